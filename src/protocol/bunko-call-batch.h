/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_CALL_BATCH (bunko_call_batch_get_type ())
G_DECLARE_FINAL_TYPE (BunkoCallBatch, bunko_call_batch, BUNKO, CALL_BATCH, GObject)

BunkoCallBatch *bunko_call_batch_new (void) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_call_batch_add (BunkoCallBatch *self, const char *fname, JsonObject *args);
guint bunko_call_batch_get_n_calls (BunkoCallBatch *self);
const char *bunko_call_batch_get_fname (BunkoCallBatch *self, guint index);
void bunko_call_batch_set_timeout (BunkoCallBatch *self, guint seconds);
guint bunko_call_batch_get_timeout (BunkoCallBatch *self);
JsonNode *bunko_call_batch_get_result (BunkoCallBatch *self,
                                       guint index,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
