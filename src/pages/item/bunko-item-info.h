/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

#include "bunko-item-subject.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_INFO (bunko_item_info_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemInfo, bunko_item_info, BUNKO, ITEM_INFO, AdwBin)

void
bunko_item_info_set_subject (BunkoItemInfo *self, BunkoContext *context, BunkoItemSubject *subject);
char *bunko_item_info_describe_numbers (BunkoItemSubject *subject) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
