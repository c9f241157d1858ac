/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-size.h"

/* Pages are decoded to fit a box whose sides go in these steps, so that a window that is resized a
 * little does not make every page be decoded again. */
#define BOX_STEP 512
#define BOX_MIN  1024

static const struct
{
  BunkoImageSize size;
  int width;
} sizes[] = {
  { BUNKO_IMAGE_SIZE_X768, 768 },   { BUNKO_IMAGE_SIZE_X960, 960 },
  { BUNKO_IMAGE_SIZE_X1280, 1280 }, { BUNKO_IMAGE_SIZE_X1600, 1600 },
  { BUNKO_IMAGE_SIZE_X2400, 2400 }, { BUNKO_IMAGE_SIZE_ORIGINAL, G_MAXINT },
};

static int
width_of (BunkoImageSize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i].size == size)
      return sizes[i].width;
  return 0;
}

/**
 * bunko_reader_size_choose:
 * @view_width: width of the view, in device pixels
 * @view_height: height of the view, in device pixels
 * @aspect: width by height of the page
 *
 * Chooses in which of the server's sizes to ask for a page that is shown as large as it fits into
 * the view: the smallest one that need not be scaled up.
 *
 * Returns: the size; the original where none of the others is large enough
 */
BunkoImageSize
bunko_reader_size_choose (int view_width, int view_height, double aspect)
{
  double shown;

  g_return_val_if_fail (aspect > 0, BUNKO_IMAGE_SIZE_ORIGINAL);

  shown = MIN ((double) view_width, view_height * aspect);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (shown <= sizes[i].width)
      return sizes[i].size;
  return BUNKO_IMAGE_SIZE_ORIGINAL;
}

/**
 * bunko_reader_size_is_larger:
 * @one: a size
 * @two: another size
 *
 * Returns: whether @one has more pixels than @two
 */
gboolean
bunko_reader_size_is_larger (BunkoImageSize one, BunkoImageSize two)
{
  return width_of (one) > width_of (two);
}

/**
 * bunko_reader_size_box:
 * @view_length: width or height of the view, in device pixels
 *
 * Returns: the side of the box that pages are decoded to fit, at least @view_length
 */
int
bunko_reader_size_box (int view_length)
{
  return MAX (BOX_MIN, (view_length + BOX_STEP - 1) / BOX_STEP * BOX_STEP);
}
