/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-gallery.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CELL_MARKS (bunko_cell_marks_get_type ())

G_DECLARE_FINAL_TYPE (BunkoCellMarks, bunko_cell_marks, BUNKO, CELL_MARKS, GtkWidget)

void bunko_cell_marks_set_item (BunkoCellMarks *self, BunkoItem *item);
BunkoMetatags bunko_cell_marks_get_metatags (BunkoCellMarks *self);
gboolean bunko_cell_marks_get_unread (BunkoCellMarks *self);
double bunko_cell_marks_get_fraction (BunkoCellMarks *self);
void bunko_cell_marks_set_shows_facts (BunkoCellMarks *self, gboolean shows_facts);

gboolean bunko_item_is_unread (BunkoItem *item);
const BunkoReadProgress *bunko_item_get_reading (BunkoItem *item);
char *bunko_item_describe_reading (BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_item_describe_facts (BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;
void bunko_item_describe_marks (BunkoItem *item, GString *text);

G_END_DECLS
