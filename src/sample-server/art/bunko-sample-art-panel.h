/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-canvas.h"
#include "bunko-sample-art-dialogue.h"

G_BEGIN_DECLS

/**
 * BunkoArtPanel:
 * @seed: the seed of the gallery
 * @number: the number of the panel, counted through the gallery
 * @words: the words
 * @is_rtl: whether one reads from right to left
 * @last: what the panel before showed, so that this one shows something else
 *
 * What a panel shows.
 */
typedef struct
{
  guint64 seed;
  guint number;
  const BunkoArtDialogue *words;
  gboolean is_rtl;
  gconstpointer last;
} BunkoArtPanel;

void bunko_art_panel (const BunkoArtCanvas *canvas, BunkoArtPanel *self);

G_END_DECLS
