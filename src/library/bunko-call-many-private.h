/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-library.h"

G_BEGIN_DECLS

#define BUNKO_CALL_MANY_MAX 64

void _bunko_library_call_many_async (BunkoLibrary *self,
                                     const char *fname,
                                     GPtrArray *args,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *_bunko_library_call_many_finish (BunkoLibrary *self,
                                            GAsyncResult *result,
                                            GPtrArray **errors,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
