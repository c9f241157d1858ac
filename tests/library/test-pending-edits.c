/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-bulk-edit.h"
#include "library/bunko-call-class.h"
#include "library/bunko-library-delete.h"
#include "library/bunko-library-filters.h"
#include "library/bunko-library-members.h"
#include "library/bunko-pending-edits.h"
#include "sample-fixture.h"
#include "sample-server/bunko-sample-functions.h"

/* Edits that a lost connection swallowed, against the sample server: they are kept, told about, and
 * made again when they are wanted, once. */

static BunkoPendingEdits *
get_edits (SampleFixture *self)
{
  return bunko_library_get_pending_edits (self->library.library);
}

static guint
count_edits (SampleFixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_edits (self)));
}

static BunkoPendingEdit *
get_edit (SampleFixture *self, guint index)
{
  BunkoPendingEdit *edit = g_list_model_get_item (G_LIST_MODEL (get_edits (self)), index);

  g_assert_nonnull (edit);
  /* The list keeps it. */
  g_object_unref (edit);
  return edit;
}

/* As the network that goes: what is under way gets no answer. */
static void
go_away (SampleFixture *self)
{
  bunko_session_close (self->library.session);
}

static void
come_back (SampleFixture *self)
{
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_autoptr (GAsyncResult) connected = NULL, logged_in = NULL;
  g_autoptr (GError) error = NULL;

  bunko_session_connect_async (self->library.session, NULL, keep_result_cb, &connected);
  RUN_UNTIL (connected != NULL);
  bunko_session_connect_finish (self->library.session, connected, &error);
  g_assert_no_error (error);
  bunko_session_login_async (self->library.session, guest, NULL, keep_result_cb, &logged_in);
  RUN_UNTIL (logged_in != NULL);
  bunko_session_login_finish (self->library.session, logged_in, &error);
  g_assert_no_error (error);
}

static guint
save_all (SampleFixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_pending_edits_save_async (get_edits (self), NULL, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_false (bunko_pending_edits_get_saving (get_edits (self)));
  return bunko_pending_edits_save_finish (get_edits (self), result, error);
}

static void
assert_saves (SampleFixture *self, guint n)
{
  g_autoptr (GError) error = NULL;
  guint n_saved;

  g_assert_cmpuint (count_edits (self), ==, n);
  n_saved = save_all (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_saved, ==, n);
  g_assert_cmpuint (count_edits (self), ==, 0);
}

static BunkoBulkEdit *
start (SampleFixture *self, GPtrArray *items, BunkoBulkChange *change, GAsyncResult **result)
{
  BunkoBulkEdit *edit = bunko_bulk_edit_new (self->library.library, items, change);

  bunko_bulk_edit_run_async (edit, NULL, keep_result_cb, result);
  bunko_bulk_change_free (change);
  return edit;
}

static void
run (SampleFixture *self, GPtrArray *items, BunkoBulkChange *change)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BunkoBulkEdit) edit = start (self, items, change, &result);

  RUN_UNTIL (result != NULL);
  bunko_bulk_edit_run_finish (edit, result, NULL);
}

static double
get_rating (SampleFixture *self, BunkoItem *gallery)
{
  sample_fixture_refresh (self, gallery);
  return bunko_gallery_get_rating (BUNKO_GALLERY (gallery));
}

