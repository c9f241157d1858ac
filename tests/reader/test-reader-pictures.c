/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model-fixture.h"
#include "reader/model/bunko-drop-later.h"
#include "tests/main-loop.h"

static void
test_prefetch (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 0, 10);
  bunko_fake_image_source_hold (fixture->images);
  bunko_reader_model_open (fixture->model);

  /* The page that is read has the line for itself. */
  model_fixture_assert_asked (fixture, 0, 10, BUNKO_IMAGE_PRIORITY_VISIBLE);
  image_fixture_settle ();
  g_assert_cmpuint (bunko_fake_image_source_get_n_fetches (fixture->images), ==, 1);
  bunko_fake_image_source_release (fixture->images, 1);
  model_fixture_wait_ready (fixture, 9);

  /* The next one, the one before, and the one after the next; few at once. */
  model_fixture_assert_prefetched (fixture, 1, 11);
  model_fixture_assert_prefetched (fixture, 1, 9);
  model_fixture_assert_prefetched (fixture, 1, 12);
  image_fixture_settle ();
  g_assert_cmpuint (bunko_fake_image_source_get_n_fetches (fixture->images), ==, 4);

  /* The next one is under way already: it is not asked for twice, but page 9 is let go. */
  g_assert_true (bunko_reader_model_next (fixture->model));
  image_fixture_settle ();
  bunko_fake_image_source_release (fixture->images, 3);
  model_fixture_wait_ready (fixture, 10);
  model_fixture_assert_prefetched (fixture, 4, 13);
  model_fixture_assert_not_asked (fixture, 4, 11);
  g_assert_cmpuint (bunko_fake_image_source_get_n_cancelled (fixture->images), ==, 1);
  bunko_fake_image_source_set_latency (fixture->images, 0);
  bunko_fake_image_source_release (fixture->images, 10);
}

/* Backwards the pages before are the likely ones. */
static void
test_prefetch_backwards (Fixture *fixture, gconstpointer unused)
{
  guint n;

  model_fixture_make (fixture, 100, 0, 50);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 49);
  image_fixture_wait (model_fixture_has_no_requests, fixture);
  model_fixture_assert_prefetched (fixture, 1, 49);
  model_fixture_assert_prefetched (fixture, 1, 54);
  model_fixture_assert_not_asked (fixture, 1, 48);

  n = bunko_fake_image_source_get_n_fetches (fixture->images);
  g_assert_true (bunko_reader_model_previous (fixture->model));
  model_fixture_wait_ready (fixture, 48);
  for (guint page = 48; page > 44; page--)
    model_fixture_assert_prefetched (fixture, n, page);
  image_fixture_wait (model_fixture_has_no_requests, fixture);

  /* Page 50 was read just now: it is still there. */
  model_fixture_assert_not_asked (fixture, n, 50);
  g_assert_true (bunko_reader_model_next (fixture->model));
  g_assert_true (model_fixture_is_ready (fixture->model));
}

/* What is prefetched shows at once. */
static void
test_prefetched_turn (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 40, 0, 1);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  for (guint i = 1; i < 40; i++)
    {
      model_fixture_wait_page (fixture, i);
      g_assert_true (bunko_reader_model_next (fixture->model));
      g_assert_true (model_fixture_is_ready (fixture->model));
    }
}

/* What is under way for a page that was left is given up. */
static void
test_jump (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 0, 1);
  bunko_fake_image_source_hold (fixture->images);
  bunko_reader_model_open (fixture->model);
  model_fixture_assert_asked (fixture, 0, 1, BUNKO_IMAGE_PRIORITY_VISIBLE);
  g_assert_true (bunko_reader_model_go (fixture->model, 20));
  model_fixture_assert_asked (fixture, 1, 21, BUNKO_IMAGE_PRIORITY_VISIBLE);
  model_fixture_wait_cancelled (fixture, 1);
  g_assert_cmpint (model_fixture_get_picture_state (fixture->model), ==,
                   BUNKO_READER_PICTURE_LOADING);
  g_assert_null (bunko_reader_model_get_picture (fixture->model, 0));
  g_assert_cmpuint (bunko_fake_image_source_get_n_pending (fixture->images), ==, 1);
  bunko_fake_image_source_release (fixture->images, 1);
  model_fixture_wait_ready (fixture, 20);
  bunko_fake_image_source_set_latency (fixture->images, 0);
  bunko_fake_image_source_release (fixture->images, 100);
}

