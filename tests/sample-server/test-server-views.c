/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "sample-host.h"
#include "sample-peer.h"

#define N_GALLERIES 300

typedef struct
{
  SampleHost *host;
  SamplePeer *peer;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) reply = NULL;

  self->host = sample_host_new (N_GALLERIES, data != NULL, TRUE);
  self->peer = sample_peer_new (sample_host_get_port (self->host));
  reply = sample_peer_log_in (self->peer, "{}");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sample_peer_free (self->peer);
  sample_host_free (self->host);
}

G_GNUC_PRINTF (2, 3)
static JsonNode *
view (Fixture *self, const char *format, ...)
{
  g_autofree char *args = NULL;
  g_autofree char *call = NULL;
  va_list list;

  va_start (list, format);
  args = g_strdup_vprintf (format, list);
  va_end (list);
  call = g_strdup_printf ("{\"fname\": \"library_view\", %s}", args);
  return sample_peer_call (self->peer, call);
}

G_GNUC_PRINTF (2, 3)
static gint64
count (Fixture *self, const char *format, ...)
{
  g_autofree char *args = NULL;
  g_autofree char *call = NULL;
  va_list list;

  va_start (list, format);
  args = g_strdup_vprintf (format, list);
  va_end (list);
  call = g_strdup_printf ("{\"fname\": \"get_view_count\"%s%s}", *args != '\0' ? ", " : "", args);
  return sample_peer_call_int (self->peer, call, "count");
}

static JsonObject *
nth (JsonNode *list, guint i)
{
  return json_array_get_object_element (json_node_get_array (list), i);
}

static guint
length (JsonNode *list)
{
  return json_array_get_length (json_node_get_array (list));
}

static gboolean
has_metatag (JsonObject *gallery, const char *name)
{
  return json_object_get_boolean_member (json_object_get_object_member (gallery, "metatags"), name);
}

/* Pages of any size make up the whole, each gallery once. */
static void
test_paging (Fixture *self, gconstpointer data)
{
  static const guint sizes[] = { 1, 7, 64, 100, 299, 300, 301 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      guint n = 1;

      for (guint page = 0; n > 0; page++)
        {
          g_autoptr (JsonNode) list =
              view (self, "\"page\": %u, \"limit\": %u, \"view_filter\": null", page, sizes[i]);

          n = length (list);
          g_assert_cmpuint (n, <=, sizes[i]);
          for (guint j = 0; j < n; j++)
            g_assert_true (g_hash_table_add (
                seen, GSIZE_TO_POINTER (json_object_get_int_member (nth (list, j), "id"))));
        }
      g_assert_cmpuint (g_hash_table_size (seen), ==, N_GALLERIES);
    }
}

static gboolean
belongs (JsonObject *gallery, const char *filter)
{
  gboolean trash = has_metatag (gallery, "trash");

  if (g_str_equal (filter, "Library"))
    return !trash && !has_metatag (gallery, "inbox");
  if (g_str_equal (filter, "Favorite"))
    return !trash && has_metatag (gallery, "favorite");
  if (g_str_equal (filter, "Inbox"))
    return !trash && has_metatag (gallery, "inbox");
  if (g_str_equal (filter, "Trash"))
    return trash;
  if (g_str_equal (filter, "ReadLater"))
    return !trash && has_metatag (gallery, "readlater");
  return !trash;
}

static void
test_filters (Fixture *self, gconstpointer data)
{
  static const char *const filters[] = {
    "Library", "Favorite", "Inbox", "Trash", "ReadLater", "All"
  };
  g_autoptr (JsonNode) all = view (self, "\"limit\": 0, \"view_filter\": null");

  g_assert_cmpuint (length (all), ==, N_GALLERIES);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (JsonNode) list = view (self, "\"limit\": 0, \"view_filter\": \"%s\"", filters[i]);
      guint n = 0;

      for (guint j = 0; j < N_GALLERIES; j++)
        n += belongs (nth (all, j), filters[i]) ? 1 : 0;
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (length (list), ==, n);
      g_assert_cmpint (count (self, "\"view_filter\": \"%s\"", filters[i]), ==, n);
      for (guint j = 0; j < n; j++)
        g_assert_true (belongs (nth (list, j), filters[i]));
    }
}

static char *
dup_title (JsonObject *gallery)
{
  return g_utf8_casefold (json_object_get_string_member (
                              json_object_get_object_member (gallery, "preferred_title"), "name"),
                          -1);
}

