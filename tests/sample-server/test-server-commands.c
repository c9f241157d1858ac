/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "sample-host.h"
#include "sample-peer.h"

static SamplePeer *
log_in (SampleHost *host)
{
  SamplePeer *peer = sample_peer_new (sample_host_get_port (host));
  g_autoptr (JsonNode) reply = sample_peer_log_in (peer, "{}");

  g_assert_cmpuint (strlen (sample_peer_get_session (peer)), ==, 32);
  return peer;
}

/* The command ids of a get_image call, as "[1, 2, 3]" too. */
static GArray *
start_images (SamplePeer *peer, const char *args, char **list)
{
  g_autofree char *call = g_strdup_printf ("{\"fname\": \"get_image\", %s}", args);
  g_autoptr (JsonNode) data = sample_peer_call (peer, call);
  g_autoptr (GList) values = json_object_get_values (json_node_get_object (data));
  g_autoptr (GString) text = g_string_new ("[");
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (GList *l = values; l != NULL; l = l->next)
    {
      gint64 id = json_node_get_int (l->data);

      g_array_append_val (ids, id);
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, ids->len > 1 ? ", " : "", id);
    }
  g_string_append_c (text, ']');
  if (list != NULL)
    *list = g_strdup (text->str);
  return ids;
}

static JsonNode *
get_image (SamplePeer *peer, const char *args)
{
  g_autoptr (GArray) ids = start_images (peer, args, NULL);

  g_assert_cmpuint (ids->len, ==, 1);
  return sample_peer_wait (peer, g_array_index (ids, gint64, 0), "finished");
}

static GdkPixbuf *
decode (const guchar *data, gsize length)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_loader_write (loader, data, length, &error);
  g_assert_no_error (error);
  gdk_pixbuf_loader_close (loader, &error);
  g_assert_no_error (error);
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

static void
assert_picture (JsonNode *value, int width, int height)
{
  JsonObject *object = json_node_get_object (value);
  const char *data = json_object_get_string_member (object, "data");
  g_autofree guchar *bytes = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  gsize length;

  if (g_str_has_prefix (data, "data:"))
    data = strchr (data, ',') + 1;
  bytes = g_base64_decode (data, &length);
  pixbuf = decode (bytes, length);
  if (width > 0)
    g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), <=, width);
  if (height > 0)
    g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), <=, height);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), >, 20);
}

static void
test_sizes (void)
{
  static const struct
  {
    int size;
    int width;
    int height;
  } sizes[] = { { 2, 300, 416 }, { 3, 200, 276 }, { 4, 100, 136 }, { 14, 768, 0 }, { 1, 0, 0 } };
  g_autoptr (SampleHost) host = sample_host_new (30, FALSE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *args = g_strdup_printf ("\"item_ids\": [3], \"size\": %d", sizes[i].size);
      g_autofree char *size = g_strdup_printf ("(%d, %d)", sizes[i].width, sizes[i].height);
      g_autoptr (JsonNode) value = get_image (peer, args);

      assert_picture (value, sizes[i].width, sizes[i].height);
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (value), "size"), ==,
                       size);
    }
}

