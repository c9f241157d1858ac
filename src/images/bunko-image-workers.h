/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-image-job.h"

G_BEGIN_DECLS

/* Private to the folder: the threads that read and decode. */

typedef struct _BunkoImageWorkers BunkoImageWorkers;

BunkoImageWorkers *bunko_image_workers_new (guint n_threads) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_workers_free (BunkoImageWorkers *self);
void bunko_image_workers_add (BunkoImageWorkers *self, BunkoImageJob *job);
void bunko_image_workers_raise (BunkoImageWorkers *self, BunkoImageJob *job);
void bunko_image_workers_remove (BunkoImageWorkers *self, BunkoImageJob *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoImageWorkers, bunko_image_workers_free)

G_END_DECLS
