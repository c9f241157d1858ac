/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-sample-art-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_ART_FONT_HEAVY,
  BUNKO_ART_FONT_REGULAR,
  BUNKO_ART_FONT_LIGHT,
  BUNKO_ART_FONT_SERIF,
  BUNKO_ART_FONT_COMIC,
} BunkoArtFont;

/**
 * BunkoArtText:
 * @text: what is written
 * @font: in which face; scripts that it lacks come from the fallback fonts
 * @x: left of the box
 * @y: top of the box
 * @width: width of the box
 * @height: height of the box
 * @size: the size of the font if there is room
 * @min_size: the smallest size; what does not fit then ends in an ellipsis
 * @align: -1 for the start of the line, 0 for the centre, 1 for its end
 * @valign: where the text stands in the box: 0 at the top, 1 at the bottom
 * @color: its colour
 * @outline: the colour around it
 * @outline_width: how far that goes, as a part of the font size; 0 for none
 * @shadow: the colour of the shadow
 * @shadow_offset: how far that is off, as a part of the font size; 0 for none
 *
 * Lettering that fits its box, whatever the script and the length of the text.
 */
typedef struct
{
  const char *text;
  BunkoArtFont font;
  double x;
  double y;
  double width;
  double height;
  double size;
  double min_size;
  int align;
  double valign;
  guint32 color;
  guint32 outline;
  double outline_width;
  guint32 shadow;
  double shadow_offset;
} BunkoArtText;

/* Where the ink of a text came to stand, and how large it is. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double size;
} BunkoArtTextBox;

PangoLayout *bunko_art_text_fit (const BunkoArtCanvas *canvas,
                                 const BunkoArtText *text,
                                 BunkoArtTextBox *box) G_GNUC_WARN_UNUSED_RESULT;
void bunko_art_text_paint (const BunkoArtCanvas *canvas,
                           const BunkoArtText *text,
                           PangoLayout *layout,
                           const BunkoArtTextBox *box);
void bunko_art_text (const BunkoArtCanvas *canvas, const BunkoArtText *text);

gboolean bunko_art_text_can_stand (const char *text, guint max_chars);
void bunko_art_text_standing (const BunkoArtCanvas *canvas, const BunkoArtText *text);
gboolean bunko_art_text_has_emoji (const char *text);
gboolean bunko_art_text_is_cjk (const char *text);

G_END_DECLS
