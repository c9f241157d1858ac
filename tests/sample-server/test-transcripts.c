/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "sample-host.h"
#include "sample-peer.h"
#include "sample-shape.h"
#include "transcripts-table.h"

/* As many as the real server had. */
#define N_GALLERIES 300

static char *folder;

static JsonNode *
load (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static JsonNode *
get (JsonNode *transcript, const char *key)
{
  return json_object_get_member (json_node_get_object (transcript), key);
}

/* Pages have other ids in a made-up library: gallery 7's began at 84 in the real one. */
static gint64
map_page (gint64 id)
{
  return id >= 84 && id < 89 ? 7001 + id - 84 : id == 1 ? 1001 : id;
}

static void
map_ids (JsonNode *data)
{
  JsonArray *list;

  if (!JSON_NODE_HOLDS_ARRAY (data))
    return;
  list = json_node_get_array (data);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonObject *call = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (call == NULL)
        continue;
      if (json_object_has_member (call, "page_id"))
        json_object_set_int_member (call, "page_id",
                                    map_page (json_object_get_int_member (call, "page_id")));
      if (json_object_get_int_member_with_default (call, "item_type", 0) != 4)
        continue;
      if (json_object_has_member (call, "item_id"))
        json_object_set_int_member (call, "item_id",
                                    map_page (json_object_get_int_member (call, "item_id")));
      if (json_object_has_member (call, "item_ids"))
        {
          JsonArray *ids = json_array_new ();

          json_array_add_int_element (ids,
                                      map_page (json_array_get_int_element (
                                          json_object_get_array_member (call, "item_ids"), 0)));
          json_object_set_array_member (call, "item_ids", ids);
        }
    }
}

static JsonNode *
send_request (SamplePeer *peer, JsonNode *request, gboolean own_session)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (request) ? json_node_get_object (request) : NULL;
  g_autofree char *text = NULL;

  if (object != NULL && own_session && json_object_has_member (object, "session"))
    json_object_set_string_member (object, "session", sample_peer_get_session (peer));
  if (object != NULL && json_object_has_member (object, "data"))
    map_ids (json_object_get_member (object, "data"));
  text = json_to_string (request, FALSE);
  sample_peer_send_text (peer, text);
  return sample_peer_receive (peer);
}

static void
check (const char *name, JsonNode *recorded, JsonNode *reply, ReplayFlags flags)
{
  g_autofree char *difference = NULL;

  g_assert_nonnull (reply);
  difference = sample_shape_compare (recorded, reply, !(flags & FLAG_CODE_ONLY));
  if (difference != NULL)
    {
      g_test_message ("%s: %s", name, difference);
      g_test_fail ();
    }
}

static void
replay_message (SamplePeer *peer, const char *name, const TranscriptRule *rule)
{
  g_autoptr (JsonNode) transcript = load (name);
  JsonNode *request = get (transcript, "request");
  g_autoptr (JsonNode) reply = send_request (peer, request, rule->replay == REPLAY_CALL);
  JsonObject *object;

  check (name, get (transcript, "response"), reply, rule->flags);
  object = json_node_get_object (reply);
  if (g_strcmp0 (json_object_get_string_member_with_default (object, "data", NULL),
                 "Authenticated") == 0)
    sample_peer_set_session (peer, json_object_get_string_member (object, "session"));
}

static const TranscriptRule *
find_rule (const char *name)
{
  for (const TranscriptRule *rule = transcript_rules; rule->pattern != NULL; rule++)
    if (g_pattern_match_simple (rule->pattern, name))
      return rule;
  return NULL;
}

static void
replay_before (SamplePeer *peer, const TranscriptRule *rule)
{
  g_auto (GStrv) names = g_strsplit (rule->text != NULL ? rule->text : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    replay_message (peer, names[i], find_rule (names[i]));
}

static void
replay_call (SamplePeer *peer, const char *name, const TranscriptRule *rule)
{
  if (rule->replay == REPLAY_CALL || rule->replay == REPLAY_LATER)
    {
      g_autoptr (JsonNode) reply = sample_peer_log_in (peer, "{}");

      g_assert_cmpuint (strlen (sample_peer_get_session (peer)), ==, 32);
    }
  replay_before (peer, rule);
  replay_message (peer, name, rule);
}

static void
send_hex (SamplePeer *peer, const char *hex)
{
  gsize length = strlen (hex) / 2;
  g_autofree guint8 *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]);
  sample_peer_send_bytes (peer, bytes, length);
}

static void
replay_frame (SamplePeer *peer, const char *name, const TranscriptRule *rule)
{
  g_autoptr (JsonNode) transcript = load (name);
  JsonArray *responses = json_node_get_array (get (transcript, "response"));
  g_autoptr (JsonNode) login = sample_peer_log_in (peer, "{}");
  g_autoptr (JsonNode) reply = NULL;
  g_autoptr (JsonNode) after = NULL;

  send_hex (peer, json_object_get_string_member (json_node_get_object (get (transcript, "request")),
                                                 "raw_hex"));
  reply = sample_peer_receive (peer);
  check (name, json_array_get_element (responses, 0), reply, rule->flags);
  after = sample_peer_call (peer, "{\"fname\": \"get_version\"}");
}

