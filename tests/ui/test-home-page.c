/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "pages/home/bunko-home-dialog.h"
#include "pages/home/bunko-home-layout.h"
#include "pages/home/bunko-home-page.h"
#include "pages/home/bunko-home-row.h"
#include "pages/home/bunko-home-shelf.h"
#include "settings/bunko-recent-list.h"
#include "settings/bunko-settings.h"
#include "widgets/bunko-cover-strip.h"
#include "widgets/bunko-cell-marks.h"
#include "widgets/bunko-gallery-cell.h"
#include "widgets/bunko-location-page.h"

#include "library-fixture.h"
#include "sample-server/bunko-sample-server.h"

/* The home page on a library that is logged in to a sample server: as version 0.3.0 if the test's
 * data is not NULL. */
typedef struct
{
  BunkoSampleServer *server;
  LibraryFixture library;
  BunkoImageLoader *loader;
  BunkoContext *context;
  GString *log;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_up_server (Fixture *self, guint n_galleries, gboolean legacy)
{
  g_autoptr (GError) error = NULL;

  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_HOME_SHELVES);
  self->log = g_string_new (NULL);
  self->server = bunko_sample_server_new (n_galleries);
  g_object_set (self->server, "legacy", legacy, NULL);
  bunko_sample_server_start (self->server, 0, &error);
  g_assert_no_error (error);
  library_fixture_connect (&self->library, bunko_sample_server_get_port (self->server));
  self->loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (self->library.library),
                              bunko_library_get_server_key (self->library.library), NULL);
  self->context = bunko_context_new (self->library.library, self->loader, NULL);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GVariant) saved = g_variant_get_child_value (parameter, 0);
  g_autoptr (BunkoLocation) location = bunko_location_new_from_variant (saved);
  guint where;

  g_variant_get_child (parameter, 1, "u", &where);
  g_string_append_printf (user_data, "open %d of %d in %u;", (int) bunko_location_get_id (location),
                          (int) bunko_location_get_kind (location), where);
}

static void
record_actions (Fixture *self)
{
  static const GActionEntry entries[] = { { "open", open_cb, "(a{sv}u)" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries),
                                   self->log);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

static void
show (Fixture *self)
{
  GtkWidget *view = adw_navigation_view_new ();

  self->page = GTK_WIDGET (bunko_home_page_new (self->context));
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (self->page));
  self->window = bunko_ui_test_show (view, 900, 700);
  record_actions (self);
}

static void
set_up (Fixture *self, gconstpointer legacy)
{
  set_up_server (self, 150, legacy != NULL);
}

static void
set_up_empty (Fixture *self, gconstpointer legacy)
{
  set_up_server (self, 0, FALSE);
}

static void
tear_down (Fixture *self, gconstpointer legacy)
{
  GtkWidget *page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  bunko_ui_test_destroy (self->window);
  bunko_ui_test_settle ();
  RUN_UNTIL (page == NULL);
  RUN_UNTIL (G_OBJECT (self->context)->ref_count == 1);
  g_assert_finalize_object (self->context);
  RUN_UNTIL (G_OBJECT (self->loader)->ref_count == 1);
  g_assert_finalize_object (self->loader);
  library_fixture_clear (&self->library);
  RUN_UNTIL (bunko_sample_server_get_n_connections (self->server) == 0);
  bunko_sample_server_stop (self->server);
  g_clear_object (&self->server);
  g_string_free (self->log, TRUE);
}

