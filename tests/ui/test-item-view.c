/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "lists/bunko-item-view.h"
#include "lists/bunko-view-button.h"
#include "settings/bunko-list-settings.h"
#include "settings/bunko-settings.h"
#include "widgets/bunko-cover.h"
#include "widgets/bunko-gallery-cell.h"
#include "widgets/bunko-item-cell.h"

#include "cell-finder.h"
#include "fake-library.h"
#include "stub-library.h"

typedef struct
{
  BunkoFakeSource *source;
  BunkoLibrary *library;
  BunkoContext *context;
  GtkWidget *view;
  GtkWidget *window;
  GString *actions;
} Fixture;

static BunkoContext *
make_context (Fixture *fixture)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);

  return bunko_context_new (fixture->library, loader, NULL);
}

static void
show (Fixture *fixture, BunkoViewType view, const char *search)
{
  static const char *const names[] = {
    [BUNKO_VIEW_TYPE_LIBRARY] = "library", [BUNKO_VIEW_TYPE_FAVORITE] = "favorites",
    [BUNKO_VIEW_TYPE_INBOX] = "inbox",     [BUNKO_VIEW_TYPE_TRASH] = "trash",
    [BUNKO_VIEW_TYPE_ALL] = NULL,
  };
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, view);
  bunko_view_query_set_search (query, search);
  fixture->view = GTK_WIDGET (bunko_item_view_new (fixture->context));
  bunko_item_view_set_list_name (BUNKO_ITEM_VIEW (fixture->view), names[view]);
  bunko_item_view_set_empty (BUNKO_ITEM_VIEW (fixture->view), NULL, "Trash Is Empty", NULL);
  bunko_item_view_set_query (BUNKO_ITEM_VIEW (fixture->view), query);
  fixture->window = bunko_ui_test_show (fixture->view, 900, 600);
  bunko_ui_test_record_actions (fixture->window, fixture->actions);
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_LISTS);
  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_COVER_SIZE);
  fixture->actions = g_string_new (NULL);
  fixture->source = bunko_fake_source_new (GPOINTER_TO_UINT (data));
  fixture->library = stub_library_new ();
  stub_library_set_view (fixture->library, BUNKO_LIST_SOURCE (fixture->source));
  fixture->context = make_context (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bunko_ui_test_destroy (fixture->window);
  bunko_ui_test_settle ();
  g_assert_null (fixture->view);
  g_assert_finalize_object (fixture->context);
  g_assert_finalize_object (fixture->library);
  g_assert_cmpuint (bunko_fake_source_get_n_live (fixture->source), ==, 0);
  g_assert_finalize_object (fixture->source);
  g_string_free (fixture->actions, TRUE);
}

static GtkWidget *
get_child (Fixture *fixture, const char *name)
{
  return bunko_ui_test_get_child (fixture->view, BUNKO_TYPE_ITEM_VIEW, name);
}

static BunkoPagedList *
get_list (Fixture *fixture)
{
  return bunko_item_view_get_list (BUNKO_ITEM_VIEW (fixture->view));
}

static gboolean
shows_grid (Fixture *fixture)
{
  return gtk_stack_get_visible_child (GTK_STACK (get_child (fixture, "stack"))) ==
         get_child (fixture, "overlay");
}

static GtkWidget *
get_rows (Fixture *fixture)
{
  return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (get_child (fixture, "scroller")));
}

/* How many there are, in words. */
static gboolean
has_summary (Fixture *fixture, const char *text)
{
  return g_str_equal (bunko_item_view_get_summary (BUNKO_ITEM_VIEW (fixture->view)), text);
}

static gboolean
has_text (Fixture *fixture, const char *text)
{
  return bunko_ui_test_find (fixture->view, GTK_TYPE_LABEL, text) != NULL;
}

