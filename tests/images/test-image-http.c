/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsoup/soup.h>

#include "images/bunko-image-decoder.h"
#include "images/bunko-image-error.h"
#include "images/bunko-image-http.h"
#include "images/bunko-image-loader.h"
#include "fake-image-source.h"
#include "image-fixture.h"
#include "protocol/bunko-peer-certificate.h"

typedef struct
{
  char *directory;
  SoupServer *server;
  guint16 port;
  guint n_requests;
  guint n_credentials; /* requests that came with some */
  SoupServerMessage *paused;
  GBytes *jpeg;
  FakeImageSource *source;
  BunkoImageLoader *loader;
} Fixture;

typedef struct
{
  gboolean done;
  GdkPaintable *paintable;
  GError *error;
} Call;

static void
call_clear (Call *call)
{
  g_clear_object (&call->paintable);
  g_clear_error (&call->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

/* Where a server may want to send us. */
static void
send_away (Fixture *fixture, SoupServerMessage *message, const char *where)
{
  const char *location = "file:///etc/passwd";
  g_autofree char *elsewhere =
      g_strdup_printf ("http://localhost:%u/thumb/a%%20b%%231.jpg.link", fixture->port);
  g_autofree char *plain =
      g_strdup_printf ("http://127.0.0.1:%u/thumb/a%%20b%%231.jpg.link", fixture->port);
  g_autofree char *with_password =
      g_strdup_printf ("http://me:secret@127.0.0.1:%u/thumb/a%%20b%%231.jpg.link", fixture->port);

  if (g_str_equal (where, "here"))
    location = "/thumb/a%20b%231.jpg.link";
  else if (g_str_equal (where, "round"))
    location = "/go/round";
  else if (g_str_equal (where, "elsewhere"))
    location = elsewhere;
  else if (g_str_equal (where, "plain"))
    location = plain;
  else if (g_str_equal (where, "password"))
    location = with_password;
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                location);
  soup_server_message_set_status (message, 302, NULL);
}

/* One byte after the other, and never the last one. */
static void
trickle_cb (SoupServerMessage *message)
{
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            "x", 1);
  soup_server_message_unpause (message);
}

static void
serve_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  Fixture *fixture = user_data;
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  fixture->n_requests++;
  if (soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                    "Authorization") != NULL)
    fixture->n_credentials++;
  soup_server_message_set_status (message, 200, NULL);
  if (g_str_equal (path, "/thumb/a b#1.jpg.link"))
    soup_message_body_append_bytes (body, fixture->jpeg);
  else if (g_str_equal (path, "/thumb/endless.jpg"))
    {
      static char block[1024 * 1024];

      soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
      for (guint i = 0; i < BUNKO_IMAGE_MAX_FILE_SIZE / sizeof block + 8; i++)
        soup_message_body_append (body, SOUP_MEMORY_STATIC, block, sizeof block);
    }
  else if (g_str_equal (path, "/thumb/trickle.jpg"))
    {
      soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
      soup_message_body_set_accumulate (body, FALSE);
      g_signal_connect (message, "wrote-chunk", G_CALLBACK (trickle_cb), NULL);
      soup_message_body_append (body, SOUP_MEMORY_STATIC, "x", 1);
    }
  else if (g_str_equal (path, "/login.jpg"))
    {
      soup_message_headers_replace (headers, "WWW-Authenticate", "Basic realm=\"pictures\"");
      soup_server_message_set_status (message, 401, NULL);
    }
  else if (g_str_has_prefix (path, "/go/"))
    send_away (fixture, message, path + strlen ("/go/"));
  else if (g_str_equal (path, "/thumb/silent.jpg"))
    {
      fixture->paused = message;
      soup_server_message_pause (message);
    }
  else
    soup_server_message_set_status (message, 404, NULL);
}

