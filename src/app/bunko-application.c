/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "bunko-about-dialog.h"
#include "bunko-application.h"
#include "bunko-shortcuts-dialog.h"
#include "bunko-window.h"
#include "dialogs/bunko-preferences-dialog.h"
#include "reader/input/bunko-shortcut-editor.h"
#include "settings/bunko-saved-state.h"
#include "settings/bunko-server-traces.h"
#include "settings/bunko-settings.h"

/**
 * BunkoApplication:
 *
 * The application: command line, actions that concern all of it, and its windows.
 */
struct _BunkoApplication
{
  AdwApplication parent_instance;

  BunkoServerRegistry *registry;
  BunkoWorkspace *early;  /* borrowed: is at work already and waits for its window */
  gboolean starts_sample; /* the command line asks for the sample library */
};

G_DEFINE_FINAL_TYPE (BunkoApplication, bunko_application, ADW_TYPE_APPLICATION)

/* Pictures come and go by the thousand, and are decoded in several threads. Left alone, glibc gives
 * each of these a heap, moves what is large into them as soon as some of it was freed, and raises
 * the size from which memory goes back to the system: after 20,000 covers the process was half as
 * large again as its pictures. Memory of this size goes back at once. */
static void
keep_memory_together (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 64 * 1024);
  mallopt (M_TRIM_THRESHOLD, 256 * 1024);
#endif
}

static BunkoWindow *
create_window (BunkoApplication *self)
{
  BunkoWorkspace *early = g_steal_pointer (&self->early);

  return BUNKO_WINDOW (bunko_window_new (GTK_APPLICATION (self), self->registry, early));
}

/* The one that was used last, where @is_wanted holds. */
static BunkoWindow *
find_window (BunkoApplication *self, gboolean (*is_wanted) (BunkoWindow *window))
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (BUNKO_IS_WINDOW (l->data) && (is_wanted == NULL || is_wanted (l->data)))
        return l->data;
    }

  return NULL;
}

static BunkoWindow *
ensure_window (BunkoApplication *self)
{
  BunkoWindow *window = find_window (self, NULL);

  return window != NULL ? window : create_window (self);
}

/* One that shows nothing yet. */
static BunkoWindow *
ensure_free_window (BunkoApplication *self)
{
  BunkoWindow *window = find_window (self, bunko_window_is_free);

  return window != NULL ? window : create_window (self);
}

static void
open_server (BunkoApplication *self, BunkoServerProfile *profile)
{
  BunkoWorkspace *workspace =
      bunko_server_registry_find (self->registry, bunko_server_profile_get_uuid (profile));
  BunkoWindow *window = workspace != NULL ? bunko_workspace_get_first (workspace) : NULL;

  if (window == NULL)
    {
      window = find_window (self, bunko_window_is_free);
      if (window == NULL)
        {
          bunko_window_show_server (create_window (self), profile);
          return;
        }
      bunko_window_open_server (window, profile, 0);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_uri (BunkoApplication *self, const char *uri)
{
  gint64 gallery;
  g_autoptr (BunkoServerProfile) profile =
      bunko_server_registry_lookup_uri (self->registry, uri, &gallery, NULL);
  BunkoWorkspace *workspace = NULL;
  BunkoWindow *window = NULL;

  if (profile != NULL)
    workspace =
        bunko_server_registry_find (self->registry, bunko_server_profile_get_uuid (profile));
  if (workspace != NULL)
    window = bunko_workspace_get_first (workspace);
  else if (profile == NULL)
    window = ensure_window (self); /* which says what is wrong */
  if (window == NULL)
    window = ensure_free_window (self);
  gtk_window_present (bunko_window_open_uri (window, uri));
}

static void
cache_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoPreferencesDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;

  bunko_server_registry_clear_cache_finish (BUNKO_SERVER_REGISTRY (source), result, &error);
  bunko_preferences_dialog_cache_cleared (dialog, error != NULL ? error->message : NULL);
}

static void
clear_cache_cb (BunkoApplication *self, BunkoPreferencesDialog *dialog)
{
  bunko_server_registry_clear_cache_async (self->registry, NULL, cache_cleared_cb,
                                           g_object_ref (dialog));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoApplication *self = user_data;
  AdwDialog *dialog = bunko_preferences_dialog_new (bunko_settings_get_default ());

  g_signal_connect_object (dialog, "clear-cache", G_CALLBACK (clear_cache_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (ensure_window (self)));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoApplication *self = user_data;

  adw_dialog_present (bunko_about_dialog_new (self->registry), GTK_WIDGET (ensure_window (self)));
}

static void
open_web_page (BunkoApplication *self, const char *uri)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (ensure_window (self)), NULL, NULL, NULL);
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_web_page (user_data, BUNKO_HELP_URI);
}

