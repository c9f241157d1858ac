/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_PILL (bunko_page_pill_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPagePill, bunko_page_pill, BUNKO, PAGE_PILL, AdwBin)

char *bunko_page_pill_describe (guint first, guint last, guint n_pages, double seconds_left)
    G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_pill_say (BunkoPagePill *self, const char *text);
void bunko_page_pill_hide (BunkoPagePill *self);
const char *bunko_page_pill_get_text (BunkoPagePill *self);

G_END_DECLS
