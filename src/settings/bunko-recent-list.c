/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-recent-list.h"

#include "bunko-incognito.h"
#include "bunko-state-files-private.h"

#include <errno.h>
#include <string.h>

/**
 * BunkoRecentList:
 *
 * What a person used last at one server, the latest first. Each entry has a key, under which it is
 * there once, and a value.
 *
 * The list is kept in a file in the user's state folder. It is read and written behind the back of
 * the program: a new list is empty until it was read, and what is added meanwhile goes before that.
 */
struct _BunkoRecentList
{
  GObject parent_instance;

  char *id; /* under which it is shared */
  GFile *file;
  GPtrArray *entries; /* of Entry */
  gboolean loading;
  gboolean cleared; /* before it was read */
  gboolean is_new;  /* its file is the first of it */
  gboolean saving;  /* if it cannot be, it works as long as the program runs */
  gboolean dirty;
};

G_DEFINE_FINAL_TYPE (BunkoRecentList, bunko_recent_list, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The lists in use, by their id. */
static GHashTable *lists;

typedef struct
{
  char *key;
  GVariant *value;
} Entry;

/* A file that is larger was not written by us. */
#define MAX_FILE_SIZE (256 * 1024)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_variant_unref (entry->value);
  g_free (entry);
}

static Entry *
entry_new (const char *key, GVariant *value)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->key = g_strdup (key);
  entry->value = g_variant_ref_sink (value);
  return entry;
}

static void
bunko_recent_list_finalize (GObject *object)
{
  BunkoRecentList *self = BUNKO_RECENT_LIST (object);

  if (lists != NULL && g_hash_table_lookup (lists, self->id) == self)
    g_hash_table_remove (lists, self->id);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (bunko_recent_list_parent_class)->finalize (object);
}

static void
bunko_recent_list_class_init (BunkoRecentListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_recent_list_finalize;

  /**
   * BunkoRecentList::changed:
   * @self: a list
   *
   * Emitted after every change, also when the list was read.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_recent_list_init (BunkoRecentList *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

static gint
find (BunkoRecentList *self, const char *key)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (g_str_equal (((Entry *) g_ptr_array_index (self->entries, i))->key, key))
        return (gint) i;
    }
  return -1;
}

static GBytes *
to_bytes (BunkoRecentList *self)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) variant = NULL;
  char *text;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sv)"));
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      g_variant_builder_add (&builder, "(sv)", entry->key, entry->value);
    }
  variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  text = g_variant_print (variant, TRUE);
  return g_bytes_new_take (text, strlen (text));
}

static void save (BunkoRecentList *self);

static void
pruned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoRecentList) self = user_data;

  self->saving = FALSE;
  if (self->dirty)
    save (self);
}

/* One file more may be one too many. */
static void
prune (BunkoRecentList *self)
{
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (self->file));

  self->is_new = FALSE;
  _bunko_state_files_prune_async (folder, pruned_cb, g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoRecentList) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_debug ("%s was not saved: %s", self->id, error->message);
  if (self->is_new)
    {
      prune (self);
      return;
    }
  self->saving = FALSE;
  if (self->dirty)
    save (self);
}

static void
save (BunkoRecentList *self)
{
  g_autofree char *folder = NULL;
  g_autoptr (GBytes) bytes = NULL;

  self->dirty = self->saving || self->loading;
  if (self->dirty)
    return;

  self->saving = TRUE;
  folder = g_path_get_dirname (g_file_peek_path (self->file));
  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
  bytes = to_bytes (self);
  g_file_replace_contents_bytes_async (self->file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       saved_cb, g_object_ref (self));
}

