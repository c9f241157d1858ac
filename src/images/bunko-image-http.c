/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "bunko-image-decoder.h"
#include "bunko-image-error.h"
#include "bunko-image-http.h"
#include "library/bunko-web-trust.h"

/* As many as a browser opens to one host. */
#define MAX_CONNECTIONS 6

/* Seconds without a byte. The first answer may take a while: the server scales on demand. */
#define TIMEOUT_S 30

/* Milliseconds for all of it: a byte now and then does not make an image. */
#define TIME_LIMIT_MS (3 * 60 * 1000)

/* A server that sends us about for longer than this has lost its way. */
#define MAX_REDIRECTS 5

/* Fetches images from the web port of a server, for the servers that answer get_image with a path
 * ("HPX wire notes", get_image): plain GET requests without a login, to that host alone. */
struct _BunkoImageHttp
{
  GObject parent_instance;

  char *host;
  guint16 port;
  gboolean tls;
  char *pin;            /* the certificate that is trusted, besides those that are vouched for */
  SoupSession *session; /* NULL until it is needed: most servers never do */
  guint time_limit;
};

typedef struct
{
  SoupMessage *message;
  GCancellable *cancellable; /* the caller's, and ours when too much comes */
  gulong cancelled_id;
  GCancellable *caller;
  guint64 received;
  guint n_redirects;
  guint timer;
  gboolean too_large;
  gboolean too_slow;
} Download;

G_DEFINE_FINAL_TYPE (BunkoImageHttp, bunko_image_http, G_TYPE_OBJECT)

static void
bunko_image_http_finalize (GObject *object)
{
  BunkoImageHttp *self = BUNKO_IMAGE_HTTP (object);

  g_clear_object (&self->session);
  g_free (self->host);
  g_free (self->pin);

  G_OBJECT_CLASS (bunko_image_http_parent_class)->finalize (object);
}

static void
bunko_image_http_class_init (BunkoImageHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_image_http_finalize;
}

static void
bunko_image_http_init (BunkoImageHttp *self)
{
  self->port = BUNKO_DEFAULT_WEB_PORT;
  self->time_limit = TIME_LIMIT_MS;
}

static void
download_free (Download *download)
{
  g_clear_handle_id (&download->timer, g_source_remove);
  g_cancellable_disconnect (download->caller, download->cancelled_id);
  g_clear_object (&download->caller);
  g_clear_object (&download->cancellable);
  g_clear_object (&download->message);
  g_free (download);
}

/**
 * bunko_image_http_new:
 *
 * Makes a fetcher that knows no server yet.
 *
 * Returns: (transfer full): a new fetcher
 */
BunkoImageHttp *
bunko_image_http_new (void)
{
  return g_object_new (BUNKO_TYPE_IMAGE_HTTP, NULL);
}

/**
 * bunko_image_http_set_endpoint:
 * @self: a fetcher
 * @host: (nullable): host name or address of the web server; %NULL if there is none
 * @port: its port; 0 for the default one, 7008
 * @tls: whether it speaks HTTPS
 *
 * Tells where the paths that the server gives belong to.
 */
void
bunko_image_http_set_endpoint (BunkoImageHttp *self, const char *host, guint16 port, gboolean tls)
{
  g_return_if_fail (BUNKO_IS_IMAGE_HTTP (self));

  g_set_str (&self->host, host);
  self->port = port != 0 ? port : BUNKO_DEFAULT_WEB_PORT;
  self->tls = tls;
}

/**
 * bunko_image_http_set_pin:
 * @self: a fetcher
 * @fingerprint: (nullable): the SHA-256 fingerprint of a certificate, as bunko_fingerprint_of()
 *   writes it; %NULL for none
 *
 * Sets which certificate is trusted though nobody vouches for it: that of the server itself, which
 * its web server shares.
 */
void
bunko_image_http_set_pin (BunkoImageHttp *self, const char *fingerprint)
{
  g_return_if_fail (BUNKO_IS_IMAGE_HTTP (self));

  /* A connection that was made under another pin is not used any more. */
  if (g_set_str (&self->pin, fingerprint) && self->session != NULL)
    soup_session_abort (self->session);
}

