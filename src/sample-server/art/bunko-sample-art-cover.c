/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-cover.h"

/* Those that look best stand here twice. */
static const BunkoArtSceneFunc scenes[] = {
  bunko_art_scene_mountains, bunko_art_scene_sea,      bunko_art_scene_forest,
  bunko_art_scene_sky,       bunko_art_scene_city,     bunko_art_scene_road,
  bunko_art_scene_cafe,      bunko_art_scene_space,    bunko_art_scene_portrait,
  bunko_art_scene_duo,       bunko_art_scene_umbrella, bunko_art_scene_crew,
  bunko_art_scene_pattern,   bunko_art_scene_animal,   bunko_art_scene_lettering,
  bunko_art_scene_emblem,    bunko_art_scene_portrait, bunko_art_scene_portrait,
  bunko_art_scene_animal,    bunko_art_scene_city,
};

/* The edge where the pages are bound catches less light. */
static void
draw_spine (const BunkoArtCanvas *canvas)
{
  cairo_rectangle (canvas->cr, 0, 0, 30, canvas->height);
  bunko_art_source_alpha (canvas, 0x000000, 0.22);
  cairo_fill (canvas->cr);
  cairo_rectangle (canvas->cr, 30, 0, 6, canvas->height);
  bunko_art_source_alpha (canvas, 0xffffff, 0.22);
  cairo_fill (canvas->cr);
}

static void
draw_frame (const BunkoArtCanvas *canvas, guint32 color)
{
  cairo_rectangle (canvas->cr, 0, 0, canvas->width, canvas->height);
  cairo_rectangle (canvas->cr, 40, 40, canvas->width - 80, canvas->height - 80);
  cairo_set_fill_rule (canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
  bunko_art_fill (canvas, color);
  cairo_set_fill_rule (canvas->cr, CAIRO_FILL_RULE_WINDING);
}

/**
 * bunko_art_cover:
 * @canvas: a canvas
 * @spec: the gallery
 *
 * Draws the cover of a gallery: one of sixteen kinds of picture, in one of two dozen palettes, with
 * the title lettered on it.
 */
void
bunko_art_cover (const BunkoArtCanvas *canvas, const BunkoSampleArtSpec *spec)
{
  BunkoArtRandom random = bunko_art_random (spec->seed, 0xc0e3);
  guint which = bunko_art_random_below (&random, G_N_ELEMENTS (scenes));
  BunkoArtScene scene;

  scenes[which](canvas, spec->seed, &scene);

  if (scene.title == BUNKO_ART_TITLE_TOP && bunko_art_random_once_in (&random, 7))
    draw_frame (canvas, canvas->palette->paper);
  else if (bunko_art_random_once_in (&random, 3))
    draw_spine (canvas);

  bunko_art_cover_lettering (canvas, spec, &scene);
}
