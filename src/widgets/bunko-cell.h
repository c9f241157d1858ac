/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "models/bunko-row.h"

#include "bunko-cover.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CELL (bunko_cell_get_type ())

G_DECLARE_DERIVABLE_TYPE (BunkoCell, bunko_cell, BUNKO, CELL, GtkWidget)

/**
 * BunkoCellClass:
 * @build: makes the widgets in it, and calls bunko_cell_set_cover() if there is a cover
 * @update: shows what is known: @item, or %NULL while there is none
 * @describe: says @item for a screen reader, in a new string
 */
struct _BunkoCellClass
{
  GtkWidgetClass parent_class;

  void (*build) (BunkoCell *self);
  void (*update) (BunkoCell *self, BunkoItem *item);
  char *(*describe) (BunkoCell *self, BunkoItem *item);
};

BunkoRow *bunko_cell_get_row (BunkoCell *self);
void bunko_cell_set_row (BunkoCell *self, BunkoRow *row);
void bunko_cell_update (BunkoCell *self);
void bunko_cell_set_cover (BunkoCell *self, BunkoCover *cover);

G_END_DECLS
