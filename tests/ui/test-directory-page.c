/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-library-filters.h"
#include "pages/directory/bunko-directory-page.h"
#include "pages/directory/bunko-directory-view-private.h"
#include "pages/directory/bunko-namespace-bar.h"
#include "pages/directory/bunko-tag-cloud.h"
#include "pages/directory/bunko-tag-directory-page.h"
#include "fake-library.h"
#include "place-fixture.h"
#include "widgets/bunko-item-chip.h"
#include "widgets/bunko-location-page.h"

/* Directories of a library that is logged in to a sample server. */

#define PAGE(self, name)                                                                           \
  bunko_ui_test_get_child ((self)->widget, G_OBJECT_TYPE ((self)->widget), name)

static BunkoDirectoryView *
get_view (PlaceFixture *self)
{
  return BUNKO_DIRECTORY_VIEW (PAGE (self, "view"));
}

static GListModel *
get_list (PlaceFixture *self)
{
  return G_LIST_MODEL (bunko_directory_view_get_list (get_view (self)));
}

static BunkoItem *
get_nth (PlaceFixture *self, guint position)
{
  g_autoptr (BunkoRow) row = g_list_model_get_item (get_list (self), position);

  RUN_UNTIL (bunko_row_get_item (row) != NULL);
  return bunko_row_get_item (row);
}

static const char *
get_name (PlaceFixture *self, guint position)
{
  return bunko_item_get_display_name (get_nth (self, position));
}

/* Finds the cell of an item; there is one as soon as it is on the screen. */
static BunkoDirectoryCell *
find_cell (GtkWidget *root, BunkoItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BunkoDirectoryCell *found = NULL;

      if (!BUNKO_IS_DIRECTORY_CELL (child))
        found = find_cell (child, item);
      else if (bunko_directory_cell_get_item (BUNKO_DIRECTORY_CELL (child)) == item)
        found = BUNKO_DIRECTORY_CELL (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_cell_text (BunkoDirectoryCell *cell, const char *name)
{
  return gtk_label_get_label (
      GTK_LABEL (bunko_ui_test_get_child (cell, BUNKO_TYPE_DIRECTORY_CELL, name)));
}

static const char *
get_subtitle (PlaceFixture *self)
{
  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (PAGE (self, "window_title")));
}

static void
show (PlaceFixture *self, BunkoItemType type)
{
  place_fixture_show (self, GTK_WIDGET (bunko_directory_page_new (self->context, type)), 800, 600);
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) > 0);
  bunko_ui_test_settle ();
}

static void
show_tags (PlaceFixture *self)
{
  place_fixture_show (self, GTK_WIDGET (bunko_tag_directory_page_new (self->context)), 800, 600);
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) > 0);
  bunko_ui_test_settle ();
}

static void
search (PlaceFixture *self, const char *text)
{
  GtkWidget *entry = PAGE (self, "search_entry");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_view (self)), "page.search", NULL));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

/* The whole list is sorted by name, and each item says what there is of it. */
static void
test_artists (PlaceFixture *self, gconstpointer legacy)
{
  g_autofree char *before = NULL;
  BunkoDirectoryCell *cell;
  guint n;

  show (self, BUNKO_ITEM_TYPE_ARTIST);
  n = g_list_model_get_n_items (get_list (self));
  g_assert_cmpuint (n, >, 20);
  g_assert_true (g_str_has_suffix (get_subtitle (self), " artists"));
  g_assert_cmpint (atoi (get_subtitle (self)), ==, (int) n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_utf8_casefold (get_name (self, i), -1);

      if (before != NULL)
        g_assert_cmpstr (before, <=, name);
      g_set_str (&before, name);
    }

  RUN_UNTIL (find_cell (self->widget, get_nth (self, 0)) != NULL);
  cell = find_cell (self->widget, get_nth (self, 0));
  g_assert_cmpstr (get_cell_text (cell, "title"), ==, get_name (self, 0));
  RUN_UNTIL (*get_cell_text (cell, "count") != '\0');
  bunko_ui_test_screenshot (self->window, "directory-artists");
}

