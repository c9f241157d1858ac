/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "protocol/bunko-session.h"
#include "raw-peer.h"

G_BEGIN_DECLS

/* Scripts of the peer. */
#define GREETING                                                                                   \
  ">{\"session\":\"\",\"name\":\"peer\",\"data\":{\"version\":{\"core\":[0,13,3],\"db\":[0,2,0],"  \
  "\"torrent\":[0,0,0]},\"guest_allowed\":true}}"
#define AUTHENTICATED(id)   ">{\"session\":\"" id "\",\"name\":\"peer\",\"data\":\"Authenticated\"}"
#define GUEST_LOGIN         "<{}", "@", AUTHENTICATED ("s1")
#define CALL(fname)         "<[{\"fname\":\"" fname "\"}]"
#define REPLY(results)      ">{\"session\":\"s1\",\"name\":\"peer\",\"data\":[" results "]}"
#define RESULT(fname, data) "{\"fname\":\"" fname "\",\"data\":" data "}"
#define REFUSAL(fname, code, text)                                                                 \
  "{\"fname\":\"" fname "\",\"data\":null,\"error\":{\"code\":" #code ",\"msg\":\"" text "\"}}"
#define ROOT_ERROR(code, text)                                                                     \
  ">{\"session\":\"\",\"name\":\"peer\",\"data\":null,\"error\":{\"code\":" #code                  \
  ",\"msg\":\"" text "\"}}"
#define PUSH(data) ">{\"session\":\"s1\",\"name\":\"peer\",\"data\":" data "}"

#define SCRIPT(...) ((const char *const[]) { __VA_ARGS__, NULL })

gboolean wake_cb (gpointer user_data);

/* Runs the main loop until the condition is met, and fails the test if that takes too long. */
#define RUN_UNTIL(condition)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end_ = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;                               \
    guint wake_ = g_timeout_add (5, wake_cb, NULL);                                                \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, end_);                                        \
        g_main_context_iteration (NULL, TRUE);                                                     \
      }                                                                                            \
    g_source_remove (wake_);                                                                       \
  }                                                                                                \
  G_STMT_END

/* What became of an asynchronous operation. */
typedef struct
{
  GAsyncResult *result;
} Outcome;

typedef struct
{
  RawPeer *peer;
  BunkoSession *session;
  GArray *commands; /* of BunkoServerCommand, as announced */
  guint n_lost;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
void fixture_connect (Fixture *self);
void fixture_log_in (Fixture *self);
void fixture_wait_for_state (Fixture *self, BunkoSessionState state);
void fixture_wait_for_peer (Fixture *self, guint n_waiting);

void outcome_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *outcome_wait (Outcome *self);
void outcome_clear (Outcome *self);

void call_start (Fixture *self, Outcome *outcome, const char *fname, BunkoPriority priority);
char *call_end (Fixture *self, Outcome *outcome, GError **error);
char *call (Fixture *self, const char *fname, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

G_END_DECLS
