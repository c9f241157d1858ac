/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library-fixture.h"
#include "library/bunko-bulk-edit.h"
#include "protocol/bunko-protocol-error.h"

/* Changes of many items, against a server that refuses, stops short, or is asked exactly so. */

#define N_ITEMS 6

typedef struct
{
  ScriptServer *server;
  LibraryFixture library;
  GPtrArray *items;
  gboolean old;           /* takes one item a call */
  gint64 refused_id;      /* answered false */
  gboolean no_permission; /* everything is refused */
  gboolean command_fails;
  gint64 count;
} Fixture;

static void
refuse (ScriptReply *reply, int code)
{
  reply->json = NULL;
  reply->code = code;
  reply->text = "No";
}

static void
answer_metatags (Fixture *self, JsonObject *args, ScriptReply *reply)
{
  gboolean many = json_object_has_member (args, "item_ids");

  if (self->no_permission)
    refuse (reply, 413);
  else if (many && self->old)
    refuse (reply, 403);
  else if (many)
    reply->json = g_strdup ("77");
  else
    reply->json = g_strdup (
        json_object_get_int_member (args, "item_id") == self->refused_id ? "false" : "true");
}

static void
answer_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Fixture *self = user_data;

  if (g_str_equal (fname, "update_metatags"))
    answer_metatags (self, args, reply);
  else if (g_str_equal (fname, "update_metatags_for_view"))
    reply->json = g_strdup ("78");
  else if (g_str_equal (fname, "get_view_count"))
    reply->json = g_strdup_printf ("{\"count\": %" G_GINT64_FORMAT "}", self->count);
  else if (g_str_equal (fname, "get_command_state"))
    reply->json = g_strdup (self->command_fails ? "{\"77\": \"failed\", \"78\": \"failed\"}"
                                                : "{\"77\": \"finished\", \"78\": \"finished\"}");
  else if (g_str_equal (fname, "get_command_value"))
    reply->json = g_strdup ("{\"77\": true, \"78\": true}");
  else if (g_str_equal (fname, "get_command_progress") || g_str_equal (fname, "stop_command"))
    reply->json = g_strdup ("{}");
  else if (g_str_equal (fname, "get_item"))
    refuse (reply, 303);
  else
    script_reply_unknown (reply);
}

static void
set_up (Fixture *self, gconstpointer old)
{
  self->server = script_server_new (answer_cb, self);
  if (old != NULL)
    script_server_set_version (self->server, 0, 10, 0);
  self->old = old != NULL;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 1; i <= N_ITEMS; i++)
    g_ptr_array_add (self->items, bunko_gallery_new (i));
  library_fixture_connect (&self->library, script_server_get_port (self->server));
}

static void
tear_down (Fixture *self, gconstpointer old)
{
  g_ptr_array_unref (self->items);
  library_fixture_clear (&self->library);
  script_server_free (self->server);
}

static BunkoBulkEdit *
new_inbox_edit (Fixture *self)
{
  g_autoptr (BunkoBulkChange) change =
      bunko_bulk_change_new_metatags (BUNKO_METATAG_INBOX, BUNKO_METATAG_READ);

  return bunko_bulk_edit_new (self->library.library, self->items, change);
}

static guint
count_inbox (Fixture *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += bunko_item_has_metatag (self->items->pdata[i], BUNKO_METATAG_INBOX);
  return n;
}

