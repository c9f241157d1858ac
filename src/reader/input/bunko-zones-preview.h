/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "settings/bunko-reader-options.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ZONES_PREVIEW (bunko_zones_preview_get_type ())

G_DECLARE_FINAL_TYPE (BunkoZonesPreview, bunko_zones_preview, BUNKO, ZONES_PREVIEW, GtkWidget)

GtkWidget *bunko_zones_preview_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_zones_preview_set_options (BunkoZonesPreview *self,
                                      BunkoReaderOptions *options,
                                      GSettings *settings);
void bunko_zones_preview_start (BunkoZonesPreview *self);
void bunko_zones_preview_start_if_new (BunkoZonesPreview *self);
void bunko_zones_preview_stop (BunkoZonesPreview *self);
gboolean bunko_zones_preview_is_shown (BunkoZonesPreview *self);

G_END_DECLS
