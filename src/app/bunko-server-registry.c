/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-registry.h"
#include "library/bunko-activity-list.h"
#include "settings/bunko-settings.h"

/**
 * BunkoServerRegistry:
 *
 * The servers that are open, each with a controller and a workspace of its own, and which of them
 * are open again at the next start.
 *
 * A window belongs to one workspace, and may change to another. A server whose last window closes
 * is closed with it. One that was left for another server stays connected for a while: who comes
 * back does not have to say again who they are.
 */
struct _BunkoServerRegistry
{
  GObject parent_instance;

  BunkoServerList *servers;
  GSettings *settings;
  GPtrArray *workspaces; /* the one that was parked last comes last */
  GHashTable *failed;    /* controllers that found no way to their server; only compared */
  gboolean stopped;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoServerRegistry, bunko_server_registry, G_TYPE_OBJECT)

static gboolean
is_open (BunkoWorkspace *workspace)
{
  return bunko_controller_get_context (bunko_workspace_get_controller (workspace)) != NULL;
}

static const char *
get_uuid (BunkoWorkspace *workspace)
{
  BunkoController *controller = bunko_workspace_get_controller (workspace);

  return bunko_server_profile_get_uuid (bunko_controller_get_profile (controller));
}

static gboolean
has_windows (BunkoServerRegistry *self)
{
  for (guint i = 0; i < self->workspaces->len; i++)
    {
      if (bunko_workspace_get_n_windows (self->workspaces->pdata[i]) > 0)
        return TRUE;
    }

  return FALSE;
}

/* Also what could not be reached: that is not the person's wish. */
static gboolean
is_wanted (BunkoServerRegistry *self, BunkoWorkspace *workspace)
{
  BunkoController *controller = bunko_workspace_get_controller (workspace);

  return bunko_workspace_get_n_windows (workspace) > 0 &&
         (bunko_controller_get_state (controller) != BUNKO_CONTROLLER_IDLE ||
          g_hash_table_contains (self->failed, controller));
}

static GStrv
list_wanted (BunkoServerRegistry *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->workspaces->len; i++)
    {
      if (is_wanted (self, self->workspaces->pdata[i]))
        g_strv_builder_add (builder, get_uuid (self->workspaces->pdata[i]));
    }

  return g_strv_builder_end (builder);
}

/* For the next start. Windows that are closed one after the other leave the last one. */
static void
remember_open (BunkoServerRegistry *self)
{
  g_auto (GStrv) open = NULL;
  g_auto (GStrv) before = NULL;

  if (self->stopped || !has_windows (self))
    return;

  open = list_wanted (self);
  before = g_settings_get_strv (self->settings, BUNKO_SETTINGS_KEY_OPEN_SERVERS);
  if (!g_strv_equal ((const char *const *) open, (const char *const *) before))
    g_settings_set_strv (self->settings, BUNKO_SETTINGS_KEY_OPEN_SERVERS,
                         (const char *const *) open);
}

