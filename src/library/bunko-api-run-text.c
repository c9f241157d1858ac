/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-run-private.h"

#include "bunko-api-outcome-private.h"
#include "bunko-api-print-private.h"

/* The answer as text, which is written in a thread: it may be large, and change often. */

/* The answer is text of this size at most, and strings in it of that. */
#define MAX_TEXT   (2u << 20)
#define MAX_STRING 2000
/* How soon what has changed is written as text, in milliseconds. */
#define PRINT_DELAY 100

static void
print_free (gpointer data)
{
  _bunko_api_print_clear (data);
  g_free (data);
}

static void
print_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  BunkoApiPrint *print = g_new0 (BunkoApiPrint, 1);

  _bunko_api_print_init (print, task_data, MAX_TEXT, MAX_STRING);
  g_task_return_pointer (task, print, print_free);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoApiRun *self = BUNKO_API_RUN (source);
  BunkoApiPrint *print = g_task_propagate_pointer (G_TASK (result), NULL);

  self->printing = FALSE;
  if (self->print_again)
    {
      self->print_again = FALSE;
      _bunko_api_run_schedule_text (self);
    }
  if (print == NULL)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&print->text);
  self->received_size = print->size;
  self->is_shortened = print->is_shortened;
  print_free (print);
  g_object_notify (G_OBJECT (self), "text");
}

static gboolean
print_cb (gpointer user_data)
{
  BunkoApiRun *self = user_data;
  g_autoptr (GTask) task = g_task_new (self, NULL, printed_cb, NULL);

  self->print_source = 0;
  self->printing = TRUE;
  g_task_set_source_tag (task, print_cb);
  g_task_set_task_data (task, _bunko_api_run_to_node (self), (GDestroyNotify) json_node_unref);
  g_task_run_in_thread (task, print_in_thread);
  return G_SOURCE_REMOVE;
}

/* The answer has changed; what comes soon after is written together with it. */
void
_bunko_api_run_schedule_text (BunkoApiRun *self)
{
  if (self->printing)
    self->print_again = TRUE;
  else if (self->print_source == 0)
    self->print_source = g_timeout_add (self->text == NULL ? 0 : PRINT_DELAY, print_cb, self);
}

/**
 * bunko_api_run_get_text:
 * @self: a run
 *
 * Gets the answer as it is known: JSON over lines, without more than can be looked at.
 *
 * Returns: (nullable): the text, %NULL as long as there is none
 */
const char *
bunko_api_run_get_text (BunkoApiRun *self)
{
  g_return_val_if_fail (BUNKO_IS_API_RUN (self), NULL);

  return self->text;
}

/**
 * bunko_api_run_get_is_shortened:
 * @self: a run
 *
 * Returns: whether bunko_api_run_get_text() is not all
 */
gboolean
bunko_api_run_get_is_shortened (BunkoApiRun *self)
{
  g_return_val_if_fail (BUNKO_IS_API_RUN (self), FALSE);

  return self->is_shortened;
}

/**
 * bunko_api_run_get_received_size:
 * @self: a run
 *
 * Returns: the size of what came back in bytes, without compression
 */
gsize
bunko_api_run_get_received_size (BunkoApiRun *self)
{
  g_return_val_if_fail (BUNKO_IS_API_RUN (self), 0);

  return self->received_size;
}
