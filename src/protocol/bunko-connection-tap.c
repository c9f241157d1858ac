/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-connection-private.h"

/* What a connection tells those who look at its traffic. */

static BunkoWireEvent
make_event (BunkoConnection *self, BunkoWireEventKind kind)
{
  BunkoWireEvent event = {
    .kind = kind,
    .connection = self->number,
    .lane = self->lane,
    .elapsed = -1,
  };

  return event;
}

/**
 * bunko_connection_set_tap: (skip)
 * @self: a new connection
 * @tap: where to report
 * @lane: the name of the lane it is in, static
 *
 * Lets the traffic of the connection be seen.
 */
void
bunko_connection_set_tap (BunkoConnection *self, BunkoWireTap *tap, const char *lane)
{
  g_return_if_fail (BUNKO_IS_CONNECTION (self) && self->state == BUNKO_CONNECTION_NEW);
  g_return_if_fail (self->tap == NULL && tap != NULL);

  self->tap = bunko_wire_tap_ref (tap);
  self->lane = lane;
  self->number = bunko_wire_tap_number_connection (tap);
}

/**
 * _bunko_connection_report_opened: (skip)
 * @self: a connection
 *
 * Says that the connection stands.
 */
void
_bunko_connection_report_opened (BunkoConnection *self)
{
  BunkoWireEvent event = make_event (self, BUNKO_WIRE_OPENED);

  bunko_wire_tap_report (self->tap, &event);
}

/**
 * _bunko_connection_report_sent: (skip)
 * @self: a connection with a new exchange
 * @message: what is being sent
 * @inflated: the size of its text in bytes
 *
 * Says that a message goes out, and lets the exchange say what becomes of it.
 */
void
_bunko_connection_report_sent (BunkoConnection *self, JsonNode *message, gsize inflated)
{
  BunkoWireEvent event = make_event (self, BUNKO_WIRE_SENT);

  if (self->tap == NULL)
    return;
  event.exchange = bunko_wire_tap_number_exchange (self->tap);
  event.compressed = bunko_exchange_get_size (self->exchange);
  event.inflated = inflated;
  event.message = message;
  bunko_exchange_set_tap (self->exchange, self->tap, &event);
  bunko_wire_tap_report (self->tap, &event);
}

static BunkoWireEventKind
classify (BunkoConnection *self, const BunkoEnvelope *envelope)
{
  if (envelope->kind == BUNKO_ENVELOPE_PUSH)
    return BUNKO_WIRE_PUSH;
  if (envelope->kind == BUNKO_ENVELOPE_WAIT || self->state == BUNKO_CONNECTION_GREETING)
    return BUNKO_WIRE_GREETING;
  if (self->exchange != NULL && bunko_exchange_is_written (self->exchange))
    return BUNKO_WIRE_REPLY;
  return BUNKO_WIRE_STRAY;
}

/**
 * _bunko_connection_report_message: (skip)
 * @self: a connection
 * @envelope: what came, before it is taken
 *
 * Says that a message came in.
 */
void
_bunko_connection_report_message (BunkoConnection *self, const BunkoEnvelope *envelope)
{
  BunkoWireEvent event;

  if (!bunko_wire_tap_is_used (self->tap))
    return;
  event = make_event (self, classify (self, envelope));
  event.message = envelope->root;
  bunko_framer_get_sizes (self->framer, &event.compressed, &event.inflated);
  if (self->exchange != NULL && (event.kind == BUNKO_WIRE_REPLY || event.kind == BUNKO_WIRE_PUSH))
    bunko_exchange_fill_event (self->exchange, &event);
  bunko_wire_tap_report (self->tap, &event);
}

/**
 * _bunko_connection_report_closed: (skip)
 * @self: a connection
 * @error: (nullable): why
 *
 * Says that the connection ended, and with it the exchange that is under way.
 */
void
_bunko_connection_report_closed (BunkoConnection *self, const GError *error)
{
  BunkoWireEvent event = make_event (self, BUNKO_WIRE_CLOSED);

  if (self->exchange != NULL)
    bunko_exchange_fill_event (self->exchange, &event);
  event.error = error;
  bunko_wire_tap_report (self->tap, &event);
}