/* Nothing of a login belongs here, whatever the other side asks for. */
static SoupSession *
ensure_session (BunkoImageHttp *self)
{
  if (self->session != NULL)
    return self->session;

  self->session = soup_session_new_with_options ("timeout", TIMEOUT_S, "max-conns", MAX_CONNECTIONS,
                                                 "max-conns-per-host", MAX_CONNECTIONS,
                                                 "user-agent", "Bunko/" APP_VERSION, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  return self->session;
}

static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       BunkoImageHttp *self)
{
  return bunko_web_trust_accepts (self->pin, certificate, errors);
}

static SoupMessage *
make_message_for_uri (BunkoImageHttp *self, GUri *uri)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);

  if (message == NULL)
    return NULL;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect_object (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self,
                           G_CONNECT_DEFAULT);
  return message;
}

/* A path of our server, never another host: what is sent here must not make us ask elsewhere. */
static SoupMessage *
make_message (BunkoImageHttp *self, const char *path)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *escaped = NULL;

  if (self->host == NULL || path[0] != '/')
    return NULL;

  escaped = g_uri_escape_string (path, "/%" G_URI_RESERVED_CHARS_ALLOWED_IN_PATH_ELEMENT, FALSE);
  uri = g_uri_build (G_URI_FLAGS_ENCODED_PATH, self->tls ? "https" : "http", NULL, self->host,
                     self->port, escaped, NULL, NULL);
  return make_message_for_uri (self, uri);
}

static gboolean
too_slow_cb (gpointer data)
{
  Download *download = data;

  download->timer = 0;
  download->too_slow = TRUE;
  g_cancellable_cancel (download->cancellable);

  return G_SOURCE_REMOVE;
}

static void
stop_at_limit (Download *download)
{
  if (download->received <= BUNKO_IMAGE_MAX_FILE_SIZE)
    return;
  download->too_large = TRUE;
  g_cancellable_cancel (download->cancellable);
}

static void
got_headers_cb (SoupMessage *message, Download *download)
{
  goffset length =
      soup_message_headers_get_content_length (soup_message_get_response_headers (message));

  if (length > BUNKO_IMAGE_MAX_FILE_SIZE)
    {
      download->received = (guint64) length;
      stop_at_limit (download);
    }
}

static void
got_body_data_cb (SoupMessage *message, guint size, Download *download)
{
  download->received += size;
  stop_at_limit (download);
}

static void
caller_cancelled_cb (GCancellable *caller, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
set_message (Download *download, SoupMessage *message)
{
  if (download->message != NULL)
    g_signal_handlers_disconnect_by_data (download->message, download);
  g_set_object (&download->message, message);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), download);
  g_signal_connect (message, "got-body-data", G_CALLBACK (got_body_data_cb), download);
}

static Download *
download_new (SoupMessage *message, guint time_limit, GCancellable *caller)
{
  Download *download = g_new0 (Download, 1);

  download->cancellable = g_cancellable_new ();
  download->timer = g_timeout_add (time_limit, too_slow_cb, download);
  if (caller != NULL)
    {
      download->caller = g_object_ref (caller);
      download->cancelled_id = g_cancellable_connect (caller, G_CALLBACK (caller_cancelled_cb),
                                                      download->cancellable, NULL);
    }
  set_message (download, message);
  return download;
}

static void
return_download (GTask *task, Download *download, GBytes *bytes, GError *error)
{
  guint status = soup_message_get_status (download->message);

  if (g_task_return_error_if_cancelled (task))
    g_clear_error (&error);
  else if (download->too_large)
    {
      g_clear_error (&error);
      g_task_return_new_error_literal (task, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_TOO_LARGE,
                                       _ ("The image file is too large"));
    }
  else if (error != NULL && download->too_slow)
    {
      g_clear_error (&error);
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                       _ ("The image did not arrive in time"));
    }
  else if (error != NULL)
    g_task_return_error (task, error);
  else if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    g_task_return_new_error (task, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_HTTP,
                             _ ("The server’s web port did not give the image (%u %s)"), status,
                             soup_message_get_reason_phrase (download->message));
  else
    g_task_return_pointer (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
}

