/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-tag-namespace-private.h"

/**
 * BunkoTagNamespace:
 *
 * What kind of words some tags are, and how many there are of it.
 */

G_DEFINE_FINAL_TYPE (BunkoTagNamespace, bunko_tag_namespace, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_tag_namespace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoTagNamespace *self = BUNKO_TAG_NAMESPACE (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_tag_namespace_finalize (GObject *object)
{
  BunkoTagNamespace *self = BUNKO_TAG_NAMESPACE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->tags, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_tag_namespace_parent_class)->finalize (object);
}

static void
bunko_tag_namespace_class_init (BunkoTagNamespaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_tag_namespace_get_property;
  object_class->finalize = bunko_tag_namespace_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_tag_namespace_init (BunkoTagNamespace *self)
{
}

/* Private: a namespace whose tags are @count of all, from @start on. */
BunkoTagNamespace *
_bunko_tag_namespace_new (const char *name, guint start, guint count)
{
  BunkoTagNamespace *self = g_object_new (BUNKO_TYPE_TAG_NAMESPACE, NULL);

  self->name = g_strdup (name);
  self->start = start;
  self->count = count;
  return self;
}

/**
 * bunko_tag_namespace_get_name:
 * @self: a namespace
 *
 * Returns: (transfer none) (nullable): its name; %NULL for the tags that have no namespace
 */
const char *
bunko_tag_namespace_get_name (BunkoTagNamespace *self)
{
  g_return_val_if_fail (BUNKO_IS_TAG_NAMESPACE (self), NULL);

  return self->name;
}

/**
 * bunko_tag_namespace_get_count:
 * @self: a namespace
 *
 * Returns: how many tags it has
 */
guint
bunko_tag_namespace_get_count (BunkoTagNamespace *self)
{
  g_return_val_if_fail (BUNKO_IS_TAG_NAMESPACE (self), 0);

  return self->count;
}