static void
changed (BunkoServerRegistry *self)
{
  remember_open (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
drop (BunkoServerRegistry *self, BunkoWorkspace *workspace)
{
  g_autoptr (BunkoWorkspace) dropped = g_object_ref (workspace);
  BunkoController *controller = bunko_workspace_get_controller (workspace);

  g_signal_handlers_disconnect_by_data (workspace, self);
  g_signal_handlers_disconnect_by_data (controller, self);
  g_hash_table_remove (self->failed, controller);
  g_ptr_array_remove (self->workspaces, workspace);
  bunko_controller_close (controller);
}

/* What runs there would be cut off. */
static gboolean
is_working (BunkoWorkspace *workspace)
{
  BunkoContext *context = bunko_controller_get_context (bunko_workspace_get_controller (workspace));

  return context != NULL && bunko_activity_list_get_n_running (bunko_library_get_activities (
                                bunko_context_get_library (context))) > 0;
}

static void
drop_parked (BunkoServerRegistry *self, guint n_kept)
{
  guint n = 0;

  for (guint i = self->workspaces->len; i > 0; i--)
    {
      BunkoWorkspace *workspace = self->workspaces->pdata[i - 1];

      if (bunko_workspace_get_parked (workspace) && ++n > n_kept &&
          (n_kept == 0 || !is_working (workspace)))
        drop (self, workspace);
    }
}

static void
park (BunkoServerRegistry *self, BunkoWorkspace *workspace)
{
  guint index;

  if (g_ptr_array_find (self->workspaces, workspace, &index))
    g_ptr_array_add (self->workspaces, g_ptr_array_steal_index (self->workspaces, index));
  drop_parked (self, BUNKO_SERVER_REGISTRY_MAX_PARKED);
}

static void
n_windows_cb (BunkoServerRegistry *self, GParamSpec *pspec, BunkoWorkspace *workspace)
{
  if (bunko_workspace_get_parked (workspace))
    park (self, workspace);
  else if (bunko_workspace_get_n_windows (workspace) == 0)
    drop (self, workspace);
  if (!has_windows (self))
    drop_parked (self, 0);
  changed (self);
}

/* Nobody is there to be asked, or to be told. */
static void
state_cb (BunkoServerRegistry *self, GParamSpec *pspec, BunkoController *controller)
{
  BunkoControllerState state = bunko_controller_get_state (controller);

  g_hash_table_remove (self->failed, controller);
  for (guint i = 0; i < self->workspaces->len; i++)
    {
      BunkoWorkspace *workspace = self->workspaces->pdata[i];

      if (bunko_workspace_get_controller (workspace) == controller &&
          bunko_workspace_get_parked (workspace) && state != BUNKO_CONTROLLER_CONNECTED &&
          state != BUNKO_CONTROLLER_AWAY)
        {
          drop (self, workspace);
          break;
        }
    }
  changed (self);
}

static void
failed_cb (BunkoServerRegistry *self, const GError *error, BunkoController *controller)
{
  g_hash_table_add (self->failed, controller);
  remember_open (self);
}

static void
bunko_server_registry_dispose (GObject *object)
{
  BunkoServerRegistry *self = BUNKO_SERVER_REGISTRY (object);

  self->stopped = TRUE;
  bunko_server_registry_close (self);

  G_OBJECT_CLASS (bunko_server_registry_parent_class)->dispose (object);
}

static void
bunko_server_registry_finalize (GObject *object)
{
  BunkoServerRegistry *self = BUNKO_SERVER_REGISTRY (object);

  g_clear_pointer (&self->workspaces, g_ptr_array_unref);
  g_clear_pointer (&self->failed, g_hash_table_unref);
  g_clear_object (&self->servers);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bunko_server_registry_parent_class)->finalize (object);
}

static void
bunko_server_registry_class_init (BunkoServerRegistryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_server_registry_dispose;
  object_class->finalize = bunko_server_registry_finalize;

  /**
   * BunkoServerRegistry::changed:
   * @self: the registry
   *
   * Which servers are open, or how far the way to one is, has changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_SERVER_REGISTRY, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_server_registry_init (BunkoServerRegistry *self)
{
  self->workspaces = g_ptr_array_new_with_free_func (g_object_unref);
  self->failed = g_hash_table_new (NULL, NULL);
}

/**
 * bunko_server_registry_new:
 * @servers: the saved servers
 * @settings: settings of the application
 *
 * Makes a registry without open servers.
 *
 * Returns: (transfer full): the registry
 */
BunkoServerRegistry *
bunko_server_registry_new (BunkoServerList *servers, GSettings *settings)
{
  BunkoServerRegistry *self;

  g_return_val_if_fail (BUNKO_IS_SERVER_LIST (servers), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_REGISTRY, NULL);
  self->servers = g_object_ref (servers);
  self->settings = g_object_ref (settings);

  return self;
}

/**
 * bunko_server_registry_get_servers:
 * @self: a registry
 *
 * Returns: (transfer none): the saved servers
 */
BunkoServerList *
bunko_server_registry_get_servers (BunkoServerRegistry *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (self), NULL);

  return self->servers;
}

/**
 * bunko_server_registry_get_settings:
 * @self: a registry
 *
 * Returns: (transfer none): the settings of the application
 */
GSettings *
bunko_server_registry_get_settings (BunkoServerRegistry *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (self), NULL);

  return self->settings;
}

/**
 * bunko_server_registry_create_workspace:
 * @self: a registry
 *
 * Makes room for a server: a workspace without windows, with a controller that has nothing open. It
 * goes when its last window does.
 *
 * Returns: (transfer none): the workspace
 */
BunkoWorkspace *
bunko_server_registry_create_workspace (BunkoServerRegistry *self)
{
  g_autoptr (BunkoController) controller = NULL;
  BunkoWorkspace *workspace;

  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (self), NULL);

  controller = bunko_controller_new (self->servers, self->settings);
  workspace = bunko_workspace_new (controller);
  g_ptr_array_add (self->workspaces, workspace);
  g_signal_connect_object (workspace, "notify::n-windows", G_CALLBACK (n_windows_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);

  return workspace;
}

/**
 * bunko_server_registry_get_n_workspaces:
 * @self: a registry
 *
 * Returns: how many workspaces there are, also those with nothing open
 */
guint
bunko_server_registry_get_n_workspaces (BunkoServerRegistry *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (self), 0);

  return self->workspaces->len;
}

/**
 * bunko_server_registry_get_workspace:
 * @self: a registry
 * @index: which, less than bunko_server_registry_get_n_workspaces()
 *
 * Returns: (transfer none): a workspace
 */
BunkoWorkspace *
bunko_server_registry_get_workspace (BunkoServerRegistry *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (self), NULL);
  g_return_val_if_fail (index < self->workspaces->len, NULL);

  return self->workspaces->pdata[index];
}

/**
 * bunko_server_registry_dup_open:
 * @self: a registry
 *
 * Returns: (transfer full): the uuids of the servers whose library is open
 */
GStrv
bunko_server_registry_dup_open (BunkoServerRegistry *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (self), NULL);

  for (guint i = 0; i < self->workspaces->len; i++)
    {
      if (is_open (self->workspaces->pdata[i]))
        g_strv_builder_add (builder, get_uuid (self->workspaces->pdata[i]));
    }

  return g_strv_builder_end (builder);
}

/**
 * bunko_server_registry_stop:
 * @self: a registry
 *
 * The application ends: saves what all windows show, and keeps which servers are open now for the
 * next start.
 */
void
bunko_server_registry_stop (BunkoServerRegistry *self)
{
  g_return_if_fail (BUNKO_IS_SERVER_REGISTRY (self));

  remember_open (self);
  self->stopped = TRUE;
  for (guint i = 0; i < self->workspaces->len; i++)
    bunko_workspace_stop (self->workspaces->pdata[i]);
}

/**
 * bunko_server_registry_close:
 * @self: a registry
 *
 * Closes all servers.
 */
void
bunko_server_registry_close (BunkoServerRegistry *self)
{
  g_return_if_fail (BUNKO_IS_SERVER_REGISTRY (self));

  while (self->workspaces->len > 0)
    drop (self, self->workspaces->pdata[self->workspaces->len - 1]);
}
