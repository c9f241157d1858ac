/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-host.h"
#include "sample-peer.h"

/* Ids that no item has, places far outside of every list: whatever a client asks for is answered at
 * once, with an error where need be, and never keeps the server busy. */

#define N_ITEM_TYPES 13

static const char *const NUMBERS[] = {
  "-9223372036854775808", "-1", "0", "4294967295", "4294967296", "4294967297",
  "9223372036854775807",
};

/* #: one of NUMBERS; @: a type of item. */
static const char *const CALLS[] = {
  "\"get_item\", \"item_type\": @, \"item_id\": #",
  "\"get_items\", \"item_type\": @, \"offset\": #, \"limit\": 3",
  "\"get_items\", \"item_type\": @, \"offset\": 0, \"limit\": #",
  "\"get_related_items\", \"item_type\": 5, \"item_id\": #, \"related_type\": @",
  "\"get_related_items\", \"item_type\": @, \"item_id\": #, \"related_type\": 1",
  "\"get_related_items\", \"item_type\": @, \"item_id\": 1, \"related_type\": 1, \"offset\": #",
  "\"get_related_count\", \"item_type\": @, \"item_id\": #, \"related_type\": 1",
  "\"get_related_count\", \"item_type\": 1, \"item_id\": #, \"related_type\": @",
  "\"get_image\", \"item_type\": @, \"item_ids\": [#]",
  "\"get_tags\", \"item_type\": @, \"item_id\": #",
  "\"get_common_tags\", \"item_type\": @, \"item_id\": #, \"limit\": #",
  "\"get_similar\", \"item_type\": @, \"item_id\": #",
  "\"get_item_log\", \"item_type\": @, \"item_id\": #",
  "\"source_exists\", \"item_type\": @, \"item_id\": #",
  "\"library_view\", \"item_type\": @, \"page\": #",
  "\"library_view\", \"item_type\": 1, \"related_type\": @, \"item_id\": #, \"limit\": #",
  "\"library_view\", \"item_type\": @, \"filter_id\": #",
  "\"get_view_count\", \"item_type\": @, \"related_type\": 5, \"item_id\": #",
  "\"update_metatags\", \"item_type\": @, \"item_id\": #, \"metatags\": {\"favorite\": true}",
  "\"update_item\", \"item_type\": @, \"item\": {\"id\": #, \"name\": \"a\"}",
  "\"update_item_tags\", \"item_type\": @, \"item_id\": #, \"tags\": {\"\": [\"a\"]}",
  "\"delete_item\", \"item_type\": @, \"item_id\": #",
};

static const char *const PLAIN_CALLS[] = {
  "\"get_page\", \"page_id\": #",
  "\"get_page\", \"gallery_id\": #, \"number\": 1",
  "\"get_page\", \"gallery_id\": 1, \"number\": #",
  "\"gallery_open_event\", \"item_id\": #",
  "\"gallery_read_event\", \"item_id\": #",
  "\"page_read_event\", \"item_id\": #",
  "\"get_last_read_page\", \"item_id\": #",
  "\"open_gallery\", \"item_id\": #",
  "\"get_all_tags\", \"limit\": #, \"offset\": #",
  "\"add_to_collection\", \"gallery_id\": #, \"item_id\": 1",
  "\"add_to_collection\", \"gallery_id\": 1, \"item_id\": #",
  "\"add_to_grouping\", \"gallery_id\": 1, \"item_id\": #",
  "\"remove_from_grouping\", \"gallery_id\": #, \"item_id\": #",
  "\"add_to_filter\", \"gallery_id\": 1, \"item_id\": #",
  "\"get_command_state\", \"command_ids\": [#]",
  "\"get_command_value\", \"command_ids\": [#]",
  "\"stop_command\", \"command_ids\": [#]",
  "\"mark_notification_read\", \"msg_id\": #",
  "\"reindex\", \"limit\": #",
};

/* Data or an error: either will do. The peer gives up after a while of silence. */
static void
ask (SamplePeer *peer, const char *call, const char *number, const char *type)
{
  g_autoptr (GString) text = g_string_new ("[{\"fname\": ");
  g_autoptr (JsonNode) reply = NULL;

  g_string_append (text, call);
  g_string_append (text, "}]");
  g_string_replace (text, "#", number, 0);
  g_string_replace (text, "@", type, 0);
  reply = sample_peer_ask (peer, text->str);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (reply));
}

static void
ask_all_types (SamplePeer *peer, const char *number)
{
  for (int type = 1; type <= N_ITEM_TYPES; type++)
    {
      g_autofree char *name = g_strdup_printf ("%d", type);

      for (guint i = 0; i < G_N_ELEMENTS (CALLS); i++)
        ask (peer, CALLS[i], number, name);
    }
}

static void
test_unknown (gconstpointer data)
{
  g_autoptr (SampleHost) host = sample_host_new (60, FALSE, TRUE);
  g_autoptr (SamplePeer) peer = sample_peer_new (sample_host_get_port (host));
  g_autoptr (JsonNode) login = sample_peer_log_in (peer, "{}");
  const char *number = data;

  ask_all_types (peer, number);
  for (guint i = 0; i < G_N_ELEMENTS (PLAIN_CALLS); i++)
    ask (peer, PLAIN_CALLS[i], number, "1");

  g_assert_cmpint (sample_peer_call_int (peer, "{\"fname\": \"get_view_count\"}", "count"), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
    {
      g_autofree char *path = g_strconcat ("/sample-server/ids/", NUMBERS[i], NULL);

      g_test_add_data_func (path, NUMBERS[i], test_unknown);
    }

  return g_test_run ();
}