/* A picture that comes for a page that was left shows nowhere. */
static void
test_late (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 0, 1);
  bunko_fake_image_source_hold (fixture->images);
  bunko_reader_model_open (fixture->model);
  model_fixture_assert_asked (fixture, 0, 1, BUNKO_IMAGE_PRIORITY_VISIBLE);
  /* It is here, but not decoded. */
  bunko_fake_image_source_release (fixture->images, 1);
  g_assert_true (bunko_reader_model_go (fixture->model, 20));
  model_fixture_assert_asked (fixture, 1, 21, BUNKO_IMAGE_PRIORITY_VISIBLE);
  image_fixture_settle ();
  g_assert_cmpint (model_fixture_get_picture_state (fixture->model), ==,
                   BUNKO_READER_PICTURE_LOADING);
  g_assert_null (bunko_reader_model_get_picture (fixture->model, 0));
  bunko_fake_image_source_release (fixture->images, 1);
  model_fixture_wait_ready (fixture, 20);
  bunko_fake_image_source_set_latency (fixture->images, 0);
  bunko_fake_image_source_release (fixture->images, 100);
}

static BunkoImageReply *
sized_reply_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  int width = request->size == BUNKO_IMAGE_SIZE_X768 ? 768 : 1600;
  g_autoptr (GBytes) bytes = image_fixture_encode ("jpeg", width, width / 2, 0x808080ff);

  return bunko_image_reply_new_for_bytes (bytes);
}

static gboolean
is_large (gpointer user_data)
{
  BunkoReaderPicture *picture = model_fixture_get_picture (user_data);

  return picture != NULL && bunko_reader_picture_get_width (picture) > 1000;
}

/* A double page was asked for as small as a single one; and a larger window needs more. */
static void
test_larger (Fixture *fixture, gconstpointer unused)
{
  guint n;

  model_fixture_make (fixture, 4, 0, 1);
  bunko_fake_image_source_set_func (fixture->images, sized_reply_cb, NULL);
  bunko_reader_model_set_view_size (fixture->model, 700, 700);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  g_assert_cmpint (bunko_reader_picture_get_width (model_fixture_get_picture (fixture->model)), ==,
                   768);
  image_fixture_wait (model_fixture_has_no_requests, fixture);
  n = bunko_fake_image_source_get_n_fetches (fixture->images);

  bunko_reader_model_set_view_size (fixture->model, 1400, 700);
  g_assert_true (model_fixture_is_ready (fixture->model));
  image_fixture_wait (is_large, fixture->model);
  model_fixture_wait_ready (fixture, 0);
  g_assert_cmpuint (bunko_fake_image_source_get_n_fetches (fixture->images), >, n);

  /* Smaller again: what is there is good enough. */
  image_fixture_wait (model_fixture_has_no_requests, fixture);
  n = bunko_fake_image_source_get_n_fetches (fixture->images);
  bunko_reader_model_set_view_size (fixture->model, 500, 300);
  image_fixture_settle ();
  g_assert_cmpuint (bunko_fake_image_source_get_n_fetches (fixture->images), ==, n);
}

/* Everything that was asked for of a page, from 1: the sizes, in order. */
static char *
list_sizes (Fixture *fixture, guint page)
{
  GArray *log = bunko_fake_image_source_get_log (fixture->images);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < log->len; i++)
    {
      BunkoFakeImageRequest *request = &g_array_index (log, BunkoFakeImageRequest, i);

      if (request->id == 1000 + page)
        g_string_append_printf (text, "%s%d", text->len > 0 ? " " : "", request->size);
    }
  return g_string_free (text, FALSE);
}

#define assert_sizes(fixture, page, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *sizes_ = list_sizes (fixture, page);                                          \
    g_assert_cmpstr (sizes_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

/* As servers do it: scaled to the width, never larger than it is. */
static BunkoImageReply *
scaled_reply_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  static const int widths[] = { 2400, 1600, 1280, 960, 768 };
  int width = 1500;

  if (request->size >= BUNKO_IMAGE_SIZE_X2400)
    width = MIN (width, widths[request->size - BUNKO_IMAGE_SIZE_X2400]);
  g_autoptr (GBytes) bytes = image_fixture_encode ("jpeg", width, width * 4 / 3, 0x808080ff);

  return bunko_image_reply_new_for_bytes (bytes);
}

