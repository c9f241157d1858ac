/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model-fixture.h"

/* The pages of a gallery are higher than wide, but for those in this string: "3 7 8", from 0. */
static BunkoImageReply *
draw_page_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  g_auto (GStrv) wide = g_strsplit (user_data, " ", -1);
  g_autofree char *page = g_strdup_printf ("%d", (int) request->id - 1001);
  gboolean is_wide = g_strv_contains ((const char *const *) wide, page);
  g_autoptr (GBytes) bytes = image_fixture_encode ("png", is_wide ? 60 : 30, 45, 0x808080ff);

  return bunko_image_reply_new_for_bytes (bytes);
}

/* As in "4 5": the pages on the screen, in reading order; halves as "4L" and "4R", turned as "4T".
 */
static char *
spread_to_text (const BunkoSpread *spread)
{
  static const char *const parts[] = { "", "L", "R" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spread->n_leaves; i++)
    g_string_append_printf (text, "%s%u%s%s", i > 0 ? " " : "", spread->leaves[i].page,
                            parts[spread->leaves[i].part], spread->leaves[i].turned ? "T" : "");
  return g_string_free (text, FALSE);
}

#define assert_spread(fixture, expected)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    BunkoSpread spread_;                                                                           \
    g_autofree char *text_ = NULL;                                                                 \
    bunko_reader_model_get_spread ((fixture)->model, &spread_);                                    \
    text_ = spread_to_text (&spread_);                                                             \
    g_assert_cmpstr (text_, ==, expected);                                                         \
    g_assert_cmpuint (bunko_reader_model_get_position ((fixture)->model), ==,                      \
                      spread_.leaves[0].page);                                                     \
  }                                                                                                \
  G_STMT_END

#define assert_spread_at(fixture, delta, expected)                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    BunkoSpread spread_;                                                                           \
    g_autofree char *text_ = NULL;                                                                 \
    gboolean found_ = bunko_reader_model_get_spread_at ((fixture)->model, delta, &spread_);        \
    text_ = spread_to_text (&spread_);                                                             \
    g_assert_cmpstr (text_, ==, expected);                                                         \
    g_assert_cmpint (found_, ==, *text_ != '\0');                                                  \
  }                                                                                                \
  G_STMT_END

static void
start (Fixture *fixture, BunkoReaderMode mode, guint n_pages, guint start_page, const char *wide)
{
  model_fixture_make (fixture, n_pages, 0, start_page);
  bunko_fake_image_source_set_func (fixture->images, draw_page_cb, (gpointer) wide);
  bunko_reader_options_set_mode (fixture->options, mode);
  bunko_reader_model_open (fixture->model);
  image_fixture_wait (model_fixture_is_ready, fixture->model);
}

static void
wait_pages (Fixture *fixture, guint first, guint last)
{
  for (guint page = first; page <= last; page++)
    model_fixture_wait_page (fixture, page);
}

static void
test_pairs (Fixture *fixture, gconstpointer unused)
{
  start (fixture, BUNKO_READER_MODE_DOUBLE, 8, 1, "");
  assert_spread (fixture, "0");
  assert_spread_at (fixture, 1, "1 2");
  assert_spread_at (fixture, 4, "7");
  assert_spread_at (fixture, 5, "");
  assert_spread_at (fixture, -1, "");
  g_assert_false (bunko_reader_model_previous (fixture->model));
  g_assert_true (bunko_reader_model_next (fixture->model));
  assert_spread (fixture, "1 2");
  g_assert_true (bunko_reader_model_next (fixture->model));
  g_assert_true (bunko_reader_model_next (fixture->model));
  assert_spread (fixture, "5 6");
  g_assert_true (bunko_reader_model_next (fixture->model));
  assert_spread (fixture, "7");
  g_assert_false (bunko_reader_model_next (fixture->model));
  g_assert_true (bunko_reader_model_previous (fixture->model));
  assert_spread (fixture, "5 6");

  /* To a page that is on the screen, and to one that is not. */
  g_assert_true (bunko_reader_model_go (fixture->model, 6));
  assert_spread (fixture, "5 6");
  g_assert_true (bunko_reader_model_go (fixture->model, 2));
  assert_spread (fixture, "1 2");
}

/* What is read stays on the screen, however it is laid out. */
static void
test_mode (Fixture *fixture, gconstpointer unused)
{
  start (fixture, BUNKO_READER_MODE_SINGLE, 20, 7, "");
  assert_spread (fixture, "6");
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  assert_spread (fixture, "5 6");
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_STRIP);
  assert_spread (fixture, "6");
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  bunko_reader_options_set_cover_alone (fixture->options, FALSE);
  assert_spread (fixture, "6 7");
  bunko_reader_model_shift_pairing (fixture->model);
  assert_spread (fixture, "5 6");
  bunko_reader_model_shift_pairing (fixture->model);
  assert_spread (fixture, "6 7");
  bunko_reader_options_set_page_alone (fixture->options, 6, TRUE);
  assert_spread (fixture, "6");
  bunko_reader_options_set_page_alone (fixture->options, 6, FALSE);
  assert_spread (fixture, "6 7");
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_SINGLE);
  assert_spread (fixture, "6");

  /* After a turn, what was turned to. */
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  g_assert_true (bunko_reader_model_next (fixture->model));
  assert_spread (fixture, "8 9");
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_SINGLE);
  assert_spread (fixture, "8");
}

