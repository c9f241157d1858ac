/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "art/bunko-sample-names.h"
#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"
#include "bunko-sample-items.h"
#include "bunko-sample-query.h"
#include "bunko-sample-request.h"
#include "bunko-sample-selector.h"

static gboolean
read_item (BunkoSampleCall *call, BunkoSampleItemType *type, gint64 *id, GError **error)
{
  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_GALLERY, type,
                                        error) ||
      !bunko_sample_call_get_int (call, "item_id", 0, id, error))
    return FALSE;
  if (*id <= 0)
    return bunko_sample_call_api_error (error, "item_id must be a valid item id");
  return TRUE;
}

/* Only galleries have tags of their own here. */
static gboolean
get_tags (BunkoSampleCall *call, GError **error)
{
  BunkoSampleItemType type;
  BunkoSampleGallery gallery;
  gint64 id;

  if (!read_item (call, &type, &id, error))
    return FALSE;
  if (type != BUNKO_SAMPLE_TYPE_GALLERY ||
      !bunko_sample_store_get_gallery (call->backend->store, id, &gallery))
    gallery.n_tags = 0;
  bunko_sample_items_write_tags (call->backend, gallery.tags, gallery.n_tags, call->out);
  return TRUE;
}

static GArray *
list_tags (const BunkoSampleTable *tags)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 id = 1; id <= bunko_sample_table_get_size (tags); id++)
    if (bunko_sample_table_get (tags, id) != NULL)
      g_array_append_val (ids, id);
  return ids;
}

static gboolean
write_window (BunkoSampleCall *call, GArray *ids, GError **error)
{
  gint64 offset;
  gint64 limit;

  if (!bunko_sample_call_get_range (call, "offset", &offset, &limit, error))
    return FALSE;
  offset = MIN (offset, ids->len);
  limit = MIN (limit, ids->len - offset);
  bunko_sample_items_write_tags (call->backend, (guint32 *) (gpointer) ids->data + offset, limit,
                                 call->out);
  return TRUE;
}

static gboolean
get_all_tags (BunkoSampleCall *call, GError **error)
{
  g_autoptr (GArray) ids = list_tags (bunko_sample_store_get_tags (call->backend->store));

  return write_window (call, ids, error);
}

static gboolean
get_tags_count (BunkoSampleCall *call, GError **error)
{
  bunko_sample_writer_begin_object (call->out);
  bunko_sample_writer_member_int (call->out, "count",
                                  bunko_sample_store_get_tags (call->backend->store)->n_alive);
  bunko_sample_writer_end_object (call->out);
  return TRUE;
}

static gboolean
matches_term (BunkoSampleCall *call,
              const BunkoSampleEntry *tag,
              const BunkoSampleTerm *term,
              const BunkoSamplePattern *pattern)
{
  const char *space = bunko_sample_store_get_namespace (call->backend->store, tag->related);

  return (term->space == NULL || g_ascii_strcasecmp (term->space, space) == 0) &&
         bunko_sample_pattern_match (pattern, tag->name);
}

static gboolean
matches_terms (BunkoSampleCall *call,
               const BunkoSampleEntry *tag,
               GPtrArray *terms,
               GPtrArray *patterns)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const BunkoSampleTerm *term = g_ptr_array_index (terms, i);

      if (matches_term (call, tag, term, g_ptr_array_index (patterns, i)) == term->excluded)
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
make_patterns (GPtrArray *terms, BunkoSampleSearchOptions options)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) bunko_sample_pattern_free);

  for (guint i = 0; i < terms->len; i++)
    {
      const BunkoSampleTerm *term = g_ptr_array_index (terms, i);

      g_ptr_array_add (patterns, bunko_sample_pattern_new (term->text, options));
    }
  return patterns;
}

/* The ids of the tags that are found. */
static GArray *
find_tags (BunkoSampleCall *call, const char *query, BunkoSampleSearchOptions options)
{
  const BunkoSampleTable *tags = bunko_sample_store_get_tags (call->backend->store);
  g_autoptr (GPtrArray) terms = bunko_sample_query_parse (query);
  g_autoptr (GPtrArray) patterns = make_patterns (terms, options);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  /* A namespace alone finds nothing. */
  if (terms->len == 0 && *query != '\0')
    return ids;
  for (guint32 id = 1; id <= bunko_sample_table_get_size (tags); id++)
    {
      const BunkoSampleEntry *tag = bunko_sample_table_get (tags, id);

      if (tag != NULL && matches_terms (call, tag, terms, patterns))
        g_array_append_val (ids, id);
    }
  return ids;
}

