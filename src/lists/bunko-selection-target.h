/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/bunko-item-target.h"
#include "models/bunko-paged-list.h"

#include "bunko-selection.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SELECTION_TARGET (bunko_selection_target_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSelectionTarget,
                      bunko_selection_target,
                      BUNKO,
                      SELECTION_TARGET,
                      BunkoItemTarget)

BunkoItemTarget *bunko_selection_target_new (BunkoPagedList *list,
                                             BunkoSelection *selection,
                                             BunkoViewQuery *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
