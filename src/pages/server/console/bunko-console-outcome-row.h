/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-api-outcome.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CONSOLE_OUTCOME_ROW (bunko_console_outcome_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleOutcomeRow,
                      bunko_console_outcome_row,
                      BUNKO,
                      CONSOLE_OUTCOME_ROW,
                      AdwPreferencesRow)

GtkWidget *bunko_console_outcome_row_new (BunkoApiOutcome *outcome) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
