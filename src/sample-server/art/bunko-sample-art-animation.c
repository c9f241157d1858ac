/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-animals.h"
#include "bunko-sample-art-animation.h"
#include "bunko-sample-art-dialogue.h"
#include "bunko-sample-art-figure.h"
#include "bunko-sample-art-ink.h"
#include "bunko-sample-art-scenery.h"
#include "bunko-sample-art-scenes.h"

#define N_RAYS 16

/* Rays that turn by one of them in the course of the animation, so that it repeats seamlessly. */
static void
draw_turning_rays (const BunkoArtCanvas *canvas, double t, guint32 ground)
{
  double x = canvas->width / 2;
  double y = canvas->height * 0.58;

  bunko_art_background (canvas, ground);
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y);
  cairo_rotate (canvas->cr, t * 2 * G_PI / N_RAYS);
  bunko_art_rays (canvas, 0, 0, canvas->height, N_RAYS, canvas->palette->paper, 0.35);
  cairo_restore (canvas->cr);
}

static void
draw_rain (const BunkoArtCanvas *canvas, const BunkoSampleArtSpec *spec, double t)
{
  BunkoArtScene scene;

  bunko_art_scene_umbrella (canvas, spec->seed, &scene);

  /* The same rain twice, one picture above the other. */
  for (int i = 0; i < 2; i++)
    {
      cairo_save (canvas->cr);
      cairo_translate (canvas->cr, (0.5 - t + i) * -80, (t - i) * canvas->height);
      bunko_art_rain (canvas, spec->seed + 1, 90, canvas->palette->paper, 0.8);
      cairo_restore (canvas->cr);
    }
}

static void
draw_blink (const BunkoArtCanvas *canvas, const BunkoSampleArtSpec *spec, double t)
{
  const BunkoArtDialogue *words = bunko_art_dialogue_for_title (spec->title);
  double radius = canvas->width * 0.26;
  double bob = sin (t * 2 * G_PI) * 14;
  BunkoArtFigure figure;

  draw_turning_rays (canvas, t, canvas->palette->soft);
  bunko_art_figure_init (&figure, spec->seed, 0, canvas->palette);
  bunko_art_figure_bust (canvas, &figure,
                         t > 0.7 && t < 0.8 ? BUNKO_ART_MOOD_SLEEPY : BUNKO_ART_MOOD_CALM,
                         canvas->width * 0.5, canvas->height * 0.6 + bob, radius, 0.2);
  bunko_art_bubble (canvas, BUNKO_ART_BUBBLE_SPEECH,
                    bunko_art_dialogue_pick (words->lines, spec->page), words->is_standing,
                    canvas->width * 0.5, canvas->height * 0.16, canvas->width * 0.8,
                    canvas->height * 0.24, canvas->width * 0.5, canvas->height * 0.36);
}

static void
draw_bounce (const BunkoArtCanvas *canvas, const BunkoSampleArtSpec *spec, double t)
{
  const BunkoArtPalette *palette = canvas->palette;
  const BunkoArtDialogue *words = bunko_art_dialogue_for_title (spec->title);
  double hop = fabs (sin (t * G_PI * 2)) * canvas->height * 0.08;

  draw_turning_rays (canvas, t, palette->pop);
  bunko_art_path_ellipse (canvas, canvas->width * 0.5, canvas->height * 0.86,
                          canvas->width * 0.3 - hop * 0.5, canvas->height * 0.03);
  bunko_art_source_alpha (canvas, palette->ink, 0.3);
  cairo_fill (canvas->cr);
  bunko_art_animal_head (canvas, (BunkoArtAnimal) (spec->seed % BUNKO_ART_N_ANIMALS),
                         canvas->width * 0.5, canvas->height * 0.65 - hop, canvas->width * 0.3,
                         palette->deep, palette->paper, palette->ink, palette->pop2);
  bunko_art_sound (canvas, bunko_art_dialogue_pick (words->sounds, spec->page), canvas->width * 0.5,
                   canvas->height * 0.15, 190, -0.08 + 0.05 * sin (t * 12.566));
}

/**
 * bunko_art_animation_frame:
 * @canvas: a canvas
 * @spec: which page of which gallery
 * @frame: which frame, from 0 to %BUNKO_ART_N_FRAMES - 1
 *
 * Draws one frame of an animated page.
 */
void
bunko_art_animation_frame (const BunkoArtCanvas *canvas,
                           const BunkoSampleArtSpec *spec,
                           guint frame)
{
  static void (*const animations[]) (const BunkoArtCanvas *, const BunkoSampleArtSpec *, double) = {
    draw_rain,
    draw_blink,
    draw_bounce,
  };
  guint which = (guint) ((spec->seed + spec->page / 6) % G_N_ELEMENTS (animations));

  animations[which](canvas, spec, (double) frame / BUNKO_ART_N_FRAMES);
}
