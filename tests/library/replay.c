/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "replay.h"

#include "library/bunko-bulk-edit.h"
#include "library/bunko-library-members.h"
#include "library/bunko-pending-edits.h"
#include "protocol/bunko-session-private.h"

/* Milliseconds; whoever waits for an answer that does not come shall not wait long here. */
#define CONNECT_LIMIT 3000
#define REPLY_LIMIT   3000
#define REPEAT_WAIT   2000

/* For so long the server is out of reach, once that was noticed. */
#define AWAY 30

/* So often one asks whether the server is back. */
#define MAX_LOOKS 3

/* The marks of a gallery that are edited: each by an edit of its own. */
static const BunkoMetatags marks[] = { BUNKO_METATAG_FAVORITE, BUNKO_METATAG_READ_LATER,
                                       BUNKO_METATAG_TRASH };

#define N_MARKS G_N_ELEMENTS (marks)

/* What the client was told of an edit. */
typedef enum
{
  EDIT_NOT_TRIED,
  EDIT_DONE,
  EDIT_FAILED,
} EditEnd;

typedef struct
{
  ReplayFixture *fixture;
  ReplayResult *result;
  BunkoSession *session;
  BunkoLibrary *library;
  BunkoItem *gallery; /* as this client sees it */

  gint64 id;
  double old_rating, new_rating;
  BunkoMetatags old_marks, new_marks;
  char *name; /* of a new collection */

  gboolean returning; /* on the way back to the server */
  guint return_source;
  EditEnd rated, marked[N_MARKS], added, made;
} Replay;

static void G_GNUC_PRINTF (2, 3) complain (Replay *self, const char *format, ...)
{
  va_list args;

  if (self->result->problem != NULL)
    return;
  va_start (args, format);
  self->result->problem = g_strdup_vprintf (format, args);
  va_end (args);
}

/* Waits, and notes how long that took. */
#define WAIT(self, condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 start_ = g_get_monotonic_time ();                                                       \
    RUN_UNTIL (condition);                                                                         \
    note_time (self, start_);                                                                      \
  }                                                                                                \
  G_STMT_END

static void
note_time (Replay *self, gint64 start)
{
  double milliseconds = (double) (g_get_monotonic_time () - start) / 1000;

  self->result->longest = MAX (self->result->longest, milliseconds);
  if (milliseconds > REPLAY_MAX_CALL)
    complain (self, "A call took %.0f ms", milliseconds);
}

/* A call failed: it must say why. */
static void
take_error (Replay *self, const GError *error)
{
  self->result->n_failed++;
  if (error == NULL || error->message == NULL || *error->message == '\0')
    complain (self, "A call failed without an error");
}

/* What a person does. */

static gboolean
connect_session (Replay *self)
{
  g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
  g_autoptr (GAsyncResult) connected = NULL, logged_in = NULL;
  g_autoptr (GError) error = NULL;

  bunko_session_connect_async (self->session, NULL, keep_result_cb, &connected);
  WAIT (self, connected != NULL);
  if (!bunko_session_connect_finish (self->session, connected, &error))
    {
      take_error (self, error);
      return FALSE;
    }
  bunko_session_login_async (self->session, guest, NULL, keep_result_cb, &logged_in);
  WAIT (self, logged_in != NULL);
  if (bunko_session_login_finish (self->session, logged_in, &error))
    return TRUE;
  take_error (self, error);
  return FALSE;
}

static GPtrArray *
fetch (Replay *self, BunkoListSource *source, guint size)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  bunko_list_source_fetch_async (source, 0, size, NULL, keep_result_cb, &result);
  WAIT (self, result != NULL);
  items = bunko_list_source_fetch_finish (source, result, &error);
  if (items == NULL)
    take_error (self, error);
  return items;
}

static void
browse (Replay *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_LIBRARY);
  source = bunko_library_view (self->library, query);
  items = fetch (self, source, 5);
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (!BUNKO_IS_GALLERY (items->pdata[i]))
      complain (self, "A list of galleries has something else in it");
}

static void
look (Replay *self, BunkoItemType type, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) item = NULL;

  bunko_library_get_item_async (self->library, type, id, NULL, keep_result_cb, &result);
  WAIT (self, result != NULL);
  item = bunko_library_get_item_finish (self->library, result, &error);
  if (item == NULL)
    take_error (self, error);
  else if (bunko_item_get_item_type (item) != type || bunko_item_get_id (item) != id)
    complain (self, "The answer to another question came");
}

