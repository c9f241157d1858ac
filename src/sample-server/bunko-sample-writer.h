/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BunkoSampleWriter BunkoSampleWriter;

BunkoSampleWriter *bunko_sample_writer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_writer_free (BunkoSampleWriter *self);
char *bunko_sample_writer_free_to_text (BunkoSampleWriter *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bunko_sample_writer_free_to_bytes (BunkoSampleWriter *self) G_GNUC_WARN_UNUSED_RESULT;

void bunko_sample_writer_begin_object (BunkoSampleWriter *self);
void bunko_sample_writer_end_object (BunkoSampleWriter *self);
void bunko_sample_writer_begin_array (BunkoSampleWriter *self);
void bunko_sample_writer_end_array (BunkoSampleWriter *self);
void bunko_sample_writer_key (BunkoSampleWriter *self, const char *key);

void bunko_sample_writer_int (BunkoSampleWriter *self, gint64 value);
void bunko_sample_writer_double (BunkoSampleWriter *self, double value);
void bunko_sample_writer_boolean (BunkoSampleWriter *self, gboolean value);
void bunko_sample_writer_string (BunkoSampleWriter *self, const char *value);
void bunko_sample_writer_null (BunkoSampleWriter *self);
void bunko_sample_writer_raw (BunkoSampleWriter *self, const char *json);

void bunko_sample_writer_member_int (BunkoSampleWriter *self, const char *key, gint64 value);
void bunko_sample_writer_member_id (BunkoSampleWriter *self, const char *key, gint64 value);
void bunko_sample_writer_member_double (BunkoSampleWriter *self, const char *key, double value);
void bunko_sample_writer_member_boolean (BunkoSampleWriter *self, const char *key, gboolean value);
void
bunko_sample_writer_member_string (BunkoSampleWriter *self, const char *key, const char *value);
void bunko_sample_writer_member_null (BunkoSampleWriter *self, const char *key);
void bunko_sample_writer_member_raw (BunkoSampleWriter *self, const char *key, const char *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleWriter, bunko_sample_writer_free)

G_END_DECLS
