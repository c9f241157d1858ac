/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-search-parser-private.h"

#include <string.h>

/* The syntax of HPX searches ("Creating frontends", searching): terms and lists of them, in any
 * text. Nothing is an error: what is not written to its end yet goes on to the end of the text. */

typedef struct
{
  BunkoSearchParse *parse;
  const char *text;
  const char *at;
} Reader;

static void
group_clear (gpointer data)
{
  BunkoSearchGroup *group = data;

  g_clear_pointer (&group->tag_namespace, g_free);
}

gboolean
_bunko_search_is_separator (char c)
{
  return c != '\0' && strchr (BUNKO_SEARCH_SEPARATORS, c) != NULL;
}

/* Whether a minus of its own stands before a token of @text, besides that of its list. */
gboolean
_bunko_search_token_has_minus (const BunkoSearchToken *token, const char *text)
{
  if (token->in_group || token->tag_namespace == NULL)
    return token->term_start > token->start;
  return text[token->start] == '-';
}

static gsize
get_place (const Reader *reader)
{
  return (gsize) (reader->at - reader->text);
}

static void
skip_separators (Reader *reader)
{
  reader->at += strspn (reader->at, BUNKO_SEARCH_SEPARATORS);
}

static gboolean
skip_minus (Reader *reader)
{
  if (reader->at[0] != '-' || reader->at[1] == '\0' || _bunko_search_is_separator (reader->at[1]))
    return FALSE;
  reader->at++;
  return TRUE;
}

/* A text in quotes, or a word up to a separator or one of @stops. */
static char *
read_word (Reader *reader, const char *stops)
{
  gboolean quoted = reader->at[0] == '"';
  const char *start = quoted ? reader->at + 1 : reader->at;
  const char *end = start;

  if (quoted)
    {
      end += strcspn (start, "\"");
      reader->parse->open_quote = *end == '\0';
      reader->at = *end == '"' ? end + 1 : end;
    }
  else
    {
      while (*end != '\0' && !_bunko_search_is_separator (*end) && strchr (stops, *end) == NULL)
        end++;
      reader->at = end;
    }
  return g_strndup (start, (gsize) (end - start));
}

static BunkoSearchToken *
add_token (Reader *reader, gsize start, gsize term_start, char *term, gboolean negated)
{
  BunkoSearchToken *token = g_new0 (BunkoSearchToken, 1);

  token->term = term;
  token->negated = negated;
  token->start = token->group_start = start;
  token->term_start = term_start;
  token->end = token->group_end = get_place (reader);
  g_ptr_array_add (reader->parse->tokens, token);
  return token;
}

static void
read_list (Reader *reader, BunkoSearchGroup *group, gboolean doubled)
{
  for (skip_separators (reader); reader->at[0] != '\0' && reader->at[0] != ']';
       skip_separators (reader))
    {
      gsize start = get_place (reader);
      gboolean minus = skip_minus (reader);
      gsize term_start = get_place (reader);
      char *term = read_word (reader, "]");
      BunkoSearchToken *token =
          add_token (reader, start, term_start, term, group->negated != minus);

      token->tag_namespace = g_strdup (group->tag_namespace);
      token->doubled = doubled;
      token->in_group = TRUE;
      token->group_start = group->start;
    }
}

/* Takes @tag_namespace. */
static void
read_group (Reader *reader, gsize start, char *tag_namespace, gboolean negated, gboolean doubled)
{
  BunkoSearchGroup group = { .tag_namespace = tag_namespace, .negated = negated, .start = start };
  guint first = reader->parse->tokens->len;

  reader->at++;
  group.list_start = get_place (reader);
  read_list (reader, &group, doubled);
  group.list_end = get_place (reader);
  reader->parse->open_group = reader->at[0] == '\0';
  if (reader->at[0] == ']')
    reader->at++;
  for (guint i = first; i < reader->parse->tokens->len; i++)
    ((BunkoSearchToken *) g_ptr_array_index (reader->parse->tokens, i))->group_end =
        get_place (reader);
  g_array_append_val (reader->parse->groups, group);
}

static void
read_term (Reader *reader)
{
  gsize start = get_place (reader);
  gboolean negated = skip_minus (reader);
  gsize term_start = get_place (reader);
  char *word = read_word (reader, ":");
  gsize n_colons = strspn (reader->at, ":");
  BunkoSearchToken *token;
  char *term;

  if (n_colons == 0)
    {
      add_token (reader, start, term_start, word, negated);
      return;
    }
  reader->at += n_colons;
  if (reader->at[0] == '[')
    {
      read_group (reader, start, word, negated, n_colons > 1);
      return;
    }
  term_start = get_place (reader);
  term = read_word (reader, "");
  token = add_token (reader, start, term_start, term, negated);
  token->tag_namespace = word;
  token->doubled = n_colons > 1;
}

/* Takes a text apart. Free @parse with _bunko_search_parse_clear(). */
void
_bunko_search_parse (const char *text, BunkoSearchParse *parse)
{
  Reader reader = { parse, text, text };

  g_assert (text != NULL);

  parse->tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) bunko_search_token_free);
  parse->groups = g_array_new (FALSE, FALSE, sizeof (BunkoSearchGroup));
  g_array_set_clear_func (parse->groups, group_clear);
  parse->open_quote = FALSE;
  parse->open_group = FALSE;
  for (skip_separators (&reader); reader.at[0] != '\0'; skip_separators (&reader))
    read_term (&reader);
}

void
_bunko_search_parse_clear (BunkoSearchParse *parse)
{
  g_clear_pointer (&parse->tokens, g_ptr_array_unref);
  g_clear_pointer (&parse->groups, g_array_unref);
}
