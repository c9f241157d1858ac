/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-suggestion.h"

G_BEGIN_DECLS

void bunko_library_suggest_async (BunkoLibrary *self,
                                  const char *tag_namespace,
                                  const char *prefix,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *bunko_library_suggest_finish (BunkoLibrary *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
