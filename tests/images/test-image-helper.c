/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "fake-image-helper.h"
#include "image-fixture.h"
#include "images/bunko-image-error.h"
#include "images/bunko-image-helper-pool.h"

#define SIZE FAKE_HELPER_IMAGE_SIZE

typedef struct
{
  BunkoImageHelperPool *pool;
  GBytes *png;
  BunkoImageHeader header;
  GCancellable *cancellable;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer program)
{
  g_autofree char *path = g_str_equal (program, "real")
                              ? g_strdup (g_getenv ("BUNKO_IMAGE_HELPER"))
                              : g_test_build_filename (G_TEST_BUILT, "images", program, NULL);

  fixture->pool = bunko_image_helper_pool_new (path, 2);
  fixture->png = image_fixture_encode ("png", SIZE, SIZE, 0x3050a0ff);
  fixture->cancellable = g_cancellable_new ();
  g_assert_true (bunko_image_header_parse (&fixture->header, g_bytes_get_data (fixture->png, NULL),
                                           g_bytes_get_size (fixture->png)));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  bunko_image_helper_pool_free (fixture->pool);
  g_bytes_unref (fixture->png);
  g_object_unref (fixture->cancellable);
}

static gboolean
run (Fixture *fixture, guint max_width, BunkoImagePixels *pixels, GError **error)
{
  return bunko_image_helper_pool_run (fixture->pool, fixture->png, &fixture->header, max_width, 0,
                                      fixture->cancellable, pixels, error);
}

static void
assert_works (Fixture *fixture)
{
  g_auto (BunkoImagePixels) pixels = { 0 };
  g_autoptr (GError) error = NULL;

  run (fixture, FAKE_HELPER_HONEST, &pixels, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pixels.width, ==, SIZE);
  g_assert_cmpuint (g_bytes_get_size (pixels.bytes), ==, 4 * SIZE * SIZE);
}

static void
assert_fails (Fixture *fixture, guint mode, BunkoImageError code)
{
  g_auto (BunkoImagePixels) pixels = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (run (fixture, mode, &pixels, &error));
  g_assert_error (error, BUNKO_IMAGE_ERROR, (int) code);
  g_assert_null (pixels.bytes);
}

static guint
count_fds (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Each costs its own image, and the process. */
static void
test_lies (Fixture *fixture, gconstpointer unused)
{
  guint n_started, n_fds;

  assert_works (fixture);
  n_started = bunko_image_helper_pool_get_n_started (fixture->pool);
  n_fds = count_fds ();
  for (guint mode = FAKE_HELPER_FIRST_LIE; mode <= FAKE_HELPER_LAST_LIE; mode++)
    {
      g_test_message ("lie %u", mode);
      assert_fails (fixture, mode, BUNKO_IMAGE_ERROR_STOPPED);
      g_assert_cmpuint (bunko_image_helper_pool_get_n_running (fixture->pool), ==, 0);
      assert_works (fixture);
      g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), ==, ++n_started);
    }
  g_assert_cmpuint (count_fds (), ==, n_fds);
}

/* Nothing that happens is the fault of the image. */
static void
test_oddities (Fixture *fixture, gconstpointer unused)
{
  g_auto (BunkoImagePixels) with_fds = { 0 }, truncated = { 0 };
  g_autoptr (GError) error = NULL;
  guint n_fds;

  assert_works (fixture);
  n_fds = count_fds ();
  run (fixture, FAKE_HELPER_FDS, &with_fds, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_fds (), ==, n_fds);
  run (fixture, FAKE_HELPER_TRUNCATE, &truncated, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), ==, 1);
}

/* A process that has ended meanwhile is replaced before it gets an image. */
static void
test_stale (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 3; i++)
    {
      g_auto (BunkoImagePixels) pixels = { 0 };
      g_autoptr (GError) error = NULL;
      siginfo_t info;

      run (fixture, FAKE_HELPER_LEAVE, &pixels, &error);
      g_assert_no_error (error);
      g_assert_cmpint (waitid (P_ALL, 0, &info, WEXITED | WNOWAIT), ==, 0);
      assert_works (fixture);
    }
  g_assert_cmpuint (bunko_image_helper_pool_get_n_running (fixture->pool), ==, 1);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), ==, 4);
}

static gboolean
is_not_idle (gpointer user_data)
{
  return !bunko_image_helper_is_idle (user_data);
}

/* So is one that talks when it was not asked. */
static void
test_talking (Fixture *fixture, gconstpointer program)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "images", program, NULL);
  g_autoptr (BunkoImageHelper) helper = bunko_image_helper_start (path, NULL);
  BunkoWireAnswer answer;

  g_assert_true (bunko_image_helper_greet (helper, NULL));
  g_assert_true (bunko_image_helper_run (helper, fixture->png, FAKE_HELPER_HONEST, 0, 20000, NULL,
                                         &answer, NULL));
  g_assert_true (bunko_image_helper_is_idle (helper));
  g_assert_true (bunko_image_helper_run (helper, fixture->png, FAKE_HELPER_TWICE, 0, 20000, NULL,
                                         &answer, NULL));
  image_fixture_wait (is_not_idle, helper);
}

