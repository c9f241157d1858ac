/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-call.h"

G_BEGIN_DECLS

/* What one message leaves behind on its connection for the next. */
typedef struct _BunkoSampleLeftovers BunkoSampleLeftovers;

BunkoSampleLeftovers *bunko_sample_leftovers_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_leftovers_free (BunkoSampleLeftovers *self);

gboolean bunko_sample_dispatcher_run (BunkoSampleBackend *backend,
                                      BunkoSampleSession *session,
                                      BunkoSampleLeftovers *leftovers,
                                      JsonNode *data,
                                      BunkoSampleWriter *out,
                                      BunkoSampleServerCommand *command,
                                      GError **error);
void bunko_sample_dispatcher_write_error (BunkoSampleWriter *out, const GError *error);

G_END_DECLS
