/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-log-line.h"

G_BEGIN_DECLS

/**
 * BunkoServerLogKind:
 * @BUNKO_SERVER_LOG_MAIN: what the server logs unless it is asked for something else
 * @BUNKO_SERVER_LOG_METADATA: the fetching of metadata
 * @BUNKO_SERVER_LOG_DOWNLOAD: downloads
 * @BUNKO_SERVER_LOG_ITEM: what was done with an item
 *
 * The logs of a server.
 */
typedef enum
{
  BUNKO_SERVER_LOG_MAIN,
  BUNKO_SERVER_LOG_METADATA,
  BUNKO_SERVER_LOG_DOWNLOAD,
  BUNKO_SERVER_LOG_ITEM,
} BunkoServerLogKind;

#define BUNKO_TYPE_SERVER_LOG (bunko_server_log_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerLog, bunko_server_log, BUNKO, SERVER_LOG, GObject)

BunkoServerLog *
bunko_server_log_new (BunkoLibrary *library, BunkoServerLogKind kind) G_GNUC_WARN_UNUSED_RESULT;
BunkoServerLog *
bunko_server_log_new_for_item (BunkoLibrary *library, BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;
BunkoServerLogKind bunko_server_log_get_kind (BunkoServerLog *self);
gboolean bunko_server_log_is_shortened (BunkoServerLog *self);
gboolean bunko_server_log_is_supported (BunkoServerLog *self);
void bunko_server_log_refresh_async (BunkoServerLog *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
bunko_server_log_refresh_finish (BunkoServerLog *self, GAsyncResult *result, GError **error);

G_END_DECLS
