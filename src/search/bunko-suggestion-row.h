/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "library/bunko-suggestion.h"

G_BEGIN_DECLS

const char *bunko_suggestion_kind_get_title (BunkoSuggestionKind kind);
GtkWidget *bunko_suggestion_row_new (BunkoSuggestion *suggestion,
                                     const char *prefix) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *bunko_suggestion_row_new_recent (const char *search) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
