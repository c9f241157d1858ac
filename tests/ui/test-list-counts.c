/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-gallery.h"
#include "lists/bunko-item-view-private.h"
#include "place-fixture.h"

/* The galleries on the screen tell how many pages they have, though lists of servers do not. */

static BunkoItemView *
show (PlaceFixture *self, BunkoItemViewMode mode)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  BunkoItemView *view = bunko_item_view_new (self->context);

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_item_view_set_mode (view, mode);
  bunko_item_view_set_query (view, query);
  place_fixture_show (self, GTK_WIDGET (adw_navigation_page_new (GTK_WIDGET (view), "Items")), 800,
                      600);
  return view;
}

static gboolean
is_on_screen (GtkWidget *cell, GtkWidget *scroller)
{
  graphene_rect_t bounds;
  graphene_rect_t screen =
      GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (scroller), gtk_widget_get_height (scroller));

  return gtk_widget_get_mapped (cell) && gtk_widget_compute_bounds (cell, scroller, &bounds) &&
         graphene_rect_intersection (&bounds, &screen, NULL);
}

static gboolean
has_count (BunkoCell *cell)
{
  BunkoRow *row = bunko_cell_get_row (cell);
  BunkoItem *item = row != NULL ? bunko_row_get_item (row) : NULL;

  return item != NULL && bunko_gallery_get_page_count (BUNKO_GALLERY (item)) > 0;
}

/* How many cells on the screen have a number of pages, or have none. */
static guint
count_cells (GtkWidget *root, GtkWidget *scroller, gboolean counted)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!BUNKO_IS_CELL (child))
        n += count_cells (child, scroller, counted);
      else if (is_on_screen (child, scroller) && has_count (BUNKO_CELL (child)) == counted)
        n++;
    }
  return n;
}

/* All that can be seen is counted: of a grid, also what is in a line that is cut off. */
static void
check_mode (PlaceFixture *self, BunkoItemViewMode mode)
{
  BunkoItemView *view = show (self, mode);
  GtkWidget *scroller = GTK_WIDGET (view->scroller);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (view->scroller);
  BunkoItem *last;

  RUN_UNTIL (count_cells (scroller, scroller, TRUE) > 0);
  RUN_UNTIL (count_cells (scroller, scroller, FALSE) == 0);
  last = bunko_paged_list_peek_item (view->list, SAMPLE_FIXTURE_GALLERIES - 10);
  g_assert_true (last == NULL || bunko_gallery_get_page_count (BUNKO_GALLERY (last)) < 0);

  /* Any place will do but one where lines begin. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * 0.5 + 37);
  RUN_UNTIL (count_cells (scroller, scroller, FALSE) > 0);
  RUN_UNTIL (count_cells (scroller, scroller, FALSE) == 0);
}

static void
test_grid (PlaceFixture *self, gconstpointer legacy)
{
  check_mode (self, BUNKO_ITEM_VIEW_GRID);
}

static void
test_list (PlaceFixture *self, gconstpointer legacy)
{
  check_mode (self, BUNKO_ITEM_VIEW_LIST);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/list-counts/" path, PlaceFixture, NULL, place_fixture_set_up, func,                \
              place_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("grid", test_grid);
  ADD ("list", test_list);

  return g_test_run ();
}
