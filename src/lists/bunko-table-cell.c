/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-table-cell.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-cell-text.h"

/**
 * BunkoTableCell:
 *
 * One fact of an item, as text in a column of a table.
 */
struct _BunkoTableCell
{
  BunkoCell parent_instance;

  GtkInscription *text;
  const BunkoItemColumn *column;
  BunkoItemNames *names;
};

G_DEFINE_FINAL_TYPE (BunkoTableCell, bunko_table_cell, BUNKO_TYPE_CELL)

static void
bunko_table_cell_build (BunkoCell *cell)
{
  BunkoTableCell *self = BUNKO_TABLE_CELL (cell);

  gtk_widget_init_template (GTK_WIDGET (self));
  if (self->column->numeric)
    {
      gtk_inscription_set_xalign (self->text, 1);
      gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
    }
}

static char *
get_text (BunkoTableCell *self, BunkoItem *item)
{
  BunkoRow *row = bunko_cell_get_row (BUNKO_CELL (self));

  if (item != NULL)
    return self->column->get_text (item, self->names);
  if (self->column->is_title && row != NULL && bunko_row_get_failed (row))
    return g_strdup (_ ("Could Not Be Loaded"));

  return NULL;
}

static void
bunko_table_cell_update (BunkoCell *cell, BunkoItem *item)
{
  BunkoTableCell *self = BUNKO_TABLE_CELL (cell);
  g_autofree char *text = get_text (self, item);

  bunko_cell_set_inscription (self->text, text);
}

static char *
bunko_table_cell_describe (BunkoCell *cell, BunkoItem *item)
{
  char *text = get_text (BUNKO_TABLE_CELL (cell), item);

  return text != NULL ? text : g_strdup ("");
}

static void
names_changed_cb (BunkoTableCell *self)
{
  BunkoRow *row = bunko_cell_get_row (BUNKO_CELL (self));

  if (self->text != NULL && row != NULL)
    bunko_table_cell_update (BUNKO_CELL (self), bunko_row_get_item (row));
}

static void
bunko_table_cell_dispose (GObject *object)
{
  BunkoTableCell *self = BUNKO_TABLE_CELL (object);

  g_clear_object (&self->names);

  G_OBJECT_CLASS (bunko_table_cell_parent_class)->dispose (object);
}

static void
bunko_table_cell_class_init (BunkoTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BunkoCellClass *cell_class = BUNKO_CELL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_table_cell_dispose;
  cell_class->build = bunko_table_cell_build;
  cell_class->update = bunko_table_cell_update;
  cell_class->describe = bunko_table_cell_describe;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-table-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoTableCell, text);
  gtk_widget_class_set_css_name (widget_class, "tablecell");
}

static void
bunko_table_cell_init (BunkoTableCell *self)
{
}

/**
 * bunko_table_cell_new:
 * @column: which fact; it must stay where it is
 * @names: the names of languages and categories
 *
 * Creates an empty cell.
 *
 * Returns: (transfer floating): the new cell
 */
GtkWidget *
bunko_table_cell_new (const BunkoItemColumn *column, BunkoItemNames *names)
{
  BunkoTableCell *self;

  g_return_val_if_fail (column != NULL, NULL);
  g_return_val_if_fail (BUNKO_IS_ITEM_NAMES (names), NULL);

  self = g_object_new (BUNKO_TYPE_TABLE_CELL, "lazy", TRUE, NULL);
  self->column = column;
  self->names = g_object_ref (names);
  if (column->uses_names)
    g_signal_connect_object (names, "changed", G_CALLBACK (names_changed_cb), self,
                             G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
