/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-cover.h"
#include "bunko-sample-art-ink.h"
#include "bunko-sample-art-page.h"
#include "bunko-sample-art-panel.h"
#include "bunko-sample-art-text.h"

#define MARGIN  66
#define GUTTER  20
#define ROW_GAP 32
#define BORDER  9

typedef struct
{
  const BunkoArtCanvas *canvas; /* the whole page, in the colours of its panels */
  BunkoArtPanel panel;
  BunkoArtRandom random;
} Page;

/* Draws one panel; the left and the right side lean by @left and @right units. */
static void
draw_panel (Page *page, double x, double y, double width, double height, double left, double right)
{
  BunkoArtCanvas inside = *page->canvas;
  cairo_t *cr = inside.cr;
  const double corners[] = { x - left,          y,          x + width + right, y,
                             x + width - right, y + height, x + left,          y + height };
  double bleed = ABS (left) + ABS (right);

  cairo_save (cr);
  bunko_art_path_polygon (&inside, corners, 4);
  cairo_clip (cr);
  cairo_translate (cr, x - bleed / 2, y);
  inside.width = width + bleed;
  inside.height = height;
  bunko_art_panel (&inside, &page->panel);
  cairo_restore (cr);

  bunko_art_path_polygon (&inside, corners, 4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  bunko_art_stroke (&inside, 0x111111, BORDER);
  page->panel.number++;
}

/* A row of one to three panels, drawn in the order in which they are read. */
static void
draw_row (Page *page, double x, double y, double width, double height, guint n_panels)
{
  double widths[4];
  double starts[4];
  double leans[5] = { 0 };
  double sum = 0;

  for (guint i = 0; i < n_panels; i++)
    sum += widths[i] = bunko_art_random_real (&page->random, 0.75, 1.25);
  for (guint i = 0; i < n_panels; i++)
    {
      widths[i] *= (width - (n_panels - 1) * GUTTER) / sum;
      starts[i] = i == 0 ? x : starts[i - 1] + widths[i - 1] + GUTTER;
      if (i > 0 && bunko_art_random_once_in (&page->random, 3))
        leans[i] = bunko_art_random_real (&page->random, -34, 34);
    }

  for (guint i = 0; i < n_panels; i++)
    {
      guint at = page->panel.is_rtl ? n_panels - 1 - i : i;

      draw_panel (page, starts[at], y, widths[at], height, -leans[at], leans[at + 1]);
    }
}

static void
draw_rows (Page *page, double x, double y, double width, double height)
{
  guint n_rows = 3 + bunko_art_random_below (&page->random, 2);
  double heights[4];
  double sum = 0;

  for (guint i = 0; i < n_rows; i++)
    sum += heights[i] = bunko_art_random_real (&page->random, 0.8, 1.25);

  for (guint i = 0; i < n_rows; i++)
    {
      double row = heights[i] * (height - (n_rows - 1) * ROW_GAP) / sum;
      guint most = MIN (3, (guint) (width / row / 0.62));

      draw_row (page, x, y, width, row, 1 + bunko_art_random_below (&page->random, MAX (most, 1)));
      y += row + ROW_GAP;
    }
}

static void
draw_number (const BunkoArtCanvas *canvas, guint number, double x, int align)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  BunkoArtText text = { .text = digits, .font = BUNKO_ART_FONT_COMIC, .valign = 0.5 };

  text.x = x;
  text.y = canvas->height - MARGIN + 8;
  text.width = 200;
  text.height = MARGIN - 16;
  text.size = 30;
  text.min_size = 30;
  text.align = align;
  text.color = 0x333333;
  bunko_art_text (canvas, &text);
}

/* Draws one panel with one of the pictures that covers have. */
static void
draw_picture (Page *page, double x, double y, double width, double height)
{
  static const BunkoArtSceneFunc pictures[] = {
    bunko_art_scene_mountains, bunko_art_scene_sea,   bunko_art_scene_forest,
    bunko_art_scene_city,      bunko_art_scene_road,  bunko_art_scene_umbrella,
    bunko_art_scene_sky,       bunko_art_scene_space,
  };
  guint which = bunko_art_random_below (&page->random, G_N_ELEMENTS (pictures));
  BunkoArtCanvas inside = *page->canvas;
  BunkoArtScene scene;

  cairo_save (inside.cr);
  cairo_rectangle (inside.cr, x, y, width, height);
  cairo_clip (inside.cr);
  cairo_translate (inside.cr, x, y);
  inside.width = width;
  inside.height = height;
  pictures[which](&inside, page->panel.seed + page->panel.number, &scene);
  bunko_art_bubble (&inside, BUNKO_ART_BUBBLE_CAPTION,
                    bunko_art_dialogue_pick (page->panel.words->captions, page->panel.number),
                    FALSE, page->panel.is_rtl ? width : 0, 0, width * 0.5, height * 0.2, 0, 0);
  cairo_restore (inside.cr);

  cairo_rectangle (inside.cr, x, y, width, height);
  bunko_art_stroke (&inside, 0x111111, BORDER);
  page->panel.number++;
}

