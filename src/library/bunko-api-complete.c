/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-complete.h"

#include "bunko-api-scan-private.h"

#include <string.h>

/* What can be put in at a place in a message that is being written, and so need not be complete:
 * the text is read token by token, and only brackets, names and values are told apart. */

typedef struct
{
  const char *text;
  gsize cursor;

  /* Where the cursor is. */
  gboolean found;
  gboolean is_value;
  gsize start, end; /* what is there already */
  char *key;        /* whose value */

  /* The call that is being read. */
  guint depth;      /* of brackets */
  guint call_depth; /* of those of the call; 0: none */
  gboolean after_colon;
  char *last_key;
  char *fname;
  GPtrArray *keys;
  gboolean done;
} Context;

static void
context_clear (Context *context)
{
  g_free (context->key);
  g_free (context->last_key);
  g_free (context->fname);
  g_ptr_array_unref (context->keys);
}

static void
begin_call (Context *context)
{
  context->call_depth = context->depth;
  context->after_colon = FALSE;
  g_clear_pointer (&context->fname, g_free);
  g_clear_pointer (&context->last_key, g_free);
  g_ptr_array_set_size (context->keys, 0);
}

static void
open_bracket (Context *context, char bracket)
{
  context->depth++;
  if (bracket == '{' && context->call_depth == 0 && context->depth <= 2)
    begin_call (context);
}

static void
close_bracket (Context *context)
{
  if (context->depth == context->call_depth)
    {
      context->call_depth = 0;
      context->done = context->found;
    }
  if (context->depth > 0)
    context->depth--;
}

/* The cursor is in, or right behind, what is between @start and @end. */
static void
find_cursor (Context *context, gsize start, gsize end)
{
  if (context->found || context->cursor < start || context->cursor > end)
    return;
  context->found = TRUE;
  context->is_value = context->after_colon;
  context->start = start;
  context->end = end;
  if (context->is_value)
    g_set_str (&context->key, context->last_key);
}

static void
take_token (Context *context, gsize start, gsize end)
{
  g_autofree char *word = g_strndup (context->text + start, end - start);
  char *bare = word[0] == '"' ? word + 1 : word;
  gboolean has_cursor = !context->found;

  if (g_str_has_suffix (bare, "\""))
    bare[strlen (bare) - 1] = '\0';
  find_cursor (context, start, end);
  has_cursor = has_cursor && context->found;
  if (!context->after_colon)
    {
      g_set_str (&context->last_key, bare);
      if (!has_cursor)
        g_ptr_array_add (context->keys, g_strdup (bare));
    }
  else if (g_strcmp0 (context->last_key, "fname") == 0 && !has_cursor)
    g_set_str (&context->fname, bare);
}

static gboolean
is_in_call (Context *context)
{
  return context->call_depth > 0 && context->depth == context->call_depth;
}

static gsize
skip_token (const char *text, gsize at)
{
  gboolean closed;

  if (text[at] == '"')
    return _bunko_api_skip_string (text, at, &closed);
  return at + strcspn (text + at, " \t\r\n,:[]{}\"");
}

static gsize
read_token (Context *context, gsize at)
{
  char ch = context->text[at];

  if (strchr ("{}[],: \t\r\n", ch) == NULL)
    {
      gsize end = skip_token (context->text, at);

      if (is_in_call (context))
        take_token (context, at, end);
      return end;
    }
  /* Nothing is there yet. */
  if (is_in_call (context) && at == context->cursor && ch != '{' && ch != '[')
    find_cursor (context, at, at);
  if (ch == '{' || ch == '[')
    open_bracket (context, ch);
  else if (ch == '}' || ch == ']')
    close_bracket (context);
  else if (ch == ':' && is_in_call (context))
    context->after_colon = TRUE;
  else if (ch == ',' && is_in_call (context))
    context->after_colon = FALSE;
  return at + 1;
}

static void
read_text (Context *context)
{
  gsize at = 0;

  while (context->text[at] != '\0' && !context->done)
    at = read_token (context, at);
  if (!context->done && is_in_call (context) && at == context->cursor)
    find_cursor (context, at, at);
}

