/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/bunko-sidebar-private.h"
#include "library/bunko-library-filters.h"
#include "place-fixture.h"

/* The sidebar on a library that is logged in to a sample server. */

static BunkoSidebar *
show (PlaceFixture *self)
{
  BunkoSidebar *sidebar = g_object_new (BUNKO_TYPE_SIDEBAR, NULL);

  bunko_sidebar_set_context (sidebar, self->context);
  place_fixture_show (self, GTK_WIDGET (sidebar), 260, 900);
  return sidebar;
}

static GtkListBox *
get_list (BunkoSidebar *sidebar)
{
  return GTK_LIST_BOX (bunko_ui_test_get_child (sidebar, BUNKO_TYPE_SIDEBAR, "list"));
}

static BunkoSidebarRow *
find_row (BunkoSidebar *sidebar, const char *title)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (get_list (sidebar), i)) != NULL; i++)
    {
      BunkoSidebarEntry *entry = bunko_sidebar_row_get_entry (BUNKO_SIDEBAR_ROW (row));

      if (g_str_equal (bunko_sidebar_entry_get_title (entry), title))
        return BUNKO_SIDEBAR_ROW (row);
    }
  return NULL;
}

static BunkoSidebarEntry *
find_entry (BunkoSidebar *sidebar, const char *title)
{
  BunkoSidebarRow *row = find_row (sidebar, title);

  g_assert_nonnull (row);
  return bunko_sidebar_row_get_entry (row);
}

static gint64
get_count (BunkoSidebar *sidebar, const char *title)
{
  return bunko_sidebar_entry_get_count (find_entry (sidebar, title));
}

static const char *
get_marked (BunkoSidebar *sidebar)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (get_list (sidebar));

  if (row == NULL)
    return NULL;
  return bunko_sidebar_entry_get_title (bunko_sidebar_row_get_entry (BUNKO_SIDEBAR_ROW (row)));
}

static guint
count_filter_rows (BunkoSidebar *sidebar)
{
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (get_list (sidebar), i)) != NULL; i++)
    n += bunko_sidebar_entry_get_filter (bunko_sidebar_row_get_entry (BUNKO_SIDEBAR_ROW (row))) !=
         NULL;
  return n;
}

static void
test_rows (PlaceFixture *self, gconstpointer legacy)
{
  static const char *const titles[] = {
    "Home", "Library",     "Favorites",  "Inbox",    "Read Later", "Trash",
    "All",  "Collections", "Series",     "Artists",  "Circles",    "Parodies",
    "Tags", "Languages",   "Categories", "Statuses",
  };
  BunkoSidebar *sidebar = show (self);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_list (sidebar), (int) i);

      g_assert_true (row == GTK_LIST_BOX_ROW (find_row (sidebar, titles[i])));
      g_assert_true ((gtk_list_box_row_get_header (row) != NULL) ==
                     g_str_equal (titles[i], "Collections"));
    }
  g_assert_nonnull (gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (find_row (sidebar, "Server"))));
  g_assert_nonnull (bunko_ui_test_find (self->window, GTK_TYPE_LABEL, "Browse"));
  g_assert_nonnull (bunko_ui_test_find (self->window, GTK_TYPE_LABEL, "Filters"));
  g_assert_null (get_marked (sidebar));

  bunko_sidebar_set_server (sidebar, "Attic", "ann");
  g_assert_nonnull (bunko_ui_test_find (self->window, GTK_TYPE_LABEL, "ann on Attic"));
  bunko_sidebar_set_server (sidebar, "Attic", NULL);
  g_assert_nonnull (bunko_ui_test_find (self->window, GTK_TYPE_LABEL, "Attic"));
}

