/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-library.h"
#include "search-fixture.h"
#include "settings/bunko-settings.h"

static void
test_chips (SearchFixture *self, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  search_fixture_type (self, "sea artist:\"Ann Lee\" -rough ");
  search_fixture_assert_text (self, "sea artist:\"Ann Lee\" -rough");
  g_assert_nonnull (search_fixture_find_chip (self, 2));
  g_assert_null (search_fixture_find_chip (self, 3));
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "");
  g_assert_true (search_fixture_get_focus (self) == GTK_WIDGET (self->entry));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (search_fixture_find_chip (self, 2))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Not rough");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_widget_get_last_child (search_fixture_find_chip (self, 1))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove artist: Ann Lee");
  g_assert_true (gtk_widget_has_css_class (search_fixture_find_chip (self, 2), "negated"));
  bunko_ui_test_screenshot (self->window, "search-chips");

  /* By the menu, by the cross, and taken back. */
  gtk_widget_activate_action (search_fixture_find_chip (self, 0), "chip.negate", NULL);
  search_fixture_assert_text (self, "-sea artist:\"Ann Lee\" -rough");
  g_signal_emit_by_name (gtk_widget_get_last_child (search_fixture_find_chip (self, 1)), "clicked");
  bunko_ui_test_settle ();
  search_fixture_assert_text (self, "-sea -rough");
  g_assert_true (search_fixture_press (self, GDK_KEY_z, GDK_CONTROL_MASK));
  search_fixture_assert_text (self, "-sea artist:\"Ann Lee\" -rough");
  g_assert_true (search_fixture_press (self, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  search_fixture_assert_text (self, "-sea -rough");
}

static void
test_keyboard (SearchFixture *self, gconstpointer data)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  guint left = rtl ? GDK_KEY_Right : GDK_KEY_Left;
  guint right = rtl ? GDK_KEY_Left : GDK_KEY_Right;

  bunko_search_field_set_text (self->field, "a b c");
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  bunko_ui_test_settle ();
  g_assert_true (search_fixture_press (self, left, 0));
  g_assert_true (
      gtk_widget_is_ancestor (search_fixture_get_focus (self), search_fixture_find_chip (self, 2)));
  gtk_widget_child_focus (GTK_WIDGET (self->field), rtl ? GTK_DIR_RIGHT : GTK_DIR_LEFT);
  g_assert_true (
      gtk_widget_is_ancestor (search_fixture_get_focus (self), search_fixture_find_chip (self, 1)));

  /* The focus stays on the place of what is gone. */
  gtk_widget_activate_action (search_fixture_get_focus (self), "chip.remove", NULL);
  search_fixture_assert_text (self, "a c");
  g_assert_true (
      gtk_widget_is_ancestor (search_fixture_get_focus (self), search_fixture_find_chip (self, 1)));
  gtk_widget_activate_action (search_fixture_get_focus (self), "chip.remove", NULL);
  g_assert_true (
      gtk_widget_is_ancestor (search_fixture_get_focus (self), search_fixture_find_chip (self, 0)));
  gtk_widget_activate_action (search_fixture_get_focus (self), "chip.remove", NULL);
  search_fixture_assert_text (self, "");
  g_assert_true (search_fixture_get_focus (self) == GTK_WIDGET (self->entry));

  /* Enter edits. */
  bunko_search_field_set_text (self->field, "a b c");
  gtk_widget_grab_focus (search_fixture_find_chip (self, 1));
  bunko_ui_test_click (search_fixture_get_focus (self));
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "b");
  g_assert_true (search_fixture_get_focus (self) == GTK_WIDGET (self->entry));
  search_fixture_type (self, "ee");
  search_fixture_assert_text (self, "a bee c");

  /* Out of the text on both sides. */
  g_assert_false (search_fixture_press (self, left, 0));
  g_assert_true (search_fixture_press (self, right, 0));
  g_assert_true (
      gtk_widget_is_ancestor (search_fixture_get_focus (self), search_fixture_find_chip (self, 1)));
  gtk_editable_set_position (self->entry, 0);
  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->entry));
  gtk_editable_set_position (self->entry, 0);
  g_assert_true (search_fixture_press (self, GDK_KEY_BackSpace, 0));
  search_fixture_assert_text (self, "bee c");

  /* Tab leaves, and what was written becomes a chip. */
  gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
  gtk_widget_grab_focus (self->button);
  bunko_ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "");
  search_fixture_assert_text (self, "bee c");
  gtk_widget_child_focus (self->window, GTK_DIR_TAB_BACKWARD);
}

/* The chips go from right to left, and so does the keyboard. */
static void
test_keyboard_rtl (SearchFixture *self, gconstpointer data)
{
  GtkTextDirection direction = gtk_widget_get_default_direction ();

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  bunko_ui_test_settle ();
  test_keyboard (self, data);
  gtk_widget_set_default_direction (direction);
}

