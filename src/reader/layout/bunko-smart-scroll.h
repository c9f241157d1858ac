/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

#include "settings/bunko-reader-enums.h"

G_BEGIN_DECLS

/**
 * BUNKO_SMART_SCROLL_ANY:
 *
 * No leaf is known to be the one that is read.
 */
#define BUNKO_SMART_SCROLL_ANY G_MAXUINT

gboolean bunko_smart_scroll_step (const graphene_rect_t *targets,
                                  guint n_targets,
                                  const graphene_size_t *view,
                                  BunkoReaderDirection direction,
                                  gboolean backwards,
                                  guint *target,
                                  graphene_point_t *offset);

G_END_DECLS
