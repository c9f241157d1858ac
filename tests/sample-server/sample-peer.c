/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <netinet/in.h>
#include <netinet/tcp.h>

#include "protocol/bunko-frame.h"
#include "sample-peer.h"
#include "sample-server/bunko-sample-gunzip.h"

#define PATIENCE 20 /* seconds */

struct _SamplePeer
{
  GSocketConnection *connection;
  GByteArray *buffer;
  JsonNode *greeting;
  char *session;
};

JsonNode *
sample_json (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  return node;
}

SamplePeer *
sample_peer_new (guint16 port)
{
  SamplePeer *self = g_new0 (SamplePeer, 1);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  self->connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  self->buffer = g_byte_array_new ();
  self->session = g_strdup ("");
  self->greeting = sample_peer_receive (self);
  return self;
}

void
sample_peer_free (SamplePeer *self)
{
  g_io_stream_close (G_IO_STREAM (self->connection), NULL, NULL);
  g_object_unref (self->connection);
  g_byte_array_unref (self->buffer);
  g_clear_pointer (&self->greeting, json_node_unref);
  g_free (self->session);
  g_free (self);
}

JsonNode *
sample_peer_get_greeting (SamplePeer *self)
{
  return self->greeting;
}

const char *
sample_peer_get_session (SamplePeer *self)
{
  return self->session;
}

void
sample_peer_set_session (SamplePeer *self, const char *session)
{
  g_set_str (&self->session, session);
}

void
sample_peer_send_bytes (SamplePeer *self, const void *data, gsize length)
{
  GOutputStream *stream = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (stream, data, length, NULL, NULL, &error);
  g_assert_no_error (error);
}

GBytes *
sample_peer_pack (const char *json)
{
  g_autoptr (GBytes) text = g_bytes_new (json, strlen (json));

  return bunko_frame_encode (text);
}

void
sample_peer_send_text (SamplePeer *self, const char *json)
{
  g_autoptr (GBytes) frame = sample_peer_pack (json);

  sample_peer_send_bytes (self, g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));
}

void
sample_peer_shutdown (SamplePeer *self)
{
  g_autoptr (GError) error = NULL;

  g_socket_shutdown (g_socket_connection_get_socket (self->connection), FALSE, TRUE, &error);
  g_assert_no_error (error);
}

static JsonNode *
take_frame (SamplePeer *self)
{
  const guint8 *marker = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  if (self->buffer->len > 0)
    marker = memmem (self->buffer->data, self->buffer->len, BUNKO_FRAME_MARKER,
                     BUNKO_FRAME_MARKER_LENGTH);
  if (marker == NULL)
    return NULL;
  packed = g_bytes_new (self->buffer->data, marker - self->buffer->data);
  g_byte_array_remove_range (self->buffer, 0,
                             g_bytes_get_size (packed) + BUNKO_FRAME_MARKER_LENGTH);
  text = bunko_sample_gunzip (packed, &error);
  g_assert_no_error (error);
  json = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  /* Replies are pure ASCII. */
  g_assert_true (g_str_is_ascii (json));
  return json_from_string (json, NULL);
}

/* Less than 0: nothing came in time. */
static gssize
read_some (SamplePeer *self, gint64 timeout)
{
  GSocket *socket = g_socket_connection_get_socket (self->connection);
  guint8 chunk[64 * 1024];
  int one = 1;
  gssize n;

  setsockopt (g_socket_get_fd (socket), IPPROTO_TCP, TCP_QUICKACK, &one, sizeof one);
  if (!g_socket_condition_timed_wait (socket, G_IO_IN, timeout, NULL, NULL))
    return -1;
  n = g_socket_receive (socket, (char *) chunk, sizeof chunk, NULL, NULL);
  if (n > 0)
    g_byte_array_append (self->buffer, chunk, n);
  return MAX (n, 0);
}

JsonNode *
sample_peer_receive (SamplePeer *self)
{
  JsonNode *node;

  while ((node = take_frame (self)) == NULL)
    {
      gssize n = read_some (self, PATIENCE * G_USEC_PER_SEC);

      g_assert_cmpint (n, >=, 0);
      if (n == 0)
        return NULL;
    }
  return node;
}

