/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "memory-scan.h"
#include "protocol/bunko-peer-certificate.h"
#include "session-fixture.h"

/* What is left of a password in the memory of this process. */

typedef struct
{
  GSubprocess *server;
  guint16 port;
} Case;

static char *
get_file (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "protocol", "fixtures", "tls", name, NULL);
}

/* The shell puts the password together, out of our sight. */
static void
set_up (Case *self, gconstpointer tls)
{
  const char *script =
      "exec \"$0\" --port 0 --galleries 5 --exit-with-stdin "
      "--user \"ann:$(echo " MEMORY_DISGUISED " | tr A-Za-z N-ZA-Mn-za-m)\" $1 $2 $3";
  g_autofree char *certificate = get_file ("server.pem");
  g_autofree char *key = get_file ("server-key.pem");
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  self->server =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                        "/bin/sh", "-c", script, g_getenv ("BUNKO_SAMPLE_SERVER"),
                        tls != NULL ? "--tls" : NULL, certificate, key, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  self->port = (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

static void
tear_down (Case *self, gconstpointer tls)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->server), NULL, NULL);
  g_subprocess_wait (self->server, NULL, NULL);
  g_object_unref (self->server);
}

static BunkoCredentials *
make_credentials (void)
{
  g_autofree char *password = g_strdup (MEMORY_DISGUISED);
  BunkoCredentials *credentials;

  memory_reveal (password);
  credentials = bunko_credentials_new_user ("ann", password);
  explicit_bzero (password, strlen (password));
  return credentials;
}

static BunkoSession *
connect_session (Case *self, gconstpointer tls)
{
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new ("127.0.0.1", self->port, tls != NULL);
  BunkoSession *session = bunko_session_new (endpoint);
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  if (tls != NULL)
    {
      g_autofree char *path = get_file ("server.pem");
      g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);
      g_autofree char *pin = bunko_fingerprint_of (certificate);

      bunko_session_set_pin (session, pin);
    }
  bunko_session_connect_async (session, NULL, outcome_cb, &outcome);
  bunko_session_connect_finish (session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
  return session;
}

static void
log_in (BunkoSession *session)
{
  g_autoptr (BunkoCredentials) credentials = make_credentials ();
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  bunko_session_login_async (session, credentials, NULL, outcome_cb, &outcome);
  bunko_session_login_finish (session, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
}

/* As long as the session lasts the password is kept, for the silent login after a lost connection:
 * once, and not where a core dump would take it along. */
static void
test_password (Case *self, gconstpointer tls)
{
  g_autoptr (BunkoSession) session = connect_session (self, tls);
  MemoryCount count;

  g_assert_cmpuint (memory_count ().anywhere, ==, 0);
  log_in (session);
  run_for (50);
  count = memory_count ();
  g_assert_cmpuint (count.anywhere, ==, 1);
  g_assert_cmpuint (count.dumped, ==, 0);

  bunko_session_close (session);
  run_for (50);
  g_assert_cmpuint (memory_count ().anywhere, ==, 0);
}

/* The search finds what there is. */
static void
test_search (void)
{
  g_autofree char *password = g_strdup (MEMORY_DISGUISED);

  g_assert_cmpuint (memory_count ().anywhere, ==, 0);
  memory_reveal (password);
  g_assert_cmpuint (memory_count ().dumped, ==, 1);
  explicit_bzero (password, strlen (password));
  g_assert_cmpuint (memory_count ().anywhere, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/memory/search", test_search);
  g_test_add ("/memory/password", Case, NULL, set_up, test_password, tear_down);
  if (g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    g_test_add ("/memory/password/tls", Case, "tls", set_up, test_password, tear_down);

  return g_test_run ();
}
