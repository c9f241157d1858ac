/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "session-fixture.h"

/* The program itself, against a scripted peer: what it prints, what it returns. */

#define WAIT_SECONDS 40

typedef struct
{
  RawPeer *peer;
  char *server;
  char *folder;

  /* How the program ended. */
  gboolean ended;
  int status;
  char *output;
  char *errors;
} CtlFixture;

static void
set_up (CtlFixture *self, gconstpointer data)
{
  self->peer = raw_peer_new ();
  self->server = g_strdup_printf ("127.0.0.1:%u", raw_peer_get_port (self->peer));
  self->folder = g_dir_make_tmp ("bunkoctl-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
tear_down (CtlFixture *self, gconstpointer data)
{
  raw_peer_finish (self->peer);
  g_rmdir (self->folder);
  g_free (self->server);
  g_free (self->folder);
  g_free (self->output);
  g_free (self->errors);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CtlFixture *self = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &self->output, &self->errors,
                                        &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (G_SUBPROCESS (source)));
  self->status = g_subprocess_get_exit_status (G_SUBPROCESS (source));
  self->ended = TRUE;
}

static gboolean
time_out_cb (gpointer user_data)
{
  g_error ("The program does not end");

  return G_SOURCE_REMOVE;
}

/* Runs the program with these words, and nothing on its standard input. */
static void
run_words (CtlFixture *self, GPtrArray *words)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  guint timer = g_timeout_add_seconds (WAIT_SECONDS, time_out_cb, NULL);

  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->errors, g_free);
  self->ended = FALSE;

  process = g_subprocess_newv ((const char *const *) words->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                   G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, ended_cb, self);

  while (!self->ended)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

static void
run (CtlFixture *self, int expected, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list args;
  const char *word;

  g_ptr_array_add (words, (gpointer) g_getenv ("BUNKOCTL"));
  va_start (args, expected);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) word);
  va_end (args);
  g_ptr_array_add (words, NULL);

  run_words (self, words);
  if (self->status != expected)
    g_error ("expected status %d, got %d: %s%s", expected, self->status, self->output,
             self->errors);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

static char *
write_file (CtlFixture *self, const char *name, const char *contents)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));

  return path;
}

static void
test_usage (CtlFixture *self, gconstpointer data)
{
  run (self, 0, "--help", NULL);
  assert_contains (self->output, "--password-file");
  assert_contains (self->output, "listen");

  run (self, 2, NULL);
  run (self, 2, "dance", NULL);
  run (self, 2, "--dance", "info", NULL);
  run (self, 2, "info", "more", NULL);
  run (self, 2, "call", NULL);
  run (self, 2, "call", "--", "get_version", NULL);
  run (self, 2, "call", "get_version", "--", NULL);
  run (self, 2, "call", "library_view", "limit", NULL);
  run (self, 2, "call", "library_view", "=2", NULL);
  run (self, 2, "call", "library_view", "search=word", NULL);
  assert_contains (self->errors, "JSON");
  run (self, 2, "command", NULL);
  run (self, 2, "command", "dance", NULL);
  run (self, 2, "image", "gallery", "x", "small", "file", NULL);
  run (self, 2, "image", "gallery", "1", "small", NULL);
  run (self, 2, "listen", "soon", NULL);
  run (self, 2, "listen", "0", NULL);
  run (self, 2, "--timeout", "0", "info", NULL);
  run (self, 2, "--server", "http://localhost", "info", NULL);
  run (self, 2, "--server", "hpx://a@localhost", "--guest", "info", NULL);
  run (self, 2, "--server", "localhost", "--password-file", "/dev/null", "info", NULL);
  g_assert_cmpuint (raw_peer_get_n_accepted (self->peer), ==, 0);

  /* Secrets do not belong on the command line, where everybody can see them. */
  run (self, 2, "--server", "hpx://a:secret@localhost", "info", NULL);
  g_assert_null (strstr (self->errors, "secret"));

  run (self, 1, "--server", "hpx://a@localhost", "--password-file", "/nonexistent", "info", NULL);
}

