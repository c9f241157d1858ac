/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reader/input/bunko-key-accel.h"
#include "reader/input/bunko-reader-keymap.h"
#include "settings/bunko-settings.h"

/* The keymap without a display: its table, what is stored, and who has a key. */

static void
store (GSettings *settings, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value =
      g_variant_parse (G_VARIANT_TYPE ("a{sas}"), text, NULL, NULL, &error);

  g_assert_no_error (error);
  g_settings_set_value (settings, BUNKO_SETTINGS_KEY_READER_KEYS, value);
}

static void
assert_stored (GSettings *settings, const char *text)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, BUNKO_SETTINGS_KEY_READER_KEYS);
  g_autofree char *stored = g_variant_print (value, FALSE);

  g_assert_cmpstr (stored, ==, text);
}

static void
assert_keys (BunkoReaderKeymap *keymap, const char *action, const char *keys)
{
  g_autofree char *joined =
      g_strjoinv (" ", (char **) bunko_reader_keymap_get_accels (keymap, action));

  g_assert_cmpstr (joined, ==, keys);
}

static void
set_keys (BunkoReaderKeymap *keymap, const char *action, const char *keys)
{
  g_auto (GStrv) accels = *keys != '\0' ? g_strsplit (keys, " ", -1) : g_new0 (char *, 1);

  bunko_reader_keymap_set_accels (keymap, action, (const char *const *) accels);
}

/* No key stands twice in the table, every one can be read, and groups stand together. */
static void
test_table (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) actions = g_hash_table_new (g_str_hash, g_str_equal);
  BunkoReaderKeyGroup group = BUNKO_READER_KEY_GROUP_MOVING;

  for (guint i = 0; i < bunko_reader_keymap_get_n_entries (); i++)
    {
      const BunkoReaderKeyEntry *entry = bunko_reader_keymap_get_entry (i);
      g_auto (GStrv) keys = g_strsplit (entry->keys, " ", -1);
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_test_message ("%s", entry->action);
      g_assert_true (g_str_has_prefix (entry->action, "reader."));
      g_assert_true (g_action_parse_detailed_name (entry->action, &name, &target, NULL));
      g_assert_true (g_hash_table_add (actions, (gpointer) entry->action));
      g_assert_cmpuint (entry->group, >=, group);
      group = entry->group;
      g_assert_cmpstr (bunko_reader_keymap_get_title (entry->action), ==, entry->title);
      g_assert_true (bunko_reader_keymap_find (entry->action) == entry);
      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *accel = bunko_key_accel_normalize (keys[j]);

          g_test_message ("  %s", keys[j]);
          g_assert_cmpstr (accel, ==, keys[j]);
          g_assert_true (g_hash_table_add (seen, g_steal_pointer (&accel)));
        }
    }
  g_assert_cmpuint (group, ==, BUNKO_READER_N_KEY_GROUPS - 1);
  g_assert_null (bunko_reader_keymap_find ("reader.fit"));
}

