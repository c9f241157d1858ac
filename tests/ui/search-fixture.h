/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-ui-test.h"
#include "search/bunko-search-chip.h"
#include "search/bunko-search-field.h"
#include "stub-library.h"
#include "stub-search.h"

G_BEGIN_DECLS

/* A search field in a window, on a server without a network; the tests' data is the width. */
typedef struct
{
  BunkoLibrary *library;
  BunkoContext *context;
  GtkWidget *window;
  GtkWidget *button; /* another place for the focus */
  BunkoSearchField *field;
  GtkEditable *entry;
  guint n_changed;
  guint n_activated;
  guint n_stopped;
} SearchFixture;

void search_fixture_set_up (SearchFixture *self, gconstpointer width);
void search_fixture_tear_down (SearchFixture *self, gconstpointer width);
gboolean search_fixture_press (SearchFixture *self, guint key, GdkModifierType modifiers);
void search_fixture_type (SearchFixture *self, const char *text);
GtkWidget *search_fixture_find_chip (SearchFixture *self, guint index);
GtkWidget *search_fixture_get_focus (SearchFixture *self);
void search_fixture_assert_text (SearchFixture *self, const char *text);

G_END_DECLS
