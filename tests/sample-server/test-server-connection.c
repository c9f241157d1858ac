/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <zlib.h>

#include "sample-host.h"
#include "sample-peer.h"

#define VERSION_CALL "[{\"fname\": \"get_version\"}]"

static char *
make_call (SamplePeer *peer, const char *text)
{
  return g_strdup_printf ("{\"session\": \"%s\", \"name\": \"t\", \"data\": [{\"fname\": "
                          "\"translate\", \"t_id\": \"x.y\", \"default\": \"%s\"}]}",
                          sample_peer_get_session (peer), text);
}

static void
assert_translated (SamplePeer *peer, const char *text)
{
  g_autoptr (JsonNode) reply = sample_peer_receive (peer);
  JsonArray *results;

  g_assert_nonnull (reply);
  results = json_object_get_array_member (json_node_get_object (reply), "data");
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (results, 0), "data"), ==, text);
}

static SamplePeer *
log_in (SampleHost *host)
{
  SamplePeer *peer = sample_peer_new (sample_host_get_port (host));
  g_autoptr (JsonNode) reply = sample_peer_log_in (peer, "{}");

  g_assert_cmpuint (strlen (sample_peer_get_session (peer)), ==, 32);
  return peer;
}

static const char *
get_data_text (JsonNode *reply)
{
  JsonNode *data = json_object_get_member (json_node_get_object (reply), "data");

  return JSON_NODE_HOLDS_VALUE (data) ? json_node_get_string (data) : NULL;
}

/* Packs a text at a level, in a number of members. */
static GByteArray *
deflate_text (const char *text, int level, guint n_members)
{
  GByteArray *out = g_byte_array_new ();
  gsize length = strlen (text);

  for (guint i = 0; i < n_members; i++)
    {
      gsize from = length * i / n_members;
      gsize to = length * (i + 1) / n_members;
      z_stream stream = { 0 };
      guint8 buffer[4096];

      g_assert_cmpint (deflateInit2 (&stream, level, Z_DEFLATED, MAX_WBITS + 16, 8, 0), ==, Z_OK);
      stream.next_in = (guint8 *) text + from;
      stream.avail_in = to - from;
      stream.next_out = buffer;
      stream.avail_out = sizeof buffer;
      g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
      g_byte_array_append (out, buffer, sizeof buffer - stream.avail_out);
      deflateEnd (&stream);
    }
  g_byte_array_append (out, (const guint8 *) "<EOF>", 5);
  return out;
}

static void
test_frames (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);

  for (int level = 0; level <= 9; level++)
    for (guint members = 1; members <= 2; members++)
      {
        g_autofree char *text = make_call (peer, "packed");
        g_autoptr (GByteArray) frame = deflate_text (text, level, members);

        sample_peer_send_bytes (peer, frame->data, frame->len);
        assert_translated (peer, "packed");
      }
}

static void
test_pieces (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autofree char *text = make_call (peer, "in pieces");
  g_autoptr (GBytes) frame = sample_peer_pack (text);
  gsize length;
  const guint8 *data = g_bytes_get_data (frame, &length);

  for (gsize i = 0; i < length; i++)
    {
      if (i == length - 2)
        g_assert_true (sample_peer_is_silent (peer, 50));
      sample_peer_send_bytes (peer, data + i, 1);
    }
  assert_translated (peer, "in pieces");
}

/* The five bytes of the marker inside of stored data end the message there. */
static void
test_marker_in_stored (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autofree char *text = make_call (peer, "with <EOF> in it");
  g_autoptr (GByteArray) stored = deflate_text (text, 0, 1);
  g_autoptr (GByteArray) packed = deflate_text (text, 5, 1);
  g_autoptr (JsonNode) reply = NULL;
  JsonObject *error;

  sample_peer_send_bytes (peer, packed->data, packed->len);
  assert_translated (peer, "with <EOF> in it");
  sample_peer_send_bytes (peer, stored->data, stored->len);
  reply = sample_peer_receive (peer);
  error = json_object_get_object_member (json_node_get_object (reply), "error");
  g_assert_cmpint (json_object_get_int_member (error, "code"), ==, 100);
  g_assert_true (g_str_has_suffix (json_object_get_string_member (error, "msg"), "EOFError"));
}

