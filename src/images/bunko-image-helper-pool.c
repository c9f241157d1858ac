/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-image-error.h"
#include "bunko-image-helper-pool.h"

#define PROGRAM "bunko-image-helper"

/* One for each processor, and one more for what somebody waits for while the others are busy with
 * what may be wanted later. */
#define MIN_PROCESSES 3
#define MAX_PROCESSES 5

/* Far more than any image of a library takes; the helper itself gives up after as much processor
 * time. */
#define DEFAULT_TIME_LIMIT_MS 30000

/* After so many images a process makes place for a fresh one, so that one in wrong hands does not
 * see all that comes, and nothing that a codec leaks adds up. */
#define MAX_RUNS 400

/* So many failures in a row may be as many bad images; from there on there are pauses, each twice
 * as long as the last one. */
#define FREE_FAILURES    8
#define MAX_PAUSE_S      60
#define UNPROTECTED_WAIT (10 * G_TIME_SPAN_SECOND)

/* How often a thread that waits for its turn looks whether it still has to. */
#define TURN_CHECK_MS 50

/* A few processes, started when they are needed and then kept. Threads that find all of them busy
 * wait. */
struct _BunkoImageHelperPool
{
  char *program;
  guint n_processes;
  guint time_limit;

  GMutex mutex;
  GCond freed;
  GQueue idle; /* of BunkoImageHelper, the one that was used last first */
  guint n_running;
  guint n_started;
  guint n_failures; /* in a row */
  gint64 paused_until;
  GError *unprotected; /* what every image gets during a pause; NULL if that is another one */
};

/* Where it is installed; in a build folder above the program otherwise. The environment decides
 * over both. */
static char *
find_program (void)
{
  const char *given = g_getenv ("BUNKO_IMAGE_HELPER");
  g_autofree char *folder = NULL;

  if (given != NULL && *given != '\0')
    return g_strdup (given);

  folder = g_file_read_link ("/proc/self/exe", NULL);
  for (guint depth = 0; folder != NULL && depth < 4; depth++)
    {
      char *parent = g_path_get_dirname (folder);
      g_autofree char *built = g_build_filename (parent, "src", "image-helper", PROGRAM, NULL);

      if (g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
        {
          g_free (parent);
          return g_steal_pointer (&built);
        }
      g_free (folder);
      folder = parent;
    }
  return g_build_filename (LIBEXECDIR, PROGRAM, NULL);
}

/**
 * bunko_image_helper_pool_get_default: (skip)
 *
 * Returns: (transfer none): the pool of this program; it starts nothing before there is an image
 */
BunkoImageHelperPool *
bunko_image_helper_pool_get_default (void)
{
  static gsize pool;

  if (g_once_init_enter (&pool))
    {
      g_autofree char *program = find_program ();
      guint n = CLAMP (g_get_num_processors () + 1, MIN_PROCESSES, MAX_PROCESSES);

      g_once_init_leave (&pool, (gsize) bunko_image_helper_pool_new (program, n));
    }
  return (BunkoImageHelperPool *) pool;
}

/**
 * bunko_image_helper_pool_new: (skip)
 * @program: (type filename): the helper program
 * @n_processes: how many of it may run at once, at least 1
 *
 * Makes a pool. It may be used by many threads.
 *
 * Returns: (transfer full): a pool of which nothing runs yet
 */
BunkoImageHelperPool *
bunko_image_helper_pool_new (const char *program, guint n_processes)
{
  BunkoImageHelperPool *self;

  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (n_processes > 0, NULL);

  self = g_new0 (BunkoImageHelperPool, 1);
  self->program = g_strdup (program);
  self->n_processes = n_processes;
  self->time_limit = DEFAULT_TIME_LIMIT_MS;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->freed);
  g_queue_init (&self->idle);
  return self;
}

/**
 * bunko_image_helper_pool_free: (skip)
 * @self: (transfer full): a pool that no thread uses
 *
 * Ends all processes.
 */