gboolean
sample_peer_read_has_marker (SamplePeer *self)
{
  g_assert_cmpint (read_some (self, PATIENCE * G_USEC_PER_SEC), >, 0);
  return memmem (self->buffer->data, self->buffer->len, BUNKO_FRAME_MARKER,
                 BUNKO_FRAME_MARKER_LENGTH) != NULL;
}

gboolean
sample_peer_is_silent (SamplePeer *self, guint milliseconds)
{
  return self->buffer->len == 0 && read_some (self, milliseconds * 1000) < 0;
}

JsonNode *
sample_peer_ask (SamplePeer *self, const char *data)
{
  g_autofree char *text = g_strdup_printf (
      "{\"session\": \"%s\", \"name\": \"test\", \"data\": %s}", self->session, data);
  JsonNode *reply;

  sample_peer_send_text (self, text);
  reply = sample_peer_receive (self);
  g_assert_nonnull (reply);
  return reply;
}

JsonNode *
sample_peer_log_in (SamplePeer *self, const char *data)
{
  JsonNode *reply = sample_peer_ask (self, data);
  JsonObject *object = json_node_get_object (reply);

  if (!json_object_has_member (object, "error"))
    sample_peer_set_session (self, json_object_get_string_member (object, "session"));
  return reply;
}

static JsonObject *
call (SamplePeer *self, const char *text, JsonNode **reply)
{
  g_autofree char *data = g_strdup_printf ("[%s]", text);
  JsonObject *root;

  *reply = sample_peer_ask (self, data);
  root = json_node_get_object (*reply);
  if (json_object_has_member (root, "error"))
    return root;
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (root, "data")), ==, 1);
  return json_array_get_object_element (json_object_get_array_member (root, "data"), 0);
}

JsonNode *
sample_peer_call (SamplePeer *self, const char *text)
{
  g_autoptr (JsonNode) reply = NULL;
  JsonObject *element = call (self, text, &reply);

  if (json_object_has_member (element, "error"))
    g_error ("%s: %s", text, json_to_string (reply, FALSE));
  return json_node_ref (json_object_get_member (element, "data"));
}

char *
sample_peer_call_error (SamplePeer *self, const char *text)
{
  g_autoptr (JsonNode) reply = NULL;
  JsonObject *element = call (self, text, &reply);
  JsonObject *error;

  g_assert_true (json_object_has_member (element, "error"));
  error = json_object_get_object_member (element, "error");
  return g_strdup_printf ("%d %s", (int) json_object_get_int_member (error, "code"),
                          json_object_get_string_member (error, "msg"));
}

gint64
sample_peer_call_int (SamplePeer *self, const char *text, const char *member)
{
  g_autoptr (JsonNode) data = sample_peer_call (self, text);

  return member != NULL ? json_object_get_int_member (json_node_get_object (data), member)
                        : json_node_get_int (data);
}

static gboolean
has_state (SamplePeer *self, gint64 command, const char *state)
{
  g_autofree char *text = g_strdup_printf (
      "{\"fname\": \"get_command_state\", \"command_ids\": [%" G_GINT64_FORMAT "]}", command);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, command);
  g_autoptr (JsonNode) data = sample_peer_call (self, text);

  return g_str_equal (json_object_get_string_member (json_node_get_object (data), key), state);
}

JsonNode *
sample_peer_wait (SamplePeer *self, gint64 command, const char *state)
{
  g_autofree char *text = g_strdup_printf (
      "{\"fname\": \"get_command_value\", \"command_ids\": [%" G_GINT64_FORMAT "]}", command);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, command);
  g_autoptr (JsonNode) data = NULL;

  for (guint i = 0; !has_state (self, command, state); i++)
    {
      g_assert_cmpuint (i, <, 4000);
      g_usleep (5000);
    }
  if (!g_str_equal (state, "finished"))
    return NULL;
  data = sample_peer_call (self, text);
  return json_node_ref (json_object_get_member (json_node_get_object (data), key));
}
