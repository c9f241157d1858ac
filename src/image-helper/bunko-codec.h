/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "images/bunko-image-header.h"
#include "images/bunko-image-wire.h"

G_BEGIN_DECLS

/* Where pixels go, and what they are. */
typedef struct
{
  guint8 *pixels;
  gsize capacity;
  guint width;
  guint height;
  gsize stride;
  BunkoWireFormat format;
  guint n_frames;
  guint32 delays[BUNKO_IMAGE_MAX_FRAMES];
} BunkoCodecOutput;

/* One image file to decode. */
typedef struct
{
  const guint8 *data;
  gsize size;
  guint max_width; /* the box for the upright picture, 0 for any */
  guint max_height;
  BunkoImageHeader header;
  BunkoCodecOutput output; /* the caller sets pixels and capacity */
} BunkoCodecJob;

BunkoWireStatus bunko_codec_run (BunkoCodecJob *job);

/* One function a format, each in a file of its own. */
BunkoWireStatus bunko_codec_avif (BunkoCodecJob *job);
BunkoWireStatus bunko_codec_bmp (BunkoCodecJob *job);
BunkoWireStatus bunko_codec_gif (BunkoCodecJob *job);
BunkoWireStatus bunko_codec_jpeg (BunkoCodecJob *job);
BunkoWireStatus bunko_codec_png (BunkoCodecJob *job);
BunkoWireStatus bunko_codec_webp (BunkoCodecJob *job);

/* What they share. */
BunkoWireStatus bunko_codec_check_size (guint64 width, guint64 height);
void bunko_codec_get_target (const BunkoCodecJob *job,
                             guint width,
                             guint height,
                             gboolean stored,
                             guint *target_width,
                             guint *target_height);
BunkoWireStatus bunko_codec_open_output (BunkoCodecJob *job,
                                         guint width,
                                         guint height,
                                         BunkoWireFormat format,
                                         guint n_frames);
guint8 *bunko_codec_get_frame (BunkoCodecJob *job, guint position);
guint bunko_codec_count_frames (const BunkoCodecJob *job, guint width, guint height, guint frames);
BunkoWireStatus bunko_codec_drop_frames (BunkoCodecJob *job, guint n_left);

G_END_DECLS
