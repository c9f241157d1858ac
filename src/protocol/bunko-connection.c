/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#ifdef G_OS_UNIX
#include <glib-unix.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#endif

#include "bunko-connection.h"
#include "bunko-envelope.h"
#include "bunko-exchange.h"
#include "bunko-frame.h"
#include "bunko-framer.h"
#include "bunko-json.h"
#include "bunko-protocol-error.h"

/**
 * BunkoConnection:
 *
 * One TCP or TLS connection to a server, with at most one message under way.
 *
 *     open → greeting → free ⇄ exchange → closed
 *
 * Messages of the server carry no id, so a reply can only be told by its turn: a second message is
 * not sent before the reply to the first one came. All that goes wrong ends in one place, fail(),
 * which answers the waiting caller and emits #BunkoConnection::failed from an idle, once. A closed
 * connection is not opened again.
 *
 * A connection belongs to the thread-default main context in which it was made.
 */
typedef enum
{
  STATE_NEW,
  STATE_CONNECTING,
  STATE_GREETING,
  STATE_OPEN,
  STATE_CLOSED,
} BunkoConnectionState;

/* Data is taken from the socket in pieces of this size, and this many of them before other events
 * get their turn.
 */
#define READ_SIZE  (64 * 1024)
#define READ_BURST 16

struct _BunkoConnection
{
  GObject parent_instance;

  BunkoEndpoint *endpoint;
  BunkoTimeLimits limits;
  GMainContext *context;
  BunkoConnectionState state;

  GSocketConnection *stream;
  BunkoFramer *framer;
  guint8 *buffer;
  GSource *readable;
  GSource *writable;
  gboolean reading;

  /* Opening. */
  GCancellable *connecting;
  GTask *open_task;
  GSource *open_timer;
  GSource *open_cancelled;

  BunkoExchange *exchange;
  GError *write_error;
  GSource *clock;
  gint64 clock_at;

  /* The server said that it goes down: nothing more is sent. */
  gboolean ending;
  /* The server closed its side; replies that are still being parsed are waited for. */
  gboolean ended;
};

enum
{
  PUSH,
  FREE,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoConnection, bunko_connection, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
attach (BunkoConnection *self, GSource **place, GSource *source, GSourceFunc callback)
{
  clear_source (place);
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, self->context);
  *place = source;
}

/* The end of a connection. */

typedef struct
{
  BunkoConnection *self;
  GTask *open_task;
  BunkoExchange *exchange;
  GError *error;
} Failure;

static void
failure_free (Failure *failure)
{
  g_clear_object (&failure->open_task);
  g_clear_pointer (&failure->exchange, bunko_exchange_free);
  g_error_free (failure->error);
  g_object_unref (failure->self);
  g_free (failure);
}

static gboolean
report_failure_cb (gpointer user_data)
{
  Failure *failure = user_data;

  if (failure->open_task != NULL)
    g_task_return_error (failure->open_task, g_error_copy (failure->error));
  if (failure->exchange != NULL)
    bunko_exchange_return_error (failure->exchange, failure->error);
  g_signal_emit (failure->self, signals[FAILED], 0, failure->error);
  return G_SOURCE_REMOVE;
}

static void
drop_stream (BunkoConnection *self)
{
  clear_source (&self->readable);
  clear_source (&self->writable);
  clear_source (&self->clock);
  clear_source (&self->open_timer);
  clear_source (&self->open_cancelled);
  if (self->connecting != NULL)
    g_cancellable_cancel (self->connecting);
  g_clear_object (&self->connecting);
  if (self->framer != NULL)
    g_signal_handlers_disconnect_by_data (self->framer, self);
  g_clear_object (&self->framer);
  if (self->stream != NULL)
    g_io_stream_close_async (G_IO_STREAM (self->stream), G_PRIORITY_LOW, NULL, NULL, NULL);
  g_clear_object (&self->stream);
}

