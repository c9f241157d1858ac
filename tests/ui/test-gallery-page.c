/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-ui-test.h"
#include "pages/gallery/bunko-gallery-page.h"
#include "widgets/bunko-page-cell.h"
#include "widgets/bunko-rating.h"
#include "widgets/bunko-tag-chip.h"

#include "fake-library.h"
#include "sample-source.h"
#include "stub-library.h"

typedef struct
{
  SampleSource *pages;
  BunkoLibrary *library;
  BunkoContext *context;
  BunkoItem *gallery;
  GtkWidget *page;
  GtkWidget *window;
  GString *actions;
} Fixture;

static const char gallery_json[] =
    "{\"id\": 12, \"rating\": 6, \"times_read\": 2, \"language_id\": 2, \"category_id\": 3,"
    " \"timestamp\": 1760000000, \"pub_date\": 1700000000, \"info\": \"What happens <here>\","
    " \"preferred_title\": {\"id\": 1, \"name\": \"The \\\"Quiet\\\" Cat\"},"
    " \"titles\": [{\"id\": 1, \"name\": \"The \\\"Quiet\\\" Cat\"},"
    "              {\"id\": 2, \"name\": \"Die stille Katze\"}],"
    " \"artists\": [{\"id\": 1, \"names\": [{\"id\": 1, \"name\": \"Ann\"}]}],"
    " \"urls\": [{\"id\": 1, \"name\": \"https://example.org/1\"},"
    "            {\"id\": 2, \"name\": \"file:///etc/passwd\"}],"
    " \"metatags\": {\"favorite\": true}}";

static GListModel *
make_tags (void)
{
  GListStore *groups = g_list_store_new (BUNKO_TYPE_TAG_GROUP);
  g_autoptr (BunkoTagGroup) named = bunko_tag_group_new ("setting");
  g_autoptr (BunkoTagGroup) plain = bunko_tag_group_new (NULL);
  g_autoptr (BunkoTag) sea = bunko_tag_new (1, "setting", "sea side");
  g_autoptr (BunkoTag) tea = bunko_tag_new (2, NULL, "tea");

  bunko_tag_group_add (named, sea);
  bunko_tag_group_add (plain, tea);
  g_list_store_append (groups, named);
  g_list_store_append (groups, plain);

  return G_LIST_MODEL (groups);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);
  g_autoptr (GListModel) tags = make_tags ();
  g_autoptr (BunkoItem) language = sample_source_make_item (BUNKO_ITEM_TYPE_LANGUAGE, 2);
  g_autoptr (BunkoItem) category = sample_source_make_item (BUNKO_ITEM_TYPE_CATEGORY, 3);

  fixture->actions = g_string_new (NULL);
  fixture->pages = sample_source_new (BUNKO_ITEM_TYPE_PAGE, 500);
  fixture->gallery = bunko_fake_item_new (BUNKO_ITEM_TYPE_GALLERY, gallery_json);
  fixture->library = stub_library_new ();
  stub_library_set_pages (fixture->library, BUNKO_LIST_SOURCE (fixture->pages));
  stub_library_set_tags (fixture->library, tags);
  stub_library_add_item (fixture->library, fixture->gallery);
  stub_library_add_item (fixture->library, language);
  stub_library_add_item (fixture->library, category);
  fixture->context = bunko_context_new (fixture->library, loader, NULL);
}

static void
show (Fixture *fixture, BunkoItem *gallery, int width)
{
  fixture->page = GTK_WIDGET (bunko_gallery_page_new (fixture->context, BUNKO_GALLERY (gallery)));
  fixture->window = bunko_ui_test_show (fixture->page, width, 700);
  bunko_ui_test_record_actions (fixture->window, fixture->actions);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  bunko_ui_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bunko_ui_test_destroy (fixture->window);
  bunko_ui_test_settle ();
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->context);
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->gallery);
  g_assert_finalize_object (fixture->pages);
  g_string_free (fixture->actions, TRUE);
}

static GtkWidget *
get_child (Fixture *fixture, const char *name)
{
  return bunko_ui_test_get_child (fixture->page, BUNKO_TYPE_GALLERY_PAGE, name);
}

