/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-server-profile.h"

/* How a profile is called. */

/**
 * bunko_server_profile_dup_address:
 * @self: a profile
 *
 * Writes the address as a person types it: the host, and the port where it is not the usual one
 * (7007). An IPv6 address stands in brackets.
 *
 * Returns: (transfer full): the address
 */
char *
bunko_server_profile_dup_address (BunkoServerProfile *self)
{
  const char *host;
  guint16 port;
  gboolean ipv6;

  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), NULL);

  host = bunko_server_profile_get_host (self);
  port = bunko_server_profile_get_port (self);
  ipv6 = strchr (host, ':') != NULL;
  if (port == BUNKO_SERVER_PROFILE_DEFAULT_PORT)
    return g_strdup_printf (ipv6 ? "[%s]" : "%s", host);

  return g_strdup_printf (ipv6 ? "[%s]:%u" : "%s:%u", host, (guint) port);
}

/**
 * bunko_server_profile_dup_display_name:
 * @self: a profile
 *
 * Gets the name to show: the given one, or the address where there is none.
 *
 * Returns: (transfer full): the text
 */
char *
bunko_server_profile_dup_display_name (BunkoServerProfile *self)
{
  const char *name;

  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), NULL);

  name = bunko_server_profile_get_name (self);
  if (*name != '\0')
    return g_strdup (name);

  return bunko_server_profile_dup_address (self);
}
