/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-connection-private.h"
#include "protocol/bunko-endpoint-private.h"
#include "session-fixture.h"

/* Whether a connection over a proxy of the system is private. The name of the server says that it
 * is; but all goes to the proxy first. */

static char *proxy; /* that everything goes over */

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GObject)

struct _TestResolver
{
  GObject parent_instance;
};

static gboolean
is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static char **
lookup (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GError **error)
{
  const char *const proxies[] = { proxy, NULL };

  return g_strdupv ((char **) proxies);
}

static void
lookup_async (GProxyResolver *resolver,
              const char *uri,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task, lookup (resolver, uri, NULL, NULL), (GDestroyNotify) g_strfreev);
}

static char **
lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = is_supported;
  iface->lookup = lookup;
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestResolver,
                               test_resolver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, resolver_iface_init))

static void
test_resolver_class_init (TestResolverClass *klass)
{
}

static void
test_resolver_init (TestResolver *self)
{
}

static gboolean
is_private (const char *host, gboolean proxy_is_foreign)
{
  const BunkoTimeLimits limits = BUNKO_TIME_LIMITS_DEFAULT;
  g_autofree char *request = g_strdup_printf ("^CONNECT %s:7007 HTTP/1.0", host);
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new (host, 7007, FALSE);
  g_autoptr (BunkoConnection) connection = bunko_connection_new (endpoint, &limits);
  g_autoptr (JsonNode) greeting = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) closed = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "");
  g_auto (Outcome) opened = { NULL };
  RawPeer *peer = raw_peer_new ();
  gboolean private;

  g_free (proxy);
  proxy = g_strdup_printf ("http://127.0.0.1:%u", raw_peer_get_port (peer));
  raw_peer_add (peer, SCRIPT (request, "=HTTP/1.0 200 OK\r\n\r\n", GREETING, "."));
  bunko_connection_open_async (connection, NULL, outcome_cb, &opened);
  greeting = bunko_connection_open_finish (connection, outcome_wait (&opened), &error);
  g_assert_no_error (error);

  _bunko_endpoint_set_all_public_for_tests (proxy_is_foreign);
  private = bunko_connection_is_private (connection);
  _bunko_endpoint_set_all_public_for_tests (FALSE);
  bunko_connection_close (connection, closed);
  raw_peer_finish (peer);

  return private;
}

static void
test_private (void)
{
  g_assert_true (is_private ("nas.local", FALSE));
  g_assert_false (is_private ("nas.local", TRUE));
  g_assert_false (is_private ("nas.example.org", FALSE));
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("GIO_USE_PROXY_RESOLVER", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_io_extension_point_register (G_PROXY_RESOLVER_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_PROXY_RESOLVER_EXTENSION_POINT_NAME, TEST_TYPE_RESOLVER, "test",
                                  1000);

  g_test_add_func ("/proxy/private", test_private);
  status = g_test_run ();
  g_free (proxy);

  return status;
}
