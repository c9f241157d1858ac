/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-search-state-private.h"

#include <string.h>

/* Steps that can be undone. */
#define MAX_STEPS 100

#define SEPARATORS ", \t\n\v\f\r"

/**
 * BunkoSearchState:
 *
 * What stands in a search field: conditions that are written to their end, and among them a draft
 * that is being written. The text of all of it is what a server gets; no edit changes more of it
 * than it is about.
 *
 * In the raw state all of the text is the draft.
 */

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoSearchState, bunko_search_state, G_TYPE_OBJECT)

static void
step_clear (BunkoSearchStep *step)
{
  g_clear_pointer (&step->before, g_free);
  g_clear_pointer (&step->draft, g_free);
  g_clear_pointer (&step->after, g_free);
}

static void
step_free (gpointer data)
{
  step_clear (data);
  g_free (data);
}

static BunkoSearchStep *
step_copy (const BunkoSearchStep *step)
{
  BunkoSearchStep *copy = g_new0 (BunkoSearchStep, 1);

  copy->before = g_strdup (step->before);
  copy->draft = g_strdup (step->draft);
  copy->after = g_strdup (step->after);
  copy->raw = step->raw;
  return copy;
}

static void
bunko_search_state_finalize (GObject *object)
{
  BunkoSearchState *self = BUNKO_SEARCH_STATE (object);

  step_clear (&self->now);
  g_clear_pointer (&self->tokens, g_ptr_array_unref);
  g_queue_clear_full (&self->undo, step_free);
  g_queue_clear_full (&self->redo, step_free);

  G_OBJECT_CLASS (bunko_search_state_parent_class)->finalize (object);
}

static void
bunko_search_state_class_init (BunkoSearchStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_search_state_finalize;

  /**
   * BunkoSearchState::changed:
   * @self: a search state
   * @typed: whether the draft was written on, and nothing else happened
   *
   * Emitted after every change.
   */
  signals[CHANGED] = g_signal_new ("changed", BUNKO_TYPE_SEARCH_STATE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
bunko_search_state_init (BunkoSearchState *self)
{
  self->now.before = g_strdup ("");
  self->now.draft = g_strdup ("");
  self->now.after = g_strdup ("");
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
}

static void
push (GQueue *steps, const BunkoSearchStep *step)
{
  g_queue_push_head (steps, step_copy (step));
  if (g_queue_get_length (steps) > MAX_STEPS)
    step_free (g_queue_pop_tail (steps));
}

/* Has to be called before a change. */
void
_bunko_search_state_remember (BunkoSearchState *self)
{
  push (&self->undo, &self->now);
  g_queue_clear_full (&self->redo, step_free);
  self->typing = FALSE;
}

void
_bunko_search_state_changed (BunkoSearchState *self, gboolean typed)
{
  g_clear_pointer (&self->tokens, g_ptr_array_unref);
  self->typing = typed;
  g_signal_emit (self, signals[CHANGED], 0, typed);
}

static char *
join (const BunkoSearchStep *step)
{
  g_autofree char *begun = bunko_search_text_append (step->before, step->draft);

  return bunko_search_text_append (begun, step->after);
}

/* Takes off what separates the last condition from one that comes or not. */
static char *
trim (char *text)
{
  gsize length = strlen (text);

  while (length > 0 && strchr (SEPARATORS, text[length - 1]) != NULL)
    text[--length] = '\0';
  return g_strchug (text);
}

/* The conditions before and after the draft become one text, and the draft goes behind them. */
void
_bunko_search_state_fold (BunkoSearchState *self)
{
  _bunko_search_take (&self->now.before, trim (join (&self->now)));
  _bunko_search_take (&self->now.draft, g_strdup (""));
  _bunko_search_take (&self->now.after, g_strdup (""));
}

/* The other way round for who wants to see it as it is. */
static void
settle (BunkoSearchState *self)
{
  _bunko_search_state_fold (self);
  if (self->now.raw)
    {
      g_free (self->now.draft);
      self->now.draft = g_steal_pointer (&self->now.before);
      self->now.before = g_strdup ("");
    }
}

/**
 * bunko_search_state_new:
 *
 * Returns: (transfer full): an empty search
 */
BunkoSearchState *
bunko_search_state_new (void)
{
  return g_object_new (BUNKO_TYPE_SEARCH_STATE, NULL);
}

/**
 * bunko_search_state_get_text:
 * @self: a search state
 *
 * Returns: (transfer full): the text of the whole search, as a server gets it
 */
char *
bunko_search_state_get_text (BunkoSearchState *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_STATE (self), NULL);

  return g_strstrip (join (&self->now));
}

/**
 * bunko_search_state_set_text:
 * @self: a search state
 * @text: the text of a search
 *
 * Replaces everything. Nothing happens if it is the same search already.
 */
void
bunko_search_state_set_text (BunkoSearchState *self, const char *text)
{
  g_autofree char *now = NULL;

  g_return_if_fail (BUNKO_IS_SEARCH_STATE (self));
  g_return_if_fail (text != NULL);

  now = bunko_search_state_get_text (self);
  if (g_str_equal (now, text))
    return;
  _bunko_search_state_remember (self);
  _bunko_search_take (&self->now.before, g_strdup (text));
  _bunko_search_take (&self->now.draft, g_strdup (""));
  _bunko_search_take (&self->now.after, g_strdup (""));
  settle (self);
  _bunko_search_state_changed (self, FALSE);
}

/**
 * bunko_search_state_get_draft:
 * @self: a search state
 *
 * Returns: (transfer none) (not nullable): what is being written
 */
const char *
bunko_search_state_get_draft (BunkoSearchState *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_STATE (self), "");

  return self->now.draft;
}

