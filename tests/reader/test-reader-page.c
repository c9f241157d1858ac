/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk/x11/gdkx.h>
#include <X11/Xatom.h>

#include "bunko-ui-test.h"
#include "fake-library.h"
#include "fake-reader.h"
#include "image-fixture.h"
#include "reader/view/bunko-reader-canvas.h"
#include "reader/panels/bunko-reader-controls.h"
#include "reader/bunko-reader-page.h"

typedef struct
{
  char *directory;
  FakePages *pages;
  FakeJournal *journal;
  BunkoFakeImageSource *images;
  BunkoImageLoader *loader;
  BunkoReaderOptions *options;
  BunkoReaderModel *model;
  BunkoGallery *gallery;
  GtkWidget *navigation;
  GtkWidget *window;
  GtkWidget *page;     /* borrowed */
  GtkWidget *view;     /* borrowed */
  GtkWidget *controls; /* borrowed */
} Fixture;

/* Something that looks a little like a page, with its number as the number of stripes. */
static BunkoImageReply *
draw_page_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  guint32 colour = 0xe8e0d0ff - (guint32) (request->id % 7) * 0x10080000;
  gboolean spread = request->id % 5 == 0;
  g_autoptr (GBytes) bytes = image_fixture_encode ("jpeg", spread ? 1200 : 600, 860, colour);

  return bunko_image_reply_new_for_bytes (bytes);
}

/* Of the page at the position. */
static BunkoReaderPicture *
get_picture (Fixture *fixture)
{
  return bunko_reader_model_get_picture (fixture->model,
                                         bunko_reader_model_get_position (fixture->model));
}

static BunkoReaderPictureState
get_picture_state (Fixture *fixture)
{
  BunkoReaderPicture *picture = get_picture (fixture);

  return picture != NULL ? bunko_reader_picture_get_state (picture) : BUNKO_READER_PICTURE_NONE;
}

static void
make (Fixture *fixture, guint n_pages, guint start_page)
{
  fixture->directory = image_fixture_make_dir ();
  fixture->images = bunko_fake_image_source_new ();
  bunko_fake_image_source_set_func (fixture->images, draw_page_cb, NULL);
  fixture->loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (fixture->images), "test", fixture->directory);
  fixture->pages = fake_pages_new (n_pages);
  fixture->journal = fake_journal_new (0);
  fixture->options = bunko_reader_options_new ();
  fixture->model = bunko_reader_model_new (BUNKO_LIST_SOURCE (fixture->pages), fixture->loader,
                                           BUNKO_READER_JOURNAL (fixture->journal),
                                           fixture->options, start_page);
  fixture->gallery = bunko_fake_gallery_new (12);
}

/* A page before it, so that there is a way back. */
static void
show (Fixture *fixture, int width, int height)
{
  AdwNavigationPage *before = adw_navigation_page_new (gtk_label_new ("before"), "Before");
  AdwNavigationPage *page =
      bunko_reader_page_new_for_model (fixture->model, fixture->options, fixture->gallery);

  fixture->page = GTK_WIDGET (page);
  fixture->view = bunko_ui_test_get_child (page, BUNKO_TYPE_READER_PAGE, "canvas");
  fixture->controls = bunko_ui_test_get_child (page, BUNKO_TYPE_READER_PAGE, "controls");
  fixture->navigation = adw_navigation_view_new ();
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (fixture->navigation), before);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (fixture->navigation), page);
  fixture->window = bunko_ui_test_show (fixture->navigation, width, height);
}

static void
start (Fixture *fixture, guint n_pages, guint start_page)
{
  make (fixture, n_pages, start_page);
  show (fixture, 800, 600);
  RUN_UNTIL (get_picture_state (fixture) == BUNKO_READER_PICTURE_READY);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  bunko_ui_test_destroy (fixture->window);
  g_assert_null (page);
  bunko_fake_image_source_release (fixture->images, 100);
  RUN_UNTIL (bunko_fake_image_source_get_n_pending (fixture->images) == 0);
  bunko_ui_test_settle ();
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->options);
  g_assert_finalize_object (fixture->journal);
  g_assert_finalize_object (fixture->pages);
  g_assert_finalize_object (fixture->loader);
  g_assert_finalize_object (fixture->images);
  g_object_unref (fixture->gallery);
  image_fixture_remove_dir (fixture->directory);
  g_free (fixture->directory);
}

