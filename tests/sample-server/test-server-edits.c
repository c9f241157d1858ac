/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-host.h"
#include "sample-peer.h"

typedef struct
{
  SampleHost *host;
  SamplePeer *peer;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) reply = NULL;

  self->host = sample_host_new (120, FALSE, TRUE);
  self->peer = sample_peer_new (sample_host_get_port (self->host));
  reply = sample_peer_log_in (self->peer, "{}");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sample_peer_free (self->peer);
  sample_host_free (self->host);
}

static void
assert_true (Fixture *self, const char *call)
{
  g_autoptr (JsonNode) data = sample_peer_call (self->peer, call);

  g_assert_true (json_node_get_boolean (data));
}

static void
assert_error (Fixture *self, const char *call, const char *start)
{
  g_autofree char *error = sample_peer_call_error (self->peer, call);

  if (!g_str_has_prefix (error, start))
    g_error ("%s: wanted %s, got %s", call, start, error);
}

static gint64
count (Fixture *self, const char *args)
{
  g_autofree char *call = g_strdup_printf ("{\"fname\": \"get_view_count\", %s}", args);

  return sample_peer_call_int (self->peer, call, "count");
}

static JsonNode *
get_gallery (Fixture *self, int id)
{
  g_autofree char *call = g_strdup_printf ("{\"fname\": \"get_item\", \"item_id\": %d}", id);

  return sample_peer_call (self->peer, call);
}

static gboolean
has_metatag (Fixture *self, int id, const char *name)
{
  g_autoptr (JsonNode) node = get_gallery (self, id);

  return json_object_get_boolean_member (
      json_object_get_object_member (json_node_get_object (node), "metatags"), name);
}

static void
test_metatags (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;

  assert_true (self, "{\"fname\": \"update_metatags\", \"item_id\": 8, \"metatags\": "
                     "{\"favorite\": true, \"trash\": false, \"inbox\": false}}");
  g_assert_true (has_metatag (self, 8, "favorite"));
  /* A favourite that was not rated gets the best rating. */
  node = get_gallery (self, 8);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "rating"), >, 0);
  assert_true (self, "{\"fname\": \"update_metatags\", \"item_id\": 8, \"metatags\": "
                     "{\"favorite\": false}}");
  g_assert_false (has_metatag (self, 8, "favorite"));
  assert_true (self, "{\"fname\": \"update_metatags\", \"item_type\": 4, \"item_id\": 8003, "
                     "\"metatags\": {\"favorite\": true}}");
  assert_true (self, "{\"fname\": \"update_metatags\", \"item_type\": 7, \"item_id\": 3, "
                     "\"metatags\": {\"follow\": true}}");
}

static gint64
get_rating (Fixture *self, int id)
{
  g_autoptr (JsonNode) node = get_gallery (self, id);

  return json_object_get_int_member (json_node_get_object (node), "rating");
}

/* The rating of a favourite and one that was given later do not get in each other's way. */
static void
test_favorite_rating (Fixture *self, gconstpointer data)
{
  int id = 1;

  while (get_rating (self, id) != 0 || has_metatag (self, id, "favorite"))
    id++;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *favorite = g_strdup_printf (
          "{\"fname\": \"update_metatags\", \"item_id\": %d, \"metatags\": {\"favorite\": %s}}", id,
          i == 0 ? "true" : "false");

      assert_true (self, favorite);
      g_assert_cmpint (get_rating (self, id), ==, 10);
    }
  for (int rating = 9; rating >= 0; rating -= 3)
    {
      g_autofree char *update = g_strdup_printf (
          "{\"fname\": \"update_item\", \"item\": {\"id\": %d, \"rating\": %d}}", id, rating);
      g_autofree char *read =
          g_strdup_printf ("{\"fname\": \"gallery_read_event\", \"item_id\": %d}", id);

      assert_true (self, update);
      g_assert_cmpint (get_rating (self, id), ==, rating);
      assert_true (self, read);
      g_assert_cmpint (get_rating (self, id), ==, rating);
    }
}

