/* SPDX-License-Identifier: GPL-3.0-or-later */
/* app-probe SCENARIO [ARGUMENTS OF BUNKO…]: the application itself, watched from outside its own
 * code.
 *
 *   frame    says when the first frame was drawn, and quits
 *   covers   says when every cover on the screen is there, and quits
 *   scroll   scrolls through 20,000 galleries and back, looks at the covers of many screens on the
 *            way, and says how much memory was resident before and after
 *
 * Prints "EVENT VALUE" lines: microseconds since BENCH_START, or kibibytes. */

#include "config.h"

#include <adwaita.h>
#include <stdio.h>
#include <string.h>

#include "app/bunko-application.h"
#include "bench-clock.h"
#include "bench-memory-use.h"
#include "widgets/bunko-cover.h"

#define SCROLLED_GALLERIES 20000
#define SETTLE_FRAMES      60
#define LIMIT_SECONDS      400

/* Whoever scrolls so far stops now and then to look: the covers of every so manieth screen, and of
 * the last one, have to be there before it goes on. */
#define LOOK_SCREENS 25

typedef struct
{
  GApplication *app;
  const char *scenario;
  GtkWidget *window;
  GtkAdjustment *adjustment;
  double target;
  double direction;
  guint settle;
  guint screens;
  guint n_looks;
  gboolean at_end;
  gboolean drawn;
} Probe;

typedef struct
{
  GtkWidget *view;
  guint on_screen;
  guint ready;
} Count;

static void
count_covers (GtkWidget *widget, Count *count)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_GRID_VIEW (widget))
    count->view = widget;
  if (!BUNKO_IS_COVER (widget))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        count_covers (child, count);
      return;
    }
  if (count->view == NULL || !gtk_widget_compute_bounds (widget, count->view, &bounds) ||
      bounds.origin.y >= gtk_widget_get_height (count->view) ||
      bounds.origin.y + bounds.size.height <= 0)
    return;
  count->on_screen++;
  if (bunko_cover_get_state (BUNKO_COVER (widget)) == BUNKO_COVER_READY)
    count->ready++;
}

/* One screen further; TRUE when the other end was reached. */
static gboolean
scroll_on (Probe *self)
{
  double value = gtk_adjustment_get_value (self->adjustment);
  double next = value + self->direction * gtk_adjustment_get_page_size (self->adjustment);

  gtk_adjustment_set_value (self->adjustment, CLAMP (next, 0, self->target));

  return self->direction > 0 ? next >= self->target : next <= 0;
}

static void
start_scrolling (Probe *self, GtkWidget *view)
{
  GListModel *model = G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (view)));
  guint n_items = g_list_model_get_n_items (model);
  double upper;

  self->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  upper = gtk_adjustment_get_upper (self->adjustment);
  self->target = upper * MIN (1.0, (double) SCROLLED_GALLERIES / MAX (n_items, 1));
  self->direction = 1;
  g_print ("galleries %u\n", n_items);
  g_print ("before %u\n", bench_memory_kib ());
}

static void
advance_scrolling (Probe *self, gboolean complete)
{
  if (self->direction != 0)
    {
      gboolean looks = self->at_end || self->screens % LOOK_SCREENS == 0;

      if (looks && !complete)
        return;
      if (self->at_end)
        self->direction = -1;
      self->at_end = FALSE;
      self->screens++;
      self->n_looks += looks;
      if (scroll_on (self) && self->direction > 0)
        self->at_end = TRUE;
      else if (gtk_adjustment_get_value (self->adjustment) <= 0)
        self->direction = 0;
      return;
    }
  if (!complete || ++self->settle < SETTLE_FRAMES)
    return;
  g_print ("looks %u\n", self->n_looks);
  g_print ("after %u\n", bench_memory_kib ());
  g_application_quit (self->app);
}

static void
look (Probe *self)
{
  Count count = { NULL };
  gboolean complete;

  count_covers (self->window, &count);
  complete = count.on_screen > 0 && count.ready == count.on_screen;

  if (self->adjustment != NULL)
    {
      advance_scrolling (self, complete);
    }
  else if (complete && strcmp (self->scenario, "covers") == 0)
    {
      g_print ("on-screen %u\n", count.on_screen);
      bench_clock_report ("covers");
      g_application_quit (self->app);
    }
  else if (complete && strcmp (self->scenario, "scroll") == 0)
    {
      start_scrolling (self, count.view);
    }
}

/* Frame after frame, also while nothing changes. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* What has just been drawn is what counts: before, cells may not have their places yet. */
static void
after_paint_cb (GdkFrameClock *clock, Probe *self)
{
  if (!self->drawn)
    bench_clock_report ("first-frame");
  self->drawn = TRUE;
  if (strcmp (self->scenario, "frame") == 0)
    g_application_quit (self->app);
  else
    look (self);
}

static void
window_added_cb (GtkApplication *app, GtkWindow *window, Probe *self)
{
  if (self->window != NULL)
    return;
  self->window = GTK_WIDGET (window);
  gtk_widget_realize (self->window);
  g_signal_connect (gtk_widget_get_frame_clock (self->window), "after-paint",
                    G_CALLBACK (after_paint_cb), self);
  gtk_widget_add_tick_callback (self->window, tick_cb, self, NULL);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_printerr ("app-probe: not done within %d seconds\n", LIMIT_SECONDS);
  g_application_quit (user_data);

  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  g_autoptr (BunkoApplication) app = bunko_application_new ();
  Probe self = { .app = G_APPLICATION (app) };

  if (argc < 2)
    return 2;
  self.scenario = argv[1];
  argv[1] = argv[0];
  g_timeout_add_seconds (LIMIT_SECONDS, give_up_cb, app);
  g_signal_connect (app, "window-added", G_CALLBACK (window_added_cb), &self);

  return g_application_run (G_APPLICATION (app), argc - 1, argv + 1);
}
