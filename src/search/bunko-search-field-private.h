/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-search-field.h"

#include "models/bunko-filter-list.h"

#include "bunko-search-row.h"
#include "bunko-search-state.h"
#include "bunko-suggestion-popover.h"

G_BEGIN_DECLS

struct _BunkoSearchField
{
  GtkWidget parent_instance;

  BunkoContext *context; /* NULL until it is set */
  BunkoSearchState *state;
  BunkoViewQuery *view; /* what is searched in, NULL for the library */
  BunkoSearchOptions options;
  gint64 filter_id;
  char *text;    /* what get_text() gives */
  char *emitted; /* for which "search-changed" was emitted last, or that was set */
  guint delay_source;
  guint suggest_source;

  GtkWidget *icon;
  GtkWidget *scroller;
  BunkoSearchRow *row;
  GtkText *entry;
  GtkWidget *clear;
  GtkWidget *menu_button;
  GSimpleActionGroup *actions;
  gboolean simple;    /* conditions only: neither options nor recent searches */
  gboolean syncing;   /* the entry is being given its text */
  gboolean composing; /* an input method has a word that is not finished */

  BunkoFilterList *filters; /* NULL until they are needed */
  GMenu *filter_menu;
  GtkWidget *filter_chip;
  char *filter_name; /* NULL without a filter */

  BunkoSuggester *suggester;
  BunkoSuggestionPopover *popover;
};

/* bunko-search-field-keys.c */
void _bunko_search_field_init_keys (BunkoSearchField *self);

/* bunko-search-field-suggest.c */
void _bunko_search_field_init_suggest (BunkoSearchField *self);
void _bunko_search_field_reset_suggest (BunkoSearchField *self);
void _bunko_search_field_dispose_suggest (BunkoSearchField *self);
void _bunko_search_field_suggest (BunkoSearchField *self);
void _bunko_search_field_suggest_recent (BunkoSearchField *self);
void _bunko_search_field_settle (BunkoSearchField *self);
gboolean _bunko_search_field_forget (BunkoSearchField *self);
void _bunko_search_field_stop_suggest (BunkoSearchField *self);
void _bunko_search_field_remember (BunkoSearchField *self);

/* bunko-search-field-actions.c */
void _bunko_search_field_init_actions (BunkoSearchField *self);
void _bunko_search_field_update_actions (BunkoSearchField *self);

/* bunko-search-field-filters.c */
GMenuModel *_bunko_search_field_init_filters (BunkoSearchField *self) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_search_field_update_filter (BunkoSearchField *self);
void _bunko_search_field_reset_filters (BunkoSearchField *self);

/* bunko-search-field-sync.c */
void _bunko_search_field_init_row (BunkoSearchField *self);
void _bunko_search_field_connect (BunkoSearchField *self);
void _bunko_search_field_update_text (BunkoSearchField *self);
void _bunko_search_field_emit_changed (BunkoSearchField *self);
void _bunko_search_field_emit_stop (BunkoSearchField *self);
void _bunko_search_field_clear (BunkoSearchField *self);

G_END_DECLS
