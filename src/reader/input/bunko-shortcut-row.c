/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-key-accel.h"
#include "bunko-shortcut-row.h"

/**
 * BunkoShortcutRow:
 *
 * An action of the reader and the keys it has, in the list of the shortcut editor. It activates the
 * editor's actions `shortcuts.open` and `shortcuts.reset`.
 */
struct _BunkoShortcutRow
{
  AdwActionRow parent_instance;

  GtkWidget *reset_button;
  BunkoReaderKeymap *keymap;
  const BunkoReaderKeyEntry *entry;
  char *haystack; /* what a search looks into, case-folded */
};

G_DEFINE_FINAL_TYPE (BunkoShortcutRow, bunko_shortcut_row, ADW_TYPE_ACTION_ROW)

static void
bunko_shortcut_row_dispose (GObject *object)
{
  g_clear_object (&BUNKO_SHORTCUT_ROW (object)->keymap);

  G_OBJECT_CLASS (bunko_shortcut_row_parent_class)->dispose (object);
}

static void
bunko_shortcut_row_finalize (GObject *object)
{
  g_free (BUNKO_SHORTCUT_ROW (object)->haystack);

  G_OBJECT_CLASS (bunko_shortcut_row_parent_class)->finalize (object);
}

static void
bunko_shortcut_row_class_init (BunkoShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_shortcut_row_dispose;
  object_class->finalize = bunko_shortcut_row_finalize;
}

static void
bunko_shortcut_row_init (BunkoShortcutRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  self->reset_button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (self->reset_button, _ ("Reset to the Usual Keys"));
  gtk_widget_set_valign (self->reset_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->reset_button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->reset_button);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * bunko_shortcut_row_new:
 * @keymap: the keymap
 * @entry: the action, which stays
 *
 * Makes a row of the shortcut editor.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
bunko_shortcut_row_new (BunkoReaderKeymap *keymap, const BunkoReaderKeyEntry *entry)
{
  BunkoShortcutRow *self;

  g_return_val_if_fail (BUNKO_IS_READER_KEYMAP (keymap), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_SHORTCUT_ROW, "use-markup", FALSE, "title",
                       bunko_reader_keymap_get_title (entry->action), NULL);
  self->keymap = g_object_ref (keymap);
  self->entry = entry;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", entry->action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "shortcuts.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->reset_button), "s", entry->action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reset_button), "shortcuts.reset");
  bunko_shortcut_row_update (self);

  return GTK_WIDGET (self);
}

static char *
describe_keys (BunkoShortcutRow *self)
{
  const char *const *accels = bunko_reader_keymap_get_accels (self->keymap, self->entry->action);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  if (accels[0] == NULL)
    return g_strdup (_ ("No key"));
  for (guint i = 0; accels[i] != NULL; i++)
    g_strv_builder_take (builder, bunko_key_accel_label (accels[i]));
  labels = g_strv_builder_end (builder);

  /* Translators: stands between keys, such as in “Page Down, N” */
  return g_strjoinv (_ (", "), labels);
}

/**
 * bunko_shortcut_row_update:
 * @self: a row
 *
 * Shows the keys that the action has now.
 */
void
bunko_shortcut_row_update (BunkoShortcutRow *self)
{
  g_autofree char *keys = NULL;
  g_autofree char *text = NULL;
  gboolean changed, had_focus;

  g_return_if_fail (BUNKO_IS_SHORTCUT_ROW (self));

  keys = describe_keys (self);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), keys);
  text = g_strjoin ("\n", bunko_reader_keymap_get_title (self->entry->action), keys,
                    bunko_reader_keymap_get_group_title (self->entry->group), NULL);
  g_free (self->haystack);
  self->haystack = g_utf8_casefold (text, -1);

  changed = bunko_reader_keymap_is_changed (self->keymap, self->entry->action);
  had_focus = gtk_widget_has_focus (self->reset_button);
  gtk_widget_set_visible (self->reset_button, changed);
  if (had_focus && !changed)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * bunko_shortcut_row_matches:
 * @self: a row
 * @words: (array zero-terminated=1): case-folded words
 *
 * Looks for words in what the action does, its keys and its group.
 *
 * Returns: whether all of them are there
 */
gboolean
bunko_shortcut_row_matches (BunkoShortcutRow *self, const char *const *words)
{
  g_return_val_if_fail (BUNKO_IS_SHORTCUT_ROW (self), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (self->haystack, words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}
