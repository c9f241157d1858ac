/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-count-probe-private.h"
#include "library/bunko-item-counter.h"
#include "library/bunko-library-filters.h"
#include "library/bunko-library-tags.h"
#include "library/bunko-tag-namespace-private.h"
#include "sample-fixture.h"

/* Lists of all items of a kind and of tags, against the sample server. */

static BunkoListSource *
list_items (SampleFixture *self, BunkoItemType type, const char *search, gint sort, gboolean desc)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_item_type (query, type);
  bunko_view_query_set_search (query, search);
  bunko_view_query_set_sort_index (query, sort);
  bunko_view_query_set_sort_descending (query, desc);
  return bunko_library_view (self->library.library, query);
}

static GPtrArray *
fetch_all (BunkoListSource *source)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = fetch_source (source, 0, 100000, &error);

  g_assert_no_error (error);
  return items;
}

static gint64
count (BunkoListSource *source)
{
  g_autoptr (GError) error = NULL;
  gint64 n = count_source (source, &error);

  g_assert_no_error (error);
  return n;
}

/* The number is that of what can be fetched, whether there is a search or not. */
static void
test_counts (SampleFixture *self, gconstpointer legacy)
{
  static const BunkoItemType types[] = {
    BUNKO_ITEM_TYPE_ARTIST,   BUNKO_ITEM_TYPE_CIRCLE,   BUNKO_ITEM_TYPE_PARODY,
    BUNKO_ITEM_TYPE_LANGUAGE, BUNKO_ITEM_TYPE_CATEGORY, BUNKO_ITEM_TYPE_STATUS,
  };
  static const char *const searches[] = { NULL, "a", "nothing is called that" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (searches); j++)
        {
          g_autoptr (BunkoListSource) source = list_items (self, types[i], searches[j], -1, FALSE);
          g_autoptr (GPtrArray) items = fetch_all (source);

          g_assert_cmpint (count (source), ==, items->len);
          g_assert_true (j == 2 ? items->len == 0 : items->len > 0);
        }
    }
}

static void
assert_sorted (GPtrArray *items, gboolean descending)
{
  for (guint i = 1; i < items->len; i++)
    {
      g_autofree char *before =
          g_utf8_casefold (bunko_item_get_display_name (items->pdata[i - 1]), -1);
      g_autofree char *after = g_utf8_casefold (bunko_item_get_display_name (items->pdata[i]), -1);

      if (descending)
        g_assert_cmpstr (before, >=, after);
      else
        g_assert_cmpstr (before, <=, after);
    }
}

static void
test_sort (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoListSource) up = list_items (self, BUNKO_ITEM_TYPE_CIRCLE, NULL, 40, FALSE);
  g_autoptr (BunkoListSource) down = list_items (self, BUNKO_ITEM_TYPE_CIRCLE, NULL, 40, TRUE);
  g_autoptr (GPtrArray) rising = fetch_all (up);
  g_autoptr (GPtrArray) falling = fetch_all (down);

  g_assert_cmpint (count (up), ==, rising->len);
  g_assert_cmpuint (rising->len, ==, falling->len);
  g_assert_cmpuint (rising->len, >, 3);
  assert_sorted (rising, FALSE);
  assert_sorted (falling, TRUE);
}

static gint64
probe (SampleFixture *self, const char *search, guint first_limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *args = json_object_new ();
  gint64 n;

  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_ARTIST);
  json_object_set_string_member (args, "search_query", search);
  _bunko_count_probe_async (self->library.library, "search_items", args, first_limit, NULL,
                            keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  n = _bunko_count_probe_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  return n;
}

/* Where more match than come with the first call, the end is found all the same. */
static void
test_probe (SampleFixture *self, gconstpointer legacy)
{
  static const char *const searches[] = { "", "a", "e", "an", "xyzzy" };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (BunkoListSource) source =
          list_items (self, BUNKO_ITEM_TYPE_ARTIST, searches[i], -1, FALSE);
      g_autoptr (GPtrArray) items = fetch_all (source);

      for (guint first = 1; first <= items->len + 2; first++)
        g_assert_cmpint (probe (self, searches[i], first), ==, items->len);
    }
}

static GPtrArray *
list_namespaces (SampleFixture *self, guint max_fetched)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *namespaces;

  _bunko_library_list_tag_namespaces_async (self->library.library, max_fetched, NULL,
                                            keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  namespaces = bunko_library_list_tag_namespaces_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  return namespaces;
}