static gboolean
is_original (gpointer user_data)
{
  return bunko_reader_picture_is_original (model_fixture_get_picture (user_data));
}

/* Zooming in asks for more pixels, as long as there are more; what is there is shown until then. */
static void
test_zoom (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 1, 0, 1);
  bunko_fake_image_source_set_func (fixture->images, scaled_reply_cb, NULL);
  bunko_reader_model_set_view (fixture->model, 0, 1, 600, 800);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  g_assert_cmpint (bunko_reader_picture_get_width (model_fixture_get_picture (fixture->model)), ==,
                   768);
  g_assert_false (is_original (fixture->model));

  bunko_fake_image_source_hold (fixture->images);
  bunko_reader_model_set_view (fixture->model, 0, 1, 6000, 8000);
  g_assert_true (model_fixture_is_ready (fixture->model));
  model_fixture_assert_asked (fixture, 1, 1, BUNKO_IMAGE_PRIORITY_VISIBLE);
  bunko_fake_image_source_set_latency (fixture->images, 0);
  bunko_fake_image_source_release (fixture->images, 10);
  image_fixture_wait (is_original, fixture->model);
  g_assert_cmpint (bunko_reader_picture_get_width (model_fixture_get_picture (fixture->model)), ==,
                   1500);

  /* There is no more than that; and less is not worth asking. */
  bunko_reader_model_set_view (fixture->model, 0, 1, 12000, 16000);
  bunko_reader_model_set_view (fixture->model, 0, 1, 600, 800);
  image_fixture_settle ();
  assert_sizes (fixture, 1, "14 1");
}

/* A sharper one that does not come leaves what is there, and is not asked for over and over. */
static void
test_zoom_fails (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 1, 0, 1);
  bunko_fake_image_source_set_func (fixture->images, scaled_reply_cb, NULL);
  bunko_reader_model_set_view (fixture->model, 0, 1, 600, 800);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  bunko_fake_image_source_fail (fixture->images, 100);
  bunko_reader_model_set_view (fixture->model, 0, 1, 6000, 8000);
  model_fixture_assert_asked (fixture, 1, 1, BUNKO_IMAGE_PRIORITY_VISIBLE);
  image_fixture_wait (model_fixture_has_no_requests, fixture);
  g_assert_true (model_fixture_is_ready (fixture->model));
  assert_sizes (fixture, 1, "14 1");
}

/* Who looks closely at a page does not make the next ones be loaded as large, unless they will be
 * shown so. */
static void
test_zoom_neighbours (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 3, 0, 1);
  bunko_fake_image_source_set_func (fixture->images, scaled_reply_cb, NULL);
  bunko_reader_model_set_view (fixture->model, 0, 1, 600, 800);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_page (fixture, 1);
  model_fixture_wait_page (fixture, 2);
  bunko_reader_model_set_view (fixture->model, 0, 1, 6000, 8000);
  image_fixture_wait (is_original, fixture->model);
  image_fixture_wait (model_fixture_has_no_requests, fixture);
  assert_sizes (fixture, 1, "14 1");
  assert_sizes (fixture, 2, "14");
  assert_sizes (fixture, 3, "14");

  bunko_reader_options_set_zoom_lock (fixture->options, BUNKO_READER_ZOOM_LOCK_KEEP);
  model_fixture_assert_prefetched (fixture, 4, 2);
  image_fixture_wait (model_fixture_has_no_requests, fixture);
  assert_sizes (fixture, 2, "14 1");
}

/* What the person wants is asked for, whatever the view. */
static void
test_size_setting (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 1, 0, 1);
  bunko_fake_image_source_set_func (fixture->images, scaled_reply_cb, NULL);
  bunko_reader_options_set_image_size (fixture->options, BUNKO_IMAGE_SIZE_X1280);
  bunko_reader_model_set_view (fixture->model, 0, 1, 6000, 8000);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  image_fixture_wait (model_fixture_has_no_requests, fixture);
  assert_sizes (fixture, 1, "12");
}

