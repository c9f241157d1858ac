/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-about-dialog.h"

/* What the dialog says about the program, and what to send along with a report. */

static void
add_os (GString *text)
{
  g_autofree char *name = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  g_string_append_printf (text, "System: %s%s\n", name != NULL ? name : "unknown",
                          g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? " (Flatpak)" : "");
}

static void
add_display (GString *text)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (display == NULL)
    return;

  g_string_append_printf (text, "Display: %s\n", G_OBJECT_TYPE_NAME (display));
}

/* Neither where a server is, nor what it is called, nor who is logged in there. */
static void
add_server (GString *text, guint number, BunkoController *controller)
{
  BunkoContext *context = bunko_controller_get_context (controller);
  BunkoServerInfo *info = context != NULL ? bunko_context_get_info (context) : NULL;
  BunkoServerProfile *profile = bunko_controller_get_profile (controller);

  if (context == NULL)
    return;

  g_string_append_printf (text, "Server %u: ", number);
  if (bunko_controller_is_sample (controller))
    g_string_append (text, "sample library, ");
  if (info != NULL)
    g_string_append_printf (text, "HPX %s, database %s, ",
                            bunko_server_info_get_core_version (info),
                            bunko_server_info_get_db_version (info));
  g_string_append_printf (
      text, "%s, %s\n", bunko_server_profile_get_tls (profile) ? "encrypted" : "not encrypted",
      bunko_controller_get_state (controller) == BUNKO_CONTROLLER_CONNECTED ? "connected"
                                                                            : "not connected");
}

/**
 * bunko_about_dialog_dup_debug_info:
 * @registry: the servers that are open
 *
 * Writes what helps to understand a problem: versions, and how things stand. It names no server, no
 * person and no file.
 *
 * Returns: (transfer full): the text, in English
 */
char *
bunko_about_dialog_dup_debug_info (BunkoServerRegistry *registry)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (BUNKO_IS_SERVER_REGISTRY (registry), NULL);

  g_string_append_printf (text, "Bunko: %s\n", APP_VERSION);
  g_string_append_printf (text, "GTK: %u.%u.%u\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version ());
  g_string_append_printf (text, "libadwaita: %u.%u.%u\n", adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version ());
  g_string_append_printf (text, "GLib: %u.%u.%u\n", glib_major_version, glib_minor_version,
                          glib_micro_version);
  add_os (text);
  add_display (text);
  g_string_append_printf (
      text, "Desktop: %s\n",
      g_getenv ("XDG_CURRENT_DESKTOP") != NULL ? g_getenv ("XDG_CURRENT_DESKTOP") : "unknown");
  for (guint i = 0; i < bunko_server_registry_get_n_workspaces (registry); i++)
    add_server (text, i + 1,
                bunko_workspace_get_controller (bunko_server_registry_get_workspace (registry, i)));

  return g_string_free_and_steal (text);
}

/* The releases of the metainfo, in short. */
static char *
dup_release_notes (void)
{
  static const char *const notes[] = {
    N_ ("Home shelves, views and directories, in tabs and windows that come back at the next "
        "start"),
    N_ ("Search with chips, suggestions, a query builder and saved filters"),
    N_ ("A reader with single and double pages, strips, zoom, guided view and keys of your own"),
    N_ ("Several servers at a time, encrypted with certificates that you trust once"),
    N_ ("A page for the server: what it does, its logs, its library as charts, and a console"),
  };
  GString *text = g_string_new ("<ul>");

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *note = g_markup_escape_text (_ (notes[i]), -1);

      g_string_append_printf (text, "<li>%s</li>", note);
    }

  return g_string_free_and_steal (g_string_append (text, "</ul>"));
}

/* The version of a server as it tells it, as the comments are markup. */
static void
add_server_comment (GString *text, BunkoController *controller)
{
  BunkoContext *context = bunko_controller_get_context (controller);
  BunkoServerInfo *info = context != NULL ? bunko_context_get_info (context) : NULL;
  g_autofree char *version = NULL;

  if (info == NULL)
    return;

  version = g_markup_escape_text (bunko_server_info_get_core_version (info), -1);
  g_string_append (text, "\n\n");
  /* Translators: the version of a server that Bunko is connected to. */
  g_string_append_printf (text, _ ("Connected to HappyPanda X %s."), version);
}

static char *
dup_comments (BunkoServerRegistry *registry)
{
  GString *text = g_string_new (_ ("Browse and read the comics on your HappyPanda X server"));

  for (guint i = 0; i < bunko_server_registry_get_n_workspaces (registry); i++)
    add_server_comment (
        text, bunko_workspace_get_controller (bunko_server_registry_get_workspace (registry, i)));

  return g_string_free_and_steal (text);
}

/**
 * bunko_about_dialog_new:
 * @registry: the servers that are open
 *
 * Makes the dialog about the program, with the ways to its web page, to report a problem, and what
 * to send along.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bunko_about_dialog_new (BunkoServerRegistry *registry)
{
  const char *developers[] = { "The Bunko developers", NULL };
  g_autofree char *debug_info = bunko_about_dialog_dup_debug_info (registry);
  g_autofree char *comments = dup_comments (registry);
  g_autofree char *release_notes = dup_release_notes ();
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-icon", APP_ID, "application-name", _ ("Bunko"), "version",
                APP_VERSION, "developer-name", _ ("The Bunko developers"), "developers", developers,
                "comments", comments, "release-notes", release_notes, "release-notes-version",
                APP_VERSION, "website", "https://github.com/bunko-hpx/bunko", "issue-url",
                BUNKO_ISSUES_URI, "copyright", "© 2026 The Bunko developers", "license-type",
                GTK_LICENSE_GPL_3_0, "debug-info", debug_info, "debug-info-filename",
                "bunko-debug-info.txt",
                /* Translators: put your names here, one a line. */
                "translator-credits", _ ("translator-credits"), NULL);
  adw_about_dialog_add_link (ADW_ABOUT_DIALOG (dialog), _ ("About HappyPanda X"),
                             "https://github.com/happypandax/happypandax");

  return dialog;
}
