/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_TAG_DIRECTORY_PAGE (bunko_tag_directory_page_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTagDirectoryPage,
                      bunko_tag_directory_page,
                      BUNKO,
                      TAG_DIRECTORY_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *bunko_tag_directory_page_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
