/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-activity-list-private.h"

#include <glib/gi18n-lib.h>

#include "bunko-error-text.h"

/* Where our own activities come from: commands, and changes of many items. */

/* So many commands that are over are remembered, to tell them from those of others. */
#define MAX_COMMANDS 200

typedef struct
{
  const char *fname;
  const char *title; /* NULL: not worth telling, or told otherwise */
  int type;          /* of its progress (HPX documentation, "ProgressType"), 0 if not known */
} Function;

static const Function functions[] = {
  { "check_plugin_update", N_ ("Checking for Updates of Plugins"), 8 },
  { "check_update", N_ ("Checking for Updates"), 3 },
  { "delete_item", N_ ("Deleting"), 7 },
  { "delete_items", N_ ("Deleting"), 7 },
  { "get_image", NULL, 0 },
  { "get_image_from_path", NULL, 0 },
  { "get_similar", NULL, 0 },
  { "new_item", N_ ("Adding"), 6 },
  { "reindex", N_ ("Rebuilding the Search Index"), 0 },
  { "scan_galleries", N_ ("Looking for Galleries"), 5 },
  { "submit_login", N_ ("Logging In to a Site"), 0 },
  { "submit_temporary_view", N_ ("Adding Galleries"), 0 },
  { "sweep_trash", N_ ("Emptying the Trash"), 0 },
  { "sync_with_source", N_ ("Updating from Files"), 0 },
  { "update_application", N_ ("Updating the Server"), 4 },
  { "update_filters", N_ ("Updating Filters"), 0 },
  { "update_metatags", NULL, 0 },
  { "update_metatags_for_view", NULL, 0 },
  { "update_plugin", N_ ("Updating Plugins"), 9 },
};

static const Function *
find_function (const char *fname)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_str_equal (functions[i].fname, fname))
      return &functions[i];
  return NULL;
}

/* Private: what commands of a type do, for people; NULL if that says nothing. */
const char *
_bunko_activity_describe_type (int type)
{
  for (guint i = 0; type > 0 && i < G_N_ELEMENTS (functions); i++)
    if (functions[i].type == type)
      return _ (functions[i].title);
  return NULL;
}

static void
release_command (BunkoActivityCommand *own)
{
  if (own->command == NULL)
    return;
  g_signal_handlers_disconnect_by_data (own->command, own);
  g_clear_object (&own->command);
}

static void
command_free (gpointer data)
{
  BunkoActivityCommand *own = data;

  release_command (own);
  g_object_unref (own->activity);
  g_free (own->id);
  g_free (own->title);
  g_free (own->key);
  g_free (own);
}

/* Private: an empty list of our own commands. */
GPtrArray *
_bunko_activity_list_new_commands (void)
{
  return g_ptr_array_new_with_free_func (command_free);
}

static void
end_with_error (BunkoActivity *activity, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      bunko_error_describe (error, &title, &body);
      text = body != NULL && *body != '\0' ? g_strdup_printf ("%s\n%s", title, body)
                                           : g_steal_pointer (&title);
    }
  _bunko_activity_end (activity, BUNKO_ACTIVITY_FAILED, text, 0);
}

/* The activity may be the last that holds us. */
static void
command_state_cb (BunkoCommand *command, GParamSpec *pspec, BunkoActivityCommand *own)
{
  g_autoptr (BunkoActivity) activity = g_object_ref (own->activity);
  g_autoptr (BunkoCommand) alive = g_object_ref (command);
  BunkoCommandState state = bunko_command_get_state (command);

  if (state < BUNKO_COMMAND_FINISHED)
    {
      _bunko_activity_set_running (activity, state == BUNKO_COMMAND_STARTED);
      return;
    }
  release_command (own);
  if (state == BUNKO_COMMAND_FINISHED)
    _bunko_activity_end (activity, BUNKO_ACTIVITY_FINISHED, NULL, 0);
  else if (state == BUNKO_COMMAND_STOPPED)
    _bunko_activity_end (activity, BUNKO_ACTIVITY_STOPPED, NULL, 0);
  else
    end_with_error (activity, bunko_command_get_error (alive));
}

