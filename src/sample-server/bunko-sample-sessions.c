/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sample-error.h"
#include "bunko-sample-sessions.h"

/* Sessions kept alive by the commands they started are never forgotten by the real server; here the
 * oldest of them go. */
#define MAX_SESSIONS 4096
/* Values a client may keep under "this". */
#define MAX_VALUES    256
#define ID_HEX_DIGITS 32

struct _BunkoSampleSession
{
  gatomicrefcount ref_count;
  char *id;
  char *user;  /* NULL for a guest */
  char *space; /* what "this." stands for: the client's name at login; NULL if that was no string */

  GMutex mutex;
  GHashTable *values; /* client settings: key to JsonNode */
  gint64 last_used;   /* monotonic, microseconds */
  guint connections;
  gboolean pinned;
};

struct _BunkoSampleSessions
{
  GMutex mutex;
  GHashTable *by_id;
  GQueue order; /* of borrowed sessions, oldest first */
};

/**
 * bunko_sample_session_ref:
 * @self: a session
 *
 * Returns: (transfer full): @self
 */
BunkoSampleSession *
bunko_sample_session_ref (BunkoSampleSession *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * bunko_sample_session_unref:
 * @self: (transfer full): a session
 *
 * Drops a reference.
 */
void
bunko_sample_session_unref (BunkoSampleSession *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->values);
  g_mutex_clear (&self->mutex);
  g_free (self->space);
  g_free (self->user);
  g_free (self->id);
  g_free (self);
}

/**
 * bunko_sample_session_get_id:
 * @self: a session
 *
 * Returns: 32 hex digits
 */
const char *
bunko_sample_session_get_id (BunkoSampleSession *self)
{
  return self->id;
}

/**
 * bunko_sample_session_get_user:
 * @self: a session
 *
 * Returns: (nullable): the user's name, %NULL for a guest
 */
const char *
bunko_sample_session_get_user (BunkoSampleSession *self)
{
  return self->user;
}

/**
 * bunko_sample_session_get_space:
 * @self: a session
 *
 * Returns: (nullable): the settings namespace that `this` stands for, %NULL if the client's name
 * was no string
 */
const char *
bunko_sample_session_get_space (BunkoSampleSession *self)
{
  return self->space;
}

/**
 * bunko_sample_session_pin:
 * @self: a session
 *
 * Keeps the session when its last connection closes, as a started command does (HPX wire notes,
 * "Login, session").
 */
void
bunko_sample_session_pin (BunkoSampleSession *self)
{
  g_mutex_lock (&self->mutex);
  self->pinned = TRUE;
  g_mutex_unlock (&self->mutex);
}

/**
 * bunko_sample_session_get_value:
 * @self: a session
 * @key: a setting's full name
 *
 * Returns: (transfer full) (nullable): the session's own value
 */
JsonNode *
bunko_sample_session_get_value (BunkoSampleSession *self, const char *key)
{
  JsonNode *value;

  g_mutex_lock (&self->mutex);
  value = g_hash_table_lookup (self->values, key);
  if (value != NULL)
    json_node_ref (value);
  g_mutex_unlock (&self->mutex);

  return value;
}

/**
 * bunko_sample_session_set_value:
 * @self: a session
 * @key: a setting's full name
 * @value: an immutable value
 *
 * Keeps a client setting for as long as the session lives. Beyond a few hundred new ones are
 * dropped.
 */
void
bunko_sample_session_set_value (BunkoSampleSession *self, const char *key, JsonNode *value)
{
  g_mutex_lock (&self->mutex);
  if (g_hash_table_size (self->values) < MAX_VALUES || g_hash_table_contains (self->values, key))
    g_hash_table_insert (self->values, g_strdup (key), json_node_ref (value));
  g_mutex_unlock (&self->mutex);
}

/**
 * bunko_sample_sessions_new:
 *
 * Returns: (transfer full): an empty table of sessions
 */
BunkoSampleSessions *
bunko_sample_sessions_new (void)
{
  BunkoSampleSessions *self = g_new0 (BunkoSampleSessions, 1);

  g_mutex_init (&self->mutex);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) bunko_sample_session_unref);

  return self;
}

/**
 * bunko_sample_sessions_free:
 * @self: (transfer full): a table
 *
 * Forgets all sessions.
 */
void
bunko_sample_sessions_free (BunkoSampleSessions *self)
{
  g_queue_clear (&self->order);
  g_hash_table_unref (self->by_id);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static char *
make_id (void)
{
  GString *id = g_string_sized_new (ID_HEX_DIGITS);

  for (guint i = 0; i < ID_HEX_DIGITS / 8; i++)
    g_string_append_printf (id, "%08x", g_random_int ());

  return g_string_free (id, FALSE);
}

static BunkoSampleSession *
session_new (const char *user, const char *space)
{
  BunkoSampleSession *session = g_new0 (BunkoSampleSession, 1);

  g_atomic_ref_count_init (&session->ref_count);
  g_mutex_init (&session->mutex);
  session->id = make_id ();
  session->user = g_strdup (user);
  session->space = g_strdup (space);
  session->last_used = g_get_monotonic_time ();
  session->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);

  return session;
}

