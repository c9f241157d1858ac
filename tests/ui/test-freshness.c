/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions/bunko-item-actions.h"
#include "bunko-ui-test.h"
#include "library-fixture.h"
#include "lists/bunko-item-view.h"
#include "pages/gallery/bunko-gallery-page.h"
#include "settings/bunko-settings.h"
#include "widgets/bunko-gallery-cell.h"
#include "widgets/bunko-rating.h"

#include "cell-finder.h"
#include "fake-library.h"

/* One gallery is one object everywhere: what changes in one place shows in all at once, and goes
 * back everywhere if the server refuses. */

#define N_GALLERIES 300

/* A server that keeps what it is told, or refuses to. */
typedef struct
{
  guint n_galleries;
  guint first_id; /* what is added or taken away is at the start */
  gboolean favorite[N_GALLERIES + 2];
  int rating[N_GALLERIES + 2];
  const char *suffix; /* behind every title */
  gboolean refuses;
} Server;

typedef struct
{
  Server state;
  ScriptServer *server;
  LibraryFixture library;
  BunkoContext *context;
  GtkWidget *window;
  BunkoItemView *all;
  BunkoItemView *found;
  GtkWidget *page; /* of gallery 2 */
} Fixture;

static void
append_gallery (GString *json, Server *state, guint id)
{
  g_string_append_printf (json,
                          "{\"id\": %u, \"titles\": [{\"id\": %u, \"name\": \"Gallery %u%s\"}], "
                          "\"rating\": %d, \"metatags\": {\"favorite\": %s}}",
                          id, id, id, state->suffix, state->rating[id],
                          state->favorite[id] ? "true" : "false");
}

static gboolean
is_shown (Server *state, JsonObject *args, guint id)
{
  return json_object_get_int_member_with_default (args, "view_filter", 0) !=
             BUNKO_VIEW_TYPE_FAVORITE ||
         state->favorite[id];
}

static guint
count (Server *state, JsonObject *args)
{
  guint n = 0;

  for (guint i = 0; i < state->n_galleries; i++)
    n += is_shown (state, args, state->first_id + i);
  return n;
}

static char *
make_page (Server *state, JsonObject *args)
{
  guint n = 0;
  GString *json = g_string_new ("[");
  guint limit = (guint) json_object_get_int_member_with_default (args, "limit", 100);
  guint start = limit * (guint) json_object_get_int_member_with_default (args, "page", 0);

  for (guint i = 0; i < state->n_galleries; i++)
    {
      if (!is_shown (state, args, state->first_id + i))
        continue;
      if (n >= start && n < start + limit)
        {
          if (n > start)
            g_string_append (json, ", ");
          append_gallery (json, state, state->first_id + i);
        }
      n++;
    }
  g_string_append (json, "]");
  return g_string_free_and_steal (json);
}

static void
refuse (ScriptReply *reply)
{
  reply->code = 413;
  reply->text = "You may not";
}

static void
edit (Server *state, JsonObject *args, ScriptReply *reply)
{
  JsonObject *item =
      json_object_has_member (args, "item") ? json_object_get_object_member (args, "item") : NULL;
  JsonObject *metatags = json_object_has_member (args, "metatags")
                             ? json_object_get_object_member (args, "metatags")
                             : NULL;

  if (state->refuses)
    {
      refuse (reply);
      return;
    }
  if (item != NULL)
    state->rating[json_object_get_int_member (item, "id")] =
        (int) json_object_get_int_member (item, "rating");
  if (metatags != NULL)
    state->favorite[json_object_get_int_member (args, "item_id")] =
        json_object_get_boolean_member (metatags, "favorite");
  reply->json = g_strdup ("true");
}

static void
answer_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Server *state = user_data;

  if (g_str_equal (fname, "get_view_count"))
    reply->json = g_strdup_printf ("{\"count\": %u}", count (state, args));
  else if (g_str_equal (fname, "library_view"))
    reply->json = make_page (state, args);
  else if (g_str_equal (fname, "get_item") &&
           json_object_get_int_member (args, "item_type") == BUNKO_ITEM_TYPE_GALLERY)
    {
      GString *json = g_string_new (NULL);

      append_gallery (json, state, (guint) json_object_get_int_member (args, "item_id"));
      reply->json = g_string_free_and_steal (json);
    }
  else if (g_str_equal (fname, "update_metatags") || g_str_equal (fname, "update_item"))
    edit (state, args, reply);
  else if (g_str_equal (fname, "get_related_count"))
    reply->json = g_strdup ("{\"id\": 1, \"count\": 0}");
  else if (g_str_equal (fname, "get_related_items") || g_str_equal (fname, "get_sort_indexes"))
    reply->json = g_strdup ("[]");
  else if (g_str_equal (fname, "get_tags"))
    reply->json = g_strdup ("{}");
  else
    script_reply_unknown (reply);
}

