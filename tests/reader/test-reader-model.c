/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-page.h"
#include "model-fixture.h"
#include "reader/model/bunko-reader-pages.h"
#include "reader/model/bunko-reader-prefetch.h"

static gboolean
has_failed (gpointer user_data)
{
  return bunko_reader_model_get_state (user_data) == BUNKO_READER_STATE_FAILED;
}

static void
test_start (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 0, 3);
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, "");
  bunko_reader_model_open (fixture->model);
  bunko_reader_model_open (fixture->model);
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, "");
  model_fixture_wait_ready (fixture, 2);
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, "open");
  g_assert_cmpuint (bunko_reader_model_get_n_pages (fixture->model), ==, 24);
}

static void
test_continue (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 11, 0);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 10);
}

static void
test_continue_fails (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 11, 0);
  fake_journal_fail (fixture->journal);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
}

/* Who does not wait for the journal stays where they went. */
static void
test_continue_late (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 11, 0);
  fake_journal_hold (fixture->journal);
  bunko_reader_model_open (fixture->model);
  image_fixture_settle ();
  g_assert_cmpint (bunko_reader_model_get_state (fixture->model), ==, BUNKO_READER_STATE_LOADING);
  g_assert_true (bunko_reader_model_go (fixture->model, 5));
  model_fixture_wait_ready (fixture, 5);
  fake_journal_release (fixture->journal);
  image_fixture_settle ();
  model_fixture_wait_ready (fixture, 5);
}

/* A start beyond the end, as when pages were removed since. */
static void
test_start_beyond (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 5, 0, 90);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 4);
}

static void
test_bounds (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 3, 0, 1);
  g_assert_false (bunko_reader_model_next (fixture->model));
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  g_assert_false (bunko_reader_model_previous (fixture->model));
  g_assert_true (bunko_reader_model_next (fixture->model));
  g_assert_true (bunko_reader_model_next (fixture->model));
  g_assert_false (bunko_reader_model_next (fixture->model));
  g_assert_false (bunko_reader_model_go (fixture->model, 3));
  g_assert_false (bunko_reader_model_go (fixture->model, G_MAXUINT));
  model_fixture_wait_ready (fixture, 2);
  g_assert_true (bunko_reader_model_previous (fixture->model));
  model_fixture_wait_ready (fixture, 1);
}

static void
test_progress (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 0, 3);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 2);
  model_fixture_wait_journal (fixture, "open 3");
  bunko_reader_model_next (fixture->model);
  model_fixture_wait_ready (fixture, 3);
  model_fixture_wait_journal (fixture, "open 3 4");

  /* Leafing through reports nothing but where it ends. */
  for (int i = 0; i < 5; i++)
    bunko_reader_model_next (fixture->model);
  model_fixture_wait_ready (fixture, 8);
  model_fixture_wait_journal (fixture, "open 3 4 9");

  bunko_reader_model_previous (fixture->model);
  model_fixture_wait_ready (fixture, 7);
  g_object_run_dispose (G_OBJECT (fixture->model));
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, "open 3 4 9 8");
}

/* What could not be shown was not read. */
static void
test_failed_page (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 0, 1);
  bunko_fake_image_source_fail (fixture->images, 1);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (model_fixture_has_failed_page, fixture->model);
  g_assert_error (bunko_reader_picture_get_error (model_fixture_get_picture (fixture->model)),
                  G_IO_ERROR, G_IO_ERROR_FAILED);

  /* The others can be reached, and this one, too, by coming back. */
  g_assert_true (bunko_reader_model_next (fixture->model));
  model_fixture_wait_ready (fixture, 1);
  g_assert_true (bunko_reader_model_previous (fixture->model));
  model_fixture_wait_ready (fixture, 0);
  model_fixture_wait_journal (fixture, "open 1");
}

static void
test_retry_page (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 0, 1);
  bunko_fake_image_source_fail (fixture->images, 1);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (model_fixture_has_failed_page, fixture->model);
  bunko_reader_model_retry (fixture->model);
  model_fixture_wait_ready (fixture, 0);
}

static void
test_retry_gallery (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 0, 0);
  fake_pages_fail_counts (fixture->pages, 1);
  fake_pages_fail_windows (fixture->pages, 1);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (has_failed, fixture->model);
  image_fixture_settle ();
  g_assert_error (bunko_reader_model_get_error (fixture->model), G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  bunko_reader_model_retry (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  g_assert_cmpuint (bunko_reader_model_get_n_pages (fixture->model), ==, 24);
}

static void
test_missing_page (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 0, 24);
  fake_pages_set_n_missing (fixture->pages, 1);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (model_fixture_has_failed_page, fixture->model);
  g_assert_error (bunko_reader_picture_get_error (model_fixture_get_picture (fixture->model)),
                  G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (bunko_reader_model_previous (fixture->model));
  model_fixture_wait_ready (fixture, 22);
}

static void
test_no_image (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 0, 1);
  bunko_fake_image_source_set_bytes (fixture->images, NULL);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (model_fixture_has_failed_page, fixture->model);
  g_assert_error (bunko_reader_picture_get_error (model_fixture_get_picture (fixture->model)),
                  G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static gboolean
is_empty (gpointer user_data)
{
  return bunko_reader_model_get_state (user_data) == BUNKO_READER_STATE_EMPTY;
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 0, 0, 0);
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

  model_fixture_make (fixture, 5000, 0, 1);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 0);
  for (guint position = 0; position < 5000; position += 61)
    {
      g_assert_true (bunko_reader_model_go (fixture->model, position));
      image_fixture_settle ();
      g_assert_cmpuint (fake_pages_get_n_live (fixture->pages), <=, most);
    }
  model_fixture_wait_ready (fixture, 81 * 61);

  /* Reading on asks for the next window once, ahead of time. */
  g_assert_true (bunko_reader_model_go (fixture->model, 64 * 20 + 10));
  model_fixture_wait_ready (fixture, 64 * 20 + 10);
  before = fake_pages_get_n_fetches (fixture->pages);
  for (guint i = 0; i < 40; i++)
    {
      g_assert_true (bunko_reader_model_next (fixture->model));
      image_fixture_settle ();
    }
  g_assert_cmpuint (fake_pages_get_n_fetches (fixture->pages), <=, before + 1);
  model_fixture_wait_ready (fixture, 64 * 20 + 50);
}

