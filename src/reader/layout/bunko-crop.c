/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-crop.h"

/* Never more than this is taken from a side, of its length; less than the other is not worth it. */
#define MOST  0.4
#define LEAST 0.008

/* Of a line across the page: fewer pixels of another colour are noise, or dust. */
#define NOISE 0.006

/* Page numbers: no thicker than this, of the length of the side, and with no more ink than this, of
 * a line. */
#define NUMBER_THICKNESS 0.035
#define NUMBER_INK       0.05

/* A page that is looked at from one of its sides: lines lie across the way in. */
typedef struct
{
  const guint8 *first; /* the first pixel of the outermost line */
  gssize in;           /* from a line to the next one further in */
  gssize along;        /* from a pixel of a line to the next one */
  int n_lines;
  int length; /* of a line */
  int threshold;
} Side;

/* What is left of the page so far, in pixels. */
typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Box;

static int
get_pixel (const Side *self, int line, int at)
{
  return self->first[line * self->in + at * self->along];
}

/* The colour of the outermost lines: what half of the pixels are lighter than. */
static int
find_median (const Side *self)
{
  int n_lines = MAX (self->n_lines / 100, 1);
  guint counts[256] = { 0 };
  guint seen = 0;
  int level = 0;

  for (int line = 0; line < n_lines; line++)
    for (int at = 0; at < self->length; at++)
      counts[get_pixel (self, line, at)]++;
  while (level < 255 && (seen += counts[level]) * 2 < (guint) n_lines * self->length)
    level++;
  return level;
}

/* How many pixels of @line are not of the colour of the border. */
static int
count_ink (const Side *self, int line, int border)
{
  int count = 0;

  for (int at = 0; at < self->length; at++)
    count += ABS (get_pixel (self, line, at) - border) > self->threshold;
  return count;
}

/* How many lines are border. Thin runs of lines with little on them, with border behind them, are
 * page numbers and dust. Returns n_lines if nothing but border is found. */
static int
measure_border (const Side *self)
{
  int border = find_median (self);
  int number = MAX (self->n_lines * NUMBER_THICKNESS, 2);
  int noise = MAX (self->length * NOISE, 1);
  int ink = MAX (self->length * NUMBER_INK, 2);
  int start = -1;

  if (border > self->threshold && border < 255 - self->threshold)
    return 0;
  for (int line = 0; line < self->n_lines; line++)
    {
      int count = count_ink (self, line, border);

      if (count <= noise)
        start = -1;
      else if (start < 0)
        start = line;
      if (start >= 0 && (count > ink || line - start >= number))
        return start;
    }
  return self->n_lines;
}

static int
measure (const guint8 *gray, gsize stride, int threshold, const Box *box, char which)
{
  int width = box->right - box->left, height = box->bottom - box->top;
  gboolean lies = which == 't' || which == 'b';
  Side side = {
    .first = gray + (gsize) box->top * stride + box->left,
    .in = lies ? (gssize) stride : 1,
    .along = lies ? 1 : (gssize) stride,
    .n_lines = lies ? height : width,
    .length = lies ? width : height,
    .threshold = threshold,
  };

  if (which == 'b' || which == 'r')
    {
      side.first += (side.n_lines - 1) * side.in;
      side.in = -side.in;
    }
  return measure_border (&side);
}

/* Takes what is border off one side; @most is how much may go in all, of the whole page. Returns
 * FALSE if there is nothing but border. */
static gboolean
crop_side (const guint8 *gray, gsize stride, int threshold, Box *box, int whole, char which)
{
  int border = measure (gray, stride, threshold, box, which);
  int most = whole * MOST;

  if (border >= (which == 't' || which == 'b' ? box->bottom - box->top : box->right - box->left))
    return FALSE;
  if (which == 't')
    box->top = MIN (box->top + border, most);
  else if (which == 'b')
    box->bottom = MAX (box->bottom - border, whole - most);
  else if (which == 'l')
    box->left = MIN (box->left + border, most);
  else
    box->right = MAX (box->right - border, whole - most);
  return TRUE;
}

static gboolean
is_worth_it (const Box *box, int width, int height)
{
  return box->left > width * LEAST || width - box->right > width * LEAST ||
         box->top > height * LEAST || height - box->bottom > height * LEAST;
}

/**
 * bunko_crop_find: (skip)
 * @gray: a page, a byte a pixel
 * @width: its width in pixels
 * @height: its height in pixels
 * @stride: how many bytes a line takes
 * @threshold_percent: by how much of the way from black to white a pixel differs that is not border
 *   any more; 0–100
 * @content: (out caller-allocates): what is left without borders, in fractions of the page
 *
 * Finds the borders of a page: lines of about one light or one dark colour. Each side has a colour
 * of its own and is cropped on its own, by 40 % at most. Noise, dust and page numbers do not stop
 * it. Pages with nothing but border are left as they are.
 *
 * Returns: %TRUE if there is something to crop, %FALSE with all of the page in @content if not
 */
gboolean
bunko_crop_find (const guint8 *gray,
                 int width,
                 int height,
                 gsize stride,
                 int threshold_percent,
                 graphene_rect_t *content)
{
  int threshold = CLAMP (threshold_percent, 0, 100) * 255 / 100;
  Box box = { 0, 0, width, height };

  g_return_val_if_fail (content != NULL, FALSE);

  *content = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  if (gray == NULL || width < 8 || height < 8 || stride < (gsize) width)
    return FALSE;

  /* Twice: a side may only be seen to be border when the borders beside it are gone. */
  for (int i = 0; i < 2; i++)
    if (!crop_side (gray, stride, threshold, &box, height, 't') ||
        !crop_side (gray, stride, threshold, &box, height, 'b') ||
        !crop_side (gray, stride, threshold, &box, width, 'l') ||
        !crop_side (gray, stride, threshold, &box, width, 'r'))
      return FALSE;
  if (!is_worth_it (&box, width, height))
    return FALSE;
  *content = GRAPHENE_RECT_INIT ((float) box.left / width, (float) box.top / height,
                                 (float) (box.right - box.left) / width,
                                 (float) (box.bottom - box.top) / height);
  return TRUE;
}
