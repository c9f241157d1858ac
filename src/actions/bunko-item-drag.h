/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_ITEM_DRAG (bunko_item_drag_get_type ())

typedef struct _BunkoItemDrag BunkoItemDrag;

GType bunko_item_drag_get_type (void) G_GNUC_CONST;
BunkoItemDrag *bunko_item_drag_new (GPtrArray *items) G_GNUC_WARN_UNUSED_RESULT;
BunkoItemDrag *bunko_item_drag_ref (BunkoItemDrag *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_item_drag_unref (BunkoItemDrag *self);
GPtrArray *bunko_item_drag_get_items (BunkoItemDrag *self);
GdkContentProvider *
bunko_item_drag_create_content (BunkoItemDrag *self,
                                BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoItemDrag, bunko_item_drag_unref)

G_END_DECLS