static void
test_open (PlaceFixture *self, gconstpointer legacy)
{
  g_autofree char *expected = NULL;
  GtkWidget *grid;
  BunkoDirectoryCell *cell;
  GdkClipboard *clipboard;

  show (self, BUNKO_ITEM_TYPE_CIRCLE);
  grid = bunko_ui_test_get_child (get_view (self), BUNKO_TYPE_DIRECTORY_VIEW, "grid");
  g_signal_emit_by_name (grid, "activate", 2);
  expected =
      g_strdup_printf ("2/11/%" G_GINT64_FORMAT "/ 0;", bunko_item_get_id (get_nth (self, 2)));
  g_assert_cmpstr (self->log->str, ==, expected);
  g_string_truncate (self->log, 0);

  /* Keys and the menu are about what has the focus. */
  RUN_UNTIL (find_cell (self->widget, get_nth (self, 1)) != NULL);
  cell = find_cell (self->widget, get_nth (self, 1));
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (cell))));
  g_assert_true (gtk_widget_activate_action (grid, "directory.open", "u", 1));
  g_clear_pointer (&expected, g_free);
  expected =
      g_strdup_printf ("2/11/%" G_GINT64_FORMAT "/ 1;", bunko_item_get_id (get_nth (self, 1)));
  g_assert_cmpstr (self->log->str, ==, expected);
  g_string_truncate (self->log, 0);

  g_assert_true (gtk_widget_activate_action (grid, "directory.search", "s", "win.exclude"));
  g_assert_true (g_str_has_prefix (self->log->str, "exclude circle:"));
  g_assert_true (gtk_widget_activate_action (grid, "directory.copy", NULL));
  clipboard = gtk_widget_get_clipboard (grid);
  g_assert_true (gdk_clipboard_is_local (clipboard));

  g_assert_true (gtk_widget_activate_action (grid, "directory.menu", NULL));
  RUN_UNTIL (get_view (self)->menu != NULL && gtk_widget_get_mapped (get_view (self)->menu));
  gtk_popover_popdown (GTK_POPOVER (get_view (self)->menu));
  RUN_UNTIL (get_view (self)->menu == NULL);
}

static void
test_search (PlaceFixture *self, gconstpointer legacy)
{
  guint n;

  show (self, BUNKO_ITEM_TYPE_ARTIST);
  n = g_list_model_get_n_items (get_list (self));
  search (self, " o ");
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) < n &&
             g_list_model_get_n_items (get_list (self)) > 0);
  for (guint i = 0; i < g_list_model_get_n_items (get_list (self)); i++)
    {
      g_autofree char *name = g_utf8_casefold (get_name (self, i), -1);

      g_assert_nonnull (strchr (name, 'o'));
    }

  search (self, "nobody is called that");
  RUN_UNTIL (bunko_ui_test_find (self->widget, ADW_TYPE_STATUS_PAGE, NULL) != NULL);
  RUN_UNTIL (bunko_ui_test_find (self->widget, GTK_TYPE_LABEL, "No Results Found") != NULL);
  search (self, "");
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) == n);
}

static void
test_order (PlaceFixture *self, gconstpointer legacy)
{
  g_autofree char *first = NULL;
  guint n;

  show (self, BUNKO_ITEM_TYPE_PARODY);
  first = g_strdup (get_name (self, 0));
  n = g_list_model_get_n_items (get_list (self));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_view (self)), "page.order", "s",
                                             "name-descending"));
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) == n &&
             g_str_equal (get_name (self, n - 1), first));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (get_view (self)), "page.order", "s", "added"));
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) == n);
  RUN_UNTIL (bunko_item_get_id (get_nth (self, 0)) < bunko_item_get_id (get_nth (self, n - 1)));
}

static gboolean
has_orders (PlaceFixture *self)
{
  GObject *menu = gtk_widget_get_template_child (self->widget, BUNKO_TYPE_DIRECTORY_PAGE, "menu");
  g_autoptr (GMenuModel) section =
      g_menu_model_get_item_link (G_MENU_MODEL (menu), 0, G_MENU_LINK_SECTION);

  return g_menu_model_get_n_items (section) == 3;
}

/* There are kinds that no server sorts. */
static void
test_kinds (PlaceFixture *self, gconstpointer legacy)
{
  show (self, BUNKO_ITEM_TYPE_LANGUAGE);
  g_assert_false (has_orders (self));
  g_assert_false (gtk_widget_get_visible (PAGE (self, "new_button")));
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self->widget)), ==,
                   "Languages");
  g_assert_true (g_str_has_suffix (get_subtitle (self), " languages"));
  bunko_ui_test_screenshot (self->window, "directory-languages");
}

