/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "models/bunko-row-private.h"
#include "widgets/bunko-cell-text.h"
#include "widgets/bunko-cell-marks.h"
#include "widgets/bunko-cover.h"
#include "widgets/bunko-gallery-cell.h"
#include "widgets/bunko-rating.h"
#include "widgets/bunko-status-view.h"
#include "widgets/bunko-tag-chip.h"

#include "fake-library.h"

typedef struct
{
  BunkoFakeImageSource *images;
  BunkoImageLoader *loader;
  BunkoItem *item;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  /* Another server each time, so that nothing is on the disk. */
  g_autofree char *key = g_uuid_string_random ();

  fixture->images = bunko_fake_image_source_new ();
  fixture->loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (fixture->images), key, NULL);
  fixture->item = BUNKO_ITEM (bunko_fake_gallery_new (7));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bunko_ui_test_settle ();
  g_assert_finalize_object (fixture->loader);
  g_assert_finalize_object (fixture->images);
  g_assert_finalize_object (fixture->item);
}

/* The widget must die with its window. */
static void
destroy (GtkWidget *window, gpointer widget)
{
  g_object_add_weak_pointer (G_OBJECT (widget), &widget);
  bunko_ui_test_destroy (window);
  g_assert_null (widget);
}

static void
assert_label (gpointer widget, const char *label)
{
  g_autofree char *difference = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  g_assert_cmpstr (difference, ==, NULL);
}

static guint
get_n_fetches (Fixture *fixture)
{
  return bunko_fake_image_source_get_n_fetches (fixture->images);
}

static void
test_cover_loads (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cover = bunko_cover_new ();
  GtkWidget *window;
  int minimum, natural;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cover), GTK_ACCESSIBLE_ROLE_IMG);
  bunko_cover_set_loader (BUNKO_COVER (cover), fixture->loader);
  bunko_cover_set_item (BUNKO_COVER (cover), fixture->item);
  g_assert_cmpint (bunko_cover_get_state (BUNKO_COVER (cover)), ==, BUNKO_COVER_IDLE);
  g_assert_cmpuint (get_n_fetches (fixture), ==, 0);

  window = bunko_ui_test_show (cover, 200, 300);
  RUN_UNTIL (bunko_cover_get_state (BUNKO_COVER (cover)) == BUNKO_COVER_READY);
  g_assert_cmpuint (get_n_fetches (fixture), ==, 1);

  gtk_widget_measure (cover, GTK_ORIENTATION_VERTICAL, 200, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 300);
  g_assert_cmpint (natural, ==, 300);
  destroy (window, cover);
}

static void
test_cover_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cover = bunko_cover_new ();
  g_autoptr (BunkoItem) other = BUNKO_ITEM (bunko_fake_gallery_new (8));
  GtkWidget *window = bunko_ui_test_show (cover, 200, 300);

  bunko_cover_set_loader (BUNKO_COVER (cover), fixture->loader);
  bunko_cover_set_item (BUNKO_COVER (cover), fixture->item);
  g_assert_cmpint (bunko_cover_get_state (BUNKO_COVER (cover)), ==, BUNKO_COVER_LOADING);
  RUN_UNTIL (bunko_cover_get_state (BUNKO_COVER (cover)) == BUNKO_COVER_READY);
  bunko_cover_set_item (BUNKO_COVER (cover), other);
  g_assert_cmpint (bunko_cover_get_state (BUNKO_COVER (cover)), ==, BUNKO_COVER_LOADING);
  RUN_UNTIL (bunko_cover_get_state (BUNKO_COVER (cover)) == BUNKO_COVER_READY);

  /* What is in memory is there at once. */
  bunko_cover_set_item (BUNKO_COVER (cover), fixture->item);
  g_assert_cmpint (bunko_cover_get_state (BUNKO_COVER (cover)), ==, BUNKO_COVER_READY);
  g_assert_cmpuint (get_n_fetches (fixture), ==, 2);

  /* Off the screen nothing is held, and back on it everything is there. */
  gtk_widget_set_visible (cover, FALSE);
  g_assert_cmpint (bunko_cover_get_state (BUNKO_COVER (cover)), ==, BUNKO_COVER_IDLE);
  gtk_widget_set_visible (cover, TRUE);
  RUN_UNTIL (bunko_cover_get_state (BUNKO_COVER (cover)) == BUNKO_COVER_READY);
  g_assert_cmpuint (get_n_fetches (fixture), ==, 2);
  destroy (window, cover);
}

