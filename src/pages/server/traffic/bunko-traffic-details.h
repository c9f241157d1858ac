/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-traffic-entry.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_TRAFFIC_DETAILS (bunko_traffic_details_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTrafficDetails, bunko_traffic_details, BUNKO, TRAFFIC_DETAILS, AdwBin)

void bunko_traffic_details_set_entry (BunkoTrafficDetails *self, BunkoTrafficEntry *entry);
BunkoTrafficEntry *bunko_traffic_details_get_entry (BunkoTrafficDetails *self);

G_END_DECLS
