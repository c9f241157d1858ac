/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "images/bunko-image-error.h"
#include "images/bunko-image-fetcher.h"
#include "images/bunko-image-loader.h"
#include "fake-image-source.h"
#include "image-fixture.h"

typedef struct
{
  char *directory;
  FakeImageSource *source;
  BunkoImageLoader *loader;
  GBytes *png;
} Fixture;

typedef struct
{
  gboolean done;
  GdkPaintable *paintable;
  GError *error;
  guint order; /* the how-manyth call of all to end */
} Call;

static guint n_ended;

static BunkoImageLoader *
make_loader (Fixture *fixture)
{
  return bunko_image_loader_new (BUNKO_IMAGE_SOURCE (fixture->source), "localhost:7007",
                                 fixture->directory);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  n_ended = 0;
  fixture->directory = image_fixture_make_dir ();
  fixture->source = fake_image_source_new ();
  fixture->loader = make_loader (fixture);
  fixture->png = image_fixture_encode ("png", 60, 80, 0x204060ff);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  image_fixture_settle ();
  g_assert_cmpuint (fake_image_source_get_n_open (fixture->source), ==, 0);
  g_assert_finalize_object (fixture->loader);
  g_assert_finalize_object (fixture->source);
  g_bytes_unref (fixture->png);
  image_fixture_remove_dir (fixture->directory);
  g_free (fixture->directory);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  g_assert_false (call->done);
  call->paintable =
      bunko_image_loader_load_finish (BUNKO_IMAGE_LOADER (source), result, &call->error);
  call->done = TRUE;
  call->order = ++n_ended;
}

static void
call_clear (Call *call)
{
  g_clear_object (&call->paintable);
  g_clear_error (&call->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

static void
load_full (Fixture *fixture,
           gint64 id,
           int box,
           BunkoImagePriority priority,
           GCancellable *cancellable,
           Call *call)
{
  bunko_image_loader_load_async (fixture->loader, BUNKO_ITEM_TYPE_GALLERY, id, BUNKO_IMAGE_SIZE_BIG,
                                 0, box, box, priority, cancellable, loaded_cb, call);
}

static void
load (Fixture *fixture, gint64 id, GCancellable *cancellable, Call *call)
{
  load_full (fixture, id, 0, BUNKO_IMAGE_PRIORITY_VISIBLE, cancellable, call);
}

static gboolean
is_done (gpointer user_data)
{
  return ((Call *) user_data)->done;
}

static void
answer (Fixture *fixture, guint position)
{
  fake_image_source_answer (fixture->source, position,
                            bunko_image_reply_new_for_bytes (fixture->png));
}

typedef struct
{
  FakeImageSource *source;
  guint n;
} AskedGoal;

static gboolean
has_asked (gpointer user_data)
{
  AskedGoal *goal = user_data;

  return fake_image_source_get_n_asked (goal->source) >= goal->n;
}

static void
wait_asked (Fixture *fixture, guint n)
{
  AskedGoal goal = { fixture->source, n };

  image_fixture_wait (has_asked, &goal);
  image_fixture_settle ();
  g_assert_cmpuint (fake_image_source_get_n_asked (fixture->source), ==, n);
}

static void
assert_loaded (Call *call)
{
  image_fixture_wait (is_done, call);
  g_assert_no_error (call->error);
  g_assert_nonnull (call->paintable);
}

static gboolean
is_on_disk (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  const char *shelf;

  while ((shelf = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, shelf, NULL);
      g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (files)) != NULL)
        if (strchr (name, '.') == NULL)
          return TRUE;
    }
  return FALSE;
}

static void
test_stages (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) first = { 0 }, second = { 0 }, third = { 0 };
  g_autoptr (GdkPaintable) peeked = NULL;

  load (fixture, 1, NULL, &first);
  wait_asked (fixture, 1);
  answer (fixture, 0);
  assert_loaded (&first);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (first.paintable), ==, 60);
  image_fixture_wait (is_on_disk, fixture);

  load (fixture, 1, NULL, &second);
  assert_loaded (&second);
  g_assert_true (second.paintable == first.paintable);
  peeked = bunko_image_loader_peek (fixture->loader, BUNKO_ITEM_TYPE_GALLERY, 1,
                                    BUNKO_IMAGE_SIZE_BIG, 0, 0, 0);
  g_assert_true (peeked == first.paintable);

  g_assert_finalize_object (fixture->loader);
  fixture->loader = make_loader (fixture);
  load (fixture, 1, NULL, &third);
  assert_loaded (&third);
  g_assert_true (third.paintable != first.paintable);
  g_assert_cmpuint (fake_image_source_get_n_asked (fixture->source), ==, 1);
}