static void
test_marker_at_end_of_text (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autofree char *text = make_call (peer, "x");
  g_autofree char *marked = g_strconcat (text, "<EOF>", NULL);

  sample_peer_send_text (peer, marked);
  assert_translated (peer, "x");
}

static void
test_half_close (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autofree char *text = make_call (peer, "the last one");

  sample_peer_send_text (peer, text);
  sample_peer_shutdown (peer);
  assert_translated (peer, "the last one");
  g_assert_null (sample_peer_receive (peer));
}

/* Two messages in one segment: the second waits for more bytes, and so on. */
static void
test_pipelining_stalls (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autoptr (GByteArray) both = g_byte_array_new ();

  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("reply %u", i);
      g_autofree char *text = make_call (peer, name);
      g_autoptr (GBytes) frame = sample_peer_pack (text);

      g_byte_array_append (both, g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));
    }
  sample_peer_send_bytes (peer, both->data, both->len);
  assert_translated (peer, "reply 1");
  for (guint i = 3; i <= 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("reply %u", i);
      g_autofree char *last = g_strdup_printf ("reply %u", i - 1);
      g_autofree char *text = make_call (peer, name);

      g_assert_true (sample_peer_is_silent (peer, 150));
      sample_peer_send_text (peer, text);
      assert_translated (peer, last);
    }
}

static void
test_shared_session (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  SamplePeer *first = log_in (host);
  g_autoptr (SamplePeer) second = sample_peer_new (sample_host_get_port (host));
  g_autoptr (JsonNode) one = NULL;
  g_autoptr (JsonNode) two = NULL;
  g_autoptr (JsonNode) three = NULL;

  /* A second connection needs no login, and sees the settings of the first. */
  sample_peer_set_session (second, sample_peer_get_session (first));
  one = sample_peer_call (first, "{\"fname\": \"set_config\", \"cfg\": {\"this.key\": \"mine\"}}");
  two = sample_peer_call (second, "{\"fname\": \"get_config\", \"cfg\": {\"this.key\": null}}");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (two), "this.key"), ==,
                   "mine");

  /* It keeps the session when the first goes. */
  sample_peer_free (first);
  three = sample_peer_call (second, "{\"fname\": \"get_version\"}");
}

static gboolean
is_known (SampleHost *host, const char *session)
{
  g_autoptr (SamplePeer) peer = sample_peer_new (sample_host_get_port (host));
  g_autoptr (JsonNode) reply = NULL;

  sample_peer_set_session (peer, session);
  reply = sample_peer_ask (peer, VERSION_CALL);
  return g_strcmp0 (get_data_text (reply), "Authenticated") != 0;
}

static void
assert_becomes_unknown (SampleHost *host, const char *session)
{
  for (guint i = 0; is_known (host, session); i++)
    {
      g_assert_cmpuint (i, <, 200);
      g_usleep (10000);
    }
}

static void
test_forgotten_session (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  SamplePeer *peer = log_in (host);
  g_autofree char *session = g_strdup (sample_peer_get_session (peer));

  sample_peer_free (peer);
  assert_becomes_unknown (host, session);
}

/* A session that has started a command is never forgotten. */
static void
test_pinned_session (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  SamplePeer *peer = log_in (host);
  SamplePeer *other = log_in (host);
  g_autofree char *session = g_strdup (sample_peer_get_session (peer));
  g_autofree char *other_session = g_strdup (sample_peer_get_session (other));

  sample_peer_call_int (peer, "{\"fname\": \"check_update\"}", NULL);
  sample_peer_free (peer);
  sample_peer_free (other);
  assert_becomes_unknown (host, other_session);
  g_assert_true (is_known (host, session));
}

