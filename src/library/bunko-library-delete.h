/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-progress.h"

G_BEGIN_DECLS

gboolean bunko_library_can_delete (BunkoLibrary *self);
void bunko_library_delete_async (BunkoLibrary *self,
                                 GPtrArray *galleries,
                                 gboolean delete_files,
                                 gboolean recycle,
                                 BunkoProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
guint bunko_library_delete_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
