/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-read-progress.h"

G_DEFINE_BOXED_TYPE (BunkoReadProgress,
                     bunko_read_progress,
                     bunko_read_progress_copy,
                     bunko_read_progress_free)

/**
 * bunko_read_progress_new:
 *
 * Returns: (transfer full): the progress of a gallery that was never opened
 */
BunkoReadProgress *
bunko_read_progress_new (void)
{
  return g_new0 (BunkoReadProgress, 1);
}

/**
 * bunko_read_progress_copy:
 * @self: a progress
 *
 * Returns: (transfer full): a copy
 */
BunkoReadProgress *
bunko_read_progress_copy (const BunkoReadProgress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * bunko_read_progress_equal:
 * @a: how far a gallery was read
 * @b: how far a gallery was read
 *
 * Returns: whether both say the same
 */
gboolean
bunko_read_progress_equal (const BunkoReadProgress *a, const BunkoReadProgress *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->page_number == b->page_number && a->end == b->end && a->timestamp == b->timestamp &&
         ABS (a->percent - b->percent) < 0.001;
}

/**
 * bunko_read_progress_free:
 * @self: (transfer full): a progress
 *
 * Frees a progress.
 */
void
bunko_read_progress_free (BunkoReadProgress *self)
{
  g_return_if_fail (self != NULL);

  g_free (self);
}
