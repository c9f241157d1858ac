/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-encode.h"
#include "bunko-sample-art.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_ART_KIND_COVER,
  BUNKO_ART_KIND_PAGE,
  BUNKO_ART_KIND_SPREAD,
  BUNKO_ART_KIND_STRIP,
  BUNKO_ART_KIND_ANIMATION,
  BUNKO_ART_KIND_END,
} BunkoArtKind;

/**
 * BunkoArtPlan:
 * @kind: what is drawn
 * @format: how it is saved
 * @width: the width of the original in pixels
 * @height: the height of the original in pixels
 * @unit: how many units a pixel of the original is: more than 1 for small originals
 * @is_colored: whether it is in colour
 * @is_rtl: whether the panels are read from right to left
 *
 * What a picture will be, before it is drawn.
 */
typedef struct
{
  BunkoArtKind kind;
  BunkoArtFormat format;
  int width;
  int height;
  double unit;
  gboolean is_colored;
  gboolean is_rtl;
} BunkoArtPlan;

void bunko_art_plan_init (BunkoArtPlan *self, const BunkoSampleArtSpec *spec);

G_END_DECLS