/* In a strip all that is seen comes first, and then at least as much below. */
static void
test_strip (Fixture *fixture, gconstpointer unused)
{
  guint n;

  model_fixture_make (fixture, 100, 0, 20);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_STRIP);
  bunko_reader_model_set_view (fixture->model, 18, 4, 800, 0);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 19);
  image_fixture_wait (model_fixture_has_no_requests, fixture);
  for (guint page = 15; page <= 30; page++)
    {
      guint first =
          page >= 19 && page <= 22 ? BUNKO_IMAGE_PRIORITY_VISIBLE : BUNKO_IMAGE_PRIORITY_PREFETCH;

      if (first == BUNKO_IMAGE_PRIORITY_VISIBLE)
        model_fixture_wait_page (fixture, page - 1);
      else
        model_fixture_assert_prefetched (fixture, 0, page);
    }
  model_fixture_assert_not_asked (fixture, 0, 14);

  n = bunko_fake_image_source_get_n_fetches (fixture->images);
  bunko_reader_model_set_view (fixture->model, 20, 4, 800, 0);
  bunko_reader_model_set_position (fixture->model, 21);
  image_fixture_wait (model_fixture_has_no_requests, fixture);
  model_fixture_assert_prefetched (fixture, n, 31);
  model_fixture_assert_not_asked (fixture, n, 22);
}

static BunkoImageReply *
broken_reply_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  g_autoptr (GBytes) broken = g_bytes_new_static ("no image", 8);
  g_autoptr (GBytes) png = bunko_fake_png_new ();

  if (request->id == 1003)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The server has lost it");
  if (request->id == 1003)
    return NULL;
  return bunko_image_reply_new_for_bytes (request->id == 1002 ? broken : png);
}

static gboolean
has_both_failed (gpointer user_data)
{
  for (guint page = 1; page <= 2; page++)
    {
      BunkoReaderPicture *picture = bunko_reader_model_get_picture (user_data, page);

      if (picture == NULL ||
          bunko_reader_picture_get_state (picture) != BUNKO_READER_PICTURE_FAILED)
        return FALSE;
    }
  return TRUE;
}

/* Pages that cannot be shown say why and stop nothing, not even in one pair. */
static void
test_broken (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 12, 0, 1);
  bunko_fake_image_source_set_func (fixture->images, broken_reply_cb, NULL);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  g_assert_true (bunko_reader_model_next (fixture->model));
  image_fixture_wait (has_both_failed, fixture->model);
  g_assert_cmpint (bunko_reader_model_get_state (fixture->model), ==, BUNKO_READER_STATE_READY);
  g_assert_nonnull (
      bunko_reader_picture_get_error (bunko_reader_model_get_picture (fixture->model, 1)));
  g_assert_error (
      bunko_reader_picture_get_error (bunko_reader_model_get_picture (fixture->model, 2)),
      G_IO_ERROR, G_IO_ERROR_FAILED);
  model_fixture_wait_page (fixture, 3);
  g_assert_true (bunko_reader_model_next (fixture->model));
  model_fixture_wait_ready (fixture, 3);
}

static guint64
count_bytes (BunkoReaderModel *model)
{
  guint64 bytes = 0;

  for (guint page = 0; page < bunko_reader_model_get_n_pages (model); page++)
    {
      BunkoReaderPicture *picture = bunko_reader_model_get_picture (model, page);

      if (picture != NULL)
        bytes += 4 * (guint64) bunko_reader_picture_get_width (picture) *
                 (guint64) bunko_reader_picture_get_height (picture);
    }
  return bytes;
}

static BunkoImageReply *
given_reply_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  return bunko_image_reply_new_for_bytes (user_data);
}

/* However far somebody reads, pictures take no more than they may. */
static void
test_limit (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) large = image_fixture_encode ("jpeg", 1600, 2400, 0x808080ff);
  const guint64 limit = 64 * 1024 * 1024;

  model_fixture_make (fixture, 40, 0, 1);
  bunko_fake_image_source_set_func (fixture->images, given_reply_cb, large);
  bunko_reader_options_set_prefetch_limit (fixture->options, 64);
  bunko_reader_model_set_view_size (fixture->model, 1600, 2400);
  bunko_reader_model_set_view (fixture->model, 0, 1, 1600, 2400);
  bunko_reader_model_open (fixture->model);
  for (guint page = 0; page < 16; page++)
    {
      model_fixture_wait_ready (fixture, page);
      model_fixture_wait_page (fixture, page + 1);
      g_assert_cmpuint (count_bytes (fixture->model), <=, limit);
      g_assert_true (bunko_reader_model_next (fixture->model));
    }
  /* Who rests has as much as there may be. */
  model_fixture_wait_page (fixture, 18);
  g_assert_cmpuint (count_bytes (fixture->model), <=, limit);
  g_assert_cmpuint (count_bytes (fixture->model), >, limit / 2);
  bunko_fake_image_source_set_func (fixture->images, NULL, NULL);
}

