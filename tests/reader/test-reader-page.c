/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gdk/x11/gdkx.h>
#include <X11/Xatom.h>

#include "page-fixture.h"

static void
test_accessible (PageFixture *fixture, gconstpointer unused)
{
  static const char *names[] = { "Previous Page", "Next Page", "Full Screen" };

  page_fixture_start (fixture, 24, 3);
  page_fixture_assert_page (fixture, 3);
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_IMG);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, names[i]));
  gtk_test_accessible_assert_property (
      bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "slider"),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Page");
  gtk_test_accessible_assert_property (
      bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "page_button"),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 3 of 24");
  g_assert_nonnull (bunko_ui_test_find (fixture->controls, GTK_TYPE_LABEL, "3 / 24"));
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (fixture->page)), ==,
                   "Gallery 12");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->view);
}

static void
test_keys (PageFixture *fixture, gconstpointer rtl)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    guint page;
  } steps[] = {
    { GDK_KEY_Right, 0, 2 },     { GDK_KEY_d, 0, 3 },
    { GDK_KEY_Page_Down, 0, 4 }, { GDK_KEY_n, 0, 5 },
    { GDK_KEY_space, 0, 6 },     { GDK_KEY_Left, 0, 5 },
    { GDK_KEY_a, 0, 4 },         { GDK_KEY_Page_Up, 0, 3 },
    { GDK_KEY_p, 0, 2 },         { GDK_KEY_space, GDK_SHIFT_MASK, 1 },
    { GDK_KEY_End, 0, 9 },       { GDK_KEY_Home, 0, 1 },
    { GDK_KEY_Left, 0, 1 },
  };

  graphene_rect_t bounds;

  if (rtl != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  page_fixture_start (fixture, 9, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      page_fixture_press (fixture, steps[i].key, steps[i].modifiers);
      page_fixture_assert_page (fixture, steps[i].page);
    }
  /* The way on is to the right in every language. */
  g_assert_true (gtk_widget_compute_bounds (
      bunko_ui_test_find (fixture->controls, GTK_TYPE_BUTTON, "Next Page"), fixture->controls,
      &bounds));
  g_assert_cmpfloat (bounds.origin.x, >, gtk_widget_get_width (fixture->controls) / 2.0);
  bunko_ui_test_screenshot (fixture->window, rtl != NULL ? "reader-rtl" : "reader-keys");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What changes how pages look: the keys reach the options, and the lens. */
static void
test_look (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *lens;

  page_fixture_start (fixture, 9, 1);
  lens = bunko_ui_test_get_child (fixture->page, BUNKO_TYPE_READER_PAGE, "lens");
  g_assert_false (gtk_widget_get_visible (lens));
  g_assert_true (page_fixture_press (fixture, GDK_KEY_z, 0));
  g_assert_true (gtk_widget_get_visible (lens));
  gtk_test_accessible_assert_property (lens, GTK_ACCESSIBLE_PROPERTY_LABEL, "Magnifier, 2.0 times");
  g_assert_true (page_fixture_press (fixture, GDK_KEY_z, 0));
  g_assert_false (gtk_widget_get_visible (lens));

  g_assert_true (page_fixture_press (fixture, GDK_KEY_x, 0));
  g_assert_true (bunko_reader_options_get_crop (fixture->options));
  g_assert_true (page_fixture_press (fixture, GDK_KEY_i, GDK_SHIFT_MASK));
  g_assert_true (bunko_reader_options_get_invert (fixture->options));
  g_assert_true (gtk_widget_activate_action (fixture->view, "reader.tone", "s", "sepia"));
  g_assert_cmpint (bunko_reader_options_get_tone (fixture->options), ==, BUNKO_READER_TONE_SEPIA);
  g_assert_true (gtk_widget_activate_action (fixture->view, "reader.gamma", "d", 1.5));
  g_assert_cmpfloat (bunko_reader_options_get_gamma (fixture->options), ==, 1.5);
  g_assert_true (gtk_widget_activate_action (fixture->view, "reader.background", "s", "edge"));
  g_assert_cmpint (bunko_reader_options_get_background (fixture->options), ==,
                   BUNKO_READER_BACKGROUND_EDGE);
  /* The sliders: keys are for them until the sheet is closed. */
  g_assert_true (page_fixture_press (fixture, GDK_KEY_b, GDK_SHIFT_MASK));
  RUN_UNTIL (GTK_IS_SCALE (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  gtk_test_accessible_assert_property (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Brightness");
  g_assert_true (page_fixture_press (fixture, GDK_KEY_b, GDK_SHIFT_MASK));
  RUN_UNTIL (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->view);
  /* The lens ends with the page, also while it is shown. */
  g_assert_true (page_fixture_press (fixture, GDK_KEY_z, 0));
}

/* A white page with two panels, one above the other. */
static BunkoImageReply *
draw_panels_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  g_autoptr (GdkPixbuf) page = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 600, 860);
  g_autoptr (GdkPixbuf) upper = gdk_pixbuf_new_subpixbuf (page, 30, 30, 540, 390);
  g_autoptr (GdkPixbuf) lower = gdk_pixbuf_new_subpixbuf (page, 30, 440, 540, 390);
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (page, 0xffffffff);
  gdk_pixbuf_fill (upper, 0x405060ff);
  gdk_pixbuf_fill (lower, 0x604030ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (page, &data, &length, "png", NULL, NULL));
  bytes = g_bytes_new_take (data, length);
  return bunko_image_reply_new_for_bytes (bytes);
}

/* V, Space and the arrow keys: from panel to panel; Page Down still turns the page. */
static void
test_guided (PageFixture *fixture, gconstpointer unused)
{
  BunkoReaderCanvas *canvas;

  page_fixture_make (fixture, 9, 1);
  bunko_fake_image_source_set_func (fixture->images, draw_panels_cb, NULL);
  bunko_reader_options_set_animate (fixture->options, FALSE);
  page_fixture_show (fixture, 800, 600);
  canvas = BUNKO_READER_CANVAS (fixture->view);
  RUN_UNTIL (page_fixture_get_state (fixture) == BUNKO_READER_PICTURE_READY);
  g_assert_true (page_fixture_press (fixture, GDK_KEY_v, 0));
  g_assert_true (bunko_reader_options_get_guided (fixture->options));

  RUN_UNTIL (bunko_reader_picture_get_analysis (page_fixture_get_picture (fixture)) != NULL);
  g_assert_true (page_fixture_press (fixture, GDK_KEY_space, 0));
  g_assert_cmpfloat (bunko_reader_canvas_get_zoom (canvas), >, 1.1);
  g_assert_true (page_fixture_press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpfloat (bunko_reader_canvas_get_zoom (canvas), >, 1.1);
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, 0);
  bunko_ui_test_screenshot (fixture->window, "reader-guided");
  g_assert_true (page_fixture_press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, 1);
  g_assert_cmpfloat_with_epsilon (bunko_reader_canvas_get_zoom (canvas), 1, 1e-6);
  g_assert_true (page_fixture_press (fixture, GDK_KEY_Page_Down, 0));
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, 2);
  g_assert_true (page_fixture_press (fixture, GDK_KEY_v, 0));
  g_assert_false (bunko_reader_options_get_guided (fixture->options));
}

static void
test_buttons (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_start (fixture, 3, 1);
  g_assert_false (gtk_widget_is_sensitive (
      bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Previous Page")));
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Next Page"));
  page_fixture_assert_page (fixture, 2);
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Previous Page"));
  page_fixture_assert_page (fixture, 1);
}

/* A click, as the gesture reports it. */
static void
click (PageFixture *fixture, double part)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1,
                               part * gtk_widget_get_width (fixture->view), 100.0);
    }
  bunko_ui_test_settle ();
}

