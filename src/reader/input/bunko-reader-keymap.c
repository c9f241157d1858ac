/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-key-accel.h"
#include "bunko-reader-keymap.h"
#include "settings/bunko-settings.h"

/* As many as fit into a row of the editor, and more than anybody needs. */
#define MAX_ACCELS 8

/**
 * BunkoReaderKeymap:
 *
 * Which keys do what in the reader: a table of actions with the keys they have by default, and what
 * the person changed, kept in the settings key `reader-keys`. A key has one meaning only: one that
 * was given to an action is taken from whatever has it by default.
 */
struct _BunkoReaderKeymap
{
  GObject parent_instance;

  GSettings *settings;
  char ***accels; /* of each entry of the table */
};

G_DEFINE_FINAL_TYPE (BunkoReaderKeymap, bunko_reader_keymap, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Leaves out what cannot be read, what is there twice, and what @taken has; adds the rest to it. */
static char **
take_accels (const char *const *accels, GHashTable *taken)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; accels[i] != NULL && n < MAX_ACCELS; i++)
    {
      g_autofree char *accel = bunko_key_accel_normalize (accels[i]);

      if (accel == NULL || g_hash_table_contains (taken, accel))
        continue;
      g_strv_builder_add (builder, accel);
      g_hash_table_add (taken, g_steal_pointer (&accel));
      n++;
    }

  return g_strv_builder_end (builder);
}

static char **
split_keys (const BunkoReaderKeyEntry *entry)
{
  return *entry->keys != '\0' ? g_strsplit (entry->keys, " ", -1) : g_new0 (char *, 1);
}

/* What was changed has its keys first; actions that were not take what is left of theirs. */
static void
load (BunkoReaderKeymap *self)
{
  g_autoptr (GVariant) changes = bunko_reader_keymap_dup_changes (self);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_entries = bunko_reader_keymap_get_n_entries ();

  for (guint i = 0; i < n_entries; i++)
    {
      const BunkoReaderKeyEntry *entry = bunko_reader_keymap_get_entry (i);
      g_autofree const char **accels = NULL;

      g_clear_pointer (&self->accels[i], g_strfreev);
      if (g_variant_lookup (changes, entry->action, "^a&s", &accels))
        self->accels[i] = take_accels (accels, taken);
    }
  for (guint i = 0; i < n_entries; i++)
    {
      g_auto (GStrv) keys = split_keys (bunko_reader_keymap_get_entry (i));

      if (self->accels[i] == NULL)
        self->accels[i] = take_accels ((const char *const *) keys, taken);
    }
}

