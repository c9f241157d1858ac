/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-target.h"

#include <glib/gi18n-lib.h>

#define PAGE_SIZE 200

/**
 * BunkoItemTarget:
 *
 * What an action acts on: some items, or everything that a view shows.
 *
 * A selection in a long list is a subclass, which finds the items that are not loaded when they are
 * needed. What is loaded is known at once, and tells which actions make sense.
 */
typedef struct
{
  GPtrArray *items;
  BunkoViewQuery *query;
  gint64 n_items;
} BunkoItemTargetPrivate;

enum
{
  PROP_0,
  PROP_ITEMS,
  PROP_QUERY,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (BunkoItemTarget, bunko_item_target, G_TYPE_OBJECT)

/* The pages of a view, one after the other. */
typedef struct
{
  BunkoListSource *source;
  GPtrArray *items;
  GHashTable *seen;
  guint max;
  guint page;
  gint64 n_items;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->source);
  g_clear_pointer (&load->items, g_ptr_array_unref);
  g_clear_pointer (&load->seen, g_hash_table_unref);
  g_free (load);
}

static void
return_too_many (GTask *task, guint max)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("That is only possible with up to %'u items at once"), max);
}

static void load_page (GTask *task);

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    if (g_hash_table_add (load->seen, items->pdata[i]))
      g_ptr_array_add (load->items, g_object_ref (items->pdata[i]));
  load->page++;
  load_page (g_steal_pointer (&task));
}

/* Takes @task. */
static void
load_page (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  if ((gint64) load->page * PAGE_SIZE < load->n_items)
    {
      bunko_list_source_fetch_async (load->source, load->page, PAGE_SIZE,
                                     g_task_get_cancellable (task), page_cb, task);
      return;
    }
  g_task_return_pointer (task, g_ptr_array_ref (load->items), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;

  load->n_items = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (source), result, &error);
  if (load->n_items < 0)
    g_task_return_error (task, error);
  else if (load->n_items > load->max)
    return_too_many (task, load->max);
  else
    load_page (g_steal_pointer (&task));
}

static void
bunko_item_target_real_load_async (BunkoItemTarget *self,
                                   BunkoLibrary *library,
                                   guint max,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  BunkoItemTargetPrivate *priv = bunko_item_target_get_instance_private (self);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  g_task_set_source_tag (task, bunko_item_target_real_load_async);
  load->source = bunko_library_view (library, priv->query);
  load->items = g_ptr_array_new_with_free_func (g_object_unref);
  load->seen = g_hash_table_new (NULL, NULL);
  load->max = max;
  g_task_set_task_data (task, load, load_free);
  bunko_list_source_count_async (load->source, cancellable, counted_cb, task);
}

static GPtrArray *
bunko_item_target_real_load_finish (BunkoItemTarget *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
bunko_item_target_finalize (GObject *object)
{
  BunkoItemTargetPrivate *priv =
      bunko_item_target_get_instance_private (BUNKO_ITEM_TARGET (object));

  g_clear_pointer (&priv->items, g_ptr_array_unref);
  g_clear_object (&priv->query);

  G_OBJECT_CLASS (bunko_item_target_parent_class)->finalize (object);
}

static void
bunko_item_target_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BunkoItemTargetPrivate *priv =
      bunko_item_target_get_instance_private (BUNKO_ITEM_TARGET (object));

  switch (prop_id)
    {
    case PROP_ITEMS:
      priv->items = g_value_dup_boxed (value);
      break;

    case PROP_QUERY:
      priv->query = g_value_dup_object (value);
      break;

    case PROP_N_ITEMS:
      priv->n_items = g_value_get_int64 (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_item_target_class_init (BunkoItemTargetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bunko_item_target_finalize;
  object_class->set_property = bunko_item_target_set_property;
  klass->load_async = bunko_item_target_real_load_async;
  klass->load_finish = bunko_item_target_real_load_finish;

  /**
   * BunkoItemTarget:items: (element-type BunkoItem)
   *
   * The items that are loaded.
   */
  properties[PROP_ITEMS] = g_param_spec_boxed ("items", NULL, NULL, G_TYPE_PTR_ARRAY, flags);

  /**
   * BunkoItemTarget:query:
   *
   * The view of which all is meant, %NULL if only some items are.
   */
  properties[PROP_QUERY] = g_param_spec_object ("query", NULL, NULL, BUNKO_TYPE_VIEW_QUERY, flags);

  /**
   * BunkoItemTarget:n-items:
   *
   * How many items there are, -1 if that is not known.
   */
  properties[PROP_N_ITEMS] = g_param_spec_int64 ("n-items", NULL, NULL, -1, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_item_target_init (BunkoItemTarget *self)
{
}

/**
 * bunko_item_target_new:
 * @items: (element-type BunkoItem): the items; not to be changed any more
 *
 * Returns: (transfer full): just these
 */
BunkoItemTarget *
bunko_item_target_new (GPtrArray *items)
{
  g_return_val_if_fail (items != NULL, NULL);

  return g_object_new (BUNKO_TYPE_ITEM_TARGET, "items", items, "n-items", (gint64) items->len,
                       NULL);
}

/**
 * bunko_item_target_new_for_view:
 * @query: a view, with its search
 * @n_items: how many items it shows, -1 if that is not known
 * @shown: (nullable) (element-type BunkoItem): those of them that are loaded
 *
 * Returns: (transfer full): everything that the view shows
 */
BunkoItemTarget *
bunko_item_target_new_for_view (BunkoViewQuery *query, gint64 n_items, GPtrArray *shown)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (BunkoViewQuery) copy = NULL;

  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (query), NULL);

  items = shown != NULL ? g_ptr_array_ref (shown) : g_ptr_array_new ();
  copy = bunko_view_query_copy (query);
  return g_object_new (BUNKO_TYPE_ITEM_TARGET, "items", items, "query", copy, "n-items",
                       MAX (n_items, -1), NULL);
}

/**
 * bunko_item_target_get_n_items:
 * @self: a target
 *
 * Returns: how many items there are, -1 if that is not known
 */
gint64
bunko_item_target_get_n_items (BunkoItemTarget *self)
{
  BunkoItemTargetPrivate *priv = bunko_item_target_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM_TARGET (self), 0);

  return priv->n_items;
}

/**
 * bunko_item_target_get_items:
 * @self: a target
 *
 * Returns: (transfer none) (element-type BunkoItem): those of the items that are loaded
 */
GPtrArray *
bunko_item_target_get_items (BunkoItemTarget *self)
{
  BunkoItemTargetPrivate *priv = bunko_item_target_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM_TARGET (self), NULL);

  return priv->items;
}

/**
 * bunko_item_target_get_only:
 * @self: a target
 *
 * Returns: (transfer none) (nullable): the item if it is a single one
 */
BunkoItem *
bunko_item_target_get_only (BunkoItemTarget *self)
{
  BunkoItemTargetPrivate *priv = bunko_item_target_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM_TARGET (self), NULL);

  return priv->query == NULL && priv->n_items == 1 && priv->items->len == 1 ? priv->items->pdata[0]
                                                                            : NULL;
}

