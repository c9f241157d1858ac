/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "../protocol/session-fixture.h"
#include "app/bunko-controller.h"
#include "library/bunko-error-text.h"
#include "protocol/bunko-endpoint-private.h"
#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-session-private.h"
#include "protocol/bunko-trust-private.h"
#include "settings/bunko-certificate-store.h"
#include "settings/bunko-settings.h"

/* What the controller asks before it talks to a server, against sample servers with certificates
 * of their own. */

typedef struct
{
  GSubprocess *server;
  guint16 port;
  BunkoServerList *servers;
  BunkoServerProfile *profile;
  BunkoController *controller;
  GError *failure;
  GError *login_error;
  guint n_questions;
  guint n_login_needed;
} Case;

#define STATE(self)    bunko_controller_get_state ((self)->controller)
#define QUESTION(self) bunko_controller_get_question ((self)->controller)
#define TRUSTED(self)  bunko_controller_get_trusted_fingerprint ((self)->controller)
#define PRESENCE(self) bunko_controller_get_presence ((self)->controller)

static char *
get_file (const char *name, const char *suffix)
{
  g_autofree char *file_name = g_strconcat (name, suffix, NULL);

  return g_test_build_filename (G_TEST_DIST, "protocol", "fixtures", "tls", file_name, NULL);
}

static char *
get_fingerprint (const char *name)
{
  g_autofree char *path = get_file (name, ".pem");
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);

  g_assert_nonnull (certificate);
  return bunko_fingerprint_of (certificate);
}

/* Without a name the server has no encryption. */
static void
start_server (Case *self, const char *name)
{
  g_autofree char *certificate = get_file (name != NULL ? name : "", ".pem");
  g_autofree char *key = get_file (name != NULL ? name : "", "-key.pem");
  g_autofree char *port = g_strdup_printf ("%u", self->port);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  self->server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE,
                                   &error, g_getenv ("BUNKO_SAMPLE_SERVER"), "--port", port,
                                   "--galleries", "20", "--exit-with-stdin", "--user", "ann:sesame",
                                   name != NULL ? "--tls" : NULL, certificate, key, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  self->port = (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

static void
stop_server (Case *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->server), NULL, NULL);
  g_subprocess_wait (self->server, NULL, NULL);
  g_clear_object (&self->server);
}

static void
failed_cb (BunkoController *controller, const GError *error, Case *self)
{
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
}

static void
login_needed_cb (BunkoController *controller, const GError *error, Case *self)
{
  g_clear_error (&self->login_error);
  self->login_error = error != NULL ? g_error_copy (error) : NULL;
  self->n_login_needed++;
}

static void
question_cb (BunkoController *controller, Case *self)
{
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_TRUST);
  self->n_questions++;
}

static void
set_up (Case *self, gconstpointer name)
{
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SERVERS);
  start_server (self, name);
  self->servers = bunko_server_list_new (bunko_settings_get_default ());
  self->profile = bunko_server_profile_new ("Server", "127.0.0.1", self->port, name != NULL);
  bunko_server_list_add (self->servers, self->profile);
  self->controller = bunko_controller_new (self->servers, bunko_settings_get_default ());
  g_signal_connect (self->controller, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect (self->controller, "login-needed", G_CALLBACK (login_needed_cb), self);
  g_signal_connect (self->controller, "question-asked", G_CALLBACK (question_cb), self);
}

static void
tear_down (Case *self, gconstpointer name)
{
  bunko_controller_close (self->controller);
  run_for (50);
  g_assert_finalize_object (self->controller);
  run_for (50);
  stop_server (self);
  bunko_certificate_store_set (bunko_certificate_store_get_default (), "127.0.0.1", self->port,
                               NULL);
  RUN_UNTIL (!bunko_certificate_store_get_busy (bunko_certificate_store_get_default ()));
  g_assert_finalize_object (self->servers);
  g_assert_finalize_object (self->profile);
  g_clear_error (&self->failure);
  g_clear_error (&self->login_error);
  _bunko_endpoint_set_all_public_for_tests (FALSE);
}

