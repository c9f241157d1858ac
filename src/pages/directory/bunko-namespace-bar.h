/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-library-tags.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_NAMESPACE_BAR (bunko_namespace_bar_get_type ())

G_DECLARE_FINAL_TYPE (BunkoNamespaceBar, bunko_namespace_bar, BUNKO, NAMESPACE_BAR, AdwBin)

void bunko_namespace_bar_load (BunkoNamespaceBar *self, BunkoLibrary *library);
BunkoTagNamespace *bunko_namespace_bar_get_selected (BunkoNamespaceBar *self);
const char *bunko_namespace_bar_get_wanted (BunkoNamespaceBar *self);
void bunko_namespace_bar_select (BunkoNamespaceBar *self, const char *name);

G_END_DECLS
