/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions/bunko-gallery-similar.h"
#include "bunko-ui-test.h"
#include "library/bunko-gallery-details-private.h"
#include "pages/gallery/bunko-gallery-facts.h"
#include "pages/gallery/bunko-gallery-page.h"
#include "pages/gallery/bunko-gallery-pages.h"
#include "pages/gallery/bunko-gallery-related.h"
#include "pages/gallery/bunko-gallery-tags.h"
#include "pages/gallery/bunko-page-info-dialog.h"
#include "widgets/bunko-fact-row.h"
#include "widgets/bunko-page-cell.h"

#include "fake-library.h"
#include "library-fixture.h"

#define N_PAGES 5000

/* The parts of the page of a gallery on a server that answers what the test says. */
typedef struct
{
  ScriptServer *server;
  LibraryFixture library;
  BunkoContext *context;
  BunkoGallery *gallery;
  GtkWidget *window;
  GString *log;
  gboolean refuses;
} Fixture;

static char *
make_pages (JsonObject *args)
{
  GString *json = g_string_new ("[");
  gint64 offset = json_object_get_int_member_with_default (args, "offset", 0);
  gint64 limit = json_object_get_int_member (args, "limit");

  for (gint64 i = offset; i < MIN (offset + limit, N_PAGES); i++)
    g_string_append_printf (
        json,
        "%s{\"id\": %d, \"number\": %d, \"gallery_id\": 4, \"name\": \"%d.png\","
        " \"path\": \"/srv/books/4.cbz/%d.png\", \"in_archive\": true,"
        " \"hash_id\": 77}",
        i > offset ? ", " : "", (int) i + 1000, (int) i + 1, (int) i + 1, (int) i + 1);
  g_string_append (json, "]");

  return g_string_free_and_steal (json);
}

static void
answer_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Fixture *fixture = user_data;

  if (fixture->refuses)
    {
      reply->code = 413;
      reply->text = "You may not";
    }
  else if (g_str_equal (fname, "get_related_count"))
    reply->json = g_strdup_printf ("{\"id\": 4, \"count\": %d}", N_PAGES);
  else if (g_str_equal (fname, "get_related_items") &&
           json_object_get_int_member (args, "related_type") != BUNKO_ITEM_TYPE_PAGE)
    reply->json = g_strdup ("[]");
  else if (g_str_equal (fname, "get_related_items"))
    reply->json = make_pages (args);
  else if (g_str_equal (fname, "get_item"))
    reply->json = g_strdup ("{\"id\": 4, \"preferred_title\": {\"id\": 1, \"name\": \"Four\"}}");
  else if (g_str_equal (fname, "get_tags"))
    reply->json = g_strdup ("{\"Thing\": [{\"id\": 1, \"name\": \"lighthouse\"}]}");
  else if (g_str_equal (fname, "get_similar"))
    reply->json = g_strdup ("[{\"id\": 8, \"preferred_title\": {\"name\": \"Alike\"}},"
                            " {\"id\": 4, \"preferred_title\": {\"name\": \"Itself\"}}]");
  else
    script_reply_unknown (reply);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);

  fixture->log = g_string_new (NULL);
  fixture->server = script_server_new (answer_cb, fixture);
  library_fixture_connect (&fixture->library, script_server_get_port (fixture->server));
  fixture->context = bunko_context_new (fixture->library.library, loader, NULL);
  fixture->gallery = bunko_gallery_new (4);
}

