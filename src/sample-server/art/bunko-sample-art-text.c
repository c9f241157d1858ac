/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-text.h"

/* Each step down when a text does not fit. Few steps: every size is a font to load. */
#define SHRINK 0.86

static const struct
{
  const char *family;
  PangoWeight weight;
} fonts[] = {
  [BUNKO_ART_FONT_HEAVY] = { "Cantarell, DejaVu Sans, sans-serif", PANGO_WEIGHT_ULTRABOLD },
  [BUNKO_ART_FONT_REGULAR] = { "Cantarell, sans-serif", PANGO_WEIGHT_NORMAL },
  [BUNKO_ART_FONT_LIGHT] = { "Cantarell, sans-serif", PANGO_WEIGHT_LIGHT },
  [BUNKO_ART_FONT_SERIF] = { "DejaVu Serif, serif", PANGO_WEIGHT_BOLD },
  [BUNKO_ART_FONT_COMIC] = { "Cantarell, sans-serif", PANGO_WEIGHT_BOLD },
};

static void
set_size (PangoLayout *layout, BunkoArtFont font, double size)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, fonts[font].family);
  pango_font_description_set_weight (description, fonts[font].weight);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  /* Titles are set tighter than running text. */
  pango_layout_set_spacing (layout, -size * 0.16 * PANGO_SCALE);
  pango_font_description_free (description);
}

/* Widths and heights of Pango are integers of 1/1024 unit. */
static gboolean
fits (PangoLayout *layout, double width, double height)
{
  int used_width;
  int used_height;

  pango_layout_get_size (layout, &used_width, &used_height);

  return used_width <= width * PANGO_SCALE && used_height <= height * PANGO_SCALE;
}

/* How much smaller a text that does not fit has to be, to leave out sizes that are hopeless. */
static double
guess_scale (PangoLayout *layout, double width, double height)
{
  int used_width;
  int used_height;

  /* Smaller letters also make fewer lines: the height goes down with the square. */
  pango_layout_get_size (layout, &used_width, &used_height);

  return MIN (MIN (1, width * PANGO_SCALE / used_width),
              sqrt (MIN (1, height * PANGO_SCALE / used_height)));
}

/* Makes the lines about equally long: a title with a last line of one word looks unplanned. */
static void
balance_lines (PangoLayout *layout, double width)
{
  int n_lines = pango_layout_get_line_count (layout);
  double low = width / n_lines;
  double high = width;

  if (n_lines < 2)
    return;

  for (guint i = 0; i < 4; i++)
    {
      double middle = (low + high) / 2;

      pango_layout_set_width (layout, middle * PANGO_SCALE);
      if (pango_layout_get_line_count (layout) == n_lines && fits (layout, middle, G_MAXINT / 2048))
        high = middle;
      else
        low = middle;
    }
  pango_layout_set_width (layout, high * PANGO_SCALE);
}

static void
measure (PangoLayout *layout, const BunkoArtText *text, double size, BunkoArtTextBox *box)
{
  PangoRectangle logical;
  double free_width;

  pango_layout_get_extents (layout, NULL, &logical);
  box->width = (double) logical.width / PANGO_SCALE;
  box->height = (double) logical.height / PANGO_SCALE;
  box->size = size;

  /* The layout may be narrower than the box; its lines start where the box is. */
  free_width = text->width - box->width;
  if (text->align == 0)
    box->x = text->x + free_width / 2;
  else if ((text->align < 0) == (pango_layout_get_direction (layout, 0) != PANGO_DIRECTION_RTL))
    box->x = text->x;
  else
    box->x = text->x + free_width;
  box->y = text->y + (text->height - box->height) * text->valign;
}

/**
 * bunko_art_text_fit:
 * @canvas: a canvas
 * @text: what to write where
 * @box: (out): where it will stand
 *
 * Finds the size at which a text fits its box, without drawing it.
 *
 * Returns: (transfer full): the layout, for bunko_art_text_paint()
 */
