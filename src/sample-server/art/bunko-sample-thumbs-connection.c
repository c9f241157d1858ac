/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "bunko-sample-thumbs-connection.h"
#include "bunko-sample-thumbs-request.h"

/* A client that sends no request, or takes no answer, for this long is hung up on. */
#define TIMEOUT_SECONDS 15
#define READ_SIZE       2048
#define MAX_DRAIN       (1024 * 1024)

/*
 * One client of the thumbnail server. It reads a request head, has the picture looked up by the
 * thread pool, writes the answer and starts again; there is never more than one of these under way,
 * so pipelined requests wait in the buffer. It lives until it emits ::closed.
 */
struct _BunkoSampleThumbsConnection
{
  GObject parent_instance;

  GSocketConnection *stream;
  GThreadPool *pool; /* borrowed: the server closes its connections before it frees the pool */
  GCancellable *cancellable;
  GByteArray *input; /* what arrived and was not yet answered */
  GString *head;     /* the head of the answer, kept alive while it is written */
  GBytes *body;      /* the body of the answer, likewise */
  GOutputVector vectors[2];
  GSource *timeout;
  gsize n_drained; /* how much was read only to be forgotten, at the end */
  gboolean keep_alive;
  gboolean is_closed;
};

typedef struct
{
  GBytes *bytes;
  const char *content_type;
} Answer;

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void drain (BunkoSampleThumbsConnection *self);

G_DEFINE_FINAL_TYPE (BunkoSampleThumbsConnection, bunko_sample_thumbs_connection, G_TYPE_OBJECT)

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->bytes, g_bytes_unref);
  g_free (answer);
}

static void
stop_timeout (BunkoSampleThumbsConnection *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

static gboolean
timed_out_cb (gpointer user_data)
{
  g_autoptr (BunkoSampleThumbsConnection) self = g_object_ref (user_data);

  bunko_sample_thumbs_connection_close (self);

  return G_SOURCE_REMOVE;
}

/* Gives the client its time: to send the next request, or to take the answer to this one. */
static void
start_timeout (BunkoSampleThumbsConnection *self)
{
  stop_timeout (self);
  self->timeout = g_timeout_source_new_seconds (TIMEOUT_SECONDS);
  g_source_set_callback (self->timeout, timed_out_cb, self, NULL);
  g_source_attach (self->timeout, g_main_context_get_thread_default ());
}

static const char *
get_reason (guint status)
{
  switch (status)
    {
    case 200:
      return "OK";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 431:
      return "Request Header Fields Too Large";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Bad Request";
    }
}

static void
drained_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSampleThumbsConnection) self = user_data;
  gssize n = g_input_stream_skip_finish (G_INPUT_STREAM (object), result, NULL);

  if (n > 0 && self->n_drained < MAX_DRAIN && !self->is_closed)
    drain (self);
  else
    bunko_sample_thumbs_connection_close (self);
}

/*
 * Reads and forgets what the client still sends. To hang up on it with some of that unread would
 * reset the connection, and the client might never see the answer (RFC 9112, 9.6).
 */
static void
drain (BunkoSampleThumbsConnection *self)
{
  self->n_drained += READ_SIZE;
  g_input_stream_skip_async (g_io_stream_get_input_stream (G_IO_STREAM (self->stream)), READ_SIZE,
                             G_PRIORITY_DEFAULT, self->cancellable, drained_cb,
                             g_object_ref (self));
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSampleThumbsConnection) self = user_data;

  if (!g_output_stream_writev_all_finish (G_OUTPUT_STREAM (object), result, NULL, NULL) ||
      self->is_closed)
    {
      bunko_sample_thumbs_connection_close (self);
      return;
    }
  if (!self->keep_alive)
    {
      g_socket_shutdown (g_socket_connection_get_socket (self->stream), FALSE, TRUE, NULL);
      drain (self);
      return;
    }

  g_string_truncate (self->head, 0);
  g_clear_pointer (&self->body, g_bytes_unref);
  start_timeout (self);
  bunko_sample_thumbs_connection_start (self);
}

