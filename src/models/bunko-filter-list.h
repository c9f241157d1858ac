/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_FILTER_LIST (bunko_filter_list_get_type ())

G_DECLARE_FINAL_TYPE (BunkoFilterList, bunko_filter_list, BUNKO, FILTER_LIST, GObject)

BunkoFilterList *bunko_filter_list_new (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
void bunko_filter_list_refresh (BunkoFilterList *self);
gboolean bunko_filter_list_get_loading (BunkoFilterList *self);

G_END_DECLS