/* Runs the binding of a key, as if it was pressed with the focus on the page. */
static gboolean
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            {
              gboolean done = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                            fixture->page, NULL);

              bunko_ui_test_settle ();
              return done;
            }
        }
    }
  return FALSE;
}

static void
assert_page (Fixture *fixture, guint number)
{
  guint page = 0;
  g_autofree char *label =
      g_strdup_printf ("Page %u of %u", number, bunko_reader_model_get_n_pages (fixture->model));

  RUN_UNTIL (get_picture_state (fixture) == BUNKO_READER_PICTURE_READY);
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model) + 1, ==, number);
  RUN_UNTIL (bunko_reader_canvas_find_page (BUNKO_READER_CANVAS (fixture->view),
                                            gtk_widget_get_width (fixture->view) / 2.0,
                                            gtk_widget_get_height (fixture->view) / 2.0, &page));
  g_assert_cmpuint (page + 1, ==, number);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
test_accessible (Fixture *fixture, gconstpointer unused)
{
  static const char *names[] = { "Previous Page", "Next Page", "Full Screen" };

  start (fixture, 24, 3);
  assert_page (fixture, 3);
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
test_keys (Fixture *fixture, gconstpointer rtl)
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
  start (fixture, 9, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      press (fixture, steps[i].key, steps[i].modifiers);
      assert_page (fixture, steps[i].page);
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
test_look (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *lens;

  start (fixture, 9, 1);
  lens = bunko_ui_test_get_child (fixture->page, BUNKO_TYPE_READER_PAGE, "lens");
  g_assert_false (gtk_widget_get_visible (lens));
  g_assert_true (press (fixture, GDK_KEY_z, 0));
  g_assert_true (gtk_widget_get_visible (lens));
  gtk_test_accessible_assert_property (lens, GTK_ACCESSIBLE_PROPERTY_LABEL, "Magnifier, 2.0 times");
  g_assert_true (press (fixture, GDK_KEY_z, 0));
  g_assert_false (gtk_widget_get_visible (lens));

  g_assert_true (press (fixture, GDK_KEY_x, 0));
  g_assert_true (bunko_reader_options_get_crop (fixture->options));
  g_assert_true (press (fixture, GDK_KEY_i, GDK_SHIFT_MASK));
  g_assert_true (bunko_reader_options_get_invert (fixture->options));
  g_assert_true (gtk_widget_activate_action (fixture->view, "reader.tone", "s", "sepia"));
  g_assert_cmpint (bunko_reader_options_get_tone (fixture->options), ==, BUNKO_READER_TONE_SEPIA);
  g_assert_true (gtk_widget_activate_action (fixture->view, "reader.gamma", "d", 1.5));
  g_assert_cmpfloat (bunko_reader_options_get_gamma (fixture->options), ==, 1.5);
  g_assert_true (gtk_widget_activate_action (fixture->view, "reader.background", "s", "edge"));
  g_assert_cmpint (bunko_reader_options_get_background (fixture->options), ==,
                   BUNKO_READER_BACKGROUND_EDGE);
  /* The lens ends with the page, also while it is shown. */
  g_assert_true (press (fixture, GDK_KEY_z, 0));
}

static void
test_buttons (Fixture *fixture, gconstpointer unused)
{
  start (fixture, 3, 1);
  g_assert_false (gtk_widget_is_sensitive (
      bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Previous Page")));
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Next Page"));
  assert_page (fixture, 2);
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Previous Page"));
  assert_page (fixture, 1);
}

/* A click, as the gesture reports it. */
static void
click (Fixture *fixture, double part)
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
drag (Fixture *fixture, double x, double y)
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
wheel (Fixture *fixture, double dx, double dy)
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
test_pointer (Fixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 1);
  click (fixture, 0.9);
  assert_page (fixture, 2);
  click (fixture, 0.7);
  assert_page (fixture, 3);
  click (fixture, 0.1);
  assert_page (fixture, 2);

  drag (fixture, -300, 10);
  assert_page (fixture, 3);
  drag (fixture, 300, -10);
  assert_page (fixture, 2);
  drag (fixture, -20, 0);
  drag (fixture, 60, 200);
  assert_page (fixture, 2);

  /* A notch is a page. */
  g_assert_true (wheel (fixture, 0, 1));
  assert_page (fixture, 3);
  g_assert_true (wheel (fixture, 0, -1));
  assert_page (fixture, 2);
}

static void
test_slider (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *slider;

  start (fixture, 200, 1);
  slider = bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "slider");
  for (double value = 2; value < 150; value++)
    gtk_range_set_value (GTK_RANGE (slider), value);
  g_assert_nonnull (bunko_ui_test_find (fixture->controls, GTK_TYPE_LABEL, "149 / 200"));
  g_assert_cmpuint (bunko_reader_model_get_position (fixture->model), ==, 0);
  RUN_UNTIL (bunko_reader_model_get_position (fixture->model) == 148);
  assert_page (fixture, 149);
}

static void
test_ask_page (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *spin, *popover;

  start (fixture, 200, 7);
  spin = bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "spin_button");
  popover = bunko_ui_test_get_child (fixture->controls, BUNKO_TYPE_READER_CONTROLS, "popover");
  g_assert_true (press (fixture, GDK_KEY_g, GDK_CONTROL_MASK));
  RUN_UNTIL (gtk_widget_get_mapped (popover));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 7);
  bunko_ui_test_screenshot (fixture->window, "reader-ask-page");
  gtk_editable_set_text (GTK_EDITABLE (spin), "123");
  g_signal_emit_by_name (spin, "activate");
  RUN_UNTIL (bunko_reader_model_get_position (fixture->model) == 122);
  assert_page (fixture, 123);
  RUN_UNTIL (!gtk_widget_get_mapped (popover));
}