static void
test_favorite (PlaceFixture *self, gconstpointer legacy)
{
  BunkoDirectoryCell *cell;
  GtkWidget *image;
  BunkoItem *item;
  gboolean before;

  show (self, BUNKO_ITEM_TYPE_ARTIST);
  item = get_nth (self, 0);
  RUN_UNTIL (find_cell (self->widget, item) != NULL);
  cell = find_cell (self->widget, item);
  image = bunko_ui_test_get_child (cell, BUNKO_TYPE_DIRECTORY_CELL, "favorite");
  before = bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE);
  g_assert_true (gtk_widget_get_visible (image) == before);
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (cell))));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (cell), "directory.favorite", NULL));
  RUN_UNTIL (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  g_assert_true (gtk_widget_get_visible (image) != before);
  bunko_ui_test_click (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo"));
  RUN_UNTIL (gtk_widget_get_visible (image) == before);
}

/* What is looked for, in which order, and where one was come back. */
static void
test_state (PlaceFixture *self, gconstpointer legacy)
{
  BunkoLocationPage *page;
  GtkAdjustment *adjustment;
  g_autoptr (BunkoLocation) location = NULL;
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) wrong = g_variant_ref_sink (g_variant_new_string ("wrong"));
  GtkWidget *again;

  show (self, BUNKO_ITEM_TYPE_ARTIST);
  page = BUNKO_LOCATION_PAGE (self->widget);
  location = bunko_location_page_get_location (page);
  g_assert_cmpint (bunko_location_get_kind (location), ==, BUNKO_LOCATION_DIRECTORY);
  g_assert_cmpint (bunko_location_get_item_type (location), ==, BUNKO_ITEM_TYPE_ARTIST);
  g_assert_true (bunko_location_page_show_location (page, location));
  g_assert_nonnull (bunko_location_page_get_toolbar (page));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_view (self)), "page.order", "s",
                                             "name-descending"));
  search (self, "e");
  RUN_UNTIL (g_str_has_suffix (get_subtitle (self), " artists"));
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) > 10);
  adjustment = gtk_scrolled_window_get_vadjustment (get_view (self)->scroller);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 300);
  RUN_UNTIL (gtk_grid_view_get_max_columns (get_view (self)->grid) == 1);
  bunko_ui_test_settle ();
  RUN_UNTIL (gtk_adjustment_get_upper (adjustment) >
             gtk_adjustment_get_page_size (adjustment) + 100);
  gtk_adjustment_set_value (adjustment, 80);
  state = bunko_location_page_save_state (page);

  again = GTK_WIDGET (bunko_directory_page_new (self->context, BUNKO_ITEM_TYPE_ARTIST));
  bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (again), wrong);
  bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (again), state);
  adw_navigation_view_push (
      ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (self->widget, ADW_TYPE_NAVIGATION_VIEW)),
      ADW_NAVIGATION_PAGE (again));
  self->widget = again;
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) > 10);
  adjustment = gtk_scrolled_window_get_vadjustment (get_view (self)->scroller);
  RUN_UNTIL (gtk_adjustment_get_value (adjustment) > 40);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), 80, 40);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (PAGE (self, "search_entry"))), ==, "e");
  RUN_UNTIL (strcmp (get_name (self, 0), get_name (self, 5)) > 0);
}

static BunkoFilter *
make_filter (PlaceFixture *self, const char *name)
{
  BunkoLibrary *library = self->sample.library.library;
  g_autoptr (GAsyncResult) result = NULL;
  BunkoFilter *filter;

  bunko_library_new_filter_async (library, name, "pages:>48", TRUE, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  filter = bunko_library_new_filter_finish (library, result, NULL);
  g_assert_nonnull (filter);
  return filter;
}

/* The list follows what is done to filters; old servers neither sort nor search them. */
static void
test_filters (PlaceFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoFilter) filter = NULL;
  BunkoDirectoryCell *cell;
  guint n;

  show (self, BUNKO_ITEM_TYPE_FILTER);
  n = g_list_model_get_n_items (get_list (self));
  g_assert_true (gtk_widget_get_visible (PAGE (self, "new_button")));
  g_assert_true (gtk_widget_get_visible (PAGE (self, "search_button")) == (legacy == NULL));
  g_assert_true (has_orders (self) == (legacy == NULL));

  filter = make_filter (self, "!New");
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) == n + 1);
  RUN_UNTIL (find_cell (self->widget, BUNKO_ITEM (filter)) != NULL);
  cell = find_cell (self->widget, BUNKO_ITEM (filter));
  g_assert_cmpstr (get_cell_text (cell, "subtitle"), ==, "pages:>48");
  g_assert_true (gtk_widget_get_visible (
      bunko_ui_test_get_child (cell, BUNKO_TYPE_DIRECTORY_CELL, "enforced")));
  RUN_UNTIL (*get_cell_text (cell, "count") != '\0');
  bunko_ui_test_screenshot (self->window, "directory-filters");
  if (legacy != NULL)
    return;
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (cell))));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (cell), "directory.delete-filter", NULL));
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) == n);
}

