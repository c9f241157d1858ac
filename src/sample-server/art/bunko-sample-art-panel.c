/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-animals.h"
#include "bunko-sample-art-figure.h"
#include "bunko-sample-art-ink.h"
#include "bunko-sample-art-panel.h"
#include "bunko-sample-art-scenery.h"

typedef void (*DrawFunc) (const BunkoArtCanvas *canvas,
                          const BunkoArtPanel *self,
                          BunkoArtRandom *random);

static gboolean
is_gray (const BunkoArtCanvas *canvas)
{
  return canvas->palette == bunko_art_palette_gray ();
}

/* The colour of air in this panel. */
static guint32
pick_ground (const BunkoArtCanvas *canvas, BunkoArtRandom *random)
{
  const BunkoArtPalette *palette = canvas->palette;
  const guint32 grounds[] = {
    palette->paper,
    bunko_art_color_mix (palette->soft, palette->paper, 0.4),
    palette->soft,
    bunko_art_color_mix (palette->pop, palette->paper, 0.55),
  };
  guint which = bunko_art_random_below (random, G_N_ELEMENTS (grounds));

  return is_gray (canvas) ? 0xffffff : grounds[which];
}

static guint32
tone_color (const BunkoArtCanvas *canvas)
{
  return is_gray (canvas) ? 0x111111 : canvas->palette->mid;
}

static void
draw_figure (const BunkoArtCanvas *canvas,
             const BunkoArtPanel *self,
             guint which,
             BunkoArtMood mood,
             double x,
             double y,
             double radius,
             double turn)
{
  BunkoArtFigure figure;

  bunko_art_figure_init (&figure, self->seed, which, canvas->palette);
  bunko_art_figure_bust (canvas, &figure, mood, x, y, radius, turn);
}

/* Behind people who talk: nothing, dots from below, a window or hatching. */
static void
draw_backdrop (const BunkoArtCanvas *canvas, BunkoArtRandom *random)
{
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  guint32 line =
      is_gray (canvas) ? 0x111111 : bunko_art_color_mix (palette->mid, palette->paper, 0.2);

  bunko_art_background (canvas, pick_ground (canvas, random));
  switch (bunko_art_random_below (random, 5))
    {
    case 0:
      cairo_rectangle (canvas->cr, 0, h * 0.45, w, h * 0.55);
      bunko_art_tone (canvas, 14, 0.2, tone_color (canvas));
      break;

    case 1:
      cairo_rectangle (canvas->cr, 0, 0, w, h);
      bunko_art_tone (canvas, 16, 0.12, tone_color (canvas));
      break;

    case 2:
      cairo_rectangle (canvas->cr, w * 0.1, h * 0.08, w * 0.8, h * 0.56);
      bunko_art_fill (canvas, bunko_art_color_mix (palette->soft, palette->paper, 0.5));
      bunko_art_cloud (canvas, random->state, w * 0.36, h * 0.4, w * 0.34, palette->paper);
      cairo_rectangle (canvas->cr, w * 0.1, h * 0.08, w * 0.8, h * 0.56);
      cairo_move_to (canvas->cr, w * 0.5, h * 0.08);
      cairo_line_to (canvas->cr, w * 0.5, h * 0.64);
      bunko_art_stroke (canvas, line, 7);
      break;

    case 3:
      for (double x = -h; x < w; x += 26)
        {
          cairo_move_to (canvas->cr, x, h);
          cairo_line_to (canvas->cr, x + h, 0);
        }
      bunko_art_stroke (canvas, bunko_art_color_mix (line, palette->paper, 0.72), 4);
      break;

    default:
      break;
    }
}

static const char *
say (const BunkoArtPanel *self, guint offset)
{
  return bunko_art_dialogue_pick (self->words->lines, self->number + offset);
}

static BunkoArtBubble
bubble_kind (const char *text)
{
  return strchr (text, '!') != NULL || strstr (text, "！") != NULL ? BUNKO_ART_BUBBLE_SHOUT
                                                                   : BUNKO_ART_BUBBLE_SPEECH;
}