static void
test_info (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT (GREETING, "."));
  run (self, 0, "--server", self->server, "info", NULL);
  assert_contains (self->output, "name: peer\n");
  assert_contains (self->output, "version: 0.13.3\ndatabase: 0.2.0\ntorrent: 0.0.0\n");
  assert_contains (self->output, "guests: allowed\n");
  assert_contains (self->output, self->server);
}

static void
test_call (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (
      self->peer,
      SCRIPT (GREETING, GUEST_LOGIN,
              "<[{\"fname\":\"library_view\",\"limit\":2,\"search\":\"a=b\"}]", "@s1",
              REPLY (RESULT ("library_view", "[{\"id\":1,\"name\":\"\\u9752\"},{\"id\":2}]")),
              "."));
  run (self, 0, "--server", self->server, "--guest", "call", "library_view", "limit=2",
       "search=\"a=b\"", NULL);
  assert_contains (self->output, "\"id\" : 1");
  assert_contains (self->output, "\xe9\x9d\x92");
  g_assert_cmpstr (self->errors, ==, "");
}

/* One message for several, and a further one where a function occurs twice. */
static void
test_calls (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, "<[{\"fname\":\"a\",\"x\":[1]},{\"fname\":\"b\"}]",
                        REPLY (RESULT ("a", "1") "," RESULT ("b", "2")),
                        "<[{\"fname\":\"a\"},{\"fname\":\"c\"}]",
                        REPLY (RESULT ("a", "3") "," REFUSAL ("c", 303, "not there")), "."));
  run (self, 5, "--server", self->server, "call", "a", "x=[1]", "--", "b", "--", "a", "--", "c",
       NULL);
  g_assert_cmpstr (self->output, ==, "1\n2\n3\nnull\n");
  assert_contains (self->errors, "c: error 303: not there");
}

static void
test_server_error (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), ROOT_ERROR (100, "it broke"), "."));
  run (self, 5, "--server", self->server, "call", "a", NULL);
  assert_contains (self->errors, "error 100: it broke");
}

/* A single call that fails leaves standard output empty. */
static void
test_refused (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"),
                                    REPLY (REFUSAL ("a", 403, "Function not found: 'a'")), "."));
  run (self, 5, "--server", self->server, "call", "a", NULL);
  g_assert_cmpstr (self->output, ==, "");
  assert_contains (self->errors, "error 403");
}

static void
test_user (CtlFixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "password", "se cret\nanother line\n");
  g_autofree char *server = g_strconcat ("hpx://alice@", self->server, NULL);

  raw_peer_add (self->peer,
                SCRIPT (GREETING, "<{\"user\":\"alice\",\"password\":\"se cret\"}",
                        AUTHENTICATED ("s1"), CALL ("a"), REPLY (RESULT ("a", "1")), "."));
  run (self, 0, "--server", server, "--password-file", path, "call", "a", NULL);

  raw_peer_add (self->peer, SCRIPT (GREETING, "<{\"user\":\"alice\",\"password\":\"se cret\"}",
                                    ROOT_ERROR (411, "Wrong credentials"), "."));
  run (self, 4, "--server", server, "--password-file", path, "call", "a", NULL);
  assert_contains (self->errors, "error 411: Wrong credentials");
  g_assert_null (strstr (self->errors, "se cret"));

  g_unlink (path);
}

static void
test_no_guests (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer,
                SCRIPT (GREETING, "<{}", ROOT_ERROR (412, "JSON dict missing 'user' key"), "."));
  run (self, 4, "--server", self->server, "call", "a", NULL);
}

static void
test_no_connection (CtlFixture *self, gconstpointer data)
{
  raw_peer_stop_listening (self->peer);
  run (self, 3, "--server", self->server, "info", NULL);
  g_assert_cmpstr (self->errors, !=, "");
}

static void
test_silent (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT ("."));
  run (self, 3, "--server", self->server, "--timeout", "1", "info", NULL);

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, CALL ("a"), "."));
  run (self, 3, "--server", self->server, "--timeout", "1", "call", "a", NULL);
}

