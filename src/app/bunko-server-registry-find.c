/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-registry.h"

/* Which of the servers somebody means. */

/* What is open there, or on its way. */
static BunkoServerProfile *
get_profile (BunkoWorkspace *workspace)
{
  BunkoController *controller = bunko_workspace_get_controller (workspace);

  return bunko_controller_get_state (controller) != BUNKO_CONTROLLER_IDLE
             ? bunko_controller_get_profile (controller)
             : NULL;
}

/**
 * bunko_server_registry_find:
 * @self: a registry
 * @uuid: of the profile of a server; `sample` for the sample library
 *
 * Finds a server that is open, or is being opened.
 *
 * Returns: (transfer none) (nullable): its workspace
 */
BunkoWorkspace *
bunko_server_registry_find (BunkoServerRegistry *self, const char *uuid)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (self), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  for (guint i = 0; i < bunko_server_registry_get_n_workspaces (self); i++)
    {
      BunkoWorkspace *workspace = bunko_server_registry_get_workspace (self, i);
      BunkoServerProfile *profile = get_profile (workspace);

      if (profile != NULL && g_str_equal (bunko_server_profile_get_uuid (profile), uuid))
        return workspace;
    }

  return NULL;
}

/**
 * bunko_server_registry_find_profile:
 * @self: a registry
 * @uuid: of a profile; `sample` for the sample library
 *
 * Finds a server that is saved, or is open without being saved.
 *
 * Returns: (transfer none) (nullable): the profile
 */
BunkoServerProfile *
bunko_server_registry_find_profile (BunkoServerRegistry *self, const char *uuid)
{
  BunkoServerProfile *profile;
  BunkoWorkspace *workspace;

  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (self), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  profile = bunko_server_list_find (bunko_server_registry_get_servers (self), uuid);
  if (profile != NULL)
    return profile;

  workspace = bunko_server_registry_find (self, uuid);

  return workspace != NULL ? get_profile (workspace) : NULL;
}

static gboolean
is_at (BunkoServerProfile *profile, BunkoEndpoint *endpoint, const char *user)
{
  return bunko_server_profile_get_port (profile) == bunko_endpoint_get_port (endpoint) &&
         g_ascii_strcasecmp (bunko_server_profile_get_host (profile),
                             bunko_endpoint_get_host (endpoint)) == 0 &&
         (user == NULL || g_strcmp0 (bunko_server_profile_get_user (profile), user) == 0);
}

/* Those that are open go before those that are only saved. */
static GPtrArray *
list_at (BunkoServerRegistry *self, BunkoEndpoint *endpoint, const char *user)
{
  GListModel *servers = G_LIST_MODEL (bunko_server_registry_get_servers (self));
  GPtrArray *profiles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < bunko_server_registry_get_n_workspaces (self); i++)
    {
      BunkoServerProfile *profile = get_profile (bunko_server_registry_get_workspace (self, i));

      if (profile != NULL && is_at (profile, endpoint, user))
        g_ptr_array_add (profiles, g_object_ref (profile));
    }
  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (BunkoServerProfile) profile = g_list_model_get_item (servers, i);

      if (is_at (profile, endpoint, user))
        g_ptr_array_add (profiles, g_steal_pointer (&profile));
    }

  return profiles;
}

/* Addresses do not say whether to encrypt. Where somebody chose it for the server it holds for
 * everybody: else an address on a web page would lead around it. */
static gboolean
is_encrypted (BunkoServerRegistry *self, BunkoEndpoint *endpoint)
{
  g_autoptr (GPtrArray) profiles = list_at (self, endpoint, NULL);

  for (guint i = 0; i < profiles->len; i++)
    {
      if (bunko_server_profile_get_tls (profiles->pdata[i]))
        return TRUE;
    }

  return FALSE;
}

static gint64
parse_gallery_path (const char *path)
{
  gint64 id;

  if (path == NULL || !g_str_has_prefix (path, "/gallery/") ||
      !g_ascii_string_to_signed (path + strlen ("/gallery/"), 10, 1, G_MAXINT64, &id, NULL))
    return 0;

  return id;
}

/**
 * bunko_server_registry_lookup_uri:
 * @self: a registry
 * @uri: `hpx://[USER@]HOST[:PORT][/gallery/ID]`
 * @gallery: (out): the gallery that the address is of; 0 for none
 * @error: return location
 *
 * Finds out which server is meant: one that is open there, or else one that is saved, and else one
 * that is made up and stays unsaved, with encryption if that is known to be wanted there. Errors
 * are those of bunko_endpoint_parse().
 *
 * Returns: (transfer full): the profile; %NULL if the address is none
 */
BunkoServerProfile *
bunko_server_registry_lookup_uri (BunkoServerRegistry *self,
                                  const char *uri,
                                  gint64 *gallery,
                                  GError **error)
{
  g_autoptr (BunkoEndpoint) endpoint = NULL;
  g_autofree char *user = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) known = NULL;
  BunkoServerProfile *profile;

  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (self), NULL);
  g_return_val_if_fail (uri != NULL, NULL);
  g_return_val_if_fail (gallery != NULL, NULL);

  *gallery = 0;
  endpoint = bunko_endpoint_parse (uri, &user, &path, error);
  if (endpoint == NULL)
    return NULL;

  *gallery = parse_gallery_path (path);
  known = list_at (self, endpoint, user);
  if (known->len > 0)
    return g_object_ref (known->pdata[0]);

  profile =
      bunko_server_profile_new ("", bunko_endpoint_get_host (endpoint),
                                bunko_endpoint_get_port (endpoint), is_encrypted (self, endpoint));
  bunko_server_profile_set_user (profile, user);

  return profile;
}