static void
test_shared (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) one = { 0 }, two = { 0 };

  load (fixture, 1, NULL, &one);
  load (fixture, 1, NULL, &two);
  wait_asked (fixture, 1);
  answer (fixture, 0);
  assert_loaded (&one);
  assert_loaded (&two);
  g_assert_true (one.paintable == two.paintable);
  g_assert_cmpuint (fake_image_source_get_n_asked (fixture->source), ==, 1);
}

static void
count_bytes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GBytes) bytes =
      bunko_image_fetcher_fetch_finish (BUNKO_IMAGE_FETCHER (source), result, NULL);

  *(gsize *) user_data += g_bytes_get_size (bytes);
}

static gboolean
is_not_zero (gpointer user_data)
{
  return *(gsize *) user_data != 0;
}

/* Pictures of different sizes on the screen come from one file. */
static void
test_shared_file (Fixture *fixture, gconstpointer unused)
{
  BunkoImageFetcher *fetcher = bunko_image_fetcher_new (BUNKO_IMAGE_SOURCE (fixture->source));
  g_autoptr (BunkoImageKey) key =
      bunko_image_key_new ("x", BUNKO_ITEM_TYPE_GALLERY, 1, BUNKO_IMAGE_SIZE_BIG, 0);
  gsize size = g_bytes_get_size (fixture->png), got = 0;

  for (int box = 0; box < 300; box += 100)
    {
      g_autoptr (BunkoImageKey) boxed = bunko_image_key_new_boxed (key, box, box);

      bunko_image_fetcher_fetch_async (fetcher, boxed, BUNKO_IMAGE_PRIORITY_VISIBLE, NULL,
                                       count_bytes_cb, &got);
    }
  g_assert_cmpuint (fake_image_source_get_n_asked (fixture->source), ==, 1);
  answer (fixture, 0);
  image_fixture_wait (is_not_zero, &got);
  image_fixture_settle ();
  g_assert_cmpuint (got, ==, 3 * size);
  g_assert_finalize_object (fetcher);
}

