/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-statistics-bar.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_BAR_CHART (bunko_bar_chart_get_type ())

G_DECLARE_FINAL_TYPE (BunkoBarChart, bunko_bar_chart, BUNKO, BAR_CHART, GtkWidget)

GtkWidget *bunko_bar_chart_new (GtkOrientation orientation) G_GNUC_WARN_UNUSED_RESULT;
void bunko_bar_chart_set_bars (BunkoBarChart *self, GPtrArray *bars);

G_END_DECLS
