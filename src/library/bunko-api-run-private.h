/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-api-run.h"
#include "protocol/bunko-session.h"

G_BEGIN_DECLS

struct _BunkoApiRun
{
  GObject parent_instance;

  BunkoApiRequest *request;
  BunkoCallBatch *batch;
  BunkoSession *session;
  GCancellable *cancellable;
  GListStore *outcomes; /* of BunkoApiOutcome */
  BunkoApiStatus status;
  gint64 start; /* monotonic, microseconds */
  gint64 end;   /* of the last answer or value; 0: none yet */
  gsize sent_size;
  guint follow_source;

  /* The answer as text: bunko-api-run-text.c. */
  char *text; /* NULL: none yet */
  gsize received_size;
  gboolean is_shortened;
  guint print_source;
  gboolean printing;
  gboolean print_again;
};

JsonNode *_bunko_api_run_to_node (BunkoApiRun *self) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_api_run_schedule_text (BunkoApiRun *self);

G_END_DECLS
