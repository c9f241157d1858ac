/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "reader/input/bunko-key-refusal.h"
#include "reader/input/bunko-reader-help-page.h"
#include "reader/input/bunko-shortcut-capture.h"
#include "reader/input/bunko-shortcut-editor.h"
#include "reader/input/bunko-shortcut-page.h"
#include "reader/input/bunko-shortcut-row.h"
#include "settings/bunko-settings.h"

typedef struct
{
  GSettings *settings;
  BunkoReaderKeymap *keymap;
  GtkWidget *window;
  GtkWidget *editor; /* borrowed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer width)
{
  fixture->settings = g_settings_new (APP_ID);
  g_settings_reset (fixture->settings, BUNKO_SETTINGS_KEY_READER_KEYS);
  fixture->keymap = bunko_reader_keymap_new (fixture->settings);
  fixture->window = bunko_ui_test_show (gtk_label_new ("below"),
                                        width != NULL ? GPOINTER_TO_INT (width) : 800, 640);
  fixture->editor = GTK_WIDGET (bunko_shortcut_editor_new (fixture->keymap));
  g_object_add_weak_pointer (G_OBJECT (fixture->editor), (gpointer *) &fixture->editor);
  adw_dialog_present (ADW_DIALOG (fixture->editor), fixture->window);
  RUN_UNTIL (gtk_widget_get_mapped (fixture->editor));
  bunko_ui_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  bunko_ui_test_destroy (fixture->window);
  RUN_UNTIL (fixture->editor == NULL);
  g_assert_finalize_object (fixture->keymap);
  g_settings_reset (fixture->settings, BUNKO_SETTINGS_KEY_READER_KEYS);
  g_object_unref (fixture->settings);
}

static void
assert_keys (Fixture *fixture, const char *action, const char *keys)
{
  g_autofree char *joined =
      g_strjoinv (" ", (char **) bunko_reader_keymap_get_accels (fixture->keymap, action));

  g_assert_cmpstr (joined, ==, keys);
}

static GtkWidget *
find_capture (Fixture *fixture)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

  return BUNKO_IS_SHORTCUT_CAPTURE (dialog) ? GTK_WIDGET (dialog) : NULL;
}

/* A key as the dialog gets it, before anything else in it. */
static void
send_key (Fixture *fixture, const char *signal, guint key, GdkModifierType state)
{
  GtkWidget *dialog = find_capture (fixture);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "shortcut-capture") != 0 ||
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      if (g_str_equal (signal, "key-pressed"))
        g_signal_emit_by_name (controller, signal, key, 0, state, &taken);
      else
        g_signal_emit_by_name (controller, signal, key, 0, state);
      break;
    }
  bunko_ui_test_settle ();
}

static void
press (Fixture *fixture, guint key, GdkModifierType state)
{
  send_key (fixture, "key-pressed", key, state);
}

static void
capture (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->editor, "shortcuts.add", "s", action));
  RUN_UNTIL (find_capture (fixture) != NULL && gtk_widget_get_mapped (find_capture (fixture)));
}

static void
wait_for_end (Fixture *fixture)
{
  RUN_UNTIL (find_capture (fixture) == NULL);
}

static GtkWidget *
find_row (Fixture *fixture, const char *title)
{
  return bunko_ui_test_find (fixture->editor, BUNKO_TYPE_SHORTCUT_ROW, title);
}

