/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_RATING (bunko_rating_get_type ())

G_DECLARE_FINAL_TYPE (BunkoRating, bunko_rating, BUNKO, RATING, GtkWidget)

GtkWidget *bunko_rating_new (void) G_GNUC_WARN_UNUSED_RESULT;
double bunko_rating_get_value (BunkoRating *self);
void bunko_rating_set_value (BunkoRating *self, double value);
void bunko_rating_set_editable (BunkoRating *self, gboolean editable);

G_END_DECLS
