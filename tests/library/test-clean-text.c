/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-clean-text.h"
#include "library/bunko-item-parser.h"
#include "library/bunko-library.h"
#include "library/bunko-tags-private.h"

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* NULL: as it is */
  } names[] = {
    { "Velvet Mountain", NULL },
    { "天鵝絨山 <b>&amp;</b>", NULL },
    { "‎left‏right", NULL },
    { "", NULL },
    { "one\ntwo\tthree\r", "one two three " },
    { "a\u2028b\u2029c", "a b c" },
    { "\u202egnp.exe\u2066\u2069", "gnp.exe" },
    { "bell\a \033[31mred\177\302\205", "bell [31mred" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *kept = NULL;
      const char *clean = bunko_clean_name (names[i].text, &kept);

      if (names[i].expected == NULL)
        g_assert_true (clean == names[i].text && kept == NULL);
      else
        g_assert_cmpstr (clean, ==, names[i].expected);
    }
}

static void
test_nothing (void)
{
  g_autofree char *kept = NULL;

  g_assert_null (bunko_clean_name (NULL, &kept));
  g_assert_null (bunko_clean_paragraphs (NULL, &kept));
}

static void
test_paragraphs (void)
{
  g_autofree char *kept = NULL;

  g_assert_cmpstr (bunko_clean_paragraphs ("one\n\ttwo", &kept), ==, "one\n\ttwo");
  g_assert_null (kept);
  g_assert_cmpstr (bunko_clean_paragraphs ("one\n\u202dtwo", &kept), ==, "one\ntwo");
}

/* No character is cut in two. */
static void
test_length (void)
{
  for (guint before = 0; before < 4; before++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *kept = NULL;
      const char *clean;

      for (guint i = 0; i < before; i++)
        g_string_append_c (text, 'x');
      while (text->len < 1000 * 1000)
        g_string_append (text, "絨");
      clean = bunko_clean_name (text->str, &kept);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_true (g_str_has_suffix (clean, "絨…"));
      g_assert_cmpuint (strlen (clean), <=, 1024 + strlen ("…"));
      g_assert_cmpuint (strlen (clean), >, 1018);
    }
}

/* A copy is limited by its characters, and may come from what is no text at all. */
static void
test_copy (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } texts[] = {
    { NULL, "" },
    { " \n ", "" },
    { " one\r\n\ttwo\a ", "one\n\ttwo" },
    { "\u202egnp.exe\u2066\u2069", "gnp.exe" },
    { "絨絨絨絨絨絨絨絨絨絨", "絨絨絨絨絨絨絨絨絨絨" },
    { "絨絨絨絨絨絨絨絨絨絨絨", "絨絨絨絨絨絨絨絨絨絨…" },
    { "a\377b", "a\ufffdb" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *copy = bunko_clean_text_dup (texts[i].text, 10);

      g_assert_cmpstr (copy, ==, texts[i].expected);
    }
}

/* Of what a server sends by the hundred thousand, so much is taken that it can be shown. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("{\"id\": 1, \"titles\": [");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (BunkoItem) item = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%s{\"name\": \"t%u\"}", i > 0 ? "," : "", i);
  g_string_append (text, "], \"artists\": [");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%s{\"id\": %u, \"preferred_name\": {\"name\": \"a\"}}",
                            i > 0 ? "," : "", i + 1);
  g_string_append (text, "]}");
  node = json_from_string (text->str, NULL);
  item = bunko_item_new_from_json (BUNKO_ITEM_TYPE_GALLERY, json_node_get_object (node));
  g_assert_cmpstr (bunko_item_get_display_name (item), ==, "t0");
  g_assert_cmpuint (g_strv_length ((GStrv) bunko_gallery_get_titles (BUNKO_GALLERY (item))), ==,
                    64);
  g_assert_cmpuint (g_list_model_get_n_items (bunko_gallery_get_artists (BUNKO_GALLERY (item))), ==,
                    512);
}

static void
test_tags (void)
{
  g_autoptr (GString) text = g_string_new ("{\"fe\\nmale\": [");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GListModel) groups = NULL;
  g_autoptr (BunkoTagGroup) group = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "%s{\"id\": %u, \"name\": \"t%u\"}", i > 0 ? "," : "", i + 1, i);
  g_string_append_c (text, ']');
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, ", \"ns%u\": [{\"id\": 1, \"name\": \"x\"}]", i);
  g_string_append_c (text, '}');
  node = json_from_string (text->str, NULL);
  groups = _bunko_tag_groups_from_json (node);
  group = g_list_model_get_item (groups, 0);
  g_assert_cmpuint (g_list_model_get_n_items (groups), ==, 200);
  g_assert_cmpstr (bunko_tag_group_get_namespace (group), ==, "fe male");
  g_assert_cmpuint (g_list_model_get_n_items (bunko_tag_group_get_tags (group)), ==, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/clean-text/names", test_names);
  g_test_add_func ("/library/clean-text/nothing", test_nothing);
  g_test_add_func ("/library/clean-text/paragraphs", test_paragraphs);
  g_test_add_func ("/library/clean-text/length", test_length);
  g_test_add_func ("/library/clean-text/copy", test_copy);
  g_test_add_func ("/library/clean-text/many", test_many);
  g_test_add_func ("/library/clean-text/tags", test_tags);

  return g_test_run ();
}