static gboolean
run (BunkoBulkEdit *edit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bunko_bulk_edit_run_async (edit, cancellable, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  return bunko_bulk_edit_run_finish (edit, result, error);
}

static void
assert_args (ScriptServer *server, const char *fname, const char *expected)
{
  const char *args = script_server_get_last_args (server, fname);
  g_autoptr (JsonNode) a = args != NULL ? json_from_string (args, NULL) : NULL;
  g_autoptr (JsonNode) b = json_from_string (expected, NULL);

  g_assert_nonnull (a);
  json_object_remove_member (json_node_get_object (a), "fname");
  if (!json_node_equal (a, b))
    g_error ("%s is not %s", args, expected);
}

/* One call for all of them, and all show it before there is an answer. */
static void
test_together (Fixture *self, gconstpointer old)
{
  g_autoptr (BunkoBulkEdit) edit = new_inbox_edit (self);
  g_autoptr (GAsyncResult) result = NULL;

  script_server_hold (self->server, "update_metatags");
  bunko_bulk_edit_run_async (edit, NULL, keep_result_cb, &result);
  g_assert_cmpuint (count_inbox (self), ==, N_ITEMS);
  RUN_UNTIL (script_server_get_n_held (self->server) == 1);
  g_assert_cmpuint (bunko_bulk_edit_get_n_done (edit), ==, 0);
  script_server_release (self->server);
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_bulk_edit_run_finish (edit, result, NULL));
  g_assert_cmpuint (count_inbox (self), ==, N_ITEMS);
  g_assert_cmpuint (bunko_bulk_edit_get_n_done (edit), ==, N_ITEMS);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "update_metatags"), ==, 1);
  assert_args (self->server, "update_metatags",
               "{\"item_type\": 1, \"item_ids\": [1, 2, 3, 4, 5, 6],"
               " \"metatags\": {\"inbox\": true, \"read\": false}}");
}

/* Old servers get one after the other; so does one that is not as new as it says. */
static void
test_one_by_one (Fixture *self, gconstpointer old)
{
  g_autoptr (BunkoBulkEdit) edit = new_inbox_edit (self);
  g_autoptr (GError) error = NULL;
  guint n_refused_calls = old != NULL ? 0 : 1;

  self->old = TRUE;
  g_assert_true (run (edit, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "update_metatags"), ==,
                    N_ITEMS + n_refused_calls);
  g_assert_cmpuint (bunko_bulk_edit_get_n_done (edit), ==, N_ITEMS);
  g_assert_cmpuint (count_inbox (self), ==, N_ITEMS);
}

/* What is refused goes back, the rest stays; undo is about the rest. */
static void
test_partly_refused (Fixture *self, gconstpointer old)
{
  g_autoptr (BunkoBulkEdit) edit = new_inbox_edit (self);
  g_autoptr (BunkoBulkEdit) undo = NULL;
  g_autoptr (GError) error = NULL;

  self->refused_id = 3;
  g_assert_false (run (edit, NULL, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_ITEM_NOT_FOUND);
  g_assert_cmpint (bunko_bulk_edit_get_state (edit), ==, BUNKO_BULK_EDIT_FAILED);
  g_assert_cmpuint (bunko_bulk_edit_get_n_done (edit), ==, N_ITEMS - 1);
  g_assert_cmpuint (bunko_bulk_edit_get_n_refused (edit), ==, 1);
  g_assert_false (bunko_item_has_metatag (self->items->pdata[2], BUNKO_METATAG_INBOX));
  g_assert_cmpuint (count_inbox (self), ==, N_ITEMS - 1);
  undo = bunko_bulk_edit_get_undo (edit);
  g_assert_cmpuint (bunko_bulk_edit_get_n_total (undo), ==, N_ITEMS - 1);
  g_assert_true (run (undo, NULL, NULL));
  g_assert_cmpuint (count_inbox (self), ==, 0);
}

/* Who may not do it is not refused item by item. */
static void
test_no_permission (Fixture *self, gconstpointer old)
{
  g_autoptr (BunkoBulkEdit) edit = new_inbox_edit (self);
  g_autoptr (GError) error = NULL;

  self->no_permission = TRUE;
  g_assert_false (run (edit, NULL, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_NO_PERMISSION);
  g_assert_cmpuint (count_inbox (self), ==, 0);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "update_metatags"), <=, 3);
  g_assert_false (bunko_bulk_edit_get_can_undo (edit));
  g_assert_null (bunko_bulk_edit_get_undo (edit));
}

