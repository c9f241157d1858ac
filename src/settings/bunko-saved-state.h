/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_SAVED_STATE (bunko_saved_state_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSavedState, bunko_saved_state, BUNKO, SAVED_STATE, GObject)

BunkoSavedState *
bunko_saved_state_new (const char *kind, const char *server_key) G_GNUC_WARN_UNUSED_RESULT;
gboolean bunko_saved_state_get_loaded (BunkoSavedState *self);
GVariant *bunko_saved_state_get_value (BunkoSavedState *self);
void bunko_saved_state_set_value (BunkoSavedState *self, GVariant *value);
gboolean bunko_saved_state_get_busy (BunkoSavedState *self);
void bunko_saved_state_flush (BunkoSavedState *self);
gboolean bunko_saved_state_is_any_busy (void);

G_END_DECLS