static void
draw_talk (const BunkoArtCanvas *canvas, const BunkoArtPanel *self, BunkoArtRandom *random)
{
  double w = canvas->width;
  double h = canvas->height;
  gboolean is_tall = h > w * 1.15;
  double side = bunko_art_random_once_in (random, 2) ? 1 : -1;
  double radius = MIN (w * (is_tall ? 0.27 : 0.2), h * 0.255);
  double x = is_tall ? w * 0.5 : w * (0.5 + side * 0.22);
  double y = h - radius * (is_tall ? 1.9 : 1.55);
  const char *text = say (self, 0);

  draw_backdrop (canvas, random);
  draw_figure (canvas, self, self->number % 3, bunko_art_random_below (random, BUNKO_ART_N_MOODS),
               x, y, radius, -side * 0.5);
  bunko_art_bubble (canvas, bubble_kind (text), text, self->words->is_standing,
                    is_tall ? w * 0.5 : w * (0.5 - side * 0.24), h * (is_tall ? 0.18 : 0.3),
                    w * (is_tall ? 0.9 : 0.5), h * (is_tall ? 0.36 : 0.62),
                    is_tall ? x : x - side * radius * 0.5,
                    is_tall ? y - radius * 1.2 : y + radius * 0.4);
}

static void
draw_two (const BunkoArtCanvas *canvas, const BunkoArtPanel *self, BunkoArtRandom *random)
{
  double w = canvas->width;
  double h = canvas->height;
  double radius = MIN (w * 0.125, h * 0.24);
  double y = h - radius * 1.5;
  int first = self->is_rtl ? 1 : -1;

  draw_backdrop (canvas, random);
  for (int i = 0; i < 2; i++)
    {
      double side = i == 0 ? first : -first;
      double x = w * (0.5 + side * 0.32);
      const char *text = say (self, i);

      draw_figure (canvas, self, (self->number + i) % 3,
                   bunko_art_random_below (random, BUNKO_ART_N_MOODS), x, y, radius, -side * 0.7);
      bunko_art_bubble (canvas, bubble_kind (text), text, self->words->is_standing,
                        w * (0.5 + side * 0.13), h * (i == 0 ? 0.2 : 0.36), w * 0.3, h * 0.44,
                        x - side * radius * 0.6, y);
    }
}

static void
draw_place (const BunkoArtCanvas *canvas, const BunkoArtPanel *self, BunkoArtRandom *random)
{
  const BunkoArtPalette *palette = canvas->palette;
  guint64 seed = self->seed + self->number;
  double w = canvas->width;
  double h = canvas->height;
  guint32 sky =
      is_gray (canvas) ? 0xffffff : bunko_art_color_mix (palette->soft, palette->paper, 0.5);

  bunko_art_background (canvas, sky);
  cairo_rectangle (canvas->cr, 0, 0, w, h * 0.35);
  bunko_art_tone (canvas, 14, 0.13, tone_color (canvas));
  bunko_art_circle (canvas, w * 0.74, h * 0.36, MIN (w, h) * 0.13,
                    is_gray (canvas) ? 0xffffff : palette->pop);
  bunko_art_cloud (canvas, seed, w * 0.28, h * 0.45, w * 0.36, palette->paper);

  switch (bunko_art_random_below (random, 3))
    {
    case 0:
      bunko_art_skyline (canvas, seed, h * 0.86, h * 0.45, palette->mid, palette->paper, 0);
      bunko_art_skyline (canvas, seed + 1, h * 0.92, h * 0.36, palette->deep, palette->paper, 4);
      break;

    case 1:
      bunko_art_ridge (canvas, seed, h * 0.6, h * 0.1, TRUE, palette->soft);
      bunko_art_ridge (canvas, seed + 1, h * 0.74, h * 0.07, FALSE, palette->mid);
      for (guint i = 0; i < 8; i++)
        bunko_art_pine (canvas, w * (i + bunko_art_random_real (random, 0, 0.8)) / 8, h * 0.97,
                        h * bunko_art_random_real (random, 0.2, 0.36), palette->ink);
      break;

    default:
      bunko_art_rectangle (canvas, 0, h * 0.62, w, h, palette->soft);
      bunko_art_lighthouse (canvas, w * 0.78, h * 0.72, h * 0.5, palette->paper, palette->deep,
                            is_gray (canvas) ? 0xffffff : palette->pop);
      bunko_art_waves (canvas, h * 0.7, w * 0.12, h * 0.015, 0.2, palette->mid);
      bunko_art_sailboat (canvas, w * 0.32, h * 0.79, MIN (w, h) * 0.26, palette->ink,
                          palette->paper, palette->paper);
      bunko_art_waves (canvas, h * 0.83, w * 0.14, h * 0.018, 0.6, palette->ink);
      break;
    }
  bunko_art_birds (canvas, seed, w * 0.5, h * 0.25, 46, 5, palette->ink);

  bunko_art_bubble (canvas, BUNKO_ART_BUBBLE_CAPTION,
                    bunko_art_dialogue_pick (self->words->captions, self->number), FALSE,
                    self->is_rtl ? w : 0, 0, w * 0.62, h * 0.3, 0, 0);
}