/* Hidden until they are known; on old servers the reading list is not what it says. */
static void
test_counts (PlaceFixture *self, gconstpointer legacy)
{
  BunkoSidebar *sidebar = show (self);
  g_autofree char *label = NULL;

  g_assert_cmpint (get_count (sidebar, "Library"), ==, -1);
  RUN_UNTIL (get_count (sidebar, "Statuses") > 0);
  g_assert_cmpint (get_count (sidebar, "Library"), ==,
                   sample_fixture_count (&self->sample, BUNKO_VIEW_TYPE_LIBRARY));
  g_assert_cmpint (get_count (sidebar, "Trash"), ==,
                   sample_fixture_count (&self->sample, BUNKO_VIEW_TYPE_TRASH));
  if (legacy != NULL)
    g_assert_cmpint (get_count (sidebar, "Read Later"), ==, -1);
  else
    g_assert_cmpint (get_count (sidebar, "Read Later"), ==,
                     sample_fixture_count (&self->sample, BUNKO_VIEW_TYPE_READ_LATER));
  g_assert_cmpint (get_count (sidebar, "Tags"), >, 0);
  g_assert_cmpint (get_count (sidebar, "Home"), ==, -1);

  label = g_strdup_printf ("Trash, %" G_GINT64_FORMAT, get_count (sidebar, "Trash"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_row (sidebar, "Trash")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_row (sidebar, "Home")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Home");
  bunko_ui_test_screenshot (self->window, legacy != NULL ? "sidebar-0.3" : "sidebar");
}

static void
selected_cb (BunkoSidebar *sidebar, BunkoLocation *location, GString *log)
{
  place_fixture_describe (log, location);
  g_string_append (log, ";");
}

static void
assert_log (PlaceFixture *self, const char *expected)
{
  g_assert_cmpstr (self->log->str, ==, expected);
  g_string_truncate (self->log, 0);
}

static void
test_open (PlaceFixture *self, gconstpointer legacy)
{
  BunkoSidebar *sidebar = show (self);

  g_signal_connect (sidebar, "selected", G_CALLBACK (selected_cb), self->log);
  gtk_widget_activate (GTK_WIDGET (find_row (sidebar, "Artists")));
  assert_log (self, "4/7/0/;");
  /* The window says what is shown; until it does nothing is marked. */
  g_assert_null (get_marked (sidebar));
  gtk_widget_activate (GTK_WIDGET (find_row (sidebar, "Tags")));
  assert_log (self, "5/0/0/;");
  gtk_widget_activate (GTK_WIDGET (find_row (sidebar, "Server")));
  assert_log (self, "7/0/0/;");

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (find_row (sidebar, "Circles"))));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (sidebar), "sidebar.open-in-tab", NULL));
  assert_log (self, "4/11/0/ 1;");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (sidebar), "sidebar.open-in-window", NULL));
  assert_log (self, "4/11/0/ 3;");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (sidebar), "sidebar.open", NULL));
  assert_log (self, "4/11/0/;");
}

static void
mark (BunkoSidebar *sidebar, BunkoLocation *location)
{
  bunko_sidebar_set_location (sidebar, location);
  g_object_unref (location);
}

static BunkoLocation *
make_list (BunkoViewType view, BunkoItemType type, const char *search)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, view);
  bunko_view_query_set_item_type (query, type);
  bunko_view_query_set_search (query, search);
  bunko_view_query_set_sort_index (query, search != NULL ? 4 : -1);
  return bunko_location_new_list (query);
}

static void
test_marked (PlaceFixture *self, gconstpointer legacy)
{
  BunkoSidebar *sidebar = show (self);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  mark (sidebar, bunko_location_new_home ());
  g_assert_cmpstr (get_marked (sidebar), ==, "Home");
  mark (sidebar, make_list (BUNKO_VIEW_TYPE_FAVORITE, BUNKO_ITEM_TYPE_GALLERY, NULL));
  g_assert_cmpstr (get_marked (sidebar), ==, "Favorites");
  mark (sidebar, make_list (BUNKO_VIEW_TYPE_INBOX, BUNKO_ITEM_TYPE_GALLERY, "whale"));
  g_assert_cmpstr (get_marked (sidebar), ==, "Inbox");
  mark (sidebar, make_list (BUNKO_VIEW_TYPE_LIBRARY, BUNKO_ITEM_TYPE_GROUPING, NULL));
  g_assert_cmpstr (get_marked (sidebar), ==, "Series");
  mark (sidebar, bunko_location_new_item (BUNKO_ITEM_TYPE_COLLECTION, 1, NULL));
  g_assert_cmpstr (get_marked (sidebar), ==, "Collections");
  mark (sidebar, bunko_location_new_item (BUNKO_ITEM_TYPE_ARTIST, 1, NULL));
  g_assert_cmpstr (get_marked (sidebar), ==, "Artists");
  mark (sidebar, bunko_location_new_tag ("theme", "sea"));
  g_assert_cmpstr (get_marked (sidebar), ==, "Tags");
  mark (sidebar, bunko_location_new_item (BUNKO_ITEM_TYPE_GALLERY, 1, NULL));
  g_assert_null (get_marked (sidebar));

  /* A filter is marked as soon as it is known. */
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_filter_id (query, 1);
  mark (sidebar, bunko_location_new_list (query));
  RUN_UNTIL (get_marked (sidebar) != NULL);
  g_assert_nonnull (bunko_sidebar_entry_get_filter (find_entry (sidebar, get_marked (sidebar))));
  bunko_sidebar_set_location (sidebar, NULL);
  g_assert_null (get_marked (sidebar));
}

