/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-shell-private.h"
#include "widgets/bunko-activity-button.h"

/* Where a shell tells what goes on: in the header bar of the sidebar, or in a strip at the bottom
 * where that is not there. The header bars of pages are full when the window is narrow. */

static gboolean
is_sidebar_beside (BunkoShell *self)
{
  return adw_overlay_split_view_get_show_sidebar (self->split_view) &&
         !adw_overlay_split_view_get_collapsed (self->split_view);
}

/* Who reads wants to see pages; what failed is still to be seen afterwards. */
void
_bunko_shell_update_activity (BunkoShell *self)
{
  BunkoActivityButton *strip;
  gboolean reading = self->tab != NULL && bunko_tab_get_reading (self->tab);

  if (adw_bin_get_child (self->activity_bar) == NULL)
    return;

  strip = BUNKO_ACTIVITY_BUTTON (adw_bin_get_child (self->activity_bar));
  gtk_widget_set_visible (GTK_WIDGET (self->activity_bar),
                          bunko_activity_button_get_wanted (strip) && !reading &&
                              !is_sidebar_beside (self));
}

static void
add_to_sidebar (BunkoShell *self, BunkoContext *context)
{
  GtkWidget *header_bar = bunko_tab_find_header_bar (GTK_WIDGET (self->sidebar));
  GtkWidget *button = bunko_activity_button_new (context, FALSE);

  g_object_bind_property (button, "wanted", button, "visible", G_BINDING_SYNC_CREATE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header_bar), button);
}

void
_bunko_shell_init_activity (BunkoShell *self, BunkoContext *context)
{
  GtkWidget *strip = bunko_activity_button_new (context, TRUE);

  add_to_sidebar (self, context);
  gtk_widget_set_hexpand (strip, TRUE);
  adw_bin_set_child (self->activity_bar, strip);
  g_signal_connect_object (strip, "notify::wanted", G_CALLBACK (_bunko_shell_update_activity), self,
                           G_CONNECT_SWAPPED);
  _bunko_shell_update_activity (self);
}
