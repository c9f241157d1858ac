/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_PAGE (bunko_server_page_get_type ())
G_DECLARE_FINAL_TYPE (BunkoServerPage, bunko_server_page, BUNKO, SERVER_PAGE, AdwNavigationPage)

AdwNavigationPage *
bunko_server_page_new (BunkoContext *context, const char *section) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_server_page_get_section (BunkoServerPage *self);
gboolean bunko_server_page_show_section (BunkoServerPage *self, const char *section);
GtkWidget *bunko_server_page_get_section_widget (BunkoServerPage *self, const char *section);

G_END_DECLS
