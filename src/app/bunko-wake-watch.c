/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "bunko-wake-watch.h"

/* How often it looks. Timers stand still while the machine sleeps, so that this is also how late it
 * is noticed at most. */
#define INTERVAL_SECONDS 4

/* The two clocks are not read in the same moment. */
#define SHORTEST_SLEEP (2 * G_TIME_SPAN_SECOND)

/**
 * BunkoWakeWatch:
 *
 * Notices that the machine slept: of the system's clocks, one goes on then and one stands still.
 * This needs neither rights nor a service of the system.
 */
struct _BunkoWakeWatch
{
  GObject parent_instance;

  BunkoSleepClock clock;
  gint64 slept; /* when it was last looked */
  guint timeout_id;
};

enum
{
  SIGNAL_WOKE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoWakeWatch, bunko_wake_watch, G_TYPE_OBJECT)

#ifdef CLOCK_BOOTTIME
static gint64
read_clock (clockid_t id)
{
  struct timespec time = { 0 };

  clock_gettime (id, &time);
  return time.tv_sec * G_TIME_SPAN_SECOND + time.tv_nsec / 1000;
}
#endif

/* Systems without such a clock are left to what notices dead connections. */
static gint64
get_slept (void)
{
#ifdef CLOCK_BOOTTIME
  return read_clock (CLOCK_BOOTTIME) - read_clock (CLOCK_MONOTONIC);
#else
  return 0;
#endif
}

static gboolean
timeout_cb (gpointer data)
{
  bunko_wake_watch_check (data);

  return G_SOURCE_CONTINUE;
}

static void
bunko_wake_watch_dispose (GObject *object)
{
  BunkoWakeWatch *self = BUNKO_WAKE_WATCH (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);

  G_OBJECT_CLASS (bunko_wake_watch_parent_class)->dispose (object);
}

static void
bunko_wake_watch_class_init (BunkoWakeWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_wake_watch_dispose;

  /**
   * BunkoWakeWatch::woke:
   * @self: the watch
   *
   * The machine slept and is awake again.
   */
  signals[SIGNAL_WOKE] = g_signal_new ("woke", BUNKO_TYPE_WAKE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_wake_watch_init (BunkoWakeWatch *self)
{
  self->clock = get_slept;
  self->slept = get_slept ();
  self->timeout_id = g_timeout_add_seconds (INTERVAL_SECONDS, timeout_cb, self);
}

/**
 * bunko_wake_watch_new:
 *
 * Makes a watch, which looks every few seconds from now on.
 *
 * Returns: (transfer full): the watch
 */
BunkoWakeWatch *
bunko_wake_watch_new (void)
{
  return g_object_new (BUNKO_TYPE_WAKE_WATCH, NULL);
}

/**
 * bunko_wake_watch_check:
 * @self: a watch
 *
 * Looks now, for somebody who has reason to.
 */
void
bunko_wake_watch_check (BunkoWakeWatch *self)
{
  gint64 slept;
  gboolean woke;

  g_return_if_fail (BUNKO_IS_WAKE_WATCH (self));

  slept = self->clock ();
  woke = slept - self->slept >= SHORTEST_SLEEP;
  self->slept = slept;
  if (woke)
    g_signal_emit (self, signals[SIGNAL_WOKE], 0);
}

/**
 * bunko_wake_watch_set_clock:
 * @self: a watch
 * @clock: the clock
 *
 * Uses another clock, for tests.
 */
void
bunko_wake_watch_set_clock (BunkoWakeWatch *self, BunkoSleepClock clock)
{
  g_return_if_fail (BUNKO_IS_WAKE_WATCH (self));
  g_return_if_fail (clock != NULL);

  self->clock = clock;
  self->slept = clock ();
}
