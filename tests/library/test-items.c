/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-item-parser.h"
#include "library/bunko-item-private.h"
#include "library/bunko-library.h"

static JsonNode *
load_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "library", "fixtures", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static BunkoItem *
item_from_text (BunkoItemType type, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  return bunko_item_new_from_json (type, json_node_get_object (node));
}

static void
test_gallery (void)
{
  g_autoptr (JsonNode) node = load_fixture ("gallery.json");
  BunkoItem *item = bunko_item_new_from_json (BUNKO_ITEM_TYPE_GALLERY, json_node_get_object (node));
  BunkoGallery *gallery = BUNKO_GALLERY (item);
  g_autoptr (BunkoArtist) artist = NULL;
  g_autoptr (BunkoNamedItem) circle = NULL;
  g_autoptr (BunkoNamedItem) parody = NULL;
  g_autoptr (BunkoNamedItem) url = NULL;

  g_assert_cmpint (bunko_item_get_item_type (item), ==, BUNKO_ITEM_TYPE_GALLERY);
  g_assert_cmpint (bunko_item_get_id (item), ==, 12);
  g_assert_cmpstr (bunko_item_get_display_name (item), ==, "天鵝絨山");
  g_assert_cmpstr (bunko_gallery_get_title (gallery), ==, "天鵝絨山");
  g_assert_cmpstr (bunko_gallery_get_secondary_title (gallery), ==, "Velvet Mountain");
  g_assert_cmpuint (g_strv_length ((GStrv) bunko_gallery_get_titles (gallery)), ==, 2);
  g_assert_cmpstr (bunko_gallery_get_artist_names (gallery), ==, "Mori Hana, Berg Aoi");
  g_assert_cmpstr (bunko_gallery_get_language_code (gallery), ==, "ja");
  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==, 7.5);
  g_assert_cmpint (bunko_gallery_get_number (gallery), ==, 2);
  g_assert_cmpint (bunko_gallery_get_times_read (gallery), ==, 3);
  g_assert_cmpint (bunko_gallery_get_last_read (gallery), ==, 1600000100);
  g_assert_cmpint (bunko_item_get_last_updated (item), ==, 1600000200);
  g_assert_cmpint (bunko_gallery_get_pub_date (gallery), ==, 0);
  g_assert_cmpint (bunko_gallery_get_added (gallery), ==, 1600000000);
  g_assert_cmpint (bunko_gallery_get_category_id (gallery), ==, 4);
  g_assert_cmpint (bunko_gallery_get_grouping_id (gallery), ==, 0);
  g_assert_cmpint (bunko_gallery_get_page_count (gallery), ==, -1);
  g_assert_true (bunko_gallery_get_single_source (gallery));
  g_assert_false (bunko_gallery_get_phantom (gallery));
  g_assert_true (g_str_has_prefix (bunko_gallery_get_info (gallery), "First paragraph.\n"));
  g_assert_cmpint (bunko_item_get_metatags (item), ==,
                   BUNKO_METATAG_FAVORITE | BUNKO_METATAG_READ_LATER | BUNKO_METATAG_READ);

  artist = g_list_model_get_item (bunko_gallery_get_artists (gallery), 0);
  circle = g_list_model_get_item (bunko_artist_get_circles (artist), 0);
  parody = g_list_model_get_item (bunko_gallery_get_parodies (gallery), 0);
  url = g_list_model_get_item (bunko_gallery_get_urls (gallery), 0);
  g_assert_cmpuint (g_strv_length ((GStrv) bunko_artist_get_names (artist)), ==, 2);
  g_assert_true (bunko_item_has_metatag (BUNKO_ITEM (artist), BUNKO_METATAG_FAVORITE));
  g_assert_cmpstr (bunko_named_item_get_name (circle), ==, "青い工房");
  g_assert_cmpstr (bunko_item_get_display_name (BUNKO_ITEM (parody)), ==, "The Tin Lighthouse");
  g_assert_cmpstr (bunko_named_item_get_name (url), ==, "https://example.org/velvet");
  g_clear_object (&artist);
  g_clear_object (&circle);
  g_clear_object (&parody);
  g_clear_object (&url);
  g_assert_finalize_object (item);
}

/* Every property can be read, and says the same as its getter. */
static void
test_properties (void)
{
  g_autoptr (JsonNode) node = load_fixture ("gallery.json");
  g_autoptr (BunkoItem) item =
      bunko_item_new_from_json (BUNKO_ITEM_TYPE_GALLERY, json_node_get_object (node));
  guint n_specs;
  g_autofree GParamSpec **specs =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (item), &n_specs);
  g_autofree char *title = NULL;
  gboolean favorite, inbox, read_later, trash, read;
  double rating;
  gint64 added;

  g_assert_cmpuint (n_specs, >=, 30);
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (item), specs[i]->name, &value);
      g_assert_true (G_VALUE_HOLDS (&value, specs[i]->value_type));
    }
  g_object_get (item, "title", &title, "favorite", &favorite, "inbox", &inbox, "read-later",
                &read_later, "trash", &trash, "read", &read, "rating", &rating, "added", &added,
                NULL);
  g_assert_cmpstr (title, ==, "天鵝絨山");
  g_assert_true (favorite && read_later && read);
  g_assert_false (inbox || trash);
  g_assert_cmpfloat (rating, ==, 7.5);
  g_assert_cmpint (added, ==, 1600000000);
}

