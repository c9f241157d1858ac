/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "settings/bunko-reader-enums.h"

G_BEGIN_DECLS

void bunko_page_crop_for_mode (BunkoReaderMode mode, graphene_rect_t *crop);
void bunko_page_crop_for_pair (const graphene_rect_t *other, graphene_rect_t *crop);

G_END_DECLS
