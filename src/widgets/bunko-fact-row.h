/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-location.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_FACT_ROW (bunko_fact_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoFactRow, bunko_fact_row, BUNKO, FACT_ROW, AdwActionRow)

GtkWidget *bunko_fact_row_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_fact_row_get_value (BunkoFactRow *self);
void bunko_fact_row_set_value (BunkoFactRow *self, const char *value);
void bunko_fact_row_set_day (BunkoFactRow *self, gint64 timestamp);
void bunko_fact_row_set_date (BunkoFactRow *self, gint64 timestamp);
void bunko_fact_row_set_item (BunkoFactRow *self, BunkoItem *item);
void bunko_fact_row_set_uri (BunkoFactRow *self, const char *uri);

G_END_DECLS
