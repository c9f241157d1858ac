/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-name-chooser.h"

#include "library/bunko-library-suggest.h"

/* A row of which a language or a category can be chosen, or any. */

#define MAX_NAMES 200

static guint
find (GtkStringList *names, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (names)); i++)
    {
      g_autofree char *folded = g_utf8_casefold (gtk_string_list_get_string (names, i), -1);

      if (g_str_equal (folded, wanted))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwComboRow) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found =
      bunko_library_suggest_finish (BUNKO_LIBRARY (source), result, &error);
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (row));

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const char *name = bunko_suggestion_get_text (g_ptr_array_index (found, i));

      if (find (names, name) == GTK_INVALID_LIST_POSITION)
        gtk_string_list_append (names, name);
    }
}

/**
 * bunko_name_chooser_fill:
 * @row: a row
 * @library: who knows the names
 * @tag_namespace: the namespace of the names, such as "language"
 * @selected: (nullable): the name that is chosen, %NULL for any
 * @cancellable: (nullable): stops waiting
 *
 * Lets a person choose one of the names that a server has, or any.
 */
void
bunko_name_chooser_fill (AdwComboRow *row,
                         BunkoLibrary *library,
                         const char *tag_namespace,
                         const char *selected,
                         GCancellable *cancellable)
{
  const char *any[] = { _ ("Any"), selected, NULL };
  g_autoptr (GtkStringList) names = NULL;
  g_autoptr (GtkExpression) expression = NULL;

  g_return_if_fail (ADW_IS_COMBO_ROW (row));
  g_return_if_fail (BUNKO_IS_LIBRARY (library));
  g_return_if_fail (tag_namespace != NULL);

  names = gtk_string_list_new (any);
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  adw_combo_row_set_expression (row, expression);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected != NULL ? 1 : 0);
  bunko_library_suggest_async (library, tag_namespace, "", MAX_NAMES, cancellable, suggested_cb,
                               g_object_ref (row));
}

/**
 * bunko_name_chooser_get:
 * @row: a row
 *
 * Returns: (transfer none) (nullable): the name that is chosen, %NULL for any
 */
const char *
bunko_name_chooser_get (AdwComboRow *row)
{
  GtkStringObject *selected;

  g_return_val_if_fail (ADW_IS_COMBO_ROW (row), NULL);

  selected = adw_combo_row_get_selected_item (row);
  if (selected == NULL || adw_combo_row_get_selected (row) == 0)
    return NULL;
  return gtk_string_object_get_string (selected);
}
