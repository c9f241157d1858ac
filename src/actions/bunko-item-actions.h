/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/bunko-context.h"

#include "bunko-item-target.h"

G_BEGIN_DECLS

/* The prefix under which the group of the actions is inserted. */
#define BUNKO_ITEM_ACTIONS_PREFIX "item"

#define BUNKO_TYPE_ITEM_ACTIONS (bunko_item_actions_get_type ())

G_DECLARE_FINAL_TYPE (BunkoItemActions, bunko_item_actions, BUNKO, ITEM_ACTIONS, GObject)

BunkoItemActions *
bunko_item_actions_new (BunkoContext *context, GtkWidget *page) G_GNUC_WARN_UNUSED_RESULT;
void bunko_item_actions_set_items (BunkoItemActions *self, GPtrArray *items);
void bunko_item_actions_set_target (BunkoItemActions *self, BunkoItemTarget *target);
BunkoItemTarget *bunko_item_actions_get_target (BunkoItemActions *self);
void bunko_item_actions_set_place (BunkoItemActions *self, BunkoViewQuery *query);
GActionGroup *bunko_item_actions_get_group (BunkoItemActions *self);
GMenuModel *bunko_item_actions_create_menu (BunkoItemActions *self) G_GNUC_WARN_UNUSED_RESULT;
void bunko_item_actions_activate (BunkoItemActions *self, const char *name, GVariant *parameter);
void bunko_item_actions_mark (BunkoItemActions *self, BunkoMetatags metatag, gboolean on);
void bunko_item_actions_rate (BunkoItemActions *self, double rating);
void bunko_item_actions_add_to (BunkoItemActions *self, BunkoItem *container);

G_END_DECLS
