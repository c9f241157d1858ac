/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reader/model/bunko-reader-picture.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_EXPORT (bunko_page_export_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageExport, bunko_page_export, BUNKO, PAGE_EXPORT, GObject)

BunkoPageExport *
bunko_page_export_new (BunkoContext *context, GtkWidget *from) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_export_set_title (BunkoPageExport *self, const char *title);
void bunko_page_export_save (BunkoPageExport *self, BunkoPage *page);
void bunko_page_export_copy (BunkoPageExport *self, BunkoPage *page, GdkPaintable *picture);
void bunko_page_export_open (BunkoPageExport *self, BunkoPage *page);
void bunko_page_export_show_on_server (BunkoPageExport *self, BunkoPage *page);
GdkContentProvider *bunko_page_export_drag (BunkoPageExport *self,
                                            BunkoPage *page,
                                            GdkPaintable *picture) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
