/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-notices-private.h"

#include "bunko-error-text.h"
#include "protocol/bunko-protocol-error.h"

/* How messages come from the server, and what it is told of them.
 *
 * Since 0.13 get_notifications() answers a list; the first call only subscribes. Before that,
 * get_notification() answers one message or null, and what it asks is answered with
 * reply_notification() (HPX documentation, "Creating frontends"). */

#define NEW_FUNCTION "get_notifications"
#define OLD_FUNCTION "get_notification"

/* Messages of one reply, and those that come one by one without a pause. */
#define MAX_AT_ONCE  100
#define MAX_IN_A_ROW 20

static void send_poll (BunkoNotices *self);

static const char *
get_function (BunkoNotices *self)
{
  if (bunko_session_has_function (self->session, NEW_FUNCTION))
    return NEW_FUNCTION;
  return bunko_session_has_function (self->session, OLD_FUNCTION) ? OLD_FUNCTION : NULL;
}

static gboolean
is_wanted (BunkoNotices *self)
{
  return self->active && !self->refused && self->session != NULL &&
         bunko_session_get_state (self->session) == BUNKO_SESSION_AUTHENTICATED &&
         get_function (self) != NULL;
}

/* The oldest is said first. */
static void
take_list (BunkoNotices *self, JsonArray *array)
{
  for (guint i = MIN (json_array_get_length (array), MAX_AT_ONCE); i > 0; i--)
    {
      g_autoptr (BunkoNotice) notice =
          _bunko_notice_new_from_json (json_array_get_element (array, i - 1));

      if (notice != NULL)
        _bunko_notices_take (self, notice);
    }
}

/* Whether there may be more at once. */
static gboolean
take_reply (BunkoNotices *self, JsonNode *node)
{
  g_autoptr (BunkoNotice) notice = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      take_list (self, json_node_get_array (node));
      return FALSE;
    }
  notice = _bunko_notice_new_from_json (node);
  return notice != NULL && _bunko_notices_take (self, notice);
}

/* What is not allowed, or not there, is not asked for again. Whether another function may be. */
static gboolean
take_error (BunkoNotices *self, const GError *error)
{
  BunkoErrorKind kind = bunko_error_get_kind (error);

  if (error->domain != BUNKO_SERVER_ERROR || self->session == NULL)
    return FALSE;
  if (kind == BUNKO_ERROR_KIND_UNSUPPORTED && get_function (self) != self->asked)
    return TRUE;
  self->refused = kind == BUNKO_ERROR_KIND_PERMISSION || kind == BUNKO_ERROR_KIND_UNSUPPORTED;
  return FALSE;
}

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoNotices) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);
  gboolean again;

  self->polling = FALSE;
  again = node != NULL ? take_reply (self, node) : take_error (self, error);
  if (again && ++self->n_in_a_row < MAX_IN_A_ROW && is_wanted (self))
    {
      send_poll (self);
      return;
    }
  self->n_in_a_row = 0;
  _bunko_notices_poll (self);
}

static void
send_poll (BunkoNotices *self)
{
  self->polling = TRUE;
  self->polled = TRUE;
  self->asked = get_function (self);
  bunko_session_call_async (self->session, self->asked, NULL, BUNKO_PRIORITY_POLL,
                            self->cancellable, polled_cb, g_object_ref (self));
}

static gboolean
poll_cb (gpointer user_data)
{
  BunkoNotices *self = user_data;

  self->poll_source = 0;
  if (is_wanted (self))
    send_poll (self);
  return G_SOURCE_REMOVE;
}

/* Private: asks now and every five seconds if that is wanted, else no more. */
void
_bunko_notices_poll (BunkoNotices *self)
{
  if (!is_wanted (self))
    g_clear_handle_id (&self->poll_source, g_source_remove);
  else if (self->poll_source == 0 && !self->polling)
    self->poll_source = g_timeout_add (self->polled ? self->interval : 0, poll_cb, self);
}

