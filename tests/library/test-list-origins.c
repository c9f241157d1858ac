/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-list-origins.h"

static void
test_note (void)
{
  g_autoptr (BunkoListOrigins) origins = bunko_list_origins_new ();
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  BunkoViewQuery *found;
  guint position = 0;

  g_assert_null (bunko_list_origins_lookup (origins, 7, &position));
  bunko_view_query_set_search (query, "cat");
  bunko_list_origins_note (origins, 7, query, 3);
  /* What is asked for later in the same list does not change what was noted. */
  bunko_view_query_set_search (query, "dog");
  found = bunko_list_origins_lookup (origins, 7, &position);
  g_assert_cmpstr (bunko_view_query_get_search (found), ==, "cat");
  g_assert_cmpuint (position, ==, 3);

  bunko_list_origins_note (origins, 7, query, 9);
  found = bunko_list_origins_lookup (origins, 7, &position);
  g_assert_cmpstr (bunko_view_query_get_search (found), ==, "dog");
  g_assert_cmpuint (position, ==, 9);
}

static void
test_bounded (void)
{
  g_autoptr (BunkoListOrigins) origins = bunko_list_origins_new ();
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  guint position = 0;

  for (guint i = 0; i < BUNKO_LIST_ORIGINS_MAX + 5; i++)
    bunko_list_origins_note (origins, i + 1, query, i);
  for (guint i = 0; i < BUNKO_LIST_ORIGINS_MAX + 5; i++)
    {
      gboolean kept = bunko_list_origins_lookup (origins, i + 1, &position) != NULL;

      g_assert_cmpint (kept, ==, i >= 5);
      g_assert_true (!kept || position == i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/list-origins/note", test_note);
  g_test_add_func ("/library/list-origins/bounded", test_bounded);

  return g_test_run ();
}
