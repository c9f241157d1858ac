/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "bunko-call-batch.h"
#include "bunko-command-tracker.h"
#include "bunko-credentials.h"
#include "bunko-endpoint.h"
#include "bunko-lane-stats.h"
#include "bunko-peer-certificate.h"
#include "bunko-priority.h"

G_BEGIN_DECLS

/**
 * BunkoSessionState:
 * @BUNKO_SESSION_IDLE: not connected
 * @BUNKO_SESSION_CONNECTING: connecting, or waiting for the server's greeting
 * @BUNKO_SESSION_GREETED: connected, not logged in
 * @BUNKO_SESSION_AUTHENTICATING: logging in
 * @BUNKO_SESSION_AUTHENTICATED: logged in; calls are possible
 * @BUNKO_SESSION_LOST: the server is gone; connect again
 *
 * How far a session has come.
 */
typedef enum
{
  BUNKO_SESSION_IDLE,
  BUNKO_SESSION_CONNECTING,
  BUNKO_SESSION_GREETED,
  BUNKO_SESSION_AUTHENTICATING,
  BUNKO_SESSION_AUTHENTICATED,
  BUNKO_SESSION_LOST,
} BunkoSessionState;

/**
 * BunkoServerCommand:
 * @BUNKO_SERVER_COMMAND_QUIT: the server stops
 * @BUNKO_SERVER_COMMAND_RESTART: the server stops and starts again
 * @BUNKO_SERVER_COMMAND_REQUEST_AUTH: the server is asked for its greeting once more
 * @BUNKO_SERVER_COMMAND_LOGOUT: the session ends (not on servers of version 0.3)
 *
 * Commands to a server, which it also announces to all clients, with its numbers (HPX
 * documentation, "ServerCommand").
 */
typedef enum
{
  BUNKO_SERVER_COMMAND_QUIT = 1,
  BUNKO_SERVER_COMMAND_RESTART = 2,
  BUNKO_SERVER_COMMAND_REQUEST_AUTH = 3,
  BUNKO_SERVER_COMMAND_LOGOUT = 4,
} BunkoServerCommand;

/**
 * BunkoVersionPart:
 * @BUNKO_VERSION_CORE: the server itself
 * @BUNKO_VERSION_DATABASE: the form of its database
 * @BUNKO_VERSION_TORRENT: its downloader
 * @BUNKO_VERSION_N_PARTS: how many there are
 *
 * What a server tells the versions of.
 */
typedef enum
{
  BUNKO_VERSION_CORE,
  BUNKO_VERSION_DATABASE,
  BUNKO_VERSION_TORRENT,
  BUNKO_VERSION_N_PARTS,
} BunkoVersionPart;

/**
 * BunkoFunctionFilter:
 * @fname: the name of a function of the server
 *
 * Returns: whether the function is one of those that are meant
 */
typedef gboolean (*BunkoFunctionFilter) (const char *fname);

#define BUNKO_TYPE_SESSION_STATE  (bunko_session_state_get_type ())
#define BUNKO_TYPE_SERVER_COMMAND (bunko_server_command_get_type ())
GType bunko_session_state_get_type (void) G_GNUC_CONST;
GType bunko_server_command_get_type (void) G_GNUC_CONST;

#define BUNKO_TYPE_SESSION (bunko_session_get_type ())
G_DECLARE_FINAL_TYPE (BunkoSession, bunko_session, BUNKO, SESSION, GObject)

BunkoSession *bunko_session_new (BunkoEndpoint *endpoint) G_GNUC_WARN_UNUSED_RESULT;

void bunko_session_connect_async (BunkoSession *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean bunko_session_connect_finish (BunkoSession *self, GAsyncResult *result, GError **error);
void bunko_session_login_async (BunkoSession *self,
                                BunkoCredentials *credentials,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean bunko_session_login_finish (BunkoSession *self, GAsyncResult *result, GError **error);
void bunko_session_reconnect_async (BunkoSession *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean bunko_session_reconnect_finish (BunkoSession *self, GAsyncResult *result, GError **error);
void bunko_session_call_async (BunkoSession *self,
                               const char *fname,
                               JsonObject *args,
                               BunkoPriority priority,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
JsonNode *bunko_session_call_finish (BunkoSession *self,
                                     GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_session_call_was_sent (BunkoSession *self, GAsyncResult *result);
void bunko_session_call_batch_async (BunkoSession *self,
                                     BunkoCallBatch *batch,
                                     BunkoPriority priority,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean bunko_session_call_batch_finish (BunkoSession *self, GAsyncResult *result, GError **error);
void bunko_session_send_command_async (BunkoSession *self,
                                       BunkoServerCommand command,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
JsonNode *bunko_session_send_command_finish (BunkoSession *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_session_set_repeat_filter (BunkoSession *self, BunkoFunctionFilter filter);
void bunko_session_prepare (BunkoSession *self);
void bunko_session_probe (BunkoSession *self, gboolean hasten);
gint64 bunko_session_get_last_heard (BunkoSession *self);
void bunko_session_close (BunkoSession *self);

void bunko_session_set_pin (BunkoSession *self, const char *fingerprint);
const char *bunko_session_get_pin (BunkoSession *self);
BunkoPeerCertificate *bunko_session_get_peer_certificate (BunkoSession *self);
const char *bunko_session_get_tls_version (BunkoSession *self);
const char *bunko_session_get_cipher (BunkoSession *self);
void bunko_session_set_plaintext_allowed (BunkoSession *self, gboolean allowed);
void bunko_session_require_encryption (BunkoSession *self);

gboolean bunko_session_has_function (BunkoSession *self, const char *fname);
gboolean bunko_session_is_refused (BunkoSession *self, const char *fname);
guint bunko_session_get_n_lanes (BunkoSession *self);
void bunko_session_get_lane_stats (BunkoSession *self, guint lane, BunkoLaneStats *stats);
gint64 bunko_session_get_latency (BunkoSession *self);
gint64 bunko_session_get_since (BunkoSession *self);
BunkoEndpoint *bunko_session_get_endpoint (BunkoSession *self);
BunkoSessionState bunko_session_get_state (BunkoSession *self);
const char *bunko_session_get_server_name (BunkoSession *self);
gboolean bunko_session_get_guest_allowed (BunkoSession *self);
gboolean bunko_session_get_version (BunkoSession *self, BunkoVersionPart part, int version[3]);
void bunko_session_get_core_version (BunkoSession *self, int version[3]);
gboolean bunko_session_is_version_at_least (BunkoSession *self, int major, int minor, int patch);
const char *bunko_session_get_user (BunkoSession *self);
BunkoCommandTracker *bunko_session_get_commands (BunkoSession *self);

G_END_DECLS
