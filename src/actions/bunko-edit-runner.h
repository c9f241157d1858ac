/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-edit-message.h"
#include "bunko-item-actions.h"

G_BEGIN_DECLS

void bunko_edit_runner_run (BunkoItemActions *actions,
                            BunkoItemTarget *target,
                            const BunkoBulkChange *change,
                            BunkoEditVerb verb,
                            const char *name);

G_END_DECLS
