/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-controller.h"
#include "library/bunko-location.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_TAB (bunko_tab_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTab, bunko_tab, BUNKO, TAB, AdwBin)

BunkoTab *bunko_tab_new (BunkoController *controller) G_GNUC_WARN_UNUSED_RESULT;
BunkoController *bunko_tab_get_controller (BunkoTab *self);

void bunko_tab_open (BunkoTab *self, BunkoLocation *location);
void bunko_tab_show_root (BunkoTab *self, BunkoLocation *location);
gboolean bunko_tab_go_back (BunkoTab *self);
gboolean bunko_tab_go_forward (BunkoTab *self);

AdwNavigationPage *bunko_tab_get_page (BunkoTab *self);
BunkoLocation *bunko_tab_get_location (BunkoTab *self) G_GNUC_WARN_UNUSED_RESULT;
BunkoLocation *bunko_tab_get_root_location (BunkoTab *self) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_tab_get_title (BunkoTab *self);
gboolean bunko_tab_get_reading (BunkoTab *self);
GtkWidget *bunko_tab_get_bar_slot (BunkoTab *self);
GtkWidget *bunko_tab_find_header_bar (GtkWidget *widget);

GVariant *bunko_tab_save (BunkoTab *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_tab_restore (BunkoTab *self, GVariant *saved);
void bunko_tab_wake (BunkoTab *self);

G_END_DECLS
