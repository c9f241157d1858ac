/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-quick-provider.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_QUICK_FIXED (bunko_quick_fixed_get_type ())

G_DECLARE_FINAL_TYPE (BunkoQuickFixed, bunko_quick_fixed, BUNKO, QUICK_FIXED, GObject)

BunkoQuickFixed *bunko_quick_fixed_new (gboolean offered) G_GNUC_WARN_UNUSED_RESULT;
void bunko_quick_fixed_add (BunkoQuickFixed *self, BunkoQuickHit *hit);

G_END_DECLS