static void
test_away (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 1);
  double before = bunko_gallery_get_rating (items->pdata[0]);
  double wanted = before == 8 ? 6 : 8;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BunkoBulkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  go_away (self);
  edit = start (self, items, bunko_bulk_change_new_rating (wanted), &result);
  RUN_UNTIL (result != NULL);
  g_assert_false (bunko_bulk_edit_run_finish (edit, result, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (bunko_bulk_edit_get_n_kept (edit), ==, 1);
  g_assert_cmpfloat (bunko_gallery_get_rating (items->pdata[0]), ==, before);
  g_assert_cmpuint (count_edits (self), ==, 1);
  g_assert_false (bunko_pending_edit_get_maybe_made (get_edit (self, 0)));
  g_assert_nonnull (strstr (bunko_pending_edit_get_text (get_edit (self, 0)),
                            bunko_item_get_display_name (items->pdata[0])));

  come_back (self);
  g_assert_cmpfloat (get_rating (self, items->pdata[0]), ==, before);
  assert_saves (self, 1);
  g_assert_cmpfloat (get_rating (self, items->pdata[0]), ==, wanted);
}

/* The server may have done it: that is told, and doing it again changes nothing. */
static void
test_answer_lost (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *detail = NULL;
  double wanted = bunko_gallery_get_rating (items->pdata[0]) == 4 ? 2 : 4;

  bunko_library_set_rating_async (self->library.library, items->pdata[0], wanted, NULL,
                                  keep_result_cb, &result);
  go_away (self);
  RUN_UNTIL (result != NULL);
  g_assert_false (bunko_library_set_rating_finish (self->library.library, result, NULL));
  g_assert_cmpuint (count_edits (self), ==, 1);
  g_assert_true (bunko_pending_edit_get_maybe_made (get_edit (self, 0)));
  detail = bunko_pending_edit_describe (get_edit (self, 0));
  g_assert_nonnull (strstr (detail, "may be saved"));
  come_back (self);
  assert_saves (self, 1);
  g_assert_cmpfloat (get_rating (self, items->pdata[0]), ==, wanted);
}

/* Saving while still away keeps what there is. */
static void
test_still_away (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 2);
  g_autoptr (GError) error = NULL;

  go_away (self);
  run (self, items, bunko_bulk_change_new_rating (3));
  g_assert_cmpuint (save_all (self, &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_cmpuint (count_edits (self), ==, 1);
  g_assert_cmpuint (bunko_pending_edit_get_n_items (get_edit (self, 0)), ==, 2);
  come_back (self);
  assert_saves (self, 1);
  g_assert_cmpfloat (get_rating (self, items->pdata[1]), ==, 3);
}

/* What is done anew makes the older edit of the same void: a later wish is not overwritten. */
static void
test_superseded (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 2);
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  BunkoPendingEdit *edit;

  g_ptr_array_add (first, items->pdata[0]);
  go_away (self);
  run (self, items, bunko_bulk_change_new_rating (3));
  run (self, items,
       bunko_bulk_change_new_metatags (BUNKO_METATAG_FAVORITE | BUNKO_METATAG_READ_LATER,
                                       BUNKO_METATAG_NONE));
  g_assert_cmpuint (count_edits (self), ==, 2);
  run (self, first, bunko_bulk_change_new_rating (5));
  g_assert_cmpuint (count_edits (self), ==, 3);
  edit = get_edit (self, 0);
  g_assert_cmpuint (bunko_pending_edit_get_n_items (edit), ==, 1);

  come_back (self);
  run (self, items, bunko_bulk_change_new_rating (9));
  run (self, items, bunko_bulk_change_new_metatags (BUNKO_METATAG_NONE, BUNKO_METATAG_FAVORITE));
  assert_saves (self, 1);
  for (guint i = 0; i < items->len; i++)
    {
      g_assert_cmpfloat (get_rating (self, items->pdata[i]), ==, 9);
      g_assert_false (bunko_item_has_metatag (items->pdata[i], BUNKO_METATAG_FAVORITE));
      g_assert_true (bunko_item_has_metatag (items->pdata[i], BUNKO_METATAG_READ_LATER));
    }
}

/* Of many the part that is done can be undone, and the rest is kept. */
static void
test_half_done (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 40);
  g_autoptr (GAsyncResult) result = NULL, undone = NULL;
  g_autoptr (BunkoBulkEdit) edit = NULL, undo = NULL;
  g_autofree double *before = g_new (double, items->len);
  g_autoptr (GError) error = NULL;
  guint n_done;

  for (guint i = 0; i < items->len; i++)
    before[i] = bunko_gallery_get_rating (items->pdata[i]);
  edit = start (self, items, bunko_bulk_change_new_rating (1), &result);
  RUN_UNTIL (bunko_bulk_edit_get_n_done (edit) >= 5);
  go_away (self);
  RUN_UNTIL (result != NULL);
  n_done = bunko_bulk_edit_get_n_done (edit);
  g_assert_cmpuint (n_done, <, 40);
  g_assert_cmpuint (n_done + bunko_bulk_edit_get_n_kept (edit), ==, 40);
  g_assert_cmpuint (count_edits (self), ==, 1);
  g_assert_true (bunko_bulk_edit_get_can_undo (edit));

  come_back (self);
  assert_saves (self, 1);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpfloat (get_rating (self, items->pdata[i]), ==, 1);
  undo = bunko_bulk_edit_get_undo (edit);
  bunko_bulk_edit_run_async (undo, NULL, keep_result_cb, &undone);
  RUN_UNTIL (undone != NULL);
  bunko_bulk_edit_run_finish (undo, undone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bunko_bulk_edit_get_n_done (undo), <=, n_done);
}