static const char *
artist_of (JsonObject *gallery)
{
  JsonArray *artists = json_object_get_array_member (gallery, "artists");

  if (json_array_get_length (artists) == 0)
    return NULL;
  return json_object_get_string_member (
      json_object_get_object_member (json_array_get_object_element (artists, 0), "preferred_name"),
      "name");
}

static int
compare_titles (JsonObject *a, JsonObject *b)
{
  g_autofree char *left = dup_title (a);
  g_autofree char *right = dup_title (b);

  return strcmp (left, right);
}

/* Those without an artist come last. */
static int
compare_artists (JsonObject *a, JsonObject *b)
{
  const char *left = artist_of (a);
  const char *right = artist_of (b);
  g_autofree char *left_folded = NULL;
  g_autofree char *right_folded = NULL;

  if (left == NULL || right == NULL)
    return (left == NULL) - (right == NULL);
  left_folded = g_utf8_casefold (left, -1);
  right_folded = g_utf8_casefold (right, -1);
  return strcmp (left_folded, right_folded);
}

static gint64
get_number (JsonObject *gallery, const char *key)
{
  JsonNode *node = json_object_get_member (gallery, key);

  return JSON_NODE_HOLDS_NULL (node) ? 0 : json_node_get_int (node);
}

static int
compare_by (JsonObject *a, JsonObject *b, int sort)
{
  static const char *const keys[] = { [4] = "timestamp",    [5] = "pub_date", [6] = "last_read",
                                      [7] = "last_updated", [8] = "rating",   [9] = "times_read" };
  gint64 left;
  gint64 right;

  if (sort == 2)
    return compare_titles (a, b);
  if (sort == 3)
    return compare_artists (a, b);
  left = get_number (a, keys[sort]);
  right = get_number (b, keys[sort]);
  return (left > right) - (left < right);
}

static void
test_sorting (Fixture *self, gconstpointer data)
{
  for (int sort = 2; sort <= 9; sort++)
    for (int descending = 0; descending <= 1; descending++)
      {
        g_autoptr (JsonNode) list =
            view (self, "\"limit\": 0, \"view_filter\": null, \"sort_by\": %d, \"sort_desc\": %s",
                  sort, descending ? "true" : "false");

        g_assert_cmpuint (length (list), ==, N_GALLERIES);
        for (guint i = 1; i < N_GALLERIES; i++)
          {
            int order = compare_by (nth (list, i - 1), nth (list, i), sort);

            g_assert_cmpint (descending ? -order : order, <=, 0);
          }
      }
}

static gint64
count_pages (Fixture *self, gint64 id)
{
  g_autofree char *call =
      g_strdup_printf ("{\"fname\": \"get_related_count\", \"item_id\": %" G_GINT64_FORMAT "}", id);

  return sample_peer_call_int (self->peer, call, "count");
}

static void
test_sorting_by_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) list = view (self, "\"limit\": 40, \"sort_by\": 10, \"sort_desc\": true");
  gint64 last = G_MAXINT64;

  for (guint i = 0; i < length (list); i++)
    {
      gint64 pages = count_pages (self, json_object_get_int_member (nth (list, i), "id"));

      g_assert_cmpint (pages, <=, last);
      last = pages;
    }
}

static void
test_random (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) one = view (self, "\"limit\": 50, \"sort_by\": 1");
  g_autoptr (JsonNode) two = view (self, "\"limit\": 50, \"sort_by\": 1");

  g_assert_cmpuint (length (one), ==, 50);
  g_assert_false (json_node_equal (one, two));
}

/* In 0.3.0 sorting by artist joins: some galleries come twice, some never, and pages are short. */
static void
test_joins (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint total = 0;
  guint n = 0;
  guint n_without = 0;
  g_autoptr (JsonNode) all = view (self, "\"limit\": 0, \"view_filter\": null");

  for (guint page = 0; page < 10; page++)
    {
      g_autoptr (JsonNode) list =
          view (self, "\"page\": %u, \"limit\": 50, \"view_filter\": null, \"sort_by\": 3", page);

      n = length (list);
      total += n;
      for (guint i = 0; i < n; i++)
        g_hash_table_add (seen,
                          GSIZE_TO_POINTER (json_object_get_int_member (nth (list, i), "id")));
    }
  for (guint i = 0; i < N_GALLERIES; i++)
    n_without += artist_of (nth (all, i)) == NULL ? 1 : 0;
  g_assert_cmpuint (n_without, >, 0);
  g_assert_cmpuint (g_hash_table_size (seen), ==, N_GALLERIES - n_without);
  g_assert_cmpuint (total, >, g_hash_table_size (seen));
}