static const char *
get_subtitle (Fixture *fixture, const char *row)
{
  GtkWidget *widget = get_child (fixture, row);

  if (!gtk_widget_get_visible (widget))
    return NULL;

  return adw_action_row_get_subtitle (ADW_ACTION_ROW (widget));
}

static const char *
get_text (Fixture *fixture, const char *label)
{
  GtkWidget *widget = get_child (fixture, label);

  return gtk_widget_get_visible (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
}

static guint
count_cells (GtkWidget *root)
{
  guint n = BUNKO_IS_PAGE_CELL (root) && gtk_widget_get_mapped (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cells (child);

  return n;
}

static void
test_details (Fixture *fixture, gconstpointer data)
{
  show (fixture, fixture->gallery, 1100);

  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (fixture->page)), ==,
                   "The \"Quiet\" Cat");
  g_assert_cmpstr (get_text (fixture, "title_label"), ==, "The \"Quiet\" Cat");
  g_assert_cmpstr (get_text (fixture, "titles_label"), ==, "Die stille Katze");
  g_assert_cmpstr (get_text (fixture, "artists_label"), ==, "Ann");
  g_assert_cmpstr (get_text (fixture, "info_label"), ==, "What happens <here>");
  RUN_UNTIL (g_strcmp0 (get_subtitle (fixture, "language_row"), "English") == 0);
  RUN_UNTIL (g_strcmp0 (get_subtitle (fixture, "category_row"), "Manga") == 0);
  g_assert_cmpstr (get_subtitle (fixture, "published_row"), !=, NULL);
  g_assert_cmpstr (get_subtitle (fixture, "last_read_row"), ==, "2 times");
  g_assert_cmpstr (get_subtitle (fixture, "pages_row"), ==, NULL);
  bunko_ui_test_screenshot (fixture->window, "gallery");
}

/* What a server's text says is only opened if it is for a browser. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, fixture->gallery, 1100);
  row = bunko_ui_test_find (fixture->page, ADW_TYPE_ACTION_ROW, "https://example.org/1");
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  row = bunko_ui_test_find (fixture->page, ADW_TYPE_ACTION_ROW, "file:///etc/passwd");
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
}

static void
test_tags (Fixture *fixture, gconstpointer data)
{
  show (fixture, fixture->gallery, 1100);
  RUN_UNTIL (bunko_ui_test_find (fixture->page, BUNKO_TYPE_TAG_CHIP, "Search for “tea”") != NULL ||
             bunko_ui_test_find (fixture->page, BUNKO_TYPE_TAG_CHIP, "tea") != NULL);
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Setting"));
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Tags"));

  bunko_ui_test_click (bunko_ui_test_find (fixture->page, BUNKO_TYPE_TAG_CHIP, "Ann"));
  g_assert_cmpstr (fixture->actions->str, ==, "search 'artist:\"Ann\"';");
  g_string_truncate (fixture->actions, 0);
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, BUNKO_TYPE_TAG_CHIP, "sea side"));
  g_assert_nonnull (strstr (fixture->actions->str, "setting"));
  g_assert_nonnull (strstr (fixture->actions->str, "sea side"));
}

static void
test_tags_fail (Fixture *fixture, gconstpointer data)
{
  stub_library_set_broken (fixture->library, TRUE);
  show (fixture, fixture->gallery, 1100);
  RUN_UNTIL (gtk_widget_get_visible (get_child (fixture, "tags_error")));

  /* All that is known is there nevertheless. */
  g_assert_cmpstr (get_text (fixture, "title_label"), ==, "The \"Quiet\" Cat");
  stub_library_set_broken (fixture->library, FALSE);
  bunko_ui_test_click (
      bunko_ui_test_find (get_child (fixture, "tags_error"), GTK_TYPE_BUTTON, "_Try Again"));
  RUN_UNTIL (bunko_ui_test_find (fixture->page, BUNKO_TYPE_TAG_CHIP, "tea") != NULL);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "tags_error")));
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  show (fixture, fixture->gallery, 1100);
  button = get_child (fixture, "read_button");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Read");
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "from_start_button")));
  bunko_ui_test_click (button);
  g_assert_cmpstr (fixture->actions->str, ==, "read (12, 0);");
}