typedef struct
{
  const BunkoSampleTable *tags;
  BunkoSampleSort sort;
  gboolean descending;
} TagOrder;

static int
compare_tags (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TagOrder *order = user_data;
  const BunkoSampleEntry *left = bunko_sample_table_get (order->tags, *(const guint32 *) a);
  const BunkoSampleEntry *right = bunko_sample_table_get (order->tags, *(const guint32 *) b);
  int result = 0;

  if (order->sort == BUNKO_SAMPLE_SORT_TAG_NAMESPACE)
    result = (left->related > right->related) - (left->related < right->related);
  if (result == 0)
    result = strcmp (left->name, right->name);
  return order->descending ? -result : result;
}

static gboolean
search_tags (BunkoSampleCall *call, GError **error)
{
  TagOrder order = { .tags = bunko_sample_store_get_tags (call->backend->store) };
  g_autoptr (GArray) ids = NULL;
  BunkoSampleSearchOptions options;
  const char *query;
  int sort;

  if (!bunko_sample_call_get_string (call, "search_query", "", &query, error) ||
      !bunko_sample_selector_read_options (call, &options, error) ||
      !bunko_sample_call_get_nullable_enum (call, "sort_by", &bunko_sample_enum_sort, 0, &sort,
                                            error))
    return FALSE;

  ids = find_tags (call, query, options);
  order.sort = sort;
  order.descending = bunko_sample_call_get_boolean (call, "sort_desc", FALSE);
  if (sort != 0)
    g_array_sort_with_data (ids, compare_tags, &order);
  return write_window (call, ids, error);
}

typedef struct
{
  guint32 id;
  guint count;
} TagCount;

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const TagCount *left = a;
  const TagCount *right = b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static GArray *
count_tags (BunkoSampleCall *call, BunkoSampleItemType type, gint64 id)
{
  BunkoSampleStore *store = call->backend->store;
  BunkoSampleSelector selector = {
    .type = BUNKO_SAMPLE_TYPE_GALLERY, .parent_type = type, .parent_id = id, .query = ""
  };
  g_autoptr (GArray) galleries = bunko_sample_views_select (call->backend->views, &selector);
  guint n = bunko_sample_table_get_size (bunko_sample_store_get_tags (store));
  GArray *counts = g_array_sized_new (FALSE, TRUE, sizeof (TagCount), n + 1);

  g_array_set_size (counts, n + 1);
  for (guint i = 1; i <= n; i++)
    g_array_index (counts, TagCount, i).id = i;
  for (guint i = 0; i < galleries->len; i++)
    {
      BunkoSampleGallery gallery;

      if (bunko_sample_store_get_gallery (store, g_array_index (galleries, guint32, i), &gallery))
        for (guint j = 0; j < gallery.n_tags; j++)
          g_array_index (counts, TagCount, gallery.tags[j]).count++;
    }
  g_array_sort (counts, compare_counts);
  return counts;
}

static gboolean
get_common_tags (BunkoSampleCall *call, GError **error)
{
  static const BunkoSampleItemType allowed[] = {
    BUNKO_SAMPLE_TYPE_ARTIST,
    BUNKO_SAMPLE_TYPE_COLLECTION,
    BUNKO_SAMPLE_TYPE_GROUPING,
  };
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  BunkoSampleItemType type;
  gint64 id;
  gint64 limit;

  if (!bunko_sample_call_get_item_type (call, "item_type", BUNKO_SAMPLE_TYPE_COLLECTION, &type,
                                        error) ||
      !bunko_sample_call_check_type (call, type, allowed, G_N_ELEMENTS (allowed), error) ||
      !read_item (call, &type, &id, error) ||
      !bunko_sample_call_get_int (call, "limit", 10, &limit, error))
    return FALSE;

  counts = count_tags (call, type, id);
  for (guint i = 0; i < counts->len && ids->len < limit; i++)
    if (g_array_index (counts, TagCount, i).count > 0)
      g_array_append_val (ids, g_array_index (counts, TagCount, i).id);
  bunko_sample_items_write_tags (call->backend, (guint32 *) (gpointer) ids->data, ids->len,
                                 call->out);
  return TRUE;
}

