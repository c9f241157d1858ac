/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions/bunko-edit-message.h"
#include "bunko-ui-test.h"
#include "library/bunko-gallery-details.h"
#include "pages/gallery/bunko-gallery-hero.h"
#include "pages/gallery/bunko-gallery-page.h"
#include "pages/gallery/bunko-gallery-pages.h"
#include "pages/gallery/bunko-gallery-related.h"
#include "settings/bunko-reader-store.h"
#include "widgets/bunko-cover-strip.h"
#include "widgets/bunko-fact-row.h"
#include "widgets/bunko-item-chip.h"
#include "widgets/bunko-location-page.h"
#include "widgets/bunko-page-cell.h"
#include "widgets/bunko-rating.h"
#include "widgets/bunko-tag-chip.h"

#include "sample-fixture.h"

/* The page of a gallery on a real connection to the sample server, as version 0.3.0 if the test's
 * data is not NULL, else as 0.13.3. */
typedef struct
{
  SampleFixture sample;
  BunkoImageLoader *loader;
  BunkoContext *context;
  BunkoGallery *gallery; /* in the middle of a series */
  GtkWidget *page;
  GtkWidget *window;
  GString *log;
} Fixture;

static BunkoGalleryDetails *
load_details (Fixture *fixture, BunkoGallery *gallery)
{
  BunkoGalleryDetails *details = bunko_gallery_details_new (gallery);
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_load_details_async (fixture->sample.library.library, details, NULL, keep_result_cb,
                                    &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_library_load_details_finish (fixture->sample.library.library, result, NULL));

  return details;
}

/* One with others before and after it in its series, and with an artist. */
static BunkoGallery *
find_gallery (Fixture *fixture)
{
  g_autoptr (GPtrArray) items =
      sample_fixture_get_galleries (&fixture->sample, BUNKO_VIEW_TYPE_LIBRARY, 60);

  for (guint i = 0; i < items->len; i++)
    {
      BunkoGallery *gallery = items->pdata[i];
      g_autoptr (BunkoGalleryDetails) details = load_details (fixture, gallery);
      BunkoGalleryPlace *place = bunko_gallery_details_get_place (details);

      if (bunko_gallery_place_get_previous (place) != NULL &&
          bunko_gallery_place_get_next (place) != NULL &&
          g_list_model_get_n_items (bunko_gallery_get_artists (gallery)) > 0)
        return g_object_ref (gallery);
    }
  g_assert_not_reached ();
}

static void
set_up (Fixture *fixture, gconstpointer legacy)
{
  fixture->log = g_string_new (NULL);
  sample_fixture_set_up (&fixture->sample, legacy);
  fixture->loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (fixture->sample.library.library),
                              bunko_library_get_server_key (fixture->sample.library.library), NULL);
  fixture->context = bunko_context_new (fixture->sample.library.library, fixture->loader, NULL);
  fixture->gallery = find_gallery (fixture);
}

