/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-unsaved-dialog.h"

#include <glib/gi18n-lib.h>

#include "bunko-edit-runner.h"

/**
 * BunkoUnsavedDialog:
 *
 * Lists the changes that were not saved. Each can be saved again or discarded, and all together.
 * The dialog closes when nothing is left.
 */
struct _BunkoUnsavedDialog
{
  AdwDialog parent_instance;

  /* Template widgets */
  GtkWidget *discard_button;
  GtkLabel *explanation;
  GtkListBox *list;
  GtkWidget *save_button;

  BunkoPendingEdits *edits;
  gboolean is_over; /* nothing is left */
};

G_DEFINE_FINAL_TYPE (BunkoUnsavedDialog, bunko_unsaved_dialog, ADW_TYPE_DIALOG)

static void
update (BunkoUnsavedDialog *self)
{
  gboolean saving = bunko_pending_edits_get_saving (self->edits);
  gboolean can_save = bunko_pending_edits_get_can_save (self->edits);

  gtk_widget_set_sensitive (self->save_button, can_save && !saving);
  gtk_widget_set_sensitive (self->discard_button, !saving);
  gtk_label_set_text (self->explanation,
                      can_save ? _ ("The connection was lost while these changes were made.")
                               : _ ("They can be saved as soon as the server is back."));
  if (self->is_over || g_list_model_get_n_items (G_LIST_MODEL (self->edits)) > 0)
    return;
  self->is_over = TRUE;
  adw_dialog_close (ADW_DIALOG (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoUnsavedDialog) self = user_data;

  /* What was refused says so in its row. */
  bunko_pending_edits_save_finish (BUNKO_PENDING_EDITS (source), result, NULL);
}

static void
save (BunkoUnsavedDialog *self, BunkoPendingEdit *edit)
{
  bunko_pending_edits_save_async (self->edits, edit, NULL, saved_cb, g_object_ref (self));
}

static void
save_all_cb (BunkoUnsavedDialog *self)
{
  save (self, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoUnsavedDialog) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "discard"))
    bunko_pending_edits_discard (self->edits, NULL);
}

static void
discard_all_cb (BunkoUnsavedDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->edits));
  g_autofree char *heading =
      g_strdup_printf (ngettext ("Discard %'u Change?", "Discard %'u Changes?", n), n);
  AdwAlertDialog *dialog =
      ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, _ ("They will not be offered again.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, answered_cb, g_object_ref (self));
}

static BunkoPendingEdit *
get_edit (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "edit");
}

static void
save_row_cb (BunkoUnsavedDialog *self, GtkWidget *button)
{
  save (self, get_edit (button));
}

static void
discard_row_cb (BunkoUnsavedDialog *self, GtkWidget *button)
{
  bunko_pending_edits_discard (self->edits, get_edit (button));
}

static GtkWidget *
add_button (BunkoUnsavedDialog *self,
            AdwActionRow *row,
            BunkoPendingEdit *edit,
            const char *icon_name,
            const char *tooltip,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "edit", g_object_ref (edit), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  g_object_bind_property (edit, "saving", button, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  adw_action_row_add_suffix (row, button);
  return button;
}

/* Titles come from the server: they are no markup. */
static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  BunkoUnsavedDialog *self = user_data;
  BunkoPendingEdit *edit = item;
  GtkWidget *row =
      g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", FALSE, NULL);
  GtkWidget *save_button;

  g_object_bind_property (edit, "text", row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (edit, "detail", row, "subtitle", G_BINDING_SYNC_CREATE);
  save_button = add_button (self, ADW_ACTION_ROW (row), edit, "view-refresh-symbolic",
                            _ ("Save Again"), G_CALLBACK (save_row_cb));
  g_object_bind_property (self->edits, "can-save", save_button, "visible", G_BINDING_SYNC_CREATE);
  add_button (self, ADW_ACTION_ROW (row), edit, "user-trash-symbolic", _ ("Discard"),
              G_CALLBACK (discard_row_cb));
  return row;
}

static void
bunko_unsaved_dialog_dispose (GObject *object)
{
  BunkoUnsavedDialog *self = BUNKO_UNSAVED_DIALOG (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  /* libadwaita 1.7 leaks what is in a dialog. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BUNKO_TYPE_UNSAVED_DIALOG);
  g_clear_object (&self->edits);

  G_OBJECT_CLASS (bunko_unsaved_dialog_parent_class)->dispose (object);
}

static void
bunko_unsaved_dialog_class_init (BunkoUnsavedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bunko_unsaved_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/bunko_hpx/Bunko/ui/bunko-unsaved-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BunkoUnsavedDialog, discard_button);
  gtk_widget_class_bind_template_child (widget_class, BunkoUnsavedDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, BunkoUnsavedDialog, list);
  gtk_widget_class_bind_template_child (widget_class, BunkoUnsavedDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, discard_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_all_cb);
}

static void
bunko_unsaved_dialog_init (BunkoUnsavedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bunko_unsaved_dialog_new:
 * @edits: the edits that were not saved
 *
 * Returns: (transfer floating): a dialog; present it
 */
AdwDialog *
bunko_unsaved_dialog_new (BunkoPendingEdits *edits)
{
  BunkoUnsavedDialog *self;

  g_return_val_if_fail (BUNKO_IS_PENDING_EDITS (edits), NULL);

  self = g_object_new (BUNKO_TYPE_UNSAVED_DIALOG, NULL);
  self->edits = g_object_ref (edits);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (edits), create_row, self, NULL);
  g_signal_connect_object (edits, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return ADW_DIALOG (self);
}
