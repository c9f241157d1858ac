/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-suggest.h"

#include "bunko-item-parser.h"
#include "bunko-library-private.h"
#include "bunko-search-token.h"
#include "bunko-tags-private.h"

#include <string.h>

/* Suggestions for what is written in a search.
 *
 * One message may ask for one kind of items only, as replies are told apart by their function (HPX
 * wire notes, "Calls"). The messages of one key stroke go over different connections, so that all
 * of them together take one round trip. */

/* The server's order is not ours: enough to find the best among them. */
#define MIN_ASKED 60

/* Tags without a namespace are looked for in this one (HPX "Creating frontends", searching). */
#define NO_NAMESPACE "__namespace__"

/* What searches call the kinds of items. */
static const struct
{
  BunkoItemType type;
  BunkoSuggestionKind kind;
  const char *name;
  BunkoPriority priority;
} kinds[] = {
  { BUNKO_ITEM_TYPE_ARTIST, BUNKO_SUGGESTION_ARTIST, "artist", BUNKO_PRIORITY_INTERACTIVE },
  { BUNKO_ITEM_TYPE_CIRCLE, BUNKO_SUGGESTION_CIRCLE, "circle", BUNKO_PRIORITY_VISIBLE },
  { BUNKO_ITEM_TYPE_PARODY, BUNKO_SUGGESTION_PARODY, "parody", BUNKO_PRIORITY_VISIBLE },
  { BUNKO_ITEM_TYPE_GROUPING, BUNKO_SUGGESTION_SERIES, "grouping", BUNKO_PRIORITY_VISIBLE },
  { BUNKO_ITEM_TYPE_COLLECTION, BUNKO_SUGGESTION_COLLECTION, "collection", BUNKO_PRIORITY_POLL },
  { BUNKO_ITEM_TYPE_LANGUAGE, BUNKO_SUGGESTION_LANGUAGE, "language", BUNKO_PRIORITY_VISIBLE },
  { BUNKO_ITEM_TYPE_CATEGORY, BUNKO_SUGGESTION_CATEGORY, "category", BUNKO_PRIORITY_VISIBLE },
  { BUNKO_ITEM_TYPE_STATUS, BUNKO_SUGGESTION_STATUS, "status", BUNKO_PRIORITY_VISIBLE },
};

/* The namespaces of searches that are no tags, besides those of the kinds. */
static const char *const other_namespaces[] = { "title", "rating", "url", "path" };

typedef struct
{
  char *prefix;
  char *folded;
  char *tag_namespace;
  guint limit;
  guint n_open;
  guint n_answered;
  GPtrArray *found; /* of BunkoSuggestion */
  GHashTable *namespaces;
  GError *error;
} Ask;

/* One message of a question. */
typedef struct
{
  GTask *task;
  BunkoCallBatch *batch;
  gint tags;   /* the index of search_tags in it, -1 if it is not there */
  gint items;  /* of search_items */
  gint listed; /* of get_items */
  guint items_kind;
  guint listed_kind;
} Message;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->prefix);
  g_free (ask->folded);
  g_free (ask->tag_namespace);
  g_clear_pointer (&ask->found, g_ptr_array_unref);
  g_clear_pointer (&ask->namespaces, g_hash_table_unref);
  g_clear_error (&ask->error);
  g_free (ask);
}

static void
message_free (Message *message)
{
  g_clear_object (&message->task);
  g_clear_object (&message->batch);
  g_free (message);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Message, message_free)

static void
add (Ask *ask, BunkoSuggestionKind kind, const char *tag_namespace, const char *text, gint count)
{
  if (text[0] != '\0')
    g_ptr_array_add (ask->found, bunko_suggestion_new (kind, tag_namespace, text, count));
}

static void
add_namespace (Ask *ask, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (ask->tag_namespace != NULL || ask->prefix[0] == '\0' ||
      !g_str_has_prefix (folded, ask->folded) ||
      !g_hash_table_add (ask->namespaces, g_steal_pointer (&folded)))
    return;
  add (ask, BUNKO_SUGGESTION_NAMESPACE, name, name, -1);
}

static void
take_tags (Ask *ask, JsonNode *data)
{
  g_autoptr (GListModel) groups = _bunko_tag_groups_from_json (data);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);
      GListModel *tags = bunko_tag_group_get_tags (group);
      const char *name = bunko_tag_group_get_namespace (group);

      if (name != NULL)
        add_namespace (ask, name);
      for (guint j = 0; j < g_list_model_get_n_items (tags); j++)
        {
          g_autoptr (BunkoTag) tag = g_list_model_get_item (tags, j);

          add (ask, BUNKO_SUGGESTION_TAG, name != NULL ? name : NO_NAMESPACE,
               bunko_tag_get_name (tag), -1);
        }
    }
}