static void
test_not_hpx (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT ("=HTTP/1.1 400 Bad Request\r\n\r\n", "."));
  run (self, 6, "--server", self->server, "info", NULL);

  raw_peer_add (self->peer, SCRIPT ("=\x83\xa7session\xa0\xa4name\xa0", "."));
  run (self, 6, "--server", self->server, "info", NULL);
  assert_contains (self->errors, "1.0");
}

static void
test_commands (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, "<\"serverrestart\"", PUSH ("2"), "~100", "x"));
  run (self, 0, "--server", self->server, "command", "serverrestart", NULL);

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "<\"requestauth\"", GREETING, "."));
  run (self, 0, "--server", self->server, "command", "requestauth", NULL);
  assert_contains (self->output, "guest_allowed");

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "<\"logout\"",
                                    ROOT_ERROR (403, "No list of function objects"), "."));
  run (self, 5, "--server", self->server, "command", "logout", NULL);
  assert_contains (self->errors, "error 403");
}

static void
test_listen (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (
      self->peer,
      SCRIPT (GREETING, "~50", ">{\"session\":\"\",\"name\":\"peer\",\"data\":2}", "~50", "x"));
  run (self, 0, "--server", self->server, "listen", "30", NULL);
  g_assert_cmpstr (self->output, ==, "serverrestart\n");

  /* Nothing happens, and the time is over. */
  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, "."));
  run (self, 0, "--server", self->server, "--guest", "listen", "1", NULL);
  g_assert_cmpstr (self->output, ==, "");
}

/* The connection breaks without a word, and nobody answers any more. */
static void
test_listen_lost (CtlFixture *self, gconstpointer data)
{
  raw_peer_add (self->peer, SCRIPT (GREETING, "~300", "x"));
  raw_peer_add (self->peer, SCRIPT ("x"));
  run (self, 3, "--server", self->server, "listen", "30", NULL);
  g_assert_cmpstr (self->output, ==, "");
}

#define GET_IMAGE(more)                                                                            \
  "<[{\"fname\":\"get_image\",\"item_ids\":[5],\"item_type\":\"page\",\"size\":\"small\"" more "}" \
  "]"
#define STATE(id)    "<[{\"fname\":\"get_command_state\",\"command_ids\":[" id "]}]"
#define FINISHED(id) REPLY (RESULT ("get_command_state", "{\"" id "\":\"finished\"}"))
#define VALUE(id)                                                                                  \
  "<[{\"fname\":\"get_command_value\",\"command_ids\":[" id "],\"raise_error\":false}]"
#define VALUES(value) REPLY (RESULT ("get_command_value", value))

static void
run_image (CtlFixture *self, int expected, const char *path)
{
  run (self, expected, "--server", self->server, "image", "page", "5", "small", path, NULL);
}

static void
test_image (CtlFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "image.jpg", NULL);
  g_autofree char *contents = NULL;

  raw_peer_add (
      self->peer,
      SCRIPT (GREETING, GUEST_LOGIN, GET_IMAGE (""), REPLY (RESULT ("get_image", "{\"5\":17}")),
              VALUE ("17"),
              VALUES ("{\"17\":{\"id\":5,\"ext\":\".jpg\",\"data\":\"/9j/aGVs\\nbG8=\\n\"}}"),
              "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("17"), FINISHED ("17"), "."));
  run_image (self, 0, path);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "\xff\xd8\xffhello");

  /* Where it cannot be written. */
  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, GET_IMAGE (""),
                        REPLY (RESULT ("get_image", "{\"5\":17}")), VALUE ("17"),
                        VALUES ("{\"17\":{\"data\":\"data:image/jpg;base64,aGVsbG8=\"}}"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("17"), FINISHED ("17"), "."));
  run_image (self, 1, "/nonexistent/image.jpg");

  g_unlink (path);
}