static void
read_pages (Replay *self)
{
  g_autoptr (BunkoListSource) source =
      bunko_library_get_pages (self->library, BUNKO_GALLERY (self->gallery));
  g_autoptr (GPtrArray) pages = fetch (self, source, 4);

  for (guint i = 0; pages != NULL && i < MIN (pages->len, 2); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      if (bunko_page_get_gallery_id (pages->pdata[i]) != self->id)
        complain (self, "A page of another gallery came");
      bunko_library_report_page_read_async (self->library, pages->pdata[i], NULL, keep_result_cb,
                                            &result);
      WAIT (self, result != NULL);
      if (!bunko_library_report_page_read_finish (self->library, result, &error))
        take_error (self, error);
    }
}

static EditEnd
note_end (Replay *self, gboolean done, const GError *error)
{
  if (done)
    return EDIT_DONE;
  take_error (self, error);
  return EDIT_FAILED;
}

static EditEnd
change (Replay *self, BunkoBulkChange *change)
{
  g_autoptr (BunkoBulkChange) owned = change;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (BunkoBulkEdit) edit = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_ptr_array_add (items, self->gallery);
  edit = bunko_bulk_edit_new (self->library, items, owned);
  bunko_bulk_edit_run_async (edit, NULL, keep_result_cb, &result);
  WAIT (self, result != NULL);
  done = bunko_bulk_edit_run_finish (edit, result, &error);
  return note_end (self, done, error);
}

static EditEnd
make_collection (Replay *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) item = NULL;

  bunko_library_new_container_async (self->library, BUNKO_ITEM_TYPE_COLLECTION, self->name, NULL,
                                     keep_result_cb, &result);
  WAIT (self, result != NULL);
  item = bunko_library_new_container_finish (self->library, result, &error);
  return note_end (self, item != NULL, error);
}

/* Goes on whatever fails, as a person does who is told each time. */
static void
play (Replay *self)
{
  if (!connect_session (self))
    return;
  browse (self);
  look (self, BUNKO_ITEM_TYPE_GALLERY, self->id);
  look (self, BUNKO_ITEM_TYPE_GALLERY, self->id + 1);
  read_pages (self);
  self->rated = change (self, bunko_bulk_change_new_rating (self->new_rating));
  for (guint i = 0; i < N_MARKS; i++)
    {
      gboolean on = (self->new_marks & marks[i]) != 0;

      self->marked[i] =
          change (self, bunko_bulk_change_new_metatags (on ? marks[i] : 0, on ? 0 : marks[i]));
    }
  self->added = change (self, bunko_bulk_change_new_add_to (self->fixture->collection));
  self->made = make_collection (self);
  look (self, BUNKO_ITEM_TYPE_GALLERY, self->id);
}

static void
returned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Replay *self = user_data;
  g_autoptr (GError) error = NULL;

  self->returning = FALSE;
  if (!bunko_session_reconnect_finish (BUNKO_SESSION (source), result, &error))
    complain (self, "There is no way back to the server: %s", error->message);
}

static void
return_cb (gpointer user_data)
{
  Replay *self = user_data;

  self->return_source = 0;
  fault_fixture_rule (&self->fixture->faults, "");
  bunko_session_reconnect_async (self->session, NULL, returned_cb, self);
}

/* As the application does it: while the person goes on. */
static void
lost_cb (Replay *self)
{
  self->result->lost = TRUE;
  self->returning = TRUE;
  self->return_source = g_timeout_add_once (AWAY, return_cb, self);
}

/* When the network works again. */
static gboolean
recover (Replay *self)
{
  gint64 start = g_get_monotonic_time ();
  guint n_failed, n_looks = 0;

  RUN_UNTIL (!self->returning);
  fault_fixture_rule (&self->fixture->faults, "");
  if (bunko_session_get_state (self->session) != BUNKO_SESSION_AUTHENTICATED)
    {
      BunkoSessionState state = bunko_session_get_state (self->session);

      self->result->lost = TRUE;
      if (state != BUNKO_SESSION_LOST && state != BUNKO_SESSION_IDLE &&
          state != BUNKO_SESSION_GREETED)
        complain (self, "The session hangs between two states");
      if (state == BUNKO_SESSION_GREETED)
        bunko_session_close (self->session);
      if (!connect_session (self))
        {
          complain (self, "There is no way back to the server");
          return FALSE;
        }
    }
  /* The place of the cut may be reached only now. */
  do
    {
      n_failed = self->result->n_failed;
      look (self, BUNKO_ITEM_TYPE_GALLERY, self->id);
      RUN_UNTIL (!self->returning);
    }
  while (self->result->n_failed > n_failed && ++n_looks < MAX_LOOKS);
  if (self->result->n_failed > n_failed)
    complain (self, "The server is back and does not answer");
  self->result->recovery = (double) (g_get_monotonic_time () - start) / 1000;
  return self->result->problem == NULL;
}

