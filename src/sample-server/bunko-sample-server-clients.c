/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-server-private.h"

/* The clients of the server, from accepting them to the announced end. */

/* After the push that announces it, as the real server does (HPX wire notes, "Server commands and
 * broadcast"); listening again takes the real one five seconds. */
#define CLOSE_DELAY   1000
#define RESTART_DELAY 1000

/* Of server.allowed_clients, which 0 leaves to us. */
#define MAX_CLIENTS 256

static void
connection_closed_cb (BunkoSampleConnection *connection, gpointer user_data)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (user_data);

  g_signal_handlers_disconnect_by_data (connection, self);
  g_ptr_array_remove_fast (self->connections, connection);
  _bunko_sample_server_accept_more (self);
}

/**
 * _bunko_sample_server_close_connections: (skip)
 * @self: a server
 *
 * Closes all connections at once.
 */
void
_bunko_sample_server_close_connections (BunkoSampleServer *self)
{
  while (self->connections->len > 0)
    bunko_sample_connection_close (g_ptr_array_index (self->connections, 0));
}

/**
 * _bunko_sample_server_clear_timer: (skip)
 * @self: a server
 *
 * Gives up what was to happen later: closing, or listening again.
 */
void
_bunko_sample_server_clear_timer (BunkoSampleServer *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
set_timer (BunkoSampleServer *self, guint delay, GSourceFunc callback)
{
  _bunko_sample_server_clear_timer (self);
  self->timer = g_timeout_source_new (delay);
  g_source_set_callback (self->timer, callback, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static gboolean
restart_cb (gpointer user_data)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (user_data);

  g_clear_pointer (&self->timer, g_source_unref);
  self->command = 0;
  g_atomic_int_set (&self->backend->newer, g_atomic_int_get (&self->backend->installed));
  /* Somebody else may have taken the port; then try again. */
  if (bunko_sample_listener_open (self->listener, self->port, NULL))
    _bunko_sample_server_accept_more (self);
  else
    set_timer (self, RESTART_DELAY, restart_cb);
  return G_SOURCE_REMOVE;
}

static gboolean
close_cb (gpointer user_data)
{
  g_autoptr (BunkoSampleServer) self = g_object_ref (BUNKO_SAMPLE_SERVER (user_data));

  g_clear_pointer (&self->timer, g_source_unref);
  _bunko_sample_server_close_connections (self);
  bunko_sample_sessions_clear (self->backend->sessions);
  bunko_sample_commands_clear (self->backend->commands);
  if (self->command == BUNKO_SAMPLE_COMMAND_RESTART)
    set_timer (self, RESTART_DELAY, restart_cb);
  else
    g_signal_emit_by_name (self, "quit");
  return G_SOURCE_REMOVE;
}

static void
carry_out (BunkoSampleServer *self, BunkoSampleServerCommand command)
{
  self->command = command;
  bunko_sample_listener_close (self->listener);
  for (guint i = 0; i < self->connections->len; i++)
    bunko_sample_connection_announce (g_ptr_array_index (self->connections, i), command);
  set_timer (self, CLOSE_DELAY, close_cb);
}

static gboolean
later_cb (gpointer user_data)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (user_data);

  g_clear_pointer (&self->timer, g_source_unref);
  carry_out (self, self->later);
  return G_SOURCE_REMOVE;
}

static void
connection_command_cb (BunkoSampleConnection *connection, int command, gpointer user_data)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (user_data);
  guint delay = (guint) g_atomic_int_get (&self->backend->delay);

  g_atomic_int_set (&self->backend->delay, 0);
  if (self->command != 0)
    return;

  self->later = command;
  if (delay > 0)
    set_timer (self, delay * 1000, later_cb);
  else
    carry_out (self, command);
}

typedef struct
{
  BunkoSampleServer *server;
  BunkoSampleServerCommand command;
} End;

static void
end_free (gpointer data)
{
  End *end = data;

  g_object_unref (end->server);
  g_free (end);
}

static gboolean
end_cb (gpointer user_data)
{
  End *end = user_data;

  /* It may have stopped meanwhile, or be about to. */
  if (end->server->backend != NULL && end->server->command == 0)
    carry_out (end->server, end->command);
  return G_SOURCE_REMOVE;
}

static void
end_from_thread (BunkoSampleServerCommand command, gpointer data)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (data);
  End *end = g_new0 (End, 1);

  end->server = g_object_ref (self);
  end->command = command;
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, end_cb, end, end_free);
}

/**
 * _bunko_sample_server_take_ends: (skip)
 * @self: a server that starts
 *
 * Lets commands that work in threads end the server, in the main context of the caller.
 */
void
_bunko_sample_server_take_ends (BunkoSampleServer *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->backend->end = end_from_thread;
  self->backend->end_data = self;
}

static void
add_stream (BunkoSampleServer *self, GIOStream *stream)
{
  BunkoSampleConnection *connection =
      bunko_sample_connection_new (stream, self->backend, self->pool, self->latency);

  g_signal_connect (connection, "closed", G_CALLBACK (connection_closed_cb), self);
  g_signal_connect (connection, "command", G_CALLBACK (connection_command_cb), self);
  g_ptr_array_add (self->connections, connection);
  bunko_sample_connection_start (connection);
}

static void
listener_accepted_cb (BunkoSampleListener *listener, GSocketConnection *socket, gpointer user_data)
{
  BunkoSampleServer *self = BUNKO_SAMPLE_SERVER (user_data);
  g_autoptr (GIOStream) stream = NULL;

  if (socket != NULL && self->certificate != NULL)
    stream = g_tls_server_connection_new (G_IO_STREAM (socket), self->certificate, NULL);
  else if (socket != NULL)
    stream = g_object_ref (G_IO_STREAM (socket));
  if (stream != NULL)
    add_stream (self, stream);
  _bunko_sample_server_accept_more (self);
}

static guint
get_max_clients (BunkoSampleServer *self)
{
  gint64 allowed =
      bunko_sample_settings_get_int (self->backend->settings, "server.allowed_clients");

  return allowed > 0 && allowed < MAX_CLIENTS ? allowed : MAX_CLIENTS;
}

/**
 * _bunko_sample_server_accept_more: (skip)
 * @self: a server that listens
 *
 * Takes the next client, unless there are as many as are allowed; it is heard when one leaves
 * (HPX wire notes, "Greeting").
 */
void
_bunko_sample_server_accept_more (BunkoSampleServer *self)
{
  if (self->connections->len < get_max_clients (self))
    bunko_sample_listener_accept (self->listener);
}

/**
 * _bunko_sample_server_watch_listener: (skip)
 * @self: a server with its listener
 *
 * Takes the clients that the listener accepts from now on.
 */
void
_bunko_sample_server_watch_listener (BunkoSampleServer *self)
{
  g_signal_connect_object (self->listener, "accepted", G_CALLBACK (listener_accepted_cb), self,
                           G_CONNECT_DEFAULT);
}
