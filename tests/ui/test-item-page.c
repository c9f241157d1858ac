/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions/bunko-item-actions.h"
#include "bunko-ui-test.h"
#include "lists/bunko-item-view.h"
#include "pages/item/bunko-item-info.h"
#include "pages/item/bunko-item-page.h"
#include "pages/item/bunko-item-subject.h"
#include "search/bunko-search-field.h"
#include "settings/bunko-settings.h"
#include "widgets/bunko-item-chip.h"
#include "widgets/bunko-location-page.h"
#include "widgets/bunko-status-view.h"
#include "widgets/bunko-tag-chip.h"

#include "fake-library.h"
#include "sample-fixture.h"

/* The pages of items on a real connection to the sample server, of both versions. */
typedef struct
{
  SampleFixture sample;
  BunkoContext *context;
  GtkWidget *page;
  GtkWidget *window;
  GString *actions;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);

  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_LISTS);
  sample_fixture_set_up (&fixture->sample, legacy);
  fixture->context = bunko_context_new (fixture->sample.library.library, loader, NULL);
  fixture->actions = g_string_new (NULL);
}

static void
close_page (Fixture *fixture)
{
  bunko_ui_test_destroy (fixture->window);
  bunko_ui_test_settle ();
  g_assert_null (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer legacy)
{
  if (fixture->page != NULL)
    close_page (fixture);
  RUN_UNTIL (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  sample_fixture_tear_down (&fixture->sample, legacy);
  g_string_free (fixture->actions, TRUE);
}

static BunkoItemSubject *
get_subject (Fixture *fixture)
{
  g_autoptr (BunkoItemSubject) subject = NULL;

  g_object_get (fixture->page, "subject", &subject, NULL);
  return subject;
}

static BunkoItemSummary *
get_summary (Fixture *fixture)
{
  return bunko_item_subject_get_summary (get_subject (fixture));
}

static GtkWidget *
get_child (Fixture *fixture, const char *name)
{
  return bunko_ui_test_get_child (fixture->page, BUNKO_TYPE_ITEM_PAGE, name);
}

static GtkWidget *
get_info_child (Fixture *fixture, const char *name)
{
  return bunko_ui_test_get_child (get_child (fixture, "info"), BUNKO_TYPE_ITEM_INFO, name);
}

static BunkoPagedList *
get_list (Fixture *fixture)
{
  return bunko_item_view_get_list (BUNKO_ITEM_VIEW (get_child (fixture, "view")));
}

static BunkoItem *
get_row_item (Fixture *fixture, guint position)
{
  g_autoptr (BunkoRow) row = g_list_model_get_item (G_LIST_MODEL (get_list (fixture)), position);

  RUN_UNTIL (bunko_row_get_item (row) != NULL);
  return bunko_row_get_item (row);
}

static void
show_page (Fixture *fixture, BunkoItemPage *page, int width)
{
  fixture->page = GTK_WIDGET (page);
  fixture->window = bunko_ui_test_show (fixture->page, width, 640);
  bunko_ui_test_record_actions (fixture->window, fixture->actions);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  RUN_UNTIL (bunko_item_summary_get_galleries (get_summary (fixture)) >= 0 &&
             !bunko_item_summary_get_loading (get_summary (fixture)) &&
             bunko_paged_list_get_state (get_list (fixture)) == BUNKO_PAGED_LIST_READY);
}

/* The item must have so many galleries, between @min and @max. */
static BunkoItem *
find_item (Fixture *fixture, BunkoItemType type, guint min, guint max)
{
  for (gint64 id = 1; id < 200; id++)
    {
      g_autoptr (BunkoItem) item = get_item (&fixture->sample.library, type, id, NULL);
      g_autoptr (BunkoListSource) source = NULL;
      gint64 n;

      if (item == NULL)
        continue;
      source =
          bunko_library_related (fixture->sample.library.library, item, BUNKO_ITEM_TYPE_GALLERY);
      n = count_source (source, NULL);
      if (n >= min && n <= max)
        return g_steal_pointer (&item);
    }
  g_assert_not_reached ();
}

static void
show_item (Fixture *fixture, BunkoItem *item, int width)
{
  show_page (fixture, bunko_item_page_new (fixture->context, item), width);
}

static void
assert_text (GtkWidget *label, const char *text)
{
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, text);
  g_assert_cmpint (gtk_widget_get_visible (label), ==, *text != '\0');
}

static void
choose (Fixture *fixture, const char *name)
{
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (get_child (fixture, "view_toggles")), name);
  RUN_UNTIL (bunko_paged_list_get_state (get_list (fixture)) != BUNKO_PAGED_LIST_LOADING);
}

