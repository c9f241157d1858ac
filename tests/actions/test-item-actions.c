/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions-fixture.h"
#include "actions/bunko-edit-progress.h"
#include "library/bunko-error-text.h"

/* The actions of items, against the sample server. */

static BunkoMetatags *
copy_metatags (GPtrArray *items)
{
  BunkoMetatags *metatags = g_new (BunkoMetatags, items->len);

  for (guint i = 0; i < items->len; i++)
    metatags[i] = bunko_item_get_metatags (items->pdata[i]);
  return metatags;
}

static void
refresh (ActionsFixture *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    sample_fixture_refresh (&self->sample, items->pdata[i]);
}

static void
assert_metatags (ActionsFixture *self, GPtrArray *items, const BunkoMetatags *metatags)
{
  refresh (self, items);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (bunko_item_get_metatags (items->pdata[i]), ==, metatags[i]);
}

static void
assert_shown (GPtrArray *items, BunkoMetatags metatag, gboolean on)
{
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (bunko_item_has_metatag (items->pdata[i], metatag), ==, on);
}

static void
assert_mark (ActionsFixture *self, GPtrArray *items, BunkoMetatags metatag, gboolean on)
{
  refresh (self, items);
  assert_shown (items, metatag, on);
}

/* Each mark is set or cleared on all, and each gallery gets back what it had. */
static void
test_marks (ActionsFixture *self, gconstpointer legacy)
{
  static const struct
  {
    const char *name;
    BunkoMetatags metatag;
    gboolean on;
    const char *text;
  } marks[] = {
    { "add-favorite", BUNKO_METATAG_FAVORITE, TRUE, "12 items added to favorites" },
    { "mark-read", BUNKO_METATAG_READ, TRUE, "12 items marked as read" },
    { "mark-unread", BUNKO_METATAG_READ, FALSE, "12 items marked as unread" },
    { "add-read-later", BUNKO_METATAG_READ_LATER, TRUE, "12 items saved to read later" },
    { "inbox", BUNKO_METATAG_INBOX, TRUE, "12 items sent to inbox" },
    { "trash", BUNKO_METATAG_TRASH, TRUE, "12 items moved to trash" },
  };
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 12);

  bunko_item_actions_set_items (self->actions, items);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree BunkoMetatags *before = copy_metatags (items);

      actions_fixture_activate (self, marks[i].name);
      assert_shown (items, marks[i].metatag, marks[i].on);
      actions_fixture_wait_text (self, marks[i].text);
      actions_fixture_wait_edited (self);
      assert_mark (self, items, marks[i].metatag, marks[i].on);
      actions_fixture_undo (self);
      assert_metatags (self, items, before);
      run_for (50);
    }
}

/* The states of the switches follow a single item, and the item the switches. */
static void
test_switches (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 1);
  gboolean was = bunko_item_has_metatag (items->pdata[0], BUNKO_METATAG_FAVORITE);

  bunko_item_actions_set_items (self->actions, items);
  g_assert_cmpint (actions_fixture_get_state (self, "favorite"), ==, was);
  actions_fixture_activate (self, "favorite");
  g_assert_cmpint (actions_fixture_get_state (self, "favorite"), ==, !was);
  actions_fixture_wait_text (self, was ? "Removed from favorites" : "Added to favorites");
  actions_fixture_wait_edited (self);
  assert_mark (self, items, BUNKO_METATAG_FAVORITE, !was);
  g_assert_cmpint (actions_fixture_get_state (self, "favorite"), ==, !was);
  actions_fixture_undo (self);
  assert_mark (self, items, BUNKO_METATAG_FAVORITE, was);
  g_assert_cmpint (actions_fixture_get_state (self, "favorite"), ==, was);
}

static void
test_trash_and_restore (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 3);

  bunko_item_actions_set_items (self->actions, items);
  g_assert_false (actions_fixture_is_enabled (self, "restore"));
  actions_fixture_activate (self, "trash");
  actions_fixture_wait_edited (self);
  bunko_item_actions_set_items (self->actions, items);
  g_assert_false (actions_fixture_is_enabled (self, "trash"));
  actions_fixture_activate (self, "restore");
  actions_fixture_wait_text (self, "3 items restored from trash");
  actions_fixture_wait_edited (self);
  assert_mark (self, items, BUNKO_METATAG_TRASH, FALSE);
}

static void
test_rate (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 4);
  double before[4];

  for (guint i = 0; i < 4; i++)
    before[i] = bunko_gallery_get_rating (items->pdata[i]);
  bunko_item_actions_set_items (self->actions, items);
  bunko_item_actions_activate (self->actions, "rate", g_variant_new_double (7));
  actions_fixture_wait_text (self, "4 items rated");
  actions_fixture_wait_edited (self);
  refresh (self, items);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (bunko_gallery_get_rating (items->pdata[i]), ==, 7);

  actions_fixture_undo (self);
  refresh (self, items);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (bunko_gallery_get_rating (items->pdata[i]), ==, before[i]);
}