/* An undo that does not get through is an edit like another. */
static void
test_undo_away (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 3);
  g_autoptr (GAsyncResult) result = NULL, undone = NULL;
  g_autoptr (BunkoBulkEdit) edit = NULL, undo = NULL;
  double before[3];

  for (guint i = 0; i < 3; i++)
    before[i] = bunko_gallery_get_rating (items->pdata[i]);
  edit = start (self, items, bunko_bulk_change_new_rating (before[0] == 7 ? 8 : 7), &result);
  RUN_UNTIL (result != NULL);
  go_away (self);
  undo = bunko_bulk_edit_get_undo (edit);
  bunko_bulk_edit_run_async (undo, NULL, keep_result_cb, &undone);
  RUN_UNTIL (undone != NULL);
  come_back (self);
  assert_saves (self, 1);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (get_rating (self, items->pdata[i]), ==, before[i]);
}

/* What a view shows is not known before it is listed. */
static void
test_view (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoBulkChange) change =
      bunko_bulk_change_new_metatags (BUNKO_METATAG_READ_LATER, BUNKO_METATAG_NONE);
  g_autoptr (BunkoBulkEdit) edit = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_FAVORITE);
  edit = bunko_bulk_edit_new_for_view (self->library.library, query, 12, NULL, change);
  go_away (self);
  bunko_bulk_edit_run_async (edit, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  g_assert_cmpuint (bunko_bulk_edit_get_n_kept (edit), ==, 12);
  come_back (self);
  assert_saves (self, 1);
  items =
      sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_FAVORITE,
                                    (guint) sample_fixture_count (self, BUNKO_VIEW_TYPE_FAVORITE));
  for (guint i = 0; i < items->len; i++)
    {
      sample_fixture_refresh (self, items->pdata[i]);
      g_assert_true (bunko_item_has_metatag (items->pdata[i], BUNKO_METATAG_READ_LATER));
    }
}

static guint
count_collections (SampleFixture *self, const char *name)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  bunko_view_query_set_item_type (query, BUNKO_ITEM_TYPE_COLLECTION);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  source = bunko_library_view (self->library.library, query);
  items = fetch_source (source, 0, 200, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    n += g_str_equal (bunko_item_get_display_name (items->pdata[i]), name);
  return n;
}

static void
make_collection (SampleFixture *self, const char *name, gboolean leave)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BunkoItem) item = NULL;

  bunko_library_new_container_async (self->library.library, BUNKO_ITEM_TYPE_COLLECTION, name, NULL,
                                     keep_result_cb, &result);
  if (leave)
    go_away (self);
  RUN_UNTIL (result != NULL);
  item = bunko_library_new_container_finish (self->library.library, result, NULL);
  g_assert_true ((item == NULL) == leave);
}

/* Whether the server made it or not: there is one in the end, saved from the list or sent again
 * from the dialog. */
static void
test_new_container (SampleFixture *self, gconstpointer legacy)
{
  make_collection (self, "From the List", TRUE);
  g_assert_cmpuint (count_edits (self), ==, 1);
  g_assert_true (bunko_pending_edit_get_maybe_made (get_edit (self, 0)));
  come_back (self);
  assert_saves (self, 1);
  g_assert_cmpuint (count_collections (self, "From the List"), ==, 1);

  make_collection (self, "From the Dialog", TRUE);
  come_back (self);
  g_assert_cmpuint (count_edits (self), ==, 1);
  make_collection (self, "From the Dialog", FALSE);
  g_assert_cmpuint (count_edits (self), ==, 0);
  g_assert_cmpuint (count_collections (self, "From the Dialog"), ==, 1);
}

