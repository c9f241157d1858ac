/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-search-text.h"

#include "bunko-search-parser-private.h"

#include <string.h>

/* The text of a search, and the conditions in it. The text is what the server gets, so an edit
 * leaves all of it as it was written but what it is about. */

/**
 * bunko_search_text_parse:
 * @text: the text of a search
 *
 * Takes a search apart into its conditions. Every text is a search; a term that is not written yet
 * (`artist:`) is an empty one, and a list gives one token for each of its terms.
 *
 * Returns: (transfer full) (element-type BunkoSearchToken): the tokens in the order of the text,
 *   with a free function
 */
GPtrArray *
bunko_search_text_parse (const char *text)
{
  g_auto (BunkoSearchParse) parse = { NULL };

  g_return_val_if_fail (text != NULL, NULL);

  _bunko_search_parse (text, &parse);
  return g_steal_pointer (&parse.tokens);
}

/**
 * bunko_search_text_join:
 * @tokens: (element-type BunkoSearchToken): tokens
 *
 * Returns: (transfer full): a text with these tokens, one after the other
 */
char *
bunko_search_text_join (GPtrArray *tokens)
{
  GString *text;

  g_return_val_if_fail (tokens != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < tokens->len; i++)
    {
      g_autofree char *token = bunko_search_token_to_string (g_ptr_array_index (tokens, i));

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, token);
    }
  return g_string_free_and_steal (text);
}

/**
 * bunko_search_text_find:
 * @text: the text of a search
 * @tag_namespace: (nullable): a namespace, or %NULL for none
 * @term: a term
 *
 * Returns: (transfer full) (nullable): the first token about that term, negated or not; %NULL if
 *   there is none
 */
BunkoSearchToken *
bunko_search_text_find (const char *text, const char *tag_namespace, const char *term)
{
  g_autoptr (GPtrArray) tokens = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (term != NULL, NULL);

  tokens = bunko_search_text_parse (text);
  for (guint i = 0; i < tokens->len; i++)
    {
      if (bunko_search_token_matches (g_ptr_array_index (tokens, i), tag_namespace, term))
        return bunko_search_token_copy (g_ptr_array_index (tokens, i));
    }
  return NULL;
}

/* Puts @insert in the place of a part of the text. */
static char *
splice (const char *text, gsize start, gsize end, const char *insert)
{
  GString *spliced = g_string_new_len (text, (gssize) start);

  g_string_append (spliced, insert);
  g_string_append (spliced, text + end);
  return g_string_free_and_steal (spliced);
}

static gboolean
is_part_of (const BunkoSearchToken *token, const char *text)
{
  gsize length = strlen (text);

  return token->start <= token->term_start && token->term_start <= token->end &&
         token->end <= token->group_end && token->group_start <= token->start &&
         token->group_end <= length;
}

/* The text, closed, so that what follows stands for itself. */
static GString *
begin_append (const char *text)
{
  g_auto (BunkoSearchParse) parse = { NULL };
  GString *appended = g_string_new (text);

  _bunko_search_parse (text, &parse);
  if (parse.open_quote)
    g_string_append_c (appended, '"');
  /* A dash right before the bracket would be a minus. */
  if (parse.open_group)
    g_string_append (appended, g_str_has_suffix (text, "-") ? " ]" : "]");
  if (appended->len > 0 && !_bunko_search_is_separator (appended->str[appended->len - 1]))
    g_string_append_c (appended, ' ');
  return appended;
}

/**
 * bunko_search_text_append:
 * @text: the text of a search
 * @more: what comes after it; may be empty
 *
 * Writes one search after another, so that each means what it meant by itself: quotes and lists
 * that
 * @text leaves open are closed.
 *
 * Returns: (transfer full): the new text
 */
char *
bunko_search_text_append (const char *text, const char *more)
{
  GString *appended;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (more != NULL, NULL);

  appended = begin_append (text);
  if (appended->len > strlen (text) && more[0] == '\0')
    g_string_truncate (appended, appended->len - 1);
  g_string_append (appended, more);
  return g_string_free_and_steal (appended);
}

/**
 * bunko_search_text_add:
 * @text: the text of a search
 * @tag_namespace: (nullable): what the term is looked for in, or %NULL for anything
 * @term: what to look for
 * @negated: whether to leave out what has it
 *
 * Adds a condition at the end. If there is one about the same term already, it becomes negated or
 * not as asked for instead.
 *
 * Returns: (transfer full): the new text
 */
char *
bunko_search_text_add (const char *text,
                       const char *tag_namespace,
                       const char *term,
                       gboolean negated)
{
  g_autoptr (BunkoSearchToken) same = NULL;
  g_autoptr (BunkoSearchToken) token = NULL;
  g_autofree char *written = NULL;
  GString *appended;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (term != NULL, NULL);

  same = bunko_search_text_find (text, tag_namespace, term);
  if (same != NULL)
    return same->negated == (negated != FALSE) ? g_strdup (text)
                                               : bunko_search_text_negate (text, same);
  token = bunko_search_token_new (tag_namespace, term, negated);
  written = bunko_search_token_to_string (token);
  appended = begin_append (text);
  g_string_append (appended, written);
  return g_string_free_and_steal (appended);
}

