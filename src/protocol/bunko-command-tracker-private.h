/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-session.h"

G_BEGIN_DECLS

/* How often to ask for states, in milliseconds. */
#define BUNKO_COMMAND_MIN_INTERVAL 50
#define BUNKO_COMMAND_MAX_INTERVAL 1000

struct _BunkoCommandTracker
{
  GObject parent_instance;

  BunkoSession *session; /* borrowed; NULL once it is gone */
  GHashTable *commands;  /* id → BunkoCommand, borrowed: a command takes itself out */
  GMainContext *context;

  /* Polling. */
  GQueue groups; /* of GPtrArray of BunkoCommand: what is still to ask in this round */
  gboolean polling;
  gboolean changed;
  gboolean overlooked; /* there is something to ask for that the round under way leaves out */
  guint interval;
  guint failures;
  gint64 last_poll;
  GSource *poll_timer;

  /* Values. */
  GPtrArray *wanted; /* of BunkoCommand */
  GPtrArray *again;  /* of BunkoCommand */
  GSource *fetch_source;
  GSource *again_source;
  gboolean without_raise_error;

  /* Stopping. */
  GPtrArray *stopping; /* of JsonNode */
  GSource *stop_source;
};

BunkoCommandTracker *_bunko_command_tracker_new (BunkoSession *session) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_command_tracker_detach (BunkoCommandTracker *self);
void _bunko_command_tracker_abort (BunkoCommandTracker *self, const GError *error);

/* What commands tell the tracker that follows them. */
void _bunko_command_tracker_forget (BunkoCommandTracker *self, BunkoCommand *command);
void _bunko_command_tracker_want_value (BunkoCommandTracker *self, BunkoCommand *command);
void _bunko_command_tracker_want_progress (BunkoCommandTracker *self);
void _bunko_command_tracker_stop (BunkoCommandTracker *self, BunkoCommand *command);

/* What its parts share. */
void _bunko_command_tracker_poll_soon (BunkoCommandTracker *self);
void _bunko_command_tracker_schedule (BunkoCommandTracker *self,
                                      GSource **place,
                                      guint delay,
                                      GSourceFunc callback);
GPtrArray *_bunko_command_tracker_new_group (void) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *_bunko_command_tracker_make_args (GPtrArray *commands) G_GNUC_WARN_UNUSED_RESULT;
gboolean _bunko_command_tracker_is_about_ids (const GError *error);
void _bunko_command_tracker_fail_all (GPtrArray *commands, const GError *error);

G_END_DECLS
