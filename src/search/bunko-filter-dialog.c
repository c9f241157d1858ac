/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-library-filters.h"
#include "widgets/bunko-error-toast.h"

#include "bunko-filter-dialog.h"
#include "bunko-filter-edits.h"

/* Milliseconds between the pulses of a progress bar that cannot know more. */
#define PULSE 120

/**
 * BunkoFilterDialog:
 *
 * Makes a filter of a search, or changes one that the server keeps.
 */
struct _BunkoFilterDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  AdwBanner *banner;
  GtkWidget *delete_row;
  GtkWidget *edit_group;
  AdwSwitchRow *enforce_row;
  AdwActionRow *info_row;
  GtkEditable *name_row;
  GtkProgressBar *progress_bar;
  GtkWidget *progress_row;
  GtkEditable *query_row;
  GtkWidget *refresh_row;
  GtkButton *save_button;
  AdwToastOverlay *toasts;

  BunkoLibrary *library;
  BunkoFilter *filter; /* NULL for a new one */
  GCancellable *refreshing;
  guint pulse_source;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoFilterDialog, bunko_filter_dialog, ADW_TYPE_DIALOG)

static char *
get_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static void
text_changed_cb (BunkoFilterDialog *self)
{
  g_autofree char *name = get_text (self->name_row);
  g_autofree char *query = get_text (self->query_row);

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), name[0] != '\0' && query[0] != '\0');
}

static void
set_busy (BunkoFilterDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->edit_group, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), !busy);
  if (!busy)
    text_changed_cb (self);
}

static void
failed (BunkoFilterDialog *self, const GError *error)
{
  set_busy (self, FALSE);
  bunko_error_toast_show (self->toasts, error);
}

static void
saved (BunkoFilterDialog *self, BunkoFilter *filter)
{
  g_signal_emit (self, signals[SAVED], 0, filter);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoFilterDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoFilter) filter =
      bunko_library_new_filter_finish (BUNKO_LIBRARY (source), result, &error);

  if (filter != NULL)
    saved (self, filter);
  else
    failed (self, error);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoFilterDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bunko_library_update_filter_finish (BUNKO_LIBRARY (source), result, &error))
    saved (self, self->filter);
  else
    failed (self, error);
}

static void
save_clicked_cb (BunkoFilterDialog *self)
{
  g_autofree char *name = get_text (self->name_row);
  g_autofree char *query = get_text (self->query_row);
  gboolean enforce = adw_switch_row_get_active (self->enforce_row);

  set_busy (self, TRUE);
  if (self->filter == NULL)
    bunko_library_new_filter_async (self->library, name, query, enforce, NULL, made_cb,
                                    g_object_ref (self));
  else
    bunko_library_update_filter_async (self->library, self->filter, name, query, enforce, NULL,
                                       updated_cb, g_object_ref (self));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoFilterDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!bunko_library_delete_filter_finish (BUNKO_LIBRARY (source), result, &error))
    {
      failed (self, error);
      return;
    }
  bunko_filter_offer_undo (self->library, self->filter, GTK_WIDGET (self));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
delete_activated_cb (BunkoFilterDialog *self)
{
  set_busy (self, TRUE);
  bunko_library_delete_filter_async (self->library, self->filter, NULL, deleted_cb,
                                     g_object_ref (self));
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (BUNKO_FILTER_DIALOG (user_data)->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
show_refreshing (BunkoFilterDialog *self, gboolean refreshing)
{
  gtk_widget_set_visible (self->refresh_row, !refreshing);
  gtk_widget_set_visible (self->progress_row, refreshing);
  gtk_widget_set_sensitive (self->delete_row, !refreshing);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  if (refreshing)
    self->pulse_source = g_timeout_add (PULSE, pulse_cb, self);
}

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  BunkoFilterDialog *self = user_data;

  if (fraction < 0)
    return;
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoFilterDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = bunko_library_refresh_filters_finish (BUNKO_LIBRARY (source), result, &error);

  g_clear_object (&self->refreshing);
  if (self->progress_row == NULL)
    return;
  show_refreshing (self, FALSE);
  if (done)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("The filter is up to date")));
  else
    bunko_error_toast_show (self->toasts, error);
}

