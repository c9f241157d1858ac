/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_FILTER_DIALOG (bunko_filter_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BunkoFilterDialog, bunko_filter_dialog, BUNKO, FILTER_DIALOG, AdwDialog)

AdwDialog *bunko_filter_dialog_new (BunkoContext *context,
                                    BunkoFilter *filter,
                                    const char *query) G_GNUC_WARN_UNUSED_RESULT;
void bunko_filter_dialog_warn (BunkoFilterDialog *self);

G_END_DECLS
