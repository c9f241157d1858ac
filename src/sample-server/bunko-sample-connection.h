/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-client.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SAMPLE_CONNECTION (bunko_sample_connection_get_type ())
G_DECLARE_FINAL_TYPE (BunkoSampleConnection,
                      bunko_sample_connection,
                      BUNKO,
                      SAMPLE_CONNECTION,
                      GObject)

BunkoSampleConnection *bunko_sample_connection_new (GIOStream *stream,
                                                    BunkoSampleBackend *backend,
                                                    GThreadPool *pool,
                                                    guint latency) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_connection_start (BunkoSampleConnection *self);
void
bunko_sample_connection_announce (BunkoSampleConnection *self, BunkoSampleServerCommand command);
void bunko_sample_connection_close (BunkoSampleConnection *self);

void bunko_sample_connection_work (gpointer task, gpointer user_data);

G_END_DECLS
