/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-suggestion-popover.h"

#include "bunko-suggestion-row.h"

#define MIN_WIDTH  280
#define MAX_WIDTH  520
#define MAX_HEIGHT 320

/**
 * BunkoSuggestionPopover:
 *
 * A list below a text, out of which a person chooses without leaving the text: the popover never
 * takes the focus, its owner moves the selection.
 */
struct _BunkoSuggestionPopover
{
  GtkPopover parent_instance;

  BunkoSuggester *suggester; /* NULL while there are recent searches */
  GListModel *model;         /* of BunkoSuggestion or GtkStringObject */
  GtkViewport *viewport;
  GtkListBox *list;
  GtkWidget *clear;
};

enum
{
  CHOSEN,
  CLEAR_RECENT,
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoSuggestionPopover, bunko_suggestion_popover, GTK_TYPE_POPOVER)

static void
bunko_suggestion_popover_dispose (GObject *object)
{
  BunkoSuggestionPopover *self = BUNKO_SUGGESTION_POPOVER (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->suggester);

  G_OBJECT_CLASS (bunko_suggestion_popover_parent_class)->dispose (object);
}

static void
bunko_suggestion_popover_class_init (BunkoSuggestionPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_suggestion_popover_dispose;

  /**
   * BunkoSuggestionPopover::chosen:
   * @self: a popover
   * @item: what was chosen: a #BunkoSuggestion, or a #GtkStringObject for a recent search
   *
   * Emitted when a person chooses.
   */
  signals[CHOSEN] = g_signal_new ("chosen", BUNKO_TYPE_SUGGESTION_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);

  /**
   * BunkoSuggestionPopover::clear-recent:
   *
   * Emitted when a person wants the recent searches to be forgotten.
   */
  signals[CLEAR_RECENT] = g_signal_new ("clear-recent", BUNKO_TYPE_SUGGESTION_POPOVER,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoSuggestionPopover::selected:
   *
   * Emitted when another row is selected, or none.
   */
  signals[SELECTED] = g_signal_new ("selected", BUNKO_TYPE_SUGGESTION_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
row_activated_cb (BunkoSuggestionPopover *self, GtkListBoxRow *row)
{
  g_autoptr (GObject) item =
      g_list_model_get_item (self->model, (guint) gtk_list_box_row_get_index (row));

  if (item != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, item);
}

static void
row_selected_cb (BunkoSuggestionPopover *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
clear_clicked_cb (BunkoSuggestionPopover *self)
{
  g_signal_emit (self, signals[CLEAR_RECENT], 0);
}

static GtkWidget *
create_scroller (BunkoSuggestionPopover *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = g_object_new (GTK_TYPE_LIST_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_BOX,
                             "selection-mode", GTK_SELECTION_SINGLE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "suggestions");
  self->viewport = GTK_VIEWPORT (gtk_viewport_new (NULL, NULL));
  gtk_viewport_set_child (self->viewport, GTK_WIDGET (self->list));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->viewport));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  return scroller;
}

static void
bunko_suggestion_popover_init (BunkoSuggestionPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_scroller (self));
  self->clear = gtk_button_new_with_mnemonic (_ ("_Clear Recent Searches"));
  gtk_widget_add_css_class (self->clear, "flat");
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "suggestions");
}

/**
 * bunko_suggestion_popover_new:
 *
 * Returns: (transfer floating): a popover; give it a parent
 */
GtkWidget *
bunko_suggestion_popover_new (void)
{
  return g_object_new (BUNKO_TYPE_SUGGESTION_POPOVER, NULL);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  BunkoSuggestionPopover *self = user_data;

  if (GTK_IS_STRING_OBJECT (item))
    return bunko_suggestion_row_new_recent (gtk_string_object_get_string (item));
  return bunko_suggestion_row_new (item, bunko_suggester_get_prefix (self->suggester));
}

/* As wide as what it belongs to, within reason. */
static void
open (BunkoSuggestionPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent == NULL || !gtk_widget_get_mapped (parent))
    return;
  gtk_widget_set_size_request (GTK_WIDGET (self),
                               CLAMP (gtk_widget_get_width (parent), MIN_WIDTH, MAX_WIDTH), -1);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
