/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-find.h"

#include "bunko-call-many-private.h"
#include "bunko-item-parser.h"
#include "bunko-library-private.h"
#include "bunko-search-token.h"

/* What has a name, by a part of it: not only the names, as suggestions are, but the items. */

static const BunkoItemType named_types[] = {
  BUNKO_ITEM_TYPE_ARTIST,   BUNKO_ITEM_TYPE_CIRCLE,     BUNKO_ITEM_TYPE_PARODY,
  BUNKO_ITEM_TYPE_GROUPING, BUNKO_ITEM_TYPE_COLLECTION, BUNKO_ITEM_TYPE_LANGUAGE,
  BUNKO_ITEM_TYPE_CATEGORY,
};

static gboolean
is_wanted (BunkoItemType type, BunkoItemType wanted)
{
  return wanted == BUNKO_ITEM_TYPE_NONE || wanted == type;
}

/* Quoted, as a person who looks for a name does not think of the signs of a search. */
static char *
make_query (const char *tag_namespace, const char *text)
{
  g_autoptr (BunkoSearchToken) token = bunko_search_token_new (tag_namespace, text, FALSE);

  return bunko_search_token_to_string (token);
}

static void
items_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoItemType wanted = (BunkoItemType) GPOINTER_TO_INT (g_task_get_task_data (task));
  GError *error = NULL;
  g_autoptr (GPtrArray) replies =
      _bunko_library_call_many_finish (BUNKO_LIBRARY (source), result, NULL, &error);
  GPtrArray *found;
  guint n = 0;

  if (replies == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (named_types); i++)
    {
      JsonNode *reply;

      if (!is_wanted (named_types[i], wanted))
        continue;
      reply = g_ptr_array_index (replies, n++);
      /* They are in no list that stays, so that nobody has to know them again. */
      if (reply != NULL)
        g_ptr_array_extend_and_steal (found,
                                      bunko_items_new_from_json (NULL, named_types[i], reply));
    }
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bunko_library_find_items_async:
 * @self: a library
 * @text: a part of a name, not empty
 * @type: which kind of items; %BUNKO_ITEM_TYPE_NONE for artists, circles, parodies, series,
 *   collections, languages and categories at once
 * @limit: how many of each kind at most
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Finds items by their names. All kinds together take one round trip.
 */
void
bunko_library_find_items_async (BunkoLibrary *self,
                                const char *text,
                                BunkoItemType type,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GPtrArray) args = NULL;
  g_autofree char *query = NULL;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (text != NULL && *text != '\0');

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_find_items_async);
  g_task_set_task_data (task, GINT_TO_POINTER (type), NULL);
  query = make_query (NULL, text);
  args = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (named_types); i++)
    {
      JsonObject *object;

      if (!is_wanted (named_types[i], type))
        continue;
      object = json_object_new ();
      json_object_set_int_member (object, "item_type", named_types[i]);
      json_object_set_string_member (object, "search_query", query);
      json_object_set_int_member (object, "limit", limit);
      g_ptr_array_add (args, object);
    }
  if (args->len > 0)
    {
      _bunko_library_call_many_async (self, "search_items", args, cancellable, items_cb, task);
      return;
    }
  g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

/**
 * bunko_library_find_items_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BunkoItem): the items, as the server orders them, kind by
 *   kind; %NULL with @error set
 */
GPtrArray *
bunko_library_find_items_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bunko_library_find_tags_async:
 * @self: a library
 * @tag_namespace: (nullable): where to look, %NULL for everywhere
 * @text: a part of a tag
 * @limit: how many to find at most
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Finds tags.
 */
void
bunko_library_find_tags_async (BunkoLibrary *self,
                               const char *tag_namespace,
                               const char *text,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autofree char *query = NULL;
  JsonObject *args;
  GTask *task;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_find_tags_async);
  query = make_query (tag_namespace, text);
  args = json_object_new ();
  json_object_set_string_member (args, "search_query", query);
  json_object_set_int_member (args, "limit", limit);
  _bunko_library_call (self, task, "search_tags", args, _bunko_library_take_tags);
}

/**
 * bunko_library_find_tags_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the tags, as a list of #BunkoTagGroup; %NULL with @error set
 */
GListModel *
bunko_library_find_tags_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
