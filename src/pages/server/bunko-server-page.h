/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-server-info.h"

G_BEGIN_DECLS

/**
 * BunkoServerPageCommand:
 * @BUNKO_SERVER_PAGE_SHUT_DOWN: stop the server
 * @BUNKO_SERVER_PAGE_RESTART: stop it and start it again
 * @BUNKO_SERVER_PAGE_REQUEST_AUTH: ask for its greeting once more
 * @BUNKO_SERVER_PAGE_LOG_OUT: end the session
 *
 * What the person can ask of the server.
 */
typedef enum
{
  BUNKO_SERVER_PAGE_SHUT_DOWN,
  BUNKO_SERVER_PAGE_RESTART,
  BUNKO_SERVER_PAGE_REQUEST_AUTH,
  BUNKO_SERVER_PAGE_LOG_OUT,
} BunkoServerPageCommand;

#define BUNKO_TYPE_SERVER_PAGE (bunko_server_page_get_type ())
G_DECLARE_FINAL_TYPE (BunkoServerPage, bunko_server_page, BUNKO, SERVER_PAGE, AdwNavigationPage)

AdwNavigationPage *bunko_server_page_new (BunkoServerInfo *info) G_GNUC_WARN_UNUSED_RESULT;
void bunko_server_page_set_info (BunkoServerPage *self, BunkoServerInfo *info);
void bunko_server_page_set_online (BunkoServerPage *self, gboolean online);
void bunko_server_page_show_busy (BunkoServerPage *self, BunkoServerPageCommand command);
void bunko_server_page_show_result (BunkoServerPage *self,
                                    const char *title,
                                    const char *subtitle,
                                    const char *details,
                                    gboolean failed);

G_END_DECLS
