/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "protocol/bunko-session.h"
#include "raw-peer.h"
#include "tests/main-loop.h"

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
gboolean fixture_log_in_as (Fixture *self, const char *user, const char *password, GError **error);
void fixture_shorten_limits (Fixture *self, guint greeting, guint reply);
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