static void
test_signals (SearchFixture *self, gconstpointer data)
{
  /* Not for what the application says. */
  bunko_search_field_set_text (self->field, "a b");
  bunko_search_field_set_options (self->field, BUNKO_SEARCH_OPTION_REGEX);
  g_assert_cmpuint (self->n_changed, ==, 0);

  /* Once for what is written in one go. */
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  search_fixture_type (self, "se");
  search_fixture_type (self, "a");
  g_assert_cmpuint (self->n_changed, ==, 0);
  RUN_UNTIL (self->n_changed == 1);
  search_fixture_assert_text (self, "a b sea");

  /* At once for chips and for Enter, but not twice. */
  search_fixture_type (self, "l");
  g_signal_emit_by_name (self->entry, "activate");
  g_assert_cmpuint (self->n_changed, ==, 2);
  g_assert_cmpuint (self->n_activated, ==, 1);
  run_for (400);
  g_assert_cmpuint (self->n_changed, ==, 2);
  bunko_search_field_add_term (self->field, "artist", "Ann", FALSE);
  bunko_search_field_add_term (self->field, "artist", "Ann", TRUE);
  g_assert_cmpuint (self->n_changed, ==, 4);
  search_fixture_assert_text (self, "a b seal -artist:Ann");

  /* A namespace alone is no search yet. */
  search_fixture_type (self, "circle:");
  run_for (400);
  g_assert_cmpuint (self->n_changed, ==, 4);

  g_assert_true (search_fixture_press (self, GDK_KEY_Escape, 0));
  g_assert_cmpuint (self->n_stopped, ==, 1);
}

static void
test_static (SearchFixture *self, gconstpointer data)
{
  g_settings_set_boolean (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SEARCH_TYPING, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  search_fixture_type (self, "sea");
  run_for (400);
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_signal_emit_by_name (self->entry, "activate");
  g_assert_cmpuint (self->n_changed, ==, 1);
}

static void
test_options (SearchFixture *self, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (self->field);

  gtk_widget_activate_action (widget, "search.regex", NULL);
  gtk_widget_activate_action (widget, "search.children", NULL);
  g_assert_cmpint (bunko_search_field_get_options (self->field), ==,
                   BUNKO_SEARCH_OPTION_REGEX | BUNKO_SEARCH_OPTION_MATCH_ALL_TERMS);
  g_assert_cmpuint (self->n_changed, ==, 2);
  bunko_search_field_set_text (self->field, "a -b");
  gtk_widget_activate_action (widget, "search.raw", NULL);
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "a -b");
  g_assert_null (search_fixture_find_chip (self, 0));
  gtk_widget_activate_action (widget, "search.raw", NULL);
  g_assert_nonnull (search_fixture_find_chip (self, 1));
  g_assert_cmpuint (self->n_changed, ==, 2);
}

static void
test_many (SearchFixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("x");

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (text, " female:\"something long %u\"", i);
  bunko_search_field_set_text (self->field, text->str);
  bunko_ui_test_settle ();
  g_assert_cmpint (gtk_widget_get_width (self->window), <=, 360);
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (self->window, "search-many");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, " t%u", i);
  bunko_search_field_set_text (self->field, text->str);
  search_fixture_assert_text (self, text->str);
  g_assert_null (search_fixture_find_chip (self, 0));
}

static BunkoFilter *
make_filter (const char *json)
{
  return BUNKO_FILTER (bunko_fake_item_new (BUNKO_ITEM_TYPE_FILTER, json));
}

static void
test_filter (SearchFixture *self, gconstpointer data)
{
  g_autoptr (BunkoFilter) sea = make_filter ("{\"id\": 5, \"name\": \"Sea\"}");
  g_autoptr (BunkoFilter) sun = make_filter ("{\"id\": 6, \"name\": \"Sun_set\"}");
  GtkWidget *chip;

  stub_filters_reset ();
  stub_filters_add (sea);
  stub_filters_add (sun);
  bunko_search_field_set_filter_id (self->field, 5);
  bunko_search_field_set_text (self->field, "a");
  RUN_UNTIL (g_strcmp0 (bunko_search_field_get_filter_name (self->field), "Sea") == 0);
  chip = bunko_ui_test_find (GTK_WIDGET (self->field), BUNKO_TYPE_SEARCH_CHIP, NULL);
  g_assert_true (gtk_widget_has_css_class (chip, "filter"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (chip)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Filter: Sea");
  bunko_ui_test_screenshot (self->window, "search-filter");

  /* Another one, and none. */
  gtk_widget_activate_action (GTK_WIDGET (self->field), "search.filter", "x", (gint64) 6);
  g_assert_cmpstr (bunko_search_field_get_filter_name (self->field), ==, "Sun_set");
  g_assert_cmpuint (self->n_changed, ==, 1);
  gtk_widget_activate_action (chip, "chip.remove", NULL);
  g_assert_cmpint (bunko_search_field_get_filter_id (self->field), ==, 0);
  g_assert_null (bunko_search_field_get_filter_name (self->field));
  g_assert_false (gtk_widget_get_visible (chip));
  g_assert_cmpuint (self->n_changed, ==, 2);
  search_fixture_assert_text (self, "a");

  /* The chip edits the filter, the menu makes one. */
  bunko_search_field_set_filter_id (self->field, 5);
  gtk_widget_activate_action (chip, "chip.edit", NULL);
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (self->window, GTK_TYPE_LABEL, "Edit Filter"));
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
  bunko_ui_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (self->field), "search.save", NULL);
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (self->window, GTK_TYPE_LABEL, "New Filter"));
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
  bunko_ui_test_settle ();
  stub_filters_reset ();
}

#define add(path, width, test)                                                                     \
  g_test_add ("/search-field/" path, SearchFixture, GINT_TO_POINTER (width),                       \
              search_fixture_set_up, test, search_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("chips", 600, test_chips);
  add ("keyboard", 600, test_keyboard);
  add ("keyboard-rtl", 600, test_keyboard_rtl);
  add ("signals", 600, test_signals);
  add ("static", 600, test_static);
  add ("options", 600, test_options);
  add ("many", 360, test_many);
  add ("filter", 600, test_filter);

  return g_test_run ();
}
