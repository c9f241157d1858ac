/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "reader/input/bunko-reader-keymap.h"
#include "settings/bunko-settings.h"

/* A stand-in for the reader page: it writes down which of its actions were asked for. */
#define FAKE_TYPE_PAGE (fake_page_get_type ())

G_DECLARE_FINAL_TYPE (FakePage, fake_page, FAKE, PAGE, GtkBox)

struct _FakePage
{
  GtkBox parent_instance;

  GString *log;
};

G_DEFINE_FINAL_TYPE (FakePage, fake_page, GTK_TYPE_BOX)

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FakePage *self = FAKE_PAGE (widget);

  g_string_append (self->log, name + strlen ("reader."));
  if (parameter != NULL)
    g_string_append_printf (self->log, "(%s)", g_variant_get_string (parameter, NULL));
  g_string_append_c (self->log, ' ');
}

static void
fake_page_finalize (GObject *object)
{
  g_string_free (FAKE_PAGE (object)->log, TRUE);

  G_OBJECT_CLASS (fake_page_parent_class)->finalize (object);
}

/* Not all there is: the lens is missing. */
static void
fake_page_class_init (FakePageClass *klass)
{
  static const char *const names[] = { "reader.turn-left", "reader.turn-right", "reader.next",
                                       "reader.crop",      "reader.ask-page",   "reader.fullscreen",
                                       "reader.zoom-in",   "reader.leave" };

  G_OBJECT_CLASS (klass)->finalize = fake_page_finalize;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), names[i], NULL, log_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "reader.fit", "s", log_action);
}

static void
fake_page_init (FakePage *self)
{
  self->log = g_string_new (NULL);
}

typedef struct
{
  GSettings *settings;
  BunkoReaderKeymap *keymap;
  GtkEventController *keys; /* borrowed */
  FakePage *page;           /* borrowed */
  GtkWidget *view;          /* borrowed */
  GtkWidget *entry;         /* borrowed */
  GtkWidget *popover;       /* borrowed */
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *button = gtk_menu_button_new ();

  fixture->settings = g_settings_new (APP_ID);
  g_settings_reset (fixture->settings, BUNKO_SETTINGS_KEY_READER_KEYS);
  fixture->keymap = bunko_reader_keymap_new (fixture->settings);
  fixture->page = g_object_new (FAKE_TYPE_PAGE, NULL);
  fixture->view = gtk_drawing_area_new ();
  gtk_widget_set_focusable (fixture->view, TRUE);
  fixture->entry = gtk_entry_new ();
  fixture->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (fixture->popover), gtk_button_new_with_label ("inside"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), fixture->popover);
  gtk_box_append (GTK_BOX (fixture->page), fixture->view);
  gtk_box_append (GTK_BOX (fixture->page), fixture->entry);
  gtk_box_append (GTK_BOX (fixture->page), button);
  fixture->keys = bunko_reader_keymap_attach (fixture->keymap, GTK_WIDGET (fixture->page));
  fixture->window = bunko_ui_test_show (GTK_WIDGET (fixture->page), 300, 200);
  gtk_widget_grab_focus (fixture->view);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  bunko_ui_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->keymap);
  g_settings_reset (fixture->settings, BUNKO_SETTINGS_KEY_READER_KEYS);
  g_object_unref (fixture->settings);
}

/* Whether a key that comes to the page is taken. */
static gboolean
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->keys)); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (fixture->keys), i);
      GtkKeyvalTrigger *trigger = GTK_KEYVAL_TRIGGER (gtk_shortcut_get_trigger (shortcut));

      if (gtk_keyval_trigger_get_keyval (trigger) == key &&
          gtk_keyval_trigger_get_modifiers (trigger) == modifiers)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                             GTK_WIDGET (fixture->page), NULL);
    }

  return FALSE;
}

static void
assert_log (Fixture *fixture, const char *log)
{
  g_assert_cmpstr (fixture->page->log->str, ==, log);
  g_string_truncate (fixture->page->log, 0);
}

static void
test_keys (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  g_assert_true (press (fixture, GDK_KEY_KP_Right, 0));
  g_assert_true (press (fixture, GDK_KEY_AudioNext, 0));
  g_assert_true (press (fixture, GDK_KEY_2, 0));
  g_assert_true (press (fixture, GDK_KEY_KP_4, 0));
  g_assert_true (press (fixture, GDK_KEY_KP_Add, GDK_CONTROL_MASK));
  assert_log (fixture, "turn-left turn-right next fit(width) fit(original) zoom-in ");
  g_assert_false (press (fixture, GDK_KEY_y, 0));
  g_assert_false (press (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  assert_log (fixture, "");
}

/* What the page does not have is left alone, what it cannot do now is not. */
static void
test_disabled (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (press (fixture, GDK_KEY_z, 0));
  gtk_widget_action_set_enabled (GTK_WIDGET (fixture->page), "reader.turn-left", FALSE);
  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  assert_log (fixture, "");
}

static void
test_changes (Fixture *fixture, gconstpointer unused)
{
  static const char *const keys[] = { "Left", "F6", NULL };

  bunko_reader_keymap_set_accels (fixture->keymap, "reader.crop", keys);
  g_assert_true (press (fixture, GDK_KEY_KP_Left, 0));
  g_assert_true (press (fixture, GDK_KEY_F6, 0));
  g_assert_true (press (fixture, GDK_KEY_a, 0));
  g_assert_false (press (fixture, GDK_KEY_x, 0));
  assert_log (fixture, "crop crop turn-left ");
  bunko_reader_keymap_reset (fixture->keymap, NULL);
  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  g_assert_false (press (fixture, GDK_KEY_F6, 0));
  assert_log (fixture, "turn-left ");
}

/* Who writes is not reading. */
static void
test_entry (Fixture *fixture, gconstpointer unused)
{
  gtk_widget_grab_focus (fixture->entry);
  g_assert_false (press (fixture, GDK_KEY_n, 0));
  g_assert_false (press (fixture, GDK_KEY_Left, 0));
  g_assert_false (press (fixture, GDK_KEY_BackSpace, 0));
  assert_log (fixture, "");
  g_assert_true (press (fixture, GDK_KEY_F11, 0));
  g_assert_true (press (fixture, GDK_KEY_g, GDK_CONTROL_MASK));
  assert_log (fixture, "fullscreen ask-page ");
  gtk_editable_set_editable (GTK_EDITABLE (fixture->entry), FALSE);
  gtk_widget_grab_focus (fixture->view);
  g_assert_true (press (fixture, GDK_KEY_n, 0));
  assert_log (fixture, "next ");
}

static void
test_popover (Fixture *fixture, gconstpointer unused)
{
  gtk_popover_popup (GTK_POPOVER (fixture->popover));
  RUN_UNTIL (gtk_widget_get_mapped (fixture->popover));
  gtk_widget_grab_focus (gtk_popover_get_child (GTK_POPOVER (fixture->popover)));
  g_assert_false (press (fixture, GDK_KEY_Escape, 0));
  g_assert_false (press (fixture, GDK_KEY_Left, 0));
  assert_log (fixture, "");
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  bunko_ui_test_settle ();
  gtk_widget_grab_focus (fixture->view);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  assert_log (fixture, "leave ");
}

#define ADD(name, func) g_test_add ("/reader-keys/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);
  ADD ("keys", test_keys);
  ADD ("disabled", test_disabled);
  ADD ("changes", test_changes);
  ADD ("entry", test_entry);
  ADD ("popover", test_popover);

  return g_test_run ();
}
