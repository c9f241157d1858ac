/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-names.h"

/* No server has more languages or categories than this by far. */
#define MAX_NAMES 500

/**
 * BunkoItemNames:
 *
 * The names of what items refer to by number: languages and categories. They are few, and asked for
 * in one call each when the first of them is wanted.
 */
struct _BunkoItemNames
{
  GObject parent_instance;

  BunkoContext *context;
  GCancellable *cancellable;

  /* (element-type gint64 BunkoItem): by number; NULL as long as nobody asked. */
  GHashTable *languages;
  GHashTable *categories;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoItemNames, bunko_item_names, G_TYPE_OBJECT)

static void
bunko_item_names_dispose (GObject *object)
{
  BunkoItemNames *self = BUNKO_ITEM_NAMES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->languages, g_hash_table_unref);
  g_clear_pointer (&self->categories, g_hash_table_unref);

  G_OBJECT_CLASS (bunko_item_names_parent_class)->dispose (object);
}

static void
bunko_item_names_finalize (GObject *object)
{
  g_clear_object (&BUNKO_ITEM_NAMES (object)->cancellable);

  G_OBJECT_CLASS (bunko_item_names_parent_class)->finalize (object);
}

static void
bunko_item_names_class_init (BunkoItemNamesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_item_names_dispose;
  object_class->finalize = bunko_item_names_finalize;

  /**
   * BunkoItemNames::changed:
   * @self: the names
   *
   * More names are known.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_ITEM_NAMES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_item_names_init (BunkoItemNames *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * bunko_item_names_new:
 * @context: the server
 *
 * Returns: (transfer full): names of which none is known yet
 */
BunkoItemNames *
bunko_item_names_new (BunkoContext *context)
{
  BunkoItemNames *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_ITEM_NAMES, NULL);
  self->context = g_object_ref (context);

  return self;
}

/* Without the names the table has a gap, and that is all. */
static void
fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemNames) self = user_data;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (object), result, NULL);

  if (items == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  for (guint i = 0; i < MIN (items->len, MAX_NAMES); i++)
    {
      BunkoItem *item = items->pdata[i];
      GHashTable *table = bunko_item_get_item_type (item) == BUNKO_ITEM_TYPE_LANGUAGE
                              ? self->languages
                              : self->categories;
      gint64 id = bunko_item_get_id (item);

      g_hash_table_replace (table, g_memdup2 (&id, sizeof id), g_object_ref (item));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ask (BunkoItemNames *self, BunkoItemType type)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;

  bunko_view_query_set_item_type (query, type);
  source = bunko_library_view (bunko_context_get_library (self->context), query);
  bunko_list_source_fetch_async (source, 0, MAX_NAMES, self->cancellable, fetched_cb,
                                 g_object_ref (self));
}

/**
 * bunko_item_names_get:
 * @self: names of items
 * @type: %BUNKO_ITEM_TYPE_LANGUAGE or %BUNKO_ITEM_TYPE_CATEGORY
 * @id: the number of the item
 *
 * Gets a name. The first one that is wanted makes all of its kind be asked for;
 * [signal@BunkoItemNames::changed] tells when they are there.
 *
 * Returns: (nullable): the name, %NULL as long as it is not known
 */
const char *
bunko_item_names_get (BunkoItemNames *self, BunkoItemType type, gint64 id)
{
  GHashTable **table;
  BunkoItem *item;

  g_return_val_if_fail (BUNKO_IS_ITEM_NAMES (self), NULL);
  g_return_val_if_fail (type == BUNKO_ITEM_TYPE_LANGUAGE || type == BUNKO_ITEM_TYPE_CATEGORY, NULL);

  if (id <= 0 || self->context == NULL)
    return NULL;

  table = type == BUNKO_ITEM_TYPE_LANGUAGE ? &self->languages : &self->categories;
  if (*table == NULL)
    {
      *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
      ask (self, type);
    }
  item = g_hash_table_lookup (*table, &id);

  return item != NULL ? bunko_item_get_display_name (item) : NULL;
}

/**
 * bunko_item_names_stop:
 * @self: names of items
 *
 * Stops waiting for names: nobody shows them any more.
 */
void
bunko_item_names_stop (BunkoItemNames *self)
{
  g_return_if_fail (BUNKO_IS_ITEM_NAMES (self));

  g_cancellable_cancel (self->cancellable);
}
