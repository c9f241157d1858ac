/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/bunko-notices-private.h"
#include "protocol/bunko-protocol-error.h"
#include "sample-fixture.h"

/* How often the server is asked here, in milliseconds. */
#define INTERVAL 200

/* Messages of a server that says what the test wants, and of the sample server. */

typedef struct
{
  ScriptServer *server;
  LibraryFixture library;
  BunkoNotices *notices;
  const char *fname; /* the function that there is */
  char *json;        /* what it answers */
  int code;          /* or the error */
  guint n_arrived;
  guint n_read;
} Fixture;

static void
answer (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Fixture *self = user_data;

  if (g_str_equal (fname, "mark_notification_read"))
    reply->json = g_strdup ("true");
  else if (g_strcmp0 (fname, self->fname) != 0)
    script_reply_unknown (reply);
  else if (self->code != 0)
    {
      reply->code = self->code;
      reply->text = "no";
    }
  else
    reply->json = g_strdup (self->json);
}

static void
arrived_cb (Fixture *self, BunkoNotice *notice)
{
  self->n_arrived++;
}

static void
read_cb (Fixture *self, BunkoNotice *notice)
{
  self->n_read++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->server = script_server_new (answer, self);
  self->fname = "get_notifications";
  self->json = g_strdup ("[]");
  library_fixture_connect (&self->library, script_server_get_port (self->server));
  self->notices = g_object_ref (bunko_library_get_notices (self->library.library));
  self->notices->interval = INTERVAL;
  g_signal_connect_swapped (self->notices, "arrived", G_CALLBACK (arrived_cb), self);
  g_signal_connect_swapped (self->notices, "read", G_CALLBACK (read_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  library_fixture_clear (&self->library);
  RUN_UNTIL (G_OBJECT (self->notices)->ref_count == 1);
  g_assert_finalize_object (self->notices);
  script_server_free (self->server);
  g_free (self->json);
}

static void
say (Fixture *self, const char *json)
{
  g_free (self->json);
  self->json = g_strdup (json);
}

static guint
get_n_items (BunkoNotices *notices)
{
  return g_list_model_get_n_items (G_LIST_MODEL (notices));
}

/* Borrowed: the list keeps it. */
static BunkoNotice *
get_nth (BunkoNotices *notices, guint position)
{
  g_autoptr (BunkoNotice) notice = g_list_model_get_item (G_LIST_MODEL (notices), position);

  g_assert_nonnull (notice);
  return notice;
}

static guint
count_calls (Fixture *self)
{
  return script_server_get_n_calls (self->server, "get_notifications");
}

/* Nothing is asked before somebody wants it; what comes is kept once, the newest first, and the
 * server is told what was read. */
static void
test_list (Fixture *self, gconstpointer data)
{
  run_for (50);
  g_assert_cmpuint (count_calls (self), ==, 0);

  say (self, "[{\"id\": 8, \"title\": \"New\", \"body\": \"<b>b</b>\", \"type\": 2},"
             " {\"id\": 7, \"title\": \"Old\", \"type\": \"backup\", \"timestamp\": 1000}]");
  bunko_notices_set_active (self->notices, TRUE);
  RUN_UNTIL (get_n_items (self->notices) == 2);
  g_assert_cmpstr (bunko_notice_get_title (get_nth (self->notices, 0)), ==, "New");
  g_assert_cmpstr (bunko_notice_get_body (get_nth (self->notices, 0)), ==, "<b>b</b>");
  g_assert_cmpint (bunko_notice_get_kind (get_nth (self->notices, 0)), ==,
                   BUNKO_NOTICE_KIND_UPDATE);
  g_assert_cmpint (bunko_notice_get_kind (get_nth (self->notices, 1)), ==,
                   BUNKO_NOTICE_KIND_BACKUP);
  g_assert_cmpint (bunko_notice_get_time (get_nth (self->notices, 1)), ==, 1000);
  g_assert_cmpuint (self->n_arrived, ==, 2);
  g_assert_cmpuint (bunko_notices_get_n_unread (self->notices), ==, 2);
  g_assert_false (bunko_notice_get_can_answer (get_nth (self->notices, 0)));

  RUN_UNTIL (count_calls (self) == 2);
  run_for (50);
  g_assert_cmpuint (get_n_items (self->notices), ==, 2);
  g_assert_cmpuint (self->n_arrived, ==, 2);

  bunko_notices_mark_read (self->notices);
  g_assert_cmpuint (bunko_notices_get_n_unread (self->notices), ==, 0);
  g_assert_cmpuint (self->n_read, ==, 2);
  RUN_UNTIL (script_server_get_n_calls (self->server, "mark_notification_read") == 1);
  g_assert_cmpstr (script_server_get_last_args (self->server, "mark_notification_read"), ==,
                   "{\"fname\":\"mark_notification_read\",\"ids\":[8,7]}");
  bunko_notices_mark_read (self->notices);
  g_assert_cmpuint (self->n_read, ==, 2);

  bunko_notices_clear (self->notices);
  g_assert_cmpuint (get_n_items (self->notices), ==, 0);
}

/* Older servers tell one at a time, also when many wait, and ask for an answer. */
static void
test_one_by_one (Fixture *self, gconstpointer data)
{
  self->fname = "get_notification";
  say (self, "{\"id\": 201, \"title\": \"Restart?\", \"body\": \"\", \"expired\": false,"
             " \"actions\": [{\"id\": 1, \"text\": \"Yes\", \"type\": \"button\"}]}");
  bunko_notices_set_active (self->notices, TRUE);
  RUN_UNTIL (get_n_items (self->notices) == 1);
  /* Asked again at once; the same again is nothing new. */
  RUN_UNTIL (script_server_get_n_calls (self->server, "get_notification") == 2);
  run_for (50);
  g_assert_cmpuint (get_n_items (self->notices), ==, 1);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "get_notification"), ==, 2);
  g_assert_true (bunko_notice_get_can_answer (get_nth (self->notices, 0)));
  g_assert_cmpstr (bunko_notice_get_action_label (get_nth (self->notices, 0), 0), ==, "Yes");
  bunko_notices_clear (self->notices);
  g_assert_cmpuint (get_n_items (self->notices), ==, 1);
}

