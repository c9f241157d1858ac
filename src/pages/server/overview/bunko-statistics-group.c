/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-statistics-group.h"
#include "library/bunko-library-statistics.h"
#include "library/bunko-view-counts.h"
#include "widgets/bunko-bar-chart.h"

/**
 * BunkoStatisticsGroup:
 *
 * What a library consists of: how many there are of everything, and charts. It is counted when
 * somebody looks at it. That goes on when they go away: it is some sixty small calls, and another
 * window may show the same.
 */

/* What stands at the top; "galleries" and "pages" the statistics know, the others the counts. */
static const struct
{
  const char *property; /* of BunkoViewCounts; NULL: the pages */
  const char *title;
} tiles[] = {
  { "all", N_ ("Galleries") },   { "collections", N_ ("Collections") },
  { "series", N_ ("Series") },   { "artists", N_ ("Artists") },
  { "circles", N_ ("Circles") }, { "parodies", N_ ("Parodies") },
  { "tags", N_ ("Tags") },       { NULL, N_ ("Pages") },
};

static const struct
{
  const char *title;
  GtkOrientation orientation;
} charts[BUNKO_STATISTICS_N_CHARTS] = {
  [BUNKO_STATISTICS_LANGUAGES] = { N_ ("Languages"), GTK_ORIENTATION_HORIZONTAL },
  [BUNKO_STATISTICS_CATEGORIES] = { N_ ("Categories"), GTK_ORIENTATION_HORIZONTAL },
  [BUNKO_STATISTICS_RATING] = { N_ ("Ratings"), GTK_ORIENTATION_VERTICAL },
  [BUNKO_STATISTICS_MONTHS] = { N_ ("Added by Month"), GTK_ORIENTATION_VERTICAL },
  [BUNKO_STATISTICS_TAGS] = { N_ ("Top Tags"), GTK_ORIENTATION_HORIZONTAL },
  [BUNKO_STATISTICS_ARTISTS] = { N_ ("Top Artists"), GTK_ORIENTATION_HORIZONTAL },
};

struct _BunkoStatisticsGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *progress;
  GtkWidget *refresh_button;
  GtkWidget *tiles[G_N_ELEMENTS (tiles)];
  GtkWidget *numbers[G_N_ELEMENTS (tiles)];
  GtkWidget *notes[BUNKO_STATISTICS_N_CHARTS];
  GtkWidget *charts[BUNKO_STATISTICS_N_CHARTS];

  BunkoLibraryStatistics *statistics;
  BunkoViewCounts *counts;
};

G_DEFINE_FINAL_TYPE (BunkoStatisticsGroup, bunko_statistics_group, ADW_TYPE_PREFERENCES_GROUP)

static gint64
get_number (BunkoStatisticsGroup *self, guint i)
{
  gint64 number;

  if (tiles[i].property == NULL)
    return bunko_library_statistics_get_n_pages (self->statistics);
  g_object_get (self->counts, tiles[i].property, &number, NULL);

  return number;
}

static void
show_numbers (BunkoStatisticsGroup *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      gint64 number = get_number (self, i);
      g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, MAX (number, 0));

      gtk_widget_set_visible (self->tiles[i], number >= 0);
      gtk_label_set_label (GTK_LABEL (self->numbers[i]), text);
    }
}

static const char *
get_note (BunkoStatisticsChart chart, BunkoStatisticsState state, guint n_bars)
{
  switch (state)
    {
    case BUNKO_STATISTICS_WAITING:
      return _ ("Counting…");
    case BUNKO_STATISTICS_UNAVAILABLE:
      return _ ("This server cannot tell");
    case BUNKO_STATISTICS_ESTIMATED:
      if (n_bars == 0)
        return _ ("Nothing to count");
      if (chart == BUNKO_STATISTICS_TAGS || chart == BUNKO_STATISTICS_ARTISTS)
        return _ ("Chosen from a part of the library");
      return chart == BUNKO_STATISTICS_RATING || chart == BUNKO_STATISTICS_MONTHS
                 ? _ ("Estimated from a part of the library")
                 : "";
    case BUNKO_STATISTICS_EXACT:
    default:
      return n_bars == 0 ? _ ("Nothing to count") : "";
    }
}

static void
show_chart (BunkoStatisticsGroup *self, BunkoStatisticsChart chart)
{
  GPtrArray *bars = bunko_library_statistics_get_bars (self->statistics, chart);
  const char *note =
      get_note (chart, bunko_library_statistics_get_state (self->statistics, chart), bars->len);

  bunko_bar_chart_set_bars (BUNKO_BAR_CHART (self->charts[chart]), bars);
  gtk_widget_set_visible (self->charts[chart], bars->len > 0);
  gtk_label_set_label (GTK_LABEL (self->notes[chart]), note);
  gtk_widget_set_visible (self->notes[chart], *note != '\0');
}

static void
update (BunkoStatisticsGroup *self)
{
  gboolean loading = bunko_library_statistics_get_loading (self->statistics);

  gtk_widget_set_visible (self->progress, loading);
  gtk_widget_set_visible (self->refresh_button, !loading);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 bunko_library_statistics_get_progress (self->statistics));
  for (guint i = 0; i < BUNKO_STATISTICS_N_CHARTS; i++)
    show_chart (self, i);
  show_numbers (self);
}

