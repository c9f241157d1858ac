/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-fixture.h"
#include "settings/bunko-recent-searches.h"

static GtkWidget *
get_list (SearchFixture *self)
{
  return bunko_ui_test_find (GTK_WIDGET (self->field), GTK_TYPE_LIST_BOX, NULL);
}

static guint
count_rows (SearchFixture *self)
{
  GtkWidget *list = get_list (self);
  guint n = 0;

  while (list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

static void
add_suggestions (void)
{
  stub_suggest_add (BUNKO_SUGGESTION_ARTIST, "artist", "Sea Lion", 12);
  stub_suggest_add (BUNKO_SUGGESTION_NAMESPACE, "series", "series", -1);
  stub_suggest_add (BUNKO_SUGGESTION_TAG, "theme", "sea", -1);
  stub_suggest_add (BUNKO_SUGGESTION_TAG, "theme", "red sea", -1);
}

static void
test_suggest (SearchFixture *self, gconstpointer data)
{
  add_suggestions ();
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  search_fixture_type (self, "x -se");
  bunko_ui_test_settle ();
  g_assert_true (bunko_search_field_get_expanded (self->field));
  g_assert_cmpuint (count_rows (self), ==, 4);
  g_assert_cmpstr (stub_suggest_get_log (), ==, ":x;:s;:se;");
  g_assert_true (search_fixture_get_focus (self) == GTK_WIDGET (self->entry));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_list (self)), GTK_ACCESSIBLE_ROLE_LIST_BOX);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED,
                                    TRUE);
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (self->entry),
                                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT));
  bunko_ui_test_screenshot (self->window, "search-suggestions");

  /* Down the list and up again, without leaving the text. The best is the first. */
  g_assert_true (search_fixture_press (self, GDK_KEY_Down, 0));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (self->entry),
                                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT));
  g_assert_true (search_fixture_press (self, GDK_KEY_Up, 0));
  g_assert_true (search_fixture_press (self, GDK_KEY_Down, 0));
  g_assert_true (search_fixture_press (self, GDK_KEY_Return, 0));
  search_fixture_assert_text (self, "x -theme:sea");
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "");
  g_assert_nonnull (search_fixture_find_chip (self, 1));
  g_assert_false (bunko_search_field_get_expanded (self->field));
  g_assert_cmpuint (self->n_activated, ==, 0);

  /* Tab takes the first; after a namespace come its terms. */
  search_fixture_type (self, "seri");
  bunko_ui_test_settle ();
  g_assert_true (search_fixture_press (self, GDK_KEY_Tab, 0));
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "series:");
  g_assert_nonnull (strstr (stub_suggest_get_log (), "series:;"));

  /* Escape closes the list first. */
  search_fixture_type (self, "se");
  bunko_ui_test_settle ();
  g_assert_true (bunko_search_field_get_expanded (self->field));
  g_assert_true (search_fixture_press (self, GDK_KEY_Escape, 0));
  g_assert_false (bunko_search_field_get_expanded (self->field));
  g_assert_cmpuint (self->n_stopped, ==, 0);
  g_assert_true (search_fixture_press (self, GDK_KEY_Down, 0));
  g_assert_true (bunko_search_field_get_expanded (self->field));

  /* A click does as Enter. */
  g_signal_emit_by_name (get_list (self), "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_list (self)), 3));
  search_fixture_assert_text (self, "x -theme:sea theme:\"red sea\"");
}

/* Inside the text the rest stays. */
static void
test_suggest_inside (SearchFixture *self, gconstpointer data)
{
  add_suggestions ();
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  gtk_widget_activate_action (GTK_WIDGET (self->field), "search.raw", NULL);
  search_fixture_type (self, "theme:[a, , b] c");
  gtk_editable_set_position (self->entry, 10);
  search_fixture_type (self, "red");
  bunko_ui_test_settle ();
  g_assert_true (g_str_has_suffix (stub_suggest_get_log (), "theme:r;theme:re;theme:red;"));
  g_assert_true (search_fixture_press (self, GDK_KEY_Down, 0));
  g_assert_true (search_fixture_press (self, GDK_KEY_Return, 0));
  search_fixture_assert_text (self, "theme:[a, \"red sea\", b] c");
  g_assert_cmpint (gtk_editable_get_position (self->entry), ==, 19);
}

