/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-animals.h"
#include "bunko-sample-art-scenery.h"
#include "bunko-sample-art-scenes.h"

/* Overlapping scales, as waves are drawn on cloth. */
static void
draw_scales (const BunkoArtCanvas *canvas, double radius, guint32 ground, guint32 line)
{
  guint row = 0;

  bunko_art_background (canvas, ground);
  for (double y = 0; y < canvas->height + 2 * radius; y += radius / 2, row++)
    for (double x = row % 2 == 0 ? 0 : radius; x < canvas->width + radius; x += 2 * radius)
      for (guint ring = 0; ring < 4; ring++)
        bunko_art_circle (canvas, x, y, radius * (1 - 0.24 * ring), ring % 2 == 0 ? line : ground);
}

static void
draw_triangles (const BunkoArtCanvas *canvas, BunkoArtRandom *random, double size)
{
  const BunkoArtPalette *palette = canvas->palette;
  const guint32 colors[] = { palette->mid,  palette->soft, palette->deep, palette->paper,
                             palette->soft, palette->mid,  palette->pop };
  double height = size * 0.866;
  guint row = 0;

  for (double y = 0; y < canvas->height; y += height, row++)
    for (int i = -1; (i - 1) * size / 2 < canvas->width; i++)
      {
        double x = i * size / 2;
        gboolean up = (i + row) % 2 == 0;

        bunko_art_path_polygon (canvas,
                                (double[]) { x, up ? y + height : y, x + size, up ? y + height : y,
                                             x + size / 2, up ? y : y + height },
                                3);
        bunko_art_fill_stroke (canvas, colors[bunko_art_random_below (random, 7)], palette->paper,
                               3);
      }
}

/* Quarter circles in squares, each turned as it likes. */
static void
draw_quarters (const BunkoArtCanvas *canvas, BunkoArtRandom *random, double size)
{
  const BunkoArtPalette *palette = canvas->palette;
  const guint32 colors[] = { palette->paper, palette->mid, palette->soft,
                             palette->deep,  palette->pop, palette->pop2 };

  for (double y = 0; y < canvas->height; y += size)
    for (double x = 0; x < canvas->width; x += size)
      {
        guint ground = bunko_art_random_below (random, 4);
        guint shape = (ground + 1 + bunko_art_random_below (random, 5)) % 6;
        guint turn = bunko_art_random_below (random, 4);

        bunko_art_rectangle (canvas, x, y, size + 1, size + 1, colors[ground]);
        cairo_save (canvas->cr);
        cairo_translate (canvas->cr, x + size / 2, y + size / 2);
        cairo_rotate (canvas->cr, turn * G_PI_2);
        cairo_move_to (canvas->cr, -size / 2, -size / 2);
        cairo_arc (canvas->cr, -size / 2, -size / 2, size, 0, G_PI_2);
        cairo_close_path (canvas->cr);
        bunko_art_fill (canvas, colors[shape]);
        cairo_restore (canvas->cr);
      }
}

static void
draw_leaves (const BunkoArtCanvas *canvas, BunkoArtRandom *random)
{
  const BunkoArtPalette *palette = canvas->palette;
  const guint32 colors[] = { palette->mid, palette->pop, palette->soft, palette->pop2 };
  cairo_t *cr = canvas->cr;
  guint row = 0;

  bunko_art_background (canvas, palette->deep);
  for (double y = 30; y < canvas->height + 160; y += 170, row++)
    for (double x = row % 2 == 0 ? 60 : 150; x < canvas->width + 90; x += 180)
      {
        cairo_save (cr);
        cairo_translate (cr, x, y);
        cairo_rotate (cr, bunko_art_random_real (random, -0.9, 0.9));
        cairo_move_to (cr, 0, 78);
        cairo_curve_to (cr, 75, 30, 60, -50, 0, -88);
        cairo_curve_to (cr, -60, -50, -75, 30, 0, 78);
        cairo_close_path (cr);
        bunko_art_fill (canvas, colors[bunko_art_random_below (random, 4)]);
        cairo_move_to (cr, 0, 100);
        cairo_line_to (cr, 0, -50);
        for (int i = 0; i < 3; i++)
          {
            cairo_move_to (cr, -28, -24 + i * 34);
            cairo_line_to (cr, 0, i * 34);
            cairo_line_to (cr, 28, -24 + i * 34);
          }
        cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
        bunko_art_stroke (canvas, palette->deep, 6);
        cairo_restore (cr);
      }
}

/**
 * bunko_art_scene_pattern:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Covers everything with a pattern.
 */
void
bunko_art_scene_pattern (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x9a77e2);
  const BunkoArtPalette *palette = canvas->palette;

  switch (bunko_art_random_below (&random, 4))
    {
    case 0:
      draw_scales (canvas, canvas->width / 10, palette->mid,
                   bunko_art_color_mix (palette->soft, palette->paper, 0.4));
      break;

    case 1:
      draw_triangles (canvas, &random, canvas->width / 6);
      break;

    case 2:
      draw_quarters (canvas, &random, canvas->width / 5);
      break;

    default:
      draw_leaves (canvas, &random);
      break;
    }

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_LABEL, palette->paper, FALSE, palette->paper };
}

/**
 * bunko_art_scene_lettering:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws a few large shapes behind a title that fills the cover.
 */