static gint
get_count (BunkoItem *item)
{
  if (BUNKO_IS_GROUPING (item))
    return bunko_grouping_get_gallery_count (BUNKO_GROUPING (item));
  if (BUNKO_IS_COLLECTION (item))
    return bunko_collection_get_gallery_count (BUNKO_COLLECTION (item));
  return -1;
}

/* The items are not kept: they belong to no list that would show them. What was listed in full is
 * not filtered yet. */
static void
take_items (Ask *ask, guint kind, JsonNode *data, gboolean is_filtered)
{
  g_autoptr (GPtrArray) items = bunko_items_new_from_json (NULL, kinds[kind].type, data);

  for (guint i = 0; i < items->len; i++)
    {
      BunkoItem *item = g_ptr_array_index (items, i);
      const char *name = bunko_item_get_display_name (item);
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (is_filtered || strstr (folded, ask->folded) != NULL)
        add (ask, kinds[kind].kind, kinds[kind].name, name, get_count (item));
    }
}

static gint
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return bunko_suggestion_compare ((BunkoSuggestion *) a, (BunkoSuggestion *) b, user_data);
}

static void
finish_ask (GTask *task)
{
  Ask *ask = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (ask->n_answered == 0 && ask->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&ask->error));
      return;
    }
  g_ptr_array_sort_values_with_data (ask->found, compare, ask->folded);
  if (ask->found->len > ask->limit)
    g_ptr_array_set_size (ask->found, (gint) ask->limit);
  g_task_return_pointer (task, g_steal_pointer (&ask->found), (GDestroyNotify) g_ptr_array_unref);
}

static JsonNode *
get_result (Message *message, gint index)
{
  Ask *ask = g_task_get_task_data (message->task);
  g_autoptr (GError) error = NULL;
  JsonNode *data;

  if (index < 0)
    return NULL;
  data = bunko_call_batch_get_result (message->batch, (guint) index, &error);
  if (data != NULL)
    ask->n_answered++;
  else if (ask->error == NULL)
    ask->error = g_steal_pointer (&error);
  return data;
}

static void
take_results (Message *message)
{
  Ask *ask = g_task_get_task_data (message->task);
  g_autoptr (JsonNode) tags = get_result (message, message->tags);
  g_autoptr (JsonNode) items = get_result (message, message->items);
  g_autoptr (JsonNode) listed = get_result (message, message->listed);

  if (tags != NULL)
    take_tags (ask, tags);
  if (items != NULL)
    take_items (ask, message->items_kind, items, TRUE);
  if (listed != NULL)
    take_items (ask, message->listed_kind, listed, FALSE);
}

static void
message_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Message) message = user_data;
  Ask *ask = g_task_get_task_data (message->task);
  g_autoptr (GError) error = NULL;

  if (bunko_session_call_batch_finish (BUNKO_SESSION (source), result, &error))
    take_results (message);
  else if (ask->error == NULL)
    ask->error = g_steal_pointer (&error);
  if (--ask->n_open == 0)
    finish_ask (message->task);
}

static Message *
message_new (GTask *task)
{
  Message *message = g_new0 (Message, 1);

  message->task = g_object_ref (task);
  message->batch = bunko_call_batch_new ();
  message->tags = -1;
  message->items = -1;
  message->listed = -1;
  return message;
}

static JsonObject *
make_search_args (Ask *ask, const char *query)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "search_query", query);
  json_object_set_int_member (args, "limit", MAX (ask->limit, MIN_ASKED));
  return args;
}

static void
ask_tags (Message *message)
{
  Ask *ask = g_task_get_task_data (message->task);
  g_autoptr (BunkoSearchToken) token =
      bunko_search_token_new (ask->tag_namespace, ask->prefix, FALSE);
  g_autofree char *query = bunko_search_token_to_string (token);
  g_autoptr (JsonObject) args = make_search_args (ask, query);

  message->tags = (gint) bunko_call_batch_add (message->batch, "search_tags", args);
}

static void
ask_items (Message *message, guint kind)
{
  Ask *ask = g_task_get_task_data (message->task);
  g_autofree char *query =
      ask->prefix[0] != '\0' ? bunko_search_quote (ask->prefix) : g_strdup ("");
  g_autoptr (JsonObject) args = make_search_args (ask, query);

  json_object_set_int_member (args, "item_type", kinds[kind].type);
  message->items_kind = kind;
  message->items = (gint) bunko_call_batch_add (message->batch, "search_items", args);
}

