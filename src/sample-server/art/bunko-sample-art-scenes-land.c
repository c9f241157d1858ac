/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-figure.h"
#include "bunko-sample-art-scenery.h"
#include "bunko-sample-art-scenes.h"

typedef struct
{
  guint32 top;
  guint32 bottom;
  guint32 light; /* of the sun or the moon */
  gboolean is_night;
} Sky;

/* Three times of the day in the colours of the palette. */
static Sky
choose_sky (const BunkoArtPalette *palette, BunkoArtRandom *random)
{
  switch (bunko_art_random_below (random, 3))
    {
    case 0:
      return (Sky) { palette->ink, bunko_art_color_mix (palette->deep, palette->mid, 0.5),
                     palette->paper, TRUE };
    case 1:
      return (Sky) { palette->mid, palette->soft, palette->paper, FALSE };
    default:
      return (Sky) { palette->soft, palette->paper, palette->pop, FALSE };
    }
}

static void
draw_sky (const BunkoArtCanvas *canvas, const Sky *sky, guint64 seed, double horizon)
{
  bunko_art_gradient (canvas, 0, horizon, sky->top, sky->bottom);
  bunko_art_rectangle (canvas, 0, horizon - 1, canvas->width, canvas->height - horizon + 1,
                       sky->bottom);
  if (sky->is_night)
    bunko_art_stars (canvas, seed, 0, 0, canvas->width, horizon * 0.9, 90,
                     bunko_art_color_mix (sky->top, sky->light, 0.8));
}

/**
 * bunko_art_scene_mountains:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws mountain ranges behind each other, a traveller in front.
 */
void
bunko_art_scene_mountains (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x1a0);
  const BunkoArtPalette *palette = canvas->palette;
  Sky sky = choose_sky (palette, &random);
  double w = canvas->width;
  double h = canvas->height;
  double u = bunko_art_module (canvas);
  double sun_x = w * bunko_art_random_real (&random, 0.28, 0.72);
  guint32 far = bunko_art_color_mix (sky.bottom, palette->mid, sky.is_night ? 0.5 : 0.45);
  BunkoArtFigure figure;

  draw_sky (canvas, &sky, seed, h * 0.72);
  bunko_art_glow (canvas, sun_x, h * 0.47, u * 0.42, sky.light, 0.5);
  bunko_art_circle (canvas, sun_x, h * 0.47, u * 0.17, sky.light);

  for (guint i = 0; i < 4; i++)
    bunko_art_ridge (canvas, seed + i, h * (0.57 + 0.085 * i), h * (0.075 - 0.012 * i), i < 2,
                     bunko_art_color_mix (far, palette->ink, (i + 0.3) / 4.2));

  for (guint i = 0; i < 11; i++)
    bunko_art_pine (canvas, w * (i + bunko_art_random_real (&random, 0, 0.8)) / 10.5,
                    h * bunko_art_random_real (&random, 0.885, 0.95),
                    h * bunko_art_random_real (&random, 0.07, 0.15),
                    bunko_art_color_mix (palette->deep, palette->ink, 0.55));

  bunko_art_path_ellipse (canvas, w * 0.5, h * 1.06, w * 0.8, h * 0.17);
  bunko_art_fill (canvas, palette->ink);
  bunko_art_birds (canvas, seed, w - sun_x, h * 0.42, 70, 6,
                   sky.is_night ? palette->soft : palette->deep);

  bunko_art_figure_init (&figure, seed, 0, palette);
  figure.line = palette->ink;
  bunko_art_figure_standing (canvas, &figure, BUNKO_ART_MOOD_CALM, w * 0.5, h * 0.905, h * 0.13,
                             TRUE);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, bunko_art_color_mix (sky.top, sky.bottom, 0.2),
                             FALSE, palette->ink };
}

static void
draw_reflection (const BunkoArtCanvas *canvas, double x, double y, double width, guint32 color)
{
  for (guint i = 0; i < 7; i++)
    {
      double half = width * (0.5 - 0.055 * i) * (i % 2 == 0 ? 1 : 0.7);

      bunko_art_path_round (canvas, x - half, y + 14 + i * 34, 2 * half, 14, 7);
    }
  bunko_art_fill (canvas, color);
}