static guint
count_cells (GtkWidget *root, gboolean mapped)
{
  guint n = BUNKO_IS_GALLERY_CELL (root) && (!mapped || gtk_widget_get_mapped (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cells (child, mapped);

  return n;
}

static guint
count_covers (GtkWidget *root)
{
  guint n = BUNKO_IS_COVER (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_covers (child);

  return n;
}

/* Cells that are out of sight are empty, and none that is in sight is. */
static void
test_lazy (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment;
  guint n_covers;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  bunko_ui_test_settle ();
  n_covers = count_covers (fixture->view);
  g_assert_cmpuint (n_covers, >=, count_cells (fixture->view, TRUE));
  g_assert_cmpuint (n_covers * 2, <, count_cells (fixture->view, FALSE));
  g_assert_cmpuint (count_covers (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1)), ==, 1);

  adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (get_child (fixture, "scroller")));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1000) != NULL);
  bunko_ui_test_settle ();
  g_assert_cmpuint (count_covers (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1000)), ==, 1);
}

static void
test_grid (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell;
  GtkWidget *grid;
  g_autofree char *label = NULL;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  g_assert_true (shows_grid (fixture));
  g_assert_true (has_summary (fixture, "1000 galleries"));
  bunko_ui_test_screenshot (fixture->window, "item-view");

  /* Only so many columns as fit are possible, and so the cells are few. */
  grid = get_rows (fixture);
  g_assert_cmpuint (gtk_grid_view_get_max_columns (GTK_GRID_VIEW (grid)), ==, 5);
  g_assert_cmpuint (count_cells (fixture->view, FALSE), <=, 5 * 33);
  g_assert_cmpuint (count_cells (fixture->view, TRUE), <=, 5 * 5);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_ROLE_GRID);
  label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              "Galleries");
  g_assert_cmpstr (label, ==, NULL);
  cell = gtk_widget_get_parent (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              "Gallery 1, Artist 2, Unread, rated 0.5 of 5");
  g_assert_cmpstr (label, ==, NULL);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 3) != NULL);
  grid = get_rows (fixture);

  /* The keyboard starts in the grid. */
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), grid));
  g_signal_emit_by_name (grid, "activate", 2);
  g_assert_cmpstr (fixture->actions->str, ==, "open 3 0;");
}

/* As all gestures of the rows for that button see it. */
static void
click (GtkWidget *cell, guint button)
{
  GtkWidget *rows = gtk_widget_get_ancestor (cell, GTK_TYPE_GRID_VIEW);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (rows);
  graphene_point_t point;
  guint n = 0;

  g_assert_true (gtk_widget_compute_point (cell, rows, &GRAPHENE_POINT_INIT (20, 20), &point));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller) ||
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) != button)
        continue;
      g_signal_emit_by_name (controller, "pressed", 1, (double) point.x, (double) point.y);
      g_signal_emit_by_name (controller, "released", 1, (double) point.x, (double) point.y);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

/* A click opens, the middle button in a tab; in selection mode a click does not. */
static void
test_click (Fixture *fixture, gconstpointer data)
{
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 4) != NULL);
  click (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 4), GDK_BUTTON_PRIMARY);
  g_assert_cmpstr (fixture->actions->str, ==, "open 4 0;");

  g_string_truncate (fixture->actions, 0);
  click (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 5), GDK_BUTTON_MIDDLE);
  g_assert_cmpstr (fixture->actions->str, ==, "open 5 1;");

  g_string_truncate (fixture->actions, 0);
  g_object_set (fixture->view, "selection-mode", TRUE, NULL);
  click (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 4), GDK_BUTTON_PRIMARY);
  g_assert_cmpstr (fixture->actions->str, ==, "");
}

