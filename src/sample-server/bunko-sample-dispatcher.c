/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bunko-sample-dispatcher.h"
#include "bunko-sample-error.h"
#include "bunko-sample-functions.h"
#include "bunko-sample-request.h"

#define MAX_REFUSED 256

/* The real server collects refused functions in a list of the connection and empties it with the
 * reply; if the message fails as a whole the list stays, and so its elements come with the next
 * reply (HPX wire notes, "Calls": Stale errors). */
struct _BunkoSampleLeftovers
{
  GPtrArray *refused; /* elements of the reply as JSON text */
  gboolean poisoned;
};

/* A function of the message that can run. */
typedef struct
{
  const BunkoSampleFunction *function;
  JsonObject *args;
} Accepted;

/**
 * bunko_sample_leftovers_new:
 *
 * Returns: (transfer full): the state of a new connection
 */
BunkoSampleLeftovers *
bunko_sample_leftovers_new (void)
{
  BunkoSampleLeftovers *self = g_new0 (BunkoSampleLeftovers, 1);

  self->refused = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * bunko_sample_leftovers_free:
 * @self: (transfer full): the state of a connection
 *
 * Frees it.
 */
void
bunko_sample_leftovers_free (BunkoSampleLeftovers *self)
{
  g_ptr_array_unref (self->refused);
  g_free (self);
}

/**
 * bunko_sample_dispatcher_write_error:
 * @out: where to write
 * @error: a failure
 *
 * Writes the object `{code, msg}` of a failure.
 */
void
bunko_sample_dispatcher_write_error (BunkoSampleWriter *out, const GError *error)
{
  gboolean crash = bunko_sample_error_is_crash (error);
  g_autofree char *text = NULL;

  if (crash && *error->message == '\0')
    text = g_strdup ("[100] HappypandaError: ");
  else if (crash)
    text = g_strconcat (
        "[100] HappypandaError: An unhandled critical error has occurred: ", error->message, NULL);
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_int (out, "code", crash ? BUNKO_SAMPLE_ERROR_BASE : error->code);
  bunko_sample_writer_member_string (out, "msg", crash ? text : error->message);
  bunko_sample_writer_end_object (out);
}

static void
write_failed (BunkoSampleWriter *out, const char *fname, const GError *error)
{
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_string (out, "fname", fname);
  bunko_sample_writer_member_null (out, "data");
  bunko_sample_writer_key (out, "error");
  bunko_sample_dispatcher_write_error (out, error);
  bunko_sample_writer_end_object (out);
}

G_GNUC_PRINTF (3, 4)
static void
refuse (BunkoSampleLeftovers *leftovers, const char *fname, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  BunkoSampleWriter *out = bunko_sample_writer_new ();
  va_list args;

  va_start (args, format);
  error = g_error_new_valist (BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_MESSAGE, format, args);
  va_end (args);
  write_failed (out, fname, error);
  g_ptr_array_add (leftovers->refused, bunko_sample_writer_free_to_text (out));
  if (leftovers->refused->len > MAX_REFUSED)
    g_ptr_array_remove_index (leftovers->refused, 0);
}

/* Steps through the names of a function's arguments. */
static gboolean
next_argument (const char **cursor, gboolean legacy, char *name, gsize size, gboolean *required)
{
  while (**cursor != '\0')
    {
      gboolean fresh = **cursor == '+';
      const char *start = *cursor + (fresh ? 1 : 0);
      gsize length = strcspn (start, ",!");

      g_strlcpy (name, start, MIN (size, length + 1));
      *required = start[length] == '!';
      *cursor = start + strcspn (start, ",");
      if (**cursor == ',')
        (*cursor)++;
      if (!fresh || !legacy)
        return TRUE;
    }

  return FALSE;
}

static gboolean
knows_argument (const BunkoSampleFunction *function, gboolean legacy, const char *wanted)
{
  const char *cursor = function->args;
  char name[64];
  gboolean required;

  while (next_argument (&cursor, legacy, name, sizeof name, &required))
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

static gboolean
check_arguments (const BunkoSampleFunction *function,
                 gboolean legacy,
                 JsonObject *args,
                 BunkoSampleLeftovers *leftovers)
{
  const char *cursor = function->args;
  char name[64];
  gboolean required;
  gboolean ok = TRUE;
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, args);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    if (!g_str_equal (key, "fname") && !knows_argument (function, legacy, key))
      {
        refuse (leftovers, function->name, "Unexpected argument in function '%s': '%s'",
                function->name, key);
        ok = FALSE;
      }
  while (next_argument (&cursor, legacy, name, sizeof name, &required))
    if (required && !json_object_has_member (args, name))
      {
        refuse (leftovers, function->name, "Missing a required argument in function '%s': '%s'",
                function->name, name);
        ok = FALSE;
      }

  return ok;
}

static gboolean
accept_one (BunkoSampleBackend *backend,
            BunkoSampleLeftovers *leftovers,
            JsonNode *node,
            GArray *accepted,
            GError **error)
{
  JsonObject *args = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  Accepted one = { .args = args };
  const char *fname;

  if (args == NULL || !json_object_has_member (args, "fname"))
    {
      g_autofree char *text = bunko_sample_python_str (node);

      if (args == NULL && !JSON_NODE_HOLDS_ARRAY (node))
        g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_MESSAGE,
                     "A list/dict was expected, not: %s", text);
      else
        g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_MESSAGE,
                             "Function message missing 'fname' key");
      return FALSE;
    }
  fname = bunko_sample_request_text (json_object_get_member (args, "fname"));
  if (fname == NULL)
    {
      leftovers->poisoned = TRUE;
      return TRUE;
    }
  one.function = bunko_sample_functions_find (fname, backend->legacy);
  if (one.function == NULL)
    refuse (leftovers, fname, "Function not found: '%s'", fname);
  else if (check_arguments (one.function, backend->legacy, args, leftovers))
    g_array_append_val (accepted, one);

  return TRUE;
}

