/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"
#include "bunko-notice.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_NOTICES (bunko_notices_get_type ())

G_DECLARE_FINAL_TYPE (BunkoNotices, bunko_notices, BUNKO, NOTICES, GObject)

BunkoNotices *bunko_library_get_notices (BunkoLibrary *self);

void bunko_notices_set_active (BunkoNotices *self, gboolean active);
void bunko_notices_add_own (BunkoNotices *self, const char *title, const char *body);
void bunko_notices_mark_read (BunkoNotices *self);
void bunko_notices_clear (BunkoNotices *self);
BunkoNotice *bunko_notices_find (BunkoNotices *self, const char *id);
guint bunko_notices_get_n_unread (BunkoNotices *self);

void bunko_notices_answer_async (BunkoNotices *self,
                                 BunkoNotice *notice,
                                 guint action,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean bunko_notices_answer_finish (BunkoNotices *self, GAsyncResult *result, GError **error);

G_END_DECLS