static void
test_old_session_is_good (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autofree char *first = g_strdup (sample_peer_get_session (peer));
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (JsonNode) wrong = NULL;
  g_autoptr (JsonNode) version = NULL;

  sample_peer_set_session (peer, "");
  again = sample_peer_log_in (peer, "{\"user\": \"reader\", \"password\": \"reader\"}");
  g_assert_cmpstr (sample_peer_get_session (peer), !=, first);
  sample_peer_set_session (peer, "");
  wrong = sample_peer_log_in (peer, "{\"user\": \"reader\", \"password\": \"no\"}");
  g_assert_true (json_object_has_member (json_node_get_object (wrong), "error"));
  sample_peer_set_session (peer, first);
  version = sample_peer_call (peer, "{\"fname\": \"get_version\"}");
}

static void
test_no_guests (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, FALSE, FALSE);
  g_autoptr (SamplePeer) peer = sample_peer_new (sample_host_get_port (host));
  g_autofree char *error = NULL;
  g_autofree char *session = NULL;
  g_autoptr (JsonNode) reply =
      sample_peer_log_in (peer, "{\"user\": \"reader\", \"password\": \"reader\"}");
  g_autoptr (JsonNode) version = NULL;

  session = g_strdup (sample_peer_get_session (peer));
  sample_peer_set_session (peer, "deadbeef");
  error = sample_peer_call_error (peer, "{\"fname\": \"get_version\"}");
  g_assert_cmpstr (error, ==, "412 JSON dict missing 'user' key");
  sample_peer_set_session (peer, session);
  version = sample_peer_call (peer, "{\"fname\": \"get_version\"}");
}

static void
assert_announced (SamplePeer *peer, int command)
{
  g_autoptr (JsonNode) push = sample_peer_receive (peer);
  JsonObject *object;

  g_assert_nonnull (push);
  object = json_node_get_object (push);
  g_assert_cmpint (json_object_get_int_member (object, "data"), ==, command);
  g_assert_cmpstr (json_object_get_string_member (object, "session"), ==,
                   sample_peer_get_session (peer));
}

/* Everybody hears it, also who never logged in, and is closed a second later. */
static void
test_quit (gconstpointer data)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) sender = log_in (host);
  g_autoptr (SamplePeer) other = log_in (host);
  g_autoptr (SamplePeer) stranger = sample_peer_new (sample_host_get_port (host));
  g_autofree char *text = g_strdup_printf ("{\"session\": \"%s\", \"name\": \"t\", \"data\": %s}",
                                           sample_peer_get_session (sender), (const char *) data);
  gint64 start;

  sample_peer_send_text (sender, text);
  assert_announced (sender, 1);
  start = g_get_monotonic_time ();
  assert_announced (other, 1);
  assert_announced (stranger, 1);
  g_assert_null (sample_peer_receive (sender));
  g_assert_null (sample_peer_receive (other));
  g_assert_null (sample_peer_receive (stranger));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 900 * 1000);
  for (guint i = 0; !sample_host_has_quit (host); i++)
    {
      g_assert_cmpuint (i, <, 1000);
      g_usleep (5000);
    }
}

static gboolean
can_connect (SampleHost *host)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", sample_host_get_port (host),
                                                NULL, NULL);
  return connection != NULL;
}

static void
test_restart (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autofree char *session = g_strdup (sample_peer_get_session (peer));
  g_autofree char *text = g_strdup_printf (
      "{\"session\": \"%s\", \"name\": \"t\", \"data\": \"serverrestart\"}", session);

  sample_peer_send_text (peer, text);
  assert_announced (peer, 2);
  g_assert_false (can_connect (host));
  g_assert_null (sample_peer_receive (peer));
  for (guint i = 0; !can_connect (host); i++)
    {
      g_assert_cmpuint (i, <, 1000);
      g_usleep (10000);
    }
  g_assert_false (is_known (host, session));
  g_assert_false (sample_host_has_quit (host));
}

