/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-library.h"

G_BEGIN_DECLS

typedef struct _BunkoCallPack BunkoCallPack;

/* Takes the answer of one call, or NULL with what failed. */
typedef void (*BunkoAnswerFunc) (BunkoLibrary *self,
                                 JsonNode *data,
                                 const GError *error,
                                 gpointer user_data);

BunkoCallPack *_bunko_call_pack_new (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_call_pack_free (BunkoCallPack *self);
void _bunko_call_pack_add (BunkoCallPack *self,
                           const char *fname,
                           JsonObject *args,
                           BunkoAnswerFunc func,
                           gpointer user_data);
void _bunko_call_pack_add_item (BunkoCallPack *self,
                                BunkoItemType type,
                                gint64 id,
                                BunkoAnswerFunc func,
                                gpointer user_data);
void _bunko_call_pack_add_related (BunkoCallPack *self,
                                   BunkoItemType type,
                                   gint64 id,
                                   BunkoItemType related,
                                   guint limit,
                                   BunkoAnswerFunc func,
                                   gpointer user_data);
void _bunko_call_pack_run_async (BunkoCallPack *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean _bunko_call_pack_run_finish (BunkoLibrary *library, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoCallPack, _bunko_call_pack_free)

G_END_DECLS
