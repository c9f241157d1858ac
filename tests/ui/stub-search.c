/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stub-search.h"

/* Suggestions without a server. */

static GPtrArray *suggestions;
static GPtrArray *held; /* of GTask, NULL if nothing is held */
static GString *questions;
static guint n_cancelled;

void
stub_suggest_reset (void)
{
  g_clear_pointer (&suggestions, g_ptr_array_unref);
  g_clear_pointer (&held, g_ptr_array_unref);
  suggestions = g_ptr_array_new_with_free_func (g_object_unref);
  if (questions == NULL)
    questions = g_string_new (NULL);
  g_string_truncate (questions, 0);
  n_cancelled = 0;
}

void
stub_suggest_add (BunkoSuggestionKind kind, const char *ns, const char *text, int count)
{
  g_ptr_array_add (suggestions, bunko_suggestion_new (kind, ns, text, count));
}

void
stub_suggest_hold (void)
{
  held = g_ptr_array_new_with_free_func (g_object_unref);
}

/* What fits the prefix, as a server would have found it. */
static void
answer (GTask *task)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  const char *prefix = g_task_get_task_data (task);

  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    {
      if (bunko_suggestion_rank (suggestions->pdata[i], prefix) < 4)
        g_ptr_array_add (found, g_object_ref (suggestions->pdata[i]));
    }
  n_cancelled += g_cancellable_is_cancelled (g_task_get_cancellable (task));
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

guint
stub_suggest_release (void)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&held);

  for (guint i = 0; i < tasks->len; i++)
    answer (tasks->pdata[i]);
  return tasks->len;
}

const char *
stub_suggest_get_log (void)
{
  return questions->str;
}

guint
stub_suggest_get_n_cancelled (void)
{
  return n_cancelled;
}

void
bunko_library_suggest_async (BunkoLibrary *self,
                             const char *tag_namespace,
                             const char *prefix,
                             guint limit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  if (questions != NULL)
    g_string_append_printf (questions, "%s:%s;", tag_namespace != NULL ? tag_namespace : "",
                            prefix);
  g_task_set_task_data (task, g_utf8_casefold (prefix, -1), g_free);
  if (held != NULL)
    g_ptr_array_add (held, g_object_ref (task));
  else
    answer (task);
}

GPtrArray *
bunko_library_suggest_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
