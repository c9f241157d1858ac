/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-connection.h"
#include "protocol/bunko-frame.h"

/* As the real server's; a message may come in any number of pieces. */
#define READ_SIZE  4096
#define MAX_BUFFER (64 * 1024 * 1024)

/**
 * BunkoSampleConnection:
 *
 * The socket of one client. It reads a message, has it handled by a worker, writes the reply and
 * only then reads on, and looks at what it has read only when more arrives: two messages in one
 * segment stall as they do at the real server (HPX wire notes, "Pipelining: do not").
 *
 * A frame goes out as two writes, the packed text and then the marker, on a socket that delays
 * small writes: what a client measures here is what it would measure there.
 */
struct _BunkoSampleConnection
{
  GObject parent_instance;

  GIOStream *stream;
  BunkoSampleClient *client;
  GThreadPool *pool; /* the server's */
  GCancellable *cancellable;
  guint latency; /* milliseconds */

  GByteArray *buffer;
  gsize scanned; /* no marker begins before */
  guint8 chunk[READ_SIZE];
  GQueue frames; /* of GBytes to write; the first is being written */

  gboolean reading;
  gboolean handling;
  gboolean writing;
  gboolean ended;     /* the client sends no more */
  gboolean announced; /* that the server goes down: replies that are due are lost */
  gboolean closed;
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_COMMAND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoSampleConnection, bunko_sample_connection, G_TYPE_OBJECT)

/* A message on its way through a worker. */
typedef struct
{
  BunkoSampleClient *client;
  GBytes *frame;
  GBytes *reply; /* encoded */
  BunkoSampleServerCommand command;
} Message;

static void write_next (BunkoSampleConnection *self);
static void read_more (BunkoSampleConnection *self);

static void
message_free (gpointer data)
{
  Message *message = data;

  bunko_sample_client_unref (message->client);
  g_bytes_unref (message->frame);
  g_clear_pointer (&message->reply, g_bytes_unref);
  g_free (message);
}

static void
bunko_sample_connection_dispose (GObject *object)
{
  BunkoSampleConnection *self = BUNKO_SAMPLE_CONNECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->client, bunko_sample_client_unref);
  g_clear_object (&self->stream);

  G_OBJECT_CLASS (bunko_sample_connection_parent_class)->dispose (object);
}

static void
bunko_sample_connection_finalize (GObject *object)
{
  BunkoSampleConnection *self = BUNKO_SAMPLE_CONNECTION (object);

  g_queue_clear_full (&self->frames, (GDestroyNotify) g_bytes_unref);
  g_byte_array_unref (self->buffer);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (bunko_sample_connection_parent_class)->finalize (object);
}

static void
bunko_sample_connection_class_init (BunkoSampleConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_sample_connection_dispose;
  object_class->finalize = bunko_sample_connection_finalize;

  /**
   * BunkoSampleConnection::closed:
   * @self: a connection
   *
   * The connection is over, for whatever reason.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoSampleConnection::command:
   * @self: a connection
   * @command: a #BunkoSampleServerCommand
   *
   * The client has told the server to quit or to restart.
   */
  signals[SIGNAL_COMMAND] = g_signal_new ("command", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
bunko_sample_connection_init (BunkoSampleConnection *self)
{
  self->buffer = g_byte_array_new ();
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->frames);
}

/**
 * bunko_sample_connection_new:
 * @stream: a connected stream
 * @backend: the server's state, which must outlive the connection
 * @pool: threads that run bunko_sample_connection_work()
 * @latency: milliseconds to hold every reply back
 *
 * Returns: (transfer full): a connection that does nothing yet
 */
BunkoSampleConnection *
bunko_sample_connection_new (GIOStream *stream,
                             BunkoSampleBackend *backend,
                             GThreadPool *pool,
                             guint latency)
{
  BunkoSampleConnection *self = g_object_new (BUNKO_TYPE_SAMPLE_CONNECTION, NULL);

  self->stream = g_object_ref (stream);
  self->client = bunko_sample_client_new (backend);
  self->pool = pool;
  self->latency = latency;

  return self;
}

/**
 * bunko_sample_connection_close:
 * @self: a connection
 *
 * Closes the socket at once. The signal `closed` follows in the same turn.
 */
void
bunko_sample_connection_close (BunkoSampleConnection *self)
{
  g_return_if_fail (BUNKO_IS_SAMPLE_CONNECTION (self));

  if (self->closed)
    return;

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  bunko_sample_client_leave (self->client);
  g_io_stream_close_async (self->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/* A client that has closed its half still gets the replies that are due. */
static void
close_if_done (BunkoSampleConnection *self)
{
  if (self->ended && !self->writing && !self->handling)
    bunko_sample_connection_close (self);
}

static void
marker_written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSampleConnection) self = user_data;

  self->writing = FALSE;
  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, NULL))
    {
      bunko_sample_connection_close (self);
      return;
    }
  g_bytes_unref (g_queue_pop_head (&self->frames));
  write_next (self);
  read_more (self);
  close_if_done (self);
}

static void
packed_written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSampleConnection) self = user_data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, NULL))
    {
      self->writing = FALSE;
      bunko_sample_connection_close (self);
      return;
    }
  g_output_stream_write_all_async (G_OUTPUT_STREAM (object), BUNKO_FRAME_MARKER,
                                   BUNKO_FRAME_MARKER_LENGTH, G_PRIORITY_DEFAULT, self->cancellable,
                                   marker_written_cb, g_object_ref (self));
}

static void
write_next (BunkoSampleConnection *self)
{
  GBytes *frame = g_queue_peek_head (&self->frames);
  const guint8 *data;
  gsize length;

  if (self->closed || self->writing || frame == NULL)
    return;

  self->writing = TRUE;
  data = g_bytes_get_data (frame, &length);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (self->stream), data,
                                   length - BUNKO_FRAME_MARKER_LENGTH, G_PRIORITY_DEFAULT,
                                   self->cancellable, packed_written_cb, g_object_ref (self));
}

