/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-session.h"

G_BEGIN_DECLS

/* Private to the client: what shows the traffic of a connection. */

/**
 * BunkoWireEventKind:
 * @BUNKO_WIRE_OPENED: a connection stands
 * @BUNKO_WIRE_GREETING: the server said who it is, or that it is not ready yet
 * @BUNKO_WIRE_SENT: a message was handed to the socket
 * @BUNKO_WIRE_REPLY: the reply to it came
 * @BUNKO_WIRE_PUSH: the server announced a command; instead of a reply if there is an exchange
 * @BUNKO_WIRE_STRAY: the server sent what nobody had asked for
 * @BUNKO_WIRE_CANCELLED: who sent the message no longer waits; the reply may still come
 * @BUNKO_WIRE_CLOSED: the connection ended, with the exchange that was under way
 *
 * What happened on a connection.
 */
typedef enum
{
  BUNKO_WIRE_OPENED,
  BUNKO_WIRE_GREETING,
  BUNKO_WIRE_SENT,
  BUNKO_WIRE_REPLY,
  BUNKO_WIRE_PUSH,
  BUNKO_WIRE_STRAY,
  BUNKO_WIRE_CANCELLED,
  BUNKO_WIRE_CLOSED,
} BunkoWireEventKind;

/**
 * BunkoWireEvent:
 * @kind: what happened
 * @connection: the number of the connection, from 1
 * @lane: the name of its lane, static
 * @exchange: the number of the message and its reply, 0 if there is none
 * @elapsed: microseconds since the message was sent, -1 if there is none
 * @compressed: the bytes on the wire, 0 if no message
 * @inflated: the bytes of the text, 0 if no message
 * @message: (nullable): the message, borrowed, not to be changed, with all its secrets
 * @error: (nullable): why the connection ended, borrowed
 *
 * Something that happened on a connection.
 */
typedef struct
{
  BunkoWireEventKind kind;
  guint connection;
  const char *lane;
  guint64 exchange;
  gint64 elapsed;
  gsize compressed;
  gsize inflated;
  JsonNode *message;
  const GError *error;
} BunkoWireEvent;

typedef void (*BunkoWireTapFunc) (const BunkoWireEvent *event, gpointer user_data);

typedef struct _BunkoWireTap BunkoWireTap;

BunkoWireTap *bunko_wire_tap_new (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoWireTap *bunko_wire_tap_ref (BunkoWireTap *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_wire_tap_unref (BunkoWireTap *self);
void bunko_wire_tap_add (BunkoWireTap *self, BunkoWireTapFunc func, gpointer user_data);
void bunko_wire_tap_remove (BunkoWireTap *self, BunkoWireTapFunc func, gpointer user_data);
gboolean bunko_wire_tap_is_used (BunkoWireTap *self);
guint bunko_wire_tap_number_connection (BunkoWireTap *self);
guint64 bunko_wire_tap_number_exchange (BunkoWireTap *self);
void bunko_wire_tap_report (BunkoWireTap *self, const BunkoWireEvent *event);

BunkoWireTap *_bunko_session_get_tap (BunkoSession *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoWireTap, bunko_wire_tap_unref)

G_END_DECLS
