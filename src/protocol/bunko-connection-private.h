/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-connection.h"
#include "bunko-envelope.h"
#include "bunko-exchange.h"
#include "bunko-framer.h"
#include "bunko-protocol-error.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_CONNECTION_NEW,
  BUNKO_CONNECTION_CONNECTING,
  BUNKO_CONNECTION_GREETING,
  BUNKO_CONNECTION_OPEN,
  BUNKO_CONNECTION_CLOSED,
} BunkoConnectionState;

struct _BunkoConnection
{
  GObject parent_instance;

  BunkoEndpoint *endpoint;
  BunkoTimeLimits limits;
  int priority;  /* of reading, while much comes in */
  gssize n_read; /* in the burst under way */

  BunkoWireTap *tap; /* NULL if there is none */
  const char *lane;
  guint number;

  guint64 bytes_in;
  guint64 bytes_out;
  GMainContext *context;
  BunkoConnectionState state;

  GSocketConnection *stream;
  BunkoFramer *framer;
  guint8 *buffer;
  GSource *readable;
  GSource *writable;
  /* Within the handling of what was read. */
  gboolean reading;

  /* Opening. */
  GCancellable *connecting;
  GTask *open_task;
  GSource *open_timer;
  GSource *open_cancelled;

  /* Whom to trust, NULL for authorities alone; and what was found to be wrong. */
  BunkoTrust *trust;
  GError *distrust;
  gboolean proxied;

  /* The message under way, also one whose sender no longer waits; NULL when free. */
  BunkoExchange *exchange;
  GError *write_error;
  /* Strikes at clock_at, when the reply under way is due or earlier. */
  GSource *clock;
  gint64 clock_at;
  /* Who waits less long than the limit thinks that the connection is dead. */
  gboolean hastened;

  /* The server said that it goes down: nothing more is sent. */
  gboolean ending;
  /* The server closed its side; replies that are still being parsed are waited for. */
  gboolean ended;
};

void _bunko_connection_attach (BunkoConnection *self,
                               GSource **place,
                               GSource *source,
                               GSourceFunc callback);
void _bunko_connection_drop_stream (BunkoConnection *self);
void _bunko_connection_fail (BunkoConnection *self, GError *error);
void _bunko_connection_fail_literal (BunkoConnection *self,
                                     BunkoProtocolError code,
                                     const char *message);
void _bunko_connection_fail_closed (BunkoConnection *self);
void _bunko_connection_fail_broken (BunkoConnection *self, const GError *cause);
void _bunko_connection_watch_framer (BunkoConnection *self);
void _bunko_connection_report_opened (BunkoConnection *self);
void _bunko_connection_report_sent (BunkoConnection *self, JsonNode *message, gsize inflated);
void _bunko_connection_report_message (BunkoConnection *self, const BunkoEnvelope *envelope);
void _bunko_connection_report_closed (BunkoConnection *self, const GError *error);
void _bunko_connection_start_reading (BunkoConnection *self);
void _bunko_connection_start_writing (BunkoConnection *self);

G_END_DECLS
