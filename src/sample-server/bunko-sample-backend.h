/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-sample-commands.h"
#include "bunko-sample-enum.h"
#include "bunko-sample-logs.h"
#include "bunko-sample-notices.h"
#include "bunko-sample-pictures.h"
#include "bunko-sample-sessions.h"
#include "bunko-sample-settings.h"
#include "bunko-sample-store.h"
#include "bunko-sample-views.h"

G_BEGIN_DECLS

/* What all connections share. Everything in it is safe to use from any thread; the store is read
 * and changed under @lock. */
typedef struct
{
  BunkoSampleSettings *settings;
  BunkoSampleSessions *sessions;
  BunkoSampleCommands *commands;
  BunkoSampleNotices *notices;
  BunkoSamplePictures *pictures;
  BunkoSampleLogs *logs;
  GHashTable *users; /* name to password; not changed after the start */

  GRWLock lock;
  BunkoSampleStore *store;
  BunkoSampleViews *views;

  /* Behave as 0.3.0 rather than as 0.13.3. */
  gboolean legacy;
  /* Where the thumbs are served, 0 for nowhere. */
  int web_port;
  /* Guests may not do what concerns the server itself. */
  gboolean restrict_guests;
  /* What check_update finds; NULL for nothing. Not changed after the start. */
  char *newer_version;
  /* Whether the newer version is installed; atomic. It is in use after a restart. */
  gboolean installed;
  gboolean newer; /* whether it is in use */
  /* Ends or restarts the server; from any thread. */
  void (*end) (BunkoSampleServerCommand command, gpointer data);
  gpointer end_data;
  /* Seconds until the server carries out the last command that ends it; atomic. */
  int delay;
} BunkoSampleBackend;

BunkoSampleBackend *bunko_sample_backend_new (guint64 seed,
                                              guint n_galleries,
                                              gboolean legacy) G_GNUC_WARN_UNUSED_RESULT;
void bunko_sample_backend_free (BunkoSampleBackend *self);

const BunkoSampleEnum *bunko_sample_backend_item_types (BunkoSampleBackend *self);
void bunko_sample_backend_write_version (BunkoSampleBackend *self, BunkoSampleWriter *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoSampleBackend, bunko_sample_backend_free)

G_END_DECLS
