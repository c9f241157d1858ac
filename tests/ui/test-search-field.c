/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "fake-library.h"
#include "search/bunko-search-chip.h"
#include "search/bunko-search-field.h"
#include "settings/bunko-recent-searches.h"
#include "settings/bunko-settings.h"
#include "stub-library.h"
#include "stub-search.h"

typedef struct
{
  BunkoLibrary *library;
  BunkoContext *context;
  GtkWidget *window;
  GtkWidget *button; /* another place for the focus */
  BunkoSearchField *field;
  GtkEditable *entry;
  guint n_changed;
  guint n_activated;
  guint n_stopped;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *self, gconstpointer width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autoptr (BunkoImageLoader) loader = NULL;

  stub_suggest_reset ();
  self->library = stub_library_new ();
  loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (self->library), "test", NULL);
  self->context = bunko_context_new (self->library, loader, NULL);
  self->field = BUNKO_SEARCH_FIELD (bunko_search_field_new (self->context));
  self->entry = bunko_search_field_get_editable (self->field);
  self->button = gtk_button_new_with_label ("Elsewhere");
  gtk_widget_set_valign (GTK_WIDGET (self->field), GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->field));
  gtk_box_append (GTK_BOX (box), self->button);
  g_signal_connect_swapped (self->field, "search-changed", G_CALLBACK (count_cb), &self->n_changed);
  g_signal_connect_swapped (self->field, "activate", G_CALLBACK (count_cb), &self->n_activated);
  g_signal_connect_swapped (self->field, "stop-search", G_CALLBACK (count_cb), &self->n_stopped);
  self->window = bunko_ui_test_show (box, width != NULL ? GPOINTER_TO_INT (width) : 600, 400);
}

static void
tear_down (Fixture *self, gconstpointer width)
{
  bunko_ui_test_destroy (self->window);
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->library);
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_RECENT_SEARCHES);
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SEARCH_TYPING);
}

/* What a keyboard does: the capturing controllers of the widgets around, then the widget itself. */
static gboolean
press_on (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
              gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
            continue;
          g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
          if (handled)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
press (Fixture *self, guint key, GdkModifierType modifiers)
{
  gboolean handled = press_on (gtk_window_get_focus (GTK_WINDOW (self->window)), key, modifiers);

  bunko_ui_test_settle ();
  return handled;
}

/* Letter by letter. */
static void
type (Fixture *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int position = gtk_editable_get_position (self->entry);
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      gtk_editable_insert_text (self->entry, letter, -1, &position);
      gtk_editable_set_position (self->entry, position);
      run_for (0);
    }
}

static GtkWidget *
find_chip (Fixture *self, guint index)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self->entry));

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (BUNKO_IS_SEARCH_CHIP (child) && index-- == 0)
        return child;
    }
  return NULL;
}

