/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

gboolean bunko_library_can_edit_members (BunkoLibrary *self, BunkoItemType container_type);
void bunko_library_new_container_async (BunkoLibrary *self,
                                        BunkoItemType type,
                                        const char *name,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
BunkoItem *bunko_library_new_container_finish (BunkoLibrary *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
