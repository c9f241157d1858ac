/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-location.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_LOADING_PAGE (bunko_loading_page_get_type ())

G_DECLARE_FINAL_TYPE (BunkoLoadingPage, bunko_loading_page, BUNKO, LOADING_PAGE, AdwNavigationPage)

AdwNavigationPage *
bunko_loading_page_new (BunkoContext *context, BunkoLocation *location) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *bunko_loading_page_new_for_later (BunkoLocation *location,
                                                     const char *title) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_loading_page_is_for_later (BunkoLoadingPage *self);

G_END_DECLS
