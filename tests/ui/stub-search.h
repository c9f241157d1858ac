/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library-filters.h"
#include "library/bunko-library-suggest.h"

G_BEGIN_DECLS

/* What the library suggests: for every prefix the same, unless it is held. */
void stub_suggest_reset (void);
void stub_suggest_add (BunkoSuggestionKind kind, const char *ns, const char *text, int count);
/* Nothing is answered any more, until released; oldest first. Returns how many were. */
void stub_suggest_hold (void);
guint stub_suggest_release (void);
/* "NAMESPACE:PREFIX;" for each question so far. */
const char *stub_suggest_get_log (void);
guint stub_suggest_get_n_cancelled (void);

/* The filters of the server; what is done with them: "new NAME QUERY 1;update 5 NAME QUERY 0;" … */
void stub_filters_reset (void);
void stub_filters_add (BunkoFilter *filter);
const char *stub_filters_get_log (void);
/* From now on all that is done with filters fails with G_IO_ERROR_FAILED. */
void stub_filters_break (void);
/* A refresh goes on until it is stopped, and says that it is half done. */
void stub_filters_hold_refresh (void);

G_END_DECLS