/* With the lock held. */
static void
forget (BunkoSampleSessions *self, BunkoSampleSession *session)
{
  g_queue_remove (&self->order, session);
  g_hash_table_remove (self->by_id, session->id);
}

/**
 * bunko_sample_sessions_create:
 * @self: a table
 * @user: (nullable): the user's name, %NULL for a guest
 * @space: (nullable): the client's name
 *
 * Makes a session. It lives until bunko_sample_sessions_leave() was called as often as
 * bunko_sample_sessions_join().
 *
 * Returns: (transfer full): the session
 */
BunkoSampleSession *
bunko_sample_sessions_create (BunkoSampleSessions *self, const char *user, const char *space)
{
  BunkoSampleSession *session = session_new (user, space);

  g_mutex_lock (&self->mutex);
  if (self->order.length >= MAX_SESSIONS)
    forget (self, g_queue_peek_head (&self->order));
  g_hash_table_insert (self->by_id, session->id, session);
  g_queue_push_tail (&self->order, session);
  bunko_sample_session_ref (session);
  g_mutex_unlock (&self->mutex);

  return session;
}

static gboolean
touch (BunkoSampleSession *session, gint64 span)
{
  gint64 now = g_get_monotonic_time ();
  gboolean alive;

  g_mutex_lock (&session->mutex);
  alive = span <= 0 || now - session->last_used <= span;
  if (alive)
    session->last_used = now;
  g_mutex_unlock (&session->mutex);

  return alive;
}

/**
 * bunko_sample_sessions_lookup:
 * @self: a table
 * @id: a session id
 * @span: microseconds that a session lives without a message, 0 for ever
 * @error: %BUNKO_SAMPLE_ERROR_SESSION_EXPIRED
 *
 * Looks a session up for a message, which extends its life.
 *
 * Returns: (transfer full) (nullable): the session; %NULL without an error if @id is not known
 */
BunkoSampleSession *
bunko_sample_sessions_lookup (BunkoSampleSessions *self,
                              const char *id,
                              gint64 span,
                              GError **error)
{
  g_autoptr (BunkoSampleSession) session = NULL;

  g_mutex_lock (&self->mutex);
  session = g_hash_table_lookup (self->by_id, id);
  if (session != NULL)
    bunko_sample_session_ref (session);
  g_mutex_unlock (&self->mutex);

  if (session != NULL && !touch (session, span))
    {
      g_set_error (error, BUNKO_SAMPLE_ERROR, BUNKO_SAMPLE_ERROR_SESSION_EXPIRED,
                   "Session '%s' has expired", id);
      return NULL;
    }

  return g_steal_pointer (&session);
}

/**
 * bunko_sample_sessions_join:
 * @self: a table
 * @session: a session
 *
 * Says that one more connection uses @session.
 */
void
bunko_sample_sessions_join (BunkoSampleSessions *self, BunkoSampleSession *session)
{
  g_mutex_lock (&session->mutex);
  session->connections++;
  g_mutex_unlock (&session->mutex);
}

/**
 * bunko_sample_sessions_leave:
 * @self: a table
 * @session: a session
 *
 * Says that a connection which used @session has closed; the last one takes the session with it
 * unless it is pinned.
 */
void
bunko_sample_sessions_leave (BunkoSampleSessions *self, BunkoSampleSession *session)
{
  gboolean over;

  g_mutex_lock (&session->mutex);
  over = --session->connections == 0 && !session->pinned;
  g_mutex_unlock (&session->mutex);

  if (over)
    bunko_sample_sessions_forget (self, session);
}

/**
 * bunko_sample_sessions_forget:
 * @self: a table
 * @session: a session
 *
 * Makes the session's id unknown.
 */
void
bunko_sample_sessions_forget (BunkoSampleSessions *self, BunkoSampleSession *session)
{
  g_mutex_lock (&self->mutex);
  if (g_hash_table_lookup (self->by_id, session->id) == session)
    forget (self, session);
  g_mutex_unlock (&self->mutex);
}

/**
 * bunko_sample_sessions_clear:
 * @self: a table
 *
 * Makes all ids unknown, as a restart of the server does.
 */
void
bunko_sample_sessions_clear (BunkoSampleSessions *self)
{
  g_mutex_lock (&self->mutex);
  g_queue_clear (&self->order);
  g_hash_table_remove_all (self->by_id);
  g_mutex_unlock (&self->mutex);
}

/**
 * bunko_sample_sessions_age:
 * @self: a table
 * @microseconds: how long nothing shall have been heard of any session, in addition
 *
 * Lets time pass, for those who test what happens when a session expires.
 */
void
bunko_sample_sessions_age (BunkoSampleSessions *self, gint64 microseconds)
{
  g_mutex_lock (&self->mutex);
  for (GList *l = self->order.head; l != NULL; l = l->next)
    {
      BunkoSampleSession *session = l->data;

      g_mutex_lock (&session->mutex);
      session->last_used -= microseconds;
      g_mutex_unlock (&session->mutex);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * bunko_sample_sessions_get_count:
 * @self: a table
 *
 * Returns: how many ids are known
 */
guint
bunko_sample_sessions_get_count (BunkoSampleSessions *self)
{
  guint count;

  g_mutex_lock (&self->mutex);
  count = g_hash_table_size (self->by_id);
  g_mutex_unlock (&self->mutex);

  return count;
}
