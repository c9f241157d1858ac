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
