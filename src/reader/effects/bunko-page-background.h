/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-colour-filter.h"
#include "bunko-page-analysis.h"

G_BEGIN_DECLS

gboolean bunko_page_background_find_edge (const BunkoPageAnalysis *const *analyses,
                                          guint n_analyses,
                                          const BunkoColourFilter *filter,
                                          GdkRGBA *colour);
gboolean bunko_page_background_is_dark (const GdkRGBA *colour);

G_END_DECLS