static gboolean
is_redirection (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

/* Only to the same host, and never from an encrypted connection to one that is not. */
static gboolean
may_follow (GUri *from, GUri *to)
{
  const char *scheme = g_uri_get_scheme (to);
  const char *host = g_uri_get_host (to);

  return host != NULL && g_ascii_strcasecmp (host, g_uri_get_host (from)) == 0 &&
         g_uri_get_userinfo (to) == NULL &&
         (g_str_equal (scheme, "https") ||
          (g_str_equal (scheme, "http") && g_str_equal (g_uri_get_scheme (from), "http")));
}

/* NULL for what is no redirection, or one that must not be followed. */
static SoupMessage *
make_redirected (BunkoImageHttp *self, Download *download)
{
  const char *location = soup_message_headers_get_one (
      soup_message_get_response_headers (download->message), "Location");
  GUri *from = soup_message_get_uri (download->message);
  g_autoptr (GUri) to = NULL;

  if (!is_redirection (soup_message_get_status (download->message)) || location == NULL ||
      download->n_redirects == MAX_REDIRECTS)
    return NULL;
  to = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);
  return to != NULL && may_follow (from, to) ? make_message_for_uri (self, to) : NULL;
}

static void send_download (GTask *task);

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SoupMessage) redirected = NULL;
  Download *download = g_task_get_task_data (task);
  GError *error = NULL;

  bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  redirected = bytes != NULL ? make_redirected (g_task_get_source_object (task), download) : NULL;
  if (redirected != NULL)
    {
      download->n_redirects++;
      set_message (download, redirected);
      send_download (g_steal_pointer (&task));
      return;
    }
  g_signal_handlers_disconnect_by_data (download->message, download);
  return_download (task, download, bytes, error);
}

static void
send_download (GTask *task)
{
  BunkoImageHttp *self = g_task_get_source_object (task);
  Download *download = g_task_get_task_data (task);

  soup_session_send_and_read_async (ensure_session (self), download->message, G_PRIORITY_DEFAULT,
                                    download->cancellable, sent_cb, task);
}

/**
 * bunko_image_http_fetch_async:
 * @self: a fetcher
 * @path: a path on the web server, starting with a slash
 * @cancellable: (nullable): stops the download
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Downloads an image file.
 */
void
bunko_image_http_fetch_async (BunkoImageHttp *self,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SoupMessage) message = NULL;
  Download *download;

  g_return_if_fail (BUNKO_IS_IMAGE_HTTP (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_image_http_fetch_async);

  message = make_message (self, path);
  if (message == NULL)
    {
      g_task_return_new_error_literal (task, BUNKO_IMAGE_ERROR, BUNKO_IMAGE_ERROR_HTTP,
                                       _ ("The server named an image that cannot be reached"));
      return;
    }

  download = download_new (message, self->time_limit, cancellable);
  g_task_set_task_data (task, download, (GDestroyNotify) download_free);
  send_download (g_steal_pointer (&task));
}

/**
 * bunko_image_http_fetch_finish:
 * @self: a fetcher
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends bunko_image_http_fetch_async(). Fails with %BUNKO_IMAGE_ERROR_HTTP if the server refused,
 * with %BUNKO_IMAGE_ERROR_TOO_LARGE, %G_IO_ERROR_TIMED_OUT, %G_IO_ERROR_CANCELLED, or an error of
 * the connection.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GBytes *
bunko_image_http_fetch_finish (BunkoImageHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * _bunko_image_http_set_time_limit_for_tests: (skip)
 * @self: a fetcher
 * @time_limit: how long a download may take as a whole, in milliseconds
 *
 * Shortens the time that a download may take, from the next one on.
 */
void
_bunko_image_http_set_time_limit_for_tests (BunkoImageHttp *self, guint time_limit)
{
  g_return_if_fail (BUNKO_IS_IMAGE_HTTP (self));

  self->time_limit = time_limit;
}
