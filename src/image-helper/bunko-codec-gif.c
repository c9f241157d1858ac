/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gif_lib.h>
#include <string.h>

#include "bunko-codec-scaler.h"
#include "bunko-codec.h"

/* A GIF is a canvas that its images are painted on one after the other, each with a time to look at
 * it and a word on what becomes of it afterwards. */
typedef struct
{
  BunkoCodecJob *job;
  GifFileType *gif;
  gsize at;

  guint width;
  guint height;
  guint8 *canvas;   /* BGRA */
  guint8 *previous; /* the canvas before the last image, where that wants it back; or NULL */
  guint8 *line;     /* colour numbers */

  GraphicsControlBlock control; /* of the next image */
  GraphicsControlBlock last;    /* of the image before */
  GifImageDesc last_place;
  guint n_done;
} Decode;

static int
read_cb (GifFileType *gif, GifByteType *data, int size)
{
  Decode *self = gif->UserData;
  gsize n = MIN ((gsize) MAX (size, 0), self->job->size - self->at);

  memcpy (data, self->job->data + self->at, n);
  self->at += n;
  return (int) n;
}

static guint8 *
pixel_at (guint8 *canvas, const Decode *self, guint x, guint y)
{
  return canvas + 4 * ((gsize) y * self->width + x);
}

static gboolean
fits (const Decode *self, const GifImageDesc *place)
{
  return place->Left >= 0 && place->Top >= 0 && place->Width > 0 && place->Height > 0 &&
         (guint) place->Left + (guint) place->Width <= self->width &&
         (guint) place->Top + (guint) place->Height <= self->height;
}

/* What the image before asked to be done when its time is over. */
static gboolean
dispose_last (Decode *self)
{
  gsize size = 4 * (gsize) self->width * self->height;
  const GifImageDesc *place = &self->last_place;

  if (self->last.DisposalMode == DISPOSE_PREVIOUS && self->previous != NULL)
    memcpy (self->canvas, self->previous, size);
  else if (self->last.DisposalMode == DISPOSE_BACKGROUND)
    for (int y = 0; y < place->Height; y++)
      memset (pixel_at (self->canvas, self, (guint) place->Left, (guint) (place->Top + y)), 0,
              4 * (gsize) place->Width);

  if (self->control.DisposalMode != DISPOSE_PREVIOUS)
    return TRUE;
  if (self->previous == NULL)
    self->previous = g_try_malloc (size);
  if (self->previous != NULL)
    memcpy (self->previous, self->canvas, size);
  return self->previous != NULL;
}

static void
paint_line (Decode *self, const ColorMapObject *colours, guint y)
{
  const GifImageDesc *place = &self->gif->Image;
  guint8 *to = pixel_at (self->canvas, self, (guint) place->Left, (guint) place->Top + y);

  for (int x = 0; x < place->Width; x++, to += 4)
    {
      int number = self->line[x];

      if (number == self->control.TransparentColor || number >= colours->ColorCount)
        continue;
      to[0] = colours->Colors[number].Blue;
      to[1] = colours->Colors[number].Green;
      to[2] = colours->Colors[number].Red;
      to[3] = 255;
    }
}

/* FALSE if the data ends in the middle; what there is, is painted. */
static gboolean
paint_image (Decode *self, const ColorMapObject *colours)
{
  static const guint starts[] = { 0, 4, 2, 1 }, steps[] = { 8, 8, 4, 2 };
  guint height = (guint) self->gif->Image.Height;
  gboolean interlaced = self->gif->Image.Interlace;

  for (guint pass = 0; pass < (interlaced ? 4 : 1); pass++)
    for (guint y = interlaced ? starts[pass] : 0; y < height; y += interlaced ? steps[pass] : 1)
      {
        if (DGifGetLine (self->gif, self->line, self->gif->Image.Width) != GIF_OK)
          return FALSE;
        paint_line (self, colours, y);
      }
  return TRUE;
}