static GTlsCertificate *
load_certificate (const char *name)
{
  g_autofree char *key_name = g_strconcat (name, "-key.pem", NULL);
  g_autofree char *file_name = g_strconcat (name, ".pem", NULL);
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "protocol", "fixtures", "tls", file_name, NULL);
  g_autofree char *key =
      g_test_build_filename (G_TEST_DIST, "protocol", "fixtures", "tls", key_name, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_files (path, key, &error);

  g_assert_no_error (error);
  return certificate;
}

static void
start_server (Fixture *fixture, const char *certificate_name)
{
  g_autoptr (GTlsCertificate) certificate =
      certificate_name != NULL ? load_certificate (certificate_name) : NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  fixture->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (fixture->server, NULL, serve_cb, fixture, NULL);
  soup_server_listen_local (
      fixture->server, 0,
      SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0), &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
set_up (Fixture *fixture, gconstpointer certificate)
{
  start_server (fixture, certificate);
  fixture->directory = image_fixture_make_dir ();
  fixture->jpeg = image_fixture_encode ("jpeg", 120, 90, 0x903020ff);
  fixture->source = fake_image_source_new ();
  fixture->loader = bunko_image_loader_new (BUNKO_IMAGE_SOURCE (fixture->source), "localhost:7007",
                                            fixture->directory);
  bunko_image_loader_set_web_endpoint (fixture->loader, "127.0.0.1", fixture->port,
                                       certificate != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  image_fixture_settle ();
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_assert_finalize_object (fixture->loader);
  g_assert_finalize_object (fixture->source);
  g_bytes_unref (fixture->jpeg);
  image_fixture_remove_dir (fixture->directory);
  g_free (fixture->directory);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  call->paintable =
      bunko_image_loader_load_finish (BUNKO_IMAGE_LOADER (source), result, &call->error);
  call->done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  return ((Call *) user_data)->done;
}

static void
start_load (Fixture *fixture, const char *path, GCancellable *cancellable, Call *call)
{
  fake_image_source_answer_always (fixture->source, bunko_image_reply_new_for_path (path));
  bunko_image_loader_load_async (fixture->loader, BUNKO_ITEM_TYPE_PAGE, 5,
                                 BUNKO_IMAGE_SIZE_ORIGINAL, 0, 0, 0, BUNKO_IMAGE_PRIORITY_VISIBLE,
                                 cancellable, loaded_cb, call);
}

static void
load (Fixture *fixture, const char *path, Call *call)
{
  start_load (fixture, path, NULL, call);
  image_fixture_wait (is_done, call);
}

static void
test_fetched (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) call = { 0 };

  load (fixture, "/thumb/a b#1.jpg.link", &call);
  g_assert_no_error (call.error);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (call.paintable), ==, 120);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static void
test_missing (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) call = { 0 };

  load (fixture, "/thumb/none.jpg", &call);
  g_assert_error (call.error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_HTTP);
  g_assert_nonnull (strstr (call.error->message, "404"));
}

static void
test_endless (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) call = { 0 };

  load (fixture, "/thumb/endless.jpg", &call);
  g_assert_error (call.error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_TOO_LARGE);
}

/* A reply cannot make us ask another host. */
static void
test_elsewhere (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *absolute =
      g_strdup_printf ("http://127.0.0.1:%u/thumb/a b#1.jpg.link", fixture->port);
  g_auto (Call) one = { 0 }, two = { 0 };

  load (fixture, absolute, &one);
  g_assert_error (one.error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_HTTP);
  g_assert_cmpuint (fixture->n_requests, ==, 0);

  load (fixture, "//example.invalid/x.jpg", &two);
  g_assert_error (two.error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_HTTP);
}

static void
test_no_endpoint (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) call = { 0 };

  bunko_image_loader_set_web_endpoint (fixture->loader, NULL, 0, FALSE);
  load (fixture, "/thumb/a b#1.jpg.link", &call);
  g_assert_error (call.error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_HTTP);
}