static void
drag (PageFixture *fixture, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        g_signal_emit_by_name (controller, "drag-end", x, y);
    }
  bunko_ui_test_settle ();
}

static gboolean
wheel (PageFixture *fixture, double dx, double dy)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        g_signal_emit_by_name (controller, "scroll", dx, dy, &taken);
    }
  return taken;
}

static void
test_pointer (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_start (fixture, 9, 1);
  click (fixture, 0.9);
  page_fixture_assert_page (fixture, 2);
  click (fixture, 0.7);
  page_fixture_assert_page (fixture, 3);
  click (fixture, 0.1);
  page_fixture_assert_page (fixture, 2);

  drag (fixture, -300, 10);
  page_fixture_assert_page (fixture, 3);
  drag (fixture, 300, -10);
  page_fixture_assert_page (fixture, 2);
  drag (fixture, -20, 0);
  drag (fixture, 60, 200);
  page_fixture_assert_page (fixture, 2);

  /* A notch is a page. */
  g_assert_true (wheel (fixture, 0, 1));
  page_fixture_assert_page (fixture, 3);
  g_assert_true (wheel (fixture, 0, -1));
  page_fixture_assert_page (fixture, 2);
}

static void
test_slider (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *slider;

  page_fixture_start (fixture, 200, 1);
  slider = bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "slider");
  for (double value = 2; value < 150; value++)
    gtk_range_set_value (GTK_RANGE (slider), value);
  g_assert_nonnull (bunko_ui_test_find (fixture->controls, GTK_TYPE_LABEL, "149 / 200"));
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, 0);
  RUN_UNTIL (bunko_reader_model_get_position (fixture->model) == 148);
  page_fixture_assert_page (fixture, 149);
}

