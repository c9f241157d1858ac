/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

void bunko_library_open_on_server_async (BunkoLibrary *self,
                                         BunkoItem *item,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
bunko_library_open_on_server_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