/**
 * bunko_item_target_get_query:
 * @self: a target
 *
 * Returns: (transfer none) (nullable): the view of which all is meant
 */
BunkoViewQuery *
bunko_item_target_get_query (BunkoItemTarget *self)
{
  BunkoItemTargetPrivate *priv = bunko_item_target_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM_TARGET (self), NULL);

  return priv->query;
}

/**
 * bunko_item_target_is_loaded:
 * @self: a target
 *
 * Returns: whether all items are at hand
 */
gboolean
bunko_item_target_is_loaded (BunkoItemTarget *self)
{
  BunkoItemTargetPrivate *priv = bunko_item_target_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM_TARGET (self), FALSE);

  return priv->query == NULL && priv->items->len >= priv->n_items;
}

/**
 * bunko_item_target_is_all:
 * @self: a target
 * @type: a kind of items
 *
 * Returns: whether all items are of this kind, as far as they are known
 */
gboolean
bunko_item_target_is_all (BunkoItemTarget *self, BunkoItemType type)
{
  BunkoItemTargetPrivate *priv = bunko_item_target_get_instance_private (self);

  g_return_val_if_fail (BUNKO_IS_ITEM_TARGET (self), FALSE);

  for (guint i = 0; i < priv->items->len; i++)
    if (bunko_item_get_item_type (priv->items->pdata[i]) != type)
      return FALSE;
  return priv->items->len > 0 ||
         (priv->query != NULL && bunko_view_query_get_item_type (priv->query) == type);
}

static gboolean
has_some (BunkoItemTarget *self, BunkoMetatags metatag, gboolean on)
{
  BunkoItemTargetPrivate *priv = bunko_item_target_get_instance_private (self);

  for (guint i = 0; i < priv->items->len; i++)
    if (bunko_item_has_metatag (priv->items->pdata[i], metatag) == on)
      return TRUE;
  return FALSE;
}

/**
 * bunko_item_target_may_have:
 * @self: a target
 * @metatag: a mark
 *
 * Returns: whether some of the items have the mark; %TRUE also if not all of them are known
 */
gboolean
bunko_item_target_may_have (BunkoItemTarget *self, BunkoMetatags metatag)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_TARGET (self), FALSE);

  return !bunko_item_target_is_loaded (self) || has_some (self, metatag, TRUE);
}

/**
 * bunko_item_target_may_lack:
 * @self: a target
 * @metatag: a mark
 *
 * Returns: whether some of the items do not have the mark; %TRUE also if not all of them are known
 */
gboolean
bunko_item_target_may_lack (BunkoItemTarget *self, BunkoMetatags metatag)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_TARGET (self), FALSE);

  return !bunko_item_target_is_loaded (self) || has_some (self, metatag, FALSE);
}

/**
 * bunko_item_target_load_async:
 * @self: a target
 * @library: the library that the items are of
 * @max: how many items are wanted at most
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Finds all items.
 */
void
bunko_item_target_load_async (BunkoItemTarget *self,
                              BunkoLibrary *library,
                              guint max,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  BunkoItemTargetPrivate *priv = bunko_item_target_get_instance_private (self);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BUNKO_IS_ITEM_TARGET (self));
  g_return_if_fail (BUNKO_IS_LIBRARY (library));

  if (!bunko_item_target_is_loaded (self) && priv->n_items <= max)
    {
      BUNKO_ITEM_TARGET_GET_CLASS (self)->load_async (self, library, max, cancellable, callback,
                                                      user_data);
      return;
    }
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_item_target_load_async);
  if (priv->n_items > max)
    return_too_many (task, max);
  else
    g_task_return_pointer (task, g_ptr_array_ref (priv->items), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bunko_item_target_load_finish:
 * @self: a target
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BunkoItem): all items; %NULL with @error set,
 *   %G_IO_ERROR_NOT_SUPPORTED if they are too many
 */
GPtrArray *
bunko_item_target_load_finish (BunkoItemTarget *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_TARGET (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (g_async_result_is_tagged (result, bunko_item_target_load_async))
    return g_task_propagate_pointer (G_TASK (result), error);
  return BUNKO_ITEM_TARGET_GET_CLASS (self)->load_finish (self, result, error);
}
