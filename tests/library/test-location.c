/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-location.h"

static BunkoLocation *
make_list (const char *search)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_INBOX);
  bunko_view_query_set_search (query, search);

  return bunko_location_new_list (query);
}

static GPtrArray *
make_all (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (all, bunko_location_new_home ());
  g_ptr_array_add (all, make_list (""));
  g_ptr_array_add (all, make_list ("artist:\"Mori Hana\""));
  g_ptr_array_add (all, bunko_location_new_item (BUNKO_ITEM_TYPE_GALLERY, 7, "海"));
  g_ptr_array_add (all, bunko_location_new_item (BUNKO_ITEM_TYPE_GALLERY, 8, NULL));
  g_ptr_array_add (all, bunko_location_new_item (BUNKO_ITEM_TYPE_ARTIST, 7, NULL));
  g_ptr_array_add (all, bunko_location_new_tag ("theme", "sea"));
  g_ptr_array_add (all, bunko_location_new_tag (NULL, "sea"));
  g_ptr_array_add (all, bunko_location_new_directory (BUNKO_ITEM_TYPE_ARTIST));
  g_ptr_array_add (all, bunko_location_new_directory (BUNKO_ITEM_TYPE_CIRCLE));
  g_ptr_array_add (all, bunko_location_new_tag_directory ());
  g_ptr_array_add (all, bunko_location_new_reader (7, 0));
  g_ptr_array_add (all, bunko_location_new_reader (7, 12));
  g_ptr_array_add (all, bunko_location_new_server_section ("activity"));

  return all;
}

/* Every place comes back as the same one through the text form of a saved state, and as no other.
 */
static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) all = make_all ();

  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (GVariant) variant = g_variant_ref_sink (bunko_location_to_variant (all->pdata[i]));
      g_autofree char *text = g_variant_print (variant, TRUE);
      g_autoptr (GVariant) parsed = g_variant_parse (NULL, text, NULL, NULL, NULL);
      BunkoLocation *again = bunko_location_new_from_variant (parsed);

      g_assert_true (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT));
      for (guint j = 0; j < all->len; j++)
        g_assert_cmpint (bunko_location_equal (again, all->pdata[j]), ==, i == j);
      g_assert_cmpstr (bunko_location_get_title (again), ==,
                       bunko_location_get_title (all->pdata[i]));
      g_assert_cmpstr (bunko_location_get_section (again), ==,
                       bunko_location_get_section (all->pdata[i]));
      g_assert_finalize_object (again);
    }
}

static void
test_getters (void)
{
  g_autoptr (BunkoLocation) list = make_list ("sea");
  g_autoptr (BunkoLocation) reader = bunko_location_new_reader (7, 12);
  g_autoptr (BunkoLocation) tag = bunko_location_new_tag ("theme", "sea");
  g_autoptr (BunkoLocation) named = bunko_location_new_item (BUNKO_ITEM_TYPE_ARTIST, 3, "Mori");
  g_autoptr (BunkoLocation) server = bunko_location_new_server ();
  g_autoptr (BunkoLocation) logs = bunko_location_new_server_section ("logs");
  g_autoptr (BunkoLocation) nameless = bunko_location_new_item (BUNKO_ITEM_TYPE_ARTIST, 3, NULL);

  g_assert_cmpint (bunko_location_get_kind (list), ==, BUNKO_LOCATION_LIST);
  g_assert_cmpint (bunko_location_get_item_type (list), ==, BUNKO_ITEM_TYPE_GALLERY);
  g_assert_cmpstr (bunko_view_query_get_search (bunko_location_get_query (list)), ==, "sea");
  g_assert_cmpint (bunko_location_get_id (reader), ==, 7);
  g_assert_cmpuint (bunko_location_get_page (reader), ==, 12);
  g_assert_null (bunko_location_get_query (reader));
  g_assert_cmpstr (bunko_location_get_tag_namespace (tag), ==, "theme");
  g_assert_cmpstr (bunko_location_get_tag (tag), ==, "sea");
  g_assert_true (bunko_location_equal (named, nameless));
  g_assert_null (bunko_location_get_section (server));
  g_assert_cmpstr (bunko_location_get_section (logs), ==, "logs");
  g_assert_true (bunko_location_equal (server, logs));
}

/* Changing the query that a location was made from does not change where it leads. */
static void
test_query_is_copied (void)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoLocation) location = bunko_location_new_list (query);

  bunko_view_query_set_search (query, "other");
  g_assert_cmpstr (bunko_view_query_get_search (bunko_location_get_query (location)), ==, "");
}

static void
test_garbage (void)
{
  const char *states[] = {
    "'text'",
    "@a{sv} {}",
    "{'kind': <7>}",
    "{'kind': <'cellar'>}",
    "{'kind': <'list'>}",
    "{'kind': <'list'>, 'query': <'sea'>}",
    "{'kind': <'item'>, 'id': <int64 7>}",
    "{'kind': <'item'>, 'item-type': <1>, 'id': <int64 -7>}",
    "{'kind': <'item'>, 'item-type': <99>, 'id': <int64 7>}",
    "{'kind': <'item'>, 'item-type': <0>, 'id': <int64 7>}",
    "{'kind': <'item'>, 'item-type': <1>, 'id': <'7'>}",
    "{'kind': <'tag'>, 'tag': <''>}",
    "{'kind': <'directory'>}",
    "{'kind': <'reader'>, 'page': <uint32 3>}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) variant = g_variant_parse (NULL, states[i], NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_null (bunko_location_new_from_variant (variant));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/location/round-trip", test_round_trip);
  g_test_add_func ("/library/location/getters", test_getters);
  g_test_add_func ("/library/location/query-is-copied", test_query_is_copied);
  g_test_add_func ("/library/location/garbage", test_garbage);

  return g_test_run ();
}
