/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-cover.h"
#include "widgets/bunko-open.h"

#include "bunko-gallery-page-private.h"

/* What can be done on the page of a gallery, besides what can be done with every item. */

static void
read_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (widget);
  g_autoptr (BunkoLocation) location = bunko_location_new_reader (
      bunko_item_get_id (BUNKO_ITEM (self->gallery)), g_variant_get_uint32 (parameter));

  bunko_open_location (widget, location, BUNKO_OPEN_HERE);
}

static void
refresh_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _bunko_gallery_page_refresh (BUNKO_GALLERY_PAGE (widget));
}

static void
open_gallery (BunkoGalleryPage *self, BunkoGallery *gallery)
{
  g_autoptr (BunkoLocation) location = NULL;

  if (gallery == NULL)
    return;

  location =
      bunko_location_new_item (BUNKO_ITEM_TYPE_GALLERY, bunko_item_get_id (BUNKO_ITEM (gallery)),
                               bunko_item_get_display_name (BUNKO_ITEM (gallery)));
  bunko_open_location (GTK_WIDGET (self), location, BUNKO_OPEN_HERE);
}

static void
previous_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (widget);
  BunkoGalleryPlace *place = bunko_gallery_details_get_place (self->details);

  open_gallery (self, place != NULL ? bunko_gallery_place_get_previous (place) : NULL);
}

static void
next_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BunkoGalleryPage *self = BUNKO_GALLERY_PAGE (widget);
  BunkoGalleryPlace *place = bunko_gallery_details_get_place (self->details);

  open_gallery (self, place != NULL ? bunko_gallery_place_get_next (place) : NULL);
}

void
_bunko_gallery_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "gallery.read", "u", read_action);
  gtk_widget_class_install_action (widget_class, "gallery.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "gallery.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "gallery.next", NULL, next_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "item.favorite",
                                       NULL);
}

void
_bunko_gallery_page_update_place (BunkoGalleryPage *self)
{
  BunkoGalleryPlace *place = bunko_gallery_details_get_place (self->details);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gallery.previous",
                                 place != NULL && bunko_gallery_place_get_previous (place) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gallery.next",
                                 place != NULL && bunko_gallery_place_get_next (place) != NULL);
}

/* Asks the server again for everything; what is shown stays until the answers are there. */
void
_bunko_gallery_page_refresh (BunkoGalleryPage *self)
{
  bunko_cover_retry_all (GTK_WIDGET (self));
  _bunko_gallery_page_load (self);
  bunko_gallery_pages_refresh (self->pages);
  bunko_gallery_related_refresh (self->related);
}

/* Where the gallery is, if that is not the library, and the way back into it. */
static void
update_banner (BunkoGalleryPage *self)
{
  gboolean trashed = bunko_item_has_metatag (BUNKO_ITEM (self->gallery), BUNKO_METATAG_TRASH);
  gboolean inbox = bunko_item_has_metatag (BUNKO_ITEM (self->gallery), BUNKO_METATAG_INBOX);

  if (trashed || inbox)
    {
      adw_banner_set_title (self->place_banner, trashed ? _ ("In the trash") : _ ("In the inbox"));
      adw_banner_set_button_label (self->place_banner,
                                   trashed ? _ ("_Restore") : _ ("_Send to Library"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->place_banner),
                                      trashed ? "item.restore" : "item.library");
    }
  adw_banner_set_revealed (self->place_banner, trashed || inbox);
}

/* What the page does by itself is not in its menu. */
static gboolean
is_left_out (GMenuModel *section, int i)
{
  g_autofree char *action = NULL;

  return g_menu_model_get_item_attribute (section, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) &&
         (g_str_equal (action, "item.open") || g_str_equal (action, "item.read"));
}

static GMenuModel *
filter_section (GMenuModel *section)
{
  GMenu *filtered = g_menu_new ();

  for (int i = 0; i < g_menu_model_get_n_items (section); i++)
    if (!is_left_out (section, i))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new_from_model (section, i);

        g_menu_append_item (filtered, item);
      }

  return G_MENU_MODEL (filtered);
}

/* Made anew each time: it has only what makes sense now. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  BunkoGalleryPage *self = user_data;
  g_autoptr (GMenuModel) model = bunko_item_actions_create_menu (self->actions);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenuItem) refresh = g_menu_item_new (_ ("Re_fresh"), "gallery.refresh");

  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) filtered = section != NULL ? filter_section (section) : NULL;

      if (filtered != NULL)
        g_menu_append_section (menu, NULL, filtered);
    }
  g_menu_item_set_attribute (refresh, "accel", "s", "F5");
  g_menu_append_item (own, refresh);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
_bunko_gallery_page_init_actions (BunkoGalleryPage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, self->gallery);
  self->actions = bunko_item_actions_new (self->context, GTK_WIDGET (self->toasts));
  bunko_item_actions_set_items (self->actions, items);
  gtk_widget_insert_action_group (GTK_WIDGET (self), BUNKO_ITEM_ACTIONS_PREFIX,
                                  bunko_item_actions_get_group (self->actions));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  g_signal_connect_object (self->gallery, "notify::metatags", G_CALLBACK (update_banner), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->details, "notify::place",
                           G_CALLBACK (_bunko_gallery_page_update_place), self, G_CONNECT_SWAPPED);
  update_banner (self);
  _bunko_gallery_page_update_place (self);
}
