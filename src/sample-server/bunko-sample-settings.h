/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-sessions.h"
#include "bunko-sample-writer.h"

G_BEGIN_DECLS

/* The settings of the server. Thread-safe. */
typedef struct _BunkoSampleSettings BunkoSampleSettings;

BunkoSampleSettings *bunko_sample_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_settings_free (BunkoSampleSettings *self);

gboolean bunko_sample_settings_get_boolean (BunkoSampleSettings *self, const char *key);
gint64 bunko_sample_settings_get_int (BunkoSampleSettings *self, const char *key);
char *bunko_sample_settings_dup_string (BunkoSampleSettings *self,
                                        const char *key) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_settings_put_boolean (BunkoSampleSettings *self, const char *key, gboolean value);
void bunko_sample_settings_put_int (BunkoSampleSettings *self, const char *key, gint64 value);

JsonNode *bunko_sample_settings_get (BunkoSampleSettings *self,
                                     BunkoSampleSession *session,
                                     const char *key,
                                     JsonNode *fallback,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_sample_settings_set (BunkoSampleSettings *self,
                                    BunkoSampleSession *session,
                                    const char *key,
                                    JsonNode *value,
                                    GError **error);
void bunko_sample_settings_write_all (BunkoSampleSettings *self,
                                      BunkoSampleSession *session,
                                      BunkoSampleWriter *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleSettings, bunko_sample_settings_free)

G_END_DECLS