/* There are few of some kinds: all of them go with the search for others. */
static void
ask_all (Message *message, guint kind)
{
  g_autoptr (JsonObject) args = json_object_new ();

  json_object_set_int_member (args, "item_type", kinds[kind].type);
  json_object_set_int_member (args, "limit", 200);
  message->listed_kind = kind;
  message->listed = (gint) bunko_call_batch_add (message->batch, "get_items", args);
}

/* Takes @message. */
static void
send (Message *message, BunkoPriority priority)
{
  BunkoLibrary *self = g_task_get_source_object (message->task);
  Ask *ask = g_task_get_task_data (message->task);

  ask->n_open++;
  bunko_session_call_batch_async (_bunko_library_get_session (self), message->batch, priority,
                                  g_task_get_cancellable (message->task), message_cb, message);
}

static gint
find_kind (const char *tag_namespace)
{
  g_autofree char *folded = g_utf8_casefold (tag_namespace, -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (folded, kinds[i].name))
        return (gint) i;
    }
  return g_str_equal (folded, "series") ? find_kind ("grouping") : -1;
}

static gboolean
is_other_namespace (const char *tag_namespace)
{
  for (guint i = 0; i < G_N_ELEMENTS (other_namespaces); i++)
    {
      if (g_ascii_strcasecmp (other_namespaces[i], tag_namespace) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
ask_in_namespace (GTask *task)
{
  Ask *ask = g_task_get_task_data (task);
  gint kind = find_kind (ask->tag_namespace);
  Message *message;

  /* Of a namespace alone no server tells the tags. */
  if (kind < 0 && (ask->prefix[0] == '\0' || is_other_namespace (ask->tag_namespace)))
    return;
  message = message_new (task);
  if (kind >= 0)
    ask_items (message, (guint) kind);
  else
    ask_tags (message);
  send (message, BUNKO_PRIORITY_INTERACTIVE);
}

static void
ask_everywhere (GTask *task)
{
  Ask *ask = g_task_get_task_data (task);

  if (ask->prefix[0] == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_namespace (ask, kinds[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (other_namespaces); i++)
    add_namespace (ask, other_namespaces[i]);
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && kinds[i].type != BUNKO_ITEM_TYPE_LANGUAGE; i++)
    {
      Message *message = message_new (task);

      ask_items (message, i);
      if (kinds[i].type == BUNKO_ITEM_TYPE_ARTIST)
        ask_tags (message);
      else if (kinds[i].type == BUNKO_ITEM_TYPE_CIRCLE)
        ask_all (message, (guint) find_kind ("language"));
      else if (kinds[i].type == BUNKO_ITEM_TYPE_PARODY)
        ask_all (message, (guint) find_kind ("category"));
      send (message, kinds[i].priority);
    }
}

/**
 * bunko_library_suggest_async:
 * @self: a library
 * @tag_namespace: (nullable): the namespace that the word is in, or %NULL for one without
 * @prefix: what is written of the word, without quotes
 * @limit: how many suggestions to give at most
 * @cancellable: (nullable): stops waiting: cancel it when something else is written
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Finds what a person may mean who is writing a search, see bunko_search_text_get_word(). Of a
 * namespace of items (artist, circle, parody, grouping or series, collection, language, category,
 * status) an empty @prefix gives the first ones; of tags it gives none. What a server does not let
 * be searched is left out.
 */
void
bunko_library_suggest_async (BunkoLibrary *self,
                             const char *tag_namespace,
                             const char *prefix,
                             guint limit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Ask *ask;

  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (prefix != NULL);
  g_return_if_fail (limit > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_library_suggest_async);
  ask = g_new0 (Ask, 1);
  ask->prefix = g_strstrip (g_strdup (prefix));
  ask->folded = g_utf8_casefold (ask->prefix, -1);
  ask->tag_namespace = g_strdup (tag_namespace);
  ask->limit = limit;
  ask->found = g_ptr_array_new_with_free_func (g_object_unref);
  ask->namespaces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_task_set_task_data (task, ask, ask_free);
  if (tag_namespace != NULL)
    ask_in_namespace (task);
  else
    ask_everywhere (task);
  if (ask->n_open == 0)
    finish_ask (task);
}

/**
 * bunko_library_suggest_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BunkoSuggestion): the suggestions, the best first; %NULL
 *   with @error set
 */
GPtrArray *
bunko_library_suggest_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
