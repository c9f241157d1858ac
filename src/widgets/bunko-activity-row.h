/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-activity.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ACTIVITY_ROW (bunko_activity_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoActivityRow, bunko_activity_row, BUNKO, ACTIVITY_ROW, GtkListBoxRow)

GtkWidget *bunko_activity_row_new (BunkoActivity *activity);

G_END_DECLS