static void
test_many_metatags (Fixture *self, gconstpointer data)
{
  gint64 before = count (self, "\"view_filter\": \"Trash\"");
  gint64 id =
      sample_peer_call_int (self->peer,
                            "{\"fname\": \"update_metatags_for_view\", \"view_filter\": "
                            "\"Library\", \"limit\": null, \"metatags\": {\"trash\": true}}",
                            NULL);
  g_autoptr (JsonNode) one = sample_peer_wait (self->peer, id, "finished");
  g_autoptr (JsonNode) two = NULL;

  g_assert_cmpint (before, >, 0);
  g_assert_cmpint (count (self, "\"view_filter\": \"Library\""), ==, 0);
  g_assert_cmpint (count (self, "\"view_filter\": \"Trash\""), >, before);
  id = sample_peer_call_int (self->peer,
                             "{\"fname\": \"update_metatags\", \"item_ids\": [1, 2, 3, 99999], "
                             "\"metatags\": {\"trash\": false, \"inbox\": false}}",
                             NULL);
  two = sample_peer_wait (self->peer, id, "finished");
  g_assert_cmpint (count (self, "\"view_filter\": \"Library\""), ==, 3);
}

static void
test_update_item (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;
  JsonObject *title;

  assert_true (
      self, "{\"fname\": \"update_item\", \"item\": {\"id\": 8, \"rating\": 7, \"info\": \"new\", "
            "\"titles\": [{\"name\": \"A \\u65b0 title\", \"language\": {\"name\": "
            "\"Japanese\"}}], \"artists\": [{\"names\": [{\"name\": \"Nobody Yet\"}]}], \"urls\": "
            "[{\"name\": \"https://example.org/x\"}], \"parodies\": []}}");
  node = get_gallery (self, 8);
  object = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (object, "rating"), ==, 7);
  g_assert_cmpstr (json_object_get_string_member (object, "info"), ==, "new");
  title = json_object_get_object_member (object, "preferred_title");
  g_assert_cmpstr (json_object_get_string_member (title, "name"), ==, "A 新 title");
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (title, "language"), "code"), ==,
      "ja");
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (object, "urls")), ==, 1);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (object, "parodies")), ==,
                   0);
  g_assert_cmpint (count (self, "\"view_filter\": null, \"search_query\": \"artist:\\\"nobody "
                                "yet\\\"\""),
                   ==, 1);
  g_assert_cmpint (count (self, "\"view_filter\": null, \"search_query\": \"title:新\""), ==, 1);

  /* All or nothing. */
  assert_error (self,
                "{\"fname\": \"update_item\", \"item\": {\"id\": 8, \"info\": \"other\", "
                "\"rating\": \"many\"}}",
                "100 ");
  assert_error (self, "{\"fname\": \"update_item\", \"item\": {\"id\": 8, \"pub_date\": null}}",
                "100 ");
  g_clear_pointer (&node, json_node_unref);
  node = get_gallery (self, 8);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "info"), ==, "new");
}

static void
test_other_items (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) series = NULL;
  g_autoptr (JsonNode) filter = NULL;

  assert_true (self,
               "{\"fname\": \"update_item\", \"item_type\": 5, \"item\": {\"id\": 1, \"name\": "
               "\"Renamed\", \"status_id\": 2}}");
  series =
      sample_peer_call (self->peer, "{\"fname\": \"get_item\", \"item_type\": 5, \"item_id\": 1}");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (series), "name"), ==,
                   "Renamed");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (series), "status_id"), ==, 2);

  /* A filter lists what its query finds. */
  assert_true (self, "{\"fname\": \"update_item\", \"item_type\": 3, \"item\": {\"id\": 1, "
                     "\"filter\": \"title:the\"}}");
  g_assert_cmpint (count (self, "\"filter_id\": 1"), ==,
                   count (self, "\"search_query\": \"title:the\""));
  g_assert_cmpint (count (self, "\"filter_id\": 1"), >, 0);
  g_assert_cmpint (count (self, "\"filter_id\": 99"), ==, 0);
}

