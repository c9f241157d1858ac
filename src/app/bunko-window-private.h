/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sidebar.h"
#include "bunko-window.h"
#include "dialogs/bunko-login-dialog.h"
#include "pages/start/bunko-start-page.h"
#include "widgets/bunko-open.h"

G_BEGIN_DECLS

struct _BunkoWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwBanner *banner;
  AdwNavigationPage *content_page;
  AdwNavigationView *content_view;
  AdwNavigationView *navigation_view;
  BunkoSidebar *sidebar;
  AdwNavigationSplitView *split_view;
  GtkStack *stack;
  BunkoStartPage *start_page;
  AdwToastOverlay *toast_overlay;

  BunkoController *controller;
  GSettings *settings;
  BunkoContext *context;          /* of the library that is shown; NULL: none is */
  GHashTable *view_pages;         /* name of a view → its page, borrowed from content_view */
  BunkoLoginDialog *login_dialog; /* weak */
  GCancellable *cancellable;      /* of what the shown library is asked for */
  gint64 pending_gallery;         /* to be opened once the library is; 0 for none */
};

void _bunko_window_install_actions (GtkWidgetClass *widget_class);
void _bunko_window_update_actions (BunkoWindow *self);
void _bunko_window_show_library (BunkoWindow *self);
void _bunko_window_hide_library (BunkoWindow *self);
void _bunko_window_show_view (BunkoWindow *self, const char *name);
void _bunko_window_open (BunkoWindow *self, BunkoLocation *location, BunkoOpenWhere where);
void _bunko_window_open_gallery (BunkoWindow *self, gint64 id);

G_END_DECLS
