/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-library.h"
#include "fake-reader.h"
#include "image-fixture.h"
#include "reader/model/bunko-reader-model.h"
#include "reader/model/bunko-reader-pages.h"
#include "reader/model/bunko-reader-prefetch.h"

typedef struct
{
  char *directory;
  FakePages *pages;
  FakeJournal *journal;
  BunkoFakeImageSource *images;
  BunkoImageLoader *loader;
  BunkoReaderOptions *options;
  BunkoReaderModel *model;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->directory = image_fixture_make_dir ();
  fixture->images = bunko_fake_image_source_new ();
  fixture->loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (fixture->images), "test", fixture->directory);
}

/* Makes the model; the test opens it. */
static void
make (Fixture *fixture, guint n_pages, guint continue_at, guint start_page)
{
  fixture->pages = fake_pages_new (n_pages);
  fixture->journal = fake_journal_new (continue_at);
  fixture->options = bunko_reader_options_new ();
  fixture->model = bunko_reader_model_new (BUNKO_LIST_SOURCE (fixture->pages), fixture->loader,
                                           BUNKO_READER_JOURNAL (fixture->journal),
                                           fixture->options, start_page);
  bunko_reader_model_set_view_size (fixture->model, 800, 600);
}

static gboolean
has_no_requests (gpointer user_data)
{
  Fixture *fixture = user_data;

  image_fixture_settle ();
  return bunko_fake_image_source_get_n_pending (fixture->images) == 0;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_run_dispose (G_OBJECT (fixture->model));
  image_fixture_wait (has_no_requests, fixture);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->options);
  g_assert_finalize_object (fixture->journal);
  g_assert_cmpuint (fake_pages_get_n_live (fixture->pages), ==, 0);
  g_assert_finalize_object (fixture->pages);
  g_assert_finalize_object (fixture->loader);
  g_assert_finalize_object (fixture->images);
  image_fixture_remove_dir (fixture->directory);
  g_free (fixture->directory);
}

/* Of the page at the position. */
static BunkoReaderPicture *
get_picture (BunkoReaderModel *model)
{
  return bunko_reader_model_get_picture (model, bunko_reader_model_get_position (model));
}

static BunkoReaderPictureState
get_picture_state (BunkoReaderModel *model)
{
  BunkoReaderPicture *picture = get_picture (model);

  return picture != NULL ? bunko_reader_picture_get_state (picture) : BUNKO_READER_PICTURE_NONE;
}

static gboolean
is_ready (gpointer user_data)
{
  return bunko_reader_model_get_state (user_data) == BUNKO_READER_STATE_READY &&
         get_picture_state (user_data) == BUNKO_READER_PICTURE_READY;
}

static gboolean
has_failed (gpointer user_data)
{
  return bunko_reader_model_get_state (user_data) == BUNKO_READER_STATE_FAILED;
}

static gboolean
has_failed_page (gpointer user_data)
{
  return bunko_reader_model_get_state (user_data) == BUNKO_READER_STATE_READY &&
         get_picture_state (user_data) == BUNKO_READER_PICTURE_FAILED;
}

static void
wait_ready (Fixture *fixture, guint position)
{
  image_fixture_wait (is_ready, fixture->model);
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, position);
  g_assert_nonnull (bunko_reader_picture_get_paintable (get_picture (fixture->model)));
  g_assert_null (bunko_reader_picture_get_error (get_picture (fixture->model)));
  g_assert_null (bunko_reader_model_get_error (fixture->model));
}

typedef struct
{
  Fixture *fixture;
  const char *text;
  guint n;
} Goal;

static gboolean
journal_says (gpointer user_data)
{
  Goal *goal = user_data;

  return g_str_equal (fake_journal_get_text (goal->fixture->journal), goal->text);
}

static void
wait_journal (Fixture *fixture, const char *text)
{
  Goal goal = { fixture, text, 0 };

  image_fixture_wait (journal_says, &goal);
}

static gboolean
has_asked (gpointer user_data)
{
  Goal *goal = user_data;

  return bunko_fake_image_source_get_n_fetches (goal->fixture->images) >= goal->n;
}

