/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-server-button.h"
#include "bunko-sidebar-entries.h"
#include "bunko-sidebar-row.h"
#include "bunko-sidebar.h"

G_BEGIN_DECLS

struct _BunkoSidebar
{
  AdwNavigationPage parent_instance;

  AdwHeaderBar *header_bar;
  GtkListBox *list;
  GtkScrolledWindow *scroller;

  BunkoServerButton *server_button; /* NULL: there is nowhere to change to */
  BunkoSidebarEntries *entries;
  BunkoContext *context;        /* NULL: no library is open */
  BunkoLocation *location;      /* what is shown; NULL if nothing is */
  BunkoSidebarEntry *acted_on;  /* what the actions are about */
  GtkWidget *menu;              /* while it is shown */
  BunkoSidebarEntry *held_over; /* what something is dragged over; only compared */
  guint spring_source;          /* while something is held over what opens then */
  guint scroll_source;          /* while something is held near an edge */
  int scroll_step;
};

void _bunko_sidebar_select_entry (BunkoSidebar *self, BunkoSidebarEntry *entry);

/* bunko-sidebar-menu.c */
void _bunko_sidebar_install_actions (GtkWidgetClass *widget_class);
void _bunko_sidebar_init_menu (BunkoSidebar *self);
void _bunko_sidebar_set_acted_on (BunkoSidebar *self, BunkoSidebarEntry *entry);

/* bunko-sidebar-drop.c */
void _bunko_sidebar_init_drop (BunkoSidebar *self);
gboolean _bunko_sidebar_can_drop (BunkoSidebarEntry *entry, GPtrArray *items);
void _bunko_sidebar_drop (BunkoSidebar *self, BunkoSidebarEntry *entry, GPtrArray *items);

G_END_DECLS
