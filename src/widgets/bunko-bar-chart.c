/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-bar-chart.h"
#include "bunko-chart-bar.h"

/**
 * BunkoBarChart:
 *
 * A few bars to compare: rows with a label and a number, or columns. A bar that stands for a search
 * opens it by the action `win.search`.
 *
 * Tab goes to one bar, the arrow keys from that to the others.
 */

/* What the labels of rows may take of the width. */
#define LABEL_SHARE 0.4

#define LABEL_GAP 6 /* between the labels of columns */

struct _BunkoBarChart
{
  GtkWidget parent_instance;

  GtkOrientation orientation;
  GPtrArray *bars; /* (nullable): of BunkoStatisticsBar */
  guint n_bars;
};

G_DEFINE_FINAL_TYPE (BunkoBarChart, bunko_bar_chart, GTK_TYPE_WIDGET)

static BunkoChartBar *
get_first (BunkoBarChart *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  return child != NULL ? BUNKO_CHART_BAR (child) : NULL;
}

static BunkoChartBar *
get_next (BunkoChartBar *bar)
{
  GtkWidget *child = gtk_widget_get_next_sibling (GTK_WIDGET (bar));

  return child != NULL ? BUNKO_CHART_BAR (child) : NULL;
}

static void
measure_texts (BunkoBarChart *self, int *label_width, int *count_width)
{
  *label_width = 0;
  *count_width = 0;
  for (BunkoChartBar *bar = get_first (self); bar != NULL; bar = get_next (bar))
    {
      int label, count;

      bunko_chart_bar_measure_texts (bar, &label, &count);
      *label_width = MAX (*label_width, label);
      *count_width = MAX (*count_width, count);
    }
}

static void
bunko_bar_chart_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  BunkoBarChart *self = BUNKO_BAR_CHART (widget);
  int sum = 0, most = 0;

  for (BunkoChartBar *bar = get_first (self); bar != NULL; bar = get_next (bar))
    {
      int size;

      gtk_widget_measure (GTK_WIDGET (bar), orientation, -1, &size, NULL, NULL, NULL);
      sum += size;
      most = MAX (most, size);
    }
  *minimum = self->orientation == orientation ? most : sum;
  *natural = *minimum;
}

static GtkSizeRequestMode
bunko_bar_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
allocate_rows (BunkoBarChart *self, int width)
{
  int label_width, count_width, y = 0;

  measure_texts (self, &label_width, &count_width);
  label_width = MIN (label_width, (int) (width * LABEL_SHARE));
  for (BunkoChartBar *bar = get_first (self); bar != NULL; bar = get_next (bar))
    {
      int height;

      gtk_widget_measure (GTK_WIDGET (bar), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL,
                          NULL);
      bunko_chart_bar_set_texts (bar, label_width, count_width, 0);
      gtk_widget_size_allocate (GTK_WIDGET (bar), &(GtkAllocation) { 0, y, width, height }, -1);
      y += height;
    }
}

/* The last column whose label is within the chart, but for a little that it is moved. */
static int
get_last_labelled (int n, int column, int label_width)
{
  int last = n - 1;

  while (last > 0 && (label_width - column) / 2 - (n - 1 - last) * column > LABEL_GAP)
    last--;

  return last;
}

/* Labels that do not fit under every column are under every second, third and so on, counted from
 * the last, which is the one that people look at first. */
static void
allocate_columns (BunkoBarChart *self, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int label_width, count_width;
  int n = (int) self->n_bars, average = MAX (width / n, 1), i = 0;
  int step, last;

  measure_texts (self, &label_width, &count_width);
  step = (label_width + LABEL_GAP + average - 1) / average;
  last = get_last_labelled (n, average, label_width);
  if (count_width + 2 > average)
    count_width = 0;
  for (BunkoChartBar *bar = get_first (self); bar != NULL; bar = get_next (bar), i++)
    {
      int x = width * i / n;
      int column = width * (i + 1) / n - x;
      int left = x + (column - label_width) / 2;
      int shift = CLAMP (left, 0, MAX (width - label_width, 0)) - left;
      gboolean labelled = i <= last && (last - i) % MAX (step, 1) == 0 && ABS (shift) <= LABEL_GAP;

      bunko_chart_bar_set_texts (bar, labelled ? label_width : 0, count_width, shift);
      if (rtl)
        x = width - x - column;
      gtk_widget_size_allocate (GTK_WIDGET (bar), &(GtkAllocation) { x, 0, column, height }, -1);
    }
}

static void
bunko_bar_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BunkoBarChart *self = BUNKO_BAR_CHART (widget);

  if (self->n_bars == 0)
    return;
  if (self->orientation == GTK_ORIENTATION_HORIZONTAL)
    allocate_rows (self, width);
  else
    allocate_columns (self, width, height);
}

