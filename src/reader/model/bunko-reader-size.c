/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

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
 * bunko_reader_size_get_shown_width:
 * @width: width of the box that the page is shown in, in device pixels; 0 for any
 * @height: height of the box; 0 for any
 * @aspect: width by height of the page
 *
 * Returns: how wide the page is shown if it is as large as fits into the box; 0 if nothing bounds
 * it
 */
double
bunko_reader_size_get_shown_width (double width, double height, double aspect)
{
  if (height <= 0)
    return MAX (width, 0);
  return width > 0 ? MIN (width, height * aspect) : height * aspect;
}

static BunkoImageSize
choose_size (double shown)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes) && shown > 0; i++)
    if (shown <= sizes[i].width)
      return sizes[i].size;
  return BUNKO_IMAGE_SIZE_ORIGINAL;
}

/* A picture that is asked for without a bound has all its pixels. */
static int
choose_box (double length)
{
  if (length <= 0 || length > G_MAXINT / 2)
    return 0;
  return MAX (BOX_MIN, (int) ceil (length / BOX_STEP) * BOX_STEP);
}

/**
 * bunko_reader_size_choose:
 * @width: width of the box that the page is shown in, in device pixels; 0 for any
 * @height: height of the box; 0 for any
 * @aspect: width by height of the page
 * @setting: the server's size that is always asked for, or %BUNKO_READER_SIZE_AUTO
 *
 * Chooses in which form to ask for a page: in the server's smallest size that need not be scaled
 * up, the original where none of the others is large enough, and decoded no larger than it is
 * shown.
 *
 * Returns: the form
 */
BunkoReaderSize
bunko_reader_size_choose (double width, double height, double aspect, int setting)
{
  BunkoReaderSize chosen = { BUNKO_IMAGE_SIZE_ORIGINAL, choose_box (width), choose_box (height) };

  g_return_val_if_fail (aspect > 0, chosen);

  if (setting > 0)
    chosen.size = (BunkoImageSize) setting;
  else
    chosen.size = choose_size (bunko_reader_size_get_shown_width (width, height, aspect));
  return chosen;
}

static gboolean
is_larger_box (int one, int two)
{
  return two != 0 && (one == 0 || one > two);
}

/**
 * bunko_reader_size_is_sharper:
 * @one: a form
 * @two: another form
 *
 * Returns: whether a page may have more pixels in form @one than in form @two
 */
gboolean
bunko_reader_size_is_sharper (const BunkoReaderSize *one, const BunkoReaderSize *two)
{
  g_return_val_if_fail (one != NULL && two != NULL, FALSE);

  if (width_of (one->size) != width_of (two->size))
    return width_of (one->size) > width_of (two->size);
  return is_larger_box (one->box_width, two->box_width) ||
         is_larger_box (one->box_height, two->box_height);
}

/**
 * bunko_reader_size_is_original:
 * @self: the form that a page was asked for in
 * @width: width of what came, in pixels
 * @height: its height
 *
 * Returns: whether that is all that there is: the original, and not scaled down to fit the box
 */
gboolean
bunko_reader_size_is_original (const BunkoReaderSize *self, int width, int height)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->size == BUNKO_IMAGE_SIZE_ORIGINAL &&
         (self->box_width == 0 || width < self->box_width) &&
         (self->box_height == 0 || height < self->box_height);
}

/**
 * bunko_reader_size_raise:
 * @self: (inout): a form
 * @other: another form
 *
 * Takes the larger one of both of the server's sizes.
 */
void
bunko_reader_size_raise (BunkoReaderSize *self, const BunkoReaderSize *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  if (width_of (other->size) > width_of (self->size))
    self->size = other->size;
}

/**
 * bunko_reader_size_may_move:
 * @name: (nullable): the name of a file
 *
 * Tells by its name whether a page may be an animation; nothing else does before it is loaded.
 *
 * Returns: whether it is of a format that is used for animations
 */
gboolean
bunko_reader_size_may_move (const char *name)
{
  static const char *const endings[] = { ".gif", ".apng", ".webp" };
  gsize length = name != NULL ? strlen (name) : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize ending = strlen (endings[i]);

      if (length > ending && g_ascii_strcasecmp (name + length - ending, endings[i]) == 0)
        return TRUE;
    }
  return FALSE;
}