static const char *
get_shown (Fixture *self)
{
  GtkWidget *stack = bunko_ui_test_get_child (self->page, BUNKO_TYPE_HOME_PAGE, "stack");

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
wait_until_shown (Fixture *self, const char *name)
{
  RUN_UNTIL (g_strcmp0 (get_shown (self), name) == 0 &&
             !bunko_location_page_get_loading (BUNKO_LOCATION_PAGE (self->page)));
  bunko_ui_test_settle ();
}

static GtkWidget *
get_box (Fixture *self)
{
  return bunko_ui_test_get_child (self->page, BUNKO_TYPE_HOME_PAGE, "shelves");
}

static BunkoHomeShelf *
find_shelf (Fixture *self, BunkoShelfKind kind)
{
  for (GtkWidget *child = gtk_widget_get_first_child (get_box (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BunkoShelf *shelf = bunko_home_shelf_get_shelf (BUNKO_HOME_SHELF (child));

      if (bunko_shelf_get_kind (shelf) == kind)
        return BUNKO_HOME_SHELF (child);
    }
  return NULL;
}

static BunkoCoverStrip *
get_strip (Fixture *self, BunkoShelfKind kind)
{
  BunkoHomeShelf *shelf = find_shelf (self, kind);

  g_assert_nonnull (shelf);
  return BUNKO_COVER_STRIP (adw_bin_get_child (ADW_BIN (shelf)));
}

static GListModel *
get_items (Fixture *self, BunkoShelfKind kind)
{
  return bunko_shelf_get_items (bunko_home_shelf_get_shelf (find_shelf (self, kind)));
}

static BunkoItem *
item_at (Fixture *self, BunkoShelfKind kind, guint position)
{
  BunkoItem *item = g_list_model_get_item (get_items (self, kind), position);

  g_assert_nonnull (item);
  return item;
}

static gboolean
has_item (Fixture *self, BunkoShelfKind kind, BunkoItem *item)
{
  return g_list_store_find (G_LIST_STORE (get_items (self, kind)), item, NULL);
}

static void
test_shelves (Fixture *self, gconstpointer legacy)
{
  GtkWidget *continues;

  show (self);
  wait_until_shown (self, "shelves");
  bunko_ui_test_screenshot (self->window, "home");
  g_assert_nonnull (bunko_ui_test_find (self->page, GTK_TYPE_LABEL, "Recently Added"));
  g_assert_nonnull (bunko_ui_test_find (self->page, GTK_TYPE_LABEL, "Favorites"));
  g_assert_nonnull (bunko_ui_test_find (self->page, GTK_TYPE_LABEL, "Highest Rated"));
  g_assert_nonnull (bunko_ui_test_find (self->page, GTK_TYPE_LABEL, "Unread in Your Series"));
  /* Nothing was looked at yet. */
  g_assert_null (bunko_ui_test_find (self->page, GTK_TYPE_LABEL, "Recently Viewed"));

  continues = bunko_ui_test_find (self->page, GTK_TYPE_LABEL, "Continue Reading");
  if (legacy != NULL)
    {
      g_assert_null (continues);
      return;
    }
  g_assert_nonnull (continues);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_strip (self, BUNKO_SHELF_FAVORITES)),
                                   GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Who continues reads at once; everything else opens its page; all of a shelf is a list. */
static void
test_open (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) begun = NULL;
  g_autoptr (BunkoItem) favorite = NULL;
  g_autofree char *expected = NULL;

  show (self);
  wait_until_shown (self, "shelves");
  begun = item_at (self, BUNKO_SHELF_CONTINUE_READING, 0);
  favorite = item_at (self, BUNKO_SHELF_FAVORITES, 1);
  g_signal_emit_by_name (get_strip (self, BUNKO_SHELF_CONTINUE_READING), "item-activated", begun,
                         1);
  g_signal_emit_by_name (get_strip (self, BUNKO_SHELF_FAVORITES), "item-activated", favorite, 0);
  g_signal_emit_by_name (get_strip (self, BUNKO_SHELF_FAVORITES), "show-all");
  expected = g_strdup_printf ("open %d of %d in 1;open %d of %d in 0;open 0 of %d in 0;",
                              (int) bunko_item_get_id (begun), BUNKO_LOCATION_READER,
                              (int) bunko_item_get_id (favorite), BUNKO_LOCATION_ITEM,
                              BUNKO_LOCATION_LIST);
  g_assert_cmpstr (self->log->str, ==, expected);
}

static void
test_progress (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) begun = NULL;
  GtkWidget *cell;
  GtkWidget *marks;
  g_autofree char *description = NULL;

  show (self);
  wait_until_shown (self, "shelves");
  begun = item_at (self, BUNKO_SHELF_CONTINUE_READING, 0);
  cell = bunko_ui_test_find (GTK_WIDGET (get_strip (self, BUNKO_SHELF_CONTINUE_READING)),
                             BUNKO_TYPE_GALLERY_CELL, NULL);
  RUN_UNTIL ((marks = bunko_ui_test_find (cell, BUNKO_TYPE_CELL_MARKS, NULL)) != NULL);
  g_assert_cmpfloat_with_epsilon (bunko_cell_marks_get_fraction (BUNKO_CELL_MARKS (marks)),
                                  bunko_gallery_get_progress (BUNKO_GALLERY (begun))->percent / 100,
                                  0.001);
  g_object_get (cell, "description", &description, NULL);
  g_assert_nonnull (strstr (description, "Page "));
  g_assert_null (strstr (description, "Unread"));
}

static void
read_first_page (Fixture *self, BunkoItem *gallery)
{
  g_autoptr (BunkoListSource) pages =
      bunko_library_get_pages (self->library.library, BUNKO_GALLERY (gallery));
  g_autoptr (GPtrArray) items = fetch_source (pages, 0, 5, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_report_page_read_async (self->library.library, items->pdata[0], NULL,
                                        keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_library_report_page_read_finish (self->library.library, result, NULL));
}

/* Who comes back from reading finds the gallery on the shelf, and everything else as it was. */
static void
test_after_reading (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) gallery = NULL;
  g_autoptr (BunkoItem) first = NULL;
  GtkWidget *view;
  GtkAdjustment *adjustment;
  guint n_before;

  show (self);
  wait_until_shown (self, "shelves");
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (bunko_ui_test_get_child (self->page, BUNKO_TYPE_HOME_PAGE, "scroller")));
  gtk_adjustment_set_value (adjustment, 300);
  gallery = item_at (self, BUNKO_SHELF_UNREAD_IN_SERIES, 0);
  n_before = g_list_model_get_n_items (get_items (self, BUNKO_SHELF_CONTINUE_READING));
  view = gtk_widget_get_ancestor (self->page, ADW_TYPE_NAVIGATION_VIEW);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            adw_navigation_page_new (gtk_label_new ("Reader"), "Reader"));
  RUN_UNTIL (!gtk_widget_get_mapped (self->page));
  read_first_page (self, gallery);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
  RUN_UNTIL (g_list_model_get_n_items (get_items (self, BUNKO_SHELF_CONTINUE_READING)) ==
             n_before + 1);
  first = item_at (self, BUNKO_SHELF_CONTINUE_READING, 0);
  g_assert_true (first == gallery);
  g_assert_cmpstr (get_shown (self), ==, "shelves");
  bunko_ui_test_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 300);
}

