/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-view-query.h"
#include "models/bunko-paged-list.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_LIBRARY_PAGE (bunko_library_page_get_type ())

G_DECLARE_FINAL_TYPE (BunkoLibraryPage, bunko_library_page, BUNKO, LIBRARY_PAGE, AdwNavigationPage)

BunkoLibraryPage *
bunko_library_page_new (BunkoContext *context, BunkoViewQuery *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
