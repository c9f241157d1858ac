/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"

#include <math.h>

#include "reader/panels/bunko-page-pill.h"
#include "widgets/bunko-location-page.h"

/* The bars that hide, what comes instead, and the menus in them. */

static void
wait_for_bars (PageFixture *fixture, gboolean there)
{
  RUN_UNTIL (page_fixture_has_bars (fixture) == there);
}

static void
test_hide (PageFixture *fixture, gconstpointer unused)
{
  AdwToolbarView *bars;

  page_fixture_start (fixture, 24, 3);
  bars = ADW_TOOLBAR_VIEW (page_fixture_get_child (fixture, "toolbar_view"));
  /* The page does not jump when they go: they lie above it. */
  g_assert_true (adw_toolbar_view_get_extend_content_to_top_edge (bars));
  g_assert_true (adw_toolbar_view_get_extend_content_to_bottom_edge (bars));
  g_assert_true (page_fixture_has_bars (fixture));
  wait_for_bars (fixture, FALSE);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (fixture->view)), ==, "none");
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "reader-bars-hidden");

  /* Where the pointer is, and a hand that trembles, is no motion. */
  page_fixture_move_pointer (fixture, 5, 4);
  g_assert_false (page_fixture_has_bars (fixture));
  page_fixture_move_pointer (fixture, 3, 2);
  g_assert_false (page_fixture_has_bars (fixture));
  page_fixture_move_pointer (fixture, 60, 200);
  g_assert_true (page_fixture_has_bars (fixture));
  g_assert_null (gtk_widget_get_cursor (fixture->view));
  wait_for_bars (fixture, FALSE);

  /* The option decides, at once. */
  bunko_reader_options_set_hide_bars (fixture->options, FALSE);
  g_assert_true (page_fixture_has_bars (fixture));
  g_assert_false (adw_toolbar_view_get_extend_content_to_top_edge (bars));
}

/* Nothing to read: nothing to make room for. */
static void
test_stay (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_make (fixture, 0, 0);
  page_fixture_show (fixture, 800, 600);
  RUN_UNTIL (bunko_reader_model_get_state (fixture->model) == BUNKO_READER_STATE_EMPTY);
  run_for (3500);
  g_assert_true (page_fixture_has_bars (fixture));
  g_assert_null (gtk_widget_get_cursor (fixture->view));
}

static void
test_keyboard (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_start (fixture, 24, 3);
  wait_for_bars (fixture, FALSE);

  /* Who wants to go into them with the keyboard finds them. */
  page_fixture_type (fixture, GDK_KEY_Right);
  g_assert_false (page_fixture_has_bars (fixture));
  page_fixture_type (fixture, GDK_KEY_Tab);
  g_assert_true (page_fixture_has_bars (fixture));

  /* As long as the focus is in them they stay; and longer than otherwise, that is seen by the
   * pointer, which goes with them. */
  gtk_widget_grab_focus (bunko_ui_test_find (fixture->controls, GTK_TYPE_BUTTON, "All Pages"));
  page_fixture_press (fixture, GDK_KEY_h, 0);
  g_assert_false (page_fixture_has_bars (fixture));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->view);

  /* Asked for, they stay until a page is turned. */
  page_fixture_press (fixture, GDK_KEY_h, 0);
  g_assert_true (page_fixture_has_bars (fixture));
  page_fixture_press (fixture, GDK_KEY_Page_Down, 0);
  page_fixture_assert_page (fixture, 4);
  g_assert_true (page_fixture_has_bars (fixture));
  wait_for_bars (fixture, FALSE);
}

