/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bunko-ctl-web.h"
#include "protocol/bunko-protocol-error.h"

/* A file of the web server that belongs to an HPX server: connect, ask, read until it closes. */

#define READ_SIZE  (64 * 1024)
#define MAX_ANSWER (128 << 20)

typedef struct
{
  char *request;
  GSocketConnection *stream;
  GByteArray *answer;
} Fetch;

static void
fetch_free (Fetch *self)
{
  g_free (self->request);
  g_clear_object (&self->stream);
  g_byte_array_unref (self->answer);
  g_free (self);
}

static void
return_protocol_error (GTask *task, const char *message)
{
  g_task_return_new_error_literal (task, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                                   message);
}

/* The status of "HTTP/1.1 200 OK", 0 where that is not what it is. */
static guint
read_status (const char *head)
{
  const char *space = g_str_has_prefix (head, "HTTP/1.") ? strchr (head, ' ') : NULL;

  return space != NULL ? (guint) g_ascii_strtoull (space + 1, NULL, 10) : 0;
}

static void
take_answer (GTask *task, GByteArray *answer)
{
  static const char separator[] = "\r\n\r\n";
  const gsize length = sizeof separator - 1;
  const guint8 *end =
      answer->len > 0 ? memmem (answer->data, answer->len, separator, length) : NULL;
  gsize head_length = end != NULL ? (gsize) (end - answer->data) : 0;
  g_autofree char *head = g_strndup ((const char *) answer->data, head_length);
  guint status = read_status (head);

  if (status == 0)
    return_protocol_error (task, _ ("What answers on the port of the web server is none"));
  else if (status != 200)
    g_task_return_new_error (task, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_SERVER,
                             _ ("The web server answered %.*s"), (int) strcspn (head, "\r\n"),
                             head);
  else
    g_task_return_pointer (
        task, g_bytes_new (end + length, answer->len - (gsize) (end + length - answer->data)),
        (GDestroyNotify) g_bytes_unref);
}

static void read_more (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (bytes == NULL)
    g_task_return_error (task, error);
  else if (g_bytes_get_size (bytes) == 0)
    take_answer (task, self->answer);
  else if (self->answer->len + g_bytes_get_size (bytes) > MAX_ANSWER)
    return_protocol_error (task, _ ("The answer of the web server is larger than allowed"));
  else
    {
      g_byte_array_append (self->answer, g_bytes_get_data (bytes, NULL),
                           (guint) g_bytes_get_size (bytes));
      read_more (task);
    }
}

static void
read_more (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (self->stream)),
                                   READ_SIZE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   read_cb, g_object_ref (task));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    read_more (task);
  else
    g_task_return_error (task, error);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->stream = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);
  if (self->stream == NULL)
    g_task_return_error (task, error);
  else
    g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (self->stream)),
                                     self->request, strlen (self->request), G_PRIORITY_DEFAULT,
                                     g_task_get_cancellable (task), written_cb,
                                     g_object_ref (task));
}

/* The path comes from a server: it must not bring further lines into the request. */
static gboolean
is_path (const char *path)
{
  if (*path != '/')
    return FALSE;
  for (; *path != '\0'; path++)
    if (!g_ascii_isgraph (*path))
      return FALSE;

  return TRUE;
}

/**
 * bunko_ctl_web_fetch_async:
 * @host: a host name or an IP address without brackets
 * @port: a TCP port
 * @tls: whether to speak HTTPS
 * @path: the path that a server gave, as it came
 * @cancellable: (nullable): to give up; there is no other time limit
 * @callback: called when the file is there
 * @user_data: data for @callback
 *
 * Fetches a file over HTTP.
 */
void
bunko_ctl_web_fetch_async (const char *host,
                           guint16 port,
                           gboolean tls,
                           const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnectable) address = g_network_address_new (host, port);
  Fetch *self = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, bunko_ctl_web_fetch_async);
  g_task_set_task_data (task, self, (GDestroyNotify) fetch_free);
  self->answer = g_byte_array_new ();
  if (!is_path (path))
    {
      return_protocol_error (task, _ ("The server gave a path that is none"));
      return;
    }

  /* To this version of HTTP the answer comes in one piece and ends with the connection. */
  self->request = g_strdup_printf ("GET %s HTTP/1.0\r\nHost: %s:%u\r\nConnection: close\r\n\r\n",
                                   path, host, port);
  g_socket_client_set_tls (client, tls);
  g_socket_client_connect_async (client, address, cancellable, connected_cb, g_object_ref (task));
}

/**
 * bunko_ctl_web_fetch_finish:
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_ctl_web_fetch_async().
 *
 * Returns: (transfer full) (nullable): the file; %NULL with an error of the network,
 *   %BUNKO_SERVER_ERROR_SERVER where the web server does not have it, or
 *   %BUNKO_PROTOCOL_ERROR_UNEXPECTED where what answers is no web server
 */
GBytes *
bunko_ctl_web_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
