/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks of the application share: the programs of the build, sample servers, and
 * reading what they say. */

#include "config.h"

#include <string.h>

#include "bench-process.h"

/* The path of a program of the build that is measured. */
char *
bench_program (const char *relative)
{
  return g_build_filename (g_getenv ("BUNKO_BUILD"), relative, NULL);
}

/* Starts a sample server with such options and waits until it listens. */
BenchServer
bench_server_start_with (const char *const *options)
{
  g_autofree char *program = bench_program ("src/sample-server/bunko-sample-server");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  BenchServer server = { NULL };

  g_strv_builder_add_many (builder, program, "--port", "0", "--exit-with-stdin", NULL);
  g_strv_builder_addv (builder, (const char **) options);
  argv = g_strv_builder_end (builder);
  server.process =
      g_subprocess_newv ((const char *const *) argv,
                         G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server.process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  server.port = g_strdup (strrchr (line, ':') + 1);

  return server;
}

/* Starts a sample server and waits until it listens. Every reply takes @latency_ms, and every
 * picture @image_ms to be made. */
BenchServer
bench_server_start (const char *galleries, const char *latency_ms, const char *image_ms)
{
  const char *options[] = { "--galleries",  galleries, "--latency", latency_ms,
                            "--image-time", image_ms,  NULL };

  return bench_server_start_with (options);
}

/* Ends a server by closing its standard input. */
void
bench_server_stop (BenchServer *server)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (server->process), NULL, NULL);
  g_subprocess_wait (server->process, NULL, NULL);
  g_clear_object (&server->process);
  g_clear_pointer (&server->port, g_free);
}

/* Runs a program to its end and gives what it printed; BENCH_START is the moment before it was
 * started. */
char *
bench_run (GSubprocessLauncher *launcher, const char *const *argv)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_subprocess_launcher_setenv (launcher, "BENCH_START", now, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);

  return output;
}

/* The number behind a word that bench_run() got; fails where it is not there. */
double
bench_value (const char *output, const char *event)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (event);

      if (g_str_has_prefix (lines[i], event) && lines[i][length] == ' ')
        return g_ascii_strtod (lines[i] + length, NULL);
    }
  g_error ("No “%s” in what was measured:\n%s", event, output);
}

/* Makes “bunko --sample” open a server that runs already, so that starting one is not part of what
 * is measured. */
void
bench_use_server (GSubprocessLauncher *launcher, BenchServer *server)
{
  g_autofree char *stand_in = g_build_filename (g_getenv ("HOME"), "stand-in-server", NULL);
  g_autofree char *script = g_strdup_printf (
      "#!/bin/sh\necho listening on 127.0.0.1:%s\nexec cat > /dev/null\n", server->port);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (stand_in, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_setenv (launcher, "BUNKO_SAMPLE_SERVER", stand_in, TRUE);
}
