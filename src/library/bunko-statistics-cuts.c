/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-statistics-cuts.h"

/**
 * BunkoStatisticsCuts:
 *
 * Where a long sorted list passes certain values, found with few looks into it.
 *
 * Servers of up to 0.13 cannot count by date: there is no such search. But they sort by it, and one
 * item of a sorted view is a small call. How many galleries were added before a month is where the
 * view passes that month, so the months of a chart are cuts of the view, and the counts the
 * differences between neighbours.
 *
 * Each cut alone would be a binary search, log n looks; all that is learned narrows the bracket
 * of every cut, so that m cuts in n items take about m · log (n / m) looks until they are exact.
 * That is still hundreds for a million galleries. So the widest bracket is halved first, whoever
 * looks stops when it has looked often enough, and where the list is not known between two looks
 * it is taken to rise evenly: after k looks that are spread over the list a cut is wrong by less
 * than n / k, and as a month is hardly ever as short as that, the chart looks right long before it
 * is exact.
 */

typedef struct
{
  gint64 index;
  gint64 value;
} Point;

struct _BunkoStatisticsCuts
{
  gint64 size;
  GArray *points; /* of Point, by their index; what is known of the list */
  GArray *cuts;   /* of gint64 */
};

/**
 * bunko_statistics_cuts_new: (skip)
 * @size: how long the list is, more than 0
 *
 * Returns: (transfer full): a list of which nothing is known
 */
BunkoStatisticsCuts *
bunko_statistics_cuts_new (gint64 size)
{
  BunkoStatisticsCuts *self;

  g_return_val_if_fail (size > 0, NULL);

  self = g_new0 (BunkoStatisticsCuts, 1);
  self->size = size;
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  self->cuts = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

/**
 * bunko_statistics_cuts_free: (skip)
 * @self: (transfer full): a search
 *
 * Frees it.
 */
void
bunko_statistics_cuts_free (BunkoStatisticsCuts *self)
{
  g_array_unref (self->points);
  g_array_unref (self->cuts);
  g_free (self);
}

/**
 * bunko_statistics_cuts_add: (skip)
 * @self: a search
 * @cut: a value
 *
 * Wants to know where the list reaches @cut.
 */
void
bunko_statistics_cuts_add (BunkoStatisticsCuts *self, gint64 cut)
{
  g_return_if_fail (self != NULL);

  g_array_append_val (self->cuts, cut);
}

/* The first point at @index or behind it. */
static guint
find_point (BunkoStatisticsCuts *self, gint64 index)
{
  guint low = 0, high = self->points->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->points, Point, middle).index < index)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * bunko_statistics_cuts_learn: (skip)
 * @self: a search
 * @index: a place in the list, from 0
 * @value: what is there
 *
 * Takes in what was seen.
 *
 * Returns: %FALSE if the list cannot be sorted, so that nothing can be found in it
 */
gboolean
bunko_statistics_cuts_learn (BunkoStatisticsCuts *self, gint64 index, gint64 value)
{
  Point point = { index, value };
  guint at;

  g_return_val_if_fail (self != NULL, FALSE);

  if (index < 0 || index >= self->size)
    return FALSE;
  at = find_point (self, index);
  if (at > 0 && g_array_index (self->points, Point, at - 1).value > value)
    return FALSE;
  if (at < self->points->len)
    {
      const Point *next = &g_array_index (self->points, Point, at);

      if (next->value < value)
        return FALSE;
      if (next->index == index)
        return next->value == value;
    }
  g_array_insert_val (self->points, at, point);

  return TRUE;
}

/* The cut is behind the point before, and at the point after or before that. */
static void
get_bracket (BunkoStatisticsCuts *self, gint64 cut, Point *before, Point *after)
{
  *before = (Point) { -1, G_MININT64 };
  *after = (Point) { self->size, G_MAXINT64 };
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);

      if (point->value < cut)
        *before = *point;
      else
        {
          *after = *point;
          return;
        }
    }
}

/**
 * bunko_statistics_cuts_get_next: (skip)
 * @self: a search
 *
 * Returns: where to look next; -1 if all cuts are known
 */
gint64
bunko_statistics_cuts_get_next (BunkoStatisticsCuts *self)
{
  gint64 widest = 1;
  gint64 next = -1;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->cuts->len; i++)
    {
      Point before, after;

      get_bracket (self, g_array_index (self->cuts, gint64, i), &before, &after);
      if (after.index - before.index > widest)
        {
          widest = after.index - before.index;
          next = before.index + widest / 2;
        }
    }

  return next;
}

/**
 * bunko_statistics_cuts_estimate: (skip)
 * @self: a search
 * @cut: a value
 * @exact: (inout): becomes %FALSE if the answer is an estimate
 *
 * Returns: how many items of the list are less than @cut
 */
gint64
bunko_statistics_cuts_estimate (BunkoStatisticsCuts *self, gint64 cut, gboolean *exact)
{
  Point before, after;
  double share = 0.5;

  g_return_val_if_fail (self != NULL && exact != NULL, 0);

  get_bracket (self, cut, &before, &after);
  if (after.index - before.index <= 1)
    return after.index;

  *exact = FALSE;
  if (before.value != G_MININT64 && after.value != G_MAXINT64)
    share = ((double) cut - (double) before.value) / ((double) after.value - (double) before.value);

  return before.index + 1 + (gint64) (share * (double) (after.index - before.index - 1));
}
