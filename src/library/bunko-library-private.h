/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-image-batcher.h"
#include "bunko-library.h"
#include "bunko-store.h"
#include "protocol/bunko-session.h"

G_BEGIN_DECLS

/* Turns the data of a reply into the result of @task. */
typedef void (*BunkoReplyFunc) (BunkoLibrary *self, GTask *task, JsonNode *data);

BunkoSession *_bunko_library_get_session (BunkoLibrary *self);
BunkoStore *_bunko_library_get_store (BunkoLibrary *self);
void _bunko_library_emit_edited (BunkoLibrary *self);
void _bunko_library_emit_filters_changed (BunkoLibrary *self);
void _bunko_library_call (BunkoLibrary *self,
                          GTask *task,
                          const char *fname,
                          JsonObject *args,
                          BunkoReplyFunc reply);
void _bunko_library_take_tags (BunkoLibrary *self, GTask *task, JsonNode *data);
void _bunko_task_return_unexpected (GTask *task, const char *fname);
gint64 _bunko_count_from_json (JsonNode *data);
BunkoReadProgress *_bunko_read_progress_from_json (JsonNode *data) G_GNUC_WARN_UNUSED_RESULT;
gboolean _bunko_edit_call_finish (BunkoSession *session, GAsyncResult *result, GError **error);
JsonObject *_bunko_make_rating_item (gint64 id, double rating) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
