/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-controller-private.h"
#include "protocol/bunko-protocol-error.h"

/* The part of the controller that looks whether a server wants encryption. To a client without it
 * such a server is silent, closes, or says what is no greeting (HPX wire notes, "Greeting"). Never
 * the other way round: encryption is not given up. */

/* A server greets at once. One that does not for so long may want to be spoken to first, with
 * encryption, and is asked while the greeting is still waited for. */
#define SILENCE_MS 2000

/* A server that speaks TLS begins to answer at once, too. */
#define PROBE_SECONDS 6

void
_bunko_controller_end_probe (BunkoController *self)
{
  g_clear_handle_id (&self->probe_timeout, g_source_remove);
  g_cancellable_cancel (self->probe_cancellable);
  g_clear_object (&self->probe_cancellable);
  if (self->probe != NULL)
    bunko_session_close (self->probe);
  g_clear_object (&self->probe);
}

static gboolean
may_want_encryption (BunkoController *self)
{
  return !bunko_endpoint_get_tls (bunko_session_get_endpoint (self->session)) &&
         self->sample == NULL;
}

static gboolean
is_no_greeting (const GError *error)
{
  return g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_SILENT) ||
         g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CLOSED) ||
         g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_TRUNCATED) ||
         g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_NOT_HPX);
}

/* A certificate that nobody vouches for is an answer, too: it is asked about later. */
static gboolean
speaks_tls (gboolean connected, const GError *error)
{
  return connected ||
         g_error_matches (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_CERTIFICATE_UNKNOWN);
}

static void
offer_encryption (BunkoController *self, const GError *error)
{
  g_autoptr (GError) silent =
      g_error_new_literal (BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_SILENT, "");

  if (self->state == BUNKO_CONTROLLER_AWAY)
    {
      self->wants_encryption = TRUE;
      bunko_reconnector_stop (self->reconnector);
    }
  else
    {
      bunko_session_close (self->session);
    }
  _bunko_controller_ask (self, BUNKO_CONTROLLER_QUESTION_ENCRYPTION,
                         error != NULL ? error : silent);
}

/* What the person typed can be tried again. */
static void
fail (BunkoController *self, const GError *error)
{
  if (self->state == BUNKO_CONTROLLER_LOGGING_IN)
    _bunko_controller_need_login (self, error);
  else
    _bunko_controller_fail (self, error);
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) first = NULL;
  gboolean connected = bunko_session_connect_finish (BUNKO_SESSION (source), result, &error);

  if ((gpointer) self->probe != source)
    return;

  first = g_steal_pointer (&self->question_error);
  _bunko_controller_end_probe (self);
  self->probed = TRUE;
  if (speaks_tls (connected, error))
    offer_encryption (self, first);
  else if (first != NULL)
    fail (self, first);
}

static gboolean
probe_timeout_cb (gpointer user_data)
{
  BunkoController *self = user_data;

  self->probe_timeout = 0;
  g_cancellable_cancel (self->probe_cancellable);

  return G_SOURCE_REMOVE;
}

static void
start_probe (BunkoController *self)
{
  BunkoEndpoint *plain = bunko_session_get_endpoint (self->session);
  g_autoptr (BunkoEndpoint) endpoint =
      bunko_endpoint_new (bunko_endpoint_get_host (plain), bunko_endpoint_get_port (plain), TRUE);

  _bunko_controller_end_probe (self);
  self->probe = bunko_session_new (endpoint);
  self->probe_cancellable = g_cancellable_new ();
  self->probe_timeout = g_timeout_add_seconds (PROBE_SECONDS, probe_timeout_cb, self);
  bunko_session_connect_async (self->probe, self->probe_cancellable, probed_cb,
                               g_object_ref (self));
}

static gboolean
silence_cb (gpointer user_data)
{
  BunkoController *self = user_data;

  self->probe_timeout = 0;
  start_probe (self);

  return G_SOURCE_REMOVE;
}

/**
 * _bunko_controller_expect_greeting: (skip)
 * @self: the controller, whose session begins to connect
 *
 * Looks for encryption if the greeting does not come.
 */
void
_bunko_controller_expect_greeting (BunkoController *self)
{
  _bunko_controller_end_probe (self);
  self->probed = FALSE;
  if (may_want_encryption (self))
    self->probe_timeout = g_timeout_add (SILENCE_MS, silence_cb, self);
}

/**
 * _bunko_controller_probe_or_fail: (skip)
 * @self: the controller, on the way to a library
 * @error: why its session could not connect
 *
 * Goes on with what is found out about encryption, now or later.
 */
void
_bunko_controller_probe_or_fail (BunkoController *self, const GError *error)
{
  if (self->probed || !may_want_encryption (self) || !is_no_greeting (error))
    {
      fail (self, error);
      return;
    }

  g_clear_error (&self->question_error);
  self->question_error = g_error_copy (error);
  if (self->probe == NULL)
    start_probe (self);
}

/* One look is enough for an attempt. */
static void
look_after_attempt (BunkoController *self)
{
  const GError *error = bunko_reconnector_get_error (self->reconnector);

  if (!may_want_encryption (self) || !is_no_greeting (error))
    _bunko_controller_end_probe (self);
  else if (!self->probed && self->probe == NULL)
    start_probe (self);
}

/**
 * _bunko_controller_watch_attempt: (skip)
 * @self: the controller, with an open library
 *
 * Looks for encryption when the server of an open library does not come back as it was.
 */
void
_bunko_controller_watch_attempt (BunkoController *self)
{
  switch (bunko_reconnector_get_state (self->reconnector))
    {
    case BUNKO_RECONNECTOR_TRYING:
      self->wants_encryption = FALSE;
      if (self->probe == NULL)
        _bunko_controller_expect_greeting (self);
      break;
    case BUNKO_RECONNECTOR_WAITING:
    case BUNKO_RECONNECTOR_NO_NETWORK:
      look_after_attempt (self);
      break;
    case BUNKO_RECONNECTOR_IDLE:
    case BUNKO_RECONNECTOR_STOPPED:
    default:
      _bunko_controller_end_probe (self);
    }
}
