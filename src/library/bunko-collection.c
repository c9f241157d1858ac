/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-collection.h"

#include "bunko-item-private.h"
#include "bunko-json-member.h"

/**
 * BunkoCollection:
 *
 * A named set of galleries.
 */

struct _BunkoCollection
{
  BunkoItem parent_instance;

  char *name;
  char *info;
  gint64 category_id;
  gint64 pub_date;
  gint64 added;
  gint gallery_count;
};

G_DEFINE_FINAL_TYPE (BunkoCollection, bunko_collection, BUNKO_TYPE_ITEM)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_INFO,
  PROP_CATEGORY_ID,
  PROP_PUB_DATE,
  PROP_ADDED,
  PROP_GALLERY_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_collection_load (BunkoItem *item, JsonObject *object, BunkoStore *store)
{
  BunkoCollection *self = BUNKO_COLLECTION (item);
  const char *text;
  gint64 integer;

  BUNKO_ITEM_CLASS (bunko_collection_parent_class)->load (item, object, store);

  if (bunko_json_member_get_string (object, "name", &text))
    _bunko_take_name (self, properties[PROP_NAME], &self->name, text);
  if (bunko_json_member_get_string (object, "info", &text))
    _bunko_take_paragraphs (self, properties[PROP_INFO], &self->info, text);
  if (bunko_json_member_get_int (object, "category_id", &integer))
    _bunko_take_int64 (self, properties[PROP_CATEGORY_ID], &self->category_id, integer);
  if (bunko_json_member_get_int (object, "pub_date", &integer))
    _bunko_take_int64 (self, properties[PROP_PUB_DATE], &self->pub_date, integer);
  if (bunko_json_member_get_int (object, "timestamp", &integer))
    _bunko_take_int64 (self, properties[PROP_ADDED], &self->added, integer);
  _bunko_take_int (self, properties[PROP_GALLERY_COUNT], &self->gallery_count,
                   bunko_json_member_int (object, "gallery_count", self->gallery_count));
  _bunko_item_set_display_name (item, self->name);
}

static void
bunko_collection_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoCollection *self = BUNKO_COLLECTION (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_INFO:
      g_value_set_string (value, self->info);
      break;
    case PROP_CATEGORY_ID:
      g_value_set_int64 (value, self->category_id);
      break;
    case PROP_PUB_DATE:
      g_value_set_int64 (value, self->pub_date);
      break;
    case PROP_ADDED:
      g_value_set_int64 (value, self->added);
      break;
    case PROP_GALLERY_COUNT:
      g_value_set_int (value, self->gallery_count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_collection_finalize (GObject *object)
{
  BunkoCollection *self = BUNKO_COLLECTION (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->info, g_free);

  G_OBJECT_CLASS (bunko_collection_parent_class)->finalize (object);
}

static void
bunko_collection_class_init (BunkoCollectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_collection_get_property;
  object_class->finalize = bunko_collection_finalize;
  BUNKO_ITEM_CLASS (klass)->load = bunko_collection_load;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_INFO] = g_param_spec_string ("info", NULL, NULL, NULL, flags);
  properties[PROP_CATEGORY_ID] =
      g_param_spec_int64 ("category-id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_PUB_DATE] =
      g_param_spec_int64 ("pub-date", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_ADDED] =
      g_param_spec_int64 ("added", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_GALLERY_COUNT] =
      g_param_spec_int ("gallery-count", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_collection_init (BunkoCollection *self)
{
  self->gallery_count = -1;
}

/**
 * bunko_collection_new:
 * @id: the id of the collection
 *
 * Returns: (transfer full): a collection of which nothing else is known
 */
BunkoCollection *
bunko_collection_new (gint64 id)
{
  g_return_val_if_fail (id >= 0, NULL);

  return g_object_new (BUNKO_TYPE_COLLECTION, "item-type", BUNKO_ITEM_TYPE_COLLECTION, "id", id,
                       NULL);
}

/**
 * bunko_collection_get_info:
 * @self: a collection
 *
 * Returns: (transfer none) (nullable): the description
 */
const char *
bunko_collection_get_info (BunkoCollection *self)
{
  g_return_val_if_fail (BUNKO_IS_COLLECTION (self), NULL);

  return self->info;
}

/**
 * bunko_collection_get_category_id:
 * @self: a collection
 *
 * Returns: the id of the category; 0 if there is none
 */
gint64
bunko_collection_get_category_id (BunkoCollection *self)
{
  g_return_val_if_fail (BUNKO_IS_COLLECTION (self), 0);

  return self->category_id;
}

/**
 * bunko_collection_get_pub_date:
 * @self: a collection
 *
 * Returns: when the collection was published, in UNIX seconds; 0 if it is not known
 */
gint64
bunko_collection_get_pub_date (BunkoCollection *self)
{
  g_return_val_if_fail (BUNKO_IS_COLLECTION (self), 0);

  return self->pub_date;
}

/**
 * bunko_collection_get_added:
 * @self: a collection
 *
 * Returns: when the collection was made, in UNIX seconds; 0 if it is not known
 */
gint64
bunko_collection_get_added (BunkoCollection *self)
{
  g_return_val_if_fail (BUNKO_IS_COLLECTION (self), 0);

  return self->added;
}

/**
 * bunko_collection_get_gallery_count:
 * @self: a collection
 *
 * Returns: how many galleries are in it, or -1 if the server did not say
 */
gint
bunko_collection_get_gallery_count (BunkoCollection *self)
{
  g_return_val_if_fail (BUNKO_IS_COLLECTION (self), -1);

  return self->gallery_count;
}
