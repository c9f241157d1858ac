/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/bunko-cover.h"

#include "bunko-item-view-private.h"

/* How many columns a grid comes in. */

/* The padding of a cell and of the grid, see style.css. */
#define CELL_PADDING         12
#define GRID_PADDING         12
#define COMPACT_CELL_PADDING 4
#define COMPACT_GRID_PADDING 8

/* A grid makes cells for 30 rows of its *possible* columns, so only so many are possible as come
 * next to the wanted size; the covers shrink or grow a little to fill the width. */
static guint
get_columns_for_width (BunkoItemView *self, int width)
{
  gboolean compact = self->mode == BUNKO_ITEM_VIEW_COMPACT;
  int column = self->cover_size + (compact ? COMPACT_CELL_PADDING : CELL_PADDING);

  width -= compact ? COMPACT_GRID_PADDING : GRID_PADDING;

  return MAX ((width + column / 2) / column, 1);
}

void
_bunko_item_view_update_columns (BunkoItemView *self, int width)
{
  if (GTK_IS_GRID_VIEW (self->rows))
    gtk_grid_view_set_max_columns (GTK_GRID_VIEW (self->rows), get_columns_for_width (self, width));
}

/* Whether rows have the height that they keep: a grid that is new, or just got another width, is
 * laid out once more with its columns, and forgets where it was scrolled to. */
gboolean
_bunko_item_view_has_its_columns (BunkoItemView *self)
{
  int width =
      (int) gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->scroller));

  return !GTK_IS_GRID_VIEW (self->rows) ||
         (width > 0 && gtk_grid_view_get_max_columns (GTK_GRID_VIEW (self->rows)) ==
                           get_columns_for_width (self, width));
}

static gboolean
update_columns_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  gboolean had_its_columns = _bunko_item_view_has_its_columns (self);

  self->columns_source = 0;
  _bunko_item_view_update_columns (self, (int) gtk_adjustment_get_page_size (adjustment));
  if (had_its_columns)
    _bunko_item_view_apply_position (self);
  else
    /* Only once the rows have their new height. */
    g_clear_handle_id (&self->position_source, g_source_remove);

  return G_SOURCE_REMOVE;
}

/* Not at once: the width changes while sizes are being given out. */
void
_bunko_item_view_queue_update_columns (BunkoItemView *self)
{
  if (self->columns_source == 0)
    self->columns_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_columns_cb, self, NULL);
}

/* What will be seen is asked for before the grid makes cells of it and draws them, which takes as
 * long as the question itself. */
static void
load_covers_ahead (BunkoItemView *self, int height)
{
  guint n_rows = height / (self->cover_size * 3 / 2 + CELL_PADDING) + 1;
  guint n_covers;

  if (!GTK_IS_GRID_VIEW (self->rows) || self->rows_type == BUNKO_ITEM_TYPE_GROUPING)
    return;

  n_covers = MIN (n_rows * gtk_grid_view_get_max_columns (GTK_GRID_VIEW (self->rows)),
                  g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  for (guint i = 0; i < n_covers; i++)
    {
      g_autoptr (BunkoRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (bunko_row_get_item (row) != NULL)
        bunko_cover_load_ahead (bunko_context_get_loader (self->context), bunko_row_get_item (row),
                                self->cover_size, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
    }
}

void
_bunko_item_view_show_rows (BunkoItemView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->stack));

  /* The grid has no size yet, but will have that of what is shown now. */
  if (gtk_widget_get_width (GTK_WIDGET (self->scroller)) == 0 && width > 0)
    {
      _bunko_item_view_update_columns (self, width);
      load_covers_ahead (self, gtk_widget_get_height (GTK_WIDGET (self->stack)));
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->overlay));
}
