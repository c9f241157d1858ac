/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_CELL_TEXT (bunko_cell_text_get_type ())

G_DECLARE_FINAL_TYPE (BunkoCellText, bunko_cell_text, BUNKO, CELL_TEXT, GtkWidget)

GtkWidget *bunko_cell_text_new (void) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_cell_text_get_title (BunkoCellText *self);
const char *bunko_cell_text_get_subtitle (BunkoCellText *self);
void bunko_cell_text_set_text (BunkoCellText *self, const char *title, const char *subtitle);
gboolean bunko_cell_text_is_cut (BunkoCellText *self);

void bunko_cell_set_inscription (GtkInscription *inscription, const char *text);

G_END_DECLS
