/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-view-private.h"

/* What an item view says of itself. */

/**
 * bunko_item_view_get_list_name:
 * @self: an item view
 *
 * Returns: (nullable): the name of the list
 */
const char *
bunko_item_view_get_list_name (BunkoItemView *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), NULL);

  return self->list_name;
}

/**
 * bunko_item_view_get_query:
 * @self: an item view
 *
 * Returns: (transfer none) (nullable): what is shown; not to be changed
 */
BunkoViewQuery *
bunko_item_view_get_query (BunkoItemView *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), NULL);

  return self->query;
}

/**
 * bunko_item_view_get_list:
 * @self: an item view
 *
 * Returns: (transfer none): the list that is shown
 */
BunkoPagedList *
bunko_item_view_get_list (BunkoItemView *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), NULL);

  return self->list;
}

/**
 * bunko_item_view_get_selection:
 * @self: an item view
 *
 * Returns: (transfer none): which rows of the list are selected
 */
BunkoSelection *
bunko_item_view_get_selection (BunkoItemView *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), NULL);

  return self->selection;
}

/**
 * bunko_item_view_get_action_group:
 * @self: an item view
 *
 * Gets the actions of the list, for a page that inserts them as "list" for menus around the view.
 *
 * Returns: (transfer none): the actions
 */
GActionGroup *
bunko_item_view_get_action_group (BunkoItemView *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * bunko_item_view_get_sort_menu:
 * @self: an item view
 *
 * Gets the orders that the server offers, for the action `list.sort-by`. The menu follows the kind
 * of items.
 *
 * Returns: (transfer none): the menu
 */
GMenuModel *
bunko_item_view_get_sort_menu (BunkoItemView *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), NULL);

  return G_MENU_MODEL (self->sort_menu);
}

/**
 * bunko_item_view_get_mode:
 * @self: an item view
 *
 * Returns: how the items are shown
 */
BunkoItemViewMode
bunko_item_view_get_mode (BunkoItemView *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), BUNKO_ITEM_VIEW_GRID);

  return self->mode;
}

/**
 * bunko_item_view_get_summary:
 * @self: an item view
 *
 * Returns: how many items there are, as a text for people; empty as long as that is not known
 */
const char *
bunko_item_view_get_summary (BunkoItemView *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), "");

  return self->summary != NULL ? self->summary : "";
}

/**
 * bunko_item_view_get_columns_menu:
 * @self: an item view
 *
 * Gets the columns that can be chosen, for the actions `list.column-…`; empty where the items are
 * not shown as a table.
 *
 * Returns: (transfer none): the menu
 */
GMenuModel *
bunko_item_view_get_columns_menu (BunkoItemView *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), NULL);

  return G_MENU_MODEL (self->columns_menu);
}
