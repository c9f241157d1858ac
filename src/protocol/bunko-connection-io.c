/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>

#ifdef G_OS_UNIX
#include <glib-unix.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#endif

#include "bunko-connection-private.h"

/* How a connection reads and writes. */

/* Data is taken from the socket in pieces of this size, and this many of them before other events
 * get their turn.
 */
#define READ_SIZE  (64 * 1024)
#define READ_BURST 4

/* Seconds: a connection on which nothing comes is tried after so many, so often. */
#define KEEPALIVE_AFTER    15
#define KEEPALIVE_INTERVAL 5
#define KEEPALIVE_TRIES    3

/* What we send must be acknowledged by the system at the other end within this time. */
#define UNACKNOWLEDGED_MS 30000

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
  if (self->state != BUNKO_CONNECTION_CLOSED && bunko_framer_get_n_pending (self->framer) == 0)
    _bunko_connection_fail_closed (self);
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
      self->n_read += MAX (n, 0);
      self->bytes_in += (guint64) MAX (n, 0);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
        return G_SOURCE_CONTINUE;
      if (n < 0)
        _bunko_connection_fail_broken (self, error);
      else if (n == 0)
        take_end (self);
      else
        bunko_framer_push (self->framer, self->buffer, (gsize) n);
      if (n <= 0 || self->state == BUNKO_CONNECTION_CLOSED)
        return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

/* Small replies are read at once, whatever the connection is for: who waits for them has something
 * to ask next. Only while megabytes come in, these have the priority that was set.
 */
static void
update_priority (BunkoConnection *self, gboolean is_large)
{
  int priority = is_large ? self->priority : MIN (self->priority, G_PRIORITY_DEFAULT);

  if (self->readable != NULL && g_source_get_priority (self->readable) != priority)
    g_source_set_priority (self->readable, priority);
}

static gboolean
read_available (BunkoConnection *connection)
{
  g_autoptr (BunkoConnection) self = g_object_ref (connection);
  gboolean goes_on;

  self->reading = TRUE;
  self->n_read = 0;
  goes_on = read_burst (self);
  update_priority (self, self->n_read >= READ_SIZE);
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
static GSource *
create_readable_source (BunkoConnection *self)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (self->stream));
  GSource *source;

#ifdef G_OS_UNIX
  if (!G_IS_TCP_WRAPPER_CONNECTION (self->stream))
    {
      GSocket *socket = g_socket_connection_get_socket (self->stream);

      source = g_unix_fd_source_new (g_socket_get_fd (socket), G_IO_IN);
      g_source_set_can_recurse (source, TRUE);
      g_source_set_callback (source, G_SOURCE_FUNC (socket_readable_cb), self, NULL);
      return source;
    }
#endif
  source = g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (input), NULL);
  g_source_set_callback (source, G_SOURCE_FUNC (stream_readable_cb), self, NULL);
  return source;
}

/* A server that goes down may have said so before it closed: what it sent is read first. */
static gboolean
write_failed_cb (gpointer user_data)
{
  g_autoptr (BunkoConnection) self = g_object_ref (BUNKO_CONNECTION (user_data));

  read_available (self);
  if (self->state != BUNKO_CONNECTION_CLOSED)
    _bunko_connection_fail_broken (self, self->write_error);
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
    _bunko_connection_attach (self, &self->writable, g_idle_source_new (), write_failed_cb);
  return TRUE;
}

static gboolean
writable_cb (GObject *stream, gpointer user_data)
{
  return try_to_write (user_data) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/**
 * _bunko_connection_start_writing: (skip)
 * @self: a connection with an exchange
 *
 * Sends the message of the exchange.
 */
void
_bunko_connection_start_writing (BunkoConnection *self)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (self->stream));

  if (!try_to_write (self))
    _bunko_connection_attach (
        self, &self->writable,
        g_pollable_output_stream_create_source (G_POLLABLE_OUTPUT_STREAM (output), NULL),
        G_SOURCE_FUNC (writable_cb));
}

/* A machine that is switched off, or a network that was left, says nothing: without this, a reply
 * that cannot come any more would be waited for until its time limit, and a connection that nobody
 * uses would look fine for hours. What only takes long is not touched, since the system of the
 * server acknowledges what it gets however busy the server is.
 */
static void
notice_silence (GSocket *socket)
{
  g_socket_set_keepalive (socket, TRUE);
#if defined(TCP_KEEPIDLE) && defined(TCP_KEEPINTVL) && defined(TCP_KEEPCNT)
  g_socket_set_option (socket, IPPROTO_TCP, TCP_KEEPIDLE, KEEPALIVE_AFTER, NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_KEEPINTVL, KEEPALIVE_INTERVAL, NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_KEEPCNT, KEEPALIVE_TRIES, NULL);
#endif
#ifdef TCP_USER_TIMEOUT
  g_socket_set_option (socket, IPPROTO_TCP, TCP_USER_TIMEOUT, UNACKNOWLEDGED_MS, NULL);
#endif
}

/**
 * _bunko_connection_start_reading: (skip)
 * @self: a connection with a stream
 *
 * Feeds the framer with all that comes from now on.
 */
void
_bunko_connection_start_reading (BunkoConnection *self)
{
  GSocket *socket = g_socket_connection_get_socket (self->stream);

  notice_silence (socket);
#ifdef TCP_NODELAY
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);
#endif

  self->framer = bunko_framer_new ();
  _bunko_connection_watch_framer (self);
  self->buffer = g_malloc (READ_SIZE);
  self->readable = create_readable_source (self);
  update_priority (self, FALSE);
  g_source_attach (self->readable, self->context);
}
