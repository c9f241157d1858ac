/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-library-private.h"
#include "bunko-library-statistics-private.h"
#include "bunko-search-text.h"

/* The charts, made of what was learned. */

#define N_MONTHS 24

void
_bunko_statistics_set_result (BunkoLibraryStatistics *self,
                              BunkoStatisticsChart chart,
                              GPtrArray *bars,
                              BunkoStatisticsState state)
{
  g_ptr_array_unref (self->results[chart].bars);
  self->results[chart].bars = bars;
  self->results[chart].state = state;
}

static GPtrArray *
create_bars (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bunko_statistics_bar_unref);
}

static void
set_unavailable (BunkoLibraryStatistics *self, BunkoStatisticsChart chart)
{
  _bunko_statistics_set_result (self, chart, create_bars (), BUNKO_STATISTICS_UNAVAILABLE);
}

static gboolean
has_sample (BunkoLibraryStatistics *self)
{
  return self->n_galleries == 0 || bunko_statistics_sample_get_size (self->sample) > 0;
}

/* Months. */

static gint64
get_month_start (gint64 time, int months)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) moved = NULL;

  if (date == NULL)
    return 0;
  first =
      g_date_time_new_local (g_date_time_get_year (date), g_date_time_get_month (date), 1, 0, 0, 0);
  moved = first != NULL ? g_date_time_add_months (first, months) : NULL;

  return moved != NULL ? g_date_time_to_unix (moved) : 0;
}

/* The chart ends with the month of the newest gallery. */
void
_bunko_statistics_begin_months (BunkoLibraryStatistics *self)
{
  self->months = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (self->cuts == NULL || self->newest <= 0)
    {
      g_clear_pointer (&self->cuts, bunko_statistics_cuts_free);
      return;
    }
  for (int i = 0; i < N_MONTHS; i++)
    {
      gint64 start = get_month_start (self->newest, i + 1 - N_MONTHS);

      g_array_append_val (self->months, start);
      bunko_statistics_cuts_add (self->cuts, start);
    }
}

static BunkoStatisticsBar *
create_month (gint64 start, gint64 count)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (start);
  /* Translators: a month and its year in a chart, for g_date_time_format(). */
  g_autofree char *label = date != NULL ? g_date_time_format (date, _ ("%b %Y")) : NULL;

  return bunko_statistics_bar_new (label != NULL ? label : "", count, NULL);
}

/* Months before the first gallery say nothing. */
static void
drop_empty_start (GPtrArray *bars)
{
  guint n = 0;

  while (n + 1 < bars->len && ((BunkoStatisticsBar *) bars->pdata[n])->count == 0)
    n++;
  if (n > 0)
    g_ptr_array_remove_range (bars, 0, n);
}

void
_bunko_statistics_make_months (BunkoLibraryStatistics *self)
{
  GPtrArray *bars;
  gboolean exact = TRUE;

  if (self->cuts == NULL)
    {
      set_unavailable (self, BUNKO_STATISTICS_MONTHS);
      return;
    }
  bars = create_bars ();
  for (guint i = 0; i < self->months->len; i++)
    {
      gint64 start = g_array_index (self->months, gint64, i);
      gint64 from = bunko_statistics_cuts_estimate (self->cuts, start, &exact);
      gint64 to = i + 1 < self->months->len
                      ? bunko_statistics_cuts_estimate (
                            self->cuts, g_array_index (self->months, gint64, i + 1), &exact)
                      : self->n_galleries;

      g_ptr_array_add (bars, create_month (start, to - from));
    }
  drop_empty_start (bars);
  _bunko_statistics_set_result (self, BUNKO_STATISTICS_MONTHS, bars,
                                exact ? BUNKO_STATISTICS_EXACT : BUNKO_STATISTICS_ESTIMATED);
}

/* Ratings. */

static char *
make_rating_label (guint rating)
{
  if (rating == 0)
    /* Translators: galleries without a rating, in a chart of ratings. */
    return g_strdup (_ ("None"));
  if (rating == 1)
    return g_strdup ("½");

  /* A mark of the direction: a fraction comes after its number in every language. */
  return g_strdup_printf ("\u200e%u%s", rating / 2, rating % 2 == 1 ? "½" : "");
}

/* 0.3 finds nothing by rating (HPX wire notes, "API oddities"), and nobody knows how to find what
 * has none. */
static char *
make_rating_search (BunkoLibraryStatistics *self, guint rating)
{
  BunkoSession *session = _bunko_library_get_session (self->library);

  if (rating == 0 || !bunko_session_is_version_at_least (session, 0, 13, 0))
    return NULL;

  return g_strdup_printf ("rating:>%u rating:<%u", rating - 1, rating + 1);
}

