/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-canvas.h"
#include "bunko-sample-art-scenes.h"
#include "bunko-sample-art.h"

G_BEGIN_DECLS

void bunko_art_cover (const BunkoArtCanvas *canvas, const BunkoSampleArtSpec *spec);
void bunko_art_cover_lettering (const BunkoArtCanvas *canvas,
                                const BunkoSampleArtSpec *spec,
                                const BunkoArtScene *scene);

G_END_DECLS
