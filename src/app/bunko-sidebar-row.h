/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bunko-sidebar-entry.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SIDEBAR_ROW (bunko_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSidebarRow, bunko_sidebar_row, BUNKO, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *bunko_sidebar_row_new (BunkoSidebarEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
BunkoSidebarEntry *bunko_sidebar_row_get_entry (BunkoSidebarRow *self);

G_END_DECLS
