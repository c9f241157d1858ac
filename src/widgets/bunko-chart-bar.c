/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-chart-bar.h"

/**
 * BunkoChartBar:
 *
 * One bar of a [class@BarChart]: a label, a length, and a number. A bar that stands for a search
 * can be pressed. It is a row of a horizontal chart, or a column of a vertical one; how much room
 * the texts have is for the chart to say, as it is the same for all of its bars.
 */

#define SPACING     8
#define THICKNESS   10 /* of a row */
#define MIN_COLUMN  8
#define PADDING     4
#define ROW_LENGTH  60 /* the shortest that the longest bar of a row may be */
#define COLUMN_SIZE 120

struct _BunkoChartBar
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *fill;
  GtkWidget *count;

  BunkoStatisticsBar *bar;
  GtkOrientation orientation;
  double fraction;
  int label_width; /* 0 hides the label of a column */
  int count_width; /* 0 hides the count of a column */
  int shift;       /* of the label of a column, to stay within the chart */
};

G_DEFINE_FINAL_TYPE (BunkoChartBar, bunko_chart_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
measure (GtkWidget *widget, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (widget, orientation, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
measure_row (BunkoChartBar *self, GtkOrientation orientation)
{
  int text = MAX (measure (self->label, GTK_ORIENTATION_VERTICAL),
                  measure (self->count, GTK_ORIENTATION_VERTICAL));

  if (orientation == GTK_ORIENTATION_VERTICAL)
    return MAX (text, THICKNESS) + 2 * PADDING;

  return ROW_LENGTH + self->count_width + 2 * SPACING + 2 * PADDING;
}

static int
measure_column (BunkoChartBar *self, GtkOrientation orientation)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return MIN_COLUMN;

  return COLUMN_SIZE + measure (self->label, GTK_ORIENTATION_VERTICAL) +
         measure (self->count, GTK_ORIENTATION_VERTICAL) + 2 * PADDING;
}

static void
bunko_chart_bar_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  BunkoChartBar *self = BUNKO_CHART_BAR (widget);

  *minimum = self->orientation == GTK_ORIENTATION_HORIZONTAL ? measure_row (self, orientation)
                                                             : measure_column (self, orientation);
  *natural = *minimum;
}

static void
allocate (BunkoChartBar *self, GtkWidget *child, int x, int y, int width, int height)
{
  int own = gtk_widget_get_width (GTK_WIDGET (self));

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = own - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

/* A bar that is there can be seen. */
static int
get_length (BunkoChartBar *self, int room)
{
  int length = (int) (self->fraction * room + 0.5);

  return self->bar->count > 0 ? CLAMP (length, 2, MAX (room, 2)) : 0;
}

static void
allocate_row (BunkoChartBar *self, int width, int height)
{
  int start = PADDING + self->label_width + SPACING;
  int room = MAX (width - start - SPACING - self->count_width - PADDING, 0);
  int length = get_length (self, room);

  allocate (self, self->label, PADDING, 0, self->label_width, height);
  gtk_widget_set_child_visible (self->fill, length > 0);
  if (length > 0)
    allocate (self, self->fill, start, (height - THICKNESS) / 2, length, THICKNESS);
  allocate (self, self->count, start + length + (length > 0 ? SPACING : 0), 0, self->count_width,
            height);
}

static void
allocate_column (BunkoChartBar *self, int width, int height)
{
  int text = measure (self->label, GTK_ORIENTATION_VERTICAL);
  int number = measure (self->count, GTK_ORIENTATION_VERTICAL);
  int bottom = height - PADDING - text;
  int length = get_length (self, MAX (bottom - PADDING - number, 0));
  int gap = MAX (width / 8, 1);

  gtk_widget_set_child_visible (self->label, self->label_width > 0);
  if (self->label_width > 0)
    allocate (self, self->label, (width - self->label_width) / 2 + self->shift, bottom,
              self->label_width, text);
  gtk_widget_set_child_visible (self->fill, length > 0);
  if (length > 0)
    allocate (self, self->fill, gap, bottom - length, MAX (width - 2 * gap, 2), length);
  gtk_widget_set_child_visible (self->count, self->count_width > 0);
  if (self->count_width > 0)
    allocate (self, self->count, (width - self->count_width) / 2, bottom - length - number,
              self->count_width, number);
}

static void
bunko_chart_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BunkoChartBar *self = BUNKO_CHART_BAR (widget);

  if (self->orientation == GTK_ORIENTATION_HORIZONTAL)
    allocate_row (self, width, height);
  else
    allocate_column (self, width, height);
}

static void
bunko_chart_bar_dispose (GObject *object)
{
  BunkoChartBar *self = BUNKO_CHART_BAR (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->fill, gtk_widget_unparent);
  g_clear_pointer (&self->count, gtk_widget_unparent);

  G_OBJECT_CLASS (bunko_chart_bar_parent_class)->dispose (object);
}

static void
bunko_chart_bar_finalize (GObject *object)
{
  BunkoChartBar *self = BUNKO_CHART_BAR (object);

  bunko_statistics_bar_unref (self->bar);

  G_OBJECT_CLASS (bunko_chart_bar_parent_class)->finalize (object);
}

static void
bunko_chart_bar_class_init (BunkoChartBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const guint keys[] = { GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter, GDK_KEY_space,
                         GDK_KEY_KP_Space };

  object_class->dispose = bunko_chart_bar_dispose;
  object_class->finalize = bunko_chart_bar_finalize;
  widget_class->measure = bunko_chart_bar_measure;
  widget_class->size_allocate = bunko_chart_bar_size_allocate;

  /**
   * BunkoChartBar::activate:
   * @self: the bar
   *
   * The bar was pressed.
   */
  signals[SIGNAL_ACTIVATE] =
      g_signal_new ("activate", BUNKO_TYPE_CHART_BAR, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATE]);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i], 0, "activate", NULL);
  gtk_widget_class_set_css_name (widget_class, "chartbar");
}