/* What an artist is, and all or some of the galleries. */
static void
test_artist (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) artist = find_item (fixture, BUNKO_ITEM_TYPE_ARTIST, 5, 50);
  g_autofree char *numbers = NULL;
  gint64 n;

  show_item (fixture, artist, 1000);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (fixture->page)), ==,
                   bunko_item_get_display_name (artist));
  assert_text (get_info_child (fixture, "kind_label"), "Artist");
  assert_text (get_info_child (fixture, "name_label"), bunko_item_get_display_name (artist));
  numbers = bunko_item_info_describe_numbers (get_subject (fixture));
  g_assert_nonnull (strstr (numbers, "galleries"));
  assert_text (get_info_child (fixture, "numbers_label"), numbers);

  n = bunko_item_summary_get_galleries (get_summary (fixture));
  g_assert_cmpint (bunko_paged_list_get_total (get_list (fixture)), ==, n);
  RUN_UNTIL (bunko_item_subject_get_tags (get_subject (fixture)) != NULL);
  RUN_UNTIL (bunko_ui_test_find (get_info_child (fixture, "tags_box"), BUNKO_TYPE_TAG_CHIP, NULL) !=
             NULL);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_info_child (fixture, "name_label")),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_child (fixture, "view_toggles")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Galleries Shown");
  bunko_ui_test_click (get_info_child (fixture, "search_button"));
  g_assert_true (g_str_has_prefix (fixture->actions->str, "search 'artist:"));
  bunko_ui_test_screenshot (fixture->window, "item-artist");
}

/* Among the galleries of an artist, not in all of the library. */
static void
check_search (Fixture *fixture)
{
  gint64 n = bunko_item_summary_get_galleries (get_summary (fixture));
  GtkWidget *bar = get_child (fixture, "search_bar");
  BunkoSearchField *field = BUNKO_SEARCH_FIELD (get_child (fixture, "search_field"));
  const char *title = bunko_item_get_display_name (get_row_item (fixture, 0));

  g_assert_true (gtk_widget_activate_action (fixture->page, "itempage.find", NULL));
  g_assert_true (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (bar)));
  bunko_search_field_add_term (field, "title", title, FALSE);
  RUN_UNTIL (bunko_paged_list_get_state (get_list (fixture)) == BUNKO_PAGED_LIST_READY);
  g_assert_cmpint (bunko_paged_list_get_total (get_list (fixture)), <, n);
  g_assert_cmpstr (bunko_item_get_display_name (get_row_item (fixture, 0)), ==, title);

  /* What is searched for is not how much there is. */
  g_assert_cmpint (bunko_item_summary_get_galleries (get_summary (fixture)), ==, n);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (bar), FALSE);
  RUN_UNTIL (bunko_paged_list_get_total (get_list (fixture)) == n);
  g_assert_cmpstr (bunko_search_field_get_text (field), ==, "");
}

static void
test_search (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) artist = find_item (fixture, BUNKO_ITEM_TYPE_ARTIST, 5, 50);

  show_item (fixture, artist, 1000);
  check_search (fixture);
}

/* One favorite more is counted at once, and found among the favorites. */
static void
test_toggles (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) artist = find_item (fixture, BUNKO_ITEM_TYPE_ARTIST, 5, 50);
  BunkoItemSummary *summary;
  BunkoItem *first;
  gint64 n;
  gboolean was_favorite;

  show_item (fixture, artist, 1000);
  summary = get_summary (fixture);
  n = bunko_item_summary_get_favorites (summary);
  first = get_row_item (fixture, 0);
  was_favorite = bunko_item_has_metatag (first, BUNKO_METATAG_FAVORITE);
  bunko_library_set_metatag_async (fixture->sample.library.library, first, BUNKO_METATAG_FAVORITE,
                                   !was_favorite, NULL, NULL, NULL);
  g_assert_cmpint (bunko_item_summary_get_favorites (summary), ==, was_favorite ? n - 1 : n + 1);
  run_for (200);

  bunko_library_set_metatag_async (fixture->sample.library.library, first, BUNKO_METATAG_FAVORITE,
                                   TRUE, NULL, NULL, NULL);
  run_for (200);
  n = bunko_item_summary_get_favorites (summary);
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "view_toggles_bin")));
  choose (fixture, "favorites");
  RUN_UNTIL (bunko_paged_list_get_total (get_list (fixture)) == n);
  for (guint i = 0; i < n; i++)
    g_assert_true (bunko_item_has_metatag (get_row_item (fixture, i), BUNKO_METATAG_FAVORITE));
  choose (fixture, "all");
  RUN_UNTIL (bunko_paged_list_get_total (get_list (fixture)) ==
             bunko_item_summary_get_galleries (summary));
}

