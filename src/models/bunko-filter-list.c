/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-filter-list.h"

#include "bunko-list-diff.h"
#include "library/bunko-library-filters.h"

/**
 * BunkoFilterList:
 *
 * The filters that a server keeps, by name, as a list model of #BunkoFilter. It asks again when a
 * filter was changed through the library; what did not change stays where it is.
 */

struct _BunkoFilterList
{
  GObject parent_instance;

  BunkoLibrary *library;
  GPtrArray *filters;
  GCancellable *cancellable; /* while it asks */
  gboolean again;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoFilterList,
                               bunko_filter_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return BUNKO_TYPE_FILTER;
}

static guint
get_n_items (GListModel *model)
{
  return BUNKO_FILTER_LIST (model)->filters->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BunkoFilterList *self = BUNKO_FILTER_LIST (model);

  return position < self->filters->len ? g_object_ref (self->filters->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
bunko_filter_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, bunko_filter_list_get_loading (BUNKO_FILTER_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_filter_list_dispose (GObject *object)
{
  BunkoFilterList *self = BUNKO_FILTER_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_filter_list_parent_class)->dispose (object);
}

static void
bunko_filter_list_finalize (GObject *object)
{
  g_ptr_array_unref (BUNKO_FILTER_LIST (object)->filters);

  G_OBJECT_CLASS (bunko_filter_list_parent_class)->finalize (object);
}

static void
bunko_filter_list_class_init (BunkoFilterListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bunko_filter_list_get_property;
  object_class->dispose = bunko_filter_list_dispose;
  object_class->finalize = bunko_filter_list_finalize;

  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_filter_list_init (BunkoFilterList *self)
{
  self->filters = g_ptr_array_new_with_free_func (g_object_unref);
}

static gint64 *
get_ids (GPtrArray *filters)
{
  gint64 *ids = g_new (gint64, filters->len + 1);

  for (guint i = 0; i < filters->len; i++)
    ids[i] = bunko_item_get_id (filters->pdata[i]);
  return ids;
}

/* From the end, so that the places of what is still to come stay right. */
static void
take (BunkoFilterList *self, GPtrArray *filters)
{
  g_autofree gint64 *old_ids = get_ids (self->filters);
  g_autofree gint64 *new_ids = get_ids (filters);
  g_autoptr (GArray) changes = bunko_list_diff (old_ids, self->filters->len, new_ids, filters->len);

  for (guint i = changes->len; i-- > 0;)
    {
      BunkoListChange *change = &g_array_index (changes, BunkoListChange, i);

      if (change->n_removed > 0)
        g_ptr_array_remove_range (self->filters, change->old_start, change->n_removed);
      for (guint j = 0; j < change->n_added; j++)
        g_ptr_array_insert (self->filters, (gint) (change->old_start + j),
                            g_object_ref (filters->pdata[change->new_start + j]));
      g_list_model_items_changed (G_LIST_MODEL (self), change->old_start, change->n_removed,
                                  change->n_added);
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BunkoFilterList *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters =
      bunko_library_list_filters_finish (BUNKO_LIBRARY (source), result, &error);

  /* Cancelled: the list is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (filters != NULL)
    take (self, filters);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  if (self->again)
    bunko_filter_list_refresh (self);
}

/**
 * bunko_filter_list_new:
 * @library: a library
 *
 * Makes a list that is empty until bunko_filter_list_refresh() is called, or a filter is changed.
 *
 * Returns: (transfer full): the list
 */
BunkoFilterList *
bunko_filter_list_new (BunkoLibrary *library)
{
  BunkoFilterList *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  self = g_object_new (BUNKO_TYPE_FILTER_LIST, NULL);
  self->library = g_object_ref (library);
  g_signal_connect_swapped (library, "filters-changed", G_CALLBACK (bunko_filter_list_refresh),
                            self);
  return self;
}

/**
 * bunko_filter_list_refresh:
 * @self: a list
 *
 * Asks again. If it is asking already it does so once more afterwards.
 */
void
bunko_filter_list_refresh (BunkoFilterList *self)
{
  g_return_if_fail (BUNKO_IS_FILTER_LIST (self));

  self->again = self->cancellable != NULL;
  if (self->again)
    return;
  self->cancellable = g_cancellable_new ();
  bunko_library_list_filters_async (self->library, self->cancellable, listed_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * bunko_filter_list_get_loading:
 * @self: a list
 *
 * Returns: whether it is asking
 */
gboolean
bunko_filter_list_get_loading (BunkoFilterList *self)
{
  g_return_val_if_fail (BUNKO_IS_FILTER_LIST (self), FALSE);

  return self->cancellable != NULL;
}
