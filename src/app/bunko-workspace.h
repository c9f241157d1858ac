/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-controller.h"

G_BEGIN_DECLS

typedef struct _BunkoWindow BunkoWindow;

#define BUNKO_TYPE_WORKSPACE (bunko_workspace_get_type ())

G_DECLARE_FINAL_TYPE (BunkoWorkspace, bunko_workspace, BUNKO, WORKSPACE, GObject)

BunkoWorkspace *bunko_workspace_new (BunkoController *controller) G_GNUC_WARN_UNUSED_RESULT;
BunkoController *bunko_workspace_get_controller (BunkoWorkspace *self);
guint bunko_workspace_get_n_windows (BunkoWorkspace *self);
gboolean bunko_workspace_get_parked (BunkoWorkspace *self);

void bunko_workspace_add_window (BunkoWorkspace *self, BunkoWindow *window);
void bunko_workspace_remove_window (BunkoWorkspace *self, BunkoWindow *window);
void bunko_workspace_park_window (BunkoWorkspace *self, BunkoWindow *window);
void bunko_workspace_raise_window (BunkoWorkspace *self, BunkoWindow *window);
BunkoWindow *bunko_workspace_get_first (BunkoWorkspace *self);

gboolean bunko_workspace_get_loaded (BunkoWorkspace *self);
GVariant *bunko_workspace_dup_windows (BunkoWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_workspace_get_busy (BunkoWorkspace *self);
void bunko_workspace_start (BunkoWorkspace *self);
void bunko_workspace_changed (BunkoWorkspace *self);
void bunko_workspace_stop (BunkoWorkspace *self);

G_END_DECLS
