/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-figure.h"

static const guint32 skins[] = { 0xffe3d0, 0xfbd3b4, 0xf0bd94, 0xd99e73, 0xb0764f, 0x8a5a3c };
static const guint32 natural_hair[] = {
  0x2a211d, 0x4b2f22, 0x7d4a2a, 0xb9783d, 0xe3bd72, 0x8c8c94
};

static guint32
pick_hair_color (BunkoArtRandom *random, const BunkoArtPalette *palette)
{
  const guint32 fancy[] = { palette->ink, palette->deep, palette->mid, palette->pop2,
                            palette->pop };

  if (bunko_art_random_once_in (random, 2))
    return natural_hair[bunko_art_random_below (random, G_N_ELEMENTS (natural_hair))];

  return fancy[bunko_art_random_below (random, G_N_ELEMENTS (fancy))];
}

static void
choose_colors (BunkoArtFigure *self, BunkoArtRandom *random, const BunkoArtPalette *palette)
{
  const guint32 cloths[][2] = {
    { palette->pop, palette->paper },  { palette->pop2, palette->paper },
    { palette->paper, palette->pop },  { palette->deep, palette->pop },
    { palette->paper, palette->deep }, { palette->ink, palette->pop2 },
  };
  guint cloth = bunko_art_random_below (random, G_N_ELEMENTS (cloths));

  self->skin = skins[bunko_art_random_below (random, G_N_ELEMENTS (skins))];
  self->hair_color = pick_hair_color (random, palette);
  self->cloth = cloths[cloth][0];
  self->cloth2 = cloths[cloth][1];
  self->eye = bunko_art_color_mix (palette->ink, palette->mid, 0.35);
  self->line = palette->ink;

  /* Hair and clothes of one colour would run into each other. */
  if (self->cloth == self->hair_color)
    self->cloth = palette->paper == self->cloth2 ? palette->soft : palette->paper;
}

/* In black and white, characters are told apart by their hair: black, white or toned. */
static void
choose_grays (BunkoArtFigure *self, BunkoArtRandom *random, guint which)
{
  const guint32 hair[] = { 0x1a1a1a, 0xffffff, 0x9a9a9a };
  const guint32 cloths[][2] = {
    { 0xffffff, 0x2a2a2a },
    { 0x2a2a2a, 0xffffff },
    { 0xc4c4c4, 0xffffff },
    { 0x7c7c7c, 0xffffff },
  };
  guint cloth = bunko_art_random_below (random, G_N_ELEMENTS (cloths));

  self->skin = 0xffffff;
  self->hair_color = hair[(which + bunko_art_random_below (random, 3)) % 3];
  self->cloth = cloths[cloth][0];
  self->cloth2 = cloths[cloth][1];
  self->eye = 0x1a1a1a;
  self->line = 0x1a1a1a;
}

/**
 * bunko_art_figure_init:
 * @self: (out caller-allocates): a character
 * @seed: the seed of the gallery
 * @which: which of the gallery's characters, from 0
 * @palette: the colours of the gallery, or bunko_art_palette_gray()
 *
 * Designs a character. In colour and in black and white it has the same hair and clothes.
 */
void
bunko_art_figure_init (BunkoArtFigure *self,
                       guint64 seed,
                       guint which,
                       const BunkoArtPalette *palette)
{
  gboolean is_gray = palette == bunko_art_palette_gray ();
  BunkoArtRandom random = bunko_art_random (seed, 0xf16 + which);

  self->hair = bunko_art_random_below (&random, 8);
  self->fringe = bunko_art_random_below (&random, 5);
  self->outfit = bunko_art_random_below (&random, BUNKO_ART_N_OUTFITS);
  self->extra = bunko_art_random_below (&random, 9);
  self->line_width = is_gray ? 0.045 : 0.035;

  if (is_gray)
    choose_grays (self, &random, which);
  else
    choose_colors (self, &random, palette);
}

/**
 * bunko_art_figure_bust:
 * @canvas: a canvas
 * @self: a character
 * @mood: what it feels
 * @x: the middle of its head
 * @y: the middle of its head
 * @radius: the radius of its head
 * @turn: where it looks: from -1, left, to 1, right
 *
 * Draws head and shoulders; they go down at least three times the radius.
 */
void
bunko_art_figure_bust (const BunkoArtCanvas *canvas,
                       const BunkoArtFigure *self,
                       BunkoArtMood mood,
                       double x,
                       double y,
                       double radius,
                       double turn)
{
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y);
  cairo_scale (canvas->cr, radius, radius);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);

  bunko_art_figure_draw_hair_back (canvas, self);
  bunko_art_figure_draw_shoulders (canvas, self);
  bunko_art_figure_draw_head (canvas, self, mood, turn);

  cairo_restore (canvas->cr);
}

/**
 * bunko_art_figure_standing:
 * @canvas: a canvas
 * @self: a character
 * @mood: what it feels
 * @x: its middle
 * @y: where it stands
 * @height: how tall it is
 * @is_walking: whether it walks
 *
 * Draws a whole character, small and with a large head.
 */
void
bunko_art_figure_standing (const BunkoArtCanvas *canvas,
                           const BunkoArtFigure *self,
                           BunkoArtMood mood,
                           double x,
                           double y,
                           double height,
                           gboolean is_walking)
{
  double radius = height / 5.6;

  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y - height + radius * 1.25);
  cairo_scale (canvas->cr, radius, radius);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);

  bunko_art_figure_draw_hair_back (canvas, self);
  bunko_art_figure_draw_body (canvas, self, is_walking);
  bunko_art_figure_draw_head (canvas, self, mood, 0.2);

  cairo_restore (canvas->cr);
}

/**
 * bunko_art_figure_eyes:
 * @canvas: a canvas
 * @self: a character
 * @mood: what it feels
 * @x: between the eyes
 * @y: between the eyes
 * @radius: the radius of the head
 *
 * Draws only the face, as a close-up shows it; the panel cuts it off.
 */
void
bunko_art_figure_eyes (const BunkoArtCanvas *canvas,
                       const BunkoArtFigure *self,
                       BunkoArtMood mood,
                       double x,
                       double y,
                       double radius)
{
  bunko_art_figure_bust (canvas, self, mood, x, y - radius * 0.2, radius, 0);
}
