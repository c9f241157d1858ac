/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-query-plan.h"

#include "library/bunko-search-text.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (BunkoQueryPlan, bunko_query_plan, bunko_query_plan_copy, bunko_query_plan_free)

/**
 * bunko_query_plan_new:
 *
 * Returns: (transfer full): a plan that finds everything
 */
BunkoQueryPlan *
bunko_query_plan_new (void)
{
  BunkoQueryPlan *self = g_new0 (BunkoQueryPlan, 1);

  self->title = g_strdup ("");
  self->all = g_strdup ("");
  self->any = g_strdup ("");
  self->none = g_strdup ("");
  self->rating_above = self->rating_below = self->pages_above = self->pages_below = -1;
  self->options = BUNKO_SEARCH_OPTIONS_DEFAULT;
  return self;
}

/**
 * bunko_query_plan_copy:
 * @self: a plan
 *
 * Returns: (transfer full): a copy
 */
BunkoQueryPlan *
bunko_query_plan_copy (const BunkoQueryPlan *self)
{
  BunkoQueryPlan *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->title = g_strdup (self->title);
  copy->all = g_strdup (self->all);
  copy->any = g_strdup (self->any);
  copy->none = g_strdup (self->none);
  copy->language = g_strdup (self->language);
  copy->category = g_strdup (self->category);
  return copy;
}

/**
 * bunko_query_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees a plan.
 */
void
bunko_query_plan_free (BunkoQueryPlan *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->all);
  g_free (self->any);
  g_free (self->none);
  g_free (self->language);
  g_free (self->category);
  g_free (self);
}

static void
append (char **text, const char *tag_namespace, const char *term)
{
  char *added = bunko_search_text_add (*text, tag_namespace, term, FALSE);

  g_free (*text);
  *text = added;
}

/* What a plan becomes: the tokens of a search. */

typedef struct
{
  GPtrArray *tokens; /* of BunkoSearchToken */
  gboolean regex;
} Writer;

static void
write_token (Writer *writer,
             const char *tag_namespace,
             const char *term,
             gboolean negated,
             gboolean is_pattern)
{
  g_autofree char *escaped =
      writer->regex && !is_pattern ? g_regex_escape_string (term, -1) : g_strdup (term);

  g_ptr_array_add (writer->tokens, bunko_search_token_new (tag_namespace, escaped, negated));
}

/* @tag_namespace is for what has none. */
static void
write_all (Writer *writer, const char *text, const char *tag_namespace, gboolean negated)
{
  g_autoptr (GPtrArray) tokens = bunko_search_text_parse (text);

  for (guint i = 0; i < tokens->len; i++)
    {
      BunkoSearchToken *token = g_ptr_array_index (tokens, i);

      if (token->term[0] != '\0')
        write_token (writer, token->tag_namespace != NULL ? token->tag_namespace : tag_namespace,
                     token->term, token->negated != negated, FALSE);
    }
}

static void
write_number (Writer *writer, const char *tag_namespace, char sign, int number)
{
  g_autofree char *term = g_strdup_printf ("%c%d", sign, number);

  if (number >= 0)
    write_token (writer, tag_namespace, term, FALSE, TRUE);
}

/* One pattern for all of a namespace: "(Ann|Bob)". */
static void
write_any_of (Writer *writer, GPtrArray *tokens, const char *tag_namespace)
{
  g_autoptr (GString) pattern = g_string_new ("(");

  for (guint i = 0; i < tokens->len; i++)
    {
      BunkoSearchToken *token = g_ptr_array_index (tokens, i);
      g_autofree char *escaped = g_regex_escape_string (token->term, -1);

      if (!bunko_search_token_matches (token, tag_namespace, token->term))
        continue;
      g_string_append_printf (pattern, "%s%s", pattern->len > 1 ? "|" : "", escaped);
    }
  g_string_append_c (pattern, ')');
  write_token (writer, tag_namespace, pattern->str, FALSE, TRUE);
}

/* Once for each namespace, where its first term is. */
static void
write_any (Writer *writer, GPtrArray *tokens)
{
  for (guint i = 0; i < tokens->len; i++)
    {
      BunkoSearchToken *token = g_ptr_array_index (tokens, i);
      gboolean is_first = TRUE;

      for (guint j = 0; j < i && is_first; j++)
        is_first = !bunko_search_token_matches (g_ptr_array_index (tokens, j), token->tag_namespace,
                                                ((BunkoSearchToken *) tokens->pdata[j])->term);
      if (is_first)
        write_any_of (writer, tokens, token->tag_namespace);
    }
}

