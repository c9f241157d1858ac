/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library-fixture.h"

void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

void
library_fixture_connect (LibraryFixture *self, guint16 port)
{
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new ("127.0.0.1", port, FALSE);
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_autoptr (GAsyncResult) connected = NULL;
  g_autoptr (GAsyncResult) logged_in = NULL;
  g_autoptr (GError) error = NULL;

  self->session = bunko_session_new (endpoint);
  bunko_session_connect_async (self->session, NULL, keep_result_cb, &connected);
  RUN_UNTIL (connected != NULL);
  bunko_session_connect_finish (self->session, connected, &error);
  g_assert_no_error (error);
  bunko_session_login_async (self->session, guest, NULL, keep_result_cb, &logged_in);
  RUN_UNTIL (logged_in != NULL);
  bunko_session_login_finish (self->session, logged_in, &error);
  g_assert_no_error (error);
  self->library = bunko_library_new (self->session);
}

/* Nothing may be left over: not a task that holds the library, not a call that holds the session.
 */
void
library_fixture_clear (LibraryFixture *self)
{
  RUN_UNTIL (G_OBJECT (self->library)->ref_count == 1);
  g_assert_finalize_object (self->library);
  bunko_session_close (self->session);
  RUN_UNTIL (G_OBJECT (self->session)->ref_count == 1);
  g_assert_finalize_object (self->session);
}

gint64
count_source (BunkoListSource *source, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_list_source_count_async (source, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_list_source_count_finish (source, result, error);
}

GPtrArray *
fetch_source (BunkoListSource *source, guint page, guint size, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_list_source_fetch_async (source, page, size, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_list_source_fetch_finish (source, result, error);
}

BunkoItem *
get_item (LibraryFixture *self, BunkoItemType type, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_get_item_async (self->library, type, id, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_get_item_finish (self->library, result, error);
}

BunkoImageReply *
fetch_image (LibraryFixture *self,
             BunkoItemType type,
             gint64 id,
             BunkoImageSize size,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_fetch_image_async (self->library, type, id, size, BUNKO_IMAGE_PRIORITY_VISIBLE,
                                   NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_library_fetch_image_finish (self->library, result, error);
}
