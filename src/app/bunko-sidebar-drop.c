/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sidebar-private.h"

#include "actions/bunko-item-actions.h"
#include "actions/bunko-item-drag.h"

/* Galleries are dragged onto a view to be marked for it, and onto a filter to be put into it. What
 * they can be put into as well has a list of its own: that opens when they are held over its entry
 * for a moment. */

#define SPRING_MILLISECONDS 700

/* Who drags something cannot turn the wheel: close to an edge the sidebar scrolls. */
#define EDGE          40
#define SCROLL_STEP   10
#define SCROLL_PERIOD 20 /* milliseconds */

/* The mark that makes an item belong to a view; clear: that keeps it out of it. */
static const struct
{
  BunkoViewType view;
  BunkoMetatags metatag;
  gboolean on;
} marks[] = {
  { BUNKO_VIEW_TYPE_LIBRARY, BUNKO_METATAG_INBOX, FALSE },
  { BUNKO_VIEW_TYPE_FAVORITE, BUNKO_METATAG_FAVORITE, TRUE },
  { BUNKO_VIEW_TYPE_INBOX, BUNKO_METATAG_INBOX, TRUE },
  { BUNKO_VIEW_TYPE_READ_LATER, BUNKO_METATAG_READ_LATER, TRUE },
  { BUNKO_VIEW_TYPE_TRASH, BUNKO_METATAG_TRASH, TRUE },
};

static BunkoViewQuery *
get_query (BunkoSidebarEntry *entry)
{
  return bunko_location_get_query (bunko_sidebar_entry_get_location (entry));
}

static int
find_mark (BunkoSidebarEntry *entry)
{
  BunkoViewQuery *query = get_query (entry);

  if (query == NULL || bunko_sidebar_entry_get_filter (entry) != NULL ||
      bunko_view_query_get_item_type (query) != BUNKO_ITEM_TYPE_GALLERY)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (marks[i].view == bunko_view_query_get_view (query))
        return (int) i;
    }
  return -1;
}

/* Something would change, and the server would do it. */
static gboolean
is_wanted (BunkoItem *item, int mark)
{
  BunkoItemType type = bunko_item_get_item_type (item);
  gboolean takes_marks = type == BUNKO_ITEM_TYPE_GALLERY || type == BUNKO_ITEM_TYPE_COLLECTION;

  /* Out of the trash there is another way: back to where it came from. */
  if (marks[mark].view == BUNKO_VIEW_TYPE_LIBRARY &&
      bunko_item_has_metatag (item, BUNKO_METATAG_TRASH))
    return TRUE;
  return takes_marks && bunko_item_has_metatag (item, marks[mark].metatag) != marks[mark].on;
}

static gboolean
are_galleries (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (bunko_item_get_item_type (items->pdata[i]) != BUNKO_ITEM_TYPE_GALLERY)
        return FALSE;
    }
  return items->len > 0;
}

/**
 * _bunko_sidebar_can_drop:
 * @entry: an entry
 * @items: (element-type BunkoItem): what is dragged
 *
 * Tells whether dropping @items there would do something. What is put into a filter that follows
 * its search would not stay there.
 *
 * Returns: whether it would
 */
gboolean
_bunko_sidebar_can_drop (BunkoSidebarEntry *entry, GPtrArray *items)
{
  BunkoFilter *filter = bunko_sidebar_entry_get_filter (entry);
  int mark = find_mark (entry);

  if (filter != NULL)
    return are_galleries (items) && !bunko_filter_get_enforce (filter);
  if (mark < 0)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      if (is_wanted (items->pdata[i], mark))
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_in_trash (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (!bunko_item_has_metatag (items->pdata[i], BUNKO_METATAG_TRASH))
        return FALSE;
    }
  return TRUE;
}

/**
 * _bunko_sidebar_drop:
 * @self: the sidebar
 * @entry: an entry that takes them
 * @items: (element-type BunkoItem): what was dropped
 *
 * Does what dropping @items there means, with a message that offers to undo it.
 */
void
_bunko_sidebar_drop (BunkoSidebar *self, BunkoSidebarEntry *entry, GPtrArray *items)
{
  BunkoFilter *filter = bunko_sidebar_entry_get_filter (entry);
  g_autoptr (BunkoItemActions) actions = NULL;
  int mark = find_mark (entry);

  if (self->context == NULL)
    return;
  actions = bunko_item_actions_new (self->context, GTK_WIDGET (self));
  bunko_item_actions_set_items (actions, items);
  if (filter != NULL)
    bunko_item_actions_add_to (actions, BUNKO_ITEM (filter));
  else if (mark >= 0 && marks[mark].view == BUNKO_VIEW_TYPE_LIBRARY && are_in_trash (items))
    bunko_item_actions_mark (actions, BUNKO_METATAG_TRASH, FALSE);
  else if (mark >= 0)
    bunko_item_actions_mark (actions, marks[mark].metatag, marks[mark].on);
}

