/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <avif/avif.h>
#include <png.h>
#include <stdio.h>
#include <string.h>
#include <webp/encode.h>

#include <jpeglib.h>

#include "format-fixture.h"

#define SIZE FORMAT_FIXTURE_SIZE

static const guint8 colours[4][4] = {
  { 255, 0, 0, 255 },
  { 0, 255, 0, 255 },
  { 0, 0, 255, 255 },
  { 255, 255, 255, 128 },
};

static int
field_of (int x, int y)
{
  return 2 * (y >= SIZE / 2) + (x >= SIZE / 2);
}

/* The colour of a pixel, not premultiplied. */
void
format_fixture_get_rgba (int x, int y, guint8 rgba[4])
{
  memcpy (rgba, colours[field_of (x, y)], 4);
}

static guint8
gray_at (int x, int y)
{
  return (guint8) (80 * field_of (x, y));
}

static void
fill_jpeg_row (FormatFixtureKind kind, int y, guint8 *row)
{
  for (int x = 0; x < SIZE; x++)
    {
      const guint8 *colour = colours[field_of (x, y)];

      if (kind == FORMAT_FIXTURE_GRAY)
        row[x] = gray_at (x, y);
      else if (kind == FORMAT_FIXTURE_CMYK)
        {
          memcpy (row + 4 * x, colour, 3);
          row[4 * x + 3] = 255;
        }
      else
        memcpy (row + 3 * x, colour, 3);
    }
}

static void
set_jpeg_kind (struct jpeg_compress_struct *info, FormatFixtureKind kind)
{
  info->image_width = info->image_height = SIZE;
  info->input_components = kind == FORMAT_FIXTURE_GRAY ? 1 : kind == FORMAT_FIXTURE_CMYK ? 4 : 3;
  info->in_color_space = kind == FORMAT_FIXTURE_GRAY   ? JCS_GRAYSCALE
                         : kind == FORMAT_FIXTURE_CMYK ? JCS_CMYK
                                                       : JCS_RGB;
  jpeg_set_defaults (info);
  jpeg_set_quality (info, 95, TRUE);
  /* What Adobe's programs write is stored inverted, and says who wrote it. */
  info->write_Adobe_marker = kind == FORMAT_FIXTURE_CMYK;
}

GBytes *
format_fixture_jpeg (FormatFixtureKind kind, gboolean progressive)
{
  struct jpeg_compress_struct info;
  struct jpeg_error_mgr errors;
  unsigned char *data = NULL;
  unsigned long size = 0;
  guint8 row[4 * SIZE];
  guint8 *rows = row;

  info.err = jpeg_std_error (&errors);
  jpeg_create_compress (&info);
  jpeg_mem_dest (&info, &data, &size);
  set_jpeg_kind (&info, kind);
  if (progressive)
    jpeg_simple_progression (&info);
  jpeg_start_compress (&info, TRUE);
  for (int y = 0; y < SIZE; y++)
    {
      fill_jpeg_row (kind, y, row);
      jpeg_write_scanlines (&info, &rows, 1);
    }
  jpeg_finish_compress (&info);
  jpeg_destroy_compress (&info);
  return g_bytes_new_with_free_func (data, size, free, data);
}

static void
write_png_cb (png_structp png, png_bytep data, size_t size)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) size);
}

static int
png_type (FormatFixtureKind kind)
{
  switch (kind)
    {
    case FORMAT_FIXTURE_GRAY:
      return PNG_COLOR_TYPE_GRAY;
    case FORMAT_FIXTURE_GRAY_ALPHA:
      return PNG_COLOR_TYPE_GRAY_ALPHA;
    case FORMAT_FIXTURE_RGBA:
      return PNG_COLOR_TYPE_RGB_ALPHA;
    case FORMAT_FIXTURE_PALETTE:
      return PNG_COLOR_TYPE_PALETTE;
    case FORMAT_FIXTURE_RGB:
    case FORMAT_FIXTURE_CMYK:
    default:
      return PNG_COLOR_TYPE_RGB;
    }
}

/* The samples of a pixel, each of a byte. */
static gsize
png_samples (FormatFixtureKind kind, int x, int y, guint8 samples[4])
{
  const guint8 *colour = colours[field_of (x, y)];

  switch (kind)
    {
    case FORMAT_FIXTURE_GRAY:
    case FORMAT_FIXTURE_GRAY_ALPHA:
      samples[0] = gray_at (x, y);
      samples[1] = colour[3];
      return kind == FORMAT_FIXTURE_GRAY ? 1 : 2;
    case FORMAT_FIXTURE_PALETTE:
      samples[0] = (guint8) field_of (x, y);
      return 1;
    case FORMAT_FIXTURE_RGBA:
      memcpy (samples, colour, 4);
      return 4;
    case FORMAT_FIXTURE_RGB:
    case FORMAT_FIXTURE_CMYK:
    default:
      memcpy (samples, colour, 3);
      return 3;
    }
}

