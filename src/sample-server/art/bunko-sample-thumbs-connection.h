/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_SAMPLE_THUMBS_CONNECTION (bunko_sample_thumbs_connection_get_type ())
G_DECLARE_FINAL_TYPE (BunkoSampleThumbsConnection,
                      bunko_sample_thumbs_connection,
                      BUNKO,
                      SAMPLE_THUMBS_CONNECTION,
                      GObject)

BunkoSampleThumbsConnection *
bunko_sample_thumbs_connection_new (GSocketConnection *stream,
                                    GThreadPool *pool) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_thumbs_connection_start (BunkoSampleThumbsConnection *self);
void bunko_sample_thumbs_connection_close (BunkoSampleThumbsConnection *self);

void bunko_sample_thumbs_connection_answer (GTask *task, GBytes *bytes, const char *content_type);

G_END_DECLS
