/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "protocol/bunko-framer.h"

G_BEGIN_DECLS

/* A framer whose messages and errors are collected. */
typedef struct
{
  BunkoFramer *framer;
  /* Messages as compact JSON text. */
  GPtrArray *messages;
  GPtrArray *errors;
  GThread *thread;
} FramerFixture;

typedef void (*FramerFixtureFunc) (FramerFixture *fixture, gconstpointer data);

void framer_fixture_add (const char *path, FramerFixtureFunc func);
void framer_fixture_wait (FramerFixture *fixture, guint n_messages, guint n_errors);
void framer_fixture_assert_messages (FramerFixture *fixture,
                                     const char *first,
                                     ...) G_GNUC_NULL_TERMINATED;
void framer_fixture_assert_no_messages (FramerFixture *fixture);
void framer_fixture_assert_healthy (FramerFixture *fixture);
void framer_fixture_assert_failed (FramerFixture *fixture, int code);
void framer_fixture_renew (FramerFixture *fixture);

G_END_DECLS
