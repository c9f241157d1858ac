/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "library/bunko-enums.h"
#include "reader/panels/bunko-reader-settings.h"

#define GALLERY 1
#define SERIES  7

typedef struct
{
  BunkoReaderStore *store;
  BunkoReaderOptions *options; /* of the gallery that is read */
  BunkoReaderOptions *general;
  BunkoReaderSettings *settings;
  BunkoOptionRows *rows;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer single)
{
  fixture->store = bunko_reader_store_new_in_memory ();
  fixture->options =
      bunko_reader_options_new_for_gallery (fixture->store, GALLERY, single != NULL ? 0 : SERIES);
  fixture->general = bunko_reader_options_new_for_gallery (fixture->store, 0, 0);
  fixture->settings = BUNKO_READER_SETTINGS (bunko_reader_settings_new (fixture->options));
  fixture->rows = bunko_reader_settings_get_rows (fixture->settings);
  fixture->window = bunko_ui_test_show (GTK_WIDGET (fixture->settings), 360, 640);
}

static void
tear_down (Fixture *fixture, gconstpointer single)
{
  bunko_ui_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->general);
  g_assert_finalize_object (fixture->options);
  g_assert_finalize_object (fixture->store);
}

static GtkWidget *
get_row (Fixture *fixture, const char *property)
{
  BunkoOptionRow *row = bunko_option_rows_find (fixture->rows, property);

  g_assert_nonnull (row);
  return bunko_option_row_get_widget (row);
}

static GtkWidget *
get_reset (Fixture *fixture, const char *property)
{
  return bunko_option_row_get_reset_button (bunko_option_rows_find (fixture->rows, property));
}

static gboolean
can_reset (Fixture *fixture, const char *property)
{
  GtkWidget *button = get_reset (fixture, property);

  return gtk_widget_get_visible (button) && gtk_widget_is_sensitive (button) &&
         gtk_widget_get_opacity (button) > 0;
}

/* Every option has a row with a name, a button with one, and what a screen reader needs. */
static void
test_complete (Fixture *fixture, gconstpointer single)
{
  for (guint id = 1; id < BUNKO_READER_N_OPTIONS; id++)
    {
      const char *property = bunko_reader_option_get (id)->name;
      GtkWidget *row = get_row (fixture, property);
      GtkWidget *scale = bunko_ui_test_find (row, GTK_TYPE_SCALE, NULL);
      g_autofree char *reset = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (get_reset (fixture, property)), GTK_ACCESSIBLE_PROPERTY_LABEL, "");

      g_test_message ("%s", property);
      g_assert_cmpuint (strlen (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))), >, 3);
      g_assert_nonnull (reset);
      g_assert_true (g_str_has_prefix (reset, "Reset “") || strstr (reset, "Reset") != NULL);
      g_assert_false (can_reset (fixture, property));
      if (scale != NULL)
        gtk_test_accessible_assert_property (
            scale, GTK_ACCESSIBLE_PROPERTY_LABEL,
            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
    }
}

/* What is chosen holds at once, and what changes elsewhere is seen. */
static void
test_kinds (Fixture *fixture, gconstpointer single)
{
  GtkWidget *scale = bunko_ui_test_find (get_row (fixture, "brightness"), GTK_TYPE_SCALE, NULL);

  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (fixture, "invert")), TRUE);
  g_assert_true (bunko_reader_options_get_invert (fixture->options));
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "fit")), 1);
  g_assert_cmpint (bunko_reader_options_get_fit (fixture->options), ==, BUNKO_READER_FIT_WIDTH);
  adw_spin_row_set_value (ADW_SPIN_ROW (get_row (fixture, "page-gap")), 24);
  g_assert_cmpint (bunko_reader_options_get_page_gap (fixture->options), ==, 24);
  gtk_range_set_value (GTK_RANGE (scale), 0.5);
  g_assert_cmpfloat_with_epsilon (bunko_reader_options_get_brightness (fixture->options), 0.5,
                                  0.001);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (fixture, "brightness"))),
                   ==, "+50 %");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "image-size")), 1);
  g_assert_cmpint (bunko_reader_options_get_image_size (fixture->options), ==,
                   BUNKO_IMAGE_SIZE_ORIGINAL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, "image-size")), 6);
  g_assert_cmpint (bunko_reader_options_get_image_size (fixture->options), ==,
                   BUNKO_IMAGE_SIZE_X768);

  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_STRIP);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (fixture, "mode"))), ==,
                    BUNKO_READER_MODE_STRIP);
  bunko_reader_options_set_strip_unit (fixture->options, BUNKO_READER_UNIT_PIXELS);
  adw_spin_row_set_value (ADW_SPIN_ROW (get_row (fixture, "strip-width")), 900);
  g_assert_cmpint (bunko_reader_options_get_strip_width (fixture->options), ==, 900);
  bunko_ui_test_screenshot (fixture->window, "reader-settings");
}

/* Who scrolls through the rows must not change what is under the pointer. */
static void
test_wheel (Fixture *fixture, gconstpointer single)
{
  GtkWidget *scale = bunko_ui_test_find (get_row (fixture, "warmth"), GTK_TYPE_SCALE, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==,
                         GTK_PHASE_NONE);
    }
}

