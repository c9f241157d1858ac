/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "bunko-sample-server.h"

/* The exit codes of bunkoctl, as far as they fit. */
#define EXIT_USAGE  2
#define EXIT_LISTEN 3

static int opt_port = 0;
static int opt_web_port = -1;
static int opt_galleries = BUNKO_SAMPLE_SERVER_DEFAULT_GALLERIES;
static gint64 opt_seed = BUNKO_SAMPLE_SERVER_DEFAULT_SEED;
static int opt_tags = 0;
static int opt_latency = 0;
static int opt_image_time = 0;
static int opt_command_time = 0;
static int opt_notify = 0;
static gboolean opt_no_guests = FALSE;
static gboolean opt_restrict_guests = FALSE;
static char *opt_newer_version = NULL;
static gboolean opt_exit_with_stdin = FALSE;
static int opt_pages = 0;
static char **opt_pictures = NULL;
static char *opt_version = NULL;
static char **opt_users = NULL;
static char *opt_certificate = NULL;
static char **opt_rest = NULL;

static const GOptionEntry entries[] = {
  { "port", 0, 0, G_OPTION_ARG_INT, &opt_port, "Port to listen on, 0 for any", "N" },
  { "web-port", 0, 0, G_OPTION_ARG_INT, &opt_web_port, "Port to serve pictures on, 0 for any",
    "N" },
  { "galleries", 0, 0, G_OPTION_ARG_INT, &opt_galleries, "Size of the library", "N" },
  { "tags", 0, 0, G_OPTION_ARG_INT, &opt_tags, "Have so many tags at least", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &opt_seed, "What the library is made from", "N" },
  { "hpx-version", 0, 0, G_OPTION_ARG_STRING, &opt_version, "0.3.0 or 0.13.3", "VERSION" },
  { "user", 0, 0, G_OPTION_ARG_STRING_ARRAY, &opt_users, "A user (may be repeated)",
    "NAME:PASSWORD" },
  { "no-guests", 0, 0, G_OPTION_ARG_NONE, &opt_no_guests, "Refuse guests", NULL },
  { "restrict-guests", 0, 0, G_OPTION_ARG_NONE, &opt_restrict_guests,
    "Refuse guests what concerns the server itself", NULL },
  { "newer-version", 0, 0, G_OPTION_ARG_STRING, &opt_newer_version,
    "What a check for updates finds", "VERSION" },
  { "tls", 0, 0, G_OPTION_ARG_FILENAME, &opt_certificate, "Speak TLS; the key's file comes next",
    "CERT KEY" },
  { "latency", 0, 0, G_OPTION_ARG_INT, &opt_latency, "Hold every reply back", "MS" },
  { "image-time", 0, 0, G_OPTION_ARG_INT, &opt_image_time, "Take so long for every picture", "MS" },
  { "command-time", 0, 0, G_OPTION_ARG_INT, &opt_command_time,
    "Take so long for every other command", "MS" },
  { "notify", 0, 0, G_OPTION_ARG_INT, &opt_notify, "Say something every so many seconds", "S" },
  { "pages", 0, 0, G_OPTION_ARG_INT, &opt_pages, "Give every gallery so many pages", "N" },
  { "picture", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &opt_pictures,
    "Send this image for pages (may be repeated)", "FILE" },
  { "exit-with-stdin", 0, 0, G_OPTION_ARG_NONE, &opt_exit_with_stdin,
    "End when standard input closes", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &opt_rest, NULL, NULL },
  { NULL },
};

static gboolean
check_options (GError **error)
{
  guint n_rest = opt_rest != NULL ? g_strv_length (opt_rest) : 0;
  const char *problem = NULL;

  if (opt_port < 0 || opt_port > G_MAXUINT16 || opt_web_port < -1 || opt_web_port > G_MAXUINT16)
    problem = "ports are 0 to 65535";
  else if (opt_galleries < 0 || opt_galleries > BUNKO_SAMPLE_SERVER_MAX_GALLERIES)
    problem = "a library has 0 to 1000000 galleries";
  else if (opt_tags < 0 || opt_tags > BUNKO_SAMPLE_SERVER_MAX_TAGS)
    problem = "a library has 0 to 1000000 tags";
  else if (opt_latency < 0 || opt_latency > 60000)
    problem = "the latency is 0 to 60000 ms";
  else if (opt_image_time < 0 || opt_image_time > 60000)
    problem = "a picture takes 0 to 60000 ms";
  else if (opt_command_time < 0 || opt_command_time > 600000)
    problem = "a command takes 0 to 600000 ms";
  else if (opt_notify < 0 || opt_notify > 3600)
    problem = "messages come every 1 to 3600 seconds, or not at all";
  else if (opt_pages < 0 || opt_pages > BUNKO_SAMPLE_SERVER_MAX_PAGES)
    problem = "a gallery has 0 to 999 pages";
  else if (opt_version != NULL && !g_str_equal (opt_version, "0.3.0") &&
           !g_str_equal (opt_version, "0.13.3"))
    problem = "the version is 0.3.0 or 0.13.3";
  else if (n_rest != (opt_certificate != NULL ? 1u : 0u))
    problem =
        opt_certificate != NULL ? "--tls needs a certificate and a key" : "too many arguments";
  if (problem == NULL)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, problem);
  return FALSE;
}

