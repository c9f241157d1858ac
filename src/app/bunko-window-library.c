/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-window-private.h"

/* The part of the window that shows an open library. */

#define LIBRARY_NAME "library"

void
_bunko_window_update_actions (BunkoWindow *self)
{
  static const char *const actions[] = {
    "win.back",          "win.close-library", "win.exclude",        "win.forward",
    "win.log-out",       "win.new-tab",       "win.new-window",     "win.open",
    "win.open-gallery",  "win.overview",      "win.quick-open",     "win.read",
    "win.read-in-tab",   "win.reopen-tab",    "win.search",         "win.server-menu",
    "win.show-nth-view", "win.show-place",    "win.show-server",    "win.show-servers",
    "win.show-tab",      "win.show-view",     "win.toggle-sidebar",
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], self->shell != NULL);
}

void
_bunko_window_show_view (BunkoWindow *self, const char *name)
{
  g_autoptr (BunkoLocation) location = bunko_sidebar_create_location (name);

  if (self->shell == NULL || location == NULL)
    return;

  bunko_shell_show_root (self->shell, location);
}

static BunkoShell *
create_window_cb (BunkoWindow *self)
{
  BunkoWindow *other = _bunko_window_create_other (self);

  return other->shell;
}

static BunkoShell *
find_home_cb (BunkoWindow *self, BunkoController *controller)
{
  for (guint i = 0; i < bunko_server_registry_get_n_workspaces (self->registry); i++)
    {
      BunkoWorkspace *workspace = bunko_server_registry_get_workspace (self->registry, i);
      BunkoWindow *home = bunko_workspace_get_first (workspace);

      if (bunko_workspace_get_controller (workspace) == controller && home != NULL)
        return home->shell;
    }

  return NULL;
}

