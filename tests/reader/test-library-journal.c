/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library-fixture.h"
#include "reader/model/bunko-library-journal.h"
#include "reader/model/bunko-read-queue.h"
#include "settings/bunko-incognito.h"
#include "settings/bunko-reader-store.h"
#include "settings/bunko-recent-list.h"

#include <glib/gstdio.h>

#define GALLERY 7

typedef struct
{
  ScriptServer *server;
  LibraryFixture library;
  BunkoGallery *gallery;
  BunkoReadQueue *queue; /* as the program has it: as long as it is connected */
  BunkoReaderJournal *journal;
  int refused; /* the id of a page that the server does not want to know of */
  int error;
} Fixture;

static void
answer_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Fixture *fixture = user_data;

  if (g_str_equal (fname, "page_read_event") &&
      json_object_get_int_member (args, "item_id") == fixture->refused)
    {
      if (fixture->error == 0)
        reply->json = g_strdup ("false");
      reply->code = fixture->error;
      reply->text = "No";
    }
  else if (g_str_equal (fname, "get_last_read_page"))
    reply->json = g_strdup ("{\"page\": {\"id\": 1012, \"number\": 12}, \"end\": false, "
                            "\"percent\": 50.0, \"count\": 24, \"timestamp\": 1}");
  else if (g_str_equal (fname, "get_item"))
    reply->json = g_strdup ("{\"id\": 7}");
  else
    reply->json = g_strdup ("true");
}

static void
open_journal (Fixture *fixture)
{
  library_fixture_connect (&fixture->library, script_server_get_port (fixture->server));
  fixture->gallery = bunko_gallery_new (GALLERY);
  fixture->queue = bunko_read_queue_get (fixture->library.library);
  fixture->journal = bunko_library_journal_new (fixture->library.library, fixture->gallery);
}

/* As closing the program: everything goes, and what was left to write is written. */
static void
close_journal (Fixture *fixture)
{
  bunko_session_close (fixture->library.session);
  RUN_UNTIL (G_OBJECT (fixture->journal)->ref_count == 1);
  g_assert_finalize_object (fixture->journal);
  RUN_UNTIL (G_OBJECT (fixture->queue)->ref_count == 1);
  g_assert_finalize_object (fixture->queue);
  g_assert_finalize_object (fixture->gallery);
  library_fixture_clear (&fixture->library);
  run_for (50);
}

static void
set_up (Fixture *fixture, gconstpointer legacy)
{
  fixture->server = script_server_new (answer_cb, fixture);
  if (legacy != NULL)
    script_server_set_version (fixture->server, 0, 3, 0);
  open_journal (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer legacy)
{
  close_journal (fixture);
  script_server_free (fixture->server);
  bunko_incognito_set_active (bunko_incognito_get_default (), FALSE);
}

static void
read_page (Fixture *fixture, int number)
{
  g_autoptr (BunkoPage) page = bunko_page_new (1000 + number, GALLERY, number);

  bunko_reader_journal_report_page (fixture->journal, page);
}

static guint
get_n_reports (Fixture *fixture)
{
  return script_server_get_n_calls (fixture->server, "page_read_event");
}

/* The nth report was of this page. */
static void
assert_report (Fixture *fixture, guint n, int number)
{
  g_autoptr (JsonNode) args = NULL;
  const char *text = script_server_get_args (fixture->server, "page_read_event", n);

  g_assert_nonnull (text);
  args = json_from_string (text, NULL);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (args), "item_id"), ==,
                   1000 + number);
}

static guint
get_continue (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint page;

  bunko_reader_journal_continue_async (fixture->journal, NULL, keep_result_cb, &result);
  RUN_UNTIL (result != NULL);
  page = bunko_reader_journal_continue_finish (fixture->journal, result, &error);
  g_assert_no_error (error);
  return page;
}

/* Everything that was read was reported, and nothing waits to be. */
static void
wait_reports (Fixture *fixture, guint n)
{
  RUN_UNTIL (get_n_reports (fixture) >= n && bunko_read_queue_get_length (fixture->queue) == 0);
  run_for (50);
  g_assert_cmpuint (get_n_reports (fixture), ==, n);
}