static void
test_last_page (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *close;

  start (fixture, 2, 2);
  for (int i = 0; i < 4; i++)
    press (fixture, GDK_KEY_Right, 0);
  assert_page (fixture, 2);
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
test_failure (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *retry;

  make (fixture, 29, 4);
  bunko_fake_image_source_fail (fixture->images, 1);
  show (fixture, 800, 600);
  RUN_UNTIL (get_picture_state (fixture) == BUNKO_READER_PICTURE_FAILED);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "reader-failed");

  /* The other pages are there as ever. */
  press (fixture, GDK_KEY_Right, 0);
  assert_page (fixture, 5);
  g_assert_null (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Try Again"));

  /* Coming back is a new try. */
  bunko_fake_image_source_fail (fixture->images, 10);
  press (fixture, GDK_KEY_End, 0);
  RUN_UNTIL (get_picture_state (fixture) == BUNKO_READER_PICTURE_FAILED);
  bunko_fake_image_source_fail (fixture->images, 0);
  retry = bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Try Again");
  g_assert_nonnull (retry);
  bunko_ui_test_click (retry);
  assert_page (fixture, 29);
  g_assert_null (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Try Again"));
}

static void
test_loading (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 9, 4);
  bunko_fake_image_source_hold (fixture->images);
  show (fixture, 800, 600);
  RUN_UNTIL (bunko_ui_test_find (fixture->page, ADW_TYPE_SPINNER, NULL) != NULL);
  gtk_test_accessible_assert_state (fixture->view, GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  bunko_ui_test_screenshot (fixture->window, "reader-loading");
  bunko_fake_image_source_release (fixture->images, 1);
  assert_page (fixture, 4);
  g_assert_null (bunko_ui_test_find (fixture->page, ADW_TYPE_SPINNER, NULL));
  gtk_test_accessible_assert_state (fixture->view, GTK_ACCESSIBLE_STATE_BUSY, FALSE);
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 0, 0);
  show (fixture, 800, 600);
  RUN_UNTIL (bunko_reader_model_get_state (fixture->model) == BUNKO_READER_STATE_EMPTY);
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_LABEL, "No Pages"));
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Home, 0);
  bunko_ui_test_screenshot (fixture->window, "reader-empty");
}

