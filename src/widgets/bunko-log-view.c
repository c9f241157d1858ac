/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-log-view-private.h"
#include "bunko-page-shortcut.h"
#include "library/bunko-error-text.h"

/**
 * BunkoLogView:
 *
 * A log of the server, with a filter. While it is mapped and follows, it asks for new lines every
 * three seconds; the list keeps its place when the person has scrolled up.
 */

#define FOLLOW_INTERVAL 3

G_DEFINE_FINAL_TYPE (BunkoLogView, bunko_log_view, ADW_TYPE_BIN)

static void start_refresh (BunkoLogView *self);

/* What is shown. */

static gboolean
is_unsupported (BunkoLogView *self)
{
  return self->log != NULL && !bunko_server_log_is_supported (self->log);
}

static void
show_unsupported (BunkoLogView *self)
{
  gboolean is_item = bunko_server_log_get_kind (self->log) == BUNKO_SERVER_LOG_ITEM;

  bunko_status_view_show_message (
      self->status, "text-x-generic-symbolic", _ ("No Logs from This Server"),
      is_item ? _ ("Servers hand out the logs of items since HappyPanda X 0.10. This one does not.")
              : _ ("Servers hand out their logs since HappyPanda X 0.12. This one does not; its "
                   "log is in its own window or files."));
}

/* What get_log() gives without a type is not documented: it may be nothing at all. */
static const char *
explain_empty (BunkoLogView *self)
{
  return bunko_server_log_get_kind (self->log) == BUNKO_SERVER_LOG_MAIN
             ? _ ("The server hands out nothing here. What it logs itself may only be in its own "
                  "window or files.")
             : _ ("The server has written nothing here yet.");
}

static void
show_no_lines (BunkoLogView *self)
{
  if (_bunko_log_view_is_filtered (self) && g_list_model_get_n_items (G_LIST_MODEL (self->log)) > 0)
    bunko_status_view_show_message (self->status, "system-search-symbolic", _ ("No Lines Found"),
                                    _ ("Nothing in the log matches the filter."));
  else
    bunko_status_view_show_message (self->status, "text-x-generic-symbolic", _ ("Empty Log"),
                                    explain_empty (self));
}

/* Returns whether there is something else to see than lines. */
static gboolean
show_status (BunkoLogView *self)
{
  if (is_unsupported (self))
    show_unsupported (self);
  else if (!self->loaded && self->error != NULL)
    bunko_status_view_show_error (self->status, self->error);
  else if (!self->loaded)
    bunko_status_view_show_loading (self->status);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0)
    show_no_lines (self);
  else
    return FALSE;
  return TRUE;
}

static char *
summarize (BunkoLogView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autofree char *lines =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s line", "%s lines", n), number);
  g_autofree char *title = NULL;

  if (self->error != NULL)
    {
      bunko_error_describe (self->error, &title, NULL);
      /* Translators: "1,204 lines · not up to date: The server is gone". */
      return g_strdup_printf (_ ("%s · not up to date: %s"), lines, title);
    }
  if (bunko_server_log_is_shortened (self->log))
    /* Translators: "1,204 lines · the server has more before these". */
    return g_strdup_printf (_ ("%s · the server has more before these"), lines);
  return g_steal_pointer (&lines);
}

/* The focus cannot stay in what becomes insensitive. */
static void
set_toolbar_sensitive (BunkoLogView *self, gboolean sensitive)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!sensitive && focus != NULL && gtk_widget_is_ancestor (focus, self->toolbar))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (self->toolbar, sensitive);
}

