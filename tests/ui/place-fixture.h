/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-ui-test.h"
#include "library/bunko-location.h"
#include "sample-fixture.h"
#include "widgets/bunko-context.h"

G_BEGIN_DECLS

/* A widget on a library that is logged in to a sample server: as version 0.3.0 if the test's data
 * is not NULL. What it opens is written down. */
typedef struct
{
  SampleFixture sample;
  BunkoImageLoader *loader;
  BunkoContext *context;
  GString *log; /* "KIND/TYPE/ID/NAME WHERE;" for each place that was opened */
  GtkWidget *widget;
  GtkWidget *window;
} PlaceFixture;

void place_fixture_set_up (PlaceFixture *self, gconstpointer legacy);
void place_fixture_show (PlaceFixture *self, GtkWidget *widget, int width, int height);
void place_fixture_tear_down (PlaceFixture *self, gconstpointer legacy);
void place_fixture_describe (GString *text, BunkoLocation *location);

G_END_DECLS
