/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-edit-runner.h"

#include <glib/gi18n-lib.h>

#include "bunko-edit-progress.h"
#include "bunko-item-actions-private.h"
#include "bunko-page-toast.h"
#include "library/bunko-activity-list.h"
#include "library/bunko-error-text.h"

/* What is over sooner needs no bar, in milliseconds. */
#define PROGRESS_DELAY 500

/* How long a toast offers to undo, in seconds. */
#define UNDO_TIMEOUT 8

/* An edit from the question whether to do it to the toast that says what became of it. It goes on
 * when its page is closed; the toast is then shown by the window. */
typedef struct
{
  BunkoItemActions *actions;
  GWeakRef page;
  GWeakRef root;
  BunkoItemTarget *target;
  BunkoBulkChange *change;
  BunkoEditVerb verb;
  BunkoMetatags metatags; /* that change */
  char *name;

  GCancellable *cancellable;
  BunkoBulkEdit *edit;
  BunkoEditProgress *progress; /* weak */
  guint progress_source;
} Run;

static void run_edit (Run *run);

static BunkoMetatags
get_metatags (BunkoEditVerb verb)
{
  switch (verb)
    {
    case BUNKO_EDIT_FAVORITE:
    case BUNKO_EDIT_UNFAVORITE:
      return BUNKO_METATAG_FAVORITE;
    case BUNKO_EDIT_READ:
    case BUNKO_EDIT_UNREAD:
      return BUNKO_METATAG_READ;
    case BUNKO_EDIT_READ_LATER:
    case BUNKO_EDIT_NOT_READ_LATER:
      return BUNKO_METATAG_READ_LATER;
    case BUNKO_EDIT_INBOX:
    case BUNKO_EDIT_LIBRARY:
      return BUNKO_METATAG_INBOX;
    case BUNKO_EDIT_TRASH:
    case BUNKO_EDIT_RESTORE:
      return BUNKO_METATAG_TRASH;
    case BUNKO_EDIT_RATE:
    case BUNKO_EDIT_ADD:
    case BUNKO_EDIT_REMOVE:
    case BUNKO_EDIT_UNDO:
    default:
      return BUNKO_METATAG_NONE;
    }
}

static Run *
run_new (BunkoItemActions *actions, BunkoEditVerb verb, const char *name)
{
  Run *run = g_new0 (Run, 1);

  run->actions = g_object_ref (actions);
  g_weak_ref_init (&run->page, actions->page);
  g_weak_ref_init (&run->root, actions->page != NULL ? gtk_widget_get_root (actions->page) : NULL);
  run->verb = verb;
  run->metatags = get_metatags (verb);
  run->name = g_strdup (name);
  run->cancellable = g_cancellable_new ();
  return run;
}

static void
hide_progress (Run *run)
{
  g_clear_handle_id (&run->progress_source, g_source_remove);
  if (run->progress == NULL)
    return;
  bunko_edit_progress_detach (run->progress);
  g_clear_weak_pointer (&run->progress);
}

static void
run_free (Run *run)
{
  hide_progress (run);
  g_weak_ref_clear (&run->page);
  g_weak_ref_clear (&run->root);
  g_clear_object (&run->actions);
  g_clear_object (&run->target);
  g_clear_pointer (&run->change, bunko_bulk_change_free);
  g_clear_object (&run->cancellable);
  g_clear_object (&run->edit);
  g_free (run->name);
  g_free (run);
}

static BunkoLibrary *
get_library (Run *run)
{
  return bunko_context_get_library (run->actions->context);
}

/* The page, or the window if the page is gone. */
static GtkWidget *
dup_place (Run *run)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&run->page);

  if (page != NULL && gtk_widget_get_mapped (page) && bunko_page_toast_has_place (page))
    return g_steal_pointer (&page);
  return g_weak_ref_get (&run->root);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&run->page);
  GtkWidget *progress;

  run->progress_source = 0;
  if (page == NULL)
    return G_SOURCE_REMOVE;

  progress = g_object_ref_sink (bunko_edit_progress_new (_ ("Looking items up…")));
  if (bunko_edit_progress_attach (BUNKO_EDIT_PROGRESS (progress), page))
    {
      g_set_weak_pointer (&run->progress, BUNKO_EDIT_PROGRESS (progress));
      g_signal_connect_object (progress, "stop", G_CALLBACK (g_cancellable_cancel),
                               run->cancellable, G_CONNECT_SWAPPED);
      if (run->edit != NULL)
        bunko_edit_progress_set_edit (run->progress, run->edit);
    }
  g_object_unref (progress);
  return G_SOURCE_REMOVE;
}

static void
start_progress (Run *run)
{
  if (run->progress == NULL && run->progress_source == 0)
    run->progress_source = g_timeout_add (PROGRESS_DELAY, show_progress_cb, run);
  else if (run->progress != NULL && run->edit != NULL)
    bunko_edit_progress_set_edit (run->progress, run->edit);
}

/* The way back is only looked for when it is wanted: by then it is known what else the server has
 * changed. */
typedef struct
{
  BunkoItemActions *actions;
  BunkoBulkEdit *edit;
  BunkoMetatags metatags;
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  g_clear_object (&undo->actions);
  g_clear_object (&undo->edit);
  g_free (undo);
}

static void
undo_cb (AdwToast *toast, Undo *undo)
{
  g_autoptr (BunkoBulkEdit) edit = g_steal_pointer (&undo->edit);
  Run *run;

  if (edit == NULL)
    return;
  run = run_new (undo->actions, BUNKO_EDIT_UNDO, NULL);
  run->edit = bunko_bulk_edit_get_undo (edit);
  run->metatags = undo->metatags;
  run_edit (run);
}