/* The one of the page itself hangs on its button. */
static GtkWidget *
find_menu (Fixture *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER_MENU (child))
        return child;
    }
  return NULL;
}

/* The menu of a card has the actions of items; what becomes a favorite is on that shelf. */
static void
test_menu (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) item = NULL;
  GtkWidget *cell;
  GtkWidget *menu;
  guint position = 0;

  show (self);
  wait_until_shown (self, "shelves");
  do
    {
      g_clear_object (&item);
      item = item_at (self, BUNKO_SHELF_RECENTLY_ADDED, position++);
    }
  while (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));
  cell = bunko_ui_test_find (GTK_WIDGET (get_strip (self, BUNKO_SHELF_RECENTLY_ADDED)),
                             BUNKO_TYPE_GALLERY_CELL, NULL);
  g_signal_emit_by_name (get_strip (self, BUNKO_SHELF_RECENTLY_ADDED), "item-menu", item, cell, 5.0,
                         5.0);
  menu = find_menu (self);
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_activate_action (menu, "item.favorite", NULL));
  gtk_popover_popdown (GTK_POPOVER (menu));
  RUN_UNTIL (find_menu (self) == NULL);
  RUN_UNTIL (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE));
  RUN_UNTIL (has_item (self, BUNKO_SHELF_FAVORITES, item));
}

static void
set_layout (const char *text)
{
  g_settings_set_value (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_HOME_SHELVES,
                        g_variant_new_parsed (text));
}

static void
test_layout (Fixture *self, gconstpointer legacy)
{
  BunkoHomeShelf *favorites;
  GtkWidget *first;

  show (self);
  wait_until_shown (self, "shelves");
  favorites = find_shelf (self, BUNKO_SHELF_FAVORITES);
  set_layout ("[('random', true), ('nonsense', true), ('favorites', true),"
              " ('recently-added', false), ('random', false)]");
  first = gtk_widget_get_first_child (get_box (self));
  g_assert_true (BUNKO_HOME_SHELF (first) == find_shelf (self, BUNKO_SHELF_RANDOM));
  /* What only moves is the same as before. */
  g_assert_true (BUNKO_HOME_SHELF (gtk_widget_get_next_sibling (first)) == favorites);
  g_assert_null (find_shelf (self, BUNKO_SHELF_RECENTLY_ADDED));
  g_assert_nonnull (find_shelf (self, BUNKO_SHELF_HIGHEST_RATED));

  set_layout ("[('random', false), ('favorites', false), ('recently-added', false),"
              " ('continue-reading', false), ('unread-in-series', false), ('recently-read', false),"
              " ('highest-rated', false), ('recently-viewed', false)]");
  g_assert_cmpstr (get_shown (self), ==, "nothing");
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_HOME_SHELVES);
  wait_until_shown (self, "shelves");
}

