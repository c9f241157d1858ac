/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-framer.h"

G_BEGIN_DECLS

/* Private to BunkoFramer. */

/* One frame on its way to its signal: shared between the queue and, while it is parsed, a thread.
 */
typedef struct
{
  /* Only touched in the framer's context; NULL once the framer is gone. */
  BunkoFramer *framer;
  /* What it counts for in BunkoFramer.queued_size. */
  guint64 size;
  gboolean done;

  char *text;
  gsize length;
  guint64 compressed;
  JsonNode *node;
  GError *error;
} BunkoFramerJob;

BunkoFramerJob *bunko_framer_job_new (BunkoFramer *framer, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void bunko_framer_job_unref (BunkoFramerJob *self);
void bunko_framer_job_parse_async (BunkoFramerJob *self, GAsyncReadyCallback callback);
BunkoFramerJob *bunko_framer_job_parse_finish (GAsyncResult *result);

G_END_DECLS
