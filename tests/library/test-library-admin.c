/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-admin.h"
#include "protocol/bunko-protocol-error.h"
#include "sample-fixture.h"

/* What concerns the server itself, against the sample server of both versions. */

/* As sample_fixture_set_up(), but guests may not touch the server, and there is a newer one. */
static void
set_up_strict (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GError) error = NULL;

  self->server = bunko_sample_server_new (SAMPLE_FIXTURE_GALLERIES);
  g_object_set (self->server, "legacy", legacy != NULL, "restrict-guests", TRUE, NULL);
  bunko_sample_server_start (self->server, 0, &error);
  g_assert_no_error (error);
  library_fixture_connect (&self->library, bunko_sample_server_get_port (self->server));
}

static void
set_up_newer (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GError) error = NULL;

  self->server = bunko_sample_server_new (SAMPLE_FIXTURE_GALLERIES);
  g_object_set (self->server, "newer-version", "0.14.0", NULL);
  bunko_sample_server_start (self->server, 0, &error);
  g_assert_no_error (error);
  library_fixture_connect (&self->library, bunko_sample_server_get_port (self->server));
}

static gboolean
finish (SampleFixture *self, GAsyncResult **result, char **reply, GError **error)
{
  gboolean ok;

  RUN_UNTIL (*result != NULL);
  ok = bunko_library_admin_finish (self->library.library, *result, reply, error);
  g_clear_object (result);

  return ok;
}

/* A server that encrypts, with a certificate that it made itself; it was trusted before. */
static void
set_up_encrypted (SampleFixture *self, gconstpointer legacy)
{
  g_autofree char *certificate_file =
      g_test_build_filename (G_TEST_DIST, "protocol", "fixtures", "tls", "certificate.pem", NULL);
  g_autofree char *key_file =
      g_test_build_filename (G_TEST_DIST, "protocol", "fixtures", "tls", "key.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate =
      g_tls_certificate_new_from_files (certificate_file, key_file, &error);
  g_autofree char *fingerprint = NULL;
  g_autoptr (BunkoEndpoint) endpoint = NULL;
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_autoptr (GAsyncResult) connected = NULL;
  g_autoptr (GAsyncResult) logged_in = NULL;

  g_assert_no_error (error);
  self->server = bunko_sample_server_new (SAMPLE_FIXTURE_GALLERIES);
  bunko_sample_server_set_certificate (self->server, certificate);
  bunko_sample_server_start (self->server, 0, &error);
  g_assert_no_error (error);
  fingerprint = bunko_fingerprint_of (certificate);
  endpoint = bunko_endpoint_new ("127.0.0.1", bunko_sample_server_get_port (self->server), TRUE);
  self->library.session = bunko_session_new (endpoint);
  bunko_session_set_pin (self->library.session, fingerprint);
  bunko_session_connect_async (self->library.session, NULL, keep_result_cb, &connected);
  RUN_UNTIL (connected != NULL);
  bunko_session_connect_finish (self->library.session, connected, &error);
  g_assert_no_error (error);
  bunko_session_login_async (self->library.session, guest, NULL, keep_result_cb, &logged_in);
  RUN_UNTIL (logged_in != NULL);
  bunko_session_login_finish (self->library.session, logged_in, &error);
  g_assert_no_error (error);
  self->library.library = bunko_library_new (self->library.session);
}

static void
announced_cb (BunkoSession *session, BunkoServerCommand command, int *seen)
{
  *seen = command;
}

/* Whoever asked hears that it is done, on either version, and then of the command as all others. */
static void
test_restart (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int seen = 0;

  g_signal_connect (self->library.session, "server-command", G_CALLBACK (announced_cb), &seen);
  bunko_library_restart_server_async (self->library.library, 0, NULL, keep_result_cb, &result);
  g_assert_true (finish (self, &result, NULL, &error));
  g_assert_no_error (error);
  RUN_UNTIL (seen == BUNKO_SERVER_COMMAND_RESTART);
  RUN_UNTIL (bunko_session_get_state (self->library.session) == BUNKO_SESSION_LOST);
}

/* The server counts: until then all goes on as before. */
static void
test_delay (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reply = NULL;
  int seen = 0;

  g_assert_true (bunko_library_takes_delay (self->library.library));
  g_signal_connect (self->library.session, "server-command", G_CALLBACK (announced_cb), &seen);
  bunko_library_shut_down_server_async (self->library.library, 1, NULL, keep_result_cb, &result);
  g_assert_true (finish (self, &result, &reply, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (reply, "status"));
  g_assert_cmpint (seen, ==, 0);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_ALL), >, 0);
  RUN_UNTIL (seen == BUNKO_SERVER_COMMAND_QUIT);
  RUN_UNTIL (bunko_session_get_state (self->library.session) == BUNKO_SESSION_LOST);
}