/* A wide page ahead stands alone as soon as it is known; that happens before anybody is there. */
static void
test_wide_ahead (Fixture *fixture, gconstpointer unused)
{
  start (fixture, BUNKO_READER_MODE_DOUBLE, 20, 1, "4");
  wait_pages (fixture, 0, 4);
  g_assert_true (bunko_reader_model_next (fixture->model));
  assert_spread (fixture, "1 2");
  wait_pages (fixture, 3, 5);
  assert_spread_at (fixture, 1, "3");
  assert_spread_at (fixture, 2, "4");
  assert_spread_at (fixture, 3, "5 6");
}

/* A wide page further back moves nothing that is on the screen, now or when reading on; going back
 * no page is left out. */
static void
test_wide_behind (Fixture *fixture, gconstpointer unused)
{
  start (fixture, BUNKO_READER_MODE_DOUBLE, 40, 22, "19");
  assert_spread (fixture, "21 22");
  wait_pages (fixture, 19, 24);
  assert_spread (fixture, "21 22");
  g_assert_cmpfloat (bunko_reader_model_get_aspect (fixture->model, 19), >, 1);
  g_assert_true (bunko_reader_model_next (fixture->model));
  assert_spread (fixture, "23 24");
  g_assert_true (bunko_reader_model_previous (fixture->model));
  assert_spread (fixture, "22 23");
  g_assert_true (bunko_reader_model_previous (fixture->model));
  assert_spread (fixture, "20 21");
  g_assert_true (bunko_reader_model_previous (fixture->model));
  assert_spread (fixture, "19");
  g_assert_true (bunko_reader_model_previous (fixture->model));
  assert_spread (fixture, "17 18");
}

/* Both halves of a page have their turn. */
static void
test_split (Fixture *fixture, gconstpointer unused)
{
  start (fixture, BUNKO_READER_MODE_SINGLE, 6, 1, "1 4");
  bunko_reader_options_set_wide_pages (fixture->options, BUNKO_READER_WIDE_SPLIT);
  wait_pages (fixture, 0, 4);
  g_assert_true (bunko_reader_model_next (fixture->model));
  assert_spread (fixture, "1L");
  g_assert_true (bunko_reader_model_next (fixture->model));
  assert_spread (fixture, "1R");
  g_assert_true (bunko_reader_model_next (fixture->model));
  assert_spread (fixture, "2");
  g_assert_true (bunko_reader_model_previous (fixture->model));
  assert_spread (fixture, "1R");
  bunko_reader_options_set_direction (fixture->options, BUNKO_READER_DIRECTION_RTL);
  assert_spread (fixture, "1R");
  assert_spread_at (fixture, 1, "1L");
  assert_spread_at (fixture, -1, "0");
  bunko_reader_options_set_wide_pages (fixture->options, BUNKO_READER_WIDE_ALONE);
  assert_spread (fixture, "1");
}

static void
test_rotated (Fixture *fixture, gconstpointer unused)
{
  start (fixture, BUNKO_READER_MODE_SINGLE, 6, 2, "1");
  bunko_reader_options_set_wide_pages (fixture->options, BUNKO_READER_WIDE_ROTATE);
  assert_spread (fixture, "1");
  bunko_reader_model_set_view_size (fixture->model, 400, 800);
  assert_spread (fixture, "1T");
  bunko_reader_model_set_view_size (fixture->model, 800, 400);
  assert_spread (fixture, "1");
}

static void
test_strip (Fixture *fixture, gconstpointer unused)
{
  start (fixture, BUNKO_READER_MODE_STRIP, 30, 1, "3");
  g_assert_true (bunko_reader_model_is_strip (fixture->model));
  assert_spread (fixture, "0");
  bunko_reader_model_set_position (fixture->model, 12);
  assert_spread (fixture, "12");
  assert_spread_at (fixture, 1, "13");
  g_assert_true (bunko_reader_model_next (fixture->model));
  assert_spread (fixture, "13");
  g_assert_true (bunko_reader_model_previous (fixture->model));
  g_assert_true (bunko_reader_model_previous (fixture->model));
  assert_spread (fixture, "11");
  bunko_reader_model_set_position (fixture->model, 30);
  assert_spread (fixture, "11");
}

typedef struct
{
  guint n_jumps;
  guint from;
  guint n_spreads;
} Log;

static void
jumped_cb (BunkoReaderModel *model, guint from, gpointer user_data)
{
  Log *log = user_data;

  log->n_jumps++;
  log->from = from;
}

