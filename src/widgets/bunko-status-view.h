/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_STATUS_VIEW (bunko_status_view_get_type ())

G_DECLARE_FINAL_TYPE (BunkoStatusView, bunko_status_view, BUNKO, STATUS_VIEW, AdwBin)

GtkWidget *bunko_status_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_status_view_show_loading (BunkoStatusView *self);
void bunko_status_view_show_message (BunkoStatusView *self,
                                     const char *icon_name,
                                     const char *title,
                                     const char *description);
void bunko_status_view_show_error (BunkoStatusView *self, const GError *error);

G_END_DECLS
