/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-clean-text.h"
#include "bunko-item-parser.h"
#include "bunko-json-member.h"
#include "bunko-names-private.h"

/* What galleries, artists and parodies share: several names of one thing, and lists of other items.
 */

/* More than anything has; every one may become a row or a chip. */
#define MAX_NAMES    64
#define MAX_CHILDREN 512

static void
add_name (GPtrArray *names, JsonObject *object)
{
  g_autofree char *kept = NULL;
  const char *name = bunko_clean_name (bunko_json_member_string (object, "name", NULL), &kept);

  if (name == NULL || name[0] == '\0' || names->len >= MAX_NAMES ||
      g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    return;
  g_ptr_array_add (names, g_strdup (name));
}

/*
 * Replaces @names by those of @object: the preferred one first, none twice, none empty. Does
 * nothing if @object says nothing about names. Returns whether they changed.
 */
gboolean
_bunko_names_load (char ***names,
                   JsonObject *object,
                   const char *preferred_key,
                   const char *list_key)
{
  g_autoptr (GPtrArray) all = NULL;
  g_auto (GStrv) found = NULL;
  JsonObject *preferred = bunko_json_member_object (object, preferred_key);
  JsonArray *list = bunko_json_member_get_array (object, list_key);

  if (preferred == NULL && list == NULL)
    return FALSE;

  all = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  add_name (all, preferred);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    add_name (all, bunko_json_array_get_object (list, i));

  found = (GStrv) g_ptr_array_steal (all, NULL);
  if (*names != NULL && g_strv_equal ((const char *const *) *names, (const char *const *) found))
    return FALSE;
  g_strfreev (*names);
  *names = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
same_items (GListStore *list, GPtrArray *items)
{
  guint length = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;

  if (length != items->len)
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (BunkoItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (item != g_ptr_array_index (items, i))
        return FALSE;
    }
  return TRUE;
}

/*
 * Replaces the items of @list by those under @key, if @object says which they are. The list is only
 * made when there is something in it. Returns whether it changed.
 */
gboolean
_bunko_children_load (GListStore **list,
                      JsonObject *object,
                      const char *key,
                      BunkoItemType type,
                      BunkoStore *store)
{
  g_autoptr (GPtrArray) items = NULL;
  JsonArray *array = bunko_json_member_get_array (object, key);

  if (array == NULL)
    return FALSE;
  items = bunko_items_new_from_json (store, type, json_object_get_member (object, key));
  g_ptr_array_set_size (items, (int) MIN (items->len, MAX_CHILDREN));
  if (same_items (*list, items))
    return FALSE;

  _bunko_children_ensure (list);
  g_list_store_splice (*list, 0, g_list_model_get_n_items (G_LIST_MODEL (*list)), items->pdata,
                       items->len);
  return TRUE;
}

/* The list, which is made if there is none yet: a caller may watch it. */
GListModel *
_bunko_children_ensure (GListStore **list)
{
  if (*list == NULL)
    *list = g_list_store_new (BUNKO_TYPE_ITEM);
  return G_LIST_MODEL (*list);
}
