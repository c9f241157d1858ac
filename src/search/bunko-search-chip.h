/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-search-token.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SEARCH_CHIP (bunko_search_chip_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSearchChip, bunko_search_chip, BUNKO, SEARCH_CHIP, GtkWidget)

GtkWidget *bunko_search_chip_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_search_chip_set_token (BunkoSearchChip *self, const BunkoSearchToken *token);
void bunko_search_chip_set_filter (BunkoSearchChip *self, const char *name);
char *bunko_search_token_describe (const BunkoSearchToken *token) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
