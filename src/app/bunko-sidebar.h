/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-enums.h"
#include "library/bunko-server-info.h"

G_BEGIN_DECLS

/* How the server panel is called among the views. */
#define BUNKO_SIDEBAR_SERVER "server"

#define BUNKO_TYPE_SIDEBAR (bunko_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (BunkoSidebar, bunko_sidebar, BUNKO, SIDEBAR, AdwNavigationPage)

void bunko_sidebar_select (BunkoSidebar *self, const char *name);
void bunko_sidebar_set_server (BunkoSidebar *self, const char *server, const char *user);
const char *bunko_sidebar_get_title (const char *name);
gboolean bunko_sidebar_get_view (const char *name, BunkoViewType *view);
const char *bunko_sidebar_get_nth_name (guint index);

G_END_DECLS