static void
test_reports (Fixture *fixture, gconstpointer legacy)
{
  bunko_reader_journal_report_open (fixture->journal);
  for (int i = 1; i <= 20; i++)
    read_page (fixture, i);
  wait_reports (fixture, 20);
  for (int i = 1; i <= 20; i++)
    assert_report (fixture, (guint) i - 1, i);
  RUN_UNTIL (script_server_get_n_calls (fixture->server, "gallery_open_event") == 1);
  g_assert_cmpuint (script_server_get_n_calls (fixture->server, "gallery_read_event"), ==, 0);
}

/* While the server is slow pages wait, each once, one on its way at a time. */
static void
test_once (Fixture *fixture, gconstpointer legacy)
{
  script_server_hold (fixture->server, "page_read_event");
  read_page (fixture, 1);
  RUN_UNTIL (script_server_get_n_held (fixture->server) == 1);
  for (int i = 0; i < 3; i++)
    {
      read_page (fixture, 2);
      read_page (fixture, 3);
    }
  read_page (fixture, 2);
  run_for (50);
  g_assert_cmpuint (script_server_get_n_held (fixture->server), ==, 1);
  g_assert_cmpuint (bunko_read_queue_get_length (fixture->queue), ==, 3);
  /* Who opens the gallery again goes on at what was read last. */
  g_assert_cmpuint (get_continue (fixture), ==, 2);
  script_server_release (fixture->server);
  wait_reports (fixture, 3);
  assert_report (fixture, 0, 1);
  assert_report (fixture, 1, 3);
  assert_report (fixture, 2, 2);
  g_assert_cmpuint (get_continue (fixture), ==, 12);
}

/* What the server refuses is left out, for whatever reason. */
static void
test_refused (Fixture *fixture, gconstpointer legacy)
{
  static const int errors[] = { 0, 100, 404, 413 };
  guint n = 0;

  fixture->refused = 1002;
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      fixture->error = errors[i];
      for (int number = 1; number <= 3; number++)
        read_page (fixture, number);
      n += 3;
      wait_reports (fixture, n);
      assert_report (fixture, n - 1, 3);
    }
}

/* Pages that are read while the server is away are reported when it is back, in order and once. */
static void
test_lost_connection (Fixture *fixture, gconstpointer legacy)
{
  LibraryFixture lost = fixture->library;
  BunkoReadQueue *same;

  read_page (fixture, 1);
  wait_reports (fixture, 1);
  bunko_session_close (lost.session);
  for (int i = 2; i <= 6; i++)
    read_page (fixture, i);
  run_for (100);
  g_assert_cmpuint (get_n_reports (fixture), ==, 1);
  g_assert_cmpuint (bunko_read_queue_get_length (fixture->queue), ==, 5);

  library_fixture_connect (&fixture->library, script_server_get_port (fixture->server));
  same = bunko_read_queue_get (fixture->library.library);
  g_assert_true (same == fixture->queue);
  g_object_unref (same);
  wait_reports (fixture, 6);
  for (int i = 1; i <= 6; i++)
    assert_report (fixture, (guint) i - 1, i);

  /* The journal goes on: what it reports goes over the new connection. */
  read_page (fixture, 7);
  wait_reports (fixture, 7);
  g_clear_object (&fixture->journal);
  fixture->journal = bunko_library_journal_new (fixture->library.library, fixture->gallery);
  library_fixture_clear (&lost);
}