static void
test_cancel_last (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) one = { 0 }, two = { 0 }, again = { 0 };
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();

  load (fixture, 1, first, &one);
  load (fixture, 1, second, &two);
  wait_asked (fixture, 1);

  g_cancellable_cancel (first);
  image_fixture_wait (is_done, &one);
  g_assert_error (one.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (two.done);
  g_assert_false (fake_image_source_was_cancelled (fixture->source, 0));

  g_cancellable_cancel (second);
  image_fixture_wait (is_done, &two);
  g_assert_error (two.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (fake_image_source_was_cancelled (fixture->source, 0));

  /* Who asks again before the source has given up gets a request of its own. */
  load (fixture, 1, NULL, &again);
  wait_asked (fixture, 2);
  answer (fixture, 0);
  answer (fixture, 1);
  assert_loaded (&again);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) call = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  load (fixture, 1, cancellable, &call);
  image_fixture_wait (is_done, &call);
  g_assert_error (call.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  image_fixture_settle ();
  g_assert_cmpuint (fake_image_source_get_n_asked (fixture->source), ==, 0);
}

#define MANY 200

/* What is seen goes before what was asked for earlier to be prefetched, and a bounded number is
 * asked for at once. */
static void
test_priorities (Fixture *fixture, gconstpointer unused)
{
  Call calls[MANY] = { 0 };
  g_auto (Call) seen = { 0 };
  guint asked, answered = 0;

  for (gint64 id = 0; id < MANY; id++)
    load_full (fixture, id, 0, BUNKO_IMAGE_PRIORITY_PREFETCH, NULL, &calls[id]);
  wait_asked (fixture, 6);

  load (fixture, 1000, NULL, &seen);
  wait_asked (fixture, 7);
  g_assert_cmpint (fake_image_source_get_asked (fixture->source, 6), ==, 1000);
  g_assert_cmpint (fake_image_source_get_priority (fixture->source, 6), ==,
                   BUNKO_IMAGE_PRIORITY_VISIBLE);

  while (answered < MANY + 1)
    {
      asked = fake_image_source_get_n_asked (fixture->source);
      g_assert_cmpuint (fake_image_source_get_n_open (fixture->source), <=, 7);
      while (answered < asked)
        answer (fixture, answered++);
      image_fixture_settle ();
    }
  for (guint i = 0; i < MANY; i++)
    {
      assert_loaded (&calls[i]);
      call_clear (&calls[i]);
    }
  assert_loaded (&seen);
}

/* A cell scrolls in for what was queued to be prefetched. */
static void
test_raised (Fixture *fixture, gconstpointer unused)
{
  Call calls[20] = { 0 };
  g_auto (Call) seen = { 0 };
  gint64 late;

  for (gint64 id = 0; id < 20; id++)
    load_full (fixture, id, 0, BUNKO_IMAGE_PRIORITY_PREFETCH, NULL, &calls[id]);
  wait_asked (fixture, 6);

  late = 19;
  load (fixture, late, NULL, &seen);
  wait_asked (fixture, 7);
  g_assert_cmpint (fake_image_source_get_asked (fixture->source, 6), ==, late);
  g_assert_cmpint (fake_image_source_get_priority (fixture->source, 6), ==,
                   BUNKO_IMAGE_PRIORITY_VISIBLE);

  fake_image_source_answer_always (fixture->source, bunko_image_reply_new_empty ());
  for (guint i = 0; i < 7; i++)
    answer (fixture, i);
  for (guint i = 0; i < 20; i++)
    {
      image_fixture_wait (is_done, &calls[i]);
      g_assert_no_error (calls[i].error);
      call_clear (&calls[i]);
    }
  assert_loaded (&seen);
}

/* However much there is to decode ahead of time, what somebody sees does not wait for it; nor is
 * what somebody begins to see decoded twice. */
static void
test_free_worker (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) large = image_fixture_encode ("jpeg", 4000, 4000, 0x204060ff);
  Call calls[6] = { 0 };
  g_auto (Call) seen = { 0 };
  g_auto (Call) raised = { 0 };

  for (gint64 id = 0; id < 6; id++)
    load_full (fixture, id, 0, BUNKO_IMAGE_PRIORITY_PREFETCH, NULL, &calls[id]);
  wait_asked (fixture, 6);
  for (guint i = 0; i < 6; i++)
    fake_image_source_answer (fixture->source, i, bunko_image_reply_new_for_bytes (large));
  /* So that the workers have begun. */
  image_fixture_settle ();
  g_usleep (10 * G_TIME_SPAN_MILLISECOND);
  load (fixture, 1000, NULL, &seen);
  wait_asked (fixture, 7);
  answer (fixture, 6);
  assert_loaded (&seen);
  g_assert_cmpuint (seen.order, ==, 1);

  load (fixture, 5, NULL, &raised);
  assert_loaded (&raised);
  image_fixture_settle ();
  g_assert_true (calls[5].done);
  g_assert_true (calls[5].paintable == raised.paintable);
  for (guint i = 0; i < 6; i++)
    {
      assert_loaded (&calls[i]);
      call_clear (&calls[i]);
    }
  g_assert_cmpuint (fake_image_source_get_n_asked (fixture->source), ==, 7);
}

static void
test_queue_is_bounded (Fixture *fixture, gconstpointer unused)
{
  const guint n = 5000;
  g_autofree Call *calls = g_new0 (Call, n);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint busy = 0;

  for (guint i = 0; i < n; i++)
    load (fixture, i, cancellable, &calls[i]);
  image_fixture_settle ();
  g_assert_cmpuint (fake_image_source_get_n_asked (fixture->source), <=, 48);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < n; i++)
    {
      image_fixture_wait (is_done, &calls[i]);
      g_assert_null (calls[i].paintable);
      busy += g_error_matches (calls[i].error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_BUSY);
      call_clear (&calls[i]);
    }
  g_assert_cmpuint (busy, <, n);
  for (guint i = 0; i < fake_image_source_get_n_asked (fixture->source); i++)
    answer (fixture, i);
}

static void
test_no_picture (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) call = { 0 };

  load (fixture, 1, NULL, &call);
  wait_asked (fixture, 1);
  fake_image_source_answer (fixture->source, 0, bunko_image_reply_new_empty ());
  image_fixture_wait (is_done, &call);
  g_assert_no_error (call.error);
  g_assert_null (call.paintable);
}

