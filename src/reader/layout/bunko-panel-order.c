/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-panel-order.h"

/* How far panels may reach into one another on each side and still be apart, of their size. */
#define SLACK 0.14

/* A panel that begins this far below where another begins, of its height, is not in a row with it.
 */
#define BELOW 0.35

typedef enum
{
  AXIS_DOWN,
  AXIS_RIGHT,
  AXIS_LEFT,
} Axis;

/* Where a panel begins and ends along an axis, without what it shares with its neighbours. */
static void
get_span (const graphene_rect_t *panel, Axis axis, double *start, double *end)
{
  double from = axis == AXIS_DOWN ? panel->origin.y : panel->origin.x;
  double length = axis == AXIS_DOWN ? panel->size.height : panel->size.width;

  *start = from + length * SLACK;
  *end = from + length * (1 - SLACK);
  if (axis == AXIS_LEFT)
    {
      double left = *start;

      *start = -*end;
      *end = -left;
    }
}

static int
compare (gconstpointer a, gconstpointer b, gpointer axis)
{
  double start_a, start_b, end;

  get_span (a, GPOINTER_TO_INT (axis), &start_a, &end);
  get_span (b, GPOINTER_TO_INT (axis), &start_b, &end);
  return start_a < start_b ? -1 : start_a > start_b ? 1 : 0;
}

static void
sort_along (graphene_rect_t *panels, guint n_panels, Axis axis)
{
  g_sort_array (panels, n_panels, sizeof (graphene_rect_t), compare, GINT_TO_POINTER (axis));
}

/* How many of the sorted panels come before the first gap between them; all if there is none. */
static guint
find_gap (const graphene_rect_t *panels, guint n_panels, Axis axis)
{
  double reached = 0;

  for (guint i = 0; i < n_panels; i++)
    {
      double start, end;

      get_span (&panels[i], axis, &start, &end);
      if (i > 0 && start >= reached)
        return i;
      reached = i == 0 ? end : MAX (reached, end);
    }
  return n_panels;
}

/* Where the uppermost panel begins, and where others begin below it. */
static void
get_top (const graphene_rect_t *panels, guint n_panels, double *top, double *below)
{
  *top = G_MAXDOUBLE;
  *below = 0;
  for (guint i = 0; i < n_panels; i++)
    if (panels[i].origin.y < *top)
      {
        *top = panels[i].origin.y;
        *below = *top + panels[i].size.height * BELOW;
      }
}

/* How many of the panels are a column that is read before the others; all if there is none. A
 * column that begins far below what is beside it is none: what is beside it was begun before. */
static guint
find_column (graphene_rect_t *panels, guint n_panels, Axis across)
{
  double top, below, next_top, next_below;
  guint n_first;

  sort_along (panels, n_panels, across);
  n_first = find_gap (panels, n_panels, across);
  if (n_first == n_panels)
    return n_panels;
  get_top (panels, n_first, &top, &below);
  get_top (panels + n_first, n_panels - n_first, &next_top, &next_below);
  return top < next_below ? n_first : n_panels;
}

/* Whether @a is read before @b, as far as the two alone can tell. */
static gboolean
precedes (const graphene_rect_t *a, const graphene_rect_t *b, Axis across)
{
  double start_a, end_a, start_b, end_b;

  get_span (a, AXIS_DOWN, &start_a, &end_a);
  get_span (b, AXIS_DOWN, &start_b, &end_b);
  if (end_a <= start_b)
    return TRUE;
  if (end_b <= start_a)
    return FALSE;
  if (start_b >= start_a + (end_a - start_a) * BELOW)
    return TRUE;
  if (start_a >= start_b + (end_b - start_b) * BELOW)
    return FALSE;
  get_span (a, across, &start_a, &end_a);
  get_span (b, across, &start_b, &end_b);
  return end_a <= start_b;
}

/* Brings the panel to the front that nothing has to be read before. */
static void
pull_first (graphene_rect_t *panels, guint n_panels, Axis across)
{
  guint first = 0;

  sort_along (panels, n_panels, AXIS_DOWN);
  for (guint i = 0; i < n_panels; i++)
    {
      guint j = 0;

      while (j < n_panels && (j == i || !precedes (&panels[j], &panels[i], across)))
        j++;
      if (j == n_panels)
        {
          first = i;
          break;
        }
    }
  for (guint i = first; i > 0; i--)
    {
      graphene_rect_t panel = panels[i];

      panels[i] = panels[i - 1];
      panels[i - 1] = panel;
    }
}

/* Rows from top to bottom, in them columns in reading direction, in them rows again. Where panels
 * are laid like bricks around one in the middle, one is taken at a time. */
static void
sort (graphene_rect_t *panels, guint n_panels, Axis across)
{
  while (n_panels > 1)
    {
      guint n_first;

      sort_along (panels, n_panels, AXIS_DOWN);
      n_first = find_gap (panels, n_panels, AXIS_DOWN);
      if (n_first == n_panels)
        n_first = find_column (panels, n_panels, across);
      if (n_first == n_panels)
        {
          pull_first (panels, n_panels, across);
          n_first = 1;
        }
      sort (panels, n_first, across);
      panels += n_first;
      n_panels -= n_first;
    }
}

/* Of the panels of two pages side by side, sorted along @across: how many are on the first page; 0
 * if it is one picture after all. */
static guint
count_first_page (graphene_rect_t *panels, guint n_panels, Axis across)
{
  guint n_first = 0;

  sort_along (panels, n_panels, across);
  for (guint i = 0; i < n_panels; i++)
    {
      double middle = across == AXIS_LEFT ? -0.5 : 0.5;
      double start, end;

      get_span (&panels[i], across, &start, &end);
      if (end <= middle)
        n_first++;
      else if (start < middle)
        return 0;
    }
  if (n_first == n_panels)
    return 0;

  /* Few panels in rows from one side to the other are a page on its side, not two pages. */
  if (n_first < 3 || n_panels - n_first < 3)
    {
      sort_along (panels, n_panels, AXIS_DOWN);
      if (find_gap (panels, n_panels, AXIS_DOWN) < n_panels)
        return 0;
      sort_along (panels, n_panels, across);
    }
  return n_first;
}

/**
 * bunko_panels_sort: (skip)
 * @panels: (array length=n_panels): panels, in fractions of the page
 * @n_panels: how many there are
 * @right_to_left: whether the panel at the right is read first
 * @two_pages: whether the page may be two pages side by side
 *
 * Brings panels into the order in which they are read: rows from top to bottom, in a row by the
 * reading direction; a high panel beside several low ones is a column of its own. Two pages are
 * read one after the other, unless a panel goes across both.
 */
void
bunko_panels_sort (graphene_rect_t *panels,
                   guint n_panels,
                   gboolean right_to_left,
                   gboolean two_pages)
{
  Axis across = right_to_left ? AXIS_LEFT : AXIS_RIGHT;
  guint n_first = 0;

  g_return_if_fail (panels != NULL || n_panels == 0);

  if (two_pages)
    n_first = count_first_page (panels, n_panels, across);
  sort (panels, n_first, across);
  sort (panels + n_first, n_panels - n_first, across);
}