static gboolean
is_complete (const char *draft)
{
  g_autoptr (GPtrArray) tokens = bunko_search_text_parse (draft);
  gsize length = strlen (draft);
  g_autoptr (BunkoSearchWord) word = bunko_search_text_get_word (draft, length);
  BunkoSearchToken *last = tokens->len > 0 ? g_ptr_array_index (tokens, tokens->len - 1) : NULL;

  return last != NULL && last->term[0] != '\0' && word->start == length && !word->in_group &&
         last->group_end < length;
}

/**
 * bunko_search_state_set_draft:
 * @self: a search state
 * @draft: what a person has written
 *
 * Changes the draft. With the space (or comma) after its last term it becomes conditions, unless
 * the state is raw.
 *
 * Returns: whether it did, so that there is another draft now
 */
gboolean
bunko_search_state_set_draft (BunkoSearchState *self, const char *draft)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_STATE (self), FALSE);
  g_return_val_if_fail (draft != NULL, FALSE);

  if (g_str_equal (draft, self->now.draft))
    return FALSE;
  if (!self->typing)
    _bunko_search_state_remember (self);
  _bunko_search_take (&self->now.draft, g_strdup (draft));
  if (!self->now.raw && is_complete (draft))
    {
      _bunko_search_state_fold (self);
      _bunko_search_state_changed (self, FALSE);
      return TRUE;
    }
  _bunko_search_state_changed (self, TRUE);
  return FALSE;
}

/**
 * bunko_search_state_get_raw:
 * @self: a search state
 *
 * Returns: whether all of the text is the draft
 */
gboolean
bunko_search_state_get_raw (BunkoSearchState *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_STATE (self), FALSE);

  return self->now.raw;
}

/**
 * bunko_search_state_set_raw:
 * @self: a search state
 * @raw: whether all of the text is the draft
 *
 * Changes what the search looks like, but not what it says.
 */
void
bunko_search_state_set_raw (BunkoSearchState *self, gboolean raw)
{
  g_return_if_fail (BUNKO_IS_SEARCH_STATE (self));

  raw = raw != FALSE;
  if (raw == self->now.raw)
    return;
  _bunko_search_state_remember (self);
  self->now.raw = raw;
  settle (self);
  _bunko_search_state_changed (self, FALSE);
}

/**
 * bunko_search_state_is_open:
 * @self: a search state
 *
 * Returns: whether the draft ends with a namespace whose term is still to be written
 */
gboolean
bunko_search_state_is_open (BunkoSearchState *self)
{
  g_autoptr (GPtrArray) tokens = NULL;
  const BunkoSearchToken *last;

  g_return_val_if_fail (BUNKO_IS_SEARCH_STATE (self), FALSE);

  tokens = bunko_search_text_parse (self->now.draft);
  if (tokens->len == 0)
    return FALSE;
  last = g_ptr_array_index (tokens, tokens->len - 1);
  return last->term[0] == '\0';
}

/**
 * bunko_search_state_commit:
 * @self: a search state
 *
 * Makes conditions of the draft. It stays a draft in the raw state, and while its last term is
 * still to be written.
 */
void
bunko_search_state_commit (BunkoSearchState *self)
{
  g_return_if_fail (BUNKO_IS_SEARCH_STATE (self));

  if (self->now.raw || bunko_search_state_is_open (self) ||
      (self->now.draft[0] == '\0' && self->now.after[0] == '\0'))
    return;
  _bunko_search_state_remember (self);
  _bunko_search_state_fold (self);
  _bunko_search_state_changed (self, FALSE);
}

/**
 * bunko_search_state_get_tokens:
 * @self: a search state
 *
 * Returns: (transfer none) (element-type BunkoSearchToken): the conditions without the draft, until
 *   the next change
 */
GPtrArray *
bunko_search_state_get_tokens (BunkoSearchState *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_STATE (self), NULL);

  if (self->tokens == NULL)
    {
      self->tokens = bunko_search_text_parse (self->now.before);
      self->place = self->tokens->len;
      g_ptr_array_extend_and_steal (self->tokens, bunko_search_text_parse (self->now.after));
    }
  return self->tokens;
}

/**
 * bunko_search_state_get_place:
 * @self: a search state
 *
 * Returns: how many conditions stand before the draft
 */
guint
bunko_search_state_get_place (BunkoSearchState *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_STATE (self), 0);

  bunko_search_state_get_tokens (self);
  return self->place;
}

static gboolean
step_back (BunkoSearchState *self, GQueue *from, GQueue *to)
{
  BunkoSearchStep *step = g_queue_pop_head (from);

  if (step == NULL)
    return FALSE;
  push (to, &self->now);
  step_clear (&self->now);
  self->now = *step;
  g_free (step);
  _bunko_search_state_changed (self, FALSE);
  return TRUE;
}

/**
 * bunko_search_state_undo:
 * @self: a search state
 *
 * Takes back the last change. What was written at a stretch is one.
 *
 * Returns: whether there was one
 */
gboolean
bunko_search_state_undo (BunkoSearchState *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_STATE (self), FALSE);

  return step_back (self, &self->undo, &self->redo);
}

/**
 * bunko_search_state_redo:
 * @self: a search state
 *
 * Makes the change again that was taken back last.
 *
 * Returns: whether there was one
 */
gboolean
bunko_search_state_redo (BunkoSearchState *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_STATE (self), FALSE);

  return step_back (self, &self->redo, &self->undo);
}
