/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-card.h"
#include "library/bunko-shuffled-source.h"
#include "sample-fixture.h"

/* What lists show besides what they are told: details of cards, and an order of their own. */

static void
load_card (SampleFixture *self, BunkoItem *item)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_library_load_card_async (self->library.library, item, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_library_load_card_finish (self->library.library, result, &error));
  g_assert_no_error (error);
}

/* Old servers do not know how far a gallery is read; asking them again is of no use. */
static void
test_gallery (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 1);
  BunkoGallery *gallery = items->pdata[0];

  g_assert_cmpint (bunko_gallery_get_page_count (gallery), ==, -1);
  g_assert_true (bunko_library_needs_card (self->library.library, items->pdata[0]));
  load_card (self, items->pdata[0]);
  g_assert_cmpint (bunko_gallery_get_page_count (gallery), >, 0);
  g_assert_nonnull (bunko_gallery_get_progress (gallery));
  g_assert_false (bunko_library_needs_card (self->library.library, items->pdata[0]));
}

static void
test_series (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  BunkoItem *first;

  bunko_view_query_set_item_type (query, BUNKO_ITEM_TYPE_GROUPING);
  source = bunko_library_view (self->library.library, query);
  items = fetch_source (source, 0, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_true (bunko_library_needs_card (self->library.library, items->pdata[0]));

  load_card (self, items->pdata[0]);
  g_assert_cmpint (bunko_grouping_get_gallery_count (items->pdata[0]), >, 0);
  first = bunko_grouping_get_first_gallery (items->pdata[0]);
  g_assert_true (BUNKO_IS_GALLERY (first));
  g_assert_cmpint (bunko_gallery_get_grouping_id (BUNKO_GALLERY (first)), ==,
                   bunko_item_get_id (items->pdata[0]));
  g_assert_false (bunko_library_needs_card (self->library.library, items->pdata[0]));
}

static GArray *
collect_ids (BunkoListSource *source, gint64 total)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint page = 0; page * 64 < total; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) items = fetch_source (source, page, 64, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < items->len; i++)
        {
          gint64 id = bunko_item_get_id (items->pdata[i]);

          g_array_append_val (ids, id);
        }
    }

  return ids;
}

static gboolean
same_ids (GArray *a, GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(gint64 *) a, other = *(gint64 *) b;

  return (one > other) - (one < other);
}

/* Each item once, none missing; the same seed is the same order, another one is not. */
static void
test_shuffled (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) plain = bunko_library_view (self->library.library, query);
  g_autoptr (BunkoListSource) one = bunko_shuffled_source_new (plain, 1);
  g_autoptr (BunkoListSource) again = bunko_shuffled_source_new (plain, 1);
  g_autoptr (BunkoListSource) other = bunko_shuffled_source_new (plain, 2);
  g_autoptr (GError) error = NULL;
  gint64 total = count_source (one, &error);
  g_autoptr (GArray) usual = collect_ids (plain, total);
  g_autoptr (GArray) ids = collect_ids (one, total);
  g_autoptr (GArray) same = collect_ids (again, total);
  g_autoptr (GArray) different = collect_ids (other, total);

  g_assert_no_error (error);
  g_assert_false (bunko_list_source_is_random (one));
  g_assert_cmpint (usual->len, ==, total);
  g_assert_true (same_ids (ids, same));
  g_assert_false (same_ids (ids, usual));
  g_assert_false (same_ids (ids, different));

  g_array_sort (ids, compare_ids);
  g_array_sort (usual, compare_ids);
  g_array_sort (different, compare_ids);
  g_assert_true (same_ids (ids, usual));
  g_assert_true (same_ids (different, usual));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SAMPLE_TEST ("card/gallery", test_gallery);
  SAMPLE_TEST ("card/series", test_series);
  SAMPLE_TEST ("shuffled", test_shuffled);
  g_test_add ("/library/sample/shuffled-long", SampleFixture, NULL, sample_fixture_set_up_large,
              test_shuffled, sample_fixture_tear_down);

  return g_test_run ();
}
