/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-controller.h"
#include "library/bunko-location.h"
#include "widgets/bunko-location-page.h"

G_BEGIN_DECLS

AdwNavigationPage *bunko_page_factory_create (BunkoController *controller,
                                              BunkoLocation *location) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_page_factory_dup_title (BunkoController *controller,
                                    BunkoLocation *location) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
