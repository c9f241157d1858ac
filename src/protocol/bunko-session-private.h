/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-envelope.h"
#include "bunko-lane.h"
#include "bunko-session.h"
#include "bunko-trust-private.h"
#include "bunko-wire-tap.h"

G_BEGIN_DECLS

/* Toolkits draw at G_PRIORITY_HIGH_IDLE + 20. Megabytes of pictures must not hold up the drawing of
 * a frame, and frames that follow each other must not hold up the pictures: they take turns.
 */
#define BUNKO_SESSION_BULK_PRIORITY (G_PRIORITY_HIGH_IDLE + 20)

typedef enum
{
  BUNKO_SESSION_LANE_INTERACTIVE,
  BUNKO_SESSION_LANE_BULK,
  BUNKO_SESSION_LANE_POLL,
  BUNKO_SESSION_N_LANES,
} BunkoSessionLane;

struct _BunkoSession
{
  GObject parent_instance;

  BunkoEndpoint *endpoint;
  BunkoSessionState state;
  BunkoLane *lanes[BUNKO_SESSION_N_LANES];
  BunkoTrust *trust;
  BunkoCommandTracker *commands;
  BunkoWireTap *tap;

  /* What the greeting said. */
  char *server_name;
  gboolean guest_allowed;
  int versions[BUNKO_VERSION_N_PARTS][3];
  gboolean has_version[BUNKO_VERSION_N_PARTS];

  /* Names of functions that this server does not have. */
  GHashTable *missing;

  /* Names of functions that this user may not call. */
  GHashTable *refused;

  /* The login. Calls that found their session gone wait in `waiting` for the one silent login that
   * is done for all of them.
   */
  char *session_id;
  gint64 since; /* when it came, UNIX time in seconds */
  BunkoCredentials *credentials;
  gboolean logging_in;
  GPtrArray *waiting; /* of GTask */

  /* Calls whose connection broke, and that wait for the session to return (bunko-session-repeat.c).
   */
  BunkoFunctionFilter may_repeat;
  GPtrArray *broken;
  guint repeat_wait; /* milliseconds; 0 for the usual time */

  /* The server announced that it goes down; it should close the connections soon. */
  gboolean announced;
  GSource *announced_timer;

  /* The interactive connection was opened anew and nothing was heard on it since its greeting. */
  gboolean fresh;

  /* The server takes no further connections: until then all goes over the interactive one. */
  gint64 single_until;

  guint probe_timeout; /* 0 for the usual one */
};

GError *_bunko_session_closed_error (const char *message) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_session_set_state (BunkoSession *self, BunkoSessionState state);
void _bunko_session_set_id (BunkoSession *self, const char *session_id);
void _bunko_session_set_held (BunkoSession *self, gboolean held);
void _bunko_session_lose (BunkoSession *self, const GError *reason);
void _bunko_session_watch_trust (BunkoSession *self);
void _bunko_session_watch_lanes (BunkoSession *self);
void _bunko_session_drop_everything (BunkoSession *self, const GError *error);
void _bunko_session_authenticate_async (BunkoSession *self,
                                        BunkoCredentials *credentials,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
_bunko_session_authenticate_finish (BunkoSession *self, GAsyncResult *result, GError **error);
void _bunko_session_relogin (BunkoSession *self);
void _bunko_session_resume (BunkoSession *self, GTask *task, const GError *error);
void _bunko_session_resume_waiting (BunkoSession *self, const GError *error);
void _bunko_session_send_again (BunkoSession *self, GTask *task);
void _bunko_session_broken_free (gpointer data);
gboolean _bunko_session_may_repeat (BunkoSession *self, BunkoCallBatch *batch);
gboolean _bunko_session_is_broken (const GError *error);
gboolean _bunko_session_wait_for_return (BunkoSession *self, GTask *task, const GError *error);
void _bunko_session_end_waits (BunkoSession *self, const GError *error);
void _bunko_session_set_repeat_wait_for_tests (BunkoSession *self, guint wait);
void _bunko_session_forget_login (BunkoSession *self, const GError *error);
void _bunko_session_set_limits_for_tests (BunkoSession *self,
                                          const BunkoTimeLimits *limits,
                                          guint max_queue);
void _bunko_session_set_probe_timeout_for_tests (BunkoSession *self, guint timeout);

G_END_DECLS
