/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-image-pixels.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Private to the folder: the processes that decode. */

typedef struct _BunkoImageHelperPool BunkoImageHelperPool;

BunkoImageHelperPool *bunko_image_helper_pool_get_default (void);
BunkoImageHelperPool *
bunko_image_helper_pool_new (const char *program, guint n_processes) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_helper_pool_free (BunkoImageHelperPool *self);
void bunko_image_helper_pool_set_time_limit (BunkoImageHelperPool *self, guint milliseconds);
guint bunko_image_helper_pool_get_n_processes (BunkoImageHelperPool *self);
guint bunko_image_helper_pool_get_n_running (BunkoImageHelperPool *self);
guint bunko_image_helper_pool_get_n_started (BunkoImageHelperPool *self);
void bunko_image_helper_pool_prepare (BunkoImageHelperPool *self);
gboolean bunko_image_helper_pool_run (BunkoImageHelperPool *self,
                                      GBytes *file,
                                      const BunkoImageHeader *header,
                                      guint max_width,
                                      guint max_height,
                                      GCancellable *cancellable,
                                      BunkoImagePixels *pixels,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoImageHelperPool, bunko_image_helper_pool_free)

G_END_DECLS
