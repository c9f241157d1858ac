/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-page-grid-cell.h"

#include "library/bunko-page.h"

/**
 * BunkoPageGridCell:
 *
 * A page in the overview: its picture, its number or the name of its bookmark, and marks for what
 * is read, bookmarked and a favorite. The page that is being read has a frame.
 */
struct _BunkoPageGridCell
{
  BunkoCell parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkImage *bookmark_mark;
  BunkoCover *cover;
  GtkImage *favorite_mark;
  GtkInscription *number;
  GtkImage *read_mark;

  BunkoPageMarks *marks;
};

G_DEFINE_FINAL_TYPE (BunkoPageGridCell, bunko_page_grid_cell, BUNKO_TYPE_CELL)

static void
bunko_page_grid_cell_build (BunkoCell *cell)
{
  gtk_widget_init_template (GTK_WIDGET (cell));
  bunko_cell_set_cover (cell, BUNKO_PAGE_GRID_CELL (cell)->cover);
}

static gboolean
get_position (BunkoCell *cell, guint *position)
{
  BunkoRow *row = bunko_cell_get_row (cell);

  *position = row != NULL ? bunko_row_get_position (row) : 0;
  return row != NULL;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
bunko_page_grid_cell_update (BunkoCell *cell, BunkoItem *item)
{
  BunkoPageGridCell *self = BUNKO_PAGE_GRID_CELL (cell);
  const char *bookmark;
  g_autofree char *text = NULL;
  guint position;

  if (!get_position (cell, &position))
    return;

  bookmark = bunko_page_marks_get_bookmark (self->marks, position);
  if (bookmark != NULL && *bookmark != '\0')
    /* Translators: the number of a page, and the name of its bookmark. */
    text = g_strdup_printf (_ ("%u · %s"), position + 1, bookmark);
  else
    text = g_strdup_printf ("%u", position + 1);
  gtk_inscription_set_text (self->number, text);
  gtk_widget_set_visible (GTK_WIDGET (self->bookmark_mark), bookmark != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->favorite_mark),
                          item != NULL && bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));
  gtk_widget_set_visible (GTK_WIDGET (self->read_mark),
                          bunko_page_marks_is_read (self->marks, position));
  set_class (GTK_WIDGET (self), "current", bunko_page_marks_is_current (self->marks, position));
}

static void
append (GString *text, const char *part)
{
  g_string_append_printf (text, ", %s", part);
}

static char *
bunko_page_grid_cell_describe (BunkoCell *cell, BunkoItem *item)
{
  BunkoPageGridCell *self = BUNKO_PAGE_GRID_CELL (cell);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *bookmark;
  guint position;

  get_position (cell, &position);
  bookmark = bunko_page_marks_get_bookmark (self->marks, position);
  g_string_printf (text, _ ("Page %u"), position + 1);
  if (bunko_page_marks_is_current (self->marks, position))
    append (text, _ ("current page"));
  else if (bunko_page_marks_is_read (self->marks, position))
    append (text, _ ("read"));
  if (bookmark != NULL)
    append (text, _ ("bookmark"));
  if (bookmark != NULL && *bookmark != '\0')
    append (text, bookmark);
  if (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE))
    append (text, _ ("favorite"));
  return g_strdup (text->str);
}

static void
bunko_page_grid_cell_dispose (GObject *object)
{
  BunkoPageGridCell *self = BUNKO_PAGE_GRID_CELL (object);

  G_OBJECT_CLASS (bunko_page_grid_cell_parent_class)->dispose (object);
  g_clear_object (&self->marks);
}

static void
bunko_page_grid_cell_class_init (BunkoPageGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BunkoCellClass *cell_class = BUNKO_CELL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_page_grid_cell_dispose;
  cell_class->build = bunko_page_grid_cell_build;
  cell_class->update = bunko_page_grid_cell_update;
  cell_class->describe = bunko_page_grid_cell_describe;

  g_type_ensure (BUNKO_TYPE_COVER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-page-grid-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGridCell, bookmark_mark);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGridCell, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGridCell, cover);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGridCell, favorite_mark);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGridCell, number);
  gtk_widget_class_bind_template_child (widget_class, BunkoPageGridCell, read_mark);
  gtk_widget_class_set_css_name (widget_class, "pagegridcell");
}

static void
bunko_page_grid_cell_init (BunkoPageGridCell *self)
{
}

/**
 * bunko_page_grid_cell_new:
 * @marks: what is known of the pages
 * @loader: what loads the pictures
 *
 * Creates an empty cell for a grid.
 *
 * Returns: (transfer floating): the new cell
 */
GtkWidget *
bunko_page_grid_cell_new (BunkoPageMarks *marks, BunkoImageLoader *loader)
{
  BunkoPageGridCell *self;

  g_return_val_if_fail (BUNKO_IS_PAGE_MARKS (marks), NULL);

  self = g_object_new (BUNKO_TYPE_PAGE_GRID_CELL, "lazy", TRUE, "loader", loader, NULL);
  self->marks = g_object_ref (marks);
  g_signal_connect_object (marks, "changed", G_CALLBACK (bunko_cell_update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
