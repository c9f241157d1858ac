/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-notifier.h"
#include "bunko-window-private.h"
#include "bunko-workspace.h"
#include "settings/bunko-saved-state.h"

/**
 * BunkoWorkspace:
 *
 * The windows of one controller. They show one library together: their tabs are saved together, one
 * of them asks who the person is, and one stays when the library is closed.
 */
struct _BunkoWorkspace
{
  GObject parent_instance;

  BunkoController *controller;
  GPtrArray *windows; /* borrowed; the one that was used last comes first */
  char *key;          /* of the server that the state is of */
  BunkoSavedState *state;
  BunkoNotifier *notifier;
  guint save_source;
  gboolean parked;
  gboolean started; /* what is shown is worth saving */
};

/* While somebody scrolls or types. */
#define SAVE_AFTER_MS 500

/* A person does not have more; a file that is damaged may. */
#define MAX_WINDOWS 10

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_LOADED,
  PROP_N_WINDOWS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoWorkspace, bunko_workspace, G_TYPE_OBJECT)

static void
busy_cb (BunkoWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
loaded_cb (BunkoWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

/* It is read while the server is being connected to. */
static void
load_state (BunkoWorkspace *self)
{
  g_autofree char *key = bunko_controller_dup_state_key (self->controller);

  if (g_strcmp0 (self->key, key) == 0)
    return;

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->state);
  g_set_str (&self->key, key);
  self->state = bunko_saved_state_new ("tabs", key);
  g_signal_connect_object (self->state, "notify::busy", G_CALLBACK (busy_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::loaded", G_CALLBACK (loaded_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
state_cb (BunkoWorkspace *self)
{
  switch (bunko_controller_get_state (self->controller))
    {
    case BUNKO_CONTROLLER_STARTING:
    case BUNKO_CONTROLLER_CONNECTING:
      bunko_workspace_stop (self);
      load_state (self);
      break;
    case BUNKO_CONTROLLER_IDLE:
      bunko_workspace_stop (self);
      break;
    case BUNKO_CONTROLLER_TRUST:
    case BUNKO_CONTROLLER_LOGIN:
    case BUNKO_CONTROLLER_LOGGING_IN:
    case BUNKO_CONTROLLER_CONNECTED:
    case BUNKO_CONTROLLER_AWAY:
    default:
      break;
    }
}

static void
bunko_workspace_dispose (GObject *object)
{
  BunkoWorkspace *self = BUNKO_WORKSPACE (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->notifier != NULL)
    bunko_notifier_stop (self->notifier);
  g_clear_object (&self->notifier);
  g_clear_object (&self->controller);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (bunko_workspace_parent_class)->dispose (object);
}

static void
bunko_workspace_finalize (GObject *object)
{
  BunkoWorkspace *self = BUNKO_WORKSPACE (object);

  g_clear_pointer (&self->windows, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (bunko_workspace_parent_class)->finalize (object);
}

static void
bunko_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoWorkspace *self = BUNKO_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, bunko_workspace_get_busy (self));
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, bunko_workspace_get_loaded (self));
      break;
    case PROP_N_WINDOWS:
      g_value_set_uint (value, self->windows->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_workspace_class_init (BunkoWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = bunko_workspace_dispose;
  object_class->finalize = bunko_workspace_finalize;
  object_class->get_property = bunko_workspace_get_property;

  /**
   * BunkoWorkspace:busy:
   *
   * Whether tabs are still to be saved; the program should not end before.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);

  /**
   * BunkoWorkspace:loaded:
   *
   * Whether it is known what was saved for the server that is being opened.
   */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);

  /**
   * BunkoWorkspace:n-windows:
   *
   * How many windows there are.
   */
  properties[PROP_N_WINDOWS] = g_param_spec_uint ("n-windows", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_workspace_init (BunkoWorkspace *self)
{
  self->windows = g_ptr_array_new ();
}

/**
 * bunko_workspace_new:
 * @controller: who owns the connection
 *
 * Makes a workspace without windows.
 *
 * Returns: (transfer full): the workspace
 */
BunkoWorkspace *
bunko_workspace_new (BunkoController *controller)
{
  BunkoWorkspace *self;

  g_return_val_if_fail (BUNKO_IS_CONTROLLER (controller), NULL);

  self = g_object_new (BUNKO_TYPE_WORKSPACE, NULL);
  self->controller = g_object_ref (controller);
  g_signal_connect_object (controller, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  if (bunko_controller_get_state (controller) != BUNKO_CONTROLLER_IDLE)
    load_state (self);
  self->notifier = bunko_notifier_new (self);

  return self;
}

static void
save (BunkoWorkspace *self)
{
  g_auto (GVariantBuilder) windows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  guint n = 0;

  g_clear_handle_id (&self->save_source, g_source_remove);
  for (guint i = 0; i < self->windows->len; i++)
    {
      g_autoptr (GVariant) window = _bunko_window_save (self->windows->pdata[i]);

      if (window != NULL && n++ < MAX_WINDOWS)
        g_variant_builder_add_value (&windows, window);
    }
  if (n == 0)
    return;

  g_variant_dict_insert_value (&dict, "windows", g_variant_builder_end (&windows));
  bunko_saved_state_set_value (self->state, g_variant_dict_end (&dict));
}

static void
save_cb (gpointer user_data)
{
  BunkoWorkspace *self = user_data;

  self->save_source = 0;
  save (self);
}

/**
 * bunko_workspace_add_window:
 * @self: a workspace
 * @window: a window; it has to be removed before it ends
 *
 * Adds a window.
 */
void
bunko_workspace_add_window (BunkoWorkspace *self, BunkoWindow *window)
{
  g_return_if_fail (BUNKO_IS_WORKSPACE (self));
  g_return_if_fail (BUNKO_IS_WINDOW (window));

  g_ptr_array_insert (self->windows, 0, window);
  self->parked = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WINDOWS]);
}

static void
remove_window (BunkoWorkspace *self, BunkoWindow *window)
{
  if (self->windows->len == 1)
    bunko_workspace_stop (self);
  g_ptr_array_remove (self->windows, window);
  bunko_workspace_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WINDOWS]);
}

/**
 * bunko_workspace_remove_window:
 * @self: a workspace
 * @window: a window of it, whose tabs are still there
 *
 * Removes a window. What it shows comes back at the next start if it is the last one, and else is
 * gone.
 */
void
bunko_workspace_remove_window (BunkoWorkspace *self, BunkoWindow *window)
{
  g_return_if_fail (BUNKO_IS_WORKSPACE (self));
  g_return_if_fail (BUNKO_IS_WINDOW (window));

  remove_window (self, window);
}

/**
 * bunko_workspace_park_window:
 * @self: a workspace
 * @window: a window of it, whose tabs are still there
 *
 * Removes a window that shows another server now. If it was the last one and the library is open,
 * this stays so, for when somebody comes back.
 */
void
bunko_workspace_park_window (BunkoWorkspace *self, BunkoWindow *window)
{
  BunkoControllerState state;

  g_return_if_fail (BUNKO_IS_WORKSPACE (self));
  g_return_if_fail (BUNKO_IS_WINDOW (window));

  state = bunko_controller_get_state (self->controller);
  self->parked = self->windows->len == 1 &&
                 (state == BUNKO_CONTROLLER_CONNECTED || state == BUNKO_CONTROLLER_AWAY);
  remove_window (self, window);
}

/**
 * bunko_workspace_get_parked:
 * @self: a workspace
 *
 * Returns: whether the library is open without a window
 */
gboolean
bunko_workspace_get_parked (BunkoWorkspace *self)
{
  g_return_val_if_fail (BUNKO_IS_WORKSPACE (self), FALSE);

  return self->parked;
}

/**
 * bunko_workspace_get_n_windows:
 * @self: a workspace
 *
 * Returns: how many windows there are
 */
guint
bunko_workspace_get_n_windows (BunkoWorkspace *self)
{
  g_return_val_if_fail (BUNKO_IS_WORKSPACE (self), 0);

  return self->windows->len;
}

/**
 * bunko_workspace_get_controller:
 * @self: a workspace
 *
 * Returns: (transfer none): who owns the connection
 */
BunkoController *
bunko_workspace_get_controller (BunkoWorkspace *self)
{
  g_return_val_if_fail (BUNKO_IS_WORKSPACE (self), NULL);

  return self->controller;
}

/**
 * bunko_workspace_raise_window:
 * @self: a workspace
 * @window: a window of it
 *
 * Tells that the person uses this window now.
 */
void
bunko_workspace_raise_window (BunkoWorkspace *self, BunkoWindow *window)
{
  g_return_if_fail (BUNKO_IS_WORKSPACE (self));

  if (self->windows->len < 2 || self->windows->pdata[0] == window ||
      !g_ptr_array_remove (self->windows, window))
    return;

  g_ptr_array_insert (self->windows, 0, window);
  bunko_workspace_changed (self);
}

/**
 * bunko_workspace_get_first:
 * @self: a workspace
 *
 * Gets the window that was used last. It speaks for all of them.
 *
 * Returns: (transfer none) (nullable): the window; %NULL if there is none
 */
BunkoWindow *
bunko_workspace_get_first (BunkoWorkspace *self)
{
  g_return_val_if_fail (BUNKO_IS_WORKSPACE (self), NULL);

  return self->windows->len > 0 ? self->windows->pdata[0] : NULL;
}

/**
 * bunko_workspace_get_loaded:
 * @self: a workspace
 *
 * Returns: whether it is known what was saved for the server that is being opened
 */
gboolean
bunko_workspace_get_loaded (BunkoWorkspace *self)
{
  g_return_val_if_fail (BUNKO_IS_WORKSPACE (self), FALSE);

  return self->state != NULL && bunko_saved_state_get_loaded (self->state);
}

/**
 * bunko_workspace_dup_windows:
 * @self: a workspace
 *
 * Gets the windows that there were when the library was open the last time.
 *
 * Returns: (transfer full) (nullable): an `aa{sv}` with at least one window, each as
 *   bunko_shell_save() writes it and with its size; %NULL if nothing was saved
 */
GVariant *
bunko_workspace_dup_windows (BunkoWorkspace *self)
{
  GVariant *state;
  g_autoptr (GVariant) windows = NULL;

  g_return_val_if_fail (BUNKO_IS_WORKSPACE (self), NULL);

  state = self->state != NULL ? bunko_saved_state_get_value (self->state) : NULL;
  if (state != NULL)
    windows = g_variant_lookup_value (state, "windows", G_VARIANT_TYPE ("aa{sv}"));
  if (windows == NULL || g_variant_n_children (windows) == 0 ||
      g_variant_n_children (windows) > MAX_WINDOWS)
    return NULL;

  return g_steal_pointer (&windows);
}

/**
 * bunko_workspace_get_busy:
 * @self: a workspace
 *
 * Returns: whether tabs are still to be saved
 */
gboolean
bunko_workspace_get_busy (BunkoWorkspace *self)
{
  g_return_val_if_fail (BUNKO_IS_WORKSPACE (self), FALSE);

  return self->state != NULL && bunko_saved_state_get_busy (self->state);
}

/**
 * bunko_workspace_start:
 * @self: a workspace
 *
 * The windows show now what is to be saved whenever it changes.
 */
void
bunko_workspace_start (BunkoWorkspace *self)
{
  g_return_if_fail (BUNKO_IS_WORKSPACE (self));

  self->started = TRUE;
  bunko_workspace_changed (self);
}

/**
 * bunko_workspace_changed:
 * @self: a workspace
 *
 * What the windows show is another now: saves it, a little later.
 */
void
bunko_workspace_changed (BunkoWorkspace *self)
{
  g_return_if_fail (BUNKO_IS_WORKSPACE (self));

  if (self->started && self->save_source == 0)
    self->save_source = g_timeout_add_once (SAVE_AFTER_MS, save_cb, self);
}

/**
 * bunko_workspace_stop:
 * @self: a workspace
 *
 * The windows end, or the library does: saves a last time what they show, at once.
 */
void
bunko_workspace_stop (BunkoWorkspace *self)
{
  g_return_if_fail (BUNKO_IS_WORKSPACE (self));

  if (!self->started)
    return;

  save (self);
  self->started = FALSE;
  bunko_saved_state_flush (self->state);
}
