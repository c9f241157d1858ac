/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-option-rows.h"

/**
 * BunkoOptionRows:
 *
 * All options of the reader as rows in groups, wherever they are put.
 */
struct _BunkoOptionRows
{
  GObject parent_instance;

  GPtrArray *groups; /* of AdwPreferencesGroup */
  GPtrArray *rows;   /* of BunkoOptionRow */
  BunkoReaderOptions *options;
  BunkoReaderOptions *current; /* of the gallery that is read, if there is one */
};

G_DEFINE_FINAL_TYPE (BunkoOptionRows, bunko_option_rows, G_TYPE_OBJECT)

/* What is chosen generally is not seen where something else was chosen more narrowly. */
static const char *
find_note (BunkoOptionRows *self, const char *property)
{
  if (self->current == NULL || self->current == self->options ||
      bunko_reader_options_get_scope (self->current, property) <=
          bunko_reader_options_get_scope_for_edits (self->options))
    return NULL;
  return bunko_reader_options_get_scope (self->current, property) == BUNKO_READER_SCOPE_GALLERY
             ? _ ("This gallery has its own")
             : _ ("This series has its own");
}

static void
update_notes (BunkoOptionRows *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      BunkoOptionRow *row = g_ptr_array_index (self->rows, i);

      bunko_option_row_set_note (
          row, find_note (self, bunko_reader_option_get (bunko_option_row_get_id (row))->name));
    }
}

static void
disconnect (BunkoOptionRows *self)
{
  if (self->current != NULL)
    g_signal_handlers_disconnect_by_data (self->current, self);
  g_clear_object (&self->current);
  g_clear_object (&self->options);
}

static void
bunko_option_rows_dispose (GObject *object)
{
  BunkoOptionRows *self = BUNKO_OPTION_ROWS (object);

  disconnect (self);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->groups, 0);

  G_OBJECT_CLASS (bunko_option_rows_parent_class)->dispose (object);
}

static void
bunko_option_rows_finalize (GObject *object)
{
  BunkoOptionRows *self = BUNKO_OPTION_ROWS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_option_rows_parent_class)->finalize (object);
}

static void
bunko_option_rows_class_init (BunkoOptionRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_option_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_option_rows_finalize;
}

static void
bunko_option_rows_init (BunkoOptionRows *self)
{
  guint n_options;
  const BunkoOptionInfo *table = bunko_option_table_get (&n_options);
  AdwPreferencesGroup *group = NULL;

  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_options; i++)
    {
      BunkoOptionRow *row = bunko_option_row_new (&table[i]);

      if (table[i].group != NULL)
        {
          group = ADW_PREFERENCES_GROUP (g_object_ref_sink (adw_preferences_group_new ()));
          adw_preferences_group_set_title (group, _ (table[i].group));
          g_ptr_array_add (self->groups, group);
        }
      adw_preferences_group_add (group, bunko_option_row_get_widget (row));
      g_ptr_array_add (self->rows, row);
    }
}

/**
 * bunko_option_rows_new:
 *
 * Returns: (transfer full): the rows of all options, about no options yet
 */
BunkoOptionRows *
bunko_option_rows_new (void)
{
  return g_object_new (BUNKO_TYPE_OPTION_ROWS, NULL);
}

/**
 * bunko_option_rows_get_n_groups:
 * @self: rows
 *
 * Returns: in how many groups they are
 */
guint
bunko_option_rows_get_n_groups (BunkoOptionRows *self)
{
  g_return_val_if_fail (BUNKO_IS_OPTION_ROWS (self), 0);

  return self->groups->len;
}

/**
 * bunko_option_rows_get_group:
 * @self: rows
 * @index: which group, from 0
 *
 * Returns: (transfer none): the group
 */
AdwPreferencesGroup *
bunko_option_rows_get_group (BunkoOptionRows *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_OPTION_ROWS (self), NULL);
  g_return_val_if_fail (index < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, index);
}

/**
 * bunko_option_rows_find:
 * @self: rows
 * @property: an option
 *
 * Returns: (transfer none) (nullable): the row of the option
 */
BunkoOptionRow *
bunko_option_rows_find (BunkoOptionRows *self, const char *property)
{
  const BunkoReaderOptionId id = bunko_reader_option_find (property);

  g_return_val_if_fail (BUNKO_IS_OPTION_ROWS (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (bunko_option_row_get_id (g_ptr_array_index (self->rows, i)) == id)
        return g_ptr_array_index (self->rows, i);
    }
  return NULL;
}

/**
 * bunko_option_rows_set_options:
 * @self: rows
 * @options: the options that are shown and chosen
 * @current: (nullable): the options of the gallery that is read, to tell where what is chosen
 *   does not show in it
 *
 * Sets what the rows are about.
 */
void
bunko_option_rows_set_options (BunkoOptionRows *self,
                               BunkoReaderOptions *options,
                               BunkoReaderOptions *current)
{
  g_return_if_fail (BUNKO_IS_OPTION_ROWS (self));
  g_return_if_fail (BUNKO_IS_READER_OPTIONS (options));
  g_return_if_fail (current == NULL || BUNKO_IS_READER_OPTIONS (current));

  disconnect (self);
  self->options = g_object_ref (options);
  for (guint i = 0; i < self->rows->len; i++)
    bunko_option_row_set_options (g_ptr_array_index (self->rows, i), options);
  if (current != NULL)
    {
      self->current = g_object_ref (current);
      g_signal_connect_swapped (current, "scopes-changed", G_CALLBACK (update_notes), self);
    }
  update_notes (self);
}