static void
report_problem_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_web_page (user_data, BUNKO_ISSUES_URI);
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  bunko_shortcuts_dialog_present (bunko_reader_keymap_get_default (),
                                  GTK_WIDGET (ensure_window (user_data)));
}

static void
sample_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoApplication *self = user_data;
  BunkoWorkspace *workspace = bunko_server_registry_find (self->registry, "sample");
  BunkoWindow *window = workspace != NULL ? bunko_workspace_get_first (workspace) : NULL;

  if (window == NULL && self->early != NULL)
    window = create_window (self);
  if (window == NULL)
    {
      window = ensure_free_window (self);
      bunko_window_open_sample (window);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_server_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoApplication *self = user_data;
  BunkoServerProfile *profile =
      bunko_server_registry_find_profile (self->registry, g_variant_get_string (parameter, NULL));

  if (profile != NULL)
    open_server (self, profile);
}

/* What a notification of the desktop leads to; the server may have been closed since. */
static void
show_messages_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoApplication *self = user_data;
  BunkoWorkspace *workspace =
      bunko_server_registry_find (self->registry, g_variant_get_string (parameter, NULL));
  BunkoWindow *window = workspace != NULL ? bunko_workspace_get_first (workspace) : NULL;

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-server", "s", "activity");
  gtk_window_present (GTK_WINDOW (window != NULL ? window : ensure_window (self)));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoApplication *self = user_data;
  GtkApplication *application = user_data;
  GList *windows;

  /* All tabs are saved while all windows are there; these save their size. */
  bunko_server_registry_stop (self->registry);
  while ((windows = gtk_application_get_windows (application)) != NULL)
    gtk_window_destroy (windows->data);
  /* What is still to be written ends the application when it is done. */
  if (!bunko_saved_state_is_any_busy ())
    g_application_quit (G_APPLICATION (application));
}

static void
edit_shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoApplication *self = user_data;

  adw_dialog_present (bunko_shortcut_editor_new (bunko_reader_keymap_get_default ()),
                      GTK_WIDGET (ensure_window (self)));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_action },
  { .name = "edit-shortcuts", .activate = edit_shortcuts_action },
  { .name = "help", .activate = help_action },
  { .name = "open-server", .activate = open_server_action, .parameter_type = "s" },
  { .name = "preferences", .activate = preferences_action },
  { .name = "quit", .activate = quit_action },
  { .name = "report-problem", .activate = report_problem_action },
  { .name = "sample", .activate = sample_action },
  { .name = "show-messages", .activate = show_messages_action, .parameter_type = "s" },
  { .name = "shortcuts", .activate = shortcuts_action },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "app.shortcuts", { "<Control>question", "F1" } },
  { "win.close-library", { "<Control><Shift>w" } },
  { "win.close-tab", { "<Control>w" } },
  { "win.new-start-window", { "<Control><Alt>n" } },
  { "win.new-tab", { "<Control>t" } },
  { "win.new-window", { "<Control>n" } },
  { "win.overview", { "<Control><Shift>o" } },
  { "win.quick-open", { "<Control>k" } },
  { "win.reopen-tab", { "<Control><Shift>t" } },
  { "win.server-menu", { "<Control><Shift>s" } },
  { "win.toggle-sidebar", { "F9" } },
};

