/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library-fixture.h"
#include "protocol/bunko-protocol-error.h"

/* Images in batches, by command: what travels, what comes out, and what is never asked for. */

typedef struct
{
  gboolean unfinished;    /* commands never end */
  gboolean broken_base64; /* as version 0.3.0: only paths work */
  gboolean failing;       /* commands fail */
} Behaviour;

/* "an image": in lines, as the server writes it. */
#define BASE64  "YW4g\\naW1h\\nZ2U=\\n"
#define CONTENT "an image"

static gboolean
is_path_wanted (ScriptServer *server)
{
  const char *args = script_server_get_last_args (server, "get_image");

  return args != NULL && strstr (args, "\"url\":true") != NULL;
}

/* The id of the command of item N is N + 1000; item 13 has none, 14 has no image, 15 a data: URI,
 * and what 16 has is no id. */
static char *
make_commands (JsonObject *args)
{
  g_autoptr (GString) text = g_string_new ("{");
  JsonArray *ids = json_object_get_array_member (args, "item_ids");

  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      gint64 id = json_array_get_int_element (ids, i);

      if (id == 16)
        g_string_append_printf (text, "%s\"16\": {}", text->len > 1 ? ", " : "");
      else if (id != 13)
        g_string_append_printf (text, "%s\"%d\": %d", text->len > 1 ? ", " : "", (int) id,
                                (int) id + 1000);
    }
  g_string_append_c (text, '}');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
make_states (JsonObject *args, const char *state)
{
  g_autoptr (GString) text = g_string_new ("{");
  JsonArray *ids = json_object_get_array_member (args, "command_ids");

  for (guint i = 0; i < json_array_get_length (ids); i++)
    g_string_append_printf (text, "%s\"%d\": \"%s\"", i > 0 ? ", " : "",
                            (int) json_array_get_int_element (ids, i), state);
  g_string_append_c (text, '}');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
make_values (JsonObject *args, gboolean paths)
{
  g_autoptr (GString) text = g_string_new ("{");
  JsonArray *ids = json_object_get_array_member (args, "command_ids");

  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      int id = (int) json_array_get_int_element (ids, i) - 1000;
      g_autofree char *data = NULL;

      if (paths)
        data = g_strdup_printf ("/thumb/%d.jpg", id);
      else
        data = g_strdup (id == 15 ? "data:image/jpg;base64,YW4gaW1hZ2U=" : BASE64);
      if (i > 0)
        g_string_append_c (text, ',');
      if (id == 14)
        g_string_append_printf (text, "\"%d\": null", id + 1000);
      else
        g_string_append_printf (text, "\"%d\": {\"id\": null, \"ext\": \".jpg\", \"data\": \"%s\"}",
                                id + 1000, data);
    }
  g_string_append_c (text, '}');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  LibraryFixture library;
  ScriptServer *server;
  Behaviour behaviour;
} Fixture;

static void
answer_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Fixture *self = user_data;

  if (g_str_equal (fname, "get_image"))
    reply->json = make_commands (args);
  else if (g_str_equal (fname, "get_command_state"))
    reply->json = make_states (args, self->behaviour.unfinished ? "started"
                                     : self->behaviour.failing  ? "failed"
                                                                : "finished");
  else if (g_str_equal (fname, "stop_command"))
    reply->json = make_states (args, "stopped");
  else if (g_str_equal (fname, "get_command_value") && self->behaviour.broken_base64 &&
           !is_path_wanted (self->server))
    {
      reply->code = 100;
      reply->text = "[100] HappypandaError: An unhandled critical error has occurred: "
                    "AttributeError";
    }
  else if (g_str_equal (fname, "get_command_value"))
    reply->json = make_values (args, is_path_wanted (self->server));
  else
    script_reply_unknown (reply);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->server = script_server_new (answer_cb, self);
  if (data != NULL)
    script_server_set_version (self->server, 0, 3, 0);
  library_fixture_connect (&self->library, script_server_get_port (self->server));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  library_fixture_clear (&self->library);
  script_server_free (self->server);
}

static void
start (Fixture *self,
       gint64 id,
       BunkoImagePriority priority,
       GCancellable *cancellable,
       GAsyncResult **result)
{
  bunko_library_fetch_image_async (self->library.library, BUNKO_ITEM_TYPE_GALLERY, id,
                                   BUNKO_IMAGE_SIZE_MEDIUM, priority, cancellable, keep_result_cb,
                                   result);
}

static BunkoImageReply *
finish (Fixture *self, GAsyncResult **result, GError **error)
{
  BunkoImageReply *reply;

  RUN_UNTIL (*result != NULL);
  reply = bunko_library_fetch_image_finish (self->library.library, *result, error);
  g_clear_object (result);
  return reply;
}

static void
assert_content (BunkoImageReply *reply)
{
  GBytes *bytes = bunko_image_reply_get_bytes (reply);

  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), CONTENT,
                   strlen (CONTENT));
}

