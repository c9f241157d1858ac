/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "bunko-image-limits.h"

G_BEGIN_DECLS

guint bunko_image_decoder_get_n_threads (void);
void bunko_image_decoder_prepare (void);
GdkPaintable *bunko_image_decode (GBytes *bytes,
                                  int max_width,
                                  int max_height,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
