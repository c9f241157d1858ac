/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <avif/avif.h>

#include "bunko-codec-still.h"

/* The container says how an image is to be turned: first counterclockwise by quarters, then
 * mirrored top to bottom (0) or left to right (1). The same in the numbers of Exif. */
static guint
orientation_of (const avifImage *image)
{
  static const guint orientations[4][3] = { { 1, 4, 2 }, { 8, 5, 7 }, { 3, 2, 4 }, { 6, 7, 5 } };
  guint angle = image->transformFlags & AVIF_TRANSFORM_IROT ? image->irot.angle & 3 : 0;
  guint mirror = image->transformFlags & AVIF_TRANSFORM_IMIR ? 1 + (image->imir.axis & 1) : 0;

  return orientations[angle][mirror];
}

static avifDecoder *
open_file (const BunkoCodecJob *job)
{
  avifDecoder *decoder = avifDecoderCreate ();

  if (decoder == NULL)
    return NULL;
  /* The fastest decoder, and without threads, which are refused to this process. */
  if (avifCodecName (AVIF_CODEC_CHOICE_DAV1D, AVIF_CODEC_FLAG_CAN_DECODE) != NULL)
    decoder->codecChoice = AVIF_CODEC_CHOICE_DAV1D;
  decoder->maxThreads = 1;
  decoder->ignoreExif = AVIF_TRUE;
  decoder->ignoreXMP = AVIF_TRUE;
  decoder->imageSizeLimit = BUNKO_IMAGE_MAX_PIXELS;
  decoder->strictFlags = AVIF_STRICT_DISABLED;
  avifDecoderSetIOMemory (decoder, job->data, job->size);
  return decoder;
}

static BunkoWireStatus
status_of (avifResult result)
{
  if (result == AVIF_RESULT_OUT_OF_MEMORY)
    return BUNKO_WIRE_NO_MEMORY;
  if (result == AVIF_RESULT_NO_CODEC_AVAILABLE)
    return BUNKO_WIRE_UNSUPPORTED;
  return result == AVIF_RESULT_OK ? BUNKO_WIRE_OK : BUNKO_WIRE_CORRUPT;
}

static avifResult
convert (const avifImage *image, gboolean alpha, avifRGBImage *rgb)
{
  avifResult result;

  avifRGBImageSetDefaults (rgb, image);
  rgb->format = AVIF_RGB_FORMAT_BGRA;
  rgb->depth = 8;
  rgb->alphaPremultiplied = AVIF_TRUE;
  rgb->ignoreAlpha = !alpha;
  rgb->maxThreads = 1;
  result = avifRGBImageAllocatePixels (rgb);
  if (result == AVIF_RESULT_OK)
    result = avifImageYUVToRGB (image, rgb);
  return result;
}

static BunkoWireStatus
decode_still (BunkoCodecJob *job, avifDecoder *decoder)
{
  g_auto (BunkoCodecStill) still = { 0 };
  const avifImage *image = decoder->image;
  avifRGBImage rgb = { 0 };
  avifResult result = convert (image, decoder->alphaPresent, &rgb);
  BunkoWireStatus status = status_of (result);

  if (status == BUNKO_WIRE_OK)
    status = bunko_codec_still_begin (&still, job, image->width, image->height, image->width,
                                      image->height, BUNKO_WIRE_BGRA);
  if (status == BUNKO_WIRE_OK)
    {
      for (guint y = 0; y < image->height; y++)
        bunko_codec_still_push (&still, rgb.pixels + (gsize) y * rgb.rowBytes);
      bunko_codec_still_end (&still);
    }
  avifRGBImageFreePixels (&rgb);
  return status;
}

static BunkoWireStatus
add_frame (BunkoCodecJob *job, avifDecoder *decoder, guint position)
{
  BunkoCodecOutput *output = &job->output;
  const avifImage *image = decoder->image;
  g_autoptr (BunkoCodecScaler) scaler = NULL;
  avifRGBImage rgb = { 0 };
  BunkoWireStatus status = BUNKO_WIRE_CORRUPT;

  if (image->width >= output->width && image->height >= output->height)
    status = status_of (convert (image, decoder->alphaPresent, &rgb));
  if (status == BUNKO_WIRE_OK)
    {
      scaler = bunko_codec_scaler_new (image->width, image->height, output->width, output->height,
                                       4, bunko_codec_get_frame (job, position), output->stride);
      for (guint y = 0; y < image->height; y++)
        bunko_codec_scaler_push (scaler, rgb.pixels + (gsize) y * rgb.rowBytes);
      output->delays[position] =
          (guint32) (CLAMP (decoder->imageTiming.duration, 0.0, 60.0) * 1000.0 + 0.5);
    }
  avifRGBImageFreePixels (&rgb);
  return status;
}

/* Sequences are not turned: nothing that writes them does that. */
static BunkoWireStatus
decode_sequence (BunkoCodecJob *job, avifDecoder *decoder, guint n_frames)
{
  guint width, height;
  BunkoWireStatus status;

  job->header.orientation = 1;
  bunko_codec_get_target (job, decoder->image->width, decoder->image->height, FALSE, &width,
                          &height);
  status = bunko_codec_open_output (job, width, height, BUNKO_WIRE_BGRA, n_frames);
  if (status == BUNKO_WIRE_OK)
    status = add_frame (job, decoder, 0);
  for (guint i = 1; i < n_frames && status == BUNKO_WIRE_OK; i++)
    if (avifDecoderNextImage (decoder) != AVIF_RESULT_OK ||
        add_frame (job, decoder, i) != BUNKO_WIRE_OK)
      return bunko_codec_drop_frames (job, i);
  return status;
}

static BunkoWireStatus
decode (BunkoCodecJob *job, avifDecoder *decoder)
{
  BunkoWireStatus status = status_of (avifDecoderParse (decoder));
  guint width, height, n_frames;

  if (status == BUNKO_WIRE_OK)
    status = bunko_codec_check_size (decoder->image->width, decoder->image->height);
  if (status == BUNKO_WIRE_OK)
    status = status_of (avifDecoderNextImage (decoder));
  if (status == BUNKO_WIRE_OK)
    status = bunko_codec_check_size (decoder->image->width, decoder->image->height);
  if (status != BUNKO_WIRE_OK)
    return status;

  job->header.orientation = orientation_of (decoder->image);
  bunko_codec_get_target (job, decoder->image->width, decoder->image->height, FALSE, &width,
                          &height);
  n_frames = bunko_codec_count_frames (job, width, height, (guint) MAX (decoder->imageCount, 1));
  return n_frames > 1 ? decode_sequence (job, decoder, n_frames) : decode_still (job, decoder);
}

/**
 * bunko_codec_avif: (skip)
 * @job: an AVIF file
 *
 * Decodes with libavif, still pictures and sequences.
 *
 * Returns: how it went
 */
BunkoWireStatus
bunko_codec_avif (BunkoCodecJob *job)
{
  avifDecoder *decoder = open_file (job);
  BunkoWireStatus status;

  if (decoder == NULL)
    return BUNKO_WIRE_NO_MEMORY;
  status = decode (job, decoder);
  avifDecoderDestroy (decoder);
  return status;
}
