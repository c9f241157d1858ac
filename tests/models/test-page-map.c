/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/bunko-list-diff.h"
#include "models/bunko-page-map.h"

static void
test_fill (void)
{
  g_autoptr (BunkoPageMap) map = bunko_page_map_new ();
  guint page, offset;

  g_assert_false (bunko_page_map_find (map, 0, &page, &offset));
  bunko_page_map_fill (map, 1000000, 64);
  g_assert_cmpuint (bunko_page_map_get_n_pages (map), ==, 15625);
  g_assert_cmpuint (bunko_page_map_get_n_rows (map), ==, 1000000);
  for (guint i = 0; i < 1000000; i += 7)
    {
      g_assert_true (bunko_page_map_find (map, i, &page, &offset));
      g_assert_cmpuint (page, ==, i / 64);
      g_assert_cmpuint (offset, ==, i % 64);
    }
  g_assert_false (bunko_page_map_find (map, 1000000, &page, &offset));
}

/* Against sums made the simple way. */
static void
test_changes (void)
{
  g_autoptr (BunkoPageMap) map = bunko_page_map_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint rows[50];
  guint total = 0;

  bunko_page_map_fill (map, 50 * 8 - 3, 8);
  for (int i = 0; i < 50; i++)
    rows[i] = i < 49 ? 8 : 5;

  for (int round = 0; round < 500; round++)
    {
      guint changed = g_rand_int_range (rand, 0, 50);

      rows[changed] = g_rand_int_range (rand, 0, 12);
      bunko_page_map_set_page_rows (map, changed, rows[changed]);
      total = 0;
      for (guint i = 0; i < 50; i++)
        {
          g_assert_cmpuint (bunko_page_map_get_page_rows (map, i), ==, rows[i]);
          g_assert_cmpuint (bunko_page_map_get_start (map, i), ==, total);
          for (guint j = 0; j < rows[i]; j++)
            {
              guint page, offset;

              g_assert_true (bunko_page_map_find (map, total + j, &page, &offset));
              g_assert_cmpuint (page, ==, i);
              g_assert_cmpuint (offset, ==, j);
            }
          total += rows[i];
        }
      g_assert_cmpuint (bunko_page_map_get_n_rows (map), ==, total);
    }

  bunko_page_map_set_n_pages (map, 60);
  g_assert_cmpuint (bunko_page_map_get_n_rows (map), ==, total);
  g_assert_cmpuint (bunko_page_map_get_page_rows (map, 59), ==, 0);
  bunko_page_map_set_n_pages (map, 49);
  g_assert_cmpuint (bunko_page_map_get_n_rows (map), ==, total - rows[49]);
}

static char *
diff (const char *old_text, const char *new_text)
{
  g_autofree gint64 *old_ids = g_new0 (gint64, strlen (old_text) + 1);
  g_autofree gint64 *new_ids = g_new0 (gint64, strlen (new_text) + 1);
  g_autoptr (GArray) changes = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; old_text[i] != '\0'; i++)
    old_ids[i] = old_text[i] == '?' ? 0 : old_text[i];
  for (guint i = 0; new_text[i] != '\0'; i++)
    new_ids[i] = new_text[i];

  changes = bunko_list_diff (old_ids, strlen (old_text), new_ids, strlen (new_text));
  for (guint i = 0; i < changes->len; i++)
    {
      BunkoListChange *change = &g_array_index (changes, BunkoListChange, i);

      g_string_append_printf (text, "%s%u/%u-%u+%u", i > 0 ? " " : "", change->old_start,
                              change->new_start, change->n_removed, change->n_added);
    }

  return g_string_free (text, FALSE);
}

static void
assert_diff (const char *old_text, const char *new_text, const char *expected)
{
  g_autofree char *found = diff (old_text, new_text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_diff (void)
{
  assert_diff ("", "", "");
  assert_diff ("abc", "abc", "");
  assert_diff ("", "abc", "0/0-0+3");
  assert_diff ("abc", "", "0/0-3+0");
  assert_diff ("abc", "xabc", "0/0-0+1");
  assert_diff ("abc", "abcx", "3/3-0+1");
  assert_diff ("abc", "ac", "1/1-1+0");
  assert_diff ("abc", "axc", "1/1-1+1");
  assert_diff ("abcdef", "bcdefa", "0/0-1+0 6/5-0+1");
  assert_diff ("a??d", "abcd", "1/1-2+2");
  assert_diff ("abc", "xyz", "0/0-3+3");
  assert_diff ("abcd", "dcba", "0/0-3+0 4/1-0+3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-map/fill", test_fill);
  g_test_add_func ("/page-map/changes", test_changes);
  g_test_add_func ("/list-diff/all", test_diff);

  return g_test_run ();
}
