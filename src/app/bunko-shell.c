/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-shell-private.h"

/**
 * BunkoShell:
 *
 * An open library in a window: the sidebar, and beside it tabs. It lives as long as the library is
 * open. Windows of one library have a shell each; tabs can go from one to the other.
 */

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CREATE_WINDOW,
  SIGNAL_FIND_HOME,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoShell, bunko_shell, ADW_TYPE_BIN)

void
_bunko_shell_changed (BunkoShell *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

BunkoShell *
_bunko_shell_create_window (BunkoShell *self)
{
  BunkoShell *other = NULL;

  g_signal_emit (self, signals[SIGNAL_CREATE_WINDOW], 0, &other);

  return other;
}

/* NULL: no window shows that server any more. */
BunkoShell *
_bunko_shell_find_home (BunkoShell *self, BunkoController *controller)
{
  BunkoShell *home = NULL;

  g_signal_emit (self, signals[SIGNAL_FIND_HOME], 0, controller, &home);

  return home;
}

/* What the person calls the server, or else what it calls itself; its greeting says that before
 * anything else is known. */
static char *
dup_server_name (BunkoShell *self)
{
  BunkoServerProfile *profile = bunko_controller_get_profile (self->controller);
  BunkoSession *session = bunko_controller_get_session (self->controller);
  const char *own = session != NULL ? bunko_session_get_server_name (session) : NULL;

  if (bunko_controller_is_sample (self->controller))
    return g_strdup (_ ("Sample Library"));
  if (*bunko_server_profile_get_name (profile) == '\0' && own != NULL && *own != '\0')
    return g_strdup (own);

  return bunko_server_profile_dup_display_name (profile);
}

static void
info_cb (BunkoShell *self)
{
  BunkoContext *context = bunko_controller_get_context (self->controller);
  BunkoServerInfo *info = context != NULL ? bunko_context_get_info (context) : NULL;
  g_autofree char *server = NULL;
  const char *user = NULL;

  if (context == NULL)
    return;

  if (info != NULL && g_strcmp0 (bunko_server_info_get_role (info), "guest") != 0)
    user = bunko_server_info_get_user (info);
  server = dup_server_name (self);
  bunko_sidebar_set_server (self->sidebar, server, user);
}

static void
bunko_shell_dispose (GObject *object)
{
  BunkoShell *self = BUNKO_SHELL (object);

  if (self->controller != NULL)
    {
      BunkoContext *context = bunko_controller_get_context (self->controller);

      g_signal_handlers_disconnect_by_data (self->controller, self);
      if (context != NULL)
        g_signal_handlers_disconnect_by_data (context, self);
    }
  if (self->tab_view != NULL)
    {
      bunko_sidebar_set_context (self->sidebar, NULL);
      bunko_unsaved_bar_set_edits (self->unsaved_bar, NULL);
      _bunko_shell_dispose_tabs (self);
    }
  g_clear_handle_id (&self->banner_tick, g_source_remove);
  g_clear_weak_pointer (&self->tab);
  g_clear_object (&self->tab_signals);
  g_clear_object (&self->bar_signals);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SHELL);
  g_clear_object (&self->controller);
  g_clear_pointer (&self->closed, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_shell_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  /**
   * BunkoShell::changed:
   * @self: the shell
   *
   * What bunko_shell_save() answers is another now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_SHELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoShell::create-window:
   * @self: the shell
   *
   * A tab wants to have a window of its own.
   *
   * Returns: (transfer none) (nullable): the shell of a new window, without tabs
   */
  signals[SIGNAL_CREATE_WINDOW] =
      g_signal_new ("create-window", BUNKO_TYPE_SHELL, G_SIGNAL_RUN_LAST, 0,
                    g_signal_accumulator_first_wins, NULL, NULL, BUNKO_TYPE_SHELL, 0);

  /**
   * BunkoShell::find-home:
   * @self: the shell
   * @controller: of another server
   *
   * A tab of another server was dropped here, and has to go back.
   *
   * Returns: (transfer none) (nullable): a shell that shows that server
   */
  signals[SIGNAL_FIND_HOME] = g_signal_new ("find-home", BUNKO_TYPE_SHELL, G_SIGNAL_RUN_LAST, 0,
                                            g_signal_accumulator_first_wins, NULL, NULL,
                                            BUNKO_TYPE_SHELL, 1, BUNKO_TYPE_CONTROLLER);
}

static void
bunko_shell_class_init (BunkoShellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_shell_dispose;
  install_signals ();

  g_type_ensure (BUNKO_TYPE_SIDEBAR);
  g_type_ensure (BUNKO_TYPE_UNSAVED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-shell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoShell, activity_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoShell, banner);
  gtk_widget_class_bind_template_child (widget_class, BunkoShell, overview);
  gtk_widget_class_bind_template_child (widget_class, BunkoShell, overlay);
  gtk_widget_class_bind_template_child (widget_class, BunkoShell, sidebar);
  gtk_widget_class_bind_template_child (widget_class, BunkoShell, split_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoShell, tab_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoShell, tab_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoShell, unsaved_bar);
  _bunko_shell_class_init_tabs (widget_class);
  _bunko_shell_class_init_menu (widget_class);
  _bunko_shell_class_init_bars (widget_class);
}

static void
bunko_shell_init (BunkoShell *self)
{
  self->closed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->tab_signals = g_signal_group_new (BUNKO_TYPE_TAB);
  self->bar_signals = g_signal_group_new (ADW_TYPE_TOOLBAR_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  _bunko_shell_init_tabs (self);
  _bunko_shell_init_bars (self);
}

/**
 * bunko_shell_new:
 * @controller: who owns the connection; a library must be open
 *
 * Makes a shell without tabs.
 *
 * Returns: (transfer floating): the shell
 */
BunkoShell *
bunko_shell_new (BunkoController *controller)
{
  BunkoShell *self;
  BunkoContext *context;

  g_return_val_if_fail (BUNKO_IS_CONTROLLER (controller), NULL);
  g_return_val_if_fail (bunko_controller_get_context (controller) != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_SHELL, NULL);
  self->controller = g_object_ref (controller);
  context = bunko_controller_get_context (controller);
  bunko_sidebar_set_context (self->sidebar, context);
  bunko_unsaved_bar_set_edits (
      self->unsaved_bar, bunko_library_get_pending_edits (bunko_context_get_library (context)));
  _bunko_shell_init_activity (self, context);
  g_signal_connect_object (context, "notify::info", G_CALLBACK (info_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "presence-changed", G_CALLBACK (_bunko_shell_update_banner),
                           self, G_CONNECT_SWAPPED);
  info_cb (self);
  _bunko_shell_update_banner (self);

  return self;
}

/**
 * bunko_shell_set_registry:
 * @self: a shell
 * @registry: the servers that are open
 *
 * Offers to change to another server. To be called once.
 */
void
bunko_shell_set_registry (BunkoShell *self, BunkoServerRegistry *registry)
{
  g_return_if_fail (BUNKO_IS_SHELL (self));
  g_return_if_fail (BUNKO_IS_SERVER_REGISTRY (registry));

  bunko_sidebar_set_registry (self->sidebar, registry, self->controller);
  info_cb (self);
}

/**
 * bunko_shell_get_tab_view:
 * @self: a shell
 *
 * Returns: (transfer none): what holds the tabs
 */
AdwTabView *
bunko_shell_get_tab_view (BunkoShell *self)
{
  g_return_val_if_fail (BUNKO_IS_SHELL (self), NULL);

  return self->tab_view;
}

/**
 * bunko_shell_get_places:
 * @self: a shell
 *
 * Returns: (transfer none): where the sidebar leads, as a list of #BunkoSidebarEntry
 */
GListModel *
bunko_shell_get_places (BunkoShell *self)
{
  g_return_val_if_fail (BUNKO_IS_SHELL (self), NULL);

  return bunko_sidebar_get_entries (self->sidebar);
}

/**
 * bunko_shell_get_tab:
 * @self: a shell
 *
 * Returns: (transfer none) (nullable): the tab that is shown; %NULL if there is none
 */
BunkoTab *
bunko_shell_get_tab (BunkoShell *self)
{
  g_return_val_if_fail (BUNKO_IS_SHELL (self), NULL);

  return self->tab;
}

/**
 * bunko_shell_show_root:
 * @self: a shell
 * @location: where to go
 *
 * Lets the tab that is shown start over somewhere; makes one if there is none.
 */
void
bunko_shell_show_root (BunkoShell *self, BunkoLocation *location)
{
  g_return_if_fail (BUNKO_IS_SHELL (self));
  g_return_if_fail (BUNKO_IS_LOCATION (location));

  if (self->tab == NULL)
    bunko_shell_open (self, location, BUNKO_OPEN_NEW_TAB);
  else
    bunko_tab_show_root (self->tab, location);
}

/**
 * bunko_shell_focus_content:
 * @self: a shell
 *
 * Moves the keyboard focus into the page that is shown. Who chose it by a key wants to go on there.
 */
void
bunko_shell_focus_content (BunkoShell *self)
{
  AdwNavigationPage *page;
  GtkRoot *root;

  g_return_if_fail (BUNKO_IS_SHELL (self));

  page = self->tab != NULL ? bunko_tab_get_page (self->tab) : NULL;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  if (page != NULL)
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}