static void
test_stale (SearchFixture *self, gconstpointer data)
{
  add_suggestions ();
  stub_suggest_hold ();
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  search_fixture_type (self, "re");
  bunko_ui_test_settle ();
  g_assert_false (bunko_search_field_get_expanded (self->field));
  g_assert_cmpuint (stub_suggest_release (), ==, 2);
  bunko_ui_test_settle ();
  g_assert_cmpuint (stub_suggest_get_n_cancelled (), ==, 1);
  g_assert_cmpuint (count_rows (self), ==, 1);

  /* What fits stays until the answer is there, and what comes too late is not shown. */
  stub_suggest_hold ();
  search_fixture_type (self, "d");
  run_for (150);
  g_assert_cmpuint (count_rows (self), ==, 1);
  search_fixture_type (self, "x");
  run_for (150);
  g_assert_false (bunko_search_field_get_expanded (self->field));
  gtk_editable_set_text (self->entry, "");
  run_for (0);
  stub_suggest_release ();
  bunko_ui_test_settle ();
  g_assert_cmpuint (stub_suggest_get_n_cancelled (), ==, 3);
  g_assert_false (bunko_search_field_get_expanded (self->field));

  /* Nobody chooses what does not fit any more. */
  search_fixture_type (self, "re");
  bunko_ui_test_settle ();
  g_assert_cmpuint (count_rows (self), ==, 1);
  stub_suggest_hold ();
  search_fixture_type (self, "x");
  g_assert_false (search_fixture_press (self, GDK_KEY_Tab, 0));
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "rex");
  stub_suggest_release ();
  gtk_editable_set_text (self->entry, "");
  bunko_ui_test_settle ();

  /* Nor after the field is gone. */
  stub_suggest_hold ();
  search_fixture_type (self, "s");
  gtk_widget_grab_focus (self->button);
  bunko_ui_test_settle ();
  stub_suggest_release ();
  bunko_ui_test_settle ();
  g_assert_false (bunko_search_field_get_expanded (self->field));
}

static void
test_recent (SearchFixture *self, gconstpointer data)
{
  g_auto (GStrv) searches = NULL;

  /* Nothing yet. */
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  bunko_ui_test_settle ();
  g_assert_false (bunko_search_field_get_expanded (self->field));
  search_fixture_type (self, "one");
  g_signal_emit_by_name (self->entry, "activate");
  bunko_search_field_set_text (self->field, "");
  search_fixture_type (self, "two");
  g_signal_emit_by_name (self->entry, "activate");
  g_assert_true (search_fixture_press (self, GDK_KEY_Escape, 0));
  bunko_search_field_set_text (self->field, "");

  /* The last one is the first. */
  g_assert_true (search_fixture_press (self, GDK_KEY_Down, 0));
  g_assert_cmpuint (count_rows (self), ==, 2);
  bunko_ui_test_screenshot (self->window, "search-recent");
  g_assert_true (search_fixture_press (self, GDK_KEY_Down, 0));
  g_assert_true (search_fixture_press (self, GDK_KEY_Down, 0));
  g_assert_true (search_fixture_press (self, GDK_KEY_Return, 0));
  search_fixture_assert_text (self, "one");
  searches = bunko_recent_searches_get ("stub:7007");
  g_assert_cmpstr (searches[0], ==, "one");
  g_assert_cmpstr (searches[1], ==, "two");
  g_assert_null (searches[2]);

  bunko_search_field_set_text (self->field, "");
  g_assert_true (search_fixture_press (self, GDK_KEY_Down, 0));
  g_assert_false (search_fixture_press (self, GDK_KEY_Delete, 0));
  g_assert_true (search_fixture_press (self, GDK_KEY_Down, 0));
  g_assert_true (search_fixture_press (self, GDK_KEY_Delete, 0));
  g_assert_cmpuint (count_rows (self), ==, 1);
  bunko_ui_test_click (
      bunko_ui_test_find (GTK_WIDGET (self->field), GTK_TYPE_BUTTON, "_Clear Recent Searches"));
  g_assert_false (bunko_search_field_get_expanded (self->field));
  g_assert_false (search_fixture_press (self, GDK_KEY_Down, 0));
}

#define add(path, width, test)                                                                     \
  g_test_add ("/suggestions/" path, SearchFixture, GINT_TO_POINTER (width), search_fixture_set_up, \
              test, search_fixture_tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("suggest", 600, test_suggest);
  add ("suggest-inside", 600, test_suggest_inside);
  add ("stale", 600, test_stale);
  add ("recent", 360, test_recent);

  return g_test_run ();
}