/* Also without being told that the server is back. */
static void
test_retry (Fixture *fixture, gconstpointer legacy)
{
  LibraryFixture lost = fixture->library;

  bunko_session_close (lost.session);
  read_page (fixture, 1);
  run_for (100);
  g_assert_cmpuint (bunko_read_queue_get_length (fixture->queue), ==, 1);

  /* The same session again, as the program reconnects. */
  {
    g_autoptr (BunkoCredentials) guest = bunko_credentials_new_guest ();
    g_autoptr (GAsyncResult) connected = NULL;
    g_autoptr (GAsyncResult) logged_in = NULL;

    bunko_session_connect_async (lost.session, NULL, keep_result_cb, &connected);
    RUN_UNTIL (connected != NULL);
    g_assert_true (bunko_session_connect_finish (lost.session, connected, NULL));
    bunko_session_login_async (lost.session, guest, NULL, keep_result_cb, &logged_in);
    RUN_UNTIL (logged_in != NULL);
    g_assert_true (bunko_session_login_finish (lost.session, logged_in, NULL));
  }
  wait_reports (fixture, 1);
  assert_report (fixture, 0, 1);
}

/* Closing the program while the server is away loses nothing: the next start reports it. */
static void
test_restart (Fixture *fixture, gconstpointer legacy)
{
  bunko_session_close (fixture->library.session);
  for (int i = 3; i <= 5; i++)
    read_page (fixture, i);
  close_journal (fixture);
  g_assert_cmpuint (get_n_reports (fixture), ==, 0);

  open_journal (fixture);
  wait_reports (fixture, 3);
  for (int i = 3; i <= 5; i++)
    assert_report (fixture, (guint) i - 3, i);
  close_journal (fixture);

  /* And once. */
  open_journal (fixture);
  RUN_UNTIL (bunko_read_queue_get_loaded (fixture->queue));
  wait_reports (fixture, 3);
}

/* What is read before the file was read comes after what waits in it. */
static void
test_order_after_restart (Fixture *fixture, gconstpointer legacy)
{
  bunko_session_close (fixture->library.session);
  read_page (fixture, 8);
  read_page (fixture, 9);
  close_journal (fixture);

  open_journal (fixture);
  g_assert_false (bunko_read_queue_get_loaded (fixture->queue));
  read_page (fixture, 8);
  read_page (fixture, 4);
  wait_reports (fixture, 3);
  assert_report (fixture, 0, 9);
  assert_report (fixture, 1, 8);
  assert_report (fixture, 2, 4);
}

/* A file with anything in it does not send anything, and the queue works. */
static void
test_garbage (Fixture *fixture, gconstpointer legacy)
{
  static const char *const texts[] = {
    "nothing of ours",
    "{'version': <uint32 1>, 'state': <{'events': <'all'>}>}",
    "{'version': <uint32 1>, 'state': <{'events': <[(int64 0, int64 7, 1, int64 99999999999), "
    "(5, -1, 1, 99999999999), (5, 7, 0, 99999999999), (1001, 7, 1, 5)]>}>}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folder =
          g_build_filename (g_get_user_state_dir (), "bunko", "progress", NULL);
      g_autofree char *hash = g_compute_checksum_for_string (
          G_CHECKSUM_SHA256, bunko_library_get_server_key (fixture->library.library), -1);
      g_autofree char *file = NULL;

      hash[16] = '\0';
      file = g_build_filename (folder, hash, NULL);
      close_journal (fixture);
      g_mkdir_with_parents (folder, 0700);
      g_assert_true (g_file_set_contents (file, texts[i], -1, NULL));
      open_journal (fixture);
      RUN_UNTIL (bunko_read_queue_get_loaded (fixture->queue));
      g_assert_cmpuint (bunko_read_queue_get_length (fixture->queue), ==, 0);
      read_page (fixture, 2);
      wait_reports (fixture, (guint) i + 1);
    }
}

/* However long the server is away, there is an end to what waits, and the latest pages count. */
static void
test_bound (Fixture *fixture, gconstpointer legacy)
{
  bunko_session_close (fixture->library.session);
  for (int i = 1; i <= BUNKO_READ_QUEUE_MAX + 10; i++)
    read_page (fixture, i);
  g_assert_cmpuint (bunko_read_queue_get_length (fixture->queue), ==, BUNKO_READ_QUEUE_MAX);
  g_assert_cmpuint (bunko_read_queue_find_last (fixture->queue, GALLERY), ==,
                    BUNKO_READ_QUEUE_MAX + 10);
}

