/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-session.h"

void
bench_store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
bench_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

BunkoSession *
bench_session_open (guint16 port)
{
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new ("127.0.0.1", port, FALSE);
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_autoptr (GAsyncResult) connected = NULL, logged_in = NULL;
  g_autoptr (GError) error = NULL;
  BunkoSession *self = bunko_session_new (endpoint);

  bunko_session_connect_async (self, NULL, bench_store_result_cb, &connected);
  bench_wait (&connected);
  bunko_session_connect_finish (self, connected, &error);
  g_assert_no_error (error);
  bunko_session_login_async (self, guest, NULL, bench_store_result_cb, &logged_in);
  bench_wait (&logged_in);
  bunko_session_login_finish (self, logged_in, &error);
  g_assert_no_error (error);

  return self;
}
