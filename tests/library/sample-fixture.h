/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library-fixture.h"
#include "sample-server/bunko-sample-server.h"

G_BEGIN_DECLS

/* A library that is logged in to a sample server: as version 0.3.0 if the test's data is not NULL,
 * else as 0.13.3. */
typedef struct
{
  BunkoSampleServer *server;
  LibraryFixture library;
} SampleFixture;

#define SAMPLE_FIXTURE_GALLERIES      150
#define SAMPLE_FIXTURE_MANY_GALLERIES 4000

void sample_fixture_set_up (SampleFixture *self, gconstpointer legacy);
void sample_fixture_set_up_large (SampleFixture *self, gconstpointer legacy);
void sample_fixture_tear_down (SampleFixture *self, gconstpointer legacy);

/* The first galleries of a view, in its order. */
GPtrArray *sample_fixture_get_galleries (SampleFixture *self, BunkoViewType view, guint n);
gint64 sample_fixture_count (SampleFixture *self, BunkoViewType view);
/* What the server says of an item, whatever is shown of it here. */
void sample_fixture_refresh (SampleFixture *self, BunkoItem *item);

#define SAMPLE_TEST(path, func)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/library/sample/" path, SampleFixture, NULL, sample_fixture_set_up, func,         \
                sample_fixture_tear_down);                                                         \
    g_test_add ("/library/sample-0.3/" path, SampleFixture, "0.3", sample_fixture_set_up, func,    \
                sample_fixture_tear_down);                                                         \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
