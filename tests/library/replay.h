/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library-fixture.h"
#include "tests/protocol/fault-fixture.h"

G_BEGIN_DECLS

/*
 * A session as a person has one (connect, log in, browse, open, read, rate, mark, put into a
 * collection, make one, move to the trash), that is played again and again through a proxy which
 * cuts a connection at another place each time: only that, or the whole server is out of reach for
 * a while.
 */
typedef struct
{
  FaultFixture faults;
  LibraryFixture truth; /* what the server has, past the proxy */
  BunkoItem *collection;
  guint turn;
  guint n_galleries;
} ReplayFixture;

/* Where a connection is cut: after so many bytes from one side. */
typedef struct
{
  guint connection; /* from 1, in the order in which they were opened */
  const char *side; /* "client" or "server" */
  gint64 at;
  gboolean is_end; /* of a message */
  gboolean unplug; /* the server is out of reach for a while */
} ReplayPlace;

typedef struct
{
  guint n_failed;  /* calls that ended with an error */
  guint n_kept;    /* edits that waited afterwards to be made again */
  guint n_unknown; /* of these, those that may have been made */
  gboolean lost;   /* the session had to be taken up again */
  double recovery; /* until a call was answered again, in milliseconds */
  double longest;  /* the longest call, in milliseconds */
  char *problem;   /* what is wrong; NULL if nothing is */
} ReplayResult;

/* No call may take longer: two tries and the wait between them. In milliseconds. */
#define REPLAY_MAX_CALL 10000

void replay_fixture_set_up (ReplayFixture *self, guint n_galleries);
void replay_fixture_tear_down (ReplayFixture *self);

/* All ends of messages of a session without faults, and so many places inside of messages. */
GArray *replay_list_places (ReplayFixture *self, guint n_inside);
/* Plays the session once, with a cut if there is a place for it; and then looks whether what the
 * server has is what was said, and saves what was not saved. */
void replay_run (ReplayFixture *self, const ReplayPlace *place, ReplayResult *result);
void replay_result_clear (ReplayResult *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReplayResult, replay_result_clear)

G_END_DECLS
