/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "../protocol/session-fixture.h"
#include "app/bunko-controller.h"
#include "library/bunko-error-text.h"
#include "protocol/bunko-session-private.h"
#include "settings/bunko-settings.h"

/* The connections for pictures and for polling that a session opens as soon as it is logged in. */
#define N_FURTHER_CONNECTIONS 4

/* The controller against a scripted peer. After a login it asks the server about itself; the
 * scripts leave that unanswered, which must not matter. */

typedef struct
{
  RawPeer *peer;
  BunkoServerList *servers;
  BunkoServerProfile *profile;
  BunkoController *controller;
  GError *failure;
  GError *login_error;
  guint n_login_needed;
  guint n_presence;
  guint n_connections; /* that the scripts are for */
} Case;

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
presence_cb (BunkoController *controller, Case *self)
{
  self->n_presence++;
}

static void
set_up (Case *self, gconstpointer data)
{
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SERVERS);
  self->peer = raw_peer_new ();
  self->servers = bunko_server_list_new (bunko_settings_get_default ());
  self->profile =
      bunko_server_profile_new ("Peer", "127.0.0.1", raw_peer_get_port (self->peer), FALSE);
  bunko_server_list_add (self->servers, self->profile);
  self->controller = bunko_controller_new (self->servers, bunko_settings_get_default ());
  g_signal_connect (self->controller, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect (self->controller, "login-needed", G_CALLBACK (login_needed_cb), self);
  g_signal_connect (self->controller, "presence-changed", G_CALLBACK (presence_cb), self);
}

static void
tear_down (Case *self, gconstpointer data)
{
  bunko_controller_close (self->controller);
  run_for (50);
  g_assert_finalize_object (self->controller);
  run_for (50);
  raw_peer_finish (self->peer);
  g_assert_finalize_object (self->servers);
  g_assert_finalize_object (self->profile);
  g_clear_error (&self->failure);
  g_clear_error (&self->login_error);
}

static void
add_script (Case *self, const char *const *script)
{
  raw_peer_add (self->peer, script);
  self->n_connections++;
}

/* A connection with @script that leads to a login, and the further ones after it. */
static void
add_login (Case *self, const char *const *script)
{
  add_script (self, script);
  for (guint i = 0; i < N_FURTHER_CONNECTIONS; i++)
    add_script (self, SCRIPT (GREETING, "."));
}

#define STATE(self)                bunko_controller_get_state ((self)->controller)
#define PRESENCE(self)             bunko_controller_get_presence ((self)->controller)
#define USER_LOGIN(user, password) "<{\"user\":\"" user "\",\"password\":\"" password "\"}"

/* Connected, and all connections made, so that no script is left over. */
static void
wait_until_connected (Case *self)
{
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_CONNECTED);
  RUN_UNTIL (raw_peer_get_n_accepted (self->peer) == self->n_connections);
  run_for (50);
}

static void
test_refused (Case *self, gconstpointer data)
{
  raw_peer_stop_listening (self->peer);
  bunko_controller_open (self->controller, self->profile);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_CONNECTING);
  RUN_UNTIL (self->failure != NULL);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_IDLE);
  g_assert_cmpint (bunko_error_get_kind (self->failure), ==, BUNKO_ERROR_KIND_UNREACHABLE);
  g_assert_null (bunko_controller_get_context (self->controller));
  g_assert_true (bunko_controller_get_profile (self->controller) == self->profile);
  g_assert_cmpint (bunko_server_profile_get_last_used (self->profile), ==, 0);
}

static void
test_not_hpx (Case *self, gconstpointer data)
{
  /* Once without, once with encryption. */
  add_script (self, SCRIPT ("=SSH-2.0-OpenSSH_9.9\r\n", "."));
  add_script (self, SCRIPT ("=SSH-2.0-OpenSSH_9.9\r\n", "."));
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (self->failure != NULL);
  g_assert_cmpint (bunko_error_get_kind (self->failure), ==, BUNKO_ERROR_KIND_INCOMPATIBLE);

  /* Trying again connects once more. */
  add_script (self, SCRIPT (GREETING, "."));
  bunko_controller_retry (self->controller);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
}

