/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-traffic-entry.h"

G_BEGIN_DECLS

struct _BunkoTrafficEntry
{
  GObject parent_instance;

  BunkoTrafficKind kind;
  BunkoTrafficState state;
  guint connection;
  const char *lane;
  guint64 exchange;
  gint64 time;    /* microseconds since 1970 */
  gint64 elapsed; /* microseconds until the reply, or -1 */
  guint64 sizes[BUNKO_TRAFFIC_N_SIZES];
  char *functions;
  char *error;

  /* JSON on one line, without secrets; NULL if there is none. */
  char *request;
  char *reply;
  gboolean dropped;
};

BunkoTrafficEntry *_bunko_traffic_entry_new (BunkoTrafficKind kind) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_traffic_entry_set_state (BunkoTrafficEntry *self, BunkoTrafficState state);
gsize _bunko_traffic_entry_measure (BunkoTrafficEntry *self);
void _bunko_traffic_entry_drop (BunkoTrafficEntry *self);
void _bunko_traffic_entry_write_text (BunkoTrafficEntry *self, GString *out);
void _bunko_traffic_entry_write_json (BunkoTrafficEntry *self, GString *out);
char *_bunko_traffic_indent (const char *json) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
