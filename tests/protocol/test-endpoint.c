/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "protocol/bunko-credentials-private.h"
#include "protocol/bunko-endpoint.h"
#include "protocol/bunko-protocol-error.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *uri;
    const char *user;
    const char *host;
    guint16 port;
    const char *path;
    const char *text;
  } cases[] = {
    { "hpx://example.org", NULL, "example.org", 7007, NULL, "hpx://example.org:7007" },
    { "hpx://example.org:7010/", NULL, "example.org", 7010, NULL, "hpx://example.org:7010" },
    { "HPX://aya@nas/gallery/12", "aya", "nas", 7007, "/gallery/12", "hpx://nas:7007" },
    { "hpx://a%40b@nas", "a@b", "nas", 7007, NULL, "hpx://nas:7007" },
    { "nas", NULL, "nas", 7007, NULL, "hpx://nas:7007" },
    { "  nas:7009\n", NULL, "nas", 7009, NULL, "hpx://nas:7009" },
    { "aya@nas:7009", "aya", "nas", 7009, NULL, "hpx://nas:7009" },
    { "192.168.1.4", NULL, "192.168.1.4", 7007, NULL, "hpx://192.168.1.4:7007" },
    { "[::1]:7010", NULL, "::1", 7010, NULL, "hpx://[::1]:7010" },
    { "::1", NULL, "::1", 7007, NULL, "hpx://[::1]:7007" },
    { "hpx://[fe80::2]/gallery/3", NULL, "fe80::2", 7007, "/gallery/3", "hpx://[fe80::2]:7007" },
    { "nas:65535", NULL, "nas", 65535, NULL, "hpx://nas:65535" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *user = NULL, *path = NULL, *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (BunkoEndpoint) endpoint =
          bunko_endpoint_parse (cases[i].uri, &user, &path, &error);
      g_autoptr (BunkoEndpoint) again = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (user, ==, cases[i].user);
      g_assert_cmpstr (bunko_endpoint_get_host (endpoint), ==, cases[i].host);
      g_assert_cmpuint (bunko_endpoint_get_port (endpoint), ==, cases[i].port);
      g_assert_cmpstr (path, ==, cases[i].path);
      g_assert_false (bunko_endpoint_get_tls (endpoint));
      text = bunko_endpoint_to_string (endpoint);
      g_assert_cmpstr (text, ==, cases[i].text);
      again = bunko_endpoint_parse (text, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (bunko_endpoint_equal (endpoint, again));
    }
}

static void
test_parse_bad (void)
{
  static const char *const uris[] = {
    "",           "   ",          "hpx://",        "hpx://:7007",      "http://example.org",
    "nas:0",      "nas:65536",    "nas:port",      "hpx://a:secret@b", "two words",
    "hpx://[::1", "hpx://na s/x", "hpx://host:-1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autofree char *user = NULL, *path = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_parse (uris[i], &user, &path, &error);

      g_test_message ("“%s”", uris[i]);
      g_assert_null (endpoint);
      g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_BAD_URI);
      g_assert_null (strstr (error->message, "secret"));
      g_assert_null (user);
      g_assert_null (path);
    }
}

static void
test_equal (void)
{
  g_autoptr (BunkoEndpoint) a = bunko_endpoint_new ("NAS.local", 0, FALSE);
  g_autoptr (BunkoEndpoint) b = bunko_endpoint_new ("nas.LOCAL", BUNKO_DEFAULT_PORT, FALSE);
  g_autoptr (BunkoEndpoint) c = bunko_endpoint_new ("nas.local", 7007, TRUE);
  g_autoptr (BunkoEndpoint) d = bunko_endpoint_new ("nas.local", 7008, FALSE);

  g_assert_true (bunko_endpoint_equal (a, b));
  g_assert_false (bunko_endpoint_equal (a, c));
  g_assert_false (bunko_endpoint_equal (a, d));
  g_assert_true (bunko_endpoint_get_tls (c));
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new (host, 7007, FALSE);

  return bunko_endpoint_is_loopback (endpoint);
}

static void
test_loopback (void)
{
  g_assert_true (is_loopback ("127.0.0.1"));
  g_assert_true (is_loopback ("127.9.9.9"));
  g_assert_true (is_loopback ("::1"));
  g_assert_true (is_loopback ("LocalHost"));
  g_assert_false (is_loopback ("192.168.0.7"));
  g_assert_false (is_loopback ("localhost.example.org"));
  g_assert_false (is_loopback ("fe80::1"));
}

static void
test_credentials (void)
{
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_autoptr (BunkoCredentials) user = bunko_credentials_new_user ("aya", "p");

  g_assert_true (bunko_credentials_is_guest (guest));
  g_assert_null (bunko_credentials_get_user (guest));
  g_assert_null (_bunko_credentials_get_password (guest));
  g_assert_false (bunko_credentials_is_guest (user));
  g_assert_cmpstr (bunko_credentials_get_user (user), ==, "aya");
  g_assert_cmpstr (_bunko_credentials_get_password (user), ==, "p");
}

/* What stays in the local network: this machine, its links, private networks. */
static void
test_private (void)
{
  static const char *const private[] = {
    "127.0.0.1",
    "127.9.9.9",
    "::1",
    "localhost",
    "LocalHost.",
    "a.localhost",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.254",
    "192.168.0.1",
    "169.254.7.7",
    "fe80::1",
    "fd00::1",
    "fcab::1",
    "nas.local",
    "NAS.Local.",
    "::ffff:192.168.1.1",
  };
  static const char *const public[] = {
    "8.8.8.8",     "172.15.255.255",    "172.32.0.1",     "192.169.0.1", "11.0.0.1",
    "2001:db8::1", "::ffff:8.8.8.8",    "example.org",    "nas",         "local.example",
    "notlocal",    "localhost.example", "10.example.org", "fe00::1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (private); i++)
    {
      g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new (private[i], 0, FALSE);

      if (!bunko_endpoint_is_private (endpoint))
        g_error ("not private: %s", private[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (public); i++)
    {
      g_autoptr (BunkoEndpoint) endpoint = bunko_endpoint_new (public[i], 0, FALSE);

      if (bunko_endpoint_is_private (endpoint))
        g_error ("private: %s", public[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/endpoint/parse", test_parse);
  g_test_add_func ("/endpoint/parse-bad", test_parse_bad);
  g_test_add_func ("/endpoint/equal", test_equal);
  g_test_add_func ("/endpoint/loopback", test_loopback);
  g_test_add_func ("/credentials", test_credentials);
  g_test_add_func ("/endpoint/private", test_private);

  return g_test_run ();
}
