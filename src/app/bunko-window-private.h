/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-shell.h"
#include "bunko-sidebar.h"
#include "bunko-window.h"
#include "bunko-workspace.h"
#include "dialogs/bunko-login-dialog.h"
#include "pages/start/bunko-start-page.h"

G_BEGIN_DECLS

struct _BunkoWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  GtkStack *stack;
  BunkoStartPage *start_page;
  AdwToastOverlay *toast_overlay;

  BunkoServerRegistry *registry;
  BunkoWorkspace *workspace;
  BunkoController *controller;    /* of the workspace */
  BunkoContext *context;          /* of the library that is shown; NULL: none is */
  BunkoShell *shell;              /* borrowed from the stack; shows it */
  BunkoLoginDialog *login_dialog; /* weak */
  GArray *pending;                /* of gint64: galleries to be opened once the library is */
  GHashTable *left;               /* of GVariant: the tabs of servers that were left, by uuid */
  AdwDialog *question_dialog;     /* weak */
  gboolean narrow;
  gboolean waits_for_tab; /* until it is known which ones were saved */
  gboolean is_other;      /* of a library that another window has opened */
  gboolean takes_size;    /* is shown when it is known which one it had the last time */
};

/* bunko-window.c */
void
_bunko_window_set_up (BunkoWindow *self, BunkoServerRegistry *registry, BunkoWorkspace *workspace);
void _bunko_window_set_workspace (BunkoWindow *self, BunkoWorkspace *workspace);

/* bunko-window-actions.c */
void _bunko_window_install_actions (GtkWidgetClass *widget_class);
void _bunko_window_add_mouse_buttons (BunkoWindow *self);
void _bunko_window_watch_dialogs (BunkoWindow *self);

/* bunko-window-library.c */
void _bunko_window_update_actions (BunkoWindow *self);
void _bunko_window_show_library (BunkoWindow *self);
void _bunko_window_hide_library (BunkoWindow *self);
void _bunko_window_fill_joined (BunkoWindow *self);
void _bunko_window_show_view (BunkoWindow *self, const char *name);
void _bunko_window_open (BunkoWindow *self, BunkoLocation *location, BunkoOpenWhere where);
void _bunko_window_open_gallery (BunkoWindow *self, gint64 id);
void _bunko_window_set_narrow (BunkoWindow *self, gboolean narrow);
BunkoWindow *_bunko_window_create_other (BunkoWindow *self);
GVariant *_bunko_window_save (BunkoWindow *self) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_window_fill_library (BunkoWindow *self);
void _bunko_window_present_in_size (BunkoWindow *self);

/* bunko-window-messages.c */
void _bunko_window_install_message_actions (GtkWidgetClass *widget_class);

/* bunko-window-messages.c */
void _bunko_window_welcome (BunkoWindow *self);

/* bunko-window-servers.c */
void _bunko_window_install_server_actions (GtkWidgetClass *widget_class);
void _bunko_window_add_pending (BunkoWindow *self, gint64 gallery);
void _bunko_window_open_in_window (BunkoWindow *self, BunkoServerProfile *profile);
void _bunko_window_update_servers (BunkoWindow *self);

/* bunko-window-trust.c */
void _bunko_window_ask (BunkoWindow *self);
void _bunko_window_stop_asking (BunkoWindow *self);

/* bunko-window-quick-open.c */
void _bunko_window_quick_open (BunkoWindow *self);

G_END_DECLS
