/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes from a key stroke in the search field until what is suggested for it is on the
 * screen, on a server with half a million tags: against the one call that looks for the same tags,
 * made at the same time of the same server, so that what the machine does else hits both alike. */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "bench-process.h"
#include "bench-report.h"
#include "bench-session.h"
#include "search/bunko-search-field-private.h"
#include "tests/main-loop.h"

#define N_TAGS  "500000"
#define LATENCY "30"

/* What is written, letter by letter; the first syllables of tags. */
static const char *const words[] = { "karo", "mine", "tusa", "lovi", "pedu",
                                     "nako", "rise", "mola", "saka", "vipe" };

#define N_LETTERS 4
#define N_STROKES (G_N_ELEMENTS (words) * N_LETTERS)

typedef struct
{
  BunkoSession *session;
  BunkoLibrary *library;
  GtkWidget *window;
  BunkoSearchField *field;
  gboolean painted;
} Bench;

static void
connect (Bench *self, guint16 port)
{
  self->session = bench_session_open (port);
  self->library = bunko_library_new (self->session);
}

static void
show_field (Bench *self)
{
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (self->library), "bench", NULL);
  g_autoptr (BunkoContext) context = bunko_context_new (self->library, loader, NULL);
  GtkWidget *field = bunko_search_field_new (context);

  gtk_widget_set_valign (field, GTK_ALIGN_START);
  self->field = BUNKO_SEARCH_FIELD (field);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  adw_window_set_content (ADW_WINDOW (self->window), field);
  gtk_window_present (GTK_WINDOW (self->window));
  RUN_UNTIL (gtk_widget_get_mapped (field) && gtk_widget_get_width (field) > 0);
  run_for (500);
  gtk_widget_grab_focus (field);
}

/* Milliseconds that the call for the tags takes by itself. */
static double
measure_call (Bench *self, const char *prefix)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = NULL;
  gint64 start = g_get_monotonic_time ();

  json_object_set_string_member (args, "search_query", prefix);
  json_object_set_int_member (args, "limit", 60);
  bunko_session_call_async (self->session, "search_tags", args, BUNKO_PRIORITY_INTERACTIVE, NULL,
                            bench_store_result_cb, &result);
  RUN_UNTIL (result != NULL);
  data = bunko_session_call_finish (self->session, result, &error);
  g_assert_no_error (error);
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
painted_cb (GdkFrameClock *clock, Bench *self)
{
  self->painted = TRUE;
}

static gboolean
has_answer (Bench *self)
{
  return bunko_search_field_get_expanded (self->field) &&
         !bunko_suggester_get_loading (self->field->suggester) &&
         g_list_model_get_n_items (G_LIST_MODEL (self->field->suggester)) > 0;
}

/* The next frame of the list, which is the one with the answer in it. */
static void
wait_for_frame (Bench *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->field->popover));
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (native));
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), self);

  self->painted = FALSE;
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  RUN_UNTIL (self->painted);
  g_signal_handler_disconnect (clock, handler);
}

/* Milliseconds from a letter until what is suggested is on the screen; @answered is when it was
 * known. */
static double
measure_stroke (Bench *self, const char *text, double *answered)
{
  GtkEditable *editable = bunko_search_field_get_editable (self->field);
  int position = (int) strlen (text) - 1;
  gint64 start = g_get_monotonic_time ();

  gtk_editable_insert_text (editable, text + position, 1, &position);
  gtk_editable_set_position (editable, position);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, text);
  RUN_UNTIL (!has_answer (self));
  RUN_UNTIL (has_answer (self));
  *answered = (g_get_monotonic_time () - start) / 1000.0;
  wait_for_frame (self);
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
measure (Bench *self, BenchReport *report)
{
  double calls[N_STROKES];
  double over[N_STROKES];
  double answered[N_STROKES];
  double worst = 0;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      bunko_search_field_set_text (self->field, "");
      run_for (50);
      for (guint j = 1; j <= N_LETTERS; j++, n++)
        {
          g_autofree char *prefix = g_strndup (words[i], j);
          double stroke;

          calls[n] = measure_call (self, prefix);
          stroke = measure_stroke (self, prefix, &answered[n]);
          answered[n] -= calls[n];
          over[n] = stroke - calls[n];
          worst = MAX (worst, over[n]);
        }
    }
  bench_report_add (report, "one call for the tags", bench_median (calls, n), "ms", BENCH_NO_BOUND,
                    0);
  bench_report_add (report, "answer known, beyond one call", bench_median (answered, n), "ms",
                    BENCH_NO_BOUND, 0);
  bench_report_add (report, "suggestions shown, beyond one call", bench_median (over, n), "ms",
                    BENCH_AT_MOST, 20);
  bench_report_add (report, "the slowest of them, beyond one call", worst, "ms", BENCH_NO_BOUND, 0);
}

int
main (int argc, char **argv)
{
  const char *options[] = { "--galleries", "1000", "--tags", N_TAGS, "--latency", LATENCY, NULL };
  BenchServer server;
  BenchReport *report;
  Bench self = { NULL };

  adw_init ();
  server = bench_server_start_with (options);
  connect (&self, (guint16) g_ascii_strtoull (server.port, NULL, 10));
  show_field (&self);
  report = bench_report_new ("search");
  measure (&self, report);
  gtk_window_destroy (GTK_WINDOW (self.window));
  g_clear_object (&self.library);
  bunko_session_close (self.session);
  g_clear_object (&self.session);
  bench_server_stop (&server);
  return bench_report_finish (report);
}