static void
fail (BunkoConnection *self, GError *error)
{
  g_autoptr (GSource) idle = NULL;

  if (self->state == STATE_CLOSED)
    {
      g_error_free (error);
      return;
    }

  Failure *failure = g_new0 (Failure, 1);

  failure->self = g_object_ref (self);
  failure->open_task = g_steal_pointer (&self->open_task);
  failure->exchange = g_steal_pointer (&self->exchange);
  failure->error = error;
  self->state = STATE_CLOSED;
  drop_stream (self);

  idle = g_idle_source_new ();
  g_source_set_priority (idle, G_PRIORITY_DEFAULT);
  g_source_set_callback (idle, report_failure_cb, failure, (GDestroyNotify) failure_free);
  g_source_attach (idle, self->context);
}

static void
fail_literal (BunkoConnection *self, BunkoProtocolError code, const char *message)
{
  fail (self, g_error_new_literal (BUNKO_PROTOCOL_ERROR, (int) code, message));
}

static void
fail_closed (BunkoConnection *self)
{
  if (self->state == STATE_GREETING)
    fail_literal (self, BUNKO_PROTOCOL_ERROR_CLOSED,
                  _ ("The server closed the connection without a greeting"));
  else
    fail_literal (self, BUNKO_PROTOCOL_ERROR_CLOSED, _ ("The server closed the connection"));
}

/* However the network puts it (reset, broken pipe, a TLS stream without its end): it is closed. */
static void
fail_broken (BunkoConnection *self, const GError *cause)
{
  fail (self, g_error_new (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED,
                           _ ("The connection broke: %s"), cause->message));
}

/* Messages. */

static void
finish_opening (BunkoConnection *self, JsonNode *greeting)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->open_task);

  clear_source (&self->open_timer);
  clear_source (&self->open_cancelled);
  self->state = STATE_OPEN;
  g_task_return_pointer (task, json_node_ref (greeting), (GDestroyNotify) json_node_unref);
}

static void
finish_exchange (BunkoConnection *self, JsonNode *reply)
{
  g_autoptr (BunkoExchange) exchange = g_steal_pointer (&self->exchange);

  bunko_exchange_return (exchange, reply);
  if (self->state == STATE_OPEN)
    g_signal_emit (self, signals[FREE], 0);
}

/* A caller that waits gets the push in place of its reply, which never comes when the server goes
 * down (HPX wire notes, "Server commands and broadcast"). After any other push during an exchange
 * it is not certain whether a reply still follows, and so the connection is given up.
 */
static void
take_push (BunkoConnection *self, BunkoServerCommand command, JsonNode *root)
{
  gboolean had_exchange = self->exchange != NULL;

  if (command == BUNKO_SERVER_COMMAND_QUIT || command == BUNKO_SERVER_COMMAND_RESTART)
    self->ending = TRUE;
  g_signal_emit (self, signals[PUSH], 0, command);
  if (self->state == STATE_CLOSED || !had_exchange)
    return;
  finish_exchange (self, root);
  if (!self->ending)
    fail_literal (self, BUNKO_PROTOCOL_ERROR_CLOSED,
                  _ ("The connection was given up after an announcement of the server"));
}

static void
take_greeting (BunkoConnection *self, const BunkoEnvelope *envelope)
{
  if (envelope->kind == BUNKO_ENVELOPE_GREETING)
    finish_opening (self, envelope->root);
  else if (envelope->kind == BUNKO_ENVELOPE_FAILED)
    fail (self, g_error_copy (envelope->error));
  else
    fail_literal (self, BUNKO_PROTOCOL_ERROR_NOT_HPX,
                  _ ("What answers there is not a HappyPanda X server"));
}