static void
test_continue (Fixture *fixture, gconstpointer data)
{
  stub_library_set_progress (fixture->library,
                             &(BunkoReadProgress) { .page_number = 9, .percent = 37 });
  show (fixture, fixture->gallery, 1100);
  RUN_UNTIL (gtk_widget_get_visible (get_child (fixture, "from_start_button")));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_child (fixture, "read_button"))), ==,
                   "_Continue");
  g_assert_cmpstr (get_text (fixture, "progress_label"), ==, "Page 9");
  bunko_ui_test_click (get_child (fixture, "from_start_button"));
  g_assert_cmpstr (fixture->actions->str, ==, "read (12, 1);");

  stub_library_set_progress (
      fixture->library, &(BunkoReadProgress) { .page_number = 24, .percent = 100, .end = TRUE });
  gtk_widget_activate_action (fixture->page, "gallery.refresh", NULL);
  RUN_UNTIL (g_str_equal (gtk_button_get_label (GTK_BUTTON (get_child (fixture, "read_button"))),
                          "_Read Again"));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "progress_bar")));
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *favorite;

  show (fixture, fixture->gallery, 1100);
  favorite = bunko_ui_test_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Favorite");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (favorite)));
  bunko_ui_test_click (favorite);
  g_assert_cmpstr (stub_library_get_edit (fixture->library), ==, "favorite=0 of 12");
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Read Later"));
  g_assert_cmpstr (stub_library_get_edit (fixture->library), ==, "read-later=1 of 12");

  g_signal_emit_by_name (get_child (fixture, "rating"), "rated", 9.0);
  g_assert_cmpstr (stub_library_get_edit (fixture->library), ==, "rating=9 of 12");

  /* A refusal is told, and the stars show again what the server has. */
  stub_library_set_broken (fixture->library, TRUE);
  bunko_rating_set_value (BUNKO_RATING (get_child (fixture, "rating")), 2);
  g_signal_emit_by_name (get_child (fixture, "rating"), "rated", 2.0);
  RUN_UNTIL (bunko_rating_get_value (BUNKO_RATING (get_child (fixture, "rating"))) == 6);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid;

  show (fixture, fixture->gallery, 1100);
  RUN_UNTIL (count_cells (fixture->page) > 0);
  g_assert_cmpuint (count_cells (fixture->page), <=, 40);
  grid = get_child (fixture, "pages_grid");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_ROLE_GRID);
  g_signal_emit_by_name (grid, "activate", 4);
  g_assert_cmpstr (fixture->actions->str, ==, "read (12, 5);");
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  AdwMultiLayoutView *layouts;

  show (fixture, fixture->gallery, 380);
  layouts = ADW_MULTI_LAYOUT_VIEW (get_child (fixture, "layouts"));
  g_assert_cmpstr (adw_multi_layout_view_get_layout_name (layouts), ==, "narrow");
  g_assert_cmpint (gtk_widget_get_width (fixture->page), <=, 380);
  g_assert_true (gtk_widget_get_mapped (get_child (fixture, "read_button")));
  g_assert_cmpuint (count_cells (fixture->page), ==, 0);
  bunko_ui_test_screenshot (fixture->window, "gallery-narrow");
}

/* As when it is opened by address: only the number is known. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoItem) unknown = BUNKO_ITEM (bunko_gallery_new (99));

  show (fixture, unknown, 1100);
  RUN_UNTIL (bunko_ui_test_find (get_child (fixture, "status"), GTK_TYPE_BUTTON, "_Try Again") !=
             NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (get_child (fixture, "stack"))), ==,
                   "status");
  bunko_ui_test_screenshot (fixture->window, "gallery-unknown");
}

#define add(path, test) g_test_add ("/gallery-page/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("details", test_details);
  add ("links", test_links);
  add ("tags", test_tags);
  add ("tags-fail", test_tags_fail);
  add ("read", test_read);
  add ("continue", test_continue);
  add ("marks", test_marks);
  add ("pages", test_pages);
  add ("narrow", test_narrow);
  add ("unknown", test_unknown);

  return g_test_run ();
}
