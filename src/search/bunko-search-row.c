/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-search-row.h"

#include "bunko-search-chip.h"

/* The room that is left to write in, in characters. */
#define TEXT_WIDTH_CHARS 12

/**
 * BunkoSearchRow:
 *
 * The chips of a search, one after the other, and among them the text that is being written. Tab
 * comes to the text and goes on from it; the arrow keys go through the chips.
 */
struct _BunkoSearchRow
{
  GtkBox parent_instance;

  GtkWidget *text;
  GPtrArray *chips; /* of BunkoSearchChip, those before the text first */
};

enum
{
  EDIT,
  NEGATE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoSearchRow, bunko_search_row, GTK_TYPE_BOX)

/* From a chip to what is next to it, or nowhere at the end. */
static void
move_focus (BunkoSearchRow *self, GtkWidget *from, gboolean forward)
{
  GtkWidget *to = forward ? gtk_widget_get_next_sibling (from) : gtk_widget_get_prev_sibling (from);

  if (to == NULL)
    return;
  gtk_widget_grab_focus (to == self->text ? GTK_WIDGET (self) : to);
  if (to == self->text)
    gtk_editable_set_position (GTK_EDITABLE (self->text), forward ? 0 : -1);
}

static gboolean
bunko_search_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BunkoSearchRow *self = BUNKO_SEARCH_ROW (widget);
  GtkWidget *from = gtk_widget_get_focus_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (from == NULL)
    return gtk_widget_grab_focus (widget);
  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;
  move_focus (self, from, (direction == GTK_DIR_RIGHT) != rtl);
  return TRUE;
}

static gboolean
bunko_search_row_grab_focus (GtkWidget *widget)
{
  return gtk_text_grab_focus_without_selecting (GTK_TEXT (BUNKO_SEARCH_ROW (widget)->text));
}

static void
bunko_search_row_dispose (GObject *object)
{
  BunkoSearchRow *self = BUNKO_SEARCH_ROW (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_search_row_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, BUNKO_TYPE_SEARCH_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bunko_search_row_class_init (BunkoSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_search_row_dispose;
  widget_class->focus = bunko_search_row_focus;
  widget_class->grab_focus = bunko_search_row_grab_focus;

  /**
   * BunkoSearchRow::edit:
   * @self: a row
   * @index: the chip
   *
   * Emitted when a person wants to change a condition.
   */
  signals[EDIT] = add_signal ("edit");

  /**
   * BunkoSearchRow::negate:
   * @self: a row
   * @index: the chip
   *
   * Emitted when a person wants the opposite of a condition.
   */
  signals[NEGATE] = add_signal ("negate");

  /**
   * BunkoSearchRow::remove:
   * @self: a row
   * @index: the chip
   *
   * Emitted when a person does not want a condition any more.
   */
  signals[REMOVE] = add_signal ("remove");
}

static void
bunko_search_row_init (BunkoSearchRow *self)
{
  self->chips = g_ptr_array_new ();
  self->text =
      g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_SEARCH_BOX, NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), TEXT_WIDTH_CHARS);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_box_append (GTK_BOX (self), self->text);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chips");
}

/**
 * bunko_search_row_new:
 *
 * Returns: (transfer floating): a row without chips
 */
GtkWidget *
bunko_search_row_new (void)
{
  return g_object_new (BUNKO_TYPE_SEARCH_ROW, NULL);
}

/**
 * bunko_search_row_get_text:
 * @self: a row
 *
 * Returns: (transfer none): where a person writes
 */
GtkText *
bunko_search_row_get_text (BunkoSearchRow *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_ROW (self), NULL);

  return GTK_TEXT (self->text);
}

static void
forward (BunkoSearchRow *self, BunkoSearchChip *chip, guint signal)
{
  guint index;

  if (self->chips != NULL && g_ptr_array_find (self->chips, chip, &index))
    g_signal_emit (self, signals[signal], 0, index);
}

static void
edit_cb (BunkoSearchRow *self, BunkoSearchChip *chip)
{
  forward (self, chip, EDIT);
}

static void
negate_cb (BunkoSearchRow *self, BunkoSearchChip *chip)
{
  forward (self, chip, NEGATE);
}

static void
remove_cb (BunkoSearchRow *self, BunkoSearchChip *chip)
{
  forward (self, chip, REMOVE);
}

static void
add_chip (BunkoSearchRow *self)
{
  GtkWidget *chip = bunko_search_chip_new ();

  g_signal_connect_object (chip, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "negate", G_CALLBACK (negate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->chips, chip);
  gtk_box_append (GTK_BOX (self), chip);
}

/* The last chip goes; who is on it stays in the row. */
static void
drop_chip (BunkoSearchRow *self)
{
  GtkWidget *chip = g_ptr_array_steal_index (self->chips, self->chips->len - 1);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == chip)
    gtk_widget_grab_focus (self->chips->len > 0
                               ? g_ptr_array_index (self->chips, self->chips->len - 1)
                               : GTK_WIDGET (self));
  gtk_box_remove (GTK_BOX (self), chip);
}

static void
place_text (BunkoSearchRow *self, guint place)
{
  GtkWidget *before = place > 0 ? g_ptr_array_index (self->chips, place - 1) : NULL;

  if (gtk_widget_get_prev_sibling (self->text) != before)
    gtk_box_reorder_child_after (GTK_BOX (self), self->text, before);
}

/**
 * bunko_search_row_set_tokens:
 * @self: a row
 * @tokens: (element-type BunkoSearchToken): the conditions
 * @place: how many of them stand before the text
 *
 * Shows these conditions as chips. The focus stays where it is, as far as there is something.
 */
void
bunko_search_row_set_tokens (BunkoSearchRow *self, GPtrArray *tokens, guint place)
{
  g_return_if_fail (BUNKO_IS_SEARCH_ROW (self));
  g_return_if_fail (tokens != NULL && place <= tokens->len);

  while (self->chips->len > tokens->len)
    drop_chip (self);
  while (self->chips->len < tokens->len)
    add_chip (self);
  for (guint i = 0; i < tokens->len; i++)
    bunko_search_chip_set_token (g_ptr_array_index (self->chips, i), g_ptr_array_index (tokens, i));
  place_text (self, place);
}

/**
 * bunko_search_row_get_n_chips:
 * @self: a row
 *
 * Returns: how many chips there are
 */
guint
bunko_search_row_get_n_chips (BunkoSearchRow *self)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_ROW (self), 0);

  return self->chips->len;
}

/**
 * bunko_search_row_get_chip:
 * @self: a row
 * @index: which chip
 *
 * Returns: (transfer none) (nullable): the chip
 */
GtkWidget *
bunko_search_row_get_chip (BunkoSearchRow *self, guint index)
{
  g_return_val_if_fail (BUNKO_IS_SEARCH_ROW (self), NULL);

  return index < self->chips->len ? g_ptr_array_index (self->chips, index) : NULL;
}
