/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-enum-types.h"
#include "bunko-enums.h"

G_BEGIN_DECLS

typedef struct _BunkoStore BunkoStore;
struct _JsonObject;

#define BUNKO_TYPE_ITEM (bunko_item_get_type ())

G_DECLARE_DERIVABLE_TYPE (BunkoItem, bunko_item, BUNKO, ITEM, GObject)

struct _BunkoItemClass
{
  GObjectClass parent_class;

  /*< private >*/
  /* Takes over what a message object of the server says. Keys that are not there change nothing. */
  void (*load) (BunkoItem *self, struct _JsonObject *object, BunkoStore *store);
};

BunkoItemType bunko_item_get_item_type (BunkoItem *self);
gint64 bunko_item_get_id (BunkoItem *self);
const char *bunko_item_get_display_name (BunkoItem *self);
BunkoMetatags bunko_item_get_metatags (BunkoItem *self);
gboolean bunko_item_has_metatag (BunkoItem *self, BunkoMetatags metatag);
gint64 bunko_item_get_last_updated (BunkoItem *self);

G_END_DECLS
