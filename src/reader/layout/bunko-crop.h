/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

gboolean bunko_crop_find (const guint8 *gray,
                          int width,
                          int height,
                          gsize stride,
                          int threshold_percent,
                          graphene_rect_t *content);

G_END_DECLS
