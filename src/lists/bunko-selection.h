/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_SELECTION (bunko_selection_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSelection, bunko_selection, BUNKO, SELECTION, GObject)

BunkoSelection *bunko_selection_new (GListModel *model) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_selection_get_n_selected (BunkoSelection *self);
void bunko_selection_set_sticky (BunkoSelection *self, gboolean sticky);
void bunko_selection_toggle (BunkoSelection *self, guint position);
void bunko_selection_invert (BunkoSelection *self);

G_END_DECLS
