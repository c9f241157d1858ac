/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-entry.h"

/**
 * bunko_sample_entry_new:
 * @id: its id
 * @name: its name
 *
 * Returns: (transfer full): an item with nothing but a name
 */
BunkoSampleEntry *
bunko_sample_entry_new (guint32 id, const char *name)
{
  BunkoSampleEntry *self = g_new0 (BunkoSampleEntry, 1);

  self->id = id;
  self->name = g_strdup (name);

  return self;
}

/**
 * bunko_sample_entry_free:
 * @self: (transfer full) (nullable): an item
 *
 * Frees it.
 */
void
bunko_sample_entry_free (BunkoSampleEntry *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->added, g_hash_table_unref);
  g_clear_pointer (&self->removed, g_hash_table_unref);
  g_strfreev (self->urls);
  g_free (self->name);
  g_free (self->alias);
  g_free (self->text);
  g_free (self);
}

/**
 * bunko_sample_table_init:
 * @self: uninitialized memory
 *
 * Makes an empty table.
 */
void
bunko_sample_table_init (BunkoSampleTable *self)
{
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) bunko_sample_entry_free);
  self->n_alive = 0;
}

/**
 * bunko_sample_table_clear:
 * @self: a table
 *
 * Frees what the table has.
 */
void
bunko_sample_table_clear (BunkoSampleTable *self)
{
  g_clear_pointer (&self->slots, g_ptr_array_unref);
}

/**
 * bunko_sample_table_add:
 * @self: a table
 * @name: a name
 *
 * Appends an item.
 *
 * Returns: (transfer none): the item
 */
BunkoSampleEntry *
bunko_sample_table_add (BunkoSampleTable *self, const char *name)
{
  BunkoSampleEntry *entry = bunko_sample_entry_new (self->slots->len + 1, name);

  g_ptr_array_add (self->slots, entry);
  self->n_alive++;
  return entry;
}

/**
 * bunko_sample_table_get:
 * @self: a table
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the item
 */
BunkoSampleEntry *
bunko_sample_table_get (const BunkoSampleTable *self, gint64 id)
{
  if (id < 1 || id > self->slots->len)
    return NULL;
  return g_ptr_array_index (self->slots, id - 1);
}

/**
 * bunko_sample_table_find:
 * @self: a table
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the first item of that name or with that alias
 */
BunkoSampleEntry *
bunko_sample_table_find (const BunkoSampleTable *self, const char *name)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      BunkoSampleEntry *entry = g_ptr_array_index (self->slots, i);

      if (entry != NULL && (g_str_equal (entry->name, name) || g_strcmp0 (entry->alias, name) == 0))
        return entry;
    }
  return NULL;
}

/**
 * bunko_sample_table_remove:
 * @self: a table
 * @id: an id
 *
 * Deletes an item.
 *
 * Returns: whether there was one
 */
gboolean
bunko_sample_table_remove (BunkoSampleTable *self, gint64 id)
{
  BunkoSampleEntry *entry = bunko_sample_table_get (self, id);

  if (entry == NULL)
    return FALSE;
  g_ptr_array_index (self->slots, id - 1) = NULL;
  bunko_sample_entry_free (entry);
  self->n_alive--;
  return TRUE;
}

/**
 * bunko_sample_table_get_size:
 * @self: a table
 *
 * Returns: the highest id ever given
 */
guint
bunko_sample_table_get_size (const BunkoSampleTable *self)
{
  return self->slots->len;
}