/* The n-th picture that was asked for is of this page, at this priority. */
static void
assert_asked (Fixture *fixture, guint n, guint page, BunkoImagePriority priority)
{
  Goal goal = { fixture, NULL, n + 1 };
  BunkoFakeImageRequest *request;

  image_fixture_wait (has_asked, &goal);
  request =
      &g_array_index (bunko_fake_image_source_get_log (fixture->images), BunkoFakeImageRequest, n);
  g_assert_cmpint (request->type, ==, BUNKO_ITEM_TYPE_PAGE);
  g_assert_cmpint (request->id, ==, 1000 + page);
  g_assert_cmpint (request->priority, ==, priority);
}

typedef struct
{
  Fixture *fixture;
  guint first; /* of the log */
  gint64 id;
  BunkoImagePriority priority;
} Sought;

static gboolean
is_in_log (gpointer user_data)
{
  Sought *sought = user_data;
  GArray *log = bunko_fake_image_source_get_log (sought->fixture->images);

  for (guint i = sought->first; i < log->len; i++)
    {
      BunkoFakeImageRequest *request = &g_array_index (log, BunkoFakeImageRequest, i);

      if (request->id == sought->id && request->priority == sought->priority)
        return TRUE;
    }
  return FALSE;
}

/* The page is among the pictures asked for from the n-th on, to be prefetched. Which of those that
 * are asked for at once is first is up to the threads that look on the disk. */
static void
assert_prefetched (Fixture *fixture, guint n, guint page)
{
  Sought sought = { fixture, n, 1000 + page, BUNKO_IMAGE_PRIORITY_PREFETCH };

  image_fixture_wait (is_in_log, &sought);
}

static void
assert_not_asked (Fixture *fixture, guint n, guint page)
{
  GArray *log = bunko_fake_image_source_get_log (fixture->images);

  for (guint i = n; i < log->len; i++)
    g_assert_cmpint (g_array_index (log, BunkoFakeImageRequest, i).id, !=, 1000 + page);
}

static void
test_start (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 0, 3);
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, "");
  bunko_reader_model_open (fixture->model);
  bunko_reader_model_open (fixture->model);
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, "open");
  wait_ready (fixture, 2);
  g_assert_cmpuint (bunko_reader_model_get_n_pages (fixture->model), ==, 24);
}

static void
test_continue (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 11, 0);
  bunko_reader_model_open (fixture->model);
  wait_ready (fixture, 10);
}

static void
test_continue_fails (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 11, 0);
  fake_journal_fail (fixture->journal);
  bunko_reader_model_open (fixture->model);
  wait_ready (fixture, 0);
}

/* Who does not wait for the journal stays where they went. */
static void
test_continue_late (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 11, 0);
  fake_journal_hold (fixture->journal);
  bunko_reader_model_open (fixture->model);
  image_fixture_settle ();
  g_assert_cmpint (bunko_reader_model_get_state (fixture->model), ==, BUNKO_READER_STATE_LOADING);
  g_assert_true (bunko_reader_model_go (fixture->model, 5));
  wait_ready (fixture, 5);
  fake_journal_release (fixture->journal);
  image_fixture_settle ();
  wait_ready (fixture, 5);
}

/* A start beyond the end, as when pages were removed since. */
static void
test_start_beyond (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 5, 0, 90);
  bunko_reader_model_open (fixture->model);
  wait_ready (fixture, 4);
}

static void
test_bounds (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 3, 0, 1);
  g_assert_false (bunko_reader_model_next (fixture->model));
  bunko_reader_model_open (fixture->model);
  wait_ready (fixture, 0);
  g_assert_false (bunko_reader_model_previous (fixture->model));
  g_assert_true (bunko_reader_model_next (fixture->model));
  g_assert_true (bunko_reader_model_next (fixture->model));
  g_assert_false (bunko_reader_model_next (fixture->model));
  g_assert_false (bunko_reader_model_go (fixture->model, 3));
  g_assert_false (bunko_reader_model_go (fixture->model, G_MAXUINT));
  wait_ready (fixture, 2);
  g_assert_true (bunko_reader_model_previous (fixture->model));
  wait_ready (fixture, 1);
}