typedef struct
{
  guint n;
  double last;
  gboolean said;
} Progress;

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  Progress *progress = user_data;

  progress->n++;
  g_assert_cmpfloat (fraction, >=, progress->last);
  progress->last = fraction;
  progress->said |= text != NULL && strstr (text, "galleries") != NULL;
}

static void
test_reindex (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress = { 0, -1, FALSE };

  bunko_library_reindex_async (self->library.library, 0, progress_cb, &progress, NULL,
                               keep_result_cb, &result);
  g_assert_true (finish (self, &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.n, >, 0);
  g_assert_true (progress.said);
}

/* What is stopped here is stopped there. */
static void
test_reindex_stopped (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress = { 0, -1, FALSE };

  bunko_library_reindex_async (self->library.library, 100, progress_cb, &progress, cancellable,
                               keep_result_cb, &result);
  RUN_UNTIL (progress.n > 0);
  g_cancellable_cancel (cancellable);
  g_assert_false (finish (self, &result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_refused (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BunkoLibrary *library = self->library.library;

  g_assert_true (bunko_library_is_allowed (library, "save_config"));
  bunko_library_save_config_async (library, NULL, keep_result_cb, &result);
  g_assert_false (finish (self, &result, NULL, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_NO_PERMISSION);
  g_assert_false (bunko_library_is_allowed (library, "save_config"));
  g_assert_true (bunko_library_is_allowed (library, "get_changelog"));
  g_assert_true (bunko_library_has_function (library, "save_config"));
}

static void
test_save_and_auth (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *greeting = NULL;

  bunko_library_save_config_async (self->library.library, NULL, keep_result_cb, &result);
  g_assert_true (finish (self, &result, &saved, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (saved, ==, "\"saved\"");
  bunko_library_request_auth_async (self->library.library, NULL, keep_result_cb, &result);
  g_assert_true (finish (self, &result, &greeting, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (greeting, "guest_allowed"));
}

/* 0.3 has no change log in its reply, and neither has a newer version unless it is made up. */
static void
test_changelog (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) checked = NULL;
  g_autoptr (BunkoChangelog) changelog = NULL;
  g_autoptr (BunkoChangelog) update = NULL;
  g_autoptr (GError) error = NULL;

  bunko_library_get_changelog_async (self->library.library, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  changelog = bunko_library_get_changelog_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (changelog->version, ==, legacy != NULL ? NULL : "0.13.3");
  g_assert_cmpint (*changelog->changes != '\0', ==, legacy == NULL);

  bunko_library_check_update_async (self->library.library, NULL, keep_result_cb, &checked);
  RUN_UNTIL (checked != NULL);
  g_assert_true (
      bunko_library_check_update_finish (self->library.library, checked, &update, &error));
  g_assert_no_error (error);
  g_assert_null (update);
}

/* The newer version; NULL if there is none. */
static BunkoChangelog *
check_update (SampleFixture *self)
{
  g_autoptr (GAsyncResult) checked = NULL;
  g_autoptr (GError) error = NULL;
  BunkoChangelog *update = NULL;

  bunko_library_check_update_async (self->library.library, NULL, keep_result_cb, &checked);
  RUN_UNTIL (checked != NULL);
  g_assert_true (
      bunko_library_check_update_finish (self->library.library, checked, &update, &error));
  g_assert_no_error (error);

  return update;
}

static void
test_newer (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoChangelog) update = check_update (self);
  g_autoptr (BunkoChangelog) copy = bunko_changelog_copy (update);

  g_assert_cmpstr (copy->version, ==, "0.14.0");
  g_assert_cmpstr (copy->url, ==, "https://example.org/happypandax");
}

static void
updating_cb (double fraction, const char *text, gpointer user_data)
{
  gboolean *downloads = user_data;

  *downloads |= fraction > 0 && text != NULL && strstr (text, "Downloading") != NULL;
}

/* Without a restart the server goes on as before, and has nothing newer to offer. */
static void
test_update (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoChangelog) update = check_update (self);
  g_autoptr (GAsyncResult) updated = NULL;
  g_autoptr (GError) error = NULL;
  gboolean downloads = FALSE;

  bunko_library_update_server_async (self->library.library, update->url, FALSE, updating_cb,
                                     &downloads, NULL, keep_result_cb, &updated);
  g_assert_true (finish (self, &updated, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (downloads);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_ALL), >, 0);
  g_assert_null (check_update (self));
}

/* A server that restarts has done it, whether or not there was time to say so. */
static void
test_update_restart (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GAsyncResult) updated = NULL;
  g_autoptr (GError) error = NULL;
  int seen = 0;

  g_signal_connect (self->library.session, "server-command", G_CALLBACK (announced_cb), &seen);
  bunko_library_update_server_async (self->library.library, NULL, TRUE, NULL, NULL, NULL,
                                     keep_result_cb, &updated);
  g_assert_true (finish (self, &updated, NULL, &error));
  g_assert_no_error (error);
  RUN_UNTIL (seen == BUNKO_SERVER_COMMAND_RESTART);
  RUN_UNTIL (bunko_session_get_state (self->library.session) == BUNKO_SESSION_LOST);
}

static void
test_update_stopped (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) updated = NULL;
  g_autoptr (BunkoChangelog) update = NULL;
  g_autoptr (GError) error = NULL;
  gboolean downloads = FALSE;

  bunko_library_update_server_async (self->library.library, NULL, TRUE, updating_cb, &downloads,
                                     cancellable, keep_result_cb, &updated);
  RUN_UNTIL (downloads);
  g_cancellable_cancel (cancellable);
  g_assert_false (finish (self, &updated, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  update = check_update (self);
  g_assert_nonnull (update);
}

/* A server that has nothing to install, or not from there, says so and stays as it is. */
static void
test_update_failed (SampleFixture *self, gconstpointer url)
{
  g_autoptr (GAsyncResult) updated = NULL;
  g_autoptr (GError) error = NULL;

  bunko_library_update_server_async (self->library.library, url, TRUE, NULL, NULL, NULL,
                                     keep_result_cb, &updated);
  g_assert_false (finish (self, &updated, NULL, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_ALL), >, 0);
}

static void
test_update_nothing (SampleFixture *self, gconstpointer legacy)
{
  test_update_failed (self, NULL);
}

/* What a version cannot have is known before anything is called. */
static void
test_functions (SampleFixture *self, gconstpointer legacy)
{
  BunkoLibrary *library = self->library.library;

  g_assert_cmpint (bunko_library_has_function (library, "reindex"), ==, legacy == NULL);
  g_assert_cmpint (bunko_library_takes_delay (library), ==, legacy == NULL);
  g_assert_true (bunko_library_has_function (library, "save_config"));
}

static void
link_changed_cb (BunkoServerLink *link, guint *n)
{
  (*n)++;
}

/* The figures grow with what goes over the connection, and who watches is told. */
static void
test_link (SampleFixture *self, gconstpointer legacy)
{
  BunkoServerLink *link = bunko_library_get_link (self->library.library);
  g_autoptr (GDateTime) since = bunko_server_link_get_since (link);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  guint64 n_calls = bunko_server_link_get_n_calls (link);
  guint64 bytes_in = bunko_server_link_get_bytes_in (link);
  guint64 bytes_out = bunko_server_link_get_bytes_out (link);
  BunkoServerLane lane;
  guint n_changes = 0;

  g_assert_nonnull (since);
  g_assert_cmpint (ABS (g_date_time_difference (now, since)), <, 60 * G_TIME_SPAN_SECOND);
  g_assert_true (bunko_server_link_is_local (link));
  g_assert_false (bunko_server_link_get_encrypted (link));
  g_assert_null (bunko_server_link_get_tls_version (link));
  g_assert_null (bunko_server_link_get_fingerprint (link));

  g_signal_connect (link, "changed", G_CALLBACK (link_changed_cb), &n_changes);
  bunko_server_link_watch (link);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_ALL), >, 0);
  g_assert_cmpuint (bunko_server_link_get_n_calls (link), >=, n_calls + 5);
  g_assert_cmpuint (bunko_server_link_get_bytes_in (link), >, bytes_in);
  g_assert_cmpuint (bunko_server_link_get_bytes_out (link), >, bytes_out);
  g_assert_cmpuint (bunko_server_link_get_n_failed (link), ==, 0);
  g_assert_cmpfloat (bunko_server_link_get_latency (link), >, 0);
  g_assert_cmpuint (bunko_server_link_get_n_lanes (link), ==, 3);
  bunko_server_link_get_lane (link, 0, &lane);
  g_assert_cmpuint (lane.max_connections, ==, 1);
  g_assert_cmpuint (lane.n_open, ==, 1);
  g_assert_cmpuint (lane.n_busy, ==, 0);
  g_assert_cmpuint (lane.n_waiting, ==, 0);
  RUN_UNTIL (n_changes > 0);
  bunko_server_link_unwatch (link);
}

static void
test_encrypted (SampleFixture *self, gconstpointer legacy)
{
  BunkoServerLink *link = bunko_library_get_link (self->library.library);

  g_assert_true (bunko_server_link_get_encrypted (link));
  g_assert_true (g_str_has_prefix (bunko_server_link_get_tls_version (link), "TLS 1."));
  g_assert_cmpuint (strlen (bunko_server_link_get_fingerprint (link)), ==, 32 * 3 - 1);
  g_assert_cmpint (sample_fixture_count (self, BUNKO_VIEW_TYPE_ALL), >, 0);
  g_assert_cmpuint (bunko_server_link_get_bytes_in (link), >, 0);
}

#define STRICT_TEST(path, set_up, func)                                                            \
  g_test_add ("/library/sample/" path, SampleFixture, NULL, set_up, func, sample_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SAMPLE_TEST ("admin/restart", test_restart);
  SAMPLE_TEST ("admin/save-and-auth", test_save_and_auth);
  SAMPLE_TEST ("admin/changelog", test_changelog);
  SAMPLE_TEST ("admin/functions", test_functions);
  SAMPLE_TEST ("admin/link", test_link);
  STRICT_TEST ("admin/delay", sample_fixture_set_up, test_delay);
  STRICT_TEST ("admin/reindex", sample_fixture_set_up, test_reindex);
  STRICT_TEST ("admin/reindex-stopped", sample_fixture_set_up, test_reindex_stopped);
  STRICT_TEST ("admin/refused", set_up_strict, test_refused);
  STRICT_TEST ("admin/encrypted", set_up_encrypted, test_encrypted);
  STRICT_TEST ("admin/newer", set_up_newer, test_newer);
  STRICT_TEST ("admin/update", set_up_newer, test_update);
  STRICT_TEST ("admin/update-restart", set_up_newer, test_update_restart);
  STRICT_TEST ("admin/update-stopped", set_up_newer, test_update_stopped);
  g_test_add ("/library/sample/admin/update-elsewhere", SampleFixture,
              "https://example.org/something-else", set_up_newer, test_update_failed,
              sample_fixture_tear_down);
  SAMPLE_TEST ("admin/update-nothing", test_update_nothing);

  return g_test_run ();
}