static void
offer_undo (Run *run, AdwToast *toast)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->actions = g_object_ref (run->actions);
  undo->edit = g_object_ref (run->edit);
  undo->metatags = run->metatags;
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_TIMEOUT);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, 0);
}

/* Toasts go away; the window keeps why something failed. */
static void
keep_failure (GtkWidget *place, const char *text, const GError *error)
{
  g_autofree char *body = NULL;

  if (error != NULL)
    bunko_error_describe (error, NULL, &body);
  gtk_widget_activate_action (place, "win.keep-message", "(ss)", text, body != NULL ? body : "");
}

static void
say_end (Run *run)
{
  g_autoptr (GtkWidget) place = dup_place (run);
  BunkoBulkEditState state = bunko_bulk_edit_get_state (run->edit);
  g_autofree char *text = NULL;
  AdwToast *toast;

  /* What is undone is to be seen; that it could not be is said. */
  if (run->verb == BUNKO_EDIT_UNDO && state == BUNKO_BULK_EDIT_DONE)
    return;
  if (state == BUNKO_BULK_EDIT_FAILED &&
      bunko_error_get_kind (bunko_bulk_edit_get_error (run->edit)) == BUNKO_ERROR_KIND_CANCELLED)
    return;
  text = bunko_edit_message_describe_end (run->verb, run->name, run->edit);
  if (state == BUNKO_BULK_EDIT_FAILED && place != NULL)
    keep_failure (place, text, bunko_bulk_edit_get_error (run->edit));
  toast = bunko_page_toast_new (text);
  if (run->verb != BUNKO_EDIT_UNDO && bunko_bulk_edit_get_can_undo (run->edit))
    offer_undo (run, toast);
  bunko_page_toast_show (place, toast);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  /* The edit itself says what became of it. */
  bunko_bulk_edit_run_finish (BUNKO_BULK_EDIT (source), result, NULL);
  hide_progress (run);
  say_end (run);
  if (bunko_bulk_edit_get_n_done (run->edit) > 0)
    _bunko_item_actions_edited (run->actions, run->metatags);
  run_free (run);
}

static void
list_activity (Run *run)
{
  BunkoActivityList *activities = bunko_library_get_activities (get_library (run));
  g_autofree char *title = bunko_edit_message_describe_activity (run->verb, run->name);

  if (activities != NULL)
    bunko_activity_list_add_edit (activities, run->edit, title, run->cancellable);
}

/* Takes @run. */
static void
run_edit (Run *run)
{
  start_progress (run);
  list_activity (run);
  bunko_bulk_edit_run_async (run->edit, run->cancellable, ended_cb, run);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "change"))
    run_edit (run);
  else
    run_free (run);
}

static char *
make_heading (Run *run)
{
  gint64 n = bunko_item_target_get_n_items (run->target);

  if (n < 0)
    return g_strdup (_ ("Change Everything That Is Shown?"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change %'" G_GINT64_FORMAT " Item?",
                                       "Change %'" G_GINT64_FORMAT " Items?", (gulong) n),
                          n);
}

/* What cannot be undone is asked for. Takes @run. */
static void
ask (Run *run)
{
  g_autoptr (GtkWidget) place = dup_place (run);
  g_autofree char *heading = make_heading (run);
  g_autofree char *label = bunko_edit_message_ask (run->verb);
  AdwAlertDialog *dialog;

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, _ ("This cannot be undone.")));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "change", label, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "change", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, place, NULL, answered_cb, run);
}

/* Takes @run. */
static void
begin (Run *run, GPtrArray *items)
{
  BunkoViewQuery *query = bunko_item_target_get_query (run->target);

  if (query != NULL)
    run->edit = bunko_bulk_edit_new_for_view (
        get_library (run), query, bunko_item_target_get_n_items (run->target), items, run->change);
  else
    run->edit = bunko_bulk_edit_new (get_library (run), items, run->change);
  if (bunko_bulk_edit_get_can_undo (run->edit))
    run_edit (run);
  else
    ask (run);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_item_target_load_finish (BUNKO_ITEM_TARGET (source), result, &error);

  if (items == NULL)
    {
      g_autoptr (GtkWidget) place = dup_place (run);

      hide_progress (run);
      if (place != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
        bunko_page_toast_say (place, error->message);
      else if (place != NULL)
        bunko_page_toast_say_error (place, error);
      run_free (run);
      return;
    }
  begin (run, items);
}

/**
 * bunko_edit_runner_run:
 * @actions: on whose page to tell about it
 * @target: what to change
 * @change: how to change it
 * @verb: what that is
 * @name: (nullable): the name of what the items are put into or taken out of
 *
 * Changes items: asks first if it cannot be undone, shows a bar with a button to stop while it
 * takes long, and at the end a toast with a button to undo, or with the reason why some items could
 * not be changed.
 */
void
bunko_edit_runner_run (BunkoItemActions *actions,
                       BunkoItemTarget *target,
                       const BunkoBulkChange *change,
                       BunkoEditVerb verb,
                       const char *name)
{
  Run *run;

  g_return_if_fail (BUNKO_IS_ITEM_ACTIONS (actions));
  g_return_if_fail (BUNKO_IS_ITEM_TARGET (target));
  g_return_if_fail (change != NULL);

  run = run_new (actions, verb, name);
  run->target = g_object_ref (target);
  run->change = bunko_bulk_change_copy (change);
  if (bunko_item_target_get_query (target) != NULL || bunko_item_target_is_loaded (target))
    {
      begin (run, bunko_item_target_get_items (target));
      return;
    }
  start_progress (run);
  bunko_item_target_load_async (target, get_library (run), BUNKO_ITEM_TARGET_MAX_LOADED,
                                run->cancellable, loaded_cb, run);
}
