/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-canvas.h"

G_BEGIN_DECLS

void bunko_art_stars (const BunkoArtCanvas *canvas,
                      guint64 seed,
                      double x,
                      double y,
                      double width,
                      double height,
                      guint n_stars,
                      guint32 color);
void bunko_art_cloud (const BunkoArtCanvas *canvas,
                      guint64 seed,
                      double x,
                      double y,
                      double width,
                      guint32 color);
void bunko_art_ridge (const BunkoArtCanvas *canvas,
                      guint64 seed,
                      double y,
                      double amplitude,
                      gboolean is_rocky,
                      guint32 color);
void bunko_art_waves (const BunkoArtCanvas *canvas,
                      double y,
                      double length,
                      double height,
                      double phase,
                      guint32 color);
void
bunko_art_pine (const BunkoArtCanvas *canvas, double x, double y, double height, guint32 color);
void bunko_art_tree (const BunkoArtCanvas *canvas,
                     guint64 seed,
                     double x,
                     double y,
                     double height,
                     guint32 leaves,
                     guint32 trunk);
void bunko_art_skyline (const BunkoArtCanvas *canvas,
                        guint64 seed,
                        double y,
                        double height,
                        guint32 walls,
                        guint32 windows,
                        guint lit_in_ten);
void bunko_art_birds (const BunkoArtCanvas *canvas,
                      guint64 seed,
                      double x,
                      double y,
                      double size,
                      guint n_birds,
                      guint32 color);
void bunko_art_rays (const BunkoArtCanvas *canvas,
                     double x,
                     double y,
                     double radius,
                     guint n_rays,
                     guint32 color,
                     double alpha);
void bunko_art_petals (const BunkoArtCanvas *canvas,
                       guint64 seed,
                       guint n_petals,
                       double size,
                       guint32 color);
void bunko_art_rain (const BunkoArtCanvas *canvas,
                     guint64 seed,
                     guint n_drops,
                     guint32 color,
                     double alpha);
void
bunko_art_crescent (const BunkoArtCanvas *canvas, double x, double y, double radius, guint32 color);
void bunko_art_sailboat (const BunkoArtCanvas *canvas,
                         double x,
                         double y,
                         double size,
                         guint32 hull,
                         guint32 sail,
                         guint32 sail2);
void bunko_art_balloon (const BunkoArtCanvas *canvas,
                        double x,
                        double y,
                        double radius,
                        guint32 color,
                        guint32 stripe,
                        guint32 basket);
void bunko_art_lighthouse (const BunkoArtCanvas *canvas,
                           double x,
                           double y,
                           double height,
                           guint32 wall,
                           guint32 stripe,
                           guint32 light);

G_END_DECLS
