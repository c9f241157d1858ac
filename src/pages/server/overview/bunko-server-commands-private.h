/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-command-result.h"
#include "bunko-server-commands.h"
#include "library/bunko-library-admin.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_PANEL_REQUEST_AUTH,
  BUNKO_PANEL_LOG_OUT,
  BUNKO_PANEL_CHANGELOG,
  BUNKO_PANEL_CHECK_UPDATE,
  BUNKO_PANEL_UPDATE,
  BUNKO_PANEL_REINDEX,
  BUNKO_PANEL_SAVE_CONFIG,
  BUNKO_PANEL_RESTART,
  BUNKO_PANEL_SHUTDOWN,
  BUNKO_PANEL_N_COMMANDS,
} BunkoPanelCommand;

struct _BunkoServerCommands
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *rows[BUNKO_PANEL_N_COMMANDS];
  BunkoCommandResult *result;

  BunkoLibrary *library;
  BunkoChangelog *update; /* the newer version, where one was found */

  GCancellable *cancellable; /* of what runs */
  BunkoPanelCommand running;
  guint delay; /* of what runs, in seconds */
  gint64 started;
  gboolean busy;
  gboolean goes_down; /* the server was told to, and will */
  gboolean online;
};

/* bunko-server-commands.c */
void _bunko_server_commands_update (BunkoServerCommands *self);

/* bunko-server-commands-run.c */
void _bunko_server_commands_run (BunkoServerCommands *self, BunkoPanelCommand command, guint value);

/* bunko-server-commands-ask.c */
gboolean _bunko_server_commands_ask (BunkoServerCommands *self, BunkoPanelCommand command);

G_END_DECLS
