/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

/**
 * BunkoServerOverviewCommand:
 * @BUNKO_SERVER_OVERVIEW_SHUT_DOWN: stop the server
 * @BUNKO_SERVER_OVERVIEW_RESTART: stop it and start it again
 * @BUNKO_SERVER_OVERVIEW_REQUEST_AUTH: ask for its greeting once more
 * @BUNKO_SERVER_OVERVIEW_LOG_OUT: end the session
 *
 * What the person can ask of the server.
 */
typedef enum
{
  BUNKO_SERVER_OVERVIEW_SHUT_DOWN,
  BUNKO_SERVER_OVERVIEW_RESTART,
  BUNKO_SERVER_OVERVIEW_REQUEST_AUTH,
  BUNKO_SERVER_OVERVIEW_LOG_OUT,
} BunkoServerOverviewCommand;

#define BUNKO_TYPE_SERVER_OVERVIEW (bunko_server_overview_get_type ())
G_DECLARE_FINAL_TYPE (BunkoServerOverview, bunko_server_overview, BUNKO, SERVER_OVERVIEW, AdwBin)

GtkWidget *bunko_server_overview_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void bunko_server_overview_set_online (BunkoServerOverview *self, gboolean online);
void
bunko_server_overview_show_busy (BunkoServerOverview *self, BunkoServerOverviewCommand command);
void bunko_server_overview_show_result (BunkoServerOverview *self,
                                        const char *title,
                                        const char *subtitle,
                                        const char *details,
                                        gboolean failed);

G_END_DECLS
