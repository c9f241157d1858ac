/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "script-server.h"

#include "protocol/bunko-frame.h"
#include "protocol/bunko-framer.h"

typedef struct
{
  char *fname;
  char *args;
} LoggedCall;

typedef struct
{
  ScriptServer *server;
  GSocketConnection *stream;
  BunkoFramer *framer;
  GQueue held; /* of JsonNode: requests that are not answered yet */
  guint8 buffer[8192];
} Client;

struct _ScriptServer
{
  GSocketService *service;
  GPtrArray *clients;
  GPtrArray *log;
  GCancellable *cancellable;
  ScriptFunc func;
  gpointer user_data;
  char *held;
  int version[3];
  guint16 port;
};

static void
logged_call_free (gpointer data)
{
  LoggedCall *call = data;

  g_free (call->fname);
  g_free (call->args);
  g_free (call);
}

static void
client_free (gpointer data)
{
  Client *client = data;

  g_signal_handlers_disconnect_by_data (client->framer, client);
  g_queue_clear_full (&client->held, (GDestroyNotify) json_node_unref);
  g_io_stream_close (G_IO_STREAM (client->stream), NULL, NULL);
  g_clear_object (&client->framer);
  g_clear_object (&client->stream);
  g_free (client);
}

static void
send_text (Client *client, const char *session, const char *data)
{
  g_autofree char *text =
      g_strdup_printf ("{\"session\": \"%s\", \"name\": \"script\", \"data\": %s}", session, data);
  g_autoptr (GBytes) payload = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) frame = bunko_frame_encode (payload);
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (client->stream));

  g_output_stream_write_all (output, g_bytes_get_data (frame, NULL), g_bytes_get_size (frame), NULL,
                             NULL, NULL);
}

static void
append_result (Client *client, GString *results, JsonObject *call)
{
  const char *fname = json_object_get_string_member (call, "fname");
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), call);
  LoggedCall *logged = g_new0 (LoggedCall, 1);
  ScriptReply reply = { 0 };

  logged->fname = g_strdup (fname);
  logged->args = json_to_string (node, FALSE);
  g_ptr_array_add (client->server->log, logged);
  client->server->func (fname, call, &reply, client->server->user_data);

  if (results->len > 0)
    g_string_append_c (results, ',');
  if (reply.json != NULL)
    g_string_append_printf (results, "{\"fname\": \"%s\", \"data\": %s}", fname, reply.json);
  else
    g_string_append_printf (
        results, "{\"fname\": \"%s\", \"data\": null, \"error\": {\"code\": %d, \"msg\": \"%s\"}}",
        fname, reply.code, reply.text);
  g_free (reply.json);
}

static void
answer (Client *client, JsonNode *message)
{
  JsonNode *data = json_object_get_member (json_node_get_object (message), "data");
  g_autoptr (GString) results = g_string_new (NULL);
  g_autofree char *list = NULL;
  JsonArray *calls;

  if (!JSON_NODE_HOLDS_ARRAY (data))
    {
      send_text (client, "s1", "\"Authenticated\"");
      return;
    }
  calls = json_node_get_array (data);
  for (guint i = 0; i < json_array_get_length (calls); i++)
    append_result (client, results, json_array_get_object_element (calls, i));
  list = g_strdup_printf ("[%s]", results->str);
  send_text (client, "s1", list);
}

static gboolean
is_held (ScriptServer *self, JsonNode *message)
{
  JsonNode *data = json_object_get_member (json_node_get_object (message), "data");
  JsonArray *calls;

  if (self->held == NULL || !JSON_NODE_HOLDS_ARRAY (data))
    return FALSE;
  calls = json_node_get_array (data);
  return json_array_get_length (calls) > 0 &&
         g_strcmp0 (
             json_object_get_string_member (json_array_get_object_element (calls, 0), "fname"),
             self->held) == 0;
}

static void
message_cb (BunkoFramer *framer, JsonNode *message, gpointer user_data)
{
  Client *client = user_data;

  if (is_held (client->server, message))
    g_queue_push_tail (&client->held, json_node_ref (message));
  else
    answer (client, message);
}

