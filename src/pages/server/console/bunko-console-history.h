/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "library/bunko-api-request.h"

G_BEGIN_DECLS

/**
 * BUNKO_CONSOLE_HISTORY_MAX:
 *
 * So many messages are kept for each server.
 */
#define BUNKO_CONSOLE_HISTORY_MAX 200

#define BUNKO_TYPE_CONSOLE_ENTRY (bunko_console_entry_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleEntry, bunko_console_entry, BUNKO, CONSOLE_ENTRY, GObject)

const char *bunko_console_entry_get_title (BunkoConsoleEntry *self);
const char *bunko_console_entry_get_text (BunkoConsoleEntry *self);
GDateTime *bunko_console_entry_get_time (BunkoConsoleEntry *self);

#define BUNKO_TYPE_CONSOLE_HISTORY (bunko_console_history_get_type ())

G_DECLARE_FINAL_TYPE (BunkoConsoleHistory, bunko_console_history, BUNKO, CONSOLE_HISTORY, GObject)

BunkoConsoleHistory *bunko_console_history_get (const char *server_key) G_GNUC_WARN_UNUSED_RESULT;
void bunko_console_history_add (BunkoConsoleHistory *self, BunkoApiRequest *request);
void bunko_console_history_clear (BunkoConsoleHistory *self);
GListModel *bunko_console_history_get_entries (BunkoConsoleHistory *self);
gboolean bunko_console_history_get_busy (BunkoConsoleHistory *self);

G_END_DECLS
