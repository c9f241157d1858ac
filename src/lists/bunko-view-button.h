/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item-view.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_VIEW_BUTTON (bunko_view_button_get_type ())

G_DECLARE_FINAL_TYPE (BunkoViewButton, bunko_view_button, BUNKO, VIEW_BUTTON, AdwBin)

GtkWidget *bunko_view_button_new (BunkoItemView *view) G_GNUC_WARN_UNUSED_RESULT;
void bunko_view_button_set_view (BunkoViewButton *self, BunkoItemView *view);

G_END_DECLS
