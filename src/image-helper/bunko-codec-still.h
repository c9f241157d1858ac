/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-codec-scaler.h"
#include "bunko-codec.h"

G_BEGIN_DECLS

/* A picture that comes row by row: scaled to the box, and then turned upright. */
typedef struct
{
  BunkoCodecJob *job;
  BunkoCodecScaler *scaler;
  guint8 *turned; /* scaled but not yet upright; NULL if there is nothing to turn */
  guint width;    /* scaled, before it is turned */
  guint height;
} BunkoCodecStill;

BunkoWireStatus bunko_codec_still_begin (BunkoCodecStill *self,
                                         BunkoCodecJob *job,
                                         guint width,
                                         guint height,
                                         guint source_width,
                                         guint source_height,
                                         BunkoWireFormat format);
void bunko_codec_still_push (BunkoCodecStill *self, const guint8 *row);
void bunko_codec_still_end (BunkoCodecStill *self);
void bunko_codec_still_clear (BunkoCodecStill *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BunkoCodecStill, bunko_codec_still_clear)

G_END_DECLS