static gboolean
has_n_pages (gpointer user_data)
{
  return bunko_reader_model_get_n_pages (user_data) == 20;
}

/* The gallery loses pages while it is read; the list says so where it ends. */
static void
test_lost_pages (Fixture *fixture, gconstpointer unused)
{
  model_fixture_start (fixture, 100, 60);
  fake_pages_set_n_pages (fixture->pages, 20);
  g_assert_true (bunko_reader_model_go (fixture->model, 99));
  image_fixture_wait (has_n_pages, fixture->model);
  model_fixture_wait_ready (fixture, 19);
  g_assert_false (bunko_reader_model_next (fixture->model));
  g_assert_false (bunko_reader_model_go (fixture->model, 20));
}

/* Trying again also finds what is new. */
static void
test_more_pages (Fixture *fixture, gconstpointer unused)
{
  model_fixture_start (fixture, 10, 10);
  g_assert_false (bunko_reader_model_next (fixture->model));
  fake_pages_set_n_pages (fixture->pages, 20);
  bunko_reader_model_retry (fixture->model);
  image_fixture_wait (has_n_pages, fixture->model);
  g_assert_true (bunko_reader_model_go (fixture->model, 9));
}

/* The first pages come with the count: nothing else is asked before the first picture. */
static void
test_begin (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 24, 11, 0);
  fake_pages_begin (fixture->pages);
  bunko_reader_model_open (fixture->model);
  model_fixture_wait_ready (fixture, 10);
  g_assert_cmpuint (fake_pages_get_n_fetches (fixture->pages), ==, 0);
}

/* The pages around a start that is known are asked for together with their number. */
static void
test_begin_far (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 300, 0, 200);
  fake_pages_begin (fixture->pages);
  fake_pages_hold (fixture->pages);
  bunko_reader_model_open (fixture->model);
  g_assert_cmpuint (fake_pages_get_n_fetches (fixture->pages), ==, 1);
  fake_pages_release (fixture->pages);
  model_fixture_wait_ready (fixture, 199);
}

/* Where reading probably goes on is known before the journal says so: the pages there are asked for
 * already when it does. */
static void
test_expected (Fixture *fixture, gconstpointer unused)
{
  model_fixture_make (fixture, 300, 200, 0);
  fake_pages_begin (fixture->pages);
  fake_journal_hold (fixture->journal);
  bunko_reader_model_expect_page (fixture->model, 199);
  bunko_reader_model_open (fixture->model);
  image_fixture_settle ();
  g_assert_cmpuint (fake_pages_get_n_fetches (fixture->pages), ==, 1);
  fake_journal_release (fixture->journal);
  model_fixture_wait_ready (fixture, 199);
  g_assert_cmpuint (fake_pages_get_n_fetches (fixture->pages), ==, 1);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Pages that are far from where somebody reads can be looked at, too. */
static void
test_get_page (Fixture *fixture, gconstpointer unused)
{
  guint n_changes = 0;

  model_fixture_start (fixture, 1000, 1);
  g_signal_connect_swapped (fixture->model, "pages-changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_nonnull (bunko_reader_model_get_page (fixture->model, 0));
  for (guint page = 0; page < 1000; page += 50)
    bunko_reader_model_get_page (fixture->model, page);
  image_fixture_settle ();
  g_assert_cmpuint (n_changes, >, 0);
  g_assert_cmpint (bunko_page_get_number (bunko_reader_model_get_page (fixture->model, 950)), ==,
                   951);
  g_assert_null (bunko_reader_model_get_page (fixture->model, 1000));
  g_assert_true (model_fixture_is_ready (fixture->model));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/reader/model/" path, Fixture, NULL, model_fixture_set_up, func,                    \
              model_fixture_tear_down)

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
  ADD ("progress", test_progress);
  ADD ("failed-page", test_failed_page);
  ADD ("retry-page", test_retry_page);
  ADD ("retry-gallery", test_retry_gallery);
  ADD ("missing-page", test_missing_page);
  ADD ("no-image", test_no_image);
  ADD ("empty", test_empty);
  ADD ("windows", test_windows);
  ADD ("lost-pages", test_lost_pages);
  ADD ("more-pages", test_more_pages);
  ADD ("begin", test_begin);
  ADD ("begin-far", test_begin_far);
  ADD ("expected", test_expected);
  ADD ("get-page", test_get_page);

  return g_test_run ();
}
