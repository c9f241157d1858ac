/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-list.h"
#include "bunko-server-traces.h"
#include "bunko-settings.h"

/**
 * BunkoServerList:
 *
 * The saved servers as a [iface@Gio.ListModel] of [class@ServerProfile], in the order in which they
 * were added.
 *
 * Every change through its methods is written to the settings key `servers` at once. The settings
 * are read once, when the list is made.
 */
struct _BunkoServerList
{
  GObject parent_instance;

  GPtrArray *profiles;
  GSettings *settings;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoServerList,
                               bunko_server_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
bunko_server_list_get_item_type (GListModel *model)
{
  return BUNKO_TYPE_SERVER_PROFILE;
}

static guint
bunko_server_list_get_n_items (GListModel *model)
{
  return BUNKO_SERVER_LIST (model)->profiles->len;
}

static gpointer
bunko_server_list_get_item (GListModel *model, guint position)
{
  BunkoServerList *self = BUNKO_SERVER_LIST (model);

  if (position >= self->profiles->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->profiles, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = bunko_server_list_get_item_type;
  iface->get_n_items = bunko_server_list_get_n_items;
  iface->get_item = bunko_server_list_get_item;
}

static void
bunko_server_list_save (BunkoServerList *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < self->profiles->len; i++)
    {
      g_autoptr (GVariant) entry =
          bunko_server_profile_to_variant (g_ptr_array_index (self->profiles, i));

      g_variant_builder_add_value (&builder, entry);
    }

  g_settings_set_value (self->settings, BUNKO_SETTINGS_KEY_SERVERS,
                        g_variant_builder_end (&builder));
}

static void
bunko_server_list_load (BunkoServerList *self)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, BUNKO_SETTINGS_KEY_SERVERS);
  GVariantIter iter;
  GVariant *entry;

  g_variant_iter_init (&iter, saved);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new_from_variant (entry);

      /* A damaged or repeated entry is left out rather than shown broken. */
      if (profile != NULL && self->profiles->len < BUNKO_SERVER_LIST_MAX &&
          bunko_server_list_find (self, bunko_server_profile_get_uuid (profile)) == NULL)
        g_ptr_array_add (self->profiles, g_steal_pointer (&profile));
      g_variant_unref (entry);
    }
}

static void
bunko_server_list_finalize (GObject *object)
{
  BunkoServerList *self = BUNKO_SERVER_LIST (object);

  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bunko_server_list_parent_class)->finalize (object);
}

static void
bunko_server_list_class_init (BunkoServerListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_server_list_finalize;
}

static void
bunko_server_list_init (BunkoServerList *self)
{
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bunko_server_list_new:
 * @settings: settings of the application
 *
 * Makes the list of what is saved in @settings.
 *
 * Returns: (transfer full): the list
 */
BunkoServerList *
bunko_server_list_new (GSettings *settings)
{
  BunkoServerList *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_LIST, NULL);
  self->settings = g_object_ref (settings);
  bunko_server_list_load (self);

  return self;
}

/**
 * bunko_server_list_add:
 * @self: a list
 * @profile: (transfer none): a profile that is not in the list
 *
 * Adds @profile at the end and saves.
 *
 * Returns: %FALSE if the list is full (%BUNKO_SERVER_LIST_MAX)
 */
gboolean
bunko_server_list_add (BunkoServerList *self, BunkoServerProfile *profile)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LIST (self), FALSE);

  return bunko_server_list_insert (self, self->profiles->len, profile);
}

/**
 * bunko_server_list_insert:
 * @self: a list
 * @position: where; beyond the end means at the end
 * @profile: (transfer none): a profile that is not in the list
 *
 * Puts @profile at @position and saves: what taking back a removal needs.
 *
 * Returns: %FALSE if the list is full (%BUNKO_SERVER_LIST_MAX)
 */
gboolean
bunko_server_list_insert (BunkoServerList *self, guint position, BunkoServerProfile *profile)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LIST (self), FALSE);
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (profile), FALSE);
  g_return_val_if_fail (!bunko_server_list_contains (self, profile), FALSE);

  if (self->profiles->len >= BUNKO_SERVER_LIST_MAX)
    return FALSE;

  position = MIN (position, self->profiles->len);
  g_ptr_array_insert (self->profiles, (int) position, g_object_ref (profile));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  bunko_server_list_save (self);
  bunko_server_traces_keep (self->settings, bunko_server_profile_get_uuid (profile));

  return TRUE;
}

