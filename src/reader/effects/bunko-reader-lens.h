/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_READER_LENS_LEAST_FACTOR 1.5
#define BUNKO_READER_LENS_MOST_FACTOR  8.0
#define BUNKO_READER_LENS_LEAST_SIZE   120
#define BUNKO_READER_LENS_MOST_SIZE    640

/**
 * BunkoReaderLensFunc:
 * @snapshot: what is drawn to
 * @region: what is under the lens, in the coordinates of its target
 * @factor: how much larger it is drawn
 * @user_data: what was given with the function
 *
 * Draws a part of what is under the lens, from 0, 0 on.
 */
typedef void (*BunkoReaderLensFunc) (GtkSnapshot *snapshot,
                                     const graphene_rect_t *region,
                                     double factor,
                                     gpointer user_data);

#define BUNKO_TYPE_READER_LENS (bunko_reader_lens_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderLens, bunko_reader_lens, BUNKO, READER_LENS, GtkWidget)

GtkWidget *bunko_reader_lens_new (void);
void bunko_reader_lens_set_target (BunkoReaderLens *self,
                                   GtkWidget *target,
                                   BunkoReaderLensFunc func,
                                   gpointer user_data);
gboolean bunko_reader_lens_get_active (BunkoReaderLens *self);
void bunko_reader_lens_set_active (BunkoReaderLens *self, gboolean active);
double bunko_reader_lens_get_factor (BunkoReaderLens *self);
void bunko_reader_lens_set_factor (BunkoReaderLens *self, double factor);
int bunko_reader_lens_get_size (BunkoReaderLens *self);
void bunko_reader_lens_set_size (BunkoReaderLens *self, int size);
void bunko_reader_lens_get_center (BunkoReaderLens *self, graphene_point_t *center);
void bunko_reader_lens_move (BunkoReaderLens *self, double x, double y);

G_END_DECLS
