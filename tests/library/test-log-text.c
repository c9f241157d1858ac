/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "library/bunko-log-text.h"

static BunkoLogText *
cut (const char *text)
{
  return bunko_log_text_new (text, strlen (text));
}

static void
test_lines (void)
{
  g_autoptr (BunkoLogText) text = cut ("one\r\ntwo\n\nthree\tand \x01 more");
  g_autoptr (BunkoLogText) none = cut ("");
  g_autoptr (BunkoLogText) end = cut ("a\n");

  g_assert_cmpuint (bunko_log_text_get_n_lines (text), ==, 4);
  g_assert_cmpstr (bunko_log_text_get_line (text, 0), ==, "one");
  g_assert_cmpstr (bunko_log_text_get_line (text, 1), ==, "two");
  g_assert_cmpstr (bunko_log_text_get_line (text, 2), ==, "");
  g_assert_cmpstr (bunko_log_text_get_line (text, 3), ==, "three\tand   more");
  g_assert_false (bunko_log_text_is_shortened (text));
  g_assert_cmpuint (bunko_log_text_get_n_lines (none), ==, 0);
  g_assert_cmpuint (bunko_log_text_get_n_lines (end), ==, 1);
}

/* Nothing makes a line look like two, or like another. */
static void
test_deceiving (void)
{
  g_autoptr (BunkoLogText) text = cut ("a\u202ecba\u2066d\u2069 \u2028e\u2030\n\u202e");

  g_assert_cmpuint (bunko_log_text_get_n_lines (text), ==, 2);
  g_assert_cmpstr (bunko_log_text_get_line (text, 0), ==, "a\ufffdcba\ufffdd\ufffd \ufffde\u2030");
  g_assert_cmpstr (bunko_log_text_get_line (text, 1), ==, "\ufffd");
}

static const struct
{
  const char *line;
  BunkoLogLevel level;
} levels[] = {
  { "2026-11-23 02:00:00,123 INFO server: Ready", BUNKO_LOG_LEVEL_INFO },
  { "2026-11-23 02:00:00 core.db - WARNING - slow", BUNKO_LOG_LEVEL_WARNING },
  { "[DEBUG] x", BUNKO_LOG_LEVEL_DEBUG },
  { "ERROR:core:failed", BUNKO_LOG_LEVEL_ERROR },
  { "CRITICAL", BUNKO_LOG_LEVEL_CRITICAL },
  { "WARN x", BUNKO_LOG_LEVEL_WARNING },
  { "INFO then ERROR", BUNKO_LOG_LEVEL_INFO },
  { "an error, in words", BUNKO_LOG_LEVEL_NONE },
  { "INFORMATION", BUNKO_LOG_LEVEL_NONE },
  { "TERRORS", BUNKO_LOG_LEVEL_NONE },
  { "", BUNKO_LOG_LEVEL_NONE },
  { "________________________________________________________________________________________"
    "__________ ERROR too late",
    BUNKO_LOG_LEVEL_NONE },
};

static void
test_levels (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s\n", levels[i].line);
      g_autoptr (BunkoLogText) text = cut (line);

      if (bunko_log_text_get_level (text, 0) != levels[i].level)
        g_error ("“%s” has the level %d", levels[i].line, bunko_log_text_get_level (text, 0));
    }
}