static void
queue_frame (BunkoSampleConnection *self, GBytes *frame)
{
  if (self->closed)
    return;

  g_queue_push_tail (&self->frames, g_bytes_ref (frame));
  write_next (self);
}

static void
queue_text (BunkoSampleConnection *self, GBytes *text)
{
  g_autoptr (GBytes) frame = bunko_frame_encode (text);

  queue_frame (self, frame);
}

static void
finish_message (BunkoSampleConnection *self, Message *message)
{
  self->handling = FALSE;
  if (message->command != 0)
    g_signal_emit (self, signals[SIGNAL_COMMAND], 0, (int) message->command);
  if (message->reply != NULL && !self->announced)
    queue_frame (self, message->reply);
  read_more (self);
  close_if_done (self);
}

static gboolean
latency_over_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);

  finish_message (g_task_get_source_object (task), g_task_get_task_data (task));
  return G_SOURCE_REMOVE;
}

static void
handled_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  BunkoSampleConnection *self = BUNKO_SAMPLE_CONNECTION (object);
  g_autoptr (GSource) source = NULL;

  if (self->latency == 0)
    {
      finish_message (self, g_task_get_task_data (G_TASK (result)));
      return;
    }
  source = g_timeout_source_new (self->latency);
  g_source_set_callback (source, latency_over_cb, g_object_ref (result), g_object_unref);
  g_source_attach (source, g_task_get_context (G_TASK (result)));
}

/**
 * bunko_sample_connection_work:
 * @task: (transfer full): what the pool was given
 * @user_data: unused
 *
 * Handles one message: the function of the pool that bunko_sample_connection_new() takes.
 */
void
bunko_sample_connection_work (gpointer task, gpointer user_data)
{
  g_autoptr (GTask) own = G_TASK (task);
  Message *message = g_task_get_task_data (own);
  g_autoptr (GBytes) text =
      bunko_sample_client_handle (message->client, message->frame, &message->command);

  if (text != NULL)
    message->reply = bunko_frame_encode (text);
  g_task_return_boolean (own, TRUE);
}

static void
handle (BunkoSampleConnection *self, gsize length)
{
  Message *message = g_new0 (Message, 1);
  GTask *task = g_task_new (self, NULL, handled_cb, NULL);

  message->client = bunko_sample_client_ref (self->client);
  message->frame = g_bytes_new (self->buffer->data, length);
  g_byte_array_remove_range (self->buffer, 0, length + BUNKO_FRAME_MARKER_LENGTH);
  self->scanned = 0;
  g_task_set_source_tag (task, handle);
  g_task_set_task_data (task, message, message_free);
  self->handling = TRUE;
  g_thread_pool_push (self->pool, task, NULL);
}

/* The real server cuts at the first marker, without a look at what is packed (HPX wire notes,
 * "Frames"). */
static gboolean
find_marker (BunkoSampleConnection *self, gsize *position)
{
  const guint8 *start = self->buffer->data + self->scanned;
  const guint8 *found = memmem (start, self->buffer->len - self->scanned, BUNKO_FRAME_MARKER,
                                BUNKO_FRAME_MARKER_LENGTH);

  if (found != NULL)
    *position = found - self->buffer->data;
  else if (self->buffer->len >= BUNKO_FRAME_MARKER_LENGTH)
    self->scanned = self->buffer->len - BUNKO_FRAME_MARKER_LENGTH + 1;
  return found != NULL;
}

static void
take_bytes (BunkoSampleConnection *self, gsize n)
{
  gsize position;

  g_byte_array_append (self->buffer, self->chunk, n);
  if (find_marker (self, &position))
    handle (self, position);
  else if (self->buffer->len > MAX_BUFFER)
    bunko_sample_connection_close (self);
  else
    read_more (self);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoSampleConnection) self = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (object), result, NULL);

  self->reading = FALSE;
  if (self->closed)
    return;
  if (n > 0)
    take_bytes (self, n);
  else if (n == 0)
    {
      self->ended = TRUE;
      close_if_done (self);
    }
  else
    bunko_sample_connection_close (self);
}

static void
read_more (BunkoSampleConnection *self)
{
  if (self->closed || self->ended || self->reading || self->handling || self->writing)
    return;

  self->reading = TRUE;
  g_input_stream_read_async (g_io_stream_get_input_stream (self->stream), self->chunk,
                             sizeof self->chunk, G_PRIORITY_DEFAULT, self->cancellable, read_cb,
                             g_object_ref (self));
}

/**
 * bunko_sample_connection_start:
 * @self: a connection
 *
 * Sends the greeting and begins to read.
 */
void
bunko_sample_connection_start (BunkoSampleConnection *self)
{
  g_autoptr (GBytes) greeting = NULL;

  g_return_if_fail (BUNKO_IS_SAMPLE_CONNECTION (self));

  greeting = bunko_sample_client_greet (self->client);
  queue_text (self, greeting);
}

/**
 * bunko_sample_connection_announce:
 * @self: a connection
 * @command: quit or restart
 *
 * Sends the push that every connection gets before the server closes it, in place of a reply that
 * is due (HPX wire notes, "Server commands and broadcast").
 */
void
bunko_sample_connection_announce (BunkoSampleConnection *self, BunkoSampleServerCommand command)
{
  g_autoptr (GBytes) text = NULL;

  g_return_if_fail (BUNKO_IS_SAMPLE_CONNECTION (self));

  self->announced = TRUE;
  text = bunko_sample_client_announce (self->client, command);
  queue_text (self, text);
}
