/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "bunko-endpoint.h"
#include "bunko-trust-private.h"
#include "bunko-wire-tap.h"

G_BEGIN_DECLS

/* Private to the protocol layer. */

/**
 * BunkoTimeLimits:
 * @connect: until the connection, with TLS, stands
 * @greeting: from then until the greeting came
 * @reply: from a message until its reply came, where the caller sets no other limit
 *
 * How long to wait for a server, in milliseconds.
 */
typedef struct
{
  guint connect;
  guint greeting;
  guint reply;
} BunkoTimeLimits;

#define BUNKO_TIME_LIMITS_DEFAULT { 10 * 1000, 10 * 1000, 60 * 1000 }

#define BUNKO_TYPE_CONNECTION (bunko_connection_get_type ())
G_DECLARE_FINAL_TYPE (BunkoConnection, bunko_connection, BUNKO, CONNECTION, GObject)

BunkoConnection *bunko_connection_new (BunkoEndpoint *endpoint,
                                       const BunkoTimeLimits *limits) G_GNUC_WARN_UNUSED_RESULT;
void bunko_connection_set_priority (BunkoConnection *self, int priority);
void bunko_connection_set_tap (BunkoConnection *self, BunkoWireTap *tap, const char *lane);
void bunko_connection_set_trust (BunkoConnection *self, BunkoTrust *trust);
gboolean bunko_connection_is_private (BunkoConnection *self);
void bunko_connection_open_async (BunkoConnection *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
JsonNode *bunko_connection_open_finish (BunkoConnection *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_connection_exchange_async (BunkoConnection *self,
                                      JsonNode *message,
                                      guint timeout,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
JsonNode *bunko_connection_exchange_finish (BunkoConnection *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_connection_hasten (BunkoConnection *self, guint timeout);
gboolean bunko_connection_is_opening (BunkoConnection *self);
gboolean bunko_connection_is_free (BunkoConnection *self);
gboolean bunko_connection_is_busy (BunkoConnection *self);
void bunko_connection_get_bytes (BunkoConnection *self, guint64 *in, guint64 *out);
void bunko_connection_close (BunkoConnection *self, const GError *error);

G_END_DECLS