static void
replay_greeting (SamplePeer *peer, const char *name, const TranscriptRule *rule)
{
  g_autoptr (JsonNode) transcript = load (name);
  JsonObject *recorded =
      json_object_get_object_member (json_node_get_object (get (transcript, "response")), "data");
  JsonObject *got = json_object_get_object_member (
      json_node_get_object (sample_peer_get_greeting (peer)), "data");

  check (name, get (transcript, "response"), sample_peer_get_greeting (peer), rule->flags);
  g_assert_cmpint (json_object_get_boolean_member (recorded, "guest_allowed"), ==,
                   json_object_get_boolean_member (got, "guest_allowed"));
}

/* The value of the first member of an object by ids. */
static JsonNode *
first_value (JsonNode *reply)
{
  JsonArray *results = json_object_get_array_member (json_node_get_object (reply), "data");
  JsonObject *data =
      json_object_get_object_member (json_array_get_object_element (results, 0), "data");
  g_autoptr (GList) values = json_object_get_values (data);

  g_assert_nonnull (values);
  return values->data;
}

static JsonNode *
ask_value (SamplePeer *peer, gint64 id)
{
  g_autofree char *text = g_strdup_printf (
      "[{\"fname\": \"get_command_value\", \"command_ids\": [%" G_GINT64_FORMAT "]}]", id);

  return sample_peer_ask (peer, text);
}

/* The recorded ids of commands are others: only that the error is the same counts. */
static void
check_value (SamplePeer *peer, const char *name, gint64 id)
{
  g_autoptr (JsonNode) transcript = load (name);
  g_autoptr (JsonNode) reply = ask_value (peer, id);

  check (name, get (transcript, "response"), reply, FLAG_CODE_ONLY);
}

static void
wait_for_end (SamplePeer *peer, const char *prefix, gint64 id)
{
  g_autofree char *name = g_strconcat (prefix, "_5_value", NULL);
  g_autoptr (JsonNode) transcript = load (name);
  g_autofree char *text = json_to_string (get (transcript, "response"), FALSE);
  g_autoptr (JsonNode) value =
      sample_peer_wait (peer, id, strstr (text, "has failed") != NULL ? "failed" : "finished");
}

static void
compare_text_member (JsonObject *recorded, JsonObject *got, const char *key)
{
  g_assert_cmpstr (json_object_get_string_member (recorded, key), ==,
                   json_object_get_string_member (got, key));
}

/* A picture must come in the same form and box. */
static void
check_picture (SamplePeer *peer, const char *name, gint64 id)
{
  g_autoptr (JsonNode) transcript = load (name);
  g_autoptr (JsonNode) reply = ask_value (peer, id);
  JsonNode *recorded;
  JsonNode *got;
  const char *left;
  const char *right;

  if (json_object_has_member (json_node_get_object (reply), "error") ||
      json_object_has_member (
          json_array_get_object_element (
              json_object_get_array_member (json_node_get_object (reply), "data"), 0),
          "error"))
    return;
  recorded = first_value (get (transcript, "response"));
  got = first_value (reply);
  g_assert_cmpint (JSON_NODE_HOLDS_NULL (recorded), ==, JSON_NODE_HOLDS_NULL (got));
  if (JSON_NODE_HOLDS_NULL (got))
    return;
  compare_text_member (json_node_get_object (recorded), json_node_get_object (got), "size");
  left = json_object_get_string_member (json_node_get_object (recorded), "data");
  right = json_object_get_string_member (json_node_get_object (got), "data");
  g_assert_cmpint (g_str_has_prefix (left, "data:image/"), ==,
                   g_str_has_prefix (right, "data:image/"));
  g_assert_cmpint (g_str_has_prefix (left, "/thumb/"), ==, g_str_has_prefix (right, "/thumb/"));
  g_assert_cmpint (g_str_has_suffix (left, ".link"), ==, g_str_has_suffix (right, ".link"));
  g_assert_cmpint (strchr (left, '\n') != NULL, ==, strchr (right, '\n') != NULL);
  if (strchr (left, '\n') != NULL)
    g_assert_cmpint (strchr (left, '\n') - left, ==, strchr (right, '\n') - right);
}

static void
replay_image (SamplePeer *peer, const char *name, const TranscriptRule *rule)
{
  g_autofree char *prefix = g_strndup (name, strlen (name) - strlen ("_1_get_image"));
  g_autofree char *value_name = g_strconcat (prefix, "_5_value", NULL);
  g_autoptr (JsonNode) transcript = load (name);
  g_autoptr (JsonNode) login = sample_peer_log_in (peer, "{}");
  g_autoptr (JsonNode) reply = send_request (peer, get (transcript, "request"), TRUE);
  gint64 id;

  check (name, get (transcript, "response"), reply, rule->flags);
  id = json_node_get_int (first_value (reply));
  wait_for_end (peer, prefix, id);
  check_value (peer, value_name, id);
  check_picture (peer, value_name, id);
}