static GSocketConnection *
connect_only (SampleHost *host)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSocketConnection *connection;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", sample_host_get_port (host),
                                                NULL, NULL);
  g_assert_nonnull (connection);
  return connection;
}

/* A client too many is connected, but hears nothing until another leaves. */
static void
test_limit (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  SamplePeer *first = log_in (host);
  g_autoptr (JsonNode) set = sample_peer_call (
      first, "{\"fname\": \"set_config\", \"cfg\": {\"server.allowed_clients\": 1}}");
  /* This one was being accepted already when the limit came down. */
  g_autoptr (GSocketConnection) second = connect_only (host);
  g_autoptr (GSocketConnection) waiting = connect_only (host);
  GSocket *socket = g_socket_connection_get_socket (waiting);
  char byte;

  g_assert_false (g_socket_condition_timed_wait (socket, G_IO_IN, 200 * 1000, NULL, NULL));
  g_io_stream_close (G_IO_STREAM (second), NULL, NULL);
  sample_peer_free (first);
  g_socket_set_timeout (socket, 10);
  g_assert_cmpint (g_socket_receive (socket, &byte, 1, NULL, NULL), ==, 1);
}

/* Later versions give the id of a request back; 0.3 refuses it. */
static void
test_request_id (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, FALSE, TRUE);
  g_autoptr (SamplePeer) peer = sample_peer_new (sample_host_get_port (host));
  g_autoptr (JsonNode) reply = NULL;

  sample_peer_send_text (peer,
                         "{\"__id__\": 17, \"session\": \"\", \"name\": \"t\", \"data\": {}}");
  reply = sample_peer_receive (peer);
  g_assert_cmpstr (get_data_text (reply), ==, "Authenticated");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (reply), "__id__"), ==, 17);
}

static void
test_logout (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, FALSE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autofree char *session = g_strdup (sample_peer_get_session (peer));
  g_autoptr (JsonNode) reply = sample_peer_ask (peer, "\"logout\"");

  g_assert_true (json_object_has_member (
      json_object_get_object_member (json_node_get_object (reply), "data"), "guest_allowed"));
  g_assert_false (is_known (host, session));
}

static void
test_names (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = sample_peer_new (sample_host_get_port (host));
  g_autoptr (JsonNode) reply = NULL;
  g_autoptr (JsonNode) config = NULL;
  g_autofree char *error = NULL;

  /* A client that is called like a section of the settings sees that section as its own. */
  sample_peer_send_text (peer, "{\"session\": \"\", \"name\": \"server\", \"data\": {}}");
  reply = sample_peer_receive (peer);
  sample_peer_set_session (peer,
                           json_object_get_string_member (json_node_get_object (reply), "session"));
  config = sample_peer_call (peer, "{\"fname\": \"get_config\", \"cfg\": {\"this.port\": null}}");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (config), "this.port"), ==,
                   sample_host_get_port (host));
  error =
      sample_peer_call_error (peer, "{\"fname\": \"get_config\", \"cfg\": {\"this.regex\": null}}");
  g_assert_cmpstr (error, ==, "110 Setting with key 'this.regex' does not exist");
}

/* The packed data and the marker are two writes, and the second waits until the first is
 * acknowledged: what is read first is never a whole frame. A client that acknowledges at once does
 * not wait for the 40 ms by which Linux delays that. */
static void
test_two_writes (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autofree char *text = make_call (peer, "x");
  gint64 fastest = G_MAXINT64;
  guint n_whole = 0;

  for (guint i = 0; i < 50; i++)
    {
      gint64 start = g_get_monotonic_time ();

      sample_peer_send_text (peer, text);
      n_whole += sample_peer_read_has_marker (peer) ? 1 : 0;
      assert_translated (peer, "x");
      fastest = MIN (fastest, g_get_monotonic_time () - start);
    }
  g_test_message ("%u of 50 frames came whole, the fastest reply took %" G_GINT64_FORMAT " us",
                  n_whole, fastest);
  g_assert_cmpuint (n_whole, <, 25);
  g_assert_cmpint (fastest, <, 30 * 1000);
}

