/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoPanelMask:
 * @width: width in cells
 * @height: height in cells
 * @labels: (array): for each cell, line by line: 0 for what is outside of all panels, else the
 *   number of the piece it belongs to, from 1
 * @ground_at_edge: how much of the edge of the page is ground, 0–1
 * @pieces: (element-type BunkoPanelPiece): the pieces; number 1 is the first
 *
 * A page as pieces that hang together, on the ground that is seen between panels.
 */
typedef struct
{
  int width;
  int height;
  guint16 *labels;
  double ground_at_edge;
  GArray *pieces;
} BunkoPanelMask;

/**
 * BunkoPanelPiece:
 * @left: its leftmost cell
 * @top: its uppermost cell
 * @right: one after its rightmost cell
 * @bottom: one after its lowest cell
 * @n_cells: how many cells it has
 *
 * Something on a page that the ground goes around.
 */
typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
  int n_cells;
} BunkoPanelPiece;

BunkoPanelMask *
bunko_panel_mask_new (const guint8 *gray, int width, int height, gsize stride, gboolean dark)
    G_GNUC_WARN_UNUSED_RESULT;
void bunko_panel_mask_free (BunkoPanelMask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoPanelMask, bunko_panel_mask_free)

void bunko_panel_piece_add (BunkoPanelPiece *self, int x, int y);
int bunko_panel_piece_get_area (const BunkoPanelPiece *self);

G_END_DECLS
