/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-list-source.h"

#include "bunko-row.h"

G_BEGIN_DECLS

/**
 * BunkoPagedListState:
 * @BUNKO_PAGED_LIST_EMPTY: there is nothing, or no source
 * @BUNKO_PAGED_LIST_LOADING: the number of rows is being asked for, or a refresh is under way
 * @BUNKO_PAGED_LIST_READY: there are rows; they load when somebody looks at them
 * @BUNKO_PAGED_LIST_FAILED: the number of rows or the refresh failed
 *
 * What a list can say about itself.
 */
typedef enum
{
  BUNKO_PAGED_LIST_EMPTY,
  BUNKO_PAGED_LIST_LOADING,
  BUNKO_PAGED_LIST_READY,
  BUNKO_PAGED_LIST_FAILED,
} BunkoPagedListState;

/**
 * BunkoPagedListFunc:
 * @position: where the item is in the list
 * @item: the item
 * @user_data: what was given
 *
 * Is told an item that is loaded.
 */
typedef void (*BunkoPagedListFunc) (guint position, BunkoItem *item, gpointer user_data);

/**
 * BUNKO_PAGED_LIST_MAX_ROWS:
 *
 * How many rows a list has at most, whatever number its source tells. GTK reckons in pixels of 32
 * bits and aborts where a list is higher; so many rows of 700 pixels are not.
 */
#define BUNKO_PAGED_LIST_MAX_ROWS 3000000

#define BUNKO_TYPE_PAGED_LIST (bunko_paged_list_get_type ())

G_DECLARE_FINAL_TYPE (BunkoPagedList, bunko_paged_list, BUNKO, PAGED_LIST, GObject)

BunkoPagedList *bunko_paged_list_new (BunkoListSource *source) G_GNUC_WARN_UNUSED_RESULT;
BunkoListSource *bunko_paged_list_get_source (BunkoPagedList *self);
void bunko_paged_list_set_source (BunkoPagedList *self, BunkoListSource *source);
BunkoPagedListState bunko_paged_list_get_state (BunkoPagedList *self);
const GError *bunko_paged_list_get_error (BunkoPagedList *self);
guint bunko_paged_list_get_total (BunkoPagedList *self);
gboolean bunko_paged_list_get_has_failed (BunkoPagedList *self);
BunkoItem *bunko_paged_list_peek_item (BunkoPagedList *self, guint position);
void bunko_paged_list_set_focus (BunkoPagedList *self, guint first, guint last);
void
bunko_paged_list_foreach_loaded (BunkoPagedList *self, BunkoPagedListFunc func, gpointer user_data);
void bunko_paged_list_refresh (BunkoPagedList *self);
void bunko_paged_list_retry (BunkoPagedList *self);

G_END_DECLS
