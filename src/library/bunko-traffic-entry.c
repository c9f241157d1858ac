/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bunko-traffic-entry-private.h"

/**
 * BunkoTrafficEntry:
 *
 * A line of the connection log: a message to the server with its reply, or something else that
 * happened on a connection.
 *
 * Its texts hold no secrets. They are shortened where they were long, and given up when the log
 * needs the room for later ones.
 */

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (BunkoTrafficKind,
                    bunko_traffic_kind,
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_EXCHANGE, "exchange"),
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_GREETING, "greeting"),
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_PUSH, "push"),
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_STRAY, "stray"),
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_OPENED, "opened"),
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_CLOSED, "closed"))

G_DEFINE_ENUM_TYPE (BunkoTrafficState,
                    bunko_traffic_state,
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_NOTE, "note"),
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_OK, "ok"),
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_ERROR, "error"),
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_LOST, "lost"),
                    G_DEFINE_ENUM_VALUE (BUNKO_TRAFFIC_CANCELLED, "cancelled"))

G_DEFINE_FINAL_TYPE (BunkoTrafficEntry, bunko_traffic_entry, G_TYPE_OBJECT)

static void
bunko_traffic_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoTrafficEntry *self = BUNKO_TRAFFIC_ENTRY (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_traffic_entry_finalize (GObject *object)
{
  BunkoTrafficEntry *self = BUNKO_TRAFFIC_ENTRY (object);

  g_free (self->functions);
  g_free (self->error);
  g_free (self->request);
  g_free (self->reply);
  G_OBJECT_CLASS (bunko_traffic_entry_parent_class)->finalize (object);
}

static void
bunko_traffic_entry_class_init (BunkoTrafficEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bunko_traffic_entry_get_property;
  object_class->finalize = bunko_traffic_entry_finalize;

  /**
   * BunkoTrafficEntry:state:
   *
   * What became of the message. Notified whenever anything about the entry changed.
   */
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_TRAFFIC_STATE, BUNKO_TRAFFIC_NOTE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_traffic_entry_init (BunkoTrafficEntry *self)
{
  self->time = g_get_real_time ();
  self->elapsed = -1;
}

/* Private: an entry of now. */
BunkoTrafficEntry *
_bunko_traffic_entry_new (BunkoTrafficKind kind)
{
  BunkoTrafficEntry *self = g_object_new (BUNKO_TYPE_TRAFFIC_ENTRY, NULL);

  self->kind = kind;
  return self;
}

/* Private: changes the state, after all else that changes with it. */
void
_bunko_traffic_entry_set_state (BunkoTrafficEntry *self, BunkoTrafficState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gsize
measure (const char *text)
{
  return text != NULL ? strlen (text) + 1 : 0;
}

/* Private: how many bytes its texts take. */
gsize
_bunko_traffic_entry_measure (BunkoTrafficEntry *self)
{
  return measure (self->request) + measure (self->reply);
}

/* Private: gives up the texts. */
void
_bunko_traffic_entry_drop (BunkoTrafficEntry *self)
{
  if (self->request == NULL && self->reply == NULL)
    return;
  g_clear_pointer (&self->request, g_free);
  g_clear_pointer (&self->reply, g_free);
  self->dropped = TRUE;
  _bunko_traffic_entry_set_state (self, self->state);
}

/**
 * bunko_traffic_entry_get_kind:
 * @self: an entry
 *
 * Returns: what it tells
 */
BunkoTrafficKind
bunko_traffic_entry_get_kind (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), BUNKO_TRAFFIC_EXCHANGE);

  return self->kind;
}

/**
 * bunko_traffic_entry_get_state:
 * @self: an entry
 *
 * Returns: what became of the message
 */
BunkoTrafficState
bunko_traffic_entry_get_state (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), BUNKO_TRAFFIC_NOTE);

  return self->state;
}

/**
 * bunko_traffic_entry_is_problem:
 * @self: an entry
 *
 * Returns: whether something went wrong: an error, a lost reply, a connection that ended
 */
gboolean
bunko_traffic_entry_is_problem (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), FALSE);

  return self->state == BUNKO_TRAFFIC_ERROR || self->state == BUNKO_TRAFFIC_LOST ||
         self->kind == BUNKO_TRAFFIC_CLOSED || self->kind == BUNKO_TRAFFIC_STRAY;
}

/**
 * bunko_traffic_entry_get_connection:
 * @self: an entry
 *
 * Returns: the number of the connection, from 1 in the order in which they were made
 */
guint
bunko_traffic_entry_get_connection (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), 0);

  return self->connection;
}