static GPtrArray *
get_collections (ActionsFixture *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *collections;

  bunko_view_query_set_item_type (query, BUNKO_ITEM_TYPE_COLLECTION);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  source = bunko_library_view (self->sample.library.library, query);
  collections = fetch_source (source, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (collections->len, >, 0);
  return collections;
}

static gboolean
is_in (ActionsFixture *self, BunkoItem *gallery, BunkoItem *collection)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_related (self->sample.library.library, gallery, BUNKO_ITEM_TYPE_COLLECTION);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) collections = fetch_source (source, 0, 100, &error);

  g_assert_no_error (error);
  return g_ptr_array_find (collections, collection, NULL);
}

static void
test_collection (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 1);
  g_autoptr (GPtrArray) collections = get_collections (self);
  g_autoptr (BunkoViewQuery) place = bunko_view_query_new ();
  g_autofree char *text = NULL;
  BunkoItem *collection = NULL;

  bunko_item_actions_set_items (self->actions, items);
  if (legacy != NULL)
    {
      g_assert_false (actions_fixture_is_enabled (self, "add-to-collection"));
      g_assert_false (actions_fixture_is_enabled (self, "add-to-series"));
      return;
    }
  for (guint i = 0; i < collections->len && collection == NULL; i++)
    if (!is_in (self, items->pdata[0], collections->pdata[i]))
      collection = collections->pdata[i];
  g_assert_nonnull (collection);
  g_assert_true (actions_fixture_is_enabled (self, "add-to-collection"));
  g_assert_false (actions_fixture_is_enabled (self, "remove-from"));

  bunko_item_actions_add_to (self->actions, collection);
  text = g_strdup_printf ("Added to “%s”", bunko_item_get_display_name (collection));
  actions_fixture_wait_text (self, text);
  actions_fixture_wait_edited (self);
  g_assert_true (is_in (self, items->pdata[0], collection));

  bunko_view_query_set_parent (place, BUNKO_ITEM_TYPE_COLLECTION, bunko_item_get_id (collection),
                               BUNKO_ITEM_TYPE_GALLERY);
  bunko_item_actions_set_place (self->actions, place);
  actions_fixture_activate (self, "remove-from");
  actions_fixture_wait_edited (self);
  g_assert_false (is_in (self, items->pdata[0], collection));
  actions_fixture_undo (self);
  g_assert_true (is_in (self, items->pdata[0], collection));
}

/* Everything that a view shows, which is little enough to be undone. */
static void
test_view (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  gint64 n = sample_fixture_count (&self->sample, BUNKO_VIEW_TYPE_LIBRARY);
  gint64 n_favorites = sample_fixture_count (&self->sample, BUNKO_VIEW_TYPE_FAVORITE);
  g_autoptr (BunkoItemTarget) target = bunko_item_target_new_for_view (query, n, NULL);
  gint64 n_later;

  bunko_item_actions_set_target (self->actions, target);
  g_assert_false (actions_fixture_is_enabled (self, "open"));
  g_assert_false (actions_fixture_is_enabled (self, "read"));
  actions_fixture_activate (self, "add-favorite");
  actions_fixture_wait_edited (self);
  n_later = sample_fixture_count (&self->sample, BUNKO_VIEW_TYPE_FAVORITE);
  g_assert_cmpint (n_later, >=, n);
  actions_fixture_undo (self);
  g_assert_cmpint (sample_fixture_count (&self->sample, BUNKO_VIEW_TYPE_FAVORITE), ==, n_favorites);
}

static void
test_open (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 1);
  g_autofree char *expected = NULL;
  int id = bunko_item_get_id (items->pdata[0]);
  int series = bunko_gallery_get_grouping_id (items->pdata[0]);

  bunko_item_actions_set_items (self->actions, items);
  actions_fixture_activate (self, "open");
  actions_fixture_activate (self, "open-in-tab");
  actions_fixture_activate (self, "open-in-window");
  actions_fixture_activate (self, "read");
  actions_fixture_activate (self, "read-in-tab");
  actions_fixture_activate (self, "show-series");
  expected = g_strdup_printf ("open 1:%d in 0;open 1:%d in 1;open 1:%d in 3;"
                              "read 1:%d in 0;read 1:%d in 1;open 5:%d in 0;",
                              id, id, id, id, id, series);
  g_assert_cmpstr (self->log->str, ==, expected);
}

