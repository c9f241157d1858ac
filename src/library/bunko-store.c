/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-store.h"

#include "bunko-item-parser.h"
#include "bunko-item-private.h"
#include "bunko-json-member.h"

/**
 * BunkoStore:
 *
 * Knows which items of a library are alive, so that the same type and id is always the same object.
 *
 * The store keeps no item alive: it is never larger than what lists and pages hold. Main thread
 * only.
 */

typedef struct
{
  BunkoItemType type;
  gint64 id;
} ItemKey;

typedef struct
{
  ItemKey key;
  BunkoStore *store; /* borrowed: entries go before the store does */
  BunkoItem *item;   /* weak */
} Entry;

struct _BunkoStore
{
  GObject parent_instance;

  GHashTable *entries; /* ItemKey (in the Entry) → Entry */
};

G_DEFINE_FINAL_TYPE (BunkoStore, bunko_store, G_TYPE_OBJECT)

static guint
item_key_hash (gconstpointer data)
{
  const ItemKey *key = data;
  guint64 mixed =
      ((guint64) key->id << 4 | (guint64) key->type) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (mixed >> 32);
}

static gboolean
item_key_equal (gconstpointer a, gconstpointer b)
{
  const ItemKey *one = a;
  const ItemKey *other = b;

  return one->id == other->id && one->type == other->type;
}

static void
item_finalized_cb (gpointer data, GObject *where_the_object_was)
{
  Entry *entry = data;

  entry->item = NULL;
  g_hash_table_remove (entry->store->entries, &entry->key);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->item != NULL)
    g_object_weak_unref (G_OBJECT (entry->item), item_finalized_cb, entry);
  g_free (entry);
}

static void
bunko_store_finalize (GObject *object)
{
  BunkoStore *self = BUNKO_STORE (object);

  g_clear_pointer (&self->entries, g_hash_table_unref);

  G_OBJECT_CLASS (bunko_store_parent_class)->finalize (object);
}

static void
bunko_store_class_init (BunkoStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_store_finalize;
}

static void
bunko_store_init (BunkoStore *self)
{
  self->entries = g_hash_table_new_full (item_key_hash, item_key_equal, NULL, entry_free);
}

static void
add_item (BunkoStore *self, BunkoItem *item)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->key.type = bunko_item_get_item_type (item);
  entry->key.id = bunko_item_get_id (item);
  entry->store = self;
  entry->item = item;
  g_object_weak_ref (G_OBJECT (item), item_finalized_cb, entry);
  g_hash_table_add (self->entries, entry);
}

/**
 * bunko_store_new:
 *
 * Returns: (transfer full): an empty store
 */
BunkoStore *
bunko_store_new (void)
{
  return g_object_new (BUNKO_TYPE_STORE, NULL);
}

/**
 * bunko_store_lookup:
 * @self: a store
 * @type: the kind of item
 * @id: its id
 *
 * Returns: (transfer none) (nullable): the item if it is alive somewhere, else %NULL
 */
BunkoItem *
bunko_store_lookup (BunkoStore *self, BunkoItemType type, gint64 id)
{
  ItemKey key = { type, id };
  Entry *entry;

  g_return_val_if_fail (BUNKO_IS_STORE (self), NULL);

  entry = g_hash_table_lookup (self->entries, &key);
  return entry != NULL ? entry->item : NULL;
}

/**
 * bunko_store_intern_json:
 * @self: (nullable): a store, or %NULL for an item that belongs to none
 * @type: the kind of item
 * @object: the server's message object of it
 *
 * Finds the item of @type with the id in @object and brings it up to date, or makes it.
 *
 * Returns: (transfer full) (nullable): the item; %NULL if Bunko has no class for @type, or there is
 *   a store and no id
 */
BunkoItem *
bunko_store_intern_json (BunkoStore *self, BunkoItemType type, JsonObject *object)
{
  gint64 id;
  BunkoItem *item;

  g_return_val_if_fail (self == NULL || BUNKO_IS_STORE (self), NULL);
  g_return_val_if_fail (object != NULL, NULL);

  id = MAX (bunko_json_member_int (object, "id", 0), 0);
  if (self != NULL && id == 0)
    return NULL;
  item = self != NULL ? bunko_store_lookup (self, type, id) : NULL;
  if (item != NULL)
    g_object_ref (item);
  else
    {
      item = bunko_item_new (type, id);
      if (item != NULL && self != NULL)
        add_item (self, item);
    }
  if (item != NULL)
    _bunko_item_load (item, object, self);
  return item;
}

/**
 * bunko_store_get_size:
 * @self: a store
 *
 * Returns: how many items are alive
 */
guint
bunko_store_get_size (BunkoStore *self)
{
  g_return_val_if_fail (BUNKO_IS_STORE (self), 0);

  return g_hash_table_size (self->entries);
}
