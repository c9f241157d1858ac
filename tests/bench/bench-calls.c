/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bench-report.h"
#include "bench-session.h"
#include "library/bunko-traffic-log.h"
#include "protocol/bunko-frame.h"
#include "protocol/bunko-session.h"

/* Small calls one after another: what a session makes of a connection, against bare sockets in a
 * blocking loop that only look for the end of a reply. The server is the same for all, and the
 * rounds take turns, so that what else the machine does hits all alike: ratios are those of the
 * median round.
 */

#define N_CALLS  2000
#define N_LATE   50 /* a call costs 40 ms there */
#define N_ROUNDS 9
#define N_LANES  4

typedef struct
{
  GSubprocess *process;
  guint16 port;
} Server;

static char *
find_server (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);

  return g_build_filename (folder, "..", "..", "src", "sample-server", "bunko-sample-server", NULL);
}

static Server
start_server (const char *program)
{
  Server self = { NULL };
  g_autofree char *path = g_strdup (g_getenv ("BUNKO_SAMPLE_SERVER"));
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    path = find_server (program);
  self.process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, path, "--port", "0",
                                   "--galleries", "10", NULL);
  if (self.process == NULL)
    g_error ("%s", error->message);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self.process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  if (line == NULL || !g_str_has_prefix (line, "listening on 127.0.0.1:"))
    g_error ("The sample server does not start");
  self.port = (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
  return self;
}

static void
stop_server (Server *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

/* The bare loop. */

static int
open_socket (guint16 port)
{
  struct sockaddr_in address = {
    .sin_family = AF_INET,
    .sin_port = htons (port),
    .sin_addr.s_addr = htonl (INADDR_LOOPBACK),
  };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  if (connect (fd, (struct sockaddr *) &address, sizeof address) != 0)
    g_error ("connect: %s", g_strerror (errno));
  setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &(int) { 1 }, sizeof (int));
  return fd;
}

static gsize
receive (int fd, char *buffer, gsize size, gboolean quick)
{
  gsize length = 0;

  while (length < BUNKO_FRAME_MARKER_LENGTH ||
         memcmp (buffer + length - BUNKO_FRAME_MARKER_LENGTH, BUNKO_FRAME_MARKER,
                 BUNKO_FRAME_MARKER_LENGTH) != 0)
    {
      gssize n;

      if (quick)
        setsockopt (fd, IPPROTO_TCP, TCP_QUICKACK, &(int) { 1 }, sizeof (int));
      n = recv (fd, buffer + length, size - length, 0);
      if (n <= 0)
        g_error ("The server closed the connection");
      length += (gsize) n;
    }
  return length;
}

static GBytes *
make_frame (const char *json)
{
  g_autoptr (GBytes) payload = g_bytes_new (json, strlen (json));

  return bunko_frame_encode (payload);
}

static void
transmit (int fd, GBytes *frame)
{
  gsize size;
  const void *data = g_bytes_get_data (frame, &size);

  if (send (fd, data, size, MSG_NOSIGNAL) != (gssize) size)
    g_error ("send: %s", g_strerror (errno));
}

/* Returns a socket on which calls can be made, and the frame of a call. */
static int
log_in (guint16 port, GBytes **call)
{
  char buffer[4096];
  g_autoptr (GBytes) login = make_frame ("{\"session\":\"\",\"name\":\"bench\",\"data\":{}}");
  g_autoptr (GConverter) gunzip =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autofree char *message = NULL;
  int fd = open_socket (port);
  gsize length;

  receive (fd, buffer, sizeof buffer, TRUE);
  transmit (fd, login);
  length = receive (fd, buffer, sizeof buffer, TRUE);

  g_autoptr (GBytes) frame = g_bytes_new (buffer, length - BUNKO_FRAME_MARKER_LENGTH);
  g_autoptr (GBytes) text = g_converter_convert_bytes (gunzip, frame, NULL);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));

  root = json_from_string (json, NULL);
  message = g_strdup_printf (
      "{\"session\":\"%s\",\"name\":\"bench\",\"data\":[{\"fname\":\"get_version\"}]}",
      json_object_get_string_member (json_node_get_object (root), "session"));
  *call = make_frame (message);
  return fd;
}