static void
show (Fixture *fixture, BunkoGallery *gallery, int width)
{
  fixture->page = GTK_WIDGET (bunko_gallery_page_new (fixture->context, gallery));
  fixture->window = bunko_ui_test_show (fixture->page, width, 700);
  bunko_ui_test_record_actions (fixture->window, fixture->log);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer legacy)
{
  bunko_ui_test_destroy (fixture->window);
  RUN_UNTIL (fixture->page == NULL);
  RUN_UNTIL (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  RUN_UNTIL (G_OBJECT (fixture->loader)->ref_count == 1);
  g_assert_finalize_object (fixture->loader);
  g_object_unref (fixture->gallery);
  sample_fixture_tear_down (&fixture->sample, legacy);
  g_string_free (fixture->log, TRUE);
}

static GtkWidget *
get_child (Fixture *fixture, const char *name)
{
  return bunko_ui_test_get_child (fixture->page, BUNKO_TYPE_GALLERY_PAGE, name);
}

static GtkWidget *
get_hero_child (Fixture *fixture, const char *name)
{
  return bunko_ui_test_get_child (get_child (fixture, "hero"), BUNKO_TYPE_GALLERY_HERO, name);
}

/* The value of a row that is there; NULL if it is not. */
static const char *
get_fact (Fixture *fixture, const char *title)
{
  GtkWidget *row = bunko_ui_test_find (get_child (fixture, "facts"), BUNKO_TYPE_FACT_ROW, title);

  return row != NULL ? bunko_fact_row_get_value (BUNKO_FACT_ROW (row)) : NULL;
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

/* That this, and nothing else, was opened since the last time. */
static void
assert_opened (Fixture *fixture, gint64 id, guint where)
{
  g_autofree char *expected = g_strdup_printf ("open %" G_GINT64_FORMAT " %u;", id, where);

  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

static BunkoItem *
get_first (GListModel *items)
{
  g_autoptr (BunkoItem) item = g_list_model_get_item (items, 0);

  return item;
}

/* What is known is there at once; the rest comes. */
static void
test_details (Fixture *fixture, gconstpointer legacy)
{
  BunkoItem *item = BUNKO_ITEM (fixture->gallery);
  BunkoItem *artist = get_first (bunko_gallery_get_artists (fixture->gallery));
  g_autofree char *tooltip = g_strdup_printf ("Show “%s”", bunko_item_get_display_name (artist));

  fixture->page = GTK_WIDGET (bunko_gallery_page_new (fixture->context, fixture->gallery));
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_hero_child (fixture, "title_label"))), ==,
                   bunko_item_get_display_name (item));
  g_assert_nonnull (get_fact (fixture, "Added"));
  fixture->window = bunko_ui_test_show (fixture->page, 1200, 800);
  bunko_ui_test_record_actions (fixture->window, fixture->log);

  RUN_UNTIL (get_fact (fixture, "Language") != NULL && get_fact (fixture, "Category") != NULL);
  RUN_UNTIL (get_fact (fixture, "Path") != NULL);
  g_assert_nonnull (get_fact (fixture, "Pages"));
  g_assert_nonnull (get_fact (fixture, "Number in Series"));
  g_assert_null (bunko_ui_test_find (fixture->page, ADW_TYPE_ACTION_ROW, "Files Are Missing"));

  bunko_ui_test_click (bunko_ui_test_find (fixture->page, BUNKO_TYPE_FACT_ROW, "Language"));
  assert_opened (fixture, bunko_gallery_get_language_id (fixture->gallery), 0);
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, BUNKO_TYPE_ITEM_CHIP, tooltip));
  assert_opened (fixture, bunko_item_get_id (artist), 0);
  bunko_ui_test_screenshot (fixture->window, "gallery");
}

static void
clipboard_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

/* A value is copied; the rows are one stop of the keyboard. */
static void
test_fact_row (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *row;
  g_autofree char *text = NULL;

  show (fixture, fixture->gallery, 1200);
  RUN_UNTIL (get_fact (fixture, "Path") != NULL);
  row = bunko_ui_test_find (fixture->page, BUNKO_TYPE_FACT_ROW, "Path");
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == row);
  g_assert_false (gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
  gtk_widget_activate_action (row, "fact.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (row), NULL, clipboard_cb, &text);
  RUN_UNTIL (text != NULL);
  g_assert_cmpstr (text, ==, get_fact (fixture, "Path"));
}

static void
test_tags (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoGalleryDetails) details = load_details (fixture, fixture->gallery);
  g_autoptr (BunkoTagGroup) group =
      g_list_model_get_item (bunko_gallery_details_get_tags (details), 0);
  g_autoptr (BunkoTag) tag = g_list_model_get_item (bunko_tag_group_get_tags (group), 0);
  g_autofree char *expected = NULL;
  g_autofree char *query = bunko_tag_to_query (tag);
  g_autoptr (GVariant) printed = g_variant_ref_sink (g_variant_new_string (query));
  g_autofree char *text = g_variant_print (printed, FALSE);

  show (fixture, fixture->gallery, 1200);
  RUN_UNTIL (bunko_ui_test_find (fixture->page, BUNKO_TYPE_TAG_CHIP, bunko_tag_get_name (tag)) !=
             NULL);
  bunko_ui_test_click (
      bunko_ui_test_find (fixture->page, BUNKO_TYPE_TAG_CHIP, bunko_tag_get_name (tag)));
  expected = g_strdup_printf ("search %s;", text);
  g_assert_cmpstr (fixture->log->str, ==, expected);
}