static void
fill_png_row (FormatFixtureKind kind, int depth, int y, guint8 *row)
{
  gsize at = 0;

  for (int x = 0; x < SIZE; x++)
    {
      guint8 samples[4];
      gsize n = png_samples (kind, x, y, samples);

      for (gsize i = 0; i < n; i++)
        for (int byte = 0; byte < depth / 8; byte++)
          row[at++] = samples[i];
    }
}

static void
set_png_palette (png_structp png, png_infop info)
{
  png_color palette[4];
  png_byte alphas[4];

  for (int i = 0; i < 4; i++)
    {
      palette[i] = (png_color) { colours[i][0], colours[i][1], colours[i][2] };
      alphas[i] = colours[i][3];
    }
  png_set_PLTE (png, info, palette, 4);
  png_set_tRNS (png, info, alphas, 4, NULL);
}

GBytes *
format_fixture_png (FormatFixtureKind kind, int depth, gboolean interlaced)
{
  GByteArray *file = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  guint8 pixels[SIZE][8 * SIZE];
  guint8 *rows[SIZE];

  for (int y = 0; y < SIZE; y++)
    {
      rows[y] = pixels[y];
      fill_png_row (kind, depth, y, pixels[y]);
    }
  png_set_write_fn (png, file, write_png_cb, NULL);
  png_set_IHDR (png, info, SIZE, SIZE, depth, png_type (kind),
                interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  if (kind == FORMAT_FIXTURE_PALETTE)
    set_png_palette (png, info);
  png_set_rows (png, info, rows);
  png_write_png (png, info, PNG_TRANSFORM_IDENTITY, NULL);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (file);
}

static void
fill_rgba (guint8 *pixels)
{
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      format_fixture_get_rgba (x, y, pixels + 4 * (y * SIZE + x));
}

GBytes *
format_fixture_webp (FormatFixtureKind kind, gboolean lossless)
{
  guint8 pixels[4 * SIZE * SIZE];
  guint8 *data = NULL;
  gsize size;

  fill_rgba (pixels);
  for (int i = 0; i < SIZE * SIZE && kind == FORMAT_FIXTURE_RGB; i++)
    pixels[4 * i + 3] = 255;
  size = lossless ? WebPEncodeLosslessRGBA (pixels, SIZE, SIZE, 4 * SIZE, &data)
                  : WebPEncodeRGBA (pixels, SIZE, SIZE, 4 * SIZE, 95, &data);
  return g_bytes_new_with_free_func (data, size, WebPFree, data);
}

static avifImage *
make_avif_image (FormatFixtureKind kind)
{
  avifImage *image = avifImageCreate (SIZE, SIZE, 8, AVIF_PIXEL_FORMAT_YUV444);
  avifRGBImage rgb;

  image->matrixCoefficients = AVIF_MATRIX_COEFFICIENTS_BT601;
  avifRGBImageSetDefaults (&rgb, image);
  rgb.ignoreAlpha = kind != FORMAT_FIXTURE_RGBA;
  g_assert_cmpint (avifRGBImageAllocatePixels (&rgb), ==, AVIF_RESULT_OK);
  fill_rgba (rgb.pixels);
  g_assert_cmpint (avifImageRGBToYUV (image, &rgb), ==, AVIF_RESULT_OK);
  avifRGBImageFreePixels (&rgb);
  return image;
}

/* Frame i is shown for (i + 2) hundredths of a second; all are the same but for the turns, which
 * are clockwise. NULL if this system's library cannot write the format. */
GBytes *
format_fixture_avif (FormatFixtureKind kind, guint n_frames, guint quarter_turns)
{
  avifEncoder *encoder;
  avifRWData data = AVIF_DATA_EMPTY;
  avifImage *image;

  if (avifCodecName (AVIF_CODEC_CHOICE_AUTO, AVIF_CODEC_FLAG_CAN_ENCODE) == NULL)
    return NULL;

  image = make_avif_image (kind);
  if (quarter_turns > 0)
    {
      image->transformFlags |= AVIF_TRANSFORM_IROT;
      image->irot.angle = (guint8) (4 - quarter_turns);
    }
  encoder = avifEncoderCreate ();
  encoder->speed = AVIF_SPEED_FASTEST;
  encoder->quality = encoder->qualityAlpha = 95;
  encoder->timescale = 100;
  for (guint i = 0; i < n_frames; i++)
    g_assert_cmpint (avifEncoderAddImage (encoder, image, i + 2,
                                          n_frames == 1 ? AVIF_ADD_IMAGE_FLAG_SINGLE
                                                        : AVIF_ADD_IMAGE_FLAG_FORCE_KEYFRAME),
                     ==, AVIF_RESULT_OK);
  g_assert_cmpint (avifEncoderFinish (encoder, &data), ==, AVIF_RESULT_OK);
  avifEncoderDestroy (encoder);
  avifImageDestroy (image);
  return g_bytes_new_with_free_func (data.data, data.size, avifFree, data.data);
}
