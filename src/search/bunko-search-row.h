/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_SEARCH_ROW (bunko_search_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSearchRow, bunko_search_row, BUNKO, SEARCH_ROW, GtkBox)

GtkWidget *bunko_search_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
GtkText *bunko_search_row_get_text (BunkoSearchRow *self);
void bunko_search_row_set_tokens (BunkoSearchRow *self, GPtrArray *tokens, guint place);
guint bunko_search_row_get_n_chips (BunkoSearchRow *self);
GtkWidget *bunko_search_row_get_chip (BunkoSearchRow *self, guint index);

G_END_DECLS
