/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-server-address.h"
#include "settings/bunko-server-list.h"
#include "settings/bunko-settings.h"

static void
reset_servers (void)
{
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_SERVERS);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_profile_properties (void)
{
  g_autoptr (BunkoServerProfile) profile =
      bunko_server_profile_new ("NAS", "nas.local", 7007, FALSE);
  guint count = 0;

  g_assert_true (g_uuid_string_is_valid (bunko_server_profile_get_uuid (profile)));
  g_assert_null (bunko_server_profile_get_user (profile));
  g_assert_cmpint (bunko_server_profile_get_last_used (profile), ==, 0);

  g_signal_connect (profile, "notify", G_CALLBACK (count_notify_cb), &count);
  bunko_server_profile_set_name (profile, "NAS");
  bunko_server_profile_set_tls (profile, FALSE);
  bunko_server_profile_set_user (profile, NULL);
  g_assert_cmpuint (count, ==, 0);
  bunko_server_profile_set_name (profile, "Attic");
  bunko_server_profile_set_port (profile, 9000);
  bunko_server_profile_set_tls (profile, TRUE);
  bunko_server_profile_set_user (profile, "ann");
  bunko_server_profile_set_remember_password (profile, TRUE);
  g_assert_cmpuint (count, ==, 5);

  g_assert_finalize_object (g_steal_pointer (&profile));
}

static void
assert_address (const char *host, guint16 port, const char *expected)
{
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("", host, port, FALSE);
  g_autofree char *address = bunko_server_profile_dup_address (profile);
  g_autofree char *display = bunko_server_profile_dup_display_name (profile);

  g_assert_cmpstr (address, ==, expected);
  g_assert_cmpstr (display, ==, expected);
}

static void
test_profile_address (void)
{
  assert_address ("nas.local", 7007, "nas.local");
  assert_address ("nas.local", 80, "nas.local:80");
  assert_address ("::1", 7007, "[::1]");
  assert_address ("fe80::2", 8000, "[fe80::2]:8000");
}

static void
test_profile_bad_variants (void)
{
  const char *bad[] = {
    "@a{sv} {}",
    "{'uuid': <''>, 'host': <'a'>}",
    "{'uuid': <'u'>}",
    "{'uuid': <'u'>, 'host': <''>}",
    "{'uuid': <'u'>, 'host': <1>}",
    "{'uuid': <'u'>, 'host': <'a'>, 'port': <uint16 0>}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_parsed (bad[i]));

      g_assert_null (bunko_server_profile_new_from_variant (variant));
    }
}

static void
test_list_round_trip (void)
{
  g_autoptr (BunkoServerList) list = NULL;
  g_autoptr (BunkoServerList) again = NULL;
  g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("東京", "::1", 7008, TRUE);
  g_autoptr (BunkoServerProfile) other = bunko_server_profile_new ("", "b", 7007, FALSE);
  g_autoptr (BunkoServerProfile) read_back = NULL;

  reset_servers ();
  list = bunko_server_list_new (bunko_settings_get_default ());
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);

  bunko_server_profile_set_user (profile, "ann");
  bunko_server_profile_set_remember_password (profile, TRUE);
  g_assert_true (bunko_server_list_add (list, profile));
  g_assert_true (bunko_server_list_add (list, other));
  bunko_server_list_touch (list, profile);

  again = bunko_server_list_new (bunko_settings_get_default ());
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 2);
  read_back = g_list_model_get_item (G_LIST_MODEL (again), 0);
  g_assert_cmpstr (bunko_server_profile_get_uuid (read_back), ==,
                   bunko_server_profile_get_uuid (profile));
  g_assert_cmpstr (bunko_server_profile_get_name (read_back), ==, "東京");
  g_assert_cmpstr (bunko_server_profile_get_host (read_back), ==, "::1");
  g_assert_cmpuint (bunko_server_profile_get_port (read_back), ==, 7008);
  g_assert_true (bunko_server_profile_get_tls (read_back));
  g_assert_cmpstr (bunko_server_profile_get_user (read_back), ==, "ann");
  g_assert_true (bunko_server_profile_get_remember_password (read_back));
  g_assert_cmpint (bunko_server_profile_get_last_used (read_back), >, 0);
  g_assert_true (bunko_server_list_find (again, bunko_server_profile_get_uuid (profile)) ==
                 read_back);
  g_assert_nonnull (bunko_server_list_find_address (again, "B", 7007));
  g_assert_null (bunko_server_list_find_address (again, "b", 7008));

  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
