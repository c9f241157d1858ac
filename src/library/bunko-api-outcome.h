/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BunkoApiStatus:
 * @BUNKO_API_STATUS_WAITING: sent, no answer yet
 * @BUNKO_API_STATUS_RUNNING: the server carries it out in the background
 * @BUNKO_API_STATUS_DONE: there is an answer, or a value
 * @BUNKO_API_STATUS_FAILED: there is an error
 * @BUNKO_API_STATUS_STOPPED: it was stopped, or is no longer followed
 *
 * How far a call has come.
 */
typedef enum
{
  BUNKO_API_STATUS_WAITING,
  BUNKO_API_STATUS_RUNNING,
  BUNKO_API_STATUS_DONE,
  BUNKO_API_STATUS_FAILED,
  BUNKO_API_STATUS_STOPPED,
} BunkoApiStatus;

#define BUNKO_TYPE_API_OUTCOME (bunko_api_outcome_get_type ())

G_DECLARE_FINAL_TYPE (BunkoApiOutcome, bunko_api_outcome, BUNKO, API_OUTCOME, GObject)

const char *bunko_api_outcome_get_name (BunkoApiOutcome *self);
BunkoApiStatus bunko_api_outcome_get_status (BunkoApiOutcome *self);
const char *bunko_api_outcome_get_message (BunkoApiOutcome *self);
double bunko_api_outcome_get_progress (BunkoApiOutcome *self);
guint bunko_api_outcome_get_n_commands (BunkoApiOutcome *self);
void bunko_api_outcome_stop (BunkoApiOutcome *self);

G_END_DECLS
