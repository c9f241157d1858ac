/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bunko-item-view-private.h"

/* Where in its list a view is, and how it gets somewhere else. Rows are all of one height, so that
 * the share of the height that is scrolled away is the share of the rows. */

/* When a list has come to rest, and how often it is looked at for rows that are still to come. */
#define REST_TIME_MS   300
#define MAX_REST_TURNS 20
#define MAX_VISIBLE    200

/* How long the places of the rows may still change after a list has come back, in microseconds. */
#define SETTLE_TIME (G_USEC_PER_SEC / 2)

static GtkAdjustment *
get_adjustment (BunkoItemView *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

static guint
get_n_rows (BunkoItemView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

/* In rows from the top, with what is cut off of the first. */
static double
get_position_at (BunkoItemView *self, double offset)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double upper = MAX (gtk_adjustment_get_upper (adjustment), 1);
  double y = gtk_adjustment_get_value (adjustment) + offset;

  return CLAMP (y / upper, 0, 1) * get_n_rows (self);
}

guint
_bunko_item_view_get_first_visible (BunkoItemView *self)
{
  guint n_rows = get_n_rows (self);

  return n_rows > 0 ? MIN ((guint) get_position_at (self, 0.5), n_rows - 1) : 0;
}

/* The row that has the keyboard focus, or G_MAXUINT. */
guint
_bunko_item_view_get_focus_position (BunkoItemView *self)
{
  BunkoCell *cell = _bunko_item_view_find_focus_cell (self);

  if (cell == NULL || bunko_cell_get_row (cell) == NULL)
    return G_MAXUINT;

  return bunko_row_get_position (bunko_cell_get_row (cell));
}

/* Of a grid whole lines are seen, even where only a part of each is; one more is in reach. */
static void
get_visible_range (BunkoItemView *self, guint *first, guint *last)
{
  double page_size = gtk_adjustment_get_page_size (get_adjustment (self));
  guint n_columns = GTK_IS_GRID_VIEW (self->rows)
                        ? gtk_grid_view_get_max_columns (GTK_GRID_VIEW (self->rows))
                        : 1;
  guint n_rows = get_n_rows (self);

  *first = MIN ((guint) get_position_at (self, 0), n_rows - 1) / n_columns * n_columns;
  *last = ((guint) get_position_at (self, page_size) / n_columns + 2) * n_columns - 1;
  *last = MIN (*last, n_rows - 1);
}

/* Once the list has come to rest: what the cards of its items lack. */
static gboolean
rested_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  gboolean complete = TRUE;
  guint first, last;

  if (get_n_rows (self) > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      get_visible_range (self, &first, &last);
      for (guint i = first; i <= last && i - first < MAX_VISIBLE; i++)
        {
          BunkoItem *item = bunko_paged_list_peek_item (self->list, i);

          complete = complete && item != NULL;
          if (item != NULL)
            g_ptr_array_add (items, item);
        }
      bunko_item_details_set_wanted (self->details, items);
    }
  if (!complete && self->rest_turns-- > 0)
    return G_SOURCE_CONTINUE;

  self->rest_source = 0;

  return G_SOURCE_REMOVE;
}

void
_bunko_item_view_queue_details (BunkoItemView *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_turns = MAX_REST_TURNS;
  self->rest_source = g_timeout_add (REST_TIME_MS, rested_cb, self);
}

static void
scrolled_cb (BunkoItemView *self)
{
  guint first, last;

  if (get_n_rows (self) == 0)
    return;

  get_visible_range (self, &first, &last);
  bunko_paged_list_set_focus (self->list, first, last);
  _bunko_item_view_queue_details (self);
  _bunko_item_view_show_bubble (self);
}

/* A list scrolls so that what gets the focus is in sight as a whole; here it stays where it is. */
gboolean
_bunko_item_view_focus_rows (BunkoItemView *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  gboolean focused = gtk_widget_grab_focus (self->rows);

  gtk_adjustment_set_value (adjustment, value);

  return focused;
}

