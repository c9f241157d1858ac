/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-key-accel.h"
#include "bunko-shortcut-capture.h"
#include "bunko-shortcut-editor.h"
#include "bunko-shortcut-page.h"
#include "bunko-shortcut-row.h"

/**
 * BunkoShortcutEditor:
 *
 * Changes the keys of the reader: a list of all actions that can be searched, and a page for each.
 *
 * | action | does |
 * |---|---|
 * | `shortcuts.open` (s) | shows the keys of an action |
 * | `shortcuts.add` (s) | waits for another key for an action |
 * | `shortcuts.remove` (ss) | takes a key from an action |
 * | `shortcuts.reset` (s) | gives an action its usual keys |
 * | `shortcuts.reset-all` | gives all actions their usual keys |
 * | `shortcuts.undo` | takes the last change back |
 */
struct _BunkoShortcutEditor
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwNavigationView *navigation_view;
  AdwPreferencesPage *list_page;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwToastOverlay *toast_overlay;
  AdwPreferencesGroup *reset_group;

  BunkoReaderKeymap *keymap;
  AdwPreferencesGroup *groups[BUNKO_READER_N_KEY_GROUPS]; /* borrowed */
  GPtrArray *rows; /* of the table, borrowed from the groups */
  GVariant *before;
};

G_DEFINE_FINAL_TYPE (BunkoShortcutEditor, bunko_shortcut_editor, ADW_TYPE_DIALOG)

static void
offer_undo (BunkoShortcutEditor *self, GVariant *before, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  g_clear_pointer (&self->before, g_variant_unref);
  self->before = g_variant_ref (before);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "shortcuts.undo");
  adw_toast_overlay_dismiss_all (self->toast_overlay);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoShortcutEditor *self = BUNKO_SHORTCUT_EDITOR (widget);

  adw_navigation_view_push (
      self->navigation_view,
      bunko_shortcut_page_new (self->keymap, g_variant_get_string (parameter, NULL)));
}

static void
done_cb (BunkoShortcutEditor *self, GVariant *before)
{
  offer_undo (self, before, _ ("Keys changed"));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoShortcutEditor *self = BUNKO_SHORTCUT_EDITOR (widget);
  AdwDialog *capture =
      bunko_shortcut_capture_new (self->keymap, g_variant_get_string (parameter, NULL));

  g_signal_connect_object (capture, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (capture, widget);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoShortcutEditor *self = BUNKO_SHORTCUT_EDITOR (widget);
  g_autoptr (GVariant) before = bunko_reader_keymap_dup_changes (self->keymap);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) left = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  const char *action, *accel;
  const char *const *accels;

  g_variant_get (parameter, "(&s&s)", &action, &accel);
  accels = bunko_reader_keymap_get_accels (self->keymap, action);
  for (guint i = 0; accels[i] != NULL; i++)
    {
      if (!g_str_equal (accels[i], accel))
        g_strv_builder_add (builder, accels[i]);
    }
  left = g_strv_builder_end (builder);
  label = bunko_key_accel_label (accel);
  /* Translators: %s is a key such as Ctrl+W */
  text = g_strdup_printf (_ ("%s removed"), label);
  bunko_reader_keymap_set_accels (self->keymap, action, (const char *const *) left);
  offer_undo (self, before, text);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoShortcutEditor *self = BUNKO_SHORTCUT_EDITOR (widget);
  g_autoptr (GVariant) before = bunko_reader_keymap_dup_changes (self->keymap);

  bunko_reader_keymap_reset (self->keymap,
                             parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
  offer_undo (self, before, parameter != NULL ? _ ("Keys reset") : _ ("All keys reset"));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoShortcutEditor *self = BUNKO_SHORTCUT_EDITOR (widget);

  if (self->before == NULL)
    return;
  bunko_reader_keymap_set_changes (self->keymap, self->before);
  g_clear_pointer (&self->before, g_variant_unref);
}

static char **
split_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_strsplit_set (folded, " \t", -1);
}

