/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-client.h"
#include "bunko-sample-dispatcher.h"
#include "bunko-sample-error.h"
#include "bunko-sample-login.h"
#include "bunko-sample-request.h"

struct _BunkoSampleClient
{
  gatomicrefcount ref_count;
  BunkoSampleBackend *backend;

  /* Requests are handled in a worker, pushes are written by the main loop. */
  GMutex mutex;
  BunkoSampleSession *current; /* the last session that logged in or was used */
  GPtrArray *joined;           /* sessions this connection holds open */
  gboolean left;

  BunkoSampleLeftovers *leftovers;
};

/**
 * bunko_sample_client_new:
 * @backend: the server's state, which must outlive the client
 *
 * Returns: (transfer full): a client that has just connected
 */
BunkoSampleClient *
bunko_sample_client_new (BunkoSampleBackend *backend)
{
  BunkoSampleClient *self = g_new0 (BunkoSampleClient, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->backend = backend;
  g_mutex_init (&self->mutex);
  self->joined = g_ptr_array_new_with_free_func ((GDestroyNotify) bunko_sample_session_unref);
  self->leftovers = bunko_sample_leftovers_new ();

  return self;
}

/**
 * bunko_sample_client_ref:
 * @self: a client
 *
 * Returns: (transfer full): @self
 */
BunkoSampleClient *
bunko_sample_client_ref (BunkoSampleClient *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * bunko_sample_client_unref:
 * @self: (transfer full): a client
 *
 * Drops a reference.
 */
void
bunko_sample_client_unref (BunkoSampleClient *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  bunko_sample_client_leave (self);
  bunko_sample_leftovers_free (self->leftovers);
  g_ptr_array_unref (self->joined);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * bunko_sample_client_leave:
 * @self: a client
 *
 * Says that the connection has closed: the sessions that only it used are forgotten.
 */
void
bunko_sample_client_leave (BunkoSampleClient *self)
{
  g_autoptr (GPtrArray) joined = NULL;

  g_mutex_lock (&self->mutex);
  self->left = TRUE;
  joined = g_steal_pointer (&self->joined);
  self->joined = g_ptr_array_new ();
  g_clear_pointer (&self->current, bunko_sample_session_unref);
  g_mutex_unlock (&self->mutex);

  for (guint i = 0; i < joined->len; i++)
    bunko_sample_sessions_leave (self->backend->sessions, g_ptr_array_index (joined, i));
}

static char *
dup_session_id (BunkoSampleClient *self)
{
  char *id;

  g_mutex_lock (&self->mutex);
  id = g_strdup (self->current != NULL ? bunko_sample_session_get_id (self->current) : "");
  g_mutex_unlock (&self->mutex);

  return id;
}

/* A session that is used after its client has gone is left at once. */
static void
use_session (BunkoSampleClient *self, BunkoSampleSession *session)
{
  gboolean left;

  g_mutex_lock (&self->mutex);
  left = self->left;
  if (!left && self->current != session)
    {
      g_clear_pointer (&self->current, bunko_sample_session_unref);
      self->current = bunko_sample_session_ref (session);
    }
  if (!left && !g_ptr_array_find (self->joined, session, NULL))
    {
      g_ptr_array_add (self->joined, bunko_sample_session_ref (session));
      bunko_sample_sessions_join (self->backend->sessions, session);
    }
  g_mutex_unlock (&self->mutex);

  if (left)
    {
      bunko_sample_sessions_join (self->backend->sessions, session);
      bunko_sample_sessions_leave (self->backend->sessions, session);
    }
}

/* Writes a message up to the value of "data". */
static BunkoSampleWriter *
begin_message (BunkoSampleClient *self, const char *session_id)
{
  BunkoSampleWriter *out = bunko_sample_writer_new ();
  g_autofree char *name =
      bunko_sample_settings_dup_string (self->backend->settings, "server.server_name");

  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_member_string (out, "session", session_id);
  bunko_sample_writer_member_string (out, "name", name);
  bunko_sample_writer_key (out, "data");

  return out;
}

static GBytes *
end_message (BunkoSampleWriter *out, const BunkoSampleRequest *request)
{
  if (request != NULL && request->id != NULL)
    {
      g_autofree char *id = json_to_string (request->id, FALSE);

      bunko_sample_writer_member_raw (out, "__id__", id);
    }
  bunko_sample_writer_end_object (out);

  return bunko_sample_writer_free_to_bytes (out);
}

static GBytes *
write_error (BunkoSampleClient *self, const BunkoSampleRequest *request, const GError *error)
{
  g_autofree char *id = dup_session_id (self);
  BunkoSampleWriter *out = begin_message (self, id);

  bunko_sample_writer_null (out);
  bunko_sample_writer_key (out, "error");
  bunko_sample_dispatcher_write_error (out, error);

  return end_message (out, request);
}

static GBytes *
write_greeting (BunkoSampleClient *self, const BunkoSampleRequest *request)
{
  BunkoSampleWriter *out = begin_message (self, "");

  bunko_sample_writer_begin_object (out);
  bunko_sample_writer_key (out, "version");
  bunko_sample_backend_write_version (self->backend, out);
  bunko_sample_writer_member_boolean (
      out, "guest_allowed",
      bunko_sample_settings_get_boolean (self->backend->settings, "server.allow_guests"));
  bunko_sample_writer_end_object (out);

  return end_message (out, request);
}

/**
 * bunko_sample_client_greet:
 * @self: a client
 *
 * Returns: (transfer full): the text of the message that the server sends unasked (HPX wire notes,
 * "Greeting")
 */
GBytes *
bunko_sample_client_greet (BunkoSampleClient *self)
{
  return write_greeting (self, NULL);
}

/**
 * bunko_sample_client_announce:
 * @self: a client
 * @command: quit or restart
 *
 * Returns: (transfer full): the text of the push that announces it: a bare number (HPX wire notes,
 * "Server commands and broadcast")
 */
GBytes *
bunko_sample_client_announce (BunkoSampleClient *self, BunkoSampleServerCommand command)
{
  g_autofree char *id = dup_session_id (self);
  BunkoSampleWriter *out = begin_message (self, id);

  bunko_sample_writer_int (out, command);

  return end_message (out, NULL);
}

static GBytes *
log_in (BunkoSampleClient *self, const BunkoSampleRequest *request, GError **error)
{
  g_autofree char *user = NULL;
  g_autoptr (BunkoSampleSession) session = NULL;
  const char *space = bunko_sample_request_text (request->name);
  BunkoSampleWriter *out;

  if (!bunko_sample_login_check (self->backend, request->data, &user, error))
    return NULL;

  session = bunko_sample_sessions_create (self->backend->sessions, user, space);
  use_session (self, session);
  out = begin_message (self, bunko_sample_session_get_id (session));
  bunko_sample_writer_string (out, "Authenticated");

  return end_message (out, request);
}

static GBytes *
log_out (BunkoSampleClient *self, const BunkoSampleRequest *request, BunkoSampleSession *session)
{
  if (session != NULL)
    bunko_sample_sessions_forget (self->backend->sessions, session);
  return write_greeting (self, request);
}

static GBytes *
call (BunkoSampleClient *self,
      const BunkoSampleRequest *request,
      BunkoSampleSession *session,
      BunkoSampleServerCommand *command,
      GError **error)
{
  g_autoptr (BunkoSampleWriter) out = NULL;

  use_session (self, session);
  out = begin_message (self, bunko_sample_session_get_id (session));
  if (!bunko_sample_dispatcher_run (self->backend, session, self->leftovers, request->data, out,
                                    command, error))
    return NULL;

  return end_message (g_steal_pointer (&out), request);
}

static BunkoSampleSession *
find_session (BunkoSampleClient *self, const BunkoSampleRequest *request, GError **error)
{
  gint64 span = bunko_sample_settings_get_int (self->backend->settings, "server.session_span");
  const char *id;

  /* A list or an object cannot be looked up in a Python dict. */
  if (JSON_NODE_HOLDS_ARRAY (request->session) || JSON_NODE_HOLDS_OBJECT (request->session))
    {
      bunko_sample_crash (error, "TypeError");
      return NULL;
    }
  id = bunko_sample_request_text (request->session);
  if (id == NULL)
    return NULL;

  return bunko_sample_sessions_lookup (self->backend->sessions, id, span * 60 * G_USEC_PER_SEC,
                                       error);
}

/* The order in which the real server looks at a message: session, server command, call, login. */
static GBytes *
answer (BunkoSampleClient *self,
        const BunkoSampleRequest *request,
        BunkoSampleServerCommand *command,
        GError **error)
{
  g_autoptr (GError) expired = NULL;
  g_autoptr (BunkoSampleSession) session = find_session (self, request, &expired);
  int value = 0;

  if (expired != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&expired));
      return NULL;
    }
  if (bunko_sample_enum_find (&bunko_sample_enum_server_command, request->data, &value))
    {
      if (value == BUNKO_SAMPLE_COMMAND_REQUEST_AUTH)
        return write_greeting (self, request);
      if (value == BUNKO_SAMPLE_COMMAND_LOGOUT && !self->backend->legacy)
        return log_out (self, request, session);
      if (value != BUNKO_SAMPLE_COMMAND_LOGOUT)
        {
          *command = value;
          return NULL;
        }
    }
  if (session != NULL)
    return call (self, request, session, command, error);
  return log_in (self, request, error);
}

/**
 * bunko_sample_client_handle:
 * @self: a client
 * @frame: what came before a marker
 * @command: (out): the server command to carry out, 0 for none
 *
 * Handles one message. To be called in a worker thread, for one message of a client at a time.
 *
 * Returns: (transfer full) (nullable): the text of the reply; %NULL if @command takes its place
 */
GBytes *
bunko_sample_client_handle (BunkoSampleClient *self,
                            GBytes *frame,
                            BunkoSampleServerCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoSampleRequest) request =
      bunko_sample_request_parse (frame, !self->backend->legacy, &error);
  GBytes *reply = NULL;

  *command = 0;
  if (request != NULL)
    reply = answer (self, request, command, &error);
  if (error != NULL)
    reply = write_error (self, request, error);
  /* Later on there is time for an answer. */
  else if (*command != 0 && g_atomic_int_get (&self->backend->delay) == 0)
    g_clear_pointer (&reply, g_bytes_unref);

  return reply;
}