/* Only what the server can keep as a favorite has a heart. */
static void
test_favorite (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) artist = find_item (fixture, BUNKO_ITEM_TYPE_ARTIST, 1, 50);
  g_autoptr (BunkoItem) circle = find_item (fixture, BUNKO_ITEM_TYPE_CIRCLE, 1, 50);
  GtkWidget *button;
  gboolean was_favorite = bunko_item_has_metatag (artist, BUNKO_METATAG_FAVORITE);

  show_item (fixture, artist, 1000);
  button = get_child (fixture, "favorite_button");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpint (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)), ==, was_favorite);
  bunko_ui_test_click (button);
  g_assert_cmpint (bunko_item_has_metatag (artist, BUNKO_METATAG_FAVORITE), ==, !was_favorite);
  g_assert_cmpint (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)), ==, !was_favorite);
  run_for (200);
  sample_fixture_refresh (&fixture->sample, artist);
  g_assert_cmpint (bunko_item_has_metatag (artist, BUNKO_METATAG_FAVORITE), ==, !was_favorite);
  close_page (fixture);

  show_item (fixture, circle, 1000);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "favorite_button")));
  gtk_widget_activate_action (fixture->page, "item.favorite", NULL);
  g_assert_false (bunko_item_has_metatag (circle, BUNKO_METATAG_FAVORITE));
}

static void
set_read (Fixture *fixture, BunkoItem *item, gboolean read)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_library_set_metatag_async (fixture->sample.library.library, item, BUNKO_METATAG_READ, read,
                                   NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_library_set_metatag_finish (fixture->sample.library.library, result, NULL));
}

/* A series is in order, and the button goes on with what comes next. */
static void
test_series (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) series = find_item (fixture, BUNKO_ITEM_TYPE_GROUPING, 3, 20);
  g_autofree char *expected = NULL;
  GtkButton *button;
  guint n;

  show_item (fixture, series, 1000);
  n = bunko_paged_list_get_total (get_list (fixture));
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (bunko_gallery_get_number (BUNKO_GALLERY (get_row_item (fixture, i - 1))), <,
                     bunko_gallery_get_number (BUNKO_GALLERY (get_row_item (fixture, i))));

  button = GTK_BUTTON (get_info_child (fixture, "read_button"));
  for (guint i = 0; i < n; i++)
    set_read (fixture, get_row_item (fixture, i), TRUE);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Read Again");
  set_read (fixture, get_row_item (fixture, 1), FALSE);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Continue Reading");
  assert_text (get_info_child (fixture, "read_label"),
               bunko_item_get_display_name (get_row_item (fixture, 1)));
  bunko_ui_test_click (GTK_WIDGET (button));
  expected = g_strdup_printf ("read (%" G_GINT64_FORMAT ", 0);",
                              bunko_item_get_id (get_row_item (fixture, 1)));
  g_assert_cmpstr (fixture->actions->str, ==, expected);
  bunko_ui_test_screenshot (fixture->window, "item-series");
}

/* The category of a collection leads to its page. */
static void
test_collection (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) collection = find_item (fixture, BUNKO_ITEM_TYPE_COLLECTION, 2, 100);
  g_autofree char *expected = NULL;
  gint64 category = bunko_collection_get_category_id (BUNKO_COLLECTION (collection));
  GtkWidget *row;

  show_item (fixture, collection, 1000);
  assert_text (get_info_child (fixture, "kind_label"), "Collection");
  g_assert_cmpint (category, >, 0);
  RUN_UNTIL (bunko_item_subject_get_detail (get_subject (fixture), BUNKO_ITEM_TYPE_CATEGORY) !=
             NULL);
  row = get_info_child (fixture, "category_row");
  g_assert_true (gtk_widget_get_visible (row));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  expected = g_strdup_printf ("open %" G_GINT64_FORMAT " 0;", category);
  g_assert_cmpstr (fixture->actions->str, ==, expected);
  g_assert_true (gtk_widget_get_visible (get_info_child (fixture, "added_row")));
}