static void
test_scroll (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (get_child (fixture, "scroller")));

  for (int i = 1; i <= 10; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * i / 10);
      bunko_ui_test_settle ();
    }
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1000000) != NULL);
  g_assert_cmpuint (bunko_fake_source_get_n_fetches (fixture->source), <=, 60);
  g_assert_cmpuint (bunko_fake_source_get_max_live (fixture->source), <=, 40 * 64);
  g_assert_cmpuint (count_cells (fixture->view, FALSE), <=, 5 * 33);

  gtk_adjustment_set_value (adjustment, 0);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  BunkoViewQuery *query;

  show (fixture, BUNKO_VIEW_TYPE_FAVORITE, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  gtk_widget_activate_action (fixture->view, "list.sort-by", "i", 4);
  gtk_widget_activate_action (fixture->view, "list.descending", NULL);
  query = stub_library_get_query (fixture->library);
  g_assert_cmpint (bunko_view_query_get_sort_index (query), ==, 4);
  g_assert_true (bunko_view_query_get_sort_descending (query));
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);

  /* The next page of this view has it from the start, another view has not. */
  bunko_ui_test_destroy (fixture->window);
  show (fixture, BUNKO_VIEW_TYPE_FAVORITE, NULL);
  query = stub_library_get_query (fixture->library);
  g_assert_cmpint (bunko_view_query_get_sort_index (query), ==, 4);
  g_assert_true (bunko_view_query_get_sort_descending (query));
  bunko_ui_test_destroy (fixture->window);
  show (fixture, BUNKO_VIEW_TYPE_INBOX, NULL);
  query = stub_library_get_query (fixture->library);
  g_assert_cmpint (bunko_view_query_get_sort_index (query), ==, -1);
}

static void
test_cover_size (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoListSettings) settings = bunko_list_settings_new ("library");
  GtkGridView *grid;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  grid = GTK_GRID_VIEW (get_rows (fixture));
  for (int i = 0; i < 10; i++)
    gtk_widget_activate_action (fixture->view, "list.zoom", "i", 1);
  bunko_ui_test_settle ();
  g_assert_cmpuint (gtk_grid_view_get_max_columns (grid), ==, 3);
  g_assert_cmpint (bunko_list_settings_get_cover_size (settings), ==, 320);
  gtk_widget_activate_action (fixture->view, "list.zoom", "i", 0);
  bunko_ui_test_settle ();
  g_assert_cmpuint (gtk_grid_view_get_max_columns (grid), ==, 5);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  show (fixture, BUNKO_VIEW_TYPE_TRASH, NULL);
  RUN_UNTIL (has_text (fixture, "Trash Is Empty"));
  g_assert_false (shows_grid (fixture));
  bunko_ui_test_screenshot (fixture->window, "item-view-empty");

  bunko_fake_source_set_n_items (fixture->source, 1);
  gtk_widget_activate_action (fixture->view, "list.refresh", NULL);
  RUN_UNTIL (has_summary (fixture, "1 gallery"));
  g_assert_true (shows_grid (fixture));
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  GtkWidget *banner;

  bunko_fake_source_fail_counts (fixture->source, 1);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (bunko_ui_test_find (fixture->view, GTK_TYPE_BUTTON, "_Try Again") != NULL);
  g_assert_false (shows_grid (fixture));

  /* The second try gets the number, but not the first page. */
  bunko_fake_source_fail_page (fixture->source, 0, 1);
  bunko_ui_test_click (bunko_ui_test_find (fixture->view, GTK_TYPE_BUTTON, "_Try Again"));
  RUN_UNTIL (bunko_paged_list_get_has_failed (get_list (fixture)));
  banner = get_child (fixture, "banner");
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  bunko_ui_test_screenshot (fixture->window, "item-view-failed");
  g_signal_emit_by_name (banner, "button-clicked");
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));

  /* A refresh that fails leaves everything where it is. */
  bunko_fake_source_fail_counts (fixture->source, 1);
  gtk_widget_activate_action (fixture->view, "list.refresh", NULL);
  RUN_UNTIL (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_nonnull (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1));
}

static void
activate_item_action (Fixture *fixture, const char *name)
{
  gtk_widget_activate_action (get_rows (fixture), name, NULL);
  bunko_ui_test_settle ();
}

