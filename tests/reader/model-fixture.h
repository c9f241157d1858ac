/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-library.h"
#include "fake-reader.h"
#include "image-fixture.h"
#include "reader/model/bunko-reader-model.h"

G_BEGIN_DECLS

/* A model with all that it reads from, for tests without a display. */
typedef struct
{
  char *directory;
  FakePages *pages;
  FakeJournal *journal;
  BunkoFakeImageSource *images;
  BunkoImageLoader *loader;
  BunkoReaderOptions *options;
  BunkoReaderModel *model;
} Fixture;

void model_fixture_set_up (Fixture *fixture, gconstpointer unused);
void model_fixture_tear_down (Fixture *fixture, gconstpointer unused);
/* Makes the model; the test opens it. */
void model_fixture_make (Fixture *fixture, guint n_pages, guint continue_at, guint start_page);
/* Makes and opens one, and waits for its page. */
void model_fixture_start (Fixture *fixture, guint n_pages, guint start_page);
gboolean model_fixture_has_no_requests (gpointer fixture);
BunkoReaderPicture *model_fixture_get_picture (BunkoReaderModel *model);
BunkoReaderPictureState model_fixture_get_picture_state (BunkoReaderModel *model);
gboolean model_fixture_is_ready (gpointer model);
gboolean model_fixture_has_failed_page (gpointer model);
void model_fixture_wait_ready (Fixture *fixture, guint position);
/* Waits until the page, from 0, has a picture. */
void model_fixture_wait_page (Fixture *fixture, guint page);
/* The n-th picture that was asked for is of this page, from 1, at this priority. */
void
model_fixture_assert_asked (Fixture *fixture, guint n, guint page, BunkoImagePriority priority);
void model_fixture_assert_prefetched (Fixture *fixture, guint n, guint page);
void model_fixture_assert_not_asked (Fixture *fixture, guint n, guint page);
void model_fixture_wait_journal (Fixture *fixture, const char *text);
void model_fixture_wait_cancelled (Fixture *fixture, guint n);

G_END_DECLS
