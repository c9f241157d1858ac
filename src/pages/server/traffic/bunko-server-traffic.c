/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-traffic-private.h"
#include "bunko-traffic-row.h"
#include "library/bunko-library-traffic.h"
#include "widgets/bunko-page-shortcut.h"

/**
 * BunkoServerTraffic:
 *
 * The connection log: a line for each message, and beside the list, or over it where it is narrow,
 * all about one of them.
 *
 * The list follows the newest line until the person scrolls up.
 */

#define SUMMARY_INTERVAL 300

G_DEFINE_FINAL_TYPE (BunkoServerTraffic, bunko_server_traffic, ADW_TYPE_BIN)

/* What is shown. */

static void
show_empty (BunkoServerTraffic *self)
{
  gboolean is_filtered = _bunko_server_traffic_is_filtered (self) &&
                         g_list_model_get_n_items (G_LIST_MODEL (self->log)) > 0;

  adw_status_page_set_icon_name (self->status_page, is_filtered
                                                        ? "system-search-symbolic"
                                                        : "network-transmit-receive-symbolic");
  adw_status_page_set_title (self->status_page,
                             is_filtered ? _ ("No Messages Found") : _ ("No Messages"));
  adw_status_page_set_description (
      self->status_page, is_filtered ? _ ("Nothing in the log matches the filter.")
                                     : _ ("What Bunko and the server say to each other is shown "
                                          "here, without passwords."));
}

static char *
summarize (BunkoServerTraffic *self)
{
  BunkoTrafficTotals totals;
  g_autofree char *sent = NULL, *received = NULL, *median = NULL;
  g_autofree char *number = NULL, *messages = NULL;

  bunko_traffic_log_get_totals (self->log, &totals);
  sent = g_format_size (totals.sent);
  received = g_format_size (totals.received);
  median = bunko_traffic_format_elapsed (totals.median);
  number = g_strdup_printf ("%'" G_GUINT64_FORMAT, totals.n_messages);
  messages = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s message", "%s messages", (gulong) totals.n_messages),
      number);
  if (!bunko_traffic_log_get_recording (self->log))
    /* Translators: "Paused · 1,204 messages". */
    return g_strdup_printf (_ ("Paused · %s"), messages);
  /* Translators: "1,204 messages · ↑ 230 kB · ↓ 4.1 MB". */
  if (totals.median < 0)
    return g_strdup_printf (_ ("%s · ↑ %s · ↓ %s"), messages, sent, received);
  /* Translators: "1,204 messages · ↑ 230 kB · ↓ 4.1 MB · median 3 ms". */
  return g_strdup_printf (_ ("%s · ↑ %s · ↓ %s · median %s"), messages, sent, received, median);
}

static gboolean
show_summary_cb (gpointer user_data)
{
  BunkoServerTraffic *self = user_data;
  g_autofree char *text = summarize (self);

  self->summary_id = 0;
  gtk_label_set_label (self->summary, text);
  return G_SOURCE_REMOVE;
}

static void
summarize_soon (BunkoServerTraffic *self)
{
  if (self->summary_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->summary_id = g_timeout_add (SUMMARY_INTERVAL, show_summary_cb, self);
}

static void
show_stack (BunkoServerTraffic *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0;

  if (is_empty)
    show_empty (self);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

static void
items_changed_cb (BunkoServerTraffic *self, guint position, guint removed, guint added)
{
  show_stack (self);
  if (added > 0)
    bunko_tail_lines_added (self->tail);
}

/* Replies change entries without changing the list. */
static void
log_changed_cb (BunkoServerTraffic *self)
{
  summarize_soon (self);
}

static void
recording_cb (BunkoServerTraffic *self)
{
  gboolean recording = bunko_traffic_log_get_recording (self->log);
  const char *words = recording ? _ ("Pause") : _ ("Continue");

  gtk_toggle_button_set_active (self->pause_button, !recording);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button), words);
  summarize_soon (self);
}

static void
pause_toggled_cb (BunkoServerTraffic *self)
{
  if (self->log != NULL)
    bunko_traffic_log_set_recording (self->log, !gtk_toggle_button_get_active (self->pause_button));
}

static void
search_changed_cb (BunkoServerTraffic *self)
{
  _bunko_server_traffic_set_needle (self,
                                    gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  show_stack (self);
}

static void
activate_cb (BunkoServerTraffic *self, guint position)
{
  g_autoptr (BunkoTrafficEntry) entry =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  bunko_traffic_details_set_entry (self->details, entry);
  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
}

/* Beside the list the details are those of the selected line. */
static void
selected_cb (BunkoServerTraffic *self)
{
  BunkoTrafficEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "traffic.copy", entry != NULL);
  if (entry != NULL && adw_overlay_split_view_get_show_sidebar (self->split_view) &&
      !adw_overlay_split_view_get_collapsed (self->split_view))
    bunko_traffic_details_set_entry (self->details, entry);
}

