/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-query.h"

/* More would only make a search slow. */
#define MAX_TERMS 64

struct _BunkoSamplePattern
{
  char *needle;
  GRegex *regex;
  BunkoSampleSearchOptions options;
};

static void
term_free (gpointer data)
{
  BunkoSampleTerm *term = data;

  g_free (term->space);
  g_free (term->text);
  g_free (term);
}

static gboolean
is_separator (char c)
{
  return c == ',' || g_ascii_isspace (c);
}

static const char *
skip_separators (const char *p)
{
  while (is_separator (*p))
    p++;
  return p;
}

/* Reads a word up to a separator or one of @stops, or a text in quotes. */
static char *
read_word (const char **cursor, const char *stops)
{
  const char *start = *cursor;
  const char *end;

  if (*start == '"')
    {
      start++;
      end = strchr (start, '"');
      if (end == NULL)
        end = start + strlen (start);
      *cursor = *end == '"' ? end + 1 : end;
    }
  else
    {
      for (end = start; *end != '\0' && !is_separator (*end) && strchr (stops, *end) == NULL;)
        end++;
      *cursor = end;
    }

  return g_strndup (start, end - start);
}

static void
add_term (GPtrArray *terms, const char *space, const char *text, gboolean excluded)
{
  BunkoSampleTerm *term;

  if (*text == '\0' || terms->len >= MAX_TERMS)
    return;

  term = g_new0 (BunkoSampleTerm, 1);
  term->space = space != NULL ? g_utf8_strdown (space, -1) : NULL;
  term->excluded = excluded;
  if (space != NULL && (*text == '<' || *text == '>'))
    term->comparison = *text++;
  term->text = g_strdup (text);
  g_ptr_array_add (terms, term);
}

static gboolean
skip_minus (const char **cursor)
{
  if (**cursor != '-' || (*cursor)[1] == '\0' || is_separator ((*cursor)[1]))
    return FALSE;
  (*cursor)++;
  return TRUE;
}

/* The list of "female:[a, b, -c]". */
static void
read_list (const char **cursor, GPtrArray *terms, const char *space, gboolean excluded)
{
  (*cursor)++;
  while (*(*cursor = skip_separators (*cursor)) != '\0' && **cursor != ']')
    {
      gboolean minus = skip_minus (cursor);
      g_autofree char *word = read_word (cursor, "]");

      add_term (terms, space, word, excluded != minus);
    }
  if (**cursor == ']')
    (*cursor)++;
}

static void
read_term (const char **cursor, GPtrArray *terms)
{
  gboolean excluded = skip_minus (cursor);
  gboolean quoted = **cursor == '"';
  g_autofree char *word = read_word (cursor, quoted ? "" : ":");

  if (**cursor != ':')
    {
      add_term (terms, NULL, word, excluded);
      return;
    }

  /* "pages::>5" is written as often as "pages:>5". */
  while (**cursor == ':')
    (*cursor)++;
  if (**cursor == '[')
    read_list (cursor, terms, word, excluded);
  else
    {
      g_autofree char *value = read_word (cursor, "");

      add_term (terms, word, value, excluded);
    }
}

/**
 * bunko_sample_query_parse:
 * @text: what somebody searches for
 *
 * Takes a query apart: `foo bar`, `"foo bar"`, `-foo`, `artist:foo`, `female:[a, b, -c]`,
 * `rating:>7`.
 *
 * Returns: (transfer full) (element-type BunkoSampleTerm): the terms
 */
GPtrArray *
bunko_sample_query_parse (const char *text)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (term_free);
  const char *cursor = text;

  while (*(cursor = skip_separators (cursor)) != '\0')
    {
      const char *before = cursor;

      read_term (&cursor, terms);
      /* A lone bracket or colon is no term. */
      if (cursor == before)
        cursor++;
    }

  return terms;
}

/**
 * bunko_sample_pattern_new:
 * @text: a text or a regular expression
 * @options: how to compare
 *
 * Returns: (transfer full): a pattern; one with a broken expression matches nothing
 */
BunkoSamplePattern *
bunko_sample_pattern_new (const char *text, BunkoSampleSearchOptions options)
{
  BunkoSamplePattern *self = g_new0 (BunkoSamplePattern, 1);
  GRegexCompileFlags flags = G_REGEX_OPTIMIZE;

  self->options = options;
  if (!(options & BUNKO_SAMPLE_SEARCH_CASE_SENSITIVE))
    flags |= G_REGEX_CASELESS;
  if (options & BUNKO_SAMPLE_SEARCH_REGEX)
    self->regex = g_regex_new (text, flags, 0, NULL);
  else if (options & BUNKO_SAMPLE_SEARCH_WHOLE_WORDS)
    {
      g_autofree char *escaped = g_regex_escape_string (text, -1);
      g_autofree char *expression = g_strdup_printf ("\\b%s\\b", escaped);

      self->regex = g_regex_new (expression, flags, 0, NULL);
    }
  self->needle =
      options & BUNKO_SAMPLE_SEARCH_CASE_SENSITIVE ? g_strdup (text) : g_utf8_casefold (text, -1);

  return self;
}

/**
 * bunko_sample_pattern_free:
 * @self: (transfer full): a pattern
 *
 * Frees it.
 */
void
bunko_sample_pattern_free (BunkoSamplePattern *self)
{
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->needle);
  g_free (self);
}

static gboolean
compare (const BunkoSamplePattern *self, const char *text)
{
  if (self->options & BUNKO_SAMPLE_SEARCH_MATCH_EXACT)
    return g_str_equal (text, self->needle);
  return strstr (text, self->needle) != NULL;
}

static gboolean
begins_with (const char *text, const char *needle)
{
  while (*needle != '\0' && g_ascii_tolower (*text) == *needle)
    {
      text++;
      needle++;
    }
  return *needle == '\0';
}

/* There may be a million names, most of them plain: no copy is made of those. */
static gboolean
compare_ascii (const BunkoSamplePattern *self, const char *text)
{
  if (self->options & BUNKO_SAMPLE_SEARCH_MATCH_EXACT)
    return begins_with (text, self->needle) && strlen (text) == strlen (self->needle);
  for (; *text != '\0'; text++)
    {
      if (begins_with (text, self->needle))
        return TRUE;
    }
  return self->needle[0] == '\0';
}

/**
 * bunko_sample_pattern_match:
 * @self: a pattern
 * @text: (nullable): a text
 *
 * Returns: whether the pattern is in @text, or is @text if it is to match exactly
 */
gboolean
bunko_sample_pattern_match (const BunkoSamplePattern *self, const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  if (self->options & (BUNKO_SAMPLE_SEARCH_REGEX | BUNKO_SAMPLE_SEARCH_WHOLE_WORDS))
    return self->regex != NULL && g_regex_match (self->regex, text, 0, NULL);
  if (self->options & BUNKO_SAMPLE_SEARCH_CASE_SENSITIVE)
    return compare (self, text);

  if (g_str_is_ascii (text))
    return compare_ascii (self, text);
  folded = g_utf8_casefold (text, -1);
  return compare (self, folded);
}