/* Who has neither function is not asked again and again. */
static void
test_neither (Fixture *self, gconstpointer data)
{
  self->fname = "nothing";
  bunko_notices_set_active (self->notices, TRUE);
  RUN_UNTIL (script_server_get_n_calls (self->server, "get_notification") == 1);
  run_for (3 * INTERVAL);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "get_notification"), ==, 1);
  g_assert_cmpuint (count_calls (self), ==, 1);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  self->code = BUNKO_SERVER_ERROR_NO_PERMISSION;
  bunko_notices_set_active (self->notices, TRUE);
  RUN_UNTIL (count_calls (self) == 1);
  run_for (3 * INTERVAL);
  g_assert_cmpuint (count_calls (self), ==, 1);
}

static char *
make_many (guint n)
{
  g_autofree char *title = g_strnfill (1024 * 1024, 'x');
  GString *text = g_string_new ("[");

  g_string_append_printf (text, "{\"id\": 1, \"title\": \"%s\", \"body\": \"%s\"}", title, title);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, ",{\"id\": %u, \"title\": \"\\u202eT\\u0007\"}", i + 2);
  g_string_append (text, "]");
  return g_string_free (text, FALSE);
}

/* A server may say anything, in any form. */
static void
test_hostile (Fixture *self, gconstpointer data)
{
  g_autofree char *many = make_many (100000);
  BunkoNotice *last;

  say (self, "[null, 1, \"x\", {}, {\"id\": {}, \"title\": [], \"body\": 5}, {\"id\": 3},"
             " {\"body\": \"Without a title\", \"type\": 0, \"timestamp\": -5,"
             "  \"actions\": {\"a\": 1}},"
             " {\"title\": \"a\", \"id\": \"\", \"actions\": [1, {}, {\"id\": [], \"text\": 5}]}]");
  bunko_notices_set_active (self->notices, TRUE);
  RUN_UNTIL (get_n_items (self->notices) == 2);
  g_assert_cmpstr (bunko_notice_get_title (get_nth (self->notices, 1)), ==, "a");
  g_assert_false (bunko_notice_get_can_answer (get_nth (self->notices, 1)));
  g_assert_cmpstr (bunko_notice_get_title (get_nth (self->notices, 0)), ==,
                   "Message from the Server");
  g_assert_cmpint (bunko_notice_get_kind (get_nth (self->notices, 0)), ==,
                   BUNKO_NOTICE_KIND_CUSTOM);

  say (self, many);
  RUN_UNTIL (get_n_items (self->notices) > 50);
  run_for (20);
  g_assert_cmpuint (get_n_items (self->notices), <=, 100);
  last = bunko_notices_find (self->notices, "1");
  g_assert_nonnull (last);
  g_assert_cmpint (g_utf8_strlen (bunko_notice_get_title (last), -1), <=, 121);
  g_assert_cmpint (g_utf8_strlen (bunko_notice_get_body (last), -1), <=, 2001);
  g_assert_cmpstr (bunko_notice_get_title (bunko_notices_find (self->notices, "2")), ==, "T");
}