static void
test_prefetch (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 0, 10);
  bunko_fake_image_source_hold (fixture->images);
  bunko_reader_model_open (fixture->model);

  /* The page that is read has the line for itself. */
  assert_asked (fixture, 0, 10, BUNKO_IMAGE_PRIORITY_VISIBLE);
  image_fixture_settle ();
  g_assert_cmpuint (bunko_fake_image_source_get_n_fetches (fixture->images), ==, 1);
  bunko_fake_image_source_release (fixture->images, 1);
  wait_ready (fixture, 9);

  /* The next one, the one before, and the one after the next; few at once. */
  assert_prefetched (fixture, 1, 11);
  assert_prefetched (fixture, 1, 9);
  assert_prefetched (fixture, 1, 12);
  image_fixture_settle ();
  g_assert_cmpuint (bunko_fake_image_source_get_n_fetches (fixture->images), ==, 4);

  /* The next one is under way already: it is not asked for twice, but page 9 is let go. */
  g_assert_true (bunko_reader_model_next (fixture->model));
  image_fixture_settle ();
  bunko_fake_image_source_release (fixture->images, 3);
  wait_ready (fixture, 10);
  assert_prefetched (fixture, 4, 13);
  assert_not_asked (fixture, 4, 11);
  g_assert_cmpuint (bunko_fake_image_source_get_n_cancelled (fixture->images), ==, 1);
  bunko_fake_image_source_set_latency (fixture->images, 0);
  bunko_fake_image_source_release (fixture->images, 10);
}

/* Backwards the pages before are the likely ones. */
static void
test_prefetch_backwards (Fixture *fixture, gconstpointer unused)
{
  guint n;

  make (fixture, 100, 0, 50);
  bunko_reader_model_open (fixture->model);
  wait_ready (fixture, 49);
  image_fixture_wait (has_no_requests, fixture);
  assert_prefetched (fixture, 1, 49);
  assert_prefetched (fixture, 1, 54);
  assert_not_asked (fixture, 1, 48);

  n = bunko_fake_image_source_get_n_fetches (fixture->images);
  g_assert_true (bunko_reader_model_previous (fixture->model));
  wait_ready (fixture, 48);
  for (guint page = 48; page > 44; page--)
    assert_prefetched (fixture, n, page);
  image_fixture_wait (has_no_requests, fixture);

  /* Page 50 was read just now: it is still there. */
  assert_not_asked (fixture, n, 50);
  g_assert_true (bunko_reader_model_next (fixture->model));
  g_assert_true (is_ready (fixture->model));
}

static gboolean
has_next (gpointer user_data)
{
  guint next = bunko_reader_model_get_position (user_data) + 1;
  BunkoReaderPicture *picture = bunko_reader_model_get_picture (user_data, next);

  return picture != NULL && bunko_reader_picture_get_state (picture) == BUNKO_READER_PICTURE_READY;
}

/* What is prefetched shows at once. */
static void
test_prefetched_turn (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 40, 0, 1);
  bunko_reader_model_open (fixture->model);
  wait_ready (fixture, 0);
  for (guint i = 1; i < 40; i++)
    {
      image_fixture_wait (has_next, fixture->model);
      g_assert_true (bunko_reader_model_next (fixture->model));
      g_assert_true (is_ready (fixture->model));
    }
}

static gboolean
has_cancelled (gpointer user_data)
{
  Goal *goal = user_data;

  return bunko_fake_image_source_get_n_cancelled (goal->fixture->images) >= goal->n;
}

/* What is under way for a page that was left is given up. */
static void
test_jump (Fixture *fixture, gconstpointer unused)
{
  Goal goal = { fixture, NULL, 1 };

  make (fixture, 24, 0, 1);
  bunko_fake_image_source_hold (fixture->images);
  bunko_reader_model_open (fixture->model);
  assert_asked (fixture, 0, 1, BUNKO_IMAGE_PRIORITY_VISIBLE);
  g_assert_true (bunko_reader_model_go (fixture->model, 20));
  assert_asked (fixture, 1, 21, BUNKO_IMAGE_PRIORITY_VISIBLE);
  image_fixture_wait (has_cancelled, &goal);
  g_assert_cmpint (get_picture_state (fixture->model), ==, BUNKO_READER_PICTURE_LOADING);
  g_assert_null (bunko_reader_model_get_picture (fixture->model, 0));
  g_assert_cmpuint (bunko_fake_image_source_get_n_pending (fixture->images), ==, 1);
  bunko_fake_image_source_release (fixture->images, 1);
  wait_ready (fixture, 20);
  bunko_fake_image_source_set_latency (fixture->images, 0);
  bunko_fake_image_source_release (fixture->images, 100);
}

