/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ACTIVITY_BUTTON (bunko_activity_button_get_type ())

G_DECLARE_FINAL_TYPE (BunkoActivityButton, bunko_activity_button, BUNKO, ACTIVITY_BUTTON, AdwBin)

GtkWidget *bunko_activity_button_new (BunkoContext *context, gboolean with_text);
gboolean bunko_activity_button_get_wanted (BunkoActivityButton *self);

G_END_DECLS