static void
test_defaults (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (BunkoReaderKeymap) keymap = NULL;

  store (settings, "{}");
  keymap = bunko_reader_keymap_new (settings);
  assert_keys (keymap, "reader.turn-left", "Left a");
  assert_keys (keymap, "reader.scroll-backward", "<Shift>space");
  assert_keys (keymap, "reader.direction::rtl", "");
  assert_keys (keymap, "reader.fit::width", "2");
  g_assert_false (bunko_reader_keymap_is_changed (keymap, NULL));
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_change (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  BunkoReaderKeymap *keymap;
  guint n_changes = 0;

  store (settings, "{}");
  keymap = bunko_reader_keymap_new (settings);
  g_signal_connect_swapped (keymap, "changed", G_CALLBACK (count_cb), &n_changes);

  set_keys (keymap, "reader.lens", "<Control>L KP_Add y nonsense y");
  assert_keys (keymap, "reader.lens", "<Control>l plus y");
  assert_keys (keymap, "reader.zoom-in", "equal <Control>plus <Control>equal");
  assert_stored (settings, "{'reader.lens': ['<Control>l', 'plus', 'y']}");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (bunko_reader_keymap_is_changed (keymap, "reader.lens"));
  g_assert_true (bunko_reader_keymap_is_changed (keymap, "reader.zoom-in"));
  g_assert_false (bunko_reader_keymap_is_changed (keymap, "reader.zoom-out"));
  g_assert_true (bunko_reader_keymap_is_changed (keymap, NULL));

  /* Who had it loses it, also if it was changed itself. */
  set_keys (keymap, "reader.crop", "y");
  assert_keys (keymap, "reader.lens", "<Control>l plus");
  assert_keys (keymap, "reader.crop", "y");

  /* None is a choice. */
  set_keys (keymap, "reader.next", "");
  assert_keys (keymap, "reader.next", "");

  /* Back to the usual keys, also from who took one. */
  bunko_reader_keymap_reset (keymap, "reader.zoom-in");
  assert_keys (keymap, "reader.zoom-in", "plus equal <Control>plus <Control>equal");
  assert_keys (keymap, "reader.lens", "<Control>l");
  bunko_reader_keymap_reset (keymap, "reader.lens");
  bunko_reader_keymap_reset (keymap, "reader.next");
  assert_stored (settings, "{'reader.crop': ['y']}");

  bunko_reader_keymap_reset (keymap, NULL);
  assert_stored (settings, "{}");
  g_assert_false (bunko_reader_keymap_is_changed (keymap, NULL));
  g_assert_finalize_object (keymap);
}

static void
test_conflict (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (BunkoReaderKeymap) keymap = NULL;

  store (settings, "{}");
  keymap = bunko_reader_keymap_new (settings);
  g_assert_cmpstr (bunko_reader_keymap_find_conflict (keymap, "reader.lens", "KP_Left"), ==,
                   "reader.turn-left");
  g_assert_null (bunko_reader_keymap_find_conflict (keymap, "reader.turn-left", "Left"));
  g_assert_null (bunko_reader_keymap_find_conflict (keymap, "reader.lens", "<Alt>y"));
  g_assert_null (bunko_reader_keymap_find_conflict (keymap, "reader.lens", "<nonsense"));
}

static void
test_undo (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (BunkoReaderKeymap) keymap = NULL;
  g_autoptr (GVariant) before = NULL;

  store (settings, "{'reader.lens': ['y'], 'reader.of-tomorrow': ['q']}");
  keymap = bunko_reader_keymap_new (settings);
  before = bunko_reader_keymap_dup_changes (keymap);
  bunko_reader_keymap_reset (keymap, NULL);
  assert_keys (keymap, "reader.lens", "z");
  bunko_reader_keymap_set_changes (keymap, before);
  assert_keys (keymap, "reader.lens", "y");

  /* What a newer version stored stays. */
  set_keys (keymap, "reader.crop", "w");
  assert_stored (settings,
                 "{'reader.lens': ['y'], 'reader.of-tomorrow': ['q'], 'reader.crop': ['w']}");
}

/* Nonsense in the settings costs nothing of what makes sense. */
static void
test_garbage (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (BunkoReaderKeymap) keymap = NULL;

  store (settings,
         "{'': ['x'], 'nonsense': ['Left'], 'reader.lens': ['', '<', '<Control>', 'noKey', "
         "'<Hyper', 'q', 'Left Right'], 'reader.crop': ['q', 'w', 'w'],"
         " 'reader.next': ['1','F2','F3','F4','F6','F7','F8','F9','F12','k']}");
  keymap = bunko_reader_keymap_new (settings);
  assert_keys (keymap, "reader.lens", "q");
  assert_keys (keymap, "reader.turn-left", "Left a");
  /* The first of the table has a key that is stored twice. */
  assert_keys (keymap, "reader.crop", "w");
  assert_keys (keymap, "reader.fit::screen", "");
  g_assert_cmpuint (
      g_strv_length ((char **) bunko_reader_keymap_get_accels (keymap, "reader.next")), ==, 8);
  store (settings, "{}");
}

static void
test_accels (void)
{
  static const struct
  {
    const char *accel;
    const char *normal;
  } cases[] = {
    { "a", "a" },
    { "A", "a" },
    { "<Shift>A", "<Shift>a" },
    { "<Primary>KP_Enter", "<Control>Return" },
    { "ISO_Left_Tab", "Tab" },
    { "KP_5", "5" },
    { "XF86AudioNext", "AudioNext" },
    { "<Control>", NULL },
    { "", NULL },
    { "Nothing", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = bunko_key_accel_normalize (cases[i].accel);

      g_assert_cmpstr (normal, ==, cases[i].normal);
    }
  g_assert_true (bunko_key_accel_is_modifier (GDK_KEY_Control_R));
  g_assert_true (bunko_key_accel_is_modifier (GDK_KEY_ISO_Level3_Shift));
  g_assert_false (bunko_key_accel_is_modifier (GDK_KEY_a));
  g_assert_true (bunko_key_accel_types_text (GDK_KEY_a, GDK_SHIFT_MASK));
  g_assert_true (bunko_key_accel_types_text (GDK_KEY_Left, 0));
  g_assert_false (bunko_key_accel_types_text (GDK_KEY_F11, 0));
  g_assert_false (bunko_key_accel_types_text (GDK_KEY_g, GDK_CONTROL_MASK));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-keymap/table", test_table);
  g_test_add_func ("/reader-keymap/defaults", test_defaults);
  g_test_add_func ("/reader-keymap/change", test_change);
  g_test_add_func ("/reader-keymap/conflict", test_conflict);
  g_test_add_func ("/reader-keymap/undo", test_undo);
  g_test_add_func ("/reader-keymap/garbage", test_garbage);
  g_test_add_func ("/reader-keymap/accels", test_accels);

  return g_test_run ();
}
