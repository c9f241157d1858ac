/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-canvas.h"
#include "bunko-sample-art.h"

G_BEGIN_DECLS

#define BUNKO_ART_N_FRAMES 8

void bunko_art_animation_frame (const BunkoArtCanvas *canvas,
                                const BunkoSampleArtSpec *spec,
                                guint frame);

G_END_DECLS
