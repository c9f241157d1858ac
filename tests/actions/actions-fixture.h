/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/bunko-item-actions.h"
#include "bunko-ui-test.h"
#include "sample-fixture.h"

G_BEGIN_DECLS

/* Actions on a page in a window, of a library on the sample server: as version 0.3.0 if the test's
 * data is not NULL, else as 0.13.3. */
typedef struct
{
  SampleFixture sample;
  BunkoContext *context;
  GtkWidget *window;
  GtkWidget *page;
  BunkoItemActions *actions;
  GString *log; /* what was opened, as "x:ID:where;" and so on */
  guint n_edited;
} ActionsFixture;

void actions_fixture_set_up (ActionsFixture *self, gconstpointer legacy);
void actions_fixture_tear_down (ActionsFixture *self, gconstpointer legacy);

GPtrArray *actions_fixture_get_galleries (ActionsFixture *self, guint n);
void actions_fixture_activate (ActionsFixture *self, const char *name);
gboolean actions_fixture_is_enabled (ActionsFixture *self, const char *name);
gboolean actions_fixture_get_state (ActionsFixture *self, const char *name);
/* Waits for the end of an edit, and for what is said about it. */
void actions_fixture_wait_edited (ActionsFixture *self);
void actions_fixture_wait_text (ActionsFixture *self, const char *text);
/* Takes the last edit back by its toast. */
void actions_fixture_undo (ActionsFixture *self);

#define ACTIONS_TEST(path, func)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/actions/" path, ActionsFixture, NULL, actions_fixture_set_up, func,              \
                actions_fixture_tear_down);                                                        \
    g_test_add ("/actions-0.3/" path, ActionsFixture, "0.3", actions_fixture_set_up, func,         \
                actions_fixture_tear_down);                                                        \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
