/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-details.h"

#include "library/bunko-library-card.h"

/* So many messages at a time: others have to get their turn. */
#define MAX_CALLS 2

/* So many items are known to have been asked for. */
#define MAX_TRIED 4000

/**
 * BunkoItemDetails:
 *
 * Asks for what cards show and lists do not say, such as how many pages a gallery has: only for the
 * items that are on the screen, and each once. What scrolled away is not asked for any more.
 */
struct _BunkoItemDetails
{
  GObject parent_instance;

  BunkoLibrary *library;
  GCancellable *cancellable;
  GPtrArray *waiting; /* (element-type BunkoItem): the next one last */
  GHashTable *tried;  /* the numbers of what was asked for, by kind */
  guint n_calls;
};

G_DEFINE_FINAL_TYPE (BunkoItemDetails, bunko_item_details, G_TYPE_OBJECT)

static void ask (BunkoItemDetails *self);

static void
bunko_item_details_dispose (GObject *object)
{
  BunkoItemDetails *self = BUNKO_ITEM_DETAILS (object);

  bunko_item_details_stop (self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_item_details_parent_class)->dispose (object);
}

static void
bunko_item_details_finalize (GObject *object)
{
  BunkoItemDetails *self = BUNKO_ITEM_DETAILS (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->tried);

  G_OBJECT_CLASS (bunko_item_details_parent_class)->finalize (object);
}

static void
bunko_item_details_class_init (BunkoItemDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_item_details_dispose;
  object_class->finalize = bunko_item_details_finalize;
}

static void
bunko_item_details_init (BunkoItemDetails *self)
{
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->tried = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * bunko_item_details_new:
 * @library: the library that the items are from
 *
 * Returns: (transfer full): what asks for details
 */
BunkoItemDetails *
bunko_item_details_new (BunkoLibrary *library)
{
  BunkoItemDetails *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  self = g_object_new (BUNKO_TYPE_ITEM_DETAILS, NULL);
  self->library = g_object_ref (library);

  return self;
}

/* A failure is no news: the card does without. */
static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemDetails) self = user_data;

  bunko_library_load_card_finish (BUNKO_LIBRARY (object), result, NULL);
  self->n_calls--;
  ask (self);
}

static void
ask (BunkoItemDetails *self)
{
  while (self->n_calls < MAX_CALLS && self->waiting->len > 0)
    {
      g_autoptr (BunkoItem) item = g_ptr_array_steal_index (self->waiting, self->waiting->len - 1);

      self->n_calls++;
      bunko_library_load_card_async (self->library, item, self->cancellable, loaded_cb,
                                     g_object_ref (self));
    }
}

/* Returns FALSE if that item was asked for before. Kinds of items number their items apart. */
static gboolean
try (BunkoItemDetails *self, BunkoItem *item)
{
  gint64 key = bunko_item_get_id (item) * 16 + bunko_item_get_item_type (item);

  if (g_hash_table_contains (self->tried, &key))
    return FALSE;

  if (g_hash_table_size (self->tried) >= MAX_TRIED)
    g_hash_table_remove_all (self->tried);
  g_hash_table_add (self->tried, g_memdup2 (&key, sizeof key));

  return TRUE;
}

/**
 * bunko_item_details_set_wanted:
 * @self: what asks for details
 * @items: (element-type BunkoItem): the items on the screen, in their order
 *
 * Asks for what these items lack. What was wanted before and is not on its way yet is forgotten.
 */
void
bunko_item_details_set_wanted (BunkoItemDetails *self, GPtrArray *items)
{
  g_return_if_fail (BUNKO_IS_ITEM_DETAILS (self));
  g_return_if_fail (items != NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  /* What was not asked for may be wanted again. */
  for (guint i = 0; i < self->waiting->len; i++)
    {
      BunkoItem *item = self->waiting->pdata[i];
      gint64 key = bunko_item_get_id (item) * 16 + bunko_item_get_item_type (item);

      g_hash_table_remove (self->tried, &key);
    }
  g_ptr_array_set_size (self->waiting, 0);
  for (guint i = items->len; i-- > 0;)
    if (bunko_library_needs_card (self->library, items->pdata[i]) && try (self, items->pdata[i]))
      g_ptr_array_add (self->waiting, g_object_ref (items->pdata[i]));
  ask (self);
}

/**
 * bunko_item_details_stop:
 * @self: what asks for details
 *
 * Asks for nothing any more.
 */
void
bunko_item_details_stop (BunkoItemDetails *self)
{
  g_return_if_fail (BUNKO_IS_ITEM_DETAILS (self));

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->waiting, 0);
}
