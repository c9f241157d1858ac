/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bunko-library.h"

G_BEGIN_DECLS

/* The orders of galleries that Bunko itself asks for. */
typedef enum
{
  BUNKO_ORDER_RANDOM,
  BUNKO_ORDER_ADDED,
  BUNKO_ORDER_READ,
  BUNKO_ORDER_RATING,
  BUNKO_N_ORDERS
} BunkoOrder;

void _bunko_library_load_orders_async (BunkoLibrary *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
_bunko_library_load_orders_finish (BunkoLibrary *self, GAsyncResult *result, GError **error);
gint _bunko_library_get_order (BunkoLibrary *self, BunkoOrder order);

G_END_DECLS
