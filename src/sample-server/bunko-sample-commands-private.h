/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-commands.h"

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount ref_count;
  gint64 id;
  BunkoSampleKind kind;
  char *title;
  BunkoSampleWork work;
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable;

  /* Under the lock of the commands. */
  BunkoSampleState state;
  char *value;
  GError *error;
  gint64 timestamp;
  gint64 started; /* monotonic, 0 before */
  double done;
  double max; /* 0: how far it is, is not told */
  char *text;
} BunkoSampleCommand;

struct _BunkoSampleCommands
{
  GMutex mutex;
  GHashTable *by_id;
  GQueue order; /* of borrowed commands, oldest first */
  gint64 last_id;
  gsize value_bytes;
  gboolean closing;
  guint image_time; /* milliseconds */
  guint other_time;
  GThreadPool *images;
  GThreadPool *others;
};

static inline gboolean
_bunko_sample_command_is_over (const BunkoSampleCommand *command)
{
  return command->state >= BUNKO_SAMPLE_STATE_FINISHED;
}

guint
_bunko_sample_commands_get_time (BunkoSampleCommands *self, const BunkoSampleCommand *command);

G_END_DECLS
