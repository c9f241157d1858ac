/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_LINK_GROUP (bunko_link_group_get_type ())

G_DECLARE_FINAL_TYPE (BunkoLinkGroup, bunko_link_group, BUNKO, LINK_GROUP, AdwPreferencesGroup)

void bunko_link_group_set_context (BunkoLinkGroup *self, BunkoContext *context);

G_END_DECLS
