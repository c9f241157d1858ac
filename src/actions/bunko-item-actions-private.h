/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-item-actions.h"

G_BEGIN_DECLS

struct _BunkoItemActions
{
  GObject parent_instance;

  BunkoContext *context;
  GtkWidget *page; /* not owned */
  GSimpleActionGroup *group;

  BunkoItemTarget *target; /* NULL if there is nothing to act on */
  BunkoViewQuery *place;   /* the list that the items are in; NULL if they are in none */
  BunkoItem *watched;      /* a single item, whose marks are states of actions */
};

/* bunko-item-actions.c */
void _bunko_item_actions_update (BunkoItemActions *self);
void _bunko_item_actions_edited (BunkoItemActions *self, BunkoMetatags metatags);

/* bunko-item-actions-edit.c */
void _bunko_item_actions_add_edit_actions (BunkoItemActions *self);
void _bunko_item_actions_update_edit_actions (BunkoItemActions *self);
BunkoItem *_bunko_item_actions_dup_container (BunkoItemActions *self) G_GNUC_WARN_UNUSED_RESULT;

/* bunko-item-actions-delete.c */
void _bunko_item_actions_ask_to_delete (BunkoItemActions *self, GPtrArray *items);
void _bunko_item_actions_update_delete_action (BunkoItemActions *self);

/* bunko-item-actions-open.c */
void _bunko_item_actions_add_open_actions (BunkoItemActions *self);
void _bunko_item_actions_update_open_actions (BunkoItemActions *self);

void _bunko_item_actions_set_enabled (BunkoItemActions *self, const char *name, gboolean enabled);
gboolean _bunko_item_actions_get_enabled (BunkoItemActions *self, const char *name);
void _bunko_item_actions_set_state (BunkoItemActions *self, const char *name, GVariant *state);

G_END_DECLS
