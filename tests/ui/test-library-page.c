/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "pages/library/bunko-library-page.h"
#include "search/bunko-search-field.h"
#include "settings/bunko-settings.h"
#include "widgets/bunko-gallery-cell.h"

#include "cell-finder.h"
#include "fake-library.h"
#include "stub-library.h"
#include "stub-search.h"

typedef struct
{
  BunkoFakeSource *source;
  BunkoLibrary *library;
  BunkoContext *context;
  GtkWidget *page;
  GtkWidget *window;
  GString *actions;
} Fixture;

static BunkoContext *
make_context (Fixture *fixture)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);

  return bunko_context_new (fixture->library, loader, NULL);
}

static void
show (Fixture *fixture, BunkoViewType view, const char *search)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, view);
  bunko_view_query_set_search (query, search);
  fixture->page = GTK_WIDGET (bunko_library_page_new (fixture->context, query));
  fixture->window = bunko_ui_test_show (fixture->page, 900, 600);
  bunko_ui_test_record_actions (fixture->window, fixture->actions);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_LISTS);
  fixture->actions = g_string_new (NULL);
  fixture->source = bunko_fake_source_new (GPOINTER_TO_UINT (data));
  fixture->library = stub_library_new ();
  stub_library_set_view (fixture->library, BUNKO_LIST_SOURCE (fixture->source));
  fixture->context = make_context (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bunko_ui_test_destroy (fixture->window);
  bunko_ui_test_settle ();
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->context);
  g_assert_finalize_object (fixture->library);
  g_assert_cmpuint (bunko_fake_source_get_n_live (fixture->source), ==, 0);
  g_assert_finalize_object (fixture->source);
  g_string_free (fixture->actions, TRUE);
}

static GtkWidget *
get_child (Fixture *fixture, const char *name)
{
  return bunko_ui_test_get_child (fixture->page, BUNKO_TYPE_LIBRARY_PAGE, name);
}

static BunkoSearchField *
get_field (Fixture *fixture)
{
  return BUNKO_SEARCH_FIELD (get_child (fixture, "search_field"));
}

static gboolean
shows_rows (Fixture *fixture)
{
  return bunko_ui_test_find (fixture->page, GTK_TYPE_GRID_VIEW, NULL) != NULL;
}

static gboolean
has_text (Fixture *fixture, const char *text)
{
  return bunko_ui_test_find (fixture->page, GTK_TYPE_LABEL, text) != NULL;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->page, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  g_assert_true (gtk_widget_activate_action (fixture->page, "library.search", NULL));
  entry = GTK_WIDGET (bunko_search_field_get_editable (get_field (fixture)));
  g_assert_true (
      gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (get_child (fixture, "search_bar"))));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == entry);

  /* Typing searches, but not at every letter. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "g");
  gtk_editable_set_text (GTK_EDITABLE (entry), "gh");
  gtk_editable_set_text (GTK_EDITABLE (entry), "ghost");
  g_assert_cmpuint (stub_library_get_n_views (fixture->library), ==, 1);
  RUN_UNTIL (stub_library_get_n_views (fixture->library) == 2);
  g_assert_cmpstr (bunko_view_query_get_search (stub_library_get_query (fixture->library)), ==,
                   "ghost");

  /* Nothing found. */
  bunko_fake_source_set_n_items (fixture->source, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody");
  RUN_UNTIL (has_text (fixture, "No Results Found"));
  bunko_ui_test_screenshot (fixture->window, "library-no-results");

  /* Escape takes it all back. */
  bunko_fake_source_set_n_items (fixture->source, 10);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (get_child (fixture, "search_bar")), FALSE);
  RUN_UNTIL (has_text (fixture, "10 galleries"));
  g_assert_cmpstr (bunko_view_query_get_search (stub_library_get_query (fixture->library)), ==, "");
}

static void
test_search_given (Fixture *fixture, gconstpointer data)
{
  show (fixture, BUNKO_VIEW_TYPE_ALL, "artist:\"Ann\"");
  RUN_UNTIL (shows_rows (fixture));
  bunko_ui_test_settle ();
  g_assert_cmpuint (stub_library_get_n_views (fixture->library), ==, 1);
  g_assert_cmpstr (bunko_search_field_get_text (get_field (fixture)), ==, "artist:\"Ann\"");
  g_assert_true (
      gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (get_child (fixture, "search_bar"))));
}