/* A hundred tabs at once help nobody. */
static void
test_tabs (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 30);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_auto (GStrv) opened = NULL;

  bunko_item_actions_set_items (self->actions, items);
  actions_fixture_activate (self, "open-all-in-tabs");
  actions_fixture_wait_text (self, "Opened the first 20 of 30");
  opened = g_strsplit (self->log->str, ";", -1);
  g_assert_cmpuint (g_strv_length (opened), ==, 21);
}

static char *
read_clipboard (ActionsFixture *self)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (self->page));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_nonnull (content);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

static void
test_copy (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 2);
  g_autofree char *titles = NULL;
  g_autofree char *links = NULL;
  g_autofree char *expected_titles = NULL;
  g_autofree char *expected_links = NULL;
  guint port = bunko_sample_server_get_port (self->sample.server);

  bunko_item_actions_set_items (self->actions, items);
  actions_fixture_activate (self, "copy-title");
  actions_fixture_wait_text (self, "2 titles copied");
  titles = read_clipboard (self);
  expected_titles = g_strdup_printf ("%s\n%s", bunko_item_get_display_name (items->pdata[0]),
                                     bunko_item_get_display_name (items->pdata[1]));
  g_assert_cmpstr (titles, ==, expected_titles);

  actions_fixture_activate (self, "copy-link");
  RUN_UNTIL (g_str_has_prefix ((g_free (links), links = read_clipboard (self)), "hpx:"));
  expected_links = g_strdup_printf ("hpx://127.0.0.1:%u/gallery/%d\nhpx://127.0.0.1:%u/gallery/%d",
                                    port, (int) bunko_item_get_id (items->pdata[0]), port,
                                    (int) bunko_item_get_id (items->pdata[1]));
  g_assert_cmpstr (links, ==, expected_links);
}

/* All labels of a menu, its sections and submenus, between bars. */
static void
list_labels (GMenuModel *model, GString *text)
{
  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autofree char *label = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (model, i, G_MENU_LINK_SUBMENU);

      if (g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        g_string_append_printf (text, "|%s|", label);
      if (section != NULL)
        list_labels (section, text);
      if (submenu != NULL)
        list_labels (submenu, text);
    }
}

static char *
get_menu (ActionsFixture *self)
{
  g_autoptr (GMenuModel) menu = bunko_item_actions_create_menu (self->actions);
  GString *text = g_string_new (NULL);

  list_labels (menu, text);
  return g_string_free_and_steal (text);
}

#define assert_has(text, part)   g_assert_nonnull (strstr (text, part))
#define assert_lacks(text, part) g_assert_null (strstr (text, part))

static void
test_menu (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 5);
  g_autoptr (GPtrArray) one = actions_fixture_get_galleries (self, 1);
  g_autofree char *none = get_menu (self);
  g_autofree char *single = NULL;
  g_autofree char *many = NULL;

  g_assert_cmpstr (none, ==, "");

  bunko_item_actions_set_items (self->actions, one);
  single = get_menu (self);
  assert_has (single, "|_Read|");
  assert_has (single, "|_Favorite|");
  assert_has (single, "|Move to Tras_h|");
  assert_lacks (single, "|R_estore from Trash|");
  assert_lacks (single, "|Open All in _Tabs|");
  assert_lacks (single, "|Re_move from Collection|");

  bunko_item_actions_set_items (self->actions, items);
  many = get_menu (self);
  assert_lacks (many, "|_Read|");
  assert_lacks (many, "|_Favorite|");
  assert_has (many, "|Open All in _Tabs|");
  assert_has (many, "|_Filter…|");
  g_assert_cmpint (strstr (many, "|_Collection…|") != NULL, ==, legacy == NULL);
}

/* The page is closed while the server works: the window says what became of it. */
static void
test_page_gone (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 6);
  GtkWidget *overlay = adw_toast_overlay_new ();

  bunko_item_actions_set_items (self->actions, items);
  actions_fixture_activate (self, "add-read-later");
  adw_window_set_content (ADW_WINDOW (self->window), overlay);
  actions_fixture_wait_text (self, "6 items saved to read later");
  actions_fixture_wait_edited (self);
  assert_mark (self, items, BUNKO_METATAG_READ_LATER, TRUE);
  actions_fixture_undo (self);
}

/* The server is gone: everything is again what it was, and that is said. */
static void
test_refused (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 6);
  g_autofree BunkoMetatags *before = copy_metatags (items);

  bunko_item_actions_set_items (self->actions, items);
  actions_fixture_activate (self, "trash");
  for (guint i = 0; i < items->len; i++)
    g_assert_true (bunko_item_has_metatag (items->pdata[i], BUNKO_METATAG_TRASH));
  bunko_sample_server_stop (self->sample.server);
  RUN_UNTIL (bunko_item_get_metatags (items->pdata[5]) == before[5]);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (bunko_item_get_metatags (items->pdata[i]), ==, before[i]);
  bunko_ui_test_settle ();
  g_assert_null (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo"));
  g_assert_cmpuint (self->n_edited, ==, 0);
}

