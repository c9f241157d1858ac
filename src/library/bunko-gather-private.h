/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

/* What has more galleries than this is never held as a whole. */
#define BUNKO_MAX_GATHERED 300

void _bunko_library_gather_async (BunkoLibrary *self,
                                  BunkoItemType parent_type,
                                  gint64 parent_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean _bunko_library_gather_finish (BunkoLibrary *self,
                                       GAsyncResult *result,
                                       gint64 *total,
                                       GPtrArray **galleries,
                                       GError **error);

G_END_DECLS
