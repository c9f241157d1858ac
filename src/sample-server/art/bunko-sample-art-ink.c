/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-ink.h"
#include "bunko-sample-art-text.h"

#define MIN_LETTER 23

/* One cell of the screen: a dot in the middle and a quarter of one in each corner. */
static cairo_pattern_t *
create_tone (double cell, double coverage, guint32 color)
{
  int size = MAX (4, (int) (cell + 0.5));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  double radius = size * sqrt (coverage / (2 * G_PI));
  BunkoArtCanvas tile = { .cr = cairo_create (surface), .scale = 1 };
  cairo_pattern_t *pattern;

  for (guint i = 0; i < 4; i++)
    bunko_art_path_circle (&tile, (i & 1) * size, (i >> 1) * size, radius);
  bunko_art_path_circle (&tile, size / 2.0, size / 2.0, radius);
  bunko_art_fill (&tile, color);
  cairo_destroy (tile.cr);

  pattern = cairo_pattern_create_for_surface (surface);
  cairo_surface_destroy (surface);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);

  return pattern;
}

/**
 * bunko_art_tone:
 * @canvas: a canvas
 * @step: from dot to dot, in units
 * @coverage: how dark it is, from 0 to 1
 * @color: the colour of the dots
 *
 * Fills the current path with a screen of dots. Where they would be too small to see, it is a flat
 * tint of the same darkness.
 */
void
bunko_art_tone (const BunkoArtCanvas *canvas, double step, double coverage, guint32 color)
{
  cairo_pattern_t *pattern;
  cairo_matrix_t matrix;

  if (step * canvas->scale < 5)
    {
      bunko_art_source_alpha (canvas, color, coverage);
      cairo_fill (canvas->cr);
      return;
    }

  /* The tile is made of whole device pixels, else the dots would beat with them. */
  pattern = create_tone (step * canvas->scale, coverage, color);
  cairo_get_matrix (canvas->cr, &matrix);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_set_source (canvas->cr, pattern);
  cairo_fill (canvas->cr);
  cairo_pattern_destroy (pattern);
}

/**
 * bunko_art_focus_lines:
 * @canvas: a canvas
 * @seed: decides the lines
 * @x: what they point at
 * @y: what they point at
 * @rx: half the width of what is left free
 * @ry: half the height of what is left free
 * @color: their colour
 *
 * Draws lines from the edges towards a point, as comics do for a moment of surprise.
 */
void
bunko_art_focus_lines (const BunkoArtCanvas *canvas,
                       guint64 seed,
                       double x,
                       double y,
                       double rx,
                       double ry,
                       guint32 color)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xf0c5);
  double far = hypot (canvas->width, canvas->height);
  double at = 0;

  while (at < 2 * G_PI)
    {
      double width = bunko_art_random_real (&random, 0.008, 0.03);
      double inner = bunko_art_random_real (&random, 1, 1.45);

      cairo_move_to (canvas->cr, x + cos (at) * rx * inner, y + sin (at) * ry * inner);
      cairo_line_to (canvas->cr, x + cos (at - width) * far, y + sin (at - width) * far);
      cairo_line_to (canvas->cr, x + cos (at + width) * far, y + sin (at + width) * far);
      cairo_close_path (canvas->cr);
      at += bunko_art_random_real (&random, 0.05, 0.12);
    }
  bunko_art_fill (canvas, color);
}

/**
 * bunko_art_speed_lines:
 * @canvas: a canvas
 * @seed: decides the lines
 * @color: their colour
 *
 * Draws level lines behind something fast.
 */
void
bunko_art_speed_lines (const BunkoArtCanvas *canvas, guint64 seed, guint32 color)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x59eed);

  for (double y = 0; y < canvas->height; y += bunko_art_random_real (&random, 9, 34))
    {
      double half = bunko_art_random_real (&random, 1, 4);
      double length = canvas->width * bunko_art_random_real (&random, 0.4, 1.1);
      double x = bunko_art_random_once_in (&random, 2) ? -5 : canvas->width + 5;

      cairo_move_to (canvas->cr, x, y - half);
      cairo_line_to (canvas->cr, x + (x < 0 ? length : -length), y);
      cairo_line_to (canvas->cr, x, y + half);
      cairo_close_path (canvas->cr);
    }
  bunko_art_fill (canvas, color);
}

