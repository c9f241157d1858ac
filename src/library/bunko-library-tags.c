/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-private.h"
#include "bunko-tag-group.h"
#include "bunko-tag-namespace-private.h"
#include "bunko-tags-private.h"
#include "bunko-tags-source-private.h"

/*
 * Which namespaces there are. No server tells: of few tags all are fetched at once; of many, the
 * places where the namespace changes are looked for in the list that is sorted by it, tag by tag,
 * each time in the middle of what may still have such a place.
 */

/* So many tags come in one reply. */
#define MAX_FETCHED 2000

/* A part of the list whose first and last tag are in different namespaces. */
typedef struct
{
  guint start; /* of the first tag */
  guint end;   /* of the last tag */
} Range;

typedef struct
{
  guint max_fetched;
  guint total;
  GArray *ranges;     /* still to be looked at */
  GHashTable *places; /* place of a tag → its namespace, "" for none; where it was asked for */
  guint asked;
} List;

static void ask_place (GTask *task, guint place);

static void
list_free (gpointer data)
{
  List *list = data;

  g_array_unref (list->ranges);
  g_hash_table_unref (list->places);
  g_free (list);
}

static gint
compare_namespaces (gconstpointer a, gconstpointer b)
{
  const char *one = bunko_tag_namespace_get_name ((BunkoTagNamespace *) a);
  const char *other = bunko_tag_namespace_get_name ((BunkoTagNamespace *) b);

  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  return g_utf8_collate (one, other);
}

static void
return_namespaces (GTask *task, GPtrArray *namespaces)
{
  g_ptr_array_sort_values (namespaces, compare_namespaces);
  g_task_return_pointer (task, namespaces, (GDestroyNotify) g_ptr_array_unref);
}

static BunkoTagNamespace *
make_namespace (BunkoTagGroup *group)
{
  GListModel *tags = bunko_tag_group_get_tags (group);
  guint n = g_list_model_get_n_items (tags);
  BunkoTagNamespace *self = _bunko_tag_namespace_new (bunko_tag_group_get_namespace (group), 0, n);

  self->tags = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BunkoTag) tag = g_list_model_get_item (tags, i);

      g_ptr_array_add (self->tags, bunko_tag_item_new (tag));
    }
  return self;
}

static void
all_reply (BunkoLibrary *self, GTask *task, JsonNode *data)
{
  g_autoptr (GListModel) groups = _bunko_tag_groups_from_json (data);
  GPtrArray *namespaces = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);

      g_ptr_array_add (namespaces, make_namespace (group));
    }
  return_namespaces (task, namespaces);
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  guint one = GPOINTER_TO_UINT (a);
  guint other = GPOINTER_TO_UINT (b);

  return (one > other) - (one < other);
}

/* Between two places with the same namespace there is no other one. */
static void
finish (GTask *task)
{
  List *list = g_task_get_task_data (task);
  GPtrArray *namespaces = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) places = g_hash_table_get_keys_as_ptr_array (list->places);
  const char *last = NULL;

  g_ptr_array_sort_values (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      guint place = GPOINTER_TO_UINT (places->pdata[i]);
      const char *name = g_hash_table_lookup (list->places, places->pdata[i]);
      BunkoTagNamespace *previous =
          namespaces->len > 0 ? namespaces->pdata[namespaces->len - 1] : NULL;

      if (last != NULL && g_str_equal (last, name))
        continue;
      if (previous != NULL)
        previous->count = place - previous->start;
      g_ptr_array_add (namespaces, _bunko_tag_namespace_new (*name != '\0' ? name : NULL, place,
                                                             list->total - place));
      last = name;
    }
  return_namespaces (task, namespaces);
}