static void
draw_whale (const BunkoArtCanvas *canvas,
            double x,
            double y,
            double size,
            guint32 back,
            guint32 belly,
            guint32 eye)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size, size);
  cairo_move_to (cr, -0.5, 0.05);
  cairo_curve_to (cr, -0.52, -0.3, -0.15, -0.36, 0.05, -0.24);
  cairo_curve_to (cr, 0.25, -0.14, 0.34, -0.02, 0.45, -0.14);
  cairo_curve_to (cr, 0.36, -0.2, 0.36, -0.3, 0.4, -0.34);
  cairo_curve_to (cr, 0.46, -0.32, 0.5, -0.26, 0.51, -0.2);
  cairo_curve_to (cr, 0.55, -0.27, 0.62, -0.3, 0.68, -0.28);
  cairo_curve_to (cr, 0.68, -0.2, 0.62, -0.12, 0.54, -0.1);
  cairo_curve_to (cr, 0.5, 0.1, 0.3, 0.25, 0.0, 0.26);
  cairo_curve_to (cr, -0.3, 0.27, -0.48, 0.2, -0.5, 0.05);
  cairo_close_path (cr);
  bunko_art_source (canvas, back);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  bunko_art_path_ellipse (canvas, -0.22, 0.26, 0.42, 0.16);
  bunko_art_fill (canvas, belly);
  cairo_restore (cr);
  bunko_art_circle (canvas, x - size * 0.33, y - size * 0.02, size * 0.022, eye);
}

/**
 * bunko_art_scene_sea:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws the sea with a sun over it, and a boat, a whale or a lighthouse.
 */
void
bunko_art_scene_sea (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x5ea);
  const BunkoArtPalette *palette = canvas->palette;
  Sky sky = choose_sky (palette, &random);
  double w = canvas->width;
  double h = canvas->height;
  double u = bunko_art_module (canvas);
  double horizon = h * 0.55;
  double sun_x = w * bunko_art_random_real (&random, 0.3, 0.7);
  guint32 water = bunko_art_color_mix (palette->mid, palette->deep, 0.35);
  guint motif = bunko_art_random_below (&random, 3);

  draw_sky (canvas, &sky, seed, horizon);
  bunko_art_glow (canvas, sun_x, horizon, u * 0.5, sky.light, 0.5);
  bunko_art_circle (canvas, sun_x, horizon, u * 0.19, sky.light);
  bunko_art_cloud (canvas, seed, w * 0.2, h * 0.42, w * 0.34,
                   bunko_art_color_mix (sky.bottom, palette->paper, 0.5));
  bunko_art_cloud (canvas, seed + 1, w * 0.86, h * 0.47, w * 0.3,
                   bunko_art_color_mix (sky.bottom, palette->paper, 0.35));

  bunko_art_rectangle (canvas, 0, horizon, w, h - horizon, water);
  draw_reflection (canvas, sun_x, horizon, u * 0.36, bunko_art_color_mix (water, sky.light, 0.6));

  if (motif == 2)
    bunko_art_lighthouse (canvas, w * 0.78, horizon + h * 0.06, h * 0.34, palette->paper,
                          palette->pop2, palette->pop);
  for (guint i = 0; i < 5; i++)
    {
      if (i == 2 && motif == 0)
        bunko_art_sailboat (canvas, w * 0.48, h * 0.745, u * 0.42, palette->ink, palette->paper,
                            palette->pop2);
      else if (i == 2 && motif == 1)
        draw_whale (canvas, w * 0.47, h * 0.735, u * 0.62, palette->ink, palette->soft,
                    palette->paper);
      bunko_art_waves (canvas, h * (0.63 + 0.075 * i), w * (0.13 + 0.02 * i), h * 0.013,
                       i * 0.37 + sun_x / w,
                       bunko_art_color_mix (water, palette->ink, 0.14 + 0.19 * i));
    }
  bunko_art_birds (canvas, seed, w - sun_x, h * 0.4, 64, 5,
                   sky.is_night ? palette->paper : palette->ink);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, bunko_art_color_mix (sky.top, sky.bottom, 0.3),
                             FALSE, bunko_art_color_mix (water, palette->ink, 0.9) };
}

/**
 * bunko_art_scene_forest:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws a clearing between tall trees, with somebody on the path.
 */
