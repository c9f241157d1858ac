/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_ART_ANIMAL_CAT,
  BUNKO_ART_ANIMAL_FOX,
  BUNKO_ART_ANIMAL_RABBIT,
  BUNKO_ART_ANIMAL_BEAR,
  BUNKO_ART_ANIMAL_OWL,
  BUNKO_ART_ANIMAL_ROBOT,
  BUNKO_ART_N_ANIMALS,
} BunkoArtAnimal;

void bunko_art_animal_head (const BunkoArtCanvas *canvas,
                            BunkoArtAnimal animal,
                            double x,
                            double y,
                            double radius,
                            guint32 fur,
                            guint32 light,
                            guint32 line,
                            guint32 accent);
void bunko_art_cat_sitting (const BunkoArtCanvas *canvas,
                            double x,
                            double y,
                            double height,
                            guint32 color,
                            guint32 eyes);

G_END_DECLS