/* The name that the server has for it is of no use to people; what it works on is. */
static void
command_progress_cb (BunkoCommand *command, GParamSpec *pspec, BunkoActivityCommand *own)
{
  const char *title = bunko_command_get_title (command);
  const char *subtitle = bunko_command_get_subtitle (command);

  if (title != NULL)
    g_set_str (&own->title, title);
  if (subtitle == NULL || *subtitle == '\0')
    subtitle = title != NULL && strchr (title, '/') != NULL ? title : NULL;
  _bunko_activity_set_texts (own->activity, subtitle, bunko_command_get_text (command));
  _bunko_activity_set_fraction (own->activity, bunko_command_get_progress (command));
}

static void
stop_requested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (bunko_command_request_stop_finish (BUNKO_COMMAND (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
stop_command (BunkoActivity *activity, GTask *task, gpointer data)
{
  bunko_command_request_stop_async (data, g_task_get_cancellable (task), stop_requested_cb, task);
}

/* Those that are over are forgotten, the oldest first. */
static void
trim_commands (BunkoActivityList *self)
{
  for (guint i = 0; i < self->commands->len && self->commands->len > MAX_COMMANDS;)
    {
      BunkoActivityCommand *own = g_ptr_array_index (self->commands, i);

      if (own->command == NULL)
        g_ptr_array_remove_index (self->commands, i);
      else
        i++;
    }
}

static BunkoActivityCommand *
command_new (BunkoCommand *command, const char *title, int type)
{
  BunkoActivityCommand *own = g_new0 (BunkoActivityCommand, 1);

  own->activity = _bunko_activity_new (title, TRUE);
  own->command = g_object_ref (command);
  own->id = g_strdup (bunko_command_get_id (command));
  own->type = type;
  _bunko_activity_set_stop (own->activity, stop_command, g_object_ref (command), g_object_unref);
  g_signal_connect (command, "notify::state", G_CALLBACK (command_state_cb), own);
  g_signal_connect (command, "notify::progress", G_CALLBACK (command_progress_cb), own);
  g_signal_connect (command, "notify::title", G_CALLBACK (command_progress_cb), own);
  g_signal_connect (command, "notify::subtitle", G_CALLBACK (command_progress_cb), own);
  g_signal_connect (command, "notify::text", G_CALLBACK (command_progress_cb), own);
  return own;
}

/* A command that Bunko gave with a function of the server. */
static void
announced_cb (BunkoActivityList *self, BunkoCommand *command, const char *fname)
{
  const Function *function = find_function (fname);
  BunkoActivityCommand *own;

  if (g_cancellable_is_cancelled (self->cancellable) ||
      (function != NULL && function->title == NULL))
    return;

  own = command_new (command, function != NULL ? _ (function->title) : fname,
                     function != NULL ? function->type : 0);
  g_ptr_array_add (self->commands, own);
  bunko_command_set_watched (command, TRUE);
  _bunko_activity_list_add_later (self, own->activity, TRUE);
  command_state_cb (command, NULL, own);
  trim_commands (self);
}

/* Private: begins to follow what Bunko does. */
void
_bunko_activity_list_init_own (BunkoActivityList *self)
{
  g_signal_connect_object (bunko_session_get_commands (self->session), "announced",
                           G_CALLBACK (announced_cb), self, G_CONNECT_SWAPPED);
}

/* Nothing else may be known of a command than what it is. */
static gboolean
is_same (const BunkoActivityCommand *own, const BunkoActivityEntry *entry)
{
  if (own->title != NULL && entry->title != NULL)
    return g_str_equal (own->title, entry->title);
  return own->type > 0 && own->type == entry->type;
}

static gboolean
has_id (const BunkoActivityCommand *own, const BunkoActivityEntry *entry)
{
  if (json_node_get_value_type (entry->id) == G_TYPE_STRING)
    return g_str_equal (own->id, json_node_get_string (entry->id));
  return g_ascii_strtoll (own->id, NULL, 10) == json_node_get_int (entry->id);
}

/* Private: whether something that the server lists is a command of ours. Without ids it is guessed:
 * the newest of that kind that nobody has claimed. To be asked about the newest first. */
gboolean
_bunko_activity_list_is_own (BunkoActivityList *self, const BunkoActivityEntry *entry)
{
  for (guint i = self->commands->len; i > 0; i--)
    {
      BunkoActivityCommand *own = g_ptr_array_index (self->commands, i - 1);

      if (entry->id != NULL ? has_id (own, entry)
                            : own->key != NULL && g_str_equal (own->key, entry->key))
        return TRUE;
    }
  if (entry->id != NULL || g_hash_table_contains (self->foreign, entry->key))
    return FALSE;
  for (guint i = self->commands->len; i > 0; i--)
    {
      BunkoActivityCommand *own = g_ptr_array_index (self->commands, i - 1);

      if (own->key != NULL || !is_same (own, entry))
        continue;
      own->key = g_strdup (entry->key);
      return TRUE;
    }
  return FALSE;
}

/* Changes of many items. */

static void
edit_free (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

static void
edit_progress_cb (BunkoBulkEdit *edit, GParamSpec *pspec, BunkoActivity *activity)
{
  guint total = bunko_bulk_edit_get_n_total (edit);
  guint done = bunko_bulk_edit_get_n_done (edit) + bunko_bulk_edit_get_n_refused (edit);
  g_autofree char *text = NULL;

  if (total > 0)
    /* Translators: how many items of how many were changed. */
    text = g_strdup_printf (_ ("%'u of %'u"), MIN (done, total), total);
  _bunko_activity_set_texts (activity, NULL, text);
  _bunko_activity_set_fraction (activity, bunko_bulk_edit_get_progress (edit));
}

static void
edit_state_cb (BunkoBulkEdit *edit, GParamSpec *pspec, BunkoActivity *activity)
{
  switch (bunko_bulk_edit_get_state (edit))
    {
    case BUNKO_BULK_EDIT_DONE:
      _bunko_activity_end (activity, BUNKO_ACTIVITY_FINISHED, NULL, 0);
      break;
    case BUNKO_BULK_EDIT_STOPPED:
      _bunko_activity_end (activity, BUNKO_ACTIVITY_STOPPED, NULL, 0);
      break;
    case BUNKO_BULK_EDIT_FAILED:
      /* What is kept is not over, and those who look after it say so: once is enough. */
      _bunko_activity_set_seen (activity, bunko_bulk_edit_get_n_kept (edit) > 0);
      end_with_error (activity, bunko_bulk_edit_get_error (edit));
      break;
    case BUNKO_BULK_EDIT_READY:
    case BUNKO_BULK_EDIT_RUNNING:
    default:
      return;
    }
  g_signal_handlers_disconnect_by_data (edit, activity);
}

static void
stop_edit (BunkoActivity *activity, GTask *task, gpointer data)
{
  g_cancellable_cancel (data);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/**
 * bunko_activity_list_add_edit:
 * @self: a list
 * @edit: a change of many items that is about to run
 * @title: what it does, in a few words
 * @cancellable: what stops it
 *
 * Shows a change of many items, if it takes long or fails.
 */
void
bunko_activity_list_add_edit (BunkoActivityList *self,
                              BunkoBulkEdit *edit,
                              const char *title,
                              GCancellable *cancellable)
{
  g_autoptr (BunkoActivity) activity = NULL;

  g_return_if_fail (BUNKO_IS_ACTIVITY_LIST (self));
  g_return_if_fail (BUNKO_IS_BULK_EDIT (edit));
  g_return_if_fail (title != NULL);
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  activity = _bunko_activity_new (title, TRUE);
  _bunko_activity_set_stop (activity, stop_edit, g_object_ref (cancellable), g_object_unref);
  g_signal_connect_data (edit, "notify::progress", G_CALLBACK (edit_progress_cb),
                         g_object_ref (activity), edit_free, 0);
  g_signal_connect_data (edit, "notify::state", G_CALLBACK (edit_state_cb), g_object_ref (activity),
                         edit_free, 0);
  _bunko_activity_list_add_later (self, activity, FALSE);
}
