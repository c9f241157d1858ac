/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-progress.h"

G_BEGIN_DECLS

void bunko_library_list_filters_async (BunkoLibrary *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *bunko_library_list_filters_finish (BunkoLibrary *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_library_new_filter_async (BunkoLibrary *self,
                                     const char *name,
                                     const char *query,
                                     gboolean enforce,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
BunkoFilter *bunko_library_new_filter_finish (BunkoLibrary *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_library_update_filter_async (BunkoLibrary *self,
                                        BunkoFilter *filter,
                                        const char *name,
                                        const char *query,
                                        gboolean enforce,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
bunko_library_update_filter_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);
void bunko_library_delete_filter_async (BunkoLibrary *self,
                                        BunkoFilter *filter,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
bunko_library_delete_filter_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);
void bunko_library_refresh_filters_async (BunkoLibrary *self,
                                          GPtrArray *filters,
                                          BunkoProgressFunc progress,
                                          gpointer progress_data,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
bunko_library_refresh_filters_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
