/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "actions/bunko-item-actions.h"
#include "library/bunko-view-query.h"
#include "models/bunko-paged-list.h"
#include "widgets/bunko-context.h"

#include "bunko-selection.h"

G_BEGIN_DECLS

/**
 * BunkoItemViewMode:
 * @BUNKO_ITEM_VIEW_GRID: covers with title and artist below
 * @BUNKO_ITEM_VIEW_COMPACT: covers close together, with the title on them
 * @BUNKO_ITEM_VIEW_LIST: rows with a small cover
 * @BUNKO_ITEM_VIEW_TABLE: rows of columns, without covers
 *
 * How items are shown.
 */
typedef enum
{
  BUNKO_ITEM_VIEW_GRID,
  BUNKO_ITEM_VIEW_COMPACT,
  BUNKO_ITEM_VIEW_LIST,
  BUNKO_ITEM_VIEW_TABLE,
} BunkoItemViewMode;

#define BUNKO_ITEM_VIEW_MIN_COVER_SIZE 96
#define BUNKO_ITEM_VIEW_MAX_COVER_SIZE 320

#define BUNKO_TYPE_ITEM_VIEW (bunko_item_view_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemView, bunko_item_view, BUNKO, ITEM_VIEW, AdwBin)

BunkoItemView *bunko_item_view_new (BunkoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void bunko_item_view_set_context (BunkoItemView *self, BunkoContext *context);
void bunko_item_view_set_list_name (BunkoItemView *self, const char *list_name);
const char *bunko_item_view_get_list_name (BunkoItemView *self);
void bunko_item_view_set_query (BunkoItemView *self, BunkoViewQuery *query);
BunkoViewQuery *bunko_item_view_get_query (BunkoItemView *self);
BunkoPagedList *bunko_item_view_get_list (BunkoItemView *self);
BunkoSelection *bunko_item_view_get_selection (BunkoItemView *self);
BunkoItemActions *bunko_item_view_get_actions (BunkoItemView *self);
GActionGroup *bunko_item_view_get_action_group (BunkoItemView *self);
GMenuModel *bunko_item_view_get_sort_menu (BunkoItemView *self);
GMenuModel *bunko_item_view_get_columns_menu (BunkoItemView *self);
void bunko_item_view_set_empty (BunkoItemView *self,
                                const char *icon_name,
                                const char *title,
                                const char *description);
BunkoItemViewMode bunko_item_view_get_mode (BunkoItemView *self);
void bunko_item_view_set_mode (BunkoItemView *self, BunkoItemViewMode mode);
const char *bunko_item_view_get_summary (BunkoItemView *self);
void bunko_item_view_refresh (BunkoItemView *self);
void bunko_item_view_jump_to (BunkoItemView *self, guint position);
GVariant *bunko_item_view_save_state (BunkoItemView *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_item_view_restore_state (BunkoItemView *self, GVariant *state);

G_END_DECLS
