/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-pending-edits.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_UNSAVED_DIALOG (bunko_unsaved_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BunkoUnsavedDialog, bunko_unsaved_dialog, BUNKO, UNSAVED_DIALOG, AdwDialog)

AdwDialog *bunko_unsaved_dialog_new (BunkoPendingEdits *edits) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
