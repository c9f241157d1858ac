/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-actions-private.h"

/**
 * BunkoItemActions:
 *
 * What can be done with items: one group of actions for every menu, bar and page.
 *
 * The actions act on what was set last: some items, or everything that a view shows. Those that
 * make no sense for it, or that the server cannot do, are disabled.
 *
 * |[
 *   item.open, open-in-tab, open-in-window, read, read-in-tab, open-all-in-tabs,
 *   item.show-artist, show-series, more-like-this,
 *   item.favorite, read-mark, read-later        (b) switch the mark of all items
 *   item.add-favorite, remove-favorite, mark-read, mark-unread, add-read-later, remove-read-later,
 *   item.inbox, library, trash, restore,
 *   item.rate (d), add-to-collection, add-to-series, add-to-filter, remove-from,
 *   item.copy-title, copy-link, missing-files, delete
 * ]|
 */

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoItemActions, bunko_item_actions, G_TYPE_OBJECT)

static void
watch (BunkoItemActions *self, BunkoItem *item)
{
  if (self->watched == item)
    return;
  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_func (self->watched, _bunko_item_actions_update, self);
  g_set_object (&self->watched, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify", G_CALLBACK (_bunko_item_actions_update), self,
                             G_CONNECT_SWAPPED);
}

static void
bunko_item_actions_dispose (GObject *object)
{
  BunkoItemActions *self = BUNKO_ITEM_ACTIONS (object);

  watch (self, NULL);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->target);
  g_clear_object (&self->place);
  g_clear_object (&self->group);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (bunko_item_actions_parent_class)->dispose (object);
}

static void
bunko_item_actions_class_init (BunkoItemActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_item_actions_dispose;

  /**
   * BunkoItemActions::edited:
   * @self: the actions
   * @metatags: the marks that changed; %BUNKO_METATAG_NONE if it was a rating, or what items are in
   *
   * An edit, or its undo, has ended and the server has changed items: a list that shows items by
   * their marks may have others now.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", BUNKO_TYPE_ITEM_ACTIONS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, BUNKO_TYPE_METATAGS);
}

static void
bunko_item_actions_init (BunkoItemActions *self)
{
  self->group = g_simple_action_group_new ();
  _bunko_item_actions_add_edit_actions (self);
  _bunko_item_actions_add_open_actions (self);
}

/* The actions are up to date with what they act on. */
void
_bunko_item_actions_update (BunkoItemActions *self)
{
  _bunko_item_actions_update_edit_actions (self);
  _bunko_item_actions_update_open_actions (self);
}

void
_bunko_item_actions_edited (BunkoItemActions *self, BunkoMetatags metatags)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, metatags);
}

static GSimpleAction *
lookup (BunkoItemActions *self, const char *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);

  g_assert (action != NULL);

  return G_SIMPLE_ACTION (action);
}

void
_bunko_item_actions_set_enabled (BunkoItemActions *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (lookup (self, name), enabled);
}

gboolean
_bunko_item_actions_get_enabled (BunkoItemActions *self, const char *name)
{
  return g_action_get_enabled (G_ACTION (lookup (self, name)));
}

/* Takes @state if it is floating. */
void
_bunko_item_actions_set_state (BunkoItemActions *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (lookup (self, name), state);
}

/**
 * bunko_item_actions_new:
 * @context: the server
 * @page: the page on which the actions are used, or a widget on it: what they have to say appears
 *   there; it may go before the actions do
 *
 * Returns: (transfer full): actions that have nothing to act on yet
 */
BunkoItemActions *
bunko_item_actions_new (BunkoContext *context, GtkWidget *page)
{
  BunkoItemActions *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  self = g_object_new (BUNKO_TYPE_ITEM_ACTIONS, NULL);
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->page, page);
  _bunko_item_actions_update (self);
  return self;
}

/**
 * bunko_item_actions_set_target:
 * @self: actions
 * @target: (nullable): what to act on from now on
 *
 * Says what the actions act on.
 */
void
bunko_item_actions_set_target (BunkoItemActions *self, BunkoItemTarget *target)
{
  g_return_if_fail (BUNKO_IS_ITEM_ACTIONS (self));
  g_return_if_fail (target == NULL || BUNKO_IS_ITEM_TARGET (target));

  g_set_object (&self->target, target);
  watch (self, target != NULL ? bunko_item_target_get_only (target) : NULL);
  _bunko_item_actions_update (self);
}

/**
 * bunko_item_actions_set_items:
 * @self: actions
 * @items: (nullable) (element-type BunkoItem): what to act on from now on; the list is not to be
 *   changed any more
 *
 * Says what the actions act on: some items.
 */
void
bunko_item_actions_set_items (BunkoItemActions *self, GPtrArray *items)
{
  g_autoptr (BunkoItemTarget) target = NULL;

  g_return_if_fail (BUNKO_IS_ITEM_ACTIONS (self));

  if (items != NULL && items->len > 0)
    target = bunko_item_target_new (items);
  bunko_item_actions_set_target (self, target);
}

/**
 * bunko_item_actions_get_target:
 * @self: actions
 *
 * Returns: (transfer none) (nullable): what the actions act on
 */
BunkoItemTarget *
bunko_item_actions_get_target (BunkoItemActions *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_ACTIONS (self), NULL);

  return self->target;
}

/**
 * bunko_item_actions_set_place:
 * @self: actions
 * @query: (nullable): the list that the items are in; it is copied
 *
 * Says where the items are shown: they can be taken out of a collection, series or filter there.
 */
void
bunko_item_actions_set_place (BunkoItemActions *self, BunkoViewQuery *query)
{
  g_autoptr (BunkoViewQuery) place = NULL;

  g_return_if_fail (BUNKO_IS_ITEM_ACTIONS (self));
  g_return_if_fail (query == NULL || BUNKO_IS_VIEW_QUERY (query));

  if (query != NULL)
    place = bunko_view_query_copy (query);
  g_set_object (&self->place, place);
  _bunko_item_actions_update (self);
}

/**
 * bunko_item_actions_get_group:
 * @self: actions
 *
 * Returns: (transfer none): the actions, to be inserted as %BUNKO_ITEM_ACTIONS_PREFIX
 */
GActionGroup *
bunko_item_actions_get_group (BunkoItemActions *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_ACTIONS (self), NULL);

  return G_ACTION_GROUP (self->group);
}

/**
 * bunko_item_actions_activate:
 * @self: actions
 * @name: one of the actions, without the prefix
 * @parameter: (nullable): its parameter; taken if it is floating
 *
 * Does something, if that is possible.
 */
void
bunko_item_actions_activate (BunkoItemActions *self, const char *name, GVariant *parameter)
{
  g_autoptr (GVariant) owned = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  g_return_if_fail (BUNKO_IS_ITEM_ACTIONS (self));
  g_return_if_fail (name != NULL);

  if (_bunko_item_actions_get_enabled (self, name))
    g_action_group_activate_action (G_ACTION_GROUP (self->group), name, owned);
}
