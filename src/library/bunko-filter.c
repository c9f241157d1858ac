/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-filter.h"

#include "bunko-item-private.h"
#include "bunko-json-member.h"

/**
 * BunkoFilter:
 *
 * A saved search, with the galleries that are in it.
 */

struct _BunkoFilter
{
  BunkoItem parent_instance;

  char *name;
  char *query;
  char *info;
  gboolean enforce;
};

G_DEFINE_FINAL_TYPE (BunkoFilter, bunko_filter, BUNKO_TYPE_ITEM)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_QUERY,
  PROP_INFO,
  PROP_ENFORCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_filter_load (BunkoItem *item, JsonObject *object, BunkoStore *store)
{
  BunkoFilter *self = BUNKO_FILTER (item);
  const char *text;
  gboolean on;

  BUNKO_ITEM_CLASS (bunko_filter_parent_class)->load (item, object, store);

  if (bunko_json_member_get_string (object, "name", &text))
    _bunko_take_name (self, properties[PROP_NAME], &self->name, text);
  if (bunko_json_member_get_string (object, "filter", &text))
    _bunko_take_string (self, properties[PROP_QUERY], &self->query, text);
  if (bunko_json_member_get_string (object, "info", &text))
    _bunko_take_paragraphs (self, properties[PROP_INFO], &self->info, text);
  if (bunko_json_member_get_bool (object, "enforce", &on))
    _bunko_take_boolean (self, properties[PROP_ENFORCE], &self->enforce, on);
  _bunko_item_set_display_name (item, self->name);
}

static void
bunko_filter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoFilter *self = BUNKO_FILTER (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;
    case PROP_INFO:
      g_value_set_string (value, self->info);
      break;
    case PROP_ENFORCE:
      g_value_set_boolean (value, self->enforce);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_filter_finalize (GObject *object)
{
  BunkoFilter *self = BUNKO_FILTER (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->info, g_free);

  G_OBJECT_CLASS (bunko_filter_parent_class)->finalize (object);
}

static void
bunko_filter_class_init (BunkoFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_filter_get_property;
  object_class->finalize = bunko_filter_finalize;
  BUNKO_ITEM_CLASS (klass)->load = bunko_filter_load;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_QUERY] = g_param_spec_string ("query", NULL, NULL, NULL, flags);
  properties[PROP_INFO] = g_param_spec_string ("info", NULL, NULL, NULL, flags);
  properties[PROP_ENFORCE] = g_param_spec_boolean ("enforce", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_filter_init (BunkoFilter *self)
{
}

/**
 * bunko_filter_new:
 * @id: the id of the filter
 *
 * Returns: (transfer full): a filter of which nothing else is known
 */
BunkoFilter *
bunko_filter_new (gint64 id)
{
  g_return_val_if_fail (id >= 0, NULL);

  return g_object_new (BUNKO_TYPE_FILTER, "item-type", BUNKO_ITEM_TYPE_FILTER, "id", id, NULL);
}

/**
 * bunko_filter_get_name:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): the name
 */
const char *
bunko_filter_get_name (BunkoFilter *self)
{
  g_return_val_if_fail (BUNKO_IS_FILTER (self), NULL);

  return self->name;
}

/**
 * bunko_filter_get_query:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): what is searched
 */
const char *
bunko_filter_get_query (BunkoFilter *self)
{
  g_return_val_if_fail (BUNKO_IS_FILTER (self), NULL);

  return self->query;
}

/**
 * bunko_filter_get_info:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): the description
 */
const char *
bunko_filter_get_info (BunkoFilter *self)
{
  g_return_val_if_fail (BUNKO_IS_FILTER (self), NULL);

  return self->info;
}

/**
 * bunko_filter_get_enforce:
 * @self: a filter
 *
 * Returns: whether the galleries in it are always exactly those that the search finds
 */
gboolean
bunko_filter_get_enforce (BunkoFilter *self)
{
  g_return_val_if_fail (BUNKO_IS_FILTER (self), FALSE);

  return self->enforce;
}