static gboolean
has_others (const BunkoQueryPlan *self)
{
  return self->title[0] != '\0' || self->all[0] != '\0' || self->none[0] != '\0' ||
         self->language != NULL || self->category != NULL || self->rating_above >= 0 ||
         self->rating_below >= 0 || self->pages_above >= 0 || self->pages_below >= 0;
}

static gboolean
is_one_namespace (GPtrArray *tokens)
{
  const BunkoSearchToken *first = g_ptr_array_index (tokens, 0);

  for (guint i = 1; i < tokens->len; i++)
    {
      BunkoSearchToken *token = g_ptr_array_index (tokens, i);

      if (!bunko_search_token_matches (token, first->tag_namespace, token->term))
        return FALSE;
    }
  return TRUE;
}

static void
write_others (const BunkoQueryPlan *self, Writer *writer)
{
  write_all (writer, self->title, "title", FALSE);
  write_all (writer, self->all, NULL, FALSE);
  if (self->language != NULL)
    write_token (writer, "language", self->language, FALSE, FALSE);
  if (self->category != NULL)
    write_token (writer, "category", self->category, FALSE, FALSE);
  write_number (writer, "rating", '>', self->rating_above);
  write_number (writer, "rating", '<', self->rating_below);
  write_number (writer, "pages", '>', self->pages_above);
  write_number (writer, "pages", '<', self->pages_below);
}

/**
 * bunko_query_plan_to_text:
 * @self: a plan
 * @options: (out): return location for how the search is made
 *
 * Writes the search of a plan. One of several terms in a namespace is a regular expression, unless
 * nothing else is looked for: then it is enough that not every term must be found.
 *
 * Returns: (transfer full): the text of the search
 */
char *
bunko_query_plan_to_text (const BunkoQueryPlan *self, BunkoSearchOptions *options)
{
  g_autoptr (GPtrArray) tokens = NULL;
  g_autoptr (GPtrArray) any = NULL;
  Writer writer;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) bunko_search_token_free);
  any = bunko_search_text_parse (self->any);
  writer = (Writer) { tokens, FALSE };
  *options = self->options | BUNKO_SEARCH_OPTION_MATCH_ALL_TERMS;
  *options &= ~(guint) BUNKO_SEARCH_OPTION_REGEX;
  if (any->len > 1 && !has_others (self) && is_one_namespace (any))
    {
      *options &= ~(guint) BUNKO_SEARCH_OPTION_MATCH_ALL_TERMS;
      write_all (&writer, self->any, NULL, FALSE);
      return bunko_search_text_join (tokens);
    }
  if (any->len > 1)
    {
      writer.regex = TRUE;
      *options |= BUNKO_SEARCH_OPTION_REGEX;
    }
  write_others (self, &writer);
  if (any->len > 1)
    write_any (&writer, any);
  else
    write_all (&writer, self->any, NULL, FALSE);
  write_all (&writer, self->none, NULL, TRUE);
  return bunko_search_text_join (tokens);
}

/* And back. */

/* What @pattern means literally, NULL if it is more than that. */
static char *
unescape (const char *pattern)
{
  GString *text = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (const char *p = pattern; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (text, *p);
    }
  escaped = g_regex_escape_string (text->str, -1);
  if (g_str_equal (escaped, pattern))
    return g_string_free_and_steal (text);
  g_string_free (text, TRUE);
  return NULL;
}

/* The parts of "(a|b)", NULL if it is something else. */
static GPtrArray *
split_any (const char *pattern)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gsize length = strlen (pattern);
  const char *start = pattern + 1;

  if (length < 3 || pattern[0] != '(' || pattern[length - 1] != ')')
    return NULL;
  for (const char *p = start; p < pattern + length; p++)
    {
      g_autofree char *part = NULL;
      char *literal;

      if (*p == '\\' && p + 1 < pattern + length)
        {
          p++;
          continue;
        }
      if (*p != '|' && p != pattern + length - 1)
        continue;
      part = g_strndup (start, (gsize) (p - start));
      literal = unescape (part);
      if (literal == NULL)
        return NULL;
      g_ptr_array_add (parts, literal);
      start = p + 1;
    }
  return parts->len > 1 ? g_steal_pointer (&parts) : NULL;
}