static void
take_message (BunkoConnection *self, JsonNode *root)
{
  g_auto (BunkoEnvelope) envelope = BUNKO_ENVELOPE_INIT;

  bunko_envelope_read (&envelope, root);
  if (envelope.kind == BUNKO_ENVELOPE_WAIT)
    return;
  if (envelope.kind == BUNKO_ENVELOPE_PUSH)
    take_push (self, envelope.command, root);
  else if (self->state == STATE_GREETING)
    take_greeting (self, &envelope);
  else if (self->exchange != NULL && bunko_exchange_is_written (self->exchange))
    finish_exchange (self, root);
  else if (!self->ending)
    fail_literal (self, BUNKO_PROTOCOL_ERROR_UNEXPECTED,
                  _ ("The server sent a message that nobody asked for"));
}

static void
message_cb (BunkoFramer *framer, JsonNode *root, BunkoConnection *self)
{
  g_autoptr (BunkoConnection) alive = g_object_ref (self);

  take_message (self, root);
  if (self->state != STATE_CLOSED && self->ended && bunko_framer_get_n_pending (framer) == 0)
    fail_closed (self);
}

/* Whatever does not even look like a frame in place of the greeting comes from something else. */
static void
framer_failed_cb (BunkoFramer *framer, const GError *error, BunkoConnection *self)
{
  if (self->state == STATE_GREETING &&
      !g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL) &&
      !g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TRUNCATED))
    fail_literal (self, BUNKO_PROTOCOL_ERROR_NOT_HPX,
                  _ ("What answers there is not a HappyPanda X server"));
  else
    fail (self, g_error_copy (error));
}

/* Reading and writing. */

/* Servers write the end marker of a frame apart from its data, and the system holds it back until
 * we acknowledge the data, which we would do 40 ms late. Linux forgets the option again and again,
 * so it is set before every read.
 */
static void
acknowledge_quickly (BunkoConnection *self)
{
#ifdef TCP_QUICKACK
  g_socket_set_option (g_socket_connection_get_socket (self->stream), IPPROTO_TCP, TCP_QUICKACK, 1,
                       NULL);
#endif
}

static void
take_end (BunkoConnection *self)
{
  self->ended = TRUE;
  bunko_framer_end (self->framer);
  if (self->state != STATE_CLOSED && bunko_framer_get_n_pending (self->framer) == 0)
    fail_closed (self);
}

static gssize
read_some (BunkoConnection *self, GError **error)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (self->stream));

  acknowledge_quickly (self);
  return g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (input), self->buffer,
                                                   READ_SIZE, NULL, error);
}

static gboolean
read_burst (BunkoConnection *self)
{
  gssize n = READ_SIZE;

  for (guint i = 0; i < READ_BURST && n == READ_SIZE; i++)
    {
      g_autoptr (GError) error = NULL;

      n = read_some (self, &error);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
        return G_SOURCE_CONTINUE;
      if (n < 0)
        fail_broken (self, error);
      else if (n == 0)
        take_end (self);
      else
        bunko_framer_push (self->framer, self->buffer, (gsize) n);
      if (n <= 0 || self->state == STATE_CLOSED)
        return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
read_available (BunkoConnection *connection)
{
  g_autoptr (BunkoConnection) self = g_object_ref (connection);
  gboolean goes_on;

  self->reading = TRUE;
  goes_on = read_burst (self);
  self->reading = FALSE;
  return goes_on;
}

static gboolean
stream_readable_cb (GObject *stream, gpointer user_data)
{
  return read_available (user_data);
}

#ifdef G_OS_UNIX
static gboolean
socket_readable_cb (int fd, GIOCondition condition, gpointer user_data)
{
  BunkoConnection *self = user_data;

  /* Who gets the message runs a main loop of its own. */
  if (self->reading)
    return G_SOURCE_CONTINUE;
  return read_available (self);
}
#endif

/* For every event, the sources of GIO's streams wake up the main loop several times, and any source
 * that cannot recurse twice, which costs more than the reading itself. So this one waits for the
 * bare file descriptor, and guards against recursion itself. A TLS stream, though, may hold data
 * that the descriptor knows nothing of.
 */
static void
attach_readable (BunkoConnection *self)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (self->stream));

#ifdef G_OS_UNIX
  if (!G_IS_TCP_WRAPPER_CONNECTION (self->stream))
    {
      GSocket *socket = g_socket_connection_get_socket (self->stream);
      GSource *source = g_unix_fd_source_new (g_socket_get_fd (socket), G_IO_IN);

      g_source_set_can_recurse (source, TRUE);
      attach (self, &self->readable, source, G_SOURCE_FUNC (socket_readable_cb));
      return;
    }
#endif
  attach (self, &self->readable,
          g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (input), NULL),
          G_SOURCE_FUNC (stream_readable_cb));
}

