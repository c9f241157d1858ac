/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bunko-controller.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_MENU_ROW (bunko_server_menu_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerMenuRow,
                      bunko_server_menu_row,
                      BUNKO,
                      SERVER_MENU_ROW,
                      GtkListBoxRow)

GtkWidget *bunko_server_menu_row_new (BunkoServerProfile *profile,
                                      BunkoController *controller,
                                      gboolean is_shown) G_GNUC_WARN_UNUSED_RESULT;
BunkoServerProfile *bunko_server_menu_row_get_profile (BunkoServerMenuRow *self);
const char *bunko_server_menu_row_get_subtitle (BunkoServerMenuRow *self);

G_END_DECLS
