/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-list-settings.h"
#include "settings/bunko-settings.h"

static void
reset (void)
{
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_LISTS);
}

/* What was never chosen is not there. */
static void
test_defaults (void)
{
  g_autoptr (BunkoListSettings) settings = bunko_list_settings_new ("library");
  int sort_index = 7;
  gboolean descending = TRUE;

  reset ();
  g_assert_cmpstr (bunko_list_settings_get_name (settings), ==, "library");
  g_assert_null (bunko_list_settings_dup_mode (settings));
  g_assert_cmpint (bunko_list_settings_get_cover_size (settings), ==, 0);
  g_assert_false (bunko_list_settings_get_sort (settings, &sort_index, &descending));
  g_assert_cmpint (sort_index, ==, 7);
  g_assert_null (bunko_list_settings_get_columns (settings));
}

/* Each list has its own, and what is set later leaves the rest as it is. */
static void
test_kept (void)
{
  g_autoptr (BunkoListSettings) library = bunko_list_settings_new ("library");
  g_autoptr (BunkoListSettings) inbox = bunko_list_settings_new ("inbox");
  g_autoptr (BunkoListSettings) again = bunko_list_settings_new ("library");
  g_autoptr (GVariant) columns = NULL;
  g_autofree char *mode = NULL;
  g_autofree char *text = NULL;
  int sort_index;
  gboolean descending;

  reset ();
  bunko_list_settings_set_mode (library, "table");
  bunko_list_settings_set_cover_size (library, 200);
  bunko_list_settings_set_sort (library, 4, TRUE);
  bunko_list_settings_set_columns (
      library, g_variant_new_parsed ("[('title', 240, true), ('artist', -1, false)]"));
  bunko_list_settings_set_cover_size (inbox, 100);

  mode = bunko_list_settings_dup_mode (again);
  g_assert_cmpstr (mode, ==, "table");
  g_assert_cmpint (bunko_list_settings_get_cover_size (again), ==, 200);
  g_assert_true (bunko_list_settings_get_sort (again, &sort_index, &descending));
  g_assert_cmpint (sort_index, ==, 4);
  g_assert_true (descending);
  columns = bunko_list_settings_get_columns (again);
  text = g_variant_print (columns, FALSE);
  g_assert_cmpstr (text, ==, "[('title', 240, true), ('artist', -1, false)]");
  g_assert_cmpint (bunko_list_settings_get_cover_size (inbox), ==, 100);
  g_assert_null (bunko_list_settings_dup_mode (inbox));

  bunko_list_settings_set_mode (library, NULL);
  g_assert_null (bunko_list_settings_dup_mode (again));
  g_assert_cmpint (bunko_list_settings_get_cover_size (again), ==, 200);
}

/* Whatever is in the file, it is a list that can be shown. */
static void
test_garbage (void)
{
  g_autoptr (BunkoListSettings) settings = bunko_list_settings_new ("library");
  int sort_index;
  gboolean descending;

  g_settings_set_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_LISTS,
                        g_variant_new_parsed ("{'library': <{'mode': <3>, 'cover-size': <-5>,"
                                              " 'sort': <(-7, true)>, 'columns': <'x'>}>,"
                                              " 'inbox': <'x'>}"));
  g_assert_null (bunko_list_settings_dup_mode (settings));
  g_assert_cmpint (bunko_list_settings_get_cover_size (settings), ==, 0);
  g_assert_true (bunko_list_settings_get_sort (settings, &sort_index, &descending));
  g_assert_cmpint (sort_index, ==, -1);
  g_assert_null (bunko_list_settings_get_columns (settings));
  reset ();
}

/* The lists that nobody changed for long are forgotten. */
static void
test_bounded (void)
{
  g_autoptr (BunkoListSettings) first = bunko_list_settings_new ("first");
  g_autoptr (GVariant) all = NULL;

  reset ();
  bunko_list_settings_set_cover_size (first, 100);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("list-%u", i);
      g_autoptr (BunkoListSettings) settings = bunko_list_settings_new (name);

      bunko_list_settings_set_cover_size (settings, 100);
    }
  all = g_settings_get_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_LISTS);
  g_assert_cmpuint (g_variant_n_children (all), ==, 128);
  g_assert_cmpint (bunko_list_settings_get_cover_size (first), ==, 0);
  reset ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-settings/defaults", test_defaults);
  g_test_add_func ("/list-settings/kept", test_kept);
  g_test_add_func ("/list-settings/garbage", test_garbage);
  g_test_add_func ("/list-settings/bounded", test_bounded);

  return g_test_run ();
}