/* Rows. */

static void
setup_cb (BunkoServerTraffic *self, GtkListItem *item)
{
  GtkWidget *row = bunko_traffic_row_new (item);

  g_object_bind_property (self, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (BunkoServerTraffic *self, GtkListItem *item)
{
  bunko_traffic_row_set_entry (BUNKO_TRAFFIC_ROW (gtk_list_item_get_child (item)),
                               gtk_list_item_get_item (item));
}

static void
unbind_cb (BunkoServerTraffic *self, GtkListItem *item)
{
  bunko_traffic_row_set_entry (BUNKO_TRAFFIC_ROW (gtk_list_item_get_child (item)), NULL);
}

/* The widget. */

static void
bunko_server_traffic_map (GtkWidget *widget)
{
  BunkoServerTraffic *self = BUNKO_SERVER_TRAFFIC (widget);

  GTK_WIDGET_CLASS (bunko_server_traffic_parent_class)->map (widget);
  show_summary_cb (self);
  bunko_tail_lines_added (self->tail);
}

static void
bunko_server_traffic_unmap (GtkWidget *widget)
{
  BunkoServerTraffic *self = BUNKO_SERVER_TRAFFIC (widget);

  g_clear_handle_id (&self->summary_id, g_source_remove);
  GTK_WIDGET_CLASS (bunko_server_traffic_parent_class)->unmap (widget);
}

static void
bunko_server_traffic_dispose (GObject *object)
{
  BunkoServerTraffic *self = BUNKO_SERVER_TRAFFIC (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->summary_id, g_source_remove);
  if (self->log != NULL)
    g_signal_handlers_disconnect_by_data (self->log, self);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->tail);
  g_clear_object (&self->selection);
  g_clear_object (&self->log);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_SERVER_TRAFFIC);
  G_OBJECT_CLASS (bunko_server_traffic_parent_class)->dispose (object);
}

static void
bunko_server_traffic_finalize (GObject *object)
{
  BunkoServerTraffic *self = BUNKO_SERVER_TRAFFIC (object);

  g_free (self->needle);
  g_free (self->lane);
  g_free (self->kind);
  g_object_unref (self->shown);
  g_object_unref (self->filter);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (bunko_server_traffic_parent_class)->finalize (object);
}

static void
sidebar_cb (BunkoServerTraffic *self)
{
  gboolean shown = adw_overlay_split_view_get_show_sidebar (self->split_view);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "traffic.close-details", shown);
  if (!shown)
    bunko_traffic_details_set_entry (self->details, NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, overlay);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, split_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, details);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, pause_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, status_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, list_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, newest_revealer);
  gtk_widget_class_bind_template_child (widget_class, BunkoServerTraffic, summary);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pause_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_cb);
}

static void
bunko_server_traffic_class_init (BunkoServerTrafficClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_server_traffic_dispose;
  object_class->finalize = bunko_server_traffic_finalize;
  widget_class->map = bunko_server_traffic_map;
  widget_class->unmap = bunko_server_traffic_unmap;

  g_type_ensure (BUNKO_TYPE_TRAFFIC_DETAILS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-server-traffic.ui");
  bind_template (widget_class);
  _bunko_server_traffic_install_actions (widget_class);
}

static void
set_up_list (BunkoServerTraffic *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  self->tail = bunko_tail_new (self->list_view, self->scroller, self->newest_revealer);
}

static void
bunko_server_traffic_init (BunkoServerTraffic *self)
{
  self->cancellable = g_cancellable_new ();
  self->shown = gtk_filter_list_model_new (NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  _bunko_server_traffic_set_up_filter (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_list (self);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  bunko_page_shortcut_add (GTK_WIDGET (self), "<Control>f", "traffic.search");
  selected_cb (self);
  sidebar_cb (self);
}

/**
 * bunko_server_traffic_new:
 * @context: the library whose connections are shown
 *
 * Makes the section of the server's page that shows what goes over the connections.
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
bunko_server_traffic_new (BunkoContext *context)
{
  BunkoServerTraffic *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);

  self = g_object_new (BUNKO_TYPE_SERVER_TRAFFIC, NULL);
  self->log = g_object_ref (bunko_library_get_traffic (bunko_context_get_library (context)));
  g_signal_connect_object (self->log, "items-changed", G_CALLBACK (log_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->log, "notify::recording", G_CALLBACK (recording_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (self->log));
  recording_cb (self);
  show_stack (self);
  return GTK_WIDGET (self);
}
