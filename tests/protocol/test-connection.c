/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "protocol/bunko-connection-private.h"
#include "session-fixture.h"

/* What a connection asks of the system. The program has its own recv(), send() and setsockopt(),
 * which GIO calls in place of those of the C library, and which note what happens to one socket:
 *
 *     Q  acknowledge quickly    R  read    r  nothing to read    W  write of whole frames    w  of
 * a part
 */

static GMutex mutex;
static GString *calls;
static int noted_fd = -1;

static void
note (int fd, char what)
{
  g_mutex_lock (&mutex);
  if (fd == noted_fd)
    g_string_append_c (calls, what);
  g_mutex_unlock (&mutex);
}

static gboolean
ends_with_marker (const void *data, size_t size)
{
  return size >= 5 && memcmp ((const char *) data + size - 5, "<EOF>", 5) == 0;
}

ssize_t
recv (int fd, void *buffer, size_t size, int flags)
{
  ssize_t n = syscall (SYS_recvfrom, fd, buffer, size, flags, NULL, NULL);

  note (fd, n < 0 ? 'r' : 'R');
  return n;
}

ssize_t
send (int fd, const void *data, size_t size, int flags)
{
  ssize_t n = syscall (SYS_sendto, fd, data, size, flags, NULL, 0);

  note (fd, n == (ssize_t) size && ends_with_marker (data, size) ? 'W' : 'w');
  return n;
}

int
setsockopt (int fd, int level, int option, const void *value, socklen_t size)
{
  if (level == IPPROTO_TCP && option == TCP_QUICKACK && *(const int *) value == 1)
    note (fd, 'Q');
  return (int) syscall (SYS_setsockopt, fd, level, option, value, size);
}

typedef struct
{
  RawPeer *peer;
  BunkoConnection *connection;
} ConnectionFixture;

static void
set_up (ConnectionFixture *self, gconstpointer data)
{
  const BunkoTimeLimits limits = BUNKO_TIME_LIMITS_DEFAULT;
  g_autoptr (BunkoEndpoint) endpoint = NULL;

  self->peer = raw_peer_new ();
  endpoint = bunko_endpoint_new ("127.0.0.1", raw_peer_get_port (self->peer), FALSE);
  self->connection = bunko_connection_new (endpoint, &limits);
  calls = g_string_new (NULL);
}

static void
tear_down (ConnectionFixture *self, gconstpointer data)
{
  g_mutex_lock (&mutex);
  noted_fd = -1;
  g_string_free (calls, TRUE);
  g_mutex_unlock (&mutex);
  bunko_connection_close (self->connection, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->connection);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  raw_peer_finish (self->peer);
}

static int
get_fd (ConnectionFixture *self)
{
  return g_socket_get_fd (g_socket_connection_get_socket (self->connection->stream));
}

/* Opens, and notes from then on. */
static void
open_connection (ConnectionFixture *self)
{
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) greeting = NULL;

  bunko_connection_open_async (self->connection, NULL, outcome_cb, &outcome);
  greeting = bunko_connection_open_finish (self->connection, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
  g_mutex_lock (&mutex);
  noted_fd = get_fd (self);
  g_mutex_unlock (&mutex);
}

static void
exchange (ConnectionFixture *self, const char *data)
{
  g_autofree char *text =
      g_strdup_printf ("{\"session\":\"\",\"name\":\"bunko\",\"data\":%s}", data);
  g_autoptr (JsonNode) message = json_from_string (text, NULL);
  g_autoptr (JsonNode) reply = NULL;
  g_auto (Outcome) outcome = { NULL };
  g_autoptr (GError) error = NULL;

  bunko_connection_exchange_async (self->connection, message, 0, NULL, outcome_cb, &outcome);
  reply = bunko_connection_exchange_finish (self->connection, outcome_wait (&outcome), &error);
  g_assert_no_error (error);
}

static guint
count (char what)
{
  guint n = 0;

  for (const char *at = calls->str; *at != '\0'; at++)
    n += *at == what ? 1 : 0;
  return n;
}

#define EXCHANGE "<[1]", REPLY ("1")

/* The system forgets the option: it is set again before every single read. */
static void
test_acknowledges_quickly (ConnectionFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT (GREETING, EXCHANGE, EXCHANGE, EXCHANGE, EXCHANGE, "."));
  open_connection (self);
  for (guint i = 0; i < 4; i++)
    exchange (self, "[1]");

  g_test_message ("%s", calls->str);
  g_assert_cmpuint (count ('R'), >=, 4);
  for (gsize i = 0; i < calls->len; i++)
    if (calls->str[i] == 'R' || calls->str[i] == 'r')
      {
        g_assert_cmpuint (i, >, 0);
        g_assert_cmpint (calls->str[i - 1], ==, 'Q');
      }
}

/* Data and end marker of a message go out together. */
static void
test_writes_once (ConnectionFixture *self, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (20000, 'x');
  g_autofree char *text = g_strdup_printf ("[\"%s\"]", filler);
  g_autofree char *expected = g_strconcat ("<", text, NULL);

  raw_peer_add (self->peer,
                SCRIPT (GREETING, EXCHANGE, EXCHANGE, expected, REPLY ("1"), EXCHANGE, "."));
  open_connection (self);
  exchange (self, "[1]");
  exchange (self, "[1]");
  exchange (self, text);
  exchange (self, "[1]");
  g_test_message ("%s", calls->str);
  g_assert_cmpuint (count ('W'), ==, 4);
  g_assert_cmpuint (count ('w'), ==, 0);
}

static void
assert_option (ConnectionFixture *self, int level, int option)
{
  int value = 0;
  socklen_t size = sizeof value;

  g_assert_cmpint (getsockopt (get_fd (self), level, option, &value, &size), ==, 0);
  g_assert_cmpint (value, !=, 0);
}

static void
test_options (ConnectionFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT (GREETING, "."));
  open_connection (self);
  assert_option (self, IPPROTO_TCP, TCP_NODELAY);
  assert_option (self, SOL_SOCKET, SO_KEEPALIVE);
}

static void
test_default_limits (ConnectionFixture *self, gconstpointer data)
{
  const BunkoTimeLimits limits = BUNKO_TIME_LIMITS_DEFAULT;

  g_assert_cmpuint (limits.connect, ==, 10 * 1000);
  g_assert_cmpuint (limits.greeting, ==, 10 * 1000);
  g_assert_cmpuint (limits.reply, ==, 60 * 1000);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/connection/" path, ConnectionFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("acknowledges-quickly", test_acknowledges_quickly);
  ADD ("writes-once", test_writes_once);
  ADD ("options", test_options);
  ADD ("default-limits", test_default_limits);
  return g_test_run ();
}
