/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_HOME_MENU (bunko_home_menu_get_type ())

G_DECLARE_FINAL_TYPE (BunkoHomeMenu, bunko_home_menu, BUNKO, HOME_MENU, GObject)

BunkoHomeMenu *
bunko_home_menu_new (BunkoContext *context, GtkWidget *page) G_GNUC_WARN_UNUSED_RESULT;
void
bunko_home_menu_popup (BunkoHomeMenu *self, BunkoItem *item, GtkWidget *cell, double x, double y);
void bunko_home_menu_popdown (BunkoHomeMenu *self);

G_END_DECLS
