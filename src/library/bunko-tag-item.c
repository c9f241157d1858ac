/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-tag-item.h"

#include "bunko-item-private.h"

/**
 * BunkoTagItem:
 *
 * A tag as a row of a list. Servers up to 0.13 do not count tags among the items: it has the type
 * %BUNKO_ITEM_TYPE_NONE, and belongs to no store.
 */

struct _BunkoTagItem
{
  BunkoItem parent_instance;

  BunkoTag *tag;
};

G_DEFINE_FINAL_TYPE (BunkoTagItem, bunko_tag_item, BUNKO_TYPE_ITEM)

static void
bunko_tag_item_finalize (GObject *object)
{
  g_clear_object (&BUNKO_TAG_ITEM (object)->tag);

  G_OBJECT_CLASS (bunko_tag_item_parent_class)->finalize (object);
}

static void
bunko_tag_item_class_init (BunkoTagItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_tag_item_finalize;
}

static void
bunko_tag_item_init (BunkoTagItem *self)
{
}

/* Lists tell rows apart by their ids; a tag without one has its text. */
static gint64
get_id (BunkoTag *tag)
{
  const char *tag_namespace = bunko_tag_get_namespace (tag);
  gint64 id = bunko_tag_get_id (tag);

  if (id > 0)
    return id;
  id = g_str_hash (tag_namespace != NULL ? tag_namespace : "");
  return (id << 31 ^ g_str_hash (bunko_tag_get_name (tag))) + 1;
}

/**
 * bunko_tag_item_new:
 * @tag: a tag
 *
 * Returns: (transfer full): an item that stands for @tag
 */
BunkoTagItem *
bunko_tag_item_new (BunkoTag *tag)
{
  BunkoTagItem *self;

  g_return_val_if_fail (BUNKO_IS_TAG (tag), NULL);

  self = g_object_new (BUNKO_TYPE_TAG_ITEM, "item-type", BUNKO_ITEM_TYPE_NONE, "id", get_id (tag),
                       NULL);
  self->tag = g_object_ref (tag);
  _bunko_item_set_display_name (BUNKO_ITEM (self), bunko_tag_get_name (tag));
  return self;
}

/**
 * bunko_tag_item_get_tag:
 * @self: an item
 *
 * Returns: (transfer none): the tag
 */
BunkoTag *
bunko_tag_item_get_tag (BunkoTagItem *self)
{
  g_return_val_if_fail (BUNKO_IS_TAG_ITEM (self), NULL);

  return self->tag;
}
