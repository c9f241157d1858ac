/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions/bunko-item-drag.h"
#include "library/bunko-library-members.h"

#include "bunko-item-view-private.h"

/* Dropping galleries onto a collection or series puts them into it. */

static BunkoItem *
find_container (BunkoItemView *self, BunkoCell *cell)
{
  BunkoRow *row = cell != NULL ? bunko_cell_get_row (cell) : NULL;
  BunkoItem *item = row != NULL ? bunko_row_get_item (row) : NULL;
  BunkoItemType type = item != NULL ? bunko_item_get_item_type (item) : BUNKO_ITEM_TYPE_NONE;

  if (type != BUNKO_ITEM_TYPE_COLLECTION && type != BUNKO_ITEM_TYPE_GROUPING)
    return NULL;
  return bunko_library_can_edit_members (bunko_context_get_library (self->context), type) ? item
                                                                                          : NULL;
}

static gboolean
are_galleries (GPtrArray *items)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      if (!BUNKO_IS_GALLERY (items->pdata[i]))
        return FALSE;
    }
  return items != NULL && items->len > 0;
}

static GPtrArray *
get_items (const GValue *value)
{
  return value != NULL && G_VALUE_HOLDS (value, BUNKO_TYPE_ITEM_DRAG)
             ? bunko_item_drag_get_items (g_value_get_boxed (value))
             : NULL;
}

/* Cells are used for other items while the list scrolls under the pointer. */
static void
highlight (BunkoItemView *self, BunkoCell *cell)
{
  if (self->drop_cell == cell)
    return;
  if (self->drop_cell != NULL)
    gtk_widget_unset_state_flags (GTK_WIDGET (self->drop_cell), GTK_STATE_FLAG_DROP_ACTIVE);
  g_set_weak_pointer (&self->drop_cell, cell);
  if (cell != NULL)
    gtk_widget_set_state_flags (GTK_WIDGET (cell), GTK_STATE_FLAG_DROP_ACTIVE, FALSE);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, BunkoItemView *self)
{
  BunkoCell *cell = _bunko_item_view_find_cell (self, x, y);

  if (find_container (self, cell) == NULL ||
      !are_galleries (get_items (gtk_drop_target_get_value (target))))
    {
      highlight (self, NULL);
      return 0;
    }
  highlight (self, cell);
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target, BunkoItemView *self)
{
  highlight (self, NULL);
}

/* Private: puts galleries into what the cell shows, if that takes them. */
gboolean
_bunko_item_view_drop (BunkoItemView *self, BunkoCell *cell, GPtrArray *items)
{
  BunkoItem *container = find_container (self, cell);
  g_autoptr (BunkoItemActions) actions = NULL;

  if (container == NULL || !are_galleries (items))
    return FALSE;
  actions = bunko_item_actions_new (self->context, GTK_WIDGET (self));
  bunko_item_actions_set_items (actions, items);
  bunko_item_actions_add_to (actions, container);
  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BunkoItemView *self)
{
  highlight (self, NULL);
  return _bunko_item_view_drop (self, _bunko_item_view_find_cell (self, x, y), get_items (value));
}

/* Private: lets galleries be dropped on the rows. */
void
_bunko_item_view_add_drop (BunkoItemView *self, GtkWidget *rows)
{
  GtkDropTarget *target = gtk_drop_target_new (BUNKO_TYPE_ITEM_DRAG, GDK_ACTION_COPY);

  /* Whether it may be dropped depends on what it is. */
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "enter", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (target));
}
