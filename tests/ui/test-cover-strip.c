/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "widgets/bunko-cover-strip-private.h"
#include "widgets/bunko-cover.h"

#include "fake-library.h"

#define LENGTH 70

typedef struct
{
  BunkoFakeImageSource *images;
  BunkoImageLoader *loader;
  BunkoFakeSource *source;
  GtkWidget *strip;
  GtkWidget *window;
  GString *log;
} Fixture;

static void
activated_cb (BunkoCoverStrip *strip, BunkoItem *item, guint where, Fixture *fixture)
{
  g_string_append_printf (fixture->log, "open %d in %u;", (int) bunko_item_get_id (item), where);
}

static void
menu_cb (BunkoCoverStrip *strip,
         BunkoItem *item,
         GtkWidget *cell,
         double x,
         double y,
         Fixture *fixture)
{
  g_assert_true (gtk_widget_is_ancestor (cell, GTK_WIDGET (strip)));
  g_string_append_printf (fixture->log, "menu %d;", (int) bunko_item_get_id (item));
}

static void
log_cb (Fixture *fixture, BunkoCoverStrip *strip)
{
  g_string_append (fixture->log, "signal;");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = g_uuid_string_random ();

  fixture->images = bunko_fake_image_source_new ();
  fixture->loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (fixture->images), key, NULL);
  fixture->source = bunko_fake_source_new (LENGTH);
  fixture->log = g_string_new (NULL);
  fixture->strip = bunko_cover_strip_new ("More Like This", fixture->loader);
  g_signal_connect (fixture->strip, "item-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect (fixture->strip, "item-menu", G_CALLBACK (menu_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *strip = fixture->strip;

  g_object_add_weak_pointer (G_OBJECT (strip), (gpointer *) &strip);
  bunko_ui_test_destroy (fixture->window);
  g_assert_null (strip);
  bunko_ui_test_settle ();
  g_assert_finalize_object (fixture->source);
  g_assert_finalize_object (fixture->loader);
  g_assert_finalize_object (fixture->images);
  g_string_free (fixture->log, TRUE);
}

static BunkoCoverStrip *
get_strip (Fixture *fixture)
{
  return BUNKO_COVER_STRIP (fixture->strip);
}

static const char *
get_page (Fixture *fixture)
{
  GtkWidget *child = gtk_stack_get_visible_child (get_strip (fixture)->stack);

  return gtk_buildable_get_buildable_id (GTK_BUILDABLE (child));
}

static guint
get_n_cells (Fixture *fixture)
{
  return g_list_model_get_n_items (get_strip (fixture)->model);
}

/* Shows the strip below something that is so high. */
static void
show (Fixture *fixture, int offset)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *above = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (above, -1, offset);
  gtk_widget_set_size_request (below, -1, 1000);
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), fixture->strip);
  gtk_box_append (GTK_BOX (box), below);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  fixture->window = bunko_ui_test_show (scroller, 600, 400);
}

static void
set_source (Fixture *fixture)
{
  bunko_cover_strip_set_source (get_strip (fixture), BUNKO_LIST_SOURCE (fixture->source));
}

static void
test_loads (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (get_strip (fixture)->list_view);

  bunko_cover_strip_set_can_show_all (get_strip (fixture), TRUE);
  g_signal_connect_swapped (fixture->strip, "show-all", G_CALLBACK (log_cb), fixture);
  set_source (fixture);
  show (fixture, 0);
  RUN_UNTIL (bunko_cover_strip_get_total (get_strip (fixture)) == LENGTH);
  g_assert_cmpuint (get_n_cells (fixture), ==, 24);
  g_assert_cmpuint (bunko_fake_source_get_n_fetches (fixture->source), ==, 1);
  g_assert_cmpstr (get_page (fixture), ==, "list_page");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->strip), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_ROLE_LIST);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "cover-strip");

  bunko_ui_test_click (bunko_ui_test_find (fixture->strip, GTK_TYPE_BUTTON, "Show All"));
  g_assert_cmpstr (fixture->log->str, ==, "signal;");

  /* What is the same stays in its place. */
  list = gtk_widget_get_first_child (list);
  bunko_cover_strip_refresh (get_strip (fixture));
  RUN_UNTIL (bunko_fake_source_get_n_fetches (fixture->source) == 2);
  bunko_ui_test_settle ();
  g_assert_true (gtk_widget_get_parent (list) == GTK_WIDGET (get_strip (fixture)->list_view));
  g_assert_cmpuint (get_n_cells (fixture), ==, 24);
}

