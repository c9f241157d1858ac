/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"

G_BEGIN_DECLS

char *bunko_item_link_new (BunkoLibrary *library, BunkoItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_item_links_join (BunkoLibrary *library,
                             GPtrArray *items,
                             const char *separator) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
