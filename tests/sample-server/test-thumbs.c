/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "sample-server/art/bunko-sample-thumbs.h"

#define WAIT_SECONDS 20

typedef struct
{
  BunkoSampleThumbs *thumbs;
  GThread *lookup_thread; /* the thread of the last lookup */
  gint n_lookups;
  gboolean is_freed;
} Fixture;

/* One exchange with the server: what is sent, and what came back until it hung up. */
typedef struct
{
  guint16 port;
  GBytes *request;
  gboolean half_close;
  GString *reply;
  gint is_done;
} Exchange;

static GBytes *
lookup_cb (const char *name, const char **content_type, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->lookup_thread = g_thread_self ();
  g_atomic_int_inc (&fixture->n_lookups);

  if (g_str_has_prefix (name, "missing"))
    return NULL;
  if (g_str_has_prefix (name, "slow"))
    g_usleep (G_USEC_PER_SEC / 5);

  *content_type = "image/jpeg";

  return g_bytes_new (name, strlen (name));
}

static void
freed_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->is_freed = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->thumbs = bunko_sample_thumbs_new (lookup_cb, fixture, freed_cb);
  g_assert_cmpuint (bunko_sample_thumbs_get_port (fixture->thumbs), ==, 0);
  g_assert_true (bunko_sample_thumbs_start (fixture->thumbs, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bunko_sample_thumbs_get_port (fixture->thumbs), !=, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bunko_sample_thumbs_stop (fixture->thumbs);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->thumbs);
  g_assert_true (fixture->is_freed);
}

/* A blocking client in a thread, so that the server runs as it does in the sample server. */
static gpointer
client_thread (gpointer data)
{
  Exchange *exchange = data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  GInputStream *input;
  char buffer[4096];
  gssize n;

  g_socket_client_set_timeout (client, WAIT_SECONDS);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", exchange->port, NULL, NULL);
  if (connection == NULL) /* the server was stopped */
    {
      g_atomic_int_set (&exchange->is_done, TRUE);
      g_main_context_wakeup (NULL);
      return NULL;
    }

  /* The server may hang up before it took all of a bad request. */
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                             g_bytes_get_data (exchange->request, NULL),
                             g_bytes_get_size (exchange->request), NULL, NULL, NULL);
  if (exchange->half_close)
    g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);

  input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  while ((n = g_input_stream_read (input, buffer, sizeof (buffer), NULL, NULL)) > 0)
    g_string_append_len (exchange->reply, buffer, n);

  g_atomic_int_set (&exchange->is_done, TRUE);
  g_main_context_wakeup (NULL);

  return NULL;
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("The thumbnail server did not answer in time");

  return G_SOURCE_REMOVE;
}

