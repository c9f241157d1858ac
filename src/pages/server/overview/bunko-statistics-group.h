/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_STATISTICS_GROUP (bunko_statistics_group_get_type ())

G_DECLARE_FINAL_TYPE (BunkoStatisticsGroup,
                      bunko_statistics_group,
                      BUNKO,
                      STATISTICS_GROUP,
                      AdwPreferencesGroup)

void bunko_statistics_group_set_context (BunkoStatisticsGroup *self, BunkoContext *context);

G_END_DECLS