static void
emit (Decode *self)
{
  BunkoCodecOutput *output = &self->job->output;
  g_autoptr (BunkoCodecScaler) scaler =
      bunko_codec_scaler_new (self->width, self->height, output->width, output->height, 4,
                              bunko_codec_get_frame (self->job, self->n_done), output->stride);

  for (guint y = 0; y < self->height; y++)
    bunko_codec_scaler_push (scaler, self->canvas + 4 * (gsize) self->width * y);
  output->delays[self->n_done++] = (guint32) MAX (self->control.DelayTime, 0) * 10;
}

static gboolean
read_image (Decode *self)
{
  const ColorMapObject *colours;
  gboolean whole;

  if (DGifGetImageDesc (self->gif) != GIF_OK || !fits (self, &self->gif->Image))
    return FALSE;
  colours = self->gif->Image.ColorMap != NULL ? self->gif->Image.ColorMap : self->gif->SColorMap;
  if (colours == NULL || !dispose_last (self))
    return FALSE;

  whole = paint_image (self, colours);
  if (!whole && self->n_done > 0)
    return FALSE;
  emit (self);
  self->last = self->control;
  self->last_place = self->gif->Image;
  self->last_place.ColorMap = NULL;
  self->control = (GraphicsControlBlock) { .TransparentColor = NO_TRANSPARENT_COLOR };
  return whole;
}

static gboolean
read_extension (Decode *self)
{
  GifByteType *block;
  int code;

  if (DGifGetExtension (self->gif, &code, &block) != GIF_OK)
    return FALSE;
  if (code == GRAPHICS_EXT_FUNC_CODE && block != NULL)
    DGifExtensionToGCB (block[0], block + 1, &self->control);
  while (block != NULL)
    if (DGifGetExtensionNext (self->gif, &block) != GIF_OK)
      return FALSE;
  return TRUE;
}

static void
read_records (Decode *self)
{
  GifRecordType type;
  gboolean going = TRUE;

  while (going && self->n_done < self->job->output.n_frames &&
         DGifGetRecordType (self->gif, &type) == GIF_OK)
    {
      if (type == IMAGE_DESC_RECORD_TYPE)
        going = read_image (self);
      else if (type == EXTENSION_RECORD_TYPE)
        going = read_extension (self);
      else
        going = FALSE;
    }
}

static BunkoWireStatus
prepare (Decode *self)
{
  BunkoWireStatus status = bunko_codec_check_size ((guint64) MAX (self->gif->SWidth, 0),
                                                   (guint64) MAX (self->gif->SHeight, 0));
  guint width, height;

  if (status != BUNKO_WIRE_OK)
    return status;
  self->width = (guint) self->gif->SWidth;
  self->height = (guint) self->gif->SHeight;
  self->control.TransparentColor = NO_TRANSPARENT_COLOR;
  self->canvas = g_try_malloc0_n (4 * (gsize) self->width, self->height);
  self->line = g_malloc0 (self->width);
  if (self->canvas == NULL)
    return BUNKO_WIRE_NO_MEMORY;
  bunko_codec_get_target (self->job, self->width, self->height, FALSE, &width, &height);
  return bunko_codec_open_output (
      self->job, width, height, BUNKO_WIRE_BGRA,
      bunko_codec_count_frames (self->job, width, height, self->job->header.n_frames));
}

/**
 * bunko_codec_gif: (skip)
 * @job: a GIF file
 *
 * Decodes with giflib and puts the images of an animation together. Of a file that is cut short,
 * the frames that are there are played.
 *
 * Returns: how it went
 */
BunkoWireStatus
bunko_codec_gif (BunkoCodecJob *job)
{
  Decode self = { .job = job };
  BunkoWireStatus status = BUNKO_WIRE_CORRUPT;

  self.gif = DGifOpen (&self, read_cb, NULL);
  if (self.gif != NULL)
    status = prepare (&self);
  if (status == BUNKO_WIRE_OK)
    {
      read_records (&self);
      status = self.n_done > 0 ? bunko_codec_drop_frames (job, self.n_done) : BUNKO_WIRE_CORRUPT;
    }
  if (self.gif != NULL)
    DGifCloseFile (self.gif, NULL);
  g_free (self.canvas);
  g_free (self.previous);
  g_free (self.line);
  return status;
}