static gboolean
add_users (BunkoSampleServer *server, GError **error)
{
  for (guint i = 0; opt_users != NULL && opt_users[i] != NULL; i++)
    {
      char *colon = strchr (opt_users[i], ':');

      if (colon == NULL || colon == opt_users[i])
        {
          g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                               "a user is given as NAME:PASSWORD");
          return FALSE;
        }
      *colon = '\0';
      bunko_sample_server_add_user (server, opt_users[i], colon + 1);
    }
  return TRUE;
}

static gboolean
add_pictures (BunkoSampleServer *server, GError **error)
{
  for (guint i = 0; opt_pictures != NULL && opt_pictures[i] != NULL; i++)
    if (!bunko_sample_server_add_picture (server, opt_pictures[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_certificate (BunkoSampleServer *server, GError **error)
{
  g_autoptr (GTlsCertificate) certificate = NULL;

  if (opt_certificate == NULL)
    return TRUE;
  certificate = g_tls_certificate_new_from_files (opt_certificate, opt_rest[0], error);
  if (certificate == NULL)
    return FALSE;
  bunko_sample_server_set_certificate (server, certificate);
  return TRUE;
}

static gboolean
start (BunkoSampleServer *server, GError **error)
{
  if (!bunko_sample_server_start (server, opt_port, error) ||
      (opt_web_port >= 0 && !bunko_sample_server_start_web (server, opt_web_port, error)))
    return FALSE;

  g_print ("listening on 127.0.0.1:%u\n", bunko_sample_server_get_port (server));
  if (opt_web_port >= 0)
    g_print ("web on 127.0.0.1:%u\n", bunko_sample_server_get_web_port (server));
  fflush (stdout);
  return TRUE;
}

static gboolean
signal_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static void
skipped_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GMainLoop *loop = user_data;

  /* Whoever started us has gone when nothing more comes. */
  if (g_input_stream_skip_finish (G_INPUT_STREAM (object), result, NULL) <= 0)
    g_main_loop_quit (loop);
  else
    g_input_stream_skip_async (G_INPUT_STREAM (object), 4096, G_PRIORITY_DEFAULT, NULL, skipped_cb,
                               loop);
}

/* Every other message is a question, where there are any. */
static gboolean
notify_cb (gpointer user_data)
{
  static guint n;
  g_autofree char *title = g_strdup_printf ("Message %u", ++n);

  bunko_sample_server_notify (user_data, title,
                              n % 2 == 0 ? "Shall the server go on like this?"
                                         : "The sample server has nothing to say, and says it.",
                              n % 2 == 0);
  return G_SOURCE_CONTINUE;
}

static void
run (BunkoSampleServer *server, GMainLoop *loop)
{
  g_autoptr (GInputStream) input = NULL;
  guint notify_source = 0;

  g_signal_connect_swapped (server, "quit", G_CALLBACK (g_main_loop_quit), loop);
  if (opt_exit_with_stdin)
    {
      input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
      g_input_stream_skip_async (input, 4096, G_PRIORITY_DEFAULT, NULL, skipped_cb, loop);
    }
  if (opt_notify > 0)
    notify_source = g_timeout_add_seconds ((guint) opt_notify, notify_cb, server);
  g_main_loop_run (loop);
  g_clear_handle_id (&notify_source, g_source_remove);
}

static int
fail (int code, const GError *error)
{
  g_printerr ("bunko-sample-server: %s\n", error->message);
  return code;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (BunkoSampleServer) server = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  context = g_option_context_new ("- an HPX server with a made-up library");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !check_options (&error))
    return fail (EXIT_USAGE, error);

  server = bunko_sample_server_new (opt_galleries);
  g_object_set (server, "seed", (guint64) opt_seed, "legacy", g_strcmp0 (opt_version, "0.3.0") == 0,
                "allow-guests", !opt_no_guests, "restrict-guests", opt_restrict_guests,
                "newer-version", opt_newer_version, "latency", (guint) opt_latency, "image-time",
                (guint) opt_image_time, "command-time", (guint) opt_command_time, "n-tags",
                (guint) opt_tags, "n-pages", (guint) opt_pages, NULL);
  if (!add_users (server, &error) || !add_certificate (server, &error) ||
      !add_pictures (server, &error))
    return fail (EXIT_USAGE, error);

  /* Whoever reads that we listen may end us at once. */
  g_unix_signal_add (SIGINT, signal_cb, loop);
  g_unix_signal_add (SIGTERM, signal_cb, loop);
  if (!start (server, &error))
    return fail (EXIT_LISTEN, error);

  run (server, loop);
  bunko_sample_server_stop (server);
  return 0;
}
