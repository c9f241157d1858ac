/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-image-workers.h"

/* Threads that run jobs, the urgent ones first. A job that runs cannot be stopped at once, so those
 * for pictures that nobody sees yet never take all threads: there is one for what comes into sight.
 * It belongs to one thread. */
struct _BunkoImageWorkers
{
  GThreadPool *pool;  /* of BunkoImageJob */
  GHashTable *places; /* BunkoImageJob → Place, of those that were added and not removed */
  GQueue waiting;     /* of BunkoImageJob (the table's), oldest first */
  guint n_prefetching;
  guint max_prefetching;
};

typedef enum
{
  PLACE_WAITING = 1,
  PLACE_PREFETCHING,
  PLACE_URGENT,
} Place;

static void
run_job_cb (gpointer data, gpointer user_data)
{
  g_autoptr (BunkoImageJob) job = data;

  bunko_image_job_run (job);
}

/**
 * bunko_image_workers_new: (skip)
 * @n_threads: how many threads there may be, at least 2
 *
 * Returns: (transfer full): workers that have nothing to do
 */
BunkoImageWorkers *
bunko_image_workers_new (guint n_threads)
{
  BunkoImageWorkers *self;

  g_return_val_if_fail (n_threads >= 2, NULL);

  self = g_new0 (BunkoImageWorkers, 1);
  self->places = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) bunko_image_job_unref, NULL);
  self->max_prefetching = n_threads - 1;
  g_queue_init (&self->waiting);
  self->pool = g_thread_pool_new (run_job_cb, NULL, (int) n_threads, FALSE, NULL);
  g_thread_pool_set_sort_function (self->pool, bunko_image_job_compare, NULL);
  return self;
}

/**
 * bunko_image_workers_free: (skip)
 * @self: (transfer full): workers
 *
 * Frees the workers; jobs that a thread has already are run to their end.
 */
void
bunko_image_workers_free (BunkoImageWorkers *self)
{
  g_return_if_fail (self != NULL);

  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_queue_clear (&self->waiting);
  g_hash_table_unref (self->places);
  g_free (self);
}

static void
set_place (BunkoImageWorkers *self, BunkoImageJob *job, Place place)
{
  g_hash_table_replace (self->places, bunko_image_job_ref (job), GINT_TO_POINTER (place));
}

static Place
get_place (BunkoImageWorkers *self, BunkoImageJob *job)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->places, job));
}

static void
start (BunkoImageWorkers *self, BunkoImageJob *job, Place place)
{
  set_place (self, job, place);
  if (place == PLACE_PREFETCHING)
    self->n_prefetching++;
  g_thread_pool_push (self->pool, bunko_image_job_ref (job), NULL);
}

/**
 * bunko_image_workers_add: (skip)
 * @self: workers
 * @job: a job that was never added
 *
 * Lets the job be run when it is its turn. It must be removed when it is done, or when nobody wants
 * it any more.
 */
void
bunko_image_workers_add (BunkoImageWorkers *self, BunkoImageJob *job)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (job != NULL);

  if (g_atomic_int_get (&job->priority) == BUNKO_IMAGE_PRIORITY_VISIBLE)
    start (self, job, PLACE_URGENT);
  else if (self->n_prefetching < self->max_prefetching)
    start (self, job, PLACE_PREFETCHING);
  else
    {
      set_place (self, job, PLACE_WAITING);
      g_queue_push_tail (&self->waiting, job);
    }
}

/**
 * bunko_image_workers_raise: (skip)
 * @self: workers
 * @job: a job that was added
 *
 * Somebody sees what was to be prefetched: it moves ahead of all others, unless it runs already.
 */
void
bunko_image_workers_raise (BunkoImageWorkers *self, BunkoImageJob *job)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (job != NULL);

  g_atomic_int_set (&job->priority, BUNKO_IMAGE_PRIORITY_VISIBLE);
  if (get_place (self, job) == PLACE_WAITING)
    {
      g_queue_remove (&self->waiting, job);
      start (self, job, PLACE_URGENT);
    }
  g_thread_pool_move_to_front (self->pool, job);
}

/**
 * bunko_image_workers_remove: (skip)
 * @self: workers
 * @job: a job that was added
 *
 * Gives the place of the job to the next one.
 */
void
bunko_image_workers_remove (BunkoImageWorkers *self, BunkoImageJob *job)
{
  Place place;

  g_return_if_fail (self != NULL);
  g_return_if_fail (job != NULL);

  place = get_place (self, job);
  if (place == PLACE_WAITING)
    g_queue_remove (&self->waiting, job);
  else if (place == PLACE_PREFETCHING)
    self->n_prefetching--;
  g_hash_table_remove (self->places, job);
  while (self->n_prefetching < self->max_prefetching && !g_queue_is_empty (&self->waiting))
    start (self, g_queue_pop_head (&self->waiting), PLACE_PREFETCHING);
}
