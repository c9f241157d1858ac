/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "bunko-image-batcher.h"

G_BEGIN_DECLS

/* Shared by bunko-image-batcher.c, which decides what is asked for when, and bunko-image-order.c,
 * which is one image on its way. */

typedef enum
{
  ORDER_QUEUED,
  ORDER_CALLED,
  ORDER_WAITING,
  ORDER_DECODING,
  ORDER_DONE,
} BunkoImageOrderState;

typedef struct
{
  BunkoItemType type;
  BunkoImageSize size;
  gint64 id;
} BunkoImageOrderKey;

/* One image, for everybody who asked for it. */
typedef struct
{
  BunkoImageOrderKey key;
  BunkoImageBatcher *batcher;
  BunkoImagePriority priority;
  BunkoImageOrderState state;
  gboolean open; /* counted in n_open */
  gboolean as_path;
  GPtrArray *waiters; /* of Waiter; empty: nobody waits any more */
  BunkoCommand *command;
  GCancellable *cancellable;
  guint timeout;
} BunkoImageOrder;

struct _BunkoImageBatcher
{
  GObject parent_instance;

  BunkoSession *session;
  GHashTable *orders; /* BunkoImageOrderKey (in the BunkoImageOrder) → BunkoImageOrder */
  GQueue queues[2];   /* of BunkoImageOrder (the table's), by BunkoImagePriority */
  guint n_open;
  guint flush_source;
  gboolean as_path; /* this server fails on base64 */
};

void _bunko_image_batcher_schedule (BunkoImageBatcher *self);

guint _bunko_image_order_key_hash (gconstpointer data);
gboolean _bunko_image_order_key_equal (gconstpointer a, gconstpointer b);
BunkoImageOrder *_bunko_image_order_new (BunkoImageBatcher *self,
                                         const BunkoImageOrderKey *key,
                                         BunkoImagePriority priority);
BunkoImageOrder *_bunko_image_order_ref (BunkoImageOrder *order) G_GNUC_WARN_UNUSED_RESULT;
void _bunko_image_order_unref (gpointer data);
void _bunko_image_order_raise (BunkoImageOrder *order, BunkoImagePriority priority);
void _bunko_image_order_add_waiter (BunkoImageOrder *order, GTask *task);
void _bunko_image_order_set_called (BunkoImageOrder *order);
void _bunko_image_order_take_reply (BunkoImageOrder *order, JsonObject *ids, const GError *error);
BunkoPriority _bunko_image_order_get_call_priority (BunkoImagePriority priority);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BunkoImageOrder, _bunko_image_order_unref)

G_END_DECLS
