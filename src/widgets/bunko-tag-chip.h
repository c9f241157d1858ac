/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_TAG_CHIP (bunko_tag_chip_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTagChip, bunko_tag_chip, BUNKO, TAG_CHIP, GtkButton)

GtkWidget *bunko_tag_chip_new (const char *label, const char *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