/* What is not needed any more is given back bit by bit, also when the reader is closed: no main
 * loop stands still for all of it. */
static void
test_drop_later (Fixture *fixture, gconstpointer unused)
{
  model_fixture_start (fixture, 12, 1);
  for (guint page = 1; page < 5; page++)
    model_fixture_wait_page (fixture, page);
  image_fixture_settle ();
  g_assert_cmpuint (bunko_drop_later_get_n_waiting (), ==, 0);
  g_object_run_dispose (G_OBJECT (fixture->model));
  g_assert_cmpuint (bunko_drop_later_get_n_waiting (), >=, 5);
  for (guint left = bunko_drop_later_get_n_waiting (); left > 0; left--)
    {
      g_assert_cmpuint (bunko_drop_later_get_n_waiting (), <=, left);
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (bunko_drop_later_get_n_waiting (), >=, left - 1);
    }
  image_fixture_settle ();
  g_assert_cmpuint (bunko_drop_later_get_n_waiting (), ==, 0);
}

static gboolean
is_other (gpointer user_data)
{
  return bunko_reader_picture_get_width (model_fixture_get_picture (user_data)) == 32;
}

/* The server is asked again, whatever is kept; what is there is shown until then. */
static void
test_refresh (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) other = image_fixture_encode ("png", 32, 40, 0x808080ff);

  model_fixture_make (fixture, 1, 0, 1);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  bunko_fake_image_source_set_bytes (fixture->images, other);
  bunko_reader_model_refresh_page (fixture->model, 0);
  g_assert_true (model_fixture_is_ready (fixture->model));
  image_fixture_wait (is_other, fixture->model);
  g_assert_cmpfloat_with_epsilon (bunko_reader_model_get_aspect (fixture->model, 0), 0.8, 0.01);
  g_assert_cmpuint (bunko_fake_image_source_get_n_fetches (fixture->images), ==, 2);
  bunko_reader_model_refresh_page (fixture->model, 7);
}

/* A page that failed is asked for again, too. */
static void
test_refresh_failed (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 1, 0, 1);
  bunko_fake_image_source_set_bytes (fixture->images, NULL);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (model_fixture_has_failed_page, fixture->model);
  g_autoptr (GBytes) png = bunko_fake_png_new ();
  bunko_fake_image_source_set_bytes (fixture->images, png);
  bunko_reader_model_refresh_page (fixture->model, 0);
  model_fixture_wait_ready (fixture, 0);
}

/* As slow as a server that is not in the house, and read as fast as one can: nothing is waited for
 * after the first page. */
static void
test_pace (Fixture *fixture, gconstpointer unused)
{
  guint n_waits = 0;

  model_fixture_make (fixture, 60, 0, 1);
  bunko_fake_image_source_set_latency (fixture->images, 20);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  for (guint page = 1; page <= 20; page++)
    {
      run_for (100);
      g_assert_true (bunko_reader_model_next (fixture->model));
      n_waits += model_fixture_is_ready (fixture->model) ? 0 : 1;
      model_fixture_wait_ready (fixture, page);
    }
  g_assert_cmpuint (n_waits, <=, 1);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/reader/pictures/" path, Fixture, NULL, model_fixture_set_up, func,                 \
              model_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("prefetch", test_prefetch);
  ADD ("prefetch-backwards", test_prefetch_backwards);
  ADD ("prefetched-turn", test_prefetched_turn);
  ADD ("jump", test_jump);
  ADD ("late", test_late);
  ADD ("larger", test_larger);
  ADD ("zoom", test_zoom);
  ADD ("zoom-fails", test_zoom_fails);
  ADD ("zoom-neighbours", test_zoom_neighbours);
  ADD ("size-setting", test_size_setting);
  ADD ("strip", test_strip);
  ADD ("broken", test_broken);
  ADD ("limit", test_limit);
  ADD ("drop-later", test_drop_later);
  ADD ("refresh", test_refresh);
  ADD ("refresh-failed", test_refresh_failed);
  ADD ("pace", test_pace);

  return g_test_run ();
}
