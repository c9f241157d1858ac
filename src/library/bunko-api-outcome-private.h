/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-api-outcome.h"
#include "protocol/bunko-command-tracker.h"

G_BEGIN_DECLS

/* A command; its value takes the place of its id in the answer. */
typedef struct
{
  BunkoCommand *command;
  char *key; /* of the answer; NULL: the answer itself */
  JsonNode *value;
  GError *error;
} BunkoApiFollowed;

struct _BunkoApiOutcome
{
  GObject parent_instance;

  char *fname;
  gboolean is_async;
  BunkoApiStatus status;
  char *message; /* of an error, or what is being done; NULL: none */
  JsonNode *answer;
  GError *error;
  GPtrArray *followed; /* of BunkoApiFollowed */
  guint n_open;
  GCancellable *cancellable;
};

BunkoApiOutcome *
_bunko_api_outcome_new (const char *fname, gboolean is_async) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_api_outcome_take_answer (BunkoApiOutcome *self,
                                     JsonNode *answer,
                                     BunkoCommandTracker *tracker);
void _bunko_api_outcome_take_error (BunkoApiOutcome *self, const GError *error);
void _bunko_api_outcome_leave (BunkoApiOutcome *self);
JsonNode *_bunko_api_outcome_to_node (BunkoApiOutcome *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
