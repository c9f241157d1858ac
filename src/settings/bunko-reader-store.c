/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-store.h"

#include "bunko-incognito.h"
#include "bunko-reader-entry-private.h"

#include "settings/bunko-reader-enum-types.h"
#include "bunko-saved-state.h"
#include "bunko-settings.h"

/* What is written at most, as a variant; in text form it is somewhat longer. */
#define MAX_SIZE (1024 * 1024)

/* A slider changes a value many times a second. */
#define KEEP_AFTER_MS 500

/**
 * BunkoReaderStore:
 *
 * How the galleries of a server are read: values by name for all galleries, for a series, and for
 * one gallery.
 *
 * The general ones are the settings of the application. The others are kept in a file of the
 * user's state folder, one a server, for the %BUNKO_READER_STORE_MAX galleries and series whose
 * values changed last. It is read and written behind the back of the program: what is set before
 * it was read goes before what stands there. Galleries and series that first get values while
 * reading shall leave no traces are not written.
 */
struct _BunkoReaderStore
{
  GObject parent_instance;

  char *server_key;       /* NULL: in memory only */
  GSettings *settings;    /* NULL: in memory only */
  BunkoSavedState *state; /* NULL: in memory only */
  GHashTable *entries;    /* of BunkoReaderEntry by its key */
  GQueue order;           /* of BunkoReaderEntry, the one that changed last first */
  guint keep_source;
};

G_DEFINE_FINAL_TYPE (BunkoReaderStore, bunko_reader_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The stores in use, by server. */
static GHashTable *stores;

static void
remove_entry (BunkoReaderStore *self, BunkoReaderEntry *entry)
{
  g_queue_unlink (&self->order, &entry->link);
  g_hash_table_remove (self->entries, entry->key);
}

static void
drop_oldest (BunkoReaderStore *self)
{
  while (self->order.length > BUNKO_READER_STORE_MAX)
    remove_entry (self, g_queue_peek_tail (&self->order));
}

static void
make_key (BunkoReaderScope scope, gint64 id, char key[24])
{
  static const char letters[] = { 'a', 's', 'g' };

  g_snprintf (key, 24, "%c%" G_GINT64_FORMAT, letters[scope], id);
}

static GVariant *
to_variant (BunkoReaderStore *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  gsize size = 0;

  for (GList *l = self->order.head; l != NULL; l = l->next)
    {
      BunkoReaderEntry *entry = l->data;
      g_autoptr (GVariant) variant = g_variant_ref_sink (_bunko_reader_entry_to_variant (entry));

      if (entry->secret)
        continue;
      size += g_variant_get_size (variant);
      if (size > MAX_SIZE)
        break;
      g_variant_builder_add (&builder, "{sv}", entry->key, variant);
    }
  return g_variant_builder_end (&builder);
}

static void
keep_now (BunkoReaderStore *self)
{
  if (self->keep_source == 0 || !bunko_saved_state_get_loaded (self->state))
    return;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  bunko_saved_state_set_value (self->state, to_variant (self));
  bunko_saved_state_flush (self->state);
}

/* What is in the file is not written over before it was read. */
static gboolean
keep_cb (gpointer user_data)
{
  BunkoReaderStore *self = user_data;

  if (!bunko_saved_state_get_loaded (self->state))
    return G_SOURCE_CONTINUE;
  keep_now (self);
  return G_SOURCE_REMOVE;
}

static void
keep_later (BunkoReaderStore *self)
{
  if (self->state != NULL && self->keep_source == 0)
    self->keep_source = g_timeout_add (KEEP_AFTER_MS, keep_cb, self);
}

static void
take_entry (BunkoReaderStore *self, const char *key, GVariant *values)
{
  BunkoReaderEntry *entry = g_hash_table_lookup (self->entries, key);
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (entry == NULL)
    {
      if (self->order.length >= BUNKO_READER_STORE_MAX)
        return;
      entry = _bunko_reader_entry_new (key);
      g_hash_table_insert (self->entries, entry->key, entry);
      g_queue_push_tail_link (&self->order, &entry->link);
    }
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &value))
    {
      if (!g_hash_table_contains (entry->values, name))
        g_hash_table_insert (entry->values, g_strdup (name), g_variant_ref (value));
      g_variant_unref (value);
    }
}

static void
loaded_cb (BunkoReaderStore *self)
{
  GVariant *saved = bunko_saved_state_get_value (self->state);
  GVariantIter iter;
  const char *key;
  GVariant *values;

  if (saved != NULL)
    {
      g_variant_iter_init (&iter, saved);
      while (g_variant_iter_next (&iter, "{&sv}", &key, &values))
        {
          if (g_variant_is_of_type (values, G_VARIANT_TYPE_VARDICT))
            take_entry (self, key, values);
          g_variant_unref (values);
        }
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, BUNKO_READER_SCOPE_GENERAL, (gint64) 0, NULL);
}