static GtkWidget *
get_neighbour (BunkoBarChart *self, GtkWidget *bar, GtkDirectionType direction)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkDirectionType next = GTK_DIR_DOWN, previous = GTK_DIR_UP;

  if (self->orientation == GTK_ORIENTATION_VERTICAL)
    {
      next = rtl ? GTK_DIR_LEFT : GTK_DIR_RIGHT;
      previous = rtl ? GTK_DIR_RIGHT : GTK_DIR_LEFT;
    }
  if (direction == next)
    return gtk_widget_get_next_sibling (bar);
  if (direction == previous)
    return gtk_widget_get_prev_sibling (bar);

  return NULL;
}

static gboolean
bunko_bar_chart_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BunkoBarChart *self = BUNKO_BAR_CHART (widget);
  GtkWidget *focused = gtk_widget_get_focus_child (widget);
  GtkWidget *bar = NULL;

  if (focused == NULL || !gtk_widget_has_focus (focused))
    bar = focused != NULL ? focused : gtk_widget_get_first_child (widget);
  else
    bar = get_neighbour (self, focused, direction);

  return bar != NULL && gtk_widget_grab_focus (bar);
}

static void
remove_bars (BunkoBarChart *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->n_bars = 0;
}

static void
bunko_bar_chart_dispose (GObject *object)
{
  BunkoBarChart *self = BUNKO_BAR_CHART (object);

  remove_bars (self);
  g_clear_pointer (&self->bars, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_bar_chart_parent_class)->dispose (object);
}

static void
bunko_bar_chart_class_init (BunkoBarChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_bar_chart_dispose;
  widget_class->measure = bunko_bar_chart_measure;
  widget_class->get_request_mode = bunko_bar_chart_get_request_mode;
  widget_class->size_allocate = bunko_bar_chart_size_allocate;
  widget_class->focus = bunko_bar_chart_focus;
  gtk_widget_class_set_css_name (widget_class, "barchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bunko_bar_chart_init (BunkoBarChart *self)
{
}

/**
 * bunko_bar_chart_new:
 * @orientation: %GTK_ORIENTATION_HORIZONTAL for rows, %GTK_ORIENTATION_VERTICAL for columns
 *
 * Returns: (transfer floating): a chart without bars
 */
GtkWidget *
bunko_bar_chart_new (GtkOrientation orientation)
{
  BunkoBarChart *self = g_object_new (BUNKO_TYPE_BAR_CHART, NULL);

  self->orientation = orientation;

  return GTK_WIDGET (self);
}

static void
activate_cb (BunkoChartBar *bar, BunkoBarChart *self)
{
  const char *search = bunko_chart_bar_get_bar (bar)->search;

  if (search != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search", "s", search);
}

static gint64
get_most (GPtrArray *bars)
{
  gint64 most = 1;

  for (guint i = 0; i < bars->len; i++)
    most = MAX (most, ((BunkoStatisticsBar *) bars->pdata[i])->count);

  return most;
}

/* Where the keyboard is, -1 for nowhere. */
static int
get_focused (BunkoBarChart *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  int index = 0;

  if (focused == NULL)
    return -1;
  while ((focused = gtk_widget_get_prev_sibling (focused)) != NULL)
    index++;

  return index;
}

static void
restore_focus (BunkoBarChart *self, int index)
{
  GtkWidget *bar = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (int i = 0; i < index && bar != NULL && gtk_widget_get_next_sibling (bar) != NULL; i++)
    bar = gtk_widget_get_next_sibling (bar);
  if (bar != NULL)
    gtk_widget_grab_focus (bar);
}

/**
 * bunko_bar_chart_set_bars:
 * @self: a chart
 * @bars: (element-type BunkoStatisticsBar): its bars in their order; not changed from now on
 *
 * Shows other bars. The keyboard stays where it is.
 */
void
bunko_bar_chart_set_bars (BunkoBarChart *self, GPtrArray *bars)
{
  gint64 most;
  int focused;

  g_return_if_fail (BUNKO_IS_BAR_CHART (self));
  g_return_if_fail (bars != NULL);

  if (self->bars == bars)
    return;

  focused = get_focused (self);
  remove_bars (self);
  g_clear_pointer (&self->bars, g_ptr_array_unref);
  self->bars = g_ptr_array_ref (bars);
  self->n_bars = bars->len;
  most = get_most (bars);
  for (guint i = 0; i < bars->len; i++)
    {
      BunkoStatisticsBar *bar = bars->pdata[i];
      GtkWidget *child = bunko_chart_bar_new (bar, self->orientation);

      bunko_chart_bar_set_fraction (BUNKO_CHART_BAR (child), (double) bar->count / (double) most);
      g_signal_connect (child, "activate", G_CALLBACK (activate_cb), self);
      gtk_widget_set_parent (child, GTK_WIDGET (self));
    }
  if (focused >= 0)
    restore_focus (self, focused);
}