static void
draw_action (const BunkoArtCanvas *canvas, const BunkoArtPanel *self, BunkoArtRandom *random)
{
  double w = canvas->width;
  double h = canvas->height;
  double radius = MIN (w * 0.27, h * 0.24);

  bunko_art_background (canvas, is_gray (canvas) ? 0xffffff : canvas->palette->pop2);
  bunko_art_focus_lines (canvas, self->number, w * 0.5, h * 0.55, w * 0.3, h * 0.36,
                         is_gray (canvas) ? 0x111111 : canvas->palette->paper);
  draw_figure (canvas, self, self->number % 3,
               bunko_art_random_once_in (random, 2) ? BUNKO_ART_MOOD_SURPRISED
                                                    : BUNKO_ART_MOOD_DETERMINED,
               w * 0.5, h - radius * 1.8, radius, 0);
  bunko_art_sound (canvas, bunko_art_dialogue_pick (self->words->sounds, self->number), w * 0.5,
                   h * 0.18, MIN (w * 0.2, h * 0.24), bunko_art_random_real (random, -0.16, 0.16));
}

static void
draw_walk (const BunkoArtCanvas *canvas, const BunkoArtPanel *self, BunkoArtRandom *random)
{
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  double tall = MIN (h * 0.66, w * 0.9);
  gboolean is_fast = bunko_art_random_once_in (random, 3);
  const char *text = say (self, 0);
  guint n = w > h * 1.5 ? 3 : 1;

  bunko_art_background (canvas, pick_ground (canvas, random));
  if (is_fast)
    bunko_art_speed_lines (
        canvas, self->number,
        is_gray (canvas) ? 0x333333 : bunko_art_color_mix (palette->mid, palette->paper, 0.4));
  else
    for (guint i = 0; i < 4; i++)
      bunko_art_tree (canvas, self->number + i, w * (0.05 + 0.3 * i), h * 0.84,
                      h * bunko_art_random_real (random, 0.32, 0.5),
                      bunko_art_color_mix (palette->soft, palette->paper, i % 2 * 0.4),
                      palette->mid);
  bunko_art_rectangle (canvas, 0, h * 0.83, w, h * 0.17,
                       bunko_art_color_mix (palette->soft, palette->paper, 0.25));
  cairo_rectangle (canvas->cr, 0, h * 0.83, w, h * 0.17);
  bunko_art_tone (canvas, 14, 0.2, tone_color (canvas));

  for (guint i = 0; i < n; i++)
    {
      BunkoArtFigure figure;

      bunko_art_figure_init (&figure, self->seed, (self->number + i) % 3, palette);
      bunko_art_figure_standing (canvas, &figure, bunko_art_random_below (random, 3),
                                 n == 1 ? w * 0.5 : w * (0.5 + 0.16 * i), h * 0.95, tall, TRUE);
    }
  bunko_art_bubble (canvas, bubble_kind (text), text, self->words->is_standing,
                    n == 1 ? w * 0.5 : w * 0.2, h * 0.12, w * (n == 1 ? 0.85 : 0.4),
                    h * (n == 1 ? 0.3 : 0.6), w * 0.47, h * 0.95 - tall * (n == 1 ? 1 : 0.72));
}

static void
draw_thing (const BunkoArtCanvas *canvas, const BunkoArtPanel *self, BunkoArtRandom *random)
{
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  double radius = MIN (w, h) * 0.24;
  guint32 fur = bunko_art_random_once_in (random, 2) ? palette->ink : palette->soft;

  bunko_art_background (canvas, pick_ground (canvas, random));
  bunko_art_path_circle (canvas, w * 0.5, h * 0.6, radius * 1.65);
  bunko_art_tone (canvas, 16, 0.22, tone_color (canvas));
  bunko_art_animal_head (canvas,
                         self->number % 2 == 0 ? BUNKO_ART_ANIMAL_CAT : BUNKO_ART_ANIMAL_ROBOT,
                         w * 0.5, h * 0.64, radius, fur, palette->paper, 0x111111,
                         is_gray (canvas) ? palette->soft : palette->pop);
  bunko_art_sound (canvas, bunko_art_dialogue_pick (self->words->sounds, self->number + 2), w * 0.5,
                   h * 0.14, MIN (w * 0.14, h * 0.15), -0.06);
}

