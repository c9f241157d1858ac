/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-tag-group.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_CHIP_GROUP (bunko_chip_group_get_type ())

G_DECLARE_FINAL_TYPE (BunkoChipGroup, bunko_chip_group, BUNKO, CHIP_GROUP, GtkWidget)

GtkWidget *bunko_chip_group_new (const char *heading) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *
bunko_chip_group_new_for_items (const char *heading, GListModel *items) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *bunko_chip_group_new_for_tags (BunkoTagGroup *tags) G_GNUC_WARN_UNUSED_RESULT;
void bunko_chip_group_append (BunkoChipGroup *self, GtkWidget *chip);
guint bunko_chip_group_get_n_chips (BunkoChipGroup *self);

G_END_DECLS
