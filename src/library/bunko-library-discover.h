/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-progress.h"

G_BEGIN_DECLS

void bunko_library_get_similar_async (BunkoLibrary *self,
                                      BunkoGallery *gallery,
                                      guint limit,
                                      BunkoProgressFunc progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *bunko_library_get_similar_finish (BunkoLibrary *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_library_get_common_tags_async (BunkoLibrary *self,
                                          BunkoItem *item,
                                          guint limit,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GListModel *bunko_library_get_common_tags_finish (BunkoLibrary *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
