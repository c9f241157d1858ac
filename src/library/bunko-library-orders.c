/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library-orders-private.h"

#include "bunko-error-text.h"
#include "bunko-json-member.h"
#include "bunko-library-private.h"

/* The numbers of the orders that the program itself needs. They are looked for by their names in
 * English, as the numbers are not the same on all servers; a name that is not there may have been
 * translated, then the number of the documentation counts (HPX "Creating frontends", ItemSort). */

static const struct
{
  const char *name;
  gint documented;
} orders[BUNKO_N_ORDERS] = {
  [BUNKO_ORDER_RANDOM] = { "Random", 1 },
  [BUNKO_ORDER_ADDED] = { "Date Added", 4 },
  [BUNKO_ORDER_READ] = { "Last Read", 6 },
  [BUNKO_ORDER_RATING] = { "Rating", 8 },
};

typedef struct
{
  gint index[BUNKO_N_ORDERS]; /* -1 if the server does not have it */
  gboolean known;
  gboolean asking;
  GPtrArray *waiting; /* of GTask */
} Orders;

static void
orders_free (gpointer data)
{
  Orders *self = data;

  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self);
}

static Orders *
get_orders (BunkoLibrary *library)
{
  static GQuark quark;
  Orders *self;

  if (quark == 0)
    quark = g_quark_from_static_string ("bunko-library-orders");
  self = g_object_get_qdata (G_OBJECT (library), quark);
  if (self != NULL)
    return self;

  self = g_new0 (Orders, 1);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < BUNKO_N_ORDERS; i++)
    self->index[i] = orders[i].documented;
  g_object_set_qdata_full (G_OBJECT (library), quark, self, orders_free);
  return self;
}

static gint
find (JsonArray *array, BunkoOrder order)
{
  gint documented = -1;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = bunko_json_array_get_object (array, i);
      gint64 index = bunko_json_member_int (object, "index", -1);

      if (index < 0 || index > G_MAXINT ||
          bunko_json_member_enum (object, "item_type", BUNKO_TYPE_ITEM_TYPE,
                                  BUNKO_ITEM_TYPE_GALLERY) != BUNKO_ITEM_TYPE_GALLERY)
        continue;
      if (g_ascii_strcasecmp (bunko_json_member_string (object, "name", ""), orders[order].name) ==
          0)
        return (gint) index;
      if (index == orders[order].documented)
        documented = (gint) index;
    }
  return documented;
}

static void
take_orders (Orders *self, JsonNode *data)
{
  if (!JSON_NODE_HOLDS_ARRAY (data))
    return;
  for (guint i = 0; i < BUNKO_N_ORDERS; i++)
    self->index[i] = find (json_node_get_array (data), i);
}

static void
orders_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoLibrary) library = user_data;
  Orders *self = get_orders (library);
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->asking = FALSE;
  if (data != NULL)
    take_orders (self, data);
  self->known = data != NULL || bunko_error_get_kind (error) == BUNKO_ERROR_KIND_UNSUPPORTED;
  for (guint i = 0; i < waiting->len; i++)
    {
      if (self->known)
        g_task_return_boolean (waiting->pdata[i], TRUE);
      else
        g_task_return_error (waiting->pdata[i], g_error_copy (error));
    }
}

/* Private: asks once for the orders. Who asks meanwhile waits for the same answer. */
void
_bunko_library_load_orders_async (BunkoLibrary *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Orders *cache = get_orders (self);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (JsonObject) args = NULL;

  g_task_set_source_tag (task, _bunko_library_load_orders_async);
  if (cache->known)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_ptr_array_add (cache->waiting, g_steal_pointer (&task));
  if (cache->asking)
    return;

  cache->asking = TRUE;
  args = json_object_new ();
  json_object_set_int_member (args, "item_type", BUNKO_ITEM_TYPE_GALLERY);
  json_object_set_boolean_member (args, "translate", FALSE);
  bunko_session_call_async (_bunko_library_get_session (self), "get_sort_indexes", args,
                            BUNKO_PRIORITY_VISIBLE, NULL, orders_cb, g_object_ref (self));
}

gboolean
_bunko_library_load_orders_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Private: the server's number of an order, -1 if it does not have it. */
gint
_bunko_library_get_order (BunkoLibrary *self, BunkoOrder order)
{
  return get_orders (self)->index[order];
}