/* A server that goes down may have said so before it closed: what it sent is read first. */
static gboolean
write_failed_cb (gpointer user_data)
{
  g_autoptr (BunkoConnection) self = g_object_ref (BUNKO_CONNECTION (user_data));

  read_available (self);
  if (self->state != STATE_CLOSED)
    fail_broken (self, self->write_error);
  return G_SOURCE_REMOVE;
}

/* Returns FALSE if the rest has to wait. */
static gboolean
try_to_write (BunkoConnection *self)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (self->stream));

  g_clear_error (&self->write_error);
  if (bunko_exchange_write (self->exchange, output, &self->write_error))
    acknowledge_quickly (self);
  else if (g_error_matches (self->write_error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return FALSE;
  else
    attach (self, &self->writable, g_idle_source_new (), write_failed_cb);
  return TRUE;
}

static gboolean
writable_cb (GObject *stream, gpointer user_data)
{
  return try_to_write (user_data) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
start_writing (BunkoConnection *self)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (self->stream));

  if (!try_to_write (self))
    attach (self, &self->writable,
            g_pollable_output_stream_create_source (G_POLLABLE_OUTPUT_STREAM (output), NULL),
            G_SOURCE_FUNC (writable_cb));
}

/* Opening. */

static gboolean
greeting_late_cb (gpointer user_data)
{
  fail_literal (user_data, BUNKO_PROTOCOL_ERROR_SILENT,
                _ ("The server accepted the connection but said nothing"));
  return G_SOURCE_REMOVE;
}

static gboolean
connect_late_cb (gpointer user_data)
{
  fail (user_data, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                        _ ("The server did not answer in time")));
  return G_SOURCE_REMOVE;
}

static gboolean
open_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  fail (user_data,
        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Connecting was cancelled")));
  return G_SOURCE_REMOVE;
}

static void
start_reading (BunkoConnection *self)
{
  GSocket *socket = g_socket_connection_get_socket (self->stream);

  g_socket_set_keepalive (socket, TRUE);
#ifdef TCP_NODELAY
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);
#endif

  self->framer = bunko_framer_new ();
  g_signal_connect (self->framer, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (self->framer, "failed", G_CALLBACK (framer_failed_cb), self);
  self->buffer = g_malloc (READ_SIZE);
  attach_readable (self);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoConnection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) stream =
      g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);

  if (self->state == STATE_CLOSED)
    return;
  if (stream == NULL)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }
  self->stream = g_steal_pointer (&stream);
  self->state = STATE_GREETING;
  attach (self, &self->open_timer, g_timeout_source_new (self->limits.greeting), greeting_late_cb);
  start_reading (self);
}

static void
start_connecting (BunkoConnection *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnectable) address = g_network_address_new (
      bunko_endpoint_get_host (self->endpoint), bunko_endpoint_get_port (self->endpoint));

  g_socket_client_set_tls (client, bunko_endpoint_get_tls (self->endpoint));
  self->state = STATE_CONNECTING;
  self->connecting = g_cancellable_new ();
  attach (self, &self->open_timer, g_timeout_source_new (self->limits.connect), connect_late_cb);
  g_socket_client_connect_async (client, address, self->connecting, connected_cb,
                                 g_object_ref (self));
}