static GtkWidget *
focus (Fixture *self)
{
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

static void
assert_text (Fixture *self, const char *text)
{
  g_assert_cmpstr (bunko_search_field_get_text (self->field), ==, text);
}

static void
test_chips (Fixture *self, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  type (self, "sea artist:\"Ann Lee\" -rough ");
  assert_text (self, "sea artist:\"Ann Lee\" -rough");
  g_assert_nonnull (find_chip (self, 2));
  g_assert_null (find_chip (self, 3));
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "");
  g_assert_true (focus (self) == GTK_WIDGET (self->entry));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (find_chip (self, 2))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Not rough");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_widget_get_last_child (find_chip (self, 1))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove artist: Ann Lee");
  g_assert_true (gtk_widget_has_css_class (find_chip (self, 2), "negated"));
  bunko_ui_test_screenshot (self->window, "search-chips");

  /* By the menu, by the cross, and taken back. */
  gtk_widget_activate_action (find_chip (self, 0), "chip.negate", NULL);
  assert_text (self, "-sea artist:\"Ann Lee\" -rough");
  g_signal_emit_by_name (gtk_widget_get_last_child (find_chip (self, 1)), "clicked");
  bunko_ui_test_settle ();
  assert_text (self, "-sea -rough");
  g_assert_true (press (self, GDK_KEY_z, GDK_CONTROL_MASK));
  assert_text (self, "-sea artist:\"Ann Lee\" -rough");
  g_assert_true (press (self, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  assert_text (self, "-sea -rough");
}

static void
test_keyboard (Fixture *self, gconstpointer data)
{
  bunko_search_field_set_text (self->field, "a b c");
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  bunko_ui_test_settle ();
  g_assert_true (press (self, GDK_KEY_Left, 0));
  g_assert_true (gtk_widget_is_ancestor (focus (self), find_chip (self, 2)));
  gtk_widget_child_focus (GTK_WIDGET (self->field), GTK_DIR_LEFT);
  g_assert_true (gtk_widget_is_ancestor (focus (self), find_chip (self, 1)));

  /* The focus stays on the place of what is gone. */
  gtk_widget_activate_action (focus (self), "chip.remove", NULL);
  assert_text (self, "a c");
  g_assert_true (gtk_widget_is_ancestor (focus (self), find_chip (self, 1)));
  gtk_widget_activate_action (focus (self), "chip.remove", NULL);
  g_assert_true (gtk_widget_is_ancestor (focus (self), find_chip (self, 0)));
  gtk_widget_activate_action (focus (self), "chip.remove", NULL);
  assert_text (self, "");
  g_assert_true (focus (self) == GTK_WIDGET (self->entry));

  /* Enter edits. */
  bunko_search_field_set_text (self->field, "a b c");
  gtk_widget_grab_focus (find_chip (self, 1));
  bunko_ui_test_click (focus (self));
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "b");
  g_assert_true (focus (self) == GTK_WIDGET (self->entry));
  type (self, "ee");
  assert_text (self, "a bee c");

  /* Out of the text on both sides. */
  g_assert_false (press (self, GDK_KEY_Left, 0));
  g_assert_true (press (self, GDK_KEY_Right, 0));
  g_assert_true (gtk_widget_is_ancestor (focus (self), find_chip (self, 1)));
  gtk_editable_set_position (self->entry, 0);
  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->entry));
  gtk_editable_set_position (self->entry, 0);
  g_assert_true (press (self, GDK_KEY_BackSpace, 0));
  assert_text (self, "bee c");

  /* Tab leaves, and what was written becomes a chip. */
  gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
  gtk_widget_grab_focus (self->button);
  bunko_ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "");
  assert_text (self, "bee c");
  gtk_widget_child_focus (self->window, GTK_DIR_TAB_BACKWARD);
}

static void
test_signals (Fixture *self, gconstpointer data)
{
  /* Not for what the application says. */
  bunko_search_field_set_text (self->field, "a b");
  bunko_search_field_set_options (self->field, BUNKO_SEARCH_OPTION_REGEX);
  g_assert_cmpuint (self->n_changed, ==, 0);

  /* Once for what is written in one go. */
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  type (self, "se");
  type (self, "a");
  g_assert_cmpuint (self->n_changed, ==, 0);
  RUN_UNTIL (self->n_changed == 1);
  assert_text (self, "a b sea");

  /* At once for chips and for Enter, but not twice. */
  type (self, "l");
  g_signal_emit_by_name (self->entry, "activate");
  g_assert_cmpuint (self->n_changed, ==, 2);
  g_assert_cmpuint (self->n_activated, ==, 1);
  run_for (400);
  g_assert_cmpuint (self->n_changed, ==, 2);
  bunko_search_field_add_term (self->field, "artist", "Ann", FALSE);
  bunko_search_field_add_search (self->field, "artist:Ann", TRUE);
  g_assert_cmpuint (self->n_changed, ==, 4);
  assert_text (self, "a b seal -artist:Ann");

  /* A namespace alone is no search yet. */
  type (self, "circle:");
  run_for (400);
  g_assert_cmpuint (self->n_changed, ==, 4);

  g_assert_true (press (self, GDK_KEY_Escape, 0));
  g_assert_cmpuint (self->n_stopped, ==, 1);
}

static void
test_static (Fixture *self, gconstpointer data)
{
  g_settings_set_boolean (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SEARCH_TYPING, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  type (self, "sea");
  run_for (400);
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_signal_emit_by_name (self->entry, "activate");
  g_assert_cmpuint (self->n_changed, ==, 1);
}

static void
test_options (Fixture *self, gconstpointer data)
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
  g_assert_null (find_chip (self, 0));
  gtk_widget_activate_action (widget, "search.raw", NULL);
  g_assert_nonnull (find_chip (self, 1));
  g_assert_cmpuint (self->n_changed, ==, 2);
}

