/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-statistics.h"
#include "library/bunko-statistics-cuts.h"
#include "sample-fixture.h"

/* What a library consists of, and how that is found with few calls. */

/* A list that rises by 0 to 2 from one item to the next. */
static GArray *
make_list (guint n)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gint64 value = 1000;

  for (guint i = 0; i < n; i++)
    {
      value += g_rand_int_range (rand, 0, 3);
      g_array_append_val (list, value);
    }

  return list;
}

static gint64
count_less (GArray *list, gint64 cut)
{
  gint64 n = 0;

  while (n < list->len && g_array_index (list, gint64, n) < cut)
    n++;

  return n;
}

static guint
look (BunkoStatisticsCuts *cuts, GArray *list, guint max)
{
  guint looks = 0;
  gint64 index;

  while (looks < max && (index = bunko_statistics_cuts_get_next (cuts)) >= 0)
    {
      g_assert_true (
          bunko_statistics_cuts_learn (cuts, index, g_array_index (list, gint64, index)));
      looks++;
    }

  return looks;
}

/* With as many looks as it takes all is exact, and that is about m · log (n / m). */
static void
test_cuts (void)
{
  g_autoptr (GArray) list = make_list (20000);
  g_autoptr (BunkoStatisticsCuts) cuts = bunko_statistics_cuts_new (list->len);
  guint looks;

  for (gint64 cut = 0; cut <= 30000; cut += 1500)
    bunko_statistics_cuts_add (cuts, cut);
  looks = look (cuts, list, list->len);
  g_assert_cmpuint (looks, <, 21 * 12);
  for (gint64 cut = 0; cut <= 30000; cut += 1500)
    {
      gboolean exact = TRUE;

      g_assert_cmpint (bunko_statistics_cuts_estimate (cuts, cut, &exact), ==,
                       count_less (list, cut));
      g_assert_true (exact);
    }
}

/* After few looks the estimates are near, and say that they are estimates. */
static void
test_cuts_estimate (void)
{
  g_autoptr (GArray) list = make_list (20000);
  g_autoptr (BunkoStatisticsCuts) cuts = bunko_statistics_cuts_new (list->len);
  gboolean exact = TRUE;

  bunko_statistics_cuts_learn (cuts, 0, g_array_index (list, gint64, 0));
  bunko_statistics_cuts_learn (cuts, list->len - 1, g_array_index (list, gint64, list->len - 1));
  for (gint64 cut = 3000; cut <= 18000; cut += 1500)
    bunko_statistics_cuts_add (cuts, cut);
  g_assert_cmpuint (look (cuts, list, 12), ==, 12);
  for (gint64 cut = 3000; cut <= 18000; cut += 1500)
    g_assert_cmpint (
        ABS (bunko_statistics_cuts_estimate (cuts, cut, &exact) - count_less (list, cut)), <=, 200);
  g_assert_false (exact);
}

/* A server may send anything: what is not sorted is not searched. */
static void
test_cuts_unsorted (void)
{
  g_autoptr (BunkoStatisticsCuts) cuts = bunko_statistics_cuts_new (10);

  g_assert_false (bunko_statistics_cuts_learn (cuts, -1, 5));
  g_assert_false (bunko_statistics_cuts_learn (cuts, 10, 5));
  g_assert_true (bunko_statistics_cuts_learn (cuts, 4, 5));
  g_assert_true (bunko_statistics_cuts_learn (cuts, 4, 5));
  g_assert_false (bunko_statistics_cuts_learn (cuts, 4, 6));
  g_assert_false (bunko_statistics_cuts_learn (cuts, 3, 6));
  g_assert_false (bunko_statistics_cuts_learn (cuts, 5, 4));
  g_assert_true (bunko_statistics_cuts_learn (cuts, 5, 5));
}