update (BunkoSuggestionPopover *self)
{
  if (g_list_model_get_n_items (self->model) > 0)
    open (self);
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
set_model (BunkoSuggestionPopover *self, GListModel *model)
{
  if (self->model == model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  gtk_list_box_bind_model (self->list, model, create_row, self, NULL);
  if (model != NULL)
    g_signal_connect_swapped (model, "items-changed", G_CALLBACK (update), self);
}

/**
 * bunko_suggestion_popover_show_suggestions:
 * @self: a popover
 * @suggester: where the suggestions come from
 *
 * Shows what is suggested, as long as there is something.
 */
void
bunko_suggestion_popover_show_suggestions (BunkoSuggestionPopover *self, BunkoSuggester *suggester)
{
  g_return_if_fail (BUNKO_IS_SUGGESTION_POPOVER (self));
  g_return_if_fail (BUNKO_IS_SUGGESTER (suggester));

  g_set_object (&self->suggester, suggester);
  gtk_widget_set_visible (self->clear, FALSE);
  set_model (self, G_LIST_MODEL (suggester));
  update (self);
}

/**
 * bunko_suggestion_popover_show_recent:
 * @self: a popover
 * @searches: (array zero-terminated=1): recent searches
 *
 * Shows recent searches, if there are some.
 */
void
bunko_suggestion_popover_show_recent (BunkoSuggestionPopover *self, const char *const *searches)
{
  g_autoptr (GtkStringList) model = NULL;

  g_return_if_fail (BUNKO_IS_SUGGESTION_POPOVER (self));
  g_return_if_fail (searches != NULL);

  model = gtk_string_list_new (searches);
  gtk_widget_set_visible (self->clear, TRUE);
  set_model (self, G_LIST_MODEL (model));
  g_clear_object (&self->suggester);
  update (self);
}

/**
 * bunko_suggestion_popover_close:
 * @self: a popover
 *
 * Hides the list, until something is to be shown again.
 */
void
bunko_suggestion_popover_close (BunkoSuggestionPopover *self)
{
  g_return_if_fail (BUNKO_IS_SUGGESTION_POPOVER (self));

  set_model (self, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/**
 * bunko_suggestion_popover_move:
 * @self: a popover
 * @step: 1 for the next row, -1 for the one before
 *
 * Selects another row; after the last one none is selected, then the first one.
 *
 * Returns: whether a row is selected now
 */
gboolean
bunko_suggestion_popover_move (BunkoSuggestionPopover *self, int step)
{
  GtkListBoxRow *row;
  int n_rows;
  int index;

  g_return_val_if_fail (BUNKO_IS_SUGGESTION_POPOVER (self), FALSE);

  row = gtk_list_box_get_selected_row (self->list);
  n_rows = self->model != NULL ? (int) g_list_model_get_n_items (self->model) : 0;
  index = (row != NULL ? gtk_list_box_row_get_index (row) : step > 0 ? -1 : n_rows) + step;
  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    gtk_viewport_scroll_to (self->viewport, GTK_WIDGET (row), NULL);
  return row != NULL;
}

/**
 * bunko_suggestion_popover_get_row:
 * @self: a popover
 *
 * Returns: (transfer none) (nullable): the selected row
 */
GtkWidget *
bunko_suggestion_popover_get_row (BunkoSuggestionPopover *self)
{
  g_return_val_if_fail (BUNKO_IS_SUGGESTION_POPOVER (self), NULL);

  return (GtkWidget *) gtk_list_box_get_selected_row (self->list);
}

/**
 * bunko_suggestion_popover_get_list:
 * @self: a popover
 *
 * Returns: (transfer none): the list, which what is written in controls
 */
GtkWidget *
bunko_suggestion_popover_get_list (BunkoSuggestionPopover *self)
{
  g_return_val_if_fail (BUNKO_IS_SUGGESTION_POPOVER (self), NULL);

  return GTK_WIDGET (self->list);
}

/**
 * bunko_suggestion_popover_get_recent:
 * @self: a popover
 *
 * Returns: (transfer none) (nullable): the selected recent search; %NULL if there is none
 */
const char *
bunko_suggestion_popover_get_recent (BunkoSuggestionPopover *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (BUNKO_IS_SUGGESTION_POPOVER (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL || !GTK_IS_STRING_LIST (self->model))
    return NULL;
  return gtk_string_list_get_string (GTK_STRING_LIST (self->model),
                                     (guint) gtk_list_box_row_get_index (row));
}

/**
 * bunko_suggestion_popover_choose:
 * @self: a popover
 * @or_first: whether the first row is meant if none is selected
 *
 * Chooses the selected row.
 *
 * Returns: whether there was one
 */
gboolean
bunko_suggestion_popover_choose (BunkoSuggestionPopover *self, gboolean or_first)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (BUNKO_IS_SUGGESTION_POPOVER (self), FALSE);

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL && or_first)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row == NULL)
    return FALSE;
  row_activated_cb (self, row);
  return TRUE;
}
