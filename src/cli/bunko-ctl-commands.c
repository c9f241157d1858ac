/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "bunko-ctl-commands.h"

/* The commands that are short. */

#define MAX_SECONDS 86400

static gboolean
check_count (GStrv args, guint least, guint most, const char *usage, GError **error)
{
  guint n = g_strv_length (args);

  if (n >= least && n <= most)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Usage: bunkoctl %s"), usage);

  return FALSE;
}

/* info */

static gboolean
info_check (GStrv args, GError **error)
{
  return check_count (args, 0, 0, "info", error);
}

static void
print_version (BunkoSession *session, const char *name, BunkoVersionPart part)
{
  int version[3];

  if (bunko_session_get_version (session, part, version))
    printf ("%s: %d.%d.%d\n", name, version[0], version[1], version[2]);
}

static void
info_start (BunkoCtl *ctl, GStrv args)
{
  BunkoSession *session = bunko_ctl_get_session (ctl);
  g_autofree char *address = bunko_endpoint_to_string (bunko_session_get_endpoint (session));
  const char *name = bunko_session_get_server_name (session);

  printf ("name: %s\n", name != NULL ? name : "");
  printf ("address: %s\n", address);
  print_version (session, "version", BUNKO_VERSION_CORE);
  print_version (session, "database", BUNKO_VERSION_DATABASE);
  print_version (session, "torrent", BUNKO_VERSION_TORRENT);
  printf ("guests: %s\n", bunko_session_get_guest_allowed (session) ? "allowed" : "not allowed");

  bunko_ctl_finish (ctl);
}

/* command NAME */

static const struct
{
  const char *name;
  BunkoServerCommand command;
} server_commands[] = {
  { "serverquit", BUNKO_SERVER_COMMAND_QUIT },
  { "serverrestart", BUNKO_SERVER_COMMAND_RESTART },
  { "requestauth", BUNKO_SERVER_COMMAND_REQUEST_AUTH },
  { "logout", BUNKO_SERVER_COMMAND_LOGOUT },
};

static int
find_server_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (server_commands); i++)
    {
      if (g_ascii_strcasecmp (server_commands[i].name, name) == 0)
        return (int) server_commands[i].command;
    }

  return 0;
}

static const char *
get_server_command_name (BunkoServerCommand command)
{
  for (guint i = 0; i < G_N_ELEMENTS (server_commands); i++)
    {
      if (server_commands[i].command == command)
        return server_commands[i].name;
    }

  return "unknown";
}

static gboolean
command_check (GStrv args, GError **error)
{
  const char *usage = "command serverquit|serverrestart|requestauth|logout";

  if (!check_count (args, 1, 1, usage, error))
    return FALSE;
  if (find_server_command (args[0]) != 0)
    return TRUE;

  return check_count (args, 2, 2, usage, error);
}

static void
command_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoCtl *ctl = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) reply = NULL;

  reply = bunko_session_send_command_finish (BUNKO_SESSION (source), result, &error);
  if (error != NULL)
    {
      bunko_ctl_finish_with_error (ctl, error);
      return;
    }

  if (reply != NULL)
    bunko_ctl_print (reply);
  bunko_ctl_finish (ctl);
}

static void
command_start (BunkoCtl *ctl, GStrv args)
{
  BunkoServerCommand command = (BunkoServerCommand) find_server_command (args[0]);

  bunko_session_send_command_async (bunko_ctl_get_session (ctl), command,
                                    bunko_ctl_get_cancellable (ctl), command_sent_cb, ctl);
}

/* listen [SECONDS] */

static gboolean
parse_seconds (const char *text, guint *seconds, GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MAX_SECONDS, &value, error))
    {
      g_prefix_error (error, "SECONDS: ");
      return FALSE;
    }
  *seconds = (guint) value;

  return TRUE;
}

static gboolean
listen_check (GStrv args, GError **error)
{
  g_autoptr (GError) reason = NULL;
  guint seconds;

  if (!check_count (args, 0, 1, "listen [SECONDS]", error))
    return FALSE;
  if (args[0] == NULL || parse_seconds (args[0], &seconds, &reason))
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, reason->message);

  return FALSE;
}

typedef struct
{
  BunkoCtl *ctl;
  /* Whether the server said that it goes down. */
  gboolean announced;
} BunkoCtlListener;

static void
announced_cb (BunkoCtlListener *self, BunkoServerCommand command)
{
  if (command == BUNKO_SERVER_COMMAND_QUIT || command == BUNKO_SERVER_COMMAND_RESTART)
    self->announced = TRUE;

  puts (get_server_command_name (command));
  fflush (stdout);
}

static void
lost_cb (BunkoCtlListener *self, const GError *error)
{
  if (self->announced)
    bunko_ctl_finish (self->ctl);
  else
    bunko_ctl_finish_with_error (self->ctl, error);
}

static gboolean
listened_cb (gpointer user_data)
{
  bunko_ctl_finish (user_data);

  return G_SOURCE_REMOVE;
}

static void
listen_start (BunkoCtl *ctl, GStrv args)
{
  BunkoSession *session = bunko_ctl_get_session (ctl);
  BunkoCtlListener *listener = g_new0 (BunkoCtlListener, 1);
  g_autofree char *address = bunko_endpoint_to_string (bunko_session_get_endpoint (session));
  guint seconds;

  listener->ctl = ctl;
  g_object_set_data_full (G_OBJECT (session), "bunko-ctl-listener", listener, g_free);
  g_signal_connect_swapped (session, "server-command", G_CALLBACK (announced_cb), listener);
  g_signal_connect_swapped (session, "lost", G_CALLBACK (lost_cb), listener);

  /* Whoever waits for this line misses nothing that comes after it. */
  g_printerr (_ ("Listening to %s\n"), address);

  if (args[0] != NULL && parse_seconds (args[0], &seconds, NULL))
    g_timeout_add_seconds (seconds, listened_cb, ctl);
}

static const BunkoCtlCommand commands[] = {
  { "info", BUNKO_CTL_LOGIN_NEVER, info_check, info_start },
  { "call", BUNKO_CTL_LOGIN_ALWAYS, bunko_ctl_call_check, bunko_ctl_call_start },
  { "command", BUNKO_CTL_LOGIN_ALWAYS, command_check, command_start },
  { "image", BUNKO_CTL_LOGIN_ALWAYS, bunko_ctl_image_check, bunko_ctl_image_start },
  { "listen", BUNKO_CTL_LOGIN_IF_ASKED, listen_check, listen_start },
};

/**
 * bunko_ctl_commands_find:
 * @name: the name of a command
 *
 * Looks up a command.
 *
 * Returns: (transfer none) (nullable): the command, %NULL if there is none of this name
 */
const BunkoCtlCommand *
bunko_ctl_commands_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_strcmp0 (commands[i].name, name) == 0)
        return &commands[i];
    }

  return NULL;
}
