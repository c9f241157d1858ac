/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-cell.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-page.h"

/**
 * BunkoPageCell:
 *
 * A page of a gallery in a grid: its picture, whole, and its number.
 */
struct _BunkoPageCell
{
  BunkoCell parent_instance;

  /* Template widgets */
  GtkWidget *box;
  BunkoCover *cover;
  GtkInscription *number;
};

G_DEFINE_FINAL_TYPE (BunkoPageCell, bunko_page_cell, BUNKO_TYPE_CELL)

static void
bunko_page_cell_build (BunkoCell *cell)
{
  gtk_widget_init_template (GTK_WIDGET (cell));
  bunko_cell_set_cover (cell, BUNKO_PAGE_CELL (cell)->cover);
}

static void
bunko_page_cell_update (BunkoCell *cell, BunkoItem *item)
{
  BunkoPageCell *self = BUNKO_PAGE_CELL (cell);
  g_autofree char *number = NULL;

  if (item != NULL)
    number = g_strdup_printf ("%d", bunko_page_get_number (BUNKO_PAGE (item)));
  gtk_inscription_set_text (self->number, number);
}

static char *
bunko_page_cell_describe (BunkoCell *cell, BunkoItem *item)
{
  return g_strdup_printf (_ ("Page %d"), bunko_page_get_number (BUNKO_PAGE (item)));
}

static void
bunko_page_cell_class_init (BunkoPageCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BunkoCellClass *cell_class = BUNKO_CELL_CLASS (klass);

  cell_class->build = bunko_page_cell_build;
  cell_class->update = bunko_page_cell_update;
  cell_class->describe = bunko_page_cell_describe;

  g_type_ensure (BUNKO_TYPE_COVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-page-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoPageCell, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageCell, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageCell, number);
  gtk_widget_class_set_css_name (widget_class, "pagecell");
}

static void
bunko_page_cell_init (BunkoPageCell *self)
{
}

/**
 * bunko_page_cell_new:
 *
 * Creates an empty cell for a grid.
 *
 * Returns: (transfer floating): the new cell
 */
GtkWidget *
bunko_page_cell_new (void)
{
  return g_object_new (BUNKO_TYPE_PAGE_CELL, "lazy", TRUE, NULL);
}
