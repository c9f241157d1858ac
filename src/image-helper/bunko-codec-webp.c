/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <webp/decode.h>
#include <webp/demux.h>

#include "bunko-codec-scaler.h"
#include "bunko-codec.h"

static BunkoWireStatus
status_of (VP8StatusCode code)
{
  switch (code)
    {
    case VP8_STATUS_OK:
      return BUNKO_WIRE_OK;
    case VP8_STATUS_OUT_OF_MEMORY:
      return BUNKO_WIRE_NO_MEMORY;
    case VP8_STATUS_INVALID_PARAM:
    case VP8_STATUS_BITSTREAM_ERROR:
    case VP8_STATUS_UNSUPPORTED_FEATURE:
    case VP8_STATUS_SUSPENDED:
    case VP8_STATUS_USER_ABORT:
    case VP8_STATUS_NOT_ENOUGH_DATA:
    default:
      return BUNKO_WIRE_CORRUPT;
    }
}

/* libwebp scales by itself, and right into the output. */
static BunkoWireStatus
decode_still (BunkoCodecJob *job, const WebPBitstreamFeatures *features)
{
  WebPDecoderConfig config;
  guint width, height;
  BunkoWireStatus status;

  bunko_codec_get_target (job, (guint) features->width, (guint) features->height, FALSE, &width,
                          &height);
  status = bunko_codec_open_output (job, width, height, BUNKO_WIRE_BGRA, 1);
  if (status != BUNKO_WIRE_OK)
    return status;
  if (!WebPInitDecoderConfig (&config))
    return BUNKO_WIRE_UNSUPPORTED;

  config.options.use_scaling =
      width != (guint) features->width || height != (guint) features->height;
  config.options.scaled_width = (int) width;
  config.options.scaled_height = (int) height;
  config.output.colorspace = features->has_alpha ? MODE_bgrA : MODE_BGRA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = job->output.pixels;
  config.output.u.RGBA.stride = (int) job->output.stride;
  config.output.u.RGBA.size = job->output.stride * job->output.height;
  return status_of (WebPDecode (job->data, job->size, &config));
}

static WebPAnimDecoder *
open_animation (const BunkoCodecJob *job, WebPAnimInfo *info)
{
  const WebPData data = { job->data, job->size };
  WebPAnimDecoderOptions options;
  WebPAnimDecoder *decoder;

  if (!WebPAnimDecoderOptionsInit (&options))
    return NULL;
  options.color_mode = MODE_bgrA;
  decoder = WebPAnimDecoderNew (&data, &options);
  if (decoder != NULL && !WebPAnimDecoderGetInfo (decoder, info))
    g_clear_pointer (&decoder, WebPAnimDecoderDelete);
  return decoder;
}

/* What is there of a file that is cut short is played. */
static BunkoWireStatus
read_frames (BunkoCodecJob *job, WebPAnimDecoder *decoder, const WebPAnimInfo *info)
{
  BunkoCodecOutput *output = &job->output;
  int shown_before = 0;

  for (guint i = 0; i < output->n_frames; i++)
    {
      g_autoptr (BunkoCodecScaler) scaler = NULL;
      guint8 *canvas;
      int shown_until;

      if (!WebPAnimDecoderGetNext (decoder, &canvas, &shown_until))
        return i > 0 ? bunko_codec_drop_frames (job, i) : BUNKO_WIRE_CORRUPT;
      scaler = bunko_codec_scaler_new (info->canvas_width, info->canvas_height, output->width,
                                       output->height, 4, bunko_codec_get_frame (job, i),
                                       output->stride);
      for (guint y = 0; y < info->canvas_height; y++)
        bunko_codec_scaler_push (scaler, canvas + 4 * (gsize) info->canvas_width * y);
      output->delays[i] = (guint32) MAX (shown_until - shown_before, 0);
      shown_before = shown_until;
    }
  return BUNKO_WIRE_OK;
}

static BunkoWireStatus
decode_animation (BunkoCodecJob *job)
{
  WebPAnimInfo info;
  WebPAnimDecoder *decoder = open_animation (job, &info);
  guint width, height;
  BunkoWireStatus status;

  if (decoder == NULL)
    return BUNKO_WIRE_CORRUPT;

  status = bunko_codec_check_size (info.canvas_width, info.canvas_height);
  if (status == BUNKO_WIRE_OK)
    {
      bunko_codec_get_target (job, info.canvas_width, info.canvas_height, FALSE, &width, &height);
      status =
          bunko_codec_open_output (job, width, height, BUNKO_WIRE_BGRA,
                                   bunko_codec_count_frames (job, width, height, info.frame_count));
    }
  if (status == BUNKO_WIRE_OK)
    status = read_frames (job, decoder, &info);
  WebPAnimDecoderDelete (decoder);
  return status;
}

/**
 * bunko_codec_webp: (skip)
 * @job: a WebP file
 *
 * Decodes with libwebp, still pictures and animated ones.
 *
 * Returns: how it went
 */
BunkoWireStatus
bunko_codec_webp (BunkoCodecJob *job)
{
  WebPBitstreamFeatures features;
  BunkoWireStatus status = status_of (WebPGetFeatures (job->data, job->size, &features));

  if (status == BUNKO_WIRE_OK)
    status = bunko_codec_check_size ((guint64) features.width, (guint64) features.height);
  if (status != BUNKO_WIRE_OK)
    return status;
  return features.has_animation ? decode_animation (job) : decode_still (job, &features);
}
