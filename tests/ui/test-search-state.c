/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search/bunko-search-state.h"

static void
assert_text (BunkoSearchState *state, const char *expected)
{
  g_autofree char *text = bunko_search_state_get_text (state);

  g_assert_cmpstr (text, ==, expected);
}

/* What the chips say, and where the draft stands: "a|b" */
static void
assert_shown (BunkoSearchState *state, const char *expected)
{
  GPtrArray *tokens = bunko_search_state_get_tokens (state);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i <= tokens->len; i++)
    {
      g_autofree char *token = NULL;

      if (i == bunko_search_state_get_place (state))
        g_string_append_printf (shown, "{%s}", bunko_search_state_get_draft (state));
      if (i == tokens->len)
        break;
      token = bunko_search_token_to_string (g_ptr_array_index (tokens, i));
      g_string_append_printf (shown, "[%s]", token);
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_typing (void)
{
  g_autoptr (BunkoSearchState) state = bunko_search_state_new ();

  g_assert_false (bunko_search_state_set_draft (state, "sea"));
  assert_shown (state, "{sea}");
  assert_text (state, "sea");
  g_assert_true (bunko_search_state_set_draft (state, "sea "));
  assert_shown (state, "[sea]{}");

  /* Neither the namespace nor what is in quotes or brackets is written to its end by a space. */
  g_assert_false (bunko_search_state_set_draft (state, "artist: "));
  g_assert_true (bunko_search_state_is_open (state));
  g_assert_false (bunko_search_state_set_draft (state, "artist:\"Ann "));
  g_assert_false (bunko_search_state_is_open (state));
  assert_text (state, "sea artist:\"Ann \"");
  g_assert_true (bunko_search_state_set_draft (state, "artist:\"Ann Lee\","));
  assert_shown (state, "[sea][artist:\"Ann Lee\"]{}");
  g_assert_false (bunko_search_state_set_draft (state, "female:[a, "));
  g_assert_true (bunko_search_state_set_draft (state, "female:[a, -b] "));
  assert_shown (state, "[sea][artist:\"Ann Lee\"][female:a][-female:b]{}");
  assert_text (state, "sea artist:\"Ann Lee\" female:[a, -b]");
}

static void
test_commit (void)
{
  g_autoptr (BunkoSearchState) state = bunko_search_state_new ();

  bunko_search_state_set_draft (state, "artist:\"Ann");
  bunko_search_state_commit (state);
  bunko_search_state_set_draft (state, "sea");
  assert_text (state, "artist:\"Ann\" sea");
  bunko_search_state_commit (state);
  assert_shown (state, "[artist:Ann][sea]{}");
  bunko_search_state_set_draft (state, "artist:");
  bunko_search_state_commit (state);
  assert_shown (state, "[artist:Ann][sea]{artist:}");
}

static void
test_edits (void)
{
  g_autoptr (BunkoSearchState) state = bunko_search_state_new ();

  bunko_search_state_set_text (state, "a  artist:\"b c\" -d");
  assert_shown (state, "[a][artist:\"b c\"][-d]{}");
  assert_text (state, "a  artist:\"b c\" -d");
  bunko_search_state_negate (state, 1);
  assert_text (state, "a  -artist:\"b c\" -d");
  bunko_search_state_negate (state, 2);
  assert_text (state, "a  -artist:\"b c\" d");

  /* In its place, and back with the rest. */
  bunko_search_state_edit (state, 1);
  assert_shown (state, "[a]{-artist:\"b c\"}[d]");
  bunko_search_state_negate (state, 1);
  assert_text (state, "a  -artist:\"b c\" -d");
  bunko_search_state_set_draft (state, "circle:x");
  assert_text (state, "a  circle:x -d");
  bunko_search_state_edit (state, 1);
  assert_shown (state, "[a][circle:x]{-d}");
  bunko_search_state_remove (state, 0);
  assert_shown (state, "[circle:x]{-d}");
  bunko_search_state_commit (state);
  assert_text (state, "circle:x -d");
}

static void
test_group (void)
{
  g_autoptr (BunkoSearchState) state = bunko_search_state_new ();

  bunko_search_state_set_text (state, "x female:[a, b, c] y");
  bunko_search_state_remove (state, 1);
  assert_text (state, "x female:[b, c] y");
  bunko_search_state_edit (state, 2);
  assert_shown (state, "[x]{female:c}[female:b][y]");
  bunko_search_state_commit (state);
  assert_text (state, "x female:c female:[b] y");
}

static void
test_undo (void)
{
  g_autoptr (BunkoSearchState) state = bunko_search_state_new ();

  g_assert_false (bunko_search_state_undo (state));
  bunko_search_state_set_draft (state, "s");
  bunko_search_state_set_draft (state, "se");
  bunko_search_state_set_draft (state, "sea ");
  bunko_search_state_add (state, "artist", "Ann Lee", TRUE);
  bunko_search_state_add (state, "artist", "Ann Lee", FALSE);
  assert_text (state, "sea artist:\"Ann Lee\"");
  bunko_search_state_remove (state, 0);
  assert_text (state, "artist:\"Ann Lee\"");
  g_assert_true (bunko_search_state_undo (state));
  assert_text (state, "sea artist:\"Ann Lee\"");
  g_assert_true (bunko_search_state_undo (state));
  assert_text (state, "sea -artist:\"Ann Lee\"");
  g_assert_true (bunko_search_state_undo (state));
  assert_shown (state, "[sea]{}");
  /* What was written at a stretch goes at once. */
  g_assert_true (bunko_search_state_undo (state));
  assert_shown (state, "{}");
  g_assert_true (bunko_search_state_redo (state));
  g_assert_true (bunko_search_state_redo (state));
  assert_text (state, "sea -artist:\"Ann Lee\"");
  bunko_search_state_remove (state, 0);
  g_assert_false (bunko_search_state_redo (state));
}

static void
test_bounded (void)
{
  g_autoptr (BunkoSearchState) state = bunko_search_state_new ();
  guint n = 0;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      bunko_search_state_set_text (state, text);
    }
  while (bunko_search_state_undo (state))
    n++;
  g_assert_cmpuint (n, ==, 100);
}