static void
answer (Case *self, BunkoControllerAnswer what)
{
  bunko_controller_answer (self->controller, what, FALSE);
}

static void
open_until_question (Case *self, BunkoControllerQuestion question)
{
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_TRUST);
  g_assert_cmpint (QUESTION (self), ==, question);
  g_assert_cmpuint (self->n_questions, ==, 1);
}

static void
open_library (Case *self)
{
  open_until_question (self, BUNKO_CONTROLLER_QUESTION_CERTIFICATE);
  answer (self, BUNKO_CONTROLLER_ANSWER_TRUST);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  bunko_controller_login (self->controller, "ann", "sesame", FALSE);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
}

/* It is asked once, and then known. */
static void
test_first_use (Case *self, gconstpointer name)
{
  g_autofree char *fingerprint = get_fingerprint (name);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "bunko", "certificates", NULL);
  g_autofree char *text = NULL;

  open_until_question (self, BUNKO_CONTROLLER_QUESTION_CERTIFICATE);
  g_assert_cmpstr (
      bunko_peer_certificate_get_fingerprint (bunko_controller_get_certificate (self->controller)),
      ==, fingerprint);
  g_assert_null (TRUSTED (self));

  answer (self, BUNKO_CONTROLLER_ANSWER_TRUST);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  g_assert_cmpstr (TRUSTED (self), ==, fingerprint);
  RUN_UNTIL (!bunko_certificate_store_get_busy (bunko_certificate_store_get_default ()));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, fingerprint));

  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  g_assert_cmpuint (self->n_questions, ==, 1);
  g_assert_cmpint (QUESTION (self), ==, BUNKO_CONTROLLER_QUESTION_NONE);
}

/* Another connection, to somebody else, gets as far as its certificate while the person looks at
 * that of the first: what they trust is what they saw. */
static void
test_shown_is_trusted (Case *self, gconstpointer name)
{
  g_autofree char *fingerprint = get_fingerprint (name);
  g_autofree char *path = get_file ("renewed", ".pem");
  g_autoptr (GTlsCertificate) late = g_tls_certificate_new_from_file (path, NULL);
  g_autoptr (GError) distrust = NULL;

  open_until_question (self, BUNKO_CONTROLLER_QUESTION_CERTIFICATE);
  distrust = bunko_trust_check (bunko_controller_get_session (self->controller)->trust, late,
                                G_TLS_CERTIFICATE_UNKNOWN_CA);
  g_assert_nonnull (distrust);
  g_assert_cmpstr (
      bunko_peer_certificate_get_fingerprint (bunko_controller_get_certificate (self->controller)),
      ==, fingerprint);
  answer (self, BUNKO_CONTROLLER_ANSWER_TRUST);
  g_assert_cmpstr (TRUSTED (self), ==, fingerprint);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
}

static void
test_declined (Case *self, gconstpointer name)
{
  open_until_question (self, BUNKO_CONTROLLER_QUESTION_CERTIFICATE);
  answer (self, BUNKO_CONTROLLER_ANSWER_CANCEL);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_IDLE);
  g_assert_null (self->failure);

  /* And asked again the next time. */
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (self->n_questions == 2);
  g_assert_null (TRUSTED (self));

  /* An answer that comes too late is none. */
  bunko_controller_close (self->controller);
  answer (self, BUNKO_CONTROLLER_ANSWER_TRUST);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_IDLE);
}

/* The certificate is another one when the connection is made again: everything stops, and the
 * library stays where it is. */