static gboolean
exists (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_recorded_as_failed (const char *name)
{
  g_autofree char *state_name = g_strconcat (name, "_state", NULL);
  g_autoptr (JsonNode) transcript = exists (state_name) ? load (state_name) : NULL;
  g_autofree char *text =
      transcript != NULL ? json_to_string (get (transcript, "response"), FALSE) : NULL;

  return text != NULL && strstr (text, "\"failed\"") != NULL;
}

static void
replay_command (SamplePeer *peer, const char *name, const TranscriptRule *rule)
{
  g_autoptr (JsonNode) transcript = load (name);
  g_autofree char *value_name = g_strconcat (name, "_value", NULL);
  g_autoptr (JsonNode) login = sample_peer_log_in (peer, "{}");
  g_autoptr (JsonNode) reply = send_request (peer, get (transcript, "request"), TRUE);
  g_autoptr (JsonNode) value = NULL;
  JsonArray *results;
  gint64 id;

  results = json_object_get_array_member (json_node_get_object (reply), "data");
  id = json_object_get_int_member (json_array_get_object_element (results, 0), "data");
  g_assert_cmpint (id, >, 0);
  value = sample_peer_wait (peer, id, is_recorded_as_failed (name) ? "failed" : "finished");
  if (exists (value_name) && !g_str_equal (name, "get_similar"))
    check_value (peer, value_name, id);
}

static void
test_transcript (gconstpointer user_data)
{
  const char *name = user_data;
  const TranscriptRule *rule = find_rule (name);
  g_autoptr (SampleHost) host = NULL;
  g_autoptr (SamplePeer) peer = NULL;

  host =
      sample_host_new (N_GALLERIES, !(rule->flags & FLAG_MODERN), !(rule->flags & FLAG_NO_GUESTS));
  peer = sample_peer_new (sample_host_get_port (host));
  if (rule->replay == REPLAY_FRAME)
    replay_frame (peer, name, rule);
  else if (rule->replay == REPLAY_GREETING)
    replay_greeting (peer, name, rule);
  else if (rule->replay == REPLAY_IMAGE)
    replay_image (peer, name, rule);
  else if (rule->replay == REPLAY_COMMAND)
    replay_command (peer, name, rule);
  else
    replay_call (peer, name, rule);
}

static guint
count_matches (GPtrArray *names, const TranscriptRule *rule)
{
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += find_rule (g_ptr_array_index (names, i)) == rule ? 1 : 0;
  return n;
}

/* Every exchange has its rule and every rule its exchanges. What is not replayed has a reason, and
 * with -v all of them are listed. */
static void
test_table (gconstpointer user_data)
{
  GPtrArray *names = (GPtrArray *) user_data;
  guint n_replayed = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const TranscriptRule *rule = find_rule (name);

      if (rule == NULL)
        g_error ("no rule says how to replay %s", name);
      n_replayed += rule->replay != REPLAY_NOT ? 1 : 0;
    }
  for (const TranscriptRule *rule = transcript_rules; rule->pattern != NULL; rule++)
    {
      guint n = count_matches (names, rule);

      if (n == 0)
        g_error ("there is no exchange for the rule %s", rule->pattern);
      if (rule->replay != REPLAY_NOT)
        continue;
      g_assert_nonnull (rule->text);
      g_test_message ("%s (%u) not replayed: %s", rule->pattern, n, rule->text);
    }
  g_test_message ("%u of %u exchanges are replayed", n_replayed, names->len);
  g_assert_cmpuint (n_replayed, >, names->len / 2);
}

static void
test_missing (void)
{
  g_test_skip ("the recorded exchanges are not here (BUNKO_SHARED)");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".json"))
      g_ptr_array_add (names, g_strndup (file, strlen (file) - strlen (".json")));
  g_ptr_array_sort (names, compare_names);
  return names;
}

int
main (int argc, char *argv[])
{
  const char *shared = g_getenv ("BUNKO_SHARED");
  g_autoptr (GPtrArray) names = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_build_filename (shared != NULL ? shared : ".", "transcripts", NULL);
  names = list_names ();
  if (names->len > 0)
    g_test_add_data_func ("/sample-server/transcripts/table", names, test_table);
  for (guint i = 0; i < names->len; i++)
    {
      const TranscriptRule *rule = find_rule (g_ptr_array_index (names, i));
      g_autofree char *path =
          g_strconcat ("/sample-server/transcripts/", g_ptr_array_index (names, i), NULL);

      if (rule == NULL || rule->replay == REPLAY_NOT)
        continue;
      g_test_add_data_func (path, g_ptr_array_index (names, i), test_transcript);
    }
  if (names->len == 0)
    g_test_add_func ("/sample-server/transcripts", test_missing);
  result = g_test_run ();
  g_free (folder);
  return result;
}
