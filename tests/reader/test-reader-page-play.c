/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"

#include "reader/panels/bunko-player-bar.h"

/* What goes on by itself. */

static BunkoPlayerBar *
get_bar (PageFixture *fixture)
{
  return BUNKO_PLAYER_BAR (page_fixture_get_child (fixture, "player_bar"));
}

static guint
get_page (PageFixture *fixture)
{
  return bunko_reader_model_get_position (fixture->model) + 1;
}

static void
start_playing (PageFixture *fixture, guint n_pages, const char *action)
{
  page_fixture_make (fixture, n_pages, 1);
  bunko_reader_options_set_slideshow_interval (fixture->options, 1);
  bunko_reader_options_set_animate (fixture->options, FALSE);
  page_fixture_show (fixture, 800, 600);
  page_fixture_assert_page (fixture, 1);
  RUN_UNTIL (gtk_window_is_active (GTK_WINDOW (fixture->window)));
  page_fixture_activate (fixture, action);
}

static void
test_slideshow (PageFixture *fixture, gconstpointer unused)
{
  start_playing (fixture, 3, "reader.slideshow");
  g_assert_true (bunko_player_bar_get_reveal (get_bar (fixture)));
  g_assert_nonnull (bunko_ui_test_find (GTK_WIDGET (get_bar (fixture)), GTK_TYPE_LABEL, "1.0 s"));
  bunko_ui_test_screenshot (fixture->window, "reader-slideshow");
  RUN_UNTIL (get_page (fixture) == 2);
  RUN_UNTIL (get_page (fixture) == 3);

  /* It ends with the gallery, and says so. */
  RUN_UNTIL (!bunko_player_bar_get_reveal (get_bar (fixture)));
  g_assert_cmpuint (get_page (fixture), ==, 3);
}

static void
test_pause (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *menu;

  start_playing (fixture, 30, "reader.slideshow");
  menu = page_fixture_get_child (fixture, "menu_button");

  /* A menu lets it wait; the test waits by what else takes its time. */
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  RUN_UNTIL (
      gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)))));
  run_for (1500);
  g_assert_cmpuint (get_page (fixture), ==, 1);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu));
  RUN_UNTIL (get_page (fixture) == 2);

  /* So does the button, which then offers to go on. */
  bunko_ui_test_click (
      bunko_ui_test_find (GTK_WIDGET (get_bar (fixture)), GTK_TYPE_BUTTON, "Pause"));
  g_assert_nonnull (bunko_ui_test_find (GTK_WIDGET (get_bar (fixture)), GTK_TYPE_BUTTON, "Play"));
  run_for (1500);
  g_assert_cmpuint (get_page (fixture), ==, 2);
  g_assert_true (bunko_player_bar_get_reveal (get_bar (fixture)));
  page_fixture_activate (fixture, "reader.play-pause");
  RUN_UNTIL (get_page (fixture) == 3);
  page_fixture_activate (fixture, "reader.slideshow");
  g_assert_false (bunko_player_bar_get_reveal (get_bar (fixture)));
  run_for (1500);
  g_assert_cmpuint (get_page (fixture), ==, 3);
}

static void
test_speed (PageFixture *fixture, gconstpointer unused)
{
  double before;

  start_playing (fixture, 30, "reader.slideshow");
  page_fixture_activate (fixture, "reader.slower");
  g_assert_cmpfloat_with_epsilon (bunko_reader_options_get_slideshow_interval (fixture->options),
                                  1.25, 0.001);
  for (int i = 0; i < 5; i++)
    page_fixture_activate (fixture, "reader.faster");
  g_assert_cmpfloat (bunko_reader_options_get_slideshow_interval (fixture->options), ==, 1);

  page_fixture_activate (fixture, "reader.auto-scroll");
  before = bunko_reader_options_get_auto_scroll_speed (fixture->options);
  page_fixture_activate (fixture, "reader.faster");
  g_assert_cmpfloat (bunko_reader_options_get_auto_scroll_speed (fixture->options), >, before);
  g_assert_cmpfloat (bunko_reader_options_get_slideshow_interval (fixture->options), ==, 1);
  page_fixture_activate (fixture, "reader.stop-playing");
  g_assert_false (bunko_player_bar_get_reveal (get_bar (fixture)));
}

/* Pairs are turned as pairs. */
static void
test_double (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_make (fixture, 4, 2);
  bunko_reader_options_set_slideshow_interval (fixture->options, 1);
  bunko_reader_options_set_animate (fixture->options, FALSE);
  bunko_reader_options_set_mode (fixture->options, BUNKO_READER_MODE_DOUBLE);
  page_fixture_show (fixture, 1000, 600);
  RUN_UNTIL (page_fixture_get_state (fixture) == BUNKO_READER_PICTURE_READY);
  RUN_UNTIL (gtk_window_is_active (GTK_WINDOW (fixture->window)));
  page_fixture_activate (fixture, "reader.slideshow");
  RUN_UNTIL (get_page (fixture) != 2);
  g_assert_cmpuint (get_page (fixture), ==, 4);
}

/* Nothing goes on behind somebody's back. */
static void
test_left (PageFixture *fixture, gconstpointer unused)
{
  start_playing (fixture, 30, "reader.slideshow");
  g_object_ref (fixture->page);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (fixture->navigation));
  RUN_UNTIL (!gtk_widget_get_mapped (fixture->page));
  g_object_unref (fixture->page);
  fixture->page = fixture->navigation;
  run_for (1200);
}

#define ADD(path, data, func)                                                                      \
  g_test_add ("/reader/page-play/" path, PageFixture, data, NULL, func, page_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("slideshow", NULL, test_slideshow);
  ADD ("pause", NULL, test_pause);
  ADD ("speed", NULL, test_speed);
  ADD ("double", NULL, test_double);
  ADD ("left", NULL, test_left);

  return g_test_run ();
}