/* A picture that comes for a page that was left shows nowhere. */
static void
test_late (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 0, 1);
  bunko_fake_image_source_hold (fixture->images);
  bunko_reader_model_open (fixture->model);
  assert_asked (fixture, 0, 1, BUNKO_IMAGE_PRIORITY_VISIBLE);
  /* It is here, but not decoded. */
  bunko_fake_image_source_release (fixture->images, 1);
  g_assert_true (bunko_reader_model_go (fixture->model, 20));
  assert_asked (fixture, 1, 21, BUNKO_IMAGE_PRIORITY_VISIBLE);
  image_fixture_settle ();
  g_assert_cmpint (get_picture_state (fixture->model), ==, BUNKO_READER_PICTURE_LOADING);
  g_assert_null (bunko_reader_model_get_picture (fixture->model, 0));
  bunko_fake_image_source_release (fixture->images, 1);
  wait_ready (fixture, 20);
  bunko_fake_image_source_set_latency (fixture->images, 0);
  bunko_fake_image_source_release (fixture->images, 100);
}

static void
test_progress (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 0, 3);
  bunko_reader_model_open (fixture->model);
  wait_ready (fixture, 2);
  wait_journal (fixture, "open 3");
  bunko_reader_model_next (fixture->model);
  wait_ready (fixture, 3);
  wait_journal (fixture, "open 3 4");

  /* Leafing through reports nothing but where it ends. */
  for (int i = 0; i < 5; i++)
    bunko_reader_model_next (fixture->model);
  wait_ready (fixture, 8);
  wait_journal (fixture, "open 3 4 9");

  bunko_reader_model_previous (fixture->model);
  wait_ready (fixture, 7);
  g_object_run_dispose (G_OBJECT (fixture->model));
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, "open 3 4 9 8");
}

/* What could not be shown was not read. */
static void
test_failed_page (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 0, 1);
  bunko_fake_image_source_fail (fixture->images, 1);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (has_failed_page, fixture->model);
  g_assert_error (bunko_reader_picture_get_error (get_picture (fixture->model)), G_IO_ERROR,
                  G_IO_ERROR_FAILED);

  /* The others can be reached, and this one, too, by coming back. */
  g_assert_true (bunko_reader_model_next (fixture->model));
  wait_ready (fixture, 1);
  g_assert_true (bunko_reader_model_previous (fixture->model));
  wait_ready (fixture, 0);
  wait_journal (fixture, "open 1");
}

static void
test_retry_page (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 0, 1);
  bunko_fake_image_source_fail (fixture->images, 1);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (has_failed_page, fixture->model);
  bunko_reader_model_retry (fixture->model);
  wait_ready (fixture, 0);
}

static void
test_retry_gallery (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 0, 0);
  fake_pages_fail_counts (fixture->pages, 1);
  fake_pages_fail_windows (fixture->pages, 1);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (has_failed, fixture->model);
  image_fixture_settle ();
  g_assert_error (bunko_reader_model_get_error (fixture->model), G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  bunko_reader_model_retry (fixture->model);
  wait_ready (fixture, 0);
  g_assert_cmpuint (bunko_reader_model_get_n_pages (fixture->model), ==, 24);
}

static void
test_missing_page (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 0, 24);
  fake_pages_set_n_missing (fixture->pages, 1);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (has_failed_page, fixture->model);
  g_assert_error (bunko_reader_picture_get_error (get_picture (fixture->model)), G_IO_ERROR,
                  G_IO_ERROR_NOT_FOUND);
  g_assert_true (bunko_reader_model_previous (fixture->model));
  wait_ready (fixture, 22);
}

static void
test_no_image (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 0, 1);
  bunko_fake_image_source_set_bytes (fixture->images, NULL);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (has_failed_page, fixture->model);
  g_assert_error (bunko_reader_picture_get_error (get_picture (fixture->model)), G_IO_ERROR,
                  G_IO_ERROR_NOT_FOUND);
}