/**
 * bunko_traffic_entry_get_lane:
 * @self: an entry
 *
 * Returns: (transfer none): what the connection is for: `interactive`, `bulk` or `poll`
 */
const char *
bunko_traffic_entry_get_lane (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), NULL);

  return self->lane;
}

/**
 * bunko_traffic_entry_dup_time:
 * @self: an entry
 *
 * Returns: (transfer full): when it happened, or was sent, in local time
 */
GDateTime *
bunko_traffic_entry_dup_time (BunkoTrafficEntry *self)
{
  g_autoptr (GDateTime) utc = NULL;

  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), NULL);

  utc = g_date_time_new_from_unix_utc_usec (self->time);
  return g_date_time_to_local (utc);
}

/**
 * bunko_traffic_entry_get_elapsed:
 * @self: an entry
 *
 * Returns: microseconds from the message to its reply, or to the end of waiting; -1 if there is
 *   none yet
 */
gint64
bunko_traffic_entry_get_elapsed (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), -1);

  return self->elapsed;
}

/**
 * bunko_traffic_entry_get_size:
 * @self: an entry
 * @size: which
 *
 * Returns: a size in bytes, 0 if there was no such message
 */
guint64
bunko_traffic_entry_get_size (BunkoTrafficEntry *self, BunkoTrafficSize size)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self) && size < BUNKO_TRAFFIC_N_SIZES, 0);

  return self->sizes[size];
}

/**
 * bunko_traffic_entry_get_functions:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the functions that were called, with commas, or the command;
 *   `login` for a login, %NULL if it is no message of ours
 */
const char *
bunko_traffic_entry_get_functions (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), NULL);

  return self->functions;
}

/**
 * bunko_traffic_entry_dup_title:
 * @self: an entry
 *
 * Returns: (transfer full): what it is, for a person
 */
char *
bunko_traffic_entry_dup_title (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), NULL);

  switch (self->kind)
    {
    case BUNKO_TRAFFIC_GREETING:
      return g_strdup (_ ("Greeting of the server"));
    case BUNKO_TRAFFIC_PUSH:
      return g_strdup (_ ("Announcement of the server"));
    case BUNKO_TRAFFIC_STRAY:
      return g_strdup (_ ("Unexpected message of the server"));
    case BUNKO_TRAFFIC_OPENED:
      return g_strdup (_ ("Connection opened"));
    case BUNKO_TRAFFIC_CLOSED:
      return g_strdup (_ ("Connection closed"));
    case BUNKO_TRAFFIC_EXCHANGE:
    default:
      return g_strdup (self->functions != NULL ? self->functions : _ ("Unknown message"));
    }
}

/**
 * bunko_traffic_entry_get_error:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): what went wrong: the error of the server, or why the
 *   connection ended
 */
const char *
bunko_traffic_entry_get_error (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), NULL);

  return self->error;
}

/**
 * bunko_traffic_entry_is_dropped:
 * @self: an entry
 *
 * Returns: whether there were messages that the log no longer keeps
 */
gboolean
bunko_traffic_entry_is_dropped (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), FALSE);

  return self->dropped;
}

/**
 * bunko_traffic_entry_get_request:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the message to the server, as JSON on one line
 */
const char *
bunko_traffic_entry_get_request (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), NULL);

  return self->request;
}

/**
 * bunko_traffic_entry_get_reply:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the message of the server, as JSON on one line
 */
const char *
bunko_traffic_entry_get_reply (BunkoTrafficEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self), NULL);

  return self->reply;
}

/* Of thousands of messages each is looked through: those that need no folding are not folded. */
static gboolean
holds (const char *text, const char *folded)
{
  g_autofree char *own = NULL;

  if (text == NULL)
    return FALSE;
  if (strcasestr (text, folded) != NULL)
    return TRUE;
  if (g_str_is_ascii (text))
    return FALSE;
  own = g_utf8_casefold (text, -1);
  return strstr (own, folded) != NULL;
}

/**
 * bunko_traffic_entry_matches:
 * @self: an entry
 * @folded: a text, through g_utf8_casefold()
 *
 * Looks for a text in the title and the error of the entry, and in its messages.
 *
 * Returns: whether it is there
 */
gboolean
bunko_traffic_entry_matches (BunkoTrafficEntry *self, const char *folded)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (BUNKO_IS_TRAFFIC_ENTRY (self) && folded != NULL, FALSE);

  title = bunko_traffic_entry_dup_title (self);
  return holds (title, folded) || holds (self->error, folded) || holds (self->request, folded) ||
         holds (self->reply, folded);
}
