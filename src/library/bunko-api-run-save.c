/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-api-run-private.h"

#include "bunko-api-print-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Taking a whole answer elsewhere: what is shown may be shortened. */

/* Copying more than this would only choke whoever pastes it. */
#define MAX_COPY (16u << 20)

typedef struct
{
  JsonNode *node;
  GFile *file;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  json_node_unref (save->node);
  g_object_unref (save->file);
  g_free (save);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Save *save = task_data;
  GError *error = NULL;
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (save->file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, &error);
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, save->node);
  json_generator_set_pretty (generator, TRUE);
  if (stream == NULL ||
      !json_generator_to_stream (generator, G_OUTPUT_STREAM (stream), cancellable, &error) ||
      !g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * bunko_api_run_save_async:
 * @self: a run
 * @file: where to; what is there is replaced
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Writes the whole answer to a file.
 */
void
bunko_api_run_save_async (BunkoApiRun *self,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Save *save;

  g_return_if_fail (BUNKO_IS_API_RUN (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  save = g_new0 (Save, 1);
  save->node = _bunko_api_run_to_node (self);
  save->file = g_object_ref (file);
  g_task_set_source_tag (task, bunko_api_run_save_async);
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * bunko_api_run_save_finish:
 * @self: a run
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it was written; %FALSE with an error of #GIOError
 */
gboolean
bunko_api_run_save_finish (BunkoApiRun *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_auto (BunkoApiPrint) print = { NULL };

  _bunko_api_print_init (&print, task_data, MAX_COPY, MAX_COPY);
  if (strlen (print.text) >= MAX_COPY)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                                     _ ("This is too much to copy; save it instead"));
  else
    g_task_return_pointer (task, g_steal_pointer (&print.text), g_free);
}

/**
 * bunko_api_run_copy_async:
 * @self: a run
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Makes a text of the whole answer, also where only a part is shown.
 */
void
bunko_api_run_copy_async (BunkoApiRun *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BUNKO_IS_API_RUN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_api_run_copy_async);
  g_task_set_task_data (task, _bunko_api_run_to_node (self), (GDestroyNotify) json_node_unref);
  g_task_run_in_thread (task, copy_in_thread);
}

/**
 * bunko_api_run_copy_finish:
 * @self: a run
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the text; %NULL with %G_IO_ERROR_NO_SPACE if it is more than 16 MB
 */
char *
bunko_api_run_copy_finish (BunkoApiRun *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
