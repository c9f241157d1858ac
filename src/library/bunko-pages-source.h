/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_PAGES_SOURCE (bunko_pages_source_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPagesSource, bunko_pages_source, BUNKO, PAGES_SOURCE, GObject)

BunkoListSource *
bunko_pages_source_new (BunkoLibrary *library, BunkoGallery *gallery) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
