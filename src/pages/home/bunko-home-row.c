/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-home-layout.h"
#include "bunko-home-row.h"

/**
 * BunkoHomeRow:
 *
 * A shelf in the list of shelves: whether it is wanted, and where it stands. It is moved by
 * dragging, with its menu, or with Alt and an arrow key.
 */
struct _BunkoHomeRow
{
  AdwActionRow parent_instance;

  /* Template widgets */
  GtkSwitch *visible_switch;

  BunkoShelfKind kind;
  double drag_x;
  double drag_y;
};

G_DEFINE_FINAL_TYPE (BunkoHomeRow, bunko_home_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_SWITCHED,
  SIGNAL_MOVE,
  SIGNAL_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
switched_cb (BunkoHomeRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SWITCHED], 0);
}

static void
move_up_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MOVE], 0, -1);
}

static void
move_down_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MOVE], 0, 1);
}

static GdkContentProvider *
prepare_cb (BunkoHomeRow *self, double x, double y)
{
  self->drag_x = x;
  self->drag_y = y;
  return gdk_content_provider_new_typed (BUNKO_TYPE_HOME_ROW, self);
}

static void
drag_begin_cb (BunkoHomeRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, (int) self->drag_x, (int) self->drag_y);
}

static GdkDragAction
enter_cb (BunkoHomeRow *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));

  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_drag_highlight_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (self));
  return GDK_ACTION_MOVE;
}

static void
leave_cb (BunkoHomeRow *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));

  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_drag_unhighlight_row (GTK_LIST_BOX (list));
}

static gboolean
drop_cb (BunkoHomeRow *self, const GValue *value)
{
  BunkoHomeRow *row = g_value_get_object (value);

  leave_cb (self);
  if (row == NULL || row == self ||
      gtk_widget_get_parent (GTK_WIDGET (row)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, row);
  return TRUE;
}

static void
add_drag (BunkoHomeRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (BUNKO_TYPE_HOME_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
bunko_home_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BUNKO_TYPE_HOME_ROW);

  G_OBJECT_CLASS (bunko_home_row_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  /**
   * BunkoHomeRow::switched:
   * @self: a row
   *
   * The shelf is wanted, or not any more.
   */
  signals[SIGNAL_SWITCHED] =
      g_signal_new ("switched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoHomeRow::move:
   * @self: a row
   * @by: how many places, negative towards the first
   *
   * The shelf is to stand elsewhere.
   */
  signals[SIGNAL_MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * BunkoHomeRow::dropped:
   * @self: a row
   * @row: another #BunkoHomeRow of the same list
   *
   * Another shelf is to stand where this one does.
   */
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, BUNKO_TYPE_HOME_ROW);
}

static void
bunko_home_row_class_init (BunkoHomeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_home_row_dispose;
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_install_action (widget_class, "row.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "row.move-down", NULL, move_down_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "row.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "row.move-down",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-home-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoHomeRow, visible_switch);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
}

static void
bunko_home_row_init (BunkoHomeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_drag (self);
}

/**
 * bunko_home_row_new:
 * @kind: which shelf
 *
 * Returns: (transfer floating): a row for the shelf
 */
GtkWidget *
bunko_home_row_new (BunkoShelfKind kind)
{
  BunkoHomeRow *self =
      g_object_new (BUNKO_TYPE_HOME_ROW, "title", bunko_shelf_kind_get_title (kind), "subtitle",
                    bunko_shelf_kind_get_description (kind), NULL);

  self->kind = kind;
  return GTK_WIDGET (self);
}

/**
 * bunko_home_row_get_kind:
 * @self: a row
 *
 * Returns: which shelf
 */
BunkoShelfKind
bunko_home_row_get_kind (BunkoHomeRow *self)
{
  g_return_val_if_fail (BUNKO_IS_HOME_ROW (self), BUNKO_SHELF_CONTINUE_READING);

  return self->kind;
}

/**
 * bunko_home_row_get_wanted:
 * @self: a row
 *
 * Returns: whether the shelf is wanted
 */
gboolean
bunko_home_row_get_wanted (BunkoHomeRow *self)
{
  g_return_val_if_fail (BUNKO_IS_HOME_ROW (self), FALSE);

  return gtk_switch_get_active (self->visible_switch);
}

/**
 * bunko_home_row_set_wanted:
 * @self: a row
 * @wanted: whether the shelf is wanted
 *
 * Sets the switch.
 */
void
bunko_home_row_set_wanted (BunkoHomeRow *self, gboolean wanted)
{
  g_return_if_fail (BUNKO_IS_HOME_ROW (self));

  gtk_switch_set_active (self->visible_switch, wanted);
}

/**
 * bunko_home_row_set_can_move:
 * @self: a row
 * @up: whether there is a place before it
 * @down: whether there is a place behind it
 *
 * Sets where the row can go.
 */
void
bunko_home_row_set_can_move (BunkoHomeRow *self, gboolean up, gboolean down)
{
  g_return_if_fail (BUNKO_IS_HOME_ROW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.move-up", up);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.move-down", down);
}
