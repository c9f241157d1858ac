/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-cover.h"
#include "bunko-sample-art-text.h"

/* What stands on the paper band around a book, by the language of its title. */
static const char *const taglines_en[] = {
  "A story for every rainy day",   "“Could not put it down.”",  "Now in its third printing!",
  "The new series everyone lends", "Warm, funny, full of soup", "Read it before the last train",
};
static const char *const taglines_ja[] = {
  "待望の最新刊！",
  "雨の日に読みたい一冊",
  "心がほどける物語",
  "累計百万部突破！",
};

static gboolean
contrasts (guint32 a, guint32 b)
{
  return ABS (bunko_art_color_luma (a) - bunko_art_color_luma (b)) > 0.42;
}

/* The accent if it can be read on @ground, else light on dark or dark on light. */
static guint32
choose_ink (const BunkoArtPalette *palette, guint32 ground, gboolean wants_accent)
{
  if (wants_accent && contrasts (palette->pop, ground))
    return palette->pop;
  if (wants_accent && contrasts (palette->pop2, ground))
    return palette->pop2;

  return bunko_art_color_luma (ground) < 0.52 ? palette->paper : palette->ink;
}

/* The number of the volume: the last number of the title; 0 for none. */
static guint
find_volume (const char *title)
{
  guint volume = 0;

  for (const char *p = title; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) && (p == title || !g_ascii_isdigit (p[-1])))
      volume = (guint) g_ascii_strtoull (p, NULL, 10);

  return volume < 100 ? volume : 0;
}

static void
draw_badge (const BunkoArtCanvas *canvas, guint volume, double x, double y)
{
  const BunkoArtPalette *palette = canvas->palette;
  g_autofree char *number = g_strdup_printf ("%u", volume);
  BunkoArtText text = { .text = number, .font = BUNKO_ART_FONT_HEAVY, .valign = 0.5 };

  bunko_art_circle (canvas, x, y, 84, palette->pop2);
  bunko_art_path_circle (canvas, x, y, 72);
  bunko_art_stroke (canvas, palette->paper, 5);
  text.x = x - 70;
  text.y = y - 70;
  text.width = text.height = 140;
  text.size = 96;
  text.min_size = 60;
  text.color = choose_ink (palette, palette->pop2, FALSE);
  bunko_art_text (canvas, &text);
}

static void
draw_author (const BunkoArtCanvas *canvas, const char *artist, double y, guint32 ground, int align)
{
  BunkoArtText text = { .text = artist, .font = BUNKO_ART_FONT_COMIC, .valign = 0.5 };

  text.x = 100;
  text.y = y;
  text.width = canvas->width - 200;
  text.height = 76;
  text.size = 52;
  text.min_size = 40;
  text.align = align;
  text.color = choose_ink (canvas->palette, ground, FALSE);
  text.outline = ground;
  text.outline_width = 0.1;
  bunko_art_text (canvas, &text);
}

/* The paper band that many books have around their lower third. */
static void
draw_band (const BunkoArtCanvas *canvas, const BunkoSampleArtSpec *spec, BunkoArtRandom *random)
{
  const BunkoArtPalette *palette = canvas->palette;
  gboolean is_cjk = bunko_art_text_is_cjk (spec->title);
  const char *line = is_cjk ? taglines_ja[bunko_art_random_below (random, 4)]
                            : taglines_en[bunko_art_random_below (random, 6)];
  guint32 ground = bunko_art_random_once_in (random, 2) ? palette->paper : palette->pop;
  double top = canvas->height * 0.835;
  BunkoArtText text = { .text = line, .font = BUNKO_ART_FONT_HEAVY, .valign = 0.5 };

  cairo_rectangle (canvas->cr, 0, top - 12, canvas->width, 12);
  bunko_art_source_alpha (canvas, 0x000000, 0.2);
  cairo_fill (canvas->cr);
  bunko_art_rectangle (canvas, 0, top, canvas->width, canvas->height - top, ground);
  bunko_art_rectangle (canvas, 0, top + 18, canvas->width, 5, palette->pop2);

  text.x = 90;
  text.y = top + 36;
  text.width = canvas->width - 180;
  text.height = (canvas->height - top) * 0.46;
  text.size = 84;
  text.min_size = 50;
  text.color = contrasts (palette->pop2, ground) ? palette->pop2 : palette->ink;
  bunko_art_text (canvas, &text);
  if (spec->artist != NULL)
    draw_author (canvas, spec->artist, canvas->height - 106, ground, 0);
}

/* Columns down the right or left edge, as the spines of Japanese books have them. */
static void
draw_standing_title (const BunkoArtCanvas *canvas,
                     const char *title,
                     const BunkoArtScene *scene,
                     BunkoArtRandom *random)
{
  const BunkoArtPalette *palette = canvas->palette;
  gboolean is_left = bunko_art_random_once_in (random, 3);
  double width = canvas->width * 0.2;
  double x = is_left ? 70 : canvas->width - width - 70;
  BunkoArtText text = { .text = title, .font = BUNKO_ART_FONT_HEAVY, .valign = 0 };

  text.x = x + 10;
  text.y = 96;
  text.width = width - 20;
  text.height = canvas->height * 0.62;
  text.size = 172;
  text.min_size = 84;
  text.color = choose_ink (palette, scene->title_ground, bunko_art_random_once_in (random, 2));
  text.outline = text.color == palette->paper || bunko_art_color_luma (text.color) > 0.6
                     ? palette->ink
                     : palette->paper;
  text.outline_width = 0.055;
  bunko_art_text_standing (canvas, &text);
}

