/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-search-token.h"

#include "bunko-search-parser-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (BunkoSearchToken,
                     bunko_search_token,
                     bunko_search_token_copy,
                     bunko_search_token_free)

/**
 * bunko_search_token_new:
 * @tag_namespace: (nullable): what the term is looked for in, %NULL for anything
 * @term: what is looked for
 * @negated: whether items with it are left out
 *
 * Returns: (transfer full): a token that is not part of a text: its places are 0
 */
BunkoSearchToken *
bunko_search_token_new (const char *tag_namespace, const char *term, gboolean negated)
{
  BunkoSearchToken *self;

  g_return_val_if_fail (term != NULL, NULL);

  self = g_new0 (BunkoSearchToken, 1);
  self->tag_namespace = g_strdup (tag_namespace);
  self->term = g_strdup (term);
  self->negated = negated != FALSE;
  return self;
}

/**
 * bunko_search_token_copy:
 * @self: a token
 *
 * Returns: (transfer full): a copy
 */
BunkoSearchToken *
bunko_search_token_copy (const BunkoSearchToken *self)
{
  BunkoSearchToken *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->tag_namespace = g_strdup (self->tag_namespace);
  copy->term = g_strdup (self->term);
  return copy;
}

/**
 * bunko_search_token_free:
 * @self: (transfer full): a token
 *
 * Frees a token.
 */
void
bunko_search_token_free (BunkoSearchToken *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->tag_namespace);
  g_free (self->term);
  g_free (self);
}

/* Servers write namespaces with a capital and tags without (HPX wire notes): case is no difference.
 */
static gboolean
equal_ignoring_case (const char *a, const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (a == NULL || b == NULL)
    return a == b;
  if (!g_utf8_validate (a, -1, NULL) || !g_utf8_validate (b, -1, NULL))
    return g_str_equal (a, b);
  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return g_str_equal (folded_a, folded_b);
}

/**
 * bunko_search_token_matches:
 * @self: a token
 * @tag_namespace: (nullable): a namespace, or %NULL for none
 * @term: a term
 *
 * Returns: whether the token is about that term in that namespace, negated or not; upper and lower
 *   case do not differ
 */
gboolean
bunko_search_token_matches (const BunkoSearchToken *self,
                            const char *tag_namespace,
                            const char *term)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (term != NULL, FALSE);

  return equal_ignoring_case (self->tag_namespace, tag_namespace) &&
         equal_ignoring_case (self->term, term);
}

static gboolean
is_plain (const char *text)
{
  if (text[0] == '\0' || text[0] == '-' || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '_' && c != '-' && c != '.')
        return FALSE;
    }
  return TRUE;
}

/* ">7": in quotes it would be looked for as it is. */
static gboolean
is_comparison (const char *term)
{
  return (term[0] == '<' || term[0] == '>') && term[1] != '\0' &&
         strspn (term + 1, "=0123456789.-/") == strlen (term + 1);
}

static char *
drop_quotes (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);

  return g_strjoinv ("", parts);
}

/* Bare where that is possible, else in quotes; @inside and @first are what a bare word must not
 * contain, and not begin with. */
static char *
write_word (const char *word, const char *inside, const char *first)
{
  g_autofree char *without_quotes = NULL;

  if (is_plain (word))
    return g_strdup (word);
  /* Within a word a quote is a letter like others, while there is no way to write it in quotes. */
  if (strchr (word, '"') != NULL && strpbrk (word, BUNKO_SEARCH_SEPARATORS) == NULL &&
      strpbrk (word, inside) == NULL && word[0] != '"' && strchr (first, word[0]) == NULL)
    return g_strdup (word);
  without_quotes = drop_quotes (word);
  return g_strdup_printf ("\"%s\"", without_quotes);
}

/**
 * bunko_search_quote:
 * @term: a term or a namespace
 *
 * Writes a term so that a search takes it as one, wherever it stands. A quote inside of quotes
 * cannot be written: where one is in the way it is left out.
 *
 * Returns: (transfer full): the term, in quotes if it needs them
 */
char *
bunko_search_quote (const char *term)
{
  g_return_val_if_fail (term != NULL, NULL);

  return write_word (term, ":[]", "-");
}

/* Without a namespace, or as one: brackets have no meaning there. */
static char *
write_first_word (const char *word, gboolean negated)
{
  return write_word (word, ":", negated ? "" : "-");
}

static char *
write_term (const char *term)
{
  return is_comparison (term) ? g_strdup (term) : write_word (term, "", "[:");
}

/**
 * bunko_search_token_to_string:
 * @self: a token
 *
 * Writes a token as a person would, with quotes where they are needed and without a list (HPX
 * "Creating frontends", searching).
 *
 * Returns: (transfer full): the text, which parses to this token alone
 */
char *
bunko_search_token_to_string (const BunkoSearchToken *self)
{
  const char *minus;
  g_autofree char *word = NULL;
  g_autofree char *term = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  minus = self->negated ? "-" : "";
  if (self->tag_namespace == NULL)
    {
      term = write_first_word (self->term, self->negated);
      return g_strconcat (minus, term, NULL);
    }
  word = self->tag_namespace[0] != '\0' ? write_first_word (self->tag_namespace, self->negated)
                                        : g_strdup ("");
  term = write_term (self->term);
  return g_strconcat (minus, word, self->doubled ? "::" : ":", term, NULL);
}