/* A traceback belongs to the line above it. */
static void
test_continued (void)
{
  g_autoptr (BunkoLogText) text = cut ("ERROR broken\nTraceback (most recent call last):\n"
                                       "  File \"a.py\"\n\nINFO goes on\nnothing told\n");
  const BunkoLogLevel expected[] = {
    BUNKO_LOG_LEVEL_ERROR, BUNKO_LOG_LEVEL_ERROR, BUNKO_LOG_LEVEL_ERROR,
    BUNKO_LOG_LEVEL_ERROR, BUNKO_LOG_LEVEL_INFO,  BUNKO_LOG_LEVEL_NONE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (bunko_log_text_get_level (text, i), ==, expected[i]);
}

static void
test_invalid (void)
{
  static const char bytes[] = "a\xff\xfe\nb\0c\n";
  g_autoptr (BunkoLogText) text = bunko_log_text_new (bytes, sizeof bytes - 1);

  g_assert_cmpuint (bunko_log_text_get_n_lines (text), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (g_utf8_validate (bunko_log_text_get_line (text, i), -1, NULL));
}

/* The end is kept, from the beginning of a line. */
static void
test_large (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (BunkoLogText) text = NULL;
  guint n;

  for (guint i = 0; i < 700000; i++)
    g_string_append_printf (log, "line %u\n", i);
  text = bunko_log_text_new (log->str, log->len);
  n = bunko_log_text_get_n_lines (text);
  g_assert_cmpuint (n, ==, BUNKO_LOG_TEXT_MAX_LINES);
  g_assert_cmpstr (bunko_log_text_get_line (text, n - 1), ==, "line 699999");
  g_assert_cmpstr (bunko_log_text_get_line (text, 0), ==, "line 600000");
  g_assert_true (bunko_log_text_is_shortened (text));
}

static void
test_tail (void)
{
  g_autofree char *filler = g_strnfill (1000, 'x');
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (BunkoLogText) text = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (log, "%04u %s\n", i, filler);
  text = bunko_log_text_new (log->str, log->len);
  g_assert_cmpuint (bunko_log_text_get_n_lines (text), ==, BUNKO_LOG_TEXT_MAX_SIZE / 1006);
  g_assert_true (g_str_has_suffix (bunko_log_text_get_line (text, 0), filler));
  g_assert_cmpuint (strlen (bunko_log_text_get_line (text, 0)), ==, 1005);
}

/* One line that is longer than everything that is kept. */
static void
test_long_line (void)
{
  g_autofree char *line = g_strnfill (5 * 1024 * 1024, 'x');
  g_autoptr (BunkoLogText) text = cut (line);
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (BunkoLogText) wide_text = NULL;

  g_assert_cmpuint (bunko_log_text_get_n_lines (text), ==, 1);
  g_assert_cmpuint (strlen (bunko_log_text_get_line (text, 0)), <=, BUNKO_LOG_TEXT_MAX_LINE);
  g_assert_true (g_str_has_suffix (bunko_log_text_get_line (text, 0), "x…"));
  g_assert_true (bunko_log_text_is_shortened (text));

  for (guint i = 0; i < BUNKO_LOG_TEXT_MAX_LINE; i++)
    g_string_append (wide, "漢");
  g_string_append (wide, "\nnext");
  wide_text = bunko_log_text_new (wide->str, wide->len);
  g_assert_true (g_utf8_validate (bunko_log_text_get_line (wide_text, 0), -1, NULL));
  g_assert_cmpstr (bunko_log_text_get_line (wide_text, 1), ==, "next");
}

static const struct
{
  const char *before;
  const char *after;
  int shift; /* -1 if it is another log */
} growths[] = {
  { "a\nb\n", "a\nb\n", 0 },
  { "a\nb\n", "a\nb\nc\n", 0 },
  { "a\nb\nc\n", "b\nc\nd\n", 1 },
  { "a\na\na\nb\n", "a\nb\nc\n", 2 },
  { "a\nb\nc\n", "c\n", 2 },
  { "a\nb\n", "x\ny\n", -1 },
  { "a\nb\n", "a\n", -1 },
  { "a\nb\n", "", -1 },
  { "", "a\n", -1 },
  { "a\nb\nc\n", "b\nx\nc\n", -1 },
};

static void
test_growth (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (growths); i++)
    {
      g_autoptr (BunkoLogText) before = cut (growths[i].before);
      g_autoptr (BunkoLogText) after = cut (growths[i].after);
      guint shift = 0;
      gboolean found = bunko_log_text_find_shift (before, after, &shift);

      g_assert_cmpint (found ? (int) shift : -1, ==, growths[i].shift);
    }
}

/* A log of nothing but the same line is compared quickly. */
static void
test_same_lines (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (BunkoLogText) before = NULL;
  g_autoptr (BunkoLogText) after = NULL;
  guint shift;

  for (guint i = 0; i < 100000; i++)
    g_string_append (log, "same\n");
  before = bunko_log_text_new (log->str, log->len);
  g_string_append (log, "other\n");
  after = bunko_log_text_new (log->str + 5, log->len - 5);
  g_assert_true (bunko_log_text_find_shift (before, after, &shift));
  g_assert_cmpuint (shift, ==, 1);
  g_assert_false (bunko_log_text_find_shift (after, before, &shift));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/log-text/lines", test_lines);
  g_test_add_func ("/log-text/deceiving", test_deceiving);
  g_test_add_func ("/log-text/levels", test_levels);
  g_test_add_func ("/log-text/continued", test_continued);
  g_test_add_func ("/log-text/invalid", test_invalid);
  g_test_add_func ("/log-text/large", test_large);
  g_test_add_func ("/log-text/tail", test_tail);
  g_test_add_func ("/log-text/long-line", test_long_line);
  g_test_add_func ("/log-text/growth", test_growth);
  g_test_add_func ("/log-text/same-lines", test_same_lines);
  return g_test_run ();
}