static void
test_untitled (void)
{
  g_autoptr (BunkoItem) item =
      item_from_text (BUNKO_ITEM_TYPE_GALLERY, "{\"id\": 1, \"titles\": [{\"name\": \"\"}]}");
  g_autoptr (BunkoItem) first =
      item_from_text (BUNKO_ITEM_TYPE_GALLERY, "{\"id\": 1, \"titles\": [{\"name\": \"First\"}],"
                                               " \"preferred_title\": null}");

  g_assert_cmpstr (bunko_gallery_get_title (BUNKO_GALLERY (item)), ==, "Untitled");
  g_assert_cmpstr (bunko_item_get_display_name (item), ==, "Untitled");
  g_assert_null (bunko_gallery_get_secondary_title (BUNKO_GALLERY (item)));
  g_assert_cmpstr (bunko_gallery_get_title (BUNKO_GALLERY (first)), ==, "First");
}

/* Wrong types, nulls, huge numbers: nothing crashes, nothing out of range gets through. */
static void
test_strange (void)
{
  g_autoptr (JsonNode) node = load_fixture ("strange.json");
  JsonArray *array = json_node_get_array (node);

  for (int type = BUNKO_ITEM_TYPE_GALLERY; type <= BUNKO_ITEM_TYPE_PARODY; type++)
    {
      g_autoptr (GPtrArray) items = bunko_items_new_from_json (NULL, type, node);
      const gint64 ids[] = { 31, 32, 33, 34 };

      g_assert_cmpuint (items->len, ==, G_N_ELEMENTS (ids));
      for (guint i = 0; i < items->len; i++)
        {
          g_assert_cmpint (bunko_item_get_id (items->pdata[i]), ==, ids[i]);
          g_assert_cmpint (bunko_item_get_item_type (items->pdata[i]), ==, type);
          g_assert_nonnull (bunko_item_get_display_name (items->pdata[i]));
        }
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);
          g_autoptr (BunkoItem) item = NULL;

          if (!JSON_NODE_HOLDS_OBJECT (element))
            continue;
          item = bunko_item_new_from_json (type, json_node_get_object (element));
          g_assert_cmpint (bunko_item_get_id (item), >=, 0);
        }
    }
}

static void
test_strange_values (void)
{
  g_autoptr (JsonNode) node = load_fixture ("strange.json");
  g_autoptr (GPtrArray) items = bunko_items_new_from_json (NULL, BUNKO_ITEM_TYPE_GALLERY, node);

  g_assert_cmpfloat (bunko_gallery_get_rating (items->pdata[2]), ==, 10);
  g_assert_cmpint (bunko_gallery_get_times_read (items->pdata[2]), ==, G_MININT);
  g_assert_cmpint (bunko_gallery_get_last_read (items->pdata[2]), ==, G_MAXINT64);
  g_assert_cmpuint (g_list_model_get_n_items (bunko_gallery_get_artists (items->pdata[2])), ==, 0);
  g_assert_cmpfloat (bunko_gallery_get_rating (items->pdata[3]), ==, 0);
  g_assert_cmpint (bunko_gallery_get_page_count (items->pdata[3]), ==, 22);
  g_assert_cmpint (bunko_item_get_metatags (items->pdata[3]), ==, BUNKO_METATAG_READ);
}

/* 0.13 answers get_items with an object around the list. */
static void
test_wrapped_list (void)
{
  g_autoptr (JsonNode) node = json_from_string ("{\"items\": [{\"id\": 4}], \"count\": 9}", NULL);
  g_autoptr (GPtrArray) items = bunko_items_new_from_json (NULL, BUNKO_ITEM_TYPE_PAGE, node);

  g_assert_cmpuint (items->len, ==, 1);
  g_assert_true (BUNKO_IS_PAGE (items->pdata[0]));
}

