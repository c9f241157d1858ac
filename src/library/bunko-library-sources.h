/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-progress.h"

G_BEGIN_DECLS

void bunko_library_check_sources_async (BunkoLibrary *self,
                                        GPtrArray *items,
                                        BunkoProgressFunc progress,
                                        gpointer progress_data,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *bunko_library_check_sources_finish (BunkoLibrary *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