static gint64
scale (BunkoLibraryStatistics *self, gint64 count)
{
  gint64 sampled = bunko_statistics_sample_get_size (self->sample);

  if (self->is_whole || sampled == 0)
    return count;

  return (gint64) ((double) count / (double) sampled * (double) self->n_galleries + 0.5);
}

void
_bunko_statistics_make_ratings (BunkoLibraryStatistics *self)
{
  const gint64 *ratings = bunko_statistics_sample_get_ratings (self->sample);
  GPtrArray *bars;

  if (!has_sample (self))
    {
      set_unavailable (self, BUNKO_STATISTICS_RATING);
      return;
    }
  bars = create_bars ();
  for (guint i = 0; self->n_galleries > 0 && i < BUNKO_STATISTICS_RATINGS; i++)
    {
      g_autofree char *label = make_rating_label (i);
      g_autofree char *search = make_rating_search (self, i);

      g_ptr_array_add (bars, bunko_statistics_bar_new (label, scale (self, ratings[i]), search));
    }
  _bunko_statistics_set_result (self, BUNKO_STATISTICS_RATING, bars,
                                self->is_whole ? BUNKO_STATISTICS_EXACT
                                               : BUNKO_STATISTICS_ESTIMATED);
}

/* What has names. */

static const char *
get_name (const BunkoStatisticsTally *tally, GHashTable *names)
{
  return names != NULL ? g_hash_table_lookup (names, &tally->id) : tally->name;
}

/* The search that finds it; NULL for what has no name. */
char *
_bunko_statistics_make_search (const BunkoStatisticsTally *tally,
                               GHashTable *names,
                               const char *tag_namespace)
{
  const char *name = get_name (tally, names);

  return name != NULL ? bunko_search_text_add ("", tag_namespace, name, FALSE) : NULL;
}

static BunkoStatisticsBar *
create_named (const BunkoStatisticsTally *tally, GHashTable *names, const char *tag_namespace)
{
  const char *name = get_name (tally, names);
  g_autofree char *search = _bunko_statistics_make_search (tally, names, tag_namespace);

  if (tally->id == 0)
    /* Translators: galleries without a language, or without a category, in a chart. */
    return bunko_statistics_bar_new (_ ("Not Set"), tally->count, NULL);

  return name != NULL ? bunko_statistics_bar_new (name, tally->count, search) : NULL;
}

/* Which are the most frequent ones is known from a part only, but these are counted. */
void
_bunko_statistics_make_named (BunkoLibraryStatistics *self,
                              BunkoStatisticsChart chart,
                              GPtrArray *tallies,
                              GHashTable *names,
                              const char *tag_namespace)
{
  GPtrArray *bars;

  if (!has_sample (self))
    {
      set_unavailable (self, chart);
      return;
    }
  bars = create_bars ();
  for (guint i = 0; i < tallies->len; i++)
    {
      BunkoStatisticsBar *bar = create_named (tallies->pdata[i], names, tag_namespace);

      if (bar != NULL)
        g_ptr_array_add (bars, bar);
    }
  g_ptr_array_sort_values (bars, bunko_statistics_bar_compare);
  _bunko_statistics_set_result (
      self, chart, bars, self->is_whole ? BUNKO_STATISTICS_EXACT : BUNKO_STATISTICS_ESTIMATED);
}

static char *
make_tag_label (BunkoTag *tag)
{
  const char *tag_namespace = bunko_tag_get_namespace (tag);

  if (tag_namespace == NULL || *tag_namespace == '\0')
    return g_strdup (bunko_tag_get_name (tag));

  return g_strdup_printf ("%s: %s", tag_namespace, bunko_tag_get_name (tag));
}

/* Tags are counted one by one, but which ones to count is a guess in any library. */
void
_bunko_statistics_make_tags (BunkoLibraryStatistics *self)
{
  GPtrArray *bars = create_bars ();

  for (guint i = 0; i < self->tags->len; i++)
    {
      BunkoStatisticsCandidate *candidate = self->tags->pdata[i];
      g_autofree char *label = make_tag_label (candidate->tag);

      if (candidate->count > 0)
        g_ptr_array_add (bars,
                         bunko_statistics_bar_new (label, candidate->count, candidate->query));
    }
  g_ptr_array_sort_values (bars, bunko_statistics_bar_compare);
  _bunko_statistics_set_result (self, BUNKO_STATISTICS_TAGS, bars,
                                bars->len > 0 || self->n_galleries == 0
                                    ? BUNKO_STATISTICS_ESTIMATED
                                    : BUNKO_STATISTICS_UNAVAILABLE);
}
