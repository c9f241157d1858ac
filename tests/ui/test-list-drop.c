/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lists/bunko-item-view-private.h"
#include "place-fixture.h"

/* Dropping galleries on what takes them, in a list of it. */

static BunkoItemView *
show (PlaceFixture *self, BunkoItemType type)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  BunkoItemView *view = bunko_item_view_new (self->context);

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_item_type (query, type);
  bunko_item_view_set_query (view, query);
  place_fixture_show (self, GTK_WIDGET (adw_navigation_page_new (GTK_WIDGET (view), "Items")), 800,
                      600);
  return view;
}

static BunkoCell *
find_cell (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BunkoCell *found = BUNKO_IS_CELL (child) ? BUNKO_CELL (child) : find_cell (child);

      if (found != NULL && bunko_cell_get_row (found) != NULL &&
          bunko_row_get_item (bunko_cell_get_row (found)) != NULL)
        return found;
    }
  return NULL;
}

static gint64
count_members (PlaceFixture *self, BunkoItem *container)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_related (self->sample.library.library, container, BUNKO_ITEM_TYPE_GALLERY);
  g_autoptr (GError) error = NULL;
  gint64 n = count_source (source, &error);

  g_assert_no_error (error);
  return n;
}

/* Galleries that are not in @container. */
static GPtrArray *
find_others (PlaceFixture *self, BunkoItem *container, guint n)
{
  g_autoptr (GPtrArray) galleries =
      sample_fixture_get_galleries (&self->sample, BUNKO_VIEW_TYPE_LIBRARY, 60);
  g_autoptr (BunkoListSource) source =
      bunko_library_related (self->sample.library.library, container, BUNKO_ITEM_TYPE_GALLERY);
  g_autoptr (GPtrArray) members = fetch_source (source, 0, 1000, NULL);
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < galleries->len && others->len < n; i++)
    {
      if (!g_ptr_array_find (members, galleries->pdata[i], NULL))
        g_ptr_array_add (others, g_object_ref (galleries->pdata[i]));
    }
  g_assert_cmpuint (others->len, ==, n);
  return others;
}

static void
test_collection (PlaceFixture *self, gconstpointer legacy)
{
  BunkoItemView *view = show (self, BUNKO_ITEM_TYPE_COLLECTION);
  g_autoptr (GPtrArray) others = NULL;
  BunkoItem *collection;
  BunkoCell *cell;
  gint64 before;

  RUN_UNTIL (find_cell (self->window) != NULL);
  cell = find_cell (self->window);
  collection = bunko_row_get_item (bunko_cell_get_row (cell));
  g_assert_true (BUNKO_IS_COLLECTION (collection));
  others = find_others (self, collection, 2);
  before = count_members (self, collection);
  if (legacy != NULL)
    {
      /* It could not. */
      g_assert_false (_bunko_item_view_drop (view, cell, others));
      return;
    }
  g_assert_true (_bunko_item_view_drop (view, cell, others));
  RUN_UNTIL (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  g_assert_cmpint (count_members (self, collection), ==, before + 2);
  bunko_ui_test_click (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo"));
  RUN_UNTIL (count_members (self, collection) == before);
}

/* Collections are not put into collections, and nothing is put into galleries. */
static void
test_refused (PlaceFixture *self, gconstpointer legacy)
{
  BunkoItemView *view = show (self, BUNKO_ITEM_TYPE_GALLERY);
  g_autoptr (GPtrArray) items =
      sample_fixture_get_galleries (&self->sample, BUNKO_VIEW_TYPE_LIBRARY, 2);

  RUN_UNTIL (find_cell (self->window) != NULL);
  g_assert_false (_bunko_item_view_drop (view, find_cell (self->window), items));
  g_assert_false (_bunko_item_view_drop (view, NULL, items));
}

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  g_test_add ("/list-drop/collection", PlaceFixture, NULL, place_fixture_set_up, test_collection,
              place_fixture_tear_down);
  g_test_add ("/list-drop-0.3/collection", PlaceFixture, "0.3", place_fixture_set_up,
              test_collection, place_fixture_tear_down);
  g_test_add ("/list-drop/refused", PlaceFixture, NULL, place_fixture_set_up, test_refused,
              place_fixture_tear_down);

  return g_test_run ();
}
