/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/bunko-session.h"
#include "settings/bunko-server-list.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

/**
 * BunkoControllerState:
 * @BUNKO_CONTROLLER_IDLE: no server
 * @BUNKO_CONTROLLER_STARTING: the sample server is being started
 * @BUNKO_CONTROLLER_CONNECTING: connecting, or logging in with what is remembered
 * @BUNKO_CONTROLLER_TRUST: the person has to say whether the connection is safe enough; see
 * bunko_controller_get_question(); a library may be open
 * @BUNKO_CONTROLLER_LOGIN: the person has to say who they are; a library may be open behind that
 * @BUNKO_CONTROLLER_LOGGING_IN: what the person entered is being tried
 * @BUNKO_CONTROLLER_CONNECTED: the library is open
 * @BUNKO_CONTROLLER_AWAY: the library is open, but the server is gone; see the reconnector's state
 *
 * How far the way to a library is.
 */
typedef enum
{
  BUNKO_CONTROLLER_IDLE,
  BUNKO_CONTROLLER_STARTING,
  BUNKO_CONTROLLER_CONNECTING,
  BUNKO_CONTROLLER_TRUST,
  BUNKO_CONTROLLER_LOGIN,
  BUNKO_CONTROLLER_LOGGING_IN,
  BUNKO_CONTROLLER_CONNECTED,
  BUNKO_CONTROLLER_AWAY,
} BunkoControllerState;

/**
 * BunkoControllerPresence:
 * @BUNKO_CONTROLLER_PRESENT: the server is there
 * @BUNKO_CONTROLLER_LOST: the connection broke; it is being made again
 * @BUNKO_CONTROLLER_RESTARTING: the server said that it restarts
 * @BUNKO_CONTROLLER_QUIT: the server said that it quits; it is tried once a minute
 * @BUNKO_CONTROLLER_UNREACHABLE: many tries to connect again were in vain; it is tried once a
 * minute
 * @BUNKO_CONTROLLER_SILENT: the server takes connections and says nothing: it may be full
 * @BUNKO_CONTROLLER_NO_NETWORK: there is no network
 * @BUNKO_CONTROLLER_LOGGED_OUT: the server is there, but wants to know again who this is
 * @BUNKO_CONTROLLER_UNTRUSTED: what answers there may not be the server; nothing happens unasked
 * @BUNKO_CONTROLLER_ENCRYPTED: the server answers to encrypted connections only by now; nothing
 * happens unasked
 *
 * Where the server of an open library is.
 */
typedef enum
{
  BUNKO_CONTROLLER_PRESENT,
  BUNKO_CONTROLLER_LOST,
  BUNKO_CONTROLLER_RESTARTING,
  BUNKO_CONTROLLER_QUIT,
  BUNKO_CONTROLLER_UNREACHABLE,
  BUNKO_CONTROLLER_SILENT,
  BUNKO_CONTROLLER_NO_NETWORK,
  BUNKO_CONTROLLER_LOGGED_OUT,
  BUNKO_CONTROLLER_UNTRUSTED,
  BUNKO_CONTROLLER_ENCRYPTED,
} BunkoControllerPresence;

/**
 * BunkoControllerQuestion:
 * @BUNKO_CONTROLLER_QUESTION_NONE: nothing is asked
 * @BUNKO_CONTROLLER_QUESTION_CERTIFICATE: nobody vouches for the server's certificate, and another
 * one, or none, is trusted: see bunko_controller_get_certificate()
 * @BUNKO_CONTROLLER_QUESTION_ENCRYPTION: the server answers to encrypted connections only
 * @BUNKO_CONTROLLER_QUESTION_PLAINTEXT: a password would be sent over foreign networks without
 * encryption
 *
 * What the person has to decide.
 */
typedef enum
{
  BUNKO_CONTROLLER_QUESTION_NONE,
  BUNKO_CONTROLLER_QUESTION_CERTIFICATE,
  BUNKO_CONTROLLER_QUESTION_ENCRYPTION,
  BUNKO_CONTROLLER_QUESTION_PLAINTEXT,
} BunkoControllerQuestion;

/**
 * BunkoControllerAnswer:
 * @BUNKO_CONTROLLER_ANSWER_CANCEL: do not connect
 * @BUNKO_CONTROLLER_ANSWER_TRUST: trust the certificate, or send the password
 * @BUNKO_CONTROLLER_ANSWER_ENCRYPT: connect anew with encryption, and remember that
 *
 * What the person decided.
 */
typedef enum
{
  BUNKO_CONTROLLER_ANSWER_CANCEL,
  BUNKO_CONTROLLER_ANSWER_TRUST,
  BUNKO_CONTROLLER_ANSWER_ENCRYPT,
} BunkoControllerAnswer;

#define BUNKO_TYPE_CONTROLLER_STATE (bunko_controller_state_get_type ())
GType bunko_controller_state_get_type (void) G_GNUC_CONST;

#define BUNKO_TYPE_CONTROLLER (bunko_controller_get_type ())
G_DECLARE_FINAL_TYPE (BunkoController, bunko_controller, BUNKO, CONTROLLER, GObject)

BunkoController *
bunko_controller_new (BunkoServerList *servers, GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
BunkoControllerState bunko_controller_get_state (BunkoController *self);
BunkoControllerPresence bunko_controller_get_presence (BunkoController *self);
gint64 bunko_controller_get_next_attempt (BunkoController *self);
BunkoServerProfile *bunko_controller_get_profile (BunkoController *self);
BunkoContext *bunko_controller_get_context (BunkoController *self);
BunkoSession *bunko_controller_get_session (BunkoController *self);
gboolean bunko_controller_is_sample (BunkoController *self);
char *bunko_controller_dup_state_key (BunkoController *self) G_GNUC_WARN_UNUSED_RESULT;

BunkoControllerQuestion bunko_controller_get_question (BunkoController *self);
BunkoPeerCertificate *bunko_controller_get_certificate (BunkoController *self);
const char *bunko_controller_get_trusted_fingerprint (BunkoController *self);
void
bunko_controller_answer (BunkoController *self, BunkoControllerAnswer answer, gboolean remember);

void bunko_controller_open (BunkoController *self, BunkoServerProfile *profile);
void bunko_controller_open_sample (BunkoController *self);
void bunko_controller_retry (BunkoController *self);
void bunko_controller_login (BunkoController *self,
                             const char *user,
                             const char *password,
                             gboolean remember);
void bunko_controller_reconnect_now (BunkoController *self);
void bunko_controller_close (BunkoController *self);

void bunko_controller_log_out (BunkoController *self);
void bunko_controller_clear_cache_async (BunkoController *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
bunko_controller_clear_cache_finish (BunkoController *self, GAsyncResult *result, GError **error);

G_END_DECLS
