/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_ART_MOOD_CALM,
  BUNKO_ART_MOOD_HAPPY,
  BUNKO_ART_MOOD_SURPRISED,
  BUNKO_ART_MOOD_DETERMINED,
  BUNKO_ART_MOOD_SAD,
  BUNKO_ART_MOOD_WINK,
  BUNKO_ART_MOOD_SLEEPY,
  BUNKO_ART_N_MOODS,
} BunkoArtMood;

enum
{
  BUNKO_ART_OUTFIT_HOODIE,
  BUNKO_ART_OUTFIT_SAILOR,
  BUNKO_ART_OUTFIT_SHIRT,
  BUNKO_ART_OUTFIT_STRIPES,
  BUNKO_ART_OUTFIT_KIMONO,
  BUNKO_ART_OUTFIT_SCARF,
  BUNKO_ART_N_OUTFITS,
};

/**
 * BunkoArtFigure:
 * @hair: the cut at the back
 * @fringe: the cut at the front
 * @outfit: the clothes
 * @extra: what the head wears
 * @hair_color: the colour of the hair
 * @skin: the colour of the skin
 * @cloth: the main colour of the clothes
 * @cloth2: the other colour of the clothes
 * @eye: the colour of the eyes
 * @line: the colour of the lines
 * @line_width: the width of the lines, as a part of the radius of the head
 *
 * A character. The same one appears on the cover and all over the pages of a gallery.
 */
typedef struct
{
  guint hair;
  guint fringe;
  guint outfit;
  guint extra;
  guint32 hair_color;
  guint32 skin;
  guint32 cloth;
  guint32 cloth2;
  guint32 eye;
  guint32 line;
  double line_width;
} BunkoArtFigure;

void bunko_art_figure_init (BunkoArtFigure *self,
                            guint64 seed,
                            guint which,
                            const BunkoArtPalette *palette);
void bunko_art_figure_bust (const BunkoArtCanvas *canvas,
                            const BunkoArtFigure *self,
                            BunkoArtMood mood,
                            double x,
                            double y,
                            double radius,
                            double turn);
void bunko_art_figure_standing (const BunkoArtCanvas *canvas,
                                const BunkoArtFigure *self,
                                BunkoArtMood mood,
                                double x,
                                double y,
                                double height,
                                gboolean is_walking);
void bunko_art_figure_eyes (const BunkoArtCanvas *canvas,
                            const BunkoArtFigure *self,
                            BunkoArtMood mood,
                            double x,
                            double y,
                            double radius);

/* The parts; they draw in units of the radius of the head, around its centre. */
void bunko_art_figure_draw_hair_back (const BunkoArtCanvas *canvas, const BunkoArtFigure *self);
void bunko_art_figure_draw_head (const BunkoArtCanvas *canvas,
                                 const BunkoArtFigure *self,
                                 BunkoArtMood mood,
                                 double turn);
void bunko_art_figure_draw_face (const BunkoArtCanvas *canvas,
                                 const BunkoArtFigure *self,
                                 BunkoArtMood mood,
                                 double turn);
void bunko_art_figure_draw_shoulders (const BunkoArtCanvas *canvas, const BunkoArtFigure *self);
void bunko_art_figure_draw_body (const BunkoArtCanvas *canvas,
                                 const BunkoArtFigure *self,
                                 gboolean is_walking);

G_END_DECLS
