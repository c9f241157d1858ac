/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "settings/bunko-saved-state.h"
#include "tests/main-loop.h"

static char *
get_file (const char *key)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  hash[16] = '\0';

  return g_build_filename (g_get_user_state_dir (), "bunko", "tabs", hash, NULL);
}

static BunkoSavedState *
load (const char *key)
{
  BunkoSavedState *state = bunko_saved_state_new ("tabs", key);

  g_assert_false (bunko_saved_state_get_loaded (state));
  RUN_UNTIL (bunko_saved_state_get_loaded (state));

  return state;
}

static GVariant *
make_value (const char *text)
{
  return g_variant_new_parsed ("{'text': <%s>}", text);
}

static void
assert_value (BunkoSavedState *state, const char *text)
{
  const char *found = NULL;

  g_assert_nonnull (bunko_saved_state_get_value (state));
  g_variant_lookup (bunko_saved_state_get_value (state), "text", "&s", &found);
  g_assert_cmpstr (found, ==, text);
}

/* What was kept is there at the next start, for that server alone. */
static void
test_round_trip (void)
{
  BunkoSavedState *state = load ("a:1");
  BunkoSavedState *other;

  g_assert_null (bunko_saved_state_get_value (state));
  g_assert_false (bunko_saved_state_get_busy (state));
  bunko_saved_state_set_value (state, make_value ("海 \"quoted\""));
  g_assert_true (bunko_saved_state_get_busy (state));
  bunko_saved_state_flush (state);
  RUN_UNTIL (!bunko_saved_state_get_busy (state));
  g_assert_finalize_object (state);

  state = load ("a:1");
  other = load ("b:1");
  assert_value (state, "海 \"quoted\"");
  g_assert_null (bunko_saved_state_get_value (other));
  g_assert_finalize_object (state);
  g_assert_finalize_object (other);
}

/* Many changes are written once, by themselves, and the last one counts. */
static void
test_debounce (void)
{
  g_autofree char *file = get_file ("many:1");
  BunkoSavedState *state = load ("many:1");

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      bunko_saved_state_set_value (state, make_value (text));
    }
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  RUN_UNTIL (!bunko_saved_state_get_busy (state));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));

  /* The same once more is nothing to write. */
  bunko_saved_state_set_value (state, make_value ("99"));
  g_assert_false (bunko_saved_state_get_busy (state));
  g_assert_finalize_object (state);

  state = load ("many:1");
  assert_value (state, "99");
  g_assert_finalize_object (state);
}

/* A change while the one before is being written gets there, too. */
static void
test_change_while_writing (void)
{
  BunkoSavedState *state = load ("late:1");

  bunko_saved_state_set_value (state, make_value ("first"));
  bunko_saved_state_flush (state);
  bunko_saved_state_set_value (state, make_value ("second"));
  bunko_saved_state_flush (state);
  RUN_UNTIL (!bunko_saved_state_get_busy (state));
  g_assert_finalize_object (state);

  state = load ("late:1");
  assert_value (state, "second");
  g_assert_finalize_object (state);
}

static void
test_garbage (void)
{
  g_autofree char *long_text = g_strnfill (3 * 1024 * 1024, ' ');
  const char *texts[] = {
    "",
    "what is this",
    "\xff\xfe binary",
    "{'version': <uint32 1>, 'state':",
    "{'version': <uint32 1>}",
    "{'version': <uint32 1>, 'state': <'text'>}",
    "{'version': <uint32 99>, 'state': <{'text': <'x'>}>}",
    "{'state': <{'text': <'x'>}>}",
    "['a', 'b']",
    long_text,
  };
  g_autofree char *file = get_file ("garbage:1");
  g_autofree char *folder = g_path_get_dirname (file);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      BunkoSavedState *state;

      g_file_set_contents (file, texts[i], -1, &error);
      g_assert_no_error (error);
      state = load ("garbage:1");
      g_assert_null (bunko_saved_state_get_value (state));
      g_assert_finalize_object (state);
    }
}

