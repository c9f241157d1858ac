/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "widgets/bunko-markdown-view.h"
#include "widgets/bunko-markdown.h"

/* The Markdown of change logs: what is understood, and that nothing of it is taken for markup. */

static char *
get_inline (const char *text)
{
  g_autoptr (GPtrArray) blocks = bunko_markdown_parse (text);

  g_assert_cmpuint (blocks->len, ==, 1);

  return g_strdup (((BunkoMarkdownBlock *) blocks->pdata[0])->markup);
}

static void
test_inline (void)
{
  static const struct
  {
    const char *text;
    const char *markup;
  } cases[] = {
    { "plain text", "plain text" },
    { "a **bold** and *slanted* one", "a <b>bold</b> and <i>slanted</i> one" },
    { "__bold__ and _slanted_", "<b>bold</b> and <i>slanted</i>" },
    { "snake_case_name", "snake_case_name" },
    { "**open", "**open" },
    { "2 * 3 * 4", "2 * 3 * 4" },
    { "`a < b` & c", "<tt>a &lt; b</tt> &amp; c" },
    { "<b>not bold</b>", "&lt;b&gt;not bold&lt;/b&gt;" },
    { "\\*stars\\*", "*stars*" },
    { "[text](https://a.example/x?y=1&z=2)", "<a href=\"https://a.example/x?y=1&amp;z=2\" "
                                             "title=\"https://a.example/x?y=1&amp;z=2\">text</a>" },
    { "[text](file:///etc/passwd)", "text" },
    { "[text](javascript:alert)", "text" },
    { "[a](https://a.example/\"onclick)", "<a href=\"https://a.example/&quot;onclick\" "
                                          "title=\"https://a.example/&quot;onclick\">a</a>" },
    { "see https://a.example/b.", "see <a href=\"https://a.example/b\" "
                                  "title=\"https://a.example/b\">https://a.example/b</a>." },
    { "**[x](http://a.example)**",
      "<b><a href=\"http://a.example\" title=\"http://a.example\">x</a></b>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = get_inline (cases[i].text);

      g_assert_cmpstr (markup, ==, cases[i].markup);
    }
}

static void
test_blocks (void)
{
  g_autoptr (GPtrArray) blocks =
      bunko_markdown_parse ("# One\n\nsome\ntext\n\n- first\n  - second\n12. third\n\n---\n"
                            "```\n**code**\n  indented\n```\nend");
  static const struct
  {
    BunkoMarkdownKind kind;
    guint level;
    const char *marker;
    const char *markup;
  } expected[] = {
    { BUNKO_MARKDOWN_HEADING, 1, NULL, "One" },
    { BUNKO_MARKDOWN_PARAGRAPH, 0, NULL, "some text" },
    { BUNKO_MARKDOWN_ITEM, 0, "•", "first" },
    { BUNKO_MARKDOWN_ITEM, 1, "•", "second" },
    { BUNKO_MARKDOWN_ITEM, 0, "12.", "third" },
    { BUNKO_MARKDOWN_CODE, 0, NULL, "**code**\n  indented" },
    { BUNKO_MARKDOWN_PARAGRAPH, 0, NULL, "end" },
  };

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < blocks->len; i++)
    {
      BunkoMarkdownBlock *block = blocks->pdata[i];

      g_assert_cmpint (block->kind, ==, expected[i].kind);
      g_assert_cmpstr (block->marker, ==, expected[i].marker);
      g_assert_cmpstr (block->markup, ==, expected[i].markup);
      if (block->kind != BUNKO_MARKDOWN_PARAGRAPH)
        g_assert_cmpuint (block->level, ==, expected[i].level);
    }
}

/* Whatever comes, the markup can be shown, and it is never much. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "*",  "**",       "_",  "`",   "[",  "](",
                                        ")",  "https://", "<",  "&",   "\\", " ",
                                        "\n", "#",        "- ", "```", "x",  "\xe2\x80\xae" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) blocks = NULL;
      guint n = (guint) g_rand_int_range (rand, 0, 400);

      for (guint j = 0; j < n; j++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      blocks = bunko_markdown_parse (text->str);
      for (guint j = 0; j < blocks->len; j++)
        {
          BunkoMarkdownBlock *block = blocks->pdata[j];
          GtkWidget *label;

          g_assert_null (strstr (block->markup, "\xe2\x80\xae"));
          if (block->kind == BUNKO_MARKDOWN_CODE)
            continue;
          g_assert_null (strstr (block->markup, "href=\"file"));
          /* A label that cannot read its markup warns, which ends the test. */
          label = g_object_ref_sink (gtk_label_new (NULL));
          gtk_label_set_markup (GTK_LABEL (label), block->markup);
          g_object_unref (label);
        }
    }
}

static void
test_limits (void)
{
  g_autofree char *line = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) long_blocks = bunko_markdown_parse (line);
  g_autoptr (GPtrArray) many_blocks = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (lines, "- x\n");
  many_blocks = bunko_markdown_parse (lines->str);
  g_assert_cmpuint (many_blocks->len, ==, 500);
  g_assert_cmpuint (long_blocks->len, <=, 40);
  for (guint i = 0; i < long_blocks->len; i++)
    g_assert_cmpuint (strlen (((BunkoMarkdownBlock *) long_blocks->pdata[i])->markup), <=, 2004);
}

static void
test_view (void)
{
  GtkWidget *view =
      bunko_markdown_view_new ("# What is new\n\n- [link](https://a.example/)\n\n```\n"
                               "<b>code</b>\n```\n<i>text</i>");
  GtkWidget *window = bunko_ui_test_show (view, 400, 300);
  GtkWidget *heading = bunko_ui_test_find (view, GTK_TYPE_LABEL, "What is new");

  g_assert_nonnull (heading);
  gtk_test_accessible_assert_role (heading, GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_nonnull (bunko_ui_test_find (view, GTK_TYPE_LABEL, "<b>code</b>"));
  bunko_ui_test_destroy (window);
}

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  g_test_add_func ("/markdown/inline", test_inline);
  g_test_add_func ("/markdown/blocks", test_blocks);
  g_test_add_func ("/markdown/hostile", test_hostile);
  g_test_add_func ("/markdown/limits", test_limits);
  g_test_add_func ("/markdown/view", test_view);

  return g_test_run ();
}
