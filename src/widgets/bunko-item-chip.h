/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-item.h"
#include "library/bunko-location.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_CHIP (bunko_item_chip_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemChip, bunko_item_chip, BUNKO, ITEM_CHIP, GtkButton)

GtkWidget *
bunko_item_chip_new (const char *label, BunkoLocation *location) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *bunko_item_chip_new_for_item (BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *bunko_item_chip_get_location (BunkoItemChip *self);

G_END_DECLS