/* What is taken out of a collection is not counted any more, and the page says so. */
static void
test_remove (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) collection = find_item (fixture, BUNKO_ITEM_TYPE_COLLECTION, 2, 100);
  g_autoptr (BunkoItemActions) actions = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  BunkoItemView *view;
  gint64 n;

  if (legacy != NULL)
    {
      g_test_skip ("Servers of version 0.3 change what is in a collection in another way");
      return;
    }
  show_item (fixture, collection, 1000);
  view = BUNKO_ITEM_VIEW (get_child (fixture, "view"));
  n = bunko_item_summary_get_galleries (get_summary (fixture));
  actions = bunko_item_actions_new (fixture->context, GTK_WIDGET (view));
  g_ptr_array_add (items, get_row_item (fixture, 0));
  bunko_item_actions_set_items (actions, items);
  bunko_item_actions_set_place (actions, bunko_item_view_get_query (view));
  bunko_item_actions_activate (actions, "remove-from", NULL);
  run_for (200);
  bunko_item_view_refresh (view);
  RUN_UNTIL (bunko_paged_list_get_total (get_list (fixture)) == n - 1);
  RUN_UNTIL (bunko_item_summary_get_galleries (get_summary (fixture)) == n - 1);
}

/* A collection can be put into the trash and taken out again. */
static void
test_trash (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) collection = find_item (fixture, BUNKO_ITEM_TYPE_COLLECTION, 2, 100);

  show_item (fixture, collection, 1000);
  g_assert_true (gtk_widget_activate_action (fixture->page, "item.trash", NULL));
  RUN_UNTIL (bunko_item_has_metatag (collection, BUNKO_METATAG_TRASH));
  run_for (200);
  sample_fixture_refresh (&fixture->sample, collection);
  g_assert_true (bunko_item_has_metatag (collection, BUNKO_METATAG_TRASH));
  gtk_widget_activate_action (fixture->page, "item.restore", NULL);
  RUN_UNTIL (!bunko_item_has_metatag (collection, BUNKO_METATAG_TRASH));
  run_for (200);
}

/* Similar tags are others. */
static void
assert_similar (Fixture *fixture, BunkoTag *tag)
{
  GListModel *groups;

  RUN_UNTIL (bunko_item_subject_get_tags (get_subject (fixture)) != NULL);
  groups = bunko_item_subject_get_tags (get_subject (fixture));
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (BunkoTagGroup) group = g_list_model_get_item (groups, i);
      GListModel *tags = bunko_tag_group_get_tags (group);

      for (guint j = 0; j < g_list_model_get_n_items (tags); j++)
        {
          g_autoptr (BunkoTag) similar = g_list_model_get_item (tags, j);

          g_assert_cmpint (bunko_tag_get_id (similar), !=, bunko_tag_get_id (tag));
          g_assert_nonnull (strstr (bunko_tag_get_name (similar), bunko_tag_get_name (tag)));
        }
    }
}

/* The galleries with a tag, and not those with one that has it in its name. */
static void
test_tag (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) item = NULL;
  g_autoptr (GPtrArray) items =
      sample_fixture_get_galleries (&fixture->sample, BUNKO_VIEW_TYPE_LIBRARY, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) groups = NULL;
  g_autoptr (BunkoTagGroup) group = NULL;
  g_autoptr (BunkoTag) tag = NULL;
  g_autoptr (BunkoLocation) location = NULL;

  bunko_library_get_tags_async (fixture->sample.library.library, items->pdata[0], NULL,
                                keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  groups = bunko_library_get_tags_finish (fixture->sample.library.library, result, NULL);
  group = g_list_model_get_item (groups, 0);
  tag = g_list_model_get_item (bunko_tag_group_get_tags (group), 0);

  show_page (fixture,
             bunko_item_page_new_for_tag (fixture->context, bunko_tag_get_namespace (tag),
                                          bunko_tag_get_name (tag)),
             1000);
  assert_text (get_info_child (fixture, "name_label"), bunko_tag_get_name (tag));
  g_assert_true (g_str_has_prefix (
      gtk_label_get_text (GTK_LABEL (get_info_child (fixture, "kind_label"))), "Tag · "));
  g_assert_cmpint (bunko_item_summary_get_galleries (get_summary (fixture)), >, 0);
  g_assert_cmpint (bunko_item_summary_get_galleries (get_summary (fixture)), ==,
                   bunko_paged_list_get_total (get_list (fixture)));
  assert_similar (fixture, tag);
  location = bunko_location_page_get_location (BUNKO_LOCATION_PAGE (fixture->page));
  g_assert_cmpint (bunko_location_get_kind (location), ==, BUNKO_LOCATION_TAG);
  g_assert_cmpstr (bunko_location_get_tag (location), ==, bunko_tag_get_name (tag));
}

