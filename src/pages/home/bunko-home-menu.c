/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions/bunko-item-actions.h"

#include "bunko-home-menu.h"

/**
 * BunkoHomeMenu:
 *
 * The menu of an item on a shelf, and what its actions do to the item.
 */
struct _BunkoHomeMenu
{
  GObject parent_instance;

  BunkoItemActions *actions;
  GtkWidget *page;       /* not owned: it owns the menu */
  GtkWidget *popover;    /* while it is shown */
  GSignalGroup *signals; /* of the item whose menu was shown last */
  guint marks_source;
};

G_DEFINE_FINAL_TYPE (BunkoHomeMenu, bunko_home_menu, G_TYPE_OBJECT)

enum
{
  SIGNAL_MARKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Milliseconds until a mark that was changed has reached the server. */
#define MARK_DELAY 500

static gboolean
marked_cb (gpointer user_data)
{
  BunkoHomeMenu *self = user_data;

  self->marks_source = 0;
  g_signal_emit (self, signals[SIGNAL_MARKED], 0);
  return G_SOURCE_REMOVE;
}

static void
metatags_cb (BunkoHomeMenu *self)
{
  g_clear_handle_id (&self->marks_source, g_source_remove);
  self->marks_source = g_timeout_add (MARK_DELAY, marked_cb, self);
}

static void
bunko_home_menu_dispose (GObject *object)
{
  BunkoHomeMenu *self = BUNKO_HOME_MENU (object);

  bunko_home_menu_popdown (self);
  g_clear_handle_id (&self->marks_source, g_source_remove);
  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (bunko_home_menu_parent_class)->dispose (object);
}

static void
bunko_home_menu_finalize (GObject *object)
{
  g_clear_object (&BUNKO_HOME_MENU (object)->signals);

  G_OBJECT_CLASS (bunko_home_menu_parent_class)->finalize (object);
}

static void
bunko_home_menu_class_init (BunkoHomeMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_home_menu_dispose;
  object_class->finalize = bunko_home_menu_finalize;

  /**
   * BunkoHomeMenu::marked:
   * @self: the menu
   *
   * The marks of the item have changed, and the server knows: which shelves it is on depends on
   * them.
   */
  signals[SIGNAL_MARKED] = g_signal_new ("marked", BUNKO_TYPE_HOME_MENU, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_home_menu_init (BunkoHomeMenu *self)
{
  self->signals = g_signal_group_new (BUNKO_TYPE_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify::metatags", G_CALLBACK (metatags_cb),
                                  self);
}

/**
 * bunko_home_menu_new:
 * @context: the server
 * @page: the page with the shelves, which gets the actions; it must live longer than the menu
 *
 * Returns: (transfer full): the menu
 */
BunkoHomeMenu *
bunko_home_menu_new (BunkoContext *context, GtkWidget *page)
{
  BunkoHomeMenu *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  self = g_object_new (BUNKO_TYPE_HOME_MENU, NULL);
  self->page = page;
  self->actions = bunko_item_actions_new (context, page);
  gtk_widget_insert_action_group (page, BUNKO_ITEM_ACTIONS_PREFIX,
                                  bunko_item_actions_get_group (self->actions));
  return self;
}

/* Later, as the chosen action is still to be activated through the parent. */
static gboolean
popdown_cb (gpointer user_data)
{
  bunko_home_menu_popdown (user_data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (BunkoHomeMenu *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, popdown_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
create_popover (BunkoHomeMenu *self)
{
  g_autoptr (GMenuModel) menu = bunko_item_actions_create_menu (self->actions);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

/**
 * bunko_home_menu_popup:
 * @self: the menu
 * @item: what the menu is about
 * @cell: the cell that shows it
 * @x: where the menu points to, in the coordinates of @cell
 * @y: where the menu points to, in the coordinates of @cell
 *
 * Shows the menu.
 */
void
bunko_home_menu_popup (BunkoHomeMenu *self, BunkoItem *item, GtkWidget *cell, double x, double y)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  graphene_point_t point;

  g_return_if_fail (BUNKO_IS_HOME_MENU (self));
  g_return_if_fail (BUNKO_IS_ITEM (item));
  g_return_if_fail (GTK_IS_WIDGET (cell));

  /* The page is its parent, as cells come and go. */
  if (!gtk_widget_compute_point (cell, self->page, &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &point))
    return;
  g_ptr_array_add (items, g_object_ref (item));
  bunko_item_actions_set_items (self->actions, items);
  g_signal_group_set_target (self->signals, item);
  bunko_home_menu_popdown (self);
  self->popover = create_popover (self);
  gtk_widget_set_parent (self->popover, self->page);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/**
 * bunko_home_menu_popdown:
 * @self: the menu
 *
 * Takes the menu away.
 */
void
bunko_home_menu_popdown (BunkoHomeMenu *self)
{
  g_return_if_fail (BUNKO_IS_HOME_MENU (self));

  g_clear_pointer (&self->popover, gtk_widget_unparent);
}