static double
measure_bare (guint16 port, guint n_calls, gboolean quick)
{
  g_autoptr (GBytes) call = NULL;
  char buffer[4096];
  int fd = log_in (port, &call);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n_calls; i++)
    {
      transmit (fd, call);
      receive (fd, buffer, sizeof buffer, quick);
    }

  double seconds = (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;

  close (fd);
  return n_calls / seconds;
}

/* The session. */

typedef struct
{
  BunkoSession *session;
  guint left;
  guint running;
} Run;

typedef struct
{
  Run *run;
  BunkoPriority priority;
} Runner;

static void called_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
call_next (Runner *runner)
{
  if (runner->run->left == 0)
    {
      runner->run->running--;
      return;
    }
  runner->run->left--;
  bunko_session_call_async (runner->run->session, "get_version", NULL, runner->priority, NULL,
                            called_cb, runner);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  if (node == NULL)
    g_error ("%s", error->message);
  call_next (user_data);
}

static void
run_calls (BunkoSession *session, guint n_calls, guint n_lanes)
{
  Run run = { session, n_calls, n_lanes };
  Runner runners[N_LANES];

  for (guint i = 0; i < n_lanes; i++)
    {
      runners[i].run = &run;
      runners[i].priority = i == 0 ? BUNKO_PRIORITY_INTERACTIVE : BUNKO_PRIORITY_VISIBLE;
      call_next (&runners[i]);
    }
  while (run.running > 0)
    g_main_context_iteration (NULL, TRUE);
}

static double
measure_session (guint16 port, guint n_lanes, gboolean logged)
{
  g_autoptr (BunkoSession) session = bench_session_open (port);
  gint64 start;
  double seconds;

  if (logged)
    bunko_traffic_log_get_for_session (session);
  /* The further connections are opened before the clock runs. */
  run_calls (session, 4 * n_lanes, n_lanes);
  start = g_get_monotonic_time ();
  run_calls (session, N_CALLS, n_lanes);
  seconds = (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
  bunko_session_close (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return N_CALLS / seconds;
}

int
main (int argc, char **argv)
{
  BenchReport *report = bench_report_new ("calls");
  Server server = start_server (argv[0]);
  double quick[N_ROUNDS], session[N_ROUNDS], lanes[N_ROUNDS], late;
  double share[N_ROUNDS], gain[N_ROUNDS], logged[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      quick[i] = measure_bare (server.port, N_CALLS, TRUE);
      session[i] = measure_session (server.port, 1, FALSE);
      logged[i] = measure_session (server.port, 1, TRUE) / session[i];
      lanes[i] = measure_session (server.port, N_LANES, FALSE);
      share[i] = session[i] / quick[i];
      gain[i] = lanes[i] / session[i];
    }
  late = measure_bare (server.port, N_LATE, FALSE);
  stop_server (&server);

  double median = bench_median (session, N_ROUNDS);

  bench_report_add (report, "bare loop with TCP_QUICKACK", bench_median (quick, N_ROUNDS),
                    "calls/s", BENCH_NO_BOUND, 0);
  bench_report_add (report, "bare loop without", late, "calls/s", BENCH_NO_BOUND, 0);
  bench_report_add (report, "session, one after another", median, "calls/s", BENCH_NO_BOUND, 0);
  bench_report_add (report, "session, four lanes at once", bench_median (lanes, N_ROUNDS),
                    "calls/s", BENCH_NO_BOUND, 0);
  bench_report_add (report, "session / bare loop with TCP_QUICKACK", bench_median (share, N_ROUNDS),
                    "", BENCH_AT_LEAST, 0.7);
  bench_report_add (report, "session / bare loop without", median / late, "", BENCH_AT_LEAST, 20);
  bench_report_add (report, "four lanes / one", bench_median (gain, N_ROUNDS), "", BENCH_AT_LEAST,
                    1);
  bench_report_add (report, "with the log of the connection / without",
                    bench_median (logged, N_ROUNDS), "", BENCH_AT_LEAST, 0.9);
  return bench_report_finish (report);
}
