/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"

#include "reader/panels/bunko-page-grid-cell.h"
#include "reader/panels/bunko-page-grid.h"
#include "reader/panels/bunko-page-preview.h"

/* The overview of pages, bookmarks, and jumps. */

static GtkWidget *
get_dialog (PageFixture *fixture)
{
  return GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
}

static GtkWidget *
open_grid (PageFixture *fixture)
{
  page_fixture_activate (fixture, "reader.show-pages");
  RUN_UNTIL (get_dialog (fixture) != NULL && gtk_widget_get_mapped (get_dialog (fixture)));
  g_assert_true (BUNKO_IS_PAGE_GRID (get_dialog (fixture)));
  return get_dialog (fixture);
}

static GtkGridView *
get_view (GtkWidget *dialog)
{
  return GTK_GRID_VIEW (bunko_ui_test_get_child (dialog, BUNKO_TYPE_PAGE_GRID, "grid"));
}

static guint
count (GtkWidget *dialog)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (get_view (dialog))));
}

/* What the cell that has the focus says of itself. */
static char *
get_focus_text (PageFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *cell = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  char *text = NULL;

  if (BUNKO_IS_PAGE_GRID_CELL (cell))
    g_object_get (cell, "description", &text, NULL);
  return text;
}

static gboolean
is_focus_at (PageFixture *fixture, const char *text)
{
  g_autofree char *found = get_focus_text (fixture);

  return g_strcmp0 (found, text) == 0;
}

static void
set_filter (GtkWidget *dialog, const char *name)
{
  GtkWidget *group = bunko_ui_test_get_child (dialog, BUNKO_TYPE_PAGE_GRID, "filter_group");

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (group), name);
  bunko_ui_test_settle ();
}

static void
test_grid (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  page_fixture_start (fixture, 3000, 1500);
  dialog = open_grid (fixture);
  RUN_UNTIL (count (dialog) == 3000);
  g_assert_nonnull (bunko_ui_test_find (dialog, GTK_TYPE_LABEL, "3000 pages"));
  /* It begins where one is. */
  RUN_UNTIL (is_focus_at (fixture, "Page 1500, current page"));
  bunko_ui_test_screenshot (fixture->window, "reader-overview");

  g_signal_emit_by_name (get_view (dialog), "activate", 9u);
  page_fixture_assert_page (fixture, 10);
  RUN_UNTIL (get_dialog (fixture) == NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->view);
}

static void
test_bookmarks (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  page_fixture_start (fixture, 200, 7);
  page_fixture_activate (fixture, "reader.bookmark");
  g_assert_cmpstr (bunko_reader_options_get_bookmark (fixture->options, 6), ==, "");
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Page 7 is bookmarked"));
  g_assert_true (gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (page_fixture_get_child (fixture, "bookmark_button"))));
  bunko_reader_options_set_bookmark (fixture->options, 120, "The storm");

  dialog = open_grid (fixture);
  set_filter (dialog, "bookmarks");
  g_assert_cmpuint (count (dialog), ==, 2);
  bunko_ui_test_screenshot (fixture->window, "reader-overview-bookmarks");
  bunko_reader_options_set_bookmark (fixture->options, 30, "");
  g_assert_cmpuint (count (dialog), ==, 3);
  g_signal_emit_by_name (get_view (dialog), "activate", 2u);
  page_fixture_assert_page (fixture, 121);
  RUN_UNTIL (get_dialog (fixture) == NULL);

  /* Taken away by mistake, it comes back with its name. */
  page_fixture_activate (fixture, "reader.bookmark");
  g_assert_null (bunko_reader_options_get_bookmark (fixture->options, 120));
  page_fixture_activate (fixture, "reader.bookmark");
  g_assert_cmpstr (bunko_reader_options_get_bookmark (fixture->options, 120), ==, "The storm");
  page_fixture_activate (fixture, "reader.next");
  page_fixture_assert_page (fixture, 122);
  g_assert_false (gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (page_fixture_get_child (fixture, "bookmark_button"))));
}

static void
test_favorites (PageFixture *fixture, gconstpointer unused)
{
  static const guint liked[] = { 5, 99 };
  GtkWidget *dialog;

  page_fixture_make (fixture, 200, 7);
  fake_pages_set_favorites (fixture->pages, liked, G_N_ELEMENTS (liked));
  page_fixture_show (fixture, 800, 600);
  page_fixture_assert_page (fixture, 7);
  dialog = open_grid (fixture);
  set_filter (dialog, "favorites");
  RUN_UNTIL (count (dialog) == 2);
  set_filter (dialog, "bookmarks");
  g_assert_cmpuint (count (dialog), ==, 0);
  g_assert_nonnull (bunko_ui_test_find (dialog, GTK_TYPE_LABEL, "No Bookmarks"));
  set_filter (dialog, "all");
  g_assert_cmpuint (count (dialog), ==, 200);
}

