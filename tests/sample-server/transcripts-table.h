/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a recorded exchange is replayed. */
typedef enum
{
  REPLAY_CALL,  /* on a connection that has logged in as a guest; its session takes the place of the
                   recorded one */
  REPLAY_FRESH, /* as the first message, with the recorded session id, which is unknown */
  REPLAY_LATER, /* as a later message of a guest, with the recorded session id, which is unknown */
  REPLAY_LOGIN, /* a login as the first message */
  REPLAY_FRAME, /* bytes; the answer is an error and the connection goes on */
  REPLAY_GREETING, /* nothing is sent */
  REPLAY_IMAGE,    /* from get_image to the value */
  REPLAY_COMMAND,  /* an asynchronous call; its state and its value are recorded too */
  REPLAY_NOT,
} Replay;

typedef enum
{
  FLAG_NO_GUESTS = 1 << 0,
  FLAG_CODE_ONLY = 1 << 1, /* the text of the error is that of a Python library */
  FLAG_MODERN = 1 << 2,    /* against the 0.13.3 behaviour: recorded from a repaired 0.3.0 */
} ReplayFlags;

typedef struct
{
  /* A name, or a pattern with "*"; the first that matches counts. */
  const char *pattern;
  Replay replay;
  ReplayFlags flags;
  /* Exchanges to replay before on the same connection, or why it is not replayed. */
  const char *text;
} TranscriptRule;

extern const TranscriptRule transcript_rules[];

G_END_DECLS
