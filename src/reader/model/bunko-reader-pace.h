/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BUNKO_READER_PACE_MOVES 6

/**
 * BunkoReaderPace:
 *
 * How fast and in which direction somebody reads, from their last moves. All zero is a fresh one.
 */
typedef struct
{
  /*< private >*/
  gint64 times[BUNKO_READER_PACE_MOVES];
  guint pages[BUNKO_READER_PACE_MOVES];
  guint n_moves;
  gboolean backwards;
} BunkoReaderPace;

void bunko_reader_pace_move (BunkoReaderPace *self, gint64 now, guint n_pages, gboolean backwards);
void bunko_reader_pace_reset (BunkoReaderPace *self);
gboolean bunko_reader_pace_is_backwards (const BunkoReaderPace *self);
double bunko_reader_pace_get_speed (const BunkoReaderPace *self, gint64 now);

G_END_DECLS