/* Takes ownership of @body. Errors carry their reason as a line of text. */
static void
write_answer (BunkoSampleThumbsConnection *self,
              guint status,
              GBytes *body,
              const char *content_type)
{
  const char *reason = get_reason (status);

  if (body == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s\n", reason);
      gsize length = strlen (text);

      body = g_bytes_new_take (g_steal_pointer (&text), length);
      content_type = "text/plain; charset=utf-8";
    }

  g_assert (self->body == NULL);
  self->body = body;
  g_string_printf (self->head,
                   "HTTP/1.1 %u %s\r\n"
                   "Content-Type: %s\r\n"
                   "Content-Length: %" G_GSIZE_FORMAT "\r\n"
                   "X-Content-Type-Options: nosniff\r\n"
                   "%s"
                   "Connection: %s\r\n\r\n",
                   status, reason, content_type, g_bytes_get_size (body),
                   status == 405 ? "Allow: GET\r\n" : "",
                   self->keep_alive ? "keep-alive" : "close");

  self->vectors[0] = (GOutputVector) { self->head->str, self->head->len };
  self->vectors[1].buffer = g_bytes_get_data (body, &self->vectors[1].size);
  start_timeout (self);
  g_output_stream_writev_all_async (g_io_stream_get_output_stream (G_IO_STREAM (self->stream)),
                                    self->vectors, 2, G_PRIORITY_DEFAULT, self->cancellable,
                                    written_cb, g_object_ref (self));
}

static void
looked_up_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  BunkoSampleThumbsConnection *self = BUNKO_SAMPLE_THUMBS_CONNECTION (object);
  Answer *answer = g_task_propagate_pointer (G_TASK (result), NULL);
  GBytes *bytes;

  if (answer == NULL || self->is_closed)
    {
      g_clear_pointer (&answer, answer_free);
      bunko_sample_thumbs_connection_close (self);
      return;
    }

  bytes = g_steal_pointer (&answer->bytes);
  write_answer (self, bytes != NULL ? 200 : 404, bytes, answer->content_type);
  answer_free (answer);
}

static void
look_up (BunkoSampleThumbsConnection *self, const char *name)
{
  GTask *task = g_task_new (self, self->cancellable, looked_up_cb, NULL);

  g_task_set_source_tag (task, look_up);
  g_task_set_task_data (task, g_strdup (name), g_free);

  /* The picture may take long to draw; the client is not to blame for that. */
  stop_timeout (self);
  g_thread_pool_push (self->pool, task, NULL);
}

static void
handle_request (BunkoSampleThumbsConnection *self, gsize length)
{
  g_auto (BunkoSampleThumbsRequest) request = { 0 };

  bunko_sample_thumbs_request_parse (&request, (const char *) self->input->data, length);
  g_byte_array_remove_range (self->input, 0, length);
  self->keep_alive = request.keep_alive;

  if (request.name != NULL)
    look_up (self, request.name);
  else
    write_answer (self, request.status, NULL, NULL);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSampleThumbsConnection) self = user_data;
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, NULL);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0 || self->is_closed)
    {
      bunko_sample_thumbs_connection_close (self);
      return;
    }

  g_byte_array_append (self->input, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  bunko_sample_thumbs_connection_start (self);
}

static void
bunko_sample_thumbs_connection_dispose (GObject *object)
{
  BunkoSampleThumbsConnection *self = BUNKO_SAMPLE_THUMBS_CONNECTION (object);

  stop_timeout (self);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (bunko_sample_thumbs_connection_parent_class)->dispose (object);
}

static void
bunko_sample_thumbs_connection_finalize (GObject *object)
{
  BunkoSampleThumbsConnection *self = BUNKO_SAMPLE_THUMBS_CONNECTION (object);

  g_object_unref (self->stream);
  g_object_unref (self->cancellable);
  g_byte_array_unref (self->input);
  g_string_free (self->head, TRUE);
  g_clear_pointer (&self->body, g_bytes_unref);

  G_OBJECT_CLASS (bunko_sample_thumbs_connection_parent_class)->finalize (object);
}