static void
search (Fixture *fixture, const char *text)
{
  GtkWidget *entry =
      bunko_ui_test_get_child (fixture->editor, BUNKO_TYPE_SHORTCUT_EDITOR, "search_entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  bunko_ui_test_settle ();
}

static void
test_list (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *row = find_row (fixture, "Page on the left");

  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Left, A");
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  row = find_row (fixture, "From right to left");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "No key");
  gtk_test_accessible_assert_property (
      bunko_ui_test_get_child (fixture->editor, BUNKO_TYPE_SHORTCUT_EDITOR, "search_entry"),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Search actions and keys");
  bunko_ui_test_screenshot (fixture->window, "shortcut-editor");
  g_assert_cmpint (gtk_widget_get_width (fixture->editor), <=,
                   gtk_widget_get_width (fixture->window));
}

static void
test_search (Fixture *fixture, gconstpointer unused)
{
  search (fixture, "LEFT page");
  g_assert_nonnull (find_row (fixture, "Page on the left"));
  g_assert_null (find_row (fixture, "Page on the right"));
  g_assert_nonnull (bunko_ui_test_find (fixture->editor, GTK_TYPE_LABEL, "Moving"));
  g_assert_null (bunko_ui_test_find (fixture->editor, GTK_TYPE_LABEL, "Look"));
  search (fixture, "ctrl+g");
  g_assert_nonnull (find_row (fixture, "Go to a page"));
  g_assert_null (find_row (fixture, "Page on the left"));
  search (fixture, "xyzzy");
  g_assert_nonnull (bunko_ui_test_find (fixture->editor, GTK_TYPE_LABEL, "Nothing Found"));
  bunko_ui_test_screenshot (fixture->window, "shortcut-editor-nothing");
  search (fixture, "");
  g_assert_nonnull (find_row (fixture, "Page on the right"));
}

static void
test_add (Fixture *fixture, gconstpointer unused)
{
  gtk_widget_activate_action (fixture->editor, "shortcuts.open", "s", "reader.lens");
  bunko_ui_test_settle ();
  bunko_ui_test_click (bunko_ui_test_find (fixture->editor, ADW_TYPE_BUTTON_ROW, "_Add a Key…"));
  RUN_UNTIL (find_capture (fixture) != NULL);
  bunko_ui_test_screenshot (fixture->window, "shortcut-editor-capture");

  /* What is held down counts, and a letter is the small one whatever Shift and Lock say. */
  press (fixture, GDK_KEY_Control_L, 0);
  press (fixture, GDK_KEY_Y, GDK_CONTROL_MASK | GDK_LOCK_MASK);
  wait_for_end (fixture);
  assert_keys (fixture, "reader.lens", "z <Control>y");
  g_assert_nonnull (bunko_ui_test_find (fixture->editor, ADW_TYPE_ACTION_ROW, "Ctrl+Y"));
  bunko_ui_test_screenshot (fixture->window, "shortcut-editor-page");

  bunko_ui_test_click (bunko_ui_test_find (fixture->editor, GTK_TYPE_BUTTON, "Remove"));
  assert_keys (fixture, "reader.lens", "<Control>y");
  bunko_ui_test_click (bunko_ui_test_find (fixture->editor, GTK_TYPE_BUTTON, "_Undo"));
  assert_keys (fixture, "reader.lens", "z <Control>y");
  bunko_ui_test_click (
      bunko_ui_test_find (fixture->editor, ADW_TYPE_BUTTON_ROW, "_Reset to the Usual Keys"));
  assert_keys (fixture, "reader.lens", "z");
  g_assert_null (
      bunko_ui_test_find (fixture->editor, ADW_TYPE_BUTTON_ROW, "_Reset to the Usual Keys"));
}

static void
test_conflict (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *label;

  capture (fixture, "reader.lens");
  press (fixture, GDK_KEY_KP_Left, 0);
  g_assert_nonnull (find_capture (fixture));
  label = bunko_ui_test_find (find_capture (fixture), GTK_TYPE_LABEL,
                              "Left is for “Page on the left”, which will have it no longer");
  g_assert_nonnull (label);
  bunko_ui_test_screenshot (fixture->window, "shortcut-editor-conflict");
  /* Keys are for the buttons now. */
  press (fixture, GDK_KEY_y, 0);
  assert_keys (fixture, "reader.lens", "z");
  bunko_ui_test_click (bunko_ui_test_find (find_capture (fixture), GTK_TYPE_BUTTON, "_Replace"));
  wait_for_end (fixture);
  assert_keys (fixture, "reader.lens", "z Left");
  assert_keys (fixture, "reader.turn-left", "a");
  bunko_ui_test_click (bunko_ui_test_find (fixture->editor, GTK_TYPE_BUTTON, "_Undo"));
  assert_keys (fixture, "reader.lens", "z");
  assert_keys (fixture, "reader.turn-left", "Left a");

  capture (fixture, "reader.lens");
  press (fixture, GDK_KEY_Left, 0);
  bunko_ui_test_click (bunko_ui_test_find (find_capture (fixture), GTK_TYPE_BUTTON, "_Cancel"));
  wait_for_end (fixture);
  assert_keys (fixture, "reader.lens", "z");
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *words;
  } cases[] = {
    { GDK_KEY_Tab, 0, "Tab is for going from one control to the next" },
    { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, "Tab is for going from one control to the next" },
    { GDK_KEY_F10, 0, "This key opens menus" },
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "This key is for the tabs of the window" },
    { GDK_KEY_a, GDK_SUPER_MASK, "This key belongs to the system" },
    { GDK_KEY_Delete, GDK_CONTROL_MASK | GDK_ALT_MASK, "This key belongs to the system" },
    { GDK_KEY_3, GDK_ALT_MASK, "This key goes to another page of the window" },
    { GDK_KEY_AudioMute, 0, "This key belongs to the system" },
    { GDK_KEY_dead_acute, 0, "This key only changes the next one" },
    { GDK_KEY_VoidSymbol, 0, "This key has no name" },
  };
  GtkWidget *label;

  capture (fixture, "reader.lens");
  label = bunko_ui_test_get_child (find_capture (fixture), BUNKO_TYPE_SHORTCUT_CAPTURE,
                                   "refusal_label");
  g_assert_false (gtk_widget_get_visible (label));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      press (fixture, cases[i].key, cases[i].modifiers);
      g_assert_nonnull (find_capture (fixture));
      g_assert_true (gtk_widget_get_visible (label));
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, cases[i].words);
    }
  bunko_ui_test_screenshot (fixture->window, "shortcut-editor-refused");

  /* A modifier on its own, which is known when it is let go. */
  press (fixture, GDK_KEY_Control_L, 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "This key has no name");
  send_key (fixture, "key-released", GDK_KEY_Control_L, GDK_CONTROL_MASK);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "together"));
  assert_keys (fixture, "reader.lens", "z");
  press (fixture, GDK_KEY_Escape, 0);
  wait_for_end (fixture);
  assert_keys (fixture, "reader.lens", "z");
}