static BunkoLibraryStatistics *
count (SampleFixture *self)
{
  BunkoLibraryStatistics *statistics = bunko_library_get_statistics (self->library.library);

  g_assert_false (bunko_library_statistics_get_loading (statistics));
  bunko_library_statistics_start (statistics);
  g_assert_true (bunko_library_statistics_get_loading (statistics));
  RUN_UNTIL (!bunko_library_statistics_get_loading (statistics));
  g_assert_cmpfloat (bunko_library_statistics_get_progress (statistics), ==, 1);

  return statistics;
}

static gint64
sum_up (GPtrArray *bars)
{
  gint64 sum = 0;

  for (guint i = 0; i < bars->len; i++)
    sum += ((BunkoStatisticsBar *) bars->pdata[i])->count;

  return sum;
}

static gint64
count_search (SampleFixture *self, const char *search)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n;

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (query, search);
  bunko_view_query_set_search_options (query, BUNKO_SEARCH_OPTIONS_DEFAULT |
                                                  BUNKO_SEARCH_OPTION_MATCH_EXACT);
  source = bunko_library_view (self->library.library, query);
  n = count_source (source, &error);
  g_assert_no_error (error);

  return n;
}

/* What a bar says is what its search finds. */
static void
check_searches (SampleFixture *self, GPtrArray *bars)
{
  guint n_searched = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      BunkoStatisticsBar *bar = bars->pdata[i];

      g_assert_cmpstr (bar->label, !=, "");
      if (bar->search == NULL)
        continue;
      n_searched++;
      g_assert_cmpint (count_search (self, bar->search), ==, bar->count);
    }
  g_assert_cmpuint (n_searched, >, 0);
}

static void
check_order (GPtrArray *bars)
{
  for (guint i = 1; i < bars->len; i++)
    g_assert_cmpint (((BunkoStatisticsBar *) bars->pdata[i - 1])->count, >=,
                     ((BunkoStatisticsBar *) bars->pdata[i])->count);
}

/* A small library is read as a whole: every number is right. */
static void
test_small (SampleFixture *self, gconstpointer legacy)
{
  BunkoLibraryStatistics *statistics = count (self);
  gint64 n = sample_fixture_count (self, BUNKO_VIEW_TYPE_ALL);
  GPtrArray *bars;
  guint n_calls;

  g_assert_cmpint (bunko_library_statistics_get_n_galleries (statistics), ==, n);
  g_assert_cmpint (bunko_library_statistics_get_n_pages (statistics), >, n);
  g_assert_cmpuint (bunko_library_statistics_get_n_calls (statistics), <=, 60);

  bars = bunko_library_statistics_get_bars (statistics, BUNKO_STATISTICS_LANGUAGES);
  g_assert_cmpint (bunko_library_statistics_get_state (statistics, BUNKO_STATISTICS_LANGUAGES), ==,
                   BUNKO_STATISTICS_EXACT);
  check_searches (self, bars);
  check_order (bars);
  bars = bunko_library_statistics_get_bars (statistics, BUNKO_STATISTICS_CATEGORIES);
  check_searches (self, bars);
  check_order (bars);
  bars = bunko_library_statistics_get_bars (statistics, BUNKO_STATISTICS_RATING);
  g_assert_cmpuint (bars->len, ==, 11);
  g_assert_cmpint (sum_up (bars), ==, n);
  if (legacy == NULL)
    check_searches (self, bars);
  bars = bunko_library_statistics_get_bars (statistics, BUNKO_STATISTICS_MONTHS);
  g_assert_cmpint (bunko_library_statistics_get_state (statistics, BUNKO_STATISTICS_MONTHS), ==,
                   BUNKO_STATISTICS_EXACT);
  g_assert_cmpuint (bars->len, <=, 24);
  g_assert_cmpint (sum_up (bars), >, 0);
  g_assert_cmpint (sum_up (bars), <=, n);
  bars = bunko_library_statistics_get_bars (statistics, BUNKO_STATISTICS_ARTISTS);
  g_assert_cmpuint (bars->len, ==, 8);
  check_order (bars);
  bars = bunko_library_statistics_get_bars (statistics, BUNKO_STATISTICS_TAGS);
  g_assert_cmpuint (bars->len, >, 3);
  check_searches (self, bars);
  check_order (bars);

  /* Who comes back soon finds the same. */
  n_calls = bunko_library_statistics_get_n_calls (statistics);
  bunko_library_statistics_start (statistics);
  g_assert_false (bunko_library_statistics_get_loading (statistics));
  g_assert_cmpuint (bunko_library_statistics_get_n_calls (statistics), ==, n_calls);
}

