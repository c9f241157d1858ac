/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-settings-reset.h"
#include "settings/bunko-settings.h"

static gboolean
is_set (GSettings *settings, const char *key)
{
  g_autoptr (GVariant) value = g_settings_get_user_value (settings, key);

  return value != NULL;
}

/* Preferences go back to the first day; what the person has entered stays, and all comes back. */
static void
test_reset (void)
{
  GSettings *settings = bunko_settings_get_default ();
  GSettings *reader = bunko_settings_get_reader ();
  g_autoptr (GVariant) before = NULL;

  g_settings_set_int (settings, BUNKO_SETTINGS_KEY_COVER_SIZE, 200);
  g_settings_set_string (settings, BUNKO_SETTINGS_KEY_AT_START, "open");
  g_settings_set (settings, BUNKO_SETTINGS_KEY_READER_KEYS, "a{sas}", NULL);
  g_settings_set_string (settings, BUNKO_SETTINGS_KEY_LAST_PROFILE, "uuid");
  g_settings_set_int (settings, BUNKO_SETTINGS_KEY_WINDOW_WIDTH, 700);
  g_settings_set_value (settings, BUNKO_SETTINGS_KEY_SERVERS,
                        g_variant_new_parsed ("[{'uuid': <'one'>, 'host': <'there'>}]"));
  g_settings_set_boolean (reader, "invert", TRUE);

  before = bunko_settings_reset_all ();
  g_assert_false (is_set (settings, BUNKO_SETTINGS_KEY_COVER_SIZE));
  g_assert_false (is_set (settings, BUNKO_SETTINGS_KEY_AT_START));
  g_assert_false (is_set (settings, BUNKO_SETTINGS_KEY_READER_KEYS));
  g_assert_false (is_set (reader, "invert"));
  g_assert_true (is_set (settings, BUNKO_SETTINGS_KEY_LAST_PROFILE));
  g_assert_true (is_set (settings, BUNKO_SETTINGS_KEY_SERVERS));
  g_assert_true (is_set (settings, BUNKO_SETTINGS_KEY_WINDOW_WIDTH));

  bunko_settings_take_back_reset (before);
  g_assert_cmpint (g_settings_get_int (settings, BUNKO_SETTINGS_KEY_COVER_SIZE), ==, 200);
  g_assert_true (is_set (settings, BUNKO_SETTINGS_KEY_READER_KEYS));
  g_assert_true (g_settings_get_boolean (reader, "invert"));
  {
    g_autofree char *mode = g_settings_get_string (settings, BUNKO_SETTINGS_KEY_AT_START);

    g_assert_cmpstr (mode, ==, "open");
  }
}

/* A second reset finds nothing, and its way back does nothing. */
static void
test_nothing (void)
{
  g_autoptr (GVariant) first = bunko_settings_reset_all ();
  g_autoptr (GVariant) second = bunko_settings_reset_all ();
  g_autoptr (GVariant) nothing =
      g_variant_ref_sink (g_variant_new_parsed ("(@a{sv} {}, @a{sv} {})"));

  g_assert_true (g_variant_equal (second, nothing));
  bunko_settings_take_back_reset (second);
  g_assert_false (is_set (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_COVER_SIZE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings-reset/reset", test_reset);
  g_test_add_func ("/settings-reset/nothing", test_nothing);

  return g_test_run ();
}