static gboolean
is_paused (gpointer user_data)
{
  return ((Fixture *) user_data)->paused != NULL;
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) call = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  start_load (fixture, "/thumb/silent.jpg", cancellable, &call);
  image_fixture_wait (is_paused, fixture);
  g_assert_false (call.done);
  g_cancellable_cancel (cancellable);
  image_fixture_wait (is_done, &call);
  g_assert_error (call.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* To another path of the same host, and nowhere else. */
static void
test_redirected (Fixture *fixture, gconstpointer unused)
{
  static const char *const wrong[] = { "/go/elsewhere", "/go/password", "/go/file" };
  g_auto (Call) call = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (Call) other = { 0 };

      fixture->n_requests = 0;
      load (fixture, wrong[i], &other);
      g_assert_error (other.error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_HTTP);
      g_assert_cmpuint (fixture->n_requests, ==, 1);
    }
  load (fixture, "/go/here", &call);
  g_assert_no_error (call.error);
  g_assert_cmpuint (fixture->n_requests, ==, 3);
  g_assert_cmpuint (fixture->n_credentials, ==, 0);
}

static void
test_sent_round (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) call = { 0 };

  load (fixture, "/go/round", &call);
  g_assert_error (call.error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_HTTP);
  g_assert_cmpuint (fixture->n_requests, ==, 6);
}

/* Whoever asks for a login does not get one. */
static void
test_login_wanted (Fixture *fixture, gconstpointer unused)
{
  g_auto (Call) call = { 0 };

  load (fixture, "/login.jpg", &call);
  g_assert_error (call.error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_HTTP);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  g_assert_cmpuint (fixture->n_credentials, ==, 0);
}

static void
trust (Fixture *fixture, const char *name)
{
  g_autoptr (GTlsCertificate) certificate = load_certificate (name);
  g_autofree char *fingerprint = bunko_fingerprint_of (certificate);

  bunko_image_loader_set_web_pin (fixture->loader, fingerprint);
}

/* The certificate of the server that somebody trusts is good here, and no other. */
static void
test_pinned (Fixture *fixture, gconstpointer certificate)
{
  g_auto (Call) unknown = { 0 }, wrong = { 0 }, right = { 0 };

  load (fixture, "/thumb/a b#1.jpg.link", &unknown);
  g_assert_error (unknown.error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  trust (fixture, "renewed");
  load (fixture, "/thumb/a b#1.jpg.link", &wrong);
  g_assert_error (wrong.error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
  trust (fixture, certificate);
  load (fixture, "/thumb/a b#1.jpg.link", &right);
  g_assert_no_error (right.error);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

/* Encryption is not given up on the way. */
static void
test_downgraded (Fixture *fixture, gconstpointer certificate)
{
  g_auto (Call) call = { 0 };

  trust (fixture, certificate);
  load (fixture, "/go/plain", &call);
  g_assert_error (call.error, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_HTTP);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* As long as something comes the connection is not silent, but nobody waits for it for ever. */
static void
test_trickled (Fixture *fixture, gconstpointer data)
{
  BunkoImageHttp *http = bunko_image_http_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_image_http_set_endpoint (http, "127.0.0.1", fixture->port, FALSE);
  _bunko_image_http_set_time_limit_for_tests (http, 500);
  bunko_image_http_fetch_async (http, "/thumb/trickle.jpg", NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (bunko_image_http_fetch_finish (http, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  g_clear_object (&result);
  g_assert_finalize_object (http);
}

#define ADD(path, func) g_test_add ("/images/http/" path, Fixture, NULL, set_up, func, tear_down)
#define ADD_TLS(path, func)                                                                        \
  g_test_add ("/images/http/" path, Fixture, "server", set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("fetched", test_fetched);
  ADD ("missing", test_missing);
  ADD ("endless", test_endless);
  ADD ("trickled", test_trickled);
  ADD ("elsewhere", test_elsewhere);
  ADD ("no-endpoint", test_no_endpoint);
  ADD ("cancelled", test_cancelled);
  ADD ("redirected", test_redirected);
  ADD ("sent-round", test_sent_round);
  ADD ("login-wanted", test_login_wanted);
  if (g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      ADD_TLS ("pinned", test_pinned);
      ADD_TLS ("downgraded", test_downgraded);
    }

  return g_test_run ();
}