/* A filter stays when the search goes, and names the page. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoItem) filter =
      bunko_fake_item_new (BUNKO_ITEM_TYPE_FILTER, "{\"id\": 5, \"name\": \"Summer\"}");
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  GtkSearchBar *bar;

  stub_filters_reset ();
  stub_filters_add (BUNKO_FILTER (filter));
  bunko_view_query_set_filter_id (query, 5);
  bunko_view_query_set_search (query, "sea");
  fixture->page = GTK_WIDGET (bunko_library_page_new (fixture->context, query));
  fixture->window = bunko_ui_test_show (fixture->page, 900, 600);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  RUN_UNTIL (has_text (fixture, "Summer"));
  bar = GTK_SEARCH_BAR (get_child (fixture, "search_bar"));
  g_assert_true (gtk_search_bar_get_search_mode (bar));
  g_assert_cmpuint (stub_library_get_n_views (fixture->library), ==, 1);
  gtk_search_bar_set_search_mode (bar, FALSE);
  g_assert_cmpstr (bunko_view_query_get_search (stub_library_get_query (fixture->library)), ==, "");
  g_assert_cmpint (bunko_view_query_get_filter_id (stub_library_get_query (fixture->library)), ==,
                   5);
  gtk_widget_activate_action (GTK_WIDGET (get_field (fixture)), "search.filter", "x", (gint64) 0);
  g_assert_cmpint (bunko_view_query_get_filter_id (stub_library_get_query (fixture->library)), ==,
                   0);
  RUN_UNTIL (has_text (fixture, "Library"));
  stub_filters_reset ();
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  BunkoViewQuery *query;

  show (fixture, BUNKO_VIEW_TYPE_FAVORITE, NULL);
  RUN_UNTIL (find_cell (fixture->page, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  gtk_widget_activate_action (fixture->page, "list.sort-by", "i", 4);
  gtk_widget_activate_action (fixture->page, "list.descending", NULL);
  query = stub_library_get_query (fixture->library);
  g_assert_cmpint (bunko_view_query_get_sort_index (query), ==, 4);
  g_assert_true (bunko_view_query_get_sort_descending (query));
  RUN_UNTIL (find_cell (fixture->page, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);

  /* The next page of this view has it from the start, another view has not. */
  bunko_ui_test_destroy (fixture->window);
  show (fixture, BUNKO_VIEW_TYPE_FAVORITE, NULL);
  query = stub_library_get_query (fixture->library);
  g_assert_cmpint (bunko_view_query_get_sort_index (query), ==, 4);
  g_assert_true (bunko_view_query_get_sort_descending (query));
  bunko_ui_test_destroy (fixture->window);
  show (fixture, BUNKO_VIEW_TYPE_INBOX, NULL);
  query = stub_library_get_query (fixture->library);
  g_assert_cmpint (bunko_view_query_get_sort_index (query), ==, -1);
}

static void
test_title (Fixture *fixture, gconstpointer data)
{
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->page, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  g_assert_true (shows_rows (fixture));
  g_assert_true (has_text (fixture, "Library"));
  g_assert_true (has_text (fixture, "1000 galleries"));
  bunko_ui_test_screenshot (fixture->window, "library");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  show (fixture, BUNKO_VIEW_TYPE_TRASH, NULL);
  RUN_UNTIL (has_text (fixture, "Trash Is Empty"));
  g_assert_false (shows_rows (fixture));
  bunko_ui_test_screenshot (fixture->window, "library-empty");
}

static void
test_gone_early (Fixture *fixture, gconstpointer data)
{
  bunko_fake_source_hold (fixture->source);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  g_assert_false (shows_rows (fixture));
  bunko_ui_test_destroy (fixture->window);
  bunko_fake_source_release (fixture->source, 10);
  bunko_ui_test_settle ();
  g_assert_null (fixture->page);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
}

#define add(path, n, test)                                                                         \
  g_test_add ("/library-page/" path, Fixture, GUINT_TO_POINTER (n), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("search", 1000, test_search);
  add ("search-given", 1000, test_search_given);
  add ("filter", 100, test_filter);
  add ("sort", 100, test_sort);
  add ("title", 1000, test_title);
  add ("empty", 0, test_empty);
  add ("gone-early", 1000, test_gone_early);

  return g_test_run ();
}