static void
search_changed_cb (BunkoShortcutEditor *self)
{
  g_auto (GStrv) words = split_words (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gboolean found[BUNKO_READER_N_KEY_GROUPS] = { FALSE };
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      BunkoShortcutRow *row = g_ptr_array_index (self->rows, i);
      gboolean matches = bunko_shortcut_row_matches (row, (const char *const *) words);

      gtk_widget_set_visible (GTK_WIDGET (row), matches);
      if (matches)
        found[bunko_reader_keymap_get_entry (i)->group] = any = TRUE;
    }
  for (guint i = 0; i < BUNKO_READER_N_KEY_GROUPS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->groups[i]), found[i]);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "nothing");
}

static void
stop_search_cb (BunkoShortcutEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (*text != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
update_cb (BunkoShortcutEditor *self)
{
  gboolean changed = bunko_reader_keymap_is_changed (self->keymap, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    bunko_shortcut_row_update (g_ptr_array_index (self->rows, i));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shortcuts.reset-all", changed);
}

static void
add_rows (BunkoShortcutEditor *self)
{
  for (guint i = 0; i < BUNKO_READER_N_KEY_GROUPS; i++)
    {
      self->groups[i] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (self->groups[i], bunko_reader_keymap_get_group_title (i));
      adw_preferences_page_add (self->list_page, self->groups[i]);
    }
  for (guint i = 0; i < bunko_reader_keymap_get_n_entries (); i++)
    {
      const BunkoReaderKeyEntry *entry = bunko_reader_keymap_get_entry (i);
      GtkWidget *row = bunko_shortcut_row_new (self->keymap, entry);

      adw_preferences_group_add (self->groups[entry->group], row);
      g_ptr_array_add (self->rows, row);
    }
  /* The last of the page. */
  g_object_ref (self->reset_group);
  adw_preferences_page_remove (self->list_page, self->reset_group);
  adw_preferences_page_add (self->list_page, self->reset_group);
  g_object_unref (self->reset_group);
}

static void
bunko_shortcut_editor_dispose (GObject *object)
{
  BunkoShortcutEditor *self = BUNKO_SHORTCUT_EDITOR (object);

  if (self->keymap != NULL)
    g_signal_handlers_disconnect_by_data (self->keymap, self);
  g_clear_object (&self->keymap);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SHORTCUT_EDITOR);

  G_OBJECT_CLASS (bunko_shortcut_editor_parent_class)->dispose (object);
}

static void
bunko_shortcut_editor_finalize (GObject *object)
{
  BunkoShortcutEditor *self = BUNKO_SHORTCUT_EDITOR (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->before, g_variant_unref);

  G_OBJECT_CLASS (bunko_shortcut_editor_parent_class)->finalize (object);
}

static void
bunko_shortcut_editor_class_init (BunkoShortcutEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_shortcut_editor_dispose;
  object_class->finalize = bunko_shortcut_editor_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-shortcut-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutEditor, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutEditor, list_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutEditor, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutEditor, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutEditor, reset_group);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);

  gtk_widget_class_install_action (widget_class, "shortcuts.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "shortcuts.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "shortcuts.remove", "(ss)", remove_action);
  gtk_widget_class_install_action (widget_class, "shortcuts.reset", "s", reset_action);
  gtk_widget_class_install_action (widget_class, "shortcuts.reset-all", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "shortcuts.undo", NULL, undo_action);
}

static void
bunko_shortcut_editor_init (BunkoShortcutEditor *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_shortcut_editor_new:
 * @keymap: the keymap that is changed
 *
 * Makes the dialog in which the keys of the reader are changed. Changes count at once.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bunko_shortcut_editor_new (BunkoReaderKeymap *keymap)
{
  BunkoShortcutEditor *self;

  g_return_val_if_fail (BUNKO_IS_READER_KEYMAP (keymap), NULL);

  self = g_object_new (BUNKO_TYPE_SHORTCUT_EDITOR, NULL);
  self->keymap = g_object_ref (keymap);
  add_rows (self);
  g_signal_connect_swapped (keymap, "changed", G_CALLBACK (update_cb), self);
  update_cb (self);

  return ADW_DIALOG (self);
}
