/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-error-text.h"
#include "library/bunko-gallery-details.h"
#include "sample-fixture.h"

/* Everything about a gallery, from the sample server. */

static gboolean
load_details (SampleFixture *self, BunkoGalleryDetails *details, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_load_details_async (self->library.library, details, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_load_details_finish (self->library.library, result, error);
}

static BunkoGalleryDetails *
get_details (SampleFixture *self, BunkoGallery *gallery)
{
  BunkoGalleryDetails *details = bunko_gallery_details_new (gallery);
  g_autoptr (GError) error = NULL;

  g_assert_true (load_details (self, details, &error));
  g_assert_no_error (error);
  return details;
}

/* From one end of a series to the other, and back. */
static void
test_place (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 30);
  guint n_series = 0;
  guint n_others = 0;

  for (guint i = 0; i < items->len; i++)
    {
      BunkoGallery *gallery = items->pdata[i];
      g_autoptr (BunkoGalleryDetails) details = get_details (self, gallery);
      BunkoGalleryPlace *place = bunko_gallery_details_get_place (details);
      GListModel *galleries = bunko_gallery_place_get_series_galleries (place);
      guint position = bunko_gallery_place_get_position (place);
      BunkoGallery *next = bunko_gallery_place_get_next (place);

      g_assert_cmpint (bunko_item_get_id (BUNKO_ITEM (bunko_gallery_place_get_series (place))), ==,
                       bunko_gallery_get_grouping_id (gallery));
      g_assert_cmpuint (position, >=, 1);
      g_assert_true ((bunko_gallery_place_get_previous (place) == NULL) == (position == 1));
      g_assert_true ((next == NULL) == (position == g_list_model_get_n_items (galleries)));
      n_others += g_list_model_get_n_items (bunko_gallery_place_get_collections (place)) +
                  g_list_model_get_n_items (bunko_gallery_place_get_filters (place));
      if (next != NULL)
        {
          g_autoptr (BunkoGalleryDetails) there = get_details (self, next);

          g_assert_true (bunko_gallery_place_get_previous (
                             bunko_gallery_details_get_place (there)) == gallery);
          n_series++;
        }
    }
  g_assert_cmpuint (n_series, >, 0);
  g_assert_cmpuint (n_others, >, 0);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* All parts that the server has, and again: what is known is not forgotten meanwhile. */
static void
test_details (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 1);
  BunkoGallery *gallery = items->pdata[0];
  g_autoptr (BunkoGalleryDetails) details = bunko_gallery_details_new (gallery);
  guint n_languages = 0;

  g_signal_connect (details, "notify::language", G_CALLBACK (count_notify_cb), &n_languages);
  g_assert_null (bunko_gallery_details_get_tags (details));
  g_assert_null (bunko_gallery_details_get_place (details));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (load_details (self, details, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (bunko_gallery_details_get_tags (details)), >, 0);
      g_assert_false (bunko_gallery_details_get_tags_failed (details));
      g_assert_cmpint (bunko_item_get_id (bunko_gallery_details_get_language (details)), ==,
                       bunko_gallery_get_language_id (gallery));
      g_assert_cmpint (bunko_item_get_id (bunko_gallery_details_get_category (details)), ==,
                       bunko_gallery_get_category_id (gallery));
      g_assert_nonnull (bunko_gallery_details_get_place (details));
      /* Servers of version 0.3 know neither. */
      g_assert_true ((bunko_gallery_get_progress (gallery) == NULL) == (legacy != NULL));
      g_assert_true ((bunko_gallery_details_get_log (details) == NULL) == (legacy != NULL));
      if (legacy == NULL)
        g_assert_true (g_str_has_suffix (bunko_gallery_details_get_log (details), "\n"));
      g_assert_cmpuint (n_languages, ==, 1);
    }
}

/* A gallery that is only a number, and one that is none. */
static void
test_details_unknown (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoGallery) gallery = bunko_gallery_new (987654);
  g_autoptr (BunkoGalleryDetails) details = bunko_gallery_details_new (gallery);
  g_autoptr (GError) error = NULL;

  g_assert_false (load_details (self, details, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (bunko_error_get_kind (error), ==, BUNKO_ERROR_KIND_NOT_FOUND);
}

static void
begin (BunkoListSource *source)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;

  bunko_list_source_begin_async (source, 5, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_cmpint (bunko_list_source_begin_finish (source, result, &pages, &error), >, 5);
  g_assert_no_error (error);
  g_assert_nonnull (pages);
  g_assert_cmpuint (pages->len, ==, 5);
  g_assert_cmpint (bunko_page_get_number (pages->pdata[0]), ==, 1);
}

/* The first window and the length in one message, also of pages. */
static void
test_begin_related (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 1);
  BunkoGallery *gallery = items->pdata[0];
  g_autoptr (BunkoListSource) related =
      bunko_library_related (self->library.library, BUNKO_ITEM (gallery), BUNKO_ITEM_TYPE_PAGE);
  g_autoptr (BunkoListSource) pages = bunko_library_get_pages (self->library.library, gallery);

  begin (related);
  begin (pages);
  g_assert_cmpint (bunko_gallery_get_page_count (gallery), >, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SAMPLE_TEST ("details/parts", test_details);
  SAMPLE_TEST ("details/place", test_place);
  SAMPLE_TEST ("details/unknown", test_details_unknown);
  SAMPLE_TEST ("details/begin-related", test_begin_related);

  return g_test_run ();
}