static void
test_backspace (Fixture *fixture, gconstpointer unused)
{
  capture (fixture, "reader.turn-left");
  press (fixture, GDK_KEY_BackSpace, 0);
  wait_for_end (fixture);
  assert_keys (fixture, "reader.turn-left", "");
  bunko_ui_test_click (bunko_ui_test_find (find_row (fixture, "Page on the left"), GTK_TYPE_BUTTON,
                                           "Reset to the Usual Keys"));
  assert_keys (fixture, "reader.turn-left", "Left a");
}

static void
test_reset_all (Fixture *fixture, gconstpointer unused)
{
  static const char *const keys[] = { "y", NULL };
  GtkWidget *row = bunko_ui_test_find (fixture->editor, ADW_TYPE_BUTTON_ROW, "_Reset All Keys");

  g_assert_false (gtk_widget_is_sensitive (row));
  bunko_reader_keymap_set_accels (fixture->keymap, "reader.crop", keys);
  bunko_reader_keymap_set_accels (fixture->keymap, "reader.lens", keys + 1);
  bunko_ui_test_click (row);
  assert_keys (fixture, "reader.crop", "x");
  assert_keys (fixture, "reader.lens", "z");
  bunko_ui_test_click (bunko_ui_test_find (fixture->editor, GTK_TYPE_BUTTON, "_Undo"));
  assert_keys (fixture, "reader.crop", "y");
  assert_keys (fixture, "reader.lens", "");
}

/* What the application has itself is refused, too. */
static void
test_application (void)
{
  static const char *const accels[] = { "<Primary>W", NULL };
  g_autoptr (GtkApplication) application =
      gtk_application_new (APP_ID ".Test", G_APPLICATION_NON_UNIQUE);
  g_autofree char *words = NULL;

  gtk_application_set_accels_for_action (application, "win.close-tab", accels);
  words = bunko_key_refusal_describe (application, GDK_KEY_w, GDK_CONTROL_MASK);
  g_assert_cmpstr (words, ==, "Ctrl+W is for the window");
  g_assert_null (bunko_key_refusal_describe (application, GDK_KEY_w, 0));
  g_assert_null (bunko_key_refusal_describe (NULL, GDK_KEY_w, GDK_CONTROL_MASK));
}

/* No usual key is one that could not be given to anything. */
static void
test_usual_keys (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < bunko_reader_keymap_get_n_entries (); i++)
    {
      const char *const *accels = bunko_reader_keymap_get_accels (
          fixture->keymap, bunko_reader_keymap_get_entry (i)->action);

      for (guint j = 0; accels[j] != NULL; j++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          g_assert_null (bunko_key_refusal_describe (NULL, key, modifiers));
        }
    }
}

static void
test_help (Fixture *fixture, gconstpointer unused)
{
  static const char *const keys[] = { "y", NULL };
  GtkWidget *page = bunko_reader_help_page_new (fixture->keymap);
  GtkWidget *row, *label;

  g_object_ref_sink (page);
  row = bunko_ui_test_find (page, ADW_TYPE_ACTION_ROW, "Cut borders off");
  label = bunko_ui_test_find (row, GTK_TYPE_SHORTCUT_LABEL, NULL);
  g_assert_cmpstr (gtk_shortcut_label_get_accelerator (GTK_SHORTCUT_LABEL (label)), ==, "x");
  bunko_reader_keymap_set_accels (fixture->keymap, "reader.crop", keys);
  row = bunko_ui_test_find (page, ADW_TYPE_ACTION_ROW, "Cut borders off");
  label = bunko_ui_test_find (row, GTK_TYPE_SHORTCUT_LABEL, NULL);
  g_assert_cmpstr (gtk_shortcut_label_get_accelerator (GTK_SHORTCUT_LABEL (label)), ==, "y");
  bunko_reader_keymap_set_accels (fixture->keymap, "reader.crop", keys + 1);
  g_assert_null (bunko_ui_test_find (page, ADW_TYPE_ACTION_ROW, "Cut borders off"));
  g_assert_nonnull (bunko_ui_test_find (page, ADW_TYPE_BUTTON_ROW, "_Change Keys…"));
  g_object_unref (page);
}

#define ADD(name, width, func)                                                                     \
  g_test_add ("/shortcut-editor/" name, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);
  ADD ("list", 0, test_list);
  ADD ("narrow", 360, test_list);
  ADD ("search", 0, test_search);
  ADD ("add", 0, test_add);
  ADD ("conflict", 0, test_conflict);
  ADD ("refused", 360, test_refused);
  ADD ("backspace", 0, test_backspace);
  ADD ("reset-all", 0, test_reset_all);
  g_test_add_func ("/shortcut-editor/application", test_application);
  ADD ("usual-keys", 0, test_usual_keys);
  ADD ("help", 0, test_help);

  return g_test_run ();
}
