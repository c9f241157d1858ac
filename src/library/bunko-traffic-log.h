/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-traffic-entry.h"

G_BEGIN_DECLS

typedef struct _BunkoSession BunkoSession;

#define BUNKO_TRAFFIC_LOG_MAX_ENTRIES  2000
#define BUNKO_TRAFFIC_LOG_MAX_CONTENTS (4 * 1024 * 1024)

/**
 * BunkoTrafficTotals:
 * @n_messages: how many messages went either way
 * @sent: bytes sent
 * @received: bytes received
 * @n_problems: how many of them were errors or got lost
 * @median: the median time to a reply in microseconds, of those in the log; -1 if there is none
 *
 * What went over the connections since the log was cleared, entries included that it no longer has.
 */
typedef struct
{
  guint64 n_messages;
  guint64 sent;
  guint64 received;
  guint64 n_problems;
  gint64 median;
} BunkoTrafficTotals;

#define BUNKO_TYPE_TRAFFIC_LOG (bunko_traffic_log_get_type ())

G_DECLARE_FINAL_TYPE (BunkoTrafficLog, bunko_traffic_log, BUNKO, TRAFFIC_LOG, GObject)

BunkoTrafficLog *bunko_traffic_log_get_for_session (BunkoSession *session);
gboolean bunko_traffic_log_get_recording (BunkoTrafficLog *self);
void bunko_traffic_log_set_recording (BunkoTrafficLog *self, gboolean recording);
void bunko_traffic_log_clear (BunkoTrafficLog *self);
void bunko_traffic_log_get_totals (BunkoTrafficLog *self, BunkoTrafficTotals *totals);
void bunko_traffic_log_export_async (BunkoTrafficLog *self,
                                     GFile *file,
                                     BunkoTrafficFormat format,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
bunko_traffic_log_export_finish (BunkoTrafficLog *self, GAsyncResult *result, GError **error);
char *bunko_traffic_entry_to_text (BunkoTrafficEntry *self,
                                   BunkoTrafficFormat format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
