/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many pages have to be read before anything is said of those that are left. */
#define BUNKO_READING_PACE_MIN_SAMPLES 4

/* The last so many pages count. */
#define BUNKO_READING_PACE_MAX_SAMPLES 31

typedef struct _BunkoReadingPace BunkoReadingPace;

BunkoReadingPace *bunko_reading_pace_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_reading_pace_free (BunkoReadingPace *self);
void bunko_reading_pace_set_page (BunkoReadingPace *self, guint page, gint64 now);
void bunko_reading_pace_pause (BunkoReadingPace *self);
double bunko_reading_pace_get_seconds_left (BunkoReadingPace *self, guint n_pages_left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoReadingPace, bunko_reading_pace_free)

G_END_DECLS