static BunkoFilter *
make_filter (PlaceFixture *self, const char *name)
{
  BunkoLibrary *library = self->sample.library.library;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BunkoFilter *filter;

  bunko_library_new_filter_async (library, name, "pages:>48", FALSE, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  filter = bunko_library_new_filter_finish (library, result, &error);
  g_assert_no_error (error);
  return filter;
}

static void
rename_filter (PlaceFixture *self, BunkoFilter *filter, const char *name)
{
  BunkoLibrary *library = self->sample.library.library;
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_update_filter_async (library, filter, name, bunko_filter_get_query (filter), FALSE,
                                     NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_library_update_filter_finish (library, result, NULL));
}

/* They come, go and are renamed as on the server; of many there are the first, and the way to all.
 */
static void
test_filters (PlaceFixture *self, gconstpointer legacy)
{
  BunkoSidebar *sidebar = show (self);
  g_autoptr (BunkoFilter) filter = NULL;
  BunkoSidebarRow *kept;
  guint n;

  RUN_UNTIL (count_filter_rows (sidebar) > 0);
  n = count_filter_rows (sidebar);
  filter = make_filter (self, "!First");
  RUN_UNTIL (find_row (sidebar, "!First") != NULL);
  g_assert_cmpuint (count_filter_rows (sidebar), ==, n + 1);
  kept = find_row (sidebar, "!First");
  RUN_UNTIL (get_count (sidebar, "!First") > 0);

  rename_filter (self, filter, "!Renamed");
  RUN_UNTIL (find_row (sidebar, "!Renamed") != NULL);
  g_assert_true (find_row (sidebar, "!Renamed") == kept);

  for (guint i = 0; i < BUNKO_SIDEBAR_MAX_FILTERS + 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("#%02u", i);
      g_autoptr (BunkoFilter) another = make_filter (self, name);
    }
  RUN_UNTIL (get_count (sidebar, "All Filters") == n + 4 + BUNKO_SIDEBAR_MAX_FILTERS);
  g_assert_cmpuint (count_filter_rows (sidebar), ==, BUNKO_SIDEBAR_MAX_FILTERS);
  g_assert_nonnull (find_row (sidebar, "#00"));

  bunko_sidebar_set_context (sidebar, NULL);
  g_assert_cmpuint (count_filter_rows (sidebar), ==, 0);
  g_assert_cmpint (get_count (sidebar, "All Filters"), ==, -1);
  g_assert_cmpint (get_count (sidebar, "Library"), ==, -1);
}

static void
test_delete_filter (PlaceFixture *self, gconstpointer legacy)
{
  BunkoSidebar *sidebar = show (self);
  g_autoptr (BunkoFilter) filter = make_filter (self, "!Gone");

  RUN_UNTIL (find_row (sidebar, "!Gone") != NULL);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (find_row (sidebar, "!Gone"))));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (sidebar), "sidebar.delete-filter", NULL));
  if (legacy != NULL)
    {
      /* It cannot, and says so. */
      RUN_UNTIL (bunko_ui_test_find (self->window, g_type_from_name ("AdwToastWidget"), NULL) !=
                 NULL);
      g_assert_nonnull (find_row (sidebar, "!Gone"));
      return;
    }
  RUN_UNTIL (find_row (sidebar, "!Gone") == NULL);
  RUN_UNTIL (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  bunko_ui_test_click (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo"));
  RUN_UNTIL (find_row (sidebar, "!Gone") != NULL);
}

/* A drop does what it says, can be undone, and is refused where it would do nothing. */
static void
test_drop (PlaceFixture *self, gconstpointer legacy)
{
  BunkoSidebar *sidebar = show (self);
  g_autoptr (GPtrArray) items =
      sample_fixture_get_galleries (&self->sample, BUNKO_VIEW_TYPE_LIBRARY, 30);
  g_autoptr (GPtrArray) plain = g_ptr_array_new ();
  BunkoSidebarEntry *favorites = find_entry (sidebar, "Favorites");
  gint64 before;

  for (guint i = 0; i < items->len && plain->len < 2; i++)
    {
      if (bunko_item_get_metatags (items->pdata[i]) == BUNKO_METATAG_NONE)
        g_ptr_array_add (plain, items->pdata[i]);
    }
  g_assert_cmpuint (plain->len, ==, 2);
  g_assert_true (_bunko_sidebar_can_drop (favorites, plain));
  g_assert_true (_bunko_sidebar_can_drop (find_entry (sidebar, "Inbox"), plain));
  g_assert_true (_bunko_sidebar_can_drop (find_entry (sidebar, "Read Later"), plain));
  g_assert_true (_bunko_sidebar_can_drop (find_entry (sidebar, "Trash"), plain));
  g_assert_false (_bunko_sidebar_can_drop (find_entry (sidebar, "Library"), plain));
  g_assert_false (_bunko_sidebar_can_drop (find_entry (sidebar, "Home"), plain));
  g_assert_false (_bunko_sidebar_can_drop (find_entry (sidebar, "All"), plain));
  g_assert_false (_bunko_sidebar_can_drop (find_entry (sidebar, "Collections"), plain));
  g_assert_false (_bunko_sidebar_can_drop (find_entry (sidebar, "Artists"), plain));

  RUN_UNTIL (get_count (sidebar, "Statuses") >= 0);
  before = get_count (sidebar, "Favorites");
  _bunko_sidebar_drop (sidebar, favorites, plain);
  RUN_UNTIL (get_count (sidebar, "Favorites") == before + 2);
  g_assert_true (bunko_item_has_metatag (plain->pdata[1], BUNKO_METATAG_FAVORITE));
  g_assert_false (_bunko_sidebar_can_drop (favorites, plain));
  bunko_ui_test_click (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo"));
  RUN_UNTIL (get_count (sidebar, "Favorites") == before);
  g_assert_false (bunko_item_has_metatag (plain->pdata[1], BUNKO_METATAG_FAVORITE));

  before = get_count (sidebar, "Inbox");
  _bunko_sidebar_drop (sidebar, find_entry (sidebar, "Inbox"), plain);
  RUN_UNTIL (get_count (sidebar, "Inbox") == before + 2);
  g_assert_true (_bunko_sidebar_can_drop (find_entry (sidebar, "Library"), plain));
  _bunko_sidebar_drop (sidebar, find_entry (sidebar, "Library"), plain);
  RUN_UNTIL (get_count (sidebar, "Inbox") == before);
  g_assert_false (bunko_item_has_metatag (plain->pdata[1], BUNKO_METATAG_INBOX));
}

static void
test_drop_on_filter (PlaceFixture *self, gconstpointer legacy)
{
  BunkoSidebar *sidebar = show (self);
  g_autoptr (GPtrArray) items =
      sample_fixture_get_galleries (&self->sample, BUNKO_VIEW_TYPE_LIBRARY, 40);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (BunkoFilter) filter = make_filter (self, "!Mine");
  BunkoSidebarEntry *entry;
  gint64 before;

  RUN_UNTIL (find_row (sidebar, "!Mine") != NULL && get_count (sidebar, "!Mine") >= 0);
  entry = find_entry (sidebar, "!Mine");
  before = get_count (sidebar, "!Mine");
  for (guint i = 0; i < items->len && one->len == 0; i++)
    {
      /* Not one that the filter finds by itself. */
      if (bunko_gallery_get_page_count (items->pdata[i]) <= 48)
        g_ptr_array_add (one, items->pdata[i]);
    }
  g_assert_true (_bunko_sidebar_can_drop (entry, one));
  _bunko_sidebar_drop (sidebar, entry, one);
  RUN_UNTIL (get_count (sidebar, "!Mine") == before + 1);
}

#define SIDEBAR_TEST(name, func)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/sidebar/" name, PlaceFixture, NULL, place_fixture_set_up, func,                  \
                place_fixture_tear_down);                                                          \
    g_test_add ("/sidebar-0.3/" name, PlaceFixture, "0.3", place_fixture_set_up, func,             \
                place_fixture_tear_down);                                                          \
  }                                                                                                \
  G_STMT_END

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  SIDEBAR_TEST ("rows", test_rows);
  SIDEBAR_TEST ("counts", test_counts);
  SIDEBAR_TEST ("open", test_open);
  SIDEBAR_TEST ("marked", test_marked);
  SIDEBAR_TEST ("filters", test_filters);
  SIDEBAR_TEST ("delete-filter", test_delete_filter);
  SIDEBAR_TEST ("drop", test_drop);
  g_test_add ("/sidebar/drop-on-filter", PlaceFixture, NULL, place_fixture_set_up,
              test_drop_on_filter, place_fixture_tear_down);

  return g_test_run ();
}