void
bunko_image_helper_pool_free (BunkoImageHelperPool *self)
{
  g_queue_clear_full (&self->idle, (GDestroyNotify) bunko_image_helper_free);
  g_clear_error (&self->unprotected);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->freed);
  g_free (self->program);
  g_free (self);
}

/**
 * bunko_image_helper_pool_set_time_limit: (skip)
 * @self: a pool
 * @milliseconds: how long one image may take
 *
 * Changes the limit for the images that come.
 */
void
bunko_image_helper_pool_set_time_limit (BunkoImageHelperPool *self, guint milliseconds)
{
  g_return_if_fail (self != NULL);

  self->time_limit = milliseconds;
}

/**
 * bunko_image_helper_pool_get_n_processes: (skip)
 * @self: a pool
 *
 * Returns: how many processes may run, and so how many threads can decode at once
 */
guint
bunko_image_helper_pool_get_n_processes (BunkoImageHelperPool *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_processes;
}

/**
 * bunko_image_helper_pool_get_n_running: (skip)
 * @self: a pool
 *
 * Returns: how many processes run, busy or not
 */
guint
bunko_image_helper_pool_get_n_running (BunkoImageHelperPool *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, 0);

  locker = g_mutex_locker_new (&self->mutex);
  return self->n_running;
}

/**
 * bunko_image_helper_pool_get_n_started: (skip)
 * @self: a pool
 *
 * Returns: how many processes were started, all told
 */
guint
bunko_image_helper_pool_get_n_started (BunkoImageHelperPool *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, 0);

  locker = g_mutex_locker_new (&self->mutex);
  return self->n_started;
}

static gboolean
set_pause_error (BunkoImageHelperPool *self, GError **error)
{
  if (g_get_monotonic_time () >= self->paused_until)
    return FALSE;
  if (self->unprotected != NULL)
    g_propagate_error (error, g_error_copy (self->unprotected));
  else
    g_set_error_literal (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_STOPPED,
                         _ ("Decoding stopped too often in a row; it goes on in a while"));
  return TRUE;
}

/* A place among those that may run: with a process that waits there, or none, to be started. */
static gboolean
take_place (BunkoImageHelperPool *self,
            GCancellable *cancellable,
            BunkoImageHelper **helper,
            GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (TRUE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          set_pause_error (self, error))
        return FALSE;
      *helper = g_queue_pop_head (&self->idle);
      if (*helper != NULL)
        return TRUE;
      if (self->n_running < self->n_processes)
        {
          self->n_running++;
          return TRUE;
        }
      g_cond_wait_until (&self->freed, &self->mutex,
                         g_get_monotonic_time () + TURN_CHECK_MS * (gint64) 1000);
    }
}

/* A process is given back, or only its place if there is no use for it any more. */
static void
give_place (BunkoImageHelperPool *self, BunkoImageHelper *helper)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (helper != NULL)
    g_queue_push_head (&self->idle, helper);
  else
    self->n_running--;
  g_cond_signal (&self->freed);
}

static void
note_failure (BunkoImageHelperPool *self, const GError *error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gint64 now = g_get_monotonic_time ();

  g_clear_error (&self->unprotected);
  if (g_error_matches (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_UNPROTECTED))
    {
      self->unprotected = g_error_copy (error);
      self->paused_until = now + UNPROTECTED_WAIT;
    }
  else if (g_error_matches (error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_STOPPED) &&
           ++self->n_failures >= FREE_FAILURES)
    {
      guint doublings = MIN (self->n_failures - FREE_FAILURES, 16);

      self->paused_until = now + MIN (1u << doublings, MAX_PAUSE_S) * G_TIME_SPAN_SECOND;
    }
}

static void
note_success (BunkoImageHelperPool *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_failures = 0;
}

static BunkoImageHelper *
start (BunkoImageHelperPool *self, GError **error)
{
  g_mutex_lock (&self->mutex);
  self->n_started++;
  g_mutex_unlock (&self->mutex);
  return bunko_image_helper_start (self->program, error);
}

