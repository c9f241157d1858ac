/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-suggester.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUNKO_TYPE_SUGGESTION_POPOVER (bunko_suggestion_popover_get_type ())

G_DECLARE_FINAL_TYPE (BunkoSuggestionPopover,
                      bunko_suggestion_popover,
                      BUNKO,
                      SUGGESTION_POPOVER,
                      GtkPopover)

GtkWidget *bunko_suggestion_popover_new (void) G_GNUC_WARN_UNUSED_RESULT;
void
bunko_suggestion_popover_show_suggestions (BunkoSuggestionPopover *self, BunkoSuggester *suggester);
void
bunko_suggestion_popover_show_recent (BunkoSuggestionPopover *self, const char *const *searches);
void bunko_suggestion_popover_close (BunkoSuggestionPopover *self);
gboolean bunko_suggestion_popover_move (BunkoSuggestionPopover *self, int step);
GtkWidget *bunko_suggestion_popover_get_row (BunkoSuggestionPopover *self);
GtkWidget *bunko_suggestion_popover_get_list (BunkoSuggestionPopover *self);
const char *bunko_suggestion_popover_get_recent (BunkoSuggestionPopover *self);
gboolean bunko_suggestion_popover_choose (BunkoSuggestionPopover *self, gboolean or_first);

G_END_DECLS