/* How many other terms of its list stand before and after a token. */
static void
count_neighbours (const char *text, const BunkoSearchToken *token, guint *before, guint *after)
{
  g_autoptr (GPtrArray) tokens = bunko_search_text_parse (text);

  *before = 0;
  *after = 0;
  for (guint i = 0; i < tokens->len; i++)
    {
      BunkoSearchToken *other = g_ptr_array_index (tokens, i);

      if (!other->in_group || other->group_start != token->group_start)
        continue;
      *before += other->start < token->start;
      *after += other->start > token->start;
    }
}

/* Takes a part out of a text, with the separators around it, and writes @separator instead. */
static char *
cut (const char *text, gsize start, gsize end, const char *separator)
{
  while (_bunko_search_is_separator (text[end]))
    end++;
  while (start > 0 && _bunko_search_is_separator (text[start - 1]))
    start--;
  return splice (text, start, end, separator);
}

static char *
cut_from_group (const char *text, const BunkoSearchToken *token, guint before, guint after)
{
  const char *separator = before > 0 && after > 0 ? ", " : "";
  gsize last = token->start;

  while (_bunko_search_is_separator (text[last - 1]))
    last--;
  /* A dash right before the bracket would be a minus. */
  if (before > 0 && after == 0 && text[last - 1] == '-')
    separator = " ";
  return cut (text, token->start, token->end, separator);
}

/**
 * bunko_search_text_remove:
 * @text: the text of a search
 * @token: a token of it
 *
 * Takes a condition out of a search. A list goes with its last term.
 *
 * Returns: (transfer full): the new text
 */
char *
bunko_search_text_remove (const char *text, const BunkoSearchToken *token)
{
  guint before;
  guint after;
  gboolean is_first;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);
  g_return_val_if_fail (is_part_of (token, text), NULL);

  if (token->in_group)
    {
      count_neighbours (text, token, &before, &after);
      if (before + after > 0)
        return cut_from_group (text, token, before, after);
    }
  is_first = strspn (text, BUNKO_SEARCH_SEPARATORS) >= token->group_start;
  return cut (text, token->group_start, token->group_end,
              is_first || text[token->group_end] == '\0' ? "" : " ");
}

/* A dash that follows would become a minus, a colon would join the word before. */
static gboolean
stands_without_minus (const BunkoSearchToken *token, const char *text)
{
  return text[token->start + 1] != '-' && token->term[0] != '\0' &&
         (token->in_group || token->start == 0 ||
          _bunko_search_is_separator (text[token->start - 1]));
}

/**
 * bunko_search_text_negate:
 * @text: the text of a search
 * @token: a token of it
 *
 * Turns a condition into its opposite: what had to be there is left out, and the other way round.
 *
 * Returns: (transfer full): the new text
 */
char *
bunko_search_text_negate (const char *text, const BunkoSearchToken *token)
{
  g_autoptr (BunkoSearchToken) negated = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);
  g_return_val_if_fail (is_part_of (token, text), NULL);

  if (!_bunko_search_token_has_minus (token, text))
    return splice (text, token->start, token->start, "-");
  if (stands_without_minus (token, text))
    return splice (text, token->start, token->start + 1, "");
  negated = bunko_search_token_copy (token);
  negated->negated = !token->negated;
  return bunko_search_text_replace (text, token, negated);
}

static char *
write_in_group (const char *text,
                const BunkoSearchToken *token,
                const BunkoSearchToken *replacement)
{
  gboolean group_negated = text[token->group_start] == '-';
  g_autofree char *term = bunko_search_quote (replacement->term);

  return g_strconcat (replacement->negated != group_negated ? "-" : "", term, NULL);
}

/**
 * bunko_search_text_replace:
 * @text: the text of a search
 * @token: a token of it
 * @replacement: what to write in its place
 *
 * Writes another condition in the place of one. What leaves a list because its namespace is another
 * one goes to the end of the text.
 *
 * Returns: (transfer full): the new text
 */
char *
bunko_search_text_replace (const char *text,
                           const BunkoSearchToken *token,
                           const BunkoSearchToken *replacement)
{
  g_autofree char *written = NULL;
  g_autofree char *rest = NULL;
  GString *appended;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);
  g_return_val_if_fail (replacement != NULL, NULL);
  g_return_val_if_fail (is_part_of (token, text), NULL);

  if (token->in_group &&
      bunko_search_token_matches (replacement, token->tag_namespace, replacement->term))
    {
      written = write_in_group (text, token, replacement);
      return splice (text, token->start, token->end, written);
    }
  written = bunko_search_token_to_string (replacement);
  if (!token->in_group)
    {
      /* What was side by side because of its quotes must not become one word. */
      g_autofree char *spaced = g_strconcat (
          token->start > 0 && !_bunko_search_is_separator (text[token->start - 1]) ? " " : "",
          written,
          text[token->end] != '\0' && !_bunko_search_is_separator (text[token->end]) ? " " : "",
          NULL);

      return splice (text, token->start, token->end, spaced);
    }
  rest = bunko_search_text_remove (text, token);
  appended = begin_append (rest);
  g_string_append (appended, written);
  return g_string_free_and_steal (appended);
}
