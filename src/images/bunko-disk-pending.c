/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-disk-pending.h"

/* Nothing that is written takes longer, unless the disk is gone; then a look at it finds nothing.
 */
#define TIME_LIMIT (10 * G_TIME_SPAN_SECOND)

/* A picture is shown before its file is written. Whoever looks for that file, or wants it away,
 * waits for the moment that it takes. */
struct _BunkoDiskPending
{
  GMutex lock;
  GCond ended;
  GHashTable *counts; /* mark → how many threads will write it */
};

/**
 * bunko_disk_pending_new: (skip)
 *
 * Returns: (transfer full): nothing is pending
 */
BunkoDiskPending *
bunko_disk_pending_new (void)
{
  BunkoDiskPending *self = g_new0 (BunkoDiskPending, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  self->counts = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * bunko_disk_pending_free: (skip)
 * @self: (transfer full): with nobody who waits
 *
 * Frees it.
 */
void
bunko_disk_pending_free (BunkoDiskPending *self)
{
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ended);
  g_hash_table_unref (self->counts);
  g_free (self);
}

static guint
count (BunkoDiskPending *self, gpointer mark)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, mark));
}

/**
 * bunko_disk_pending_begin: (skip)
 * @self: what is pending
 * @mark: stands for a file
 *
 * Tells that the calling thread will write the file.
 */
void
bunko_disk_pending_begin (BunkoDiskPending *self, gpointer mark)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_insert (self->counts, mark, GUINT_TO_POINTER (count (self, mark) + 1));
}

/**
 * bunko_disk_pending_end: (skip)
 * @self: what is pending
 * @mark: stands for a file that bunko_disk_pending_begin() was called with
 *
 * Tells that it was written, or will not be.
 */
void
bunko_disk_pending_end (BunkoDiskPending *self, gpointer mark)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint n = count (self, mark);

  g_return_if_fail (n > 0);

  if (n > 1)
    g_hash_table_insert (self->counts, mark, GUINT_TO_POINTER (n - 1));
  else
    g_hash_table_remove (self->counts, mark);
  g_cond_broadcast (&self->ended);
}

/**
 * bunko_disk_pending_wait: (skip)
 * @self: what is pending
 * @mark: stands for a file
 *
 * Waits until nobody is about to write the file. Blocks.
 */
void
bunko_disk_pending_wait (BunkoDiskPending *self, gpointer mark)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 end = g_get_monotonic_time () + TIME_LIMIT;

  while (count (self, mark) > 0 && g_cond_wait_until (&self->ended, &self->lock, end))
    ;
}