/* What is far too large is not written, and nothing else happens. */
static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (3 * 1024 * 1024, 'x');
  g_autofree char *file = get_file ("large:1");
  BunkoSavedState *state = load ("large:1");

  bunko_saved_state_set_value (state, make_value (text));
  bunko_saved_state_flush (state);
  RUN_UNTIL (!bunko_saved_state_get_busy (state));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (state);
}

/* A folder that cannot be made keeps nobody from going on. */
static void
test_no_folder (void)
{
  g_autofree char *file = get_file ("stuck:1");
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *parent = g_path_get_dirname (folder);
  BunkoSavedState *state;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  state = load ("stuck:1");
  bunko_saved_state_set_value (state, make_value ("lost"));
  bunko_saved_state_flush (state);
  RUN_UNTIL (!bunko_saved_state_get_busy (state));
  g_assert_finalize_object (state);
}

/* The program knows whether it may end. */
static void
test_busy (void)
{
  BunkoSavedState *state = load ("busy:1");

  g_assert_false (bunko_saved_state_is_any_busy ());
  bunko_saved_state_set_value (state, make_value ("one"));
  g_assert_true (bunko_saved_state_is_any_busy ());
  bunko_saved_state_flush (state);
  RUN_UNTIL (!bunko_saved_state_get_busy (state));
  g_assert_false (bunko_saved_state_is_any_busy ());

  /* What goes with something unsaved does not keep the program forever. */
  bunko_saved_state_set_value (state, make_value ("two"));
  g_assert_finalize_object (state);
  g_assert_false (bunko_saved_state_is_any_busy ());
}

/* Servers that nobody opens any more are forgotten in the end. */
static void
test_prune (void)
{
  g_autofree char *file = get_file ("pruned:1");
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GDir) dir = NULL;
  BunkoSavedState *state;
  guint n = 0;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/old-%u", folder, i);
      struct utimbuf times = { .actime = 1000 + i, .modtime = 1000 + i };

      g_assert_true (g_file_set_contents (name, "", 0, NULL));
      g_assert_cmpint (g_utime (name, &times), ==, 0);
    }
  state = load ("pruned:1");
  bunko_saved_state_set_value (state, make_value ("new"));
  bunko_saved_state_flush (state);
  RUN_UNTIL (!bunko_saved_state_get_busy (state));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 64);
  g_assert_finalize_object (state);
}

/* Who closes a server and opens it again at once finds what was there a moment ago. */
static void
test_read_while_writing (void)
{
  BunkoSavedState *state = load ("again:1");
  BunkoSavedState *again;

  bunko_saved_state_set_value (state, make_value ("old"));
  bunko_saved_state_flush (state);
  RUN_UNTIL (!bunko_saved_state_get_busy (state));
  bunko_saved_state_set_value (state, make_value ("new"));
  again = load ("again:1");
  assert_value (again, "new");
  g_assert_false (bunko_saved_state_get_busy (state));

  /* Also when nobody else keeps what writes. */
  bunko_saved_state_set_value (state, make_value ("newest"));
  bunko_saved_state_flush (state);
  g_assert_finalize_object (again);
  again = bunko_saved_state_new ("tabs", "again:1");
  g_object_unref (state);
  RUN_UNTIL (bunko_saved_state_get_loaded (again));
  assert_value (again, "newest");
  g_assert_false (bunko_saved_state_is_any_busy ());
  g_assert_finalize_object (again);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/settings/saved-state/round-trip", test_round_trip);
  g_test_add_func ("/settings/saved-state/debounce", test_debounce);
  g_test_add_func ("/settings/saved-state/change-while-writing", test_change_while_writing);
  g_test_add_func ("/settings/saved-state/read-while-writing", test_read_while_writing);
  g_test_add_func ("/settings/saved-state/garbage", test_garbage);
  g_test_add_func ("/settings/saved-state/too-large", test_too_large);
  g_test_add_func ("/settings/saved-state/no-folder", test_no_folder);
  g_test_add_func ("/settings/saved-state/busy", test_busy);
  g_test_add_func ("/settings/saved-state/prune", test_prune);

  return g_test_run ();
}
