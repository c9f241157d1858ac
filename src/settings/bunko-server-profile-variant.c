/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-profile.h"

/* How a profile is made, and kept in the settings. */

/**
 * bunko_server_profile_new:
 * @name: what the person calls the server; may be empty
 * @host: host name or address, IPv6 without brackets
 * @port: TCP port, 1 to 65535
 * @tls: whether to speak TLS
 *
 * Makes a profile with a new uuid, never used, for a guest.
 *
 * Returns: (transfer full): the profile
 */
BunkoServerProfile *
bunko_server_profile_new (const char *name, const char *host, guint16 port, gboolean tls)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (port > 0, NULL);

  return g_object_new (BUNKO_TYPE_SERVER_PROFILE, "name", name, "host", host, "port", (guint) port,
                       "tls", tls, NULL);
}

/**
 * bunko_server_profile_new_from_variant:
 * @variant: an `a{sv}` as [method@ServerProfile.to_variant] makes it
 *
 * Reads a saved profile. Missing keys take their defaults, unknown ones are skipped.
 *
 * Returns: (transfer full) (nullable): the profile, or %NULL where uuid or host is missing or the
 * port is 0
 */
BunkoServerProfile *
bunko_server_profile_new_from_variant (GVariant *variant)
{
  const char *uuid = NULL;
  const char *name = "";
  const char *host = NULL;
  const char *user = "";
  guint16 port = BUNKO_SERVER_PROFILE_DEFAULT_PORT;
  gboolean tls = FALSE;
  gboolean remember = FALSE;
  gboolean plaintext = FALSE;
  gint64 last_used = 0;

  g_return_val_if_fail (variant != NULL, NULL);
  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT), NULL);

  if (!g_variant_lookup (variant, "uuid", "&s", &uuid) || *uuid == '\0' ||
      !g_variant_lookup (variant, "host", "&s", &host) || *host == '\0')
    return NULL;

  g_variant_lookup (variant, "name", "&s", &name);
  g_variant_lookup (variant, "user", "&s", &user);
  g_variant_lookup (variant, "port", "q", &port);
  g_variant_lookup (variant, "tls", "b", &tls);
  g_variant_lookup (variant, "remember-password", "b", &remember);
  g_variant_lookup (variant, "plaintext-allowed", "b", &plaintext);
  g_variant_lookup (variant, "last-used", "x", &last_used);
  if (port == 0)
    return NULL;

  return g_object_new (BUNKO_TYPE_SERVER_PROFILE, "uuid", uuid, "name", name, "host", host, "user",
                       *user != '\0' ? user : NULL, "port", (guint) port, "tls", tls,
                       "remember-password", remember, "last-used", MAX (last_used, 0),
                       "plaintext-allowed", plaintext, NULL);
}

/**
 * bunko_server_profile_to_variant:
 * @self: a profile
 *
 * Writes the profile as one entry of the settings key `servers`.
 *
 * Returns: (transfer full): a new, non-floating `a{sv}`
 */
GVariant *
bunko_server_profile_to_variant (BunkoServerProfile *self)
{
  GVariantDict dict;
  const char *user;

  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (self), NULL);

  user = bunko_server_profile_get_user (self);
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "uuid", "s", bunko_server_profile_get_uuid (self));
  g_variant_dict_insert (&dict, "name", "s", bunko_server_profile_get_name (self));
  g_variant_dict_insert (&dict, "host", "s", bunko_server_profile_get_host (self));
  g_variant_dict_insert (&dict, "port", "q", bunko_server_profile_get_port (self));
  g_variant_dict_insert (&dict, "tls", "b", bunko_server_profile_get_tls (self));
  g_variant_dict_insert (&dict, "user", "s", user != NULL ? user : "");
  g_variant_dict_insert (&dict, "remember-password", "b",
                         bunko_server_profile_get_remember_password (self));
  g_variant_dict_insert (&dict, "plaintext-allowed", "b",
                         bunko_server_profile_get_plaintext_allowed (self));
  g_variant_dict_insert (&dict, "last-used", "x", bunko_server_profile_get_last_used (self));

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}
