/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "library/bunko-search-text.h"

#include <string.h>

/* Any text is a search: its conditions are the same when they are written out and read again, and
 * an edit changes the one that it is about and no other. */

#define MAX_TOKENS 12

static void
assert_equal (const BunkoSearchToken *a, const BunkoSearchToken *b)
{
  g_assert_cmpstr (a->tag_namespace, ==, b->tag_namespace);
  g_assert_cmpstr (a->term, ==, b->term);
  g_assert_true (a->negated == b->negated);
  g_assert_true (a->doubled == b->doubled);
}

static void
assert_equal_without_quotes (const char *a, const char *b)
{
  g_auto (GStrv) parts_a = g_strsplit (a != NULL ? a : "", "\"", -1);
  g_auto (GStrv) parts_b = g_strsplit (b != NULL ? b : "", "\"", -1);
  g_autofree char *plain_a = g_strjoinv ("", parts_a);
  g_autofree char *plain_b = g_strjoinv ("", parts_b);

  g_assert_cmpstr (plain_a, ==, plain_b);
}

/* Without its minus `--a"b` cannot be written but without its quote. */
static void
assert_negated (const BunkoSearchToken *a, const BunkoSearchToken *b)
{
  assert_equal_without_quotes (a->tag_namespace, b->tag_namespace);
  assert_equal_without_quotes (a->term, b->term);
  g_assert_true (a->negated != b->negated);
}

/* @changed has the tokens of @tokens, but the one at @at, which is gone or negated. */
static void
check_edit (GPtrArray *tokens, guint at, gboolean removed, const char *changed)
{
  g_autoptr (GPtrArray) left = bunko_search_text_parse (changed);

  g_assert_cmpuint (left->len, ==, removed ? tokens->len - 1 : tokens->len);
  for (guint i = 0; i < left->len; i++)
    {
      BunkoSearchToken *expected = tokens->pdata[removed && i >= at ? i + 1 : i];

      if (!removed && i == at)
        assert_negated (expected, left->pdata[i]);
      else
        assert_equal (expected, left->pdata[i]);
    }
}

static void
check_ranges (const char *text, GPtrArray *tokens)
{
  gsize last = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      BunkoSearchToken *token = tokens->pdata[i];

      g_assert_cmpuint (last, <=, token->start);
      g_assert_cmpuint (token->start, <=, token->term_start);
      g_assert_cmpuint (token->term_start, <=, token->end);
      g_assert_cmpuint (token->end, <=, token->group_end);
      g_assert_cmpuint (token->group_end, <=, strlen (text));
      last = token->end;
    }
}

static void
check_join (GPtrArray *tokens)
{
  g_autofree char *joined = bunko_search_text_join (tokens);
  g_autoptr (GPtrArray) again = bunko_search_text_parse (joined);

  g_assert_cmpuint (tokens->len, ==, again->len);
  for (guint i = 0; i < tokens->len; i++)
    {
      const BunkoSearchToken *a = tokens->pdata[i];
      const BunkoSearchToken *b = again->pdata[i];

      /* In a list a word may begin with a colon or bracket, and have quotes in it nevertheless. */
      if (a->in_group)
        assert_equal_without_quotes (a->term, b->term);
      else
        assert_equal (a, b);
    }
}

static void
check_edits (const char *text, GPtrArray *tokens)
{
  for (guint i = 0; i < MIN (tokens->len, MAX_TOKENS); i++)
    {
      g_autofree char *removed = bunko_search_text_remove (text, tokens->pdata[i]);
      g_autofree char *negated = bunko_search_text_negate (text, tokens->pdata[i]);

      check_edit (tokens, i, TRUE, removed);
      check_edit (tokens, i, FALSE, negated);
    }
}

static void
check_add (const char *text, GPtrArray *tokens)
{
  g_autofree char *added = bunko_search_text_add (text, "new one", "of \"all\", me", FALSE);
  g_autoptr (GPtrArray) more = bunko_search_text_parse (added);
  BunkoSearchToken *last;

  g_assert_cmpuint (more->len, ==, tokens->len + 1);
  for (guint i = 0; i < tokens->len; i++)
    assert_equal (tokens->pdata[i], more->pdata[i]);
  last = more->pdata[more->len - 1];
  g_assert_cmpstr (last->tag_namespace, ==, "new one");
  g_assert_cmpstr (last->term, ==, "of all, me");
}

/* What is written after it means what it means by itself, and leaves all before it as it was. */
static void
check_append (const char *text, const char *more, GPtrArray *tokens)
{
  g_autofree char *appended = bunko_search_text_append (text, more);
  g_autoptr (GPtrArray) expected = bunko_search_text_parse (more);
  g_autoptr (GPtrArray) both = bunko_search_text_parse (appended);

  g_assert_cmpuint (both->len, ==, tokens->len + expected->len);
  for (guint i = 0; i < both->len; i++)
    assert_equal (i < tokens->len ? tokens->pdata[i] : expected->pdata[i - tokens->len],
                  both->pdata[i]);
}

static void
check_words (const char *text)
{
  gsize length = strlen (text);

  for (gsize caret = 0; caret <= MIN (length, 64); caret++)
    {
      g_autoptr (BunkoSearchWord) word = bunko_search_text_get_word (text, caret);
      g_autofree char *completed = NULL;
      gsize next = 0;

      g_assert_cmpuint (word->start, <=, caret);
      g_assert_cmpuint (caret, <=, MAX (word->end, caret));
      completed = bunko_search_text_complete (text, word, "artist", "some one", &next);
      g_assert_cmpuint (next, <=, strlen (completed));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", MIN (size, 512));
  g_autoptr (GPtrArray) tokens = bunko_search_text_parse (text);
  g_autoptr (GPtrArray) first = bunko_search_text_parse ("a:[\"b");

  check_ranges (text, tokens);
  check_join (tokens);
  check_edits (text, tokens);
  check_add (text, tokens);
  check_append (text, "", tokens);
  check_append (text, "-a:[b, \"c d\"] e", tokens);
  check_append ("a:[\"b", text, first);
  check_words (text);

  return 0;
}
