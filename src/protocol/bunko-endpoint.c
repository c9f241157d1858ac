/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-endpoint-private.h"
#include "bunko-protocol-error.h"

/**
 * BunkoEndpoint:
 *
 * Where a server listens: host, port, and whether to speak TLS. Immutable and reference counted.
 */
struct _BunkoEndpoint
{
  gatomicrefcount ref_count;
  char *host;
  guint16 port;
  gboolean tls;
};

G_DEFINE_BOXED_TYPE (BunkoEndpoint, bunko_endpoint, bunko_endpoint_ref, bunko_endpoint_unref)

#define URI_SCHEME "hpx"

/**
 * bunko_endpoint_new:
 * @host: a host name or an IP address without brackets, not empty
 * @port: a TCP port, 0 for %BUNKO_DEFAULT_PORT
 * @tls: whether the connection is encrypted
 *
 * Makes an endpoint from its parts.
 *
 * Returns: (transfer full): a new endpoint
 */
BunkoEndpoint *
bunko_endpoint_new (const char *host, guint16 port, gboolean tls)
{
  g_return_val_if_fail (host != NULL && *host != '\0', NULL);

  BunkoEndpoint *self = g_new0 (BunkoEndpoint, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->host = g_strdup (host);
  self->port = port > 0 ? port : BUNKO_DEFAULT_PORT;
  self->tls = !!tls;
  return self;
}

/* Gives text that a person typed the form of an URI: "host", "host:port" and a bare IPv6 address
 * are completed.
 */
static char *
complete_uri (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (strstr (trimmed, "://") != NULL)
    return g_steal_pointer (&trimmed);
  if (strchr (trimmed, ':') != strrchr (trimmed, ':') && g_hostname_is_ip_address (trimmed))
    return g_strdup_printf (URI_SCHEME "://[%s]", trimmed);
  return g_strdup_printf (URI_SCHEME "://%s", trimmed);
}

static gboolean
check_parts (const char *scheme, const char *password, const char *host, int port, GError **error)
{
  const char *reason = NULL;

  if (scheme == NULL || g_ascii_strcasecmp (scheme, URI_SCHEME) != 0)
    reason = _ ("the address must begin with hpx://");
  else if (password != NULL)
    reason = _ ("a password does not belong into an address");
  else if (host == NULL || *host == '\0')
    reason = _ ("the host is missing");
  else if (strpbrk (host, " \t\r\n/") != NULL)
    reason = _ ("the host is not valid");
  else if (port == 0)
    reason = _ ("the port must be from 1 to 65535");
  if (reason == NULL)
    return TRUE;

  /* What stands before an "@" may be a password: it is not repeated. */
  g_set_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_BAD_URI,
               _ ("Not the address of a server: %s"), reason);
  return FALSE;
}

/**
 * bunko_endpoint_parse:
 * @uri: an address as `hpx://[USER@]HOST[:PORT][/PATH]`, or without scheme as a person types it:
 *   `host`, `host:port`, `[::1]:7007`, `::1`
 * @user: (out) (optional) (nullable) (transfer full): return location for the user name, %NULL
 *   where there is none
 * @path: (out) (optional) (nullable) (transfer full): return location for the path, with its
 *   leading slash, %NULL where there is none
 * @error: return location for an error
 *
 * Reads the address of a server.
 *
 * Addresses do not say whether the connection is encrypted: the endpoint is without TLS.
 *
 * Returns: (transfer full) (nullable): an endpoint, or %NULL with %BUNKO_PROTOCOL_ERROR_BAD_URI
 */
BunkoEndpoint *
bunko_endpoint_parse (const char *uri, char **user, char **path, GError **error)
{
  g_autofree char *scheme = NULL, *name = NULL, *password = NULL, *host = NULL, *rest = NULL;
  g_autoptr (GError) local = NULL;
  int port = -1;

  g_return_val_if_fail (uri != NULL, NULL);

  g_autofree char *complete = complete_uri (uri);

  if (!g_uri_split_with_user (complete, G_URI_FLAGS_HAS_PASSWORD, &scheme, &name, &password, NULL,
                              &host, &port, &rest, NULL, NULL, &local))
    {
      g_set_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_BAD_URI,
                   _ ("Not the address of a server: %s"), local->message);
      return NULL;
    }
  if (!check_parts (scheme, password, host, port, error))
    return NULL;

  if (user != NULL)
    *user = name != NULL && *name != '\0' ? g_steal_pointer (&name) : NULL;
  if (path != NULL)
    *path = rest != NULL && strlen (rest) > 1 ? g_steal_pointer (&rest) : NULL;
  return bunko_endpoint_new (host, port > 0 ? (guint16) port : BUNKO_DEFAULT_PORT, FALSE);
}

