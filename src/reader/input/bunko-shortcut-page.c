/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-key-accel.h"
#include "bunko-shortcut-page.h"

/**
 * BunkoShortcutPage:
 *
 * The keys of one action in the shortcut editor. It activates the editor's actions `shortcuts.add`,
 * `shortcuts.remove` and `shortcuts.reset`.
 */
struct _BunkoShortcutPage
{
  AdwNavigationPage parent_instance;

  /* Template widgets */
  AdwPreferencesGroup *keys_group;
  AdwButtonRow *add_row;
  AdwButtonRow *reset_row;
  AdwPreferencesGroup *reset_group;

  BunkoReaderKeymap *keymap;
  char *action;
  GPtrArray *rows; /* of the keys, borrowed from the group */
};

G_DEFINE_FINAL_TYPE (BunkoShortcutPage, bunko_shortcut_page, ADW_TYPE_NAVIGATION_PAGE)

static GtkWidget *
make_row (BunkoShortcutPage *self, const char *accel)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = bunko_key_accel_label (accel);
  g_autofree char *name = NULL;

  /* Translators: %s is a key such as Ctrl+W */
  name = g_strdup_printf (_ ("Remove %s"), label);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", self->action, accel);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "shortcuts.remove");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
update_cb (BunkoShortcutPage *self)
{
  const char *const *accels = bunko_reader_keymap_get_accels (self->keymap, self->action);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->keys_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_remove (self->keys_group, GTK_WIDGET (self->add_row));

  for (guint i = 0; accels[i] != NULL; i++)
    {
      GtkWidget *row = make_row (self, accels[i]);

      adw_preferences_group_add (self->keys_group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_add (self->keys_group, GTK_WIDGET (self->add_row));
  gtk_widget_set_visible (GTK_WIDGET (self->reset_group),
                          bunko_reader_keymap_is_changed (self->keymap, self->action));
  /* What had it is gone. */
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
}

static void
bunko_shortcut_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (BUNKO_SHORTCUT_PAGE (page)->add_row));
}

static void
bunko_shortcut_page_dispose (GObject *object)
{
  BunkoShortcutPage *self = BUNKO_SHORTCUT_PAGE (object);

  if (self->keymap != NULL)
    g_signal_handlers_disconnect_by_data (self->keymap, self);
  g_clear_object (&self->keymap);
  g_clear_object (&self->add_row);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SHORTCUT_PAGE);

  G_OBJECT_CLASS (bunko_shortcut_page_parent_class)->dispose (object);
}

static void
bunko_shortcut_page_finalize (GObject *object)
{
  BunkoShortcutPage *self = BUNKO_SHORTCUT_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->action);

  G_OBJECT_CLASS (bunko_shortcut_page_parent_class)->finalize (object);
}

static void
bunko_shortcut_page_class_init (BunkoShortcutPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_shortcut_page_dispose;
  object_class->finalize = bunko_shortcut_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = bunko_shortcut_page_shown;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-shortcut-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutPage, keys_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutPage, add_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutPage, reset_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoShortcutPage, reset_group);
}

static void
bunko_shortcut_page_init (BunkoShortcutPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* It leaves the group for a moment whenever keys change. */
  g_object_ref (self->add_row);
}

/**
 * bunko_shortcut_page_new:
 * @keymap: the keymap
 * @action: the detailed name of an action of its table
 *
 * Makes the page of an action.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
bunko_shortcut_page_new (BunkoReaderKeymap *keymap, const char *action)
{
  BunkoShortcutPage *self;

  g_return_val_if_fail (BUNKO_IS_READER_KEYMAP (keymap), NULL);
  g_return_val_if_fail (bunko_reader_keymap_find (action) != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_SHORTCUT_PAGE, "title", bunko_reader_keymap_get_title (action),
                       NULL);
  self->keymap = g_object_ref (keymap);
  self->action = g_strdup (action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_row), "s", action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_row), "shortcuts.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->reset_row), "s", action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reset_row), "shortcuts.reset");
  g_signal_connect_swapped (keymap, "changed", G_CALLBACK (update_cb), self);
  update_cb (self);

  return ADW_NAVIGATION_PAGE (self);
}