static void
test_others (void)
{
  g_autoptr (BunkoItem) page =
      item_from_text (BUNKO_ITEM_TYPE_PAGE,
                      "{\"id\": 84, \"last_updated\": 5, \"number\": 3, \"name\": \"003.png\","
                      " \"path\": \"/a/003.png\", \"gallery_id\": 7, \"in_archive\": true}");
  g_autoptr (BunkoItem) collection = item_from_text (
      BUNKO_ITEM_TYPE_COLLECTION, "{\"id\": 1, \"name\": \"Harbour\", \"info\": \"i\","
                                  " \"category_id\": 2, \"timestamp\": 9, \"pub_date\": 8}");
  g_autoptr (BunkoItem) grouping =
      item_from_text (BUNKO_ITEM_TYPE_GROUPING, "{\"id\": 5, \"name\": \"S\", \"status_id\": 1}");
  g_autoptr (BunkoItem) filter = item_from_text (
      BUNKO_ITEM_TYPE_FILTER, "{\"id\": 1, \"name\": \"Short\", \"filter\": \"format:short\","
                              " \"enforce\": true}");
  g_autoptr (BunkoItem) language = item_from_text (
      BUNKO_ITEM_TYPE_LANGUAGE, "{\"id\": 1, \"name\": \"日本語\", \"code\": \"ja\"}");

  g_assert_cmpint (bunko_page_get_number (BUNKO_PAGE (page)), ==, 3);
  g_assert_cmpint (bunko_page_get_gallery_id (BUNKO_PAGE (page)), ==, 7);
  g_assert_cmpstr (bunko_page_get_path (BUNKO_PAGE (page)), ==, "/a/003.png");
  g_assert_true (bunko_page_get_in_archive (BUNKO_PAGE (page)));
  g_assert_cmpstr (bunko_item_get_display_name (page), ==, "003.png");
  g_assert_cmpstr (bunko_item_get_display_name (collection), ==, "Harbour");
  g_assert_cmpint (bunko_collection_get_added (BUNKO_COLLECTION (collection)), ==, 9);
  g_assert_cmpint (bunko_collection_get_gallery_count (BUNKO_COLLECTION (collection)), ==, -1);
  g_assert_cmpint (bunko_grouping_get_status_id (BUNKO_GROUPING (grouping)), ==, 1);
  g_assert_cmpstr (bunko_filter_get_query (BUNKO_FILTER (filter)), ==, "format:short");
  g_assert_true (bunko_filter_get_enforce (BUNKO_FILTER (filter)));
  g_assert_cmpstr (bunko_named_item_get_code (BUNKO_NAMED_ITEM (language)), ==, "ja");
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

/* Loading the same again tells nobody; one change tells one property; missing keys change nothing.
 */
static void
test_reload (void)
{
  g_autoptr (JsonNode) node = load_fixture ("gallery.json");
  JsonObject *object = json_node_get_object (node);
  g_autoptr (BunkoStore) store = bunko_store_new ();
  g_autoptr (BunkoItem) item = bunko_store_intern_json (store, BUNKO_ITEM_TYPE_GALLERY, object);
  g_autoptr (JsonNode) part =
      json_from_string ("{\"id\": 12, \"rating\": 8, \"metatags\": {\"favorite\": false}}", NULL);
  g_autoptr (BunkoItem) again = NULL;
  guint all = 0, favorite = 0, inbox = 0;

  g_signal_connect (item, "notify", G_CALLBACK (count_cb), &all);
  g_signal_connect (item, "notify::favorite", G_CALLBACK (count_cb), &favorite);
  g_signal_connect (item, "notify::inbox", G_CALLBACK (count_cb), &inbox);
  _bunko_item_load (item, object, store);
  g_assert_cmpuint (all, ==, 0);

  again = bunko_store_intern_json (store, BUNKO_ITEM_TYPE_GALLERY, json_node_get_object (part));
  g_assert_true (again == item);
  g_assert_cmpuint (all, ==, 3); /* rating, metatags, favorite */
  g_assert_cmpuint (favorite, ==, 1);
  g_assert_cmpuint (inbox, ==, 0);
  g_assert_cmpstr (bunko_gallery_get_title (BUNKO_GALLERY (item)), ==, "天鵝絨山");
  g_assert_true (bunko_item_has_metatag (item, BUNKO_METATAG_READ));
}

/* A page of 64 galleries may not hold up the main loop. */
static void
test_speed (void)
{
  g_autoptr (JsonNode) gallery = load_fixture ("gallery.json");
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) list = json_node_init_array (json_node_alloc (), array);
  double best = G_MAXDOUBLE;

  for (int i = 0; i < 64; i++)
    {
      JsonNode *copy = json_node_copy (gallery);
      g_autofree char *text = json_to_string (copy, FALSE);
      JsonNode *own = json_from_string (text, NULL);

      json_object_set_int_member (json_node_get_object (own), "id", i + 1);
      json_array_add_element (array, own);
      json_node_unref (copy);
    }
  for (int run = 0; run < 5; run++)
    {
      g_autoptr (BunkoStore) store = bunko_store_new ();
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) items =
          bunko_items_new_from_json (store, BUNKO_ITEM_TYPE_GALLERY, list);

      best = MIN (best, (double) (g_get_monotonic_time () - start) / 1000);
      g_assert_cmpuint (items->len, ==, 64);
    }
  json_array_unref (array);
  g_test_minimized_result (best, "64 galleries in %.2f ms", best);
  if (g_test_perf ())
    g_assert_cmpfloat (best, <, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/items/gallery", test_gallery);
  g_test_add_func ("/library/items/properties", test_properties);
  g_test_add_func ("/library/items/untitled", test_untitled);
  g_test_add_func ("/library/items/strange", test_strange);
  g_test_add_func ("/library/items/strange-values", test_strange_values);
  g_test_add_func ("/library/items/wrapped-list", test_wrapped_list);
  g_test_add_func ("/library/items/others", test_others);
  g_test_add_func ("/library/items/reload", test_reload);
  g_test_add_func ("/library/items/speed", test_speed);

  return g_test_run ();
}
