/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_PAGE (bunko_item_page_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemPage, bunko_item_page, BUNKO, ITEM_PAGE, AdwNavigationPage)

gboolean bunko_item_page_can_show (BunkoItemType type);
BunkoItemPage *
bunko_item_page_new (BunkoContext *context, BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;
BunkoItemPage *bunko_item_page_new_for_tag (BunkoContext *context,
                                            const char *tag_namespace,
                                            const char *tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