static GtkToggleButton *
find_namespace (PlaceFixture *self, guint index)
{
  GtkWidget *button = gtk_widget_get_first_child (
      bunko_ui_test_get_child (PAGE (self, "namespace_bar"), BUNKO_TYPE_NAMESPACE_BAR, "box"));

  for (guint i = 0; i < index && button != NULL; i++)
    button = gtk_widget_get_next_sibling (button);
  return button != NULL ? GTK_TOGGLE_BUTTON (button) : NULL;
}

static void
test_tags (PlaceFixture *self, gconstpointer legacy)
{
  BunkoNamespaceBar *bar;
  BunkoTagNamespace *chosen;
  GtkWidget *grid;
  guint n;

  show_tags (self);
  n = g_list_model_get_n_items (get_list (self));
  g_assert_cmpint (atoi (get_subtitle (self)), ==, (int) n);
  RUN_UNTIL (find_namespace (self, 2) != NULL);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (self->window, "directory-tags");

  gtk_toggle_button_set_active (find_namespace (self, 1), TRUE);
  bar = BUNKO_NAMESPACE_BAR (PAGE (self, "namespace_bar"));
  chosen = bunko_namespace_bar_get_selected (bar);
  g_assert_nonnull (chosen);
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) == bunko_tag_namespace_get_count (chosen));
  for (guint i = 0; i < g_list_model_get_n_items (get_list (self)); i++)
    g_assert_cmpstr (
        bunko_tag_get_namespace (bunko_tag_item_get_tag (BUNKO_TAG_ITEM (get_nth (self, i)))), ==,
        bunko_tag_namespace_get_name (chosen));

  grid = bunko_ui_test_get_child (get_view (self), BUNKO_TYPE_DIRECTORY_VIEW, "grid");
  g_signal_emit_by_name (grid, "activate", 0);
  g_assert_true (g_str_has_prefix (self->log->str, "3/0/0/"));
  g_assert_nonnull (strstr (self->log->str, get_name (self, 0)));

  search (self, "a");
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) < bunko_tag_namespace_get_count (chosen));
  gtk_toggle_button_set_active (find_namespace (self, 0), TRUE);
  g_assert_null (bunko_namespace_bar_get_selected (bar));
  search (self, "");
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) == n);
}

static GtkWidget *
get_words (PlaceFixture *self)
{
  return bunko_ui_test_get_child (PAGE (self, "cloud"), BUNKO_TYPE_TAG_CLOUD, "words");
}

static gboolean
has_size (PlaceFixture *self, const char *size)
{
  GtkWidget *word = gtk_widget_get_first_child (get_words (self));

  for (; word != NULL; word = gtk_widget_get_next_sibling (word))
    {
      if (gtk_widget_has_css_class (word, size))
        return TRUE;
    }
  return FALSE;
}

/* As many words as tags, the most frequent one the largest. */
static void
test_cloud (PlaceFixture *self, gconstpointer legacy)
{
  guint n_words = 0;
  GtkWidget *word;

  show_tags (self);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (get_view (self)), "page.view", "s", "cloud"));
  RUN_UNTIL (gtk_widget_get_first_child (get_words (self)) != NULL);
  for (word = gtk_widget_get_first_child (get_words (self)); word != NULL;
       word = gtk_widget_get_next_sibling (word))
    n_words++;
  g_assert_cmpuint (n_words, ==, g_list_model_get_n_items (get_list (self)));
  RUN_UNTIL (has_size (self, "size-5") && has_size (self, "size-1"));
  run_for (500);
  bunko_ui_test_screenshot (self->window, "directory-cloud");

  word = gtk_widget_get_first_child (get_words (self));
  bunko_ui_test_click (word);
  g_assert_true (g_str_has_prefix (self->log->str, "3/0/0/"));
}