static void
show (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), widget);
  fixture->window = bunko_ui_test_show (overlay, 800, 600);
  bunko_ui_test_record_actions (fixture->window, fixture->log);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bunko_ui_test_destroy (fixture->window);
  RUN_UNTIL (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  RUN_UNTIL (G_OBJECT (fixture->gallery)->ref_count == 1);
  g_assert_finalize_object (fixture->gallery);
  library_fixture_clear (&fixture->library);
  script_server_free (fixture->server);
  g_string_free (fixture->log, TRUE);
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

static GtkWidget *
show_pages (Fixture *fixture)
{
  GtkWidget *pages = g_object_new (BUNKO_TYPE_GALLERY_PAGES, NULL);

  bunko_gallery_pages_set_gallery (BUNKO_GALLERY_PAGES (pages), fixture->context, fixture->gallery);
  show (fixture, pages);
  RUN_UNTIL (fixture->refuses || count_cells (pages) > 0);

  return pages;
}

/* Thousands of pages have cells for what is seen only, and one goes to any of them. */
static void
test_many_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pages = show_pages (fixture);
  GtkWidget *grid = bunko_ui_test_get_child (pages, BUNKO_TYPE_GALLERY_PAGES, "grid");

  RUN_UNTIL (bunko_gallery_pages_get_first_page (BUNKO_GALLERY_PAGES (pages)) != NULL);
  g_assert_cmpint (bunko_gallery_get_page_count (fixture->gallery), ==, N_PAGES);
  g_assert_cmpuint (count_cells (pages), <, 80);
  g_assert_cmpuint (script_server_get_n_calls (fixture->server, "get_related_count"), ==, 1);
  g_assert_cmpuint (script_server_get_n_calls (fixture->server, "get_related_items"), <=, 3);

  bunko_gallery_pages_set_position (BUNKO_GALLERY_PAGES (pages), 4000);
  bunko_ui_test_settle ();
  g_assert_cmpint (
      ABS ((int) bunko_gallery_pages_get_position (BUNKO_GALLERY_PAGES (pages)) - 4000), <, 40);
  g_assert_cmpuint (count_cells (pages), <, 80);
  RUN_UNTIL (script_server_get_n_calls (fixture->server, "get_related_items") > 1);
  bunko_ui_test_settle ();
  g_signal_emit_by_name (grid, "activate", 4001);
  RUN_UNTIL (fixture->log->len > 0);
  g_assert_cmpstr (fixture->log->str, ==, "open 4 0;");
}

static void
press (GtkWidget *grid, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (grid);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && !handled)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
    }
  g_assert_true (handled);
  bunko_ui_test_settle ();
}

/* What the menu of a page offers, by the keyboard. */
static void
test_page_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pages = show_pages (fixture);
  GtkWidget *grid = bunko_ui_test_get_child (pages, BUNKO_TYPE_GALLERY_PAGES, "grid");
  AdwDialog *dialog;

  RUN_UNTIL (bunko_gallery_pages_get_first_page (BUNKO_GALLERY_PAGES (pages)) != NULL);
  gtk_widget_grab_focus (grid);
  gtk_grid_view_scroll_to (GTK_GRID_VIEW (grid), 2, GTK_LIST_SCROLL_FOCUS, NULL);
  bunko_ui_test_settle ();
  press (grid, GDK_KEY_Return, GDK_CONTROL_MASK);
  press (grid, GDK_KEY_Return, GDK_SHIFT_MASK);
  g_assert_cmpstr (fixture->log->str, ==, "open 4 1;open 4 3;");

  press (grid, GDK_KEY_F10, GDK_SHIFT_MASK);
  gtk_widget_activate_action (pages, "pages.read-in-tab", NULL);
  g_assert_true (g_str_has_suffix (fixture->log->str, "open 4 1;"));
  gtk_widget_activate_action (pages, "pages.info", NULL);
  bunko_ui_test_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (BUNKO_IS_PAGE_INFO_DIALOG (dialog));
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Page 3");
  g_assert_cmpstr (bunko_fact_row_get_value (BUNKO_FACT_ROW (
                       bunko_ui_test_find (GTK_WIDGET (dialog), BUNKO_TYPE_FACT_ROW, "Path"))),
                   ==, "/srv/books/4.cbz/3.png");
  RUN_UNTIL (bunko_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "lighthouse") != NULL);
  bunko_ui_test_screenshot (fixture->window, "page-info");
  adw_dialog_force_close (dialog);
  bunko_ui_test_settle ();
}

static void
test_pages_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pages;

  fixture->refuses = TRUE;
  pages = show_pages (fixture);
  RUN_UNTIL (bunko_ui_test_find (pages, GTK_TYPE_BUTTON, "_Try Again") != NULL);
  fixture->refuses = FALSE;
  bunko_ui_test_click (bunko_ui_test_find (pages, GTK_TYPE_BUTTON, "_Try Again"));
  RUN_UNTIL (count_cells (pages) > 0);
}