static void
changed (BunkoRecentList *self)
{
  save (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
take (BunkoRecentList *self, const char *text)
{
  g_autoptr (GVariant) variant = g_variant_parse (G_VARIANT_TYPE ("a(sv)"), text, NULL, NULL, NULL);
  GVariantIter iter;
  const char *key;
  GVariant *value;

  if (variant == NULL)
    return;
  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "(&sv)", &key, &value))
    {
      if (self->entries->len < BUNKO_RECENT_LIST_MAX && find (self, key) < 0)
        g_ptr_array_add (self->entries, entry_new (key, value));
      g_variant_unref (value);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoRecentList) self = user_data;
  g_autofree char *text = NULL;
  gsize length = 0;

  self->loading = FALSE;
  self->is_new = !g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, NULL);
  if (!self->is_new && length <= MAX_FILE_SIZE && !self->cleared &&
      g_utf8_validate_len (text, length, NULL))
    take (self, text);
  if (self->dirty)
    save (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GFile *
make_file (const char *server_key, const char *name)
{
  g_autofree char *hash = _bunko_state_files_make_name (server_key);
  g_autofree char *file_name = g_strdup_printf ("%s-%s", hash, name);

  return g_file_new_build_filename (g_get_user_state_dir (), "bunko", "recent", file_name, NULL);
}

/**
 * bunko_recent_list_get:
 * @server_key: which server, as of bunko_library_get_state_key()
 * @name: which list, such as %BUNKO_RECENT_VIEWED; letters only
 *
 * Gets a list. All who ask for the same get the same.
 *
 * Returns: (transfer full): the list
 */
BunkoRecentList *
bunko_recent_list_get (const char *server_key, const char *name)
{
  g_autofree char *id = NULL;
  BunkoRecentList *self;

  g_return_val_if_fail (server_key != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (lists == NULL)
    lists = g_hash_table_new (g_str_hash, g_str_equal);
  id = g_strdup_printf ("%s %s", server_key, name);
  self = g_hash_table_lookup (lists, id);
  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (BUNKO_TYPE_RECENT_LIST, NULL);
  self->id = g_steal_pointer (&id);
  self->file = make_file (server_key, name);
  self->loading = TRUE;
  g_hash_table_insert (lists, self->id, self);
  g_file_load_contents_async (self->file, NULL, loaded_cb, g_object_ref (self));
  return self;
}

/**
 * bunko_recent_list_add:
 * @self: a list
 * @key: the key of the entry
 * @value: its value; a floating reference is taken
 *
 * Puts an entry first. The last one goes if there are more than %BUNKO_RECENT_LIST_MAX.
 */
void
bunko_recent_list_add (BunkoRecentList *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) owned = NULL;
  gint index;

  g_return_if_fail (BUNKO_IS_RECENT_LIST (self));
  g_return_if_fail (key != NULL);
  g_return_if_fail (value != NULL);

  owned = g_variant_ref_sink (value);
  index = find (self, key);
  if (index == 0 &&
      g_variant_equal (((Entry *) g_ptr_array_index (self->entries, 0))->value, owned))
    return;
  if (index >= 0)
    g_ptr_array_remove_index (self->entries, (guint) index);
  g_ptr_array_insert (self->entries, 0, entry_new (key, owned));
  if (self->entries->len > BUNKO_RECENT_LIST_MAX)
    g_ptr_array_set_size (self->entries, BUNKO_RECENT_LIST_MAX);
  changed (self);
}

static void
format_id (gint64 id, char key[24])
{
  g_snprintf (key, 24, "%" G_GINT64_FORMAT, id);
}

/**
 * bunko_recent_list_add_id:
 * @self: a list of ids
 * @id: an id
 *
 * Puts an id first.
 */
void
bunko_recent_list_add_id (BunkoRecentList *self, gint64 id)
{
  char key[24];

  format_id (id, key);
  bunko_recent_list_add (self, key, g_variant_new_int64 (id));
}

/**
 * bunko_recent_list_add_viewed:
 * @server_key: which server, as of bunko_library_get_state_key()
 * @id: the id of a gallery
 *
 * Notes that a gallery was looked at, unless that shall leave no traces.
 */
void
bunko_recent_list_add_viewed (const char *server_key, gint64 id)
{
  g_autoptr (BunkoRecentList) list = bunko_recent_list_get (server_key, BUNKO_RECENT_VIEWED);

  if (!bunko_incognito_get_active (bunko_incognito_get_default ()))
    bunko_recent_list_add_id (list, id);
}

/**
 * bunko_recent_list_remove:
 * @self: a list
 * @key: the key of an entry
 *
 * Takes an entry out, if it is there.
 */
void
bunko_recent_list_remove (BunkoRecentList *self, const char *key)
{
  gint index;

  g_return_if_fail (BUNKO_IS_RECENT_LIST (self));
  g_return_if_fail (key != NULL);

  index = find (self, key);
  if (index < 0)
    return;
  g_ptr_array_remove_index (self->entries, (guint) index);
  changed (self);
}

/**
 * bunko_recent_list_remove_id:
 * @self: a list of ids
 * @id: an id
 *
 * Takes an id out, if it is there.
 */
void
bunko_recent_list_remove_id (BunkoRecentList *self, gint64 id)
{
  char key[24];

  format_id (id, key);
  bunko_recent_list_remove (self, key);
}

/**
 * bunko_recent_list_clear:
 * @self: a list
 *
 * Forgets everything.
 */
void
bunko_recent_list_clear (BunkoRecentList *self)
{
  g_return_if_fail (BUNKO_IS_RECENT_LIST (self));

  self->cleared = self->loading;
  if (self->entries->len == 0 && !self->loading)
    return;
  g_ptr_array_set_size (self->entries, 0);
  changed (self);
}

/**
 * bunko_recent_list_get_length:
 * @self: a list
 *
 * Returns: how many entries there are, at most %BUNKO_RECENT_LIST_MAX
 */
guint
bunko_recent_list_get_length (BunkoRecentList *self)
{
  g_return_val_if_fail (BUNKO_IS_RECENT_LIST (self), 0);

  return self->entries->len;
}

/**
 * bunko_recent_list_get_key:
 * @self: a list
 * @index: which entry, from 0, the latest
 *
 * Returns: (transfer none): its key
 */
const char *
bunko_recent_list_get_key (BunkoRecentList *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_RECENT_LIST (self), NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);

  return ((Entry *) g_ptr_array_index (self->entries, index))->key;
}

/**
 * bunko_recent_list_get_value:
 * @self: a list
 * @index: which entry, from 0, the latest
 *
 * Returns: (transfer none): its value. The file it may come from can hold anything: look at its
 * type
 */
GVariant *
bunko_recent_list_get_value (BunkoRecentList *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_RECENT_LIST (self), NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);

  return ((Entry *) g_ptr_array_index (self->entries, index))->value;
}

/**
 * bunko_recent_list_get_ids:
 * @self: a list of ids
 *
 * Returns: (transfer full) (element-type gint64): the ids, the latest first
 */
GArray *
bunko_recent_list_get_ids (BunkoRecentList *self)
{
  GArray *ids;

  g_return_val_if_fail (BUNKO_IS_RECENT_LIST (self), NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->entries->len; i++)
    {
      GVariant *value = bunko_recent_list_get_value (self, i);
      gint64 id =
          g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value) : 0;

      if (id > 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * bunko_recent_list_get_busy:
 * @self: a list
 *
 * Returns: whether it is still being read or written
 */
gboolean
bunko_recent_list_get_busy (BunkoRecentList *self)
{
  g_return_val_if_fail (BUNKO_IS_RECENT_LIST (self), FALSE);

  return self->loading || self->saving;
}
