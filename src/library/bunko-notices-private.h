/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-notice-private.h"
#include "bunko-notices.h"
#include "protocol/bunko-session.h"

G_BEGIN_DECLS

/* How often the server is asked for messages, in milliseconds. */
#define BUNKO_NOTICES_POLL_INTERVAL 5000

/* The list is one class in two files: what is in it, and how it comes from the server. */
struct _BunkoNotices
{
  GObject parent_instance;

  BunkoSession *session;
  GPtrArray *notices; /* the newest first */
  GHashTable *known;  /* ids of the server's, also of those that are not kept any more */
  GQueue known_order; /* of these ids, borrowed, the oldest first */
  guint n_unread;

  gboolean active;
  gboolean polling;
  gboolean polled;   /* since the last login */
  const char *asked; /* the function */
  gboolean refused;  /* the server does not tell */
  guint n_in_a_row;  /* messages that came one by one */
  guint poll_source;
  guint interval; /* milliseconds */
  GCancellable *cancellable;
};

/* bunko-notices.c */
BunkoNotices *_bunko_notices_new (BunkoSession *session) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_notices_close (BunkoNotices *self);
gboolean _bunko_notices_take (BunkoNotices *self, BunkoNotice *notice);

/* bunko-notices-poll.c */
void _bunko_notices_init_poll (BunkoNotices *self);
void _bunko_notices_poll (BunkoNotices *self);
void _bunko_notices_tell_read (BunkoNotices *self, GPtrArray *notices);

G_END_DECLS