static char *
exchange_bytes (Fixture *fixture, const char *request, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (request, length);
  Exchange exchange = { .port = bunko_sample_thumbs_get_port (fixture->thumbs), .request = bytes };
  guint timeout = g_timeout_add_seconds (WAIT_SECONDS, give_up_cb, NULL);
  GThread *thread;

  exchange.reply = g_string_new (NULL);
  thread = g_thread_new ("client", client_thread, &exchange);
  while (!g_atomic_int_get (&exchange.is_done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_source_remove (timeout);

  return g_string_free_and_steal (exchange.reply);
}

static char *
ask (Fixture *fixture, const char *request)
{
  return exchange_bytes (fixture, request, strlen (request));
}

#define END "Host: 127.0.0.1\r\nConnection: close\r\n\r\n"

static void
test_get (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reply = ask (fixture, "GET /thumb/cover-1.jpg HTTP/1.1\r\n" END);

  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 200 OK\r\n"));
  g_assert_nonnull (strstr (reply, "\r\nContent-Type: image/jpeg\r\n"));
  g_assert_nonnull (strstr (reply, "\r\nContent-Length: 11\r\n"));
  g_assert_nonnull (strstr (reply, "\r\nConnection: close\r\n"));
  g_assert_true (g_str_has_suffix (reply, "\r\n\r\ncover-1.jpg"));
  g_assert_true (fixture->lookup_thread != g_thread_self ());
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *target;
    const char *name;
  } good[] = {
    { "/thumb/a%20b.jpg", "a b.jpg" },
    { "/thumb/1.jpg.link", "1.jpg.link" },
    { "/thumb/1.jpg?size=3", "1.jpg" },
    { "/thumb/%E7%8C%AB.png", "猫.png" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.0\r\n\r\n", good[i].target);
      g_autofree char *reply = ask (fixture, request);
      g_autofree char *end = g_strdup_printf ("\r\n\r\n%s", good[i].name);

      g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 200 "));
      g_assert_true (g_str_has_suffix (reply, end));
    }
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *request;
    const char *status;
  } bad[] = {
    { "GET /thumb/missing.jpg HTTP/1.1\r\n" END, "404" },
    { "GET / HTTP/1.1\r\n" END, "404" },
    { "GET /thumb/ HTTP/1.1\r\n" END, "404" },
    { "GET /thumb/a/b HTTP/1.1\r\n" END, "404" },
    { "GET /thumb/..%2Fsecret HTTP/1.1\r\n" END, "404" },
    { "GET /thumb/%zz HTTP/1.1\r\n" END, "404" },
    { "GET /thumb/%00 HTTP/1.1\r\n" END, "404" },
    { "POST /thumb/a.jpg HTTP/1.1\r\nContent-Length: 3\r\n" END "abc", "405" },
    { "DELETE /thumb/a.jpg HTTP/1.1\r\n" END, "405" },
    { "HEAD /thumb/a.jpg HTTP/1.1\r\n" END, "405" },
    { "GET /thumb/a.jpg HTTP/2.0\r\n" END, "505" },
    { "GET /thumb/a.jpg\r\n" END, "400" },
    { "GET  /thumb/a.jpg HTTP/1.1\r\n" END, "400" },
    { "HELLO\r\n\r\n", "400" },
    { "\r\n\r\n", "400" },
    { "GET /thumb/a.jpg HTTP/1.1\r\n\r\n", "400" }, /* no Host */
    { "GET /thumb/a.jpg HTTP/1.1\r\nBad field\r\n" END, "400" },
    { "GET /thumb/a.jpg HTTP/1.1\r\nBad : field\r\n" END, "400" },
    { "GET /thumb/a.jpg HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" END, "400" },
    { "GET /thumb/a.jpg HTTP/1.1\r\nContent-Length: 5\r\n" END "abcde", "400" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *reply = ask (fixture, bad[i].request);
      g_autofree char *start = g_strdup_printf ("HTTP/1.1 %s ", bad[i].status);

      g_test_message ("%s", bad[i].request);
      g_assert_true (g_str_has_prefix (reply, start));
      g_assert_nonnull (strstr (reply, "\r\nConnection: close\r\n"));
      if (g_str_equal (bad[i].status, "405"))
        g_assert_nonnull (strstr (reply, "\r\nAllow: GET\r\n"));
    }

  /* Of all these only the first was a question for the library. */
  g_assert_cmpint (fixture->n_lookups, ==, 1);
}

static void
test_nul_byte (Fixture *fixture, gconstpointer data)
{
  static const char request[] = "GET /thumb/a\0b HTTP/1.1\r\n" END;
  g_autofree char *reply = exchange_bytes (fixture, request, sizeof (request) - 1);

  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 400 "));
}

static void
test_big_head (Fixture *fixture, gconstpointer data)
{
  g_autofree char *padding = g_strnfill (100000, 'x');
  g_autofree char *endless = g_strconcat ("GET /thumb/", padding, NULL);
  g_autofree char *reply = ask (fixture, endless);
  g_autofree char *fits = NULL;
  g_autofree char *reply2 = NULL;

  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 431 "));
  g_assert_cmpint (fixture->n_lookups, ==, 0);

  padding[7000] = '\0';
  fits = g_strdup_printf ("GET /thumb/a HTTP/1.1\r\nX-Padding: %s\r\n" END, padding);
  reply2 = ask (fixture, fits);
  g_assert_true (g_str_has_prefix (reply2, "HTTP/1.1 200 "));
}

/* A head that is just too large, and complete. */
static void
test_head_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *padding = g_strnfill (8192, 'x');
  g_autofree char *request = NULL;
  g_autofree char *reply = NULL;

  request = g_strdup_printf ("GET /thumb/a HTTP/1.1\r\nX-Padding: %s\r\n" END, padding);
  reply = ask (fixture, request);
  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 431 "));
  g_assert_cmpint (fixture->n_lookups, ==, 0);
}

/* Several requests on one connection, sent at once, are answered in their order. */
static void
test_keep_alive (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reply =
      ask (fixture, "GET /thumb/slow-one HTTP/1.1\r\nHost: a\r\n\r\n"
                    "GET /thumb/missing HTTP/1.1\r\nHost: a\r\n\r\n"
                    "GET /thumb/three HTTP/1.1\r\n" END "GET /thumb/never HTTP/1.1\r\n" END);
  const char *one = strstr (reply, "\r\n\r\nslow-one");
  const char *two = strstr (reply, "HTTP/1.1 404 ");
  const char *three = strstr (reply, "\r\n\r\nthree");

  g_assert_nonnull (one);
  g_assert_nonnull (two);
  g_assert_nonnull (three);
  g_assert_true (one < two && two < three);
  g_assert_nonnull (strstr (reply, "Connection: keep-alive"));
  g_assert_null (strstr (reply, "never"));
  g_assert_cmpint (fixture->n_lookups, ==, 3);
}

/* The server is stopped while a lookup runs and others wait: nothing hangs, nothing leaks. */
static void
test_stop_under_way (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "GET /thumb/slow HTTP/1.1\r\nHost: a\r\n\r\n";
  g_autoptr (GBytes) request = g_bytes_new_static (text, sizeof (text) - 1);
  Exchange exchanges[8];
  GThread *threads[8];
  guint timeout = g_timeout_add_seconds (WAIT_SECONDS, give_up_cb, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      exchanges[i] = (Exchange) { bunko_sample_thumbs_get_port (fixture->thumbs), request, FALSE,
                                  g_string_new (NULL), FALSE };
      threads[i] = g_thread_new ("client", client_thread, &exchanges[i]);
    }
  while (g_atomic_int_get (&fixture->n_lookups) < 2)
    g_main_context_iteration (NULL, FALSE);

  bunko_sample_thumbs_stop (fixture->thumbs);
  g_assert_cmpuint (bunko_sample_thumbs_get_port (fixture->thumbs), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      while (!g_atomic_int_get (&exchanges[i].is_done))
        g_main_context_iteration (NULL, FALSE);
      g_thread_join (threads[i]);
      g_assert_cmpstr (exchanges[i].reply->str, ==, "");
      g_string_free (exchanges[i].reply, TRUE);
    }
  g_source_remove (timeout);
}

static void
test_port_in_use (Fixture *fixture, gconstpointer data)
{
  Fixture second = { 0 };
  g_autoptr (GError) error = NULL;

  second.thumbs = bunko_sample_thumbs_new (lookup_cb, &second, freed_cb);
  g_assert_false (bunko_sample_thumbs_start (
      second.thumbs, bunko_sample_thumbs_get_port (fixture->thumbs), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_finalize_object (second.thumbs);
  g_assert_true (second.is_freed);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/sample-thumbs/get", test_get);
  ADD ("/sample-thumbs/names", test_names);
  ADD ("/sample-thumbs/errors", test_errors);
  ADD ("/sample-thumbs/nul-byte", test_nul_byte);
  ADD ("/sample-thumbs/big-head", test_big_head);
  ADD ("/sample-thumbs/head-too-large", test_head_too_large);
  ADD ("/sample-thumbs/keep-alive", test_keep_alive);
  ADD ("/sample-thumbs/stop-under-way", test_stop_under_way);
  ADD ("/sample-thumbs/port-in-use", test_port_in_use);

  return g_test_run ();
}