static void
test_cover_cancels (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cover = bunko_cover_new ();
  GtkWidget *window = bunko_ui_test_show (cover, 200, 300);

  bunko_fake_image_source_hold (fixture->images);
  bunko_cover_set_loader (BUNKO_COVER (cover), fixture->loader);
  bunko_cover_set_item (BUNKO_COVER (cover), fixture->item);
  RUN_UNTIL (get_n_fetches (fixture) == 1);
  gtk_widget_set_visible (cover, FALSE);
  g_assert_cmpint (bunko_cover_get_state (BUNKO_COVER (cover)), ==, BUNKO_COVER_IDLE);
  RUN_UNTIL (bunko_fake_image_source_get_n_cancelled (fixture->images) == 1);

  /* Back on the screen it asks again. */
  gtk_widget_set_visible (cover, TRUE);
  RUN_UNTIL (get_n_fetches (fixture) == 2);
  bunko_cover_set_item (BUNKO_COVER (cover), NULL);
  RUN_UNTIL (bunko_fake_image_source_get_n_cancelled (fixture->images) == 2);
  g_assert_cmpint (bunko_cover_get_state (BUNKO_COVER (cover)), ==, BUNKO_COVER_IDLE);
  bunko_fake_image_source_release (fixture->images, 100);
  destroy (window, cover);
}

static void
test_cover_fails (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cover = bunko_cover_new ();
  GtkWidget *window = bunko_ui_test_show (cover, 200, 300);

  bunko_fake_image_source_fail (fixture->images, 1);
  bunko_cover_set_loader (BUNKO_COVER (cover), fixture->loader);
  bunko_cover_set_item (BUNKO_COVER (cover), fixture->item);
  RUN_UNTIL (bunko_cover_get_state (BUNKO_COVER (cover)) == BUNKO_COVER_FAILED);

  /* Coming back is another try; an item without a picture is no failure. */
  bunko_fake_image_source_set_bytes (fixture->images, NULL);
  gtk_widget_set_visible (cover, FALSE);
  gtk_widget_set_visible (cover, TRUE);
  RUN_UNTIL (bunko_cover_get_state (BUNKO_COVER (cover)) == BUNKO_COVER_MISSING);
  destroy (window, cover);
}

static void
test_cover_size (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cover = bunko_cover_new ();
  GtkWidget *window = bunko_ui_test_show (cover, 200, 300);
  GArray *log;

  bunko_cover_set_loader (BUNKO_COVER (cover), fixture->loader);
  bunko_cover_set_item (BUNKO_COVER (cover), fixture->item);
  RUN_UNTIL (bunko_cover_get_state (BUNKO_COVER (cover)) == BUNKO_COVER_READY);

  /* The picture stays while a better one is on its way. */
  bunko_cover_set_cover_width (BUNKO_COVER (cover), 200);
  bunko_cover_set_cover_width (BUNKO_COVER (cover), 300);
  g_assert_cmpint (bunko_cover_get_state (BUNKO_COVER (cover)), ==, BUNKO_COVER_READY);
  RUN_UNTIL (get_n_fetches (fixture) == 2);
  log = bunko_fake_image_source_get_log (fixture->images);
  g_assert_cmpint (g_array_index (log, BunkoFakeImageRequest, 0).size, ==, BUNKO_IMAGE_SIZE_MEDIUM);
  g_assert_cmpint (g_array_index (log, BunkoFakeImageRequest, 1).size, ==, BUNKO_IMAGE_SIZE_BIG);
  g_assert_cmpint (bunko_cover_get_state (BUNKO_COVER (cover)), ==, BUNKO_COVER_READY);
  bunko_ui_test_settle ();
  destroy (window, cover);
}