static gboolean
run_locked (BunkoSampleCall *call, const BunkoSampleFunction *function, GError **error)
{
  GRWLock *lock = &call->backend->lock;
  gboolean ok;

  if (function->lock == BUNKO_SAMPLE_LOCK_READ)
    g_rw_lock_reader_lock (lock);
  else if (function->lock == BUNKO_SAMPLE_LOCK_WRITE)
    g_rw_lock_writer_lock (lock);
  ok = function->handler (call, error);
  if (function->lock == BUNKO_SAMPLE_LOCK_READ)
    g_rw_lock_reader_unlock (lock);
  else if (function->lock == BUNKO_SAMPLE_LOCK_WRITE)
    g_rw_lock_writer_unlock (lock);

  return ok;
}

/* Runs one function and writes its element; fails only with what fails the whole message. */
static gboolean
run_one (BunkoSampleCall *call,
         const BunkoSampleFunction *function,
         BunkoSampleWriter *out,
         GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *data = NULL;

  call->out = bunko_sample_writer_new ();
  if (bunko_sample_functions_check_rights (call->backend, call->session, function->name,
                                           &local_error) &&
      run_locked (call, function, &local_error))
    data = bunko_sample_writer_free_to_text (g_steal_pointer (&call->out));
  g_clear_pointer (&call->out, bunko_sample_writer_free);
  bunko_sample_logs_note_call (call->backend->logs, function->name,
                               bunko_sample_session_get_user (call->session),
                               function->lock == BUNKO_SAMPLE_LOCK_WRITE, local_error);

  if (local_error != NULL && bunko_sample_error_is_crash (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (local_error != NULL)
    {
      write_failed (out, function->name, local_error);
      return TRUE;
    }
  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_string (out, "fname", function->name);
  bunko_sample_writer_member_raw (out, "data", data);
  bunko_sample_writer_end_object (out);
  return TRUE;
}

static gboolean
accept_all (BunkoSampleBackend *backend,
            BunkoSampleLeftovers *leftovers,
            JsonArray *list,
            GArray *accepted,
            GError **error)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!accept_one (backend, leftovers, json_array_get_element (list, i), accepted, error))
      return FALSE;
  if (leftovers->poisoned)
    return bunko_sample_crash (error, "AssertionError");
  return TRUE;
}

/**
 * bunko_sample_dispatcher_run:
 * @backend: the server's state
 * @session: who calls
 * @leftovers: the state of the connection
 * @data: the `data` of a message
 * @out: where to write the reply's `data`
 * @command: (out): set by functions that end the server
 * @error: %BUNKO_SAMPLE_ERROR_MESSAGE or %BUNKO_SAMPLE_CRASH, for the whole message
 *
 * Runs the functions of a message. Those that ran come in the order of the request, those that were
 * refused after them (HPX wire notes, "Calls": ORDER). Blocks.
 *
 * Returns: whether there is a reply
 */
gboolean
bunko_sample_dispatcher_run (BunkoSampleBackend *backend,
                             BunkoSampleSession *session,
                             BunkoSampleLeftovers *leftovers,
                             JsonNode *data,
                             BunkoSampleWriter *out,
                             BunkoSampleServerCommand *command,
                             GError **error)
{
  g_autoptr (GArray) accepted = g_array_new (FALSE, FALSE, sizeof (Accepted));

  if (!JSON_NODE_HOLDS_ARRAY (data))
    {
      g_set_error_literal (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_MESSAGE,
                           "No list of function objects found in 'data'");
      return FALSE;
    }
  if (!accept_all (backend, leftovers, json_node_get_array (data), accepted, error))
    return FALSE;

  bunko_sample_writer_begin_array (out);
  for (guint i = 0; i < accepted->len; i++)
    {
      const Accepted *one = &g_array_index (accepted, Accepted, i);
      BunkoSampleCall call = {
        .backend = backend, .session = session, .args = one->args, .command = command
      };

      if (!run_one (&call, one->function, out, error))
        return FALSE;
    }
  for (guint i = 0; i < leftovers->refused->len; i++)
    bunko_sample_writer_raw (out, g_ptr_array_index (leftovers->refused, i));
  g_ptr_array_set_size (leftovers->refused, 0);
  bunko_sample_writer_end_array (out);

  return TRUE;
}