/* Who has just come in subscribes at once. */
static void
session_state_cb (BunkoNotices *self)
{
  if (bunko_session_get_state (self->session) == BUNKO_SESSION_AUTHENTICATED)
    self->refused = self->polled = FALSE;
  _bunko_notices_poll (self);
}

/* Private: begins to follow whether the server can be asked. */
void
_bunko_notices_init_poll (BunkoNotices *self)
{
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (session_state_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Nobody waits for that: what was not told comes again, and is known. */
static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JsonNode) node = bunko_session_call_finish (BUNKO_SESSION (source), result, NULL);
}

/* Private: tells the server that messages were seen. */
void
_bunko_notices_tell_read (BunkoNotices *self, GPtrArray *notices)
{
  g_autoptr (JsonObject) args = json_object_new ();
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < notices->len; i++)
    {
      JsonNode *id = _bunko_notice_get_id_node (g_ptr_array_index (notices, i));

      if (id != NULL)
        json_array_add_element (ids, json_node_copy (id));
    }
  json_object_set_array_member (args, "ids", ids);
  if (self->session == NULL || json_array_get_length (ids) == 0 ||
      bunko_session_get_state (self->session) != BUNKO_SESSION_AUTHENTICATED ||
      !bunko_session_has_function (self->session, "mark_notification_read") ||
      g_strcmp0 (get_function (self), NEW_FUNCTION) != 0)
    return;
  bunko_session_call_async (self->session, "mark_notification_read", args, BUNKO_PRIORITY_POLL,
                            self->cancellable, told_cb, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = bunko_session_call_finish (BUNKO_SESSION (source), result, &error);

  if (node != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  _bunko_notice_set_answered (g_task_get_task_data (task), FALSE);
  g_task_return_error (task, g_steal_pointer (&error));
}

static JsonObject *
make_answer (BunkoNotice *notice, guint action)
{
  JsonObject *args = json_object_new ();
  JsonObject *values = json_object_new ();
  JsonNode *id = _bunko_notice_get_action_id (notice, action);
  g_autofree char *key = json_node_get_value_type (id) == G_TYPE_STRING
                             ? g_strdup (json_node_get_string (id))
                             : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (id));

  json_object_set_boolean_member (values, key, TRUE);
  json_object_set_member (args, "msg_id", json_node_copy (_bunko_notice_get_id_node (notice)));
  json_object_set_object_member (args, "action_values", values);
  return args;
}

/**
 * bunko_notices_answer_async:
 * @self: a list
 * @notice: a message that waits for an answer
 * @action: which of its answers
 * @cancellable: (nullable): to no longer wait
 * @callback: called when the server has the answer
 * @user_data: data for @callback
 *
 * Answers what the server asks. Servers from 0.13 on do not ask.
 */
void
bunko_notices_answer_async (BunkoNotices *self,
                            BunkoNotice *notice,
                            guint action,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (JsonObject) args = NULL;

  g_return_if_fail (BUNKO_IS_NOTICES (self));
  g_return_if_fail (BUNKO_IS_NOTICE (notice));
  g_return_if_fail (action < bunko_notice_get_n_actions (notice));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bunko_notices_answer_async);
  g_task_set_task_data (task, g_object_ref (notice), g_object_unref);
  if (!bunko_notice_get_can_answer (notice) || self->session == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  _bunko_notice_set_answered (notice, TRUE);
  args = make_answer (notice, action);
  bunko_session_call_async (self->session, "reply_notification", args, BUNKO_PRIORITY_INTERACTIVE,
                            cancellable, answered_cb, g_steal_pointer (&task));
}

/**
 * bunko_notices_answer_finish:
 * @self: a list
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE if the server has the answer; %FALSE with @error set if not, in which case it can
 *   be given again
 */
gboolean
bunko_notices_answer_finish (BunkoNotices *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
