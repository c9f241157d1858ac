/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-tab-private.h"

/* What a tab puts into the bars of its pages: a button for the sidebar, and below the header bar
 * room for the tabs of the window. The bar with the tabs itself lies above all pages, so that it
 * stays while they come and go, also under the pointer that drags a tab. */

#define SLOT_NAME "bunko-bar-slot"

/**
 * bunko_tab_find_header_bar:
 * @widget: a page, or a part of it
 *
 * Returns: (transfer none) (nullable): the first header bar in @widget
 */
GtkWidget *
bunko_tab_find_header_bar (GtkWidget *widget)
{
  GQueue widgets = G_QUEUE_INIT;
  GtkWidget *found = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  /* Parts of a page may have bars of their own, deeper inside. */
  g_queue_push_tail (&widgets, widget);
  while (found == NULL && !g_queue_is_empty (&widgets))
    {
      GtkWidget *next = g_queue_pop_head (&widgets);

      if (ADW_IS_HEADER_BAR (next))
        found = next;
      for (GtkWidget *child = gtk_widget_get_first_child (next); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (&widgets, child);
    }
  g_queue_clear (&widgets);

  return found;
}

static void
add_sidebar_button (BunkoTab *self, AdwHeaderBar *header_bar)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("sidebar-show-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Show Sidebar"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.toggle-sidebar");
  g_object_bind_property (self, "sidebar-button", button, "visible", G_BINDING_SYNC_CREATE);
  adw_header_bar_pack_start (header_bar, button);
}

static gboolean
transform_to_visible (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_boolean (to, g_value_get_int (from) > 0);

  return TRUE;
}

/* Right below the header bar, whose height does not change, rather than below a search bar. */
static void
add_slot (BunkoTab *self, AdwToolbarView *toolbar, GtkWidget *header_bar)
{
  GtkWidget *slot = adw_bin_new ();
  GtkWidget *box = gtk_widget_get_parent (header_bar);

  gtk_widget_set_name (slot, SLOT_NAME);
  g_object_bind_property (self, "bar-height", slot, "height-request", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (self, "bar-height", slot, "visible", G_BINDING_SYNC_CREATE,
                               transform_to_visible, NULL, NULL, NULL);
  adw_toolbar_view_add_top_bar (toolbar, slot);
  if (GTK_IS_BOX (box) && gtk_widget_get_parent (slot) == box)
    gtk_box_reorder_child_after (GTK_BOX (box), slot, header_bar);
}

void
_bunko_tab_add_bars (BunkoTab *self, AdwNavigationPage *page)
{
  g_autoptr (BunkoLocation) location =
      bunko_location_page_get_location (BUNKO_LOCATION_PAGE (page));
  AdwToolbarView *toolbar = bunko_location_page_get_toolbar (BUNKO_LOCATION_PAGE (page));
  GtkWidget *header_bar = bunko_tab_find_header_bar (GTK_WIDGET (toolbar));

  if (header_bar == NULL)
    return;

  add_slot (self, toolbar, header_bar);
  if (bunko_location_get_kind (location) != BUNKO_LOCATION_READER)
    add_sidebar_button (self, ADW_HEADER_BAR (header_bar));
}

static GtkWidget *
find_slot (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (g_str_equal (gtk_widget_get_name (widget), SLOT_NAME))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_slot (child);

  return found;
}

/**
 * bunko_tab_get_bar_slot:
 * @self: a tab
 *
 * Gets the room that the visible page has left for the tabs of the window.
 *
 * Returns: (transfer none) (nullable): a widget of the page; %NULL if the page has no bars
 */
GtkWidget *
bunko_tab_get_bar_slot (BunkoTab *self)
{
  g_return_val_if_fail (BUNKO_IS_TAB (self), NULL);

  if (!BUNKO_IS_LOCATION_PAGE (self->page))
    return NULL;

  return find_slot (
      GTK_WIDGET (bunko_location_page_get_toolbar (BUNKO_LOCATION_PAGE (self->page))));
}