static guint
count_similar (BunkoCoverStrip *strip)
{
  GtkWidget *list = bunko_ui_test_get_child (strip, BUNKO_TYPE_COVER_STRIP, "list_view");
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

/* Stopped, refused, and found. */
static void
test_similar (Fixture *fixture, gconstpointer data)
{
  GtkWidget *similar = bunko_gallery_similar_new (fixture->context, fixture->gallery);
  BunkoCoverStrip *strip = bunko_gallery_similar_get_strip (BUNKO_GALLERY_SIMILAR (similar));

  script_server_hold (fixture->server, "get_similar");
  g_assert_cmpuint (script_server_get_n_calls (fixture->server, "get_similar"), ==, 0);
  show (fixture, similar);
  RUN_UNTIL (script_server_get_n_held (fixture->server) == 1);
  g_assert_nonnull (bunko_ui_test_find (similar, GTK_TYPE_PROGRESS_BAR, NULL));
  g_assert_nonnull (bunko_ui_test_find (similar, GTK_TYPE_BUTTON, "_Stop"));

  fixture->refuses = TRUE;
  script_server_release (fixture->server);
  RUN_UNTIL (bunko_ui_test_find (similar, GTK_TYPE_BUTTON, "_Try Again") != NULL);
  fixture->refuses = FALSE;
  bunko_ui_test_click (bunko_ui_test_find (similar, GTK_TYPE_BUTTON, "_Try Again"));
  /* The gallery is not like itself. */
  RUN_UNTIL (count_similar (strip) == 1);
}

/* Who goes away does not wait for the server. */
static void
test_similar_left (Fixture *fixture, gconstpointer data)
{
  GtkWidget *similar = bunko_gallery_similar_new (fixture->context, fixture->gallery);
  gpointer weak = similar;

  g_object_add_weak_pointer (G_OBJECT (similar), &weak);
  script_server_hold (fixture->server, "get_similar");
  show (fixture, similar);
  RUN_UNTIL (script_server_get_n_held (fixture->server) == 1);
  bunko_ui_test_destroy (fixture->window);
  g_assert_null (weak);
  script_server_release (fixture->server);
  fixture->window = bunko_ui_test_show (gtk_label_new ("Gone"), 100, 100);
}

static GtkWidget *
find_row (GtkWidget *facts, const char *title)
{
  return bunko_ui_test_find (facts, BUNKO_TYPE_FACT_ROW, title);
}

static const char *
get_icon_name (GtkWidget *row)
{
  GtkWidget *image = bunko_ui_test_find (row, GTK_TYPE_IMAGE, NULL);

  while (image != NULL && gtk_image_get_icon_name (GTK_IMAGE (image)) == NULL)
    image = gtk_widget_get_next_sibling (image);

  return image != NULL ? gtk_image_get_icon_name (GTK_IMAGE (image)) : NULL;
}

/* What is not known is not there, and only links of the web are opened. */
static void
test_facts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoItem) item = bunko_fake_item_new (
      BUNKO_ITEM_TYPE_GALLERY,
      "{\"id\": 12, \"times_read\": 2, \"pub_date\": 1700000000, \"info\": \"What <happens>\","
      " \"single_source\": false,"
      " \"urls\": [{\"id\": 1, \"name\": \"https://example.org/1\"},"
      "            {\"id\": 2, \"name\": \"file:///etc/passwd\"}]}");
  g_autoptr (BunkoGalleryDetails) details = bunko_gallery_details_new (BUNKO_GALLERY (item));
  g_autoptr (BunkoItem) page = bunko_fake_item_new (
      BUNKO_ITEM_TYPE_PAGE,
      "{\"id\": 1, \"number\": 1, \"path\": \"C:\\\\books\\\\a.cbz\\\\1.png\"}");
  GtkWidget *facts = g_object_new (BUNKO_TYPE_GALLERY_FACTS, NULL);

  bunko_gallery_facts_set_details (BUNKO_GALLERY_FACTS (facts), details);
  show (fixture, facts);
  g_assert_cmpstr (bunko_fact_row_get_value (BUNKO_FACT_ROW (find_row (facts, "Times Read"))), ==,
                   "2");
  g_assert_nonnull (find_row (facts, "Published"));
  g_assert_nonnull (find_row (facts, "Source"));
  g_assert_null (find_row (facts, "Language"));
  g_assert_null (find_row (facts, "Path"));
  g_assert_null (bunko_ui_test_find (facts, GTK_TYPE_LABEL, "Log"));
  g_assert_nonnull (bunko_ui_test_find (facts, GTK_TYPE_LABEL, "What <happens>"));
  g_assert_cmpstr (get_icon_name (find_row (facts, "Link 1")), ==, "adw-external-link-symbolic");
  g_assert_cmpstr (get_icon_name (find_row (facts, "Link 2")), ==, "edit-copy-symbolic");

  bunko_gallery_facts_set_first_page (BUNKO_GALLERY_FACTS (facts), BUNKO_PAGE (page));
  g_assert_cmpstr (bunko_fact_row_get_value (BUNKO_FACT_ROW (find_row (facts, "Path"))), ==,
                   "C:\\books\\a.cbz");
  _bunko_gallery_details_set_log (details, "2020-01-01 Added\n");
  g_assert_nonnull (bunko_ui_test_find (facts, GTK_TYPE_LABEL, "2020-01-01 Added"));
}