static void read_more (Client *client);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Client *client = user_data;
  g_autoptr (GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (length <= 0)
    {
      g_ptr_array_remove (client->server->clients, client);
      return;
    }
  bunko_framer_push (client->framer, client->buffer, (gsize) length);
  read_more (client);
}

static void
read_more (Client *client)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (client->stream));

  g_input_stream_read_async (input, client->buffer, sizeof client->buffer, G_PRIORITY_DEFAULT,
                             client->server->cancellable, read_cb, client);
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  ScriptServer *self = user_data;
  Client *client = g_new0 (Client, 1);
  g_autofree char *greeting = g_strdup_printf (
      "{\"version\": {\"core\": [%d,%d,%d], \"db\": [0,2,0], \"torrent\": [0,0,0]},"
      " \"guest_allowed\": true}",
      self->version[0], self->version[1], self->version[2]);

  client->server = self;
  client->stream = g_object_ref (connection);
  client->framer = bunko_framer_new ();
  g_queue_init (&client->held);
  g_signal_connect (client->framer, "message", G_CALLBACK (message_cb), client);
  g_ptr_array_add (self->clients, client);
  send_text (client, "", greeting);
  read_more (client);
  return TRUE;
}

ScriptServer *
script_server_new (ScriptFunc func, gpointer user_data)
{
  ScriptServer *self = g_new0 (ScriptServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  self->func = func;
  self->user_data = user_data;
  self->version[1] = 13;
  self->version[2] = 3;
  self->cancellable = g_cancellable_new ();
  self->clients = g_ptr_array_new_with_free_func (client_free);
  self->log = g_ptr_array_new_with_free_func (logged_call_free);
  self->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  return self;
}

void
script_server_free (ScriptServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->cancellable);
  /* The reads come back before what they read into goes. */
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_ptr_array_unref (self->clients);
  g_ptr_array_unref (self->log);
  g_object_unref (self->service);
  g_object_unref (self->cancellable);
  g_free (self->held);
  g_free (self);
}

void
script_server_set_version (ScriptServer *self, int major, int minor, int patch)
{
  self->version[0] = major;
  self->version[1] = minor;
  self->version[2] = patch;
}

guint16
script_server_get_port (ScriptServer *self)
{
  return self->port;
}

guint
script_server_get_n_calls (ScriptServer *self, const char *fname)
{
  guint n = 0;

  for (guint i = 0; i < self->log->len; i++)
    n += g_str_equal (((LoggedCall *) g_ptr_array_index (self->log, i))->fname, fname) ? 1 : 0;
  return n;
}

const char *
script_server_get_args (ScriptServer *self, const char *fname, guint n)
{
  for (guint i = 0; i < self->log->len; i++)
    {
      LoggedCall *call = g_ptr_array_index (self->log, i);

      if (g_str_equal (call->fname, fname) && n-- == 0)
        return call->args;
    }
  return NULL;
}

const char *
script_server_get_last_args (ScriptServer *self, const char *fname)
{
  guint n = script_server_get_n_calls (self, fname);

  return n > 0 ? script_server_get_args (self, fname, n - 1) : NULL;
}

void
script_server_hold (ScriptServer *self, const char *fname)
{
  g_set_str (&self->held, fname);
}

void
script_server_release (ScriptServer *self)
{
  g_clear_pointer (&self->held, g_free);
  for (guint i = 0; i < self->clients->len; i++)
    {
      Client *client = g_ptr_array_index (self->clients, i);
      JsonNode *message;

      while ((message = g_queue_pop_head (&client->held)) != NULL)
        {
          answer (client, message);
          json_node_unref (message);
        }
    }
}

guint
script_server_get_n_held (ScriptServer *self)
{
  guint n = 0;

  for (guint i = 0; i < self->clients->len; i++)
    n += ((Client *) g_ptr_array_index (self->clients, i))->held.length;
  return n;
}

/* What a server says about a function that it does not have. */
void
script_reply_unknown (ScriptReply *reply)
{
  reply->code = 403;
  reply->text = "Function not found: 'it'";
}
