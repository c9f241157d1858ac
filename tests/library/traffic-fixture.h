/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-traffic-entry-private.h"
#include "library/bunko-traffic-log-private.h"

G_BEGIN_DECLS

/* The log of the connections, fed with what a tap reports. */
typedef struct
{
  BunkoWireTap *tap;
  BunkoTrafficLog *log;
  guint n_items; /* as told by items-changed */
} TrafficFixture;

void traffic_fixture_set_up (TrafficFixture *self, gconstpointer data);
void traffic_fixture_tear_down (TrafficFixture *self, gconstpointer data);
/* An entry of the list, which keeps it. */
BunkoTrafficEntry *traffic_fixture_get_entry (TrafficFixture *self, guint position);
void traffic_fixture_assert_state (TrafficFixture *self, guint position, BunkoTrafficState state);
/* What a tap would report: a message as JSON, or just its data. */
void traffic_fixture_report (TrafficFixture *self,
                             BunkoWireEventKind kind,
                             guint64 exchange,
                             const char *json);
void traffic_fixture_report_closed (TrafficFixture *self, guint64 exchange);
void traffic_fixture_send (TrafficFixture *self, guint64 exchange, const char *data);
void traffic_fixture_reply (TrafficFixture *self, guint64 exchange, const char *data);

G_END_DECLS
