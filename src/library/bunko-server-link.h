/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BunkoServerLane:
 * @name: (type utf8): what its connections are for, for people; static
 * @max_connections: how many connections it may have
 * @n_open: how many stand
 * @n_opening: how many are being made
 * @n_busy: on how many an answer is waited for
 * @n_waiting: how many calls wait for a connection
 *
 * Connections for the same purpose.
 */
typedef struct
{
  const char *name;
  guint max_connections;
  guint n_open;
  guint n_opening;
  guint n_busy;
  guint n_waiting;
} BunkoServerLane;

#define BUNKO_TYPE_SERVER_LINK (bunko_server_link_get_type ())

G_DECLARE_FINAL_TYPE (BunkoServerLink, bunko_server_link, BUNKO, SERVER_LINK, GObject)

void bunko_server_link_watch (BunkoServerLink *self);
void bunko_server_link_unwatch (BunkoServerLink *self);
gboolean bunko_server_link_is_local (BunkoServerLink *self);
gboolean bunko_server_link_get_encrypted (BunkoServerLink *self);
const char *bunko_server_link_get_tls_version (BunkoServerLink *self);
const char *bunko_server_link_get_tls_cipher (BunkoServerLink *self);
const char *bunko_server_link_get_fingerprint (BunkoServerLink *self);
double bunko_server_link_get_latency (BunkoServerLink *self);
GDateTime *bunko_server_link_get_since (BunkoServerLink *self) G_GNUC_WARN_UNUSED_RESULT;
guint64 bunko_server_link_get_n_calls (BunkoServerLink *self);
guint64 bunko_server_link_get_n_failed (BunkoServerLink *self);
guint64 bunko_server_link_get_bytes_in (BunkoServerLink *self);
guint64 bunko_server_link_get_bytes_out (BunkoServerLink *self);
guint bunko_server_link_get_n_lanes (BunkoServerLink *self);
void bunko_server_link_get_lane (BunkoServerLink *self, guint index, BunkoServerLane *lane);

G_END_DECLS
