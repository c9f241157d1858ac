/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

G_END_DECLS