static void
setting_changed_cb (BunkoReaderStore *self, const char *name)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, BUNKO_READER_SCOPE_GENERAL, (gint64) 0, name);
}

static void
bunko_reader_store_dispose (GObject *object)
{
  BunkoReaderStore *self = BUNKO_READER_STORE (object);

  if (self->state != NULL)
    {
      keep_now (self);
      g_signal_handlers_disconnect_by_data (self->state, self);
    }
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);

  G_OBJECT_CLASS (bunko_reader_store_parent_class)->dispose (object);
}

static void
bunko_reader_store_finalize (GObject *object)
{
  BunkoReaderStore *self = BUNKO_READER_STORE (object);

  if (self->server_key != NULL)
    g_hash_table_remove (stores, self->server_key);
  g_clear_pointer (&self->server_key, g_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->state);
  g_clear_pointer (&self->entries, g_hash_table_unref);

  G_OBJECT_CLASS (bunko_reader_store_parent_class)->finalize (object);
}

static void
bunko_reader_store_class_init (BunkoReaderStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_reader_store_dispose;
  object_class->finalize = bunko_reader_store_finalize;

  /**
   * BunkoReaderStore::changed:
   * @self: a store
   * @scope: for what
   * @id: for which series or gallery, 0 for all
   * @name: (nullable): which value, or %NULL if it may be any of any
   *
   * Emitted when another value holds, and when the file was read.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, BUNKO_TYPE_READER_SCOPE, G_TYPE_INT64, G_TYPE_STRING);
}

static void
bunko_reader_store_init (BunkoReaderStore *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, _bunko_reader_entry_free);
  g_queue_init (&self->order);
}

static void
follow_settings (BunkoReaderStore *self)
{
  self->settings = g_object_ref (bunko_settings_get_reader ());
  g_signal_connect_swapped (self->settings, "changed", G_CALLBACK (setting_changed_cb), self);
}

/**
 * bunko_reader_store_new_general:
 *
 * Makes a store of the general values, which are the settings of the application. All else is not
 * kept.
 *
 * Returns: (transfer full): the store
 */
BunkoReaderStore *
bunko_reader_store_new_general (void)
{
  BunkoReaderStore *self = g_object_new (BUNKO_TYPE_READER_STORE, NULL);

  follow_settings (self);
  return self;
}

/**
 * bunko_reader_store_get:
 * @server_key: which server, as of bunko_library_get_state_key()
 *
 * Gets the store of a server. All who ask for the same get the same.
 *
 * Returns: (transfer full): the store
 */
BunkoReaderStore *
bunko_reader_store_get (const char *server_key)
{
  BunkoReaderStore *self;

  g_return_val_if_fail (server_key != NULL, NULL);

  if (stores == NULL)
    stores = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (stores, server_key);
  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (BUNKO_TYPE_READER_STORE, NULL);
  self->server_key = g_strdup (server_key);
  g_hash_table_insert (stores, self->server_key, self);
  follow_settings (self);
  self->state = bunko_saved_state_new ("reader", server_key);
  g_signal_connect_swapped (self->state, "notify::loaded", G_CALLBACK (loaded_cb), self);
  return self;
}

/**
 * bunko_reader_store_new_in_memory:
 *
 * Makes a store that keeps nothing, and has nothing to do with the settings of the application.
 *
 * Returns: (transfer full): an empty store
 */
BunkoReaderStore *
bunko_reader_store_new_in_memory (void)
{
  return g_object_new (BUNKO_TYPE_READER_STORE, NULL);
}

static gboolean
is_in_settings (BunkoReaderStore *self, BunkoReaderScope scope)
{
  return scope == BUNKO_READER_SCOPE_GENERAL && self->settings != NULL;
}

/**
 * bunko_reader_store_lookup:
 * @self: a store
 * @scope: for what
 * @id: for which series or gallery; ignored for the general scope
 * @name: which value; for the general scope a key of the reader's settings
 *
 * Returns: (transfer full) (nullable): the value, if there is one. The file it may come from can
 * hold anything: look at its type
 */
GVariant *
bunko_reader_store_lookup (BunkoReaderStore *self,
                           BunkoReaderScope scope,
                           gint64 id,
                           const char *name)
{
  BunkoReaderEntry *entry;
  GVariant *value;
  char key[24];

  g_return_val_if_fail (BUNKO_IS_READER_STORE (self), NULL);
  g_return_val_if_fail (scope < BUNKO_READER_SCOPE_OWN, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (is_in_settings (self, scope))
    return g_settings_get_value (self->settings, name);
  make_key (scope, id, key);
  entry = g_hash_table_lookup (self->entries, key);
  value = entry != NULL ? g_hash_table_lookup (entry->values, name) : NULL;
  return value != NULL ? g_variant_ref (value) : NULL;
}

/**
 * bunko_reader_store_is_set:
 * @self: a store
 * @scope: for what
 * @id: for which series or gallery; ignored for the general scope
 * @name: which value; for the general scope a key of the reader's settings
 *
 * Returns: whether somebody set the value
 */
gboolean
bunko_reader_store_is_set (BunkoReaderStore *self,
                           BunkoReaderScope scope,
                           gint64 id,
                           const char *name)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (BUNKO_IS_READER_STORE (self), FALSE);
  g_return_val_if_fail (scope < BUNKO_READER_SCOPE_OWN, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (is_in_settings (self, scope))
    value = g_settings_get_user_value (self->settings, name);
  else
    value = bunko_reader_store_lookup (self, scope, id, name);
  return value != NULL;
}

/* The settings tell when that is done. */
static void
set_setting (BunkoReaderStore *self, const char *name, GVariant *value)
{
  if (value != NULL)
    g_settings_set_value (self->settings, name, value);
  else
    g_settings_reset (self->settings, name);
}

static gboolean
set_in_entry (BunkoReaderStore *self, const char *key, const char *name, GVariant *value)
{
  BunkoReaderEntry *entry = g_hash_table_lookup (self->entries, key);
  const gboolean secret = bunko_incognito_get_active (bunko_incognito_get_default ());
  gboolean changed;

  if (entry == NULL)
    {
      if (value == NULL)
        return FALSE;
      entry = _bunko_reader_entry_new (key);
      g_hash_table_insert (self->entries, entry->key, entry);
      g_queue_push_head_link (&self->order, &entry->link);
      entry->secret = secret;
    }
  entry->secret = entry->secret && secret;
  changed = _bunko_reader_entry_set (entry, name, value);
  g_queue_unlink (&self->order, &entry->link);
  g_queue_push_head_link (&self->order, &entry->link);
  if (g_hash_table_size (entry->values) == 0)
    remove_entry (self, entry);
  drop_oldest (self);
  return changed;
}

/**
 * bunko_reader_store_set:
 * @self: a store
 * @scope: for what
 * @id: for which series or gallery; ignored for the general scope
 * @name: which value; for the general scope a key of the reader's settings
 * @value: (nullable): the value, sunk if floating; %NULL to forget it
 *
 * Sets or forgets a value.
 */
void
bunko_reader_store_set (BunkoReaderStore *self,
                        BunkoReaderScope scope,
                        gint64 id,
                        const char *name,
                        GVariant *value)
{
  g_autoptr (GVariant) owned = NULL;
  char key[24];

  g_return_if_fail (BUNKO_IS_READER_STORE (self));
  g_return_if_fail (scope < BUNKO_READER_SCOPE_OWN);
  g_return_if_fail (name != NULL);

  owned = value != NULL ? g_variant_ref_sink (value) : NULL;
  if (is_in_settings (self, scope))
    {
      set_setting (self, name, owned);
      return;
    }
  make_key (scope, id, key);
  if (!set_in_entry (self, key, name, owned))
    return;
  keep_later (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, scope, id, name);
}

/**
 * bunko_reader_store_get_loaded:
 * @self: a store
 *
 * Returns: whether the file was read, or there is none
 */
gboolean
bunko_reader_store_get_loaded (BunkoReaderStore *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_STORE (self), FALSE);

  return self->state == NULL || bunko_saved_state_get_loaded (self->state);
}

/**
 * bunko_reader_store_get_busy:
 * @self: a store
 *
 * Returns: whether something is still to be written
 */
gboolean
bunko_reader_store_get_busy (BunkoReaderStore *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_STORE (self), FALSE);

  return self->keep_source != 0 ||
         (self->state != NULL && bunko_saved_state_get_busy (self->state));
}

/**
 * bunko_reader_store_get_last_page:
 * @self: a store
 * @gallery: the id of a gallery
 *
 * Returns: where reading it stopped, from 1; 0 if that is not kept here
 */
guint
bunko_reader_store_get_last_page (BunkoReaderStore *self, gint64 gallery)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (BUNKO_IS_READER_STORE (self), 0);

  value = bunko_reader_store_lookup (self, BUNKO_READER_SCOPE_GALLERY, gallery,
                                     BUNKO_READER_STORE_LAST_PAGE);
  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32)
             ? MIN (g_variant_get_uint32 (value), G_MAXINT)
             : 0;
}