static guint32
find_tag (BunkoSampleCall *call, const char *space, JsonNode *node)
{
  BunkoSampleStore *store = call->backend->store;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = bunko_sample_request_text (node);
  gint64 id = 0;

  if (object != NULL)
    {
      name = bunko_sample_request_text (json_object_get_member (object, "name"));
      id = json_object_get_int_member_with_default (object, "id", 0);
    }
  if (bunko_sample_table_get (bunko_sample_store_get_tags (store), id) != NULL)
    return id;
  return name != NULL && *name != '\0' ? bunko_sample_store_find_tag (store, space, name, TRUE) : 0;
}

static gboolean
add_tag (BunkoSampleGallery *gallery, guint32 id)
{
  if (id == 0 || gallery->n_tags == BUNKO_SAMPLE_MAX_TAGS)
    return FALSE;
  for (guint i = 0; i < gallery->n_tags; i++)
    if (gallery->tags[i] == id)
      return TRUE;
  gallery->tags[gallery->n_tags++] = id;
  return TRUE;
}

static gboolean
replace_tags (BunkoSampleCall *call, BunkoSampleGallery *gallery, JsonObject *tags, GError **error)
{
  JsonObjectIter iter;
  const char *space;
  JsonNode *list;

  gallery->n_tags = 0;
  json_object_iter_init_ordered (&iter, tags);
  while (json_object_iter_next_ordered (&iter, &space, &list))
    {
      JsonArray *array = JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

      if (array == NULL || *space == '\0')
        return bunko_sample_crash (error, "AssertionError");
      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!add_tag (gallery, find_tag (call, space, json_array_get_element (array, i))))
          return bunko_sample_call_api_error (error, "Not a tag, or too many tags");
    }
  return TRUE;
}

static gboolean
update_item_tags (BunkoSampleCall *call, GError **error)
{
  static const BunkoSampleItemType allowed[] = { BUNKO_SAMPLE_TYPE_GALLERY };
  JsonNode *tags = bunko_sample_call_get (call, "tags");
  g_autoptr (BunkoSampleGallery) copy = NULL;
  BunkoSampleGallery *gallery;
  BunkoSampleItemType type;
  gint64 id;

  if (!read_item (call, &type, &id, error) ||
      !bunko_sample_call_check_type (call, type, allowed, G_N_ELEMENTS (allowed), error))
    return FALSE;
  gallery = bunko_sample_store_edit_gallery (call->backend->store, id, BUNKO_SAMPLE_ASPECT_FACTS);
  if (gallery == NULL)
    return bunko_sample_crash (error, "UnmappedInstanceError");
  if (tags == NULL || !JSON_NODE_HOLDS_OBJECT (tags))
    return bunko_sample_crash (error, "AttributeError");

  /* All or nothing. */
  copy = bunko_sample_gallery_copy (gallery);
  if (!replace_tags (call, copy, json_node_get_object (tags), error))
    return FALSE;
  memcpy (gallery->tags, copy->tags, sizeof gallery->tags);
  gallery->n_tags = copy->n_tags;
  bunko_sample_writer_boolean (call->out, TRUE);
  return TRUE;
}

const BunkoSampleFunction bunko_sample_functions_tags[] = {
  { "get_tags", get_tags, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS, "item_type,item_id,raw" },
  { "get_all_tags", get_all_tags, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS, "limit,offset" },
  { "get_tags_count", get_tags_count, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS, "" },
  { "search_tags", search_tags, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "search_query,search_options,only_namespace,only_tag,sort_by,sort_desc,limit,offset" },
  { "get_common_tags", get_common_tags, BUNKO_SAMPLE_LOCK_READ, BUNKO_SAMPLE_ALWAYS,
    "item_type,item_id,limit" },
  { "update_item_tags", update_item_tags, BUNKO_SAMPLE_LOCK_WRITE, BUNKO_SAMPLE_ALWAYS,
    "item_type,item_id,tags" },
  { NULL },
};
