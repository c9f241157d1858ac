/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_BULK_CHANGE (bunko_bulk_change_get_type ())

typedef struct _BunkoBulkChange BunkoBulkChange;

GType bunko_bulk_change_get_type (void) G_GNUC_CONST;
BunkoBulkChange *
bunko_bulk_change_new_metatags (BunkoMetatags set, BunkoMetatags clear) G_GNUC_WARN_UNUSED_RESULT;
BunkoBulkChange *bunko_bulk_change_new_rating (double rating) G_GNUC_WARN_UNUSED_RESULT;
BunkoBulkChange *bunko_bulk_change_new_add_to (BunkoItem *container) G_GNUC_WARN_UNUSED_RESULT;
BunkoBulkChange *bunko_bulk_change_new_remove_from (BunkoItem *container) G_GNUC_WARN_UNUSED_RESULT;
BunkoBulkChange *bunko_bulk_change_copy (const BunkoBulkChange *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_bulk_change_free (BunkoBulkChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoBulkChange, bunko_bulk_change_free)

G_END_DECLS