static void
test_cancel (Case *self, gconstpointer data)
{
  add_script (self, SCRIPT ("?", "."));
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  bunko_controller_close (self->controller);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_IDLE);
  run_for (50);
  g_assert_null (self->failure);
  raw_peer_release (self->peer);
}

static void
test_guest (Case *self, gconstpointer data)
{
  add_login (self, SCRIPT (GREETING, GUEST_LOGIN, "."));
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  g_assert_cmpuint (self->n_login_needed, ==, 1);
  g_assert_null (self->login_error);

  bunko_controller_login (self->controller, NULL, NULL, FALSE);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_LOGGING_IN);
  wait_until_connected (self);
  g_assert_nonnull (bunko_controller_get_context (self->controller));
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_PRESENT);
  g_assert_cmpint (bunko_server_profile_get_last_used (self->profile), >, 0);

  /* A guest of the last time is one again without being asked, unless they logged out. */
  add_login (self, SCRIPT (GREETING, GUEST_LOGIN, "."));
  bunko_controller_open (self->controller, self->profile);
  wait_until_connected (self);
  g_assert_cmpuint (self->n_login_needed, ==, 1);
}

static void
test_log_out (Case *self, gconstpointer data)
{
  bunko_server_list_touch (self->servers, self->profile);
  add_login (self, SCRIPT (GREETING, GUEST_LOGIN, "."));
  bunko_controller_open (self->controller, self->profile);
  wait_until_connected (self);

  /* The peer does not answer: logging out does not wait for it for long. */
  bunko_controller_log_out (self->controller);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_IDLE);
  g_assert_null (bunko_controller_get_context (self->controller));
  g_assert_null (self->failure);

  add_script (self, SCRIPT (GREETING, "."));
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  g_assert_cmpuint (self->n_login_needed, ==, 1);
}

static void
test_wrong_password (Case *self, gconstpointer data)
{
  g_autoptr (BunkoServerList) saved = NULL;
  BunkoServerProfile *profile;

  add_login (self,
             SCRIPT (GREETING, USER_LOGIN ("ann", "no"), ROOT_ERROR (411, "Wrong credentials"),
                     USER_LOGIN ("ann", "yes"), AUTHENTICATED ("s1"), "."));
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  bunko_controller_login (self->controller, "ann", "no", TRUE);
  RUN_UNTIL (self->n_login_needed == 2);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_LOGIN);
  g_assert_nonnull (self->login_error);
  g_assert_cmpint (bunko_error_get_kind (self->login_error), ==, BUNKO_ERROR_KIND_LOGIN);
  g_assert_null (bunko_server_profile_get_user (self->profile));

  bunko_controller_login (self->controller, "ann", "yes", TRUE);
  wait_until_connected (self);
  run_for (50);
  saved = bunko_server_list_new (bunko_settings_get_default ());
  profile = bunko_server_list_find (saved, bunko_server_profile_get_uuid (self->profile));
  g_assert_cmpstr (bunko_server_profile_get_user (profile), ==, "ann");
  g_assert_true (bunko_server_profile_get_remember_password (profile));

  /* The password came from the keyring this time. */
  add_login (self, SCRIPT (GREETING, USER_LOGIN ("ann", "yes"), AUTHENTICATED ("s2"), "."));
  bunko_controller_open (self->controller, self->profile);
  wait_until_connected (self);
  g_assert_cmpuint (self->n_login_needed, ==, 2);

  /* It was changed on the server: the person is asked. */
  add_script (self, SCRIPT (GREETING, USER_LOGIN ("ann", "yes"),
                            ROOT_ERROR (411, "Wrong credentials"), "."));
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (self->n_login_needed == 3);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_LOGIN);
  g_assert_nonnull (self->login_error);
}

static void
open_as_guest (Case *self, const char *const *script)
{
  bunko_server_list_touch (self->servers, self->profile);
  add_login (self, script);
  bunko_controller_open (self->controller, self->profile);
  wait_until_connected (self);
}

static void
test_restart (Case *self, gconstpointer data)
{
  g_autoptr (BunkoContext) context = NULL;

  open_as_guest (self, SCRIPT (GREETING, GUEST_LOGIN, "?", PUSH ("2"), "x"));
  context = g_object_ref (bunko_controller_get_context (self->controller));
  add_login (self, SCRIPT (GREETING, "<{}", AUTHENTICATED ("s2"), "."));
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  raw_peer_release (self->peer);

  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_AWAY);
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_RESTARTING);
  g_assert_true (bunko_controller_get_context (self->controller) == context);

  wait_until_connected (self);
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_PRESENT);
  g_assert_true (bunko_controller_get_context (self->controller) == context);
  g_assert_null (self->failure);
}

