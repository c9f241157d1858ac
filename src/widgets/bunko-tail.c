/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-tail.h"

/**
 * BunkoTail:
 *
 * Keeps the end of a growing list in view, until the person scrolls up; then the list keeps its
 * place, and a button to go to the end is revealed.
 */
struct _BunkoTail
{
  GObject parent_instance;

  /* Not referenced: their owner has the tail. */
  GtkListView *list;
  GtkAdjustment *adjustment;
  GtkRevealer *revealer;

  gboolean at_end;
  double value;
  double upper;
  guint source;
};

/* So many pixels above the end are the end as well. */
#define SLACK 4

G_DEFINE_FINAL_TYPE (BunkoTail, bunko_tail, G_TYPE_OBJECT)

static void
set_at_end (BunkoTail *self, gboolean at_end)
{
  self->at_end = at_end;
  gtk_revealer_set_reveal_child (self->revealer, !at_end);
  /* A button that is not there must not take the focus or clicks. */
  gtk_widget_set_can_target (GTK_WIDGET (self->revealer), !at_end);
  gtk_widget_set_sensitive (GTK_WIDGET (self->revealer), !at_end);
}

/* The list moves by itself as well, when lines come or go; only a person makes it go up while it
 * does not become shorter. */
static void
scrolled_cb (BunkoTail *self, GtkAdjustment *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);
  double upper = gtk_adjustment_get_upper (adjustment);
  double end = upper - gtk_adjustment_get_page_size (adjustment);

  if (value >= end - SLACK)
    set_at_end (self, TRUE);
  else if (value < self->value - SLACK && upper >= self->upper)
    set_at_end (self, FALSE);
  self->value = value;
  self->upper = upper;
}

static gboolean
scroll_cb (gpointer user_data)
{
  BunkoTail *self = user_data;
  GtkSelectionModel *model = gtk_list_view_get_model (self->list);
  guint n = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;

  self->source = 0;
  if (self->at_end && n > 0)
    gtk_list_view_scroll_to (self->list, n - 1, GTK_LIST_SCROLL_NONE, NULL);
  return G_SOURCE_REMOVE;
}

/* The list has grown, or learned how high its lines are. */
static void
changed_cb (BunkoTail *self, GtkAdjustment *adjustment)
{
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (gtk_adjustment_get_value (adjustment) < end - SLACK)
    bunko_tail_lines_added (self);
}

static void
bunko_tail_dispose (GObject *object)
{
  BunkoTail *self = BUNKO_TAIL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  G_OBJECT_CLASS (bunko_tail_parent_class)->dispose (object);
}

static void
bunko_tail_class_init (BunkoTailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_tail_dispose;
}

static void
bunko_tail_init (BunkoTail *self)
{
  self->at_end = TRUE;
}

/**
 * bunko_tail_new:
 * @list: (transfer none): a list; it and the others must live as long as the tail
 * @scroller: (transfer none): what it is in
 * @revealer: (transfer none): reveals the button to go to the end
 *
 * Returns: (transfer full): a tail at the end
 */
BunkoTail *
bunko_tail_new (GtkListView *list, GtkScrolledWindow *scroller, GtkRevealer *revealer)
{
  BunkoTail *self = g_object_new (BUNKO_TYPE_TAIL, NULL);

  self->list = list;
  self->adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  self->revealer = revealer;
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  set_at_end (self, TRUE);
  return self;
}

/**
 * bunko_tail_go_to_end:
 * @self: a tail
 *
 * Shows the end, and keeps it in view from now on.
 */
void
bunko_tail_go_to_end (BunkoTail *self)
{
  g_return_if_fail (BUNKO_IS_TAIL (self));

  set_at_end (self, TRUE);
  bunko_tail_lines_added (self);
}

/**
 * bunko_tail_lines_added:
 * @self: a tail
 *
 * Says that the list has more lines than before, or came into view: the end is shown, if it is to
 * be, before the next frame.
 */
void
bunko_tail_lines_added (BunkoTail *self)
{
  g_return_if_fail (BUNKO_IS_TAIL (self));

  if (self->source == 0 && self->at_end && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, scroll_cb, self, NULL);
}
