/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bunko-error-toast.h"
#include "bunko-log-view-private.h"

/* The lines of a log, which of them are shown, and what can be done with them. */

/* Lines. */

static const char *
get_icon (BunkoLogLevel level)
{
  if (level >= BUNKO_LOG_LEVEL_ERROR)
    return "dialog-error-symbolic";
  return level == BUNKO_LOG_LEVEL_WARNING ? "dialog-warning-symbolic" : NULL;
}

static const char *
get_style (BunkoLogLevel level)
{
  if (level >= BUNKO_LOG_LEVEL_ERROR)
    return "error";
  if (level == BUNKO_LOG_LEVEL_WARNING)
    return "warning";
  return level == BUNKO_LOG_LEVEL_DEBUG ? "dim-label" : NULL;
}

static const char *
name_level (BunkoLogLevel level)
{
  if (level >= BUNKO_LOG_LEVEL_ERROR)
    return _ ("Error");
  return level == BUNKO_LOG_LEVEL_WARNING ? _ ("Warning") : NULL;
}

static GtkWidget *
make_row (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign",
                    GTK_ALIGN_START, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);

  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, make_row ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *image = gtk_widget_get_first_child (row);
  BunkoLogLine *line = gtk_list_item_get_item (item);
  BunkoLogLevel level = bunko_log_line_get_level (line);
  const char *text = bunko_log_line_get_text (line);
  const char *styles[] = { get_style (level), NULL };
  const char *name = name_level (level);
  g_autofree char *spoken = name != NULL ? g_strdup_printf ("%s: %s", name, text) : NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (image), get_icon (level));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)), text);
  gtk_widget_set_css_classes (row, styles);
  gtk_list_item_set_accessible_label (item, spoken != NULL ? spoken : text);
}

/* The filter. */

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  BunkoLogView *self = user_data;
  BunkoLogLine *line = item;
  g_autofree char *folded = NULL;

  if (self->level > bunko_log_line_get_level (line))
    return FALSE;
  if (self->needle == NULL)
    return TRUE;
  folded = g_utf8_casefold (bunko_log_line_get_text (line), -1);
  return strstr (folded, self->needle) != NULL;
}

/* Private: makes the list. */
void
_bunko_log_view_set_up_list (BunkoLogView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->shown = gtk_filter_list_model_new (NULL, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

/* Private: whether there may be lines that are not shown. */
gboolean
_bunko_log_view_is_filtered (BunkoLogView *self)
{
  return self->needle != NULL || self->level != BUNKO_LOG_LEVEL_NONE;
}

/* Private: shows what the filter lets through. Without one, nothing looks at each line. */
void
_bunko_log_view_filter (BunkoLogView *self)
{
  static const BunkoLogLevel levels[] = {
    BUNKO_LOG_LEVEL_NONE,
    BUNKO_LOG_LEVEL_INFO,
    BUNKO_LOG_LEVEL_WARNING,
    BUNKO_LOG_LEVEL_ERROR,
  };
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint choice = gtk_drop_down_get_selected (self->level_drop);

  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = g_utf8_casefold (text, -1);
  self->level = choice < G_N_ELEMENTS (levels) ? levels[choice] : BUNKO_LOG_LEVEL_NONE;
  gtk_filter_list_model_set_filter (self->shown,
                                    _bunko_log_view_is_filtered (self) ? self->filter : NULL);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Copying and saving. */

static void
append_line (GString *text, GListModel *model, guint position)
{
  g_autoptr (BunkoLogLine) line = g_list_model_get_item (model, position);

  g_string_append (text, bunko_log_line_get_text (line));
  g_string_append_c (text, '\n');
}

static char *
join_lines (GListModel *model)
{
  GString *text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    append_line (text, model, i);
  return g_string_free (text, FALSE);
}

/* Private: the lines that are selected, or all that are shown if none is. */
char *
_bunko_log_view_dup_chosen (BunkoLogView *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (model));
  GString *text;
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_is_empty (chosen))
    return join_lines (model);
  text = g_string_new (NULL);
  for (gboolean ok = gtk_bitset_iter_init_first (&iter, chosen, &position); ok;
       ok = gtk_bitset_iter_next (&iter, &position))
    append_line (text, model, position);
  return g_string_free (text, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoLogView *self = BUNKO_LOG_VIEW (widget);
  g_autofree char *text = _bunko_log_view_dup_chosen (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  adw_toast_overlay_add_toast (self->overlay, adw_toast_new (_ ("Copied")));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoLogView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    adw_toast_overlay_add_toast (self->overlay, adw_toast_new (_ ("Log saved")));
  else
    bunko_error_toast_show (self->overlay, error);
}

/* Private: saves all lines that the log has. */
void
_bunko_log_view_save (BunkoLogView *self, GFile *file)
{
  char *text = join_lines (G_LIST_MODEL (self->log));
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       self->disposed, saved_cb, g_object_ref (self));
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoLogView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL && self->log != NULL)
    _bunko_log_view_save (self, file);
  else if (error != NULL && error->domain != GTK_DIALOG_ERROR)
    bunko_error_toast_show (self->overlay, error);
}

static const char *
get_file_name (BunkoLogView *self)
{
  switch (bunko_server_log_get_kind (self->log))
    {
    case BUNKO_SERVER_LOG_METADATA:
      return "hpx-metadata.log";
    case BUNKO_SERVER_LOG_DOWNLOAD:
      return "hpx-downloads.log";
    case BUNKO_SERVER_LOG_ITEM:
      return "hpx-item.log";
    case BUNKO_SERVER_LOG_MAIN:
    default:
      return "hpx-server.log";
    }
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BunkoLogView *self = BUNKO_LOG_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  if (self->log == NULL)
    return;
  gtk_file_dialog_set_title (dialog, _ ("Save Log"));
  gtk_file_dialog_set_initial_name (dialog, get_file_name (self));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->disposed,
                        save_chosen_cb, g_object_ref (self));
}

static void
newest_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_tail_go_to_end (BUNKO_LOG_VIEW (widget)->tail);
}

static void
refresh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bunko_log_view_refresh (BUNKO_LOG_VIEW (widget));
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (BUNKO_LOG_VIEW (widget)->search_entry));
}

/* Private: installs what the buttons, the menu and keys do. */
void
_bunko_log_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "log.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "log.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "log.newest", NULL, newest_cb);
  gtk_widget_class_install_action (widget_class, "log.refresh", NULL, refresh_cb);
  gtk_widget_class_install_action (widget_class, "log.search", NULL, search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "log.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "log.save", NULL);
}