static void
test_forms (void)
{
  g_autoptr (SampleHost) host = sample_host_new (30, FALSE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autoptr (JsonNode) plain = get_image (peer, "\"item_ids\": [3], \"size\": 4");
  g_autoptr (JsonNode) uri = get_image (peer, "\"item_ids\": [3], \"size\": 4, \"uri\": true");
  g_autoptr (JsonNode) page =
      get_image (peer, "\"item_type\": 4, \"item_ids\": [3005], \"size\": 14");
  g_autoptr (JsonNode) collection = get_image (peer, "\"item_type\": 2, \"item_ids\": [1]");
  g_autoptr (JsonNode) series = get_image (peer, "\"item_type\": 5, \"item_ids\": [3]");
  g_autoptr (JsonNode) nothing = get_image (peer, "\"item_ids\": [99999]");
  g_autoptr (JsonNode) no_page = get_image (peer, "\"item_type\": 4, \"item_ids\": [3999]");
  const char *data = json_object_get_string_member (json_node_get_object (plain), "data");

  assert_picture (plain, 100, 136);
  assert_picture (uri, 100, 136);
  assert_picture (page, 768, 0);
  assert_picture (collection, 200, 276);
  assert_picture (series, 200, 276);
  g_assert_true (JSON_NODE_HOLDS_NULL (nothing));
  g_assert_true (JSON_NODE_HOLDS_NULL (no_page));
  /* Lines of 76 characters, each with its end. */
  g_assert_cmpint (strchr (data, '\n') - data, ==, 76);
  g_assert_true (g_str_has_suffix (data, "\n"));
  g_assert_true (g_str_has_prefix (
      json_object_get_string_member (json_node_get_object (uri), "data"), "data:image/"));
}

/* At most ten run at once, the others wait; a command that is stopped has no value. */
static void
test_queue (void)
{
  g_autoptr (SampleHost) host = sample_host_new (200, FALSE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autoptr (GString) pages = g_string_new ("\"item_type\": 4, \"size\": 1, \"item_ids\": [3001");
  g_autofree char *list = NULL;
  g_autofree char *state_call = NULL;
  g_autofree char *stop_call = NULL;
  g_autofree char *value_call = NULL;
  g_autofree char *some_call = NULL;
  g_autofree char *error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (JsonNode) states = NULL;
  g_autoptr (JsonNode) stopped = NULL;
  g_autoptr (JsonNode) values = NULL;
  g_autoptr (JsonNode) some = NULL;
  g_autoptr (GList) names = NULL;
  g_autoptr (GList) last = NULL;
  guint n_started = 0;
  guint n_queued = 0;

  for (guint i = 2; i <= 120; i++)
    g_string_append_printf (pages, ", %u", (i + 2) * 1000 + 1);
  g_string_append_c (pages, ']');
  ids = start_images (peer, pages->str, &list);
  state_call = g_strdup_printf ("{\"fname\": \"get_command_state\", \"command_ids\": %s}", list);
  value_call = g_strdup_printf ("{\"fname\": \"get_command_value\", \"command_ids\": %s}", list);
  some_call = g_strdup_printf (
      "{\"fname\": \"get_command_value\", \"command_ids\": %s, \"raise_error\": false}", list);
  stop_call = g_strdup_printf ("{\"fname\": \"stop_command\", \"command_ids\": %s}", list);

  states = sample_peer_call (peer, state_call);
  names = json_object_get_values (json_node_get_object (states));
  for (GList *l = names; l != NULL; l = l->next)
    {
      n_started += g_str_equal (json_node_get_string (l->data), "started") ? 1 : 0;
      n_queued += g_str_equal (json_node_get_string (l->data), "in_queue") ? 1 : 0;
    }
  g_assert_cmpuint (n_started, <=, 10);
  g_assert_cmpuint (n_queued, >, 0);

  /* One that is not over spoils the values of all, unless errors are not wanted. */
  error = sample_peer_call_error (peer, value_call);
  g_assert_true (g_str_has_prefix (error, "120 "));
  g_assert_true (g_str_has_suffix (error, "has not finished running"));
  some = sample_peer_call (peer, some_call);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (some)), ==, ids->len);

  stopped = sample_peer_call (peer, stop_call);
  values = sample_peer_call (peer, value_call);
  last = json_object_get_values (json_node_get_object (values));
  g_assert_true (JSON_NODE_HOLDS_NULL ((JsonNode *) g_list_last (last)->data));
}

/* A command that is over can be started and stopped, which changes nothing. */
static void
test_finished (void)
{
  g_autoptr (SampleHost) host = sample_host_new (30, FALSE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  gint64 id = sample_peer_call_int (peer, "{\"fname\": \"check_update\"}", NULL);
  g_autofree char *key = g_strdup_printf ("%d", (int) id);
  g_autofree char *start =
      g_strdup_printf ("{\"fname\": \"start_command\", \"command_ids\": [%s]}", key);
  g_autoptr (JsonNode) value = sample_peer_wait (peer, id, "finished");
  g_autoptr (JsonNode) started = sample_peer_call (peer, start);
  g_autoptr (JsonNode) again = sample_peer_wait (peer, id, "finished");

  g_assert_true (JSON_NODE_HOLDS_NULL (value));
  g_assert_true (JSON_NODE_HOLDS_NULL (again));
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (started), key), ==,
                   "started");
}

/* Without ids the progress of all commands is a list; of pictures alone it is null. */
static void
test_progress (void)
{
  g_autoptr (SampleHost) host = sample_host_new (30, FALSE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autofree char *list = NULL;
  g_autofree char *call = NULL;
  g_autoptr (GArray) ids = start_images (peer, "\"item_ids\": [3, 4]", &list);
  gint64 update = sample_peer_call_int (peer, "{\"fname\": \"check_update\"}", NULL);
  g_autoptr (JsonNode) value = sample_peer_wait (peer, update, "finished");
  g_autoptr (JsonNode) all = sample_peer_call (peer, "{\"fname\": \"get_command_progress\"}");
  g_autoptr (JsonNode) some = NULL;
  g_autoptr (GList) members = NULL;

  g_assert_cmpuint (json_array_get_length (json_node_get_array (all)), >, 0);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (all)); i++)
    {
      JsonObject *progress = json_array_get_object_element (json_node_get_array (all), i);

      g_assert_true (json_object_has_member (progress, "title"));
      g_assert_true (json_object_has_member (progress, "percent"));
      g_assert_cmpint (json_object_get_int_member (progress, "state"), >, 0);
    }
  call = g_strdup_printf ("{\"fname\": \"get_command_progress\", \"command_ids\": %s}", list);
  some = sample_peer_call (peer, call);
  members = json_object_get_values (json_node_get_object (some));
  g_assert_cmpuint (g_list_length (members), ==, 2);
  for (GList *l = members; l != NULL; l = l->next)
    g_assert_true (JSON_NODE_HOLDS_NULL ((JsonNode *) l->data));
}