static void
test_no_image (CtlFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "image.jpg", NULL);

  raw_peer_add (self->peer,
                SCRIPT (GREETING, GUEST_LOGIN, GET_IMAGE (""),
                        REPLY (RESULT ("get_image", "{\"5\":17}")), VALUE ("17"),
                        VALUES ("{\"17\":null}"), VALUE ("17"), VALUES ("{\"17\":null}"), "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("17"), FINISHED ("17"), "."));
  run_image (self, 5, path);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A server of version 0.3.0 cannot send the image, but says where its web server has it: here at
 * @web_port, with @answer. */
static void
run_image_over_http (CtlFixture *self,
                     int expected,
                     const char *path,
                     guint web_port,
                     const char *answer)
{
  const char *crash = ROOT_ERROR (
      100, "[100] HappypandaError: An unhandled critical error has occurred: AttributeError");
  g_autofree char *config = g_strdup_printf (
      REPLY (RESULT ("get_config", "{\"server.port_web\":%u,\"server.enable_ssl\":\"server\"}")),
      web_port);

  raw_peer_add (self->peer, SCRIPT (GREETING, GUEST_LOGIN, GET_IMAGE (""),
                                    REPLY (RESULT ("get_image", "{\"5\":17}")), VALUE ("17"), crash,
                                    VALUE ("17"), crash, GET_IMAGE (",\"url\":true"),
                                    REPLY (RESULT ("get_image", "{\"5\":18}")), VALUE ("18"),
                                    VALUES ("{\"18\":{\"data\":\"/thumb/abc.jpg\"}}"),
                                    "<[{\"fname\":\"get_config\",\"cfg\":{\"server.port_web\":7008,"
                                    "\"server.enable_ssl\":false}}]",
                                    config, "."));
  raw_peer_add (self->peer, SCRIPT (GREETING, STATE ("17"), FINISHED ("17"), STATE ("18"),
                                    FINISHED ("18"), "."));
  if (answer != NULL)
    raw_peer_add (self->peer, SCRIPT ("^GET /thumb/abc.jpg HTTP/1.0", answer, "x"));
  run_image (self, expected, path);
}

static void
test_image_over_http (CtlFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "image.jpg", NULL);
  g_autofree char *contents = NULL;
  guint16 port = raw_peer_get_port (self->peer);

  run_image_over_http (self, 5, path, port, "=HTTP/1.0 404 NOT FOUND\r\n\r\nnothing");
  assert_contains (self->errors, "404 NOT FOUND");
  assert_contains (self->errors, "/thumb/abc.jpg");
  run_image_over_http (self, 6, path, port, "=+OK this is no web server\r\n");
  run_image_over_http (self, 6, path, port, "=HTTP/1.0 200 OK\r\nContent-Type: image/jpeg\r\n");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  run_image_over_http (self, 0, path, port,
                       "=HTTP/1.0 200 OK\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8picture");
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "\xff\xd8picture");
  g_unlink (path);
}

/* Nobody listens on the port of the web server. */
static void
test_image_without_web_server (CtlFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "image.jpg", NULL);
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_assert_cmpuint (port, !=, 0);
  g_socket_listener_close (listener);
  run_image_over_http (self, 3, path, port, NULL);
  assert_contains (self->errors, "/thumb/abc.jpg");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
add (const char *path, void (*func) (CtlFixture *self, gconstpointer data))
{
  g_test_add (path, CtlFixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("BUNKOCTL"));

  add ("/bunkoctl/usage", test_usage);
  add ("/bunkoctl/info", test_info);
  add ("/bunkoctl/call", test_call);
  add ("/bunkoctl/calls", test_calls);
  add ("/bunkoctl/server-error", test_server_error);
  add ("/bunkoctl/refused", test_refused);
  add ("/bunkoctl/user", test_user);
  add ("/bunkoctl/no-guests", test_no_guests);
  add ("/bunkoctl/no-connection", test_no_connection);
  add ("/bunkoctl/silent", test_silent);
  add ("/bunkoctl/not-hpx", test_not_hpx);
  add ("/bunkoctl/commands", test_commands);
  add ("/bunkoctl/listen", test_listen);
  add ("/bunkoctl/listen-lost", test_listen_lost);
  add ("/bunkoctl/image", test_image);
  add ("/bunkoctl/no-image", test_no_image);
  add ("/bunkoctl/image-over-http", test_image_over_http);
  add ("/bunkoctl/image-without-web-server", test_image_without_web_server);

  return g_test_run ();
}
