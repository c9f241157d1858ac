/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-server-registry.h"
#include "bunko-tab.h"
#include "widgets/bunko-open.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SHELL (bunko_shell_get_type ())

G_DECLARE_FINAL_TYPE (BunkoShell, bunko_shell, BUNKO, SHELL, AdwBin)

BunkoShell *bunko_shell_new (BunkoController *controller) G_GNUC_WARN_UNUSED_RESULT;
void bunko_shell_set_registry (BunkoShell *self, BunkoServerRegistry *registry);
AdwTabView *bunko_shell_get_tab_view (BunkoShell *self);
BunkoTab *bunko_shell_get_tab (BunkoShell *self);
GListModel *bunko_shell_get_places (BunkoShell *self);

gboolean bunko_shell_open (BunkoShell *self, BunkoLocation *location, BunkoOpenWhere where);
void bunko_shell_show_root (BunkoShell *self, BunkoLocation *location);
void bunko_shell_focus_content (BunkoShell *self);
void bunko_shell_toggle_sidebar (BunkoShell *self);
void bunko_shell_set_names_server (BunkoShell *self, gboolean names_server);
void bunko_shell_show_server_menu (BunkoShell *self);
void bunko_shell_toggle_overview (BunkoShell *self);
void bunko_shell_set_narrow (BunkoShell *self, gboolean narrow);

void bunko_shell_close_tab (BunkoShell *self);
gboolean bunko_shell_reopen_tab (BunkoShell *self);

GVariant *bunko_shell_save (BunkoShell *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_shell_restore (BunkoShell *self, GVariant *saved);

G_END_DECLS