/* What was handed out stays as it is, whatever is written to the shared memory afterwards. */
static void
test_own_pixels (Fixture *fixture, gconstpointer unused)
{
  g_auto (BunkoImagePixels) one = { 0 }, two = { 0 };
  const guint8 *data;

  g_assert_true (run (fixture, FAKE_HELPER_HONEST, &one, NULL));
  g_assert_true (run (fixture, FAKE_HELPER_HONEST, &two, NULL));
  data = g_bytes_get_data (one.bytes, NULL);
  for (guint i = 0; i < 4 * SIZE * SIZE; i++)
    g_assert_cmpuint (data[i], ==, 1);
  data = g_bytes_get_data (two.bytes, NULL);
  g_assert_cmpuint (data[0], ==, 2);
}

static void
test_hang (Fixture *fixture, gconstpointer unused)
{
  gint64 start = g_get_monotonic_time ();

  bunko_image_helper_pool_set_time_limit (fixture->pool, 200);
  assert_fails (fixture, FAKE_HELPER_HANG, BUNKO_IMAGE_ERROR_STOPPED);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 200 * 1000);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_running (fixture->pool), ==, 0);
  bunko_image_helper_pool_set_time_limit (fixture->pool, 20000);
  assert_works (fixture);
}

static gpointer
cancel_thread (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);
  return NULL;
}

/* Somebody who hangs is ended at once when nobody waits any more; so is the wait for a place. */
static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_auto (BunkoImagePixels) pixels = { 0 };
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_thread, fixture->cancellable);

  g_assert_false (run (fixture, FAKE_HELPER_HANG, &pixels, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_running (fixture->pool), ==, 0);

  g_clear_error (&error);
  g_assert_false (run (fixture, FAKE_HELPER_HONEST, &pixels, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), ==, 1);
}

static gpointer
hang_thread (gpointer data)
{
  Fixture *fixture = data;
  g_auto (BunkoImagePixels) pixels = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (run (fixture, FAKE_HELPER_HANG, &pixels, &error));
  return NULL;
}

static void
test_cancelled_turn (Fixture *fixture, gconstpointer unused)
{
  g_auto (BunkoImagePixels) pixels = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) own = g_cancellable_new ();
  GThread *threads[2], *cancel;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hang", hang_thread, fixture);
  while (bunko_image_helper_pool_get_n_running (fixture->pool) < 2)
    g_usleep (1000);

  cancel = g_thread_new ("cancel", cancel_thread, own);
  g_assert_false (bunko_image_helper_pool_run (fixture->pool, fixture->png, &fixture->header,
                                               FAKE_HELPER_HONEST, 0, own, &pixels, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), ==, 2);
  g_thread_join (cancel);

  g_cancellable_cancel (fixture->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static gboolean
works_again (gpointer user_data)
{
  g_auto (BunkoImagePixels) pixels = { 0 };

  return run (user_data, FAKE_HELPER_HONEST, &pixels, NULL);
}

/* Processes are not started without end for an album of images that break them. */
static void
test_pause (Fixture *fixture, gconstpointer unused)
{
  guint n_started;

  for (guint i = 0; i < 8; i++)
    assert_fails (fixture, FAKE_HELPER_DIE, BUNKO_IMAGE_ERROR_STOPPED);
  n_started = bunko_image_helper_pool_get_n_started (fixture->pool);
  g_assert_cmpuint (n_started, ==, 8);
  for (guint i = 0; i < 100; i++)
    assert_fails (fixture, FAKE_HELPER_HONEST, BUNKO_IMAGE_ERROR_STOPPED);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), ==, n_started);

  while (!works_again (fixture))
    g_usleep (20000);
  assert_works (fixture);
}

/* A process that could not lock itself in is given nothing. */
static void
test_unprotected (Fixture *fixture, gconstpointer unused)
{
  g_auto (BunkoImagePixels) pixels = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (run (fixture, FAKE_HELPER_HONEST, &pixels, &error));
  g_assert_error (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_UNPROTECTED);
  g_assert_nonnull (strstr (error->message, g_strerror (EINVAL)));
  assert_fails (fixture, FAKE_HELPER_HONEST, BUNKO_IMAGE_ERROR_UNPROTECTED);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), ==, 1);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_running (fixture->pool), ==, 0);
}

static void
test_missing (Fixture *fixture, gconstpointer unused)
{
  assert_fails (fixture, FAKE_HELPER_HONEST, BUNKO_IMAGE_ERROR_UNPROTECTED);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_running (fixture->pool), ==, 0);
}

/* No process sees all images that there are. */
static void
test_replaced (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 900; i++)
    assert_works (fixture);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), ==, 3);
}

