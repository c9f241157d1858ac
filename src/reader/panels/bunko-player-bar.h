/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_PLAYER_BAR (bunko_player_bar_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPlayerBar, bunko_player_bar, BUNKO, PLAYER_BAR, AdwBin)

void bunko_player_bar_set_reveal (BunkoPlayerBar *self, gboolean reveal);
gboolean bunko_player_bar_get_reveal (BunkoPlayerBar *self);
void bunko_player_bar_set_playing (BunkoPlayerBar *self, gboolean playing);
void bunko_player_bar_set_speed (BunkoPlayerBar *self, const char *text);
gboolean bunko_player_bar_contains_pointer (BunkoPlayerBar *self);

G_END_DECLS
