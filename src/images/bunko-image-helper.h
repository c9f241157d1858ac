/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-image-wire.h"

G_BEGIN_DECLS

/* Private to the folder: one process that decodes, seen from this side of its socket. */

typedef struct _BunkoImageHelper BunkoImageHelper;

BunkoImageHelper *
bunko_image_helper_start (const char *program, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_image_helper_free (BunkoImageHelper *self);
gboolean bunko_image_helper_is_idle (BunkoImageHelper *self);
gboolean bunko_image_helper_greet (BunkoImageHelper *self, GError **error);
gboolean bunko_image_helper_run (BunkoImageHelper *self,
                                 GBytes *file,
                                 guint max_width,
                                 guint max_height,
                                 guint time_limit,
                                 GCancellable *cancellable,
                                 BunkoWireAnswer *answer,
                                 GError **error);
gboolean bunko_image_helper_copy_pixels (BunkoImageHelper *self, guint8 *pixels, gsize size);
void bunko_image_helper_trim (BunkoImageHelper *self);
guint bunko_image_helper_get_n_runs (BunkoImageHelper *self);
GPid bunko_image_helper_get_pid (BunkoImageHelper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoImageHelper, bunko_image_helper_free)

G_END_DECLS
