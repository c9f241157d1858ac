/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_HOME_ROW (bunko_home_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoHomeRow, bunko_home_row, BUNKO, HOME_ROW, AdwActionRow)

GtkWidget *bunko_home_row_new (BunkoShelfKind kind) G_GNUC_WARN_UNUSED_RESULT;
BunkoShelfKind bunko_home_row_get_kind (BunkoHomeRow *self);
gboolean bunko_home_row_get_wanted (BunkoHomeRow *self);
void bunko_home_row_set_wanted (BunkoHomeRow *self, gboolean wanted);
void bunko_home_row_set_can_move (BunkoHomeRow *self, gboolean up, gboolean down);

G_END_DECLS
