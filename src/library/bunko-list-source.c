/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-list-source.h"

/**
 * BunkoListSource:
 *
 * A list of items that somebody else keeps and that comes in pages.
 */

G_DEFINE_INTERFACE (BunkoListSource, bunko_list_source, G_TYPE_OBJECT)

static void
bunko_list_source_default_init (BunkoListSourceInterface *iface)
{
}

/**
 * bunko_list_source_count_async:
 * @self: a list source
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks how many items there are.
 */
void
bunko_list_source_count_async (BunkoListSource *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_LIST_SOURCE (self));

  BUNKO_LIST_SOURCE_GET_IFACE (self)->count_async (self, cancellable, callback, user_data);
}

/**
 * bunko_list_source_count_finish:
 * @self: a list source
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: the number of items, or -1 with @error set (BunkoProtocolError, BunkoServerError or
 *   #GIOErrorEnum)
 */
gint64
bunko_list_source_count_finish (BunkoListSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIST_SOURCE (self), -1);

  return BUNKO_LIST_SOURCE_GET_IFACE (self)->count_finish (self, result, error);
}

/**
 * bunko_list_source_fetch_async:
 * @self: a list source
 * @page: which page, from 0
 * @page_size: how many items a page has, from 1
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Fetches the items from @page × @page_size on.
 */
void
bunko_list_source_fetch_async (BunkoListSource *self,
                               guint page,
                               guint page_size,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_LIST_SOURCE (self));
  g_return_if_fail (page_size > 0);

  BUNKO_LIST_SOURCE_GET_IFACE (self)->fetch_async (self, page, page_size, cancellable, callback,
                                                   user_data);
}

/**
 * bunko_list_source_fetch_finish:
 * @self: a list source
 * @result: what the callback got
 * @error: return location for an error
 *
 * Gets the items of a page. There may be fewer than asked for also where the list does not end, and
 * an item may come on several pages (HPX wire notes, "API oddities").
 *
 * Returns: (transfer full) (element-type BunkoItem): the items, with a free function; %NULL with
 *   @error set (BunkoProtocolError, BunkoServerError or #GIOErrorEnum)
 */
GPtrArray *
bunko_list_source_fetch_finish (BunkoListSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIST_SOURCE (self), NULL);

  return BUNKO_LIST_SOURCE_GET_IFACE (self)->fetch_finish (self, result, error);
}

/**
 * bunko_list_source_begin_async:
 * @self: a list source
 * @page_size: how many items a page has, from 1
 * @cancellable: (nullable): stops waiting
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks how many items there are, and for the first page of them with the same message where that is
 * possible: who shows a list needs both, and each message costs a server some 40 ms (HPX wire
 * notes, "Frames").
 */
void
bunko_list_source_begin_async (BunkoListSource *self,
                               guint page_size,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  BunkoListSourceInterface *iface;

  g_return_if_fail (BUNKO_IS_LIST_SOURCE (self));
  g_return_if_fail (page_size > 0);

  iface = BUNKO_LIST_SOURCE_GET_IFACE (self);
  if (iface->begin_async != NULL)
    iface->begin_async (self, page_size, cancellable, callback, user_data);
  else
    iface->count_async (self, cancellable, callback, user_data);
}

/**
 * bunko_list_source_begin_finish:
 * @self: a list source
 * @result: what the callback got
 * @first_page: (out) (transfer full) (nullable) (element-type BunkoItem): what
 *   bunko_list_source_fetch_finish() would give for page 0; %NULL if it has to be fetched
 * @error: return location for an error
 *
 * Returns: the number of items, or -1 with @error set, as for bunko_list_source_count_finish()
 */
gint64
bunko_list_source_begin_finish (BunkoListSource *self,
                                GAsyncResult *result,
                                GPtrArray **first_page,
                                GError **error)
{
  BunkoListSourceInterface *iface;

  g_return_val_if_fail (BUNKO_IS_LIST_SOURCE (self), -1);
  g_return_val_if_fail (first_page != NULL && *first_page == NULL, -1);

  iface = BUNKO_LIST_SOURCE_GET_IFACE (self);
  if (iface->begin_async != NULL)
    return iface->begin_finish (self, result, first_page, error);

  return iface->count_finish (self, result, error);
}

/**
 * bunko_list_source_is_random:
 * @self: a list source
 *
 * Says whether the order is another one at every request, so that pages do not fit together and
 * what was fetched must be kept.
 *
 * Returns: %TRUE if the order is random
 */
gboolean
bunko_list_source_is_random (BunkoListSource *self)
{
  BunkoListSourceInterface *iface;

  g_return_val_if_fail (BUNKO_IS_LIST_SOURCE (self), FALSE);

  iface = BUNKO_LIST_SOURCE_GET_IFACE (self);
  return iface->is_random != NULL && iface->is_random (self);
}
