/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-tag-group.h"

/**
 * BunkoTagGroup:
 *
 * The tags of one namespace.
 */

struct _BunkoTagGroup
{
  GObject parent_instance;

  char *tag_namespace; /* NULL for the tags without one */
  GListStore *tags;
};

G_DEFINE_FINAL_TYPE (BunkoTagGroup, bunko_tag_group, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAMESPACE,
  PROP_TAGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_tag_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoTagGroup *self = BUNKO_TAG_GROUP (object);

  switch (prop_id)
    {
    case PROP_NAMESPACE:
      g_value_set_string (value, self->tag_namespace);
      break;
    case PROP_TAGS:
      g_value_set_object (value, self->tags);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_tag_group_finalize (GObject *object)
{
  BunkoTagGroup *self = BUNKO_TAG_GROUP (object);

  g_clear_object (&self->tags);
  g_clear_pointer (&self->tag_namespace, g_free);

  G_OBJECT_CLASS (bunko_tag_group_parent_class)->finalize (object);
}

static void
bunko_tag_group_class_init (BunkoTagGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_tag_group_get_property;
  object_class->finalize = bunko_tag_group_finalize;

  properties[PROP_NAMESPACE] = g_param_spec_string ("namespace", NULL, NULL, NULL, flags);
  properties[PROP_TAGS] = g_param_spec_object ("tags", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_tag_group_init (BunkoTagGroup *self)
{
  self->tags = g_list_store_new (BUNKO_TYPE_TAG);
}

/**
 * bunko_tag_group_new:
 * @tag_namespace: (nullable): the namespace, %NULL for the tags without one
 *
 * Returns: (transfer full): a group without tags
 */
BunkoTagGroup *
bunko_tag_group_new (const char *tag_namespace)
{
  BunkoTagGroup *self = g_object_new (BUNKO_TYPE_TAG_GROUP, NULL);

  self->tag_namespace = g_strdup (tag_namespace);
  return self;
}

/**
 * bunko_tag_group_get_namespace:
 * @self: a group of tags
 *
 * Returns: (transfer none) (nullable): the namespace, %NULL for the tags without one
 */
const char *
bunko_tag_group_get_namespace (BunkoTagGroup *self)
{
  g_return_val_if_fail (BUNKO_IS_TAG_GROUP (self), NULL);

  return self->tag_namespace;
}

/**
 * bunko_tag_group_get_tags:
 * @self: a group of tags
 *
 * Returns: (transfer none): the tags, as a list of #BunkoTag
 */
GListModel *
bunko_tag_group_get_tags (BunkoTagGroup *self)
{
  g_return_val_if_fail (BUNKO_IS_TAG_GROUP (self), NULL);

  return G_LIST_MODEL (self->tags);
}

/**
 * bunko_tag_group_add:
 * @self: a group of tags
 * @tag: (transfer none): a tag
 *
 * Adds a tag at the end.
 */
void
bunko_tag_group_add (BunkoTagGroup *self, BunkoTag *tag)
{
  g_return_if_fail (BUNKO_IS_TAG_GROUP (self));
  g_return_if_fail (BUNKO_IS_TAG (tag));

  g_list_store_append (self->tags, tag);
}
