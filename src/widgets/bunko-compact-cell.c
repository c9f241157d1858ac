/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-compact-cell.h"

#include <glib/gi18n-lib.h>

#include "bunko-cell-marks.h"
#include "bunko-cell-text.h"
#include "bunko-item-cell.h"

/**
 * BunkoCompactCell:
 *
 * Any item in a dense grid: its cover, with the title on the lower edge.
 */
struct _BunkoCompactCell
{
  BunkoCell parent_instance;

  /* Template widgets */
  BunkoCover *cover;
  BunkoCellMarks *marks;
  GtkWidget *overlay;
  GtkInscription *title;
};

G_DEFINE_FINAL_TYPE (BunkoCompactCell, bunko_compact_cell, BUNKO_TYPE_CELL)

static void
bunko_compact_cell_build (BunkoCell *cell)
{
  BunkoCompactCell *self = BUNKO_COMPACT_CELL (cell);

  gtk_widget_init_template (GTK_WIDGET (cell));
  bunko_cell_marks_set_shows_facts (self->marks, FALSE);
  bunko_cell_set_cover (cell, self->cover);
}

static void
bunko_compact_cell_update (BunkoCell *cell, BunkoItem *item)
{
  BunkoCompactCell *self = BUNKO_COMPACT_CELL (cell);
  BunkoRow *row = bunko_cell_get_row (cell);
  const char *title = item != NULL ? bunko_item_get_display_name (item) : NULL;

  if (item != NULL && (title == NULL || *title == '\0'))
    title = _ ("Untitled");
  if (row != NULL && bunko_row_get_failed (row))
    title = _ ("Could Not Be Loaded");
  bunko_cell_set_inscription (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  bunko_cell_marks_set_item (self->marks, item);
}

static void
bunko_compact_cell_class_init (BunkoCompactCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BunkoCellClass *cell_class = BUNKO_CELL_CLASS (klass);

  cell_class->build = bunko_compact_cell_build;
  cell_class->update = bunko_compact_cell_update;
  cell_class->describe = bunko_item_cell_describe;

  g_type_ensure (BUNKO_TYPE_CELL_MARKS);
  g_type_ensure (BUNKO_TYPE_COVER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-compact-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoCompactCell, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoCompactCell, marks);
  gtk_widget_class_bind_template_child (widget_class, BunkoCompactCell, overlay);
  gtk_widget_class_bind_template_child (widget_class, BunkoCompactCell, title);
  gtk_widget_class_set_css_name (widget_class, "compactcell");
}

static void
bunko_compact_cell_init (BunkoCompactCell *self)
{
}

/**
 * bunko_compact_cell_new_lazy:
 *
 * Creates an empty cell for a grid.
 *
 * Returns: (transfer floating): the new cell
 */
GtkWidget *
bunko_compact_cell_new_lazy (void)
{
  return g_object_new (BUNKO_TYPE_COMPACT_CELL, "lazy", TRUE, NULL);
}
