/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bunko-item.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_LIST_SOURCE (bunko_list_source_get_type ())

G_DECLARE_INTERFACE (BunkoListSource, bunko_list_source, BUNKO, LIST_SOURCE, GObject)

/**
 * BunkoListSourceInterface:
 * @count_async: starts to ask how many items there are
 * @count_finish: the number of items, or -1 with an error
 * @fetch_async: starts to fetch one page of items
 * @fetch_finish: the items of the page
 * @begin_async: starts to ask how many items there are and for the first page of them at once; may
 *   be left out
 * @begin_finish: the number of items, or -1 with an error; the first page, or %NULL if it has to be
 *   fetched
 * @is_random: whether the order is another one at every request; %FALSE if not implemented
 */
struct _BunkoListSourceInterface
{
  GTypeInterface parent_iface;

  void (*count_async) (BunkoListSource *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  gint64 (*count_finish) (BunkoListSource *self, GAsyncResult *result, GError **error);
  void (*fetch_async) (BunkoListSource *self,
                       guint page,
                       guint page_size,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  GPtrArray *(*fetch_finish) (BunkoListSource *self, GAsyncResult *result, GError **error);
  void (*begin_async) (BunkoListSource *self,
                       guint page_size,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  gint64 (*begin_finish) (BunkoListSource *self,
                          GAsyncResult *result,
                          GPtrArray **first_page,
                          GError **error);
  gboolean (*is_random) (BunkoListSource *self);
};

void bunko_list_source_count_async (BunkoListSource *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gint64 bunko_list_source_count_finish (BunkoListSource *self, GAsyncResult *result, GError **error);
void bunko_list_source_fetch_async (BunkoListSource *self,
                                    guint page,
                                    guint page_size,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *bunko_list_source_fetch_finish (BunkoListSource *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bunko_list_source_begin_async (BunkoListSource *self,
                                    guint page_size,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gint64 bunko_list_source_begin_finish (BunkoListSource *self,
                                       GAsyncResult *result,
                                       GPtrArray **first_page,
                                       GError **error);
gboolean bunko_list_source_is_random (BunkoListSource *self);

G_END_DECLS
