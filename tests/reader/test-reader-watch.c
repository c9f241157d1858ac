/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-reader.h"
#include "reader/model/bunko-reader-watch.h"
#include "tests/main-loop.h"

typedef struct
{
  FakeJournal *journal;
  BunkoReaderWatch *watch;
  BunkoPage *pages[6];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->journal = fake_journal_new (0);
  fixture->watch = bunko_reader_watch_new (BUNKO_READER_JOURNAL (fixture->journal));
  for (int i = 0; i < 6; i++)
    fixture->pages[i] = bunko_page_new (1001 + i, 7, i + 1);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->watch);
  g_assert_finalize_object (fixture->journal);
  for (int i = 0; i < 6; i++)
    g_assert_finalize_object (fixture->pages[i]);
}

/* Shows the pages from @first to before @end, from 0. */
static void
show (Fixture *fixture, guint first, guint end)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    g_ptr_array_add (pages, fixture->pages[i]);
  bunko_reader_watch_set_pages (fixture->watch, pages);
}

static void
wait (Fixture *fixture, const char *text)
{
  RUN_UNTIL (g_str_equal (fake_journal_get_text (fixture->journal), text));
}

/* Both pages of a pair, in order; again only after others. */
static void
test_pairs (Fixture *fixture, gconstpointer unused)
{
  show (fixture, 0, 2);
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, "");
  wait (fixture, " 1 2");
  show (fixture, 0, 2);
  show (fixture, 2, 4);
  wait (fixture, " 1 2 3 4");
  show (fixture, 0, 2);
  wait (fixture, " 1 2 3 4 1 2");
}

/* What is scrolled, or paired anew, reports what came. */
static void
test_overlap (Fixture *fixture, gconstpointer unused)
{
  show (fixture, 0, 2);
  wait (fixture, " 1 2");
  show (fixture, 1, 3);
  wait (fixture, " 1 2 3");
  show (fixture, 2, 3);
  show (fixture, 1, 3);
  wait (fixture, " 1 2 3 2");
}

/* Who leafs through reads nothing; who closes has read what was there. */
static void
test_leafing (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 5; i++)
    show (fixture, i, i + 1);
  bunko_reader_watch_report (fixture->watch);
  bunko_reader_watch_report (fixture->watch);
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, " 5");
  run_for (600);
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, " 5");
}

/* A picture that is loaded anew is no other page. */
static void
test_gap (Fixture *fixture, gconstpointer unused)
{
  show (fixture, 0, 1);
  bunko_reader_watch_report (fixture->watch);
  show (fixture, 0, 0);
  bunko_reader_watch_report (fixture->watch);
  show (fixture, 0, 1);
  bunko_reader_watch_report (fixture->watch);
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, " 1");
  bunko_reader_watch_forget (fixture->watch);
  bunko_reader_watch_report (fixture->watch);
  g_assert_cmpstr (fake_journal_get_text (fixture->journal), ==, " 1 1");
}

#define TEST(name, func) g_test_add ("/reader-watch/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("pairs", test_pairs);
  TEST ("overlap", test_overlap);
  TEST ("leafing", test_leafing);
  TEST ("gap", test_gap);

  return g_test_run ();
}
