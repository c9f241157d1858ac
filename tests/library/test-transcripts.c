/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-item-parser.h"
#include "library/bunko-json-member.h"
#include "library/bunko-library.h"
#include "library/bunko-tags-private.h"

/* Every item in the recorded exchanges of a real server becomes what its message says. What is
 * compared here is read from the JSON by other means than those of the library. */

static guint n_items;
static guint n_types[BUNKO_ITEM_TYPE_PARODY + 1];

static BunkoItemType
get_type_of (JsonObject *call)
{
  const char *fname = json_object_get_string_member_with_default (call, "fname", "");

  if (g_str_equal (fname, "get_page"))
    return BUNKO_ITEM_TYPE_PAGE;
  if (g_str_equal (fname, "get_related_items"))
    return bunko_json_member_enum (call, "related_type", BUNKO_TYPE_ITEM_TYPE,
                                   BUNKO_ITEM_TYPE_PAGE);
  if (g_str_equal (fname, "library_view") && json_object_has_member (call, "item_id"))
    return bunko_json_member_enum (call, "related_type", BUNKO_TYPE_ITEM_TYPE,
                                   BUNKO_ITEM_TYPE_GALLERY);
  if (g_str_equal (fname, "library_view") || g_str_equal (fname, "get_item") ||
      g_str_equal (fname, "get_items") || g_str_equal (fname, "search_items"))
    return bunko_json_member_enum (call, "item_type", BUNKO_TYPE_ITEM_TYPE,
                                   BUNKO_ITEM_TYPE_GALLERY);
  return BUNKO_ITEM_TYPE_NONE;
}

static const char *
get_expected_name (JsonObject *object, const char *preferred_key, const char *list_key)
{
  if (json_object_has_member (object, preferred_key) &&
      !json_object_get_null_member (object, preferred_key))
    return json_object_get_string_member (json_object_get_object_member (object, preferred_key),
                                          "name");
  if (json_array_get_length (json_object_get_array_member (object, list_key)) > 0)
    return json_object_get_string_member (
        json_array_get_object_element (json_object_get_array_member (object, list_key), 0), "name");
  return NULL;
}

static void
check_gallery (BunkoGallery *gallery, JsonObject *object)
{
  const char *name = get_expected_name (object, "preferred_title", "titles");

  g_assert_cmpstr (bunko_gallery_get_title (gallery), ==, name != NULL ? name : "Untitled");
  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==,
                     json_object_get_double_member_with_default (object, "rating", 0));
  g_assert_cmpint (bunko_gallery_get_added (gallery), ==,
                   json_object_get_int_member_with_default (object, "timestamp", 0));
  g_assert_cmpint (bunko_gallery_get_grouping_id (gallery), ==,
                   json_object_get_int_member_with_default (object, "grouping_id", 0));
  g_assert_cmpuint (g_list_model_get_n_items (bunko_gallery_get_artists (gallery)), ==,
                    json_array_get_length (json_object_get_array_member (object, "artists")));
  g_assert_cmpuint (g_list_model_get_n_items (bunko_gallery_get_parodies (gallery)), ==,
                    json_array_get_length (json_object_get_array_member (object, "parodies")));
  g_assert_cmpstr (bunko_gallery_get_info (gallery), ==,
                   json_object_get_string_member (object, "info"));
}

static void
check_metatags (BunkoItem *item, JsonObject *object)
{
  const char *names[] = { "favorite", "inbox", "readlater", "trash", "follow", "read" };
  JsonObject *metatags;

  if (!json_object_has_member (object, "metatags"))
    return;
  metatags = json_object_get_object_member (object, "metatags");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (bunko_item_has_metatag (item, 1u << i), ==,
                     json_object_get_boolean_member (metatags, names[i]));
}

static void
check_item (BunkoItemType type, JsonObject *object)
{
  g_autoptr (BunkoItem) item = bunko_item_new_from_json (type, object);

  n_items++;
  n_types[type]++;
  g_assert_cmpint (bunko_item_get_id (item), ==, json_object_get_int_member (object, "id"));
  check_metatags (item, object);
  if (BUNKO_IS_GALLERY (item))
    check_gallery (BUNKO_GALLERY (item), object);
  else if (json_object_has_member (object, "name"))
    g_assert_cmpstr (bunko_item_get_display_name (item), ==,
                     json_object_get_string_member_with_default (object, "name", ""));
  else
    g_assert_cmpstr (bunko_item_get_display_name (item), ==,
                     get_expected_name (object, "preferred_name", "names"));
  if (BUNKO_IS_PAGE (item))
    g_assert_cmpint (bunko_page_get_number (BUNKO_PAGE (item)), ==,
                     json_object_get_int_member (object, "number"));
}

static void
check_tags (JsonNode *data)
{
  g_autoptr (GListModel) groups = _bunko_tag_groups_from_json (data);

  if (!JSON_NODE_HOLDS_OBJECT (data))
    return;
  g_assert_cmpuint (g_list_model_get_n_items (groups), ==,
                    json_object_get_size (json_node_get_object (data)));
}

static void
check_result (JsonObject *call, JsonObject *result)
{
  BunkoItemType type = get_type_of (call);
  JsonNode *data = json_object_get_member (result, "data");

  if (g_strcmp0 (json_object_get_string_member_with_default (call, "fname", ""), "get_tags") == 0)
    check_tags (data);
  if (type == BUNKO_ITEM_TYPE_NONE || data == NULL)
    return;
  if (JSON_NODE_HOLDS_OBJECT (data))
    check_item (type, json_node_get_object (data));
  else if (JSON_NODE_HOLDS_ARRAY (data))
    {
      JsonArray *array = json_node_get_array (data);

      for (guint i = 0; i < json_array_get_length (array); i++)
        check_item (type, json_array_get_object_element (array, i));
    }
}

static JsonArray *
get_list (JsonObject *transcript, const char *key)
{
  return bunko_json_member_get_array (bunko_json_member_object (transcript, key), "data");
}

static void
check_file (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonArray *calls, *results;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return;
  root = json_node_get_object (json_parser_get_root (parser));
  calls = get_list (root, "request");
  results = get_list (root, "response");
  /* Refused functions move to the end, so only whole messages without errors pair by position. */
  if (calls == NULL || results == NULL ||
      json_array_get_length (calls) != json_array_get_length (results))
    return;
  for (guint i = 0; i < json_array_get_length (calls); i++)
    {
      JsonObject *call = bunko_json_array_get_object (calls, i);
      JsonObject *result = bunko_json_array_get_object (results, i);

      if (call != NULL && result != NULL &&
          g_strcmp0 (bunko_json_member_string (call, "fname", NULL),
                     bunko_json_member_string (result, "fname", NULL)) == 0)
        check_result (call, result);
    }
}

static void
test_transcripts (void)
{
  const char *shared = g_getenv ("BUNKO_SHARED");
  g_autofree char *folder = shared != NULL ? g_build_filename (shared, "transcripts", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("The recorded exchanges are not here (BUNKO_SHARED)");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".json"))
        check_file (path);
    }
  g_test_message ("%u items", n_items);
  g_assert_cmpuint (n_items, >, 200);
  for (int type = BUNKO_ITEM_TYPE_GALLERY; type <= BUNKO_ITEM_TYPE_PARODY; type++)
    g_assert_cmpuint (n_types[type], >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/transcripts/items", test_transcripts);

  return g_test_run ();
}
