/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoArtPalette:
 * @ink: nearly black, for lines and silhouettes
 * @deep: dark, for night skies and the nearest ground
 * @mid: the main hue
 * @soft: a light tone of it
 * @paper: nearly white, for paper, clouds and lettering on dark
 * @pop: the accent: what shall be seen first
 * @pop2: a second accent
 *
 * Colours that go well together, each 0xRRGGBB. From @ink to @paper they get lighter.
 */
typedef struct
{
  guint32 ink;
  guint32 deep;
  guint32 mid;
  guint32 soft;
  guint32 paper;
  guint32 pop;
  guint32 pop2;
} BunkoArtPalette;

const BunkoArtPalette *bunko_art_palette_for_seed (guint64 seed);
const BunkoArtPalette *bunko_art_palette_gray (void);

guint32 bunko_art_color_mix (guint32 a, guint32 b, double t);
guint32 bunko_art_color_natural (const BunkoArtPalette *palette, guint32 color);
double bunko_art_color_luma (guint32 color);

G_END_DECLS
