/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "settings/bunko-server-list.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_START_PAGE (bunko_start_page_get_type ())
G_DECLARE_FINAL_TYPE (BunkoStartPage, bunko_start_page, BUNKO, START_PAGE, AdwBin)

GtkWidget *bunko_start_page_new (BunkoServerList *servers) G_GNUC_WARN_UNUSED_RESULT;
void bunko_start_page_set_servers (BunkoStartPage *self, BunkoServerList *servers);
void bunko_start_page_set_open (BunkoStartPage *self, const char *const *uuids);
void bunko_start_page_show_servers (BunkoStartPage *self);
void bunko_start_page_show_connecting (BunkoStartPage *self, const char *name);
void bunko_start_page_show_failure (BunkoStartPage *self,
                                    BunkoServerProfile *profile,
                                    const char *title,
                                    const char *body);

G_END_DECLS
