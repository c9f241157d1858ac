/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "bunko-ctl-commands.h"
#include "bunko-ctl.h"
#include "protocol/bunko-protocol-error.h"

/* The way of every command: connect, log in if it needs that, do it, end. */
struct _BunkoCtl
{
  BunkoCtlOptions *options;
  BunkoSession *session;
  GMainLoop *loop;
  /* Ends a wait that takes longer than allowed. */
  GCancellable *cancellable;
  guint timer;
  gboolean timed_out;
  BunkoCtlExit status;
};

static BunkoCtlExit
get_server_error_status (int code)
{
  switch (code)
    {
    case BUNKO_SERVER_ERROR_AUTH:
    case BUNKO_SERVER_ERROR_AUTH_REQUIRED:
    case BUNKO_SERVER_ERROR_SESSION_EXPIRED:
    case BUNKO_SERVER_ERROR_WRONG_CREDENTIALS:
    case BUNKO_SERVER_ERROR_MISSING_CREDENTIALS:
      return BUNKO_CTL_EXIT_AUTH;
    default:
      return BUNKO_CTL_EXIT_SERVER;
    }
}

static BunkoCtlExit
get_protocol_error_status (int code)
{
  switch (code)
    {
    case BUNKO_PROTOCOL_ERROR_SILENT:
    case BUNKO_PROTOCOL_ERROR_TIMED_OUT:
    case BUNKO_PROTOCOL_ERROR_CLOSED:
    case BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN:
    case BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED:
    case BUNKO_PROTOCOL_ERROR_PLAINTEXT:
      return BUNKO_CTL_EXIT_CONNECTION;
    case BUNKO_PROTOCOL_ERROR_BAD_URI:
      return BUNKO_CTL_EXIT_USAGE;
    default:
      return BUNKO_CTL_EXIT_PROTOCOL;
    }
}

/**
 * bunko_ctl_report_error:
 * @prefix: (nullable): what failed, such as the name of a function
 * @error: why
 *
 * Prints an error to standard error, with its number if it is one of the server's.
 *
 * Returns: the exit status that belongs to it
 */
BunkoCtlExit
bunko_ctl_report_error (const char *prefix, const GError *error)
{
  const char *separator = prefix != NULL ? ": " : "";

  if (prefix == NULL)
    prefix = "";

  if (error->domain == BUNKO_SERVER_ERROR)
    {
      g_printerr (_ ("%s%serror %d: %s\n"), prefix, separator, error->code, error->message);
      return get_server_error_status (error->code);
    }

  g_printerr ("%s%s%s\n", prefix, separator, error->message);

  if (error->domain == BUNKO_PROTOCOL_ERROR)
    return get_protocol_error_status (error->code);
  if (error->domain == G_FILE_ERROR)
    return BUNKO_CTL_EXIT_LOCAL;
  if (error->domain == G_OPTION_ERROR)
    return BUNKO_CTL_EXIT_USAGE;

  return BUNKO_CTL_EXIT_CONNECTION;
}

/**
 * bunko_ctl_print:
 * @node: a JSON tree
 *
 * Prints a JSON tree and a line feed to standard output, readable for people.
 */
void
bunko_ctl_print (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  /* Not g_print(), which would convert to the character set of the terminal: JSON is UTF-8. */
  puts (text);
  fflush (stdout);
}

/**
 * bunko_ctl_finish_with_status:
 * @self: the program
 * @status: what it returns
 * @message: (nullable): what to say to standard error
 *
 * Ends the program.
 */
void
bunko_ctl_finish_with_status (BunkoCtl *self, BunkoCtlExit status, const char *message)
{
  if (message != NULL)
    g_printerr ("%s\n", message);

  self->status = status;
  g_main_loop_quit (self->loop);
}

/**
 * bunko_ctl_finish:
 * @self: the program
 *
 * Ends the program: all went well.
 */
void
bunko_ctl_finish (BunkoCtl *self)
{
  bunko_ctl_finish_with_status (self, BUNKO_CTL_EXIT_DONE, NULL);
}

/**
 * bunko_ctl_finish_with_error:
 * @self: the program
 * @error: what went wrong
 *
 * Reports an error and ends the program.
 */
void
bunko_ctl_finish_with_error (BunkoCtl *self, const GError *error)
{
  g_autofree char *message = NULL;

  if (!self->timed_out || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      bunko_ctl_finish_with_status (self, bunko_ctl_report_error (NULL, error), NULL);
      return;
    }

  message = g_strdup_printf (ngettext ("No answer within %u second", "No answer within %u seconds",
                                       self->options->timeout),
                             self->options->timeout);
  bunko_ctl_finish_with_status (self, BUNKO_CTL_EXIT_CONNECTION, message);
}

