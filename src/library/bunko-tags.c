/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-clean-text.h"
#include "bunko-json-member.h"
#include "bunko-tag-group.h"
#include "bunko-tags-private.h"

/* The key of the tags that have no namespace (HPX wire notes; HPX "Creating frontends", tags). */
#define NO_NAMESPACE "__namespace__"

/* More than anything has; each tag may become a chip. */
#define MAX_NAMESPACES 200
#define MAX_TAGS       1000

static gint
compare_tags (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (bunko_tag_get_name (BUNKO_TAG ((gpointer) a)),
                         bunko_tag_get_name (BUNKO_TAG ((gpointer) b)));
}

static gint
compare_groups (gconstpointer a, gconstpointer b)
{
  const char *one = bunko_tag_group_get_namespace (BUNKO_TAG_GROUP ((gpointer) a));
  const char *other = bunko_tag_group_get_namespace (BUNKO_TAG_GROUP ((gpointer) b));

  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  return g_utf8_collate (one, other);
}

static BunkoTag *
parse_tag (JsonNode *node, const char *tag_namespace)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *kept = NULL;
  const char *name = bunko_json_member_string (object, "name", NULL);

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    name = json_node_get_string (node);
  if (name == NULL)
    name = bunko_json_member_string (bunko_json_member_object (object, "tag"), "name", NULL);
  name = bunko_clean_name (name, &kept);
  if (name == NULL || name[0] == '\0')
    return NULL;
  return bunko_tag_new (bunko_json_member_int (object, "id", 0), tag_namespace, name);
}

static BunkoTagGroup *
parse_group (const char *key, JsonArray *array)
{
  g_autofree char *kept = NULL;
  const char *name = bunko_clean_name (key, &kept);
  const char *tag_namespace = g_str_equal (name, NO_NAMESPACE) || name[0] == '\0' ? NULL : name;
  BunkoTagGroup *group = bunko_tag_group_new (tag_namespace);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (json_array_get_length (array), MAX_TAGS); i++)
    {
      BunkoTag *tag = parse_tag (json_array_get_element (array, i), tag_namespace);

      if (tag != NULL)
        g_ptr_array_add (tags, tag);
    }
  g_ptr_array_sort_values (tags, compare_tags);
  for (guint i = 0; i < tags->len; i++)
    bunko_tag_group_add (group, g_ptr_array_index (tags, i));
  return group;
}

/* The tags of {namespace: [tag …] …} as a list of groups: by namespace, those without one last. */
GListModel *
_bunko_tag_groups_from_json (JsonNode *node)
{
  GListStore *store = g_list_store_new (BUNKO_TYPE_TAG_GROUP);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return G_LIST_MODEL (store);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      g_autoptr (BunkoTagGroup) group = NULL;

      if (!JSON_NODE_HOLDS_ARRAY (value) || groups->len >= MAX_NAMESPACES)
        continue;
      group = parse_group (key, json_node_get_array (value));
      if (g_list_model_get_n_items (bunko_tag_group_get_tags (group)) > 0)
        g_ptr_array_add (groups, g_steal_pointer (&group));
    }
  g_ptr_array_sort_values (groups, compare_groups);
  g_list_store_splice (store, 0, 0, groups->pdata, groups->len);
  return G_LIST_MODEL (store);
}