static void
test_errors (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) refused = { 0 }, damaged = { 0 }, again = { 0 };
  g_autoptr (GBytes) cut = image_fixture_cut (fixture->png, 0.6);

  load (fixture, 1, NULL, &refused);
  wait_asked (fixture, 1);
  fake_image_source_fail (fixture->source, 0,
                          g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "too late"));
  image_fixture_wait (is_done, &refused);
  g_assert_error (refused.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  load (fixture, 1, NULL, &damaged);
  wait_asked (fixture, 2);
  fake_image_source_answer (fixture->source, 1, bunko_image_reply_new_for_bytes (cut));
  image_fixture_wait (is_done, &damaged);
  g_assert_error (damaged.error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_CORRUPT);

  /* Neither is remembered. */
  load (fixture, 1, NULL, &again);
  wait_asked (fixture, 3);
  answer (fixture, 2);
  assert_loaded (&again);
}

/* A file on the disk that is no image any more is fetched again. */
static void
test_damaged_on_disk (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) first = { 0 }, second = { 0 };
  g_autoptr (GDir) shelves = NULL;
  const char *shelf;

  load (fixture, 1, NULL, &first);
  wait_asked (fixture, 1);
  answer (fixture, 0);
  assert_loaded (&first);
  image_fixture_wait (is_on_disk, fixture);
  g_assert_finalize_object (fixture->loader);

  shelves = g_dir_open (fixture->directory, 0, NULL);
  while ((shelf = g_dir_read_name (shelves)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, shelf, NULL);
      g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
      const char *name = g_dir_read_name (files);
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (file, &content, &length, NULL));
      for (gsize i = 40; i < length; i++)
        content[i] ^= 0x55;
      g_assert_true (g_file_set_contents (file, content, (gssize) length, NULL));
    }

  fixture->loader = make_loader (fixture);
  load (fixture, 1, NULL, &second);
  wait_asked (fixture, 2);
  answer (fixture, 1);
  assert_loaded (&second);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (bunko_image_loader_clear_cache_finish (BUNKO_IMAGE_LOADER (source), result, NULL));
  ((Call *) user_data)->done = TRUE;
}

static void
test_clear (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) first = { 0 }, cleared = { 0 }, second = { 0 };

  load (fixture, 1, NULL, &first);
  wait_asked (fixture, 1);
  answer (fixture, 0);
  assert_loaded (&first);
  image_fixture_wait (is_on_disk, fixture);

  bunko_image_loader_clear_cache_async (fixture->loader, NULL, cleared_cb, &cleared);
  image_fixture_wait (is_done, &cleared);
  g_assert_false (is_on_disk (fixture));
  load (fixture, 1, NULL, &second);
  wait_asked (fixture, 2);
  answer (fixture, 1);
  assert_loaded (&second);
}

static void
test_limits (Fixture *fixture, gconstpointer unused)
{
  guint64 textures, files;

  g_object_set (fixture->loader, "texture-limit", (guint64) 1000, "cache-limit", (guint64) 2000,
                NULL);
  g_object_get (fixture->loader, "texture-limit", &textures, "cache-limit", &files, NULL);
  g_assert_cmpuint (textures, ==, 1000);
  g_assert_cmpuint (files, ==, 2000);
}

/* The last reference goes while requests wait on the disk, at the source and in the decoder. */
static void
test_dropped_under_way (Fixture *fixture, gconstpointer unused)
{
  Call calls[40] = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gpointer loader = fixture->loader;

  for (gint64 id = 0; id < 40; id++)
    load (fixture, id, cancellable, &calls[id]);
  wait_asked (fixture, 40);
  for (guint i = 0; i < 20; i++)
    answer (fixture, i);
  g_object_add_weak_pointer (loader, &loader);
  g_object_unref (fixture->loader);
  g_assert_nonnull (loader);

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 40; i++)
    {
      image_fixture_wait (is_done, &calls[i]);
      call_clear (&calls[i]);
    }
  image_fixture_settle ();
  g_assert_null (loader);
  for (guint i = 20; i < 40; i++)
    answer (fixture, i);
  image_fixture_settle ();
  fixture->loader = make_loader (fixture);
}

#define ADD(path, func) g_test_add ("/images/loader/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("stages", test_stages);
  ADD ("shared", test_shared);
  ADD ("shared-file", test_shared_file);
  ADD ("cancel-last", test_cancel_last);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("priorities", test_priorities);
  ADD ("raised", test_raised);
  ADD ("free-worker", test_free_worker);
  ADD ("queue-is-bounded", test_queue_is_bounded);
  ADD ("no-picture", test_no_picture);
  ADD ("errors", test_errors);
  ADD ("damaged-on-disk", test_damaged_on_disk);
  ADD ("clear", test_clear);
  ADD ("limits", test_limits);
  ADD ("dropped-under-way", test_dropped_under_way);

  return g_test_run ();
}