static void
spread_changed_cb (BunkoReaderModel *model, gpointer user_data)
{
  ((Log *) user_data)->n_spreads++;
}

static void
test_jumped (Fixture *fixture, gconstpointer unused)
{
  Log log = { 0 };

  start (fixture, BUNKO_READER_MODE_DOUBLE, 60, 12, "");
  assert_spread (fixture, "11 12");
  g_signal_connect (fixture->model, "jumped", G_CALLBACK (jumped_cb), &log);
  bunko_reader_model_next (fixture->model);
  bunko_reader_model_previous (fixture->model);
  g_assert_true (bunko_reader_model_go (fixture->model, 12));
  g_assert_true (bunko_reader_model_go (fixture->model, 14));
  g_assert_true (bunko_reader_model_go (fixture->model, 11));
  g_assert_cmpuint (log.n_jumps, ==, 0);
  g_assert_true (bunko_reader_model_go (fixture->model, 15));
  g_assert_cmpuint (log.n_jumps, ==, 1);
  g_assert_cmpuint (log.from, ==, 11);
  g_assert_true (bunko_reader_model_go (fixture->model, 0));
  g_assert_cmpuint (log.n_jumps, ==, 2);
  g_assert_cmpuint (log.from, ==, 15);
  g_assert_false (bunko_reader_model_go (fixture->model, 60));
  g_assert_cmpuint (log.n_jumps, ==, 2);
}

/* In a strip somebody may go to the start of where they are. */
static void
test_spread_changed (Fixture *fixture, gconstpointer unused)
{
  Log log = { 0 };

  start (fixture, BUNKO_READER_MODE_SINGLE, 60, 12, "");
  wait_pages (fixture, 10, 15);
  g_signal_connect (fixture->model, "spread-changed", G_CALLBACK (spread_changed_cb), &log);
  g_assert_true (bunko_reader_model_go (fixture->model, 11));
  g_assert_cmpuint (log.n_spreads, ==, 0);
  bunko_reader_model_next (fixture->model);
  g_assert_cmpuint (log.n_spreads, ==, 1);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_STRIP);
  g_assert_cmpuint (log.n_spreads, ==, 1);
  g_assert_true (bunko_reader_model_go (fixture->model, 12));
  g_assert_cmpuint (log.n_spreads, ==, 2);
}

static BunkoImageReply *
draw_strip_cb (const BunkoFakeImageRequest *request, gpointer user_data, GError **error)
{
  g_autoptr (GBytes) bytes = image_fixture_encode ("png", 20, 90, 0x808080ff);

  return bunko_image_reply_new_for_bytes (bytes);
}

static void
test_guess (Fixture *fixture, gconstpointer unused)
{
  static const char *const tags[] = { "Female:glasses", "Format:manga", NULL };

  model_fixture_make (fixture, 20, 0, 1);
  bunko_fake_image_source_set_func (fixture->images, draw_strip_cb, NULL);
  bunko_reader_model_open (fixture->model);
  bunko_reader_model_set_hints (fixture->model, "ja", NULL);
  g_assert_cmpint (bunko_reader_options_get_direction (fixture->options), ==,
                   BUNKO_READER_DIRECTION_RTL);
  g_assert_false (bunko_reader_model_is_strip (fixture->model));
  wait_pages (fixture, 0, 2);
  g_assert_true (bunko_reader_model_is_strip (fixture->model));
  g_assert_cmpint (bunko_reader_options_get_direction (fixture->options), ==,
                   BUNKO_READER_DIRECTION_TTB);
  assert_spread (fixture, "0");
  bunko_reader_model_set_hints (fixture->model, "en", tags);
  g_assert_true (bunko_reader_model_is_strip (fixture->model));

  /* What the person says counts. */
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  g_assert_false (bunko_reader_model_is_strip (fixture->model));
}

static void
test_guess_tags (Fixture *fixture, gconstpointer unused)
{
  static const char *const tags[] = { "webtoon", NULL };

  start (fixture, BUNKO_READER_MODE_AUTO, 20, 1, "");
  wait_pages (fixture, 0, 3);
  g_assert_false (bunko_reader_model_is_strip (fixture->model));
  bunko_reader_model_set_hints (fixture->model, "ko", tags);
  g_assert_true (bunko_reader_model_is_strip (fixture->model));
  bunko_reader_model_set_hints (fixture->model, NULL, NULL);
  g_assert_false (bunko_reader_model_is_strip (fixture->model));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/reader/moves/" path, Fixture, NULL, model_fixture_set_up, func,                    \
              model_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("pairs", test_pairs);
  ADD ("mode", test_mode);
  ADD ("wide-ahead", test_wide_ahead);
  ADD ("wide-behind", test_wide_behind);
  ADD ("split", test_split);
  ADD ("rotated", test_rotated);
  ADD ("strip", test_strip);
  ADD ("jumped", test_jumped);
  ADD ("spread-changed", test_spread_changed);
  ADD ("guess", test_guess);
  ADD ("guess-tags", test_guess_tags);

  return g_test_run ();
}
