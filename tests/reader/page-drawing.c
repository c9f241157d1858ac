/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "page-drawing.h"

void
page_drawing_init (PageDrawing *self, int width, int height, guint8 ground)
{
  self->width = width;
  self->height = height;
  self->gray = g_malloc ((gsize) width * height);
  memset (self->gray, ground, (gsize) width * height);
}

void
page_drawing_clear (PageDrawing *self)
{
  g_clear_pointer (&self->gray, g_free);
}

void
page_drawing_rect (PageDrawing *self, int x, int y, int width, int height, guint8 gray)
{
  for (int j = MAX (y, 0); j < MIN (y + height, self->height); j++)
    for (int i = MAX (x, 0); i < MIN (x + width, self->width); i++)
      self->gray[j * self->width + i] = gray;
}

/* Whether a point is inside of a convex quad: on the same side of all of its edges. */
static gboolean
is_inside (const double corners[8], double x, double y)
{
  int sign = 0;

  for (int i = 0; i < 4; i++)
    {
      const double *a = corners + 2 * i, *b = corners + (2 * i + 2) % 8;
      double side = (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);

      if (side != 0 && sign != 0 && (side > 0) != (sign > 0))
        return FALSE;
      if (side != 0)
        sign = side > 0 ? 1 : -1;
    }
  return TRUE;
}

/* Corners are x and y, around the quad, in pixels. */
void
page_drawing_quad (PageDrawing *self, const double corners[8], guint8 gray)
{
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      if (is_inside (corners, x + 0.5, y + 0.5))
        self->gray[y * self->width + x] = gray;
}

/* A frame of some pixels, and inside: 0 white, 1 gray, 2 dark, 3 screen tone, 4 white with a
 * figure. */
void
page_drawing_panel (PageDrawing *self, const double corners[8], guint8 frame, guint inside)
{
  static const guint8 grounds[] = { 255, 150, 40, 255, 255 };
  const double shift = 4;
  double x = 0, y = 0, inner[8];

  for (int i = 0; i < 4; i++)
    {
      x += corners[2 * i] / 4;
      y += corners[2 * i + 1] / 4;
    }
  for (int i = 0; i < 4; i++)
    {
      inner[2 * i] = corners[2 * i] + (corners[2 * i] < x ? shift : -shift);
      inner[2 * i + 1] = corners[2 * i + 1] + (corners[2 * i + 1] < y ? shift : -shift);
    }
  page_drawing_quad (self, corners, frame);
  page_drawing_quad (self, inner, grounds[inside]);
  for (int j = 0; inside == 3 && j < self->height; j += 4)
    for (int i = 0; i < self->width; i += 4)
      if (is_inside (inner, i, j))
        page_drawing_rect (self, i, j, 2, 2, 60);
  if (inside == 4)
    page_drawing_rect (self, x - 20, y - 30, 40, 60, 30);
}

/* White in a black line, with something like letters in it. */
void
page_drawing_balloon (PageDrawing *self, double x, double y, double rx, double ry)
{
  for (int j = 0; j < self->height; j++)
    for (int i = 0; i < self->width; i++)
      {
        double outer = hypot ((i - x) / rx, (j - y) / ry);
        double inner = hypot ((i - x) / (rx - 4), (j - y) / (ry - 4));

        if (outer <= 1)
          self->gray[j * self->width + i] = inner <= 1 ? 255 : 0;
        if (inner <= 0.7 && i % 10 < 3 && j % 16 < 9)
          self->gray[j * self->width + i] = 0;
      }
}

/* As JPEG leaves it: a bit up, a bit down. */
void
page_drawing_noise (PageDrawing *self, int amount, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (gsize i = 0; i < (gsize) self->width * self->height; i++)
    {
      int gray = self->gray[i] + g_rand_int_range (random, -amount, amount + 1);

      self->gray[i] = CLAMP (gray, 0, 255);
    }
}

void
page_drawing_invert (PageDrawing *self)
{
  for (gsize i = 0; i < (gsize) self->width * self->height; i++)
    self->gray[i] = 255 - self->gray[i];
}

/* As a page lies in a scanner. */
void
page_drawing_rotate (PageDrawing *self, double degrees, guint8 ground)
{
  double s = sin (degrees * G_PI / 180), c = cos (degrees * G_PI / 180);
  g_autofree guint8 *old = g_memdup2 (self->gray, (gsize) self->width * self->height);

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        double dx = x - self->width / 2.0, dy = y - self->height / 2.0;
        int i = self->width / 2.0 + c * dx + s * dy, j = self->height / 2.0 - s * dx + c * dy;
        gboolean inside = i >= 0 && j >= 0 && i < self->width && j < self->height;

        self->gray[y * self->width + x] = inside ? old[j * self->width + i] : ground;
      }
}
