/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_HOME_PAGE (bunko_home_page_get_type ())

G_DECLARE_FINAL_TYPE (BunkoHomePage, bunko_home_page, BUNKO, HOME_PAGE, AdwNavigationPage)

AdwNavigationPage *bunko_home_page_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
