/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "images/bunko-image-loader.h"
#include "models/bunko-paged-list.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_PREVIEW (bunko_page_preview_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPagePreview, bunko_page_preview, BUNKO, PAGE_PREVIEW, GObject)

BunkoPagePreview *bunko_page_preview_new (GtkWidget *parent) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_preview_set_pages (BunkoPagePreview *self,
                                   BunkoPagedList *pages,
                                   BunkoImageLoader *loader);
void bunko_page_preview_show (BunkoPagePreview *self, guint position, double x);
void bunko_page_preview_hide (BunkoPagePreview *self);
gboolean bunko_page_preview_get_visible (BunkoPagePreview *self);
void bunko_page_preview_detach (BunkoPagePreview *self);

G_END_DECLS