/* A process that waits may have ended meanwhile, for want of memory, say: that is not the fault of
 * the next image. */
static BunkoImageHelper *
get_ready (BunkoImageHelperPool *self, BunkoImageHelper *helper, GError **error)
{
  if (helper != NULL && !bunko_image_helper_is_idle (helper))
    g_clear_pointer (&helper, bunko_image_helper_free);
  if (helper == NULL)
    helper = start (self, error);
  if (helper != NULL && !bunko_image_helper_greet (helper, error))
    g_clear_pointer (&helper, bunko_image_helper_free);
  return helper;
}

/**
 * bunko_image_helper_pool_prepare: (skip)
 * @self: a pool
 *
 * Starts a process if none is there to take an image at once, so that it is ready when the image
 * has been fetched. This does not wait for the process, but starting one takes a moment: call it in
 * a worker thread.
 */
void
bunko_image_helper_pool_prepare (BunkoImageHelperPool *self)
{
  BunkoImageHelper *helper = NULL;

  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  if (self->n_running > 0 || g_get_monotonic_time () < self->paused_until)
    {
      g_mutex_unlock (&self->mutex);
      return;
    }
  self->n_running++;
  g_mutex_unlock (&self->mutex);

  helper = start (self, NULL);
  give_place (self, helper);
}

static gboolean
run_on (BunkoImageHelperPool *self,
        BunkoImageHelper *helper,
        GBytes *file,
        const BunkoImageHeader *header,
        guint max_width,
        guint max_height,
        GCancellable *cancellable,
        BunkoImagePixels *pixels,
        gboolean *usable,
        GError **error)
{
  g_autoptr (GError) bad = NULL;
  BunkoWireAnswer answer;

  if (bunko_image_helper_run (helper, file, max_width, max_height, self->time_limit, cancellable,
                              &answer, &bad))
    {
      bunko_image_pixels_init (pixels, &answer, helper, header, max_width, max_height, &bad);
      *usable = !g_error_matches (bad, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_STOPPED);
    }
  if (bad == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&bad));
  return FALSE;
}

/**
 * bunko_image_helper_pool_run: (skip)
 * @self: a pool
 * @file: an image file
 * @header: what is known of it
 * @max_width: width of the box that the picture is to fit, in pixels; 0 for any
 * @max_height: height of the box, in pixels; 0 for any
 * @cancellable: (nullable): gives it up
 * @pixels: (out caller-allocates): where the pixels go
 * @error: return location for an error
 *
 * Has an image decoded by one of the processes, and waits for it: call it in a worker thread. A
 * process that ends, hangs or lies costs this image and is replaced for the next one. After too
 * many of these in a row all images fail for a while.
 *
 * Fails with the #BUNKO_IMAGE_ERROR codes UNSUPPORTED, CORRUPT, TOO_LARGE, STOPPED and UNPROTECTED,
 * and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether there are pixels
 */
gboolean
bunko_image_helper_pool_run (BunkoImageHelperPool *self,
                             GBytes *file,
                             const BunkoImageHeader *header,
                             guint max_width,
                             guint max_height,
                             GCancellable *cancellable,
                             BunkoImagePixels *pixels,
                             GError **error)
{
  g_autoptr (GError) failure = NULL;
  BunkoImageHelper *helper = NULL;
  gboolean usable = FALSE;
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (file != NULL && header != NULL && pixels != NULL, FALSE);

  if (!take_place (self, cancellable, &helper, error))
    return FALSE;
  helper = get_ready (self, helper, &failure);
  ok = helper != NULL && run_on (self, helper, file, header, max_width, max_height, cancellable,
                                 pixels, &usable, &failure);
  if (usable)
    note_success (self);
  else
    note_failure (self, failure);
  if (helper != NULL && (!usable || bunko_image_helper_get_n_runs (helper) >= MAX_RUNS))
    g_clear_pointer (&helper, bunko_image_helper_free);
  if (helper != NULL)
    bunko_image_helper_trim (helper);
  give_place (self, helper);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return ok;
}