static void
test_changed (Case *self, gconstpointer name)
{
  g_autofree char *old = get_fingerprint (name);
  g_autofree char *renewed = get_fingerprint ("renewed");
  BunkoContext *context;

  open_library (self);
  context = bunko_controller_get_context (self->controller);
  stop_server (self);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_AWAY);
  start_server (self, "renewed");
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_TRUST);
  g_assert_cmpint (QUESTION (self), ==, BUNKO_CONTROLLER_QUESTION_CERTIFICATE);
  g_assert_cmpstr (TRUSTED (self), ==, old);
  g_assert_cmpstr (
      bunko_peer_certificate_get_fingerprint (bunko_controller_get_certificate (self->controller)),
      ==, renewed);
  g_assert_true (bunko_controller_get_context (self->controller) == context);
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_UNTRUSTED);

  /* Nothing happens by itself after a no. */
  answer (self, BUNKO_CONTROLLER_ANSWER_CANCEL);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_AWAY);
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_UNTRUSTED);
  run_for (1500);
  g_assert_cmpuint (self->n_questions, ==, 2);
  g_assert_cmpstr (TRUSTED (self), ==, old);

  bunko_controller_reconnect_now (self->controller);
  RUN_UNTIL (self->n_questions == 3);
  answer (self, BUNKO_CONTROLLER_ANSWER_TRUST);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
  g_assert_true (bunko_controller_get_context (self->controller) == context);
  g_assert_cmpstr (TRUSTED (self), ==, renewed);
  g_assert_cmpuint (self->n_login_needed, ==, 1);
}

/* A profile without encryption for a server that wants it. */
static void
test_offered (Case *self, gconstpointer name)
{
  bunko_server_profile_set_tls (self->profile, FALSE);
  open_until_question (self, BUNKO_CONTROLLER_QUESTION_ENCRYPTION);
  answer (self, BUNKO_CONTROLLER_ANSWER_ENCRYPT);
  RUN_UNTIL (self->n_questions == 2);
  g_assert_cmpint (QUESTION (self), ==, BUNKO_CONTROLLER_QUESTION_CERTIFICATE);
  g_assert_true (bunko_server_profile_get_tls (self->profile));
  answer (self, BUNKO_CONTROLLER_ANSWER_TRUST);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  g_assert_true (bunko_endpoint_get_tls (
      bunko_session_get_endpoint (bunko_controller_get_session (self->controller))));
}

static void
test_not_wanted (Case *self, gconstpointer name)
{
  bunko_server_profile_set_tls (self->profile, FALSE);
  open_until_question (self, BUNKO_CONTROLLER_QUESTION_ENCRYPTION);
  answer (self, BUNKO_CONTROLLER_ANSWER_CANCEL);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_IDLE);
  g_assert_error (self->failure, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_SILENT);
  g_assert_false (bunko_server_profile_get_tls (self->profile));
}

/* Encryption is never given up for a server that has none. */
static void
test_never_plain (Case *self, gconstpointer name)
{
  bunko_server_profile_set_tls (self->profile, TRUE);
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (self->failure != NULL);
  g_assert_error (self->failure, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS);
  g_assert_cmpuint (self->n_questions, ==, 0);
  g_assert_true (bunko_server_profile_get_tls (self->profile));
}

static void
enter_password (Case *self)
{
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  bunko_controller_login (self->controller, "ann", "sesame", FALSE);
  RUN_UNTIL (STATE (self) != BUNKO_CONTROLLER_LOGGING_IN);
}

/* As if the server were somewhere in the Internet. */
static void
test_plaintext (Case *self, gconstpointer name)
{
  _bunko_endpoint_set_all_public_for_tests (TRUE);
  enter_password (self);
  g_assert_cmpint (QUESTION (self), ==, BUNKO_CONTROLLER_QUESTION_PLAINTEXT);

  /* No: what was typed can be tried again. */
  answer (self, BUNKO_CONTROLLER_ANSWER_CANCEL);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_LOGIN);
  g_assert_error (self->login_error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_PLAINTEXT);

  /* Yes, this time. */
  bunko_controller_login (self->controller, "ann", "sesame", FALSE);
  RUN_UNTIL (self->n_questions == 2);
  answer (self, BUNKO_CONTROLLER_ANSWER_TRUST);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
  g_assert_cmpstr (bunko_session_get_user (bunko_controller_get_session (self->controller)), ==,
                   "ann");
  g_assert_false (bunko_server_profile_get_plaintext_allowed (self->profile));
}

