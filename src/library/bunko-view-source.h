/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_VIEW_SOURCE (bunko_view_source_get_type ())

G_DECLARE_FINAL_TYPE (BunkoViewSource, bunko_view_source, BUNKO, VIEW_SOURCE, GObject)

BunkoListSource *
bunko_view_source_new (BunkoLibrary *library, BunkoViewQuery *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
