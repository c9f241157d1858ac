/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/bunko-shell.h"
#include "app/bunko-window.h"
#include "bunko-ui-test.h"

G_BEGIN_DECLS

/* The window on a real connection to the sample server. */
typedef struct
{
  BunkoServerList *servers;
  BunkoServerRegistry *registry;
  BunkoController *controller;
  BunkoWorkspace *workspace;
  GtkWidget *window; /* weak: the first one */
  GSubprocess *server;
  guint16 port;
} WindowFixture;

#define WIDE   GINT_TO_POINTER (1000)
#define NARROW GINT_TO_POINTER (360)

/* For g_test_add(): nothing is saved, and the window of that width is shown. */
void window_fixture_set_up (WindowFixture *self, gconstpointer width);
void window_fixture_tear_down (WindowFixture *self, gconstpointer width);

/* The same in steps, so that a test can start the application once more. */
void window_fixture_start (WindowFixture *self, gconstpointer width);
void window_fixture_stop (WindowFixture *self);

/* Takes the controller and the workspace of the server that the window shows now. */
void window_fixture_follow (WindowFixture *self);

void window_fixture_open_sample (WindowFixture *self);
void window_fixture_start_server (WindowFixture *self);

GtkWidget *window_fixture_get_other (WindowFixture *self);
BunkoShell *window_fixture_get_shell (GtkWidget *window);
AdwNavigationPage *window_fixture_get_page (WindowFixture *self);
char *window_fixture_describe (GtkWidget *window) G_GNUC_WARN_UNUSED_RESULT;

#define WINDOW_CHILD(fixture, name)                                                                \
  bunko_ui_test_get_child ((fixture)->window, BUNKO_TYPE_WINDOW, name)
#define SHELL_CHILD(fixture, name)                                                                 \
  bunko_ui_test_get_child (window_fixture_get_shell ((fixture)->window), BUNKO_TYPE_SHELL, name)
#define STATE(fixture) bunko_controller_get_state ((fixture)->controller)

G_END_DECLS
