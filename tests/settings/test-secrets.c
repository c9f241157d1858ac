/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "settings/bunko-secrets.h"

/* Run twice: with libsecret's file backend (a keyring without a bus), and, as "--no-service", with
 * a session bus address that nobody listens on. */

typedef struct
{
  GAsyncResult *result;
  gboolean timed_out;
} Wait;

static gboolean
timeout_cb (gpointer data)
{
  ((Wait *) data)->timed_out = TRUE;
  return G_SOURCE_REMOVE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Wait *) user_data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Wait *wait)
{
  guint id = g_timeout_add_seconds (20, timeout_cb, wait);

  while (wait->result == NULL && !wait->timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (wait->timed_out);
  g_source_remove (id);

  return g_steal_pointer (&wait->result);
}

static char *
lookup (BunkoServerProfile *profile, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  Wait wait = { 0 };

  bunko_secrets_lookup_async (profile, NULL, done_cb, &wait);
  result = wait_for_result (&wait);

  return bunko_secrets_lookup_finish (result, error);
}

static gboolean
store (BunkoServerProfile *profile, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  Wait wait = { 0 };

  bunko_secrets_store_async (profile, password, NULL, done_cb, &wait);
  result = wait_for_result (&wait);

  return bunko_secrets_store_finish (result, error);
}

static gboolean
clear (BunkoServerProfile *profile, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  Wait wait = { 0 };

  bunko_secrets_clear_async (profile, NULL, done_cb, &wait);
  result = wait_for_result (&wait);

  return bunko_secrets_clear_finish (result, error);
}

static void
assert_password (BunkoServerProfile *profile, const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *password = lookup (profile, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (password, ==, expected);
  bunko_secrets_free (password);
}

static void
test_round_trip (void)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("NAS", "nas", 7007, FALSE);
  g_autoptr (BunkoServerProfile) other = bunko_server_profile_new ("NAS", "nas", 7007, FALSE);
  g_autoptr (GError) error = NULL;

  bunko_server_profile_set_user (profile, "ann");
  bunko_server_profile_set_user (other, "ann");
  assert_password (profile, NULL);

  g_assert_true (store (profile, "pässwörd 秘密", &error));
  g_assert_no_error (error);
  assert_password (profile, "pässwörd 秘密");
  assert_password (other, NULL);

  g_assert_true (store (profile, "second", &error));
  g_assert_no_error (error);
  assert_password (profile, "second");

  bunko_server_profile_set_user (profile, "bob");
  assert_password (profile, NULL);

  /* Clearing forgets all users of the server, and nothing to clear is no error. */
  g_assert_true (clear (profile, &error));
  g_assert_no_error (error);
  bunko_server_profile_set_user (profile, "ann");
  assert_password (profile, NULL);
  g_assert_true (clear (profile, &error));
  g_assert_no_error (error);

  g_assert_finalize_object (g_steal_pointer (&profile));
}

static void
test_cancel (void)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("NAS", "nas", 7007, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Wait wait = { 0 };

  bunko_server_profile_set_user (profile, "ann");
  g_cancellable_cancel (cancellable);
  bunko_secrets_lookup_async (profile, cancellable, done_cb, &wait);
  result = wait_for_result (&wait);
  g_assert_null (bunko_secrets_lookup_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
check (GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  Wait wait = { 0 };

  bunko_secrets_check_async (NULL, done_cb, &wait);
  result = wait_for_result (&wait);

  return bunko_secrets_check_finish (result, error);
}

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (check (&error));
  g_assert_no_error (error);
}

static void
test_no_service (void)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("NAS", "nas", 7007, FALSE);
  g_autoptr (GError) error = NULL;

  bunko_server_profile_set_user (profile, "ann");
  g_assert_null (lookup (profile, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);

  g_assert_false (store (profile, "x", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);

  g_assert_false (clear (profile, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);

  g_assert_false (check (&error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

int
main (int argc, char *argv[])
{
  gboolean no_service = g_strcmp0 (g_getenv ("BUNKO_TEST_SECRETS"), "no-service") == 0;
  g_autofree char *folder = g_dir_make_tmp ("bunko-secrets-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "keyring", NULL);
  int status;

  if (no_service)
    {
      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
    }
  else
    {
      g_setenv ("SECRET_BACKEND", "file", TRUE);
      g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
      g_setenv ("SECRET_FILE_TEST_PASSWORD", "x", TRUE);
    }

  g_test_init (&argc, &argv, NULL);
  if (no_service)
    {
      g_test_add_func ("/secrets/no-service", test_no_service);
    }
  else
    {
      g_test_add_func ("/secrets/check", test_check);
      g_test_add_func ("/secrets/round-trip", test_round_trip);
      g_test_add_func ("/secrets/cancel", test_cancel);
    }
  status = g_test_run ();

  g_remove (path);
  g_rmdir (folder);

  return status;
}