static BunkoItemView *
make_view (Fixture *fixture, const char *search)
{
  BunkoItemView *view = bunko_item_view_new (fixture->context);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_search (query, search);
  bunko_item_view_set_query (view, query);
  gtk_widget_set_hexpand (GTK_WIDGET (view), TRUE);
  return view;
}

static BunkoItem *
get_item_at (BunkoItemView *view, guint position)
{
  g_autoptr (BunkoRow) row =
      g_list_model_get_item (G_LIST_MODEL (bunko_item_view_get_list (view)), position);

  RUN_UNTIL (bunko_row_get_item (row) != NULL);
  return bunko_row_get_item (row);
}

static gboolean
is_ready (BunkoItemView *view)
{
  BunkoPagedList *list = bunko_item_view_get_list (view);

  return bunko_paged_list_get_state (list) == BUNKO_PAGED_LIST_READY &&
         g_list_model_get_n_items (G_LIST_MODEL (list)) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoFakeImageSource) images = bunko_fake_image_source_new ();
  g_autoptr (BunkoImageLoader) loader =
      bunko_image_loader_new (BUNKO_IMAGE_SOURCE (images), "test", NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  g_settings_reset (bunko_settings_get_default (), BUNKO_SETTINGS_KEY_LISTS);
  fixture->state.n_galleries = N_GALLERIES;
  fixture->state.first_id = 1;
  fixture->state.suffix = "";
  fixture->state.rating[2] = 4;
  fixture->server = script_server_new (answer_cb, &fixture->state);
  library_fixture_connect (&fixture->library, script_server_get_port (fixture->server));
  fixture->context = bunko_context_new (fixture->library.library, loader, NULL);

  fixture->all = make_view (fixture, "");
  fixture->found = make_view (fixture, "gallery");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->all));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->found));
  fixture->window = bunko_ui_test_show (box, 1200, 700);
  RUN_UNTIL (is_ready (fixture->all) && is_ready (fixture->found));
  fixture->page = GTK_WIDGET (
      bunko_gallery_page_new (fixture->context, BUNKO_GALLERY (get_item_at (fixture->all, 1))));
  gtk_box_append (GTK_BOX (box), fixture->page);
  bunko_ui_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    bunko_ui_test_destroy (fixture->window);
  RUN_UNTIL (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  library_fixture_clear (&fixture->library);
  script_server_free (fixture->server);
}

static void
assert_told (BunkoItemView *view, gint64 id, const char *text)
{
  GtkWidget *cell = find_cell (GTK_WIDGET (view), BUNKO_TYPE_GALLERY_CELL, id);
  g_autofree char *description = NULL;

  /* Before its rating, which is told last. */
  g_assert_nonnull (cell);
  g_object_get (cell, "description", &description, NULL);
  g_assert_true (g_str_has_prefix (description, text));
}

static gboolean
is_favorite_on_page (Fixture *fixture)
{
  GtkWidget *button = bunko_ui_test_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Favorite");

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));
}

static void
toggle_favorite (Fixture *fixture)
{
  bunko_ui_test_click (bunko_ui_test_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Favorite"));
}

static void
assert_favorite (Fixture *fixture, gboolean favorite)
{
  const char *text = favorite ? "Gallery 2, Favorite, Unread" : "Gallery 2, Unread";

  assert_told (fixture->all, 2, text);
  assert_told (fixture->found, 2, text);
  g_assert_cmpint (is_favorite_on_page (fixture), ==, favorite);
}

static gboolean
shows_message (GtkWidget *root)
{
  GType type = g_type_from_name ("AdwToastWidget");

  return type != G_TYPE_INVALID && bunko_ui_test_find (root, type, NULL) != NULL;
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoItem) on_page = NULL;

  g_object_get (fixture->page, "gallery", &on_page, NULL);
  g_assert_true (get_item_at (fixture->all, 1) == on_page);
  g_assert_true (get_item_at (fixture->found, 1) == on_page);
}

