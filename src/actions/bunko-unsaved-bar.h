/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-pending-edits.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_UNSAVED_BAR (bunko_unsaved_bar_get_type ())

G_DECLARE_FINAL_TYPE (BunkoUnsavedBar, bunko_unsaved_bar, BUNKO, UNSAVED_BAR, AdwBin)

void bunko_unsaved_bar_set_edits (BunkoUnsavedBar *self, BunkoPendingEdits *edits);

G_END_DECLS
