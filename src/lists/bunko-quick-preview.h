/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUICK_PREVIEW (bunko_quick_preview_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQuickPreview, bunko_quick_preview, BUNKO, QUICK_PREVIEW, GtkPopover)

GtkWidget *bunko_quick_preview_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void bunko_quick_preview_set_gallery (BunkoQuickPreview *self, BunkoGallery *gallery);

G_END_DECLS
