/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "bunko-disk-cache.h"
#include "bunko-image-key.h"

G_BEGIN_DECLS

/* Private to the folder: what the loader hands to its worker threads and gets back. */

typedef struct _BunkoImageJob BunkoImageJob;

/* Called in the main context when a job was run; also for a cancelled one. */
typedef void (*BunkoImageJobFunc) (BunkoImageJob *job, gpointer user_data);

struct _BunkoImageJob
{
  gatomicrefcount ref_count;

  /* Set before the job is handed over, and not changed afterwards. */
  BunkoImageKey *key;
  BunkoDiskCache *disk;
  GCancellable *cancellable;
  GBytes *fetched; /* what to decode; NULL to look on the disk */
  GMainContext *context;
  BunkoImageJobFunc done;
  gpointer user_data;
  GDestroyNotify user_data_free; /* may run in any thread */
  guint64 serial;
  gint priority; /* atomic: may be raised while it waits */

  /* Set by the worker, for the main thread to read in @done. Neither: it is not on the disk. */
  GdkPaintable *paintable;
  GError *error;
};

BunkoImageJob *bunko_image_job_new (BunkoImageKey *key,
                                    BunkoDiskCache *disk,
                                    GCancellable *cancellable,
                                    GBytes *fetched,
                                    BunkoImagePriority priority,
                                    guint64 serial,
                                    BunkoImageJobFunc done,
                                    gpointer user_data,
                                    GDestroyNotify user_data_free) G_GNUC_WARN_UNUSED_RESULT;
BunkoImageJob *bunko_image_job_ref (BunkoImageJob *self);
void bunko_image_job_unref (BunkoImageJob *self);
int bunko_image_job_compare (gconstpointer a, gconstpointer b, gpointer unused);
void bunko_image_job_run (BunkoImageJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoImageJob, bunko_image_job_unref)

G_END_DECLS