/* Every kind of item has a page, and every page galleries. */
static void
test_kinds (Fixture *fixture, gconstpointer legacy)
{
  static const BunkoItemType types[] = {
    BUNKO_ITEM_TYPE_CIRCLE,   BUNKO_ITEM_TYPE_PARODY, BUNKO_ITEM_TYPE_LANGUAGE,
    BUNKO_ITEM_TYPE_CATEGORY, BUNKO_ITEM_TYPE_STATUS,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BunkoItem) item = types[i] == BUNKO_ITEM_TYPE_STATUS
                                       ? get_item (&fixture->sample.library, types[i], 1, NULL)
                                       : find_item (fixture, types[i], 1, 150);
      g_autofree char *name = g_strdup_printf ("item-%d", (int) types[i]);
      g_autoptr (BunkoLocation) location = NULL;

      g_assert_true (bunko_item_page_can_show (types[i]));
      show_item (fixture, item, 1000);
      g_assert_cmpuint (bunko_paged_list_get_total (get_list (fixture)), >, 0);
      location = bunko_location_page_get_location (BUNKO_LOCATION_PAGE (fixture->page));
      g_assert_cmpint (bunko_location_get_item_type (location), ==, types[i]);
      g_assert_cmpint (bunko_location_get_id (location), ==, bunko_item_get_id (item));
      if (types[i] == BUNKO_ITEM_TYPE_CIRCLE)
        RUN_UNTIL (bunko_ui_test_find (get_info_child (fixture, "people_box"), BUNKO_TYPE_ITEM_CHIP,
                                       NULL) != NULL);
      bunko_ui_test_screenshot (fixture->window, name);
      close_page (fixture);
    }
  g_assert_false (bunko_item_page_can_show (BUNKO_ITEM_TYPE_GALLERY));
  g_assert_false (bunko_item_page_can_show (BUNKO_ITEM_TYPE_NONE));
}

/* Where there is nothing, nothing can be searched for. */
static void
test_empty (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) circle = find_item (fixture, BUNKO_ITEM_TYPE_CIRCLE, 0, 0);

  fixture->page = GTK_WIDGET (bunko_item_page_new (fixture->context, circle));
  fixture->window = bunko_ui_test_show (fixture->page, 1000, 640);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  RUN_UNTIL (bunko_item_summary_get_galleries (get_summary (fixture)) == 0);
  RUN_UNTIL (bunko_ui_test_find (get_child (fixture, "view"), GTK_TYPE_LABEL, "No Galleries") !=
             NULL);
  assert_text (get_info_child (fixture, "numbers_label"), "");
  g_assert_false (gtk_widget_get_visible (get_info_child (fixture, "search_button")));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "view_toggles_bin")));
}

/* Beside each other, or in a sheet that is opened from the bar below the list. */
static void
test_layouts (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) artist = find_item (fixture, BUNKO_ITEM_TYPE_ARTIST, 5, 50);
  GtkWidget *info;
  GtkWidget *sheet;

  show_item (fixture, artist, 360);
  info = get_child (fixture, "info");
  sheet = get_child (fixture, "sheet");
  g_assert_cmpstr (adw_multi_layout_view_get_layout_name (
                       ADW_MULTI_LAYOUT_VIEW (get_child (fixture, "layouts"))),
                   ==, "narrow");
  g_assert_true (gtk_widget_is_ancestor (info, sheet));
  assert_text (get_child (fixture, "bar_name_label"), bunko_item_get_display_name (artist));
  /* The galleries have most of the room. */
  g_assert_cmpint (gtk_widget_get_height (get_child (fixture, "view")), >, 440);
  g_assert_true (gtk_widget_activate_action (fixture->page, "itempage.details", NULL));
  bunko_ui_test_settle ();
  g_assert_true (adw_bottom_sheet_get_open (ADW_BOTTOM_SHEET (sheet)));
  g_assert_true (gtk_widget_get_mapped (info));
  bunko_ui_test_screenshot (fixture->window, "item-sheet");
  close_page (fixture);

  show_item (fixture, artist, 1000);
  g_assert_cmpstr (adw_multi_layout_view_get_layout_name (
                       ADW_MULTI_LAYOUT_VIEW (get_child (fixture, "layouts"))),
                   ==, "wide");
  g_assert_true (gtk_widget_get_mapped (get_child (fixture, "info")));
}

