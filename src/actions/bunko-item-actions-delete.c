/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-edit-progress.h"
#include "bunko-page-toast.h"
#include "bunko-item-actions-private.h"
#include "library/bunko-library-delete.h"

/* Deleting for good what is in the trash: the one thing that nothing can undo. */

typedef struct
{
  BunkoItemActions *actions;
  GPtrArray *items;
  AdwSwitchRow *files_row;
  AdwSwitchRow *recycle_row;
  GCancellable *cancellable;
  BunkoEditProgress *progress; /* weak */
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  if (deletion->progress != NULL)
    bunko_edit_progress_detach (deletion->progress);
  g_clear_weak_pointer (&deletion->progress);
  g_clear_object (&deletion->cancellable);
  g_clear_object (&deletion->files_row);
  g_clear_object (&deletion->recycle_row);
  g_clear_object (&deletion->actions);
  g_clear_pointer (&deletion->items, g_ptr_array_unref);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  BunkoItemActions *self = deletion->actions;
  g_autoptr (GError) error = NULL;
  guint n = bunko_library_delete_finish (BUNKO_LIBRARY (source), result, &error);

  /* An error may have come after some were deleted. */
  _bunko_item_actions_edited (self, BUNKO_METATAG_TRASH);
  if (self->page == NULL)
    return;
  if (error != NULL)
    bunko_page_toast_say_error (self->page, error);
  else
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%'u item deleted", "%'u items deleted", n), n);

      bunko_page_toast_say (self->page, text);
    }
}

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  Deletion *deletion = user_data;

  if (deletion->progress != NULL)
    bunko_edit_progress_set_fraction (deletion->progress, fraction);
}

static void
show_progress (Deletion *deletion)
{
  g_autoptr (GtkWidget) progress = g_object_ref_sink (bunko_edit_progress_new (_ ("Deleting…")));

  if (deletion->actions->page == NULL ||
      !bunko_edit_progress_attach (BUNKO_EDIT_PROGRESS (progress), deletion->actions->page))
    return;
  g_set_weak_pointer (&deletion->progress, BUNKO_EDIT_PROGRESS (progress));
  g_signal_connect_object (progress, "stop", G_CALLBACK (g_cancellable_cancel),
                           deletion->cancellable, G_CONNECT_SWAPPED);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  BunkoLibrary *library = bunko_context_get_library (deletion->actions->context);
  gboolean files = adw_switch_row_get_active (deletion->files_row);
  gboolean recycle = adw_switch_row_get_active (deletion->recycle_row);
  GPtrArray *items = deletion->items;
  GCancellable *cancellable = deletion->cancellable;

  if (!g_str_equal (response, "delete"))
    return;
  show_progress (deletion);
  bunko_library_delete_async (library, items, files, recycle, progress_cb, deletion, cancellable,
                              deleted_cb, deletion);
  g_steal_pointer (&deletion);
}

/* What becomes of the files; they stay unless the person wants otherwise. */
static GtkWidget *
create_options (Deletion *deletion)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  deletion->files_row = g_object_ref_sink (
      g_object_new (ADW_TYPE_SWITCH_ROW, "title", _ ("Delete _Files, Too"), "use-underline", TRUE,
                    "subtitle", _ ("On the computer of the server"), NULL));
  deletion->recycle_row = g_object_ref_sink (
      g_object_new (ADW_TYPE_SWITCH_ROW, "title", _ ("Move Files to Its _Recycle Bin"),
                    "use-underline", TRUE, "active", TRUE, NULL));
  g_object_bind_property (deletion->files_row, "active", deletion->recycle_row, "sensitive",
                          G_BINDING_SYNC_CREATE);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (deletion->files_row));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (deletion->recycle_row));
  return list;
}

void
_bunko_item_actions_ask_to_delete (BunkoItemActions *self, GPtrArray *items)
{
  Deletion *deletion = g_new0 (Deletion, 1);
  g_autofree char *heading = g_strdup_printf (
      ngettext ("Delete %'u Item Forever?", "Delete %'u Items Forever?", items->len), items->len);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      heading, _ ("The server forgets everything about them. This cannot be undone.")));

  deletion->actions = g_object_ref (self);
  deletion->items = g_ptr_array_ref (items);
  deletion->cancellable = g_cancellable_new ();
  adw_alert_dialog_set_extra_child (dialog, create_options (deletion));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, self->page, NULL, answered_cb, deletion);
}

/* Only what is in the trash: that it is there was a first decision. */
void
_bunko_item_actions_update_delete_action (BunkoItemActions *self)
{
  gboolean possible = self->target != NULL &&
                      bunko_item_target_is_all (self->target, BUNKO_ITEM_TYPE_GALLERY) &&
                      bunko_library_can_delete (bunko_context_get_library (self->context));
  gboolean trashed;

  if (!possible)
    trashed = FALSE;
  else if (bunko_item_target_is_loaded (self->target))
    trashed = !bunko_item_target_may_lack (self->target, BUNKO_METATAG_TRASH);
  else
    trashed =
        self->place != NULL && bunko_view_query_get_view (self->place) == BUNKO_VIEW_TYPE_TRASH;
  _bunko_item_actions_set_enabled (self, "delete", trashed);
}
