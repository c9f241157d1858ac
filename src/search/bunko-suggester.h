/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-library-suggest.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_SUGGESTER (bunko_suggester_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSuggester, bunko_suggester, BUNKO, SUGGESTER, GObject)

/* How many suggestions there are at most. */
#define BUNKO_SUGGESTER_LIMIT 12

BunkoSuggester *bunko_suggester_new (BunkoLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
void bunko_suggester_ask (BunkoSuggester *self, const char *tag_namespace, const char *prefix);
void bunko_suggester_ask_namespaces (BunkoSuggester *self, const char *prefix);
void bunko_suggester_settle (BunkoSuggester *self);
void bunko_suggester_stop (BunkoSuggester *self);
gboolean bunko_suggester_get_loading (BunkoSuggester *self);
const char *bunko_suggester_get_prefix (BunkoSuggester *self);

G_END_DECLS
