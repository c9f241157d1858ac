/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-list-settings.h"

#include "bunko-settings.h"

/* More lists than there are in the application; a file that somebody else wrote may have more. */
#define MAX_LISTS 128

/* What a table can have, several times over. */
#define MAX_COLUMNS 64

/**
 * BunkoListSettings:
 *
 * How a person wants to see one list: its mode, size, order and columns, kept under the name of the
 * list in a dictionary of the settings.
 *
 * What the person never chose is not there, so that the defaults may still change.
 */
struct _BunkoListSettings
{
  GObject parent_instance;

  char *name;
};

G_DEFINE_FINAL_TYPE (BunkoListSettings, bunko_list_settings, G_TYPE_OBJECT)

static void
bunko_list_settings_finalize (GObject *object)
{
  BunkoListSettings *self = BUNKO_LIST_SETTINGS (object);

  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bunko_list_settings_parent_class)->finalize (object);
}

static void
bunko_list_settings_class_init (BunkoListSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_list_settings_finalize;
}

static void
bunko_list_settings_init (BunkoListSettings *self)
{
}

/**
 * bunko_list_settings_new:
 * @name: the name of the list
 *
 * Returns: (transfer full): the settings of that list
 */
BunkoListSettings *
bunko_list_settings_new (const char *name)
{
  BunkoListSettings *self;

  g_return_val_if_fail (name != NULL && *name != '\0', NULL);

  self = g_object_new (BUNKO_TYPE_LIST_SETTINGS, NULL);
  self->name = g_strdup (name);

  return self;
}

/**
 * bunko_list_settings_get_name:
 * @self: settings of a list
 *
 * Returns: the name of the list
 */
const char *
bunko_list_settings_get_name (BunkoListSettings *self)
{
  g_return_val_if_fail (BUNKO_IS_LIST_SETTINGS (self), NULL);

  return self->name;
}

/* What is saved for this list, or an empty dictionary. */
static GVariant *
get_entry (BunkoListSettings *self)
{
  g_autoptr (GVariant) all =
      g_settings_get_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_LISTS);
  GVariant *entry = g_variant_lookup_value (all, self->name, G_VARIANT_TYPE_VARDICT);

  return entry != NULL ? entry : g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
}

static GVariant *
get_value (BunkoListSettings *self, const char *key, const char *type)
{
  g_autoptr (GVariant) entry = get_entry (self);

  return g_variant_lookup_value (entry, key, G_VARIANT_TYPE (type));
}

/* The list that was changed last comes first; those that nobody changed for long fall out. */
static void
save_entry (BunkoListSettings *self, GVariant *entry)
{
  GSettings *settings = bunko_settings_get_default ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, BUNKO_SETTINGS_KEY_LISTS);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  GVariantIter iter;
  GVariant *value;
  const char *name;
  guint n = 1;

  g_variant_builder_add (&builder, "{sv}", self->name, entry);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    if (!g_str_equal (name, self->name) && n++ < MAX_LISTS)
      g_variant_builder_add (&builder, "{sv}", name, value);
  g_settings_set_value (settings, BUNKO_SETTINGS_KEY_LISTS, g_variant_builder_end (&builder));
}

/* @value is floating, or NULL to forget it. */
static void
set_value (BunkoListSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) entry = get_entry (self);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (entry);

  if (value != NULL)
    g_variant_dict_insert_value (&dict, key, value);
  else
    g_variant_dict_remove (&dict, key);
  save_entry (self, g_variant_dict_end (&dict));
}

/**
 * bunko_list_settings_dup_mode:
 * @self: settings of a list
 *
 * Returns: (transfer full) (nullable): the name of the mode that was chosen last, if any was
 */
char *
bunko_list_settings_dup_mode (BunkoListSettings *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (BUNKO_IS_LIST_SETTINGS (self), NULL);

  value = get_value (self, "mode", "s");

  return value != NULL ? g_variant_dup_string (value, NULL) : NULL;
}