/* The row to give the focus, so that it is one of those on the screen: a view that has its focus
 * elsewhere goes there as soon as it gets the keyboard. */
static guint
choose_focus (BunkoItemView *self, double position)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  guint n_rows = get_n_rows (self);
  double shown = gtk_adjustment_get_page_size (adjustment) /
                 MAX (gtk_adjustment_get_upper (adjustment), 1) * n_rows;

  /* The first ones may be cut off a little. */
  if (self->wanted_focus >= position - shown / 2 - 1 && self->wanted_focus < position + shown)
    return self->wanted_focus;

  return MIN ((guint) ceil (position), n_rows - 1);
}

/* Who writes, or is in a menu, is not interrupted. */
static gboolean
may_take_focus (BunkoItemView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL ||
         (!GTK_IS_TEXT (focus) && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL);
}

/* Goes where the view is to go, once there are rows and they have their places. */
void
_bunko_item_view_apply_position (BunkoItemView *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double upper = gtk_adjustment_get_upper (adjustment);
  double position = self->wanted_position;
  guint n_rows = get_n_rows (self);
  gboolean takes_focus;
  guint focus;

  if (position < 0 || n_rows == 0 || upper <= gtk_adjustment_get_page_size (adjustment) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self->scroller)) ||
      !_bunko_item_view_has_its_columns (self))
    return;

  takes_focus = self->wanted_focus != G_MAXUINT || may_take_focus (self);
  focus = choose_focus (self, position);
  self->settling_position = position;
  self->settling_focus = self->wanted_focus;
  self->wanted_position = -1;
  self->wanted_focus = G_MAXUINT;
  if (takes_focus)
    _bunko_item_view_scroll_to (self, focus, GTK_LIST_SCROLL_FOCUS);
  gtk_adjustment_set_value (adjustment, position / n_rows * upper);
  self->settling_upper = upper;
  self->settling_until = g_get_monotonic_time () + SETTLE_TIME;
}

