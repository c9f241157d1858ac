/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-pace.h"

/* Moves that are longer ago say nothing about now. */
#define MEMORY (4 * G_TIME_SPAN_SECOND)

/* Moves in the same moment are no infinite speed. */
#define SHORTEST (50 * G_TIME_SPAN_MILLISECOND)

/**
 * bunko_reader_pace_move:
 * @self: a pace
 * @now: the monotonic time, in microseconds
 * @n_pages: by how many pages somebody moved
 * @backwards: whether towards the start
 *
 * Tells of a move. Turning around starts afresh.
 */
void
bunko_reader_pace_move (BunkoReaderPace *self, gint64 now, guint n_pages, gboolean backwards)
{
  g_return_if_fail (self != NULL);

  if (self->backwards != backwards)
    self->n_moves = 0;
  self->backwards = backwards;
  if (self->n_moves == BUNKO_READER_PACE_MOVES)
    {
      self->n_moves--;
      memmove (self->times, self->times + 1, self->n_moves * sizeof *self->times);
      memmove (self->pages, self->pages + 1, self->n_moves * sizeof *self->pages);
    }
  self->times[self->n_moves] = now;
  self->pages[self->n_moves] = n_pages;
  self->n_moves++;
}

/**
 * bunko_reader_pace_reset:
 * @self: a pace
 *
 * Forgets all moves: after a jump reading goes on from there, forwards.
 */
void
bunko_reader_pace_reset (BunkoReaderPace *self)
{
  g_return_if_fail (self != NULL);

  *self = (BunkoReaderPace) { 0 };
}

/**
 * bunko_reader_pace_is_backwards:
 * @self: a pace
 *
 * Returns: whether the last move went towards the start
 */
gboolean
bunko_reader_pace_is_backwards (const BunkoReaderPace *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->backwards;
}

/**
 * bunko_reader_pace_get_speed:
 * @self: a pace
 * @now: the monotonic time, in microseconds
 *
 * Returns: how fast somebody reads, in pages a second; 0 if they have stayed where they are
 */
double
bunko_reader_pace_get_speed (const BunkoReaderPace *self, gint64 now)
{
  guint first = 0;
  guint n_pages = 0;
  gint64 span;

  g_return_val_if_fail (self != NULL, 0);

  while (first < self->n_moves && now - self->times[first] > MEMORY)
    first++;
  if (first + 1 >= self->n_moves)
    return 0;
  for (guint i = first + 1; i < self->n_moves; i++)
    n_pages += self->pages[i];
  span = MAX (self->times[self->n_moves - 1] - self->times[first], SHORTEST);
  return (double) n_pages * G_TIME_SPAN_SECOND / (double) span;
}