static void
draw_eyes (const BunkoArtCanvas *canvas, const BunkoArtPanel *self, BunkoArtRandom *random)
{
  BunkoArtFigure figure;
  double radius = MAX (canvas->width * 0.5, canvas->height * 0.8);

  bunko_art_background (canvas, pick_ground (canvas, random));
  bunko_art_figure_init (&figure, self->seed, self->number % 3, canvas->palette);
  bunko_art_figure_eyes (canvas, &figure,
                         bunko_art_random_once_in (random, 2) ? BUNKO_ART_MOOD_SURPRISED
                                                              : BUNKO_ART_MOOD_CALM,
                         canvas->width * 0.5, canvas->height * 0.5, radius);
}

static void
draw_night (const BunkoArtCanvas *canvas, const BunkoArtPanel *self, BunkoArtRandom *random)
{
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  guint32 dark = is_gray (canvas) ? 0x151515 : palette->ink;

  bunko_art_background (canvas, dark);
  bunko_art_stars (canvas, self->number, 0, 0, w, h, 60, palette->paper);
  if (bunko_art_random_once_in (random, 2))
    bunko_art_crescent (canvas, w * 0.7, h * 0.36, MIN (w, h) * 0.15, palette->paper);
  else
    bunko_art_circle (canvas, w * 0.7, h * 0.36, MIN (w, h) * 0.15, palette->paper);
  bunko_art_ridge (canvas, self->seed + self->number, h * 0.8, h * 0.06, FALSE, palette->deep);
  bunko_art_cat_sitting (canvas, w * 0.34, h * 0.86, h * 0.3,
                         is_gray (canvas) ? 0x000000 : bunko_art_color_mix (palette->ink, 0, 0.3),
                         palette->paper);
  bunko_art_bubble (canvas, BUNKO_ART_BUBBLE_CAPTION,
                    bunko_art_dialogue_pick (self->words->captions, self->number + 1), FALSE,
                    self->is_rtl ? w : 0, 0, w * 0.6, h * 0.3, 0, 0);
}

static void
draw_thought (const BunkoArtCanvas *canvas, const BunkoArtPanel *self, BunkoArtRandom *random)
{
  double w = canvas->width;
  double h = canvas->height;
  double radius = MIN (w * 0.2, h * 0.24);
  double side = bunko_art_random_once_in (random, 2) ? 1 : -1;

  draw_backdrop (canvas, random);
  draw_figure (canvas, self, (self->number + 1) % 3, BUNKO_ART_MOOD_SLEEPY, w * (0.5 + side * 0.22),
               h - radius * 1.6, radius, -side * 0.4);
  bunko_art_bubble (canvas, BUNKO_ART_BUBBLE_THOUGHT, say (self, 0), self->words->is_standing,
                    w * (0.5 - side * 0.2), h * 0.26, w * 0.52, h * 0.5, w * (0.5 + side * 0.2),
                    h - radius * 2.4);
}

typedef struct
{
  DrawFunc draw;
} Kind;

/* What suits the shape of the panel. */
static const Kind *
choose (const BunkoArtCanvas *canvas, BunkoArtRandom *random)
{
  static const Kind wide[] = {
    { draw_two }, { draw_place }, { draw_two }, { draw_walk }, { draw_eyes }, { draw_action },
  };
  static const Kind tall[] = {
    { draw_talk }, { draw_walk }, { draw_thought }, { draw_action }, { draw_night },
  };
  static const Kind square[] = {
    { draw_talk },  { draw_thought }, { draw_talk }, { draw_action }, { draw_thing },
    { draw_place }, { draw_walk },    { draw_talk }, { draw_night },
  };
  double ratio = canvas->width / canvas->height;

  if (ratio > 1.7)
    return &wide[bunko_art_random_below (random, G_N_ELEMENTS (wide))];
  if (ratio < 0.72)
    return &tall[bunko_art_random_below (random, G_N_ELEMENTS (tall))];

  return &square[bunko_art_random_below (random, G_N_ELEMENTS (square))];
}

/**
 * bunko_art_panel:
 * @canvas: a canvas of the size of the panel, clipped to it
 * @self: what it shows
 *
 * Draws what is inside the border of a panel.
 */
void
bunko_art_panel (const BunkoArtCanvas *canvas, BunkoArtPanel *self)
{
  BunkoArtRandom random = bunko_art_random (self->seed, 0x9a2e1 + self->number);
  const Kind *kind = choose (canvas, &random);

  for (guint i = 0; i < 3 && kind == self->last; i++)
    kind = choose (canvas, &random);
  self->last = kind;

  kind->draw (canvas, self, &random);
}
