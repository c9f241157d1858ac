/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-tag.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_TAG_GROUP (bunko_tag_group_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTagGroup, bunko_tag_group, BUNKO, TAG_GROUP, GObject)

BunkoTagGroup *bunko_tag_group_new (const char *tag_namespace) G_GNUC_WARN_UNUSED_RESULT;
const char *bunko_tag_group_get_namespace (BunkoTagGroup *self);
GListModel *bunko_tag_group_get_tags (BunkoTagGroup *self);
void bunko_tag_group_add (BunkoTagGroup *self, BunkoTag *tag);

G_END_DECLS
