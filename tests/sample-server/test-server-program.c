/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "sample-peer.h"

/* The limits for a library of a million. */
#define MAX_START_MS 1000
#define MAX_RSS_KB   (300 * 1024)

typedef struct
{
  GSubprocess *process;
  guint16 port;
  gint64 start_time; /* microseconds */
} Program;

static guint16
read_port (GDataInputStream *lines, const char *prefix)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, prefix));
  return (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

static void
launch (Program *self, const char *const *args)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_ptr_array_add (argv, (gpointer) g_getenv ("BUNKO_SAMPLE_SERVER"));
  g_ptr_array_add (argv, (gpointer) "--exit-with-stdin");
  for (guint i = 0; args[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) args[i]);
  g_ptr_array_add (argv, NULL);
  self->process =
      g_subprocess_newv ((const char *const *) argv->pdata,
                         G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  self->port = read_port (lines, "listening on 127.0.0.1:");
  self->start_time = g_get_monotonic_time () - start;
}

/* The program ends with its parent's pipe. */
static void
finish (Program *self)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->process);
}

static SamplePeer *
log_in (Program *self)
{
  SamplePeer *peer = sample_peer_new (self->port);
  g_autoptr (JsonNode) reply = sample_peer_log_in (peer, "{}");

  return peer;
}

static gint64
get_rss (Program *self)
{
  g_autofree char *path =
      g_strdup_printf ("/proc/%s/status", g_subprocess_get_identifier (self->process));
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmHWM:");
  return line != NULL ? g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static void
test_small (void)
{
  static const char *const args[] = { "--galleries", "12", "--seed", "7", NULL };
  Program program;
  SamplePeer *peer;

  launch (&program, args);
  peer = log_in (&program);
  g_assert_cmpint (sample_peer_call_int (peer, "{\"fname\": \"get_count\"}", "count"), ==, 12);
  sample_peer_free (peer);
  finish (&program);
}

/* The program ends when a client tells the server to. */
static void
test_quit (void)
{
  static const char *const args[] = { "--no-guests", "--user", "me:my:secret", NULL };
  Program program;
  SamplePeer *peer;
  g_autoptr (JsonNode) reply = NULL;
  g_autoptr (GError) error = NULL;

  launch (&program, args);
  peer = sample_peer_new (program.port);
  reply = sample_peer_log_in (peer, "{\"user\": \"me\", \"password\": \"my:secret\"}");
  g_assert_cmpuint (strlen (sample_peer_get_session (peer)), ==, 32);
  sample_peer_send_text (peer, "{\"session\": \"\", \"name\": \"t\", \"data\": \"serverquit\"}");
  g_subprocess_wait_check (program.process, NULL, &error);
  g_assert_no_error (error);
  sample_peer_free (peer);
  g_object_unref (program.process);
}

/* Same seed, same library. */
static void
test_seed (void)
{
  static const char *const args[] = { "--galleries", "50", NULL };
  Program one;
  Program two;
  SamplePeer *peer;
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;

  launch (&one, args);
  launch (&two, args);
  peer = log_in (&one);
  first = sample_peer_call (peer, "{\"fname\": \"library_view\"}");
  sample_peer_free (peer);
  peer = log_in (&two);
  second = sample_peer_call (peer, "{\"fname\": \"library_view\"}");
  sample_peer_free (peer);
  g_assert_true (json_node_equal (first, second));
  finish (&one);
  finish (&two);
}

/* A signal ends it in order, from the moment on at which it says that it listens. */
static void
test_signal (void)
{
  static const char *const args[] = { "--galleries", "5", NULL };

  for (guint i = 0; i < 5; i++)
    {
      Program program;
      g_autoptr (GError) error = NULL;

      launch (&program, args);
      g_subprocess_send_signal (program.process, i % 2 ? SIGINT : SIGTERM);
      g_subprocess_wait_check (program.process, NULL, &error);
      g_assert_no_error (error);
      g_object_unref (program.process);
    }
}

static gboolean
can_connect (const char *host, guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, 5);
  connection = g_socket_client_connect_to_host (client, host, port, NULL, NULL);
  return connection != NULL;
}

/* Nobody but this very machine can connect, and only over this address. */
static void
test_loopback_only (void)
{
  static const char *const args[] = { "--galleries", "5", NULL };
  Program program;

  launch (&program, args);
  g_assert_true (can_connect ("127.0.0.1", program.port));
  g_assert_false (can_connect ("127.0.0.2", program.port));
  g_assert_false (can_connect ("::1", program.port));
  finish (&program);
}

