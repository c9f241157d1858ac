/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "bunko-ctl-commands.h"
#include "bunko-ctl-options.h"
#include "protocol/bunko-peer-certificate.h"

#define DEFAULT_SERVER      "hpx://localhost"
#define DEFAULT_TIMEOUT     60
#define MAX_TIMEOUT         86400
#define MAX_PASSWORD_LENGTH 1024

static const char description[] =
    N_ ("Commands:\n"
        "  info                      who the server is and whether guests are allowed\n"
        "  call FNAME [ARG=JSON…]    call a function and print its result as JSON; several\n"
        "                            calls are separated by --\n"
        "  command NAME              serverquit, serverrestart, requestauth or logout\n"
        "  image TYPE ID SIZE FILE   write the image of an item to a file\n"
        "  listen [SECONDS]          print what the server announces\n"
        "\n"
        "Exit status: 0 done, 1 local failure, 2 usage, 3 no connection, 4 not authenticated,\n"
        "5 the server answered with an error, 6 protocol violation");

static void
usage_error (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
}

/* Reads a line from the terminal without showing it. */
static char *
ask_password (GError **error)
{
  struct termios before, hidden;
  char line[MAX_PASSWORD_LENGTH];
  char *password = NULL;
  int fd = open ("/dev/tty", O_RDWR | O_CLOEXEC);
  FILE *terminal = fd >= 0 ? fdopen (fd, "r+") : NULL;

  if (terminal == NULL)
    {
      if (fd >= 0)
        close (fd);
      usage_error (error, _ ("A user needs a password: give it with --password-file"));
      return NULL;
    }

  tcgetattr (fd, &before);
  hidden = before;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (fd, TCSAFLUSH, &hidden);
  fputs (_ ("Password: "), terminal);
  fflush (terminal);

  if (fgets (line, sizeof line, terminal) != NULL)
    password = g_strndup (line, strcspn (line, "\r\n"));
  else
    usage_error (error, _ ("No password was given"));

  explicit_bzero (line, sizeof line);
  tcsetattr (fd, TCSAFLUSH, &before);
  fputc ('\n', terminal);
  fclose (terminal);

  return password;
}

/* The first line of a file, or of standard input. */
static char *
read_password (const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  char *password;

  if (strcmp (path, "-") == 0)
    path = "/dev/stdin";

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;

  password = g_strndup (contents, strcspn (contents, "\r\n"));
  explicit_bzero (contents, strlen (contents));

  return password;
}

static BunkoCredentials *
make_credentials (const char *user, const char *password_file, gboolean guest, GError **error)
{
  g_autofree char *password = NULL;
  BunkoCredentials *credentials;

  if (guest && (user != NULL || password_file != NULL))
    {
      usage_error (error, _ ("A guest has neither name nor password"));
      return NULL;
    }
  if (password_file != NULL && user == NULL)
    {
      usage_error (error, _ ("A password needs a user: --server hpx://USER@HOST"));
      return NULL;
    }
  if (user == NULL)
    return bunko_credentials_new_guest ();

  password = password_file != NULL ? read_password (password_file, error) : ask_password (error);
  if (password == NULL)
    return NULL;

  credentials = bunko_credentials_new_user (user, password);
  explicit_bzero (password, strlen (password));

  return credentials;
}

static BunkoEndpoint *
make_endpoint (const char *server, gboolean tls, char **user, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (BunkoEndpoint) parsed =
      bunko_endpoint_parse (server != NULL ? server : DEFAULT_SERVER, user, &path, error);

  if (parsed == NULL)
    return NULL;

  return bunko_endpoint_new (bunko_endpoint_get_host (parsed), bunko_endpoint_get_port (parsed),
                             tls || bunko_endpoint_get_tls (parsed));
}

/* Nobody asks for a certificate who does not want encryption. */
static gboolean
take_fingerprint (BunkoCtlOptions *self, const char *text, GError **error)
{
  if (text == NULL)
    return TRUE;

  self->fingerprint = bunko_fingerprint_parse (text);
  if (self->fingerprint != NULL)
    return TRUE;
  usage_error (error, _ ("A fingerprint is a SHA-256 hash: 64 hexadecimal digits, with or without "
                         "colons"));
  return FALSE;
}