static BunkoHomeRow *
find_row (GtkWidget *dialog, BunkoShelfKind kind)
{
  GtkListBox *list =
      GTK_LIST_BOX (bunko_ui_test_get_child (dialog, BUNKO_TYPE_HOME_DIALOG, "list"));

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

      g_assert_nonnull (row);
      if (bunko_home_row_get_kind (BUNKO_HOME_ROW (row)) == kind)
        return BUNKO_HOME_ROW (row);
    }
}

static void
test_dialog (Fixture *self, gconstpointer legacy)
{
  BunkoHomeLayout layout;
  GtkWidget *dialog;
  BunkoHomeRow *row;

  show (self);
  wait_until_shown (self, "shelves");
  gtk_widget_activate_action (self->page, "home.edit", NULL);
  bunko_ui_test_settle ();
  dialog = bunko_ui_test_find (self->window, BUNKO_TYPE_HOME_DIALOG, NULL);
  g_assert_nonnull (dialog);
  bunko_ui_test_screenshot (self->window, "home-dialog");

  row = find_row (dialog, BUNKO_SHELF_CONTINUE_READING);
  gtk_widget_activate_action (GTK_WIDGET (row), "row.move-up", NULL);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (row), "row.move-down", NULL);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, 1);
  g_signal_emit_by_name (find_row (dialog, BUNKO_SHELF_FAVORITES), "dropped",
                         find_row (dialog, BUNKO_SHELF_RANDOM));
  bunko_home_row_set_wanted (find_row (dialog, BUNKO_SHELF_HIGHEST_RATED), FALSE);

  bunko_home_layout_load (&layout);
  g_assert_cmpint (layout.kinds[0], ==, BUNKO_SHELF_UNREAD_IN_SERIES);
  g_assert_cmpint (layout.kinds[1], ==, BUNKO_SHELF_CONTINUE_READING);
  g_assert_cmpint (layout.kinds[5], ==, BUNKO_SHELF_RANDOM);
  g_assert_cmpint (layout.kinds[6], ==, BUNKO_SHELF_FAVORITES);
  g_assert_false (layout.visible[BUNKO_SHELF_HIGHEST_RATED]);
  g_assert_null (find_shelf (self, BUNKO_SHELF_HIGHEST_RATED));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);

  bunko_ui_test_click (bunko_ui_test_find (dialog, ADW_TYPE_BUTTON_ROW, NULL));
  bunko_home_layout_load (&layout);
  g_assert_cmpint (layout.kinds[0], ==, BUNKO_SHELF_CONTINUE_READING);
  g_assert_true (bunko_home_row_get_wanted (find_row (dialog, BUNKO_SHELF_HIGHEST_RATED)));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_random (Fixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoItem) before = NULL;
  g_autoptr (BunkoItem) same = NULL;
  GtkWidget *button;

  show (self);
  wait_until_shown (self, "shelves");
  before = item_at (self, BUNKO_SHELF_RANDOM, 3);
  gtk_widget_activate_action (self->page, "home.refresh", NULL);
  run_for (100);
  same = item_at (self, BUNKO_SHELF_RANDOM, 3);
  g_assert_true (same == before);
  button = bunko_ui_test_find (GTK_WIDGET (get_strip (self, BUNKO_SHELF_RANDOM)), GTK_TYPE_BUTTON,
                               "Shuffle");
  for (guint i = 0; i < 5 && same == before; i++)
    {
      bunko_ui_test_click (button);
      RUN_UNTIL (!bunko_shelf_get_loading (
          bunko_home_shelf_get_shelf (find_shelf (self, BUNKO_SHELF_RANDOM))));
      g_clear_object (&same);
      same = item_at (self, BUNKO_SHELF_RANDOM, 3);
    }
  g_assert_true (same != before);
}