/* What was chosen comes back. */
static void
test_state (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) language = find_item (fixture, BUNKO_ITEM_TYPE_LANGUAGE, 10, 150);
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) again = NULL;
  guint focus;
  g_autoptr (GVariant) nonsense = g_variant_ref_sink (g_variant_new_string ("nonsense"));

  show_item (fixture, language, 1000);
  choose (fixture, "favorites");
  bunko_item_view_jump_to (BUNKO_ITEM_VIEW (get_child (fixture, "view")), 3);
  bunko_ui_test_settle ();
  state = bunko_location_page_save_state (BUNKO_LOCATION_PAGE (fixture->page));
  close_page (fixture);

  show_item (fixture, language, 1000);
  bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (fixture->page), nonsense);
  bunko_location_page_restore_state (BUNKO_LOCATION_PAGE (fixture->page), state);
  g_assert_cmpstr (
      adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (get_child (fixture, "view_toggles"))), ==,
      "favorites");
  g_assert_cmpint (bunko_view_query_get_view (
                       bunko_item_view_get_query (BUNKO_ITEM_VIEW (get_child (fixture, "view")))),
                   ==, BUNKO_VIEW_TYPE_FAVORITE);
  RUN_UNTIL (!bunko_location_page_get_loading (BUNKO_LOCATION_PAGE (fixture->page)));
  bunko_ui_test_settle ();
  again = bunko_location_page_save_state (BUNKO_LOCATION_PAGE (fixture->page));
  g_assert_true (g_variant_lookup (state, "focus", "u", &focus));
  g_assert_cmpuint (focus, ==, 3);
  g_assert_true (g_variant_lookup (again, "focus", "u", &focus));
  g_assert_cmpuint (focus, ==, 3);
}

/* What the server does not have any more is said, instead of an empty page. */
static void
test_gone (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) missing =
      bunko_fake_item_new (BUNKO_ITEM_TYPE_ARTIST, "{\"id\": 99999, \"names\": []}");
  GtkWidget *status;

  fixture->page = GTK_WIDGET (bunko_item_page_new (fixture->context, missing));
  fixture->window = bunko_ui_test_show (fixture->page, 800, 600);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  status = get_child (fixture, "status");
  RUN_UNTIL (gtk_stack_get_visible_child (GTK_STACK (get_child (fixture, "stack"))) == status);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (fixture->page)), ==,
                   "Artist");
}

/* A page that is closed while everything is still under way leaves nothing behind. */
static void
test_closed_early (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoItem) artist = find_item (fixture, BUNKO_ITEM_TYPE_ARTIST, 5, 50);

  fixture->page = GTK_WIDGET (g_object_ref_sink (bunko_item_page_new (fixture->context, artist)));
  g_assert_true (bunko_item_summary_get_loading (get_summary (fixture)));
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  g_object_unref (fixture->page);
  RUN_UNTIL (fixture->page == NULL);
}

#define ADD(name, func)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/item-page/" name, Fixture, NULL, set_up, func, tear_down);                       \
    g_test_add ("/item-page-0.3/" name, Fixture, "0.3", set_up, func, tear_down);                  \
  }                                                                                                \
  G_STMT_END

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

  ADD ("artist", test_artist);
  ADD ("toggles", test_toggles);
  ADD ("favorite", test_favorite);
  ADD ("search", test_search);
  ADD ("series", test_series);
  ADD ("collection", test_collection);
  ADD ("remove", test_remove);
  ADD ("trash", test_trash);
  ADD ("tag", test_tag);
  ADD ("kinds", test_kinds);
  ADD ("empty", test_empty);
  ADD ("layouts", test_layouts);
  ADD ("state", test_state);
  ADD ("gone", test_gone);
  ADD ("closed-early", test_closed_early);

  return g_test_run ();
}