/* A large picture, as chapters begin with. */
static void
draw_splash (const BunkoArtCanvas *canvas, Page *page)
{
  double w = canvas->width - 2 * MARGIN;
  double h = canvas->height - 2 * MARGIN;

  draw_picture (page, MARGIN, MARGIN, w, h * 0.7);
  draw_row (page, MARGIN, MARGIN + h * 0.7 + ROW_GAP, w, h * 0.3 - ROW_GAP, 2);
}

static void
draw_spread (const BunkoArtCanvas *canvas, Page *page)
{
  double w = canvas->width - 2 * MARGIN;
  double h = canvas->height - 2 * MARGIN;

  draw_picture (page, MARGIN, MARGIN, w, h * 0.62);
  draw_row (page, MARGIN, MARGIN + h * 0.62 + ROW_GAP, w, h * 0.38 - ROW_GAP, 4);
}

/* One column of wide panels with room between them, to be scrolled through. */
static void
draw_strip (const BunkoArtCanvas *canvas, Page *page)
{
  double y = 90;

  while (y < canvas->height - 300)
    {
      double height = bunko_art_random_real (&page->random, 560, 1100);
      double inset = bunko_art_random_once_in (&page->random, 3) ? 50 : 0;

      /* The last one takes what is left. */
      if (y + height > canvas->height - 700)
        height = MIN (canvas->height - 90 - y, 1300);

      if (height > 800 && bunko_art_random_once_in (&page->random, 2))
        draw_picture (page, -BORDER, y, canvas->width + 2 * BORDER, height);
      else
        draw_panel (page, inset, y, canvas->width - 2 * inset, height, 0, 0);
      y += height + bunko_art_random_real (&page->random, 90, 240);
    }
}

static void
draw_end (const BunkoArtCanvas *canvas,
          const BunkoSampleArtSpec *spec,
          const BunkoArtDialogue *words)
{
  const BunkoArtPalette *palette = canvas->palette;
  BunkoArtText text = { .text = words->end, .font = BUNKO_ART_FONT_SERIF, .valign = 0.5 };
  BunkoArtScene scene;

  bunko_art_scene_emblem (canvas, spec->seed, &scene);
  text.x = canvas->width * 0.15;
  text.y = canvas->height * 0.12;
  text.width = canvas->width * 0.7;
  text.height = canvas->height * 0.2;
  text.size = 150;
  text.min_size = 60;
  text.color = bunko_art_color_luma (scene.title_ground) < 0.5 ? palette->paper : palette->ink;
  bunko_art_text (canvas, &text);

  text.text = spec->artist;
  text.font = BUNKO_ART_FONT_COMIC;
  text.y = canvas->height * 0.84;
  text.height = 80;
  text.size = 50;
  text.min_size = 40;
  bunko_art_text (canvas, &text);
}

static void
draw_panels (const BunkoArtCanvas *canvas,
             const BunkoSampleArtSpec *spec,
             const BunkoArtPlan *plan,
             Page *page)
{
  bunko_art_background (canvas, 0xffffff);

  if (plan->kind == BUNKO_ART_KIND_STRIP)
    {
      draw_strip (canvas, page);
      return;
    }

  if (plan->kind == BUNKO_ART_KIND_SPREAD)
    draw_spread (canvas, page);
  else if (spec->page % 7 == 2)
    draw_splash (canvas, page);
  else
    draw_rows (page, MARGIN, MARGIN, canvas->width - 2 * MARGIN, canvas->height - 2 * MARGIN);

  if (spec->page % 2 == 0)
    draw_number (canvas, spec->page, MARGIN, -1);
  else
    draw_number (canvas, spec->page, canvas->width - MARGIN - 200, 1);
}

/**
 * bunko_art_page:
 * @canvas: a canvas
 * @spec: which page of which gallery
 * @plan: what kind of page it is
 *
 * Draws a page inside of a gallery: panels with people who talk, places and things; or the last
 * page.
 */
void
bunko_art_page (const BunkoArtCanvas *canvas,
                const BunkoSampleArtSpec *spec,
                const BunkoArtPlan *plan)
{
  BunkoArtCanvas inside = *canvas;
  Page page = { .canvas = &inside };

  if (!plan->is_colored)
    inside.palette = bunko_art_palette_gray ();
  page.random = bunko_art_random (spec->seed, 0x9a9e + spec->page);
  page.panel.seed = spec->seed;
  page.panel.number = spec->page * 7;
  page.panel.words = bunko_art_dialogue_for_title (spec->title);
  page.panel.is_rtl = plan->is_rtl;

  if (plan->kind == BUNKO_ART_KIND_END)
    draw_end (canvas, spec, page.panel.words);
  else
    draw_panels (&inside, spec, plan, &page);
}