static void
assert_in_namespace (SampleFixture *self, BunkoTagNamespace *tag_namespace)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_list_tags (self->library.library, tag_namespace, NULL, BUNKO_TAG_ORDER_NAME);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n = bunko_tag_namespace_get_count (tag_namespace);

  g_assert_cmpint (count (source), ==, n);
  for (guint page = 0; page * 7 < n; page++)
    {
      GPtrArray *items = fetch_source (source, page, 7, NULL);

      g_ptr_array_add (pages, items);
      g_assert_cmpuint (items->len, ==, MIN (7, n - page * 7));
      for (guint i = 0; i < items->len; i++)
        {
          BunkoTag *tag = bunko_tag_item_get_tag (BUNKO_TAG_ITEM (items->pdata[i]));

          g_assert_cmpstr (bunko_tag_get_namespace (tag), ==,
                           bunko_tag_namespace_get_name (tag_namespace));
          g_assert_true (g_hash_table_add (seen, (gpointer) bunko_tag_get_name (tag)));
        }
    }
}

/* Of many tags and of few the same is found, and what it says is true. */
static void
test_namespaces (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) few = list_namespaces (self, 100000);
  g_autoptr (GPtrArray) many = list_namespaces (self, 3);
  g_autoptr (BunkoListSource) all =
      bunko_library_list_tags (self->library.library, NULL, NULL, BUNKO_TAG_ORDER_NAME);
  guint total = 0;

  g_assert_cmpuint (few->len, >, 2);
  g_assert_cmpuint (few->len, ==, many->len);
  for (guint i = 0; i < few->len; i++)
    {
      g_assert_cmpstr (bunko_tag_namespace_get_name (few->pdata[i]), ==,
                       bunko_tag_namespace_get_name (many->pdata[i]));
      g_assert_cmpuint (bunko_tag_namespace_get_count (few->pdata[i]), ==,
                        bunko_tag_namespace_get_count (many->pdata[i]));
      total += bunko_tag_namespace_get_count (few->pdata[i]);
      assert_in_namespace (self, few->pdata[i]);
      assert_in_namespace (self, many->pdata[i]);
    }
  g_assert_cmpint (count (all), ==, total);
}

static void
test_tags (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) namespaces = list_namespaces (self, 100000);
  g_autoptr (BunkoListSource) all =
      bunko_library_list_tags (self->library.library, NULL, " ", BUNKO_TAG_ORDER_NAME);
  g_autoptr (BunkoListSource) found =
      bunko_library_list_tags (self->library.library, NULL, "a", BUNKO_TAG_ORDER_NAMESPACE);
  g_autoptr (BunkoListSource) inside = bunko_library_list_tags (
      self->library.library, namespaces->pdata[0], "a", BUNKO_TAG_ORDER_NAME);
  g_autoptr (GPtrArray) items = fetch_all (all);
  g_autoptr (GPtrArray) found_items = fetch_all (found);
  g_autoptr (GPtrArray) inside_items = fetch_all (inside);

  for (guint i = 1; i < items->len; i++)
    g_assert_cmpstr (bunko_item_get_display_name (items->pdata[i - 1]), <=,
                     bunko_item_get_display_name (items->pdata[i]));
  g_assert_cmpint (count (found), ==, found_items->len);
  g_assert_cmpint (count (inside), ==, inside_items->len);
  g_assert_cmpuint (inside_items->len, <, found_items->len);
  g_assert_cmpuint (found_items->len, <, items->len);
  for (guint i = 0; i < found_items->len; i++)
    g_assert_nonnull (strchr (bunko_item_get_display_name (found_items->pdata[i]), 'a'));
}

typedef struct
{
  guint n;
  gint64 count;
} Counted;

static void
counted_cb (BunkoItemCounter *counter, BunkoItem *item, gint64 n, Counted *counted)
{
  counted->n++;
  counted->count = n;
}

static gint64
count_related (SampleFixture *self, BunkoItem *item)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_related (self->library.library, item, BUNKO_ITEM_TYPE_GALLERY);

  return count (source);
}

/* What scrolls away is not asked for, the rest once. */
static void
test_counter (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoListSource) source = list_items (self, BUNKO_ITEM_TYPE_ARTIST, NULL, -1, FALSE);
  g_autoptr (GPtrArray) artists = fetch_source (source, 0, 6, NULL);
  g_autoptr (BunkoItemCounter) counter = bunko_item_counter_new (self->library.library);
  Counted counted = { 0 };

  g_signal_connect (counter, "counted", G_CALLBACK (counted_cb), &counted);
  g_assert_cmpint (bunko_item_counter_lookup (counter, artists->pdata[0]), ==, -1);
  for (guint i = 0; i < 6; i++)
    bunko_item_counter_request (counter, artists->pdata[i]);
  bunko_item_counter_withdraw (counter, artists->pdata[3]);
  RUN_UNTIL (counted.n == 5);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (bunko_item_counter_lookup (counter, artists->pdata[i]), ==,
                     i == 3 ? -1 : count_related (self, artists->pdata[i]));

  bunko_item_counter_request (counter, artists->pdata[0]);
  bunko_item_counter_request (counter, artists->pdata[3]);
  RUN_UNTIL (counted.n == 6);
  bunko_item_counter_clear (counter);
  g_assert_cmpint (bunko_item_counter_lookup (counter, artists->pdata[3]), ==, -1);
}

