/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-entry-private.h"

void
_bunko_reader_entry_free (gpointer data)
{
  BunkoReaderEntry *entry = data;

  g_free (entry->key);
  g_hash_table_unref (entry->values);
  g_free (entry);
}

BunkoReaderEntry *
_bunko_reader_entry_new (const char *key)
{
  BunkoReaderEntry *entry = g_new0 (BunkoReaderEntry, 1);

  entry->key = g_strdup (key);
  entry->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  entry->link.data = entry;
  return entry;
}

GVariant *
_bunko_reader_entry_to_variant (BunkoReaderEntry *entry)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, entry->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_variant_dict_insert_value (&dict, name, value);
  return g_variant_dict_end (&dict);
}

/* Returns: whether that changes something */
gboolean
_bunko_reader_entry_set (BunkoReaderEntry *entry, const char *name, GVariant *value)
{
  GVariant *old = g_hash_table_lookup (entry->values, name);

  if (value == NULL)
    return g_hash_table_remove (entry->values, name);
  if (old != NULL && g_variant_equal (old, value))
    return FALSE;
  g_hash_table_insert (entry->values, g_strdup (name), g_variant_ref (value));
  return TRUE;
}
