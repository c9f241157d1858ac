/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-traffic-details.h"
#include "bunko-traffic-row.h"
#include "library/bunko-traffic-log.h"
#include "widgets/bunko-json-view.h"

/**
 * BunkoTrafficDetails:
 *
 * All about one entry of the connection log: what is known of it, and its messages.
 */
struct _BunkoTrafficDetails
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  GtkLabel *facts;
  GtkLabel *error;
  BunkoJsonView *request;
  BunkoJsonView *reply;
  GtkLabel *no_request;
  GtkLabel *no_reply;

  BunkoTrafficEntry *entry;
  gulong handler;
};

G_DEFINE_FINAL_TYPE (BunkoTrafficDetails, bunko_traffic_details, ADW_TYPE_BIN)

static void
append_size (GString *text, BunkoTrafficEntry *entry, const char *name, BunkoTrafficSize size)
{
  guint64 wire = bunko_traffic_entry_get_size (entry, size);
  g_autofree char *compressed = g_format_size (wire);
  g_autofree char *inflated = g_format_size (bunko_traffic_entry_get_size (entry, size + 1));
  g_autofree char *both = NULL;

  if (wire == 0)
    return;
  /* Translators: the sizes of a message, as in “3 kB (20 kB uncompressed)”. */
  both = g_strdup_printf (_ ("%s (%s uncompressed)"), compressed, inflated);
  g_string_append_printf (text, "\n%s: %s", name, both);
}

static char *
write_facts (BunkoTrafficEntry *entry)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GDateTime) time = bunko_traffic_entry_dup_time (entry);
  g_autofree char *clock = g_date_time_format (time, "%x %X.%f");
  g_autofree char *elapsed = bunko_traffic_format_elapsed (bunko_traffic_entry_get_elapsed (entry));

  g_string_append (text, clock);
  append_size (text, entry, _ ("Sent"), BUNKO_TRAFFIC_SENT);
  append_size (text, entry, _ ("Received"), BUNKO_TRAFFIC_RECEIVED);
  if (*elapsed != '\0')
    g_string_append_printf (text, "\n%s: %s", _ ("Time"), elapsed);
  return g_string_free (text, FALSE);
}

/* Words in place of a message are no JSON: they are above, where all is words. */
static void
set_text (BunkoJsonView *view, GtkLabel *note, char *text, const char *instead)
{
  g_autofree char *own = text;

  bunko_json_view_set_text (view, own != NULL ? own : "");
  gtk_widget_set_visible (GTK_WIDGET (view), own != NULL);
  gtk_label_set_label (note, own != NULL ? "" : instead);
  gtk_widget_set_visible (GTK_WIDGET (note), own == NULL);
}

static const char *
explain_no_reply (BunkoTrafficEntry *entry)
{
  if (bunko_traffic_entry_is_dropped (entry))
    return _ ("What this held is no longer kept, to make room for later messages.");
  if (bunko_traffic_entry_get_state (entry) == BUNKO_TRAFFIC_WAITING)
    return _ ("The server has not replied yet.");
  return _ ("There is no message of the server.");
}

static const char *
explain_no_request (BunkoTrafficEntry *entry)
{
  if (bunko_traffic_entry_is_dropped (entry))
    return explain_no_reply (entry);
  return _ ("Bunko sent nothing for this.");
}

static void
show_titles (BunkoTrafficDetails *self)
{
  g_autofree char *title = bunko_traffic_entry_dup_title (self->entry);
  g_autofree char *lane = bunko_traffic_format_lane (self->entry);
  const char *state = bunko_traffic_state_get_text (self->entry);
  g_autofree char *subtitle =
      *state != '\0' ? g_strdup_printf ("%s · %s", state, lane) : g_strdup (lane);

  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
}

static void
show_entry (BunkoTrafficDetails *self)
{
  g_autofree char *facts = write_facts (self->entry);
  const char *error = bunko_traffic_entry_get_error (self->entry);

  show_titles (self);
  gtk_label_set_label (self->facts, facts);
  gtk_label_set_label (self->error, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  set_text (self->reply, self->no_reply, bunko_traffic_entry_format_reply (self->entry),
            explain_no_reply (self->entry));
  set_text (self->request, self->no_request, bunko_traffic_entry_format_request (self->entry),
            explain_no_request (self->entry));
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoTrafficDetails *self = BUNKO_TRAFFIC_DETAILS (widget);
  g_autofree char *text = NULL;

  if (self->entry == NULL)
    return;
  text = bunko_traffic_entry_to_text (self->entry, BUNKO_TRAFFIC_FORMAT_TEXT);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Copied"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
bunko_traffic_details_dispose (GObject *object)
{
  BunkoTrafficDetails *self = BUNKO_TRAFFIC_DETAILS (object);

  if (self->entry != NULL)
    g_clear_signal_handler (&self->handler, self->entry);
  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_TRAFFIC_DETAILS);
  G_OBJECT_CLASS (bunko_traffic_details_parent_class)->dispose (object);
}

static void
bunko_traffic_details_class_init (BunkoTrafficDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_traffic_details_dispose;

  g_type_ensure (BUNKO_TYPE_JSON_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-traffic-details.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficDetails, window_title);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficDetails, facts);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficDetails, error);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficDetails, request);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficDetails, reply);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficDetails, no_request);
  gtk_widget_class_bind_template_child (widget_class, BunkoTrafficDetails, no_reply);
  gtk_widget_class_install_action (widget_class, "details.copy", NULL, copy_cb);
}

static void
bunko_traffic_details_init (BunkoTrafficDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bunko_json_view_set_label (self->request, _ ("Request"));
  bunko_json_view_set_label (self->reply, _ ("Reply"));
}

/**
 * bunko_traffic_details_set_entry:
 * @self: the details
 * @entry: (nullable): what to show; %NULL keeps what is shown, but follows it no longer
 *
 * Shows an entry, and what becomes of it.
 */
void
bunko_traffic_details_set_entry (BunkoTrafficDetails *self, BunkoTrafficEntry *entry)
{
  g_return_if_fail (BUNKO_IS_TRAFFIC_DETAILS (self));

  if (self->entry == entry)
    return;
  if (self->entry != NULL)
    g_clear_signal_handler (&self->handler, self->entry);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  self->handler = g_signal_connect_swapped (entry, "notify::state", G_CALLBACK (show_entry), self);
  show_entry (self);
}

/**
 * bunko_traffic_details_get_entry:
 * @self: the details
 *
 * Returns: (transfer none) (nullable): what is shown
 */
BunkoTrafficEntry *
bunko_traffic_details_get_entry (BunkoTrafficDetails *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_DETAILS (self), NULL);

  return self->entry;
}