static void
draw_label (const BunkoArtCanvas *canvas, const BunkoSampleArtSpec *spec)
{
  const BunkoArtPalette *palette = canvas->palette;
  double w = canvas->width;
  double h = canvas->height;
  BunkoArtText text = { .text = spec->title, .font = BUNKO_ART_FONT_SERIF, .valign = 0.5 };

  bunko_art_rectangle (canvas, w * 0.13, h * 0.3, w * 0.74, h * 0.4, palette->paper);
  cairo_rectangle (canvas->cr, w * 0.13 + 26, h * 0.3 + 26, w * 0.74 - 52, h * 0.4 - 52);
  bunko_art_stroke (canvas, palette->deep, 6);
  text.x = w * 0.19;
  text.y = h * 0.335;
  text.width = w * 0.62;
  text.height = h * 0.25;
  text.size = 140;
  text.min_size = 54;
  text.color = palette->ink;
  bunko_art_text (canvas, &text);

  bunko_art_rectangle (canvas, w * 0.43, h * 0.6, w * 0.14, 6, palette->pop2);
  if (spec->artist != NULL)
    draw_author (canvas, spec->artist, h * 0.618, palette->paper, 0);
}

static void
set_outline (BunkoArtText *text, const BunkoArtPalette *palette, gboolean wants_shadow)
{
  gboolean is_light = bunko_art_color_luma (text->color) > 0.5;

  text->outline = is_light ? palette->ink : palette->paper;
  text->outline_width = 0.075;
  if (wants_shadow)
    {
      text->shadow =
          is_light ? bunko_art_color_mix (palette->ink, palette->deep, 0.5) : palette->deep;
      text->shadow_offset = 0.07;
    }
}

static void
draw_title (const BunkoArtCanvas *canvas,
            const char *title,
            const BunkoArtScene *scene,
            BunkoArtRandom *random)
{
  const BunkoArtPalette *palette = canvas->palette;
  guint style = bunko_art_random_below (random, 4);
  BunkoArtText text = { .text = title };
  g_autoptr (PangoLayout) layout = NULL;
  BunkoArtTextBox box;

  text.font = style == 1 ? BUNKO_ART_FONT_SERIF : BUNKO_ART_FONT_HEAVY;
  /* Flush titles keep clear of frames and spines. */
  text.x = canvas->width * (style == 2 ? 0.105 : 0.075);
  text.width = canvas->width - 2 * text.x;
  text.y = scene->title == BUNKO_ART_TITLE_BOTTOM ? canvas->height * 0.72 : canvas->height * 0.06;
  text.height = canvas->height * 0.225;
  text.size = 200;
  text.min_size = 62;
  text.align = style == 2 ? -1 : 0;
  text.valign = scene->title == BUNKO_ART_TITLE_BOTTOM ? 0.9 : 0.12;
  text.color = choose_ink (palette, scene->title_ground, style != 1 || scene->is_busy);

  if (scene->title == BUNKO_ART_TITLE_HUGE)
    {
      text.y = canvas->height * 0.075;
      text.height = canvas->height * 0.53;
      text.size = 330;
      text.valign = 0;
      text.align = -1;
    }
  else if (scene->is_busy || style == 0)
    set_outline (&text, palette, style != 3);
  else if (style == 3)
    {
      text.shadow = bunko_art_color_mix (scene->title_ground, palette->ink, 0.7);
      text.shadow_offset = bunko_art_color_luma (text.color) > 0.5 ? 0.05 : 0;
    }

  layout = bunko_art_text_fit (canvas, &text, &box);

  /* Small letters would drown in their outlines: they only get a halo, if they need one. */
  if (box.size < 118)
    {
      text.color = choose_ink (palette, scene->title_ground, FALSE);
      text.shadow_offset = 0;
      text.outline = scene->title_ground;
      text.outline_width = scene->is_busy ? 0.12 : 0;
    }
  bunko_art_text_paint (canvas, &text, layout, &box);
}

/**
 * bunko_art_cover_lettering:
 * @canvas: a canvas with a picture on it
 * @spec: the gallery
 * @scene: what the picture leaves free
 *
 * Letters a cover: title, author, the number of the volume and sometimes a paper band.
 */
void
bunko_art_cover_lettering (const BunkoArtCanvas *canvas,
                           const BunkoSampleArtSpec *spec,
                           const BunkoArtScene *scene)
{
  BunkoArtRandom random = bunko_art_random (spec->seed, 0x1e7);
  const char *title = spec->title != NULL ? spec->title : "";
  gboolean is_low = scene->title == BUNKO_ART_TITLE_BOTTOM;
  gboolean has_band = scene->title == BUNKO_ART_TITLE_TOP && *title != '\0' &&
                      bunko_art_random_once_in (&random, 7);
  guint volume = find_volume (title);

  if (has_band)
    draw_band (canvas, spec, &random);

  if (scene->title == BUNKO_ART_TITLE_LABEL)
    draw_label (canvas, spec);
  else if (*title != '\0' && scene->title == BUNKO_ART_TITLE_TOP &&
           bunko_art_text_can_stand (title, 11) && !bunko_art_random_once_in (&random, 3))
    draw_standing_title (canvas, title, scene, &random);
  else if (*title != '\0')
    draw_title (canvas, title, scene, &random);

  if (scene->title != BUNKO_ART_TITLE_LABEL && !has_band && spec->artist != NULL)
    draw_author (canvas, spec->artist, is_low ? 70 : canvas->height - 140 - scene->author_inset,
                 scene->author_ground, scene->title == BUNKO_ART_TITLE_HUGE ? -1 : 0);
  if (volume > 0 && scene->title != BUNKO_ART_TITLE_LABEL)
    draw_badge (canvas, volume, canvas->width - 150,
                is_low     ? 190
                : has_band ? canvas->height * 0.76
                           : canvas->height - 190);
}