static void
test_cell (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell = bunko_gallery_cell_new ();
  GtkWidget *window = bunko_ui_test_show (cell, 200, 400);
  g_autoptr (BunkoRow) row = bunko_row_new (NULL);
  g_autoptr (BunkoItem) marked = bunko_fake_item_new (
      BUNKO_ITEM_TYPE_GALLERY,
      "{\"id\": 9, \"times_read\": 0, \"preferred_title\": {\"id\": 1, \"name\": \"Nine\"},"
      " \"artists\": [{\"id\": 1, \"names\": [{\"id\": 1, \"name\": \"Ann\"}]}],"
      " \"metatags\": {\"favorite\": true, \"inbox\": true, \"readlater\": true}}");
  int height =
      gtk_widget_get_height (bunko_ui_test_get_child (cell, BUNKO_TYPE_GALLERY_CELL, "box"));
  BunkoCellMarks *marks =
      BUNKO_CELL_MARKS (bunko_ui_test_get_child (cell, BUNKO_TYPE_GALLERY_CELL, "marks"));
  GtkWidget *text = bunko_ui_test_get_child (cell, BUNKO_TYPE_GALLERY_CELL, "text");

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_GROUP);
  g_object_set (cell, "loader", fixture->loader, NULL);
  bunko_cell_set_row (BUNKO_CELL (cell), row);
  assert_label (cell, "Loading…");
  g_assert_cmpuint (bunko_cell_marks_get_metatags (marks), ==, BUNKO_METATAG_NONE);

  _bunko_row_set_item (row, marked);
  assert_label (cell, "Nine, Ann, Favorite, In inbox, Read later, Unread");
  g_assert_true (bunko_cell_marks_get_metatags (marks) & BUNKO_METATAG_FAVORITE);
  g_assert_true (bunko_cell_marks_get_unread (marks));
  g_assert_cmpstr (bunko_cell_text_get_title (BUNKO_CELL_TEXT (text)), ==, "Nine");
  g_assert_cmpstr (bunko_cell_text_get_subtitle (BUNKO_CELL_TEXT (text)), ==, "Ann");

  /* The size does not depend on what is shown. */
  bunko_ui_test_settle ();
  g_assert_cmpint (
      gtk_widget_get_height (bunko_ui_test_get_child (cell, BUNKO_TYPE_GALLERY_CELL, "box")), ==,
      height);
  bunko_ui_test_screenshot (window, "cell");

  _bunko_row_set_item (row, fixture->item);
  assert_label (cell, "Gallery 7, Artist 8, Favorite, Unread, rated 3.5 of 5");
  bunko_cell_set_row (BUNKO_CELL (cell), NULL);
  assert_label (cell, "");
  g_assert_false (bunko_cell_marks_get_unread (marks));
  destroy (window, cell);
  g_assert_finalize_object (g_steal_pointer (&row));
  g_assert_finalize_object (g_steal_pointer (&marked));
}

static void
test_cell_failed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell = bunko_gallery_cell_new ();
  GtkWidget *window = bunko_ui_test_show (cell, 200, 400);
  g_autoptr (BunkoRow) row = bunko_row_new (NULL);

  bunko_cell_set_row (BUNKO_CELL (cell), row);
  _bunko_row_set_failed (row, TRUE);
  assert_label (cell, "Could not be loaded");
  _bunko_row_set_failed (row, FALSE);
  assert_label (cell, "Loading…");
  destroy (window, cell);
}

static void
test_cell_text (void)
{
  GtkWidget *text = bunko_cell_text_new ();
  GtkWidget *window = bunko_ui_test_show (text, 200, 100);
  g_autofree char *long_title = g_strnfill (500, 'm');
  int height, other;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  bunko_cell_text_set_text (BUNKO_CELL_TEXT (text), "Short", "Ann");
  bunko_ui_test_settle ();
  g_assert_false (bunko_cell_text_is_cut (BUNKO_CELL_TEXT (text)));

  /* Only what is cut needs a tooltip; the size is always the same. */
  bunko_cell_text_set_text (BUNKO_CELL_TEXT (text), long_title, NULL);
  bunko_ui_test_settle ();
  g_assert_true (bunko_cell_text_is_cut (BUNKO_CELL_TEXT (text)));
  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, -1, &other, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, other);
  destroy (window, text);
}

static void
rated_cb (BunkoRating *rating, double value, double *rated)
{
  *rated = value;
}

static gboolean
press_key (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        {
          g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
          return handled;
        }
    }

  g_assert_not_reached ();
}

static void
assert_value (GtkWidget *rating, double value, const char *text)
{
  g_autofree char *now = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (rating), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value);
  g_autofree char *said = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (rating), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text);

  g_assert_cmpstr (now, ==, NULL);
  g_assert_cmpstr (said, ==, NULL);
  g_assert_cmpfloat (bunko_rating_get_value (BUNKO_RATING (rating)), ==, value);
}