/* A guest has nothing to hide. */
static void
test_plaintext_guest (Case *self, gconstpointer name)
{
  _bunko_endpoint_set_all_public_for_tests (TRUE);
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  bunko_controller_login (self->controller, NULL, NULL, FALSE);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
  g_assert_cmpuint (self->n_questions, ==, 0);
}

static void
test_plaintext_remembered (Case *self, gconstpointer name)
{
  g_autoptr (GVariant) saved = NULL;
  g_autoptr (BunkoServerProfile) read = NULL;

  _bunko_endpoint_set_all_public_for_tests (TRUE);
  enter_password (self);
  bunko_controller_answer (self->controller, BUNKO_CONTROLLER_ANSWER_TRUST, TRUE);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
  enter_password (self);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
  g_assert_cmpuint (self->n_questions, ==, 1);

  /* It is kept, and holds for that host alone. */
  saved = bunko_server_profile_to_variant (self->profile);
  read = bunko_server_profile_new_from_variant (saved);
  g_assert_true (bunko_server_profile_get_plaintext_allowed (read));
  bunko_server_profile_set_host (read, "elsewhere.example");
  g_assert_false (bunko_server_profile_get_plaintext_allowed (read));
}

/* The way out of the warning: encryption. That this server has none is another matter. */
static void
test_plaintext_encrypt (Case *self, gconstpointer name)
{
  _bunko_endpoint_set_all_public_for_tests (TRUE);
  enter_password (self);
  answer (self, BUNKO_CONTROLLER_ANSWER_ENCRYPT);
  RUN_UNTIL (self->failure != NULL);
  g_assert_error (self->failure, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS);
  g_assert_true (bunko_server_profile_get_tls (self->profile));
}

static void
open_plain_library (Case *self)
{
  enter_password (self);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
}

static gboolean
is_encrypted (Case *self)
{
  return bunko_endpoint_get_tls (
      bunko_session_get_endpoint (bunko_controller_get_session (self->controller)));
}

static void
restart_server (Case *self, const char *name)
{
  stop_server (self);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_AWAY);
  start_server (self, name);
}

/* Encryption was turned on while the library was open: it is offered, and the library stays. */
static void
test_turned_on (Case *self, gconstpointer name)
{
  BunkoContext *context;

  open_plain_library (self);
  context = bunko_controller_get_context (self->controller);
  restart_server (self, "server");
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_TRUST);
  g_assert_cmpint (QUESTION (self), ==, BUNKO_CONTROLLER_QUESTION_ENCRYPTION);
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_ENCRYPTED);

  /* Not now: nothing is tried until the person wants it. */
  answer (self, BUNKO_CONTROLLER_ANSWER_CANCEL);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_AWAY);
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_ENCRYPTED);
  g_assert_cmpint (bunko_controller_get_next_attempt (self->controller), ==, 0);
  g_assert_false (bunko_server_profile_get_tls (self->profile));
  bunko_controller_reconnect_now (self->controller);
  RUN_UNTIL (self->n_questions == 2);
  g_assert_cmpint (QUESTION (self), ==, BUNKO_CONTROLLER_QUESTION_ENCRYPTION);

  answer (self, BUNKO_CONTROLLER_ANSWER_ENCRYPT);
  RUN_UNTIL (self->n_questions == 3);
  g_assert_cmpint (QUESTION (self), ==, BUNKO_CONTROLLER_QUESTION_CERTIFICATE);
  answer (self, BUNKO_CONTROLLER_ANSWER_TRUST);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
  g_assert_true (bunko_controller_get_context (self->controller) == context);
  g_assert_true (is_encrypted (self));
  g_assert_true (bunko_server_profile_get_tls (self->profile));
  g_assert_cmpstr (bunko_session_get_user (bunko_controller_get_session (self->controller)), ==,
                   "ann");
  g_assert_cmpuint (self->n_login_needed, ==, 1);
}

