/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-server-registry.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_BUTTON (bunko_server_button_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerButton, bunko_server_button, BUNKO, SERVER_BUTTON, AdwBin)

GtkWidget *bunko_server_button_new (BunkoServerRegistry *registry,
                                    BunkoController *controller) G_GNUC_WARN_UNUSED_RESULT;
void bunko_server_button_set_name (BunkoServerButton *self, const char *name);
const char *bunko_server_button_get_name (BunkoServerButton *self);
void bunko_server_button_popup (BunkoServerButton *self);

G_END_DECLS
