/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-traffic-entry.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_TRAFFIC_ROW (bunko_traffic_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTrafficRow, bunko_traffic_row, BUNKO, TRAFFIC_ROW, GtkWidget)

GtkWidget *bunko_traffic_row_new (GtkListItem *item) G_GNUC_WARN_UNUSED_RESULT;
void bunko_traffic_row_set_entry (BunkoTrafficRow *self, BunkoTrafficEntry *entry);
const char *bunko_traffic_state_get_icon (BunkoTrafficEntry *entry);
const char *bunko_traffic_state_get_text (BunkoTrafficEntry *entry);
const char *bunko_traffic_state_get_style (BunkoTrafficEntry *entry);
char *bunko_traffic_format_lane (BunkoTrafficEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_traffic_format_sizes (BunkoTrafficEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_traffic_format_elapsed (gint64 microseconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