static gboolean
run_shortcuts (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (keyval, modifiers);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *text =
              gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
          g_autofree char *part = gtk_shortcut_trigger_to_string (wanted);

          if (strstr (text, part) != NULL)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 NULL);
        }
    }

  return FALSE;
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);

  /* By keyboard, on the first gallery. */
  gtk_widget_child_focus (get_rows (fixture), GTK_DIR_TAB_FORWARD);
  g_assert_true (run_shortcuts (get_rows (fixture), GDK_KEY_Menu, 0));
  bunko_ui_test_settle ();
  popover = bunko_ui_test_find (fixture->view, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (popover);

  activate_item_action (fixture, "item.open");
  activate_item_action (fixture, "item.read");
  g_assert_cmpstr (fixture->actions->str, ==, "open 1 0;open 1 0;");
  activate_item_action (fixture, "item.favorite");
  g_assert_cmpstr (stub_library_get_edit (fixture->library), ==, "favorite=1 of 1");
  activate_item_action (fixture, "item.read-mark");
  g_assert_cmpstr (stub_library_get_edit (fixture->library), ==, "read=1 of 1");

  /* What the server refuses is told. */
  stub_library_set_broken (fixture->library, TRUE);
  activate_item_action (fixture, "item.read-later");
  RUN_UNTIL (bunko_ui_test_find (get_child (fixture, "toasts"), g_type_from_name ("AdwToastWidget"),
                                 NULL) != NULL);

  gtk_popover_popdown (GTK_POPOVER (popover));
  RUN_UNTIL (!gtk_widget_get_visible (popover));
}

/* What is taken out of a view goes at once; in the library nothing is asked for. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  show (fixture, BUNKO_VIEW_TYPE_FAVORITE, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  gtk_widget_child_focus (get_rows (fixture), GTK_DIR_TAB_FORWARD);
  g_assert_true (run_shortcuts (get_rows (fixture), GDK_KEY_Menu, 0));
  bunko_fake_source_set_n_items (fixture->source, 9);
  activate_item_action (fixture, "item.favorite");
  RUN_UNTIL (has_summary (fixture, "9 galleries"));
  g_assert_cmpuint (bunko_fake_source_get_n_counts (fixture->source), ==, 2);

  bunko_ui_test_destroy (fixture->window);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
  gtk_widget_child_focus (get_rows (fixture), GTK_DIR_TAB_FORWARD);
  g_assert_true (run_shortcuts (get_rows (fixture), GDK_KEY_Menu, 0));
  activate_item_action (fixture, "item.favorite");
  g_assert_cmpuint (bunko_fake_source_get_n_counts (fixture->source), ==, 3);
}

static void
test_reconnected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  AdwBanner *banner;

  bunko_fake_source_fail_page (fixture->source, 0, 1);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (bunko_paged_list_get_has_failed (get_list (fixture)));
  banner = ADW_BANNER (get_child (fixture, "banner"));
  g_assert_true (adw_banner_get_revealed (banner));

  /* While the server is away that is said once, for the whole window. */
  bunko_context_set_fresh_since (fixture->context, now);
  g_assert_false (adw_banner_get_revealed (banner));
  bunko_context_set_fresh_since (fixture->context, NULL);
  bunko_context_reconnected (fixture->context);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_GALLERY_CELL, 1) != NULL);
}

/* Another mode shows the same place; the next view of that name has the mode from the start. */
static void
test_modes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *type;
  } modes[] = {
    { "compact", "GtkGridView" },
    { "list", "GtkListView" },
    { "table", "GtkColumnView" },
    { "grid", "GtkGridView" },
  };

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  bunko_item_view_jump_to (BUNKO_ITEM_VIEW (fixture->view), 5000);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 5001) != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      gtk_widget_activate_action (fixture->view, "list.mode", "s", modes[i].name);
      g_assert_cmpstr (G_OBJECT_TYPE_NAME (get_rows (fixture)), ==, modes[i].type);
      RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 5001) != NULL &&
                 gtk_widget_get_mapped (find_cell (fixture->view, BUNKO_TYPE_CELL, 5001)));
      bunko_ui_test_screenshot (fixture->window, modes[i].name);
    }

  gtk_widget_activate_action (fixture->view, "list.mode", "s", "list");
  bunko_ui_test_destroy (fixture->window);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  g_assert_cmpint (bunko_item_view_get_mode (BUNKO_ITEM_VIEW (fixture->view)), ==,
                   BUNKO_ITEM_VIEW_LIST);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  g_assert_true (GTK_IS_LIST_VIEW (get_rows (fixture)));
}

