/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-changelog-dialog.h"
#include "bunko-server-commands-private.h"
#include "library/bunko-error-text.h"

/* Carrying commands out, and showing what became of them. */

static const char *
describe_busy (BunkoPanelCommand command)
{
  switch (command)
    {
    case BUNKO_PANEL_REQUEST_AUTH:
      return _ ("Requesting authentication…");
    case BUNKO_PANEL_CHANGELOG:
      return _ ("Asking for the change log…");
    case BUNKO_PANEL_CHECK_UPDATE:
      return _ ("Looking for a newer version…");
    case BUNKO_PANEL_UPDATE:
      return _ ("Updating the server…");
    case BUNKO_PANEL_REINDEX:
      return _ ("Rebuilding the search index…");
    case BUNKO_PANEL_SAVE_CONFIG:
      return _ ("Saving the configuration…");
    case BUNKO_PANEL_RESTART:
      return _ ("Restarting…");
    case BUNKO_PANEL_SHUTDOWN:
    default:
      return _ ("Shutting down…");
    case BUNKO_PANEL_LOG_OUT:
    case BUNKO_PANEL_N_COMMANDS:
      g_return_val_if_reached ("");
    }
}

static const char *
describe_done (BunkoPanelCommand command)
{
  switch (command)
    {
    case BUNKO_PANEL_REQUEST_AUTH:
      return _ ("The server answered");
    case BUNKO_PANEL_CHANGELOG:
      return _ ("The change log is there");
    case BUNKO_PANEL_CHECK_UPDATE:
      return _ ("The server is up to date");
    case BUNKO_PANEL_UPDATE:
      return _ ("The server is updated and restarts");
    case BUNKO_PANEL_REINDEX:
      return _ ("The search index is rebuilt");
    case BUNKO_PANEL_SAVE_CONFIG:
      return _ ("The configuration is saved");
    case BUNKO_PANEL_RESTART:
      return _ ("The server restarts");
    case BUNKO_PANEL_SHUTDOWN:
    default:
      return _ ("The server shuts down");
    case BUNKO_PANEL_LOG_OUT:
    case BUNKO_PANEL_N_COMMANDS:
      g_return_val_if_reached ("");
    }
}

/* When it was, and how long it took. */
static char *
describe_time (BunkoServerCommands *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%X");
  double took = (double) (g_get_monotonic_time () - self->started) / G_USEC_PER_SEC;

  /* Translators: a time, and for how many seconds something took. */
  return g_strdup_printf (_ ("%s, took %.1f s"), time, took);
}

/* What the server does in the background, and can be told to leave. */
static gboolean
can_stop (BunkoPanelCommand command)
{
  return command == BUNKO_PANEL_REINDEX || command == BUNKO_PANEL_CHECK_UPDATE ||
         command == BUNKO_PANEL_UPDATE;
}

/* What ends with the server going away. */
static gboolean
takes_down (BunkoPanelCommand command)
{
  return command == BUNKO_PANEL_RESTART || command == BUNKO_PANEL_SHUTDOWN ||
         command == BUNKO_PANEL_UPDATE;
}

static void
begin (BunkoServerCommands *self, BunkoPanelCommand command, guint value)
{
  self->busy = TRUE;
  self->running = command;
  self->delay = value;
  self->started = g_get_monotonic_time ();
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  bunko_command_result_show_busy (self->result, describe_busy (command), can_stop (command));
  _bunko_server_commands_update (self);
}

/* Back to the row that was pressed, unless the person has gone elsewhere. */
static void
restore_focus (BunkoServerCommands *self)
{
  GtkWidget *row = GTK_WIDGET (self->rows[self->running]);
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (row) &&
      (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->result))))
    gtk_widget_grab_focus (row);
}

static void
end (BunkoServerCommands *self)
{
  self->busy = FALSE;
  g_clear_object (&self->cancellable);
  _bunko_server_commands_update (self);
  restore_focus (self);
}

static void
show_failure (BunkoServerCommands *self, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  end (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      bunko_command_result_show_result (self->result, _ ("Stopped"), NULL, NULL, FALSE);
      return;
    }
  bunko_error_describe (error, &title, &body);
  bunko_command_result_show_result (self->result, title, body, error->message, TRUE);
}

static void
show_done (BunkoServerCommands *self, const char *title, const char *reply)
{
  g_autofree char *time = describe_time (self);

  end (self);
  bunko_command_result_show_result (self->result, title, time, reply, FALSE);
}