static void
test_raw (void)
{
  g_autoptr (BunkoSearchState) state = bunko_search_state_new ();

  bunko_search_state_set_text (state, "a -b");
  bunko_search_state_set_raw (state, TRUE);
  assert_shown (state, "{a -b}");
  g_assert_false (bunko_search_state_set_draft (state, "a -b c "));
  bunko_search_state_commit (state);
  assert_shown (state, "{a -b c }");
  bunko_search_state_add (state, NULL, "d", FALSE);
  assert_shown (state, "{a -b c d}");
  bunko_search_state_set_raw (state, FALSE);
  assert_shown (state, "[a][-b][c][d]{}");
  g_assert_true (bunko_search_state_undo (state));
  g_assert_true (bunko_search_state_get_raw (state));
}

static void
count_cb (BunkoSearchState *state, gboolean typed, guint *n)
{
  n[typed ? 1 : 0]++;
}

static void
test_signals (void)
{
  BunkoSearchState *state = bunko_search_state_new ();
  guint n[2] = { 0, 0 };

  g_signal_connect (state, "changed", G_CALLBACK (count_cb), n);
  bunko_search_state_set_draft (state, "a");
  g_assert_cmpuint (n[1], ==, 1);
  bunko_search_state_set_draft (state, "a ");
  g_assert_cmpuint (n[0], ==, 1);
  bunko_search_state_set_text (state, "a");
  bunko_search_state_commit (state);
  g_assert_cmpuint (n[0], ==, 1);
  bunko_search_state_negate (state, 0);
  g_assert_cmpuint (n[0], ==, 2);
  g_assert_cmpuint (n[1], ==, 1);
  g_assert_finalize_object (state);
}

static char *
make_text (void)
{
  static const char *const parts[] = {
    "a",  "b c", "artist:",        "\"", "[",         "]", " ", ",",
    "-x", ":",   "female:[a, -b]", "é",  "rating:>5", "-"
  };
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 7);

  for (int i = 0; i < n; i++)
    g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  return g_string_free_and_steal (text);
}

static void
do_anything (BunkoSearchState *state)
{
  GPtrArray *tokens = bunko_search_state_get_tokens (state);
  int index = tokens->len > 0 ? g_test_rand_int_range (0, (int) tokens->len) : -1;
  g_autofree char *text = make_text ();

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      bunko_search_state_set_text (state, text);
      break;
    case 1:
    case 2:
      bunko_search_state_set_draft (state, text);
      break;
    case 3:
      bunko_search_state_commit (state);
      break;
    case 4:
      if (index >= 0)
        bunko_search_state_remove (state, (guint) index);
      break;
    case 5:
      if (index >= 0)
        bunko_search_state_negate (state, (guint) index);
      break;
    case 6:
      if (index >= 0)
        bunko_search_state_edit (state, (guint) index);
      break;
    default:
      bunko_search_state_set_raw (state, !bunko_search_state_get_raw (state));
    }
}

/* Whatever is done: the chips and the draft are together what the text says, and all of it can be
 * undone. */
static void
test_anything (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (BunkoSearchState) state = bunko_search_state_new ();

      for (guint i = 0; i < 30; i++)
        {
          g_autofree char *text = NULL;
          g_autoptr (GPtrArray) all = NULL;
          g_autoptr (GPtrArray) draft = NULL;

          do_anything (state);
          text = bunko_search_state_get_text (state);
          all = bunko_search_text_parse (text);
          draft = bunko_search_text_parse (bunko_search_state_get_draft (state));
          g_assert_cmpuint (all->len, ==, bunko_search_state_get_tokens (state)->len + draft->len);
        }
      while (bunko_search_state_undo (state))
        ;
      assert_text (state, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-state/typing", test_typing);
  g_test_add_func ("/search-state/commit", test_commit);
  g_test_add_func ("/search-state/edits", test_edits);
  g_test_add_func ("/search-state/group", test_group);
  g_test_add_func ("/search-state/undo", test_undo);
  g_test_add_func ("/search-state/bounded", test_bounded);
  g_test_add_func ("/search-state/raw", test_raw);
  g_test_add_func ("/search-state/signals", test_signals);
  g_test_add_func ("/search-state/anything", test_anything);

  return g_test_run ();
}