static void
scroll_to_end (Fixture *fixture)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (get_child (fixture, "scroller")));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  bunko_ui_test_settle ();
}

/* More than GTK has pixels for. */
static void
test_countless (Fixture *fixture, gconstpointer data)
{
  static const char *const modes[] = { "grid", "compact", "list", "table" };
  const gint64 last = BUNKO_PAGED_LIST_MAX_ROWS;

  g_settings_set_int (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_COVER_SIZE, 320);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  g_assert_cmpuint (bunko_paged_list_get_total (get_list (fixture)), ==, last);

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      gtk_widget_activate_action (fixture->view, "list.mode", "s", modes[i]);
      bunko_ui_test_settle ();
      scroll_to_end (fixture);
      RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, last) != NULL);
    }
}

static GtkColumnViewColumn *
get_column (Fixture *fixture, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (get_rows (fixture)));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column;
    }

  return NULL;
}

static gboolean
saved_columns_begin_with (const char *text)
{
  g_autoptr (BunkoListSettings) settings = bunko_list_settings_new ("library");
  g_autoptr (GVariant) columns = bunko_list_settings_get_columns (settings);
  g_autofree char *saved = columns != NULL ? g_variant_print (columns, FALSE) : g_strdup ("");

  return g_str_has_prefix (saved, text);
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  GtkColumnViewColumn *artist;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  bunko_item_view_set_mode (BUNKO_ITEM_VIEW (fixture->view), BUNKO_ITEM_VIEW_TABLE);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);

  /* Columns come and go, move and grow, and stay so. */
  g_assert_true (gtk_column_view_column_get_visible (get_column (fixture, "artist")));
  g_assert_false (gtk_column_view_column_get_visible (get_column (fixture, "circle")));
  gtk_widget_activate_action (fixture->view, "list.column-circle", NULL);
  g_assert_true (gtk_column_view_column_get_visible (get_column (fixture, "circle")));
  artist = get_column (fixture, "artist");
  gtk_column_view_column_set_fixed_width (artist, 222);
  gtk_column_view_insert_column (GTK_COLUMN_VIEW (get_rows (fixture)), 0, artist);
  RUN_UNTIL (saved_columns_begin_with ("[('artist', 222, true), ('title', 240, true), "
                                       "('circle', 140, true)"));

  bunko_ui_test_destroy (fixture->window);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  g_assert_true (gtk_column_view_column_get_visible (get_column (fixture, "circle")));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (get_column (fixture, "artist")), ==,
                   222);
}

/* A header orders by what the server can order by. */
static void
test_table_sort (Fixture *fixture, gconstpointer data)
{
  GtkColumnViewColumn *column;
  BunkoViewQuery *query;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  bunko_item_view_set_mode (BUNKO_ITEM_VIEW (fixture->view), BUNKO_ITEM_VIEW_TABLE);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  RUN_UNTIL (gtk_column_view_column_get_sorter (get_column (fixture, "title")) != NULL);
  g_assert_null (gtk_column_view_column_get_sorter (get_column (fixture, "status")));

  column = get_column (fixture, "title");
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (get_rows (fixture)), column,
                                  GTK_SORT_DESCENDING);
  query = stub_library_get_query (fixture->library);
  g_assert_cmpint (bunko_view_query_get_sort_index (query), ==, 2);
  g_assert_true (bunko_view_query_get_sort_descending (query));
}