static gboolean
has_text (JsonObject *gallery, const char *needle)
{
  JsonArray *titles = json_object_get_array_member (gallery, "titles");
  g_autofree char *folded = g_utf8_casefold (needle, -1);

  for (guint i = 0; i < json_array_get_length (titles); i++)
    {
      g_autofree char *title = g_utf8_casefold (
          json_object_get_string_member (json_array_get_object_element (titles, i), "name"), -1);

      if (strstr (title, folded) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Against looking at every title. */
static void
test_search (Fixture *self, gconstpointer data)
{
  static const char *const needles[] = { "the", "CITY", "猫", "e", "zzzznothing" };
  g_autoptr (JsonNode) all = view (self, "\"limit\": 0, \"view_filter\": null");

  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    {
      guint n = 0;

      for (guint j = 0; j < N_GALLERIES; j++)
        n += has_text (nth (all, j), needles[i]) ? 1 : 0;
      g_assert_cmpint (
          count (self, "\"view_filter\": null, \"search_query\": \"title:%s\"", needles[i]), ==, n);
      g_assert_cmpint (
          count (self, "\"view_filter\": null, \"search_query\": \"-title:%s\"", needles[i]), ==,
          N_GALLERIES - n);
      g_assert_cmpint (count (self, "\"view_filter\": null, \"search_query\": \"%s\"", needles[i]),
                       >=, n);
    }
}

static void
test_search_syntax (Fixture *self, gconstpointer data)
{
  const char *any = "\"search_options\": {\"search.match_all_terms\": false}";
  const char *exact = "\"search_options\": {\"search.match_exact\": true}";
  const char *sensitive = "\"search_options\": {\"search.case_sensitive\": true}";
  const char *regex = "\"search_options\": {\"search.regex\": true}";
  gint64 the = count (self, "\"search_query\": \"title:the\"");
  gint64 city = count (self, "\"search_query\": \"title:city\"");
  gint64 both = count (self, "\"search_query\": \"title:the title:city\"");
  gint64 either = count (self, "\"search_query\": \"title:the,title:city\", %s", any);

  g_assert_cmpint (both, >, 0);
  g_assert_cmpint (both, <, either);
  g_assert_cmpint (either, ==, the + city - both);
  g_assert_cmpint (count (self, "\"search_query\": \"title:[the, city]\""), ==, both);
  g_assert_cmpint (count (self, "\"search_query\": \"title:[the, -city]\""), ==, the - both);
  g_assert_cmpint (count (self, "\"search_query\": \"title:\\\"paper city\\\"\""), >, 0);
  g_assert_cmpint (count (self, "\"search_query\": \"title:\\\"city paper\\\"\""), ==, 0);
  g_assert_cmpint (count (self, "\"search_query\": \"title:THE\", %s", sensitive), ==, 0);
  g_assert_cmpint (count (self, "\"search_query\": \"title:The\", %s", sensitive), >, 0);
  g_assert_cmpint (count (self, "\"search_query\": \"title:the\", %s", exact), ==, 0);
  g_assert_cmpint (count (self, "\"search_query\": \"title:th[e]\", %s", regex), ==, the);
  g_assert_cmpint (count (self, "\"search_query\": \"title:t(\", %s", regex), ==, 0);
  g_assert_cmpint (count (self, "\"search_query\": \"rating:>3\"") +
                       count (self, "\"search_query\": \"rating:<4\""),
                   ==, count (self, " \"item_type\": 1"));
  g_assert_cmpint (count (self, "\"search_query\": \"pages::>20\"") +
                       count (self, "\"search_query\": \"pages:<21\""),
                   ==, count (self, " \"item_type\": 1"));
}

static gint64
count_related (Fixture *self, int type, int id)
{
  g_autofree char *call = g_strdup_printf ("{\"fname\": \"get_related_count\", \"item_type\": %d, "
                                           "\"item_id\": %d, \"related_type\": 1}",
                                           type, id);

  return sample_peer_call_int (self->peer, call, "count");
}

/* The galleries of an item are as many as are counted, and each says itself that it belongs there.
 */
static void
check_relation (Fixture *self, int type, int id)
{
  g_autofree char *call = g_strdup_printf ("{\"fname\": \"get_related_items\", \"item_type\": %d, "
                                           "\"item_id\": %d, \"related_type\": 1, \"limit\": 0}",
                                           type, id);
  g_autoptr (JsonNode) list = sample_peer_call (self->peer, call);

  g_assert_cmpint (count_related (self, type, id), ==, length (list));
  for (guint i = 0; i < length (list); i++)
    {
      g_autofree char *back =
          g_strdup_printf ("{\"fname\": \"get_related_items\", \"item_id\": %" G_GINT64_FORMAT
                           ", \"related_type\": %d, \"limit\": 0}",
                           json_object_get_int_member (nth (list, i), "id"), type);
      g_autoptr (JsonNode) parents = sample_peer_call (self->peer, back);
      gboolean found = FALSE;

      for (guint j = 0; j < length (parents); j++)
        found |= json_object_get_int_member (nth (parents, j), "id") == id;
      g_assert_true (found);
    }
  if (type == 2 || type == 5)
    g_assert_cmpint (count (self,
                            "\"item_type\": %d, \"item_id\": %d, \"related_type\": 1, "
                            "\"view_filter\": null",
                            type, id),
                     ==, length (list));
}

static void
test_relations (Fixture *self, gconstpointer data)
{
  static const int types[] = { 2, 3, 5, 7, 8, 9, 11, 13 };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      int id = 1;

      while (count_related (self, types[i], id) == 0)
        {
          id++;
          g_assert_cmpint (id, <, 30);
        }
      check_relation (self, types[i], id);
    }
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  gint64 n = count_pages (self, 7);
  g_autoptr (JsonNode) list =
      view (self, "\"item_type\": 1, \"item_id\": 7, \"related_type\": 4, \"limit\": 0");

  g_assert_cmpint (n, >=, 8);
  g_assert_cmpint (n, <=, 60);
  g_assert_cmpuint (length (list), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (json_object_get_int_member (nth (list, i), "number"), ==, i + 1);
      g_assert_cmpint (json_object_get_int_member (nth (list, i), "gallery_id"), ==, 7);
    }
}

/* Every series is a run of galleries with numbers. */
static void
test_series (Fixture *self, gconstpointer data)
{
  gint64 n = count (self, "\"item_type\": 5");
  g_autoptr (JsonNode) list = view (self, "\"item_type\": 5, \"limit\": 0");
  guint total = 0;
  guint largest = 0;

  g_assert_cmpuint (length (list), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *call = g_strdup_printf (
          "{\"fname\": \"get_related_count\", \"item_type\": 5, \"item_id\": %" G_GINT64_FORMAT
          ", \"related_type\": 1}",
          json_object_get_int_member (nth (list, i), "id"));
      gint64 size = sample_peer_call_int (self->peer, call, "count");

      g_assert_cmpint (size, >, 0);
      total += size;
      largest = MAX (largest, size);
    }
  g_assert_cmpuint (total, ==, N_GALLERIES);
  g_assert_cmpuint (largest, >=, 4);
}

static void
test_empty (void)
{
  g_autoptr (SampleHost) host = sample_host_new (0, FALSE, TRUE);
  Fixture self = { host, sample_peer_new (sample_host_get_port (host)) };
  g_autoptr (JsonNode) login = sample_peer_log_in (self.peer, "{}");
  g_autoptr (JsonNode) list = NULL;

  g_assert_cmpint (count (&self, "%s", ""), ==, 0);
  for (int sort = 1; sort <= 11; sort++)
    {
      g_clear_pointer (&list, json_node_unref);
      list = view (&self, "\"sort_by\": %d, \"search_query\": \"a\"", sort);
      g_assert_cmpuint (length (list), ==, 0);
    }
  sample_peer_free (self.peer);
}

#define ADD(name, legacy, function)                                                                \
  g_test_add ("/sample-server/views/" name, Fixture, legacy, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("paging", NULL, test_paging);
  ADD ("filters", NULL, test_filters);
  ADD ("sorting", NULL, test_sorting);
  ADD ("sorting-by-pages", NULL, test_sorting_by_pages);
  ADD ("random", NULL, test_random);
  ADD ("joins", "0.3.0", test_joins);
  ADD ("search", NULL, test_search);
  ADD ("search-syntax", NULL, test_search_syntax);
  ADD ("relations", NULL, test_relations);
  ADD ("pages", NULL, test_pages);
  ADD ("series", NULL, test_series);
  g_test_add_func ("/sample-server/views/empty", test_empty);

  return g_test_run ();
}
