/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PageDrawing:
 * @width: in pixels
 * @height: in pixels
 * @gray: a byte a pixel, line by line
 *
 * A page in shades of gray that a test draws.
 */
typedef struct
{
  int width;
  int height;
  guint8 *gray;
} PageDrawing;

void page_drawing_init (PageDrawing *self, int width, int height, guint8 ground);
void page_drawing_clear (PageDrawing *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PageDrawing, page_drawing_clear)

void page_drawing_rect (PageDrawing *self, int x, int y, int width, int height, guint8 gray);
void page_drawing_quad (PageDrawing *self, const double corners[8], guint8 gray);
void page_drawing_panel (PageDrawing *self, const double corners[8], guint8 frame, guint inside);
void page_drawing_balloon (PageDrawing *self, double x, double y, double rx, double ry);
void page_drawing_noise (PageDrawing *self, int amount, guint32 seed);
void page_drawing_invert (PageDrawing *self);
void page_drawing_rotate (PageDrawing *self, double degrees, guint8 ground);

G_END_DECLS
