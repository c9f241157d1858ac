/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-address.h"
#include "bunko-server-profile.h"

static gboolean
is_host (const char *host)
{
  if (host == NULL || *host == '\0')
    return FALSE;

  return g_hostname_is_ip_address (host) ||
         (strpbrk (host, " \t@/?#%:[]") == NULL && *host != '.' && *host != '-');
}

/* A bare IPv6 address has more than one colon and no brackets: put them on. */
static char *
as_uri (const char *text)
{
  if (g_ascii_strncasecmp (text, "hpx://", strlen ("hpx://")) == 0)
    return g_strdup (text);
  if (g_hostname_is_ip_address (text) && strchr (text, ':') != NULL)
    return g_strdup_printf ("hpx://[%s]", text);

  return g_strdup_printf ("hpx://%s", text);
}

static const char *
find_scheme (const char *text)
{
  const char *end = strstr (text, "://");

  return end != NULL && g_ascii_strncasecmp (text, "hpx://", strlen ("hpx://")) != 0 ? end : NULL;
}

/**
 * bunko_server_address_parse:
 * @text: what the person typed: `HOST`, `HOST:PORT`, `[IPV6]:PORT` or
 * `hpx://[USER@]HOST[:PORT][/…]`
 * @host: (out) (optional) (transfer full): the host, IPv6 without brackets
 * @port: (out) (optional): the port, 7007 where none is given
 * @user: (out) (optional) (nullable) (transfer full): the user name of a `hpx://` address
 * @error: return location; the message tells the person what is wrong
 *
 * Reads the address of a server. Space around it does not matter.
 *
 * The only error is %G_IO_ERROR_INVALID_ARGUMENT.
 *
 * Returns: %TRUE if it is an address
 */
gboolean
bunko_server_address_parse (const char *text,
                            char **host,
                            guint16 *port,
                            char **user,
                            GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *with_scheme = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *problem = NULL;
  int number;

  g_return_val_if_fail (text != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  with_scheme = as_uri (stripped);
  uri = g_uri_parse (with_scheme, G_URI_FLAGS_NONE, NULL);
  number = uri != NULL ? g_uri_get_port (uri) : -1;

  if (*stripped == '\0')
    problem = _ ("Enter the address of the server");
  else if (find_scheme (stripped) != NULL)
    problem = _ ("Enter a host name, or an address that begins with hpx://");
  else if (uri == NULL || number == 0 || number > G_MAXUINT16)
    problem = _ ("Enter a host name, and a port from 1 to 65535 after a colon if it is not 7007");
  else if (!is_host (g_uri_get_host (uri)))
    problem = _ ("This is not a host name or network address");

  if (problem != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, problem);
      return FALSE;
    }

  if (host != NULL)
    {
      /* GUri encodes names in other scripts; they are kept as they are read. */
      char *readable = g_hostname_to_unicode (g_uri_get_host (uri));

      *host = readable != NULL ? readable : g_strdup (g_uri_get_host (uri));
    }
  if (port != NULL)
    *port = number > 0 ? (guint16) number : BUNKO_SERVER_PROFILE_DEFAULT_PORT;
  if (user != NULL)
    *user = g_strdup (g_uri_get_userinfo (uri));

  return TRUE;
}