static void
refresh_cb (BunkoStatisticsGroup *self)
{
  bunko_view_counts_refresh (self->counts);
  bunko_library_statistics_refresh (self->statistics);
}

static void
bunko_statistics_group_map (GtkWidget *widget)
{
  BunkoStatisticsGroup *self = BUNKO_STATISTICS_GROUP (widget);

  GTK_WIDGET_CLASS (bunko_statistics_group_parent_class)->map (widget);
  if (self->statistics == NULL)
    return;
  bunko_view_counts_refresh (self->counts);
  bunko_library_statistics_start (self->statistics);
}

static void
bunko_statistics_group_unmap (GtkWidget *widget)
{
  BunkoStatisticsGroup *self = BUNKO_STATISTICS_GROUP (widget);

  if (self->statistics != NULL)
    bunko_view_counts_stop (self->counts);
  GTK_WIDGET_CLASS (bunko_statistics_group_parent_class)->unmap (widget);
}

static void
bunko_statistics_group_dispose (GObject *object)
{
  BunkoStatisticsGroup *self = BUNKO_STATISTICS_GROUP (object);

  g_clear_object (&self->statistics);
  g_clear_object (&self->counts);

  G_OBJECT_CLASS (bunko_statistics_group_parent_class)->dispose (object);
}

static void
bunko_statistics_group_class_init (BunkoStatisticsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_statistics_group_dispose;
  widget_class->map = bunko_statistics_group_map;
  widget_class->unmap = bunko_statistics_group_unmap;
}

static GtkWidget *
create_tile (BunkoStatisticsGroup *self, guint i)
{
  GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (_ (tiles[i].title));

  self->numbers[i] = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->numbers[i], "title-3");
  gtk_widget_add_css_class (self->numbers[i], "numeric");
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (tile, "card");
  gtk_widget_add_css_class (tile, "count-tile");
  gtk_box_append (GTK_BOX (tile), self->numbers[i]);
  gtk_box_append (GTK_BOX (tile), title);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->numbers[i], title, NULL, -1);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), tile);
  self->tiles[i] = child;

  return child;
}

static GtkWidget *
create_tiles (BunkoStatisticsGroup *self)
{
  GtkWidget *box =
      g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "homogeneous",
                    TRUE, "selection-mode", GTK_SELECTION_NONE, "min-children-per-line", 2,
                    "max-children-per-line", 4, "column-spacing", 6, "row-spacing", 6, NULL);

  /* There is nothing to press; Tab would not get out of a box whose children cannot be focused. */
  gtk_widget_set_can_focus (box, FALSE);
  gtk_widget_add_css_class (box, "count-tiles");
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    gtk_flow_box_append (GTK_FLOW_BOX (box), create_tile (self, i));

  return box;
}

static GtkWidget *
create_chart (BunkoStatisticsGroup *self, BunkoStatisticsChart chart)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", _ (charts[chart].title), "xalign", 0.0, NULL);

  gtk_widget_add_css_class (title, "heading");
  self->notes[chart] = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->notes[chart]), 0);
  gtk_label_set_wrap (GTK_LABEL (self->notes[chart]), TRUE);
  gtk_widget_add_css_class (self->notes[chart], "caption");
  gtk_widget_add_css_class (self->notes[chart], "dim-label");
  self->charts[chart] = bunko_bar_chart_new (charts[chart].orientation);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->charts[chart]),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), self->notes[chart]);
  gtk_box_append (GTK_BOX (card), self->charts[chart]);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "chart-card");

  return card;
}

static void
add_head (BunkoStatisticsGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->progress, 80, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Counting"), -1);
  self->refresh_button = gtk_button_new_from_icon_name ("view-refresh-symbolic");
  gtk_widget_set_tooltip_text (self->refresh_button, _ ("Count Again"));
  gtk_widget_add_css_class (self->refresh_button, "flat");
  g_signal_connect_object (self->refresh_button, "clicked", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), self->refresh_button);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), box);
}

static void
bunko_statistics_group_init (BunkoStatisticsGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Library"));
  add_head (self);
  gtk_box_append (GTK_BOX (box), create_tiles (self));
  for (guint i = 0; i < BUNKO_STATISTICS_N_CHARTS; i++)
    gtk_box_append (GTK_BOX (box), create_chart (self, i));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
}

static void
reconnected_cb (BunkoStatisticsGroup *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    bunko_library_statistics_start (self->statistics);
}

/**
 * bunko_statistics_group_set_context:
 * @self: a group without a context
 * @context: the library to count
 *
 * Shows a library.
 */
void
bunko_statistics_group_set_context (BunkoStatisticsGroup *self, BunkoContext *context)
{
  BunkoLibrary *library;

  g_return_if_fail (BUNKO_IS_STATISTICS_GROUP (self) && self->statistics == NULL);
  g_return_if_fail (BUNKO_IS_CONTEXT (context));

  library = bunko_context_get_library (context);
  self->statistics = g_object_ref (bunko_library_get_statistics (library));
  self->counts = bunko_view_counts_new (library);
  g_signal_connect_object (self->statistics, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->counts, "notify", G_CALLBACK (show_numbers), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
