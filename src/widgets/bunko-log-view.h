/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-server-log.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_LOG_VIEW (bunko_log_view_get_type ())

G_DECLARE_FINAL_TYPE (BunkoLogView, bunko_log_view, BUNKO, LOG_VIEW, AdwBin)

GtkWidget *bunko_log_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_log_view_set_log (BunkoLogView *self, BunkoServerLog *log);
void bunko_log_view_set_following (BunkoLogView *self, gboolean following);
void bunko_log_view_refresh (BunkoLogView *self);

G_END_DECLS
