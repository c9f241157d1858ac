/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BunkoCodecScaler BunkoCodecScaler;

BunkoCodecScaler *bunko_codec_scaler_new (guint source_width,
                                          guint source_height,
                                          guint width,
                                          guint height,
                                          guint channels,
                                          guint8 *pixels,
                                          gsize stride) G_GNUC_WARN_UNUSED_RESULT;
void bunko_codec_scaler_free (BunkoCodecScaler *self);
void bunko_codec_scaler_push (BunkoCodecScaler *self, const guint8 *row);
void bunko_codec_scaler_finish (BunkoCodecScaler *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoCodecScaler, bunko_codec_scaler_free)

G_END_DECLS
