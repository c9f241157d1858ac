/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-grouping.h"

#include "bunko-grouping-private.h"
#include "bunko-item-private.h"
#include "bunko-json-member.h"

/**
 * BunkoGrouping:
 *
 * A series: galleries that belong together in an order.
 */

struct _BunkoGrouping
{
  BunkoItem parent_instance;

  char *name;
  char *info;
  gint64 status_id;
  gint gallery_count;
  BunkoItem *first_gallery; /* NULL as long as it is not known */
};

G_DEFINE_FINAL_TYPE (BunkoGrouping, bunko_grouping, BUNKO_TYPE_ITEM)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_INFO,
  PROP_STATUS_ID,
  PROP_GALLERY_COUNT,
  PROP_FIRST_GALLERY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_grouping_load (BunkoItem *item, JsonObject *object, BunkoStore *store)
{
  BunkoGrouping *self = BUNKO_GROUPING (item);
  const char *text;
  gint64 integer;

  BUNKO_ITEM_CLASS (bunko_grouping_parent_class)->load (item, object, store);

  if (bunko_json_member_get_string (object, "name", &text))
    _bunko_take_name (self, properties[PROP_NAME], &self->name, text);
  if (bunko_json_member_get_string (object, "info", &text))
    _bunko_take_paragraphs (self, properties[PROP_INFO], &self->info, text);
  if (bunko_json_member_get_int (object, "status_id", &integer))
    _bunko_take_int64 (self, properties[PROP_STATUS_ID], &self->status_id, integer);
  _bunko_take_int (self, properties[PROP_GALLERY_COUNT], &self->gallery_count,
                   bunko_json_member_int (object, "gallery_count", self->gallery_count));
  _bunko_item_set_display_name (item, self->name);
}

static void
bunko_grouping_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoGrouping *self = BUNKO_GROUPING (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_INFO:
      g_value_set_string (value, self->info);
      break;
    case PROP_STATUS_ID:
      g_value_set_int64 (value, self->status_id);
      break;
    case PROP_GALLERY_COUNT:
      g_value_set_int (value, self->gallery_count);
      break;
    case PROP_FIRST_GALLERY:
      g_value_set_object (value, self->first_gallery);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_grouping_dispose (GObject *object)
{
  g_clear_object (&BUNKO_GROUPING (object)->first_gallery);

  G_OBJECT_CLASS (bunko_grouping_parent_class)->dispose (object);
}

static void
bunko_grouping_finalize (GObject *object)
{
  BunkoGrouping *self = BUNKO_GROUPING (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->info, g_free);

  G_OBJECT_CLASS (bunko_grouping_parent_class)->finalize (object);
}

static void
bunko_grouping_class_init (BunkoGroupingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_grouping_get_property;
  object_class->dispose = bunko_grouping_dispose;
  object_class->finalize = bunko_grouping_finalize;
  BUNKO_ITEM_CLASS (klass)->load = bunko_grouping_load;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_INFO] = g_param_spec_string ("info", NULL, NULL, NULL, flags);
  properties[PROP_STATUS_ID] =
      g_param_spec_int64 ("status-id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_GALLERY_COUNT] =
      g_param_spec_int ("gallery-count", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_FIRST_GALLERY] =
      g_param_spec_object ("first-gallery", NULL, NULL, BUNKO_TYPE_ITEM, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_grouping_init (BunkoGrouping *self)
{
  self->gallery_count = -1;
}

/**
 * bunko_grouping_new:
 * @id: the id of the grouping
 *
 * Returns: (transfer full): a grouping of which nothing else is known
 */
BunkoGrouping *
bunko_grouping_new (gint64 id)
{
  g_return_val_if_fail (id >= 0, NULL);

  return g_object_new (BUNKO_TYPE_GROUPING, "item-type", BUNKO_ITEM_TYPE_GROUPING, "id", id, NULL);
}

/**
 * bunko_grouping_get_info:
 * @self: a grouping
 *
 * Returns: (transfer none) (nullable): the description
 */
const char *
bunko_grouping_get_info (BunkoGrouping *self)
{
  g_return_val_if_fail (BUNKO_IS_GROUPING (self), NULL);

  return self->info;
}

/**
 * bunko_grouping_get_status_id:
 * @self: a grouping
 *
 * Returns: the id of the state of the series; 0 if it is not known
 */
gint64
bunko_grouping_get_status_id (BunkoGrouping *self)
{
  g_return_val_if_fail (BUNKO_IS_GROUPING (self), 0);

  return self->status_id;
}

/**
 * bunko_grouping_get_gallery_count:
 * @self: a grouping
 *
 * Returns: how many galleries are in it, or -1 if the server did not say
 */
gint
bunko_grouping_get_gallery_count (BunkoGrouping *self)
{
  g_return_val_if_fail (BUNKO_IS_GROUPING (self), -1);

  return self->gallery_count;
}

/**
 * bunko_grouping_get_first_gallery:
 * @self: a series
 *
 * Gets one of the galleries, whose cover stands for the series: servers have no cover of a series
 * (HPX wire notes, "get_image"). See bunko_library_load_card_async().
 *
 * Returns: (transfer none) (nullable): the gallery, %NULL as long as it is not known
 */
BunkoItem *
bunko_grouping_get_first_gallery (BunkoGrouping *self)
{
  g_return_val_if_fail (BUNKO_IS_GROUPING (self), NULL);

  return self->first_gallery;
}

/**
 * _bunko_grouping_set_gallery_count: (skip)
 * @self: a series
 * @gallery_count: how many galleries it has
 *
 * Sets what the server said when it was asked.
 */
void
_bunko_grouping_set_gallery_count (BunkoGrouping *self, gint gallery_count)
{
  g_return_if_fail (BUNKO_IS_GROUPING (self));

  _bunko_take_int (BUNKO_ITEM (self), properties[PROP_GALLERY_COUNT], &self->gallery_count,
                   gallery_count);
}

/**
 * _bunko_grouping_set_first_gallery: (skip)
 * @self: a series
 * @gallery: (nullable): one of its galleries
 *
 * Sets what the server said when it was asked.
 */
void
_bunko_grouping_set_first_gallery (BunkoGrouping *self, BunkoItem *gallery)
{
  g_return_if_fail (BUNKO_IS_GROUPING (self));

  if (g_set_object (&self->first_gallery, gallery))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_GALLERY]);
}