static void
assert_no_way_back (PageFixture *fixture)
{
  guint position = bunko_reader_model_get_position (fixture->model);

  page_fixture_activate (fixture, "reader.jump-back");
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, position);
}

static void
test_jumps (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_start (fixture, 200, 7);
  assert_no_way_back (fixture);

  /* What is close is turned to. */
  page_fixture_activate (fixture, "reader.go-to(uint32 8)");
  page_fixture_assert_page (fixture, 9);
  assert_no_way_back (fixture);

  page_fixture_activate (fixture, "reader.go-to(uint32 99)");
  page_fixture_assert_page (fixture, 100);
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Back to Page 9"));
  bunko_ui_test_screenshot (fixture->window, "reader-jump");
  /* Who looks further without reading comes back to where that began. */
  page_fixture_activate (fixture, "reader.last");
  page_fixture_assert_page (fixture, 200);
  page_fixture_activate (fixture, "reader.jump-back");
  page_fixture_assert_page (fixture, 9);
  assert_no_way_back (fixture);

  /* Who reads there can go back step by step. */
  page_fixture_activate (fixture, "reader.go-to(uint32 99)");
  page_fixture_activate (fixture, "reader.next");
  page_fixture_assert_page (fixture, 101);
  page_fixture_activate (fixture, "reader.first");
  page_fixture_assert_page (fixture, 1);
  page_fixture_activate (fixture, "reader.jump-back");
  page_fixture_assert_page (fixture, 101);
  page_fixture_activate (fixture, "reader.jump-back");
  page_fixture_assert_page (fixture, 9);
}

static void
hover (GtkWidget *slider, const char *signal, double x)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (slider);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        continue;
      if (g_str_equal (signal, "leave"))
        g_signal_emit_by_name (controller, signal);
      else
        g_signal_emit_by_name (controller, signal, x, 5.0);
    }
}

static void
test_preview (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *slider, *label;
  guint n_before;

  page_fixture_start (fixture, 200, 7);
  slider = bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "slider");
  hover (slider, "motion", 0);
  RUN_UNTIL (bunko_ui_test_find (slider, GTK_TYPE_LABEL, "Page 1") != NULL);
  hover (slider, "motion", gtk_widget_get_width (slider) - 1);
  RUN_UNTIL ((label = bunko_ui_test_find (slider, GTK_TYPE_LABEL, "Page 200")) != NULL);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "reader-preview");

  /* Nobody was taken anywhere, and the bars stay for it. */
  page_fixture_assert_page (fixture, 7);
  g_assert_true (bunko_reader_controls_is_in_use (BUNKO_READER_CONTROLS (fixture->controls)));
  hover (slider, "leave", 0);
  RUN_UNTIL (!bunko_reader_controls_is_in_use (BUNKO_READER_CONTROLS (fixture->controls)));

  /* A pointer that runs along asks for what it rests at. */
  RUN_UNTIL (bunko_fake_image_source_get_n_pending (fixture->images) == 0);
  n_before = bunko_fake_image_source_get_n_fetches (fixture->images);
  for (int x = 10; x < 300; x++)
    hover (slider, "motion", x);
  bunko_ui_test_settle ();
  RUN_UNTIL (bunko_fake_image_source_get_n_fetches (fixture->images) > n_before);
  bunko_ui_test_settle ();
  g_assert_cmpuint (bunko_fake_image_source_get_n_fetches (fixture->images), <=, n_before + 2);

  /* The other way round. */
  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_RTL);
  hover (slider, "motion", 0);
  RUN_UNTIL (bunko_ui_test_find (slider, GTK_TYPE_LABEL, "Page 200") != NULL);
}

#define ADD(path, data, func)                                                                      \
  g_test_add ("/reader/page-overview/" path, PageFixture, data, NULL, func, page_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("grid", NULL, test_grid);
  ADD ("bookmarks", NULL, test_bookmarks);
  ADD ("favorites", NULL, test_favorites);
  ADD ("jumps", NULL, test_jumps);
  ADD ("preview", NULL, test_preview);

  return g_test_run ();
}