/* Takes @task. */
static void
look_on (GTask *task)
{
  List *list = g_task_get_task_data (task);

  while (list->ranges->len > 0)
    {
      Range *range = &g_array_index (list->ranges, Range, list->ranges->len - 1);
      guint middle = range->start + (range->end - range->start) / 2;
      Range later = { middle, range->end };
      const char *first = g_hash_table_lookup (list->places, GUINT_TO_POINTER (range->start));
      const char *last = g_hash_table_lookup (list->places, GUINT_TO_POINTER (range->end));

      if (range->end - range->start < 2 || g_strcmp0 (first, last) == 0)
        {
          g_array_set_size (list->ranges, list->ranges->len - 1);
          continue;
        }
      if (!g_hash_table_contains (list->places, GUINT_TO_POINTER (middle)))
        {
          ask_place (task, middle);
          return;
        }
      range->end = middle;
      g_array_append_val (list->ranges, later);
    }
  finish (task);
  g_object_unref (task);
}

/* A tag that went away meanwhile ends the list there. */
static void
place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  List *list = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonNode) data = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);
  g_autoptr (GListModel) groups = NULL;
  g_autoptr (BunkoTagGroup) group = NULL;
  const char *name = NULL;

  if (data == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  groups = _bunko_tag_groups_from_json (data);
  group = g_list_model_get_item (groups, 0);
  if (group != NULL)
    name = bunko_tag_group_get_namespace (group);
  g_hash_table_insert (list->places, GUINT_TO_POINTER (list->asked),
                       g_strdup (name != NULL ? name : ""));
  if (list->asked == 0 && list->total > 1)
    ask_place (task, list->total - 1);
  else
    look_on (task);
}

static JsonObject *
make_args (guint limit, guint offset)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "search_query", "");
  json_object_set_int_member (args, "sort_by", BUNKO_TAG_SORT_NAMESPACE);
  json_object_set_int_member (args, "limit", limit);
  json_object_set_int_member (args, "offset", offset);
  return args;
}

static void
ask_place (GTask *task, guint place)
{
  List *list = g_task_get_task_data (task);
  BunkoLibrary *self = g_task_get_source_object (task);
  g_autoptr (JsonObject) args = make_args (1, place);

  list->asked = place;
  bunko_session_call_async (_bunko_library_get_session (self), "search_tags", args,
                            BUNKO_PRIORITY_PREFETCH, g_task_get_cancellable (task), place_cb, task);
}

static void
total_reply (BunkoLibrary *self, GTask *task, JsonNode *data)
{
  List *list = g_task_get_task_data (task);
  gint64 total = _bunko_count_from_json (data);
  Range all = { 0, (guint) CLAMP (total - 1, 0, G_MAXINT) };

  if (total < 0)
    {
      _bunko_task_return_unexpected (task, "get_tags_count");
      return;
    }
  if (total <= list->max_fetched)
    {
      _bunko_library_call (self, g_object_ref (task), "search_tags", make_args ((guint) total, 0),
                           all_reply);
      return;
    }
  list->total = all.end + 1;
  g_array_append_val (list->ranges, all);
  ask_place (g_object_ref (task), 0);
}

/* Private: with another number of tags that are fetched at once, for tests. */
void
_bunko_library_list_tag_namespaces_async (BunkoLibrary *self,
                                          guint max_fetched,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  List *list = g_new0 (List, 1);

  g_task_set_source_tag (task, bunko_library_list_tag_namespaces_async);
  list->max_fetched = max_fetched;
  list->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  list->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_task_set_task_data (task, list, list_free);
  _bunko_library_call (self, task, "get_tags_count", json_object_new (), total_reply);
}

/**
 * bunko_library_list_tag_namespaces_async:
 * @self: a library
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Finds out which namespaces the tags have, and how many tags each has. With many tags that takes
 * many calls; they are made behind all that is on the screen.
 */
void
bunko_library_list_tag_namespaces_async (BunkoLibrary *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  _bunko_library_list_tag_namespaces_async (self, MAX_FETCHED, cancellable, callback, user_data);
}

/**
 * bunko_library_list_tag_namespaces_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BunkoTagNamespace): the namespaces by name, the tags
 *   without one last; %NULL with @error set
 */
GPtrArray *
bunko_library_list_tag_namespaces_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
