/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-console-history.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CONSOLE_HISTORY_DIALOG (bunko_console_history_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleHistoryDialog,
                      bunko_console_history_dialog,
                      BUNKO,
                      CONSOLE_HISTORY_DIALOG,
                      AdwDialog)

AdwDialog *
bunko_console_history_dialog_new (BunkoConsoleHistory *history) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
