/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-enums.h"

G_BEGIN_DECLS

/* Width by height of a page of which nothing is known yet. */
#define BUNKO_READER_USUAL_ASPECT 0.72

/* In place of a size: what the view needs. */
#define BUNKO_READER_SIZE_AUTO (-1)

/**
 * BunkoReaderSize:
 * @size: which of the server's sizes
 * @box_width: width of the box that it is decoded to fit, in pixels; 0 for any
 * @box_height: height of the box; 0 for any
 *
 * In which form a page is asked for.
 */
typedef struct
{
  BunkoImageSize size;
  int box_width;
  int box_height;
} BunkoReaderSize;

double bunko_reader_size_get_shown_width (double width, double height, double aspect);
BunkoReaderSize bunko_reader_size_choose (double width, double height, double aspect, int setting);
gboolean bunko_reader_size_is_sharper (const BunkoReaderSize *one, const BunkoReaderSize *two);
void bunko_reader_size_raise (BunkoReaderSize *self, const BunkoReaderSize *other);
gboolean bunko_reader_size_is_original (const BunkoReaderSize *self, int width, int height);
gboolean bunko_reader_size_may_move (const char *name);

G_END_DECLS
