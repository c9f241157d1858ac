/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-key-accel.h"
#include "bunko-reader-keymap.h"

/* From the keymap to a controller of the page. */

typedef struct
{
  guint keyval;
  GdkModifierType modifiers;
  char *action; /* without what stands after it */
  GVariant *target;
} KeyData;

static void
key_data_free (gpointer data)
{
  KeyData *key = data;

  g_free (key->action);
  g_clear_pointer (&key->target, g_variant_unref);
  g_free (key);
}

static KeyData *
key_data_new (const char *action, guint keyval, GdkModifierType modifiers)
{
  KeyData *key = g_new0 (KeyData, 1);

  key->keyval = keyval;
  key->modifiers = modifiers;
  if (!g_action_parse_detailed_name (action, &key->action, &key->target, NULL))
    g_assert_not_reached ();

  return key;
}

/* Popovers are in the page but have keys of their own, and text fields need theirs for writing. */
static gboolean
is_for_others (GtkWidget *page, const KeyData *key)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL)
    return FALSE;
  if (gtk_widget_get_native (focus) != gtk_widget_get_native (page))
    return TRUE;

  return GTK_IS_EDITABLE (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus)) &&
         bunko_key_accel_types_text (key->keyval, key->modifiers);
}

static gboolean
has_action (GtkWidget *page, const char *action)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (page);
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    {
      if (g_str_equal (name, action))
        return TRUE;
    }

  return FALSE;
}

/* A key whose action cannot be done just now must not do something else instead, such as move the
 * focus; one whose action the page does not have is left to others. */
static gboolean
activate_cb (GtkWidget *page, GVariant *args, gpointer user_data)
{
  const KeyData *key = user_data;

  if (is_for_others (page, key))
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_activate_action_variant (page, key->action, key->target))
    return GDK_EVENT_STOP;

  return has_action (page, key->action) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
add_key (GtkShortcutController *controller, const char *action, const char *accel)
{
  guint variants[BUNKO_KEY_ACCEL_MAX_VARIANTS];
  guint n_variants, keyval;
  GdkModifierType modifiers;

  if (!bunko_key_accel_parse (accel, &keyval, &modifiers))
    return;

  n_variants = bunko_key_accel_get_variants (keyval, variants);
  for (guint i = 0; i < n_variants; i++)
    {
      KeyData *key = key_data_new (action, keyval, modifiers);

      gtk_shortcut_controller_add_shortcut (
          controller, gtk_shortcut_new (gtk_keyval_trigger_new (variants[i], modifiers),
                                        gtk_callback_action_new (activate_cb, key, key_data_free)));
    }
}

static void
clear (GtkShortcutController *controller)
{
  guint n;

  while ((n = g_list_model_get_n_items (G_LIST_MODEL (controller))) > 0)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), n - 1);

      gtk_shortcut_controller_remove_shortcut (controller, shortcut);
    }
}

static void
fill_cb (BunkoReaderKeymap *self, GtkShortcutController *controller)
{
  clear (controller);
  for (guint i = 0; i < bunko_reader_keymap_get_n_entries (); i++)
    {
      const char *action = bunko_reader_keymap_get_entry (i)->action;
      const char *const *accels = bunko_reader_keymap_get_accels (self, action);

      for (guint j = 0; accels[j] != NULL; j++)
        add_key (controller, action, accels[j]);
    }
}

/**
 * bunko_reader_keymap_attach:
 * @self: a keymap
 * @page: a widget with the actions of the table
 *
 * Lets keys do what the keymap says while the focus is in a widget. Changes of the keymap are
 * followed. What is written into a text field, and keys that a popover is open for, stay theirs.
 *
 * Returns: (transfer none): the controller, which @page owns
 */
GtkEventController *
bunko_reader_keymap_attach (BunkoReaderKeymap *self, GtkWidget *page)
{
  GtkEventController *controller;

  g_return_val_if_fail (BUNKO_IS_READER_KEYMAP (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_name (controller, "reader-keys");
  g_signal_connect_object (self, "changed", G_CALLBACK (fill_cb), controller, 0);
  fill_cb (self, GTK_SHORTCUT_CONTROLLER (controller));
  gtk_widget_add_controller (page, controller);

  return controller;
}
