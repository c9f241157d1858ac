/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "bunko-application.h"
#include "bunko-shortcuts-dialog.h"
#include "bunko-window.h"
#include "dialogs/bunko-preferences-dialog.h"
#include "reader/input/bunko-shortcut-editor.h"
#include "settings/bunko-saved-state.h"
#include "settings/bunko-settings.h"

/**
 * BunkoApplication:
 *
 * The application: command line, actions that concern all of it, and its one window.
 */
struct _BunkoApplication
{
  AdwApplication parent_instance;

  BunkoServerList *servers;
  BunkoController *controller;
  BunkoWorkspace *workspace;
  gboolean starts_sample; /* the command line asks for the sample library */
  gboolean started_early; /* the controller works already and waits for its window */
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

static void
new_controller (BunkoApplication *self)
{
  g_clear_object (&self->controller);
  self->controller = bunko_controller_new (self->servers, bunko_settings_get_default ());
}

static BunkoWindow *
ensure_window (BunkoApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (BUNKO_IS_WINDOW (l->data))
        return l->data;
    }

  if (!self->started_early)
    new_controller (self);
  self->started_early = FALSE;
  window =
      bunko_window_new (GTK_APPLICATION (self), self->controller, bunko_settings_get_default ());
  g_set_object (&self->workspace, bunko_window_get_workspace (BUNKO_WINDOW (window)));

  return BUNKO_WINDOW (window);
}

static void
cache_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoPreferencesDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;

  bunko_controller_clear_cache_finish (BUNKO_CONTROLLER (source), result, &error);
  bunko_preferences_dialog_cache_cleared (dialog, error != NULL ? error->message : NULL);
}

static void
clear_cache_cb (BunkoApplication *self, BunkoPreferencesDialog *dialog)
{
  bunko_controller_clear_cache_async (self->controller, NULL, cache_cleared_cb,
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
  const char *developers[] = { "The Bunko developers", NULL };
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-icon", APP_ID, "application-name", _ ("Bunko"), "version",
                APP_VERSION, "developer-name", _ ("The Bunko developers"), "developers", developers,
                "comments", _ ("Browse and read the comics on your HappyPanda X server"), "website",
                "https://github.com/bunko-hpx/bunko", "issue-url",
                "https://github.com/bunko-hpx/bunko/issues", "copyright",
                "© 2026 The Bunko developers", "license-type", GTK_LICENSE_GPL_3_0,
                /* Translators: put your names here, one a line. */
                "translator-credits", _ ("translator-credits"), NULL);
  adw_dialog_present (dialog, GTK_WIDGET (ensure_window (self)));
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
  gboolean is_opening = self->started_early;
  BunkoWindow *window = ensure_window (self);

  if (!is_opening)
    bunko_window_open_sample (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoApplication *self = user_data;
  GtkApplication *application = user_data;
  GList *windows;

  /* All tabs are saved while all windows are there; these save their size. */
  if (self->workspace != NULL)
    bunko_workspace_stop (self->workspace);
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
  { .name = "preferences", .activate = preferences_action },
  { .name = "quit", .activate = quit_action },
  { .name = "sample", .activate = sample_action },
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
  { "win.new-tab", { "<Control>t" } },
  { "win.new-window", { "<Control>n" } },
  { "win.overview", { "<Control><Shift>o" } },
  { "win.quick-open", { "<Control>k" } },
  { "win.reopen-tab", { "<Control><Shift>t" } },
  { "win.toggle-sidebar", { "F9" } },
};

static void
bunko_application_startup (GApplication *application)
{
  BunkoApplication *self = BUNKO_APPLICATION (application);

  self->servers = bunko_server_list_new (bunko_settings_get_default ());

  /* The sample server gets ready while GTK does. */
  if (self->starts_sample)
    {
      new_controller (self);
      bunko_controller_open_sample (self->controller);
      self->started_early = TRUE;
    }

  G_APPLICATION_CLASS (bunko_application_parent_class)->startup (application);

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].accels);
  gtk_window_set_default_icon_name (APP_ID);
}

static void
bunko_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (BUNKO_APPLICATION (application))));
}

static void
bunko_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  BunkoWindow *window = ensure_window (BUNKO_APPLICATION (application));
  g_autofree char *uri = g_file_get_uri (files[0]);

  /* There is one window with one library: of several addresses the first counts. */
  bunko_window_open_uri (window, uri);
  gtk_window_present (GTK_WINDOW (window));
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

  if (self->controller != NULL)
    bunko_controller_close (self->controller);
  g_clear_object (&self->workspace);
  g_clear_object (&self->controller);
  g_clear_object (&self->servers);
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
