/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-server-registry.h"
#include "library/bunko-location.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

/* How the server panel is called among the views. */
#define BUNKO_SIDEBAR_SERVER "server"

#define BUNKO_TYPE_SIDEBAR (bunko_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (BunkoSidebar, bunko_sidebar, BUNKO, SIDEBAR, AdwNavigationPage)

void bunko_sidebar_set_context (BunkoSidebar *self, BunkoContext *context);
void bunko_sidebar_set_location (BunkoSidebar *self, BunkoLocation *location);
GListModel *bunko_sidebar_get_entries (BunkoSidebar *self);
void bunko_sidebar_set_registry (BunkoSidebar *self,
                                 BunkoServerRegistry *registry,
                                 BunkoController *controller);
char *bunko_sidebar_dup_server (BunkoSidebar *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sidebar_show_server_menu (BunkoSidebar *self);
void bunko_sidebar_set_server (BunkoSidebar *self, const char *server, const char *user);

/* Places by their names. */
BunkoLocation *bunko_sidebar_create_location (const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_sidebar_get_nth_name (guint index);

G_END_DECLS
