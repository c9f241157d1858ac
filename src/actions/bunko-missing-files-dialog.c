/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-missing-files-dialog.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-library-sources.h"
#include "widgets/bunko-open.h"
#include "widgets/bunko-status-view.h"

/**
 * BunkoMissingFilesDialog:
 *
 * Has the server look whether it finds the files of galleries, and lists those of which it does
 * not.
 */
struct _BunkoMissingFilesDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkProgressBar *bar;
  GtkListView *list_view;
  GtkWidget *progress_page;
  GtkWidget *result_page;
  GtkStack *stack;
  BunkoStatusView *status;
  GtkLabel *summary;

  BunkoContext *context;
  GPtrArray *items;
  GCancellable *cancellable; /* while the server looks */
  gboolean failed;           /* it was away, or refused */
};

G_DEFINE_FINAL_TYPE (BunkoMissingFilesDialog, bunko_missing_files_dialog, ADW_TYPE_DIALOG)

static void
show_missing (BunkoMissingFilesDialog *self, GPtrArray *missing)
{
  g_autoptr (GListStore) store = g_list_store_new (BUNKO_TYPE_ITEM);
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autofree char *text = g_strdup_printf (
      ngettext ("The server does not find the files of %'u gallery.",
                "The server does not find the files of %'u galleries.", missing->len),
      missing->len);

  for (guint i = 0; i < missing->len; i++)
    g_list_store_append (store, missing->pdata[i]);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  gtk_label_set_text (self->summary, text);
  gtk_stack_set_visible_child (self->stack, self->result_page);
}

static void
show_status (BunkoMissingFilesDialog *self)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
}

/* The dialog may be closed while the server still answers. */
static void
weak_ref_free (GWeakRef *ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoMissingFilesDialog) self = g_weak_ref_get (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing =
      bunko_library_check_sources_finish (BUNKO_LIBRARY (source), result, &error);

  weak_ref_free (user_data);
  if (self == NULL || self->context == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  self->failed = missing == NULL;
  if (missing == NULL)
    {
      bunko_status_view_show_error (self->status, error);
      show_status (self);
    }
  else if (missing->len == 0)
    {
      bunko_status_view_show_message (self->status, "object-select-symbolic", _ ("Nothing Missing"),
                                      _ ("The server finds all files"));
      show_status (self);
    }
  else
    show_missing (self, missing);
}

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  g_autoptr (BunkoMissingFilesDialog) self = g_weak_ref_get (user_data);

  if (self != NULL && self->bar != NULL)
    gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0, 1));
}

static void
start (BunkoMissingFilesDialog *self)
{
  GWeakRef *ref;

  if (self->cancellable != NULL)
    return;

  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_stack_set_visible_child (self->stack, self->progress_page);
  bunko_library_check_sources_async (bunko_context_get_library (self->context), self->items,
                                     progress_cb, ref, self->cancellable, checked_cb, ref);
}

static void
reconnected_cb (BunkoMissingFilesDialog *self)
{
  if (self->failed)
    start (self);
}

/* To close it stops it. */
static void
stop_cb (BunkoMissingFilesDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
activate_cb (BunkoMissingFilesDialog *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));
  g_autoptr (BunkoItem) item = g_list_model_get_item (model, position);
  g_autoptr (BunkoLocation) location =
      bunko_location_new_item (bunko_item_get_item_type (item), bunko_item_get_id (item),
                               bunko_item_get_display_name (item));

  bunko_open_location (GTK_WIDGET (self), location, BUNKO_OPEN_HERE);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkExpression *item = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
  gtk_expression_bind (gtk_property_expression_new (BUNKO_TYPE_ITEM, item, "display-name"), label,
                       "label", list_item);
}

static void
bunko_missing_files_dialog_dispose (GObject *object)
{
  BunkoMissingFilesDialog *self = BUNKO_MISSING_FILES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  /* libadwaita 1.7 leaks what was in a dialog that is closed. */
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_MISSING_FILES_DIALOG);

  G_OBJECT_CLASS (bunko_missing_files_dialog_parent_class)->dispose (object);
}

static void
bunko_missing_files_dialog_finalize (GObject *object)
{
  g_clear_pointer (&BUNKO_MISSING_FILES_DIALOG (object)->items, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_missing_files_dialog_parent_class)->finalize (object);
}

static void
bunko_missing_files_dialog_class_init (BunkoMissingFilesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_missing_files_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_missing_files_dialog_finalize;

  g_type_ensure (BUNKO_TYPE_STATUS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-missing-files-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoMissingFilesDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, BunkoMissingFilesDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, BunkoMissingFilesDialog, progress_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoMissingFilesDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, BunkoMissingFilesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BunkoMissingFilesDialog, status);
  gtk_widget_class_bind_template_child (widget_class, BunkoMissingFilesDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, start);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
bunko_missing_files_dialog_init (BunkoMissingFilesDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
}

/**
 * bunko_missing_files_dialog_new:
 * @context: the server
 * @items: (element-type BunkoItem): galleries; the list is not to be changed any more
 *
 * Creates the dialog, and has the server begin to look. To close it stops that.
 *
 * Returns: (transfer floating): the new dialog
 */
AdwDialog *
bunko_missing_files_dialog_new (BunkoContext *context, GPtrArray *items)
{
  BunkoMissingFilesDialog *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (items != NULL, NULL);

  self = g_object_new (BUNKO_TYPE_MISSING_FILES_DIALOG, NULL);
  self->context = g_object_ref (context);
  self->items = g_ptr_array_ref (items);
  g_signal_connect_object (context, "reconnected", G_CALLBACK (reconnected_cb), self,
                           G_CONNECT_SWAPPED);
  start (self);
  return ADW_DIALOG (self);
}
