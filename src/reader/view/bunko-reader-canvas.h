/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reader/model/bunko-reader-model.h"
#include "settings/bunko-reader-options.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_CANVAS (bunko_reader_canvas_get_type ())

G_DECLARE_FINAL_TYPE (BunkoReaderCanvas, bunko_reader_canvas, BUNKO, READER_CANVAS, GtkWidget)

GtkWidget *bunko_reader_canvas_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reader_canvas_set_model (BunkoReaderCanvas *self,
                                    BunkoReaderModel *model,
                                    BunkoReaderOptions *options);

/* Zoom and pose */
double bunko_reader_canvas_get_zoom (BunkoReaderCanvas *self);
void bunko_reader_canvas_set_zoom (BunkoReaderCanvas *self, double zoom);
void bunko_reader_canvas_zoom_to (BunkoReaderCanvas *self, double zoom, double x, double y);
void bunko_reader_canvas_zoom_in (BunkoReaderCanvas *self);
void bunko_reader_canvas_zoom_out (BunkoReaderCanvas *self);
void bunko_reader_canvas_zoom_reset (BunkoReaderCanvas *self);
void bunko_reader_canvas_rotate (BunkoReaderCanvas *self, int quarters);
void bunko_reader_canvas_flip (BunkoReaderCanvas *self, gboolean horizontally);

/* Moving */
void bunko_reader_canvas_scroll_forward (BunkoReaderCanvas *self, gboolean backwards);
gboolean bunko_reader_canvas_scroll_by (BunkoReaderCanvas *self, double dx, double dy);
void bunko_reader_canvas_turn (BunkoReaderCanvas *self, int delta);
void bunko_reader_canvas_set_auto_scroll (BunkoReaderCanvas *self, double speed);
void bunko_reader_canvas_step_panel (BunkoReaderCanvas *self, gboolean backwards);

/* What is where */
double bunko_reader_canvas_get_place (BunkoReaderCanvas *self);
void bunko_reader_canvas_set_place (BunkoReaderCanvas *self, double place);
gboolean bunko_reader_canvas_find_page (BunkoReaderCanvas *self, double x, double y, guint *page);
void bunko_reader_canvas_set_magnification (BunkoReaderCanvas *self, double magnification);
void bunko_reader_canvas_snapshot_region (BunkoReaderCanvas *self,
                                          GtkSnapshot *snapshot,
                                          const graphene_rect_t *region,
                                          double factor);

G_END_DECLS
