/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bunko-server-registry.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_MENU (bunko_server_menu_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerMenu, bunko_server_menu, BUNKO, SERVER_MENU, GtkPopover)

GtkWidget *bunko_server_menu_new (BunkoServerRegistry *registry,
                                  BunkoController *controller) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
