/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-command-tracker.h"

G_BEGIN_DECLS

struct _BunkoCommand
{
  GObject parent_instance;

  char *id;
  gboolean numeric;
  BunkoPriority value_priority;
  BunkoCommandTracker *tracker; /* borrowed; NULL once there is nothing more to follow */

  BunkoCommandState state;
  double progress;
  char *title;
  char *subtitle;
  char *text;
  gboolean watched;
  gboolean eager;
  gboolean fetching;
  gboolean asked_again;

  /* How it ended: one of them is set then. */
  JsonNode *value;
  GError *error;
  GPtrArray *waiters; /* of BunkoCommandWaiter */
};

/* Somebody who waits for the outcome of a command. */
typedef struct
{
  BunkoCommand *self;
  GTask *task;
  GSource *cancelled;
} BunkoCommandWaiter;

BunkoCommand *_bunko_command_new (BunkoCommandTracker *tracker,
                                  const char *id,
                                  gboolean numeric,
                                  BunkoPriority value_priority) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_command_detach (BunkoCommand *self);
JsonNode *_bunko_command_get_id_node (BunkoCommand *self) G_GNUC_WARN_UNUSED_RESULT;
BunkoPriority _bunko_command_get_value_priority (BunkoCommand *self);
void _bunko_command_raise_value_priority (BunkoCommand *self, BunkoPriority priority);
gboolean _bunko_command_is_waited_for (BunkoCommand *self);
gboolean _bunko_command_is_eager (BunkoCommand *self);
gboolean _bunko_command_start_fetching (BunkoCommand *self);
gboolean _bunko_command_ask_again (BunkoCommand *self);
gboolean _bunko_command_take_state (BunkoCommand *self, JsonNode *node);
void _bunko_command_take_progress (BunkoCommand *self, JsonNode *node);
void _bunko_command_finish (BunkoCommand *self, JsonNode *value);
void _bunko_command_fail (BunkoCommand *self, const GError *error);

/* What its parts share. */
GPtrArray *_bunko_command_new_waiters (void) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_command_leave_tracker (BunkoCommand *self);
void _bunko_command_return_outcome (BunkoCommand *self, GTask *task);
void _bunko_command_take_stop (BunkoCommand *self);

G_END_DECLS
