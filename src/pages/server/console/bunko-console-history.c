/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-history.h"

#include <string.h>

#include "settings/bunko-saved-state.h"

#define KIND         "console"
#define KEY_MESSAGES "messages"
#define FORMAT       "(xss)"
/* What is longer is not kept, nor more than this of all together, in bytes. */
#define MAX_LENGTH (16u << 10)
#define MAX_TOTAL  (256u << 10)

/**
 * BunkoConsoleEntry:
 *
 * A message that was sent, without its secrets.
 */
struct _BunkoConsoleEntry
{
  GObject parent_instance;

  char *title;
  char *text;
  GDateTime *time;
};

G_DEFINE_FINAL_TYPE (BunkoConsoleEntry, bunko_console_entry, G_TYPE_OBJECT)

/**
 * BunkoConsoleHistory:
 *
 * The messages that were sent to a server lately, the last one first; they are kept on disk. All
 * who ask for the history of a server get the same.
 */
struct _BunkoConsoleHistory
{
  GObject parent_instance;

  char *server_key;
  BunkoSavedState *state;
  GListStore *entries; /* of BunkoConsoleEntry */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (BunkoConsoleHistory, bunko_console_history, G_TYPE_OBJECT)

/* Those that somebody has, by server key. */
static GHashTable *histories;

static void
bunko_console_entry_finalize (GObject *object)
{
  BunkoConsoleEntry *self = BUNKO_CONSOLE_ENTRY (object);

  g_free (self->title);
  g_free (self->text);
  g_date_time_unref (self->time);

  G_OBJECT_CLASS (bunko_console_entry_parent_class)->finalize (object);
}

static void
bunko_console_entry_class_init (BunkoConsoleEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_console_entry_finalize;
}

static void
bunko_console_entry_init (BunkoConsoleEntry *self)
{
}

static BunkoConsoleEntry *
new_entry (gint64 time, const char *title, const char *text)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);
  BunkoConsoleEntry *self;

  if (date == NULL)
    return NULL;
  self = g_object_new (BUNKO_TYPE_CONSOLE_ENTRY, NULL);
  self->time = g_steal_pointer (&date);
  self->title = g_strdup (title);
  self->text = g_strdup (text);
  return self;
}

/**
 * bunko_console_entry_get_title:
 * @self: an entry
 *
 * Returns: the functions of the message
 */
const char *
bunko_console_entry_get_title (BunkoConsoleEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_ENTRY (self), NULL);

  return self->title;
}

/**
 * bunko_console_entry_get_text:
 * @self: an entry
 *
 * Returns: the message, as JSON
 */
const char *
bunko_console_entry_get_text (BunkoConsoleEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_ENTRY (self), NULL);

  return self->text;
}

/**
 * bunko_console_entry_get_time:
 * @self: an entry
 *
 * Returns: (transfer none): when it was sent
 */
GDateTime *
bunko_console_entry_get_time (BunkoConsoleEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_ENTRY (self), NULL);

  return self->time;
}

static void
bunko_console_history_finalize (GObject *object)
{
  BunkoConsoleHistory *self = BUNKO_CONSOLE_HISTORY (object);

  if (self->server_key != NULL)
    g_hash_table_remove (histories, self->server_key);
  bunko_saved_state_flush (self->state);
  g_object_unref (self->state);
  g_object_unref (self->entries);
  g_free (self->server_key);

  G_OBJECT_CLASS (bunko_console_history_parent_class)->finalize (object);
}

static void
bunko_console_history_class_init (BunkoConsoleHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_console_history_finalize;
}

static void
bunko_console_history_init (BunkoConsoleHistory *self)
{
  self->entries = g_list_store_new (BUNKO_TYPE_CONSOLE_ENTRY);
}

static guint
get_n_entries (BunkoConsoleHistory *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->entries));
}

/* As many of the last ones as may be kept. */
static void
keep_within_bounds (BunkoConsoleHistory *self)
{
  gsize total = 0;
  guint keep = 0;

  for (; keep < MIN (get_n_entries (self), BUNKO_CONSOLE_HISTORY_MAX); keep++)
    {
      g_autoptr (BunkoConsoleEntry) entry =
          g_list_model_get_item (G_LIST_MODEL (self->entries), keep);

      total += strlen (entry->text) + strlen (entry->title);
      if (total > MAX_TOTAL)
        break;
    }
  g_list_store_splice (self->entries, keep, get_n_entries (self) - keep, NULL, 0);
}

static void
take_saved (BunkoConsoleHistory *self, GVariant *messages)
{
  GVariantIter iter;
  gint64 time;
  const char *title, *text;

  g_variant_iter_init (&iter, messages);
  while (g_variant_iter_next (&iter, "(x&s&s)", &time, &title, &text))
    {
      g_autoptr (BunkoConsoleEntry) entry = new_entry (time, title, text);

      /* What was sent meanwhile is newer. */
      if (entry != NULL)
        g_list_store_append (self->entries, entry);
    }
  keep_within_bounds (self);
}

