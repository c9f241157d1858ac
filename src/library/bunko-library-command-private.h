/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library-private.h"
#include "bunko-progress.h"

G_BEGIN_DECLS

void _bunko_library_run_command_async (BunkoLibrary *self,
                                       const char *fname,
                                       JsonObject *args,
                                       BunkoPriority priority,
                                       guint timeout,
                                       BunkoProgressFunc progress,
                                       gpointer progress_data,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
JsonNode *_bunko_library_run_command_finish (BunkoLibrary *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean _bunko_library_run_command_was_sent (GAsyncResult *result);

G_END_DECLS