static void
test_tags_state (PlaceFixture *self, gconstpointer legacy)
{
  g_autoptr (GVariant) state = NULL;
  g_autofree char *name = NULL;
  GtkWidget *again;

  show_tags (self);
  RUN_UNTIL (find_namespace (self, 2) != NULL);
  gtk_toggle_button_set_active (find_namespace (self, 2), TRUE);
  name = g_strdup (
      bunko_namespace_bar_get_wanted (BUNKO_NAMESPACE_BAR (PAGE (self, "namespace_bar"))));
  g_assert_nonnull (name);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (get_view (self)), "page.view", "s", "cloud"));
  state = bunko_location_page_save_state (BUNKO_LOCATION_PAGE (self->widget));

  again = GTK_WIDGET (bunko_tag_directory_page_new (self->context));
  bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (again), state);
  adw_navigation_view_push (
      ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (self->widget, ADW_TYPE_NAVIGATION_VIEW)),
      ADW_NAVIGATION_PAGE (again));
  self->widget = again;
  /* Also before the namespaces are known. */
  g_assert_cmpstr (
      bunko_namespace_bar_get_wanted (BUNKO_NAMESPACE_BAR (PAGE (self, "namespace_bar"))), ==,
      name);
  RUN_UNTIL (bunko_namespace_bar_get_selected (
                 BUNKO_NAMESPACE_BAR (PAGE (self, "namespace_bar"))) != NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (PAGE (self, "view_stack"))), ==,
                   "cloud");
  RUN_UNTIL (gtk_widget_get_first_child (get_words (self)) != NULL);
}

/* Without a server it says so, and goes on when it is back. */
static void
test_offline (PlaceFixture *self, gconstpointer legacy)
{
  show (self, BUNKO_ITEM_TYPE_ARTIST);
  bunko_sample_server_stop (self->sample.server);
  bunko_directory_view_set_source (get_view (self), NULL);
  search (self, "e");
  RUN_UNTIL (bunko_paged_list_get_state (bunko_directory_view_get_list (get_view (self))) ==
             BUNKO_PAGED_LIST_FAILED);
  RUN_UNTIL (bunko_ui_test_find (self->widget, GTK_TYPE_BUTTON, "_Try Again") != NULL);
}

/* A million are one list, of which only what is near the screen is there. */
static void
test_million (PlaceFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoFakeSource) source = bunko_fake_source_new (1000000);
  BunkoDirectoryView *view;
  GtkAdjustment *adjustment;

  show (self, BUNKO_ITEM_TYPE_CIRCLE);
  view = get_view (self);
  bunko_directory_view_set_source (view, BUNKO_LIST_SOURCE (source));
  RUN_UNTIL (g_list_model_get_n_items (get_list (self)) == 1000000);
  g_assert_cmpstr (get_subtitle (self), ==, "1000000 circles");
  adjustment = gtk_scrolled_window_get_vadjustment (view->scroller);
  for (guint i = 1; i <= 40; i++)
    {
      double upper = gtk_adjustment_get_upper (adjustment);
      guint position;
      g_autofree char *name = NULL;

      gtk_adjustment_set_value (adjustment, upper * i / 41);
      bunko_ui_test_settle ();
      /* What is on the screen gets its name. */
      position = (guint) (1000000 * (gtk_adjustment_get_value (adjustment) / upper)) + 4;
      name = g_strdup_printf ("Gallery %u", position + 1);
      g_assert_cmpstr (get_name (self, position), ==, name);
    }
  g_assert_cmpuint (bunko_fake_source_get_max_live (source), <, 4000);
  bunko_directory_view_set_source (view, NULL);
  bunko_ui_test_settle ();
  RUN_UNTIL (bunko_fake_source_get_n_live (source) == 0);
}

#define DIRECTORY_TEST(name, func)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/directory/" name, PlaceFixture, NULL, place_fixture_set_up, func,                \
                place_fixture_tear_down);                                                          \
    g_test_add ("/directory-0.3/" name, PlaceFixture, "0.3", place_fixture_set_up, func,           \
                place_fixture_tear_down);                                                          \
  }                                                                                                \
  G_STMT_END

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  DIRECTORY_TEST ("artists", test_artists);
  DIRECTORY_TEST ("open", test_open);
  DIRECTORY_TEST ("search", test_search);
  DIRECTORY_TEST ("order", test_order);
  DIRECTORY_TEST ("kinds", test_kinds);
  DIRECTORY_TEST ("favorite", test_favorite);
  DIRECTORY_TEST ("state", test_state);
  DIRECTORY_TEST ("filters", test_filters);
  DIRECTORY_TEST ("tags", test_tags);
  DIRECTORY_TEST ("cloud", test_cloud);
  DIRECTORY_TEST ("tags-state", test_tags_state);
  g_test_add ("/directory/million", PlaceFixture, NULL, place_fixture_set_up, test_million,
              place_fixture_tear_down);
  g_test_add ("/directory/offline", PlaceFixture, NULL, place_fixture_set_up, test_offline,
              place_fixture_tear_down);

  return g_test_run ();
}
