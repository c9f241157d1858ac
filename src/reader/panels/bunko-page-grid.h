/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bunko-page-favorites.h"
#include "bunko-page-marks.h"
#include "images/bunko-image-loader.h"
#include "models/bunko-paged-list.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGE_GRID (bunko_page_grid_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPageGrid, bunko_page_grid, BUNKO, PAGE_GRID, AdwDialog)

BunkoPageGrid *bunko_page_grid_new (BunkoPagedList *pages,
                                    BunkoPageMarks *marks,
                                    BunkoPageFavorites *favorites,
                                    BunkoImageLoader *loader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