static GtkWidget *
create_label (BunkoChartBar *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
bunko_chart_bar_init (BunkoChartBar *self)
{
  self->label = create_label (self, "label");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->fill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->fill, "fill");
  gtk_widget_set_parent (self->fill, GTK_WIDGET (self));
  self->count = create_label (self, "count");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *self)
{
  if (gtk_widget_contains (self, x, y))
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static void
make_pressable (BunkoChartBar *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

static void
describe (BunkoChartBar *self)
{
  g_autofree char *value = g_strdup_printf (
      /* Translators: how many galleries a bar of a chart stands for. */
      ngettext ("%'" G_GINT64_FORMAT " gallery", "%'" G_GINT64_FORMAT " galleries",
                (gulong) self->bar->count),
      self->bar->count);
  /* Translators: a bar of a chart and how many galleries it stands for: “Japanese: 12 galleries”.
   */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), self->bar->label, value);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->bar->label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value, -1);
  if (self->bar->search == NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                    (double) self->bar->count, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                    value, -1);
}

/**
 * bunko_chart_bar_new:
 * @bar: what it stands for
 * @orientation: %GTK_ORIENTATION_HORIZONTAL for a row, %GTK_ORIENTATION_VERTICAL for a column
 *
 * Returns: (transfer floating): a bar
 */
GtkWidget *
bunko_chart_bar_new (BunkoStatisticsBar *bar, GtkOrientation orientation)
{
  BunkoChartBar *self;
  g_autofree char *count = NULL;

  g_return_val_if_fail (bar != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_CHART_BAR, "accessible-role",
                       bar->search != NULL ? GTK_ACCESSIBLE_ROLE_BUTTON : GTK_ACCESSIBLE_ROLE_METER,
                       NULL);
  self->bar = bunko_statistics_bar_ref (bar);
  self->orientation = orientation;
  count = g_strdup_printf ("%'" G_GINT64_FORMAT, bar->count);
  gtk_label_set_label (GTK_LABEL (self->label), bar->label);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_label_set_xalign (GTK_LABEL (self->label),
                        orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : 0.5f);
  gtk_label_set_xalign (GTK_LABEL (self->count),
                        orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : 0.5f);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "column");
  if (bar->search != NULL)
    make_pressable (self);
  describe (self);

  return GTK_WIDGET (self);
}

/**
 * bunko_chart_bar_get_bar:
 * @self: a bar
 *
 * Returns: (transfer none): what it stands for
 */
BunkoStatisticsBar *
bunko_chart_bar_get_bar (BunkoChartBar *self)
{
  g_return_val_if_fail (BUNKO_IS_CHART_BAR (self), NULL);

  return self->bar;
}

/**
 * bunko_chart_bar_measure_texts:
 * @self: a bar
 * @label_width: (out): how wide its label would like to be
 * @count_width: (out): how wide its number is
 *
 * For the chart: measures what has to be the same in all bars.
 */
void
bunko_chart_bar_measure_texts (BunkoChartBar *self, int *label_width, int *count_width)
{
  g_return_if_fail (BUNKO_IS_CHART_BAR (self));

  *label_width = measure (self->label, GTK_ORIENTATION_HORIZONTAL);
  *count_width = measure (self->count, GTK_ORIENTATION_HORIZONTAL);
}

/**
 * bunko_chart_bar_set_texts:
 * @self: a bar
 * @label_width: the room for the label; 0 leaves that of a column out
 * @count_width: the room for the number; 0 leaves that of a column out
 * @shift: how far the label of a column is from its middle
 *
 * For the chart, before it allocates the bar.
 */
void
bunko_chart_bar_set_texts (BunkoChartBar *self, int label_width, int count_width, int shift)
{
  g_return_if_fail (BUNKO_IS_CHART_BAR (self));

  if (self->label_width == label_width && self->count_width == count_width && self->shift == shift)
    return;

  self->label_width = label_width;
  self->count_width = count_width;
  self->shift = shift;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * bunko_chart_bar_set_fraction:
 * @self: a bar
 * @fraction: how long it is, 0 to 1
 *
 * For the chart: sets the length.
 */
void
bunko_chart_bar_set_fraction (BunkoChartBar *self, double fraction)
{
  g_return_if_fail (BUNKO_IS_CHART_BAR (self));

  self->fraction = CLAMP (fraction, 0, 1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
