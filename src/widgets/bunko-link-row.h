/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_LINK_ROW (bunko_link_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoLinkRow, bunko_link_row, BUNKO, LINK_ROW, AdwActionRow)

GtkWidget *bunko_link_row_new (const char *uri) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_link_row_get_can_open (BunkoLinkRow *self);

G_END_DECLS
