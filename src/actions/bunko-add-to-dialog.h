/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ADD_TO_DIALOG (bunko_add_to_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BunkoAddToDialog, bunko_add_to_dialog, BUNKO, ADD_TO_DIALOG, AdwDialog)

AdwDialog *
bunko_add_to_dialog_new (BunkoContext *context, BunkoItemType type) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
