/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-library.h"

/* The fakes are what the tests of other layers stand on: they must do what they say. */

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **out = user_data;

  *out = g_object_ref (result);
}

static GPtrArray *
fetch (BunkoFakeSource *source, guint page, guint size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_list_source_fetch_async (BUNKO_LIST_SOURCE (source), page, size, cancellable,
                                 store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, error);
}

static void
test_pages (void)
{
  BunkoFakeSource *source = bunko_fake_source_new (1000000);
  g_autoptr (GError) error = NULL;
  GPtrArray *page = fetch (source, 3, 64, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, 64);
  g_assert_cmpint (bunko_item_get_id (page->pdata[0]), ==, 193);
  g_assert_cmpstr (bunko_gallery_get_title (page->pdata[0]), ==, "Gallery 193");
  g_assert_cmpstr (bunko_gallery_get_artist_names (page->pdata[0]), ==, "Artist 5");
  g_assert_cmpuint (bunko_fake_source_get_n_live (source), ==, 64);
  g_clear_pointer (&page, g_ptr_array_unref);
  g_assert_cmpuint (bunko_fake_source_get_n_live (source), ==, 0);
  g_assert_cmpuint (bunko_fake_source_get_max_live (source), ==, 64);

  page = fetch (source, 1000000 / 64, 64, NULL, &error);
  g_assert_cmpuint (page->len, ==, 1000000 % 64);
  g_ptr_array_unref (page);
  g_assert_cmpuint (bunko_fake_source_get_n_fetches (source), ==, 2);
  g_assert_finalize_object (source);
}

static void
test_script (void)
{
  BunkoFakeSource *source = bunko_fake_source_new (10);
  const gint64 ids[] = { 4, 4, 9 };
  g_autoptr (GError) error = NULL;
  GPtrArray *page;

  bunko_fake_source_set_page (source, 1, ids, G_N_ELEMENTS (ids));
  bunko_fake_source_fail_page (source, 1, 1);
  g_assert_null (fetch (source, 1, 5, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);

  page = fetch (source, 1, 5, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, 3);
  g_assert_true (page->pdata[0] == page->pdata[1]);
  g_assert_cmpuint (bunko_fake_source_get_n_live (source), ==, 2);
  g_ptr_array_unref (page);
  g_assert_finalize_object (source);
}

static void
test_hold_and_cancel (void)
{
  BunkoFakeSource *source = bunko_fake_source_new (10);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *page;

  bunko_fake_source_hold (source);
  bunko_list_source_fetch_async (BUNKO_LIST_SOURCE (source), 0, 5, cancellable, store_result_cb,
                                 &first);
  bunko_list_source_fetch_async (BUNKO_LIST_SOURCE (source), 1, 5, NULL, store_result_cb, &second);
  g_assert_cmpuint (bunko_fake_source_get_n_pending (source), ==, 2);
  g_cancellable_cancel (cancellable);
  while (first == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bunko_fake_source_get_n_cancelled (source), ==, 1);
  g_assert_null (second);

  g_assert_cmpuint (bunko_fake_source_release (source, 9), ==, 1);
  while (second == NULL)
    g_main_context_iteration (NULL, TRUE);
  page = bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), second, NULL);
  g_assert_cmpint (bunko_item_get_id (page->pdata[0]), ==, 6);
  g_ptr_array_unref (page);
  g_clear_object (&first);
  g_clear_object (&second);
  g_assert_finalize_object (source);
}

static void
test_images (void)
{
  BunkoFakeImageSource *source = bunko_fake_image_source_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BunkoImageReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  BunkoFakeImageRequest *request;

  bunko_image_source_fetch_async (BUNKO_IMAGE_SOURCE (source), BUNKO_ITEM_TYPE_GALLERY, 7,
                                  BUNKO_IMAGE_SIZE_MEDIUM, BUNKO_IMAGE_PRIORITY_PREFETCH, NULL,
                                  store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  reply = bunko_image_source_fetch_finish (BUNKO_IMAGE_SOURCE (source), result, &error);
  g_assert_no_error (error);
  g_assert_false (bunko_image_reply_is_empty (reply));
  g_assert_cmpmem (g_bytes_get_data (bunko_image_reply_get_bytes (reply), &size), 4, "\x89PNG", 4);
  request = &g_array_index (bunko_fake_image_source_get_log (source), BunkoFakeImageRequest, 0);
  g_assert_cmpint (request->id, ==, 7);
  g_assert_cmpint (request->priority, ==, BUNKO_IMAGE_PRIORITY_PREFETCH);
  g_clear_object (&result);
  g_assert_finalize_object (source);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/fake/pages", test_pages);
  g_test_add_func ("/library/fake/script", test_script);
  g_test_add_func ("/library/fake/hold-and-cancel", test_hold_and_cancel);
  g_test_add_func ("/library/fake/images", test_images);

  return g_test_run ();
}
