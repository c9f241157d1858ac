/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "widgets/bunko-bar-chart.h"
#include "widgets/bunko-chart-bar.h"

/* Charts: their bars can be reached, told apart and pressed. */

static GPtrArray *
make_bars (guint n, gboolean searched)
{
  GPtrArray *bars = g_ptr_array_new_with_free_func ((GDestroyNotify) bunko_statistics_bar_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Bar %u", i);
      g_autofree char *search = searched ? g_strdup_printf ("language:\"bar %u\"", i) : NULL;

      g_ptr_array_add (bars, bunko_statistics_bar_new (label, (n - i) * 10, search));
    }

  return bars;
}

static GtkWidget *
get_bar (GtkWidget *chart, guint index)
{
  GtkWidget *bar = gtk_widget_get_first_child (chart);

  for (guint i = 0; i < index; i++)
    bar = gtk_widget_get_next_sibling (bar);
  g_assert_true (BUNKO_IS_CHART_BAR (bar));

  return bar;
}

static int
get_fill (GtkWidget *bar, gboolean height)
{
  GtkWidget *fill = gtk_widget_get_next_sibling (gtk_widget_get_first_child (bar));

  g_assert_true (gtk_widget_has_css_class (fill, "fill"));

  return height ? gtk_widget_get_height (fill) : gtk_widget_get_width (fill);
}

static void
test_rows (void)
{
  g_autoptr (GPtrArray) bars = make_bars (4, TRUE);
  g_autoptr (GPtrArray) fewer = make_bars (2, TRUE);
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *chart = bunko_bar_chart_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *window;

  bunko_bar_chart_set_bars (BUNKO_BAR_CHART (chart), bars);
  window = bunko_ui_test_show (chart, 400, 300);
  bunko_ui_test_record_actions (window, log);
  gtk_test_accessible_assert_role (get_bar (chart, 0), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (get_bar (chart, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, "Bar 0");
  gtk_test_accessible_assert_property (get_bar (chart, 0), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "40 galleries");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (get_bar (chart, 3)), ==, "Bar 3: 10 galleries");
  g_assert_cmpint (get_fill (get_bar (chart, 0), FALSE), >,
                   get_fill (get_bar (chart, 3), FALSE) * 3);

  /* Tab goes to one of them, and the arrow keys from that to the next. */
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_has_focus (get_bar (chart, 0)));
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_has_focus (get_bar (chart, 1)));
  g_assert_false (gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_activate (get_bar (chart, 1)));
  g_assert_nonnull (strstr (log->str, "language:\"bar 1\""));

  /* Other bars leave the keyboard where it is, as far as they go. */
  gtk_widget_grab_focus (get_bar (chart, 3));
  bunko_bar_chart_set_bars (BUNKO_BAR_CHART (chart), fewer);
  g_assert_true (gtk_widget_has_focus (get_bar (chart, 1)));
  g_assert_null (gtk_widget_get_next_sibling (get_bar (chart, 1)));
  bunko_ui_test_destroy (window);
}

/* How many labels there are; they do not touch each other, and stay within the chart. */
static guint
count_labels (GtkWidget *chart)
{
  float end = -1;
  guint n = 0;

  for (GtkWidget *bar = gtk_widget_get_first_child (chart); bar != NULL;
       bar = gtk_widget_get_next_sibling (bar))
    {
      GtkWidget *label = gtk_widget_get_first_child (bar);
      graphene_rect_t bounds;

      if (!gtk_widget_get_child_visible (label))
        continue;
      n++;
      g_assert_true (gtk_widget_compute_bounds (label, chart, &bounds));
      g_assert_cmpfloat (bounds.origin.x, >, end);
      end = bounds.origin.x + bounds.size.width;
    }
  g_assert_cmpfloat (end, <=, (float) gtk_widget_get_width (chart));

  return n;
}

static void
test_columns (void)
{
  g_autoptr (GPtrArray) bars = make_bars (24, FALSE);
  GtkWidget *chart = bunko_bar_chart_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *window;
  int minimum;

  bunko_bar_chart_set_bars (BUNKO_BAR_CHART (chart), bars);
  window = bunko_ui_test_show (chart, 600, 300);
  gtk_test_accessible_assert_role (get_bar (chart, 5), GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (get_bar (chart, 5), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "190 galleries");
  g_assert_cmpint (get_fill (get_bar (chart, 0), TRUE), >, get_fill (get_bar (chart, 20), TRUE));
  g_assert_true (gtk_widget_grab_focus (get_bar (chart, 2)));
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_RIGHT));
  g_assert_true (gtk_widget_has_focus (get_bar (chart, 3)));

  /* The narrowest window has room for them; labels that have none are left out. */
  gtk_widget_measure (chart, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);
  g_assert_cmpuint (count_labels (chart), >, 4);
  g_assert_cmpuint (count_labels (chart), <, 24);
  bunko_ui_test_destroy (window);
}

static void
test_right_to_left (void)
{
  g_autoptr (GPtrArray) bars = make_bars (5, FALSE);
  GtkWidget *chart = bunko_bar_chart_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *window;
  graphene_rect_t first, last;

  gtk_widget_set_direction (chart, GTK_TEXT_DIR_RTL);
  bunko_bar_chart_set_bars (BUNKO_BAR_CHART (chart), bars);
  window = bunko_ui_test_show (chart, 400, 300);
  g_assert_true (gtk_widget_compute_bounds (get_bar (chart, 0), chart, &first));
  g_assert_true (gtk_widget_compute_bounds (get_bar (chart, 4), chart, &last));
  g_assert_cmpfloat (first.origin.x, >, last.origin.x);
  gtk_widget_grab_focus (get_bar (chart, 0));
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_LEFT));
  g_assert_true (gtk_widget_has_focus (get_bar (chart, 1)));
  bunko_ui_test_destroy (window);
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) bars = make_bars (0, FALSE);
  GtkWidget *chart = bunko_bar_chart_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *window;

  bunko_bar_chart_set_bars (BUNKO_BAR_CHART (chart), bars);
  window = bunko_ui_test_show (chart, 400, 300);
  g_assert_false (gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD));
  bunko_ui_test_destroy (window);
}

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  g_test_add_func ("/charts/rows", test_rows);
  g_test_add_func ("/charts/columns", test_columns);
  g_test_add_func ("/charts/right-to-left", test_right_to_left);
  g_test_add_func ("/charts/empty", test_empty);

  return g_test_run ();
}
