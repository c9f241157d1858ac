/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "sample-server/art/bunko-sample-names.h"

#define N_SEEDS 20000

static void
test_deterministic (void)
{
  for (guint64 seed = 0; seed < 500; seed++)
    {
      const char *code1 = NULL;
      const char *code2 = NULL;
      g_autofree char *title1 = bunko_sample_names_title (seed, &code1);
      g_autofree char *title2 = bunko_sample_names_title (seed, &code2);
      g_autofree char *other1 = bunko_sample_names_alternative_title (seed);
      g_autofree char *other2 = bunko_sample_names_alternative_title (seed);

      g_assert_cmpstr (title1, ==, title2);
      g_assert_cmpstr (code1, ==, code2);
      g_assert_cmpstr (other1, ==, other2);
      g_assert_true (g_utf8_validate (title1, -1, NULL));
    }
}

/* What a client has to cope with is all there, and not too much of it. */
static void
test_variety (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_empty = 0;
  guint n_long = 0;
  guint n_others = 0;

  for (guint64 seed = 0; seed < N_SEEDS; seed++)
    {
      const char *code = NULL;
      char *title = bunko_sample_names_title (seed, &code);
      g_autofree char *other = bunko_sample_names_alternative_title (seed);

      g_assert_null (strchr (title, '{'));
      n_empty += *title == '\0';
      n_long += g_utf8_strlen (title, -1) > 60;
      n_others += other != NULL;
      g_hash_table_add (codes, (char *) code);
      g_hash_table_add (titles, title);
    }

  g_assert_cmpuint (n_empty, >, 0);
  g_assert_cmpuint (n_empty, <, N_SEEDS / 200);
  g_assert_cmpuint (n_long, >, N_SEEDS / 100);
  g_assert_cmpuint (n_long, <, N_SEEDS / 10);
  g_assert_cmpuint (n_others, >, N_SEEDS / 5);
  g_assert_cmpuint (n_others, <, N_SEEDS / 3);
  g_assert_cmpuint (g_hash_table_size (titles), >, N_SEEDS / 5);
  g_assert_cmpuint (g_hash_table_size (codes), ==, 9);
}

/* A title of a language has letters of its script, so the code can be trusted. */
static void
test_scripts (void)
{
  static const struct
  {
    const char *code;
    gunichar first;
    gunichar last;
  } scripts[] = {
    { "ja", 0x3040, 0x9fff }, { "zh", 0x4e00, 0x9fff }, { "ar", 0x0600, 0x06ff },
    { "he", 0x0590, 0x05ff }, { "ru", 0x0400, 0x04ff },
  };

  for (guint64 seed = 0; seed < 3000; seed++)
    {
      const char *code = NULL;
      g_autofree char *title = bunko_sample_names_title (seed, &code);

      for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
        {
          gboolean found = FALSE;

          if (!g_str_equal (scripts[i].code, code))
            continue;
          for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
            found |=
                g_utf8_get_char (p) >= scripts[i].first && g_utf8_get_char (p) <= scripts[i].last;
          g_assert_true (found);
        }
    }
}

static void
assert_distinct (guint n, const char *(*get) (guint i))
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n, >, 3);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (get (i), !=, "");
      g_assert_true (g_hash_table_add (seen, (char *) get (i)));
    }

  /* Numbers beyond the end start again. */
  g_assert_cmpstr (get (n), ==, get (0));
  g_assert_cmpstr (get (G_MAXUINT), ==, get (G_MAXUINT % n));
}

static const char *
get_language (guint i)
{
  return bunko_sample_names_language (i, NULL);
}

static void
test_lists (void)
{
  assert_distinct (bunko_sample_names_n_artists (), bunko_sample_names_artist);
  assert_distinct (bunko_sample_names_n_circles (), bunko_sample_names_circle);
  assert_distinct (bunko_sample_names_n_parodies (), bunko_sample_names_parody);
  assert_distinct (bunko_sample_names_n_series (), bunko_sample_names_series);
  assert_distinct (bunko_sample_names_n_collections (), bunko_sample_names_collection);
  assert_distinct (bunko_sample_names_n_categories (), bunko_sample_names_category);
  assert_distinct (bunko_sample_names_n_languages (), get_language);
}

/* Every language that a title can have is one of the list. */
static void
test_languages (void)
{
  for (guint64 seed = 0; seed < 2000; seed++)
    {
      const char *wanted = NULL;
      g_autofree char *title = bunko_sample_names_title (seed, &wanted);
      gboolean found = FALSE;

      for (guint i = 0; i < bunko_sample_names_n_languages (); i++)
        {
          const char *code = NULL;

          g_assert_nonnull (bunko_sample_names_language (i, &code));
          found |= g_str_equal (code, wanted);
        }
      g_assert_true (found);
    }
}

/* HPX stores namespaces capitalised and tags in small letters. */
static void
test_tags (void)
{
  guint n = bunko_sample_names_n_namespaces ();

  for (guint i = 0; i < n; i++)
    {
      const char *name = bunko_sample_names_namespace (i);

      if (i == n - 1)
        g_assert_cmpstr (name, ==, BUNKO_SAMPLE_NAMES_NO_NAMESPACE);
      else
        g_assert_true (g_ascii_isupper (*name));

      g_assert_cmpuint (bunko_sample_names_n_tags (i), >, 0);
      for (guint j = 0; j < bunko_sample_names_n_tags (i); j++)
        {
          g_autofree char *lower = g_utf8_strdown (bunko_sample_names_tag (i, j), -1);

          g_assert_cmpstr (bunko_sample_names_tag (i, j), ==, lower);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample-names/deterministic", test_deterministic);
  g_test_add_func ("/sample-names/variety", test_variety);
  g_test_add_func ("/sample-names/scripts", test_scripts);
  g_test_add_func ("/sample-names/lists", test_lists);
  g_test_add_func ("/sample-names/languages", test_languages);
  g_test_add_func ("/sample-names/tags", test_tags);

  return g_test_run ();
}