static void
test_favorite (Fixture *fixture, gconstpointer data)
{
  assert_favorite (fixture, FALSE);
  /* Seen everywhere before the server knows. */
  script_server_hold (fixture->server, "update_metatags");
  toggle_favorite (fixture);
  assert_favorite (fixture, TRUE);
  RUN_UNTIL (script_server_get_n_held (fixture->server) == 1);
  script_server_release (fixture->server);
  RUN_UNTIL (fixture->state.favorite[2]);
  bunko_ui_test_settle ();
  assert_favorite (fixture, TRUE);
  g_assert_nonnull (bunko_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Undo"));
}

static void
test_favorite_refused (Fixture *fixture, gconstpointer data)
{
  fixture->state.refuses = TRUE;
  script_server_hold (fixture->server, "update_metatags");
  toggle_favorite (fixture);
  assert_favorite (fixture, TRUE);
  RUN_UNTIL (script_server_get_n_held (fixture->server) == 1);
  script_server_release (fixture->server);
  RUN_UNTIL (!is_favorite_on_page (fixture));
  assert_favorite (fixture, FALSE);
  RUN_UNTIL (shows_message (fixture->page));
}

static double
get_rating_on_page (Fixture *fixture)
{
  return bunko_rating_get_value (
      BUNKO_RATING (bunko_ui_test_find (fixture->page, BUNKO_TYPE_RATING, NULL)));
}

static void
test_rating (Fixture *fixture, gconstpointer data)
{
  BunkoGallery *gallery = BUNKO_GALLERY (get_item_at (fixture->found, 1));
  GtkWidget *stars = bunko_ui_test_find (fixture->page, BUNKO_TYPE_RATING, NULL);

  g_assert_cmpfloat (get_rating_on_page (fixture), ==, 4);
  script_server_hold (fixture->server, "update_item");
  g_signal_emit_by_name (stars, "rated", 8.0);
  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==, 8);
  g_assert_cmpfloat (get_rating_on_page (fixture), ==, 8);
  RUN_UNTIL (script_server_get_n_held (fixture->server) == 1);
  script_server_release (fixture->server);
  RUN_UNTIL (fixture->state.rating[2] == 8);

  fixture->state.refuses = TRUE;
  g_signal_emit_by_name (stars, "rated", 1.0);
  g_assert_cmpfloat (bunko_gallery_get_rating (gallery), ==, 1);
  RUN_UNTIL (bunko_gallery_get_rating (gallery) == 8);
  g_assert_cmpfloat (get_rating_on_page (fixture), ==, 8);
  RUN_UNTIL (shows_message (fixture->page));
}

/* The same for what is done to several galleries of a list. */
static void
test_actions_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BunkoItemActions) actions = bunko_item_actions_new (fixture->context, fixture->page);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (items, get_item_at (fixture->all, i));
  bunko_item_actions_set_items (actions, items);
  fixture->state.refuses = TRUE;
  script_server_hold (fixture->server, "update_metatags");
  bunko_item_actions_mark (actions, BUNKO_METATAG_FAVORITE, TRUE);
  assert_favorite (fixture, TRUE);
  assert_told (fixture->found, 3, "Gallery 3, Favorite, Unread");
  RUN_UNTIL (script_server_get_n_held (fixture->server) >= 1);
  script_server_release (fixture->server);
  RUN_UNTIL (!bunko_item_has_metatag (items->pdata[0], BUNKO_METATAG_FAVORITE) &&
             !bunko_item_has_metatag (items->pdata[2], BUNKO_METATAG_FAVORITE));
  assert_favorite (fixture, FALSE);
  assert_told (fixture->found, 3, "Gallery 3, Unread");
  RUN_UNTIL (shows_message (fixture->page));
}

/* What becomes a favorite somewhere comes to the favorites that are on the screen elsewhere, and
 * what is none any more goes. */
static void
test_favorites (Fixture *fixture, gconstpointer data)
{
  BunkoPagedList *list = bunko_item_view_get_list (fixture->found);
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_FAVORITE);
  bunko_item_view_set_query (fixture->found, query);
  RUN_UNTIL (bunko_paged_list_get_state (list) == BUNKO_PAGED_LIST_EMPTY ||
             bunko_paged_list_get_state (list) == BUNKO_PAGED_LIST_READY);
  g_assert_cmpuint (bunko_paged_list_get_total (list), ==, 0);

  toggle_favorite (fixture);
  RUN_UNTIL (bunko_paged_list_get_total (list) == 1);
  g_assert_cmpint (bunko_item_get_id (get_item_at (fixture->found, 0)), ==, 2);

  toggle_favorite (fixture);
  RUN_UNTIL (bunko_paged_list_get_total (list) == 0);
}