static void
test_new_and_delete (Fixture *self, gconstpointer data)
{
  gint64 id = sample_peer_call_int (self->peer,
                                    "{\"fname\": \"new_item\", \"item\": {\"titles\": [{\"name\": "
                                    "\"Made here\"}], \"rating\": 5, "
                                    "\"artists\": [], \"pub_date\": null}}",
                                    NULL);
  g_autoptr (JsonNode) made = sample_peer_wait (self->peer, id, "finished");
  g_autoptr (JsonNode) deleted = NULL;

  g_assert_true (json_node_get_boolean (made));
  g_assert_cmpint (sample_peer_call_int (self->peer, "{\"fname\": \"get_count\"}", "count"), ==,
                   121);
  g_assert_cmpint (
      count (self, "\"view_filter\": \"Inbox\", \"search_query\": \"\\\"Made here\\\"\""), ==, 1);
  id = sample_peer_call_int (self->peer, "{\"fname\": \"delete_items\", \"item_ids\": [121, 5, 6]}",
                             NULL);
  deleted = sample_peer_wait (self->peer, id, "finished");
  g_assert_true (json_node_get_boolean (deleted));
  g_assert_cmpint (sample_peer_call_int (self->peer, "{\"fname\": \"get_count\"}", "count"), ==,
                   118);
  assert_error (self, "{\"fname\": \"get_item\", \"item_id\": 5}", "303 ");
  g_assert_cmpint (count (self, "\"view_filter\": null"), ==, 118);
  id = sample_peer_call_int (self->peer, "{\"fname\": \"delete_item\", \"item_id\": 5}", NULL);
  g_clear_pointer (&deleted, json_node_unref);
  deleted = sample_peer_wait (self->peer, id, "finished");
  g_assert_false (json_node_get_boolean (deleted));
}

static void
test_tags (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) tags = NULL;
  g_autoptr (JsonNode) none = NULL;
  JsonObject *object;

  assert_true (self, "{\"fname\": \"update_item_tags\", \"item_id\": 8, \"tags\": {\"place\": "
                     "[{\"name\": \"Harbour Town\"}, {\"name\": \"Sea\"}], \"__namespace__\": "
                     "[{\"name\": \"Plain One\"}]}}");
  tags = sample_peer_call (self->peer, "{\"fname\": \"get_tags\", \"item_id\": 8}");
  object = json_node_get_object (tags);
  g_assert_cmpuint (json_object_get_size (object), ==, 2);
  /* Namespaces are stored with a capital, tags without. */
  g_assert_cmpstr (
      json_object_get_string_member (
          json_array_get_object_element (json_object_get_array_member (object, "Place"), 0),
          "name"),
      ==, "harbour town");
  g_assert_true (json_object_has_member (object, "__namespace__"));
  g_assert_cmpint (
      count (self, "\"view_filter\": null, \"search_query\": \"place:\\\"harbour town\\\"\""), ==,
      1);
  assert_true (self, "{\"fname\": \"update_item_tags\", \"item_id\": 8, \"tags\": {}}");
  none = sample_peer_call (self->peer, "{\"fname\": \"get_tags\", \"item_id\": 8}");
  g_assert_cmpuint (json_object_get_size (json_node_get_object (none)), ==, 0);
  assert_error (self, "{\"fname\": \"update_item_tags\", \"item_id\": 99999, \"tags\": {}}",
                "100 ");
}

static gint64
count_related (Fixture *self, int type, int id)
{
  g_autofree char *call = g_strdup_printf ("{\"fname\": \"get_related_count\", \"item_type\": %d, "
                                           "\"item_id\": %d, \"related_type\": 1}",
                                           type, id);

  return sample_peer_call_int (self->peer, call, "count");
}

