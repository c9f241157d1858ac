/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"
#include "bunko-tag.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_TAG_ITEM (bunko_tag_item_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTagItem, bunko_tag_item, BUNKO, TAG_ITEM, BunkoItem)

BunkoTagItem *bunko_tag_item_new (BunkoTag *tag) G_GNUC_WARN_UNUSED_RESULT;
BunkoTag *bunko_tag_item_get_tag (BunkoTagItem *self);

G_END_DECLS