static void
settings_changed_cb (BunkoReaderKeymap *self)
{
  load (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
bunko_reader_keymap_dispose (GObject *object)
{
  BunkoReaderKeymap *self = BUNKO_READER_KEYMAP (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bunko_reader_keymap_parent_class)->dispose (object);
}

static void
bunko_reader_keymap_finalize (GObject *object)
{
  BunkoReaderKeymap *self = BUNKO_READER_KEYMAP (object);

  for (guint i = 0; i < bunko_reader_keymap_get_n_entries (); i++)
    g_strfreev (self->accels[i]);
  g_free (self->accels);

  G_OBJECT_CLASS (bunko_reader_keymap_parent_class)->finalize (object);
}

static void
bunko_reader_keymap_class_init (BunkoReaderKeymapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_reader_keymap_dispose;
  object_class->finalize = bunko_reader_keymap_finalize;

  /**
   * BunkoReaderKeymap::changed:
   * @self: the keymap
   *
   * Some action has other keys than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_reader_keymap_init (BunkoReaderKeymap *self)
{
  self->accels = g_new0 (char **, bunko_reader_keymap_get_n_entries ());
}

/**
 * bunko_reader_keymap_new:
 * @settings: the application's settings
 *
 * Makes a keymap that follows settings. Entries of it that make no sense are passed over.
 *
 * Returns: (transfer full): the keymap
 */
BunkoReaderKeymap *
bunko_reader_keymap_new (GSettings *settings)
{
  BunkoReaderKeymap *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BUNKO_TYPE_READER_KEYMAP, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_swapped (settings, "changed::" BUNKO_SETTINGS_KEY_READER_KEYS,
                            G_CALLBACK (settings_changed_cb), self);
  load (self);

  return self;
}

/**
 * bunko_reader_keymap_get_default:
 *
 * Gets the keymap of the application's settings, which all readers share.
 *
 * Returns: (transfer none): the keymap
 */
BunkoReaderKeymap *
bunko_reader_keymap_get_default (void)
{
  static BunkoReaderKeymap *keymap;

  if (keymap == NULL)
    keymap = bunko_reader_keymap_new (bunko_settings_get_default ());

  return keymap;
}

/**
 * bunko_reader_keymap_get_accels:
 * @self: a keymap
 * @action: the detailed name of an action of the table
 *
 * Gets the keys that an action has now.
 *
 * Returns: (transfer none) (array zero-terminated=1): accelerators, valid until the next change
 */
const char *const *
bunko_reader_keymap_get_accels (BunkoReaderKeymap *self, const char *action)
{
  const BunkoReaderKeyEntry *entry;

  g_return_val_if_fail (BUNKO_IS_READER_KEYMAP (self), NULL);
  g_return_val_if_fail (action != NULL, NULL);
  entry = bunko_reader_keymap_find (action);
  g_return_val_if_fail (entry != NULL, NULL);

  return (const char *const *) self->accels[entry - bunko_reader_keymap_get_entry (0)];
}

/* Writes all that was changed but for one action, without the keys that this gets. */
static void
copy_changes (BunkoReaderKeymap *self,
              const char *action,
              const char *const *given,
              GVariantBuilder *builder)
{
  g_autoptr (GVariant) changes = bunko_reader_keymap_dup_changes (self);
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&iter, changes);
  while (g_variant_iter_loop (&iter, "{&s@as}", &name, &value))
    {
      g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree const char **accels = g_variant_get_strv (value, NULL);
      g_auto (GStrv) left = NULL;

      if (g_str_equal (name, action))
        continue;
      for (guint i = 0; given[i] != NULL; i++)
        g_hash_table_add (taken, g_strdup (given[i]));
      left = take_accels (accels, taken);
      g_variant_builder_add (builder, "{s^as}", name, left);
    }
}

static char **
dup_default_accels (const BunkoReaderKeyEntry *entry)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) keys = split_keys (entry);

  return take_accels ((const char *const *) keys, taken);
}

/**
 * bunko_reader_keymap_set_accels:
 * @self: a keymap
 * @action: the detailed name of an action of the table
 * @accels: (array zero-terminated=1): the keys it gets, which may be none; those that cannot be
 *   read are left out
 *
 * Gives keys to an action, and takes them from all others.
 */
void
bunko_reader_keymap_set_accels (BunkoReaderKeymap *self,
                                const char *action,
                                const char *const *accels)
{
  g_autoptr (GHashTable) taken = NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  const BunkoReaderKeyEntry *entry;
  g_auto (GStrv) given = NULL;
  g_auto (GStrv) usual = NULL;

  g_return_if_fail (BUNKO_IS_READER_KEYMAP (self));
  g_return_if_fail (action != NULL);
  g_return_if_fail (accels != NULL);
  entry = bunko_reader_keymap_find (action);
  g_return_if_fail (entry != NULL);

  taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  given = take_accels (accels, taken);
  usual = dup_default_accels (entry);
  copy_changes (self, action, (const char *const *) given, &builder);
  if (!g_strv_equal ((const char *const *) given, (const char *const *) usual))
    g_variant_builder_add (&builder, "{s^as}", action, given);
  bunko_reader_keymap_set_changes (self, g_variant_builder_end (&builder));
}