static void
test_waits_until_seen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller;

  g_signal_connect_swapped (fixture->strip, "needed", G_CALLBACK (log_cb), fixture);
  set_source (fixture);
  show (fixture, 1500);
  g_assert_cmpuint (bunko_fake_source_get_n_counts (fixture->source), ==, 0);
  g_assert_cmpuint (get_n_cells (fixture), ==, 12);
  g_assert_cmpint (gtk_widget_get_height (fixture->strip), >, 180);

  scroller = gtk_widget_get_ancestor (fixture->strip, GTK_TYPE_SCROLLED_WINDOW);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            1200);
  RUN_UNTIL (bunko_cover_strip_get_total (get_strip (fixture)) == LENGTH);
  g_assert_cmpuint (bunko_fake_source_get_n_counts (fixture->source), ==, 1);
  g_assert_cmpstr (fixture->log->str, ==, "signal;");
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  bunko_fake_source_fail_counts (fixture->source, 1);
  set_source (fixture);
  show (fixture, 0);
  RUN_UNTIL (g_str_equal (get_page (fixture), "message_page"));
  bunko_ui_test_screenshot (fixture->window, "cover-strip-failed");
  bunko_ui_test_click (bunko_ui_test_find (fixture->strip, GTK_TYPE_BUTTON, "_Try Again"));
  RUN_UNTIL (bunko_cover_strip_get_total (get_strip (fixture)) == LENGTH);
  g_assert_cmpstr (get_page (fixture), ==, "list_page");

  /* A refresh that fails leaves what is there. */
  bunko_fake_source_fail_counts (fixture->source, 1);
  bunko_cover_strip_refresh (get_strip (fixture));
  RUN_UNTIL (get_strip (fixture)->cancellable == NULL);
  g_assert_cmpstr (get_page (fixture), ==, "list_page");
  g_assert_cmpuint (get_n_cells (fixture), ==, 24);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoFakeSource) other = bunko_fake_source_new (0);

  bunko_fake_source_set_n_items (fixture->source, 0);
  set_source (fixture);
  show (fixture, 0);
  RUN_UNTIL (!gtk_widget_get_visible (fixture->strip));

  /* Or it says so. */
  bunko_cover_strip_set_empty_text (get_strip (fixture), "Nothing yet");
  bunko_cover_strip_set_source (get_strip (fixture), BUNKO_LIST_SOURCE (other));
  RUN_UNTIL (g_str_equal (get_page (fixture), "message_page"));
  g_assert_true (gtk_widget_get_visible (fixture->strip));
  g_assert_nonnull (bunko_ui_test_find (fixture->strip, GTK_TYPE_LABEL, "Nothing yet"));
  bunko_cover_strip_set_source (get_strip (fixture), NULL);
}

/* The one that the page is about is not one of the others. */
static void
test_excludes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoItem) item = BUNKO_ITEM (bunko_fake_gallery_new (3));

  bunko_fake_source_set_n_items (fixture->source, 5);
  bunko_cover_strip_set_excluded (get_strip (fixture), item);
  set_source (fixture);
  show (fixture, 0);
  RUN_UNTIL (bunko_cover_strip_get_total (get_strip (fixture)) == 4);
  g_assert_cmpuint (get_n_cells (fixture), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (BunkoItem) other = g_list_model_get_item (get_strip (fixture)->model, i);

      g_assert_cmpint (bunko_item_get_id (other), !=, 3);
    }
}

static GListModel *
make_galleries (guint n)
{
  GListStore *items = g_list_store_new (BUNKO_TYPE_ITEM);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BunkoGallery) gallery = bunko_fake_gallery_new (100 + i);

      g_list_store_append (items, gallery);
    }

  return G_LIST_MODEL (items);
}

static void
press (Fixture *fixture, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (get_strip (fixture)->list_view));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && !handled)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
    }
  g_assert_true (handled);
}

static void
test_model (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) galleries = make_galleries (40);
  g_autoptr (BunkoItem) current = g_list_model_get_item (galleries, 30);
  g_autoptr (GListStore) again = g_list_store_new (BUNKO_TYPE_ITEM);
  GtkScrolledWindow *scroller = get_strip (fixture)->scroller;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scroller);

  bunko_cover_strip_set_current (get_strip (fixture), current);
  bunko_cover_strip_set_subtitle (get_strip (fixture), "31 of 40");
  bunko_cover_strip_set_model (get_strip (fixture), galleries);
  show (fixture, 0);
  RUN_UNTIL (gtk_adjustment_get_value (adjustment) > 0);
  bunko_ui_test_screenshot (fixture->window, "cover-strip-current");

  /* The same items in another list leave everything as it is. */
  for (guint i = 0; i < g_list_model_get_n_items (galleries); i++)
    {
      g_autoptr (BunkoItem) item = g_list_model_get_item (galleries, i);

      g_list_store_append (again, item);
    }
  bunko_cover_strip_set_model (get_strip (fixture), G_LIST_MODEL (again));
  g_assert_true (get_strip (fixture)->model == galleries);

  gtk_list_view_scroll_to (get_strip (fixture)->list_view, 2, GTK_LIST_SCROLL_FOCUS, NULL);
  bunko_ui_test_settle ();
  g_signal_emit_by_name (get_strip (fixture)->list_view, "activate", 2);
  press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_KP_Enter, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_F10, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Menu, 0);
  g_assert_cmpstr (fixture->log->str, ==,
                   "open 102 in 0;open 102 in 1;open 102 in 2;open 102 in 3;menu 102;menu 102;");
}