/**
 * bunko_server_list_remove:
 * @self: a list
 * @profile: a profile
 * @position: (out) (optional): where it was
 *
 * Takes @profile out and saves. What else is kept for it stays until
 * [func@server_traces_forget_async], or the next start.
 *
 * Returns: %TRUE if it was in the list
 */
gboolean
bunko_server_list_remove (BunkoServerList *self, BunkoServerProfile *profile, guint *position)
{
  guint index;

  g_return_val_if_fail (BUNKO_IS_SERVER_LIST (self), FALSE);
  g_return_val_if_fail (BUNKO_IS_SERVER_PROFILE (profile), FALSE);

  if (!g_ptr_array_find (self->profiles, profile, &index))
    return FALSE;

  bunko_server_traces_note (self->settings, profile);
  g_ptr_array_remove_index (self->profiles, index);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 1, 0);
  bunko_server_list_save (self);
  if (position != NULL)
    *position = index;

  return TRUE;
}

/**
 * bunko_server_list_update:
 * @self: a list
 * @profile: a profile that was changed
 *
 * Saves what was changed in @profile. Does nothing for a profile that is not in the list (the
 * sample library, an address from the command line).
 */
void
bunko_server_list_update (BunkoServerList *self, BunkoServerProfile *profile)
{
  g_return_if_fail (BUNKO_IS_SERVER_LIST (self));
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (profile));

  if (bunko_server_list_contains (self, profile))
    bunko_server_list_save (self);
}

/**
 * bunko_server_list_touch:
 * @self: a list
 * @profile: the profile that was opened
 *
 * Notes that @profile was used now, and saves if it is in the list.
 */
void
bunko_server_list_touch (BunkoServerList *self, BunkoServerProfile *profile)
{
  g_return_if_fail (BUNKO_IS_SERVER_LIST (self));
  g_return_if_fail (BUNKO_IS_SERVER_PROFILE (profile));

  bunko_server_profile_set_last_used (profile, g_get_real_time () / G_USEC_PER_SEC);
  bunko_server_list_update (self, profile);
}

/**
 * bunko_server_list_contains:
 * @self: a list
 * @profile: a profile
 *
 * Finds out whether @profile is saved.
 *
 * Returns: %TRUE if this very object is in the list
 */
gboolean
bunko_server_list_contains (BunkoServerList *self, BunkoServerProfile *profile)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LIST (self), FALSE);

  return g_ptr_array_find (self->profiles, profile, NULL);
}

/**
 * bunko_server_list_find:
 * @self: a list
 * @uuid: a uuid
 *
 * Finds a profile by what identifies it.
 *
 * Returns: (transfer none) (nullable): the profile
 */
BunkoServerProfile *
bunko_server_list_find (BunkoServerList *self, const char *uuid)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LIST (self), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  for (guint i = 0; i < self->profiles->len; i++)
    {
      BunkoServerProfile *profile = g_ptr_array_index (self->profiles, i);

      if (g_str_equal (bunko_server_profile_get_uuid (profile), uuid))
        return profile;
    }

  return NULL;
}

/**
 * bunko_server_list_find_address:
 * @self: a list
 * @host: host name or address; letters of either case are the same
 * @port: TCP port
 *
 * Finds the first profile of a server, so that an address from the command line uses what is saved
 * for it.
 *
 * Returns: (transfer none) (nullable): the profile
 */
BunkoServerProfile *
bunko_server_list_find_address (BunkoServerList *self, const char *host, guint16 port)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LIST (self), NULL);
  g_return_val_if_fail (host != NULL, NULL);

  for (guint i = 0; i < self->profiles->len; i++)
    {
      BunkoServerProfile *profile = g_ptr_array_index (self->profiles, i);

      if (bunko_server_profile_get_port (profile) == port &&
          g_ascii_strcasecmp (bunko_server_profile_get_host (profile), host) == 0)
        return profile;
    }

  return NULL;
}
