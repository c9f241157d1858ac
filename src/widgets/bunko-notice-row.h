/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-notices.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_NOTICE_ROW (bunko_notice_row_get_type ())

G_DECLARE_FINAL_TYPE (BunkoNoticeRow, bunko_notice_row, BUNKO, NOTICE_ROW, GtkListBoxRow)

GtkWidget *bunko_notice_row_new (BunkoNotices *notices, BunkoNotice *notice);

G_END_DECLS
