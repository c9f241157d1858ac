/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-named-item.h"

#include "bunko-item-private.h"
#include "bunko-json-member.h"
#include "bunko-names-private.h"

/**
 * BunkoNamedItem:
 *
 * An item that is little more than a name: a title, category, language, status, circle, link or
 * parody.
 */

struct _BunkoNamedItem
{
  BunkoItem parent_instance;

  char *name;
  char *code;
  char **names; /* of a parody: all names, the preferred one first */
};

G_DEFINE_FINAL_TYPE (BunkoNamedItem, bunko_named_item, BUNKO_TYPE_ITEM)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_CODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_named_item_load (BunkoItem *item, JsonObject *object, BunkoStore *store)
{
  BunkoNamedItem *self = BUNKO_NAMED_ITEM (item);
  const char *text;

  BUNKO_ITEM_CLASS (bunko_named_item_parent_class)->load (item, object, store);

  if (bunko_json_member_get_string (object, "name", &text))
    _bunko_take_name (self, properties[PROP_NAME], &self->name, text);
  else if (_bunko_names_load (&self->names, object, "preferred_name", "names"))
    _bunko_take_name (self, properties[PROP_NAME], &self->name, self->names[0]);
  if (bunko_json_member_get_string (object, "code", &text))
    _bunko_take_string (self, properties[PROP_CODE], &self->code, text);
  _bunko_item_set_display_name (item, self->name);
}

static void
bunko_named_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoNamedItem *self = BUNKO_NAMED_ITEM (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_named_item_finalize (GObject *object)
{
  BunkoNamedItem *self = BUNKO_NAMED_ITEM (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->names, g_strfreev);

  G_OBJECT_CLASS (bunko_named_item_parent_class)->finalize (object);
}

static void
bunko_named_item_class_init (BunkoNamedItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_named_item_get_property;
  object_class->finalize = bunko_named_item_finalize;
  BUNKO_ITEM_CLASS (klass)->load = bunko_named_item_load;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_named_item_init (BunkoNamedItem *self)
{
}

/**
 * bunko_named_item_new:
 * @type: the kind of item
 * @id: its id
 *
 * Returns: (transfer full): an item of which nothing else is known
 */
BunkoNamedItem *
bunko_named_item_new (BunkoItemType type, gint64 id)
{
  g_return_val_if_fail (id >= 0, NULL);

  return g_object_new (BUNKO_TYPE_NAMED_ITEM, "item-type", type, "id", id, NULL);
}

/**
 * bunko_named_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the name; the address, if the item is a link
 */
const char *
bunko_named_item_get_name (BunkoNamedItem *self)
{
  g_return_val_if_fail (BUNKO_IS_NAMED_ITEM (self), NULL);

  return self->name;
}

/**
 * bunko_named_item_get_code:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the code of a language, such as "ja"; %NULL for other items
 */
const char *
bunko_named_item_get_code (BunkoNamedItem *self)
{
  g_return_val_if_fail (BUNKO_IS_NAMED_ITEM (self), NULL);

  return self->code;
}

/**
 * bunko_named_item_get_names:
 * @self: an item
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): all names of a parody, the
 * preferred one first; %NULL for other items, and if none is known
 */
const char *const *
bunko_named_item_get_names (BunkoNamedItem *self)
{
  g_return_val_if_fail (BUNKO_IS_NAMED_ITEM (self), NULL);

  return (const char *const *) self->names;
}