/* As the pointer rests where a bar is, it stays; also if the bar came there only now. */
static void
test_edge (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *bars;
  gint64 until;

  page_fixture_start (fixture, 24, 3);
  wait_for_bars (fixture, FALSE);
  bars = page_fixture_get_child (fixture, "toolbar_view");
  page_fixture_move_pointer (fixture, 300, 300);
  page_fixture_move_pointer (fixture, 300, gtk_widget_get_height (bars) - 5);
  g_assert_true (page_fixture_has_bars (fixture));
  until = g_get_monotonic_time () + 4 * G_USEC_PER_SEC;
  RUN_UNTIL (g_get_monotonic_time () > until);
  g_assert_true (page_fixture_has_bars (fixture));

  /* It may be that it goes on to another window. */
  page_fixture_take_pointer_away (fixture);
  wait_for_bars (fixture, FALSE);
}

static void
test_menus (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *layout;

  page_fixture_start (fixture, 24, 3);
  layout = page_fixture_get_child (fixture, "layout_button");
  gtk_menu_button_popup (GTK_MENU_BUTTON (layout));
  RUN_UNTIL (
      gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (layout)))));
  bunko_ui_test_screenshot (fixture->window, "reader-layout-menu");
  g_assert_true (page_fixture_has_bars (fixture));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (layout));
  /* Keys are for the page again. */
  RUN_UNTIL (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->view);
  wait_for_bars (fixture, FALSE);
}

static void
assert_layout (PageFixture *fixture, BunkoReaderMode mode, const char *icon)
{
  GtkWidget *layout = page_fixture_get_child (fixture, "layout_button");

  g_assert_cmpint (bunko_reader_options_get_mode (fixture->options), ==, mode);
  g_assert_cmpstr (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (layout)), ==, icon);
}

static void
assert_said (PageFixture *fixture, const char *text)
{
  BunkoPagePill *pill = BUNKO_PAGE_PILL (page_fixture_get_child (fixture, "pill"));

  g_assert_cmpstr (bunko_page_pill_get_text (pill), ==, text);
}

static void
test_layout (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_start (fixture, 24, 3);
  assert_layout (fixture, BUNKO_READER_MODE_SINGLE, "view-paged-symbolic");
  page_fixture_activate (fixture, "reader.mode::double");
  assert_layout (fixture, BUNKO_READER_MODE_DOUBLE, "view-dual-symbolic");
  gtk_test_accessible_assert_property (
      bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "page_button"),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Pages 2 and 3 of 24");
  g_assert_nonnull (bunko_ui_test_find (fixture->controls, GTK_TYPE_LABEL, "2–3 / 24"));
  assert_said (fixture, "Double pages");
  page_fixture_activate (fixture, "reader.invert");
  assert_said (fixture, "Invert colors: on");
  page_fixture_activate (fixture, "reader.invert");
  assert_said (fixture, "Invert colors: off");
  page_fixture_activate (fixture, "reader.toggle-double");
  assert_layout (fixture, BUNKO_READER_MODE_SINGLE, "view-paged-symbolic");
  page_fixture_activate (fixture, "reader.mode::horizontal");
  assert_layout (fixture, BUNKO_READER_MODE_HORIZONTAL, "bunko-strip-horizontal-symbolic");
  page_fixture_activate (fixture, "reader.cycle-mode");
  assert_layout (fixture, BUNKO_READER_MODE_SINGLE, "view-paged-symbolic");
  page_fixture_activate (fixture, "reader.cycle-fit");
  assert_said (fixture, "Fit the width");
  g_assert_cmpint (bunko_reader_options_get_fit (fixture->options), ==, BUNKO_READER_FIT_WIDTH);
}

/* The bar runs as the pages do. */
static void
test_direction (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *slider, *left;

  page_fixture_start (fixture, 9, 4);
  slider = bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "slider");
  left = bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "left_button");
  g_assert_false (gtk_range_get_inverted (GTK_RANGE (slider)));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (left), ==, "Previous Page");

  page_fixture_activate (fixture, "reader.toggle-direction");
  g_assert_true (gtk_range_get_inverted (GTK_RANGE (slider)));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (left), ==, "Next Page");
  bunko_ui_test_click (left);
  page_fixture_assert_page (fixture, 5);
  page_fixture_activate (fixture, "reader.turn-left");
  page_fixture_assert_page (fixture, 6);
  page_fixture_activate (fixture, "reader.turn-right");
  page_fixture_assert_page (fixture, 5);
}

