/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-item-page-private.h"

/* What can be done with the item of a page itself. */

static void
say (BunkoItemPage *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
copy_name_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoItemPage *self = BUNKO_ITEM_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          bunko_item_subject_get_name (self->subject));
  say (self, _ ("Name copied"));
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree char *search = bunko_item_subject_dup_search (BUNKO_ITEM_PAGE (widget)->subject);

  if (search != NULL)
    gtk_widget_activate_action (widget, "win.search", "s", search);
}

/* Where there is room, they are there already. */
static void
details_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoItemPage *self = BUNKO_ITEM_PAGE (widget);

  adw_bottom_sheet_set_open (self->sheet, !adw_bottom_sheet_get_open (self->sheet));
}

void
_bunko_item_page_layout_changed (BunkoItemPage *self)
{
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "itempage.details",
      g_strcmp0 (adw_multi_layout_view_get_layout_name (self->layouts), "narrow") == 0);
}

void
_bunko_item_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "itempage.copy-name", NULL, copy_name_action);
  gtk_widget_class_install_action (widget_class, "itempage.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "itempage.details", NULL, details_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK,
                                       "itempage.details", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "item.favorite",
                                       NULL);
}

/* The same actions as in the menus of lists, for the item of the page. */
void
_bunko_item_page_init_actions (BunkoItemPage *self)
{
  BunkoItem *item = bunko_item_subject_get_item (self->subject);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  self->actions = bunko_item_actions_new (self->context, GTK_WIDGET (self->stack));
  if (item != NULL)
    g_ptr_array_add (items, item);
  bunko_item_actions_set_items (self->actions, items);
  gtk_widget_insert_action_group (GTK_WIDGET (self), BUNKO_ITEM_ACTIONS_PREFIX,
                                  bunko_item_actions_get_group (self->actions));
  gtk_widget_set_visible (self->favorite_button,
                          bunko_item_subject_get_kind (self->subject)->can_favorite);
}

void
_bunko_item_page_update_actions (BunkoItemPage *self)
{
  g_autofree char *search = bunko_item_subject_dup_search (self->subject);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "itempage.search", search != NULL);
}
