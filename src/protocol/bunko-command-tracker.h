/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-command.h"
#include "bunko-priority.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_COMMAND_TRACKER (bunko_command_tracker_get_type ())
G_DECLARE_FINAL_TYPE (BunkoCommandTracker, bunko_command_tracker, BUNKO, COMMAND_TRACKER, GObject)

BunkoCommand *bunko_command_tracker_track (BunkoCommandTracker *self,
                                           const char *id,
                                           BunkoPriority value_priority) G_GNUC_WARN_UNUSED_RESULT;
BunkoCommand *
bunko_command_tracker_track_node (BunkoCommandTracker *self,
                                  JsonNode *id,
                                  BunkoPriority value_priority) G_GNUC_WARN_UNUSED_RESULT;
void bunko_command_tracker_announce (BunkoCommandTracker *self,
                                     BunkoCommand *command,
                                     const char *fname);
guint bunko_command_tracker_get_n_open (BunkoCommandTracker *self);

G_END_DECLS