static guint
count_filters (SampleFixture *self, const char *name, BunkoFilter **found)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  guint n = 0;

  bunko_library_list_filters_async (self->library.library, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  filters = bunko_library_list_filters_finish (self->library.library, result, NULL);
  g_assert_nonnull (filters);
  for (guint i = 0; i < filters->len; i++)
    if (g_str_equal (bunko_filter_get_name (filters->pdata[i]), name))
      {
        n++;
        if (found != NULL)
          g_set_object (found, filters->pdata[i]);
      }
  return n;
}

static void
test_filters (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoFilter) filter = NULL;
  g_autoptr (GAsyncResult) made = NULL, updated = NULL, deleted = NULL;

  bunko_library_new_filter_async (self->library.library, "Lost", "artist:x", TRUE, NULL,
                                  keep_result_cb, &made);
  go_away (self);
  RUN_UNTIL (made != NULL);
  g_assert_null (bunko_library_new_filter_finish (self->library.library, made, NULL));
  come_back (self);
  assert_saves (self, 1);
  g_assert_cmpuint (count_filters (self, "Lost", &filter), ==, 1);

  bunko_library_update_filter_async (self->library.library, filter, "Found", "artist:y", TRUE, NULL,
                                     keep_result_cb, &updated);
  go_away (self);
  RUN_UNTIL (updated != NULL);
  g_assert_false (bunko_library_update_filter_finish (self->library.library, updated, NULL));
  come_back (self);
  assert_saves (self, 1);
  g_assert_cmpuint (count_filters (self, "Lost", NULL), ==, 0);
  g_assert_cmpuint (count_filters (self, "Found", NULL), ==, 1);
  g_assert_cmpstr (bunko_filter_get_query (filter), ==, "artist:y");
  if (legacy != NULL)
    return;

  bunko_library_delete_filter_async (self->library.library, filter, NULL, keep_result_cb, &deleted);
  go_away (self);
  RUN_UNTIL (deleted != NULL);
  g_assert_false (bunko_library_delete_filter_finish (self->library.library, deleted, NULL));
  come_back (self);
  assert_saves (self, 1);
  g_assert_cmpuint (count_filters (self, "Found", NULL), ==, 0);
}

static gint64
count_all (SampleFixture *self)
{
  return sample_fixture_count (self, BUNKO_VIEW_TYPE_ALL);
}

static void
test_delete (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  if (legacy != NULL)
    return;
  before = count_all (self);
  items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 70);
  bunko_library_delete_async (self->library.library, items, FALSE, FALSE, NULL, NULL, NULL,
                              keep_result_cb, &result);
  go_away (self);
  RUN_UNTIL (result != NULL);
  g_assert_cmpuint (bunko_library_delete_finish (self->library.library, result, &error), ==, 0);
  g_assert_nonnull (error);
  come_back (self);
  assert_saves (self, 1);
  g_assert_cmpint (count_all (self), ==, before - 70);
}

/* What is left at the end of the program is there at the next start, once. */
static void
test_restored (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GPtrArray) items = sample_fixture_get_galleries (self, BUNKO_VIEW_TYPE_LIBRARY, 2);
  g_autoptr (GVariant) state = NULL, again = NULL;
  g_autofree char *text = NULL;

  go_away (self);
  run (self, items, bunko_bulk_change_new_rating (6));
  make_collection (self, "Of Yesterday", TRUE);
  state = bunko_pending_edits_to_variant (get_edits (self));
  text = g_variant_print (state, TRUE);
  bunko_pending_edits_discard (get_edits (self), NULL);
  g_assert_cmpuint (count_edits (self), ==, 0);

  state = (g_variant_unref (state), g_variant_parse (NULL, text, NULL, NULL, NULL));
  bunko_pending_edits_restore (get_edits (self), state);
  g_assert_cmpuint (count_edits (self), ==, 2);
  again = bunko_pending_edits_to_variant (get_edits (self));
  g_assert_true (g_variant_equal (state, again));
  come_back (self);
  assert_saves (self, 2);
  g_assert_cmpfloat (get_rating (self, items->pdata[1]), ==, 6);
  g_assert_cmpuint (count_collections (self, "Of Yesterday"), ==, 1);
}