static gboolean
take_command (BunkoCtlOptions *self, GStrv argv, GError **error)
{
  if (argv[0] == NULL || argv[1] == NULL)
    {
      usage_error (error, _ ("A command is missing; see --help"));
      return FALSE;
    }

  self->command = bunko_ctl_commands_find (argv[1]);
  if (self->command == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("There is no command “%s”; see --help"), argv[1]);
      return FALSE;
    }

  self->args = g_strdupv (argv + 2);

  return self->command->check (self->args, error);
}

static gboolean
check_timeout (int timeout, GError **error)
{
  if (timeout >= 1 && timeout <= MAX_TIMEOUT)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("The timeout must be from 1 to %d seconds"), MAX_TIMEOUT);

  return FALSE;
}

/**
 * bunko_ctl_options_parse:
 * @argv: (inout): the command line; the options are taken out
 * @error: return location for an error
 *
 * Reads the command line. `--help` prints the help and ends the process.
 *
 * Returns: (transfer full): the options, or %NULL with an error of #GOptionError,
 * %BUNKO_PROTOCOL_ERROR_BAD_URI, or #GFileError for the password file
 */
BunkoCtlOptions *
bunko_ctl_options_parse (GStrv argv, GError **error)
{
  g_autoptr (GOptionContext) context =
      g_option_context_new (_ ("COMMAND — talk to a HappyPanda X server"));
  g_autoptr (BunkoCtlOptions) self = g_new0 (BunkoCtlOptions, 1);
  g_autofree char *server = NULL;
  g_autofree char *password_file = NULL;
  g_autofree char *user = NULL;
  g_autofree char *fingerprint = NULL;
  gboolean tls = FALSE, guest = FALSE, plaintext_password = FALSE;
  int timeout = DEFAULT_TIMEOUT;
  const GOptionEntry entries[] = {
    { "server", 's', 0, G_OPTION_ARG_STRING, &server,
      N_ ("The server, hpx://localhost if not given"), "hpx://[USER@]HOST[:PORT]" },
    { "tls", 0, 0, G_OPTION_ARG_NONE, &tls, N_ ("Connect with TLS"), NULL },
    { "fingerprint", 0, 0, G_OPTION_ARG_STRING, &fingerprint,
      N_ ("Connect with TLS, and trust the certificate with this fingerprint"), "SHA256" },
    { "plaintext-password", 0, 0, G_OPTION_ARG_NONE, &plaintext_password,
      N_ ("Send the password over foreign networks without TLS"), NULL },
    { "password-file", 'p', 0, G_OPTION_ARG_FILENAME, &password_file,
      N_ ("Take the password from a file, - for standard input"), N_ ("FILE") },
    { "guest", 'g', 0, G_OPTION_ARG_NONE, &guest, N_ ("Log in as guest"), NULL },
    { "timeout", 't', 0, G_OPTION_ARG_INT, &timeout, N_ ("How long an answer may take"),
      N_ ("SECONDS") },
    G_OPTION_ENTRY_NULL,
  };
  int argc = (int) g_strv_length (argv);

  /* What follows the command is the command's, also what begins with a dash. */
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_description (context, _ (description));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, &argc, &argv, error) || !check_timeout (timeout, error) ||
      !take_fingerprint (self, fingerprint, error) || !take_command (self, argv, error))
    return NULL;

  self->timeout = (guint) timeout;
  self->plaintext_password = plaintext_password;
  self->endpoint = make_endpoint (server, tls || fingerprint != NULL, &user, error);
  if (self->endpoint == NULL)
    return NULL;

  self->asked_to_log_in = guest || user != NULL;
  self->credentials = make_credentials (user, password_file, guest, error);
  if (self->credentials == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bunko_ctl_options_free:
 * @self: options
 *
 * Frees options.
 */
void
bunko_ctl_options_free (BunkoCtlOptions *self)
{
  g_clear_pointer (&self->endpoint, bunko_endpoint_unref);
  g_clear_pointer (&self->credentials, bunko_credentials_unref);
  g_free (self->fingerprint);
  g_strfreev (self->args);
  g_free (self);
}
