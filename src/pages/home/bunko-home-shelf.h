/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-shelf.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_HOME_SHELF (bunko_home_shelf_get_type ())

G_DECLARE_FINAL_TYPE (BunkoHomeShelf, bunko_home_shelf, BUNKO, HOME_SHELF, AdwBin)

GtkWidget *
bunko_home_shelf_new (BunkoContext *context, BunkoShelfKind kind) G_GNUC_WARN_UNUSED_RESULT;
BunkoShelf *bunko_home_shelf_get_shelf (BunkoHomeShelf *self);
gboolean bunko_home_shelf_has_answer (BunkoHomeShelf *self);
guint bunko_home_shelf_get_n_items (BunkoHomeShelf *self);
void bunko_home_shelf_refresh (BunkoHomeShelf *self);

G_END_DECLS
