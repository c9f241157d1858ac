/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-search-state-private.h"

#include <string.h>

/* What can be done to the conditions of a search. */

typedef char *(*EditFunc) (const char *text, const BunkoSearchToken *token);

static void
edit_part (BunkoSearchState *self, guint index, EditFunc func)
{
  GPtrArray *tokens = bunko_search_state_get_tokens (self);
  char **part = index < self->place ? &self->now.before : &self->now.after;

  _bunko_search_state_remember (self);
  _bunko_search_take (part, func (*part, g_ptr_array_index (tokens, index)));
  _bunko_search_state_changed (self, FALSE);
}

/**
 * bunko_search_state_remove:
 * @self: a search state
 * @index: which of the conditions
 *
 * Takes a condition away.
 */
void
bunko_search_state_remove (BunkoSearchState *self, guint index)
{
  g_return_if_fail (BUNKO_IS_SEARCH_STATE (self));
  g_return_if_fail (index < bunko_search_state_get_tokens (self)->len);

  edit_part (self, index, bunko_search_text_remove);
}

/**
 * bunko_search_state_negate:
 * @self: a search state
 * @index: which of the conditions
 *
 * Turns a condition into its opposite.
 */
void
bunko_search_state_negate (BunkoSearchState *self, guint index)
{
  g_return_if_fail (BUNKO_IS_SEARCH_STATE (self));
  g_return_if_fail (index < bunko_search_state_get_tokens (self)->len);

  edit_part (self, index, bunko_search_text_negate);
}

/* One of a list leaves it: its draft stands before the list. */
static void
cut_out (BunkoSearchState *self, const BunkoSearchToken *token)
{
  char *text = self->now.before;
  g_autofree char *rest = NULL;
  gsize start;

  if (!token->in_group)
    {
      _bunko_search_take (&self->now.draft,
                          g_strndup (text + token->start, token->end - token->start));
      _bunko_search_take (&self->now.after, g_strchug (g_strdup (text + token->end)));
      text[token->start] = '\0';
      return;
    }
  _bunko_search_take (&self->now.draft, bunko_search_token_to_string (token));
  rest = bunko_search_text_remove (text, token);
  start = MIN (token->group_start, strlen (rest));
  _bunko_search_take (&self->now.after, g_strchug (g_strdup (rest + start)));
  _bunko_search_take (&self->now.before, g_strndup (rest, start));
}

/**
 * bunko_search_state_edit:
 * @self: a search state
 * @index: which of the conditions
 *
 * Makes a condition the draft, in its place. What was the draft becomes conditions.
 */
void
bunko_search_state_edit (BunkoSearchState *self, guint index)
{
  g_autoptr (GPtrArray) drafted = NULL;
  g_autoptr (GPtrArray) tokens = NULL;

  g_return_if_fail (BUNKO_IS_SEARCH_STATE (self));
  g_return_if_fail (index < bunko_search_state_get_tokens (self)->len);

  _bunko_search_state_remember (self);
  drafted = bunko_search_text_parse (self->now.draft);
  if (index >= self->place)
    index += drafted->len;
  _bunko_search_state_fold (self);
  tokens = bunko_search_text_parse (self->now.before);
  if (index < tokens->len)
    cut_out (self, g_ptr_array_index (tokens, index));
  _bunko_search_state_changed (self, FALSE);
}

/**
 * bunko_search_state_add:
 * @self: a search state
 * @tag_namespace: (nullable): what the term is looked for in, %NULL for anything
 * @term: what to look for
 * @negated: whether to leave out what has it
 *
 * Adds a condition, see bunko_search_text_add(). The draft becomes conditions, too.
 */
void
bunko_search_state_add (BunkoSearchState *self,
                        const char *tag_namespace,
                        const char *term,
                        gboolean negated)
{
  g_autofree char *text = NULL;
  g_autofree char *added = NULL;

  g_return_if_fail (BUNKO_IS_SEARCH_STATE (self));
  g_return_if_fail (term != NULL);

  text = bunko_search_state_get_text (self);
  added = bunko_search_text_add (text, tag_namespace, term, negated);
  bunko_search_state_set_text (self, added);
}
