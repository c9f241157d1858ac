/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-search-text.h"

#include "bunko-search-parser-private.h"

#include <string.h>

/* The word at the caret of a search. */

G_DEFINE_BOXED_TYPE (BunkoSearchWord,
                     bunko_search_word,
                     bunko_search_word_copy,
                     bunko_search_word_free)

/**
 * bunko_search_word_copy:
 * @self: a word
 *
 * Returns: (transfer full): a copy
 */
BunkoSearchWord *
bunko_search_word_copy (const BunkoSearchWord *self)
{
  BunkoSearchWord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->tag_namespace = g_strdup (self->tag_namespace);
  copy->prefix = g_strdup (self->prefix);
  return copy;
}

/**
 * bunko_search_word_free:
 * @self: (transfer full): a word
 *
 * Frees a word.
 */
void
bunko_search_word_free (BunkoSearchWord *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->tag_namespace);
  g_free (self->prefix);
  g_free (self);
}

/* What stands between two places, without quotes. */
static char *
get_plain (const char *text, gsize start, gsize end)
{
  if (start < end && text[start] == '"')
    {
      start++;
      if (start < end && text[end - 1] == '"')
        end--;
    }
  return g_strndup (text + start, end - start);
}

/* Where the text of a token begins after its minus. */
static gsize
get_body (const char *text, const BunkoSearchToken *token)
{
  return _bunko_search_token_has_minus (token, text) ? token->start + 1 : token->start;
}

static BunkoSearchWord *
get_word_of_token (const char *text, const BunkoSearchToken *token, gsize caret)
{
  BunkoSearchWord *word = g_new0 (BunkoSearchWord, 1);

  word->negated = token->negated;
  word->in_group = token->in_group;
  word->start = get_body (text, token);
  word->end = token->end;
  if (token->in_group || token->tag_namespace == NULL || caret >= token->term_start)
    {
      word->tag_namespace = g_strdup (token->tag_namespace);
      word->prefix = get_plain (text, token->term_start, MAX (caret, token->term_start));
    }
  else
    {
      word->in_namespace = TRUE;
      word->prefix = get_plain (text, word->start, MAX (caret, word->start));
      word->end = token->term_start;
    }
  return word;
}

static BunkoSearchWord *
get_empty_word (BunkoSearchParse *parse, gsize caret)
{
  BunkoSearchWord *word = g_new0 (BunkoSearchWord, 1);

  word->prefix = g_strdup ("");
  word->start = word->end = caret;
  for (guint i = 0; i < parse->groups->len; i++)
    {
      BunkoSearchGroup *group = &g_array_index (parse->groups, BunkoSearchGroup, i);

      if (caret < group->list_start || caret > group->list_end)
        continue;
      word->tag_namespace = g_strdup (group->tag_namespace);
      word->negated = group->negated;
      word->in_group = TRUE;
    }
  return word;
}

/**
 * bunko_search_text_get_word:
 * @text: the text of a search
 * @caret: a place in it, in bytes; #GtkEditable counts characters, see g_utf8_offset_to_pointer()
 *
 * Finds what is being written at a place. Where there is nothing the word is empty, and its
 * namespace that of the list around it.
 *
 * Returns: (transfer full): the word
 */
BunkoSearchWord *
bunko_search_text_get_word (const char *text, gsize caret)
{
  g_auto (BunkoSearchParse) parse = { NULL };

  g_return_val_if_fail (text != NULL, NULL);

  caret = MIN (caret, strlen (text));
  _bunko_search_parse (text, &parse);
  for (guint i = 0; i < parse.tokens->len; i++)
    {
      BunkoSearchToken *token = g_ptr_array_index (parse.tokens, i);

      if (caret >= get_body (text, token) && caret <= token->end)
        return get_word_of_token (text, token, caret);
    }
  return get_empty_word (&parse, caret);
}

/**
 * bunko_search_text_complete:
 * @text: the text of a search
 * @word: a word of it
 * @tag_namespace: (nullable): the namespace of what is chosen, %NULL for a term without one
 * @term: (nullable): what is chosen, %NULL if that is the namespace itself, whose term comes next
 * @caret: (out) (optional): return location for the place where writing goes on, in bytes
 *
 * Puts a suggestion in the place of a word. In a list the term alone is written. A minus before the
 * word stays.
 *
 * Returns: (transfer full): the new text
 */
char *
bunko_search_text_complete (const char *text,
                            const BunkoSearchWord *word,
                            const char *tag_namespace,
                            const char *term,
                            gsize *caret)
{
  g_autofree char *written = NULL;
  GString *completed;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (word != NULL, NULL);
  g_return_val_if_fail (word->start <= word->end && word->end <= strlen (text), NULL);
  g_return_val_if_fail (tag_namespace != NULL || term != NULL, NULL);

  if (term == NULL)
    {
      g_autofree char *quoted = bunko_search_quote (tag_namespace);

      written = g_strconcat (quoted, ":", NULL);
    }
  else if (word->in_group)
    written = bunko_search_quote (term);
  else
    {
      g_autoptr (BunkoSearchToken) token = bunko_search_token_new (tag_namespace, term, FALSE);

      written = bunko_search_token_to_string (token);
    }
  completed = g_string_new_len (text, (gssize) word->start);
  g_string_append (completed, written);
  /* The next term can be written at once. */
  if (term != NULL && !word->in_group && !_bunko_search_is_separator (text[word->end]))
    g_string_append_c (completed, ' ');
  if (caret != NULL)
    *caret = completed->len;
  g_string_append (completed, text + word->end);
  return g_string_free_and_steal (completed);
}