static void
test_quit (Case *self, gconstpointer data)
{
  guint n_accepted;

  open_as_guest (self, SCRIPT (GREETING, GUEST_LOGIN, "?", PUSH ("1"), "x"));
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  raw_peer_release (self->peer);
  RUN_UNTIL (PRESENCE (self) == BUNKO_CONTROLLER_QUIT);

  /* It said so: nobody knocks on its door at once. */
  g_assert_cmpint (bunko_controller_get_next_attempt (self->controller), >,
                   g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND);
  n_accepted = raw_peer_get_n_accepted (self->peer);
  run_for (50);
  g_assert_cmpuint (raw_peer_get_n_accepted (self->peer), ==, n_accepted);

  add_login (self, SCRIPT (GREETING, "<{}", AUTHENTICATED ("s2"), "."));
  bunko_controller_reconnect_now (self->controller);
  wait_until_connected (self);
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_PRESENT);
}

/* Whoever is asked for a password may take their time: that the server was away meanwhile does not
 * matter once it is back. */
static void
test_lost_before_login (Case *self, gconstpointer data)
{
  BunkoSession *session;

  add_script (self, SCRIPT (GREETING, "?", "x"));
  add_script (self, SCRIPT ("x"));
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  session = bunko_controller_get_session (self->controller);
  raw_peer_release (self->peer);
  RUN_UNTIL (bunko_session_get_state (session) == BUNKO_SESSION_LOST);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_LOGIN);
  g_assert_cmpuint (self->n_login_needed, ==, 1);

  /* It is away still, without encryption and with it: what was typed can be tried again. */
  add_script (self, SCRIPT ("x"));
  add_script (self, SCRIPT ("x"));
  bunko_controller_login (self->controller, "ann", "yes", FALSE);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_LOGGING_IN);
  RUN_UNTIL (self->n_login_needed == 2);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_LOGIN);
  g_assert_cmpint (bunko_error_get_kind (self->login_error), ==, BUNKO_ERROR_KIND_UNREACHABLE);

  add_login (self, SCRIPT (GREETING, USER_LOGIN ("ann", "yes"), AUTHENTICATED ("s1"), "."));
  bunko_controller_login (self->controller, "ann", "yes", FALSE);
  wait_until_connected (self);
  g_assert_null (self->failure);
}

/* The server goes down while it is being asked. */
static void
test_lost_in_login (Case *self, gconstpointer data)
{
  add_script (self, SCRIPT (GREETING, USER_LOGIN ("ann", "yes"), "x"));
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  add_login (self, SCRIPT (GREETING, USER_LOGIN ("ann", "yes"), AUTHENTICATED ("s1"), "."));
  bunko_controller_login (self->controller, "ann", "yes", FALSE);
  RUN_UNTIL (self->n_login_needed == 2);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_LOGIN);
  g_assert_cmpint (bunko_error_get_kind (self->login_error), ==, BUNKO_ERROR_KIND_UNREACHABLE);

  bunko_controller_login (self->controller, "ann", "yes", FALSE);
  wait_until_connected (self);
}

/* The server comes back, and does not take the guest any more: what is open stays. */
static void
test_login_after_restart (Case *self, gconstpointer data)
{
  g_autoptr (BunkoContext) context = NULL;

  open_as_guest (self, SCRIPT (GREETING, GUEST_LOGIN, "?", PUSH ("2"), "x"));
  context = g_object_ref (bunko_controller_get_context (self->controller));
  g_assert_null (bunko_context_get_fresh_since (context));
  add_login (self, SCRIPT (GREETING, "<{}", ROOT_ERROR (412, "JSON dict missing 'user' key"),
                           USER_LOGIN ("ann", "yes"), AUTHENTICATED ("s2"), "."));
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  raw_peer_release (self->peer);
  RUN_UNTIL (self->n_login_needed == 1);
  g_assert_cmpint (STATE (self), ==, BUNKO_CONTROLLER_LOGIN);
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_LOGGED_OUT);
  g_assert_true (bunko_controller_get_context (self->controller) == context);
  g_assert_nonnull (bunko_context_get_fresh_since (context));

  /* The person looked away; they are asked again when they want to go on. */
  bunko_controller_reconnect_now (self->controller);
  g_assert_cmpuint (self->n_login_needed, ==, 2);
  bunko_controller_login (self->controller, "ann", "yes", FALSE);
  wait_until_connected (self);
  g_assert_true (bunko_controller_get_context (self->controller) == context);
  g_assert_null (bunko_context_get_fresh_since (context));
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_PRESENT);
}

