/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-statistics-bar.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CHART_BAR (bunko_chart_bar_get_type ())

G_DECLARE_FINAL_TYPE (BunkoChartBar, bunko_chart_bar, BUNKO, CHART_BAR, GtkWidget)

GtkWidget *
bunko_chart_bar_new (BunkoStatisticsBar *bar, GtkOrientation orientation) G_GNUC_WARN_UNUSED_RESULT;
BunkoStatisticsBar *bunko_chart_bar_get_bar (BunkoChartBar *self);
void bunko_chart_bar_measure_texts (BunkoChartBar *self, int *label_width, int *count_width);
void bunko_chart_bar_set_texts (BunkoChartBar *self, int label_width, int count_width, int shift);
void bunko_chart_bar_set_fraction (BunkoChartBar *self, double fraction);

G_END_DECLS
