/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-image-source.h"
#include "image-fixture.h"
#include "images/bunko-image-error.h"
#include "images/bunko-image-loader.h"

/* Original files, and pictures that are fetched once more. */

typedef struct
{
  FakeImageSource *source;
  BunkoImageLoader *loader;
  char *directory;
  GBytes *png;
  GBytes *other;
} Fixture;

typedef struct
{
  gpointer result;
  const char *mime_type;
  GError *error;
  gboolean done;
} Call;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->directory = image_fixture_make_dir ();
  fixture->source = fake_image_source_new ();
  fixture->loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (fixture->source), "localhost:7007",
                                            fixture->directory);
  fixture->png = image_fixture_encode ("png", 60, 80, 0x204060ff);
  fixture->other = image_fixture_encode ("png", 30, 40, 0xff0000ff);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  image_fixture_settle ();
  g_assert_cmpuint (fake_image_source_get_n_open (fixture->source), ==, 0);
  g_assert_finalize_object (fixture->loader);
  g_assert_finalize_object (fixture->source);
  g_bytes_unref (fixture->png);
  g_bytes_unref (fixture->other);
  image_fixture_remove_dir (fixture->directory);
  g_free (fixture->directory);
}

static gboolean
is_done (gpointer user_data)
{
  return ((Call *) user_data)->done;
}

static gboolean
has_asked (gpointer user_data)
{
  return fake_image_source_get_n_open (((Fixture *) user_data)->source) > 0;
}

static void
file_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  call->result = bunko_image_loader_get_file_finish (BUNKO_IMAGE_LOADER (source), result,
                                                     &call->mime_type, &call->error);
  call->done = TRUE;
}

static void
get_file (Fixture *fixture, GCancellable *cancellable, Call *call)
{
  bunko_image_loader_get_file_async (fixture->loader, BUNKO_ITEM_TYPE_PAGE, 7, 0, cancellable,
                                     file_cb, call);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  call->result = bunko_image_loader_load_finish (BUNKO_IMAGE_LOADER (source), result, &call->error);
  call->done = TRUE;
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  call->result =
      bunko_image_loader_refresh_finish (BUNKO_IMAGE_LOADER (source), result, &call->error);
  call->done = TRUE;
}

static void
load (Fixture *fixture, Call *call)
{
  bunko_image_loader_load_async (fixture->loader, BUNKO_ITEM_TYPE_PAGE, 7,
                                 BUNKO_IMAGE_SIZE_ORIGINAL, 0, 0, 0, BUNKO_IMAGE_PRIORITY_VISIBLE,
                                 NULL, loaded_cb, call);
}

/* Waits for the request and answers it. */
static void
answer (Fixture *fixture, GBytes *bytes)
{
  image_fixture_wait (has_asked, fixture);
  fake_image_source_answer (fixture->source, fake_image_source_get_n_asked (fixture->source) - 1,
                            bunko_image_reply_new_for_bytes (bytes));
}

static void
test_from_server (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no image at all", 15);
  Call call = { 0 }, unknown = { 0 }, none = { 0 };

  get_file (fixture, NULL, &call);
  answer (fixture, fixture->png);
  image_fixture_wait (is_done, &call);
  g_assert_no_error (call.error);
  g_assert_true (g_bytes_equal (call.result, fixture->png));
  g_assert_cmpstr (call.mime_type, ==, "image/png");
  g_bytes_unref (call.result);

  get_file (fixture, NULL, &unknown);
  answer (fixture, text);
  image_fixture_wait (is_done, &unknown);
  g_assert_no_error (unknown.error);
  g_assert_cmpstr (unknown.mime_type, ==, "application/octet-stream");
  g_bytes_unref (unknown.result);

  get_file (fixture, NULL, &none);
  image_fixture_wait (has_asked, fixture);
  fake_image_source_answer (fixture->source, 2, bunko_image_reply_new_empty ());
  image_fixture_wait (is_done, &none);
  g_assert_no_error (none.error);
  g_assert_null (none.result);
}

/* What was shown is on the disk, or on its way there, and not asked for again. */
static void
test_from_disk (Fixture *fixture, gconstpointer unused)
{
  Call shown = { 0 }, file = { 0 };

  load (fixture, &shown);
  answer (fixture, fixture->png);
  image_fixture_wait (is_done, &shown);
  g_assert_no_error (shown.error);
  g_object_unref (shown.result);

  get_file (fixture, NULL, &file);
  image_fixture_wait (is_done, &file);
  g_assert_true (g_bytes_equal (file.result, fixture->png));
  g_bytes_unref (file.result);
  g_assert_cmpuint (fake_image_source_get_n_asked (fixture->source), ==, 1);
}

static void
test_file_errors (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Call failed = { 0 }, cancelled = { 0 };

  get_file (fixture, NULL, &failed);
  image_fixture_wait (has_asked, fixture);
  fake_image_source_fail (fixture->source, 0,
                          g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "too late"));
  image_fixture_wait (is_done, &failed);
  g_assert_error (failed.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_null (failed.result);
  g_clear_error (&failed.error);

  get_file (fixture, cancellable, &cancelled);
  g_cancellable_cancel (cancellable);
  image_fixture_wait (is_done, &cancelled);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&cancelled.error);
}

/* The disk is not asked, and has the new picture afterwards. */
static void
test_refresh (Fixture *fixture, gconstpointer unused)
{
  Call old = { 0 }, fresh = { 0 }, again = { 0 };

  load (fixture, &old);
  answer (fixture, fixture->png);
  image_fixture_wait (is_done, &old);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (old.result), ==, 60);

  bunko_image_loader_refresh_async (fixture->loader, BUNKO_ITEM_TYPE_PAGE, 7,
                                    BUNKO_IMAGE_SIZE_ORIGINAL, 0, 0, 0, NULL, refreshed_cb, &fresh);
  answer (fixture, fixture->other);
  image_fixture_wait (is_done, &fresh);
  g_assert_no_error (fresh.error);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (fresh.result), ==, 30);

  load (fixture, &again);
  image_fixture_wait (is_done, &again);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (again.result), ==, 30);
  g_assert_cmpuint (fake_image_source_get_n_asked (fixture->source), ==, 2);
  g_object_unref (old.result);
  g_object_unref (fresh.result);
  g_object_unref (again.result);
}

static void
test_refresh_errors (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Call failed = { 0 }, cancelled = { 0 };

  bunko_image_loader_refresh_async (fixture->loader, BUNKO_ITEM_TYPE_PAGE, 7, BUNKO_IMAGE_SIZE_X768,
                                    0, 0, 0, NULL, refreshed_cb, &failed);
  image_fixture_wait (has_asked, fixture);
  fake_image_source_fail (fixture->source, 0,
                          g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "too late"));
  image_fixture_wait (is_done, &failed);
  g_assert_error (failed.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_clear_error (&failed.error);

  g_cancellable_cancel (cancellable);
  bunko_image_loader_refresh_async (fixture->loader, BUNKO_ITEM_TYPE_PAGE, 7, BUNKO_IMAGE_SIZE_X768,
                                    0, 0, 0, cancellable, refreshed_cb, &cancelled);
  image_fixture_wait (is_done, &cancelled);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&cancelled.error);
}

#define ADD(path, func) g_test_add ("/images/file/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("from-server", test_from_server);
  ADD ("from-disk", test_from_disk);
  ADD ("errors", test_file_errors);
  ADD ("refresh", test_refresh);
  ADD ("refresh-errors", test_refresh_errors);

  return g_test_run ();
}