/* Its menu opens by the keyboard, and goes away with it. */
static void
test_fact_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoItem) item =
      bunko_fake_item_new (BUNKO_ITEM_TYPE_LANGUAGE, "{\"id\": 3, \"name\": \"English\"}");
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = bunko_fact_row_new ("Language");

  bunko_fact_row_set_item (BUNKO_FACT_ROW (row), item);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  show (fixture, list);
  gtk_widget_activate_action (row, "fact.menu", "(dd)", 5.0, 5.0);
  bunko_ui_test_settle ();
  g_assert_nonnull (bunko_ui_test_find (row, GTK_TYPE_POPOVER_MENU, NULL));
  gtk_widget_activate_action (row, "fact.open-in-tab", NULL);
  g_assert_cmpstr (fixture->log->str, ==, "open 3 1;");
  gtk_popover_popdown (GTK_POPOVER (bunko_ui_test_find (row, GTK_TYPE_POPOVER_MENU, NULL)));
  RUN_UNTIL (bunko_ui_test_find (row, GTK_TYPE_POPOVER_MENU, NULL) == NULL);
  gtk_widget_activate_action (row, "fact.menu", "(dd)", 5.0, 5.0);
  bunko_ui_test_settle ();
}

static void
test_tags_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoGalleryDetails) details = bunko_gallery_details_new (fixture->gallery);
  g_autoptr (GListStore) tags = g_list_store_new (BUNKO_TYPE_TAG_GROUP);
  GtkWidget *widget = g_object_new (BUNKO_TYPE_GALLERY_TAGS, NULL);

  show (fixture, widget);
  bunko_gallery_tags_set_details (BUNKO_GALLERY_TAGS (widget), details);
  g_assert_false (gtk_widget_get_visible (widget));
  _bunko_gallery_details_set_tags (details, NULL);
  g_assert_true (gtk_widget_get_visible (widget));
  g_assert_nonnull (bunko_ui_test_find (widget, GTK_TYPE_BUTTON, "_Try Again"));
  _bunko_gallery_details_set_tags (details, G_LIST_MODEL (tags));
  g_assert_false (gtk_widget_get_visible (widget));

  /* Once they are known, a failure leaves them. */
  _bunko_gallery_details_set_tags (details, NULL);
  g_assert_false (gtk_widget_get_visible (widget));
}

/* What a page asks for when it opens: each thing once, and nothing that is not on the screen.
 * Collections, filters, and one or two windows of the pages are items that belong to the gallery.
 */
static void
test_few_calls (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *fname;
    guint n_calls;
  } expected[] = {
    { "get_item", 1 },     { "get_tags", 1 },      { "get_last_read_page", 1 },
    { "get_item_log", 1 }, { "source_exists", 1 }, { "get_related_count", 1 },
    { "get_similar", 0 },  { "library_view", 0 },
  };
  g_autoptr (BunkoItem) item = bunko_fake_item_new (
      BUNKO_ITEM_TYPE_GALLERY, "{\"id\": 4, \"preferred_title\": {\"id\": 1, \"name\": \"Four\"}}");
  GtkWidget *page = GTK_WIDGET (bunko_gallery_page_new (fixture->context, BUNKO_GALLERY (item)));

  show (fixture, page);
  RUN_UNTIL (script_server_get_n_calls (fixture->server, "source_exists") == 1);
  RUN_UNTIL (count_cells (page) > 0);
  bunko_ui_test_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (script_server_get_n_calls (fixture->server, expected[i].fname), ==,
                      expected[i].n_calls);
  g_assert_cmpuint (script_server_get_n_calls (fixture->server, "get_related_items"), <=, 4);
}

#define add(path, test) g_test_add ("/gallery-parts/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("few-calls", test_few_calls);
  add ("many-pages", test_many_pages);
  add ("page-menu", test_page_menu);
  add ("pages-refused", test_pages_refused);
  add ("similar", test_similar);
  add ("similar-left", test_similar_left);
  add ("facts", test_facts);
  add ("fact-menu", test_fact_menu);
  add ("tags-refused", test_tags_refused);

  return g_test_run ();
}
