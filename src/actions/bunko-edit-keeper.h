/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-pending-edits.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_EDIT_KEEPER (bunko_edit_keeper_get_type ())

G_DECLARE_FINAL_TYPE (BunkoEditKeeper, bunko_edit_keeper, BUNKO, EDIT_KEEPER, GObject)

void bunko_edit_keeper_attach (BunkoPendingEdits *edits, const char *state_key);

G_END_DECLS
