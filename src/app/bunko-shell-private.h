/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/bunko-unsaved-bar.h"
#include "bunko-shell.h"
#include "bunko-sidebar.h"

G_BEGIN_DECLS

/* The shell is one class in six files: what it is made of, its tabs, their menu, the sidebar and
 * bars, the banner, and what tells of activities. */
struct _BunkoShell
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwBin *activity_bar;
  AdwBanner *banner;
  BunkoUnsavedBar *unsaved_bar;
  AdwTabOverview *overview;
  GtkOverlay *overlay;
  BunkoSidebar *sidebar;
  AdwOverlaySplitView *split_view;
  AdwTabBar *tab_bar;
  AdwTabView *tab_view;

  BunkoController *controller;
  AdwTabPage *menu_page;     /* borrowed: the one whose menu is shown */
  BunkoTab *tab;             /* weak: the selected one */
  GSignalGroup *tab_signals; /* of it */
  GSignalGroup *bar_signals; /* of the bars of its page */
  GPtrArray *closed;         /* (element-type GVariant): tabs that were closed, the last one last */
  guint close_source;
  BunkoControllerPresence presence; /* that the banner tells */
  guint banner_tick;
  guint home_source; /* while there are tabs of other servers */
  gboolean narrow;
  gboolean names_server;   /* in the title of the window */
  gboolean closes_last;    /* the person closed the last tab: the window goes with it */
  gboolean had_tabs;       /* without any it is of no use any more */
  gboolean sidebar_hidden; /* by the person, where there is room for it */
};

/* bunko-shell.c */
void _bunko_shell_changed (BunkoShell *self);
BunkoShell *_bunko_shell_create_window (BunkoShell *self);
BunkoShell *_bunko_shell_find_home (BunkoShell *self, BunkoController *controller);

/* bunko-shell-banner.c */
void _bunko_shell_update_banner (BunkoShell *self);

/* bunko-shell-tabs.c */
void _bunko_shell_class_init_tabs (GtkWidgetClass *widget_class);
void _bunko_shell_init_tabs (BunkoShell *self);
void _bunko_shell_dispose_tabs (BunkoShell *self);

AdwTabPage *_bunko_shell_add_tab (BunkoShell *self, GVariant *saved, AdwTabPage *parent);
void _bunko_shell_select_tab (BunkoShell *self, AdwTabPage *page);

/* bunko-shell-menu.c */
void _bunko_shell_class_init_menu (GtkWidgetClass *widget_class);

/* bunko-shell-activity.c */
void _bunko_shell_init_activity (BunkoShell *self, BunkoContext *context);
void _bunko_shell_update_activity (BunkoShell *self);

/* bunko-shell-bars.c */
void _bunko_shell_class_init_bars (GtkWidgetClass *widget_class);
void _bunko_shell_init_bars (BunkoShell *self);
void _bunko_shell_update_bars (BunkoShell *self);
void _bunko_shell_update_sidebar (BunkoShell *self);
void _bunko_shell_tab_changed (BunkoShell *self);

G_END_DECLS