static void
test_pill (PageFixture *fixture, gconstpointer unused)
{
  BunkoPagePill *pill;

  page_fixture_start (fixture, 24, 3);
  pill = BUNKO_PAGE_PILL (page_fixture_get_child (fixture, "pill"));
  gtk_test_accessible_assert_role (GTK_WIDGET (pill), GTK_ACCESSIBLE_ROLE_STATUS);

  /* The bars say it, too. */
  page_fixture_activate (fixture, "reader.next");
  page_fixture_assert_page (fixture, 4);
  g_assert_null (bunko_page_pill_get_text (pill));

  wait_for_bars (fixture, FALSE);
  page_fixture_activate (fixture, "reader.next");
  page_fixture_assert_page (fixture, 5);
  g_assert_cmpstr (bunko_page_pill_get_text (pill), ==, "5 / 24");
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "reader-pill");
  RUN_UNTIL (bunko_page_pill_get_text (pill) == NULL);

  page_fixture_activate (fixture, "reader.toggle-pill");
  page_fixture_activate (fixture, "reader.next");
  page_fixture_assert_page (fixture, 6);
  g_assert_null (bunko_page_pill_get_text (pill));
}

/* Another day: the same place in the strip, as large. */
static void
test_state (PageFixture *fixture, gconstpointer unused)
{
  GVariantDict dict;
  g_autoptr (GVariant) state = NULL;
  BunkoReaderCanvas *canvas;

  page_fixture_make (fixture, 24, 7);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_STRIP);
  page_fixture_show (fixture, 800, 600);
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "zoom", "d", 1.5);
  g_variant_dict_insert (&dict, "place", "d", 0.4);
  state = g_variant_ref_sink (g_variant_dict_end (&dict));
  bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (fixture->page), state);
  RUN_UNTIL (page_fixture_get_state (fixture) == BUNKO_READER_PICTURE_READY);
  bunko_ui_test_settle ();
  canvas = BUNKO_READER_CANVAS (fixture->view);

  RUN_UNTIL (bunko_reader_canvas_get_zoom (canvas) == 1.5);
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, 6);
  g_assert_cmpfloat_with_epsilon (bunko_reader_canvas_get_place (canvas), 0.4, 0.05);
  g_clear_pointer (&state, g_variant_unref);

  state = bunko_location_page_save_state (BUNKO_LOCATION_PAGE (fixture->page));
  g_variant_dict_init (&dict, state);
  g_assert_true (g_variant_dict_contains (&dict, "zoom"));
  {
    double zoom, place;

    g_assert_true (g_variant_dict_lookup (&dict, "zoom", "d", &zoom));
    g_assert_true (g_variant_dict_lookup (&dict, "place", "d", &place));
    g_assert_cmpfloat (zoom, ==, 1.5);
    g_assert_cmpfloat_with_epsilon (place, 0.4, 0.05);
  }
  g_variant_dict_clear (&dict);

  /* Nonsense is left alone. */
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "zoom", "s", "very");
  g_variant_dict_insert (&dict, "place", "d", (double) INFINITY);
  bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (fixture->page),
                                     g_variant_dict_end (&dict));
}

#define ADD(path, data, func)                                                                      \
  g_test_add ("/reader/page-bars/" path, PageFixture, data, NULL, func, page_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("hide", NULL, test_hide);
  ADD ("stay", NULL, test_stay);
  ADD ("keyboard", NULL, test_keyboard);
  ADD ("edge", NULL, test_edge);
  ADD ("menus", NULL, test_menus);
  ADD ("layout", NULL, test_layout);
  ADD ("direction", NULL, test_direction);
  ADD ("pill", NULL, test_pill);
  ADD ("state", NULL, test_state);

  return g_test_run ();
}