test_address_good (void)
{
  const struct
  {
    const char *text;
    const char *host;
    guint16 port;
    const char *user;
  } cases[] = {
    { "nas", "nas", 7007, NULL },
    { "  nas.local:9000 ", "nas.local", 9000, NULL },
    { "192.168.1.5", "192.168.1.5", 7007, NULL },
    { "::1", "::1", 7007, NULL },
    { "[::1]:65535", "::1", 65535, NULL },
    { "hpx://nas", "nas", 7007, NULL },
    { "HPX://ann@nas:1/gallery/5", "nas", 1, "ann" },
    { "bücher.example", "bücher.example", 7007, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *host = NULL;
      g_autofree char *user = NULL;
      guint16 port = 0;

      g_assert_true (bunko_server_address_parse (cases[i].text, &host, &port, &user, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (host, ==, cases[i].host);
      g_assert_cmpuint (port, ==, cases[i].port);
      g_assert_cmpstr (user, ==, cases[i].user);
    }
}

static void
test_address_bad (void)
{
  const char *cases[] = { "",         "   ",       ":7007",     "nas:0", "nas:65536",
                          "nas:port", "http://na", "two words", "[::1",  "hpx://",
                          "a@b@c",    "[]:7007",   "-dash",     "a:b:c" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i]);
      g_assert_false (bunko_server_address_parse (cases[i], NULL, NULL, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint count;
} Change;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Change *change)
{
  change->position = position;
  change->removed = removed;
  change->added = added;
  change->count++;
}

static void
test_list_remove_and_undo (void)
{
  g_autoptr (BunkoServerList) list = NULL;
  BunkoServerProfile *profiles[3] = { NULL };
  g_autoptr (BunkoServerProfile) middle = NULL;
  Change change = { 0 };
  guint position = 99;

  reset_servers ();
  list = bunko_server_list_new (bunko_settings_get_default ());
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      profiles[i] = bunko_server_profile_new ("", "host", 7000 + i, FALSE);
      bunko_server_list_add (list, profiles[i]);
    }

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &change);
  g_assert_true (bunko_server_list_remove (list, profiles[1], &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpuint (change.position, ==, 1);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 0);
  g_assert_false (bunko_server_list_remove (list, profiles[1], NULL));
  g_assert_cmpuint (change.count, ==, 1);

  g_assert_true (bunko_server_list_insert (list, position, profiles[1]));
  g_assert_cmpuint (change.position, ==, 1);
  g_assert_cmpuint (change.added, ==, 1);
  middle = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (middle == profiles[1]);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 3));

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    g_clear_object (&profiles[i]);
}

static void
test_list_bounds (void)
{
  g_autoptr (BunkoServerList) list = NULL;
  g_autoptr (BunkoServerProfile) extra = bunko_server_profile_new ("", "h", 1, FALSE);
  g_autoptr (BunkoServerProfile) stranger = bunko_server_profile_new ("", "h", 2, FALSE);

  reset_servers ();
  list = bunko_server_list_new (bunko_settings_get_default ());
  for (guint i = 0; i < BUNKO_SERVER_LIST_MAX; i++)
    {
      g_autoptr (BunkoServerProfile) profile = bunko_server_profile_new ("", "h", 1 + i, FALSE);

      g_assert_true (bunko_server_list_add (list, profile));
    }
  g_assert_false (bunko_server_list_add (list, extra));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, BUNKO_SERVER_LIST_MAX);

  /* A profile that is not saved can be touched; it stays unsaved. */
  bunko_server_list_touch (list, stranger);
  g_assert_cmpint (bunko_server_profile_get_last_used (stranger), >, 0);
  g_assert_false (bunko_server_list_contains (list, stranger));
}

static void
test_list_skips_damage (void)
{
  g_autoptr (BunkoServerList) list = NULL;
  GSettings *settings = bunko_settings_get_default ();

  g_settings_set_value (settings, BUNKO_SETTINGS_KEY_SERVERS,
                        g_variant_new_parsed ("[{'uuid': <'u1'>, 'host': <'a'>}, {'x': <1>}, "
                                              "{'uuid': <'u1'>, 'host': <'twice'>}, "
                                              "{'uuid': <'u2'>, 'host': <'b'>, 'new': <1>}]"));
  list = bunko_server_list_new (settings);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpstr (bunko_server_profile_get_host (bunko_server_list_find (list, "u1")), ==, "a");
  g_assert_nonnull (bunko_server_list_find (list, "u2"));
  reset_servers ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/server-profile/properties", test_profile_properties);
  g_test_add_func ("/server-profile/address", test_profile_address);
  g_test_add_func ("/server-profile/bad-variants", test_profile_bad_variants);
  g_test_add_func ("/server-address/good", test_address_good);
  g_test_add_func ("/server-address/bad", test_address_bad);
  g_test_add_func ("/server-list/round-trip", test_list_round_trip);
  g_test_add_func ("/server-list/remove-and-undo", test_list_remove_and_undo);
  g_test_add_func ("/server-list/bounds", test_list_bounds);
  g_test_add_func ("/server-list/skips-damage", test_list_skips_damage);

  return g_test_run ();
}
