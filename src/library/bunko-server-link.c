/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-link-private.h"

/**
 * BunkoServerLink:
 *
 * What is known of the connection to a server: how it is encrypted, how fast it answers, and what
 * its connections do. The getters tell how it is now; who watches is told when something has
 * changed.
 */

/* Figures that change many times in a second are not looked at more often. */
#define INTERVAL_MS 500

struct _BunkoServerLink
{
  GObject parent_instance;

  BunkoSession *session;

  guint n_watchers;
  guint timer;
  guint seen; /* a hash of what was told the last time */
};

G_DEFINE_FINAL_TYPE (BunkoServerLink, bunko_server_link, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
bunko_server_link_dispose (GObject *object)
{
  BunkoServerLink *self = BUNKO_SERVER_LINK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bunko_server_link_parent_class)->dispose (object);
}

static void
bunko_server_link_class_init (BunkoServerLinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_server_link_dispose;

  /**
   * BunkoServerLink::changed:
   * @self: the link
   *
   * Something is not as it was. Emitted twice a second at most, and only while somebody watches.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_SERVER_LINK, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_server_link_init (BunkoServerLink *self)
{
}

BunkoServerLink *
_bunko_server_link_new (BunkoSession *session)
{
  BunkoServerLink *self = g_object_new (BUNKO_TYPE_SERVER_LINK, NULL);

  self->session = g_object_ref (session);

  return self;
}

static guint
add_to_hash (guint hash, guint64 number)
{
  return hash * 31 + (guint) (number ^ (number >> 32));
}

static guint
hash_lane (guint hash, const BunkoServerLane *lane)
{
  hash = add_to_hash (hash, lane->n_open);
  hash = add_to_hash (hash, lane->n_opening);
  hash = add_to_hash (hash, lane->n_busy);
  return add_to_hash (hash, lane->n_waiting);
}

static guint
hash_state (BunkoServerLink *self)
{
  guint hash = bunko_session_get_state (self->session);

  hash = add_to_hash (hash, (guint64) bunko_session_get_latency (self->session));
  hash = add_to_hash (hash, (guint64) bunko_session_get_since (self->session));
  hash = add_to_hash (hash, bunko_server_link_get_n_calls (self));
  hash = add_to_hash (hash, bunko_server_link_get_n_failed (self));
  hash = add_to_hash (hash, bunko_server_link_get_bytes_in (self));
  for (guint i = 0; i < bunko_server_link_get_n_lanes (self); i++)
    {
      BunkoServerLane lane;

      bunko_server_link_get_lane (self, i, &lane);
      hash = hash_lane (hash, &lane);
    }

  return hash;
}

static gboolean
look_cb (gpointer user_data)
{
  BunkoServerLink *self = user_data;
  guint hash = hash_state (self);

  if (hash != self->seen)
    {
      self->seen = hash;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }

  return G_SOURCE_CONTINUE;
}

/**
 * bunko_server_link_watch:
 * @self: a link
 *
 * Starts to tell about changes. Each call needs one of bunko_server_link_unwatch().
 */
void
bunko_server_link_watch (BunkoServerLink *self)
{
  g_return_if_fail (BUNKO_IS_SERVER_LINK (self));

  if (self->n_watchers++ == 0)
    self->timer = g_timeout_add (INTERVAL_MS, look_cb, self);
}

/**
 * bunko_server_link_unwatch:
 * @self: a link
 *
 * Ends what bunko_server_link_watch() has begun.
 */
void
bunko_server_link_unwatch (BunkoServerLink *self)
{
  g_return_if_fail (BUNKO_IS_SERVER_LINK (self));
  g_return_if_fail (self->n_watchers > 0);

  if (--self->n_watchers == 0)
    g_clear_handle_id (&self->timer, g_source_remove);
}

/**
 * bunko_server_link_is_local:
 * @self: a link
 *
 * Returns: whether the connection does not leave this computer, as far as the address says; a
 *   tunnel may still lead elsewhere
 */
gboolean
bunko_server_link_is_local (BunkoServerLink *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), FALSE);

  return bunko_endpoint_is_loopback (bunko_session_get_endpoint (self->session));
}

/**
 * bunko_server_link_get_encrypted:
 * @self: a link
 *
 * Returns: whether all that goes to the server and comes from it is encrypted
 */
gboolean
bunko_server_link_get_encrypted (BunkoServerLink *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), FALSE);

  return bunko_endpoint_get_tls (bunko_session_get_endpoint (self->session));
}

/**
 * bunko_server_link_get_tls_version:
 * @self: a link
 *
 * Returns: (transfer none) (nullable): such as "TLS 1.3"; %NULL without encryption
 */
const char *
bunko_server_link_get_tls_version (BunkoServerLink *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), NULL);

  return bunko_session_get_tls_version (self->session);
}