static void
show_all (BunkoLogView *self)
{
  g_autofree char *summary = NULL;
  gboolean has_lines;

  if (self->log == NULL)
    return;
  has_lines = !show_status (self);
  gtk_stack_set_visible_child_name (self->stack, has_lines ? "list" : "status");
  set_toolbar_sensitive (self, !is_unsupported (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.copy", has_lines);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.save",
                                 g_list_model_get_n_items (G_LIST_MODEL (self->log)) > 0);
  summary = has_lines ? summarize (self) : g_strdup ("");
  gtk_label_set_label (self->summary, summary);
}

/* Refreshing. */

static gboolean
timer_cb (gpointer user_data)
{
  BunkoLogView *self = user_data;

  self->timer = 0;
  start_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_more (BunkoLogView *self)
{
  if (self->timer == 0 && self->cancellable == NULL && self->following && self->log != NULL &&
      !is_unsupported (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->timer = g_timeout_add_seconds (FOLLOW_INTERVAL, timer_cb, self);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoLogView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = bunko_server_log_refresh_finish (BUNKO_SERVER_LOG (source), result, &error);

  /* Another log is shown now, or the view is hidden. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || (gpointer) self->log != source)
    return;
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  self->loaded |= ok;
  show_all (self);
  wait_for_more (self);
}

static void
stop_refresh (BunkoLogView *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
start_refresh (BunkoLogView *self)
{
  if (self->log == NULL || self->cancellable != NULL || is_unsupported (self))
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->cancellable = g_cancellable_new ();
  bunko_server_log_refresh_async (self->log, self->cancellable, refreshed_cb, g_object_ref (self));
}

static void
retry_cb (BunkoLogView *self)
{
  g_clear_error (&self->error);
  bunko_log_view_refresh (self);
}

/* What the person does. */

static void
filter_cb (BunkoLogView *self)
{
  _bunko_log_view_filter (self);
  show_all (self);
  bunko_tail_lines_added (self->tail);
}

static void
follow_toggled_cb (BunkoLogView *self)
{
  bunko_log_view_set_following (self, gtk_toggle_button_get_active (self->follow_button));
}

static void
items_changed_cb (BunkoLogView *self, guint position, guint removed, guint added)
{
  if (added > 0)
    bunko_tail_lines_added (self->tail);
}

/* The widget. */

static void
bunko_log_view_map (GtkWidget *widget)
{
  BunkoLogView *self = BUNKO_LOG_VIEW (widget);

  GTK_WIDGET_CLASS (bunko_log_view_parent_class)->map (widget);
  start_refresh (self);
  bunko_tail_lines_added (self->tail);
}

static void
bunko_log_view_unmap (GtkWidget *widget)
{
  stop_refresh (BUNKO_LOG_VIEW (widget));
  GTK_WIDGET_CLASS (bunko_log_view_parent_class)->unmap (widget);
}

static void
bunko_log_view_dispose (GObject *object)
{
  BunkoLogView *self = BUNKO_LOG_VIEW (object);

  stop_refresh (self);
  g_cancellable_cancel (self->disposed);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->tail);
  g_clear_object (&self->selection);
  g_clear_object (&self->log);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_LOG_VIEW);
  G_OBJECT_CLASS (bunko_log_view_parent_class)->dispose (object);
}

static void
bunko_log_view_finalize (GObject *object)
{
  BunkoLogView *self = BUNKO_LOG_VIEW (object);

  g_free (self->needle);
  g_clear_error (&self->error);
  g_object_unref (self->shown);
  g_object_unref (self->filter);
  g_object_unref (self->disposed);
  G_OBJECT_CLASS (bunko_log_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, overlay);
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, level_drop);
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, follow_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, status);
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, list_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, newest_revealer);
  gtk_widget_class_bind_template_child (widget_class, BunkoLogView, summary);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
bunko_log_view_class_init (BunkoLogViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bunko_log_view_dispose;
  object_class->finalize = bunko_log_view_finalize;
  widget_class->map = bunko_log_view_map;
  widget_class->unmap = bunko_log_view_unmap;

  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bunko_hpx/Bunko/ui/bunko-log-view.ui");
  bind_template (widget_class);
  _bunko_log_view_install_actions (widget_class);
}

static void
bunko_log_view_init (BunkoLogView *self)
{
  self->following = TRUE;
  self->disposed = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  _bunko_log_view_set_up_list (self);
  self->tail = bunko_tail_new (self->list_view, self->scroller, self->newest_revealer);
  bunko_page_shortcut_add (GTK_WIDGET (self), "<Control>f", "log.search");
  bunko_page_shortcut_add (GTK_WIDGET (self), "F5", "log.refresh");
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bunko_log_view_new:
 *
 * Returns: (transfer floating): a view without a log
 */
GtkWidget *
bunko_log_view_new (void)
{
  return g_object_new (BUNKO_TYPE_LOG_VIEW, NULL);
}

/**
 * bunko_log_view_set_log:
 * @self: a view
 * @log: what to show
 *
 * Shows another log, from its end.
 */
void
bunko_log_view_set_log (BunkoLogView *self, BunkoServerLog *log)
{
  g_return_if_fail (BUNKO_IS_LOG_VIEW (self) && BUNKO_IS_SERVER_LOG (log));

  if (self->log == log)
    return;
  stop_refresh (self);
  g_clear_error (&self->error);
  g_set_object (&self->log, log);
  self->loaded = g_list_model_get_n_items (G_LIST_MODEL (log)) > 0;
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (log));
  bunko_tail_go_to_end (self->tail);
  show_all (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    start_refresh (self);
}

/**
 * bunko_log_view_set_following:
 * @self: a view
 * @following: whether to ask for new lines again and again
 *
 * Follows the log, as it does from the beginning, or no longer.
 */
void
bunko_log_view_set_following (BunkoLogView *self, gboolean following)
{
  g_return_if_fail (BUNKO_IS_LOG_VIEW (self));

  if (self->following == following)
    return;
  self->following = following;
  gtk_toggle_button_set_active (self->follow_button, following);
  if (following)
    bunko_log_view_refresh (self);
  else
    g_clear_handle_id (&self->timer, g_source_remove);
}

/**
 * bunko_log_view_refresh:
 * @self: a view
 *
 * Asks for new lines now.
 */
void
bunko_log_view_refresh (BunkoLogView *self)
{
  g_return_if_fail (BUNKO_IS_LOG_VIEW (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    start_refresh (self);
  show_all (self);
}
