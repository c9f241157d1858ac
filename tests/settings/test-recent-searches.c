/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-recent-searches.h"

#include <string.h>

static void
assert_searches (const char *server, const char *expected)
{
  g_auto (GStrv) searches = bunko_recent_searches_get (server);
  g_autofree char *joined = g_strjoinv ("|", searches);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_order (void)
{
  assert_searches ("a", "");
  bunko_recent_searches_add ("a", "one");
  bunko_recent_searches_add ("a", "two");
  bunko_recent_searches_add ("b", "three");
  assert_searches ("a", "two|one");
  assert_searches ("b", "three");
  bunko_recent_searches_add ("a", "one");
  bunko_recent_searches_add ("a", "");
  assert_searches ("a", "one|two");
  bunko_recent_searches_remove ("a", "one");
  assert_searches ("a", "two");
  bunko_recent_searches_clear ("a");
  assert_searches ("a", "");
  assert_searches ("b", "three");
}

static void
test_bounded (void)
{
  g_auto (GStrv) searches = NULL;
  g_autofree char *long_search = g_strnfill (2000, 'x');

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *search = g_strdup_printf ("search %u", i);

      bunko_recent_searches_add ("c", search);
    }
  bunko_recent_searches_add ("c", long_search);
  searches = bunko_recent_searches_get ("c");
  g_assert_cmpuint (g_strv_length (searches), ==, 20);
  g_assert_cmpstr (searches[0], ==, "search 99");

  /* So are the servers: the one that was not used longest is forgotten. */
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *server = g_strdup_printf ("server %u", i);

      bunko_recent_searches_add (server, "x");
    }
  assert_searches ("c", "");
  assert_searches ("server 0", "x");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recent-searches/order", test_order);
  g_test_add_func ("/recent-searches/bounded", test_bounded);

  return g_test_run ();
}