PangoLayout *
bunko_art_text_fit (const BunkoArtCanvas *canvas, const BunkoArtText *text, BunkoArtTextBox *box)
{
  PangoLayout *layout = pango_layout_new (canvas->pango);
  double size = text->size;

  pango_layout_set_text (layout, text->text, -1);
  pango_layout_set_width (layout, text->width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_alignment (layout, text->align == 0   ? PANGO_ALIGN_CENTER
                                      : text->align == 1 ? PANGO_ALIGN_RIGHT
                                                         : PANGO_ALIGN_LEFT);

  set_size (layout, text->font, size);
  while (!fits (layout, text->width, text->height) && size > text->min_size)
    {
      double guess = size * guess_scale (layout, text->width, text->height);

      do
        size = MAX (size * SHRINK, text->min_size);
      while (size * SHRINK > guess && size > text->min_size);
      set_size (layout, text->font, size);
    }

  if (fits (layout, text->width, text->height))
    balance_lines (layout, text->width);
  else
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, text->height * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  measure (layout, text, size, box);

  return layout;
}

static void
paint_path (const BunkoArtCanvas *canvas,
            PangoLayout *layout,
            double x,
            double y,
            guint32 color,
            double width)
{
  cairo_new_path (canvas->cr);
  cairo_move_to (canvas->cr, x, y);
  pango_cairo_layout_path (canvas->cr, layout);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  bunko_art_source (canvas, color);
  cairo_set_line_width (canvas->cr, width);
  cairo_stroke_preserve (canvas->cr);
  cairo_fill (canvas->cr);
}

/**
 * bunko_art_text_paint:
 * @canvas: a canvas
 * @text: what to write where
 * @layout: a layout of bunko_art_text_fit()
 * @box: its place
 *
 * Draws a text: its shadow, its outline and itself. Emoji bring their own colours, so a text with
 * some gets neither outline nor shadow.
 */
void
bunko_art_text_paint (const BunkoArtCanvas *canvas,
                      const BunkoArtText *text,
                      PangoLayout *layout,
                      const BunkoArtTextBox *box)
{
  double x = box->x;
  double y = box->y;
  double outline = 2 * text->outline_width * box->size;
  double shadow = text->shadow_offset * box->size;
  PangoRectangle logical;

  /* Aligned lines start somewhere inside the width of the layout. */
  pango_layout_get_extents (layout, NULL, &logical);
  x -= (double) logical.x / PANGO_SCALE;

  if (!bunko_art_text_has_emoji (text->text))
    {
      if (shadow > 0)
        paint_path (canvas, layout, x + shadow, y + shadow, text->shadow, outline);
      if (outline > 0)
        paint_path (canvas, layout, x, y, text->outline, outline);
    }

  bunko_art_source (canvas, text->color);
  cairo_move_to (canvas->cr, x, y);
  pango_cairo_show_layout (canvas->cr, layout);
  cairo_new_path (canvas->cr);
}

/**
 * bunko_art_text:
 * @canvas: a canvas
 * @text: what to write where
 *
 * Draws a text as large as it fits its box.
 */
void
bunko_art_text (const BunkoArtCanvas *canvas, const BunkoArtText *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  BunkoArtTextBox box;

  if (text->text == NULL || *text->text == '\0')
    return;

  layout = bunko_art_text_fit (canvas, text, &box);
  bunko_art_text_paint (canvas, text, layout, &box);
}

/**
 * bunko_art_text_has_emoji:
 * @text: a text
 *
 * Returns: whether it has characters that come from the emoji font
 */
gboolean
bunko_art_text_has_emoji (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x1f000 || c == 0xfe0f || (c >= 0x2600 && c < 0x27c0) || c == 0x2b50)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_cjk (gunichar c)
{
  return (c >= 0x3000 && c < 0xa000) || (c >= 0xac00 && c < 0xd7b0) || (c >= 0xff00 && c < 0xfff0);
}

/**
 * bunko_art_text_is_cjk:
 * @text: a text
 *
 * Returns: whether it is of one of the scripts that can be written in columns
 */
gboolean
bunko_art_text_is_cjk (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_cjk (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * bunko_art_text_can_stand:
 * @text: a text
 * @max_chars: how many characters there is room for
 *
 * Returns: whether all of it can be written in columns
 */
gboolean
bunko_art_text_can_stand (const char *text, guint max_chars)
{
  guint n_chars = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_cjk (c) && c != ' ' && !g_ascii_isdigit (c))
        return FALSE;
    }

  return n_chars > 0 && n_chars <= max_chars;
}

/* Dashes and brackets lie on their side in columns. */
static gboolean
is_turned (gunichar c)
{
  return c == 0x30fc || c == 0x2026 || c == 0x301c || (c >= 0x3008 && c <= 0x3011);
}

static void
paint_standing_char (const BunkoArtCanvas *canvas,
                     const BunkoArtText *text,
                     const char *p,
                     double x,
                     double y,
                     double size)
{
  gunichar c = g_utf8_get_char (p);
  BunkoArtText one = *text;
  char utf8[8] = { 0 };

  g_unichar_to_utf8 (c, utf8);
  one.text = utf8;
  one.x = -size;
  one.y = -size;
  one.width = 2 * size;
  one.height = 2 * size;
  one.size = size;
  one.min_size = size;
  one.align = 0;
  one.valign = 0.5;

  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y);
  if (is_turned (c))
    cairo_rotate (canvas->cr, G_PI_2);
  else if (c == 0x3001 || c == 0x3002)
    cairo_translate (canvas->cr, size * 0.55, -size * 0.55);
  bunko_art_text (canvas, &one);
  cairo_restore (canvas->cr);
}

/**
 * bunko_art_text_standing:
 * @canvas: a canvas
 * @text: what to write where; see bunko_art_text_can_stand()
 *
 * Draws a text in columns, from right to left, as large as it fits its box.
 */
void
bunko_art_text_standing (const BunkoArtCanvas *canvas, const BunkoArtText *text)
{
  glong n_chars = g_utf8_strlen (text->text, -1);
  double size = text->size;
  glong per_column;
  glong n_columns;
  glong i = 0;
  double right;
  double top;

  do
    {
      per_column = MAX (1, (glong) (text->height / (size * 1.04)));
      n_columns = (n_chars + per_column - 1) / per_column;
      if (n_columns * size * 1.18 <= text->width || size <= text->min_size)
        break;
      size *= SHRINK;
    }
  while (TRUE);

  per_column = (n_chars + n_columns - 1) / n_columns;
  right = text->x + text->width / 2 + (n_columns - 1) * size * 1.18 / 2;
  top = text->y + (text->height - per_column * size * 1.04) * text->valign + size * 0.52;

  for (const char *p = text->text; *p != '\0'; p = g_utf8_next_char (p), i++)
    paint_standing_char (canvas, text, p, right - (i / per_column) * size * 1.18,
                         top + (i % per_column) * size * 1.04, size);
}
