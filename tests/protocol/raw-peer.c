/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "raw-peer.h"

/* No step of a script takes longer. */
#define TIME_LIMIT 20

struct _RawPeer
{
  GSocketListener *listener;
  GCancellable *cancellable;
  GThread *acceptor;
  guint16 port;

  GMutex mutex;
  GCond cond;
  GPtrArray *scripts; /* of GStrv */
  GPtrArray *threads;
  guint n_accepted;
  guint n_ended;
  guint n_waiting;
  guint n_released;
};

typedef struct
{
  RawPeer *peer;
  guint number;
  GSocketConnection *stream;
  GStrv steps;
  GByteArray *received;
  char *session;
} Client;

static void
write_bytes (Client *client, const void *data, gsize size)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (client->stream));

  /* A client that has gone is noticed when something is expected of it. */
  g_output_stream_write_all (output, data, size, NULL, NULL, NULL);
}

static GBytes *
convert (GConverter *converter, const void *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  GBytes *output = g_converter_convert_bytes (converter, input, &error);

  g_assert_no_error (error);
  return output;
}

static GBytes *
compress (const char *text)
{
  g_autoptr (GConverter) gzip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 5));

  return convert (gzip, text, strlen (text));
}

static void
send_message (Client *client, const char *json)
{
  g_autoptr (GBytes) data = compress (json);

  write_bytes (client, g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  write_bytes (client, "<EOF>", 5);
}

static void
send_part (Client *client, const char *step)
{
  char *json;
  guint64 n = g_ascii_strtoull (step, &json, 10);
  g_autoptr (GBytes) data = compress (g_strchug (json));

  g_assert_cmpuint (n, <, g_bytes_get_size (data));
  write_bytes (client, g_bytes_get_data (data, NULL), n);
}

static gssize
read_more (Client *client)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (client->stream));
  guint8 buffer[4096];
  gssize n = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL);

  if (n > 0)
    g_byte_array_append (client->received, buffer, (guint) n);
  return n;
}

static guint8 *
find_end (Client *client)
{
  if (client->received->len == 0)
    return NULL;
  return memmem (client->received->data, client->received->len, "<EOF>", 5);
}

static JsonNode *
read_message (Client *client)
{
  guint8 *end;
  g_autoptr (GConverter) gunzip =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GError) error = NULL;

  while ((end = find_end (client)) == NULL)
    if (read_more (client) <= 0)
      g_error ("peer, connection %u: the client closed where a message was expected",
               client->number);

  gsize size = (gsize) (end - client->received->data);
  g_autoptr (GBytes) text = convert (gunzip, client->received->data, size);
  JsonNode *root;

  g_byte_array_remove_range (client->received, 0, (guint) size + 5);
  g_autofree char *json = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  root = json_from_string (json, &error);
  g_assert_no_error (error);
  return root;
}

static void
expect_message (Client *client, const char *json)
{
  g_autoptr (JsonNode) root = read_message (client);
  g_autoptr (JsonNode) expected = *json != '\0' ? json_from_string (json, NULL) : NULL;
  JsonObject *object = json_node_get_object (root);
  JsonNode *data = json_object_get_member (object, "data");
  g_autofree char *got = json_to_string (data, FALSE);

  /* Exactly the three keys: version 0.3 refuses any other. */
  g_assert_cmpuint (json_object_get_size (object), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "bunko");
  g_assert_true (expected != NULL || *json == '\0');
  if (expected != NULL && !json_node_equal (data, expected))
    g_error ("peer, connection %u: expected %s, got %s", client->number, json, got);
  g_set_str (&client->session, json_object_get_string_member (object, "session"));
}

static void
expect_request (Client *client, const char *line)
{
  g_autofree char *got = NULL;

  while (client->received->len == 0 ||
         memmem (client->received->data, client->received->len, "\r\n\r\n", 4) == NULL)
    if (read_more (client) <= 0)
      g_error ("peer, connection %u: the client closed where a request was expected",
               client->number);
  got = g_strndup ((const char *) client->received->data, client->received->len);
  got[strcspn (got, "\r\n")] = '\0';
  g_assert_cmpstr (got, ==, line);
}

static void
wait_for_release (RawPeer *self)
{
  gint64 end = g_get_monotonic_time () + TIME_LIMIT * G_TIME_SPAN_SECOND;

  g_mutex_lock (&self->mutex);
  self->n_waiting++;
  while (self->n_released == 0)
    if (!g_cond_wait_until (&self->cond, &self->mutex, end))
      g_error ("peer: never released");
  self->n_released--;
  self->n_waiting--;
  g_mutex_unlock (&self->mutex);
}

/* What the client still sends is ignored, but it has to close. */
static void
wait_for_close (Client *client)
{
  gssize n;

  while ((n = read_more (client)) > 0)
    ;
}

static gboolean
do_step (Client *client, char *step)
{
  switch (step[0])
    {
    case '>':
      send_message (client, step + 1);
      return TRUE;
    case '<':
      expect_message (client, step + 1);
      return TRUE;
    case '@':
      g_assert_cmpstr (client->session, ==, step + 1);
      return TRUE;
    case '=':
      write_bytes (client, step + 1, strlen (step + 1));
      return TRUE;
    case '/':
      send_part (client, step + 1);
      return TRUE;
    case '^':
      expect_request (client, step + 1);
      return TRUE;
    case '~':
      g_usleep (g_ascii_strtoull (step + 1, NULL, 10) * 1000);
      return TRUE;
    case '?':
      wait_for_release (client->peer);
      return TRUE;
    case '.':
      wait_for_close (client);
      return TRUE;
    case 'x':
      return FALSE;
    default:
      g_error ("peer: what is “%s”?", step);
    }
}

