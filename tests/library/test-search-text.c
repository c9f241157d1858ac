/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-search-text.h"

#include <string.h>

/* The text of a search, taken apart and put together. */

typedef struct
{
  const char *text;
  const char *tokens; /* namespace|term, with a minus before; one line each */
} Example;

static char *
describe (const char *text)
{
  g_autoptr (GPtrArray) tokens = bunko_search_text_parse (text);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    {
      BunkoSearchToken *token = tokens->pdata[i];

      g_string_append_printf (lines, "%s%s%s%s", i > 0 ? "\n" : "", token->negated ? "-" : "",
                              token->tag_namespace != NULL ? token->tag_namespace : "",
                              token->tag_namespace != NULL ? "|" : "");
      g_string_append (lines, token->term);
    }
  return g_string_free_and_steal (lines);
}

static void
test_parse (void)
{
  const Example examples[] = {
    { "", "" },
    { " , ", "" },
    { "foo bar", "foo\nbar" },
    { "foo,bar", "foo\nbar" },
    { "\"foo bar\"", "foo bar" },
    { "-foo -\"a b\"", "-foo\n-a b" },
    { "artist:foo", "artist|foo" },
    { "-artist:\"foo bar\" x", "-artist|foo bar\nx" },
    { "\"tag ns\":\"big thing\"", "tag ns|big thing" },
    { "female:[a, b, -c] d", "female|a\nfemale|b\n-female|c\nd" },
    { "-female:[a,\"b c\", -d]", "-female|a\n-female|b c\nfemale|d" },
    { "rating:>7 pages::>5", "rating|>7\npages|>5" },
    { "__namespace__:x", "__namespace__|x" },
    { "url:http://a/b", "url|http://a/b" },
    { "title:東京 \"全 角\"", "title|東京\n全 角" },
    { "artist:", "artist|" },
    { "artist:\"un finished", "artist|un finished" },
    { "female:[a, \"b", "female|a\nfemale|b" },
    { "- -", "-\n-" },
    { "female:[]", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *tokens = describe (examples[i].text);

      g_assert_cmpstr (tokens, ==, examples[i].tokens);
    }
}

/* The places in the text are those of what was written. */
static void
test_ranges (void)
{
  const char *text = "x -artist:\"a b\" female:[c, -d] é";
  const char *raw[] = { "x", "-artist:\"a b\"", "c", "-d", "é" };
  g_autoptr (GPtrArray) tokens = bunko_search_text_parse (text);
  BunkoSearchToken *in_list;

  g_assert_cmpuint (tokens->len, ==, G_N_ELEMENTS (raw));
  for (guint i = 0; i < tokens->len; i++)
    {
      BunkoSearchToken *token = tokens->pdata[i];
      g_autofree char *part = g_strndup (text + token->start, token->end - token->start);

      g_assert_cmpstr (part, ==, raw[i]);
    }
  in_list = tokens->pdata[3];
  g_assert_true (in_list->in_group);
  g_assert_cmpint (strncmp (text + in_list->group_start, "female:[", 8), ==, 0);
  g_assert_cmpint (text[in_list->group_end - 1], ==, ']');
}

static void
test_write (void)
{
  const Example examples[] = {
    { "foo", "foo" },
    { "a\"b x:c\"d", "a\"b x:c\"d" },
    { "artist:\"hana\" -tag:\"big thing\"", "artist:hana -tag:\"big thing\"" },
    { "\"tag ns\":x", "\"tag ns\":x" },
    { "female:[a, -c]", "female:a -female:c" },
    { "rating:>7 pages::<=5 x:\"> 7\"", "rating:>7 pages::<=5 x:\"> 7\"" },
    { "\"a,b\" \"a:b\" \"-a\" \"[a]\"", "\"a,b\" \"a:b\" \"-a\" \"[a]\"" },
    { "artist:", "artist:\"\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GPtrArray) tokens = bunko_search_text_parse (examples[i].text);
      g_autofree char *text = bunko_search_text_join (tokens);

      g_assert_cmpstr (text, ==, examples[i].tokens);
    }
}

static void
test_quote (void)
{
  g_autofree char *plain = bunko_search_quote ("big-breasts_2.0");
  g_autofree char *japanese = bunko_search_quote ("東京");
  g_autofree char *spaced = bunko_search_quote ("big thing");
  g_autofree char *quoted = bunko_search_quote ("the \"big\" thing");
  g_autofree char *dash = bunko_search_quote ("-x");
  g_autofree char *wide = bunko_search_quote ("全\u3000角");
  g_autofree char *empty = bunko_search_quote ("");

  g_assert_cmpstr (plain, ==, "big-breasts_2.0");
  g_assert_cmpstr (japanese, ==, "東京");
  g_assert_cmpstr (spaced, ==, "\"big thing\"");
  g_assert_cmpstr (quoted, ==, "\"the big thing\"");
  g_assert_cmpstr (dash, ==, "\"-x\"");
  g_assert_cmpstr (wide, ==, "\"全\u3000角\"");
  g_assert_cmpstr (empty, ==, "\"\"");
}

static void
check_add (const char *text,
           const char *ns,
           const char *term,
           gboolean negated,
           const char *expected)
{
  g_autofree char *added = bunko_search_text_add (text, ns, term, negated);

  g_assert_cmpstr (added, ==, expected);
}

static void
test_add (void)
{
  check_add ("", "artist", "Hana Sato", FALSE, "artist:\"Hana Sato\"");
  check_add ("foo", NULL, "bar", TRUE, "foo -bar");
  check_add ("foo, ", NULL, "bar", FALSE, "foo, bar");
  /* Not twice, and in the other sense in its place. */
  check_add ("ARTIST:hana x", "artist", "Hana", FALSE, "ARTIST:hana x");
  check_add ("artist:hana x", "artist", "hana", TRUE, "-artist:hana x");
  check_add ("female:[a, -b]", "female", "b", FALSE, "female:[a, b]");
  /* What is not closed must not swallow it. */
  check_add ("\"foo bar", "artist", "hana", FALSE, "\"foo bar\" artist:hana");
  check_add ("female:[a, \"b c", "artist", "hana", FALSE, "female:[a, \"b c\"] artist:hana");
}

static void
check_append (const char *text, const char *more, const char *expected)
{
  g_autofree char *appended = bunko_search_text_append (text, more);

  g_assert_cmpstr (appended, ==, expected);
}

static void
test_append (void)
{
  check_append ("", "", "");
  check_append ("", "a", "a");
  check_append ("a", "", "a");
  check_append ("a", "b c", "a b c");
  check_append ("a, ", "b", "a, b");
  check_append ("\"a b", "", "\"a b\"");
  check_append ("x:[a, \"b", "y:c", "x:[a, \"b\"] y:c");
}

static void
check_edits (const char *text, guint n, const char *without, const char *negated)
{
  g_autoptr (GPtrArray) tokens = bunko_search_text_parse (text);
  g_autofree char *removed = bunko_search_text_remove (text, tokens->pdata[n]);
  g_autofree char *turned = bunko_search_text_negate (text, tokens->pdata[n]);

  g_assert_cmpstr (removed, ==, without);
  g_assert_cmpstr (turned, ==, negated);
}

static void
test_edit (void)
{
  check_edits ("foo bar baz", 0, "bar baz", "-foo bar baz");
  check_edits ("foo,  bar  baz", 1, "foo baz", "foo,  -bar  baz");
  check_edits ("foo -artist:\"a b\"", 1, "foo", "foo artist:\"a b\"");
  check_edits ("female:[a, b, -c] x", 0, "female:[b, -c] x", "female:[-a, b, -c] x");
  check_edits ("female:[a, b, -c] x", 1, "female:[a, -c] x", "female:[a, -b, -c] x");
  check_edits ("female:[a, b, -c] x", 2, "female:[a, b] x", "female:[a, b, c] x");
  check_edits ("y -female:[a] x", 1, "y x", "y -female:[-a] x");
  check_edits ("--foo", 0, "", "\"-foo\"");
}

static void
check_replace (const char *text,
               guint n,
               const char *ns,
               const char *term,
               gboolean negated,
               const char *expected)
{
  g_autoptr (GPtrArray) tokens = bunko_search_text_parse (text);
  g_autoptr (BunkoSearchToken) token = bunko_search_token_new (ns, term, negated);
  g_autofree char *replaced = bunko_search_text_replace (text, tokens->pdata[n], token);

  g_assert_cmpstr (replaced, ==, expected);
}

static void
test_replace (void)
{
  check_replace ("foo bar", 0, "artist", "a b", FALSE, "artist:\"a b\" bar");
  check_replace ("\"foo\"bar", 1, NULL, "baz", TRUE, "\"foo\" -baz");
  check_replace ("female:[a, b]", 1, "female", "c d", TRUE, "female:[a, -\"c d\"]");
  check_replace ("-female:[a, b]", 1, "Female", "c", TRUE, "-female:[a, c]");
  check_replace ("female:[a, b] x", 1, "male", "c", FALSE, "female:[a] x male:c");
}

/* @marked has a bar where the caret is. */
static BunkoSearchWord *
get_word (const char *marked, char **text)
{
  const char *bar = strchr (marked, '|');

  *text = g_strdup_printf ("%.*s%s", (int) (bar - marked), marked, bar + 1);
  return bunko_search_text_get_word (*text, (gsize) (bar - marked));
}

static void
check_word (const char *marked, const char *ns, const char *prefix, const char *completed)
{
  g_autofree char *text = NULL;
  g_autoptr (BunkoSearchWord) word = get_word (marked, &text);
  g_autofree char *result = NULL;
  g_autofree char *with_bar = NULL;
  gsize caret = 0;

  g_assert_cmpstr (word->tag_namespace, ==, ns);
  g_assert_cmpstr (word->prefix, ==, prefix);
  result = bunko_search_text_complete (text, word, word->in_namespace ? "artist" : ns,
                                       word->in_namespace ? NULL : "New One", &caret);
  with_bar = g_strdup_printf ("%.*s|%s", (int) caret, result, result + caret);
  g_assert_cmpstr (with_bar, ==, completed);
}

static void
test_word (void)
{
  check_word ("|", NULL, "", "\"New One\" |");
  check_word ("foo ha|", NULL, "ha", "foo \"New One\" |");
  check_word ("foo ha| x", NULL, "ha", "foo \"New One\"| x");
  check_word ("foo h|a", NULL, "h", "foo \"New One\" |");
  check_word ("-ha|", NULL, "ha", "-\"New One\" |");
  check_word ("artist:|", "artist", "", "artist:\"New One\" |");
  check_word ("-artist:ha|na", "artist", "ha", "-artist:\"New One\" |");
  check_word ("artist:\"ha na|", "artist", "ha na", "artist:\"New One\" |");
  check_word ("artist:\"ha| na\" x", "artist", "ha", "artist:\"New One\"| x");
  check_word ("art|i:hana", NULL, "art", "artist:|hana");
  check_word ("female:[a, b|]", "female", "b", "female:[a, \"New One\"|]");
  check_word ("female:[a, -b|, c]", "female", "b", "female:[a, -\"New One\"|, c]");
  check_word ("female:[a, |]", "female", "", "female:[a, \"New One\"|]");
  check_word ("female:[|", "female", "", "female:[\"New One\"|");
  check_word ("female:[a] | x", NULL, "", "female:[a] \"New One\"| x");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-text/parse", test_parse);
  g_test_add_func ("/search-text/ranges", test_ranges);
  g_test_add_func ("/search-text/write", test_write);
  g_test_add_func ("/search-text/quote", test_quote);
  g_test_add_func ("/search-text/add", test_add);
  g_test_add_func ("/search-text/append", test_append);
  g_test_add_func ("/search-text/edit", test_edit);
  g_test_add_func ("/search-text/replace", test_replace);
  g_test_add_func ("/search-text/word", test_word);

  return g_test_run ();
}