static gboolean
apply_position_cb (gpointer user_data)
{
  BunkoItemView *self = user_data;

  self->position_source = 0;
  _bunko_item_view_apply_position (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: a list that is giving out places forgets what it is told meanwhile. */
static void
places_changed_cb (BunkoItemView *self)
{
  double upper = gtk_adjustment_get_upper (get_adjustment (self));

  /* It has found out how many columns fit only now. The row that is to have the focus may not
   * have been on the screen yet; who has gone on meanwhile keeps the keyboard. */
  if (self->wanted_position < 0 && self->settling_position >= 0 && upper != self->settling_upper &&
      g_get_monotonic_time () < self->settling_until)
    {
      self->wanted_position = self->settling_position;
      if (gtk_widget_get_focus_child (self->rows) != NULL)
        self->wanted_focus = self->settling_focus;
    }
  if (self->wanted_position >= 0 && self->position_source == 0)
    self->position_source =
        g_idle_add_full (GTK_PRIORITY_RESIZE - 1, apply_position_cb, self, NULL);
}

void
_bunko_item_view_init_position (BunkoItemView *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  self->wanted_position = -1;
  self->settling_position = -1;
  self->wanted_focus = G_MAXUINT;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (places_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The place that has the line of a row at the top, as bunko_item_view_save_state() counts. The last
 * line of a grid is as high as the others, but may have fewer rows. */
static double
get_position_of_line (BunkoItemView *self, guint row)
{
  guint n_columns = GTK_IS_GRID_VIEW (self->rows)
                        ? gtk_grid_view_get_max_columns (GTK_GRID_VIEW (self->rows))
                        : 1;
  guint n_rows = get_n_rows (self);
  guint n_lines = n_rows / n_columns + (n_rows % n_columns > 0);

  return n_lines > 0 ? (double) (row / n_columns) / n_lines * n_rows : row;
}

/**
 * bunko_item_view_jump_to:
 * @self: an item view
 * @position: the position of a row, from 0
 *
 * Scrolls the row to the top, and gives it the keyboard focus. Its item need not be loaded. Where
 * there are no rows yet, this is done as soon as there are.
 */
void
bunko_item_view_jump_to (BunkoItemView *self, guint position)
{
  g_return_if_fail (BUNKO_IS_ITEM_VIEW (self));

  self->wanted_position = get_position_of_line (self, position);
  self->wanted_focus = position;
  _bunko_item_view_apply_position (self);
}

/**
 * bunko_item_view_save_state:
 * @self: an item view
 *
 * Writes where the view is: the place in the list, the row with the focus, and which of the random
 * orders is shown.
 *
 * Returns: (transfer full): a variant of type `a{sv}`
 */
GVariant *
bunko_item_view_save_state (BunkoItemView *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  double position;
  guint focus;

  g_return_val_if_fail (BUNKO_IS_ITEM_VIEW (self), NULL);

  /* What is still to be restored is where it is. */
  position = self->wanted_position >= 0 ? self->wanted_position : get_position_at (self, 0);
  focus =
      self->wanted_position >= 0 ? self->wanted_focus : _bunko_item_view_get_focus_position (self);
  g_variant_dict_insert (&dict, "position", "d", position);
  if (focus != G_MAXUINT)
    g_variant_dict_insert (&dict, "focus", "u", focus);
  g_variant_dict_insert (&dict, "seed", "u", self->seed);

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * bunko_item_view_restore_state:
 * @self: an item view
 * @state: what bunko_item_view_save_state() wrote
 *
 * Goes back to where the view was, as soon as there are rows; they need not be loaded. What does
 * not fit is left out.
 */
void
bunko_item_view_restore_state (BunkoItemView *self, GVariant *state)
{
  double position;
  guint32 seed;

  g_return_if_fail (BUNKO_IS_ITEM_VIEW (self));
  g_return_if_fail (state != NULL);

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    return;

  if (g_variant_lookup (state, "seed", "u", &seed))
    _bunko_item_view_set_seed (self, seed);
  if (!g_variant_lookup (state, "position", "d", &position) || !(position >= 0))
    return;

  self->wanted_position = MIN (position, G_MAXUINT);
  if (!g_variant_lookup (state, "focus", "u", &self->wanted_focus))
    self->wanted_focus = G_MAXUINT;
  _bunko_item_view_apply_position (self);
}

static void
jump_response_cb (BunkoItemView *self, const char *response, AdwAlertDialog *dialog)
{
  GtkSpinButton *button = g_object_get_data (G_OBJECT (dialog), "position");

  gtk_spin_button_update (button);
  if (g_str_equal (response, "jump"))
    bunko_item_view_jump_to (self, (guint) gtk_spin_button_get_value (button) - 1);
}

static GtkWidget *
create_position_button (BunkoItemView *self)
{
  GtkWidget *button = gtk_spin_button_new_with_range (1, get_n_rows (self), 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (button),
                             _bunko_item_view_get_first_visible (self) + 1);
  /* A spin button that activates the default itself does so at the second press of Enter only; the
   * first one takes over the number. */
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (button)), "activate",
                           G_CALLBACK (gtk_widget_activate_default), button, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Position"), -1);

  return button;
}

/* Asks where to go in a long list. */
void
_bunko_item_view_show_jump (BunkoItemView *self)
{
  AdwDialog *dialog;
  GtkWidget *button;
  g_autofree char *text = NULL;

  if (get_n_rows (self) == 0)
    return;

  button = create_position_button (self);
  text = g_strdup_printf (_ ("From 1 to %'u"), get_n_rows (self));
  dialog = adw_alert_dialog_new (_ ("Jump to Position"), text);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), button);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "jump",
                                  _ ("_Jump"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "jump",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "jump");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "position", button);
  g_signal_connect_object (dialog, "response", G_CALLBACK (jump_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  gtk_widget_grab_focus (button);
}

void
_bunko_item_view_dispose_position (BunkoItemView *self)
{
  g_clear_handle_id (&self->position_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
}
