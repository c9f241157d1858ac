/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"
#include "settings/bunko-incognito.h"
#include "widgets/bunko-location-page.h"

/* What the page has of the reading state: incognito, marks, and its settings. */

static gboolean
is_open (PageFixture *fixture)
{
  GtkWidget *sheet = page_fixture_get_child (fixture, "settings_sheet");

  return adw_bottom_sheet_get_open (ADW_BOTTOM_SHEET (sheet));
}

/* The key opens and closes the settings, Escape closes them first, and keys are for pages again. */
static void
test_settings (PageFixture *fixture, gconstpointer unused)
{
  GtkWidget *row;

  page_fixture_start (fixture, 9, 1);
  g_assert_null (bunko_ui_test_find (fixture->page, ADW_TYPE_SWITCH_ROW, "_Invert Colors"));
  g_assert_true (page_fixture_press (fixture, GDK_KEY_s, 0));
  g_assert_true (is_open (fixture));
  row = bunko_ui_test_find (fixture->page, ADW_TYPE_SWITCH_ROW, "_Invert Colors");
  g_assert_nonnull (row);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_true (bunko_reader_options_get_invert (fixture->options));

  /* The pages go on beside them. */
  page_fixture_press (fixture, GDK_KEY_Page_Down, 0);
  page_fixture_assert_page (fixture, 2);
  g_assert_true (is_open (fixture));

  page_fixture_press (fixture, GDK_KEY_Escape, 0);
  g_assert_false (is_open (fixture));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->view);
  page_fixture_press (fixture, GDK_KEY_s, 0);
  page_fixture_press (fixture, GDK_KEY_s, 0);
  g_assert_false (is_open (fixture));
}

static guint
get_kept_page (PageFixture *fixture)
{
  g_autoptr (BunkoLocation) location =
      bunko_location_page_get_location (BUNKO_LOCATION_PAGE (fixture->page));

  return bunko_location_get_page (location);
}

/* Incognito shows while it is on, in all readers, and the tab keeps nothing of where one is. */
static void
test_incognito (PageFixture *fixture, gconstpointer unused)
{
  BunkoIncognito *incognito = bunko_incognito_get_default ();
  GtkWidget *sign;
  GtkWidget *button;

  page_fixture_start (fixture, 9, 4);
  sign = page_fixture_get_child (fixture, "incognito_sign");
  button = page_fixture_get_child (fixture, "incognito_button");
  g_assert_false (gtk_widget_get_visible (sign));
  g_assert_cmpuint (get_kept_page (fixture), ==, 4);

  g_assert_true (page_fixture_activate (fixture, "reader.incognito"));
  g_assert_true (bunko_incognito_get_active (incognito));
  g_assert_true (gtk_widget_get_visible (sign));
  g_assert_true (gtk_widget_get_visible (button));
  gtk_test_accessible_assert_property (sign, GTK_ACCESSIBLE_PROPERTY_LABEL, "Reading Incognito");
  g_assert_cmpuint (get_kept_page (fixture), ==, 0);

  g_assert_true (page_fixture_activate (fixture, "reader.incognito"));
  g_assert_false (bunko_incognito_get_active (incognito));
  g_assert_false (gtk_widget_get_visible (sign));
  g_assert_cmpuint (get_kept_page (fixture), ==, 4);
}

/* Marked as unread, nothing of it is reported that was not yet. */
static void
test_unread (PageFixture *fixture, gconstpointer unused)
{
  page_fixture_start (fixture, 9, 4);
  g_assert_true (page_fixture_activate (fixture, "reader.mark-unread"));
  g_assert_true (g_str_has_suffix (fake_journal_get_text (fixture->journal), " unread"));
}

#define TEST(path, func)                                                                           \
  g_test_add ("/reader/page-state/" path, PageFixture, NULL, NULL, func, page_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  TEST ("settings", test_settings);
  TEST ("incognito", test_incognito);
  TEST ("unread", test_unread);

  return g_test_run ();
}