static gpointer
many_thread (gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < 30; i++)
    {
      assert_works (fixture);
      g_assert_cmpuint (bunko_image_helper_pool_get_n_running (fixture->pool), <=, 2);
    }
  return NULL;
}

static void
test_bounded (Fixture *fixture, gconstpointer unused)
{
  GThread *threads[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("many", many_thread, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), <=, 2);
}

static void
test_prepared (Fixture *fixture, gconstpointer unused)
{
  bunko_image_helper_pool_prepare (fixture->pool);
  bunko_image_helper_pool_prepare (fixture->pool);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), ==, 1);
  assert_works (fixture);
  g_assert_cmpuint (bunko_image_helper_pool_get_n_started (fixture->pool), ==, 1);
}

static char *
status_of (GPid pid, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], name))
      return g_strdup (g_strstrip (lines[i] + strlen (name)));
  return g_strdup ("");
}

/* The kernel says so, not only the program. */
static void
test_locked_in (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoImageHelper) helper =
      bunko_image_helper_start (g_getenv ("BUNKO_IMAGE_HELPER"), &error);
  g_autofree char *seccomp = NULL, *privileges = NULL, *threads = NULL;
  GPid pid;

  g_assert_no_error (error);
  bunko_image_helper_greet (helper, &error);
  g_assert_no_error (error);
  pid = bunko_image_helper_get_pid (helper);
  seccomp = status_of (pid, "Seccomp:");
  privileges = status_of (pid, "NoNewPrivs:");
  threads = status_of (pid, "Threads:");
  g_assert_cmpstr (seccomp, ==, "2");
  g_assert_cmpstr (privileges, ==, "1");
  g_assert_cmpstr (threads, ==, "1");
}

static gpointer
kill_thread (gpointer data)
{
  g_usleep (100000);
  kill (GPOINTER_TO_INT (data), SIGKILL);
  return NULL;
}

/* Killed from outside while it has an image: it is stopped, so it cannot be done before. */
static void
test_killed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoImageHelper) helper =
      bunko_image_helper_start (g_getenv ("BUNKO_IMAGE_HELPER"), NULL);
  BunkoWireAnswer answer;
  GThread *thread;

  g_assert_true (bunko_image_helper_greet (helper, NULL));
  kill (bunko_image_helper_get_pid (helper), SIGSTOP);
  thread =
      g_thread_new ("kill", kill_thread, GINT_TO_POINTER (bunko_image_helper_get_pid (helper)));
  g_assert_false (
      bunko_image_helper_run (helper, fixture->png, 0, 0, 20000, NULL, &answer, &error));
  g_assert_error (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_STOPPED);
  g_thread_join (thread);
}

static guint64
shared_memory (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint64 size = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (path, NULL);
      struct stat file;

      if (target != NULL && strstr (target, "memfd:bunko-images") != NULL &&
          stat (path, &file) == 0)
        size += (guint64) file.st_blocks * 512;
    }
  return size;
}

/* A large image does not leave its size behind. */
static void
test_memory (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) large = image_fixture_encode ("png", 5000, 4000, 0x3050a0ff);
  g_auto (BunkoImagePixels) pixels = { 0 };
  BunkoImageHeader header;

  g_assert_true (
      bunko_image_header_parse (&header, g_bytes_get_data (large, NULL), g_bytes_get_size (large)));
  g_assert_true (
      bunko_image_helper_pool_run (fixture->pool, large, &header, 0, 0, NULL, &pixels, NULL));
  g_assert_cmpuint (g_bytes_get_size (pixels.bytes), ==, 4 * 5000 * 4000);
  g_assert_cmpuint (shared_memory (), <=, 32 * 1024 * 1024);
  assert_works (fixture);
}

#define ADD(path, program, func)                                                                   \
  g_test_add ("/images/helper/" path, Fixture, program, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("lies", "fake-image-helper", test_lies);
  ADD ("oddities", "fake-image-helper", test_oddities);
  ADD ("stale", "fake-image-helper", test_stale);
  ADD ("talking", "fake-image-helper", test_talking);
  ADD ("own-pixels", "fake-image-helper", test_own_pixels);
  ADD ("hang", "fake-image-helper", test_hang);
  ADD ("cancelled", "fake-image-helper", test_cancelled);
  ADD ("cancelled-turn", "fake-image-helper", test_cancelled_turn);
  ADD ("pause", "fake-image-helper", test_pause);
  ADD ("unprotected", "fake-image-helper-unprotected", test_unprotected);
  ADD ("missing", "no-such-helper", test_missing);
  ADD ("replaced", "fake-image-helper", test_replaced);
  ADD ("bounded", "real", test_bounded);
  ADD ("prepared", "real", test_prepared);
  ADD ("locked-in", "real", test_locked_in);
  ADD ("killed", "real", test_killed);
  ADD ("memory", "real", test_memory);

  return g_test_run ();
}