/* Where a view was, it is again, though nothing of it is loaded yet. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) no_state = g_variant_ref_sink (g_variant_new_string ("x"));
  g_autoptr (GVariant) state = NULL;
  GtkAdjustment *adjustment;
  double value;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  bunko_item_view_jump_to (BUNKO_ITEM_VIEW (fixture->view), 500000);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 500001) != NULL);
  adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (get_child (fixture, "scroller")));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 37);
  bunko_ui_test_settle ();
  value = gtk_adjustment_get_value (adjustment);
  state = bunko_item_view_save_state (BUNKO_ITEM_VIEW (fixture->view));

  bunko_ui_test_destroy (fixture->window);
  bunko_fake_source_hold (fixture->source);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  bunko_item_view_restore_state (BUNKO_ITEM_VIEW (fixture->view), state);
  RUN_UNTIL (bunko_fake_source_release (fixture->source, 100) == 0 &&
             find_cell (fixture->view, BUNKO_TYPE_CELL, 500001) != NULL);
  adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (get_child (fixture, "scroller")));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), value, 2);
  bunko_ui_test_settle ();
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), value, 2);

  /* What is no state changes nothing. */
  bunko_item_view_restore_state (BUNKO_ITEM_VIEW (fixture->view), no_state);
}

/* The row that one jumps to is at the top as a whole, at the first press of Enter. */
static void
test_jump (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = NULL, *cell;
  graphene_rect_t bounds;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  gtk_widget_activate_action (fixture->view, "list.jump", NULL);
  RUN_UNTIL ((button = bunko_ui_test_find (fixture->window, GTK_TYPE_SPIN_BUTTON, NULL)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (button), "5003");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (button)), "activate");
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 5003) != NULL);
  bunko_ui_test_settle ();

  cell = find_cell (fixture->view, BUNKO_TYPE_CELL, 5003);
  g_assert_true (gtk_widget_compute_bounds (cell, get_child (fixture, "scroller"), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, <, bounds.size.height / 2);
}

/* While one scrolls, the bubble says where one is. */
static void
test_bubble (Fixture *fixture, gconstpointer data)
{
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  bunko_item_view_jump_to (BUNKO_ITEM_VIEW (fixture->view), 5000);
  RUN_UNTIL (has_text (fixture, "5001"));
  bunko_ui_test_screenshot (fixture->window, "item-view-bubble");
  RUN_UNTIL (!has_text (fixture, "5001"));
}

/* The random order is made here: pages fit together, and only another shuffle changes it. */
static void
test_shuffle (Fixture *fixture, gconstpointer data)
{
  BunkoPagedList *list;
  BunkoItem *first;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  list = get_list (fixture);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  gtk_widget_activate_action (fixture->view, "list.sort-by", "i", 1);
  g_assert_cmpint (bunko_view_query_get_sort_index (stub_library_get_query (fixture->library)), ==,
                   -1);
  RUN_UNTIL (bunko_paged_list_peek_item (list, 0) != NULL);
  first = bunko_paged_list_peek_item (list, 0);
  bunko_item_view_refresh (BUNKO_ITEM_VIEW (fixture->view));
  RUN_UNTIL (bunko_paged_list_get_state (list) == BUNKO_PAGED_LIST_READY);
  g_assert_true (bunko_paged_list_peek_item (list, 0) == first);

  gtk_widget_activate_action (fixture->view, "list.shuffle", NULL);
  RUN_UNTIL (bunko_paged_list_peek_item (list, 0) != NULL);
  g_assert_cmpuint (bunko_paged_list_get_total (list), ==, 1000);
}

/* Other kinds of items have cells and settings of their own. */
static void
test_types (Fixture *fixture, gconstpointer data)
{
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  bunko_item_view_set_mode (BUNKO_ITEM_VIEW (fixture->view), BUNKO_ITEM_VIEW_LIST);
  gtk_widget_activate_action (fixture->view, "list.item-type", "s", "grouping");
  g_assert_cmpint (bunko_view_query_get_item_type (stub_library_get_query (fixture->library)), ==,
                   BUNKO_ITEM_TYPE_GROUPING);
  RUN_UNTIL (has_summary (fixture, "100 series"));
  g_assert_cmpint (bunko_item_view_get_mode (BUNKO_ITEM_VIEW (fixture->view)), ==,
                   BUNKO_ITEM_VIEW_GRID);
  g_assert_nonnull (bunko_ui_test_find (fixture->view, BUNKO_TYPE_ITEM_CELL, NULL));
}

