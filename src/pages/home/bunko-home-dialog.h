/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_HOME_DIALOG (bunko_home_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BunkoHomeDialog, bunko_home_dialog, BUNKO, HOME_DIALOG, AdwDialog)

AdwDialog *bunko_home_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
