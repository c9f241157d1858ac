/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-statistics-bar.h"

G_DEFINE_BOXED_TYPE (BunkoStatisticsBar,
                     bunko_statistics_bar,
                     bunko_statistics_bar_ref,
                     bunko_statistics_bar_unref)

/* Names come from the server, and nobody reads a long one in a chart. */
#define MAX_LABEL_CHARACTERS 200

/**
 * bunko_statistics_bar_new:
 * @label: what is counted; a long text is cut
 * @count: how many there are, from 0
 * @search: (nullable): the search that finds it
 *
 * Returns: (transfer full): a bar
 */
BunkoStatisticsBar *
bunko_statistics_bar_new (const char *label, gint64 count, const char *search)
{
  BunkoStatisticsBar *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_rc_box_new0 (BunkoStatisticsBar);
  self->label =
      g_utf8_substring (label, 0, MIN (g_utf8_strlen (label, -1), (glong) MAX_LABEL_CHARACTERS));
  self->count = MAX (count, 0);
  self->search = g_strdup (search);

  return self;
}

/**
 * bunko_statistics_bar_ref:
 * @self: a bar
 *
 * Returns: (transfer full): @self
 */
BunkoStatisticsBar *
bunko_statistics_bar_ref (BunkoStatisticsBar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BunkoStatisticsBar *self = data;

  g_free (self->label);
  g_free (self->search);
}

/**
 * bunko_statistics_bar_unref:
 * @self: (transfer full): a bar
 *
 * Drops a reference.
 */
void
bunko_statistics_bar_unref (BunkoStatisticsBar *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, clear);
}

/**
 * bunko_statistics_bar_compare:
 * @a: (type BunkoStatisticsBar): a bar
 * @b: (type BunkoStatisticsBar): another bar
 *
 * Orders bars for g_ptr_array_sort_values(): long ones first, and those of a length by their names.
 *
 * Returns: less than 0 if @a comes first, more than 0 if @b does
 */
int
bunko_statistics_bar_compare (gconstpointer a, gconstpointer b)
{
  const BunkoStatisticsBar *one = a;
  const BunkoStatisticsBar *other = b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;

  return g_utf8_collate (one->label, other->label);
}