static void
bunko_sample_thumbs_connection_class_init (BunkoSampleThumbsConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_sample_thumbs_connection_dispose;
  object_class->finalize = bunko_sample_thumbs_connection_finalize;

  /**
   * BunkoSampleThumbsConnection::closed:
   * @self: a connection
   *
   * Emitted once, when the connection is over.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_sample_thumbs_connection_init (BunkoSampleThumbsConnection *self)
{
  self->cancellable = g_cancellable_new ();
  self->input = g_byte_array_new ();
  self->head = g_string_new (NULL);
}

/**
 * bunko_sample_thumbs_connection_new:
 * @stream: the connection to the client
 * @pool: a pool of threads that takes #GTask items; it must outlive the connection's requests
 *
 * Wraps a client of the thumbnail server. The items that it gives the pool have the name of a
 * picture as task data; the pool's function answers them with
 * bunko_sample_thumbs_connection_answer().
 *
 * Returns: (transfer full): a connection that does nothing before it is started
 */
BunkoSampleThumbsConnection *
bunko_sample_thumbs_connection_new (GSocketConnection *stream, GThreadPool *pool)
{
  BunkoSampleThumbsConnection *self;

  g_return_val_if_fail (G_IS_SOCKET_CONNECTION (stream), NULL);
  g_return_val_if_fail (pool != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_SAMPLE_THUMBS_CONNECTION, NULL);
  self->stream = g_object_ref (stream);
  self->pool = pool;

  return self;
}

/**
 * bunko_sample_thumbs_connection_start:
 * @self: a connection
 *
 * Serves the next request: the one that is in the buffer already, or the one that comes.
 */
void
bunko_sample_thumbs_connection_start (BunkoSampleThumbsConnection *self)
{
  gssize length;

  g_return_if_fail (BUNKO_IS_SAMPLE_THUMBS_CONNECTION (self));

  if (self->timeout == NULL)
    start_timeout (self);

  length =
      bunko_sample_thumbs_request_find_end ((const char *) self->input->data, self->input->len);
  if (length > BUNKO_SAMPLE_THUMBS_MAX_HEAD ||
      (length < 0 && self->input->len > BUNKO_SAMPLE_THUMBS_MAX_HEAD))
    {
      self->keep_alive = FALSE;
      write_answer (self, 431, NULL, NULL);
    }
  else if (length > 0)
    handle_request (self, length);
  else
    g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (self->stream)),
                                     READ_SIZE, G_PRIORITY_DEFAULT, self->cancellable, read_cb,
                                     g_object_ref (self));
}

/**
 * bunko_sample_thumbs_connection_close:
 * @self: a connection
 *
 * Hangs up, whatever is under way. Does nothing the second time.
 */
void
bunko_sample_thumbs_connection_close (BunkoSampleThumbsConnection *self)
{
  g_return_if_fail (BUNKO_IS_SAMPLE_THUMBS_CONNECTION (self));

  if (self->is_closed)
    return;

  self->is_closed = TRUE;
  stop_timeout (self);
  g_cancellable_cancel (self->cancellable);
  g_io_stream_close_async (G_IO_STREAM (self->stream), G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/**
 * bunko_sample_thumbs_connection_answer:
 * @task: (transfer full): an item that a connection gave to the pool
 * @bytes: (transfer full) (nullable): the picture, or %NULL if there is none of that name
 * @content_type: (nullable): the media type of @bytes, a static string
 *
 * Answers a request. May be called in any thread.
 */
void
bunko_sample_thumbs_connection_answer (GTask *task, GBytes *bytes, const char *content_type)
{
  Answer *answer = g_new0 (Answer, 1);

  g_return_if_fail (G_IS_TASK (task));

  answer->bytes = bytes;
  answer->content_type = content_type != NULL ? content_type : "application/octet-stream";
  g_task_return_pointer (task, answer, answer_free);
  g_object_unref (task);
}
