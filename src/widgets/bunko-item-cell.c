/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-cell.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-collection.h"
#include "library/bunko-gallery.h"
#include "library/bunko-grouping.h"

#include "bunko-cell-marks.h"
#include "bunko-cell-text.h"

/**
 * BunkoItemCell:
 *
 * What holds galleries, in a grid: a series or a collection with its cover, its name, and how many
 * galleries are in it.
 */
struct _BunkoItemCell
{
  BunkoCell parent_instance;

  /* Template widgets */
  GtkWidget *box;
  BunkoCover *cover;
  BunkoCellMarks *marks;
  BunkoCellText *text;
};

G_DEFINE_FINAL_TYPE (BunkoItemCell, bunko_item_cell, BUNKO_TYPE_CELL)

/**
 * bunko_item_describe_count:
 * @item: (nullable): an item
 *
 * Says how many galleries a series or a collection has.
 *
 * Returns: (transfer full) (nullable): the number in words, %NULL if it is not known
 */
char *
bunko_item_describe_count (BunkoItem *item)
{
  int count = -1;

  g_return_val_if_fail (item == NULL || BUNKO_IS_ITEM (item), NULL);

  if (BUNKO_IS_GROUPING (item))
    count = bunko_grouping_get_gallery_count (BUNKO_GROUPING (item));
  else if (BUNKO_IS_COLLECTION (item))
    count = bunko_collection_get_gallery_count (BUNKO_COLLECTION (item));
  if (count < 0)
    return NULL;

  return g_strdup_printf (ngettext ("%'d gallery", "%'d galleries", count), count);
}

static void
bunko_item_cell_build (BunkoCell *cell)
{
  gtk_widget_init_template (GTK_WIDGET (cell));
  bunko_cell_set_cover (cell, BUNKO_ITEM_CELL (cell)->cover);
}

static void
bunko_item_cell_update (BunkoCell *cell, BunkoItem *item)
{
  BunkoItemCell *self = BUNKO_ITEM_CELL (cell);
  BunkoRow *row = bunko_cell_get_row (cell);
  const char *title = item != NULL ? bunko_item_get_display_name (item) : NULL;
  g_autofree char *count = bunko_item_describe_count (item);

  if (item != NULL && (title == NULL || *title == '\0'))
    title = _ ("Untitled");
  if (row != NULL && bunko_row_get_failed (row))
    title = _ ("Could Not Be Loaded");
  bunko_cell_text_set_text (self->text, title, count);
  bunko_cell_marks_set_item (self->marks, item);
}

/**
 * bunko_item_cell_describe:
 * @cell: a cell
 * @item: what it shows
 *
 * Describes any item as cells do: its name, who made it or how many galleries it has, and its
 * marks. It is the @describe of #BunkoCellClass for those cells that show all kinds of items.
 *
 * Returns: (transfer full): what a screen reader says
 */
char *
bunko_item_cell_describe (BunkoCell *cell, BunkoItem *item)
{
  GString *text = g_string_new (bunko_item_get_display_name (item));
  g_autofree char *count = bunko_item_describe_count (item);
  const char *more = count;

  if (BUNKO_IS_GALLERY (item))
    more = bunko_gallery_get_artist_names (BUNKO_GALLERY (item));
  if (more != NULL && *more != '\0')
    g_string_append_printf (text, "%s%s", C_ ("description", ", "), more);
  bunko_item_describe_marks (item, text);

  return g_string_free_and_steal (text);
}

static void
bunko_item_cell_class_init (BunkoItemCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BunkoCellClass *cell_class = BUNKO_CELL_CLASS (klass);

  cell_class->build = bunko_item_cell_build;
  cell_class->update = bunko_item_cell_update;
  cell_class->describe = bunko_item_cell_describe;

  g_type_ensure (BUNKO_TYPE_CELL_MARKS);
  g_type_ensure (BUNKO_TYPE_CELL_TEXT);
  g_type_ensure (BUNKO_TYPE_COVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-item-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoItemCell, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemCell, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemCell, marks);
  gtk_widget_class_bind_template_child (widget_class, BunkoItemCell, text);
  gtk_widget_class_set_css_name (widget_class, "itemcell");
}

static void
bunko_item_cell_init (BunkoItemCell *self)
{
}

/**
 * bunko_item_cell_new_lazy:
 *
 * Creates an empty cell for a grid.
 *
 * Returns: (transfer floating): the new cell
 */
GtkWidget *
bunko_item_cell_new_lazy (void)
{
  return g_object_new (BUNKO_TYPE_ITEM_CELL, "lazy", TRUE, NULL);
}
