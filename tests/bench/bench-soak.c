/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-memory-use.h"
#include "bench-process.h"
#include "bench-report.h"
#include "bench-session.h"
#include "library/bunko-library.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* A long time in short: calls and images on all lanes at once, of which some are cancelled on the
 * way, over a connection that is cut again and again. Afterwards memory is where it was, and every
 * lane still works. */

#define N_CALLS     100000
#define N_IMAGES    20000
#define N_AT_ONCE   32
#define N_GALLERIES 300
#define SAMPLE_EACH 500  /* ended operations between two looks at the memory */
#define CUT_EACH    1500 /* … between two cuts, on average */
#define SEED        20200229

/* No operation may take longer: it would have lost its place. */
#define STUCK_AFTER (120 * G_TIME_SPAN_SECOND)

typedef struct
{
  GSubprocess *proxy;
  BunkoSession *session;
  BunkoLibrary *library;
  GRand *random;
  gboolean connected;

  guint n_calls_started, n_images_started;
  guint n_running, n_ended, n_failed, n_cancelled;
  guint n_cuts, n_reconnects, next_cut;
  gint64 last_end;

  GArray *resident; /* of double, in KiB */
  GArray *in_use;   /* of double, in KiB: what the program holds of it */
} Soak;

typedef struct
{
  Soak *soak;
  GCancellable *cancellable;
  guint timer;
} Operation;

static void start_more (Soak *self);

static BunkoPriority
choose_priority (Soak *self)
{
  static const BunkoPriority priorities[] = { BUNKO_PRIORITY_INTERACTIVE, BUNKO_PRIORITY_VISIBLE,
                                              BUNKO_PRIORITY_PREFETCH, BUNKO_PRIORITY_POLL };

  return priorities[g_rand_int_range (self->random, 0, G_N_ELEMENTS (priorities))];
}

static gint64
choose_gallery (Soak *self)
{
  return g_rand_int_range (self->random, 1, N_GALLERIES + 1);
}

/* Memory */

static double
get_in_use_kib (void)
{
#ifdef __GLIBC__
  struct mallinfo2 info = mallinfo2 ();

  return (double) (info.uordblks + info.hblkhd) / 1024;
#else
  return bench_memory_kib ();
#endif
}

static void
look_at_memory (Soak *self)
{
  double resident = bench_memory_kib ();
  double in_use = get_in_use_kib ();

  g_array_append_val (self->resident, resident);
  g_array_append_val (self->in_use, in_use);
}

static double
mean_of_quarter (GArray *samples, guint quarter)
{
  guint n = samples->len / 4;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += g_array_index (samples, double, quarter *n + i);

  return sum / n;
}

/* Cuts */

static void
tell_proxy (Soak *self, const char *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strconcat (command, "\n", NULL);

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->proxy), line, strlen (line), NULL,
                             NULL, &error);
  g_assert_no_error (error);
}

static void
cut (Soak *self)
{
  g_autofree char *rule = NULL;

  /* All connections at once, and one of the next ones in the middle of a message, or the first one
   * before it stands. */
  tell_proxy (self, "drop");
  tell_proxy (self, "clear");
  if (g_rand_int_range (self->random, 0, 3) == 0)
    {
      tell_proxy (self, "conn=1 refuse");
    }
  else if (g_rand_boolean (self->random))
    {
      rule = g_strdup_printf ("conn=%d from=%s at=%d %s", g_rand_int_range (self->random, 1, 5),
                              g_rand_boolean (self->random) ? "client" : "server",
                              g_rand_int_range (self->random, 200, 60000),
                              g_rand_boolean (self->random) ? "cut" : "reset");
      tell_proxy (self, rule);
    }
  self->n_cuts++;
  self->next_cut = self->n_ended + g_rand_int_range (self->random, CUT_EACH / 2, CUT_EACH * 3 / 2);
}

static void reconnect (Soak *self);

static gboolean
reconnect_later_cb (gpointer data)
{
  reconnect (data);
  return G_SOURCE_REMOVE;
}

static void
reconnected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Soak *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!bunko_session_reconnect_finish (BUNKO_SESSION (source), result, &error))
    {
      g_timeout_add (20, reconnect_later_cb, self);
      return;
    }
  self->n_reconnects++;
  self->connected = TRUE;
  start_more (self);
}

