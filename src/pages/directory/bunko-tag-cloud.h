/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/bunko-item-counter.h"

G_BEGIN_DECLS

/* More tags than that are no picture any more. */
#define BUNKO_TAG_CLOUD_MAX 150

#define BUNKO_TYPE_TAG_CLOUD (bunko_tag_cloud_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTagCloud, bunko_tag_cloud, BUNKO, TAG_CLOUD, AdwBin)

void bunko_tag_cloud_set_counter (BunkoTagCloud *self, BunkoItemCounter *counter);
void bunko_tag_cloud_set_source (BunkoTagCloud *self, BunkoListSource *source, guint total);
void bunko_tag_cloud_retry (BunkoTagCloud *self);

G_END_DECLS