static void
test_bad_state (SampleFixture *self, gconstpointer legacy)
{
  static const char *const states[] = {
    "@a{sv} {}",
    "{'edits': <1>}",
    "{'edits': <[{'text': <'x'>}, {'text': <5>}]>}",
    "{'edits': <[{'text': <'x'>, 'items': <@a(ixiuudixbudx) []>}]>}",
    /* No such item, mark, rating, or container. */
    "{'edits': <[{'text': <'x'>, 'items': <@a(ixiuudixbudx) "
    "[(1,-1,1,0,0,5.0,0,0,false,0,0.0,0)]>}]>}",
    "{'edits': <[{'text': <'x'>, 'items': <@a(ixiuudixbudx) "
    "[(1,1,0,256,256,0.0,0,0,false,0,0.0,0)]>}]>}",
    "{'edits': <[{'text': <'x'>, 'items': <@a(ixiuudixbudx) "
    "[(1,1,1,0,0,99.0,0,0,false,0,0.0,0)]>}]>}",
    "{'edits': <[{'text': <'x'>, 'items': <@a(ixiuudixbudx) "
    "[(1,1,2,0,0,0.0,1,5,true,0,0.0,0)]>}]>}",
    /* Not every function is one to be called because a file says so. */
    "{'edits': <[{'text': <'x'>, 'function': <'shutdown_application'>, 'arguments': <'{}'>}]>}",
    "{'edits': <[{'text': <'x'>, 'function': <'new_item'>, 'arguments': <'[1'>}]>}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) state = g_variant_parse (NULL, states[i], NULL, NULL, &error);

      g_assert_no_error (error);
      bunko_pending_edits_restore (get_edits (self), state);
      g_assert_cmpuint (count_edits (self), ==, 0);
    }
  bunko_pending_edits_restore (get_edits (self), NULL);
}

