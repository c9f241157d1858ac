/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-protocol-error.h"
#include "protocol/bunko-session-private.h"
#include "session-fixture.h"

static void
test_basics (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int version[3];

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("get_version"), "@s1",
                                    REPLY (RESULT ("get_version", "{\"core\":[0,13,3]}")), "."));
  g_assert_null (bunko_session_get_server_name (self->session));
  fixture_log_in (self);
  g_assert_cmpstr (bunko_session_get_server_name (self->session), ==, "peer");
  g_assert_true (bunko_session_get_guest_allowed (self->session));
  g_assert_null (bunko_session_get_user (self->session));
  bunko_session_get_core_version (self->session, version);
  g_assert_cmpint (version[0], ==, 0);
  g_assert_cmpint (version[1], ==, 13);
  g_assert_cmpint (version[2], ==, 3);
  g_assert_true (bunko_session_is_version_at_least (self->session, 0, 9, 7));
  g_assert_false (bunko_session_is_version_at_least (self->session, 0, 13, 4));

  text = call (self, "get_version", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "{\"core\":[0,13,3]}");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("basics", test_basics);
  return g_test_run ();
}