/* What was looked at is on a shelf, until that is cleared. */
static void
test_viewed (Fixture *self, gconstpointer legacy)
{
  const char *key = bunko_library_get_server_key (self->library.library);
  g_autoptr (BunkoItem) first = NULL;
  GtkWidget *strip;

  bunko_recent_list_add_viewed (key, 999999);
  bunko_recent_list_add_viewed (key, 7);
  bunko_recent_list_add_viewed (key, 9);
  show (self);
  wait_until_shown (self, "shelves");
  RUN_UNTIL (g_list_model_get_n_items (get_items (self, BUNKO_SHELF_RECENTLY_VIEWED)) == 2);
  first = item_at (self, BUNKO_SHELF_RECENTLY_VIEWED, 0);
  g_assert_cmpint (bunko_item_get_id (first), ==, 9);
  strip = GTK_WIDGET (get_strip (self, BUNKO_SHELF_RECENTLY_VIEWED));
  bunko_ui_test_click (bunko_ui_test_find (strip, GTK_TYPE_BUTTON, "Clear Recently Viewed"));
  RUN_UNTIL (!gtk_widget_get_visible (GTK_WIDGET (find_shelf (self, BUNKO_SHELF_RECENTLY_VIEWED))));
}

static void
test_place (Fixture *self, gconstpointer legacy)
{
  BunkoLocationPage *page;
  g_autoptr (BunkoLocation) location = NULL;
  g_autoptr (GVariant) saved = g_variant_ref_sink (g_variant_new_parsed ("{'scroll': <250.0>}"));
  g_autoptr (GVariant) state = NULL;
  GtkAdjustment *adjustment;

  show (self);
  page = BUNKO_LOCATION_PAGE (self->page);
  location = bunko_location_page_get_location (page);
  g_assert_cmpint (bunko_location_get_kind (location), ==, BUNKO_LOCATION_HOME);
  bunko_location_page_restore_state (page, saved);
  wait_until_shown (self, "shelves");
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (bunko_ui_test_get_child (self->page, BUNKO_TYPE_HOME_PAGE, "scroller")));
  RUN_UNTIL (gtk_adjustment_get_value (adjustment) == 250);
  state = bunko_location_page_save_state (page);
  g_assert_true (g_variant_lookup (state, "scroll", "d", NULL));
}

/* Without a server the shelves stay; a page that never had any says what happened. */
static void
test_offline (Fixture *self, gconstpointer legacy)
{
  show (self);
  wait_until_shown (self, "shelves");
  bunko_session_close (self->library.session);
  gtk_widget_activate_action (self->page, "home.refresh", NULL);
  RUN_UNTIL (bunko_shelf_get_state (bunko_home_shelf_get_shelf (
                 find_shelf (self, BUNKO_SHELF_FAVORITES))) == BUNKO_SHELF_STATE_FAILED);
  g_assert_cmpstr (get_shown (self), ==, "shelves");
  g_assert_cmpuint (g_list_model_get_n_items (get_items (self, BUNKO_SHELF_FAVORITES)), >, 0);
}

static void
test_never_online (Fixture *self, gconstpointer legacy)
{
  bunko_session_close (self->library.session);
  show (self);
  wait_until_shown (self, "status");
  g_assert_nonnull (bunko_ui_test_find (self->page, GTK_TYPE_BUTTON, NULL));
  bunko_ui_test_screenshot (self->window, "home-offline");
}

static void
test_empty (Fixture *self, gconstpointer legacy)
{
  show (self);
  wait_until_shown (self, "status");
  g_assert_nonnull (bunko_ui_test_find (self->page, GTK_TYPE_LABEL, "The Library Is Empty"));
  bunko_ui_test_screenshot (self->window, "home-empty");
}

#define HOME_TEST(path, func) g_test_add ("/home/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  HOME_TEST ("shelves", test_shelves);
  g_test_add ("/home-0.3/shelves", Fixture, "0.3", set_up, test_shelves, tear_down);
  HOME_TEST ("open", test_open);
  HOME_TEST ("progress", test_progress);
  HOME_TEST ("after-reading", test_after_reading);
  HOME_TEST ("menu", test_menu);
  HOME_TEST ("layout", test_layout);
  HOME_TEST ("dialog", test_dialog);
  HOME_TEST ("random", test_random);
  HOME_TEST ("viewed", test_viewed);
  HOME_TEST ("place", test_place);
  HOME_TEST ("offline", test_offline);
  HOME_TEST ("never-online", test_never_online);
  g_test_add ("/home/empty", Fixture, NULL, set_up_empty, test_empty, tear_down);

  return g_test_run ();
}
