/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "bunko-codec-still.h"

/* A file can ask for any number of passes over all of its pixels; nothing that is meant to be
 * looked at has more than this. */
#define MAX_SCANS 500

/* What libjpeg keeps for itself; a progressive image of the largest size takes 384 MB. */
#define MAX_MEMORY (512L * 1024 * 1024)

typedef struct
{
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  struct jpeg_decompress_struct info;
  jmp_buf on_error;

  BunkoCodecJob *job;
  BunkoCodecStill still;
  guint8 *row;
  guint8 *pixels; /* a row in our format, where libjpeg has none for it */
} Decode;

static G_NORETURN void
error_cb (j_common_ptr info)
{
  Decode *self = info->client_data;

  longjmp (self->on_error, 1);
}

static void
message_cb (j_common_ptr info, int level)
{
}

static void
output_message_cb (j_common_ptr info)
{
}

static void
progress_cb (j_common_ptr info)
{
  Decode *self = info->client_data;

  if (info->is_decompressor && self->info.input_scan_number > MAX_SCANS)
    longjmp (self->on_error, 1);
}

static void
create (Decode *self)
{
  self->info.err = jpeg_std_error (&self->errors);
  self->errors.error_exit = error_cb;
  self->errors.emit_message = message_cb;
  self->errors.output_message = output_message_cb;
  self->info.client_data = self;
  jpeg_create_decompress (&self->info);
  self->info.mem->max_memory_to_use = MAX_MEMORY;
  self->progress.progress_monitor = progress_cb;
  self->info.progress = &self->progress;
  jpeg_mem_src (&self->info, self->job->data, self->job->size);
}

/* The smallest of the sizes that come with less work than the whole one, and that is not below the
 * wanted one. Other eighths than these take longer than to decode all and scale it. */
static void
choose_scale (Decode *self)
{
  guint width, height;

  bunko_codec_get_target (self->job, self->info.image_width, self->info.image_height, TRUE, &width,
                          &height);
  self->info.scale_denom = 8;
  for (self->info.scale_num = 1; self->info.scale_num < 8; self->info.scale_num *= 2)
    {
      jpeg_calc_output_dimensions (&self->info);
      if (self->info.output_width >= width && self->info.output_height >= height)
        break;
    }
}

static BunkoWireFormat
choose_format (Decode *self)
{
  switch ((guint) self->info.jpeg_color_space)
    {
    case JCS_GRAYSCALE:
      self->info.out_color_space = JCS_GRAYSCALE;
      return BUNKO_WIRE_GRAY;
    case JCS_CMYK:
    case JCS_YCCK:
      self->info.out_color_space = JCS_CMYK;
      return BUNKO_WIRE_BGRA;
    default:
      self->info.out_color_space = JCS_EXT_BGRA;
      return BUNKO_WIRE_BGRA;
    }
}

/* Adobe's programs, which write nearly all of these files, store them inverted. */
static void
push_cmyk (Decode *self)
{
  guint8 flip = self->info.saw_Adobe_marker ? 0 : 255;

  for (gsize x = 0; x < self->info.output_width; x++)
    {
      const guint8 *from = self->row + 4 * x;
      guint8 *to = self->pixels + 4 * x;
      guint key = from[3] ^ flip;

      for (guint i = 0; i < 3; i++)
        to[2 - i] = (guint8) (((from[i] ^ flip) * key + 127) / 255);
      to[3] = 255;
    }
  bunko_codec_still_push (&self->still, self->pixels);
}

static void
read_rows (Decode *self)
{
  gsize size = (gsize) self->info.output_width * (gsize) self->info.output_components;

  self->row = g_malloc (size);
  self->pixels = g_malloc (size);
  while (self->info.output_scanline < self->info.output_height)
    {
      jpeg_read_scanlines (&self->info, &self->row, 1);
      if (self->info.out_color_space == JCS_CMYK)
        push_cmyk (self);
      else
        bunko_codec_still_push (&self->still, self->row);
    }
  bunko_codec_still_end (&self->still);
}

static BunkoWireStatus
decode (Decode *self)
{
  volatile gboolean reading = FALSE;
  BunkoWireStatus status;
  BunkoWireFormat format;

  /* A file that is cut short has its rest filled in with grey, without an error, as browsers do:
   * libraries are full of such files. So a later error only spoils what is left, too. */
  if (setjmp (self->on_error) != 0)
    {
      if (!reading || self->info.output_scanline == 0)
        return BUNKO_WIRE_CORRUPT;
      bunko_codec_still_end (&self->still);
      return BUNKO_WIRE_OK;
    }

  create (self);
  jpeg_read_header (&self->info, TRUE);
  status = bunko_codec_check_size (self->info.image_width, self->info.image_height);
  if (status != BUNKO_WIRE_OK)
    return status;
  choose_scale (self);
  format = choose_format (self);
  jpeg_start_decompress (&self->info);
  status = bunko_codec_still_begin (&self->still, self->job, self->info.image_width,
                                    self->info.image_height, self->info.output_width,
                                    self->info.output_height, format);
  if (status != BUNKO_WIRE_OK)
    return status;
  reading = TRUE;
  read_rows (self);
  return BUNKO_WIRE_OK;
}

/**
 * bunko_codec_jpeg: (skip)
 * @job: a JPEG file
 *
 * Decodes with libjpeg-turbo, in a half, a quarter or an eighth of the size where that is enough.
 *
 * Returns: how it went
 */
BunkoWireStatus
bunko_codec_jpeg (BunkoCodecJob *job)
{
  g_autofree Decode *self = g_new0 (Decode, 1);
  BunkoWireStatus status;

  self->job = job;
  status = decode (self);
  jpeg_destroy_decompress (&self->info);
  bunko_codec_still_clear (&self->still);
  g_free (self->row);
  g_free (self->pixels);
  return status;
}
