/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BunkoActivityState:
 * @BUNKO_ACTIVITY_WAITING: it waits for its turn
 * @BUNKO_ACTIVITY_RUNNING: it runs
 * @BUNKO_ACTIVITY_STOPPING: it runs, and was asked to stop
 * @BUNKO_ACTIVITY_FINISHED: it is done
 * @BUNKO_ACTIVITY_STOPPED: it was stopped
 * @BUNKO_ACTIVITY_FAILED: it ended with an error
 *
 * How far something that takes its time has come.
 */
typedef enum
{
  BUNKO_ACTIVITY_WAITING,
  BUNKO_ACTIVITY_RUNNING,
  BUNKO_ACTIVITY_STOPPING,
  BUNKO_ACTIVITY_FINISHED,
  BUNKO_ACTIVITY_STOPPED,
  BUNKO_ACTIVITY_FAILED,
} BunkoActivityState;

#define BUNKO_TYPE_ACTIVITY_STATE (bunko_activity_state_get_type ())
GType bunko_activity_state_get_type (void) G_GNUC_CONST;

#define BUNKO_TYPE_ACTIVITY (bunko_activity_get_type ())

G_DECLARE_FINAL_TYPE (BunkoActivity, bunko_activity, BUNKO, ACTIVITY, GObject)

const char *bunko_activity_get_title (BunkoActivity *self);
const char *bunko_activity_get_subtitle (BunkoActivity *self);
const char *bunko_activity_get_text (BunkoActivity *self);
double bunko_activity_get_fraction (BunkoActivity *self);
BunkoActivityState bunko_activity_get_state (BunkoActivity *self);
gboolean bunko_activity_is_over (BunkoActivity *self);
gboolean bunko_activity_get_unseen (BunkoActivity *self);
gboolean bunko_activity_is_own (BunkoActivity *self);
gint64 bunko_activity_get_started (BunkoActivity *self);
gint64 bunko_activity_get_ended (BunkoActivity *self);
const char *bunko_activity_get_error (BunkoActivity *self);
gboolean bunko_activity_get_can_stop (BunkoActivity *self);

void bunko_activity_stop_async (BunkoActivity *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean bunko_activity_stop_finish (BunkoActivity *self, GAsyncResult *result, GError **error);

G_END_DECLS
