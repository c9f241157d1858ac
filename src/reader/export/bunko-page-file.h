/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "library/bunko-page.h"

G_BEGIN_DECLS

char *bunko_page_file_make_name (const char *title,
                                 BunkoPage *page,
                                 const char *mime_type) G_GNUC_WARN_UNUSED_RESULT;
GFile *bunko_page_file_make_place (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void bunko_page_file_write_async (GFile *place,
                                  GBytes *bytes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean bunko_page_file_write_finish (GFile *place, GAsyncResult *result, GError **error);

G_END_DECLS