/* GDK's X11 interface is deprecated, but still what the headless tests run on. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* There is no window manager here: this does what one does when a window asks for full screen. */
static void
set_fullscreen (Fixture *fixture, gboolean fullscreen)
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
test_fullscreen (Fixture *fixture, gconstpointer unused)
{
  AdwToolbarView *bars;

  start (fixture, 9, 4);
  bunko_reader_options_set_hide_bars (fixture->options, FALSE);
  bars = ADW_TOOLBAR_VIEW (
      bunko_ui_test_get_child (fixture->page, BUNKO_TYPE_READER_PAGE, "toolbar_view"));
  g_assert_true (press (fixture, GDK_KEY_F11, 0));
  set_fullscreen (fixture, TRUE);
  assert_page (fixture, 4);
  g_assert_true (adw_toolbar_view_get_extend_content_to_top_edge (bars));
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Leave Full Screen"));
  bunko_ui_test_screenshot (fixture->window, "reader-fullscreen-bars");
  RUN_UNTIL (!adw_toolbar_view_get_reveal_top_bars (bars));
  g_assert_false (adw_toolbar_view_get_reveal_bottom_bars (bars));
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "reader-fullscreen");

  press (fixture, GDK_KEY_Right, 0);
  assert_page (fixture, 5);
  g_assert_false (adw_toolbar_view_get_reveal_top_bars (bars));
  press (fixture, GDK_KEY_Return, 0);
  g_assert_true (adw_toolbar_view_get_reveal_top_bars (bars));
  drag (fixture, 5, 90);
  g_assert_false (adw_toolbar_view_get_reveal_top_bars (bars));

  /* Full screen is left first; only then Escape means back. */
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  set_fullscreen (fixture, FALSE);
  g_assert_false (adw_toolbar_view_get_extend_content_to_top_edge (bars));
  g_assert_true (adw_toolbar_view_get_reveal_top_bars (bars));
  assert_page (fixture, 5);
  g_object_ref (fixture->page);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  RUN_UNTIL (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (fixture->navigation)) !=
             ADW_NAVIGATION_PAGE (fixture->page));
  bunko_ui_test_settle ();
  g_object_unref (fixture->page);
  fixture->page = fixture->navigation;
}

static void
test_resize (Fixture *fixture, gconstpointer unused)
{
  start (fixture, 9, 4);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  RUN_UNTIL (gtk_widget_get_width (fixture->view) <= 360);
  assert_page (fixture, 4);
}

static void
test_sizes (Fixture *fixture, gconstpointer unused)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  make (fixture, 24, 3);
  show (fixture, 360, 640);
  assert_page (fixture, 3);
  g_assert_cmpint (gtk_widget_get_width (fixture->page), <=, 360);
  bunko_ui_test_screenshot (fixture->window, "reader-360");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 780);
  RUN_UNTIL (gtk_widget_get_width (fixture->view) > 1200);
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Right, 0);
  assert_page (fixture, 5);
  bunko_ui_test_screenshot (fixture->window, "reader-1280");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "reader-1280-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* Closing in the middle of everything. */
static void
test_closed_early (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 24, 3);
  bunko_fake_image_source_hold (fixture->images);
  show (fixture, 800, 600);
}

#define ADD(path, data, func)                                                                      \
  g_test_add ("/reader/page/" path, Fixture, data, NULL, func, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("accessible", NULL, test_accessible);
  ADD ("keys", NULL, test_keys);
  ADD ("keys-rtl", "rtl", test_keys);
  ADD ("look", NULL, test_look);
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
