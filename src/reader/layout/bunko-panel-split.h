/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-panel-mask.h"

G_BEGIN_DECLS

void bunko_panel_mask_split (BunkoPanelMask *self);

G_END_DECLS