/* The session ends on the server, and the password is another one there by then. */
static void
test_expired (Case *self, gconstpointer data)
{
  g_autoptr (BunkoContext) context = NULL;

  add_login (self, SCRIPT (GREETING, USER_LOGIN ("ann", "old"), AUTHENTICATED ("s1"), "<",
                           ROOT_ERROR (408, "Session 's1' has expired"), USER_LOGIN ("ann", "old"),
                           ROOT_ERROR (411, "Wrong credentials"), USER_LOGIN ("ann", "new"),
                           AUTHENTICATED ("s2"), "."));
  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (STATE (self) == BUNKO_CONTROLLER_LOGIN);
  bunko_controller_login (self->controller, "ann", "old", FALSE);
  RUN_UNTIL (self->n_login_needed == 2);
  context = g_object_ref (bunko_controller_get_context (self->controller));
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_LOGGED_OUT);
  g_assert_cmpint (bunko_error_get_kind (self->login_error), ==, BUNKO_ERROR_KIND_LOGIN);

  bunko_controller_login (self->controller, "ann", "new", FALSE);
  wait_until_connected (self);
  g_assert_true (bunko_controller_get_context (self->controller) == context);
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_PRESENT);
}

/* The server comes back full: that is said, and tried again until there is room. */
static void
test_full_after_restart (Case *self, gconstpointer data)
{
  static const BunkoTimeLimits limits = { 5000, 100, 5000 };

  open_as_guest (self, SCRIPT (GREETING, GUEST_LOGIN, "?", PUSH ("2"), "x"));
  _bunko_session_set_limits_for_tests (bunko_controller_get_session (self->controller), &limits, 0);
  /* Once without, once with encryption. */
  add_script (self, SCRIPT ("."));
  add_script (self, SCRIPT ("."));
  RUN_UNTIL (raw_peer_get_n_waiting (self->peer) == 1);
  raw_peer_release (self->peer);
  RUN_UNTIL (PRESENCE (self) == BUNKO_CONTROLLER_SILENT);
  RUN_UNTIL (raw_peer_get_n_accepted (self->peer) == self->n_connections);
  add_login (self, SCRIPT (GREETING, "<{}", AUTHENTICATED ("s2"), "."));
  bunko_controller_reconnect_now (self->controller);
  wait_until_connected (self);
  g_assert_cmpint (PRESENCE (self), ==, BUNKO_CONTROLLER_PRESENT);
}

#define ADD(path, func) g_test_add (path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("bunko-controller-XXXXXX", NULL);
  g_autofree char *keyring = g_build_filename (folder, "keyring", NULL);
  g_autofree char *cache = g_build_filename (folder, "bunko", "images", NULL);
  int status;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "x", TRUE);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("/controller/refused", test_refused);
  ADD ("/controller/not-hpx", test_not_hpx);
  ADD ("/controller/cancel", test_cancel);
  ADD ("/controller/guest", test_guest);
  ADD ("/controller/log-out", test_log_out);
  ADD ("/controller/wrong-password", test_wrong_password);
  ADD ("/controller/restart", test_restart);
  ADD ("/controller/quit", test_quit);
  ADD ("/controller/lost-before-login", test_lost_before_login);
  ADD ("/controller/lost-in-login", test_lost_in_login);
  ADD ("/controller/login-after-restart", test_login_after_restart);
  ADD ("/controller/expired", test_expired);
  ADD ("/controller/full-after-restart", test_full_after_restart);

  status = g_test_run ();
  g_remove (keyring);
  g_rmdir (cache);
  g_rmdir (folder);

  return status;
}
