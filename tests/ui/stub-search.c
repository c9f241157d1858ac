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

static GPtrArray *filters;
static GString *edits;
static gboolean filters_broken;
static gboolean refresh_held;

void
stub_filters_reset (void)
{
  g_clear_pointer (&filters, g_ptr_array_unref);
  filters = g_ptr_array_new_with_free_func (g_object_unref);
  if (edits == NULL)
    edits = g_string_new (NULL);
  g_string_truncate (edits, 0);
  filters_broken = FALSE;
  refresh_held = FALSE;
}

void
stub_filters_add (BunkoFilter *filter)
{
  g_ptr_array_add (filters, g_object_ref (filter));
}

const char *
stub_filters_get_log (void)
{
  return edits->str;
}

void
stub_filters_break (void)
{
  filters_broken = TRUE;
}

void
stub_filters_hold_refresh (void)
{
  refresh_held = TRUE;
}

/* Answers true, or fails. */
static void
answer_edit (gpointer library,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);

  if (filters_broken)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "Broken");
  else
    g_task_return_boolean (task, TRUE);
}

void
bunko_library_list_filters_async (BunkoLibrary *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; filters != NULL && i < filters->len; i++)
    g_ptr_array_add (copy, g_object_ref (filters->pdata[i]));
  g_task_return_pointer (task, copy, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
bunko_library_list_filters_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bunko_library_new_filter_async (BunkoLibrary *self,
                                const char *name,
                                const char *query,
                                gboolean enforce,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_string_append_printf (edits, "new %s %s %d;", name, query, enforce);
  answer_edit (self, cancellable, callback, user_data);
}

BunkoFilter *
bunko_library_new_filter_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? bunko_filter_new (99) : NULL;
}

void
bunko_library_update_filter_async (BunkoLibrary *self,
                                   BunkoFilter *filter,
                                   const char *name,
                                   const char *query,
                                   gboolean enforce,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_string_append_printf (edits, "update %" G_GINT64_FORMAT " %s %s %d;",
                          bunko_item_get_id (BUNKO_ITEM (filter)), name, query, enforce);
  answer_edit (self, cancellable, callback, user_data);
}

gboolean
bunko_library_update_filter_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
bunko_library_delete_filter_async (BunkoLibrary *self,
                                   BunkoFilter *filter,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_string_append_printf (edits, "delete %" G_GINT64_FORMAT ";",
                          bunko_item_get_id (BUNKO_ITEM (filter)));
  answer_edit (self, cancellable, callback, user_data);
}

gboolean
bunko_library_delete_filter_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
stopped_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_string_append (edits, "stopped;");
  g_task_return_error_if_cancelled (task);
}

void
bunko_library_refresh_filters_async (BunkoLibrary *self,
                                     GPtrArray *which,
                                     BunkoProgressFunc progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_string_append_printf (edits, "refresh %" G_GINT64_FORMAT ";",
                          bunko_item_get_id (g_ptr_array_index (which, 0)));
  if (!refresh_held)
    {
      answer_edit (self, cancellable, callback, user_data);
      return;
    }
  progress (0.5, NULL, progress_data);
  g_cancellable_connect (cancellable, G_CALLBACK (stopped_cb),
                         g_task_new (self, cancellable, callback, user_data), NULL);
}

gboolean
bunko_library_refresh_filters_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
