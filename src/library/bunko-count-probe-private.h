/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library-private.h"

G_BEGIN_DECLS

/* So many are asked for at first, if the caller knows no better. */
#define BUNKO_COUNT_PROBE_FIRST 100

void _bunko_count_probe_async (BunkoLibrary *self,
                               const char *fname,
                               JsonObject *args,
                               guint first_limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gint64 _bunko_count_probe_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
