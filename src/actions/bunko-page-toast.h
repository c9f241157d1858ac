/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

gboolean bunko_page_toast_has_place (GtkWidget *page);
AdwToast *bunko_page_toast_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_toast_show (GtkWidget *page, AdwToast *toast);
void bunko_page_toast_say (GtkWidget *page, const char *text);
void bunko_page_toast_say_error (GtkWidget *page, const GError *error);

G_END_DECLS
