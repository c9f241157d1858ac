/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-traffic-log.h"
#include "protocol/bunko-wire-mask.h"
#include "protocol/bunko-wire-tap.h"

G_BEGIN_DECLS

/* Of a message no more text than this is kept. */
#define BUNKO_TRAFFIC_MAX_TEXT (64 * 1024)

struct _BunkoTrafficLog
{
  GObject parent_instance;

  BunkoWireTap *tap;
  BunkoWireMask *mask;
  gboolean recording;

  GPtrArray *entries; /* of BunkoTrafficEntry, the oldest first */
  guint n_dropped;    /* how many at the start have no texts any more */
  gsize contents;     /* bytes of texts */
  GHashTable *open;   /* number of an exchange to its entry, which is in the list */
  BunkoTrafficTotals totals;
};

BunkoTrafficLog *_bunko_traffic_log_new (BunkoWireTap *tap) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_traffic_log_append (BunkoTrafficLog *self, BunkoTrafficEntry *entry);
void _bunko_traffic_log_grow (BunkoTrafficLog *self, gsize size);
void _bunko_traffic_log_take_event (const BunkoWireEvent *event, gpointer user_data);

G_END_DECLS
