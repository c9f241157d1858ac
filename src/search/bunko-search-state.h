/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-search-text.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SEARCH_STATE (bunko_search_state_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSearchState, bunko_search_state, BUNKO, SEARCH_STATE, GObject)

BunkoSearchState *bunko_search_state_new (void) G_GNUC_WARN_UNUSED_RESULT;
char *bunko_search_state_get_text (BunkoSearchState *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_search_state_set_text (BunkoSearchState *self, const char *text);
const char *bunko_search_state_get_draft (BunkoSearchState *self);
gboolean bunko_search_state_set_draft (BunkoSearchState *self, const char *draft);
gboolean bunko_search_state_get_raw (BunkoSearchState *self);
void bunko_search_state_set_raw (BunkoSearchState *self, gboolean raw);
gboolean bunko_search_state_is_open (BunkoSearchState *self);
void bunko_search_state_commit (BunkoSearchState *self);

GPtrArray *bunko_search_state_get_tokens (BunkoSearchState *self);
guint bunko_search_state_get_place (BunkoSearchState *self);
void bunko_search_state_remove (BunkoSearchState *self, guint index);
void bunko_search_state_negate (BunkoSearchState *self, guint index);
void bunko_search_state_edit (BunkoSearchState *self, guint index);
void bunko_search_state_add (BunkoSearchState *self,
                             const char *tag_namespace,
                             const char *term,
                             gboolean negated);

gboolean bunko_search_state_undo (BunkoSearchState *self);
gboolean bunko_search_state_redo (BunkoSearchState *self);

G_END_DECLS