/**
 * bunko_server_link_get_tls_cipher:
 * @self: a link
 *
 * Returns: (transfer none) (nullable): the cipher suite, if it is known
 */
const char *
bunko_server_link_get_tls_cipher (BunkoServerLink *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), NULL);

  return bunko_session_get_cipher (self->session);
}

/**
 * bunko_server_link_get_fingerprint:
 * @self: a link
 *
 * Returns: (transfer none) (nullable): the SHA-256 fingerprint of the server's certificate, in hex
 *   with colons; %NULL without encryption
 */
const char *
bunko_server_link_get_fingerprint (BunkoServerLink *self)
{
  BunkoPeerCertificate *certificate;

  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), NULL);

  certificate = bunko_session_get_peer_certificate (self->session);

  return certificate != NULL ? bunko_peer_certificate_get_fingerprint (certificate) : NULL;
}

/**
 * bunko_server_link_get_latency:
 * @self: a link
 *
 * Gets how long small calls take: the median of the last 20.
 *
 * Returns: milliseconds; -1 before there was a call
 */
double
bunko_server_link_get_latency (BunkoServerLink *self)
{
  gint64 latency;

  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), -1);

  latency = bunko_session_get_latency (self->session);

  return latency >= 0 ? (double) latency / 1000 : -1;
}

/**
 * bunko_server_link_get_since:
 * @self: a link
 *
 * Returns: (transfer full) (nullable): since when one is logged in, in local time; %NULL if one is
 *   not
 */
GDateTime *
bunko_server_link_get_since (BunkoServerLink *self)
{
  gint64 since;

  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), NULL);

  since = bunko_session_get_since (self->session);

  return since > 0 ? g_date_time_new_from_unix_local (since) : NULL;
}

static guint64
sum_up (BunkoServerLink *self, gsize offset)
{
  guint64 sum = 0;

  for (guint i = 0; i < bunko_session_get_n_lanes (self->session); i++)
    {
      BunkoLaneStats stats;

      bunko_session_get_lane_stats (self->session, i, &stats);
      sum += G_STRUCT_MEMBER (guint64, &stats, offset);
    }

  return sum;
}

/**
 * bunko_server_link_get_n_calls:
 * @self: a link
 *
 * Returns: how many messages the server has answered since the library was opened
 */
guint64
bunko_server_link_get_n_calls (BunkoServerLink *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), 0);

  return sum_up (self, G_STRUCT_OFFSET (BunkoLaneStats, n_replies));
}

/**
 * bunko_server_link_get_n_failed:
 * @self: a link
 *
 * Returns: how many messages got no answer
 */
guint64
bunko_server_link_get_n_failed (BunkoServerLink *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), 0);

  return sum_up (self, G_STRUCT_OFFSET (BunkoLaneStats, n_failed));
}

/**
 * bunko_server_link_get_bytes_in:
 * @self: a link
 *
 * Returns: how many bytes came from the server, compressed as they come
 */
guint64
bunko_server_link_get_bytes_in (BunkoServerLink *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), 0);

  return sum_up (self, G_STRUCT_OFFSET (BunkoLaneStats, bytes_in));
}

/**
 * bunko_server_link_get_bytes_out:
 * @self: a link
 *
 * Returns: how many bytes went to the server
 */
guint64
bunko_server_link_get_bytes_out (BunkoServerLink *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), 0);

  return sum_up (self, G_STRUCT_OFFSET (BunkoLaneStats, bytes_out));
}

/**
 * bunko_server_link_get_n_lanes:
 * @self: a link
 *
 * Returns: how many kinds of connections there are
 */
guint
bunko_server_link_get_n_lanes (BunkoServerLink *self)
{
  g_return_val_if_fail (BUNKO_IS_SERVER_LINK (self), 0);

  return bunko_session_get_n_lanes (self->session);
}

/**
 * bunko_server_link_get_lane:
 * @self: a link
 * @index: less than bunko_server_link_get_n_lanes()
 * @lane: (out): what the connections of that kind do
 *
 * Tells about one kind of connections.
 */
void
bunko_server_link_get_lane (BunkoServerLink *self, guint index, BunkoServerLane *lane)
{
  /* In the order of the session. */
  static const char *const names[] = {
    N_ ("What you wait for"),
    N_ ("Images and long lists"),
    N_ ("In the background"),
  };
  BunkoLaneStats stats;

  g_return_if_fail (BUNKO_IS_SERVER_LINK (self));
  g_return_if_fail (index < bunko_server_link_get_n_lanes (self) && index < G_N_ELEMENTS (names));

  bunko_session_get_lane_stats (self->session, index, &stats);
  *lane = (BunkoServerLane) {
    .name = _ (names[index]),
    .max_connections = stats.max_connections,
    .n_open = stats.n_open,
    .n_opening = stats.n_opening,
    .n_busy = stats.n_busy,
    .n_waiting = stats.n_waiting,
  };
}