/* What Bunko itself says is kept with it, and not told to the server. */
static void
test_own (Fixture *self, gconstpointer data)
{
  bunko_notices_add_own (self->notices, "It failed", "Because of this");
  bunko_notices_add_own (self->notices, "It failed", "Because of this");
  g_assert_cmpuint (get_n_items (self->notices), ==, 1);
  g_assert_cmpint (bunko_notice_get_kind (get_nth (self->notices, 0)), ==, BUNKO_NOTICE_KIND_OWN);
  g_assert_cmpuint (self->n_arrived, ==, 0);
  bunko_notices_mark_read (self->notices);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u", i);

      bunko_notices_add_own (self->notices, title, NULL);
    }
  g_assert_cmpuint (get_n_items (self->notices), ==, 100);
  g_assert_cmpuint (bunko_notices_get_n_unread (self->notices), ==, 100);
  g_assert_cmpstr (bunko_notice_get_title (get_nth (self->notices, 0)), ==, "299");
  g_assert_cmpuint (script_server_get_n_calls (self->server, "mark_notification_read"), ==, 0);
}

/* What a server says comes in, and it hears that it was read, or the answer. */
static void
test_sample (SampleFixture *self, gconstpointer legacy)
{
  BunkoNotices *notices = bunko_library_get_notices (self->library.library);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  notices->interval = INTERVAL;
  bunko_notices_set_active (notices, TRUE);
  /* It has subscribed. */
  run_for (500);
  id = bunko_sample_server_notify (self->server, "Hello", "World", TRUE);
  RUN_UNTIL (get_n_items (notices) == 1);
  g_assert_cmpstr (bunko_notice_get_title (get_nth (notices, 0)), ==, "Hello");
  g_assert_cmpint (bunko_notice_get_can_answer (get_nth (notices, 0)), ==, legacy != NULL);
  if (legacy == NULL)
    {
      bunko_notices_mark_read (notices);
      RUN_UNTIL (bunko_sample_server_get_n_unread (self->server) == 0);
      return;
    }

  bunko_notices_answer_async (notices, get_nth (notices, 0), 1, NULL, keep_result_cb, &result);
  g_assert_false (bunko_notice_get_can_answer (get_nth (notices, 0)));
  RUN_UNTIL (result != NULL);
  g_assert_true (bunko_notices_answer_finish (notices, result, &error));
  g_assert_no_error (error);
  {
    g_autofree char *text = bunko_sample_server_dup_answer (self->server, id);

    g_assert_cmpstr (text, ==, "{\"2\":true}");
  }
}

#define TEST(name) g_test_add ("/notices/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST (list);
  TEST (one_by_one);
  TEST (neither);
  TEST (refused);
  TEST (hostile);
  TEST (own);
  SAMPLE_TEST ("notices", test_sample);

  return g_test_run ();
}
