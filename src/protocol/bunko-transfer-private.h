/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bunko-session-private.h"

G_BEGIN_DECLS

/* Shared by bunko-session-calls.c and bunko-session-replies.c. */

typedef enum
{
  TRANSFER_CALL,
  TRANSFER_BATCH,
  TRANSFER_COMMAND,
} TransferKind;

/* What the task of a call carries. */
typedef struct
{
  TransferKind kind;
  BunkoCallBatch *batch;
  BunkoServerCommand command;
  JsonNode *data;
  BunkoPriority priority;
  guint timeout;
  gboolean repeated;
  gboolean sent;  /* the server may have got it */
  guint n_broken; /* how often it was sent again because of that */
  GSource *cancelled;
} Transfer;

void _bunko_transfer_take_reply (GTask *task, const BunkoEnvelope *envelope);

G_END_DECLS