/* Not before there is a library: who only looks at the servers does not wait for it. */
static void
create_shell (BunkoWindow *self)
{
  self->shell = bunko_shell_new (self->controller);
  bunko_shell_set_registry (self->shell, self->registry);
  bunko_shell_set_narrow (self->shell, self->narrow);
  _bunko_window_update_servers (self);
  g_signal_connect_object (self->shell, "create-window", G_CALLBACK (create_window_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shell, "find-home", G_CALLBACK (find_home_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shell, "changed", G_CALLBACK (bunko_workspace_changed),
                           self->workspace, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->shell), LIBRARY_NAME);
}

static void
open_gallery (BunkoWindow *self, gint64 id, BunkoOpenWhere where)
{
  g_autoptr (BunkoLocation) location = bunko_location_new_item (BUNKO_ITEM_TYPE_GALLERY, id, NULL);

  _bunko_window_open (self, location, where);
}

static void
restore_size (BunkoWindow *self, GVariant *saved)
{
  int width = 0, height = 0;
  gboolean maximized = FALSE;

  g_variant_lookup (saved, "width", "i", &width);
  g_variant_lookup (saved, "height", "i", &height);
  g_variant_lookup (saved, "maximized", "b", &maximized);
  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

/* Shows a window that waits for its size: once it is shown, another one would come too late. */
void
_bunko_window_present_in_size (BunkoWindow *self)
{
  g_autoptr (GVariant) windows = NULL;

  if (!self->takes_size || !bunko_workspace_get_loaded (self->workspace))
    return;

  self->takes_size = FALSE;
  windows = bunko_workspace_dup_windows (self->workspace);
  if (windows != NULL && bunko_workspace_get_n_windows (self->workspace) == 1)
    {
      g_autoptr (GVariant) own = g_variant_get_child_value (windows, 0);

      restore_size (self, own);
    }
  gtk_window_present (GTK_WINDOW (self));
}

/* What this window showed of the server before it went to another one. */
static gboolean
restore_left (BunkoWindow *self)
{
  BunkoServerProfile *profile = bunko_controller_get_profile (self->controller);
  g_autofree char *key = NULL;
  gpointer stolen_key = NULL, tabs = NULL;
  g_autoptr (GVariant) saved = NULL;

  if (!g_hash_table_steal_extended (self->left, bunko_server_profile_get_uuid (profile),
                                    &stolen_key, &tabs))
    return FALSE;

  key = stolen_key;
  saved = tabs;

  return bunko_shell_restore (self->shell, saved);
}

/* A window that was there before has its size already. */
static gboolean
restore_windows (BunkoWindow *self)
{
  g_autoptr (GVariant) windows = bunko_workspace_dup_windows (self->workspace);
  g_autoptr (GVariant) own = windows != NULL ? g_variant_get_child_value (windows, 0) : NULL;

  gboolean restored;

  restored = own != NULL && bunko_shell_restore (self->shell, own);
  if (!restored)
    _bunko_window_show_view (self, "library");

  for (gsize i = 1; windows != NULL && i < g_variant_n_children (windows); i++)
    {
      g_autoptr (GVariant) saved = g_variant_get_child_value (windows, i);
      BunkoWindow *other = _bunko_window_create_other (self);

      restore_size (other, saved);
      if (!bunko_shell_restore (other->shell, saved))
        gtk_window_destroy (GTK_WINDOW (other));
    }

  /* The one that was used last comes to the front. */
  if (windows != NULL && g_variant_n_children (windows) > 1)
    {
      bunko_workspace_raise_window (self->workspace, self);
      gtk_window_present (GTK_WINDOW (self));
    }

  return restored;
}

static void
open_pending (BunkoWindow *self, gboolean restored)
{
  for (guint i = 0; i < self->pending->len; i++)
    open_gallery (self, g_array_index (self->pending, gint64, i),
                  restored || i > 0 ? BUNKO_OPEN_NEW_TAB : BUNKO_OPEN_HERE);
  g_array_set_size (self->pending, 0);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* Once it is known what was shown the last time. */
void
_bunko_window_fill_library (BunkoWindow *self)
{
  gboolean restored;

  if (self->shell == NULL || !self->waits_for_tab || !bunko_workspace_get_loaded (self->workspace))
    return;

  self->waits_for_tab = FALSE;
  restored = restore_left (self) || restore_windows (self);
  bunko_workspace_start (self->workspace);
  open_pending (self, restored);
}

/* A window that joins others of an open library begins where it was, or else as any window does. */
void
_bunko_window_fill_joined (BunkoWindow *self)
{
  gboolean restored;

  if (self->shell == NULL || !self->is_other)
    return;

  restored = restore_left (self);
  if (!restored)
    _bunko_window_show_view (self, "library");
  open_pending (self, restored);
}

/* The library is open, or its server is back: in that case everything is where it was. */
void
_bunko_window_show_library (BunkoWindow *self)
{
  BunkoContext *context = bunko_controller_get_context (self->controller);

  if (self->context == context)
    return;

  _bunko_window_hide_library (self);
  self->context = g_object_ref (context);
  create_shell (self);
  _bunko_window_update_actions (self);
  /* At once: the library has better things to do than to fade in while it is being drawn. */
  gtk_stack_set_visible_child_full (self->stack, LIBRARY_NAME, GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  self->waits_for_tab = !self->is_other;
  _bunko_window_fill_library (self);
}

void
_bunko_window_hide_library (BunkoWindow *self)
{
  GtkWidget *shell = GTK_WIDGET (self->shell);

  if (self->context == NULL)
    return;

  self->is_other = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "start");
  self->shell = NULL;
  gtk_stack_remove (self->stack, shell);
  g_clear_object (&self->context);
  gtk_window_set_title (GTK_WINDOW (self), NULL);
  _bunko_window_update_actions (self);
}

/**
 * _bunko_window_create_other:
 * @self: a window with a library
 *
 * Makes another window of the same library, without tabs, and shows it.
 */
BunkoWindow *
_bunko_window_create_other (BunkoWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  BunkoWindow *other = g_object_new (BUNKO_TYPE_WINDOW, "application", application, NULL);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (other), width, height);
  _bunko_window_set_up (other, self->registry, self->workspace);
  gtk_window_present (GTK_WINDOW (other));

  return other;
}

void
_bunko_window_open (BunkoWindow *self, BunkoLocation *location, BunkoOpenWhere where)
{
  if (self->shell == NULL || bunko_shell_open (self->shell, location, where))
    return;

  bunko_shell_open (_bunko_window_create_other (self)->shell, location, BUNKO_OPEN_NEW_TAB);
}

void
_bunko_window_open_gallery (BunkoWindow *self, gint64 id)
{
  if (id > 0)
    open_gallery (self, id, BUNKO_OPEN_HERE);
}

/* NULL while there is nothing to save. */
GVariant *
_bunko_window_save (BunkoWindow *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) tabs = NULL;
  int width, height;

  if (self->shell == NULL || adw_tab_view_get_n_pages (bunko_shell_get_tab_view (self->shell)) == 0)
    return NULL;

  tabs = bunko_shell_save (self->shell);
  g_variant_dict_init (&dict, tabs);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_variant_dict_insert (&dict, "width", "i", width);
  g_variant_dict_insert (&dict, "height", "i", height);
  g_variant_dict_insert (&dict, "maximized", "b", gtk_window_is_maximized (GTK_WINDOW (self)));

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

void
_bunko_window_set_narrow (BunkoWindow *self, gboolean narrow)
{
  self->narrow = narrow;
  if (self->shell != NULL)
    bunko_shell_set_narrow (self->shell, narrow);
}
