/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-outcome-row.h"

#include <glib/gi18n-lib.h>

/**
 * BunkoConsoleOutcomeRow:
 *
 * What became of one function of a message: its state in words and as a picture, the error, and
 * while the server works on it, how far that is, and a button to stop it.
 */
struct _BunkoConsoleOutcomeRow
{
  AdwPreferencesRow parent_instance;

  /* Template widgets */
  GtkImage *image;
  GtkLabel *message_label;
  GtkLabel *name_label;
  GtkProgressBar *progress_bar;
  GtkLabel *status_label;
  GtkButton *stop_button;

  BunkoApiOutcome *outcome;
  guint pulse_source;
};

G_DEFINE_FINAL_TYPE (BunkoConsoleOutcomeRow, bunko_console_outcome_row, ADW_TYPE_PREFERENCES_ROW)

/* How often something without a known end moves, in milliseconds. */
#define PULSE_INTERVAL 200

typedef struct
{
  const char *label;
  const char *icon_name;
  const char *style;
} Look;

static const Look looks[] = {
  [BUNKO_API_STATUS_WAITING] = { N_ ("Waiting"), "content-loading-symbolic", "dimmed" },
  [BUNKO_API_STATUS_RUNNING] = { N_ ("Running"), "view-refresh-symbolic", "accent" },
  [BUNKO_API_STATUS_DONE] = { N_ ("Done"), "object-select-symbolic", "success" },
  [BUNKO_API_STATUS_FAILED] = { N_ ("Failed"), "dialog-error-symbolic", "error" },
  [BUNKO_API_STATUS_STOPPED] = { N_ ("Stopped"), "process-stop-symbolic", "warning" },
};

static gboolean
pulse_cb (gpointer user_data)
{
  BunkoConsoleOutcomeRow *self = user_data;

  gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
show_progress (BunkoConsoleOutcomeRow *self)
{
  gboolean running = bunko_api_outcome_get_status (self->outcome) == BUNKO_API_STATUS_RUNNING;
  double progress = bunko_api_outcome_get_progress (self->outcome);
  gboolean pulse = running && progress < 0 && gtk_widget_get_mapped (GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), running);
  if (running && progress >= 0)
    gtk_progress_bar_set_fraction (self->progress_bar, MIN (progress, 1));
  if (pulse && self->pulse_source == 0)
    self->pulse_source = g_timeout_add (PULSE_INTERVAL, pulse_cb, self);
  else if (!pulse)
    g_clear_handle_id (&self->pulse_source, g_source_remove);
}

static void
update (BunkoConsoleOutcomeRow *self)
{
  BunkoApiStatus status = bunko_api_outcome_get_status (self->outcome);
  const char *message = bunko_api_outcome_get_message (self->outcome);
  const Look *look = &looks[status];
  const char *classes[] = { look->style, NULL };

  gtk_image_set_from_icon_name (self->image, look->icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->image), classes);
  gtk_label_set_label (self->status_label, _ (look->label));
  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL && *message != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), status == BUNKO_API_STATUS_RUNNING);
  show_progress (self);
}

static void
stop_cb (BunkoConsoleOutcomeRow *self)
{
  bunko_api_outcome_stop (self->outcome);
}

static void
bunko_console_outcome_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bunko_console_outcome_row_parent_class)->map (widget);
  show_progress (BUNKO_CONSOLE_OUTCOME_ROW (widget));
}

static void
bunko_console_outcome_row_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&BUNKO_CONSOLE_OUTCOME_ROW (widget)->pulse_source, g_source_remove);
  GTK_WIDGET_CLASS (bunko_console_outcome_row_parent_class)->unmap (widget);
}

static void
bunko_console_outcome_row_dispose (GObject *object)
{
  BunkoConsoleOutcomeRow *self = BUNKO_CONSOLE_OUTCOME_ROW (object);

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_CONSOLE_OUTCOME_ROW);
  g_clear_object (&self->outcome);

  G_OBJECT_CLASS (bunko_console_outcome_row_parent_class)->dispose (object);
}

static void
bunko_console_outcome_row_class_init (BunkoConsoleOutcomeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_console_outcome_row_dispose;
  widget_class->map = bunko_console_outcome_row_map;
  widget_class->unmap = bunko_console_outcome_row_unmap;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-console-outcome-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleOutcomeRow, image);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleOutcomeRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleOutcomeRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleOutcomeRow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleOutcomeRow, status_label);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleOutcomeRow, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
bunko_console_outcome_row_init (BunkoConsoleOutcomeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_console_outcome_row_new:
 * @outcome: what to show
 *
 * Returns: (transfer floating): a row that follows it
 */
GtkWidget *
bunko_console_outcome_row_new (BunkoApiOutcome *outcome)
{
  BunkoConsoleOutcomeRow *self;

  g_return_val_if_fail (BUNKO_IS_API_OUTCOME (outcome), NULL);

  self = g_object_new (BUNKO_TYPE_CONSOLE_OUTCOME_ROW, "use-markup", FALSE, "title",
                       bunko_api_outcome_get_name (outcome), NULL);
  self->outcome = g_object_ref (outcome);
  gtk_label_set_label (self->name_label, bunko_api_outcome_get_name (outcome));
  g_signal_connect_object (outcome, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