static gboolean
is_empty (gpointer user_data)
{
  return bunko_reader_model_get_state (user_data) == BUNKO_READER_STATE_EMPTY;
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 0, 0, 0);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (is_empty, fixture->model);
  g_assert_false (bunko_reader_model_next (fixture->model));
}

/* Thousands of pages: a bounded number of them is held, wherever somebody goes. */
static void
test_windows (Fixture *fixture, gconstpointer unused)
{
  const guint most = BUNKO_READER_WINDOW * BUNKO_READER_MAX_WINDOWS + BUNKO_READER_PREFETCH_MAX;
  guint before;

  make (fixture, 5000, 0, 1);
  bunko_reader_model_open (fixture->model);
  wait_ready (fixture, 0);
  for (guint position = 0; position < 5000; position += 61)
    {
      g_assert_true (bunko_reader_model_go (fixture->model, position));
      image_fixture_settle ();
      g_assert_cmpuint (fake_pages_get_n_live (fixture->pages), <=, most);
    }
  wait_ready (fixture, 81 * 61);

  /* Reading on asks for the next window once, ahead of time. */
  g_assert_true (bunko_reader_model_go (fixture->model, 64 * 20 + 10));
  wait_ready (fixture, 64 * 20 + 10);
  before = fake_pages_get_n_fetches (fixture->pages);
  for (guint i = 0; i < 40; i++)
    {
      g_assert_true (bunko_reader_model_next (fixture->model));
      image_fixture_settle ();
    }
  g_assert_cmpuint (fake_pages_get_n_fetches (fixture->pages), <=, before + 1);
  wait_ready (fixture, 64 * 20 + 50);
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
  BunkoReaderPicture *picture = get_picture (user_data);

  return picture != NULL && bunko_reader_picture_get_width (picture) > 1000;
}

/* A double page was asked for as small as a single one; and a larger window needs more. */
static void
test_larger (Fixture *fixture, gconstpointer unused)
{
  guint n;

  make (fixture, 4, 0, 1);
  bunko_fake_image_source_set_func (fixture->images, sized_reply_cb, NULL);
  bunko_reader_model_set_view_size (fixture->model, 700, 700);
  bunko_reader_model_open (fixture->model);
  wait_ready (fixture, 0);
  g_assert_cmpint (bunko_reader_picture_get_width (get_picture (fixture->model)), ==, 768);
  image_fixture_wait (has_no_requests, fixture);
  n = bunko_fake_image_source_get_n_fetches (fixture->images);

  bunko_reader_model_set_view_size (fixture->model, 1400, 700);
  g_assert_true (is_ready (fixture->model));
  image_fixture_wait (is_large, fixture->model);
  wait_ready (fixture, 0);
  g_assert_cmpuint (bunko_fake_image_source_get_n_fetches (fixture->images), >, n);

  /* Smaller again: what is there is good enough. */
  image_fixture_wait (has_no_requests, fixture);
  n = bunko_fake_image_source_get_n_fetches (fixture->images);
  bunko_reader_model_set_view_size (fixture->model, 500, 300);
  image_fixture_settle ();
  g_assert_cmpuint (bunko_fake_image_source_get_n_fetches (fixture->images), ==, n);
}

#define ADD(path, func) g_test_add ("/reader/model/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("start", test_start);
  ADD ("continue", test_continue);
  ADD ("continue-fails", test_continue_fails);
  ADD ("continue-late", test_continue_late);
  ADD ("start-beyond", test_start_beyond);
  ADD ("bounds", test_bounds);
  ADD ("prefetch", test_prefetch);
  ADD ("prefetch-backwards", test_prefetch_backwards);
  ADD ("prefetched-turn", test_prefetched_turn);
  ADD ("jump", test_jump);
  ADD ("late", test_late);
  ADD ("progress", test_progress);
  ADD ("failed-page", test_failed_page);
  ADD ("retry-page", test_retry_page);
  ADD ("retry-gallery", test_retry_gallery);
  ADD ("missing-page", test_missing_page);
  ADD ("no-image", test_no_image);
  ADD ("empty", test_empty);
  ADD ("windows", test_windows);
  ADD ("larger", test_larger);

  return g_test_run ();
}
