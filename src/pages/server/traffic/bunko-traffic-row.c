/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-traffic-row.h"

/**
 * BunkoTrafficRow:
 *
 * A line of the connection log; two where there is little room.
 */
struct _BunkoTrafficRow
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *time;
  GtkLabel *title;
  GtkLabel *lane;
  GtkLabel *sizes;
  GtkLabel *elapsed;
  GtkLabel *state;
  GtkLabel *below;

  GtkListItem *item; /* not referenced; it has the row */
  BunkoTrafficEntry *entry;
  gulong handler;
  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoTrafficRow, bunko_traffic_row, GTK_TYPE_WIDGET)

static void
show_state (BunkoTrafficRow *self)
{
  const char *styles[] = { bunko_traffic_state_get_style (self->entry), NULL };

  gtk_image_set_from_icon_name (self->icon, bunko_traffic_state_get_icon (self->entry));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), styles);
  gtk_label_set_label (self->state, bunko_traffic_state_get_text (self->entry));
}

static void
append_part (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

static char *
describe (BunkoTrafficRow *self)
{
  GString *text = g_string_new (NULL);

  append_part (text, gtk_label_get_label (self->title));
  append_part (text, gtk_label_get_label (self->state));
  append_part (text, gtk_label_get_label (self->time));
  append_part (text, gtk_label_get_label (self->lane));
  append_part (text, gtk_label_get_label (self->elapsed));
  return g_string_free (text, FALSE);
}

static char *
write_below (BunkoTrafficRow *self)
{
  return g_strdup_printf (
      "%s · %s%s%s", gtk_label_get_label (self->time), gtk_label_get_label (self->lane),
      *gtk_label_get_label (self->sizes) != '\0' ? " · " : "", gtk_label_get_label (self->sizes));
}

static void
show_title (BunkoTrafficRow *self)
{
  const char *error = bunko_traffic_entry_get_error (self->entry);
  g_autofree char *title = bunko_traffic_entry_dup_title (self->entry);
  g_autofree char *both =
      error != NULL ? g_strdup_printf ("%s — %s", title, error) : g_strdup (title);

  gtk_label_set_label (self->title, both);
}

static void
show_entry (BunkoTrafficRow *self)
{
  g_autoptr (GDateTime) time = bunko_traffic_entry_dup_time (self->entry);
  g_autofree char *clock = g_date_time_format (time, "%H:%M:%S");
  g_autofree char *lane = bunko_traffic_format_lane (self->entry);
  g_autofree char *sizes = bunko_traffic_format_sizes (self->entry);
  g_autofree char *elapsed =
      bunko_traffic_format_elapsed (bunko_traffic_entry_get_elapsed (self->entry));
  g_autofree char *below = NULL;
  g_autofree char *description = NULL;

  show_state (self);
  show_title (self);
  gtk_label_set_label (self->time, clock);
  gtk_label_set_label (self->lane, lane);
  gtk_label_set_label (self->sizes, sizes);
  gtk_label_set_label (self->elapsed, elapsed);
  below = write_below (self);
  gtk_label_set_label (self->below, below);
  description = describe (self);
  gtk_list_item_set_accessible_label (self->item, description);
}

static void
show_narrow (BunkoTrafficRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->time), !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->lane), !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->sizes), !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->state), !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->below), self->narrow);
}

static void
bunko_traffic_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoTrafficRow *self = BUNKO_TRAFFIC_ROW (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_narrow (BunkoTrafficRow *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  show_narrow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
bunko_traffic_row_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BunkoTrafficRow *self = BUNKO_TRAFFIC_ROW (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_traffic_row_dispose (GObject *object)
{
  BunkoTrafficRow *self = BUNKO_TRAFFIC_ROW (object);

  bunko_traffic_row_set_entry (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_TRAFFIC_ROW);
  G_OBJECT_CLASS (bunko_traffic_row_parent_class)->dispose (object);
}

static void
bunko_traffic_row_class_init (BunkoTrafficRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bunko_traffic_row_get_property;
  object_class->set_property = bunko_traffic_row_set_property;
  object_class->dispose = bunko_traffic_row_dispose;

  /**
   * BunkoTrafficRow:narrow:
   *
   * Whether there is room for few things beside each other.
   */
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "trafficrow");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-traffic-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficRow, box);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficRow, time);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficRow, title);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficRow, lane);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficRow, sizes);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficRow, elapsed);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficRow, state);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficRow, below);
}

static void
bunko_traffic_row_init (BunkoTrafficRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_narrow (self);
}

/**
 * bunko_traffic_row_new:
 * @item: (transfer none): the list item that gets the row
 *
 * Returns: (transfer floating): a row without an entry
 */
GtkWidget *
bunko_traffic_row_new (GtkListItem *item)
{
  BunkoTrafficRow *self = g_object_new (BUNKO_TYPE_TRAFFIC_ROW, NULL);

  self->item = item;
  return GTK_WIDGET (self);
}

/**
 * bunko_traffic_row_set_entry:
 * @self: a row
 * @entry: (nullable): what to show
 *
 * Shows an entry, and what becomes of it.
 */
void
bunko_traffic_row_set_entry (BunkoTrafficRow *self, BunkoTrafficEntry *entry)
{
  g_return_if_fail (BUNKO_IS_TRAFFIC_ROW (self));

  if (self->entry != NULL)
    g_clear_signal_handler (&self->handler, self->entry);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  self->handler = g_signal_connect_swapped (entry, "notify::state", G_CALLBACK (show_entry), self);
  show_entry (self);
}
