/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/bunko-announce.h"
#include "widgets/bunko-page-shortcut.h"

#include "bunko-item-view-private.h"
#include "bunko-selection-target.h"

/* Selecting in an item view: what begins and ends it, its bars, and what can be done with it.
 *
 * A single selected row is just where the person is. Selection mode begins when it is asked for, or
 * when a second row is selected. */

static void
announce (BunkoItemView *self, const char *text)
{
  if (self->selection_mode && g_strcmp0 (gtk_label_get_text (self->selection_label), text) != 0)
    bunko_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
update_bars (BunkoItemView *self)
{
  guint n = bunko_selection_get_n_selected (self->selection);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n);
  /* Translators: a button that selects everything that was found */
  g_autofree char *all = g_strdup_printf (_ ("Select All %'u"), n_rows);

  announce (self, n > 0 ? text : _ ("Select Items"));
  gtk_label_set_text (self->selection_label, n > 0 ? text : _ ("Select Items"));
  gtk_button_set_label (self->select_all_button, all);
  gtk_widget_set_visible (GTK_WIDGET (self->select_all_button), n < n_rows);
  gtk_widget_set_sensitive (self->selection_bar, n > 0);
}

/* What the actions act on is what is selected, while something is. */
void
_bunko_item_view_update_target (BunkoItemView *self)
{
  g_autoptr (BunkoItemTarget) target = NULL;

  g_clear_handle_id (&self->target_source, g_source_remove);
  if (self->item_actions == NULL)
    return;
  if (self->selection_mode && self->query != NULL)
    target = bunko_selection_target_new (self->list, self->selection, self->query);
  bunko_item_actions_set_target (self->item_actions, target);
}

static gboolean
update_target_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;

  self->target_source = 0;
  update_bars (self);
  /* A menu that is open is for what it was opened for. */
  if (!_bunko_item_view_has_menu_open (self))
    _bunko_item_view_update_target (self);

  return G_SOURCE_REMOVE;
}

/* Not for each row of a range that changes, nor while the list is in the middle of a change. */
static void
queue_update_target (BunkoItemView *self)
{
  if (self->target_source == 0 && self->item_actions != NULL)
    self->target_source = g_idle_add (update_target_cb, self);
}

static void
n_selected_cb (BunkoItemView *self)
{
  if (bunko_selection_get_n_selected (self->selection) > 1)
    _bunko_item_view_set_selection_mode (self, TRUE);
  g_object_notify (G_OBJECT (self), "n-selected");
}

void
_bunko_item_view_set_selection_mode (BunkoItemView *self, gboolean selection_mode)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  if (self->selection_mode == !!selection_mode)
    return;

  self->selection_mode = !!selection_mode;
  bunko_selection_set_sticky (self->selection, selection_mode);
  if (!selection_mode || bunko_selection_get_n_selected (self->selection) < 2)
    gtk_selection_model_unselect_all (model);
  if (selection_mode)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selecting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selecting");
  update_bars (self);
  queue_update_target (self);
  g_object_notify (G_OBJECT (self), "selection-mode");
}

void
_bunko_item_view_toggle (BunkoItemView *self, guint position)
{
  _bunko_item_view_set_selection_mode (self, TRUE);
  bunko_selection_toggle (self->selection, position);
}

static void
toggle_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _bunko_item_view_toggle (user_data, g_variant_get_uint32 (parameter));
}

static void
select_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoItemView *self = user_data;

  _bunko_item_view_set_selection_mode (self, TRUE);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

static void
select_none_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _bunko_item_view_set_selection_mode (user_data, FALSE);
}

static void
invert_selection_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BunkoItemView *self = user_data;

  _bunko_item_view_set_selection_mode (self, TRUE);
  bunko_selection_invert (self->selection);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BunkoItemView *self = BUNKO_ITEM_VIEW (widget);

  if (!self->selection_mode)
    return FALSE;

  _bunko_item_view_set_selection_mode (self, FALSE);
  return TRUE;
}

static void
add_escape (BunkoItemView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
list_changed_cb (BunkoItemView *self)
{
  if (self->selection_mode)
    queue_update_target (self);
}

void
_bunko_item_view_init_selection (BunkoItemView *self)
{
  static const GActionEntry entries[] = {
    { "toggle", toggle_cb, "u" },
    { "select-all", select_all_cb },
    { "select-none", select_none_cb },
    { "invert-selection", invert_selection_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  bunko_page_shortcut_add (GTK_WIDGET (self), "<Control>a", "list.select-all");
  bunko_page_shortcut_add (GTK_WIDGET (self), "<Control><Shift>i", "list.invert-selection");
  add_escape (self);

  g_signal_connect_object (self->selection, "notify::n-selected", G_CALLBACK (n_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Its menu has only what makes sense for the selection at that time. */
static void
create_more_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  BunkoItemView *self = user_data;
  g_autoptr (GMenuModel) menu = NULL;

  _bunko_item_view_update_target (self);
  menu = bunko_item_actions_create_menu (self->item_actions);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
edited_cb (BunkoItemView *self, BunkoMetatags metatags)
{
  _bunko_item_view_items_edited (self, metatags);
}

/* What is done is told on the list, and goes on when the view is gone. */
void
_bunko_item_view_create_item_actions (BunkoItemView *self)
{
  self->item_actions = bunko_item_actions_new (self->context, GTK_WIDGET (self->stack));
  g_signal_connect_object (self->item_actions, "edited", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), BUNKO_ITEM_ACTIONS_PREFIX,
                                  bunko_item_actions_get_group (self->item_actions));
  gtk_menu_button_set_create_popup_func (self->more_button, create_more_menu_cb, self, NULL);
}

void
_bunko_item_view_dispose_selection (BunkoItemView *self)
{
  g_clear_handle_id (&self->target_source, g_source_remove);
  if (self->more_button != NULL)
    gtk_menu_button_set_create_popup_func (self->more_button, NULL, NULL, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), BUNKO_ITEM_ACTIONS_PREFIX, NULL);
  if (self->item_actions != NULL)
    bunko_item_actions_set_target (self->item_actions, NULL);
  g_clear_object (&self->item_actions);
}

/**
 * bunko_item_view_get_actions:
 * @self: an item view that has a context
 *
 * Returns: (transfer none): what can be done with the selection, or with the item whose menu is
 *   open
 */
BunkoItemActions *
bunko_item_view_get_actions (BunkoItemView *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), NULL);

  return self->item_actions;
}
