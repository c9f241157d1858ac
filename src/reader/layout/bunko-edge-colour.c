/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-edge-colour.h"

/* How broad the edge is, of the shorter side. */
#define EDGE 0.02

/* A colour that takes this much of the edge is the colour of the edge. */
#define SHARE 0.3

#define N_BINS (16 * 16 * 16)

typedef struct
{
  guint32 n_pixels;
  guint64 sums[3];
} Bin;

static void
bin_add (Bin *self, const guint8 *pixel)
{
  self->n_pixels++;
  for (int i = 0; i < 3; i++)
    self->sums[i] += pixel[i];
}

static void
bin_add_bin (Bin *self, const Bin *other)
{
  self->n_pixels += other->n_pixels;
  for (int i = 0; i < 3; i++)
    self->sums[i] += other->sums[i];
}

static guint
get_bin (int red, int green, int blue)
{
  return (red << 8) | (green << 4) | blue;
}

/* Sorts the pixels of the edge by their colours, roughly. */
static void
collect (const guint8 *rgb, int width, int height, gsize stride, Bin *bins)
{
  int edge = MAX (MIN (width, height) * EDGE, 1);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *pixel = rgb + y * stride + (gsize) x * 3;

        /* Only the ends of lines in the middle belong to the edge. */
        if (y >= edge && y < height - edge && x == edge && width > 2 * edge)
          {
            x = width - edge - 1;
            continue;
          }
        bin_add (&bins[get_bin (pixel[0] >> 4, pixel[1] >> 4, pixel[2] >> 4)], pixel);
      }
}

/* The bin with its neighbours: a colour with some noise may lie on the line between two of them. */
static Bin
gather (const Bin *bins, guint at)
{
  int red = at >> 8, green = (at >> 4) & 15, blue = at & 15;
  Bin sum = { 0 };

  for (int r = MAX (red - 1, 0); r <= MIN (red + 1, 15); r++)
    for (int g = MAX (green - 1, 0); g <= MIN (green + 1, 15); g++)
      for (int b = MAX (blue - 1, 0); b <= MIN (blue + 1, 15); b++)
        bin_add_bin (&sum, &bins[get_bin (r, g, b)]);
  return sum;
}

/**
 * bunko_edge_colour_find: (skip)
 * @rgb: a page, three bytes a pixel
 * @width: its width in pixels
 * @height: its height in pixels
 * @stride: how many bytes a line takes
 * @colour: (out caller-allocates) (array fixed-size=3): red, green and blue
 *
 * Finds the colour that a page seems to go on with beyond its edge: the one that most of the edge
 * has, and where there is none, the average of the edge.
 *
 * Returns: %FALSE if there is no page
 */
gboolean
bunko_edge_colour_find (const guint8 *rgb, int width, int height, gsize stride, guint8 colour[3])
{
  g_autofree Bin *bins = NULL;
  Bin all = { 0 }, most;
  guint largest = 0;

  g_return_val_if_fail (colour != NULL, FALSE);

  if (rgb == NULL || width <= 0 || height <= 0 || stride / 3 < (gsize) width)
    return FALSE;
  bins = g_new0 (Bin, N_BINS);
  collect (rgb, width, height, stride, bins);
  for (guint i = 0; i < N_BINS; i++)
    {
      bin_add_bin (&all, &bins[i]);
      if (bins[i].n_pixels > bins[largest].n_pixels)
        largest = i;
    }
  most = gather (bins, largest);
  if (most.n_pixels < all.n_pixels * SHARE)
    most = all;
  for (int i = 0; i < 3; i++)
    colour[i] = (most.sums[i] + most.n_pixels / 2) / most.n_pixels;
  return TRUE;
}