static guint
count_ids (Fixture *self, const char *fname, guint n, const char *key)
{
  g_autoptr (JsonNode) node =
      json_from_string (script_server_get_args (self->server, fname, n), NULL);

  return json_array_get_length (json_object_get_array_member (json_node_get_object (node), key));
}

static void
test_forms (Fixture *self, gconstpointer data)
{
  const gint64 ids[] = { 7, 13, 14, 15 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BunkoImageReply) reply = fetch_image (&self->library, BUNKO_ITEM_TYPE_GALLERY,
                                                       ids[i], BUNKO_IMAGE_SIZE_SMALL, &error);

      g_assert_no_error (error);
      if (ids[i] == 13 || ids[i] == 14)
        g_assert_true (bunko_image_reply_is_empty (reply));
      else
        assert_content (reply);
      g_assert_null (bunko_image_reply_get_url_path (reply));
    }
  g_assert_nonnull (strstr (script_server_get_last_args (self->server, "get_image"), "\"size\":4"));
}

/* A screen of covers is a call for each of the three connections, and every image arrives. */
static void
test_batches (Fixture *self, gconstpointer data)
{
  GAsyncResult *results[30] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    start (self, 100 + i, BUNKO_IMAGE_PRIORITY_VISIBLE, NULL, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (BunkoImageReply) reply = finish (self, &results[i], NULL);

      assert_content (reply);
    }
  g_assert_cmpuint (script_server_get_n_calls (self->server, "get_image"), ==, 3);
  g_assert_cmpuint (count_ids (self, "get_image", 0, "item_ids"), ==, 10);
  g_assert_cmpuint (count_ids (self, "get_image", 1, "item_ids"), ==, 10);
  g_assert_cmpuint (count_ids (self, "get_image", 2, "item_ids"), ==, 10);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "get_command_value"), <, 30);
}

/* However many are wanted, only some are open; sizes do not mix; visible ones go first. */
static void
test_bounds_and_order (Fixture *self, gconstpointer data)
{
  GAsyncResult *results[200] = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const char *first;
  guint open = 0;

  self->behaviour.unfinished = TRUE;
  for (guint i = 0; i < 100; i++)
    start (self, 300 + i, BUNKO_IMAGE_PRIORITY_PREFETCH, cancellable, &results[i]);
  for (guint i = 100; i < 200; i++)
    start (self, 300 + i, BUNKO_IMAGE_PRIORITY_VISIBLE, cancellable, &results[i]);
  RUN_UNTIL (script_server_get_n_calls (self->server, "get_command_state") > 1);
  for (guint i = 0; i < script_server_get_n_calls (self->server, "get_image"); i++)
    open += count_ids (self, "get_image", i, "item_ids");
  g_assert_cmpuint (open, ==, 36);
  for (guint i = 0; i < script_server_get_n_calls (self->server, "get_image"); i++)
    {
      first = script_server_get_args (self->server, "get_image", i);
      g_assert_null (strstr (first, "[300"));
      g_assert_nonnull (strstr (first, "[4"));
    }
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_assert_null (finish (self, &results[i], NULL));
}

/* Two cells want the same image: it is fetched once, and comes twice. */
static void
test_shared (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) one = NULL;
  g_autoptr (GAsyncResult) other = NULL;
  g_autoptr (GAsyncResult) gone = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BunkoImageReply) first = NULL;
  g_autoptr (BunkoImageReply) second = NULL;
  g_autoptr (GError) error = NULL;

  start (self, 7, BUNKO_IMAGE_PRIORITY_PREFETCH, NULL, &one);
  start (self, 7, BUNKO_IMAGE_PRIORITY_VISIBLE, NULL, &other);
  start (self, 7, BUNKO_IMAGE_PRIORITY_VISIBLE, cancellable, &gone);
  g_cancellable_cancel (cancellable);
  first = finish (self, &one, NULL);
  second = finish (self, &other, NULL);
  g_assert_null (finish (self, &gone, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_content (first);
  g_assert_true (bunko_image_reply_get_bytes (first) == bunko_image_reply_get_bytes (second));
  g_assert_cmpuint (count_ids (self, "get_image", 0, "item_ids"), ==, 1);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "get_image"), ==, 1);
}

/* Scrolled away before the server was asked: it never is. */
static void
test_cancel_early (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) gone = NULL;
  g_autoptr (GAsyncResult) already = NULL;
  g_autoptr (BunkoImageReply) other = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  start (self, 7, BUNKO_IMAGE_PRIORITY_VISIBLE, cancellable, &already);
  g_assert_null (finish (self, &already, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_cancellable_reset (cancellable);
  start (self, 8, BUNKO_IMAGE_PRIORITY_PREFETCH, cancellable, &gone);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (self, &gone, &error));
  other = fetch_image (&self->library, BUNKO_ITEM_TYPE_GALLERY, 9, BUNKO_IMAGE_SIZE_MEDIUM, NULL);
  assert_content (other);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "get_image"), ==, 1);
  g_assert_nonnull (strstr (script_server_get_last_args (self->server, "get_image"), "[9]"));
  g_assert_cmpuint (script_server_get_n_calls (self->server, "stop_command"), ==, 0);
}

