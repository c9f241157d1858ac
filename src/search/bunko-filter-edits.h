/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-library.h"

G_BEGIN_DECLS

void bunko_filter_offer_undo (BunkoLibrary *library, BunkoFilter *filter, GtkWidget *from);
void bunko_filter_delete (BunkoLibrary *library, BunkoFilter *filter, GtkWidget *from);
void bunko_filter_refresh (BunkoLibrary *library, BunkoFilter *filter, GtkWidget *from);

G_END_DECLS
