/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model-fixture.h"

void
model_fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->directory = image_fixture_make_dir ();
  fixture->images = bunko_fake_image_source_new ();
  fixture->loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (fixture->images), "test", fixture->directory);
}

/* Makes the model; the test opens it. */
void
model_fixture_make (Fixture *fixture, guint n_pages, guint continue_at, guint start_page)
{
  fixture->pages = fake_pages_new (n_pages);
  fixture->journal = fake_journal_new (continue_at);
  fixture->options = bunko_reader_options_new ();
  fixture->model = bunko_reader_model_new (BUNKO_LIST_SOURCE (fixture->pages), fixture->loader,
                                           BUNKO_READER_JOURNAL (fixture->journal),
                                           fixture->options, start_page);
  bunko_reader_model_set_view_size (fixture->model, 800, 600);
}

gboolean
model_fixture_has_no_requests (gpointer user_data)
{
  Fixture *fixture = user_data;

  image_fixture_settle ();
  return bunko_fake_image_source_get_n_pending (fixture->images) == 0;
}

void
model_fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_run_dispose (G_OBJECT (fixture->model));
  image_fixture_wait (model_fixture_has_no_requests, fixture);
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
BunkoReaderPicture *
model_fixture_get_picture (BunkoReaderModel *model)
{
  return bunko_reader_model_get_picture (model, bunko_reader_model_get_position (model));
}

BunkoReaderPictureState
model_fixture_get_picture_state (BunkoReaderModel *model)
{
  BunkoReaderPicture *picture = model_fixture_get_picture (model);

  return picture != NULL ? bunko_reader_picture_get_state (picture) : BUNKO_READER_PICTURE_NONE;
}

gboolean
model_fixture_is_ready (gpointer user_data)
{
  return bunko_reader_model_get_state (user_data) == BUNKO_READER_STATE_READY &&
         model_fixture_get_picture_state (user_data) == BUNKO_READER_PICTURE_READY;
}

gboolean
model_fixture_has_failed_page (gpointer user_data)
{
  return bunko_reader_model_get_state (user_data) == BUNKO_READER_STATE_READY &&
         model_fixture_get_picture_state (user_data) == BUNKO_READER_PICTURE_FAILED;
}

void
model_fixture_wait_ready (Fixture *fixture, guint position)
{
  image_fixture_wait (model_fixture_is_ready, fixture->model);
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, position);
  g_assert_nonnull (
      bunko_reader_picture_get_paintable (model_fixture_get_picture (fixture->model)));
  g_assert_null (bunko_reader_picture_get_error (model_fixture_get_picture (fixture->model)));
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

void
model_fixture_wait_journal (Fixture *fixture, const char *text)
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
void
model_fixture_assert_asked (Fixture *fixture, guint n, guint page, BunkoImagePriority priority)
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
void
model_fixture_assert_prefetched (Fixture *fixture, guint n, guint page)
{
  Sought sought = { fixture, n, 1000 + page, BUNKO_IMAGE_PRIORITY_PREFETCH };

  image_fixture_wait (is_in_log, &sought);
}

void
model_fixture_assert_not_asked (Fixture *fixture, guint n, guint page)
{
  GArray *log = bunko_fake_image_source_get_log (fixture->images);

  for (guint i = n; i < log->len; i++)
    g_assert_cmpint (g_array_index (log, BunkoFakeImageRequest, i).id, !=, 1000 + page);
}

static gboolean
has_cancelled (gpointer user_data)
{
  Goal *goal = user_data;

  return bunko_fake_image_source_get_n_cancelled (goal->fixture->images) >= goal->n;
}

void
model_fixture_wait_cancelled (Fixture *fixture, guint n)
{
  Goal goal = { fixture, NULL, n };

  image_fixture_wait (has_cancelled, &goal);
}

static gboolean
has_page (gpointer user_data)
{
  Goal *goal = user_data;
  BunkoReaderPicture *picture = bunko_reader_model_get_picture (goal->fixture->model, goal->n);

  return picture != NULL && bunko_reader_picture_get_state (picture) == BUNKO_READER_PICTURE_READY;
}

void
model_fixture_wait_page (Fixture *fixture, guint page)
{
  Goal goal = { fixture, NULL, page };

  image_fixture_wait (has_page, &goal);
}

void
model_fixture_start (Fixture *fixture, guint n_pages, guint start_page)
{
  model_fixture_make (fixture, n_pages, 0, start_page);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (model_fixture_is_ready, fixture->model);
}