/* Whoever takes the place of the server gets nothing without encryption, once it was chosen. */
static void
test_turned_off_again (Case *self, gconstpointer name)
{
  open_plain_library (self);
  restart_server (self, "server");
  RUN_UNTIL (self->n_questions == 1);
  answer (self, BUNKO_CONTROLLER_ANSWER_ENCRYPT);
  RUN_UNTIL (self->n_questions == 2);
  answer (self, BUNKO_CONTROLLER_ANSWER_TRUST);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);

  restart_server (self, NULL);
  bunko_controller_reconnect_now (self->controller);
  run_for (3000);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_AWAY);
  g_assert_true (is_encrypted (self));
  g_assert_cmpuint (self->n_questions, ==, 2);
}

/* A server that comes back without encryption, as it was, is no reason for a question. */
static void
test_as_it_was (Case *self, gconstpointer name)
{
  open_plain_library (self);
  restart_server (self, NULL);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
  run_for (2500);
  g_assert_cmpuint (self->n_questions, ==, 0);
  g_assert_false (is_encrypted (self));
}

/* It was turned on while the person looked for their password, which is not lost. */
static void
test_turned_on_at_login (Case *self, gconstpointer name)
{
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  stop_server (self);
  RUN_UNTIL (bunko_session_get_state (bunko_controller_get_session (self->controller)) ==
             BUNKO_SESSION_LOST);
  start_server (self, "server");
  bunko_controller_login (self->controller, "ann", "sesame", FALSE);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_TRUST);
  g_assert_cmpint (QUESTION (self), ==, BUNKO_CONTROLLER_QUESTION_ENCRYPTION);
  answer (self, BUNKO_CONTROLLER_ANSWER_CANCEL);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_LOGIN);
  g_assert_error (self->login_error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_SILENT);

  bunko_controller_login (self->controller, "ann", "sesame", FALSE);
  RUN_UNTIL (self->n_questions == 2);
  answer (self, BUNKO_CONTROLLER_ANSWER_ENCRYPT);
  RUN_UNTIL (self->n_questions == 3);
  answer (self, BUNKO_CONTROLLER_ANSWER_TRUST);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  g_assert_true (is_encrypted (self));
}

static void
test_no_backend (void)
{
  g_test_skip ("GIO has no TLS backend here");
}

#define ADD(path, name, func)                                                                      \
  g_test_add ("/controller/trust/" path, Case, name, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_add_func ("/controller/trust", test_no_backend);
      return g_test_run ();
    }
  ADD ("first-use", "server", test_first_use);
  ADD ("shown", "server", test_shown_is_trusted);
  ADD ("declined", "server", test_declined);
  ADD ("changed", "server", test_changed);
  ADD ("offered", "server", test_offered);
  ADD ("not-wanted", "server", test_not_wanted);
  ADD ("never-plain", NULL, test_never_plain);
  ADD ("plaintext", NULL, test_plaintext);
  ADD ("plaintext/guest", NULL, test_plaintext_guest);
  ADD ("plaintext/remembered", NULL, test_plaintext_remembered);
  ADD ("plaintext/encrypt", NULL, test_plaintext_encrypt);
  ADD ("turned-on", NULL, test_turned_on);
  ADD ("turned-on/off-again", NULL, test_turned_off_again);
  ADD ("turned-on/not", NULL, test_as_it_was);
  ADD ("turned-on/at-login", NULL, test_turned_on_at_login);

  return g_test_run ();
}
