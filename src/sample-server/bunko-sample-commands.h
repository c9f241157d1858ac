/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-sample-writer.h"

G_BEGIN_DECLS

typedef enum
{
  BUNKO_SAMPLE_STATE_IN_QUEUE = 2,
  BUNKO_SAMPLE_STATE_STARTED = 3,
  BUNKO_SAMPLE_STATE_FINISHED = 4,
  BUNKO_SAMPLE_STATE_STOPPED = 5,
  BUNKO_SAMPLE_STATE_FAILED = 6,
} BunkoSampleState;

/* What a command shows of itself while it runs; one for pictures shows nothing. */
typedef enum
{
  BUNKO_SAMPLE_KIND_IMAGE = 0,
  BUNKO_SAMPLE_KIND_UNKNOWN = 1,
  BUNKO_SAMPLE_KIND_CHECK_UPDATE = 3,
  BUNKO_SAMPLE_KIND_UPDATE_APPLICATION = 4,
  BUNKO_SAMPLE_KIND_ITEM_ADD = 6,
  BUNKO_SAMPLE_KIND_ITEM_REMOVE = 7,
} BunkoSampleKind;

/* Does the work in a thread of its own: the value as JSON text; NULL without an error means null.
 */
typedef char *(*BunkoSampleWork) (gpointer data, GCancellable *cancellable, GError **error);

/* The asynchronous commands of a server. Thread-safe. */
typedef struct _BunkoSampleCommands BunkoSampleCommands;

BunkoSampleCommands *bunko_sample_commands_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_commands_free (BunkoSampleCommands *self);
void bunko_sample_commands_set_image_time (BunkoSampleCommands *self, guint milliseconds);
void bunko_sample_commands_set_other_time (BunkoSampleCommands *self, guint milliseconds);
void bunko_sample_commands_clear (BunkoSampleCommands *self);

gint64 bunko_sample_commands_start (BunkoSampleCommands *self,
                                    BunkoSampleKind kind,
                                    const char *title,
                                    BunkoSampleWork work,
                                    gpointer data,
                                    GDestroyNotify destroy);
gboolean
bunko_sample_commands_get_state (BunkoSampleCommands *self, gint64 id, BunkoSampleState *state);
gboolean bunko_sample_commands_stop (BunkoSampleCommands *self, gint64 id, BunkoSampleState *state);
char *bunko_sample_commands_dup_value (BunkoSampleCommands *self,
                                       gint64 id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
bunko_sample_commands_write_progress (BunkoSampleCommands *self, gint64 id, BunkoSampleWriter *out);
void bunko_sample_commands_report (double done, double max, const char *text);
void bunko_sample_commands_write_all_progress (BunkoSampleCommands *self, BunkoSampleWriter *out);
const char *bunko_sample_commands_state_name (BunkoSampleState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleCommands, bunko_sample_commands_free)

G_END_DECLS
