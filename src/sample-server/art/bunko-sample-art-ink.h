/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_ART_BUBBLE_SPEECH,
  BUNKO_ART_BUBBLE_SHOUT,
  BUNKO_ART_BUBBLE_THOUGHT,
  BUNKO_ART_BUBBLE_CAPTION,
} BunkoArtBubble;

void bunko_art_tone (const BunkoArtCanvas *canvas, double step, double coverage, guint32 color);
void bunko_art_focus_lines (const BunkoArtCanvas *canvas,
                            guint64 seed,
                            double x,
                            double y,
                            double rx,
                            double ry,
                            guint32 color);
void bunko_art_speed_lines (const BunkoArtCanvas *canvas, guint64 seed, guint32 color);
void bunko_art_bubble (const BunkoArtCanvas *canvas,
                       BunkoArtBubble kind,
                       const char *text,
                       gboolean is_standing,
                       double x,
                       double y,
                       double max_width,
                       double max_height,
                       double tail_x,
                       double tail_y);
void bunko_art_sound (const BunkoArtCanvas *canvas,
                      const char *text,
                      double x,
                      double y,
                      double size,
                      double angle);

G_END_DECLS
