/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-traffic-entry-private.h"
#include "bunko-traffic-log-private.h"

/* The log as a file. */

static void
write_entry (BunkoTrafficEntry *entry, BunkoTrafficFormat format, GString *out)
{
  if (format == BUNKO_TRAFFIC_FORMAT_JSON_LINES)
    _bunko_traffic_entry_write_json (entry, out);
  else
    _bunko_traffic_entry_write_text (entry, out);
}

/**
 * bunko_traffic_entry_to_text:
 * @self: an entry
 * @format: how to write it
 *
 * Writes an entry with its messages.
 *
 * Returns: (transfer full): text that ends with the end of a line
 */
char *
bunko_traffic_entry_to_text (BunkoTrafficEntry *self, BunkoTrafficFormat format)
{
  GString *out;

  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), NULL);

  out = g_string_new (NULL);
  write_entry (self, format, out);
  return g_string_free (out, FALSE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * bunko_traffic_log_export_async:
 * @self: a log
 * @file: what to write; replaced if it is there
 * @format: how to write
 * @cancellable: (nullable): to give up
 * @callback: called when it is written
 * @user_data: data for @callback
 *
 * Writes all entries of now to a file that only the person may read. There are no secrets in them,
 * but what the server knows of its galleries is.
 */
void
bunko_traffic_log_export_async (BunkoTrafficLog *self,
                                GFile *file,
                                BunkoTrafficFormat format,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_TRAFFIC_LOG (self) && G_IS_FILE (file));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GString *out = g_string_sized_new (self->contents);
  g_autoptr (GBytes) bytes = NULL;

  g_task_set_source_tag (task, bunko_traffic_log_export_async);
  for (guint i = 0; i < self->entries->len; i++)
    write_entry (g_ptr_array_index (self->entries, i), format, out);
  bytes = g_string_free_to_bytes (out);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       cancellable, written_cb, task);
}

/**
 * bunko_traffic_log_export_finish:
 * @self: a log
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_traffic_log_export_async().
 *
 * Returns: whether the file is written; if not, @error is one of GIO
 */
gboolean
bunko_traffic_log_export_finish (BunkoTrafficLog *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
