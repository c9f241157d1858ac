/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_STATUS (bunko_page_status_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageStatus, bunko_page_status, BUNKO, PAGE_STATUS, GtkWidget)

GtkWidget *bunko_page_status_new (guint page) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_page_status_get_page (BunkoPageStatus *self);
void bunko_page_status_show_loading (BunkoPageStatus *self);
void bunko_page_status_show_error (BunkoPageStatus *self, const GError *error);
gboolean bunko_page_status_is_error (BunkoPageStatus *self);

G_END_DECLS