static void save (BunkoConsoleHistory *self);

static void
loaded_cb (BunkoConsoleHistory *self)
{
  GVariant *value = bunko_saved_state_get_value (self->state);
  gboolean changed = get_n_entries (self) > 0;
  g_autoptr (GVariant) messages = NULL;

  if (self->loaded || !bunko_saved_state_get_loaded (self->state))
    return;
  self->loaded = TRUE;
  if (value != NULL)
    messages = g_variant_lookup_value (value, KEY_MESSAGES, G_VARIANT_TYPE ("a" FORMAT));
  if (messages != NULL)
    take_saved (self, messages);
  if (changed)
    save (self);
}

static void
save (BunkoConsoleHistory *self)
{
  GVariantBuilder messages;
  GVariantDict dict;

  if (!self->loaded)
    return;
  g_variant_builder_init (&messages, G_VARIANT_TYPE ("a" FORMAT));
  for (guint i = 0; i < get_n_entries (self); i++)
    {
      g_autoptr (BunkoConsoleEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      g_variant_builder_add (&messages, FORMAT, g_date_time_to_unix (entry->time), entry->title,
                             entry->text);
    }
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, KEY_MESSAGES, g_variant_builder_end (&messages));
  bunko_saved_state_set_value (self->state, g_variant_dict_end (&dict));
}

/**
 * bunko_console_history_get:
 * @server_key: which server, see bunko_library_get_server_key()
 *
 * Returns: (transfer full): its history, which is read soon
 */
BunkoConsoleHistory *
bunko_console_history_get (const char *server_key)
{
  BunkoConsoleHistory *self;

  g_return_val_if_fail (server_key != NULL, NULL);

  if (histories == NULL)
    histories = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (histories, server_key);
  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (BUNKO_TYPE_CONSOLE_HISTORY, NULL);
  self->server_key = g_strdup (server_key);
  g_hash_table_insert (histories, self->server_key, self);
  self->state = bunko_saved_state_new (KIND, server_key);
  g_signal_connect_object (self->state, "notify::loaded", G_CALLBACK (loaded_cb), self,
                           G_CONNECT_SWAPPED);
  loaded_cb (self);
  return self;
}

static void
remove_same (BunkoConsoleHistory *self, const char *text)
{
  for (guint i = 0; i < get_n_entries (self); i++)
    {
      g_autoptr (BunkoConsoleEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (g_str_equal (entry->text, text))
        {
          g_list_store_remove (self->entries, i);
          return;
        }
    }
}

/**
 * bunko_console_history_add:
 * @self: a history
 * @request: what was sent
 *
 * Keeps a message, without its secrets, as the last one. A very long one is not kept.
 */
void
bunko_console_history_add (BunkoConsoleHistory *self, BunkoApiRequest *request)
{
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  g_autoptr (BunkoConsoleEntry) entry = NULL;

  g_return_if_fail (BUNKO_IS_CONSOLE_HISTORY (self));
  g_return_if_fail (BUNKO_IS_API_REQUEST (request));

  text = bunko_api_request_dup_masked_text (request);
  title = bunko_api_request_dup_title (request);
  if (strlen (text) + strlen (title) > MAX_LENGTH)
    return;
  entry = new_entry (g_get_real_time () / G_USEC_PER_SEC, title, text);
  remove_same (self, text);
  g_list_store_insert (self->entries, 0, entry);
  keep_within_bounds (self);
  save (self);
}

/**
 * bunko_console_history_clear:
 * @self: a history
 *
 * Forgets all messages.
 */
void
bunko_console_history_clear (BunkoConsoleHistory *self)
{
  g_return_if_fail (BUNKO_IS_CONSOLE_HISTORY (self));

  self->loaded = TRUE;
  g_list_store_remove_all (self->entries);
  save (self);
}

/**
 * bunko_console_history_get_entries:
 * @self: a history
 *
 * Returns: (transfer none): a list of #BunkoConsoleEntry, the last one first
 */
GListModel *
bunko_console_history_get_entries (BunkoConsoleHistory *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_HISTORY (self), NULL);

  return G_LIST_MODEL (self->entries);
}

/**
 * bunko_console_history_get_busy:
 * @self: a history
 *
 * Returns: whether it is still to be read or written
 */
gboolean
bunko_console_history_get_busy (BunkoConsoleHistory *self)
{
  g_return_val_if_fail (BUNKO_IS_CONSOLE_HISTORY (self), FALSE);

  return !self->loaded || bunko_saved_state_get_busy (self->state);
}
