/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-item.h"

#include "bunko-item-names.h"

G_BEGIN_DECLS

/**
 * BunkoItemColumn:
 * @id: its name in the settings
 * @title: what stands in its header, to be translated
 * @get_text: what an item has there, in a new string; %NULL for nothing
 * @width: how wide it is at first, in application pixels
 * @sort_index: the server's number of the order by it, 0 if there is none
 * @is_title: whether it is the one that takes the room that is left, and is always there
 * @is_default: whether it is there as long as nobody chose
 * @numeric: whether it stands at the end of its line
 * @uses_names: whether the text comes from the names of other items
 *
 * A fact that a table of items can show.
 */
typedef struct
{
  const char *id;
  const char *title;
  char *(*get_text) (BunkoItem *item, BunkoItemNames *names);
  int width;
  int sort_index;
  guint is_title : 1;
  guint is_default : 1;
  guint numeric : 1;
  guint uses_names : 1;
} BunkoItemColumn;

const BunkoItemColumn *bunko_item_columns_get (BunkoItemType type, guint *n_columns);

G_END_DECLS
