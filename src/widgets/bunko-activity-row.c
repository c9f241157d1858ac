/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-activity-row.h"

#include <glib/gi18n-lib.h>

#include "bunko-activity-text.h"
#include "bunko-error-toast.h"

/**
 * BunkoActivityRow:
 *
 * An activity in a list: what it does, how far it has come, and a button to stop it; once it is
 * over, how it ended.
 */
struct _BunkoActivityRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkProgressBar *bar;
  GtkLabel *detail_label;
  GtkLabel *error_label;
  GtkImage *icon;
  GtkLabel *status_label;
  GtkWidget *stop_button;
  GtkLabel *title_label;

  BunkoActivity *activity;
  guint timer;
  gboolean pulsing;
};

/* How often the bar moves where nobody knows how far it is, in milliseconds. */
#define PULSE_INTERVAL 120

G_DEFINE_FINAL_TYPE (BunkoActivityRow, bunko_activity_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* What it works on, and what it does right now, or did before it failed; either may be all that is
 * known. */
static void
update_detail (BunkoActivityRow *self)
{
  const char *subtitle = bunko_activity_get_subtitle (self->activity);
  const char *text = bunko_activity_get_text (self->activity);
  BunkoActivityState state = bunko_activity_get_state (self->activity);
  gboolean over = state == BUNKO_ACTIVITY_FINISHED || state == BUNKO_ACTIVITY_STOPPED;
  g_autofree char *both = NULL;

  if (*subtitle != '\0' && *text != '\0' && !over)
    both = g_strdup_printf ("%s\n%s", subtitle, text);
  else
    both = g_strdup (*subtitle != '\0' || over ? subtitle : text);
  show_text (self->detail_label, both);
}

static void
update_icon (BunkoActivityRow *self)
{
  static const struct
  {
    const char *icon_name;
    const char *css_class;
  } icons[] = {
    [BUNKO_ACTIVITY_FINISHED] = { "object-select-symbolic", "success" },
    [BUNKO_ACTIVITY_STOPPED] = { "media-playback-stop-symbolic", "dim-label" },
    [BUNKO_ACTIVITY_FAILED] = { "dialog-error-symbolic", "error" },
  };
  BunkoActivityState state = bunko_activity_get_state (self->activity);
  gboolean over = bunko_activity_is_over (self->activity);

  gtk_widget_set_visible (GTK_WIDGET (self->icon), over);
  if (!over)
    return;
  gtk_image_set_from_icon_name (self->icon, icons[state].icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]) { icons[state].css_class, NULL });
}

static void
update_status (BunkoActivityRow *self)
{
  g_autofree char *status = bunko_activity_text_dup_status (self->activity);

  gtk_label_set_text (self->status_label, status);
}

static gboolean
timer_cb (gpointer user_data)
{
  BunkoActivityRow *self = user_data;

  if (self->pulsing)
    gtk_progress_bar_pulse (self->bar);
  update_status (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
can_animate (BunkoActivityRow *self)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled,
                NULL);
  return enabled;
}

/* Seconds pass only where somebody sees them. */
static void
update_timer (BunkoActivityRow *self)
{
  gboolean running = self->activity != NULL && !bunko_activity_is_over (self->activity) &&
                     gtk_widget_get_mapped (GTK_WIDGET (self));
  gboolean pulsing =
      running && bunko_activity_get_fraction (self->activity) < 0 && can_animate (self);

  if (running && self->timer != 0 && pulsing == self->pulsing)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->pulsing = pulsing;
  if (running)
    self->timer = g_timeout_add (pulsing ? PULSE_INTERVAL : 1000, timer_cb, self);
}

static void
update_bar (BunkoActivityRow *self)
{
  double fraction = bunko_activity_get_fraction (self->activity);

  gtk_widget_set_visible (GTK_WIDGET (self->bar), !bunko_activity_is_over (self->activity));
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, fraction);
  update_timer (self);
}

static void
update_stop (BunkoActivityRow *self)
{
  BunkoActivityState state = bunko_activity_get_state (self->activity);
  gboolean can_stop = bunko_activity_get_can_stop (self->activity);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->stop_button, can_stop || state == BUNKO_ACTIVITY_STOPPING);
  gtk_widget_set_sensitive (self->stop_button, can_stop);
  /* Translators: %s is what an activity does, such as “Checking for Updates” */
  label = g_strdup_printf (_ ("Stop “%s”"), bunko_activity_get_title (self->activity));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stop_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
update (BunkoActivityRow *self)
{
  show_text (self->title_label, bunko_activity_get_title (self->activity));
  show_text (self->error_label, bunko_activity_get_error (self->activity));
  update_detail (self);
  update_icon (self);
  update_status (self);
  update_bar (self);
  update_stop (self);
}

static void
stopped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoActivityRow) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *overlay;

  if (bunko_activity_stop_finish (BUNKO_ACTIVITY (source), result, &error))
    return;
  overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    bunko_error_toast_show (ADW_TOAST_OVERLAY (overlay), error);
}

static void
stop_cb (BunkoActivityRow *self)
{
  bunko_activity_stop_async (self->activity, NULL, stopped_cb, g_object_ref (self));
}

static void
bunko_activity_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_activity_row_parent_class)->map (widget);
  update_timer (BUNKO_ACTIVITY_ROW (widget));
  update_status (BUNKO_ACTIVITY_ROW (widget));
}

static void
bunko_activity_row_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_activity_row_parent_class)->unmap (widget);
  update_timer (BUNKO_ACTIVITY_ROW (widget));
}

static void
bunko_activity_row_dispose (GObject *object)
{
  BunkoActivityRow *self = BUNKO_ACTIVITY_ROW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->activity != NULL)
    g_signal_handlers_disconnect_by_data (self->activity, self);
  g_clear_object (&self->activity);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_ACTIVITY_ROW);

  G_OBJECT_CLASS (bunko_activity_row_parent_class)->dispose (object);
}

static void
bunko_activity_row_class_init (BunkoActivityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_activity_row_dispose;
  widget_class->map = bunko_activity_row_map;
  widget_class->unmap = bunko_activity_row_unmap;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-activity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityRow, bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityRow, error_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityRow, status_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityRow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoActivityRow, title_label);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
bunko_activity_row_init (BunkoActivityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_activity_row_new:
 * @activity: what to show
 *
 * Makes a row that follows an activity.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
bunko_activity_row_new (BunkoActivity *activity)
{
  BunkoActivityRow *self;

  g_return_val_if_fail (BUNKO_IS_ACTIVITY (activity), NULL);

  self = g_object_new (BUNKO_TYPE_ACTIVITY_ROW, NULL);
  self->activity = g_object_ref (activity);
  g_signal_connect_swapped (activity, "notify", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}