/* What is refused stays, with the reason. */
static void
test_refused (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GVariant) state = g_variant_parse (
      NULL,
      "{'edits': <[{'text': <'Rate'>, 'items': "
      "<@a(ixiuudixbudx) [(1,999999,1,0,0,5.0,0,0,false,0,0.0,0)]>},"
      "{'text': <'Strange'>, 'function': <'delete_items'>, 'arguments': <'{}'>}]>}",
      NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *detail = NULL;

  bunko_pending_edits_restore (get_edits (self), state);
  g_assert_cmpuint (count_edits (self), ==, 2);
  g_assert_cmpuint (save_all (self, &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_cmpuint (count_edits (self), ==, 2);
  detail = bunko_pending_edit_describe (get_edit (self, 0));
  g_assert_nonnull (strstr (detail, "refused"));
  bunko_pending_edits_discard (get_edits (self), NULL);
}

/* The file of another server, or of the same one opened anew. */
static void
test_one_list_a_server (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (BunkoLibrary) other = bunko_library_new (self->library.session);

  g_assert_true (bunko_library_get_pending_edits (other) == get_edits (self));
}

/* Whether the server stops while somebody waits for an answer, or not: the answer comes. */
static void
test_read_repeated (SampleFixture *self, gconstpointer legacy)
{
  guint16 port = bunko_sample_server_get_port (self->server);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) item = NULL;

  bunko_library_get_item_async (self->library.library, BUNKO_ITEM_TYPE_GALLERY, 3, NULL,
                                keep_result_cb, &result);
  bunko_sample_server_stop (self->server);
  RUN_UNTIL (bunko_session_get_state (self->library.session) == BUNKO_SESSION_LOST);
  g_assert_null (result);
  bunko_sample_server_start (self->server, port, &error);
  g_assert_no_error (error);
  bunko_session_reconnect_async (self->library.session, NULL, keep_result_cb, &back);
  RUN_UNTIL (back != NULL && result != NULL);
  bunko_session_reconnect_finish (self->library.session, back, &error);
  g_assert_no_error (error);
  item = bunko_library_get_item_finish (self->library.library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bunko_item_get_id (item), ==, 3);
}

static void
test_read_cancelled (SampleFixture *self, gconstpointer legacy)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL, closed = NULL;
  g_autoptr (GError) error = NULL, closed_error = NULL;

  bunko_library_get_item_async (self->library.library, BUNKO_ITEM_TYPE_GALLERY, 3, cancellable,
                                keep_result_cb, &result);
  bunko_library_get_item_async (self->library.library, BUNKO_ITEM_TYPE_GALLERY, 4, NULL,
                                keep_result_cb, &closed);
  bunko_sample_server_stop (self->server);
  RUN_UNTIL (bunko_session_get_state (self->library.session) == BUNKO_SESSION_LOST);
  g_cancellable_cancel (cancellable);
  RUN_UNTIL (result != NULL);
  g_assert_null (bunko_library_get_item_finish (self->library.library, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (closed);
  go_away (self);
  RUN_UNTIL (closed != NULL);
  g_assert_null (bunko_library_get_item_finish (self->library.library, closed, &closed_error));
  g_assert_nonnull (closed_error);
}

/* Every function of the sample server has a class, and what is edited is never read. */
static void
test_classes (void)
{
  static const BunkoSampleFunction *const tables[] = {
    bunko_sample_functions_meta,       bunko_sample_functions_commands,
    bunko_sample_functions_config,     bunko_sample_functions_view,
    bunko_sample_functions_items,      bunko_sample_functions_related,
    bunko_sample_functions_image,      bunko_sample_functions_tags,
    bunko_sample_functions_metatags,   bunko_sample_functions_reading,
    bunko_sample_functions_similar,    bunko_sample_functions_edit,
    bunko_sample_functions_membership, bunko_sample_functions_filters,
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const BunkoSampleFunction *function = tables[i]; function->name != NULL; function++)
      {
        g_test_message ("%s", function->name);
        g_assert_cmpint (bunko_call_get_class (function->name), !=, BUNKO_CALL_UNKNOWN);
        if (function->lock == BUNKO_SAMPLE_LOCK_WRITE)
          g_assert_false (bunko_call_is_read (function->name));
      }
  g_assert_cmpint (bunko_call_get_class ("new_item"), ==, BUNKO_CALL_ONCE);
  g_assert_cmpint (bunko_call_get_class ("delete_items"), ==, BUNKO_CALL_ONCE);
  g_assert_cmpint (bunko_call_get_class ("update_item"), ==, BUNKO_CALL_REPEATABLE);
  g_assert_cmpint (bunko_call_get_class ("add_item_log"), ==, BUNKO_CALL_ONCE);
  g_assert_cmpint (bunko_call_get_class ("update_plugin"), ==, BUNKO_CALL_ONCE);
  g_assert_cmpint (bunko_call_get_class (""), ==, BUNKO_CALL_UNKNOWN);
  g_assert_false (bunko_call_is_read ("get_everything"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/call-classes", test_classes);
  SAMPLE_TEST ("pending/away", test_away);
  SAMPLE_TEST ("pending/answer-lost", test_answer_lost);
  SAMPLE_TEST ("pending/still-away", test_still_away);
  SAMPLE_TEST ("pending/superseded", test_superseded);
  SAMPLE_TEST ("pending/half-done", test_half_done);
  SAMPLE_TEST ("pending/undo-away", test_undo_away);
  SAMPLE_TEST ("pending/view", test_view);
  SAMPLE_TEST ("pending/new-container", test_new_container);
  SAMPLE_TEST ("pending/filters", test_filters);
  SAMPLE_TEST ("pending/delete", test_delete);
  SAMPLE_TEST ("pending/restored", test_restored);
  SAMPLE_TEST ("pending/bad-state", test_bad_state);
  SAMPLE_TEST ("pending/refused", test_refused);
  SAMPLE_TEST ("pending/one-list", test_one_list_a_server);
  SAMPLE_TEST ("reads/repeated", test_read_repeated);
  SAMPLE_TEST ("reads/cancelled", test_read_cancelled);
  return g_test_run ();
}