/**
 * bunko_reader_keymap_find_conflict:
 * @self: a keymap
 * @action: the detailed name of the action that is to have a key
 * @accel: the key
 *
 * Looks for what has a key already.
 *
 * Returns: (transfer none) (nullable): the detailed name of another action, or %NULL
 */
const char *
bunko_reader_keymap_find_conflict (BunkoReaderKeymap *self, const char *action, const char *accel)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (BUNKO_IS_READER_KEYMAP (self), NULL);
  g_return_val_if_fail (action != NULL, NULL);
  g_return_val_if_fail (accel != NULL, NULL);

  wanted = bunko_key_accel_normalize (accel);
  if (wanted == NULL)
    return NULL;
  for (guint i = 0; i < bunko_reader_keymap_get_n_entries (); i++)
    {
      const BunkoReaderKeyEntry *entry = bunko_reader_keymap_get_entry (i);

      if (!g_str_equal (entry->action, action) &&
          g_strv_contains ((const char *const *) self->accels[i], wanted))
        return entry->action;
    }

  return NULL;
}

/**
 * bunko_reader_keymap_is_changed:
 * @self: a keymap
 * @action: (nullable): the detailed name of an action of the table, or %NULL for any
 *
 * Tells whether keys are other ones than by default.
 *
 * Returns: whether they are
 */
gboolean
bunko_reader_keymap_is_changed (BunkoReaderKeymap *self, const char *action)
{
  g_return_val_if_fail (BUNKO_IS_READER_KEYMAP (self), FALSE);

  for (guint i = 0; i < bunko_reader_keymap_get_n_entries (); i++)
    {
      const BunkoReaderKeyEntry *entry = bunko_reader_keymap_get_entry (i);
      g_auto (GStrv) usual = NULL;

      if (action != NULL && !g_str_equal (entry->action, action))
        continue;
      usual = dup_default_accels (entry);
      if (!g_strv_equal ((const char *const *) usual, (const char *const *) self->accels[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * bunko_reader_keymap_reset:
 * @self: a keymap
 * @action: (nullable): the detailed name of an action of the table, or %NULL for all
 *
 * Gives an action the keys it has by default, also where another has them now.
 */
void
bunko_reader_keymap_reset (BunkoReaderKeymap *self, const char *action)
{
  const BunkoReaderKeyEntry *entry;
  g_auto (GStrv) usual = NULL;

  g_return_if_fail (BUNKO_IS_READER_KEYMAP (self));

  if (action == NULL)
    {
      g_settings_reset (self->settings, BUNKO_SETTINGS_KEY_READER_KEYS);
      return;
    }
  entry = bunko_reader_keymap_find (action);
  g_return_if_fail (entry != NULL);

  usual = dup_default_accels (entry);
  bunko_reader_keymap_set_accels (self, action, (const char *const *) usual);
}

/**
 * bunko_reader_keymap_dup_changes:
 * @self: a keymap
 *
 * Gets all that is stored, to come back to it with bunko_reader_keymap_set_changes().
 *
 * Returns: (transfer full): a variant of type `a{sas}`
 */
GVariant *
bunko_reader_keymap_dup_changes (BunkoReaderKeymap *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_KEYMAP (self), NULL);

  return g_settings_get_value (self->settings, BUNKO_SETTINGS_KEY_READER_KEYS);
}

/**
 * bunko_reader_keymap_set_changes:
 * @self: a keymap
 * @changes: what bunko_reader_keymap_dup_changes() gave; a floating reference is taken
 *
 * Stores changes instead of all that were made.
 */
void
bunko_reader_keymap_set_changes (BunkoReaderKeymap *self, GVariant *changes)
{
  g_return_if_fail (BUNKO_IS_READER_KEYMAP (self));
  g_return_if_fail (g_variant_is_of_type (changes, G_VARIANT_TYPE ("a{sas}")));

  g_settings_set_value (self->settings, BUNKO_SETTINGS_KEY_READER_KEYS, changes);
}