static void
test_scrolls (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) galleries = make_galleries (40);
  GtkScrolledWindow *scroller = get_strip (fixture)->scroller;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scroller);
  double first;

  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    {
      g_test_skip ("The other way round");
      bunko_cover_strip_set_model (get_strip (fixture), galleries);
      show (fixture, 0);
      return;
    }

  bunko_cover_strip_set_model (get_strip (fixture), galleries);
  show (fixture, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  _bunko_cover_strip_scroll (get_strip (fixture), 1);
  RUN_UNTIL (gtk_adjustment_get_value (adjustment) > 300);
  first = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (first, <, 600);
  _bunko_cover_strip_scroll (get_strip (fixture), 1);
  RUN_UNTIL (gtk_adjustment_get_value (adjustment) > first + 300);
  for (guint i = 0; i < 3; i++)
    _bunko_cover_strip_scroll (get_strip (fixture), -1);
  RUN_UNTIL (gtk_adjustment_get_value (adjustment) == 0);
}

static GtkEventController *
find_motion (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        return controller;
    }
  g_assert_not_reached ();
}

/* The buttons are there for a pointer, and only where there is more. */
static void
test_buttons (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) galleries = make_galleries (40);
  BunkoCoverStrip *strip = get_strip (fixture);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (strip->scroller);
  GtkEventController *motion = find_motion (strip->list_page);

  bunko_cover_strip_set_model (strip, galleries);
  show (fixture, 0);
  g_assert_false (gtk_revealer_get_reveal_child (strip->forward_revealer));
  g_signal_emit_by_name (motion, "enter", 5.0, 5.0);
  g_assert_true (gtk_revealer_get_reveal_child (strip->forward_revealer));
  g_assert_false (gtk_revealer_get_reveal_child (strip->back_revealer));
  bunko_ui_test_click (bunko_ui_test_find (fixture->strip, GTK_TYPE_BUTTON, "Scroll Forward"));
  RUN_UNTIL (gtk_revealer_get_reveal_child (strip->back_revealer));
  for (guint i = 0; i < 20; i++)
    _bunko_cover_strip_scroll (strip, 1);
  gtk_adjustment_set_value (adjustment, gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL
                                            ? 0
                                            : gtk_adjustment_get_upper (adjustment));
  RUN_UNTIL (!gtk_revealer_get_reveal_child (strip->forward_revealer));
  g_signal_emit_by_name (motion, "leave");
  g_assert_false (gtk_revealer_get_reveal_child (strip->back_revealer));
}

/* A wheel over the covers scrolls the page around them. */
static void
test_wheel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (get_strip (fixture)->scroller));
  guint n_horizontal = 0;

  set_source (fixture);
  show (fixture, 0);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkEventControllerScrollFlags flags;
      gboolean handled = TRUE;

      if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        continue;
      flags = gtk_event_controller_scroll_get_flags (GTK_EVENT_CONTROLLER_SCROLL (controller));
      if (flags & GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL)
        {
          g_assert_false (flags & GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
          n_horizontal++;
          continue;
        }
      /* Ours, which is for the Shift key only. */
      g_signal_emit_by_name (controller, "scroll", 0.0, 1.0, &handled);
      g_assert_false (handled);
    }
  g_assert_cmpuint (n_horizontal, >, 0);
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) galleries = make_galleries (2);

  g_signal_connect_swapped (fixture->strip, "stop", G_CALLBACK (log_cb), fixture);
  g_signal_connect_swapped (fixture->strip, "retry", G_CALLBACK (log_cb), fixture);
  bunko_cover_strip_show_message (get_strip (fixture), "Takes long", "_Find");
  show (fixture, 0);
  bunko_ui_test_click (bunko_ui_test_find (fixture->strip, GTK_TYPE_BUTTON, "_Find"));
  g_assert_cmpstr (fixture->log->str, ==, "signal;");

  bunko_cover_strip_show_progress (get_strip (fixture), 0.5, "Comparing");
  g_assert_cmpstr (get_page (fixture), ==, "progress_page");
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (get_strip (fixture)->progress_bar), ==, 0.5);
  bunko_ui_test_screenshot (fixture->window, "cover-strip-progress");
  bunko_ui_test_click (bunko_ui_test_find (fixture->strip, GTK_TYPE_BUTTON, "_Stop"));
  g_assert_cmpstr (fixture->log->str, ==, "signal;signal;");

  bunko_cover_strip_set_model (get_strip (fixture), galleries);
  g_assert_cmpstr (get_page (fixture), ==, "list_page");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_autofree char *whole = g_strconcat ("/cover-strip", path, NULL);

  g_test_add (whole, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("/loads", test_loads);
  add ("/waits-until-seen", test_waits_until_seen);
  add ("/fails", test_fails);
  add ("/empty", test_empty);
  add ("/excludes", test_excludes);
  add ("/model", test_model);
  add ("/scrolls", test_scrolls);
  add ("/buttons", test_buttons);
  add ("/wheel", test_wheel);
  add ("/progress", test_progress);

  return g_test_run ();
}