/**
 * bunko_list_settings_set_mode:
 * @self: settings of a list
 * @mode: (nullable): the name of a mode, or %NULL for the default
 *
 * Remembers how the list is shown.
 */
void
bunko_list_settings_set_mode (BunkoListSettings *self, const char *mode)
{
  g_return_if_fail (BUNKO_IS_LIST_SETTINGS (self));

  set_value (self, "mode", mode != NULL ? g_variant_new_string (mode) : NULL);
}

/**
 * bunko_list_settings_get_cover_size:
 * @self: settings of a list
 *
 * Returns: the width of its covers in application pixels, or 0 if none was chosen
 */
int
bunko_list_settings_get_cover_size (BunkoListSettings *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (BUNKO_IS_LIST_SETTINGS (self), 0);

  value = get_value (self, "cover-size", "i");

  return value != NULL ? MAX (g_variant_get_int32 (value), 0) : 0;
}

/**
 * bunko_list_settings_set_cover_size:
 * @self: settings of a list
 * @cover_size: the width of its covers in application pixels, or 0 for the default
 *
 * Remembers how large the covers are.
 */
void
bunko_list_settings_set_cover_size (BunkoListSettings *self, int cover_size)
{
  g_return_if_fail (BUNKO_IS_LIST_SETTINGS (self));

  set_value (self, "cover-size", cover_size > 0 ? g_variant_new_int32 (cover_size) : NULL);
}

/**
 * bunko_list_settings_get_sort:
 * @self: settings of a list
 * @sort_index: (out): the server's number of the order, -1 for its default
 * @descending: (out): whether the order is turned around
 *
 * Gets the order that was chosen last.
 *
 * Returns: whether one was chosen; the rest is not touched if not
 */
gboolean
bunko_list_settings_get_sort (BunkoListSettings *self, int *sort_index, gboolean *descending)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (BUNKO_IS_LIST_SETTINGS (self), FALSE);
  g_return_val_if_fail (sort_index != NULL && descending != NULL, FALSE);

  value = get_value (self, "sort", "(ib)");
  if (value == NULL)
    return FALSE;

  g_variant_get (value, "(ib)", sort_index, descending);
  *sort_index = MAX (*sort_index, -1);

  return TRUE;
}

/**
 * bunko_list_settings_set_sort:
 * @self: settings of a list
 * @sort_index: the server's number of the order, -1 for its default
 * @descending: whether the order is turned around
 *
 * Remembers the order.
 */
void
bunko_list_settings_set_sort (BunkoListSettings *self, int sort_index, gboolean descending)
{
  g_return_if_fail (BUNKO_IS_LIST_SETTINGS (self));

  set_value (self, "sort", g_variant_new ("(ib)", sort_index, descending));
}

/**
 * bunko_list_settings_get_columns:
 * @self: settings of a list
 *
 * Gets the columns of the table in their order: name, width in application pixels (-1 for the
 * default), and whether the column is shown.
 *
 * Returns: (transfer full) (nullable): the columns as `a(sib)`, or %NULL if they were never changed
 */
GVariant *
bunko_list_settings_get_columns (BunkoListSettings *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (BUNKO_IS_LIST_SETTINGS (self), NULL);

  value = get_value (self, "columns", "a(sib)");
  if (value == NULL || g_variant_n_children (value) > MAX_COLUMNS)
    return NULL;

  return g_steal_pointer (&value);
}

/**
 * bunko_list_settings_set_columns:
 * @self: settings of a list
 * @columns: (nullable): columns as `a(sib)`, sunk if floating; %NULL for the default ones
 *
 * Remembers the columns of the table.
 */
void
bunko_list_settings_set_columns (BunkoListSettings *self, GVariant *columns)
{
  g_return_if_fail (BUNKO_IS_LIST_SETTINGS (self));
  g_return_if_fail (columns == NULL || g_variant_is_of_type (columns, G_VARIANT_TYPE ("a(sib)")));

  set_value (self, "columns", columns);
}