/* Scrolled away while the command runs: it is stopped, and its value not asked for any more. */
static void
test_cancel_running (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[5] = { NULL };
  guint n_values;

  self->behaviour.unfinished = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    start (self, 100 + i, BUNKO_IMAGE_PRIORITY_VISIBLE, cancellable, &results[i]);
  RUN_UNTIL (script_server_get_n_calls (self->server, "get_command_state") > 0);
  g_cancellable_cancel (cancellable);
  n_values = script_server_get_n_calls (self->server, "get_command_value");
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (finish (self, &results[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  RUN_UNTIL (script_server_get_n_calls (self->server, "stop_command") > 0);
  g_assert_cmpuint (count_ids (self, "stop_command", 0, "command_ids"), ==, 5);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "get_command_value"), ==, n_values);
}

/* Scrolled away between the question and its answer: the commands in it are stopped at once. */
static void
test_cancel_called (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) gone = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (BunkoImageReply) reply = NULL;

  script_server_hold (self->server, "get_image");
  start (self, 7, BUNKO_IMAGE_PRIORITY_VISIBLE, cancellable, &gone);
  start (self, 8, BUNKO_IMAGE_PRIORITY_VISIBLE, NULL, &kept);
  RUN_UNTIL (script_server_get_n_held (self->server) == 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (self, &gone, NULL));
  script_server_release (self->server);
  reply = finish (self, &kept, NULL);
  assert_content (reply);
  RUN_UNTIL (script_server_get_n_calls (self->server, "stop_command") > 0);
  g_assert_nonnull (strstr (script_server_get_last_args (self->server, "stop_command"), "[1007]"));
  g_assert_null (strstr (script_server_get_last_args (self->server, "get_command_value"), "1007"));
}

static void
assert_path (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoImageReply) reply =
      fetch_image (&self->library, BUNKO_ITEM_TYPE_GALLERY, id, BUNKO_IMAGE_SIZE_MEDIUM, &error);
  g_autofree char *path = g_strdup_printf ("/thumb/%d.jpg", (int) id);

  g_assert_no_error (error);
  g_assert_null (bunko_image_reply_get_bytes (reply));
  g_assert_cmpstr (bunko_image_reply_get_url_path (reply), ==, path);
}

/* The server fails on base64: the path is asked for, and from then on nothing else. */
static void
test_broken_base64 (Fixture *self, gconstpointer data)
{
  self->behaviour.broken_base64 = TRUE;
  assert_path (self, 7);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "get_image"), ==, 2);
  assert_path (self, 8);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "get_image"), ==, 3);
}

static void
test_old_server (Fixture *self, gconstpointer data)
{
  self->behaviour.broken_base64 = TRUE;
  assert_path (self, 7);
  g_assert_cmpuint (script_server_get_n_calls (self->server, "get_image"), ==, 1);
}

static void
test_failed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoImageReply) series = NULL;

  self->behaviour.failing = TRUE;
  g_assert_null (
      fetch_image (&self->library, BUNKO_ITEM_TYPE_PAGE, 7, BUNKO_IMAGE_SIZE_ORIGINAL, &error));
  g_assert_error (error, BUNKO_SERVER_ERROR, BUNKO_SERVER_ERROR_COMMAND);
  g_clear_error (&error);
  /* Series have no images on servers that say so this way. */
  series =
      fetch_image (&self->library, BUNKO_ITEM_TYPE_GROUPING, 7, BUNKO_IMAGE_SIZE_MEDIUM, &error);
  g_assert_no_error (error);
  g_assert_true (bunko_image_reply_is_empty (series));
}

static void
test_no_command (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      fetch_image (&self->library, BUNKO_ITEM_TYPE_PAGE, 16, BUNKO_IMAGE_SIZE_SMALL, &error));
  g_assert_error (error, BUNKO_PROTOCOL_ERROR, BUNKO_PROTOCOL_ERROR_UNEXPECTED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func, old)                                                                       \
  g_test_add ("/library/images/" name, Fixture, old, set_up, func, tear_down)
  ADD ("forms", test_forms, NULL);
  ADD ("batches", test_batches, NULL);
  ADD ("bounds-and-order", test_bounds_and_order, NULL);
  ADD ("shared", test_shared, NULL);
  ADD ("cancel-early", test_cancel_early, NULL);
  ADD ("cancel-running", test_cancel_running, NULL);
  ADD ("cancel-called", test_cancel_called, NULL);
  ADD ("broken-base64", test_broken_base64, NULL);
  ADD ("old-server", test_old_server, "0.3");
  ADD ("failed", test_failed, NULL);
  ADD ("no-command", test_no_command, NULL);
#undef ADD

  return g_test_run ();
}