void
bunko_art_scene_forest (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0xf02e57);
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  BunkoArtFigure figure;

  bunko_art_gradient (canvas, 0, h, palette->soft, palette->paper);
  bunko_art_glow (canvas, w * 0.5, h * 0.58, w * 0.55, palette->pop, 0.55);

  for (guint layer = 0; layer < 4; layer++)
    {
      guint32 color = bunko_art_color_mix (palette->soft, palette->ink, 0.22 + 0.24 * layer);
      double gap = 0.1 + 0.085 * layer;
      guint n_trunks = 5 - layer;

      for (guint i = 0; i < 2 * n_trunks; i++)
        {
          double side = i % 2 == 0 ? -1 : 1;
          double away = gap + (0.5 - gap) * (i / 2 + bunko_art_random_real (&random, 0, 0.6)) /
                                  (n_trunks - 0.3);
          double half = w * (0.012 + 0.011 * layer);
          double x = w * (0.5 + side * away);
          double foot = h * (0.72 + 0.07 * layer);

          bunko_art_path_polygon (canvas,
                                  (double[]) { x - half * 0.8, 0, x + half * 0.8, 0, x + half, foot,
                                               x + half * 1.6, foot + 40, x - half * 1.6, foot + 40,
                                               x - half, foot },
                                  6);
          bunko_art_fill (canvas, color);
        }
      bunko_art_path_ellipse (canvas, w * (layer % 2 == 0 ? 0.3 : 0.7), h * (0.86 + 0.075 * layer),
                              w * 0.95, h * 0.15);
      bunko_art_fill (canvas, color);
    }

  cairo_move_to (canvas->cr, w * 0.46, h * 0.73);
  cairo_curve_to (canvas->cr, w * 0.6, h * 0.8, w * 0.36, h * 0.87, w * 0.22, h);
  cairo_line_to (canvas->cr, w * 0.74, h);
  cairo_curve_to (canvas->cr, w * 0.6, h * 0.9, w * 0.66, h * 0.8, w * 0.54, h * 0.73);
  cairo_close_path (canvas->cr);
  bunko_art_fill (canvas, bunko_art_color_mix (palette->soft, palette->pop, 0.35));

  bunko_art_figure_init (&figure, seed, 0, palette);
  bunko_art_figure_standing (canvas, &figure, BUNKO_ART_MOOD_HAPPY, w * 0.5, h * 0.85, h * 0.19,
                             TRUE);

  /* The crowns close the picture at the top and carry the title. */
  for (guint i = 0; i < 12; i++)
    {
      bunko_art_path_circle (canvas, w * (i + 0.3) / 11.5, h * 0.3 - (i % 3) * 40,
                             w * bunko_art_random_real (&random, 0.09, 0.13));
      bunko_art_fill (canvas, palette->deep);
    }
  bunko_art_rectangle (canvas, 0, 0, w, h * 0.29, palette->deep);
  bunko_art_petals (canvas, seed, 40, 30, palette->pop);
  bunko_art_rectangle (canvas, 0, 0, w, h * 0.2, palette->deep);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, palette->deep, FALSE,
                             bunko_art_color_mix (palette->soft, palette->pop, 0.35) };
}

/**
 * bunko_art_scene_sky:
 * @canvas: a canvas
 * @seed: the seed of the gallery
 * @scene: (out): what is left for the lettering
 *
 * Draws balloons over a sea of clouds.
 */
void
bunko_art_scene_sky (const BunkoArtCanvas *canvas, guint64 seed, BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (seed, 0x5c1);
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  double u = bunko_art_module (canvas);
  guint32 top = bunko_art_random_once_in (&random, 2) ? palette->mid : palette->soft;
  guint32 puff = bunko_art_color_mix (palette->paper, palette->soft, 0.3);

  bunko_art_gradient (canvas, 0, h, top, bunko_art_color_mix (palette->soft, palette->paper, 0.7));
  bunko_art_circle (canvas, w * 0.82, h * 0.42, u * 0.1,
                    bunko_art_color_mix (top, palette->paper, 0.75));

  for (guint i = 0; i < 3; i++)
    bunko_art_cloud (canvas, seed + i, w * bunko_art_random_real (&random, 0.1, 0.9),
                     h * (0.42 + 0.1 * i), w * bunko_art_random_real (&random, 0.3, 0.45), puff);

  bunko_art_balloon (canvas, w * 0.5 - u * 0.34, h * 0.53, u * 0.085, palette->pop2, palette->paper,
                     palette->ink);
  bunko_art_balloon (canvas, w * 0.5, h * 0.53, u * 0.235, palette->pop, palette->pop2,
                     palette->ink);
  bunko_art_balloon (canvas, w * 0.5 + u * 0.35, h * 0.62, u * 0.06, palette->deep, palette->soft,
                     palette->ink);
  bunko_art_birds (canvas, seed, w * 0.25, h * 0.4, 60, 5, palette->deep);

  for (guint layer = 0; layer < 3; layer++)
    for (guint i = 0; i < 4; i++)
      bunko_art_cloud (canvas, seed + 10 + layer * 4 + i,
                       w * (i + bunko_art_random_real (&random, 0, 0.7)) / 3.4,
                       h * (0.90 + 0.07 * layer), w * bunko_art_random_real (&random, 0.5, 0.7),
                       bunko_art_color_mix (puff, palette->paper, layer / 2.0));
  bunko_art_rectangle (canvas, 0, h * 0.93, w, h * 0.07, palette->paper);

  *scene = (BunkoArtScene) { BUNKO_ART_TITLE_TOP, top, FALSE, palette->paper };
}