/* The way back for each. */
static void
test_reset (Fixture *fixture, gconstpointer single)
{
  GtkWidget *scale = bunko_ui_test_find (get_row (fixture, "gamma"), GTK_TYPE_SCALE, NULL);

  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (fixture, "crop")), TRUE);
  gtk_range_set_value (GTK_RANGE (scale), 2);
  g_assert_true (can_reset (fixture, "crop"));
  g_assert_true (can_reset (fixture, "gamma"));
  g_assert_false (can_reset (fixture, "contrast"));
  bunko_ui_test_click (get_reset (fixture, "crop"));
  g_assert_false (bunko_reader_options_get_crop (fixture->options));
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (get_row (fixture, "crop"))));
  g_assert_false (can_reset (fixture, "crop"));
  bunko_ui_test_click (get_reset (fixture, "gamma"));
  g_assert_cmpfloat (bunko_reader_options_get_gamma (fixture->options), ==, 1);
}

/* For what it holds is the person's choice; rows show what holds there. */
static void
test_scopes (Fixture *fixture, gconstpointer single)
{
  AdwSwitchRow *crop = ADW_SWITCH_ROW (get_row (fixture, "crop"));
  AdwSwitchRow *invert = ADW_SWITCH_ROW (get_row (fixture, "invert"));

  /* As is usual: cropping for the series, colours for all. */
  adw_switch_row_set_active (crop, TRUE);
  adw_switch_row_set_active (invert, TRUE);
  g_assert_cmpint (bunko_reader_options_get_scope (fixture->options, "crop"), ==,
                   BUNKO_READER_SCOPE_SERIES);
  g_assert_true (bunko_reader_options_get_invert (fixture->general));

  bunko_reader_settings_set_scope (fixture->settings, BUNKO_READER_SCOPE_GALLERY);
  g_assert_cmpint (bunko_reader_settings_get_scope (fixture->settings), ==,
                   BUNKO_READER_SCOPE_GALLERY);
  g_assert_true (adw_switch_row_get_active (invert));
  g_assert_false (can_reset (fixture, "invert"));
  adw_switch_row_set_active (invert, FALSE);
  g_assert_false (bunko_reader_options_get_invert (fixture->options));
  g_assert_true (bunko_reader_options_get_invert (fixture->general));
  g_assert_true (can_reset (fixture, "invert"));

  /* What is general is not seen in this gallery, which is said. */
  bunko_reader_settings_set_scope (fixture->settings, BUNKO_READER_SCOPE_GENERAL);
  g_assert_true (adw_switch_row_get_active (invert));
  g_assert_false (adw_switch_row_get_active (crop));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (invert)), ==,
                   "This gallery has its own");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (crop)), ==,
                   "This series has its own");
  adw_switch_row_set_active (crop, TRUE);
  g_assert_true (bunko_reader_options_get_crop (fixture->general));

  bunko_reader_settings_set_scope (fixture->settings, BUNKO_READER_SCOPE_SERIES);
  g_assert_true (adw_switch_row_get_active (crop));
  bunko_ui_test_click (get_reset (fixture, "crop"));
  g_assert_false (can_reset (fixture, "crop"));
  g_assert_cmpint (bunko_reader_options_get_scope (fixture->options, "crop"), ==,
                   BUNKO_READER_SCOPE_GENERAL);
}

/* There is nothing to choose that there is not. */
static void
test_no_series (Fixture *fixture, gconstpointer single)
{
  bunko_reader_settings_set_scope (fixture->settings, BUNKO_READER_SCOPE_SERIES);
  g_assert_cmpint (bunko_reader_settings_get_scope (fixture->settings), ==, BUNKO_READER_SCOPE_OWN);
  g_assert_null (bunko_ui_test_find (fixture->window, GTK_TYPE_LABEL, "This Series"));
  bunko_reader_settings_set_scope (fixture->settings, BUNKO_READER_SCOPE_GENERAL);
  g_assert_cmpint (bunko_reader_settings_get_scope (fixture->settings), ==,
                   BUNKO_READER_SCOPE_GENERAL);
  bunko_reader_settings_set_scope (fixture->settings, BUNKO_READER_SCOPE_OWN);
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (fixture, "crop")), TRUE);
  g_assert_cmpint (bunko_reader_options_get_scope (fixture->options, "crop"), ==,
                   BUNKO_READER_SCOPE_GALLERY);
}

static void
count_cb (BunkoReaderSettings *settings, guint *count)
{
  (*count)++;
}

static void
test_close (Fixture *fixture, gconstpointer single)
{
  GtkWidget *button = bunko_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Close");
  guint count = 0;

  g_signal_connect (fixture->settings, "close", G_CALLBACK (count_cb), &count);
  bunko_ui_test_click (button);
  g_assert_cmpuint (count, ==, 1);
}

#define TEST(name, single, func)                                                                   \
  g_test_add ("/reader-settings/" name, Fixture, single, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);

  TEST ("complete", NULL, test_complete);
  TEST ("kinds", NULL, test_kinds);
  TEST ("wheel", NULL, test_wheel);
  TEST ("reset", NULL, test_reset);
  TEST ("scopes", NULL, test_scopes);
  TEST ("no-series", "single", test_no_series);
  TEST ("close", NULL, test_close);

  return g_test_run ();
}