/* What takes long shows how far it is, and can be stopped; what was done until then can be undone.
 */
static void
test_stop (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 100);
  g_autofree BunkoMetatags *before = copy_metatags (items);
  GtkWidget *toolbar = gtk_widget_get_ancestor (self->page, ADW_TYPE_TOOLBAR_VIEW);
  guint n_changed = 0;

  g_object_set (self->sample.server, "latency", 60, NULL);
  bunko_item_actions_set_items (self->actions, items);
  /* One call for each. */
  bunko_item_actions_rate (self->actions, 4);
  RUN_UNTIL (bunko_ui_test_find (toolbar, BUNKO_TYPE_EDIT_PROGRESS, NULL) != NULL);
  bunko_ui_test_settle ();
  bunko_ui_test_screenshot (self->window, "edit-progress");
  bunko_ui_test_click (bunko_ui_test_find (toolbar, GTK_TYPE_BUTTON, "_Stop"));
  RUN_UNTIL (bunko_ui_test_find (toolbar, BUNKO_TYPE_EDIT_PROGRESS, NULL) == NULL);
  RUN_UNTIL (bunko_ui_test_find (self->window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  g_object_set (self->sample.server, "latency", 0, NULL);
  refresh (self, items);
  for (guint i = 0; i < items->len; i++)
    n_changed += bunko_gallery_get_rating (items->pdata[i]) == 4;
  g_assert_cmpuint (n_changed, >, 0);
  g_assert_cmpuint (n_changed, <, 100);
  actions_fixture_wait_edited (self);
  actions_fixture_undo (self);
  assert_metatags (self, items, before);
}

static void
set_trashed (ActionsFixture *self, GPtrArray *items)
{
  bunko_item_actions_set_items (self->actions, items);
  actions_fixture_activate (self, "trash");
  actions_fixture_wait_edited (self);
  bunko_item_actions_set_items (self->actions, items);
}

/* Only from the trash, and not before the person has said so once more. */
static void
test_delete (ActionsFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = actions_fixture_get_galleries (self, 3);
  g_autoptr (GError) error = NULL;
  gint64 n_trash = sample_fixture_count (&self->sample, BUNKO_VIEW_TYPE_TRASH);
  GtkWidget *dialog;

  bunko_item_actions_set_items (self->actions, items);
  g_assert_false (actions_fixture_is_enabled (self, "delete"));
  set_trashed (self, items);
  g_assert_cmpint (actions_fixture_is_enabled (self, "delete"), ==, legacy == NULL);
  if (legacy != NULL)
    return;

  actions_fixture_activate (self, "delete");
  RUN_UNTIL (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) != NULL);
  bunko_ui_test_settle ();
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
  bunko_ui_test_screenshot (self->window, "delete");
  bunko_ui_test_click (bunko_ui_test_find (dialog, GTK_TYPE_BUTTON, "_Cancel"));
  g_assert_cmpint (sample_fixture_count (&self->sample, BUNKO_VIEW_TYPE_TRASH), ==, n_trash + 3);

  actions_fixture_activate (self, "delete");
  RUN_UNTIL (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) != NULL);
  bunko_ui_test_settle ();
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
  bunko_ui_test_click (bunko_ui_test_find (dialog, GTK_TYPE_BUTTON, "_Delete"));
  actions_fixture_wait_text (self, "3 items deleted");
  actions_fixture_wait_edited (self);
  g_assert_cmpint (sample_fixture_count (&self->sample, BUNKO_VIEW_TYPE_TRASH), ==, n_trash);
  g_assert_null (get_item (&self->sample.library, BUNKO_ITEM_TYPE_GALLERY,
                           bunko_item_get_id (items->pdata[0]), &error));
  g_assert_cmpint (bunko_error_get_kind (error), ==, BUNKO_ERROR_KIND_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  bunko_ui_test_init (&argc, &argv);
  ACTIONS_TEST ("marks", test_marks);
  ACTIONS_TEST ("switches", test_switches);
  ACTIONS_TEST ("trash-and-restore", test_trash_and_restore);
  ACTIONS_TEST ("rate", test_rate);
  ACTIONS_TEST ("collection", test_collection);
  ACTIONS_TEST ("view", test_view);
  ACTIONS_TEST ("open", test_open);
  ACTIONS_TEST ("tabs", test_tabs);
  ACTIONS_TEST ("copy", test_copy);
  ACTIONS_TEST ("menu", test_menu);
  ACTIONS_TEST ("page-gone", test_page_gone);
  ACTIONS_TEST ("refused", test_refused);
  ACTIONS_TEST ("stop", test_stop);
  ACTIONS_TEST ("delete", test_delete);

  return g_test_run ();
}