/* A large one is not read, and yet the numbers of names are right, and the others near. */
static void
test_large (SampleFixture *self, gconstpointer legacy)
{
  BunkoLibraryStatistics *statistics = count (self);
  gint64 n = sample_fixture_count (self, BUNKO_VIEW_TYPE_ALL);
  GPtrArray *bars;

  g_assert_cmpint (n, >, 3000);
  g_assert_cmpuint (bunko_library_statistics_get_n_calls (statistics), <=, 75);
  bars = bunko_library_statistics_get_bars (statistics, BUNKO_STATISTICS_LANGUAGES);
  check_searches (self, bars);
  bars = bunko_library_statistics_get_bars (statistics, BUNKO_STATISTICS_RATING);
  g_assert_cmpint (ABS (sum_up (bars) - n), <, n / 100);
  bars = bunko_library_statistics_get_bars (statistics, BUNKO_STATISTICS_MONTHS);
  g_assert_cmpint (bunko_library_statistics_get_state (statistics, BUNKO_STATISTICS_MONTHS), !=,
                   BUNKO_STATISTICS_UNAVAILABLE);
  g_assert_cmpint (sum_up (bars), <=, n);
  bars = bunko_library_statistics_get_bars (statistics, BUNKO_STATISTICS_ARTISTS);
  g_assert_cmpuint (bars->len, >, 0);
}

static void
test_stop (SampleFixture *self, gconstpointer legacy)
{
  BunkoLibraryStatistics *statistics = bunko_library_get_statistics (self->library.library);

  bunko_library_statistics_start (statistics);
  RUN_UNTIL (bunko_library_statistics_get_n_calls (statistics) >= 3);
  bunko_library_statistics_stop (statistics);
  g_assert_false (bunko_library_statistics_get_loading (statistics));
  g_assert_cmpfloat (bunko_library_statistics_get_progress (statistics), ==, 0);
  count (self);
}

static void
set_up_empty (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GError) error = NULL;

  self->server = bunko_sample_server_new (0);
  bunko_sample_server_start (self->server, 0, &error);
  g_assert_no_error (error);
  library_fixture_connect (&self->library, bunko_sample_server_get_port (self->server));
}

static void
test_empty (SampleFixture *self, gconstpointer legacy)
{
  BunkoLibraryStatistics *statistics = count (self);

  g_assert_cmpint (bunko_library_statistics_get_n_galleries (statistics), ==, 0);
  for (guint i = 0; i < BUNKO_STATISTICS_N_CHARTS; i++)
    g_assert_cmpuint (bunko_library_statistics_get_bars (statistics, i)->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/statistics/cuts", test_cuts);
  g_test_add_func ("/library/statistics/cuts-estimate", test_cuts_estimate);
  g_test_add_func ("/library/statistics/cuts-unsorted", test_cuts_unsorted);
  SAMPLE_TEST ("statistics/small", test_small);
  SAMPLE_TEST ("statistics/stop", test_stop);
  g_test_add ("/library/sample/statistics/large", SampleFixture, NULL, sample_fixture_set_up_large,
              test_large, sample_fixture_tear_down);
  g_test_add ("/library/sample/statistics/empty", SampleFixture, NULL, set_up_empty, test_empty,
              sample_fixture_tear_down);

  return g_test_run ();
}
