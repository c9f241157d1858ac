/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-item-counter.h"
#include "models/bunko-paged-list.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_DIRECTORY_VIEW (bunko_directory_view_get_type ())

G_DECLARE_FINAL_TYPE (BunkoDirectoryView, bunko_directory_view, BUNKO, DIRECTORY_VIEW, AdwBin)

void bunko_directory_view_set_context (BunkoDirectoryView *self, BunkoContext *context);
void bunko_directory_view_set_source (BunkoDirectoryView *self, BunkoListSource *source);
void bunko_directory_view_set_empty (BunkoDirectoryView *self,
                                     const char *icon_name,
                                     const char *title,
                                     const char *description);
BunkoPagedList *bunko_directory_view_get_list (BunkoDirectoryView *self);
BunkoItemCounter *bunko_directory_view_get_counter (BunkoDirectoryView *self);
void bunko_directory_view_refresh (BunkoDirectoryView *self);
void bunko_directory_view_focus_rows (BunkoDirectoryView *self);
double bunko_directory_view_get_scroll (BunkoDirectoryView *self);
void bunko_directory_view_restore_scroll (BunkoDirectoryView *self, double scroll);

G_END_DECLS
