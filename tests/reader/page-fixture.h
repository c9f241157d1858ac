/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-ui-test.h"
#include "fake-library.h"
#include "fake-reader.h"
#include "reader/bunko-reader-page.h"
#include "reader/panels/bunko-reader-controls.h"
#include "reader/view/bunko-reader-canvas.h"

G_BEGIN_DECLS

/* A reader in a window of its own, with a page before it, that reads pages drawn on the spot. */
typedef struct
{
  char *directory;
  FakePages *pages;
  FakeJournal *journal;
  BunkoFakeImageSource *images;
  BunkoImageLoader *loader;
  BunkoReaderOptions *options;
  BunkoReaderModel *model;
  BunkoGallery *gallery;
  GtkWidget *navigation;
  GtkWidget *window;
  GtkWidget *page;     /* borrowed */
  GtkWidget *view;     /* borrowed */
  GtkWidget *controls; /* borrowed */
} PageFixture;

/* Between these two a test sets options. */
void page_fixture_make (PageFixture *self, guint n_pages, guint start_page);
void page_fixture_show (PageFixture *self, int width, int height);
/* Both, and waits until the page is there. */
void page_fixture_start (PageFixture *self, guint n_pages, guint start_page);
void page_fixture_tear_down (PageFixture *self, gconstpointer unused);

/* Of the page at the position. */
BunkoReaderPicture *page_fixture_get_picture (PageFixture *self);
BunkoReaderPictureState page_fixture_get_state (PageFixture *self);
/* Waits for a page, from 1. */
void page_fixture_assert_page (PageFixture *self, guint number);

GtkWidget *page_fixture_get_child (PageFixture *self, const char *name);
gboolean page_fixture_activate (PageFixture *self, const char *detailed_name);
/* Runs the binding of a key, as if it was pressed with the focus on the page. */
gboolean page_fixture_press (PageFixture *self, guint key, GdkModifierType modifiers);
/* What the page hears of before its parts do. */
void page_fixture_move_pointer (PageFixture *self, double x, double y);
void page_fixture_take_pointer_away (PageFixture *self);
void page_fixture_type (PageFixture *self, guint key);
gboolean page_fixture_has_bars (PageFixture *self);

G_END_DECLS
