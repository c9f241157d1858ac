/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-button.h"
#include "bunko-server-menu.h"

/**
 * BunkoServerButton:
 *
 * Says which server the window shows, and leads to the others. Its menu is made when somebody looks
 * at it.
 */
struct _BunkoServerButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkWidget *label;

  BunkoServerRegistry *registry;
  BunkoController *controller;
};

G_DEFINE_FINAL_TYPE (BunkoServerButton, bunko_server_button, ADW_TYPE_BIN)

static void
create_menu (GtkMenuButton *button, gpointer user_data)
{
  BunkoServerButton *self = user_data;

  gtk_menu_button_set_popover (button, bunko_server_menu_new (self->registry, self->controller));
}

static void
bunko_server_button_dispose (GObject *object)
{
  BunkoServerButton *self = BUNKO_SERVER_BUTTON (object);

  if (self->button != NULL)
    {
      gtk_menu_button_set_create_popup_func (self->button, NULL, NULL, NULL);
      gtk_menu_button_set_popover (self->button, NULL);
    }
  self->button = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->registry);
  g_clear_object (&self->controller);

  G_OBJECT_CLASS (bunko_server_button_parent_class)->dispose (object);
}

static void
bunko_server_button_class_init (BunkoServerButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_server_button_dispose;
}

static void
bunko_server_button_init (BunkoServerButton *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->label, "heading");
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, self->label);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_can_shrink (self->button, TRUE);
  gtk_menu_button_set_create_popup_func (self->button, create_menu, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Change Server"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * bunko_server_button_new:
 * @registry: the servers that are open
 * @controller: of the server that the window shows
 *
 * Makes the button of a window.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
bunko_server_button_new (BunkoServerRegistry *registry, BunkoController *controller)
{
  BunkoServerButton *self;

  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (registry), NULL);
  g_return_val_if_fail (BUNKO_IS_CONTROLLER (controller), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_BUTTON, NULL);
  self->registry = g_object_ref (registry);
  self->controller = g_object_ref (controller);

  return GTK_WIDGET (self);
}

/**
 * bunko_server_button_set_name:
 * @self: the button
 * @name: what the server is called
 *
 * Shows which server it is.
 */
void
bunko_server_button_set_name (BunkoServerButton *self, const char *name)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (BUNKO_IS_SERVER_BUTTON (self));
  g_return_if_fail (name != NULL);

  /* Translators: for a screen reader: the server that is shown; the button leads to others. */
  spoken = g_strdup_printf (_ ("Server: %s"), name);
  gtk_label_set_label (GTK_LABEL (self->label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

/**
 * bunko_server_button_get_name:
 * @self: the button
 *
 * Returns: (transfer none): what the server is called
 */
const char *
bunko_server_button_get_name (BunkoServerButton *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_BUTTON (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

/**
 * bunko_server_button_popup:
 * @self: the button
 *
 * Shows the servers.
 */
void
bunko_server_button_popup (BunkoServerButton *self)
{
  g_return_if_fail (BUNKO_IS_SERVER_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
