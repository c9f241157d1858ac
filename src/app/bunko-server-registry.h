/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-workspace.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SERVER_REGISTRY (bunko_server_registry_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerRegistry, bunko_server_registry, BUNKO, SERVER_REGISTRY, GObject)

/* How many servers without a window stay connected, for somebody who switches back. */
#define BUNKO_SERVER_REGISTRY_MAX_PARKED 3

BunkoServerRegistry *
bunko_server_registry_new (BunkoServerList *servers, GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
BunkoServerList *bunko_server_registry_get_servers (BunkoServerRegistry *self);
GSettings *bunko_server_registry_get_settings (BunkoServerRegistry *self);

BunkoWorkspace *bunko_server_registry_create_workspace (BunkoServerRegistry *self);
guint bunko_server_registry_get_n_workspaces (BunkoServerRegistry *self);
BunkoWorkspace *bunko_server_registry_get_workspace (BunkoServerRegistry *self, guint index);
GStrv bunko_server_registry_dup_open (BunkoServerRegistry *self) G_GNUC_WARN_UNUSED_RESULT;

BunkoWorkspace *bunko_server_registry_find (BunkoServerRegistry *self, const char *uuid);
BunkoServerProfile *
bunko_server_registry_find_profile (BunkoServerRegistry *self, const char *uuid);
BunkoServerProfile *bunko_server_registry_lookup_uri (BunkoServerRegistry *self,
                                                      const char *uri,
                                                      gint64 *gallery,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

void bunko_server_registry_stop (BunkoServerRegistry *self);
void bunko_server_registry_close (BunkoServerRegistry *self);

void bunko_server_registry_clear_cache_async (BunkoServerRegistry *self,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean bunko_server_registry_clear_cache_finish (BunkoServerRegistry *self,
                                                   GAsyncResult *result,
                                                   GError **error);

G_END_DECLS