/* Who comes back while the answer is on its way waits for that one. */
static void
test_counter_once (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoListSource) source = list_items (self, BUNKO_ITEM_TYPE_ARTIST, NULL, -1, FALSE);
  g_autoptr (GPtrArray) artists = fetch_source (source, 0, 2, NULL);
  g_autoptr (BunkoItemCounter) counter = bunko_item_counter_new (self->library.library);
  Counted counted = { 0 };

  g_signal_connect (counter, "counted", G_CALLBACK (counted_cb), &counted);
  bunko_item_counter_request (counter, artists->pdata[0]);
  bunko_item_counter_withdraw (counter, artists->pdata[0]);
  bunko_item_counter_request (counter, artists->pdata[0]);
  RUN_UNTIL (bunko_item_counter_lookup (counter, artists->pdata[0]) >= 0);
  /* Were there a second call, it would end before the next two numbers are known. */
  bunko_item_counter_request (counter, artists->pdata[1]);
  RUN_UNTIL (bunko_item_counter_lookup (counter, artists->pdata[1]) >= 0);
  g_assert_cmpint (count_related (self, artists->pdata[1]), ==,
                   bunko_item_counter_lookup (counter, artists->pdata[1]));
  g_assert_cmpuint (counted.n, ==, 2);
}

/* Tags and states are searched for; both find what is called exactly so. */
static void
test_counter_search (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoListSource) tags =
      bunko_library_list_tags (self->library.library, NULL, NULL, BUNKO_TAG_ORDER_NAME);
  g_autoptr (BunkoListSource) statuses = list_items (self, BUNKO_ITEM_TYPE_STATUS, NULL, -1, FALSE);
  g_autoptr (GPtrArray) tag_items = fetch_source (tags, 0, 3, NULL);
  g_autoptr (GPtrArray) status_items = fetch_source (statuses, 0, 1, NULL);
  g_autoptr (BunkoItemCounter) counter = bunko_item_counter_new (self->library.library);
  Counted counted = { 0 };

  g_signal_connect (counter, "counted", G_CALLBACK (counted_cb), &counted);
  bunko_item_counter_request (counter, tag_items->pdata[0]);
  RUN_UNTIL (counted.n == 1);
  g_assert_cmpint (counted.count, >, 0);
  g_assert_cmpint (counted.count, <, SAMPLE_FIXTURE_GALLERIES);
  bunko_item_counter_request (counter, status_items->pdata[0]);
  RUN_UNTIL (counted.n == 2);
  g_assert_cmpint (counted.count, >, 0);
  g_assert_cmpint (counted.count, <, SAMPLE_FIXTURE_GALLERIES);
}

static void
increase (guint *n)
{
  (*n)++;
}

/* Who shows numbers hears of edits, and who shows filters of theirs. */
static void
test_signals (SampleFixture *self, gconstpointer legacy)
{
  BunkoLibrary *library = self->library.library;
  g_autoptr (GPtrArray) galleries = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 1);
  g_autoptr (GAsyncResult) edited = NULL;
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (BunkoFilter) filter = NULL;
  guint n_edits = 0, n_filters = 0;

  g_signal_connect_swapped (library, "edited", G_CALLBACK (increase), &n_edits);
  g_signal_connect_swapped (library, "filters-changed", G_CALLBACK (increase), &n_filters);
  bunko_library_set_metatag_async (library, galleries->pdata[0], BUNKO_METATAG_READ_LATER, TRUE,
                                   NULL, keep_result_cb, &edited);
  RUN_UNTIL (edited != NULL);
  g_assert_true (bunko_library_set_metatag_finish (library, edited, NULL));
  g_assert_cmpuint (n_edits, ==, 1);
  g_assert_cmpuint (n_filters, ==, 0);

  bunko_library_new_filter_async (library, "New", "a", FALSE, NULL, keep_result_cb, &made);
  RUN_UNTIL (made != NULL);
  filter = bunko_library_new_filter_finish (library, made, NULL);
  g_assert_nonnull (filter);
  g_assert_cmpuint (n_filters, ==, 1);
  g_signal_handlers_disconnect_by_func (library, increase, &n_edits);
  g_signal_handlers_disconnect_by_func (library, increase, &n_filters);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  SAMPLE_TEST ("directories/counts", test_counts);
  SAMPLE_TEST ("directories/sort", test_sort);
  SAMPLE_TEST ("directories/namespaces", test_namespaces);
  SAMPLE_TEST ("directories/tags", test_tags);
  SAMPLE_TEST ("directories/counter", test_counter);
  SAMPLE_TEST ("directories/counter-once", test_counter_once);
  SAMPLE_TEST ("directories/counter-search", test_counter_search);
  SAMPLE_TEST ("directories/signals", test_signals);
  SAMPLE_TEST ("directories/probe", test_probe);

  return g_test_run ();
}