void
bunko_art_scene_lettering (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x1e77e2);
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  gboolean is_dark = bunko_art_random_once_in (&random, 2);
  guint32 ground = is_dark ? palette->deep : palette->paper;

  bunko_art_background (canvas, ground);
  switch (bunko_art_random_below (&random, 3))
    {
    case 0:
      bunko_art_circle (canvas, w * 0.5, h * 0.84, w * 0.34, palette->pop);
      bunko_art_circle (canvas, w * 0.5, h * 0.84, w * 0.23, palette->pop2);
      bunko_art_circle (canvas, w * 0.5, h * 0.84, w * 0.12, ground);
      break;

    case 1:
      for (guint i = 0; i < 5; i++)
        bunko_art_rectangle (canvas, 0, h * (0.66 + 0.07 * i), w, h * 0.042,
                             (const guint32[]) { palette->pop2, palette->pop, palette->soft,
                                                 palette->mid, palette->ink }[i]);
      break;

    default:
      bunko_art_path_polygon (canvas, (double[]) { 0, h * 0.64, w, h * 0.86, w, h, 0, h }, 4);
      bunko_art_fill (canvas, palette->pop2);
      bunko_art_path_polygon (canvas, (double[]) { 0, h * 0.8, w, h * 0.7, w, h, 0, h }, 4);
      bunko_art_source_alpha (canvas, palette->pop, 0.85);
      cairo_fill (canvas->cr);
      break;
    }
  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_HUGE, ground, FALSE, ground };
}

/**
 * bunko_art_scene_animal:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws a large animal that looks over the lower edge.
 */
void
bunko_art_scene_animal (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xa214a1);
  const BunkoArtPalette *palette = canvas->palette;
  const guint32 grounds[] = { palette->soft, palette->pop, palette->mid, palette->deep };
  guint which = bunko_art_random_below (&random, G_N_ELEMENTS (grounds));
  guint32 ground = grounds[which];
  const guint32 furs[] = { palette->deep, palette->ink, palette->paper, palette->pop };
  guint32 fur = furs[which];
  BunkoArtAnimal animal = bunko_art_random_below (&random, BUNKO_ART_N_ANIMALS);
  double w = canvas->width;
  double h = canvas->height;
  double size = animal == BUNKO_ART_ANIMAL_RABBIT ? 0.24 : 0.3; /* there are its ears, too */

  bunko_art_background (canvas, ground);
  bunko_art_circle (canvas, w * 0.5, h * 0.68, w * 0.44,
                    bunko_art_color_mix (ground, palette->paper, 0.35));
  bunko_art_petals (canvas, seed, 34, 40, bunko_art_color_mix (ground, palette->paper, 0.6));

  bunko_art_path_ellipse (canvas, w * 0.5, h * 1.04, w * 0.34, h * 0.24);
  bunko_art_fill (canvas, fur);
  bunko_art_path_ellipse (canvas, w * 0.5, h * 1.06, w * 0.2, h * 0.2);
  bunko_art_fill (canvas, bunko_art_color_mix (fur, palette->soft, 0.5));
  bunko_art_animal_head (canvas, animal, w * 0.5, h * 0.665, w * size, fur,
                         bunko_art_color_mix (palette->paper, palette->soft, 0.25), palette->ink,
                         palette->pop2);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, ground, FALSE,
                             bunko_art_color_mix (fur, palette->soft, 0.5) };
}

/**
 * bunko_art_scene_emblem:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws a small landscape in a disc on plain cloth, as on a bound book.
 */
void
bunko_art_scene_emblem (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xe3b1e3);
  const BunkoArtPalette *palette = canvas->palette;
  gboolean is_dark = bunko_art_random_once_in (&random, 2);
  guint32 ground = is_dark ? palette->deep : palette->paper;
  guint32 line = is_dark ? palette->pop : palette->deep;
  double w = canvas->width;
  double h = canvas->height;

  bunko_art_background (canvas, ground);
  cairo_rectangle (canvas->cr, 56, 56, w - 112, h - 112);
  bunko_art_stroke (canvas, line, 9);
  cairo_rectangle (canvas->cr, 78, 78, w - 156, h - 156);
  bunko_art_stroke (canvas, line, 3);

  cairo_save (canvas->cr);
  bunko_art_path_circle (canvas, w * 0.5, h * 0.62, w * 0.3);
  cairo_clip (canvas->cr);
  bunko_art_gradient (canvas, h * 0.4, h * 0.8, palette->mid, palette->soft);
  bunko_art_circle (canvas, w * 0.56, h * 0.57, w * 0.09, palette->pop);
  switch (bunko_art_random_below (&random, 3))
    {
    case 0:
      bunko_art_ridge (canvas, seed, h * 0.66, h * 0.05, TRUE, palette->deep);
      bunko_art_pine (canvas, w * 0.38, h * 0.79, h * 0.16, palette->ink);
      bunko_art_pine (canvas, w * 0.62, h * 0.79, h * 0.12, palette->ink);
      break;

    case 1:
      bunko_art_waves (canvas, h * 0.68, w * 0.1, h * 0.01, 0.2, palette->deep);
      bunko_art_sailboat (canvas, w * 0.46, h * 0.71, w * 0.2, palette->ink, palette->paper,
                          palette->pop2);
      bunko_art_waves (canvas, h * 0.735, w * 0.1, h * 0.01, 0.6, palette->ink);
      break;

    default:
      bunko_art_skyline (canvas, seed, h * 0.76, h * 0.13, palette->ink, palette->pop, 3);
      bunko_art_cat_sitting (canvas, w * 0.42, h * 0.79, h * 0.11, palette->pop2, palette->paper);
      break;
    }
  cairo_restore (canvas->cr);
  bunko_art_path_circle (canvas, w * 0.5, h * 0.62, w * 0.315);
  bunko_art_stroke (canvas, line, 10);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, ground, FALSE, ground, 40 };
}
