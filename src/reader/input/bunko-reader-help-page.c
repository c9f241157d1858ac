/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-key-accel.h"
#include "bunko-reader-help-page.h"

/**
 * BunkoReaderHelpPage:
 *
 * Shows which keys do what in the reader, as they are now, and the way to change them.
 */
struct _BunkoReaderHelpPage
{
  AdwPreferencesPage parent_instance;

  BunkoReaderKeymap *keymap;
  AdwPreferencesGroup *groups[BUNKO_READER_N_KEY_GROUPS]; /* borrowed */
};

G_DEFINE_FINAL_TYPE (BunkoReaderHelpPage, bunko_reader_help_page, ADW_TYPE_PREFERENCES_PAGE)

/* GTK has no words for the keys of players, and writes the names of others as programs do. */
static GtkWidget *
make_key (const char *accel)
{
  g_autofree char *text = NULL;
  GtkWidget *key, *label;

  if (strchr (accel, '_') == NULL && !g_str_has_prefix (accel, "Audio"))
    return gtk_shortcut_label_new (accel);

  text = bunko_key_accel_label (accel);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "keycap");
  /* Looks as the others. */
  key = g_object_new (GTK_TYPE_BOX, "css-name", "shortcut", NULL);
  gtk_box_append (GTK_BOX (key), label);
  return key;
}

static GtkWidget *
make_row (const BunkoReaderKeyEntry *entry, const char *const *accels)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (box), 1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  for (guint i = 0; accels[i] != NULL; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (box), make_key (accels[i]));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 bunko_reader_keymap_get_title (entry->action));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);

  return row;
}

/* What has no key is only in the editor. */
static void
update_cb (BunkoReaderHelpPage *self)
{
  for (guint i = 0; i < BUNKO_READER_N_KEY_GROUPS; i++)
    {
      if (self->groups[i] != NULL)
        adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), self->groups[i]);
      self->groups[i] = NULL;
    }
  for (guint i = 0; i < bunko_reader_keymap_get_n_entries (); i++)
    {
      const BunkoReaderKeyEntry *entry = bunko_reader_keymap_get_entry (i);
      const char *const *accels = bunko_reader_keymap_get_accels (self->keymap, entry->action);
      AdwPreferencesGroup **group = &self->groups[entry->group];

      if (accels[0] == NULL)
        continue;
      if (*group == NULL)
        {
          *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (*group,
                                           bunko_reader_keymap_get_group_title (entry->group));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), *group);
        }
      adw_preferences_group_add (*group, make_row (entry, accels));
    }
}

static void
bunko_reader_help_page_dispose (GObject *object)
{
  BunkoReaderHelpPage *self = BUNKO_READER_HELP_PAGE (object);

  if (self->keymap != NULL)
    g_signal_handlers_disconnect_by_data (self->keymap, self);
  g_clear_object (&self->keymap);

  G_OBJECT_CLASS (bunko_reader_help_page_parent_class)->dispose (object);
}

static void
bunko_reader_help_page_class_init (BunkoReaderHelpPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_reader_help_page_dispose;
}

static void
bunko_reader_help_page_init (BunkoReaderHelpPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Change Keys…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.edit-shortcuts");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

/**
 * bunko_reader_help_page_new:
 * @keymap: the keymap
 *
 * Makes a page for the dialog of keyboard shortcuts. It follows changes of the keymap.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bunko_reader_help_page_new (BunkoReaderKeymap *keymap)
{
  BunkoReaderHelpPage *self;

  g_return_val_if_fail (BUNKO_IS_READER_KEYMAP (keymap), NULL);

  self = g_object_new (BUNKO_TYPE_READER_HELP_PAGE, "title", _ ("Reader"), "icon-name",
                       "view-paged-symbolic", NULL);
  self->keymap = g_object_ref (keymap);
  g_signal_connect_swapped (keymap, "changed", G_CALLBACK (update_cb), self);
  update_cb (self);

  return GTK_WIDGET (self);
}
