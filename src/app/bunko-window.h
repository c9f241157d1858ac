/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-server-registry.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_WINDOW (bunko_window_get_type ())
G_DECLARE_FINAL_TYPE (BunkoWindow, bunko_window, BUNKO, WINDOW, AdwApplicationWindow)

GtkWindow *bunko_window_new (GtkApplication *application,
                             BunkoServerRegistry *registry,
                             BunkoWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

void bunko_window_open_server (BunkoWindow *self, BunkoServerProfile *profile, gint64 gallery);
void bunko_window_show_server (BunkoWindow *self, BunkoServerProfile *profile);
GtkWindow *bunko_window_open_uri (BunkoWindow *self, const char *uri);
void bunko_window_open_sample (BunkoWindow *self);

void bunko_window_add_toast (BunkoWindow *self, AdwToast *toast);
void bunko_window_show_error (BunkoWindow *self, const GError *error);

BunkoWorkspace *bunko_window_get_workspace (BunkoWindow *self);
gboolean bunko_window_is_free (BunkoWindow *self);

G_END_DECLS