static void
save_popover (GtkWidget *popover, const char *name)
{
  const char *folder = g_getenv ("BUNKO_SCREENSHOTS");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;

  paintable = gtk_widget_paintable_new (popover);
  bunko_ui_test_settle ();
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (popover),
                          gtk_widget_get_height (popover));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (popover)), node, NULL);
  path = g_build_filename (folder, name, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* The button of the header bar shows and changes what the view is like. */
static void
test_view_button (Fixture *fixture, gconstpointer data)
{
  BunkoItemView *view;
  GtkWidget *button;
  GtkWidget *modes;
  GtkWidget *popover;
  GtkWidget *window;

  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  RUN_UNTIL (find_cell (fixture->view, BUNKO_TYPE_CELL, 1) != NULL);
  view = BUNKO_ITEM_VIEW (fixture->view);
  button = bunko_view_button_new (view);
  window = bunko_ui_test_show (button, 360, 200);
  g_object_add_weak_pointer (G_OBJECT (button), (gpointer *) &button);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (
      GTK_MENU_BUTTON (bunko_ui_test_get_child (button, BUNKO_TYPE_VIEW_BUTTON, "menu_button"))));
  gtk_menu_button_popup (
      GTK_MENU_BUTTON (bunko_ui_test_get_child (button, BUNKO_TYPE_VIEW_BUTTON, "menu_button")));
  RUN_UNTIL (gtk_widget_get_mapped (popover));
  bunko_ui_test_settle ();
  save_popover (popover, "view-button.png");

  modes = bunko_ui_test_get_child (button, BUNKO_TYPE_VIEW_BUTTON, "modes");
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (modes)), ==, "grid");
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (modes), "table");
  g_assert_cmpint (bunko_item_view_get_mode (view), ==, BUNKO_ITEM_VIEW_TABLE);
  bunko_ui_test_settle ();
  save_popover (popover, "view-button-table.png");
  bunko_item_view_set_mode (view, BUNKO_ITEM_VIEW_LIST);
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (modes)), ==, "list");

  gtk_popover_popdown (GTK_POPOVER (popover));
  bunko_ui_test_destroy (window);
  g_assert_null (button);
}

static void
test_gone_early (Fixture *fixture, gconstpointer data)
{
  bunko_fake_source_hold (fixture->source);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
  g_assert_false (shows_grid (fixture));
  bunko_ui_test_destroy (fixture->window);
  bunko_fake_source_release (fixture->source, 10);
  bunko_ui_test_settle ();
  g_assert_null (fixture->view);
  show (fixture, BUNKO_VIEW_TYPE_LIBRARY, NULL);
}

#define add(path, n, test)                                                                         \
  g_test_add ("/item-view/" path, Fixture, GUINT_TO_POINTER (n), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("grid", 1000, test_grid);
  add ("lazy", 1000, test_lazy);
  add ("open", 100, test_open);
  add ("click", 100, test_click);
  add ("scroll", 1000000, test_scroll);
  add ("sort", 100, test_sort);
  add ("cover-size", 1000, test_cover_size);
  add ("empty", 0, test_empty);
  add ("fails", 1000, test_fails);
  add ("menu", 1000, test_menu);
  add ("marks", 10, test_marks);
  add ("reconnected", 100, test_reconnected);
  add ("modes", 10000, test_modes);
  add ("countless", G_MAXUINT, test_countless);
  add ("table", 100, test_table);
  add ("table-sort", 100, test_table_sort);
  add ("restore", 1000000, test_restore);
  add ("jump", 10000, test_jump);
  add ("bubble", 10000, test_bubble);
  add ("shuffle", 1000, test_shuffle);
  add ("types", 100, test_types);
  add ("view-button", 100, test_view_button);
  add ("gone-early", 1000, test_gone_early);

  return g_test_run ();
}
