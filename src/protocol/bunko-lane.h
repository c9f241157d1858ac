/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-connection.h"
#include "bunko-lane-stats.h"

G_BEGIN_DECLS

/* Private to the protocol layer. */

/**
 * BunkoLaneRank:
 * @BUNKO_LANE_LOGIN: a login, which goes ahead of all others and without a session id, also while
 *   the lane is held
 * @BUNKO_LANE_FIRST: usual messages
 * @BUNKO_LANE_LATER: messages for which there is time when no usual one waits
 *
 * In what order the messages of a lane are sent.
 */
typedef enum
{
  BUNKO_LANE_LOGIN,
  BUNKO_LANE_FIRST,
  BUNKO_LANE_LATER,
  BUNKO_LANE_N_RANKS,
} BunkoLaneRank;

#define BUNKO_TYPE_LANE (bunko_lane_get_type ())
G_DECLARE_FINAL_TYPE (BunkoLane, bunko_lane, BUNKO, LANE, GObject)

BunkoLane *bunko_lane_new (BunkoEndpoint *endpoint,
                           guint max_connections,
                           int priority) G_GNUC_WARN_UNUSED_RESULT;
void bunko_lane_set_limits (BunkoLane *self, const BunkoTimeLimits *limits, guint max_queue);
void bunko_lane_set_tap (BunkoLane *self, BunkoWireTap *tap, const char *name);
void bunko_lane_set_trust (BunkoLane *self, BunkoTrust *trust);
void bunko_lane_set_endpoint (BunkoLane *self, BunkoEndpoint *endpoint);
void bunko_lane_set_plaintext_allowed (BunkoLane *self, gboolean allowed);
void bunko_lane_set_session_id (BunkoLane *self, const char *session_id);
void bunko_lane_set_held (BunkoLane *self, gboolean held);
void bunko_lane_open_async (BunkoLane *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
JsonNode *bunko_lane_open_finish (BunkoLane *self,
                                  GAsyncResult *result,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_lane_send_async (BunkoLane *self,
                            JsonNode *data,
                            BunkoLaneRank rank,
                            guint timeout,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
JsonNode *bunko_lane_send_finish (BunkoLane *self,
                                  GAsyncResult *result,
                                  char **session_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_lane_was_sent (BunkoLane *self, GAsyncResult *result);
guint bunko_lane_get_max_connections (BunkoLane *self);
guint bunko_lane_get_n_connections (BunkoLane *self);
void bunko_lane_probe (BunkoLane *self, JsonNode *data, guint timeout, gboolean hasten);
gint64 bunko_lane_get_last_heard (BunkoLane *self);
void bunko_lane_get_stats (BunkoLane *self, BunkoLaneStats *stats);
guint bunko_lane_get_round_trips (BunkoLane *self, BunkoRoundTrip *trips);
void bunko_lane_flush (BunkoLane *self, const GError *error);
void bunko_lane_close (BunkoLane *self, const GError *error);

G_END_DECLS
