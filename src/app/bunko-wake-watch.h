/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BunkoSleepClock:
 *
 * Tells how long the machine has slept since it was started, in microseconds.
 *
 * Returns: a number that never gets smaller
 */
typedef gint64 (*BunkoSleepClock) (void);

#define BUNKO_TYPE_WAKE_WATCH (bunko_wake_watch_get_type ())
G_DECLARE_FINAL_TYPE (BunkoWakeWatch, bunko_wake_watch, BUNKO, WAKE_WATCH, GObject)

BunkoWakeWatch *bunko_wake_watch_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_wake_watch_check (BunkoWakeWatch *self);
void bunko_wake_watch_set_clock (BunkoWakeWatch *self, BunkoSleepClock clock);

G_END_DECLS
