/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-tag.h"
#include "library/bunko-view-query.h"

static BunkoViewQuery *
make_query (void)
{
  BunkoViewQuery *query = bunko_view_query_new ();

  bunko_view_query_set_item_type (query, BUNKO_ITEM_TYPE_COLLECTION);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_INBOX);
  bunko_view_query_set_search (query, "artist:\"Mori Hana\" -\"海\"");
  bunko_view_query_set_search_options (query,
                                       BUNKO_SEARCH_OPTION_REGEX | BUNKO_SEARCH_OPTION_CHILDREN);
  bunko_view_query_set_sort_index (query, 52);
  bunko_view_query_set_sort_descending (query, TRUE);
  bunko_view_query_set_filter_id (query, 9);
  bunko_view_query_set_parent (query, BUNKO_ITEM_TYPE_GROUPING, 77, BUNKO_ITEM_TYPE_GALLERY);
  return query;
}

/* Nothing gets lost on the way through a saved state, not even through its text form. */
static void
test_round_trip (void)
{
  BunkoViewQuery *query = make_query ();
  g_autoptr (GVariant) variant = bunko_view_query_to_variant (query);
  g_autofree char *text = g_variant_print (variant, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) parsed = g_variant_parse (NULL, text, NULL, NULL, &error);
  BunkoViewQuery *again;

  g_assert_no_error (error);
  g_assert_false (g_variant_is_floating (variant));
  again = bunko_view_query_new_from_variant (parsed);
  g_assert_true (bunko_view_query_equal (query, again));
  g_assert_cmpstr (bunko_view_query_get_search (again), ==, "artist:\"Mori Hana\" -\"海\"");
  g_assert_cmpint (bunko_view_query_get_parent_id (again), ==, 77);
  g_assert_finalize_object (again);
  g_assert_finalize_object (query);
}

static void
test_defaults (void)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  g_assert_cmpint (bunko_view_query_get_item_type (query), ==, BUNKO_ITEM_TYPE_GALLERY);
  g_assert_cmpint (bunko_view_query_get_view (query), ==, BUNKO_VIEW_TYPE_LIBRARY);
  g_assert_cmpstr (bunko_view_query_get_search (query), ==, "");
  g_assert_cmpint (bunko_view_query_get_sort_index (query), ==, -1);
  g_assert_cmpint (bunko_view_query_get_search_options (query), ==, BUNKO_SEARCH_OPTIONS_DEFAULT);
}

/* A state from elsewhere: other types, values that do not exist, not even a dictionary. */
static void
test_foreign_state (void)
{
  const char *states[] = {
    "{'view': <99>, 'item-type': <-7>, 'search-options': <uint32 4294967295>, 'sort-index': <-40>}",
    "{'view': <'inbox'>, 'search': <7>, 'filter-id': <int64 -3>, 'parent-id': <int64 -1>}",
    "@a{sv} {}",
    "[1, 2, 3]",
  };
  g_autoptr (BunkoViewQuery) fresh = bunko_view_query_new ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GVariant) variant = g_variant_parse (NULL, states[i], NULL, NULL, NULL);
      g_autoptr (BunkoViewQuery) query = NULL;

      g_assert_nonnull (variant);
      query = bunko_view_query_new_from_variant (variant);
      bunko_view_query_set_search_options (query, BUNKO_SEARCH_OPTIONS_DEFAULT);
      g_assert_true (bunko_view_query_equal (query, fresh));
    }
}

static void
test_copy_and_equal (void)
{
  g_autoptr (BunkoViewQuery) query = make_query ();
  const char *names[] = {
    "item-type", "view",        "search",    "search-options",  "sort-index",
    "filter-id", "parent-type", "parent-id", "sort-descending", "related-type"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (BunkoViewQuery) copy = bunko_view_query_copy (query);
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (copy), names[i]);

      g_assert_true (bunko_view_query_equal (query, copy));
      /* Every property counts. */
      g_object_set_property (G_OBJECT (copy), names[i], g_param_spec_get_default_value (pspec));
      g_assert_false (bunko_view_query_equal (query, copy));
    }
}

static void
test_notify_only_on_change (void)
{
  g_autoptr (BunkoViewQuery) query = make_query ();
  guint n = 0;

  g_signal_connect_swapped (query, "notify", G_CALLBACK (g_atomic_int_inc), &n);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_INBOX);
  bunko_view_query_set_search (query, bunko_view_query_get_search (query));
  bunko_view_query_set_parent (query, BUNKO_ITEM_TYPE_GROUPING, 77, BUNKO_ITEM_TYPE_GALLERY);
  g_assert_cmpuint (n, ==, 0);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (query, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (bunko_view_query_get_search (query), ==, "");
}

static void
test_tag_query (void)
{
  const struct
  {
    const char *tag_namespace;
    const char *name;
    const char *query;
  } cases[] = {
    { "Theme", "big thing", "Theme:\"big thing\"" },
    { NULL, "lonely", "__namespace__:\"lonely\"" },
    { "Two Words", "x", "\"Two Words\":\"x\"" },
    { "Theme", "a \"quoted\" one", "Theme:\"a quoted one\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BunkoTag *tag = bunko_tag_new (1, cases[i].tag_namespace, cases[i].name);
      g_autofree char *query = bunko_tag_to_query (tag);

      g_assert_cmpstr (query, ==, cases[i].query);
      g_assert_finalize_object (tag);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/view-query/round-trip", test_round_trip);
  g_test_add_func ("/library/view-query/defaults", test_defaults);
  g_test_add_func ("/library/view-query/foreign-state", test_foreign_state);
  g_test_add_func ("/library/view-query/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/library/view-query/notify-only-on-change", test_notify_only_on_change);
  g_test_add_func ("/library/view-query/tag-query", test_tag_query);

  return g_test_run ();
}