/* A tail of reasonable length that points at who speaks. */
static void
path_tail (const BunkoArtCanvas *canvas,
           double x,
           double y,
           double rx,
           double ry,
           double tail_x,
           double tail_y)
{
  double dx = tail_x - x;
  double dy = tail_y - y;
  double distance = hypot (dx, dy);
  double base = MIN (rx, ry) * 0.3;
  double edge;
  double length;

  if (distance < 1)
    return;

  /* From the middle to the edge of the ellipse in this direction. */
  edge = distance / hypot (dx / rx, dy / ry);
  length = MIN (distance * 0.88, edge + 90);
  if (length <= edge)
    return;

  cairo_new_sub_path (canvas->cr);
  cairo_move_to (canvas->cr, x + dy / distance * base, y - dx / distance * base);
  cairo_line_to (canvas->cr, x + dx / distance * length, y + dy / distance * length);
  cairo_line_to (canvas->cr, x - dy / distance * base, y + dx / distance * base);
  cairo_close_path (canvas->cr);
}

static void
path_bubble (const BunkoArtCanvas *canvas,
             BunkoArtBubble kind,
             double x,
             double y,
             double rx,
             double ry,
             double tail_x,
             double tail_y)
{
  switch (kind)
    {
    case BUNKO_ART_BUBBLE_SHOUT:
      cairo_save (canvas->cr);
      cairo_translate (canvas->cr, x, y);
      cairo_scale (canvas->cr, rx, ry);
      bunko_art_path_star (canvas, 0, 0, 1.32, 1.0, 15, 0.1);
      cairo_restore (canvas->cr);
      break;

    case BUNKO_ART_BUBBLE_THOUGHT:
      for (guint i = 0; i < 10; i++)
        {
          double at = 2 * G_PI * i / 10;

          bunko_art_path_circle (canvas, x + cos (at) * rx * 0.86, y + sin (at) * ry * 0.8,
                                 MIN (rx, ry) * 0.4);
        }
      bunko_art_path_ellipse (canvas, x, y, rx * 0.95, ry * 0.9);
      for (guint i = 1; i < 4; i++)
        bunko_art_path_circle (canvas, x + (tail_x - x) * (0.62 + 0.13 * i),
                               y + (tail_y - y) * (0.62 + 0.13 * i), 24 - 5.0 * i);
      break;

    case BUNKO_ART_BUBBLE_CAPTION:
      cairo_rectangle (canvas->cr, x - rx, y - ry, 2 * rx, 2 * ry);
      break;

    case BUNKO_ART_BUBBLE_SPEECH:
    default:
      bunko_art_path_ellipse (canvas, x, y, rx, ry);
      path_tail (canvas, x, y, rx, ry, tail_x, tail_y);
      break;
    }
}

/* How large letters in columns can be, and the box they need then. */
static void
fit_standing (BunkoArtText *text, double max_width, double max_height)
{
  double n_chars = g_utf8_strlen (text->text, -1);
  double n_columns;
  double n_rows;

  for (; text->size > MIN_LETTER; text->size *= 0.9)
    {
      n_columns = ceil (n_chars / MAX (1, floor (MIN (max_height / (text->size * 1.04), 8))));
      if (n_columns * text->size * 1.18 <= max_width)
        break;
    }

  n_columns = ceil (n_chars / MAX (1, floor (MIN (max_height / (text->size * 1.04), 8))));
  n_rows = ceil (n_chars / n_columns);
  text->min_size = text->size;
  text->width = n_columns * text->size * 1.18 + 1;
  text->height = n_rows * text->size * 1.04 + 1;
}

static double
keep_inside (double at, double half, double size)
{
  return 2 * half > size ? size / 2 : CLAMP (at, half, size - half);
}

