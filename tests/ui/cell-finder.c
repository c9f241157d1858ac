/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cell-finder.h"

#include "widgets/bunko-cell.h"

/* The cell of that type below @root that shows the item with that number; NULL if there is none. */
GtkWidget *
find_cell (GtkWidget *root, GType cell_type, gint64 id)
{
  BunkoRow *row =
      g_type_is_a (G_OBJECT_TYPE (root), cell_type) ? bunko_cell_get_row (BUNKO_CELL (root)) : NULL;

  if (row != NULL && bunko_row_get_item (row) != NULL &&
      bunko_item_get_id (bunko_row_get_item (row)) == id)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, cell_type, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}