static void
reconnect (Soak *self)
{
  bunko_session_reconnect_async (self->session, NULL, reconnected_cb, self);
}

static void
lost_cb (BunkoSession *session, const GError *error, Soak *self)
{
  /* A try that fails tells so by itself. */
  if (!self->connected)
    return;
  self->connected = FALSE;
  g_timeout_add (5, reconnect_later_cb, self);
}

/* Calls and images */

static void
operation_end (Operation *operation, const GError *error)
{
  Soak *self = operation->soak;

  g_clear_handle_id (&operation->timer, g_source_remove);
  g_object_unref (operation->cancellable);
  g_free (operation);

  self->n_running--;
  self->n_ended++;
  self->last_end = g_get_monotonic_time ();
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->n_cancelled++;
  else if (error != NULL)
    self->n_failed++;
  if (self->n_ended % SAMPLE_EACH == 0)
    look_at_memory (self);
  if (self->n_ended >= self->next_cut)
    cut (self);
  start_more (self);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  operation_end (user_data, error);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoImageReply) reply =
      bunko_library_fetch_image_finish (BUNKO_LIBRARY (source), result, &error);

  operation_end (user_data, error);
}

static gboolean
cancel_cb (gpointer data)
{
  Operation *operation = data;

  operation->timer = 0;
  g_cancellable_cancel (operation->cancellable);
  return G_SOURCE_REMOVE;
}

/* One in ten is given up, some before they are sent. */
static Operation *
operation_new (Soak *self)
{
  Operation *operation = g_new0 (Operation, 1);

  operation->soak = self;
  operation->cancellable = g_cancellable_new ();
  if (g_rand_int_range (self->random, 0, 10) == 0)
    operation->timer = g_timeout_add (g_rand_int_range (self->random, 0, 12), cancel_cb, operation);
  self->n_running++;

  return operation;
}

static void
start_call (Soak *self)
{
  static const char *const functions[] = { "get_version", "get_item", "get_tags", "library_view" };
  const char *fname = functions[g_rand_int_range (self->random, 0, G_N_ELEMENTS (functions))];
  g_autoptr (JsonObject) args = json_object_new ();
  Operation *operation = operation_new (self);

  if (g_str_equal (fname, "library_view"))
    json_object_set_int_member (args, "limit", 5);
  else if (!g_str_equal (fname, "get_version"))
    {
      json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_GALLERY);
      json_object_set_int_member (args, "item_id", choose_gallery (self));
    }
  self->n_calls_started++;
  bunko_session_call_async (self->session, fname, args, choose_priority (self),
                            operation->cancellable, called_cb, operation);
}

static void
start_image (Soak *self)
{
  Operation *operation = operation_new (self);

  self->n_images_started++;
  bunko_library_fetch_image_async (
      self->library, BUNKO_ITEM_TYPE_GALLERY, choose_gallery (self), BUNKO_IMAGE_SIZE_SMALL,
      g_rand_boolean (self->random) ? BUNKO_IMAGE_PRIORITY_VISIBLE : BUNKO_IMAGE_PRIORITY_PREFETCH,
      operation->cancellable, fetched_cb, operation);
}

/* As many at once as there may be, both kinds to the end. While there is no connection nothing is
 * started: it would only fail at once. */
static void
start_more (Soak *self)
{
  while (self->connected && self->n_running < N_AT_ONCE &&
         self->n_calls_started + self->n_images_started < N_CALLS + N_IMAGES)
    {
      if (self->n_images_started < N_IMAGES &&
          (guint64) self->n_images_started * N_CALLS <= (guint64) self->n_calls_started * N_IMAGES)
        start_image (self);
      else
        start_call (self);
    }
}

static gboolean
watch_cb (gpointer data)
{
  Soak *self = data;

  if (g_get_monotonic_time () - self->last_end > STUCK_AFTER)
    g_error ("%u operations do not end", self->n_running);
  return G_SOURCE_CONTINUE;
}

static void
run (Soak *self)
{
  guint watch = g_timeout_add_seconds (5, watch_cb, self);

  self->last_end = g_get_monotonic_time ();
  start_more (self);
  while (self->n_ended < N_CALLS + N_IMAGES)
    g_main_context_iteration (NULL, TRUE);
  while (!self->connected)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (watch);
}