/* What the server has. */

static BunkoGallery *
get_truth (Replay *self)
{
  g_autoptr (GError) error = NULL;
  BunkoItem *item = get_item (&self->fixture->truth, BUNKO_ITEM_TYPE_GALLERY, self->id, &error);

  g_assert_no_error (error);
  return BUNKO_GALLERY (item);
}

static guint
count_made (Replay *self)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  bunko_view_query_set_item_type (query, BUNKO_ITEM_TYPE_COLLECTION);
  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (query, self->name);
  source = bunko_library_view (self->fixture->truth.library, query);
  items = fetch_source (source, 0, 100, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    n += g_strcmp0 (bunko_item_get_display_name (items->pdata[i]), self->name) == 0;
  return n;
}

static gboolean
is_added (Replay *self)
{
  g_autoptr (BunkoItem) gallery = BUNKO_ITEM (get_truth (self));
  g_autoptr (BunkoListSource) source =
      bunko_library_related (self->fixture->truth.library, gallery, BUNKO_ITEM_TYPE_COLLECTION);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = fetch_source (source, 0, 100, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    found |= bunko_item_get_id (items->pdata[i]) == bunko_item_get_id (self->fixture->collection);
  return found;
}

/* The edit that says this, among those that were not saved. */
static BunkoPendingEdit *
find_pending (Replay *self, const char *text)
{
  GListModel *edits = G_LIST_MODEL (bunko_library_get_pending_edits (self->library));

  for (guint i = 0; i < g_list_model_get_n_items (edits); i++)
    {
      g_autoptr (BunkoPendingEdit) edit = g_list_model_get_item (edits, i);

      if (strstr (bunko_pending_edit_get_text (edit), text) != NULL)
        return edit; /* the list keeps it */
    }
  return NULL;
}

/* What the client was told, what waits, and what is there must be one story. */
static void
compare (Replay *self, EditEnd end, const char *text, gboolean is_made, gboolean was_made)
{
  BunkoPendingEdit *pending = find_pending (self, text);

  if (end == EDIT_DONE && (!is_made || pending != NULL))
    complain (self, "“%s”: said to be saved, but is not", text);
  if (end == EDIT_NOT_TRIED && (is_made != was_made || pending != NULL))
    complain (self, "“%s”: nobody wanted that", text);
  if (end == EDIT_FAILED && pending == NULL)
    complain (self, "“%s”: failed and is not offered again", text);
  if (end == EDIT_FAILED && pending != NULL && !bunko_pending_edit_get_maybe_made (pending) &&
      is_made != was_made)
    complain (self, "“%s”: made, but said not to have reached the server", text);
  if (pending != NULL && bunko_pending_edit_get_maybe_made (pending))
    self->result->n_unknown++;
}

static const char *const mark_texts[] = { "favorites", "reading list", "trash" };

static void
compare_all (Replay *self)
{
  g_autoptr (BunkoGallery) truth = get_truth (self);
  double rating = bunko_gallery_get_rating (truth);
  BunkoMetatags metatags = bunko_item_get_metatags (BUNKO_ITEM (truth));
  guint n_made = count_made (self);

  /* The server rates what becomes a favorite and has no rating. */
  if (rating != self->old_rating && rating != self->new_rating &&
      (rating != 10 || self->old_rating != 0))
    complain (self, "The rating is %g, which nobody gave", rating);
  if (n_made > 1)
    complain (self, "The collection was made %u times", n_made);
  compare (self, self->rated, "Rate ", rating == self->new_rating, FALSE);
  for (guint i = 0; i < N_MARKS; i++)
    compare (self, self->marked[i], mark_texts[i],
             (metatags & marks[i]) == (self->new_marks & marks[i]), FALSE);
  /* This client has not seen the name of the collection. */
  compare (self, self->added, "to “a collection”", is_added (self), FALSE);
  compare (self, self->made, self->name, n_made == 1, FALSE);
  self->result->n_kept =
      g_list_model_get_n_items (G_LIST_MODEL (bunko_library_get_pending_edits (self->library)));
}

/* What was not saved is saved again, and then all of it is there, once. */
static void
save_again (Replay *self)
{
  BunkoPendingEdits *edits = bunko_library_get_pending_edits (self->library);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bunko_pending_edits_save_async (edits, NULL, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  bunko_pending_edits_save_finish (edits, result, &error);
  if (error != NULL)
    complain (self, "Saving again failed: %s", error->message);
  if (g_list_model_get_n_items (G_LIST_MODEL (edits)) > 0)
    complain (self, "What is saved still waits");
}

static void
check_saved (Replay *self)
{
  g_autoptr (BunkoGallery) truth = get_truth (self);

  if (self->rated != EDIT_NOT_TRIED && bunko_gallery_get_rating (truth) != self->new_rating)
    complain (self, "The rating is lost");
  for (guint i = 0; i < N_MARKS; i++)
    if (self->marked[i] != EDIT_NOT_TRIED &&
        ((bunko_item_get_metatags (BUNKO_ITEM (truth)) ^ self->new_marks) & marks[i]) != 0)
      complain (self, "A mark is lost: %s", mark_texts[i]);
  if (self->added != EDIT_NOT_TRIED && !is_added (self))
    complain (self, "The gallery is not in the collection");
  if (self->made != EDIT_NOT_TRIED && count_made (self) != 1)
    complain (self, "The new collection is there %u times", count_made (self));
}

/* One session. */

static void
begin (Replay *self, ReplayFixture *fixture, ReplayResult *result)
{
  BunkoTimeLimits limits = { CONNECT_LIMIT, CONNECT_LIMIT, REPLY_LIMIT };
  g_autoptr (BunkoGallery) truth = NULL;

  self->fixture = fixture;
  self->result = result;
  self->id = 1 + fixture->turn++ % (fixture->n_galleries - 1);
  self->name = g_strdup_printf ("Made in Turn %u", fixture->turn);
  truth = get_truth (self);
  self->old_rating = bunko_gallery_get_rating (truth);
  self->new_rating = self->old_rating == 7 ? 4 : 7;
  self->old_marks = bunko_item_get_metatags (BUNKO_ITEM (truth));
  for (guint i = 0; i < N_MARKS; i++)
    self->new_marks |= ~self->old_marks & marks[i];

  self->session = fault_fixture_new_session (&fixture->faults);
  _bunko_session_set_limits_for_tests (self->session, &limits, 0);
  _bunko_session_set_repeat_wait_for_tests (self->session, REPEAT_WAIT);
  g_signal_connect_swapped (self->session, "lost", G_CALLBACK (lost_cb), self);
  self->library = bunko_library_new (self->session);
  self->gallery = BUNKO_ITEM (bunko_gallery_new (self->id));
}

static void
end (Replay *self)
{
  g_clear_handle_id (&self->return_source, g_source_remove);
  g_signal_handlers_disconnect_by_func (self->session, lost_cb, self);
  bunko_session_close (self->session);
  g_clear_object (&self->gallery);
  RUN_UNTIL (G_OBJECT (self->library)->ref_count == 1);
  g_assert_finalize_object (self->library);
  RUN_UNTIL (G_OBJECT (self->session)->ref_count == 1);
  g_assert_finalize_object (self->session);
  g_free (self->name);
}

void
replay_run (ReplayFixture *fixture, const ReplayPlace *place, ReplayResult *result)
{
  Replay self = { NULL };
  g_autofree char *rule = NULL;

  *result = (ReplayResult) { 0 };
  begin (&self, fixture, result);
  if (place != NULL)
    rule = g_strdup_printf ("conn=%u from=%s at=%" G_GINT64_FORMAT " %s", place->connection,
                            place->side, place->at, place->unplug ? "unplug" : "cut");
  fault_fixture_rule (&fixture->faults, rule != NULL ? rule : "");
  play (&self);
  if (place == NULL && result->n_failed > 0)
    complain (&self, "A call failed although nothing was cut");
  if (place == NULL || recover (&self))
    {
      compare_all (&self);
      save_again (&self);
      check_saved (&self);
    }
  end (&self);
}

void
replay_result_clear (ReplayResult *self)
{
  g_clear_pointer (&self->problem, g_free);
}

/* The fixture. */

void
replay_fixture_set_up (ReplayFixture *self, guint n_galleries)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  *self = (ReplayFixture) { .n_galleries = n_galleries };
  fault_fixture_start (&self->faults, n_galleries);
  library_fixture_connect (&self->truth, self->faults.server_port);
  bunko_library_new_container_async (self->truth.library, BUNKO_ITEM_TYPE_COLLECTION, "Everything",
                                     NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  self->collection = bunko_library_new_container_finish (self->truth.library, result, &error);
  g_assert_no_error (error);
}

void
replay_fixture_tear_down (ReplayFixture *self)
{
  g_clear_object (&self->collection);
  library_fixture_clear (&self->truth);
  fault_fixture_tear_down (&self->faults, NULL);
}