static void
test_membership (Fixture *self, gconstpointer data)
{
  gint64 in_series = count_related (self, 5, 1);
  g_autoptr (JsonNode) node = NULL;

  assert_true (self, "{\"fname\": \"add_to_collection\", \"gallery_id\": 8, \"item\": {\"name\": "
                     "\"New collection\"}}");
  g_assert_cmpint (count (self, "\"item_type\": 2, \"search_query\": \"\\\"New collection\\\"\""),
                   ==, 1);
  assert_true (self, "{\"fname\": \"add_to_grouping\", \"gallery_id\": 8, \"item_id\": 1}");
  g_assert_cmpint (count_related (self, 5, 1), ==, in_series + 1);
  assert_true (self, "{\"fname\": \"remove_from_grouping\", \"gallery_id\": 8, \"item_id\": 1}");
  g_assert_cmpint (count_related (self, 5, 1), ==, in_series);
  node = get_gallery (self, 8);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "grouping_id"), >, 0);
  assert_true (self, "{\"fname\": \"add_to_filter\", \"gallery_id\": 8, \"item\": {\"name\": \"By "
                     "hand\"}}");
  g_assert_cmpint (count (self, "\"view_filter\": null, \"filter_id\": 5"), ==, 1);
  assert_true (self, "{\"fname\": \"remove_from_filter\", \"gallery_id\": 8, \"item_id\": 5}");
  g_assert_cmpint (count (self, "\"view_filter\": null, \"filter_id\": 5"), ==, 0);
}

static JsonNode *
get_progress (Fixture *self, int id)
{
  g_autofree char *call =
      g_strdup_printf ("{\"fname\": \"get_last_read_page\", \"item_id\": %d}", id);

  return sample_peer_call (self->peer, call);
}

static void
test_reading (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) before = get_gallery (self, 8);
  gint64 times_read = json_object_get_int_member (json_node_get_object (before), "times_read");
  gint64 pages = sample_peer_call_int (
      self->peer, "{\"fname\": \"get_related_count\", \"item_id\": 8}", "count");
  g_autofree char *last =
      g_strdup_printf ("{\"fname\": \"page_read_event\", \"item_id\": %d}", 8000 + (int) pages);
  g_autoptr (JsonNode) middle = NULL;
  g_autoptr (JsonNode) end = NULL;
  g_autoptr (JsonNode) after = NULL;

  assert_true (self, "{\"fname\": \"gallery_open_event\", \"item_id\": 8}");
  assert_true (self, "{\"fname\": \"page_read_event\", \"item_id\": 8003}");
  middle = get_progress (self, 8);
  g_assert_cmpint (
      json_object_get_int_member (
          json_object_get_object_member (json_node_get_object (middle), "page"), "number"),
      ==, 3);
  g_assert_false (json_object_get_boolean_member (json_node_get_object (middle), "end"));
  assert_true (self, last);
  end = get_progress (self, 8);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (end), "end"));
  g_assert_cmpfloat (json_object_get_double_member (json_node_get_object (end), "percent"), ==,
                     100);
  after = get_gallery (self, 8);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (after), "times_read"), ==,
                   times_read + 1);
  g_assert_true (has_metatag (self, 8, "read"));
}

static void
test_old_functions (void)
{
  static const char *const missing[] = {
    "page_read_event", "get_last_read_page", "get_properties",          "add_to_collection",
    "delete_item",     "get_notifications",  "update_metatags_for_view"
  };
  g_autoptr (SampleHost) host = sample_host_new (10, TRUE, TRUE);
  g_autoptr (SamplePeer) peer = sample_peer_new (sample_host_get_port (host));
  g_autoptr (JsonNode) login = sample_peer_log_in (peer, "{}");

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_autofree char *call = g_strdup_printf ("{\"fname\": \"%s\"}", missing[i]);
      g_autofree char *wanted = g_strdup_printf ("403 Function not found: '%s'", missing[i]);
      g_autofree char *error = sample_peer_call_error (peer, call);

      g_assert_cmpstr (error, ==, wanted);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/sample-server/edits/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("metatags", test_metatags);
  ADD ("favorite-rating", test_favorite_rating);
  ADD ("many-metatags", test_many_metatags);
  ADD ("update-item", test_update_item);
  ADD ("other-items", test_other_items);
  ADD ("new-and-delete", test_new_and_delete);
  ADD ("tags", test_tags);
  ADD ("membership", test_membership);
  ADD ("reading", test_reading);
  g_test_add_func ("/sample-server/edits/old-functions", test_old_functions);

  return g_test_run ();
}
