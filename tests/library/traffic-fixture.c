/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "traffic-fixture.h"

#include <string.h>

#include "protocol/bunko-protocol-error.h"

static void
items_changed_cb (TrafficFixture *self, guint position, guint removed, guint added)
{
  g_assert_cmpuint (position + removed, <=, self->n_items);
  self->n_items += added - removed;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->log)), ==, self->n_items);
}

void
traffic_fixture_set_up (TrafficFixture *self, gconstpointer data)
{
  self->tap = bunko_wire_tap_new ();
  self->log = _bunko_traffic_log_new (self->tap);
  g_signal_connect_swapped (self->log, "items-changed", G_CALLBACK (items_changed_cb), self);
}

void
traffic_fixture_tear_down (TrafficFixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->log);
  g_assert_false (bunko_wire_tap_is_used (self->tap));
  bunko_wire_tap_unref (self->tap);
}

BunkoTrafficEntry *
traffic_fixture_get_entry (TrafficFixture *self, guint position)
{
  g_autoptr (BunkoTrafficEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->log), position);

  g_assert_nonnull (entry);
  return entry;
}

void
traffic_fixture_report (TrafficFixture *self,
                        BunkoWireEventKind kind,
                        guint64 exchange,
                        const char *json)
{
  g_autoptr (JsonNode) message = json != NULL ? json_from_string (json, NULL) : NULL;
  BunkoWireEvent event = {
    .kind = kind,
    .connection = 1,
    .lane = "interactive",
    .exchange = exchange,
    .elapsed = exchange > 0 && kind != BUNKO_WIRE_SENT ? 1500 : -1,
    .compressed = message != NULL ? 100 : 0,
    .inflated = json != NULL ? strlen (json) : 0,
    .message = message,
  };

  bunko_wire_tap_report (self->tap, &event);
}

void
traffic_fixture_report_closed (TrafficFixture *self, guint64 exchange)
{
  g_autoptr (GError) error =
      g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED, "it broke");
  BunkoWireEvent event = {
    .kind = BUNKO_WIRE_CLOSED,
    .connection = 1,
    .lane = "interactive",
    .exchange = exchange,
    .elapsed = exchange > 0 ? 1500 : -1,
    .error = error,
  };

  bunko_wire_tap_report (self->tap, &event);
}

void
traffic_fixture_send (TrafficFixture *self, guint64 exchange, const char *data)
{
  g_autofree char *json =
      g_strdup_printf ("{\"session\":\"sesame\",\"name\":\"bunko\",\"data\":%s}", data);

  traffic_fixture_report (self, BUNKO_WIRE_SENT, exchange, json);
}

void
traffic_fixture_reply (TrafficFixture *self, guint64 exchange, const char *data)
{
  g_autofree char *json =
      g_strdup_printf ("{\"session\":\"sesame\",\"name\":\"peer\",\"data\":%s}", data);

  traffic_fixture_report (self, BUNKO_WIRE_REPLY, exchange, json);
}

void
traffic_fixture_assert_state (TrafficFixture *self, guint position, BunkoTrafficState state)
{
  g_assert_cmpint (bunko_traffic_entry_get_state (traffic_fixture_get_entry (self, position)), ==,
                   state);
}
