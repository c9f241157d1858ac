/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-shelf-content.h"

G_BEGIN_DECLS

#define BUNKO_SHELF_MAX_ITEMS 48

void bunko_library_load_shelf_async (BunkoLibrary *self,
                                     BunkoShelfKind kind,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
BunkoShelfContent *bunko_library_load_shelf_finish (BunkoLibrary *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_library_load_galleries_async (BunkoLibrary *self,
                                         const gint64 *ids,
                                         guint n_ids,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
BunkoShelfContent *bunko_library_load_galleries_finish (BunkoLibrary *self,
                                                        GAsyncResult *result,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
