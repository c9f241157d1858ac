/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-tag.h"

/**
 * BunkoTag:
 *
 * A word that describes an item, with the namespace that says what kind of word it is.
 */

struct _BunkoTag
{
  GObject parent_instance;

  gint64 id;
  char *tag_namespace; /* NULL if there is none */
  char *name;
};

G_DEFINE_FINAL_TYPE (BunkoTag, bunko_tag, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAMESPACE,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_tag_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoTag *self = BUNKO_TAG (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NAMESPACE:
      g_value_set_string (value, self->tag_namespace);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_tag_finalize (GObject *object)
{
  BunkoTag *self = BUNKO_TAG (object);

  g_clear_pointer (&self->tag_namespace, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bunko_tag_parent_class)->finalize (object);
}

static void
bunko_tag_class_init (BunkoTagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_tag_get_property;
  object_class->finalize = bunko_tag_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAMESPACE] = g_param_spec_string ("namespace", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_tag_init (BunkoTag *self)
{
}

/**
 * bunko_tag_new:
 * @id: the id of the pair of namespace and tag, 0 if it has none yet
 * @tag_namespace: (nullable): the namespace, %NULL for a tag without
 * @name: the tag
 *
 * Returns: (transfer full): a tag
 */
BunkoTag *
bunko_tag_new (gint64 id, const char *tag_namespace, const char *name)
{
  BunkoTag *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_TAG, NULL);
  self->id = MAX (id, 0);
  self->tag_namespace = g_strdup (tag_namespace);
  self->name = g_strdup (name);
  return self;
}

/**
 * bunko_tag_get_id:
 * @self: a tag
 *
 * Returns: the id of the pair of namespace and tag, 0 if it has none
 */
gint64
bunko_tag_get_id (BunkoTag *self)
{
  g_return_val_if_fail (BUNKO_IS_TAG (self), 0);

  return self->id;
}

/**
 * bunko_tag_get_namespace:
 * @self: a tag
 *
 * Returns: (transfer none) (nullable): the namespace, %NULL if there is none
 */
const char *
bunko_tag_get_namespace (BunkoTag *self)
{
  g_return_val_if_fail (BUNKO_IS_TAG (self), NULL);

  return self->tag_namespace;
}

/**
 * bunko_tag_get_name:
 * @self: a tag
 *
 * Returns: (transfer none) (not nullable): the tag without its namespace
 */
const char *
bunko_tag_get_name (BunkoTag *self)
{
  g_return_val_if_fail (BUNKO_IS_TAG (self), "");

  return self->name;
}

/**
 * bunko_tag_to_query:
 * @self: a tag
 *
 * Writes the search that finds what has this tag: `namespace:"tag"`. Quotes inside are left out, as
 * the server's syntax has no escape for them.
 *
 * Returns: (transfer full): the search
 */
char *
bunko_tag_to_query (BunkoTag *self)
{
  g_auto (GStrv) name = NULL;
  g_autofree char *plain = NULL;
  const char *prefix;

  g_return_val_if_fail (BUNKO_IS_TAG (self), NULL);

  name = g_strsplit (self->name, "\"", -1);
  plain = g_strjoinv ("", name);
  prefix = self->tag_namespace;
  if (prefix == NULL)
    return g_strdup_printf ("__namespace__:\"%s\"", plain);
  if (strpbrk (prefix, " \"") != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (prefix, "\"", -1);
      g_autofree char *joined = g_strjoinv ("", parts);

      return g_strdup_printf ("\"%s\":\"%s\"", joined, plain);
    }
  return g_strdup_printf ("%s:\"%s\"", prefix, plain);
}
