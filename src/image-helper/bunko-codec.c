/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-codec.h"

static const struct
{
  const char *mime_type;
  BunkoWireStatus (*decode) (BunkoCodecJob *job);
} codecs[] = {
  { "image/jpeg", bunko_codec_jpeg }, { "image/png", bunko_codec_png },
  { "image/webp", bunko_codec_webp }, { "image/gif", bunko_codec_gif },
  { "image/avif", bunko_codec_avif }, { "image/bmp", bunko_codec_bmp },
};

/**
 * bunko_codec_check_size: (skip)
 * @width: width in pixels
 * @height: height in pixels
 *
 * Returns: whether an image of this size is taken, and if not, why
 */
BunkoWireStatus
bunko_codec_check_size (guint64 width, guint64 height)
{
  if (width == 0 || height == 0)
    return BUNKO_WIRE_CORRUPT;
  if (width > BUNKO_IMAGE_MAX_PIXELS || height > BUNKO_IMAGE_MAX_PIXELS ||
      width * height > BUNKO_IMAGE_MAX_PIXELS)
    return BUNKO_WIRE_TOO_LARGE;
  return BUNKO_WIRE_OK;
}

/**
 * bunko_codec_get_target: (skip)
 * @job: a job
 * @width: width as stored, at least 1
 * @height: height as stored, at least 1
 * @stored: whether to give the size before the image is turned upright
 * @target_width: (out): width to scale to
 * @target_height: (out): height to scale to
 *
 * Tells what size the box asks for.
 */
void
bunko_codec_get_target (const BunkoCodecJob *job,
                        guint width,
                        guint height,
                        gboolean stored,
                        guint *target_width,
                        guint *target_height)
{
  gboolean sideways = bunko_image_header_is_sideways (&job->header);
  guint upright_width = sideways ? height : width;
  guint upright_height = sideways ? width : height;

  bunko_image_header_fit (&upright_width, &upright_height, job->max_width, job->max_height);
  *target_width = stored && sideways ? upright_height : upright_width;
  *target_height = stored && sideways ? upright_width : upright_height;
}

/**
 * bunko_codec_count_frames: (skip)
 * @job: a job
 * @width: width of its frames, scaled
 * @height: height of its frames, scaled
 * @frames: how many it has
 *
 * Returns: how many of them to decode: all, or only the first if all would take too much
 */
guint
bunko_codec_count_frames (const BunkoCodecJob *job, guint width, guint height, guint frames)
{
  gsize frame_size = 4 * (gsize) width * height;

  if (frames < 2 || frames > BUNKO_IMAGE_MAX_FRAMES ||
      frames * frame_size > BUNKO_IMAGE_MAX_ANIMATION_SIZE)
    return 1;
  return frames;
}

/**
 * bunko_codec_open_output: (skip)
 * @job: a job
 * @width: width in pixels
 * @height: height in pixels
 * @format: what a pixel is
 * @n_frames: how many pictures of that size
 *
 * Settles what the output will be. What is in its memory now is of another image: every pixel has
 * to be written.
 *
 * Returns: %BUNKO_WIRE_OK, or why not
 */
BunkoWireStatus
bunko_codec_open_output (BunkoCodecJob *job,
                         guint width,
                         guint height,
                         BunkoWireFormat format,
                         guint n_frames)
{
  BunkoCodecOutput *output = &job->output;
  BunkoWireStatus status = bunko_codec_check_size (width, height);

  if (status != BUNKO_WIRE_OK)
    return status;
  output->width = width;
  output->height = height;
  output->format = format;
  output->n_frames = n_frames;
  output->stride = bunko_wire_pixel_size (format) * width;
  return output->stride * height * n_frames <= output->capacity ? BUNKO_WIRE_OK
                                                                : BUNKO_WIRE_TOO_LARGE;
}

/**
 * bunko_codec_get_frame: (skip)
 * @job: a job with an output
 * @position: number of the frame
 *
 * Returns: where its pixels go
 */
guint8 *
bunko_codec_get_frame (BunkoCodecJob *job, guint position)
{
  g_assert (position < job->output.n_frames);

  return job->output.pixels + position * job->output.stride * job->output.height;
}

/**
 * bunko_codec_drop_frames: (skip)
 * @job: a job with an output
 * @n_left: how many frames there really are, at least 1
 *
 * Takes the frames off that the file did not have after all.
 *
 * Returns: %BUNKO_WIRE_OK
 */
BunkoWireStatus
bunko_codec_drop_frames (BunkoCodecJob *job, guint n_left)
{
  g_assert (n_left > 0 && n_left <= job->output.n_frames);

  job->output.n_frames = n_left;
  return BUNKO_WIRE_OK;
}

/**
 * bunko_codec_run: (skip)
 * @job: data, size, box, and where the pixels go; all else zero
 *
 * Decodes an image file with the codec of its format.
 *
 * Returns: %BUNKO_WIRE_OK with the pixels in the job's output, or why not
 */
BunkoWireStatus
bunko_codec_run (BunkoCodecJob *job)
{
  if (job->size > BUNKO_IMAGE_MAX_FILE_SIZE)
    return BUNKO_WIRE_TOO_LARGE;
  if (!bunko_image_header_parse (&job->header, job->data, job->size))
    return BUNKO_WIRE_UNSUPPORTED;
  for (gsize i = 0; i < G_N_ELEMENTS (codecs); i++)
    if (g_str_equal (codecs[i].mime_type, job->header.mime_type))
      return codecs[i].decode (job);
  return BUNKO_WIRE_UNSUPPORTED;
}