static void
test_rating (void)
{
  GtkWidget *rating = bunko_rating_new ();
  GtkWidget *window = bunko_ui_test_show (rating, 200, 60);
  double rated = -1;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (rating), GTK_ACCESSIBLE_ROLE_SLIDER);
  assert_label (rating, "Rating");
  assert_value (rating, 0, "Not rated");
  g_signal_connect (rating, "rated", G_CALLBACK (rated_cb), &rated);

  bunko_rating_set_value (BUNKO_RATING (rating), 7);
  assert_value (rating, 7, "3.5 of 5 stars");
  bunko_ui_test_screenshot (window, "rating");
  g_assert_false (press_key (rating, GDK_KEY_Right));
  g_assert_false (gtk_widget_get_focusable (rating));
  g_assert_cmpfloat (rated, ==, -1);

  bunko_rating_set_editable (BUNKO_RATING (rating), TRUE);
  g_assert_true (gtk_widget_get_focusable (rating));
  g_assert_true (press_key (rating, GDK_KEY_Right));
  assert_value (rating, 8, "4 of 5 stars");
  g_assert_cmpfloat (rated, ==, 8);
  press_key (rating, GDK_KEY_Left);
  g_assert_cmpfloat (rated, ==, 7);
  press_key (rating, GDK_KEY_End);
  g_assert_cmpfloat (rated, ==, 10);
  rated = -1;
  press_key (rating, GDK_KEY_Right);
  g_assert_cmpfloat (rated, ==, -1);
  press_key (rating, GDK_KEY_2);
  g_assert_cmpfloat (rated, ==, 4);
  press_key (rating, GDK_KEY_Delete);
  g_assert_cmpfloat (rated, ==, 0);

  gtk_widget_set_direction (rating, GTK_TEXT_DIR_RTL);
  press_key (rating, GDK_KEY_Left);
  g_assert_cmpfloat (rated, ==, 1);
  destroy (window, rating);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_set_str ((char **) user_data, g_variant_get_string (parameter, NULL));
}

static void
test_chip (void)
{
  g_autofree char *searched = NULL;
  g_autofree char *excluded = NULL;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) exclude = g_simple_action_new ("exclude", G_VARIANT_TYPE_STRING);
  g_autoptr (GSimpleAction) action = g_simple_action_new ("search", G_VARIANT_TYPE_STRING);
  GtkWidget *chip = bunko_tag_chip_new ("ghost", "female:\"ghost\"");
  GtkWidget *window = bunko_ui_test_show (chip, 200, 60);

  g_signal_connect (action, "activate", G_CALLBACK (search_cb), &searched);
  g_signal_connect (exclude, "activate", G_CALLBACK (search_cb), &excluded);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (exclude));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (chip), ==, "Search for “ghost”");
  bunko_ui_test_click (chip);
  g_assert_cmpstr (searched, ==, "female:\"ghost\"");

  /* What the minus key and the middle button do. */
  gtk_widget_activate_action (chip, "term.exclude", NULL);
  g_assert_cmpstr (excluded, ==, "female:\"ghost\"");
  gtk_widget_activate_action (chip, "term.menu", NULL);
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (chip, GTK_TYPE_POPOVER_MENU, NULL));
  destroy (window, chip);
}

static void
retry_cb (BunkoStatusView *status, guint *n)
{
  (*n)++;
}

static void
test_status (void)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "Too slow");
  GtkWidget *status = bunko_status_view_new ();
  GtkWidget *window = bunko_ui_test_show (status, 500, 400);
  GtkWidget *spinner = bunko_ui_test_get_child (status, BUNKO_TYPE_STATUS_VIEW, "spinner");
  guint n_retries = 0;

  g_signal_connect (status, "retry", G_CALLBACK (retry_cb), &n_retries);
  bunko_status_view_show_loading (BUNKO_STATUS_VIEW (status));
  g_assert_false (gtk_widget_get_visible (spinner));
  RUN_UNTIL (gtk_widget_get_visible (spinner));
  assert_label (spinner, "Loading");

  bunko_status_view_show_message (BUNKO_STATUS_VIEW (status), "system-search-symbolic",
                                  "Nothing <here>", "Look & see");
  g_assert_false (gtk_widget_get_visible (spinner));
  g_assert_nonnull (bunko_ui_test_find (status, GTK_TYPE_LABEL, "Nothing <here>"));
  g_assert_nonnull (bunko_ui_test_find (status, GTK_TYPE_LABEL, "Look & see"));
  g_assert_null (bunko_ui_test_find (status, GTK_TYPE_BUTTON, "_Try Again"));

  bunko_status_view_show_error (BUNKO_STATUS_VIEW (status), error);
  bunko_ui_test_screenshot (window, "status-error");
  bunko_ui_test_click (bunko_ui_test_find (status, GTK_TYPE_BUTTON, "_Try Again"));
  g_assert_cmpuint (n_retries, ==, 1);
  destroy (window, status);
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("/cover/loads", test_cover_loads);
  add ("/cover/again", test_cover_again);
  add ("/cover/cancels", test_cover_cancels);
  add ("/cover/fails", test_cover_fails);
  add ("/cover/size", test_cover_size);
  add ("/gallery-cell/row", test_cell);
  add ("/gallery-cell/failed", test_cell_failed);
  g_test_add_func ("/cell-text", test_cell_text);
  g_test_add_func ("/rating", test_rating);
  g_test_add_func ("/tag-chip", test_chip);
  g_test_add_func ("/status-view", test_status);

  return g_test_run ();
}
