/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "images/bunko-image-loader.h"

#include "bunko-quick-hit.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUICK_ROW (bunko_quick_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQuickRow, bunko_quick_row, BUNKO, QUICK_ROW, GtkWidget)

GtkWidget *bunko_quick_row_new (BunkoImageLoader *loader) G_GNUC_WARN_UNUSED_RESULT;
void bunko_quick_row_set_hit (BunkoQuickRow *self, BunkoQuickHit *hit);

G_END_DECLS
