/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-ui-test.h"
#include "fake-library.h"
#include "fake-reader.h"
#include "reader/view/bunko-reader-canvas-private.h"

G_BEGIN_DECLS

/* A canvas in a window of its own that reads pages drawn on the spot. */
typedef struct
{
  char *directory;
  FakePages *pages;
  FakeJournal *journal;
  BunkoFakeImageSource *images;
  BunkoImageLoader *loader;
  BunkoReaderOptions *options;
  BunkoReaderModel *model;
  GtkWidget *window;
  BunkoReaderCanvas *canvas; /* borrowed */
  GString *log;              /* what the canvas said: "zone 0.5 0.5;end;start;" */

  /* Sizes of pages, by number − 1 modulo @n_sizes. */
  int sizes[8][2];
  guint n_sizes;
} CanvasFixture;

/* Between these two a test sets options and sizes. */
void canvas_fixture_make (CanvasFixture *self, guint n_pages, guint start_page);
void canvas_fixture_show (CanvasFixture *self, int width, int height);
/* Both, and waits until the page is there. */
void
canvas_fixture_start (CanvasFixture *self, guint n_pages, guint start_page, int width, int height);
void canvas_fixture_tear_down (CanvasFixture *self, gconstpointer unused);

void canvas_fixture_resize (CanvasFixture *self, int width, int height);
/* Waits until all that is on the screen is there. */
void canvas_fixture_wait (CanvasFixture *self);
/* A page on the screen; NULL if it is not there. */
const BunkoCanvasItem *canvas_fixture_find (CanvasFixture *self, guint page);
/* Where a page is on the screen, to a pixel. */
void canvas_fixture_assert_item (CanvasFixture *self,
                                 guint page,
                                 double x,
                                 double y,
                                 double width,
                                 double height);
void canvas_fixture_assert_label (CanvasFixture *self, const char *label);

/* Input as gestures and controllers report it. */
void canvas_fixture_click (CanvasFixture *self, int n_press, double x, double y);
void canvas_fixture_drag (CanvasFixture *self, double x, double y, gboolean ends);
gboolean canvas_fixture_wheel (CanvasFixture *self, double dx, double dy);
void canvas_fixture_move (CanvasFixture *self, double x, double y);
void canvas_fixture_pinch (CanvasFixture *self, double scale);

G_END_DECLS
