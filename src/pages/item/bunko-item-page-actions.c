/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-error-toast.h"

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

static void
favorite_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!bunko_library_set_metatag_finish (BUNKO_LIBRARY (source), result, &error) &&
      self->toasts != NULL)
    bunko_error_toast_show (self->toasts, error);
}

/* The item shows it at once, and the button follows the item. */
void
_bunko_item_page_set_favorite (BunkoItemPage *self, gboolean favorite)
{
  BunkoItem *item = bunko_item_subject_get_item (self->subject);

  if (item == NULL || bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE) == favorite)
    return;
  bunko_library_set_metatag_async (bunko_context_get_library (self->context), item,
                                   BUNKO_METATAG_FAVORITE, favorite, NULL, favorite_cb,
                                   g_object_ref (self));
}

void
_bunko_item_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "itempage.copy-name", NULL, copy_name_action);
  gtk_widget_class_install_action (widget_class, "itempage.search", NULL, search_action);
  gtk_widget_class_install_property_action (widget_class, "itempage.favorite", "favorite");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "itempage.favorite", NULL);
}

void
_bunko_item_page_update_actions (BunkoItemPage *self)
{
  gboolean can_favorite = bunko_item_subject_get_kind (self->subject)->can_favorite;
  g_autofree char *search = bunko_item_subject_dup_search (self->subject);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "itempage.favorite", can_favorite);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "itempage.search", search != NULL);
  gtk_widget_set_visible (self->favorite_button, can_favorite);
}
