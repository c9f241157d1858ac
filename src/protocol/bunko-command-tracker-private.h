/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-session.h"

G_BEGIN_DECLS

BunkoCommandTracker *_bunko_command_tracker_new (BunkoSession *session) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_command_tracker_detach (BunkoCommandTracker *self);
void _bunko_command_tracker_abort (BunkoCommandTracker *self, const GError *error);

/* What commands tell the tracker that follows them. */
void _bunko_command_tracker_forget (BunkoCommandTracker *self, BunkoCommand *command);
void _bunko_command_tracker_want_value (BunkoCommandTracker *self, BunkoCommand *command);
void _bunko_command_tracker_want_progress (BunkoCommandTracker *self);
void _bunko_command_tracker_stop (BunkoCommandTracker *self, BunkoCommand *command);

G_END_DECLS
