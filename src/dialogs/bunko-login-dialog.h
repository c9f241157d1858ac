/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "settings/bunko-server-profile.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_LOGIN_DIALOG (bunko_login_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BunkoLoginDialog, bunko_login_dialog, BUNKO, LOGIN_DIALOG, AdwDialog)

AdwDialog *bunko_login_dialog_new (BunkoServerProfile *profile,
                                   const char *server_name,
                                   gboolean guest_allowed) G_GNUC_WARN_UNUSED_RESULT;
void bunko_login_dialog_set_can_remember (BunkoLoginDialog *self, gboolean can_remember);
void bunko_login_dialog_set_busy (BunkoLoginDialog *self, gboolean busy);
void bunko_login_dialog_show_problem (BunkoLoginDialog *self, const char *problem, gboolean wrong);

G_END_DECLS