/* The real server checks no permission for server commands, not even that somebody has logged in.
 */
static void
test_quit_by_stranger (void)
{
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, FALSE);
  g_autoptr (SamplePeer) stranger = sample_peer_new (sample_host_get_port (host));
  g_autoptr (SamplePeer) other = sample_peer_new (sample_host_get_port (host));

  sample_peer_send_text (stranger, "{\"session\": \"\", \"name\": \"\", \"data\": 1}");
  assert_announced (stranger, 1);
  assert_announced (other, 1);
  g_assert_null (sample_peer_receive (stranger));
}

/* Who waits for a reply gets the announcement in its place: the reply is lost. */
static void
test_push_instead_of_reply (void)
{
  g_autoptr (SampleHost) host = sample_host_new_slow (400);
  g_autoptr (SamplePeer) waiting = log_in (host);
  g_autoptr (SamplePeer) other = log_in (host);
  g_autofree char *text = make_call (waiting, "lost");

  sample_peer_send_text (other, "{\"session\": \"\", \"name\": \"\", \"data\": \"serverrestart\"}");
  g_usleep (100 * 1000);
  sample_peer_send_text (waiting, text);
  assert_announced (waiting, 2);
  g_assert_null (sample_peer_receive (waiting));
}

/* What arrives while a call runs is read at once afterwards, and its last message stalls. */
static void
test_pipelining_behind_slow_call (void)
{
  g_autoptr (SampleHost) host = sample_host_new_slow (300);
  g_autoptr (SamplePeer) peer = log_in (host);

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("reply %u", i);
      g_autofree char *text = make_call (peer, name);

      sample_peer_send_text (peer, text);
      g_usleep (30 * 1000);
    }
  assert_translated (peer, "reply 1");
  assert_translated (peer, "reply 2");
  g_assert_true (sample_peer_is_silent (peer, 800));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample-server/connection/frames", test_frames);
  g_test_add_func ("/sample-server/connection/pieces", test_pieces);
  g_test_add_func ("/sample-server/connection/marker-in-stored", test_marker_in_stored);
  g_test_add_func ("/sample-server/connection/marker-at-end-of-text", test_marker_at_end_of_text);
  g_test_add_func ("/sample-server/connection/half-close", test_half_close);
  g_test_add_func ("/sample-server/connection/pipelining-stalls", test_pipelining_stalls);
  g_test_add_func ("/sample-server/connection/two-writes", test_two_writes);
  g_test_add_func ("/sample-server/connection/shared-session", test_shared_session);
  g_test_add_func ("/sample-server/connection/forgotten-session", test_forgotten_session);
  g_test_add_func ("/sample-server/connection/pinned-session", test_pinned_session);
  g_test_add_func ("/sample-server/connection/old-session-is-good", test_old_session_is_good);
  g_test_add_func ("/sample-server/connection/no-guests", test_no_guests);
  g_test_add_data_func ("/sample-server/connection/quit", "\"serverquit\"", test_quit);
  g_test_add_data_func ("/sample-server/connection/quit-by-true", "true", test_quit);
  g_test_add_data_func ("/sample-server/connection/quit-by-function",
                        "[{\"fname\": \"shutdown_application\"}]", test_quit);
  g_test_add_func ("/sample-server/connection/quit-by-stranger", test_quit_by_stranger);
  g_test_add_func ("/sample-server/connection/push-instead-of-reply", test_push_instead_of_reply);
  g_test_add_func ("/sample-server/connection/pipelining-behind-slow-call",
                   test_pipelining_behind_slow_call);
  g_test_add_func ("/sample-server/connection/restart", test_restart);
  g_test_add_func ("/sample-server/connection/limit", test_limit);
  g_test_add_func ("/sample-server/connection/request-id", test_request_id);
  g_test_add_func ("/sample-server/connection/logout", test_logout);
  g_test_add_func ("/sample-server/connection/names", test_names);

  return g_test_run ();
}
