/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-bulk-edit.h"

G_BEGIN_DECLS

/* So many items at most are looked up one by one to do something with them. */
#define BUNKO_ITEM_TARGET_MAX_LOADED 20000

#define BUNKO_TYPE_ITEM_TARGET (bunko_item_target_get_type ())

G_DECLARE_DERIVABLE_TYPE (BunkoItemTarget, bunko_item_target, BUNKO, ITEM_TARGET, GObject)

/**
 * BunkoItemTargetClass:
 * @load_async: finds the items that are not known yet; for targets that have some
 * @load_finish: returns all items
 */
struct _BunkoItemTargetClass
{
  GObjectClass parent_class;

  void (*load_async) (BunkoItemTarget *self,
                      BunkoLibrary *library,
                      guint max,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  GPtrArray *(*load_finish) (BunkoItemTarget *self, GAsyncResult *result, GError **error);
};

BunkoItemTarget *bunko_item_target_new (GPtrArray *items) G_GNUC_WARN_UNUSED_RESULT;
BunkoItemTarget *bunko_item_target_new_for_view (BunkoViewQuery *query,
                                                 gint64 n_items,
                                                 GPtrArray *shown) G_GNUC_WARN_UNUSED_RESULT;
gint64 bunko_item_target_get_n_items (BunkoItemTarget *self);
GPtrArray *bunko_item_target_get_items (BunkoItemTarget *self);
BunkoItem *bunko_item_target_get_only (BunkoItemTarget *self);
BunkoViewQuery *bunko_item_target_get_query (BunkoItemTarget *self);
gboolean bunko_item_target_is_loaded (BunkoItemTarget *self);
gboolean bunko_item_target_is_all (BunkoItemTarget *self, BunkoItemType type);
gboolean bunko_item_target_may_have (BunkoItemTarget *self, BunkoMetatags metatag);
gboolean bunko_item_target_may_lack (BunkoItemTarget *self, BunkoMetatags metatag);
void bunko_item_target_load_async (BunkoItemTarget *self,
                                   BunkoLibrary *library,
                                   guint max,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *bunko_item_target_load_finish (BunkoItemTarget *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
