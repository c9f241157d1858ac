/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BunkoSampleLogType:
 * @BUNKO_SAMPLE_LOG_MAIN: what the server did
 * @BUNKO_SAMPLE_LOG_DOWNLOAD: what the downloader did, which is nothing
 * @BUNKO_SAMPLE_LOG_METADATA: what was changed of items
 * @BUNKO_SAMPLE_LOG_N_TYPES: how many there are
 *
 * The logs of the server.
 */
typedef enum
{
  BUNKO_SAMPLE_LOG_MAIN,
  BUNKO_SAMPLE_LOG_DOWNLOAD,
  BUNKO_SAMPLE_LOG_METADATA,
  BUNKO_SAMPLE_LOG_N_TYPES,
} BunkoSampleLogType;

typedef struct _BunkoSampleLogs BunkoSampleLogs;

BunkoSampleLogs *bunko_sample_logs_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_logs_free (BunkoSampleLogs *self);
void bunko_sample_logs_add (BunkoSampleLogs *self,
                            BunkoSampleLogType type,
                            const char *level,
                            const char *text);
void bunko_sample_logs_add_for_item (BunkoSampleLogs *self,
                                     int item_type,
                                     gint64 item_id,
                                     const char *level,
                                     const char *text);
char *
bunko_sample_logs_dup (BunkoSampleLogs *self, BunkoSampleLogType type) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_sample_logs_dup_for_item (BunkoSampleLogs *self,
                                      int item_type,
                                      gint64 item_id) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_logs_note_call (BunkoSampleLogs *self,
                                  const char *fname,
                                  const char *user,
                                  gboolean changes,
                                  const GError *error);

G_END_DECLS
