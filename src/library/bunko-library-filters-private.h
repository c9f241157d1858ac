/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-library-filters.h"

G_BEGIN_DECLS

void _bunko_library_update_filter_again_async (BunkoLibrary *self,
                                               JsonObject *args,
                                               const char *text,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
gboolean _bunko_filter_command_finish (GObject *source, GAsyncResult *result, GError **error);
gboolean
_bunko_library_edit_filter_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
