/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_READ_PROGRESS (bunko_read_progress_get_type ())

typedef struct _BunkoReadProgress BunkoReadProgress;

/**
 * BunkoReadProgress:
 * @page_number: the page read last, from 1; 0 if none
 * @percent: how much is read, 0 to 100
 * @end: whether the last page was reached
 * @timestamp: when, in UNIX seconds; 0 if unknown
 *
 * How far a gallery was read.
 */
struct _BunkoReadProgress
{
  gint page_number;
  double percent;
  gboolean end;
  gint64 timestamp;
};

GType bunko_read_progress_get_type (void) G_GNUC_CONST;
BunkoReadProgress *bunko_read_progress_new (void) G_GNUC_WARN_UNUSED_RESULT;
BunkoReadProgress *
bunko_read_progress_copy (const BunkoReadProgress *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_read_progress_equal (const BunkoReadProgress *a, const BunkoReadProgress *b);
void bunko_read_progress_free (BunkoReadProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoReadProgress, bunko_read_progress_free)

G_END_DECLS