static void
test_series (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoGalleryDetails) details = load_details (fixture, fixture->gallery);
  BunkoGalleryPlace *place = bunko_gallery_details_get_place (details);
  BunkoGallery *next = bunko_gallery_place_get_next (place);
  g_autofree char *position =
      g_strdup_printf ("%u of %u", bunko_gallery_place_get_position (place),
                       g_list_model_get_n_items (bunko_gallery_place_get_series_galleries (place)));

  show (fixture, fixture->gallery, 1200);
  RUN_UNTIL (gtk_widget_get_visible (get_hero_child (fixture, "series_box")));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_hero_child (fixture, "position_label"))), ==,
                   position);
  bunko_ui_test_click (get_hero_child (fixture, "next_button"));
  assert_opened (fixture, bunko_item_get_id (BUNKO_ITEM (next)), 0);
}

static void
report_read (Fixture *fixture, guint number)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_get_pages (fixture->sample.library.library, fixture->gallery);
  g_autoptr (GPtrArray) pages = fetch_source (source, 0, number, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_cmpuint (pages->len, ==, number);
  bunko_library_report_page_read_async (fixture->sample.library.library, pages->pdata[number - 1],
                                        NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
}

static void
test_read (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoReaderStore) store = NULL;
  GtkButton *button;

  show (fixture, fixture->gallery, 1200);
  RUN_UNTIL (bunko_gallery_get_page_count (fixture->gallery) > 4);
  button = GTK_BUTTON (get_hero_child (fixture, "read_button"));
  bunko_ui_test_click (GTK_WIDGET (button));
  assert_opened (fixture, bunko_item_get_id (BUNKO_ITEM (fixture->gallery)), 0);

  /* Servers of version 0.3 do not keep how far one has read: it is kept here. */
  if (legacy != NULL)
    {
      store =
          bunko_reader_store_get (bunko_library_get_server_key (fixture->sample.library.library));
      bunko_reader_store_set (store, BUNKO_READER_SCOPE_GALLERY,
                              bunko_item_get_id (BUNKO_ITEM (fixture->gallery)),
                              BUNKO_READER_STORE_LAST_PAGE, g_variant_new_uint32 (3));
    }
  else
    report_read (fixture, 3);
  RUN_UNTIL (g_str_equal (gtk_button_get_label (button), "_Continue"));
  g_assert_true (gtk_widget_get_visible (get_hero_child (fixture, "from_start_button")));
  g_assert_true (g_str_has_prefix (
      gtk_label_get_text (GTK_LABEL (get_hero_child (fixture, "progress_label"))), "Page 3 of "));
  g_assert_true (gtk_widget_get_visible (get_hero_child (fixture, "progress_bar")));
}

