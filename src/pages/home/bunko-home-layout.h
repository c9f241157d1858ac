/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-item.h"

G_BEGIN_DECLS

/**
 * BunkoHomeLayout:
 * @kinds: all shelves, each once, in the order of the page
 * @visible: whether each of them, by its kind, is wanted
 *
 * Which shelves a person wants on the home page, and in which order.
 */
typedef struct
{
  BunkoShelfKind kinds[BUNKO_SHELF_N_KINDS];
  gboolean visible[BUNKO_SHELF_N_KINDS];
} BunkoHomeLayout;

void bunko_home_layout_init_from_variant (BunkoHomeLayout *self, GVariant *variant);
void bunko_home_layout_load (BunkoHomeLayout *self);
void bunko_home_layout_save (const BunkoHomeLayout *self);
GVariant *bunko_home_layout_to_variant (const BunkoHomeLayout *self);
void bunko_home_layout_move (BunkoHomeLayout *self, guint from, guint to);
const char *bunko_shelf_kind_get_title (BunkoShelfKind kind);
const char *bunko_shelf_kind_get_description (BunkoShelfKind kind);

G_END_DECLS