static gpointer
client_thread (gpointer data)
{
  Client *client = data;

  for (guint i = 0; client->steps[i] != NULL; i++)
    if (!do_step (client, client->steps[i]))
      break;
  g_io_stream_close (G_IO_STREAM (client->stream), NULL, NULL);

  g_mutex_lock (&client->peer->mutex);
  client->peer->n_ended++;
  g_mutex_unlock (&client->peer->mutex);
  g_object_unref (client->stream);
  g_strfreev (client->steps);
  g_byte_array_unref (client->received);
  g_free (client->session);
  g_free (client);
  return NULL;
}

static void
start_client (RawPeer *self, GSocketConnection *stream)
{
  Client *client = g_new0 (Client, 1);

  g_mutex_lock (&self->mutex);
  if (self->scripts->len == 0)
    g_error ("peer: connection %u was not expected", self->n_accepted + 1);
  client->peer = self;
  client->number = ++self->n_accepted;
  client->stream = stream;
  client->steps = g_ptr_array_steal_index (self->scripts, 0);
  client->received = g_byte_array_new ();
  g_socket_set_timeout (g_socket_connection_get_socket (stream), TIME_LIMIT);
  g_ptr_array_add (self->threads, g_thread_new ("peer-client", client_thread, client));
  g_mutex_unlock (&self->mutex);
}

static gpointer
accept_thread (gpointer data)
{
  RawPeer *self = data;
  GSocketConnection *stream;

  while ((stream = g_socket_listener_accept (self->listener, NULL, self->cancellable, NULL)) !=
         NULL)
    start_client (self, stream);
  g_socket_listener_close (self->listener);
  return NULL;
}

/**
 * raw_peer_new:
 *
 * Starts a peer on a free port of the loopback interface.
 *
 * Returns: (transfer full): a peer without scripts, for raw_peer_finish()
 */
RawPeer *
raw_peer_new (void)
{
  RawPeer *self = g_new0 (RawPeer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->threads = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener, address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  self->acceptor = g_thread_new ("peer-accept", accept_thread, self);
  return self;
}

/**
 * raw_peer_add:
 * @self: a peer
 * @steps: (array zero-terminated=1): what to do with a connection
 *
 * Adds the script for the next connection that has none yet.
 */
void
raw_peer_add (RawPeer *self, const char *const *steps)
{
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->scripts, g_strdupv ((GStrv) steps));
  g_mutex_unlock (&self->mutex);
}

/**
 * raw_peer_get_port:
 * @self: a peer
 *
 * Returns: where it listens
 */
guint16
raw_peer_get_port (RawPeer *self)
{
  return self->port;
}

/**
 * raw_peer_release:
 * @self: a peer
 *
 * Lets one connection go on that waits for this, now or later.
 */
void
raw_peer_release (RawPeer *self)
{
  g_mutex_lock (&self->mutex);
  self->n_released++;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/**
 * raw_peer_get_n_waiting:
 * @self: a peer
 *
 * Returns: how many connections wait for raw_peer_release()
 */
guint
raw_peer_get_n_waiting (RawPeer *self)
{
  g_mutex_lock (&self->mutex);
  guint n = self->n_waiting;
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * raw_peer_get_n_accepted:
 * @self: a peer
 *
 * Returns: how many connections were made so far
 */
guint
raw_peer_get_n_accepted (RawPeer *self)
{
  g_mutex_lock (&self->mutex);
  guint n = self->n_accepted;
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * raw_peer_get_n_open:
 * @self: a peer
 *
 * Returns: how many connections were made whose scripts are not played to their ends
 */
guint
raw_peer_get_n_open (RawPeer *self)
{
  g_mutex_lock (&self->mutex);
  guint n = self->n_accepted - self->n_ended;
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * raw_peer_stop_listening:
 * @self: a peer
 *
 * Refuses connections from now on.
 */
void
raw_peer_stop_listening (RawPeer *self)
{
  if (self->acceptor == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_thread_join (g_steal_pointer (&self->acceptor));
}

static gboolean
has_scripts (RawPeer *self)
{
  g_mutex_lock (&self->mutex);
  gboolean has = self->scripts->len > 0;
  g_mutex_unlock (&self->mutex);
  return has;
}

/* On a busy machine a client may have come and gone before it is accepted. */
static void
wait_for_clients (RawPeer *self)
{
  gint64 end = g_get_monotonic_time () + TIME_LIMIT * G_TIME_SPAN_SECOND;

  while (self->acceptor != NULL && has_scripts (self) && g_get_monotonic_time () < end)
    g_usleep (1000);
}

/**
 * raw_peer_finish:
 * @self: (transfer full): a peer
 *
 * Waits until all scripts were played to their ends, and frees the peer.
 */
void
raw_peer_finish (RawPeer *self)
{
  wait_for_clients (self);
  raw_peer_stop_listening (self);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));
  g_assert_cmpuint (self->scripts->len, ==, 0);

  g_ptr_array_unref (self->threads);
  g_ptr_array_unref (self->scripts);
  g_object_unref (self->listener);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}
