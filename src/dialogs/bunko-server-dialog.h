/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "settings/bunko-server-profile.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_DIALOG (bunko_server_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BunkoServerDialog, bunko_server_dialog, BUNKO, SERVER_DIALOG, AdwDialog)

AdwDialog *bunko_server_dialog_new (BunkoServerProfile *profile) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