static void
test_many (Fixture *self, gconstpointer data)
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
  assert_text (self, text->str);
  g_assert_null (find_chip (self, 0));
}

static GtkWidget *
get_list (Fixture *self)
{
  return bunko_ui_test_find (GTK_WIDGET (self->field), GTK_TYPE_LIST_BOX, NULL);
}

static guint
count_rows (Fixture *self)
{
  GtkWidget *list = get_list (self);
  guint n = 0;

  while (list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

static void
add_suggestions (void)
{
  stub_suggest_add (BUNKO_SUGGESTION_ARTIST, "artist", "Sea Lion", 12);
  stub_suggest_add (BUNKO_SUGGESTION_NAMESPACE, "series", "series", -1);
  stub_suggest_add (BUNKO_SUGGESTION_TAG, "theme", "sea", -1);
  stub_suggest_add (BUNKO_SUGGESTION_TAG, "theme", "red sea", -1);
}

static void
test_suggest (Fixture *self, gconstpointer data)
{
  add_suggestions ();
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  type (self, "x -se");
  bunko_ui_test_settle ();
  g_assert_true (bunko_search_field_get_expanded (self->field));
  g_assert_cmpuint (count_rows (self), ==, 4);
  g_assert_cmpstr (stub_suggest_get_log (), ==, ":x;:s;:se;");
  g_assert_true (focus (self) == GTK_WIDGET (self->entry));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_list (self)), GTK_ACCESSIBLE_ROLE_LIST_BOX);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED,
                                    TRUE);
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (self->entry),
                                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT));
  bunko_ui_test_screenshot (self->window, "search-suggestions");

  /* Down the list and up again, without leaving the text. The best is the first. */
  g_assert_true (press (self, GDK_KEY_Down, 0));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (self->entry),
                                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT));
  g_assert_true (press (self, GDK_KEY_Up, 0));
  g_assert_true (press (self, GDK_KEY_Down, 0));
  g_assert_true (press (self, GDK_KEY_Return, 0));
  assert_text (self, "x -theme:sea");
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "");
  g_assert_nonnull (find_chip (self, 1));
  g_assert_false (bunko_search_field_get_expanded (self->field));
  g_assert_cmpuint (self->n_activated, ==, 0);

  /* Tab takes the first; after a namespace come its terms. */
  type (self, "seri");
  bunko_ui_test_settle ();
  g_assert_true (press (self, GDK_KEY_Tab, 0));
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "series:");
  g_assert_nonnull (strstr (stub_suggest_get_log (), "series:;"));

  /* Escape closes the list first. */
  type (self, "se");
  bunko_ui_test_settle ();
  g_assert_true (bunko_search_field_get_expanded (self->field));
  g_assert_true (press (self, GDK_KEY_Escape, 0));
  g_assert_false (bunko_search_field_get_expanded (self->field));
  g_assert_cmpuint (self->n_stopped, ==, 0);
  g_assert_true (press (self, GDK_KEY_Down, 0));
  g_assert_true (bunko_search_field_get_expanded (self->field));

  /* A click does as Enter. */
  g_signal_emit_by_name (get_list (self), "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_list (self)), 3));
  assert_text (self, "x -theme:sea theme:\"red sea\"");
}

/* Inside the text the rest stays. */
static void
test_suggest_inside (Fixture *self, gconstpointer data)
{
  add_suggestions ();
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  gtk_widget_activate_action (GTK_WIDGET (self->field), "search.raw", NULL);
  type (self, "theme:[a, , b] c");
  gtk_editable_set_position (self->entry, 10);
  type (self, "red");
  bunko_ui_test_settle ();
  g_assert_true (g_str_has_suffix (stub_suggest_get_log (), "theme:r;theme:re;theme:red;"));
  g_assert_true (press (self, GDK_KEY_Down, 0));
  g_assert_true (press (self, GDK_KEY_Return, 0));
  assert_text (self, "theme:[a, \"red sea\", b] c");
  g_assert_cmpint (gtk_editable_get_position (self->entry), ==, 19);
}