/* Marks and rating go to the server, and can be undone. */
static void
test_marks (Fixture *fixture, gconstpointer legacy)
{
  BunkoItem *item = BUNKO_ITEM (fixture->gallery);
  gboolean was_favorite = bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE);
  double rating = bunko_gallery_get_rating (fixture->gallery);
  double other = rating == 9 ? 4 : 9;
  GtkWidget *favorite;

  show (fixture, fixture->gallery, 1200);
  favorite = bunko_ui_test_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Favorite");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (favorite)) == was_favorite);
  bunko_ui_test_click (favorite);
  RUN_UNTIL (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE) != was_favorite);
  RUN_UNTIL (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Undo") != NULL);
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Undo"));
  RUN_UNTIL (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE) == was_favorite);

  g_signal_emit_by_name (get_hero_child (fixture, "rating"), "rated", other);
  RUN_UNTIL (bunko_gallery_get_rating (fixture->gallery) == other);
  RUN_UNTIL (bunko_rating_get_value (BUNKO_RATING (get_hero_child (fixture, "rating"))) == other);
  /* The server has it, too. */
  RUN_UNTIL (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Undo") != NULL);
  sample_fixture_refresh (&fixture->sample, item);
  g_assert_cmpfloat (bunko_gallery_get_rating (fixture->gallery), ==, other);
}

static void
wait_for_toast (Fixture *fixture, BunkoEditVerb verb)
{
  g_autofree char *text = bunko_edit_message_describe_done (verb, NULL, 1);

  RUN_UNTIL (bunko_ui_test_find (fixture->page, GTK_TYPE_LABEL, text) != NULL);
}

static void
test_banner (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items =
      sample_fixture_get_galleries (&fixture->sample, BUNKO_VIEW_TYPE_INBOX, 1);
  BunkoItem *item = items->pdata[0];
  AdwBanner *banner;

  show (fixture, BUNKO_GALLERY (item), 1200);
  banner = ADW_BANNER (get_child (fixture, "place_banner"));
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Send to Library");
  gtk_widget_activate_action (GTK_WIDGET (banner),
                              gtk_actionable_get_action_name (GTK_ACTIONABLE (banner)), NULL);
  RUN_UNTIL (!bunko_item_has_metatag (item, BUNKO_METATAG_INBOX));
  g_assert_false (adw_banner_get_revealed (banner));
  /* The toast about what ended last stays, and edits may end in any order. */
  wait_for_toast (fixture, BUNKO_EDIT_LIBRARY);
  gtk_widget_activate_action (fixture->page, "item.trash", NULL);
  RUN_UNTIL (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Restore");
  wait_for_toast (fixture, BUNKO_EDIT_TRASH);
}

/* What the page does by itself is not in its menu. */
static void
test_menu (Fixture *fixture, gconstpointer legacy)
{
  GtkMenuButton *button;
  GMenuModel *menu;
  g_autoptr (GString) actions = g_string_new (NULL);

  show (fixture, fixture->gallery, 1200);
  button = GTK_MENU_BUTTON (get_child (fixture, "menu_button"));
  gtk_menu_button_popup (button);
  menu = gtk_menu_button_get_menu_model (button);
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *action = NULL;

          if (g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_ACTION, "s", &action))
            g_string_append_printf (actions, "%s;", action);
        }
    }
  gtk_menu_button_popdown (button);
  g_assert_nonnull (strstr (actions->str, "item.favorite;"));
  g_assert_nonnull (strstr (actions->str, "item.trash;"));
  g_assert_nonnull (strstr (actions->str, "gallery.refresh;"));
  g_assert_null (strstr (actions->str, "item.open;"));
}

static void
test_pages (Fixture *fixture, gconstpointer legacy)
{
  GtkWidget *pages, *grid;

  show (fixture, fixture->gallery, 1200);
  RUN_UNTIL (count_cells (fixture->page) > 0);
  pages = get_child (fixture, "pages");
  grid = bunko_ui_test_get_child (pages, BUNKO_TYPE_GALLERY_PAGES, "grid");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_ROLE_GRID);
  RUN_UNTIL (bunko_gallery_pages_get_first_page (BUNKO_GALLERY_PAGES (pages)) != NULL);
  g_signal_emit_by_name (grid, "activate", 0);
  assert_opened (fixture, bunko_item_get_id (BUNKO_ITEM (fixture->gallery)), 0);
}

