/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-enum-types.h"
#include "bunko-enums.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SUGGESTION (bunko_suggestion_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSuggestion, bunko_suggestion, BUNKO, SUGGESTION, GObject)

BunkoSuggestion *bunko_suggestion_new (BunkoSuggestionKind kind,
                                       const char *tag_namespace,
                                       const char *text,
                                       gint count) G_GNUC_WARN_UNUSED_RESULT;
BunkoSuggestionKind bunko_suggestion_get_kind (BunkoSuggestion *self);
const char *bunko_suggestion_get_namespace (BunkoSuggestion *self);
const char *bunko_suggestion_get_text (BunkoSuggestion *self);
gint bunko_suggestion_get_count (BunkoSuggestion *self);
guint bunko_suggestion_rank_text (const char *folded, const char *prefix);
guint bunko_suggestion_rank (BunkoSuggestion *self, const char *prefix);
gint bunko_suggestion_compare (BunkoSuggestion *a, BunkoSuggestion *b, const char *prefix);

G_END_DECLS
