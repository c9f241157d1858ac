/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-crop.h"

/**
 * bunko_page_crop_for_mode: (skip)
 * @mode: how pages are laid out
 * @crop: (inout): what is left of a page without its borders, in fractions of it
 *
 * Leaves only those borders out that stand at the outer sides. Where pages follow one another
 * without an end, what is between the content of two of them is not a border but a pause.
 */
void
bunko_page_crop_for_mode (BunkoReaderMode mode, graphene_rect_t *crop)
{
  g_return_if_fail (crop != NULL);

  if (mode == BUNKO_READER_MODE_STRIP)
    {
      crop->origin.y = 0;
      crop->size.height = 1;
    }
  else if (mode == BUNKO_READER_MODE_HORIZONTAL)
    {
      crop->origin.x = 0;
      crop->size.width = 1;
    }
}

/**
 * bunko_page_crop_for_pair: (skip)
 * @other: what is left of the other page of a pair, in fractions of it
 * @crop: (inout): what is left of the one
 *
 * Leaves above and below only out what is a border on both pages. So what goes on from one page to
 * the other does so at one height, and as large.
 */
void
bunko_page_crop_for_pair (const graphene_rect_t *other, graphene_rect_t *crop)
{
  float top, bottom;

  g_return_if_fail (other != NULL);
  g_return_if_fail (crop != NULL);

  top = MIN (crop->origin.y, other->origin.y);
  bottom = MAX (crop->origin.y + crop->size.height, other->origin.y + other->size.height);
  crop->origin.y = top;
  crop->size.height = bottom - top;
}
