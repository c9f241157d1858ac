/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-stalls.h"

#include <time.h>

#define INTERVAL_MS 1

/* Up to so many hundredths of a millisecond are told apart. */
#define N_BUCKETS 100000

struct _BenchStalls
{
  GdkFrameClock *clock;
  guint source;
  gint64 last;
  gint64 drawing_since;
  gint64 drawn; /* since the timer ran last */
  gint64 longest;
  guint n_turns;
  guint buckets[N_BUCKETS];
};

/* In microseconds. */
static gint64
get_worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
timer_cb (gpointer user_data)
{
  BenchStalls *self = user_data;
  gint64 now = get_worked ();
  gint64 stall = MAX (now - self->last - self->drawn, 0);

  self->longest = MAX (self->longest, stall);
  self->buckets[MIN (stall / 10, N_BUCKETS - 1)]++;
  self->n_turns++;
  self->last = now;
  self->drawn = 0;

  return G_SOURCE_CONTINUE;
}

/* Behind all that updates and lays out, before the first that draws. Frames go through those phases
 * only that something asked for. */
static void
paint_begins_cb (GdkFrameClock *clock, BenchStalls *self)
{
  self->drawing_since = get_worked ();
}

static void
paint_ends_cb (GdkFrameClock *clock, BenchStalls *self)
{
  if (self->drawing_since > 0)
    self->drawn += get_worked () - self->drawing_since;
  self->drawing_since = 0;
}

BenchStalls *
bench_stalls_new (GtkWidget *window)
{
  BenchStalls *self = g_new0 (BenchStalls, 1);

  self->clock = g_object_ref (gtk_widget_get_frame_clock (window));
  self->last = get_worked ();
  g_signal_connect (self->clock, "before-paint", G_CALLBACK (paint_begins_cb), self);
  g_signal_connect_after (self->clock, "update", G_CALLBACK (paint_begins_cb), self);
  g_signal_connect_after (self->clock, "layout", G_CALLBACK (paint_begins_cb), self);
  g_signal_connect (self->clock, "after-paint", G_CALLBACK (paint_ends_cb), self);
  self->source = g_timeout_add_full (G_PRIORITY_HIGH - 50, INTERVAL_MS, timer_cb, self, NULL);

  return self;
}

void
bench_stalls_free (BenchStalls *self)
{
  g_source_remove (self->source);
  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_object_unref (self->clock);
  g_free (self);
}

double
bench_stalls_get_longest (BenchStalls *self)
{
  return self->longest / 1000.0;
}

double
bench_stalls_get_percentile (BenchStalls *self, double percent)
{
  double wanted = self->n_turns * percent / 100;
  double n = 0;

  for (guint i = 0; i < N_BUCKETS; i++)
    {
      n += self->buckets[i];
      if (n >= wanted)
        return (i + 1) / 100.0;
    }

  return N_BUCKETS / 100.0;
}

static void
frame_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

void
bench_wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (frame_cb), &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}
