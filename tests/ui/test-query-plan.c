/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search/bunko-query-plan.h"

#define ALL      BUNKO_SEARCH_OPTIONS_DEFAULT
#define SOME     (ALL & ~(guint) BUNKO_SEARCH_OPTION_MATCH_ALL_TERMS)
#define PATTERNS (ALL | BUNKO_SEARCH_OPTION_REGEX)

static void
assert_writes (const BunkoQueryPlan *plan,
               const char *expected,
               BunkoSearchOptions expected_options)
{
  BunkoSearchOptions options;
  g_autofree char *text = bunko_query_plan_to_text (plan, &options);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (options, ==, expected_options);
}

static void
test_write (void)
{
  g_autoptr (BunkoQueryPlan) plan = bunko_query_plan_new ();
  g_autoptr (BunkoQueryPlan) copy = NULL;

  assert_writes (plan, "", ALL);
  g_set_str (&plan->title, "sea \"red sun\"");
  g_set_str (&plan->all, "artist:\"Ann Lee\" -rough");
  g_set_str (&plan->none, "female:tall -x");
  g_set_str (&plan->language, "English");
  plan->rating_above = 7;
  plan->pages_below = 100;
  copy = bunko_query_plan_copy (plan);
  assert_writes (copy,
                 "title:sea title:\"red sun\" artist:\"Ann Lee\" -rough language:English rating:>7 "
                 "pages:<100 -female:tall x",
                 ALL);
}

static void
test_any (void)
{
  g_autoptr (BunkoQueryPlan) plan = bunko_query_plan_new ();

  /* One is as all. */
  g_set_str (&plan->any, "artist:Ann");
  assert_writes (plan, "artist:Ann", ALL);
  /* In one namespace, and nothing else. */
  g_set_str (&plan->any, "artist:Ann artist:\"Bob C.\"");
  assert_writes (plan, "artist:Ann artist:\"Bob C.\"", SOME);
  /* For each namespace. */
  g_set_str (&plan->any, "artist:Ann theme:sea artist:\"Bob C.\" theme:sun");
  assert_writes (plan, "artist:\"(Ann|Bob C\\.)\" theme:\"(sea|sun)\"", PATTERNS);
  /* With others, which stay literal. */
  g_set_str (&plan->any, "artist:Ann artist:Bob");
  g_set_str (&plan->none, "theme:a+b");
  plan->rating_above = 3;
  assert_writes (plan, "rating:>3 artist:\"(Ann|Bob)\" -theme:\"a\\+b\"", PATTERNS);
}

static void
assert_same (const char *text, BunkoSearchOptions options)
{
  g_autoptr (BunkoQueryPlan) plan = bunko_query_plan_new_from_text (text, options);

  g_assert_nonnull (plan);
  assert_writes (plan, text, options);
}

static void
test_read (void)
{
  g_autoptr (BunkoQueryPlan) plan = bunko_query_plan_new_from_text (
      "female:[a, -b] title:sea language:English pages::>5 -c rating:>7 rating:<9 d", ALL);

  g_assert_cmpstr (plan->title, ==, "sea");
  g_assert_cmpstr (plan->all, ==, "female:a d");
  g_assert_cmpstr (plan->none, ==, "female:b c");
  g_assert_cmpstr (plan->language, ==, "English");
  g_assert_null (plan->category);
  g_assert_cmpint (plan->pages_above, ==, 5);
  g_assert_cmpint (plan->pages_below, ==, -1);
  g_assert_cmpint (plan->rating_above, ==, 7);
  g_assert_cmpint (plan->rating_below, ==, 9);

  assert_same ("", ALL);
  assert_same ("artist:Ann artist:Bob", SOME);
  assert_same ("rating:>3 artist:\"(Ann|Bob C\\.)\" theme:\"(sea|sun)\" -theme:\"a\\+b\"",
               PATTERNS);
  assert_same ("a", ALL | BUNKO_SEARCH_OPTION_CASE_SENSITIVE);
  /* A second language is a condition as others. */
  g_clear_pointer (&plan, bunko_query_plan_free);
  plan = bunko_query_plan_new_from_text ("language:German language:English", ALL);
  g_assert_cmpstr (plan->language, ==, "German");
  g_assert_cmpstr (plan->all, ==, "language:English");
}

/* What a plan has no place for is not changed silently. */
static void
test_unreadable (void)
{
  g_assert_null (bunko_query_plan_new_from_text ("artist:Ann theme:sea", SOME));
  g_assert_null (bunko_query_plan_new_from_text ("artist:Ann -artist:Bob", SOME));
  g_assert_null (bunko_query_plan_new_from_text ("artist:\"A.*\" b", PATTERNS));
  g_assert_null (bunko_query_plan_new_from_text ("-artist:\"(a|b)\" b", PATTERNS));
  g_assert_null (bunko_query_plan_new_from_text ("artist:\"(a|b*)\" b", PATTERNS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query-plan/write", test_write);
  g_test_add_func ("/query-plan/any", test_any);
  g_test_add_func ("/query-plan/read", test_read);
  g_test_add_func ("/query-plan/unreadable", test_unreadable);

  return g_test_run ();
}
