/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-selection.h"

/**
 * BunkoSelection:
 *
 * Which rows of a list are selected, by position alone.
 *
 * #GtkMultiSelection takes every selected item out of the list and holds it. In a list that loads
 * what somebody asks for, selecting everything would load everything; here it costs nothing. Rows
 * that come and go move the positions; a row that goes is not selected any more.
 */
struct _BunkoSelection
{
  GObject parent_instance;

  GListModel *model;
  GtkBitset *selected;
  guint n_selected; /* as last told */
  gboolean sticky;
};

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_N_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);
static void selection_model_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoSelection,
                               bunko_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_iface_init))

static void
notify_n_selected (BunkoSelection *self)
{
  guint n_selected = gtk_bitset_get_size (self->selected);

  if (self->n_selected == n_selected)
    return;

  self->n_selected = n_selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
items_changed_cb (BunkoSelection *self, guint position, guint n_removed, guint n_added)
{
  gtk_bitset_splice (self->selected, position, n_removed, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  notify_n_selected (self);
}

static GType
bunko_selection_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (BUNKO_SELECTION (model)->model);
}

static guint
bunko_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (BUNKO_SELECTION (model)->model);
}

static gpointer
bunko_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (BUNKO_SELECTION (model)->model, position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = bunko_selection_get_item_type;
  iface->get_n_items = bunko_selection_get_n_items;
  iface->get_item = bunko_selection_get_item;
}

static gboolean
bunko_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (BUNKO_SELECTION (model)->selected, position);
}

static GtkBitset *
bunko_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *range = gtk_bitset_new_range (position, n_items);

  gtk_bitset_intersect (range, BUNKO_SELECTION (model)->selected);

  return range;
}

/* Takes over what is to be selected, and tells what differs. */
static gboolean
change_to (BunkoSelection *self, GtkBitset *selected)
{
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  guint first, last;

  gtk_bitset_difference (changes, selected);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  gtk_bitset_unref (self->selected);
  self->selected = gtk_bitset_ref (selected);
  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
  notify_n_selected (self);

  return TRUE;
}

static gboolean
bunko_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  BunkoSelection *self = BUNKO_SELECTION (model);
  guint n_items = g_list_model_get_n_items (self->model);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) added = gtk_bitset_copy (selected);

  gtk_bitset_subtract (wanted, mask);
  gtk_bitset_intersect (added, mask);
  gtk_bitset_union (wanted, added);
  gtk_bitset_remove_range_closed (wanted, n_items, G_MAXUINT);

  return change_to (self, wanted);
}

static gboolean
bunko_selection_select_range (GtkSelectionModel *model,
                              guint position,
                              guint n_items,
                              gboolean unselect_rest)
{
  BunkoSelection *self = BUNKO_SELECTION (model);
  g_autoptr (GtkBitset) wanted =
      unselect_rest && !self->sticky ? gtk_bitset_new_empty () : gtk_bitset_copy (self->selected);

  gtk_bitset_add_range (wanted, position, n_items);
  gtk_bitset_remove_range_closed (wanted, g_list_model_get_n_items (self->model), G_MAXUINT);

  return change_to (self, wanted);
}

static gboolean
bunko_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  /* Whoever only looks around is not to lose what is selected. */
  if (unselect_rest && BUNKO_SELECTION (model)->sticky)
    return TRUE;

  return bunko_selection_select_range (model, position, 1, unselect_rest);
}

static gboolean
bunko_selection_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  BunkoSelection *self = BUNKO_SELECTION (model);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (self->selected);

  gtk_bitset_remove_range (wanted, position, n_items);

  return change_to (self, wanted);
}

static gboolean
bunko_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  return bunko_selection_unselect_range (model, position, 1);
}

static gboolean
bunko_selection_select_all (GtkSelectionModel *model)
{
  return bunko_selection_select_range (
      model, 0, g_list_model_get_n_items (BUNKO_SELECTION (model)->model), FALSE);
}

static gboolean
bunko_selection_unselect_all (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();

  return change_to (BUNKO_SELECTION (model), none);
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = bunko_selection_is_selected;
  iface->get_selection_in_range = bunko_selection_get_selection_in_range;
  iface->select_item = bunko_selection_select_item;
  iface->unselect_item = bunko_selection_unselect_item;
  iface->select_range = bunko_selection_select_range;
  iface->unselect_range = bunko_selection_unselect_range;
  iface->select_all = bunko_selection_select_all;
  iface->unselect_all = bunko_selection_unselect_all;
  iface->set_selection = bunko_selection_set_selection;
}

static void
bunko_selection_dispose (GObject *object)
{
  BunkoSelection *self = BUNKO_SELECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);

  G_OBJECT_CLASS (bunko_selection_parent_class)->dispose (object);
}

static void
bunko_selection_finalize (GObject *object)
{
  BunkoSelection *self = BUNKO_SELECTION (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->selected, gtk_bitset_unref);

  G_OBJECT_CLASS (bunko_selection_parent_class)->finalize (object);
}

static void
bunko_selection_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoSelection *self = BUNKO_SELECTION (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;

    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_selection_class_init (BunkoSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = bunko_selection_dispose;
  object_class->finalize = bunko_selection_finalize;
  object_class->get_property = bunko_selection_get_property;

  /**
   * BunkoSelection:model:
   *
   * The list.
   */
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, readable);

  /**
   * BunkoSelection:n-selected:
   *
   * How many rows are selected.
   */
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_selection_init (BunkoSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

/**
 * bunko_selection_new:
 * @model: a list
 *
 * Creates a selection of nothing.
 *
 * Returns: (transfer full): the new selection
 */
BunkoSelection *
bunko_selection_new (GListModel *model)
{
  BunkoSelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (BUNKO_TYPE_SELECTION, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

/**
 * bunko_selection_get_n_selected:
 * @self: a selection
 *
 * Returns: how many rows are selected
 */
guint
bunko_selection_get_n_selected (BunkoSelection *self)
{
  g_return_val_if_fail (BUNKO_IS_SELECTION (self), 0);

  return self->n_selected;
}

/**
 * bunko_selection_set_sticky:
 * @self: a selection
 * @sticky: whether rows stay selected until they are unselected
 *
 * Sets whether a row that is selected by itself, as by a click or an arrow key, leaves the others
 * selected and is not selected in their place.
 */
void
bunko_selection_set_sticky (BunkoSelection *self, gboolean sticky)
{
  g_return_if_fail (BUNKO_IS_SELECTION (self));

  self->sticky = sticky;
}

/**
 * bunko_selection_toggle:
 * @self: a selection
 * @position: a row
 *
 * Selects a row, or unselects it.
 */
void
bunko_selection_toggle (BunkoSelection *self, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self);

  g_return_if_fail (BUNKO_IS_SELECTION (self));

  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

/**
 * bunko_selection_invert:
 * @self: a selection
 *
 * Selects what is not selected, and nothing else.
 */
void
bunko_selection_invert (BunkoSelection *self)
{
  g_autoptr (GtkBitset) wanted = NULL;

  g_return_if_fail (BUNKO_IS_SELECTION (self));

  wanted = gtk_bitset_new_range (0, g_list_model_get_n_items (self->model));
  gtk_bitset_subtract (wanted, self->selected);
  change_to (self, wanted);
}
