/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-sessions.h"
#include "bunko-sample-writer.h"

G_BEGIN_DECLS

/* The messages of the server to people. Thread-safe. */
typedef struct _BunkoSampleNotices BunkoSampleNotices;

BunkoSampleNotices *bunko_sample_notices_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_notices_free (BunkoSampleNotices *self);

gint64 bunko_sample_notices_add (BunkoSampleNotices *self,
                                 const char *title,
                                 const char *body,
                                 gboolean question);
void bunko_sample_notices_mark_read (BunkoSampleNotices *self, gint64 id);
void bunko_sample_notices_write_all (BunkoSampleNotices *self,
                                     BunkoSampleSession *session,
                                     BunkoSampleWriter *out);
void bunko_sample_notices_write_next (BunkoSampleNotices *self,
                                      BunkoSampleSession *session,
                                      BunkoSampleWriter *out);
void bunko_sample_notices_answer (BunkoSampleNotices *self, gint64 id, const char *answer);
char *
bunko_sample_notices_dup_answer (BunkoSampleNotices *self, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
guint bunko_sample_notices_count_unread (BunkoSampleNotices *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleNotices, bunko_sample_notices_free)

G_END_DECLS