static guint
count_files (void)
{
  static const char *const kinds[] = { "progress", "reader", "recent" };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "bunko", kinds[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

      while (dir != NULL && g_dir_read_name (dir) != NULL)
        n++;
    }
  return n;
}

/* Incognito: the server hears nothing but the question where to go on, and no file is written. */
static void
test_incognito (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoRecentList) recent = bunko_recent_list_get (
      bunko_library_get_server_key (fixture->library.library), BUNKO_RECENT_VIEWED);

  RUN_UNTIL (!bunko_recent_list_get_busy (recent));
  bunko_incognito_set_active (bunko_incognito_get_default (), TRUE);
  bunko_reader_journal_report_open (fixture->journal);
  for (int i = 1; i <= 5; i++)
    read_page (fixture, i);
  g_assert_cmpuint (get_continue (fixture), ==, legacy != NULL ? 0 : 12);
  close_journal (fixture);
  open_journal (fixture);
  run_for (100);
  g_assert_cmpuint (get_n_reports (fixture), ==, 0);
  g_assert_cmpuint (script_server_get_n_calls (fixture->server, "gallery_open_event"), ==, 0);
  g_assert_cmpuint (script_server_get_n_calls (fixture->server, "gallery_read_event"), ==, 0);
  g_assert_cmpuint (bunko_recent_list_get_length (recent), ==, 0);
  g_assert_cmpuint (count_files (), ==, 0);

  /* Afterwards everything is as before. */
  bunko_incognito_set_active (bunko_incognito_get_default (), FALSE);
  bunko_reader_journal_report_open (fixture->journal);
  g_assert_cmpuint (bunko_recent_list_get_length (recent), ==, 1);
  RUN_UNTIL (!bunko_recent_list_get_busy (recent));
}

/* What of a gallery waits is forgotten when it is marked as unread. */
static void
test_unread (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoPage) other = bunko_page_new (9001, 9, 1);

  bunko_session_close (fixture->library.session);
  read_page (fixture, 5);
  bunko_read_queue_add (fixture->queue, other);
  read_page (fixture, 6);
  RUN_UNTIL (bunko_read_queue_get_loaded (fixture->queue));
  run_for (50);
  bunko_reader_journal_report_unread (fixture->journal);
  g_assert_cmpuint (bunko_read_queue_find_last (fixture->queue, GALLERY), ==, 0);
  g_assert_cmpuint (bunko_read_queue_find_last (fixture->queue, 9), ==, 1);
}

/* Servers that do not remember where reading stopped: we do. */
static void
test_own_store (Fixture *fixture, gconstpointer legacy)
{
  g_autoptr (BunkoReaderStore) store =
      bunko_reader_store_get (bunko_library_get_server_key (fixture->library.library));

  g_assert_cmpuint (get_continue (fixture), ==, 0);
  read_page (fixture, 5);
  read_page (fixture, 6);
  g_assert_cmpuint (get_continue (fixture), ==, 6);
  close_journal (fixture);
  RUN_UNTIL (!bunko_reader_store_get_busy (store));
  g_assert_finalize_object (g_steal_pointer (&store));

  open_journal (fixture);
  g_assert_cmpuint (get_continue (fixture), ==, 6);
  bunko_reader_journal_report_unread (fixture->journal);
  g_assert_cmpuint (get_continue (fixture), ==, 0);
}

#define TEST(name, legacy, func)                                                                   \
  g_test_add ("/library-journal/" name, Fixture, legacy, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST ("reports", NULL, test_reports);
  TEST ("once", NULL, test_once);
  TEST ("refused", NULL, test_refused);
  TEST ("lost-connection", NULL, test_lost_connection);
  TEST ("retry", NULL, test_retry);
  TEST ("restart", NULL, test_restart);
  TEST ("order-after-restart", NULL, test_order_after_restart);
  TEST ("garbage", NULL, test_garbage);
  TEST ("bound", NULL, test_bound);
  TEST ("incognito", NULL, test_incognito);
  TEST ("incognito-0.3", "0.3", test_incognito);
  TEST ("unread", NULL, test_unread);
  TEST ("own-store", "0.3", test_own_store);

  return g_test_run ();
}
