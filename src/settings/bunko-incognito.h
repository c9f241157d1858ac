/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_INCOGNITO (bunko_incognito_get_type ())

G_DECLARE_FINAL_TYPE (BunkoIncognito, bunko_incognito, BUNKO, INCOGNITO, GObject)

BunkoIncognito *bunko_incognito_get_default (void);
gboolean bunko_incognito_get_active (BunkoIncognito *self);
void bunko_incognito_set_active (BunkoIncognito *self, gboolean active);

G_END_DECLS
