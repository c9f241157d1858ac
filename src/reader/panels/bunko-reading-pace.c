/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reading-pace.h"

#include <stdlib.h>
#include <string.h>

/* What is passed faster is leafed past, and who stays longer does something else; in seconds. */
#define SHORTEST 0.7
#define LONGEST  (5 * 60.0)

/* Longer steps are jumps, and say nothing of the page before. */
#define LONGEST_STEP 2

/* How long pages are looked at. The median of the last ones stands for those to come: one that was
 * left open while the telephone rang does not count for more than another. */
struct _BunkoReadingPace
{
  double samples[BUNKO_READING_PACE_MAX_SAMPLES]; /* seconds a page, a ring */
  guint n_samples;
  guint next; /* where in the ring */

  gboolean running; /* a page is being looked at */
  guint page;
  gint64 since;
};

/**
 * bunko_reading_pace_new:
 *
 * Begins to measure how fast somebody reads.
 *
 * Returns: (transfer full): a measure without samples
 */
BunkoReadingPace *
bunko_reading_pace_new (void)
{
  return g_new0 (BunkoReadingPace, 1);
}

/**
 * bunko_reading_pace_free:
 * @self: a measure
 *
 * Frees it.
 */
void
bunko_reading_pace_free (BunkoReadingPace *self)
{
  g_free (self);
}

static void
add_sample (BunkoReadingPace *self, double seconds)
{
  if (seconds < SHORTEST || seconds > LONGEST)
    return;
  self->samples[self->next] = seconds;
  self->next = (self->next + 1) % BUNKO_READING_PACE_MAX_SAMPLES;
  self->n_samples = MIN (self->n_samples + 1, BUNKO_READING_PACE_MAX_SAMPLES);
}

/**
 * bunko_reading_pace_set_page:
 * @self: a measure
 * @page: the first page that is seen now, from 0
 * @now: monotonic time, in microseconds
 *
 * Notes that a page was turned. Only steps onwards to a page close by count.
 */
void
bunko_reading_pace_set_page (BunkoReadingPace *self, guint page, gint64 now)
{
  g_return_if_fail (self != NULL);

  if (self->running && page == self->page)
    return;
  if (self->running && page > self->page && page - self->page <= LONGEST_STEP)
    add_sample (self, (double) (now - self->since) / G_USEC_PER_SEC / (page - self->page));
  self->running = TRUE;
  self->page = page;
  self->since = now;
}

/**
 * bunko_reading_pace_pause:
 * @self: a measure
 *
 * Notes that nobody is reading: the page that was looked at does not count.
 */
void
bunko_reading_pace_pause (BunkoReadingPace *self)
{
  g_return_if_fail (self != NULL);

  self->running = FALSE;
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return one < two ? -1 : one > two ? 1 : 0;
}

static double
get_median (BunkoReadingPace *self)
{
  double sorted[BUNKO_READING_PACE_MAX_SAMPLES];
  guint middle = self->n_samples / 2;

  memcpy (sorted, self->samples, self->n_samples * sizeof *sorted);
  qsort (sorted, self->n_samples, sizeof *sorted, compare_doubles);
  return self->n_samples % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * bunko_reading_pace_get_seconds_left:
 * @self: a measure
 * @n_pages_left: how many pages there are still to read
 *
 * Returns: how long these will take at this pace, in seconds; -1 while too little is known
 */
double
bunko_reading_pace_get_seconds_left (BunkoReadingPace *self, guint n_pages_left)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->n_samples < BUNKO_READING_PACE_MIN_SAMPLES)
    return -1;
  return get_median (self) * n_pages_left;
}