/* How many of so many calls on every lane are not answered in the end: each waits for a place. */
static guint
count_lost_places (Soak *self)
{
  GAsyncResult *results[16] = { NULL };
  guint n_lost = 0;

  tell_proxy (self, "clear");
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    bunko_session_call_async (self->session, "get_version", NULL, choose_priority (self), NULL,
                              bench_store_result_cb, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (JsonNode) node = NULL;

      bench_wait (&results[i]);
      node = bunko_session_call_finish (self->session, results[i], NULL);
      n_lost += node == NULL;
      g_object_unref (results[i]);
    }

  return n_lost + bunko_command_tracker_get_n_open (bunko_session_get_commands (self->session));
}

static guint16
start_proxy (Soak *self, const char *server_port)
{
  g_autofree char *address = g_strconcat ("127.0.0.1:", server_port, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  self->proxy = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE,
                                  &error, "tests/support/fault-proxy", "--to", address, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->proxy));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);

  return (guint16) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

static void
stop_proxy (Soak *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->proxy), NULL, NULL);
  g_subprocess_wait (self->proxy, NULL, NULL);
  g_object_unref (self->proxy);
}

/* In use is what is under way just then, too: a few replies more or less are a large part of it. */
static void
report_memory (BenchReport *report, const char *what, GArray *samples, BenchBound bound)
{
  g_autofree char *second = g_strdup_printf ("%s, second quarter", what);
  g_autofree char *last = g_strdup_printf ("%s, last quarter", what);
  g_autofree char *ratio = g_strdup_printf ("%s, last / second quarter", what);

  bench_report_add (report, second, mean_of_quarter (samples, 1) / 1024, "MiB", BENCH_NO_BOUND, 0);
  bench_report_add (report, last, mean_of_quarter (samples, 3) / 1024, "MiB", BENCH_NO_BOUND, 0);
  bench_report_add (report, ratio, mean_of_quarter (samples, 3) / mean_of_quarter (samples, 1), "",
                    bound, 1.03);
}

int
main (void)
{
  BenchReport *report = bench_report_new ("soak");
  g_autofree char *galleries = g_strdup_printf ("%d", N_GALLERIES);
  BenchServer server = bench_server_start (galleries, "0", "0");
  Soak soak = { .random = g_rand_new_with_seed (SEED), .connected = TRUE, .next_cut = CUT_EACH };
  gint64 start;

  soak.resident = g_array_new (FALSE, FALSE, sizeof (double));
  soak.in_use = g_array_new (FALSE, FALSE, sizeof (double));
  soak.session = bench_session_open (start_proxy (&soak, server.port));
  soak.library = bunko_library_new (soak.session);
  g_signal_connect (soak.session, "lost", G_CALLBACK (lost_cb), &soak);

  start = g_get_monotonic_time ();
  run (&soak);
  bench_report_add (report, "calls", soak.n_calls_started, "", BENCH_AT_LEAST, N_CALLS);
  bench_report_add (report, "images", soak.n_images_started, "", BENCH_AT_LEAST, N_IMAGES);
  bench_report_add (report, "cancelled", soak.n_cancelled, "", BENCH_NO_BOUND, 0);
  bench_report_add (report, "ended by a cut", soak.n_failed, "", BENCH_NO_BOUND, 0);
  bench_report_add (report, "cuts", soak.n_cuts, "", BENCH_NO_BOUND, 0);
  bench_report_add (report, "connected again", soak.n_reconnects, "", BENCH_NO_BOUND, 0);
  bench_report_add (report, "time", (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND,
                    "s", BENCH_NO_BOUND, 0);
  report_memory (report, "resident", soak.resident, BENCH_AT_MOST);
  report_memory (report, "in use", soak.in_use, BENCH_NO_BOUND);
  bench_report_add (report, "places lost", count_lost_places (&soak), "", BENCH_AT_MOST, 0);

  bunko_session_close (soak.session);
  g_object_unref (soak.library);
  g_object_unref (soak.session);
  stop_proxy (&soak);
  bench_server_stop (&server);
  g_array_unref (soak.resident);
  g_array_unref (soak.in_use);
  g_rand_free (soak.random);

  return bench_report_finish (report);
}
