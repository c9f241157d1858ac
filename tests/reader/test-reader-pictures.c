/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model-fixture.h"

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

  return g_test_run ();
}