/* The object. */

static void
bunko_connection_dispose (GObject *object)
{
  BunkoConnection *self = BUNKO_CONNECTION (object);

  /* A waiting task holds a reference: there is none now. */
  g_assert (self->open_task == NULL);
  if (self->exchange != NULL)
    bunko_exchange_free (g_steal_pointer (&self->exchange));
  self->state = STATE_CLOSED;
  drop_stream (self);
  G_OBJECT_CLASS (bunko_connection_parent_class)->dispose (object);
}

static void
bunko_connection_finalize (GObject *object)
{
  BunkoConnection *self = BUNKO_CONNECTION (object);

  g_clear_error (&self->write_error);
  g_free (self->buffer);
  g_main_context_unref (self->context);
  bunko_endpoint_unref (self->endpoint);
  G_OBJECT_CLASS (bunko_connection_parent_class)->finalize (object);
}

static void
bunko_connection_class_init (BunkoConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_connection_dispose;
  object_class->finalize = bunko_connection_finalize;

  /**
   * BunkoConnection::push:
   * @self: the connection
   * @command: the #BunkoServerCommand that the server announced
   *
   * The server announced a command to all its clients. Emitted before the waiting caller gets the
   * push in place of a reply.
   */
  signals[PUSH] = g_signal_new ("push", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * BunkoConnection::free:
   * @self: the connection
   *
   * The reply came, also to a message whose sender had cancelled: the next one can be sent.
   */
  signals[FREE] = g_signal_new ("free", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  /**
   * BunkoConnection::failed:
   * @self: the connection
   * @error: why
   *
   * The connection is closed, by whichever side. Emitted once, from the main loop, also when the
   * connection could not be opened.
   */
  signals[FAILED] =
      g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
bunko_connection_init (BunkoConnection *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/**
 * bunko_connection_new: (skip)
 * @endpoint: where to connect
 * @limits: how long to wait
 *
 * Returns: (transfer full): a connection that is not opened yet
 */
BunkoConnection *
bunko_connection_new (BunkoEndpoint *endpoint, const BunkoTimeLimits *limits)
{
  g_return_val_if_fail (endpoint != NULL && limits != NULL, NULL);

  BunkoConnection *self = g_object_new (BUNKO_TYPE_CONNECTION, NULL);

  self->endpoint = bunko_endpoint_ref (endpoint);
  self->limits = *limits;
  return self;
}

/**
 * bunko_connection_open_async: (skip)
 * @self: a new connection
 * @cancellable: (nullable): to give up; the connection is closed then
 * @callback: called when the greeting came
 * @user_data: data for @callback
 *
 * Connects, over a proxy if the system says so, and waits for the server to greet.
 */
void
bunko_connection_open_async (BunkoConnection *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self) && self->state == STATE_NEW);

  self->open_task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->open_task, bunko_connection_open_async);
  start_connecting (self);
  if (cancellable != NULL)
    attach (self, &self->open_cancelled, g_cancellable_source_new (cancellable),
            G_SOURCE_FUNC (open_cancelled_cb));
}

/**
 * bunko_connection_open_finish: (skip)
 * @self: a connection
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_connection_open_async().
 *
 * Returns: (transfer full) (nullable): the greeting, or %NULL with the error of the address or
 *   the network, %G_IO_ERROR_TIMED_OUT where nothing answers, %BUNKO_PROTOCOL_ERROR_SILENT where
 *   no greeting comes, %BUNKO_PROTOCOL_ERROR_NOT_HPX or %BUNKO_PROTOCOL_ERROR_NEWER_PROTOCOL where
 *   it is not one that we understand, %BUNKO_PROTOCOL_ERROR_CLOSED
 */
JsonNode *
bunko_connection_open_finish (BunkoConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void set_clock (BunkoConnection *self);

static gboolean
clock_cb (gpointer user_data)
{
  BunkoConnection *self = user_data;

  clear_source (&self->clock);
  if (self->exchange == NULL)
    return G_SOURCE_REMOVE;
  if (bunko_exchange_get_deadline (self->exchange) <= g_get_monotonic_time ())
    fail_literal (self, BUNKO_PROTOCOL_ERROR_TIMED_OUT, _ ("The server did not reply in time"));
  else
    set_clock (self);
  return G_SOURCE_REMOVE;
}

/* Most replies come long before they are due. So the clock is not set for each, but left running:
 * when it strikes it looks when the reply that is out then is due.
 */
static void
set_clock (BunkoConnection *self)
{
  gint64 deadline = bunko_exchange_get_deadline (self->exchange);
  gint64 left = MAX (deadline - g_get_monotonic_time (), 0);

  if (self->clock != NULL && self->clock_at <= deadline)
    return;
  self->clock_at = deadline;
  attach (self, &self->clock, g_timeout_source_new ((guint) (left / 1000 + 1)), clock_cb);
}

/**
 * bunko_connection_exchange_async: (skip)
 * @self: a free connection
 * @message: (transfer none): what to send
 * @timeout: how long the reply may take in milliseconds, 0 for the usual limit
 * @cancellable: (nullable): to no longer wait; the connection is not free before the reply came
 * @callback: called with the reply
 * @user_data: data for @callback
 *
 * Sends a message and waits for the next message of the server.
 */
void
bunko_connection_exchange_async (BunkoConnection *self,
                                 JsonNode *message,
                                 guint timeout,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self) && bunko_connection_is_free (self));
  g_return_if_fail (message != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GBytes) payload = bunko_json_serialize (message);
  g_autoptr (GBytes) frame = bunko_frame_encode (payload);

  g_task_set_source_tag (task, bunko_connection_exchange_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  self->exchange = bunko_exchange_new (task, frame);
  bunko_exchange_start (self->exchange, timeout > 0 ? timeout : self->limits.reply);
  set_clock (self);
  start_writing (self);
}

/**
 * bunko_connection_exchange_finish: (skip)
 * @self: a connection
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Finishes bunko_connection_exchange_async().
 *
 * Returns: (transfer full) (nullable): the reply, or a push that came in its place; %NULL with
 *   %G_IO_ERROR_CANCELLED, with %BUNKO_PROTOCOL_ERROR_TIMED_OUT, or with the reason why the
 *   connection was closed
 */
JsonNode *
bunko_connection_exchange_finish (BunkoConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bunko_connection_is_free: (skip)
 * @self: a connection
 *
 * Returns: whether a message can be sent now
 */
gboolean
bunko_connection_is_free (BunkoConnection *self)
{
  g_return_val_if_fail (BUNKO_IS_CONNECTION (self), FALSE);

  return self->state == STATE_OPEN && self->exchange == NULL && !self->ending && !self->ended;
}

/**
 * bunko_connection_is_opening: (skip)
 * @self: a connection
 *
 * Returns: whether the connection is being made or the greeting is waited for
 */
gboolean
bunko_connection_is_opening (BunkoConnection *self)
{
  g_return_val_if_fail (BUNKO_IS_CONNECTION (self), FALSE);

  return self->state == STATE_CONNECTING || self->state == STATE_GREETING;
}

/**
 * bunko_connection_close: (skip)
 * @self: a connection
 * @error: (nullable): what to tell the caller that waits, %NULL for %BUNKO_PROTOCOL_ERROR_CLOSED
 *
 * Closes the connection.
 */
void
bunko_connection_close (BunkoConnection *self, const GError *error)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self));

  if (error != NULL)
    fail (self, g_error_copy (error));
  else
    fail_literal (self, BUNKO_PROTOCOL_ERROR_CLOSED, _ ("The connection was closed"));
}