static BunkoSidebarRow *
find_row (BunkoSidebar *self, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  return row != NULL ? BUNKO_SIDEBAR_ROW (row) : NULL;
}

static GPtrArray *
get_items (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value != NULL && G_VALUE_HOLDS (value, BUNKO_TYPE_ITEM_DRAG)
             ? bunko_item_drag_get_items (g_value_get_boxed (value))
             : NULL;
}

/* Collections and series take galleries, but are not in the sidebar themselves. */
static gboolean
springs (BunkoSidebarEntry *entry)
{
  BunkoViewQuery *query = get_query (entry);

  return query != NULL && bunko_view_query_get_item_type (query) != BUNKO_ITEM_TYPE_GALLERY;
}

typedef struct
{
  BunkoSidebar *self;
  BunkoSidebarEntry *entry;
} Spring;

static void
spring_free (gpointer data)
{
  Spring *spring = data;

  g_object_unref (spring->entry);
  g_free (spring);
}

static gboolean
spring_cb (gpointer user_data)
{
  Spring *spring = user_data;

  spring->self->spring_source = 0;
  _bunko_sidebar_select_entry (spring->self, spring->entry);
  return G_SOURCE_REMOVE;
}

static void
hold_over (BunkoSidebar *self, BunkoSidebarRow *row)
{
  BunkoSidebarEntry *entry = row != NULL ? bunko_sidebar_row_get_entry (row) : NULL;
  Spring *spring;

  if (self->held_over == entry)
    return;
  self->held_over = entry;
  g_clear_handle_id (&self->spring_source, g_source_remove);
  if (entry == NULL || !springs (entry))
    return;
  spring = g_new0 (Spring, 1);
  spring->self = self;
  spring->entry = g_object_ref (entry);
  self->spring_source =
      g_timeout_add_full (G_PRIORITY_DEFAULT, SPRING_MILLISECONDS, spring_cb, spring, spring_free);
}

static gboolean
scroll_cb (gpointer user_data)
{
  BunkoSidebar *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + self->scroll_step);
  return G_SOURCE_CONTINUE;
}

static void
scroll (BunkoSidebar *self, int step)
{
  self->scroll_step = step;
  if (step == 0)
    g_clear_handle_id (&self->scroll_source, g_source_remove);
  else if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (SCROLL_PERIOD, scroll_cb, self);
}

static void
scroll_near_edge (BunkoSidebar *self, double y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self->scroller),
                                 &GRAPHENE_POINT_INIT (0, (float) y), &point))
    scroll (self, 0);
  else if (point.y < EDGE)
    scroll (self, -SCROLL_STEP);
  else if (point.y > (float) gtk_widget_get_height (GTK_WIDGET (self->scroller)) - EDGE)
    scroll (self, SCROLL_STEP);
  else
    scroll (self, 0);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, BunkoSidebar *self)
{
  GPtrArray *items = get_items (target);
  BunkoSidebarRow *row = find_row (self, y);

  scroll_near_edge (self, y);
  hold_over (self, items != NULL && are_galleries (items) ? row : NULL);
  if (items == NULL || row == NULL ||
      !_bunko_sidebar_can_drop (bunko_sidebar_row_get_entry (row), items))
    {
      gtk_list_box_drag_unhighlight_row (self->list);
      return 0;
    }
  gtk_list_box_drag_highlight_row (self->list, GTK_LIST_BOX_ROW (row));
  return gtk_drop_target_get_actions (target) & GDK_ACTION_COPY ? GDK_ACTION_COPY : GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, BunkoSidebar *self)
{
  scroll (self, 0);
  hold_over (self, NULL);
  gtk_list_box_drag_unhighlight_row (self->list);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BunkoSidebar *self)
{
  GPtrArray *items = bunko_item_drag_get_items (g_value_get_boxed (value));
  BunkoSidebarRow *row = find_row (self, y);

  scroll (self, 0);
  hold_over (self, NULL);
  gtk_list_box_drag_unhighlight_row (self->list);
  if (row == NULL || !_bunko_sidebar_can_drop (bunko_sidebar_row_get_entry (row), items))
    return FALSE;
  _bunko_sidebar_drop (self, bunko_sidebar_row_get_entry (row), items);
  return TRUE;
}

/**
 * _bunko_sidebar_init_drop:
 * @self: the sidebar
 *
 * Lets items be dropped on rows.
 */
void
_bunko_sidebar_init_drop (BunkoSidebar *self)
{
  GtkDropTarget *target =
      gtk_drop_target_new (BUNKO_TYPE_ITEM_DRAG, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  /* Where it may be dropped depends on what it is. */
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "enter", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}