static void
completion_free (gpointer data)
{
  BunkoApiCompletion *completion = data;

  g_free (completion->text);
  g_free (completion->label);
  g_free (completion->doc);
  g_free (completion);
}

static void
add (GPtrArray *completions, char *text, const char *label, const char *doc)
{
  BunkoApiCompletion *completion = g_new0 (BunkoApiCompletion, 1);

  completion->text = text;
  completion->label = g_strdup (label);
  completion->doc = g_strdup (doc);
  g_ptr_array_add (completions, completion);
}

static void
add_functions (GPtrArray *completions)
{
  GListModel *all = bunko_api_function_get_all ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (BunkoApiFunction) function = g_list_model_get_item (all, i);
      const char *name = bunko_api_function_get_name (function);

      add (completions, g_strdup_printf ("\"%s\"", name), name,
           bunko_api_function_get_summary (function));
    }
}

static gboolean
has_key (Context *context, const char *name)
{
  for (guint i = 0; i < context->keys->len; i++)
    {
      if (g_str_equal (context->keys->pdata[i], name))
        return TRUE;
    }
  return FALSE;
}

/* With a colon, if there is none yet. */
static char *
make_key (Context *context, const char *name)
{
  const char *behind = context->text + context->end;

  behind += strspn (behind, " \t\r\n");
  return g_strdup_printf (*behind == ':' ? "\"%s\"" : "\"%s\": ", name);
}

static void
add_arguments (GPtrArray *completions, Context *context)
{
  BunkoApiFunction *function =
      context->fname != NULL ? bunko_api_function_find (context->fname) : NULL;

  if (context->fname == NULL && !has_key (context, "fname"))
    add (completions, make_key (context, "fname"), "fname", NULL);
  for (guint i = 0; function != NULL && i < bunko_api_function_get_n_arguments (function); i++)
    {
      const BunkoApiArgument *argument = bunko_api_function_get_argument (function, i);

      if (!has_key (context, argument->name))
        add (completions, make_key (context, argument->name), argument->name,
             bunko_api_argument_get_doc (argument));
    }
}

static void
add_values (GPtrArray *completions, Context *context)
{
  BunkoApiFunction *function =
      context->fname != NULL ? bunko_api_function_find (context->fname) : NULL;
  const BunkoApiArgument *argument = function != NULL && context->key != NULL
                                         ? bunko_api_function_find_argument (function, context->key)
                                         : NULL;

  if (argument == NULL)
    return;
  for (const BunkoApiValue *value = argument->values; value != NULL && value->name != NULL; value++)
    add (completions, g_strdup_printf ("%d", value->value), value->name, NULL);
  if (argument->type == BUNKO_API_TYPE_BOOL)
    {
      add (completions, g_strdup ("true"), "true", NULL);
      add (completions, g_strdup ("false"), "false", NULL);
    }
  if (argument->nullable)
    add (completions, g_strdup ("null"), "null", NULL);
}

/**
 * bunko_api_complete:
 * @text: a message that is being written
 * @cursor: where the cursor is, in bytes
 * @start: (out): where what is there already begins
 * @end: (out): where it ends
 *
 * Finds what can stand at the cursor: the names of functions and arguments, and values. What is
 * there already says nothing here about what is offered: to choose among it is up to the caller.
 *
 * Returns: (transfer full) (element-type BunkoApiCompletion): what there is; may be empty
 */
GPtrArray *
bunko_api_complete (const char *text, gsize cursor, gsize *start, gsize *end)
{
  GPtrArray *completions = g_ptr_array_new_with_free_func (completion_free);
  Context context = { text, cursor };

  g_return_val_if_fail (text != NULL, completions);
  g_return_val_if_fail (start != NULL && end != NULL, completions);

  context.keys = g_ptr_array_new_with_free_func (g_free);
  read_text (&context);
  *start = context.found ? context.start : cursor;
  *end = context.found ? context.end : cursor;
  if (context.found && !context.is_value)
    add_arguments (completions, &context);
  else if (context.found && g_strcmp0 (context.key, "fname") == 0)
    add_functions (completions);
  else if (context.found)
    add_values (completions, &context);
  context_clear (&context);
  return completions;
}
