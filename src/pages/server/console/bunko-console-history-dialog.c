/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-console-history-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * BunkoConsoleHistoryDialog:
 *
 * The messages that were sent lately, to put one back into the editor.
 */
struct _BunkoConsoleHistoryDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkListBox *list;
  GtkSearchEntry *search_entry;
  GtkStack *stack;

  BunkoConsoleHistory *history;
  GtkFilterListModel *shown;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoConsoleHistoryDialog, bunko_console_history_dialog, ADW_TYPE_DIALOG)

static gboolean
matches (gpointer item, gpointer user_data)
{
  const char *wanted = gtk_editable_get_text (
      GTK_EDITABLE (((BunkoConsoleHistoryDialog *) user_data)->search_entry));
  g_autofree char *folded = g_utf8_casefold (wanted, -1);
  g_autofree char *text = g_utf8_casefold (bunko_console_entry_get_text (item), -1);

  return strstr (text, folded) != NULL;
}

static void
update_stack (BunkoConsoleHistoryDialog *self)
{
  guint n_all = g_list_model_get_n_items (bunko_console_history_get_entries (self->history));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  gtk_stack_set_visible_child_name (self->stack, n_shown > 0  ? "list"
                                                 : n_all == 0 ? "empty"
                                                              : "not-found");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.clear", n_all > 0);
}

static void
search_changed_cb (BunkoConsoleHistoryDialog *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
choose (BunkoConsoleHistoryDialog *self, guint index)
{
  g_autoptr (BunkoConsoleEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->shown), index);

  if (entry == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, bunko_console_entry_get_text (entry));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
search_activate_cb (BunkoConsoleHistoryDialog *self)
{
  /* Somebody may be faster than the field, which tells of changes a little later. */
  search_changed_cb (self);
  choose (self, 0);
}

static void
row_activated_cb (BunkoConsoleHistoryDialog *self, GtkListBoxRow *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
clear_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  bunko_console_history_clear (BUNKO_CONSOLE_HISTORY_DIALOG (widget)->history);
}

/* One line of a message, without what every message has. */
static char *
summarize (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *at = text; *at != '\0' && string->len < 300; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (!g_unichar_isspace (ch))
        g_string_append_unichar (string, ch);
      else if (string->len > 0 && string->str[string->len - 1] != ' ')
        g_string_append_c (string, ' ');
    }
  return g_string_free_and_steal (string);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  g_autofree char *summary = summarize (bunko_console_entry_get_text (item));
  g_autofree char *time = g_date_time_format (bunko_console_entry_get_time (item), "%x %R");
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                 bunko_console_entry_get_title (item), "subtitle", summary,
                                 "title-lines", 1, "subtitle-lines", 2, "activatable", TRUE, NULL);
  GtkWidget *label = gtk_label_new (time);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
bunko_console_history_dialog_dispose (GObject *object)
{
  BunkoConsoleHistoryDialog *self = BUNKO_CONSOLE_HISTORY_DIALOG (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->shown);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_CONSOLE_HISTORY_DIALOG);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (bunko_console_history_dialog_parent_class)->dispose (object);
}

static void
bunko_console_history_dialog_class_init (BunkoConsoleHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_console_history_dialog_dispose;

  /**
   * BunkoConsoleHistoryDialog::chosen:
   * @self: the dialog
   * @text: a message
   *
   * A message was chosen; the dialog closes.
   */
  signals[SIGNAL_CHOSEN] =
      g_signal_new ("chosen", BUNKO_TYPE_CONSOLE_HISTORY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-console-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleHistoryDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BunkoConsoleHistoryDialog, stack);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "history.clear", NULL, clear_action);
}

static void
bunko_console_history_dialog_init (BunkoConsoleHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_console_history_dialog_new:
 * @history: what was sent
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bunko_console_history_dialog_new (BunkoConsoleHistory *history)
{
  BunkoConsoleHistoryDialog *self;
  GtkFilter *filter;

  g_return_val_if_fail (BUNKO_IS_CONSOLE_HISTORY (history), NULL);

  self = g_object_new (BUNKO_TYPE_CONSOLE_HISTORY_DIALOG, NULL);
  self->history = g_object_ref (history);
  filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->shown = gtk_filter_list_model_new (
      g_object_ref (bunko_console_history_get_entries (history)), filter);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), make_row, NULL, NULL);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  update_stack (self);
  return ADW_DIALOG (self);
}