static void
create_registry (BunkoApplication *self)
{
  g_autoptr (BunkoServerList) servers = bunko_server_list_new (bunko_settings_get_default ());

  self->registry = bunko_server_registry_new (servers, bunko_settings_get_default ());
  bunko_server_traces_forget_noted (servers);
}

static void
bunko_application_startup (GApplication *application)
{
  BunkoApplication *self = BUNKO_APPLICATION (application);

  create_registry (self);

  /* The sample server gets ready while GTK does. */
  if (self->starts_sample)
    {
      self->early = bunko_server_registry_create_workspace (self->registry);
      bunko_controller_open_sample (bunko_workspace_get_controller (self->early));
    }

  G_APPLICATION_CLASS (bunko_application_parent_class)->startup (application);

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].accels);
  gtk_window_set_default_icon_name (APP_ID);
}

/* One that is gone is left out. */
static void
open_by_uuid (BunkoApplication *self, const char *uuid)
{
  BunkoServerProfile *profile = bunko_server_registry_find_profile (self->registry, uuid);

  if (profile != NULL)
    open_server (self, profile);
  else if (g_str_equal (uuid, "sample"))
    bunko_window_open_sample (ensure_free_window (self));
}

/* What the person wants to begin with, as uuids. */
static GStrv
dup_first (void)
{
  GSettings *settings = bunko_settings_get_default ();
  g_autofree char *mode = g_settings_get_string (settings, BUNKO_SETTINGS_KEY_AT_START);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (g_str_equal (mode, "open"))
    return g_settings_get_strv (settings, BUNKO_SETTINGS_KEY_OPEN_SERVERS);

  if (g_str_equal (mode, "last"))
    g_strv_builder_take (builder,
                         g_settings_get_string (settings, BUNKO_SETTINGS_KEY_LAST_PROFILE));

  return g_strv_builder_end (builder);
}

/* What is open is noted as soon as there is a window: the last time is asked for before. */
static void
bunko_application_activate (GApplication *application)
{
  BunkoApplication *self = BUNKO_APPLICATION (application);
  gboolean is_first = find_window (self, NULL) == NULL && self->early == NULL;
  g_auto (GStrv) first = is_first ? dup_first () : NULL;

  gtk_window_present (GTK_WINDOW (ensure_window (self)));
  for (guint i = 0; first != NULL && first[i] != NULL; i++)
    open_by_uuid (self, first[i]);
}

static void
bunko_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      open_uri (BUNKO_APPLICATION (application), uri);
    }
}

static int
bunko_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  BunkoApplication *self = BUNKO_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  gboolean sample = FALSE;

  if (!g_variant_dict_lookup (options, "sample", "b", &sample) || !sample)
    return -1;

  self->starts_sample = TRUE;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("bunko: %s\n", error->message);
      return 1;
    }

  g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);

  /* In a process that is not the first one the action went to that, and there is nothing left to
   * do. */
  return g_application_get_is_remote (application) ? 0 : -1;
}

static void
bunko_application_shutdown (GApplication *application)
{
  BunkoApplication *self = BUNKO_APPLICATION (application);

  if (self->registry != NULL)
    bunko_server_registry_close (self->registry);
  g_clear_object (&self->registry);
  g_settings_sync ();

  G_APPLICATION_CLASS (bunko_application_parent_class)->shutdown (application);
}

static void
bunko_application_class_init (BunkoApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = bunko_application_activate;
  application_class->handle_local_options = bunko_application_handle_local_options;
  application_class->open = bunko_application_open;
  application_class->shutdown = bunko_application_shutdown;
  application_class->startup = bunko_application_startup;
}

static void
bunko_application_init (BunkoApplication *self)
{
  static const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample library"), NULL },
    { 0 },
  };

  g_application_set_version (G_APPLICATION (self), APP_VERSION);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     "[hpx://HOST[:PORT][/gallery/ID]]");
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Browse and read the comics on a HappyPanda X server."));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * bunko_application_new:
 *
 * Makes the application.
 *
 * Returns: (transfer full): the application
 */
BunkoApplication *
bunko_application_new (void)
{
  keep_memory_together ();

  return g_object_new (BUNKO_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/bunko_hpx/Bunko", NULL);
}