static void
assert_usage_error (const char *const *args)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (gpointer) g_getenv ("BUNKO_SAMPLE_SERVER"));
  for (guint i = 0; args[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) args[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
}

static void
test_usage_of_tls (void)
{
  static const char *const no_key[] = { "--tls", "certificate", NULL };
  static const char *const no_files[] = { "--tls", "/nonexistent/certificate", "/nonexistent/key",
                                          NULL };

  assert_usage_error (no_key);
  assert_usage_error (no_files);
}

/* The second server cannot have the port of the first. */
static void
test_port_in_use (void)
{
  static const char *const args[] = { "--galleries", "5", NULL };
  Program program;
  g_autofree char *port = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  launch (&program, args);
  port = g_strdup_printf ("%u", program.port);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                              g_getenv ("BUNKO_SAMPLE_SERVER"), "--port", port, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 3);
  finish (&program);
}

static void
test_usage (void)
{
  static const char *const wrong[] = { "--galleries=1000001", "--port=70000", "--hpx-version=1.0",
                                       "--user=nobody",       "--nonsense",   "left over" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process =
          g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                            g_getenv ("BUNKO_SAMPLE_SERVER"), wrong[i], NULL);

      g_assert_no_error (error);
      g_subprocess_wait (process, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
    }
}

static void
run_command (SamplePeer *peer, const char *call)
{
  gint64 id = sample_peer_call_int (peer, call, NULL);
  g_autoptr (JsonNode) value = sample_peer_wait (peer, id, "finished");

  g_assert_true (json_node_get_boolean (value));
}

static void
test_latency (void)
{
  static const char *const args[] = { "--galleries", "5", "--latency", "150", NULL };
  Program program;
  SamplePeer *peer;
  gint64 start;

  launch (&program, args);
  peer = log_in (&program);
  start = g_get_monotonic_time ();
  sample_peer_call_int (peer, "{\"fname\": \"get_count\"}", "count");
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 150 * 1000);
  sample_peer_free (peer);
  finish (&program);
}

static void
test_million (void)
{
  static const char *const args[] = { "--galleries", "1000000", NULL };
  static const char *const queries[] = { "library", "artist:a -paper", "rating:>8" };
  Program program;
  SamplePeer *peer;

  launch (&program, args);
  g_test_message ("start: %" G_GINT64_FORMAT " ms", program.start_time / 1000);
  g_assert_cmpint (program.start_time, <, MAX_START_MS * 1000);
  peer = log_in (&program);
  for (int sort = 1; sort <= 11; sort++)
    {
      g_autofree char *call =
          g_strdup_printf ("{\"fname\": \"library_view\", \"page\": 9000, \"sort_by\": %d}", sort);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (JsonNode) list = sample_peer_call (peer, call);

      g_assert_cmpuint (json_array_get_length (json_node_get_array (list)), ==, 100);
      g_test_message ("sort %d: %" G_GINT64_FORMAT " ms", sort,
                      (g_get_monotonic_time () - start) / 1000);
    }
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *call =
          g_strdup_printf ("{\"fname\": \"get_view_count\", \"search_query\": \"%s\"}", queries[i]);
      gint64 start = g_get_monotonic_time ();

      g_assert_cmpint (sample_peer_call_int (peer, call, "count"), >, 1000);
      g_test_message ("search %s: %" G_GINT64_FORMAT " ms", queries[i],
                      (g_get_monotonic_time () - start) / 1000);
    }
  /* The whole library at once. */
  run_command (peer, "{\"fname\": \"update_metatags_for_view\", \"limit\": null, "
                     "\"view_filter\": null, \"metatags\": {\"favorite\": true}}");
  g_assert_cmpint (
      sample_peer_call_int (peer, "{\"fname\": \"get_view_count\", \"view_filter\": \"Favorite\"}",
                            "count"),
      >, 900000);
  g_test_message ("peak of resident memory: %" G_GINT64_FORMAT " kB", get_rss (&program));
#ifndef __SANITIZE_ADDRESS__ /* Its shadow memory and quarantine are not the server's own. */
  g_assert_cmpint (get_rss (&program), <, MAX_RSS_KB);
#endif
  sample_peer_free (peer);
  finish (&program);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample-server/program/small", test_small);
  g_test_add_func ("/sample-server/program/quit", test_quit);
  g_test_add_func ("/sample-server/program/seed", test_seed);
  g_test_add_func ("/sample-server/program/usage", test_usage);
  g_test_add_func ("/sample-server/program/usage-of-tls", test_usage_of_tls);
  g_test_add_func ("/sample-server/program/signal", test_signal);
  g_test_add_func ("/sample-server/program/loopback-only", test_loopback_only);
  g_test_add_func ("/sample-server/program/port-in-use", test_port_in_use);
  g_test_add_func ("/sample-server/program/latency", test_latency);
  g_test_add_func ("/sample-server/program/million", test_million);

  return g_test_run ();
}
