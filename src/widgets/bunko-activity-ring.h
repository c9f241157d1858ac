/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_ACTIVITY_RING (bunko_activity_ring_get_type ())

G_DECLARE_FINAL_TYPE (BunkoActivityRing, bunko_activity_ring, BUNKO, ACTIVITY_RING, GtkWidget)

void bunko_activity_ring_set_fraction (BunkoActivityRing *self, double fraction);

G_END_DECLS