/* An edit that ends when its window is closed has nobody to tell, and keeps nothing. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  script_server_hold (fixture->server, "update_metatags");
  toggle_favorite (fixture);
  RUN_UNTIL (script_server_get_n_held (fixture->server) == 1);
  bunko_ui_test_destroy (g_steal_pointer (&fixture->window));
  script_server_release (fixture->server);
  RUN_UNTIL (fixture->state.favorite[2]);
}

static GtkAdjustment *
get_adjustment (BunkoItemView *view)
{
  GtkWidget *grid = bunko_ui_test_find (GTK_WIDGET (view), GTK_TYPE_GRID_VIEW, NULL);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid));
}

/* The gallery whose cell is nearest to the top. */
static gint64
get_top_id (BunkoItemView *view)
{
  gint64 top = 0;
  float best = G_MAXFLOAT;

  for (gint64 id = 1; id <= N_GALLERIES; id++)
    {
      GtkWidget *cell = find_cell (GTK_WIDGET (view), BUNKO_TYPE_GALLERY_CELL, id);
      graphene_rect_t bounds;

      if (cell == NULL || !gtk_widget_get_mapped (cell) ||
          !gtk_widget_compute_bounds (cell, GTK_WIDGET (view), &bounds) || bounds.origin.y < 0)
        continue;
      if (bounds.origin.y + bounds.origin.x / 10000 < best)
        {
          best = bounds.origin.y + bounds.origin.x / 10000;
          top = id;
        }
    }
  return top;
}

/* A list that is brought up to date stays where it is, and what is new in it shows in others. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = get_adjustment (fixture->all);
  double value;
  gint64 top;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  bunko_ui_test_settle ();
  RUN_UNTIL (get_top_id (fixture->all) > 10);
  value = gtk_adjustment_get_value (adjustment);
  top = get_top_id (fixture->all);

  fixture->state.suffix = "!";
  g_action_group_activate_action (bunko_item_view_get_action_group (fixture->all), "refresh", NULL);
  RUN_UNTIL (g_str_has_suffix (
      bunko_item_get_display_name (bunko_row_get_item (bunko_cell_get_row (
          BUNKO_CELL (find_cell (GTK_WIDGET (fixture->all), BUNKO_TYPE_GALLERY_CELL, top))))),
      "!"));
  bunko_ui_test_settle ();
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), value, 1);
  g_assert_cmpint (get_top_id (fixture->all), ==, top);

  /* One less at the end, far from what is looked at. */
  fixture->state.n_galleries--;
  bunko_item_view_refresh (fixture->all);
  RUN_UNTIL (bunko_paged_list_get_total (bunko_item_view_get_list (fixture->all)) ==
             N_GALLERIES - 1);
  bunko_ui_test_settle ();
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), value, 1);
  g_assert_cmpint (get_top_id (fixture->all), ==, top);
}

/* A gallery that is loaded anew in one place has its new name in all. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  fixture->state.suffix = " (new)";
  gtk_widget_activate_action (fixture->page, "gallery.refresh", NULL);
  RUN_UNTIL (g_str_equal (bunko_item_get_display_name (get_item_at (fixture->found, 1)),
                          "Gallery 2 (new)"));
  assert_told (fixture->all, 2, "Gallery 2 (new), Unread");
  assert_told (fixture->found, 2, "Gallery 2 (new), Unread");
  /* The others were not asked for. */
  assert_told (fixture->all, 1, "Gallery 1, Unread");
}

int
main (int argc, char *argv[])
{
  bunko_ui_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/freshness/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("identity", test_identity);
  ADD ("favorite", test_favorite);
  ADD ("favorite-refused", test_favorite_refused);
  ADD ("rating", test_rating);
  ADD ("actions-refused", test_actions_refused);
  ADD ("favorites", test_favorites);
  ADD ("closed", test_closed);
  ADD ("refresh", test_refresh);
  ADD ("reload", test_reload);

  return g_test_run ();
}
