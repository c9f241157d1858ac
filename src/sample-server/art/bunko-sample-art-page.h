/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-canvas.h"
#include "bunko-sample-art-plan.h"

G_BEGIN_DECLS

void bunko_art_page (const BunkoArtCanvas *canvas,
                     const BunkoSampleArtSpec *spec,
                     const BunkoArtPlan *plan);

G_END_DECLS