/* Values can be read again, also by somebody else. */
static void
test_values_are_kept (void)
{
  g_autoptr (SampleHost) host = sample_host_new (30, FALSE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autoptr (SamplePeer) other = log_in (host);
  g_autoptr (GArray) ids = start_images (peer, "\"item_ids\": [3], \"size\": 4", NULL);
  gint64 id = g_array_index (ids, gint64, 0);
  g_autoptr (JsonNode) first = sample_peer_wait (peer, id, "finished");
  g_autoptr (JsonNode) again = sample_peer_wait (peer, id, "finished");
  g_autoptr (JsonNode) theirs = sample_peer_wait (other, id, "finished");
  g_autofree char *call =
      g_strdup_printf ("{\"fname\": \"stop_command\", \"command_ids\": [%d]}", (int) id);
  g_autofree char *key = g_strdup_printf ("%d", (int) id);
  g_autoptr (JsonNode) stopped = sample_peer_call (peer, call);

  g_assert_true (json_node_equal (first, again));
  g_assert_true (json_node_equal (first, theirs));
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (stopped), key), ==,
                   "finished");
}

static void
test_legacy (void)
{
  g_autoptr (SampleHost) host = sample_host_new (30, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = log_in (host);
  g_autoptr (GArray) ids = start_images (peer, "\"item_ids\": [3]", NULL);
  g_autoptr (JsonNode) url = get_image (peer, "\"item_ids\": [3], \"url\": true");
  gint64 id = g_array_index (ids, gint64, 0);
  g_autofree char *call =
      g_strdup_printf ("{\"fname\": \"get_command_value\", \"command_ids\": [%d]}", (int) id);
  g_autofree char *state =
      g_strdup_printf ("{\"fname\": \"get_command_state\", \"command_ids\": [%d]}", (int) id);
  g_autofree char *key = g_strdup_printf ("%d", (int) id);
  g_autofree char *error = NULL;

  for (guint i = 0;; i++)
    {
      g_autoptr (JsonNode) data = sample_peer_call (peer, state);

      if (g_str_equal (json_object_get_string_member (json_node_get_object (data), key),
                       "finished"))
        break;
      g_assert_cmpuint (i, <, 1000);
      g_usleep (5000);
    }
  /* The release fails on the data of pictures, whatever the form. */
  error = sample_peer_call_error (peer, call);
  g_assert_cmpstr (error, ==,
                   "100 [100] HappypandaError: An unhandled critical error has occurred: "
                   "AttributeError");
  g_assert_true (g_str_has_prefix (
      json_object_get_string_member (json_node_get_object (url), "data"), "/thumb/"));
}

static void
started_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GBytes **bytes = user_data;
  g_autoptr (GError) error = NULL;

  *bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  g_assert_no_error (error);
}

/* What the url form answers can be fetched from the web port, and is the same picture. */
static void
test_web (void)
{
  g_autoptr (BunkoSampleServer) server = bunko_sample_server_new (30);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autofree char *head = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  const char *request = "GET /thumb/3000-4.jpg HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  const char *body;

  bunko_sample_server_start (server, 0, &error);
  g_assert_no_error (error);
  bunko_sample_server_start_web (server, 0, &error);
  g_assert_no_error (error);
  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (
      client, "127.0.0.1", bunko_sample_server_get_web_port (server), NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                             strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (GBytes) bytes = NULL;

      g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                       65536, G_PRIORITY_DEFAULT, NULL, started_cb, &bytes);
      while (bytes == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (g_bytes_get_size (bytes) == 0)
        break;
      g_byte_array_append (answer, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  body = memmem (answer->data, answer->len, "\r\n\r\n", 4);
  g_assert_nonnull (body);
  head = g_strndup ((const char *) answer->data, body - (const char *) answer->data);
  g_assert_true (g_str_has_prefix (head, "HTTP/1.1 200"));
  pixbuf =
      decode ((const guchar *) body + 4, answer->data + answer->len - (const guint8 *) body - 4);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), <=, 100);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), <=, 136);
  bunko_sample_server_stop (server);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample-server/commands/sizes", test_sizes);
  g_test_add_func ("/sample-server/commands/forms", test_forms);
  g_test_add_func ("/sample-server/commands/queue", test_queue);
  g_test_add_func ("/sample-server/commands/finished", test_finished);
  g_test_add_func ("/sample-server/commands/progress", test_progress);
  g_test_add_func ("/sample-server/commands/values-are-kept", test_values_are_kept);
  g_test_add_func ("/sample-server/commands/legacy", test_legacy);
  g_test_add_func ("/sample-server/commands/web", test_web);

  return g_test_run ();
}