/* What belongs to the gallery is there when it is looked at, and not before. */
static void
test_related (Fixture *fixture, gconstpointer legacy)
{
  BunkoItem *artist = get_first (bunko_gallery_get_artists (fixture->gallery));
  g_autofree char *title = g_strdup_printf ("More from %s", bunko_item_get_display_name (artist));
  GtkWidget *related, *strip;

  show (fixture, fixture->gallery, 1200);
  related = get_child (fixture, "related");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (get_child (fixture, "wide_stack")),
                                         "related");
  RUN_UNTIL (bunko_ui_test_find (related, GTK_TYPE_LABEL, title) != NULL);
  strip = gtk_widget_get_ancestor (bunko_ui_test_find (related, GTK_TYPE_LABEL, title),
                                   BUNKO_TYPE_COVER_STRIP);
  RUN_UNTIL (!gtk_widget_get_visible (strip) ||
             bunko_cover_strip_get_total (BUNKO_COVER_STRIP (strip)) > 0);
  for (guint i = 0;
       i < g_list_model_get_n_items (bunko_cover_strip_get_items (BUNKO_COVER_STRIP (strip))); i++)
    {
      g_autoptr (BunkoItem) item =
          g_list_model_get_item (bunko_cover_strip_get_items (BUNKO_COVER_STRIP (strip)), i);

      g_assert_true (item != BUNKO_ITEM (fixture->gallery));
    }
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "gallery-related");
}

static BunkoCoverStrip *
find_similar (Fixture *fixture)
{
  GtkWidget *label =
      bunko_ui_test_find (get_child (fixture, "related"), GTK_TYPE_LABEL, "More Like This");

  return BUNKO_COVER_STRIP (gtk_widget_get_ancestor (label, BUNKO_TYPE_COVER_STRIP));
}

static void
opened_cb (BunkoItem **opened, BunkoItem *item, guint where)
{
  g_set_object (opened, item);
}

/* The server is asked only when it comes into sight. */
static void
test_similar (Fixture *fixture, gconstpointer legacy)
{
  GtkAdjustment *adjustment;
  BunkoCoverStrip *strip;
  GtkWidget *list;

  show (fixture, fixture->gallery, 1200);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (get_child (fixture, "wide_stack")),
                                         "related");
  bunko_ui_test_settle ();
  strip = find_similar (fixture);
  list = bunko_ui_test_get_child (strip, BUNKO_TYPE_COVER_STRIP, "list_view");
  adjustment =
      bunko_gallery_related_get_adjustment (BUNKO_GALLERY_RELATED (get_child (fixture, "related")));
  for (guint i = 0; i < 400 && !bunko_cover_strip_get_was_needed (strip); i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      run_for (10);
    }
  g_assert_true (bunko_cover_strip_get_was_needed (strip));
  RUN_UNTIL (
      gtk_list_view_get_model (GTK_LIST_VIEW (list)) != NULL &&
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) > 0);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (fixture->window, "gallery-similar");

  {
    g_autoptr (BunkoItem) opened = NULL;

    g_signal_connect_swapped (strip, "item-activated", G_CALLBACK (opened_cb), &opened);
    g_signal_emit_by_name (list, "activate", 0);
    g_assert_true (BUNKO_IS_GALLERY (opened));
    g_assert_true (opened != BUNKO_ITEM (fixture->gallery));
    assert_opened (fixture, bunko_item_get_id (opened), 0);
  }
}

/* The server has lost a page of some galleries. */
static void
test_missing (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) gallery =
      get_item (&fixture->sample.library, BUNKO_ITEM_TYPE_GALLERY, 26, &error);

  g_assert_no_error (error);
  show (fixture, BUNKO_GALLERY (gallery), 1200);
  RUN_UNTIL (bunko_ui_test_find (fixture->page, ADW_TYPE_ACTION_ROW, "Files Are Missing") != NULL);

  /* Which ones, tells the report. */
  gtk_widget_activate (
      bunko_ui_test_find (fixture->page, ADW_TYPE_ACTION_ROW, "Files Are Missing"));
  RUN_UNTIL (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) != NULL);
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  bunko_ui_test_settle ();
}