static void
test_ask_page (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *spin, *popover;

  page_fixture_start (fixture, 200, 7);
  spin = bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "spin_button");
  popover = bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "popover");
  g_assert_true (page_fixture_press (fixture, GDK_KEY_g, GDK_CONTROL_MASK));
  RUN_UNTIL (gtk_widget_get_mapped (popover));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 7);
  bunko_ui_test_screenshot (fixture->window, "reader-ask-page");
  gtk_editable_set_text (GTK_EDITABLE (spin), "123");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (spin)), "activate");
  RUN_UNTIL (bunko_reader_model_get_position (fixture->model) == 122);
  page_fixture_assert_page (fixture, 123);
  RUN_UNTIL (!gtk_widget_get_mapped (popover));
}

static void
test_last_page (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *close;

  page_fixture_start (fixture, 2, 2);
  for (int i = 0; i < 4; i++)
    page_fixture_press (fixture, GDK_KEY_Right, 0);
  page_fixture_assert_page (fixture, 2);
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Last page"));
  bunko_ui_test_screenshot (fixture->window, "reader-last-page");
  close = bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Close");
  g_object_ref (fixture->page);
  bunko_ui_test_click (close);
  RUN_UNTIL (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (fixture->navigation)) !=
             ADW_NAVIGATION_PAGE (fixture->page));
  bunko_ui_test_settle ();
  g_object_unref (fixture->page);
  fixture->page = fixture->navigation;
}

static void
test_failure (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *retry;

  page_fixture_make (fixture, 29, 4);
  bunko_fake_image_source_fail (fixture->images, 1);
  page_fixture_show (fixture, 800, 600);
  RUN_UNTIL (page_fixture_get_state (fixture) == BUNKO_READER_PICTURE_FAILED);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "reader-failed");

  /* The other pages are there as ever. */
  page_fixture_press (fixture, GDK_KEY_Right, 0);
  page_fixture_assert_page (fixture, 5);
  g_assert_null (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Try Again"));

  /* Coming back is a new try. */
  bunko_fake_image_source_fail (fixture->images, 10);
  page_fixture_press (fixture, GDK_KEY_End, 0);
  RUN_UNTIL (page_fixture_get_state (fixture) == BUNKO_READER_PICTURE_FAILED);
  bunko_fake_image_source_fail (fixture->images, 0);
  retry = bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Try Again");
  g_assert_nonnull (retry);
  bunko_ui_test_click (retry);
  page_fixture_assert_page (fixture, 29);
  g_assert_null (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Try Again"));
}

static void
test_loading (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_make (fixture, 9, 4);
  bunko_fake_image_source_hold (fixture->images);
  page_fixture_show (fixture, 800, 600);
  RUN_UNTIL (bunko_ui_test_find (fixture->page, ADW_TYPE_SPINNER, NULL) != NULL);
  gtk_test_accessible_assert_state (fixture->view, GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  bunko_ui_test_screenshot (fixture->window, "reader-loading");
  bunko_fake_image_source_release (fixture->images, 1);
  page_fixture_assert_page (fixture, 4);
  g_assert_null (bunko_ui_test_find (fixture->page, ADW_TYPE_SPINNER, NULL));
  gtk_test_accessible_assert_state (fixture->view, GTK_ACCESSIBLE_STATE_BUSY, FALSE);
}

static void
test_empty (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_make (fixture, 0, 0);
  page_fixture_show (fixture, 800, 600);
  RUN_UNTIL (bunko_reader_model_get_state (fixture->model) == BUNKO_READER_STATE_EMPTY);
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_LABEL, "No Pages"));
  page_fixture_press (fixture, GDK_KEY_Right, 0);
  page_fixture_press (fixture, GDK_KEY_Home, 0);
  bunko_ui_test_screenshot (fixture->window, "reader-empty");
}

/* GDK's X11 interface is deprecated, but still what the headless tests run on. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* There is no window manager here: this does what one does when a window asks for full screen. */
static void
set_fullscreen (PageFixture *fixture, gboolean fullscreen)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));
  Display *display = gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface));
  Atom state = XInternAtom (display, "_NET_WM_STATE_FULLSCREEN", False);

  XChangeProperty (display, gdk_x11_surface_get_xid (surface),
                   XInternAtom (display, "_NET_WM_STATE", False), XA_ATOM, 32, PropModeReplace,
                   (const unsigned char *) &state, fullscreen ? 1 : 0);
  XFlush (display);
  RUN_UNTIL (gtk_window_is_fullscreen (GTK_WINDOW (fixture->window)) == fullscreen);
}

