/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page.h"

#include "bunko-item-private.h"
#include "bunko-json-member.h"

/**
 * BunkoPage:
 *
 * A page of a gallery.
 */

struct _BunkoPage
{
  BunkoItem parent_instance;

  gint number;
  gint64 gallery_id;
  char *name;
  char *path;
  gboolean in_archive;
  gint64 hash_id;
};

G_DEFINE_FINAL_TYPE (BunkoPage, bunko_page, BUNKO_TYPE_ITEM)

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_GALLERY_ID,
  PROP_NAME,
  PROP_PATH,
  PROP_IN_ARCHIVE,
  PROP_HASH_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_page_load (BunkoItem *item, JsonObject *object, BunkoStore *store)
{
  BunkoPage *self = BUNKO_PAGE (item);
  const char *text;
  gint64 integer;
  gboolean on;

  BUNKO_ITEM_CLASS (bunko_page_parent_class)->load (item, object, store);

  if (bunko_json_member_get_int (object, "number", &integer))
    _bunko_take_int (self, properties[PROP_NUMBER], &self->number, integer);
  if (bunko_json_member_get_int (object, "gallery_id", &integer))
    _bunko_take_int64 (self, properties[PROP_GALLERY_ID], &self->gallery_id, integer);
  if (bunko_json_member_get_string (object, "name", &text))
    _bunko_take_name (self, properties[PROP_NAME], &self->name, text);
  if (bunko_json_member_get_string (object, "path", &text))
    _bunko_take_name (self, properties[PROP_PATH], &self->path, text);
  if (bunko_json_member_get_bool (object, "in_archive", &on))
    _bunko_take_boolean (self, properties[PROP_IN_ARCHIVE], &self->in_archive, on);
  if (bunko_json_member_get_int (object, "hash_id", &integer))
    _bunko_take_int64 (self, properties[PROP_HASH_ID], &self->hash_id, integer);
  _bunko_item_set_display_name (item, self->name);
}

static void
bunko_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoPage *self = BUNKO_PAGE (object);

  switch (prop_id)
    {
    case PROP_NUMBER:
      g_value_set_int (value, self->number);
      break;
    case PROP_GALLERY_ID:
      g_value_set_int64 (value, self->gallery_id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_IN_ARCHIVE:
      g_value_set_boolean (value, self->in_archive);
      break;
    case PROP_HASH_ID:
      g_value_set_int64 (value, self->hash_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_page_finalize (GObject *object)
{
  BunkoPage *self = BUNKO_PAGE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (bunko_page_parent_class)->finalize (object);
}

static void
bunko_page_class_init (BunkoPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_page_get_property;
  object_class->finalize = bunko_page_finalize;
  BUNKO_ITEM_CLASS (klass)->load = bunko_page_load;

  properties[PROP_NUMBER] = g_param_spec_int ("number", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_GALLERY_ID] =
      g_param_spec_int64 ("gallery-id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_HASH_ID] =
      g_param_spec_int64 ("hash-id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_IN_ARCHIVE] = g_param_spec_boolean ("in-archive", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_page_init (BunkoPage *self)
{
}

/**
 * bunko_page_new:
 * @id: the id of the page
 * @gallery_id: the id of its gallery, 0 if it is not known
 * @number: its place in the gallery, from 1; 0 if it is not known
 *
 * Returns: (transfer full): a page of which nothing else is known
 */
BunkoPage *
bunko_page_new (gint64 id, gint64 gallery_id, gint number)
{
  BunkoPage *self;

  g_return_val_if_fail (id >= 0, NULL);

  self = g_object_new (BUNKO_TYPE_PAGE, "item-type", BUNKO_ITEM_TYPE_PAGE, "id", id, NULL);
  self->gallery_id = gallery_id;
  self->number = number;
  return self;
}

/**
 * bunko_page_get_number:
 * @self: a page
 *
 * Returns: the place of the page in its gallery, from 1; 0 if it is not known
 */
gint
bunko_page_get_number (BunkoPage *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE (self), 0);

  return self->number;
}

/**
 * bunko_page_get_gallery_id:
 * @self: a page
 *
 * Returns: the id of the gallery that the page belongs to; 0 if it is not known
 */
gint64
bunko_page_get_gallery_id (BunkoPage *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE (self), 0);

  return self->gallery_id;
}

/**
 * bunko_page_get_name:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the file name
 */
const char *
bunko_page_get_name (BunkoPage *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE (self), NULL);

  return self->name;
}

/**
 * bunko_page_get_path:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the path of the file on the server
 */
const char *
bunko_page_get_path (BunkoPage *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE (self), NULL);

  return self->path;
}

/**
 * bunko_page_get_hash_id:
 * @self: a page
 *
 * Returns: the number under which the server keeps the checksum of the file; 0 if it has none. The
 *   checksum itself is not told
 */
gint64
bunko_page_get_hash_id (BunkoPage *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE (self), 0);

  return self->hash_id;
}

/**
 * bunko_page_get_in_archive:
 * @self: a page
 *
 * Returns: whether the file is inside an archive
 */
gboolean
bunko_page_get_in_archive (BunkoPage *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE (self), FALSE);

  return self->in_archive;
}