static void
refresh_activated_cb (BunkoFilterDialog *self)
{
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();

  g_ptr_array_add (filters, self->filter);
  self->refreshing = g_cancellable_new ();
  show_refreshing (self, TRUE);
  bunko_library_refresh_filters_async (self->library, filters, progress_cb, self, self->refreshing,
                                       refreshed_cb, g_object_ref (self));
}

static void
stop_clicked_cb (BunkoFilterDialog *self)
{
  g_cancellable_cancel (self->refreshing);
}

static void
bunko_filter_dialog_closed (AdwDialog *dialog)
{
  BunkoFilterDialog *self = BUNKO_FILTER_DIALOG (dialog);

  g_cancellable_cancel (self->refreshing);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
}

static void
bunko_filter_dialog_dispose (GObject *object)
{
  BunkoFilterDialog *self = BUNKO_FILTER_DIALOG (object);

  g_cancellable_cancel (self->refreshing);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  /* libadwaita 1.7 leaks what is in a dialog. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_FILTER_DIALOG);
  g_clear_object (&self->refreshing);
  g_clear_object (&self->filter);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_filter_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, delete_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, edit_group);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, enforce_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, info_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, progress_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, query_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, refresh_row);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoFilterDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_bind_template_callback (widget_class, delete_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
bunko_filter_dialog_class_init (BunkoFilterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_filter_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = bunko_filter_dialog_closed;

  /**
   * BunkoFilterDialog::saved:
   * @self: a dialog
   * @filter: the filter that was made or changed
   *
   * Emitted when the server has the filter, before the dialog closes.
   */
  signals[SAVED] = g_signal_new ("saved", BUNKO_TYPE_FILTER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, BUNKO_TYPE_FILTER);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-filter-dialog.ui");
  bind_children (widget_class);
}

static void
bunko_filter_dialog_init (BunkoFilterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_filter (BunkoFilterDialog *self)
{
  const char *name = bunko_filter_get_name (self->filter);
  const char *query = bunko_filter_get_query (self->filter);
  const char *info = bunko_filter_get_info (self->filter);

  adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit Filter"));
  gtk_button_set_label (self->save_button, _ ("_Save"));
  gtk_widget_set_visible (self->edit_group, TRUE);
  gtk_editable_set_text (self->name_row, name != NULL ? name : "");
  gtk_editable_set_text (self->query_row, query != NULL ? query : "");
  adw_switch_row_set_active (self->enforce_row, bunko_filter_get_enforce (self->filter));
  if (info != NULL && info[0] != '\0')
    {
      adw_action_row_set_subtitle (self->info_row, info);
      gtk_widget_set_visible (GTK_WIDGET (self->info_row), TRUE);
    }
}

/**
 * bunko_filter_dialog_new:
 * @context: the server
 * @filter: (nullable): the filter to change, %NULL to make one
 * @query: (nullable): the search that the filter is made of; %NULL for the one that it has
 *
 * Returns: (transfer floating): a dialog; present it
 */
AdwDialog *
bunko_filter_dialog_new (BunkoContext *context, BunkoFilter *filter, const char *query)
{
  BunkoFilterDialog *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (filter == NULL || BUNKO_IS_FILTER (filter), NULL);

  self = g_object_new (BUNKO_TYPE_FILTER_DIALOG, NULL);
  self->library = g_object_ref (bunko_context_get_library (context));
  if (g_set_object (&self->filter, filter))
    show_filter (self);
  if (query != NULL)
    gtk_editable_set_text (self->query_row, query);
  text_changed_cb (self);
  return ADW_DIALOG (self);
}

/**
 * bunko_filter_dialog_warn:
 * @self: a dialog
 *
 * Tells that the options of the search are not part of a filter.
 */
void
bunko_filter_dialog_warn (BunkoFilterDialog *self)
{
  g_return_if_fail (BUNKO_IS_FILTER_DIALOG (self));

  adw_banner_set_revealed (self->banner, TRUE);
}