/* Three are under way and are waited for; the others are left as they were. */
static void
test_stop (Fixture *self, gconstpointer old)
{
  g_autoptr (BunkoBulkEdit) edit = new_inbox_edit (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  script_server_hold (self->server, "update_metatags");
  bunko_bulk_edit_run_async (edit, cancellable, keep_result_cb, &result);
  RUN_UNTIL (script_server_get_n_held (self->server) == 3);
  g_cancellable_cancel (cancellable);
  script_server_release (self->server);
  RUN_UNTIL (result != NULL);
  g_assert_false (bunko_bulk_edit_run_finish (edit, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (bunko_bulk_edit_get_state (edit), ==, BUNKO_BULK_EDIT_STOPPED);
  g_assert_cmpuint (bunko_bulk_edit_get_n_done (edit), ==, 3);
  g_assert_cmpuint (count_inbox (self), ==, 3);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "update_metatags"), ==, 3);
  g_assert_true (bunko_bulk_edit_get_can_undo (edit));
}

static BunkoBulkEdit *
new_view_edit (Fixture *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoBulkChange) change =
      bunko_bulk_change_new_metatags (BUNKO_METATAG_INBOX, BUNKO_METATAG_NONE);

  bunko_view_query_set_search (query, "artist:hana");
  bunko_view_query_set_sort_index (query, 1);
  return bunko_bulk_edit_new_for_view (self->library.library, query, self->count, self->items,
                                       change);
}

/* A view that is too large to list is one call, and there is no way back. */
static void
test_large_view (Fixture *self, gconstpointer old)
{
  g_autoptr (BunkoBulkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  self->count = 500000;
  edit = new_view_edit (self);
  g_assert_false (bunko_bulk_edit_get_can_undo (edit));
  g_assert_true (run (edit, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bunko_bulk_edit_get_n_done (edit), ==, 500000);
  g_assert_cmpuint (count_inbox (self), ==, N_ITEMS);
  g_assert_null (bunko_bulk_edit_get_undo (edit));
  assert_args (self->server, "update_metatags_for_view",
               "{\"item_type\": 1, \"view_filter\": 1, \"search_query\": \"artist:hana\","
               " \"limit\": null, \"metatags\": {\"inbox\": true}}");
}

static void
test_large_view_fails (Fixture *self, gconstpointer old)
{
  g_autoptr (BunkoBulkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  self->count = 500000;
  self->command_fails = TRUE;
  edit = new_view_edit (self);
  g_assert_false (run (edit, NULL, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND);
  g_assert_cmpuint (count_inbox (self), ==, 0);
  g_assert_cmpuint (bunko_bulk_edit_get_n_done (edit), ==, 0);
  /* Nobody knows how far it came: what is shown is asked for again. */
  RUN_UNTIL (script_server_get_n_calls (self->server, "get_item") == N_ITEMS);
}

static void
test_stop_large_view (Fixture *self, gconstpointer old)
{
  g_autoptr (BunkoBulkEdit) edit = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->count = 500000;
  edit = new_view_edit (self);
  script_server_hold (self->server, "get_command_state");
  bunko_bulk_edit_run_async (edit, cancellable, keep_result_cb, &result);
  RUN_UNTIL (script_server_get_n_held (self->server) == 1);
  g_assert_cmpuint (count_inbox (self), ==, N_ITEMS);
  g_cancellable_cancel (cancellable);
  RUN_UNTIL (result != NULL);
  g_assert_false (bunko_bulk_edit_run_finish (edit, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (bunko_bulk_edit_get_state (edit), ==, BUNKO_BULK_EDIT_STOPPED);
  g_assert_cmpuint (count_inbox (self), ==, 0);
  script_server_release (self->server);
  RUN_UNTIL (script_server_get_n_calls (self->server, "stop_command") == 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, old, func) g_test_add ("/bulk-edit/" name, Fixture, old, set_up, func, tear_down)
  ADD ("together", NULL, test_together);
  ADD ("one-by-one", "old", test_one_by_one);
  ADD ("one-by-one-after-all", NULL, test_one_by_one);
  ADD ("partly-refused", "old", test_partly_refused);
  ADD ("no-permission", "old", test_no_permission);
  ADD ("no-permission-together", NULL, test_no_permission);
  ADD ("stop", "old", test_stop);
  ADD ("large-view", NULL, test_large_view);
  ADD ("large-view-fails", NULL, test_large_view_fails);
  ADD ("stop-large-view", NULL, test_stop_large_view);
#undef ADD

  return g_test_run ();
}