static void
test_narrow (Fixture *fixture, gconstpointer legacy)
{
  AdwMultiLayoutView *layouts;

  show (fixture, fixture->gallery, 360);
  layouts = ADW_MULTI_LAYOUT_VIEW (get_child (fixture, "layouts"));
  g_assert_cmpstr (adw_multi_layout_view_get_layout_name (layouts), ==, "narrow");
  g_assert_cmpint (gtk_widget_get_width (fixture->page), <=, 360);
  g_assert_true (gtk_widget_get_mapped (get_hero_child (fixture, "read_button")));
  g_assert_cmpuint (count_cells (fixture->page), ==, 0);
  bunko_ui_test_screenshot (fixture->window, "gallery-narrow");

  /* What is chosen in one layout is there in the other one. */
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (get_child (fixture, "narrow_stack")),
                                         "related");
  bunko_ui_test_settle ();
  g_assert_cmpstr (
      adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (get_child (fixture, "wide_stack"))),
      ==, "related");
  g_assert_cmpint (gtk_widget_get_width (fixture->page), <=, 360);
  bunko_ui_test_screenshot (fixture->window, "gallery-related-narrow");
}

/* As when it is opened by address, and then does not exist. */
static void
test_unknown (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoGallery) unknown = bunko_gallery_new (987654);

  show (fixture, unknown, 1200);
  RUN_UNTIL (bunko_ui_test_find (get_child (fixture, "status"), GTK_TYPE_BUTTON, "_Try Again") !=
             NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (get_child (fixture, "stack"))), ==,
                   "status");
}

static void
destroy_page (Fixture *fixture)
{
  bunko_ui_test_destroy (fixture->window);
  RUN_UNTIL (fixture->page == NULL);
}

/* What a page remembers, another one takes up. */
static void
test_state (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoLocation) location = NULL;
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) garbage =
      g_variant_ref_sink (g_variant_new_parsed ("{'view': <5>, 'details': <'x'>}"));
  GtkAdjustment *adjustment;
  double value;

  show (fixture, fixture->gallery, 1200);
  location = bunko_location_page_get_location (BUNKO_LOCATION_PAGE (fixture->page));
  g_assert_cmpint (bunko_location_get_id (location), ==,
                   bunko_item_get_id (BUNKO_ITEM (fixture->gallery)));
  RUN_UNTIL (get_fact (fixture, "Path") != NULL);
  bunko_ui_test_settle ();
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (get_child (fixture, "wide_stack")),
                                         "related");
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (get_child (fixture, "details_scroller")));
  gtk_adjustment_set_value (adjustment, 250);
  value = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (value, >, 0);
  state = bunko_location_page_save_state (BUNKO_LOCATION_PAGE (fixture->page));
  destroy_page (fixture);

  show (fixture, fixture->gallery, 1200);
  bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (fixture->page), garbage);
  bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (fixture->page), state);
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (get_child (fixture, "details_scroller")));
  RUN_UNTIL (gtk_adjustment_get_value (adjustment) == value);
  g_assert_cmpstr (
      adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (get_child (fixture, "wide_stack"))),
      ==, "related");
}

#define add(path, test)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/gallery-page/" path, Fixture, NULL, set_up, test, tear_down);                    \
    g_test_add ("/gallery-page-0.3/" path, Fixture, "0.3", set_up, test, tear_down);               \
  }                                                                                                \
  G_STMT_END

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  add ("details", test_details);
  add ("fact-row", test_fact_row);
  add ("tags", test_tags);
  add ("series", test_series);
  add ("read", test_read);
  add ("marks", test_marks);
  add ("banner", test_banner);
  add ("menu", test_menu);
  add ("pages", test_pages);
  add ("related", test_related);
  add ("similar", test_similar);
  add ("missing", test_missing);
  add ("narrow", test_narrow);
  add ("unknown", test_unknown);
  add ("state", test_state);

  return g_test_run ();
}
