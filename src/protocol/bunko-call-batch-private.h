/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-call-batch.h"

G_BEGIN_DECLS

JsonNode *_bunko_call_batch_to_data (BunkoCallBatch *self) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_call_batch_take_reply (BunkoCallBatch *self, JsonArray *results);
gboolean _bunko_call_batch_is_missing (BunkoCallBatch *self, guint index);
gboolean _bunko_call_batch_is_refused (BunkoCallBatch *self, guint index);

G_END_DECLS