/**
 * bunko_endpoint_ref:
 * @self: an endpoint
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
BunkoEndpoint *
bunko_endpoint_ref (BunkoEndpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * bunko_endpoint_unref:
 * @self: (transfer full): an endpoint
 *
 * Drops a reference, and frees the endpoint with the last one.
 */
void
bunko_endpoint_unref (BunkoEndpoint *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->host);
  g_free (self);
}

/**
 * bunko_endpoint_get_host:
 * @self: an endpoint
 *
 * Returns: (transfer none): the host name or IP address, without brackets
 */
const char *
bunko_endpoint_get_host (BunkoEndpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->host;
}

/**
 * bunko_endpoint_get_port:
 * @self: an endpoint
 *
 * Returns: the TCP port, never 0
 */
guint16
bunko_endpoint_get_port (BunkoEndpoint *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->port;
}

/**
 * bunko_endpoint_get_tls:
 * @self: an endpoint
 *
 * Returns: whether the connection is encrypted
 */
gboolean
bunko_endpoint_get_tls (BunkoEndpoint *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->tls;
}

/**
 * bunko_endpoint_is_loopback:
 * @self: an endpoint
 *
 * Tells whether the server is on this very machine as far as the address says, so that it can be
 * reached without any network. Names other than `localhost` are not looked up.
 *
 * Returns: %TRUE for a loopback address
 */
gboolean
bunko_endpoint_is_loopback (BunkoEndpoint *self)
{
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  address = g_inet_address_new_from_string (self->host);
  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : g_ascii_strcasecmp (self->host, "localhost") == 0;
}

/**
 * bunko_endpoint_to_string:
 * @self: an endpoint
 *
 * Writes the endpoint as an address that bunko_endpoint_parse() reads, always with the port.
 *
 * Returns: (transfer full): the address, as `hpx://host:7007`
 */
char *
bunko_endpoint_to_string (BunkoEndpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_uri_join (G_URI_FLAGS_NONE, URI_SCHEME, NULL, self->host, self->port, "", NULL, NULL);
}

static gboolean all_public;

/**
 * _bunko_endpoint_set_all_public_for_tests: (skip)
 * @value: whether to pretend
 *
 * Pretends that no address is private, for tests, which get to this machine only.
 */
void
_bunko_endpoint_set_all_public_for_tests (gboolean value)
{
  all_public = value;
}

/* A network address in IPv6 may hold one of IPv4. */
static GInetAddress *
unwrap_address (GInetAddress *address)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 &&
      memcmp (bytes, mapped, sizeof mapped) == 0)
    return g_inet_address_new_from_bytes (bytes + sizeof mapped, G_SOCKET_FAMILY_IPV4);
  return g_object_ref (address);
}

/**
 * bunko_inet_address_is_private:
 * @address: a network address
 *
 * Tells whether an address is of this machine, its link, or a private network (RFC 1918, RFC 4193).
 *
 * Returns: whether packets to it stay in the local network
 */
gboolean
bunko_inet_address_is_private (GInetAddress *address)
{
  g_autoptr (GInetAddress) plain = NULL;
  const guint8 *bytes;

  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  if (all_public)
    return FALSE;
  plain = unwrap_address (address);
  bytes = g_inet_address_to_bytes (plain);
  return g_inet_address_get_is_loopback (plain) || g_inet_address_get_is_link_local (plain) ||
         g_inet_address_get_is_site_local (plain) ||
         (g_inet_address_get_family (plain) == G_SOCKET_FAMILY_IPV6 && (bytes[0] & 0xfe) == 0xfc);
}

/**
 * bunko_endpoint_is_private:
 * @self: an endpoint
 *
 * Tells whether the host is of the local network as far as its name alone says: an address of this
 * machine or a private network, `localhost`, or a name in `.local`. Other names may turn out to be
 * private when they are looked up.
 *
 * Returns: whether the name says so
 */
gboolean
bunko_endpoint_is_private (BunkoEndpoint *self)
{
  g_autoptr (GInetAddress) address = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  address = g_inet_address_new_from_string (self->host);
  if (address != NULL)
    return bunko_inet_address_is_private (address);
  name = g_ascii_strdown (self->host, -1);
  if (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  return g_str_equal (name, "localhost") || g_str_has_suffix (name, ".localhost") ||
         g_str_has_suffix (name, ".local");
}

/**
 * bunko_endpoint_equal:
 * @a: an endpoint
 * @b: another one
 *
 * Compares two endpoints; the case of host names does not count.
 *
 * Returns: whether they lead to the same server in the same way
 */
gboolean
bunko_endpoint_equal (BunkoEndpoint *a, BunkoEndpoint *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_ascii_strcasecmp (a->host, b->host) == 0 && a->port == b->port && a->tls == b->tls;
}
