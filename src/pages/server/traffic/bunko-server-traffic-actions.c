/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-traffic-private.h"
#include "widgets/bunko-error-toast.h"

/* What can be done with the connection log, and which entries are shown. */

/* The filter. */

static gboolean
matches_kind (BunkoServerTraffic *self, BunkoTrafficEntry *entry)
{
  BunkoTrafficKind kind = bunko_traffic_entry_get_kind (entry);
  gboolean is_connection = kind == BUNKO_TRAFFIC_OPENED || kind == BUNKO_TRAFFIC_CLOSED;

  if (g_strcmp0 (self->kind, "calls") == 0)
    return kind == BUNKO_TRAFFIC_EXCHANGE;
  if (g_strcmp0 (self->kind, "server") == 0)
    return kind != BUNKO_TRAFFIC_EXCHANGE && !is_connection;
  if (g_strcmp0 (self->kind, "connections") == 0)
    return is_connection;
  return TRUE;
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  BunkoServerTraffic *self = user_data;
  BunkoTrafficEntry *entry = item;

  if (self->problems && !bunko_traffic_entry_is_problem (entry))
    return FALSE;
  if (self->lane != NULL && g_strcmp0 (bunko_traffic_entry_get_lane (entry), self->lane) != 0)
    return FALSE;
  if (!matches_kind (self, entry))
    return FALSE;
  return self->needle == NULL || bunko_traffic_entry_matches (entry, self->needle);
}

/* Private: lets the list show what the filter lets through. */
void
_bunko_server_traffic_set_up_filter (BunkoServerTraffic *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  gtk_filter_list_model_set_filter (self->shown, self->filter);
}

static void
filter_changed (BunkoServerTraffic *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Private: shows what holds a text. */
void
_bunko_server_traffic_set_needle (BunkoServerTraffic *self, const char *text)
{
  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = g_utf8_casefold (text, -1);
  filter_changed (self);
}

/* Private: whether there may be entries that are not shown. */
gboolean
_bunko_server_traffic_is_filtered (BunkoServerTraffic *self)
{
  return self->needle != NULL || self->lane != NULL || self->kind != NULL || self->problems;
}

enum
{
  PROP_0,
  PROP_LANE,
  PROP_KIND,
  PROP_PROBLEMS,
  PROP_NARROW,
};

/* Saving. */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoServerTraffic) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bunko_traffic_log_export_finish (BUNKO_TRAFFIC_LOG (source), result, &error))
    adw_toast_overlay_add_toast (self->overlay, adw_toast_new (_ ("Connection log saved")));
  else
    bunko_error_toast_show (self->overlay, error);
}

/* Private: saves the log. */
void
_bunko_server_traffic_export (BunkoServerTraffic *self, GFile *file, BunkoTrafficFormat format)
{
  bunko_traffic_log_export_async (self->log, file, format, self->cancellable, exported_cb,
                                  g_object_ref (self));
}

static gboolean
is_json_lines (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".jsonl");
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoServerTraffic) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    _bunko_server_traffic_export (self, file,
                                  is_json_lines (file) ? BUNKO_TRAFFIC_FORMAT_JSON_LINES
                                                       : BUNKO_TRAFFIC_FORMAT_TEXT);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    bunko_error_toast_show (self->overlay, error);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoServerTraffic *self = BUNKO_SERVER_TRAFFIC (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M");
  g_autofree char *file_name =
      g_strdup_printf ("bunko-connection-%s%s", stamp, g_variant_get_string (parameter, NULL));

  gtk_file_dialog_set_title (dialog, _ ("Save Connection Log"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable,
                        save_chosen_cb, g_object_ref (self));
}

/* The rest. */

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoServerTraffic *self = BUNKO_SERVER_TRAFFIC (widget);
  BunkoTrafficEntry *entry = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *text = NULL;

  if (entry == NULL)
    return;
  text = bunko_traffic_entry_to_text (entry, BUNKO_TRAFFIC_FORMAT_TEXT);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  adw_toast_overlay_add_toast (self->overlay, adw_toast_new (_ ("Entry copied")));
}

static void
clear_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoServerTraffic *self = BUNKO_SERVER_TRAFFIC (widget);

  adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
  bunko_traffic_log_clear (self->log);
}

static void
close_details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoServerTraffic *self = BUNKO_SERVER_TRAFFIC (widget);

  adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
newest_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_tail_go_to_end (BUNKO_SERVER_TRAFFIC (widget)->tail);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (BUNKO_SERVER_TRAFFIC (widget)->search_entry));
}

static void
bunko_server_traffic_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoServerTraffic *self = BUNKO_SERVER_TRAFFIC (object);

  switch (prop_id)
    {
    case PROP_LANE:
      g_value_set_string (value, self->lane != NULL ? self->lane : "");
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind != NULL ? self->kind : "");
      break;
    case PROP_PROBLEMS:
      g_value_set_boolean (value, self->problems);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_choice (BunkoServerTraffic *self, char **place, const GValue *value)
{
  const char *choice = g_value_get_string (value);

  g_set_str (place, choice != NULL && *choice != '\0' ? choice : NULL);
  filter_changed (self);
}

static void
bunko_server_traffic_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BunkoServerTraffic *self = BUNKO_SERVER_TRAFFIC (object);

  switch (prop_id)
    {
    case PROP_LANE:
      set_choice (self, &self->lane, value);
      break;
    case PROP_KIND:
      set_choice (self, &self->kind, value);
      break;
    case PROP_PROBLEMS:
      self->problems = g_value_get_boolean (value);
      filter_changed (self);
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_server_traffic_get_property;
  object_class->set_property = bunko_server_traffic_set_property;

  /**
   * BunkoServerTraffic:lane:
   *
   * The lane whose messages are shown, empty for all.
   */
  g_object_class_install_property (object_class, PROP_LANE,
                                   g_param_spec_string ("lane", NULL, NULL, "", flags));

  /**
   * BunkoServerTraffic:kind:
   *
   * What is shown: `calls`, `server` for what the server says by itself, `connections`; empty for
   * everything.
   */
  g_object_class_install_property (object_class, PROP_KIND,
                                   g_param_spec_string ("kind", NULL, NULL, "", flags));

  /**
   * BunkoServerTraffic:problems:
   *
   * Whether nothing is shown but what went wrong.
   */
  g_object_class_install_property (object_class, PROP_PROBLEMS,
                                   g_param_spec_boolean ("problems", NULL, NULL, FALSE, flags));

  /**
   * BunkoServerTraffic:narrow:
   *
   * Whether the lines of the list have room for few things beside each other.
   */
  g_object_class_install_property (object_class, PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags));
}

/* Private: installs what the buttons, menus and keys of the section do. */
void
_bunko_server_traffic_install_actions (GtkWidgetClass *widget_class)
{
  install_properties (G_OBJECT_CLASS (widget_class));
  gtk_widget_class_install_property_action (widget_class, "traffic.lane", "lane");
  gtk_widget_class_install_property_action (widget_class, "traffic.kind", "kind");
  gtk_widget_class_install_property_action (widget_class, "traffic.problems", "problems");
  gtk_widget_class_install_action (widget_class, "traffic.save", "s", save_cb);
  gtk_widget_class_install_action (widget_class, "traffic.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "traffic.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "traffic.newest", NULL, newest_cb);
  gtk_widget_class_install_action (widget_class, "traffic.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "traffic.close-details", NULL, close_details_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "traffic.close-details",
                                       NULL);
}