static void
test_stale (Fixture *self, gconstpointer data)
{
  add_suggestions ();
  stub_suggest_hold ();
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  type (self, "re");
  bunko_ui_test_settle ();
  g_assert_false (bunko_search_field_get_expanded (self->field));
  g_assert_cmpuint (stub_suggest_release (), ==, 2);
  bunko_ui_test_settle ();
  g_assert_cmpuint (stub_suggest_get_n_cancelled (), ==, 1);
  g_assert_cmpuint (count_rows (self), ==, 1);

  /* What fits stays until the answer is there, and what comes too late is not shown. */
  stub_suggest_hold ();
  type (self, "d");
  run_for (150);
  g_assert_cmpuint (count_rows (self), ==, 1);
  type (self, "x");
  run_for (150);
  g_assert_false (bunko_search_field_get_expanded (self->field));
  gtk_editable_set_text (self->entry, "");
  run_for (0);
  stub_suggest_release ();
  bunko_ui_test_settle ();
  g_assert_cmpuint (stub_suggest_get_n_cancelled (), ==, 3);
  g_assert_false (bunko_search_field_get_expanded (self->field));

  /* Nobody chooses what does not fit any more. */
  type (self, "re");
  bunko_ui_test_settle ();
  g_assert_cmpuint (count_rows (self), ==, 1);
  stub_suggest_hold ();
  type (self, "x");
  g_assert_false (press (self, GDK_KEY_Tab, 0));
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "rex");
  stub_suggest_release ();
  gtk_editable_set_text (self->entry, "");
  bunko_ui_test_settle ();

  /* Nor after the field is gone. */
  stub_suggest_hold ();
  type (self, "s");
  gtk_widget_grab_focus (self->button);
  bunko_ui_test_settle ();
  stub_suggest_release ();
  bunko_ui_test_settle ();
  g_assert_false (bunko_search_field_get_expanded (self->field));
}

static void
test_recent (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) searches = NULL;

  /* Nothing yet. */
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  bunko_ui_test_settle ();
  g_assert_false (bunko_search_field_get_expanded (self->field));
  type (self, "one");
  g_signal_emit_by_name (self->entry, "activate");
  bunko_search_field_set_text (self->field, "");
  type (self, "two");
  g_signal_emit_by_name (self->entry, "activate");
  g_assert_true (press (self, GDK_KEY_Escape, 0));
  bunko_search_field_set_text (self->field, "");

  /* The last one is the first. */
  g_assert_true (press (self, GDK_KEY_Down, 0));
  g_assert_cmpuint (count_rows (self), ==, 2);
  bunko_ui_test_screenshot (self->window, "search-recent");
  g_assert_true (press (self, GDK_KEY_Down, 0));
  g_assert_true (press (self, GDK_KEY_Down, 0));
  g_assert_true (press (self, GDK_KEY_Return, 0));
  assert_text (self, "one");
  searches = bunko_recent_searches_get ("stub:7007");
  g_assert_cmpstr (searches[0], ==, "one");
  g_assert_cmpstr (searches[1], ==, "two");
  g_assert_null (searches[2]);

  bunko_search_field_set_text (self->field, "");
  g_assert_true (press (self, GDK_KEY_Down, 0));
  bunko_ui_test_click (
      bunko_ui_test_find (GTK_WIDGET (self->field), GTK_TYPE_BUTTON, "_Clear Recent Searches"));
  g_assert_false (bunko_search_field_get_expanded (self->field));
  g_assert_false (press (self, GDK_KEY_Down, 0));
}

static BunkoFilter *
make_filter (const char *json)
{
  return BUNKO_FILTER (bunko_fake_item_new (BUNKO_ITEM_TYPE_FILTER, json));
}

static void
test_filter (Fixture *self, gconstpointer data)
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
  assert_text (self, "a");

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
  g_test_add ("/search-field/" path, Fixture, GINT_TO_POINTER (width), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("chips", 600, test_chips);
  add ("keyboard", 600, test_keyboard);
  add ("signals", 600, test_signals);
  add ("static", 600, test_static);
  add ("options", 600, test_options);
  add ("many", 360, test_many);
  add ("suggest", 600, test_suggest);
  add ("suggest-inside", 600, test_suggest_inside);
  add ("stale", 600, test_stale);
  add ("recent", 360, test_recent);
  add ("filter", 600, test_filter);

  return g_test_run ();
}
