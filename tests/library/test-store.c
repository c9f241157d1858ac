/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-artist.h"
#include "library/bunko-gallery-private.h"
#include "library/bunko-item-private.h"
#include "library/bunko-store.h"

static BunkoItem *
intern (BunkoStore *store, BunkoItemType type, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  return bunko_store_intern_json (store, type, json_node_get_object (node));
}

/* The same type and id is the same object, also inside of others; other types are others. */
static void
test_identity (void)
{
  BunkoStore *store = bunko_store_new ();
  BunkoItem *artist =
      intern (store, BUNKO_ITEM_TYPE_ARTIST, "{\"id\": 3, \"names\": [{\"name\": \"Before\"}]}");
  BunkoItem *gallery =
      intern (store, BUNKO_ITEM_TYPE_GALLERY,
              "{\"id\": 3, \"artists\": [{\"id\": 3, \"names\": [{\"name\": \"After\"}]}]}");
  g_autoptr (BunkoItem) child =
      g_list_model_get_item (bunko_gallery_get_artists (BUNKO_GALLERY (gallery)), 0);

  g_assert_true (child == artist);
  g_assert_false (artist == gallery);
  g_assert_cmpstr (bunko_artist_get_name (BUNKO_ARTIST (artist)), ==, "After");
  g_assert_cmpuint (bunko_store_get_size (store), ==, 2);
  g_assert_true (bunko_store_lookup (store, BUNKO_ITEM_TYPE_GALLERY, 3) == gallery);
  g_assert_null (bunko_store_lookup (store, BUNKO_ITEM_TYPE_PAGE, 3));

  g_clear_object (&child);
  g_assert_finalize_object (gallery);
  g_assert_null (bunko_store_lookup (store, BUNKO_ITEM_TYPE_GALLERY, 3));
  g_assert_cmpuint (bunko_store_get_size (store), ==, 1);
  g_assert_finalize_object (artist);
  g_assert_cmpuint (bunko_store_get_size (store), ==, 0);
  g_assert_finalize_object (store);
}

/* The store keeps nothing alive, and items survive it. */
static void
test_weak (void)
{
  BunkoStore *store = bunko_store_new ();
  BunkoItem *last = NULL;

  for (int i = 1; i <= 10000; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\": %d}", i);

      g_clear_object (&last);
      last = intern (store, BUNKO_ITEM_TYPE_PAGE, text);
      g_assert_cmpuint (bunko_store_get_size (store), ==, 1);
    }
  g_assert_finalize_object (store);
  g_assert_cmpint (bunko_item_get_id (last), ==, 10000);
  g_assert_finalize_object (last);
}

static void
test_without_id (void)
{
  BunkoStore *store = bunko_store_new ();

  g_assert_null (intern (store, BUNKO_ITEM_TYPE_PAGE, "{}"));
  g_assert_null (intern (store, BUNKO_ITEM_TYPE_PAGE, "{\"id\": 0}"));
  g_assert_null (intern (store, BUNKO_ITEM_TYPE_PAGE, "{\"id\": []}"));
  g_assert_cmpuint (bunko_store_get_size (store), ==, 0);
  g_assert_null (intern (store, BUNKO_ITEM_TYPE_NONE, "{\"id\": 4}"));
  g_assert_finalize_object (store);
}

/* What a person marks is on show at once, whatever a late reply says, until it fails. */
static void
test_pending_metatags (void)
{
  g_autoptr (BunkoStore) store = bunko_store_new ();
  const char *plain = "{\"id\": 1, \"metatags\": {\"favorite\": false, \"inbox\": true}}";
  g_autoptr (BunkoItem) item = intern (store, BUNKO_ITEM_TYPE_GALLERY, plain);
  guint first = _bunko_item_begin_edit (item, BUNKO_METATAG_FAVORITE, TRUE);
  guint second;

  g_assert_cmpint (bunko_item_get_metatags (item), ==,
                   BUNKO_METATAG_FAVORITE | BUNKO_METATAG_INBOX);
  g_object_unref (intern (store, BUNKO_ITEM_TYPE_GALLERY, plain));
  g_assert_true (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));

  /* Off again before the first has arrived: the second is what counts. */
  second = _bunko_item_begin_edit (item, BUNKO_METATAG_FAVORITE, FALSE);
  g_assert_false (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));
  _bunko_item_end_edit (item, first, TRUE);
  g_assert_false (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));
  _bunko_item_end_edit (item, second, FALSE);
  g_assert_true (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));

  first = _bunko_item_begin_edit (item, BUNKO_METATAG_INBOX, FALSE);
  g_assert_cmpint (bunko_item_get_metatags (item), ==, BUNKO_METATAG_FAVORITE);
  _bunko_item_end_edit (item, first, FALSE);
  g_assert_cmpint (bunko_item_get_metatags (item), ==,
                   BUNKO_METATAG_FAVORITE | BUNKO_METATAG_INBOX);
}

static void
test_pending_rating (void)
{
  g_autoptr (BunkoStore) store = bunko_store_new ();
  g_autoptr (BunkoItem) item =
      intern (store, BUNKO_ITEM_TYPE_GALLERY, "{\"id\": 1, \"rating\": 4}");
  BunkoGallery *gallery = BUNKO_GALLERY (item);
  guint first = _bunko_gallery_begin_rating (gallery, 6);
  guint second;

  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==, 6);
  g_object_unref (intern (store, BUNKO_ITEM_TYPE_GALLERY, "{\"id\": 1, \"rating\": 4}"));
  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==, 6);
  second = _bunko_gallery_begin_rating (gallery, 8);
  _bunko_gallery_end_rating (gallery, first, 6, TRUE);
  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==, 8);
  _bunko_gallery_end_rating (gallery, second, 8, FALSE);
  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/store/identity", test_identity);
  g_test_add_func ("/library/store/weak", test_weak);
  g_test_add_func ("/library/store/without-id", test_without_id);
  g_test_add_func ("/library/store/pending-metatags", test_pending_metatags);
  g_test_add_func ("/library/store/pending-rating", test_pending_rating);

  return g_test_run ();
}