static gboolean
is_namespace (const BunkoSearchToken *token, const char *tag_namespace)
{
  return token->tag_namespace != NULL &&
         g_ascii_strcasecmp (token->tag_namespace, tag_namespace) == 0;
}

/* "rating:>7" */
static gboolean
take_number (const BunkoSearchToken *token, const char *tag_namespace, int *above, int *below)
{
  int *number = token->term[0] == '>' ? above : below;
  gint64 value;

  if (!is_namespace (token, tag_namespace) || token->negated ||
      (token->term[0] != '>' && token->term[0] != '<') || *number >= 0 ||
      !g_ascii_string_to_signed (token->term + 1, 10, 0, G_MAXINT, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static gboolean
take_name (const BunkoSearchToken *token, const char *tag_namespace, const char *term, char **name)
{
  if (!is_namespace (token, tag_namespace) || token->negated || *name != NULL)
    return FALSE;
  *name = g_strdup (term);
  return TRUE;
}

static void
take_literal (BunkoQueryPlan *self, const BunkoSearchToken *token, const char *term)
{
  if (take_name (token, "language", term, &self->language) ||
      take_name (token, "category", term, &self->category))
    return;
  if (token->negated)
    append (&self->none, token->tag_namespace, term);
  else if (is_namespace (token, "title"))
    append (&self->title, NULL, term);
  else
    append (&self->all, token->tag_namespace, term);
}

static gboolean
take_pattern (BunkoQueryPlan *self, const BunkoSearchToken *token)
{
  g_autofree char *literal = unescape (token->term);
  g_autoptr (GPtrArray) parts = NULL;

  if (literal != NULL)
    {
      take_literal (self, token, literal);
      return TRUE;
    }
  parts = token->negated ? NULL : split_any (token->term);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    append (&self->any, token->tag_namespace, g_ptr_array_index (parts, i));
  return parts != NULL;
}

static gboolean
take_token (BunkoQueryPlan *self, const BunkoSearchToken *token)
{
  if (token->term[0] == '\0' ||
      take_number (token, "rating", &self->rating_above, &self->rating_below) ||
      take_number (token, "pages", &self->pages_above, &self->pages_below))
    return TRUE;
  if ((self->options & BUNKO_SEARCH_OPTION_REGEX) != 0)
    return take_pattern (self, token);
  take_literal (self, token, token->term);
  return TRUE;
}

/* Not all terms have to be found: that is something of one namespace, or nothing that can be shown.
 */
static gboolean
take_any (BunkoQueryPlan *self, GPtrArray *tokens)
{
  if ((self->options & BUNKO_SEARCH_OPTION_REGEX) != 0 || !is_one_namespace (tokens))
    return FALSE;
  for (guint i = 0; i < tokens->len; i++)
    {
      BunkoSearchToken *token = g_ptr_array_index (tokens, i);

      if (token->negated)
        return FALSE;
      append (&self->any, token->tag_namespace, token->term);
    }
  return TRUE;
}

/**
 * bunko_query_plan_new_from_text:
 * @text: the text of a search
 * @options: how the search is made
 *
 * Takes a search apart.
 *
 * Returns: (transfer full) (nullable): a plan that writes a search which means the same; %NULL if
 *   there is none
 */
BunkoQueryPlan *
bunko_query_plan_new_from_text (const char *text, BunkoSearchOptions options)
{
  g_autoptr (BunkoQueryPlan) self = NULL;
  g_autoptr (GPtrArray) tokens = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = bunko_query_plan_new ();
  self->options = options;
  tokens = bunko_search_text_parse (text);
  if (tokens->len > 1 && (options & BUNKO_SEARCH_OPTION_MATCH_ALL_TERMS) == 0)
    return take_any (self, tokens) ? g_steal_pointer (&self) : NULL;
  for (guint i = 0; i < tokens->len; i++)
    {
      if (!take_token (self, g_ptr_array_index (tokens, i)))
        return NULL;
    }
  return g_steal_pointer (&self);
}