/**
 * bunko_ctl_get_options:
 * @self: the program
 *
 * Gets the command line.
 *
 * Returns: (transfer none): the options
 */
BunkoCtlOptions *
bunko_ctl_get_options (BunkoCtl *self)
{
  return self->options;
}

/**
 * bunko_ctl_get_session:
 * @self: the program
 *
 * Gets the session, connected and logged in as far as the command wants it.
 *
 * Returns: (transfer none): the session
 */
BunkoSession *
bunko_ctl_get_session (BunkoCtl *self)
{
  return self->session;
}

/**
 * bunko_ctl_get_cancellable:
 * @self: the program
 *
 * Gets what ends a wait that takes too long.
 *
 * Returns: (transfer none): the cancellable
 */
GCancellable *
bunko_ctl_get_cancellable (BunkoCtl *self)
{
  return self->cancellable;
}

static gboolean
time_out_cb (gpointer user_data)
{
  BunkoCtl *self = user_data;

  self->timer = 0;
  self->timed_out = TRUE;
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_REMOVE;
}

static void
restart_timer (BunkoCtl *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (self->options->timeout, time_out_cb, self);
}

static void
start_command (BunkoCtl *self)
{
  restart_timer (self);
  self->options->command->start (self, self->options->args);
}

static void
logged_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoCtl *self = user_data;
  g_autoptr (GError) error = NULL;

  if (bunko_session_login_finish (self->session, result, &error))
    {
      start_command (self);
      return;
    }
  bunko_ctl_finish_with_error (self, error);
  if (g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_PLAINTEXT))
    g_printerr (_ ("The server is not in the local network: use --tls, or send the password\n"
                   "readable for everybody on the way with --plaintext-password\n"));
}

static gboolean
needs_login (BunkoCtl *self)
{
  BunkoCtlLogin login = self->options->command->login;

  return login == BUNKO_CTL_LOGIN_ALWAYS ||
         (login == BUNKO_CTL_LOGIN_IF_ASKED && self->options->asked_to_log_in);
}

static char *
format_date (GDateTime *date)
{
  return date != NULL ? g_date_time_format (date, "%F") : g_strdup (_ ("unknown"));
}

/* What a person needs to decide whether to trust the server. */
static void
print_certificate (BunkoCtl *self)
{
  BunkoPeerCertificate *certificate = bunko_session_get_peer_certificate (self->session);

  g_autofree char *from = format_date (bunko_peer_certificate_get_valid_from (certificate));
  g_autofree char *until = format_date (bunko_peer_certificate_get_valid_until (certificate));

  g_printerr (_ ("Its certificate:\n  fingerprint  %s\n  made for     %s\n  made by      %s\n"
                 "  valid        from %s until %s\n"),
              bunko_peer_certificate_get_fingerprint (certificate),
              bunko_peer_certificate_get_subject (certificate),
              bunko_peer_certificate_get_issuer (certificate), from, until);
  if (bunko_session_get_pin (self->session) != NULL)
    g_printerr (
        _ ("Nothing was sent. Ask whoever runs the server before you trust another one.\n"));
  else
    g_printerr (_ ("If this is the fingerprint of your server, trust it with\n"
                   "  --fingerprint %s\n"),
                bunko_peer_certificate_get_fingerprint (certificate));
}

static void
finish_unconnected (BunkoCtl *self, const GError *error)
{
  bunko_ctl_finish_with_error (self, error);
  if (g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN) ||
      g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_CHANGED))
    print_certificate (self);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoCtl *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!bunko_session_connect_finish (self->session, result, &error))
    {
      finish_unconnected (self, error);
      return;
    }

  if (!needs_login (self))
    {
      start_command (self);
      return;
    }

  restart_timer (self);
  bunko_session_login_async (self->session, self->options->credentials, self->cancellable,
                             logged_in_cb, self);
}

/**
 * bunko_ctl_run:
 * @options: the command line
 *
 * Does what the command line says, and waits for the end.
 *
 * Returns: the exit status
 */
int
bunko_ctl_run (BunkoCtlOptions *options)
{
  BunkoCtl self = { .options = options };

  self.session = bunko_session_new (options->endpoint);
  bunko_session_set_pin (self.session, options->fingerprint);
  bunko_session_set_plaintext_allowed (self.session, options->plaintext_password);
  self.loop = g_main_loop_new (NULL, FALSE);
  self.cancellable = g_cancellable_new ();

  restart_timer (&self);
  bunko_session_connect_async (self.session, self.cancellable, connected_cb, &self);
  g_main_loop_run (self.loop);

  g_clear_handle_id (&self.timer, g_source_remove);
  bunko_session_close (self.session);
  g_object_unref (self.session);
  g_object_unref (self.cancellable);
  g_main_loop_unref (self.loop);

  return (int) self.status;
}