/**
 * bunko_art_bubble:
 * @canvas: a canvas: the bubble stays inside it
 * @kind: the shape
 * @text: what it says
 * @is_standing: whether it is written in columns
 * @x: where its middle should be
 * @y: where its middle should be
 * @max_width: how wide it may get
 * @max_height: how high it may get
 * @tail_x: who says it
 * @tail_y: who says it
 *
 * Draws a speech bubble that is as large as its text needs.
 */
void
bunko_art_bubble (const BunkoArtCanvas *canvas,
                  BunkoArtBubble kind,
                  const char *text,
                  gboolean is_standing,
                  double x,
                  double y,
                  double max_width,
                  double max_height,
                  double tail_x,
                  double tail_y)
{
  gboolean is_caption = kind == BUNKO_ART_BUBBLE_CAPTION;
  double grow = is_caption ? 1 : 1.32;
  double spikes = kind == BUNKO_ART_BUBBLE_SHOUT ? 1.3 : 1;
  BunkoArtText letters = { .text = text, .font = BUNKO_ART_FONT_COMIC };
  g_autoptr (PangoLayout) layout = NULL;
  BunkoArtTextBox box;
  double rx;
  double ry;

  /* Large panels have larger letters. */
  letters.size = CLAMP (max_width * 0.095, 38, 60);
  letters.min_size = MIN_LETTER;
  letters.width = (max_width - 44) / (grow * spikes);
  letters.height = (max_height - 36) / (grow * spikes);
  letters.color = 0x111111;
  if (is_standing)
    {
      fit_standing (&letters, letters.width, letters.height);
      box.width = letters.width;
      box.height = letters.height;
    }
  else
    layout = bunko_art_text_fit (canvas, &letters, &box);

  rx = box.width / 2 * grow + 22;
  ry = box.height / 2 * grow + 18;
  x = keep_inside (x, rx * spikes + 14, canvas->width);
  y = keep_inside (y, ry * spikes + 14, canvas->height);

  /* The line first, then the inside over its inner half: tail and bubble become one shape. */
  path_bubble (canvas, kind, x, y, rx, ry, tail_x, tail_y);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_MITER);
  bunko_art_source (canvas, 0x111111);
  cairo_set_line_width (canvas->cr, 9);
  cairo_stroke_preserve (canvas->cr);
  bunko_art_fill (canvas, 0xffffff);

  letters.x = x - letters.width / 2;
  letters.y = y - letters.height / 2;
  letters.valign = 0.5;
  if (is_standing)
    bunko_art_text_standing (canvas, &letters);
  else
    {
      box.x = x - box.width / 2;
      box.y = y - box.height / 2;
      bunko_art_text_paint (canvas, &letters, layout, &box);
    }
}

/**
 * bunko_art_sound:
 * @canvas: a canvas
 * @text: a sound
 * @x: its middle
 * @y: its middle
 * @size: the size of the letters
 * @angle: how it is turned, in radians
 *
 * Letters a sound into the picture.
 */
void
bunko_art_sound (const BunkoArtCanvas *canvas,
                 const char *text,
                 double x,
                 double y,
                 double size,
                 double angle)
{
  const BunkoArtPalette *palette = canvas->palette;
  gboolean is_gray = palette == bunko_art_palette_gray ();
  BunkoArtText letters = { .text = text, .font = BUNKO_ART_FONT_HEAVY, .valign = 0.5 };

  letters.width = canvas->width * 0.9;
  letters.height = size * 2;
  letters.x = -letters.width / 2;
  letters.y = -size;
  letters.size = size;
  letters.min_size = 40;
  letters.color = is_gray ? 0x111111 : palette->pop;
  letters.outline = is_gray ? 0xffffff : palette->ink;
  letters.outline_width = 0.09;
  letters.shadow = is_gray ? 0x111111 : palette->deep;
  letters.shadow_offset = is_gray ? 0 : 0.06;

  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y);
  cairo_rotate (canvas->cr, angle);
  bunko_art_text (canvas, &letters);
  cairo_restore (canvas->cr);
}
