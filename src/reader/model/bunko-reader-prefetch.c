/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "bunko-reader-prefetch.h"

/* How far ahead: this many seconds of reading, between these numbers of pages. */
#define SECONDS_AHEAD 5
#define MIN_AHEAD     4
#define MAX_AHEAD     32

static guint64
bytes_of (const BunkoReaderReach *reach, guint page)
{
  guint64 bytes = reach->bytes != NULL ? reach->bytes[page] : 0;

  return bytes > 0 ? bytes : reach->usual;
}

static void
add (BunkoReaderPlan *plan, const BunkoReaderReach *reach, guint page)
{
  plan->pages[plan->n_pages++] = page;
  plan->bytes += bytes_of (reach, page);
}

static gboolean
fits (const BunkoReaderPlan *plan, const BunkoReaderReach *reach, guint page)
{
  return plan->n_pages < BUNKO_READER_PREFETCH_MAX &&
         plan->bytes + bytes_of (reach, page) <= reach->limit;
}

/* Adds the pages that are @from to @to screens' edges away, towards the end or the start. FALSE: no
 * more fits. */
static gboolean
add_run (BunkoReaderPlan *plan,
         const BunkoReaderReach *reach,
         gboolean towards_start,
         guint from,
         guint to)
{
  for (guint distance = from; distance < to; distance++)
    {
      gint64 page = towards_start ? (gint64) reach->first - 1 - distance
                                  : (gint64) reach->first + plan->n_visible + distance;

      if (page < 0 || page >= reach->n_pages)
        return TRUE;
      if (!fits (plan, reach, (guint) page))
        return FALSE;
      add (plan, reach, (guint) page);
    }
  return TRUE;
}

static guint
count_ahead (const BunkoReaderReach *reach)
{
  double ahead = 2.0 * reach->n_visible + ceil (MAX (reach->speed, 0) * SECONDS_AHEAD);

  return (guint) CLAMP (ahead, MIN_AHEAD, MAX_AHEAD);
}

/**
 * bunko_reader_prefetch_plan:
 * @reach: where somebody reads
 * @plan: (out): return location for the plan
 *
 * Decides which pages to load, and in which order: what is on the screen, in reading order; the
 * next screen; the one before; then further ahead, the farther the faster somebody reads. What is
 * on the screen is loaded whatever it takes, the others as long as the limit allows.
 */
void
bunko_reader_prefetch_plan (const BunkoReaderReach *reach, BunkoReaderPlan *plan)
{
  guint screen;

  g_return_if_fail (reach != NULL);
  g_return_if_fail (plan != NULL);

  plan->n_pages = plan->n_visible = 0;
  plan->bytes = 0;
  for (guint i = 0; i < MIN (reach->n_visible, BUNKO_READER_PREFETCH_MAX); i++)
    if (reach->first + i < reach->n_pages)
      add (plan, reach, reach->first + i);
  plan->n_visible = plan->n_pages;
  if (plan->n_visible == 0)
    return;

  screen = MIN (plan->n_visible, count_ahead (reach));
  if (add_run (plan, reach, reach->backwards, 0, screen) &&
      add_run (plan, reach, !reach->backwards, 0, screen))
    add_run (plan, reach, reach->backwards, screen, count_ahead (reach));
}

/**
 * bunko_reader_plan_has:
 * @plan: a plan
 * @page: a page, from 0
 *
 * Returns: whether the page is in the plan
 */
gboolean
bunko_reader_plan_has (const BunkoReaderPlan *plan, guint page)
{
  g_return_val_if_fail (plan != NULL, FALSE);

  for (guint i = 0; i < plan->n_pages; i++)
    if (plan->pages[i] == page)
      return TRUE;
  return FALSE;
}

static int
compare_distance (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BunkoReaderReach *reach = user_data;
  gint64 one = ABS ((gint64) * (const guint *) a - reach->first);
  gint64 two = ABS ((gint64) * (const guint *) b - reach->first);

  return (one > two) - (one < two);
}

/**
 * bunko_reader_prefetch_keep:
 * @reach: where somebody reads
 * @loaded: (inout) (array length=n_loaded): pages that have a picture; they are sorted
 * @n_loaded: how many
 * @plan: (inout): a plan
 *
 * Adds to a plan what is there anyway and may stay, the nearest first, as long as the limit allows:
 * who goes back a few pages finds them.
 */
void
bunko_reader_prefetch_keep (const BunkoReaderReach *reach,
                            guint *loaded,
                            guint n_loaded,
                            BunkoReaderPlan *plan)
{
  g_return_if_fail (reach != NULL);
  g_return_if_fail (plan != NULL);

  g_sort_array (loaded, n_loaded, sizeof *loaded, compare_distance, (gpointer) reach);
  for (guint i = 0; i < n_loaded; i++)
    {
      if (loaded[i] >= reach->n_pages || bunko_reader_plan_has (plan, loaded[i]))
        continue;
      if (!fits (plan, reach, loaded[i]))
        return;
      add (plan, reach, loaded[i]);
    }
}