static void
show_countdown (BunkoServerCommands *self)
{
  gboolean restarts = self->running == BUNKO_PANEL_RESTART;

  end (self);
  bunko_command_result_show_countdown (
      self->result,
      /* Translators: a time such as “4:59”. */
      restarts ? _ ("The server restarts in %s") : _ ("The server shuts down in %s"),
      describe_done (self->running), _ ("This cannot be called off any more"), self->delay);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoServerCommands) self = user_data;
  g_autofree char *reply = NULL;
  g_autoptr (GError) error = NULL;
  gboolean goes = takes_down (self->running);
  gboolean done = bunko_library_admin_finish (BUNKO_LIBRARY (source), result, &reply, &error);

  if (self->result == NULL)
    return;
  if (!done)
    {
      show_failure (self, error);
      return;
    }
  self->goes_down |= goes;
  if (self->running == BUNKO_PANEL_UPDATE)
    g_clear_pointer (&self->update, bunko_changelog_free);
  if (goes && self->delay > 0)
    show_countdown (self);
  else
    show_done (self, describe_done (self->running), reply);
}

static void
changelog_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoServerCommands) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoChangelog) changelog =
      bunko_library_get_changelog_finish (BUNKO_LIBRARY (source), result, &error);

  if (self->result == NULL)
    return;
  if (changelog == NULL)
    {
      show_failure (self, error);
      return;
    }
  end (self);
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    bunko_changelog_dialog_present (_ ("Change Log"), changelog, NULL, GTK_WIDGET (self));
}

static void
update_cb (BunkoServerCommands *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "panel.update", NULL);
}

/* What is new in the newer version, with the way to get it unless the server does not let one. */
static void
present_update (BunkoServerCommands *self, const char *title)
{
  GtkWidget *row = GTK_WIDGET (self->rows[BUNKO_PANEL_UPDATE]);
  GtkWidget *button = NULL;

  if (gtk_widget_is_sensitive (row))
    {
      button = gtk_button_new_with_mnemonic (_ ("_Update and Restart…"));
      gtk_widget_add_css_class (button, "suggested-action");
      g_signal_connect_object (button, "clicked", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
    }
  bunko_changelog_dialog_present (title, self->update, button, GTK_WIDGET (self));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoServerCommands) self = user_data;
  BunkoChangelog *update = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  gboolean checked =
      bunko_library_check_update_finish (BUNKO_LIBRARY (source), result, &update, &error);

  g_clear_pointer (&self->update, bunko_changelog_free);
  self->update = update;

  if (self->result == NULL)
    return;
  if (!checked)
    {
      show_failure (self, error);
      return;
    }
  if (update == NULL)
    {
      show_done (self, describe_done (BUNKO_PANEL_CHECK_UPDATE), NULL);
      return;
    }
  title = update->version != NULL
              /* Translators: a version of the server, such as “0.14.0”. */
              ? g_strdup_printf (_ ("Version %s is available"), update->version)
              : g_strdup (_ ("A newer version is available"));
  show_done (self, title, update->url);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    present_update (self, title);
}

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  BunkoServerCommands *self = user_data;

  if (self->result != NULL)
    bunko_command_result_show_progress (self->result, fraction, text);
}

/*
 * Carries out a command. @value is how many seconds the server shall wait, or how many galleries.
 */
void
_bunko_server_commands_run (BunkoServerCommands *self, BunkoPanelCommand command, guint value)
{
  BunkoLibrary *library = self->library;
  BunkoServerCommands *kept;

  if (library == NULL || self->busy)
    return;

  begin (self, command, value);
  kept = g_object_ref (self);
  switch (command)
    {
    case BUNKO_PANEL_REQUEST_AUTH:
      bunko_library_request_auth_async (library, self->cancellable, done_cb, kept);
      break;
    case BUNKO_PANEL_SAVE_CONFIG:
      bunko_library_save_config_async (library, self->cancellable, done_cb, kept);
      break;
    case BUNKO_PANEL_CHANGELOG:
      bunko_library_get_changelog_async (library, self->cancellable, changelog_cb, kept);
      break;
    case BUNKO_PANEL_CHECK_UPDATE:
      bunko_library_check_update_async (library, self->cancellable, checked_cb, kept);
      break;
    case BUNKO_PANEL_UPDATE:
      bunko_library_update_server_async (library, self->update->url, TRUE, progress_cb, self,
                                         self->cancellable, done_cb, kept);
      break;
    case BUNKO_PANEL_REINDEX:
      bunko_library_reindex_async (library, value, progress_cb, self, self->cancellable, done_cb,
                                   kept);
      break;
    case BUNKO_PANEL_RESTART:
      bunko_library_restart_server_async (library, value, self->cancellable, done_cb, kept);
      break;
    case BUNKO_PANEL_SHUTDOWN:
      bunko_library_shut_down_server_async (library, value, self->cancellable, done_cb, kept);
      break;
    case BUNKO_PANEL_LOG_OUT:
    case BUNKO_PANEL_N_COMMANDS:
    default:
      g_object_unref (kept);
      g_return_if_reached ();
    }
}