G_GNUC_END_IGNORE_DEPRECATIONS

static void
test_fullscreen (PageFixture *fixture, gconstpointer unused)
{
  AdwToolbarView *bars;

  page_fixture_start (fixture, 9, 4);
  bunko_reader_options_set_hide_bars (fixture->options, FALSE);
  bars = ADW_TOOLBAR_VIEW (
      bunko_ui_test_get_child (fixture->page, BUNKO_TYPE_READER_PAGE, "toolbar_view"));
  g_assert_true (page_fixture_press (fixture, GDK_KEY_F11, 0));
  set_fullscreen (fixture, TRUE);
  page_fixture_assert_page (fixture, 4);
  g_assert_true (adw_toolbar_view_get_extend_content_to_top_edge (bars));
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Leave Full Screen"));
  bunko_ui_test_screenshot (fixture->window, "reader-fullscreen-bars");
  RUN_UNTIL (!adw_toolbar_view_get_reveal_top_bars (bars));
  g_assert_false (adw_toolbar_view_get_reveal_bottom_bars (bars));
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "reader-fullscreen");

  page_fixture_press (fixture, GDK_KEY_Right, 0);
  page_fixture_assert_page (fixture, 5);
  g_assert_false (adw_toolbar_view_get_reveal_top_bars (bars));
  page_fixture_press (fixture, GDK_KEY_Return, 0);
  g_assert_true (adw_toolbar_view_get_reveal_top_bars (bars));
  drag (fixture, 5, 90);
  g_assert_false (adw_toolbar_view_get_reveal_top_bars (bars));

  /* Full screen is left first; only then Escape means back. */
  g_assert_true (page_fixture_press (fixture, GDK_KEY_Escape, 0));
  set_fullscreen (fixture, FALSE);
  g_assert_false (adw_toolbar_view_get_extend_content_to_top_edge (bars));
  g_assert_true (adw_toolbar_view_get_reveal_top_bars (bars));
  page_fixture_assert_page (fixture, 5);
  g_object_ref (fixture->page);
  g_assert_true (page_fixture_press (fixture, GDK_KEY_Escape, 0));
  RUN_UNTIL (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (fixture->navigation)) !=
             ADW_NAVIGATION_PAGE (fixture->page));
  bunko_ui_test_settle ();
  g_object_unref (fixture->page);
  fixture->page = fixture->navigation;
}

static void
test_resize (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_start (fixture, 9, 4);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  RUN_UNTIL (gtk_widget_get_width (fixture->view) <= 360);
  page_fixture_assert_page (fixture, 4);
}

static void
test_sizes (PageFixture *fixture, gconstpointer unused)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  page_fixture_make (fixture, 24, 3);
  page_fixture_show (fixture, 360, 640);
  page_fixture_assert_page (fixture, 3);
  g_assert_cmpint (gtk_widget_get_width (fixture->page), <=, 360);
  bunko_ui_test_screenshot (fixture->window, "reader-360");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 780);
  RUN_UNTIL (gtk_widget_get_width (fixture->view) > 1200);
  page_fixture_press (fixture, GDK_KEY_Right, 0);
  page_fixture_press (fixture, GDK_KEY_Right, 0);
  page_fixture_assert_page (fixture, 5);
  bunko_ui_test_screenshot (fixture->window, "reader-1280");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "reader-1280-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* Closing in the middle of everything. */
static void
test_closed_early (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_make (fixture, 24, 3);
  bunko_fake_image_source_hold (fixture->images);
  page_fixture_show (fixture, 800, 600);
}

#define ADD(path, data, func)                                                                      \
  g_test_add ("/reader/page/" path, PageFixture, data, NULL, func, page_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("accessible", NULL, test_accessible);
  ADD ("keys", NULL, test_keys);
  ADD ("keys-rtl", "rtl", test_keys);
  ADD ("look", NULL, test_look);
  ADD ("guided", NULL, test_guided);
  ADD ("buttons", NULL, test_buttons);
  ADD ("pointer", NULL, test_pointer);
  ADD ("slider", NULL, test_slider);
  ADD ("ask-page", NULL, test_ask_page);
  ADD ("last-page", NULL, test_last_page);
  ADD ("failure", NULL, test_failure);
  ADD ("loading", NULL, test_loading);
  ADD ("empty", NULL, test_empty);
  ADD ("fullscreen", NULL, test_fullscreen);
  ADD ("resize", NULL, test_resize);
  ADD ("sizes", NULL, test_sizes);
  ADD ("closed-early", NULL, test_closed_early);

  return g_test_run ();
}
