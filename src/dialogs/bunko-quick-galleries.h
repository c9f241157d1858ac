/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library.h"

#include "bunko-quick-provider.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUICK_GALLERIES (bunko_quick_galleries_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQuickGalleries, bunko_quick_galleries, BUNKO, QUICK_GALLERIES, GObject)

BunkoQuickGalleries *bunko_quick_galleries_new (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
