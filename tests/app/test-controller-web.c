/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../library/script-server.h"
#include "app/bunko-controller.h"
#include "settings/bunko-settings.h"
#include "tests/main-loop.h"

/* A server that says its pictures are elsewhere in the person's network, where nobody shall be
 * asked for anything in its name. */

#define PICTURE 5

typedef struct
{
  ScriptServer *server;
  GSocketService *ours;   /* the web port of the server itself */
  GSocketService *theirs; /* what the server would have us ask */
  guint16 web_port;
  guint n_ours;
  guint n_theirs;
  const char *host; /* as the server says */
  BunkoServerList *servers;
  BunkoServerProfile *profile;
  BunkoController *controller;
} Case;

static void
answer_cb (const char *fname, JsonObject *args, ScriptReply *reply, gpointer user_data)
{
  Case *self = user_data;

  if (g_str_equal (fname, "get_properties"))
    reply->json = g_strdup_printf ("{\"webserver_host\": \"%s\", \"webserver_port\": %u,"
                                   " \"webserver_ssl\": false}",
                                   self->host, self->web_port);
  else if (g_str_equal (fname, "get_image"))
    reply->json = g_strdup ("{\"5\": 1005}");
  else if (g_str_equal (fname, "get_command_state"))
    reply->json = g_strdup ("{\"1005\": \"finished\"}");
  else if (g_str_equal (fname, "get_command_value"))
    reply->json = g_strdup ("{\"1005\": {\"id\": null, \"ext\": \".jpg\","
                            " \"data\": \"/thumb/5.jpg\"}}");
  else
    script_reply_unknown (reply);
}

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, guint *count)
{
  (*count)++;

  return TRUE;
}

static GSocketService *
listen_at (const char *host, guint16 *port, guint *count)
{
  GSocketService *service = g_socket_service_new ();
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (host, *port);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  g_signal_connect (service, "incoming", G_CALLBACK (incoming_cb), count);

  return service;
}

static void
set_up (Case *self, gconstpointer host)
{
  self->host = host;
  self->ours = listen_at ("127.0.0.1", &self->web_port, &self->n_ours);
  self->theirs = listen_at ("127.0.0.2", &self->web_port, &self->n_theirs);
  self->server = script_server_new (answer_cb, self);
  self->servers = bunko_server_list_new (bunko_settings_get_default ());
  self->profile = bunko_server_profile_new ("Server", "127.0.0.1",
                                            script_server_get_port (self->server), FALSE);
  self->controller = bunko_controller_new (self->servers, bunko_settings_get_default ());
}

static void
stop_listening (GSocketService *service)
{
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_object_unref (service);
}

static void
tear_down (Case *self, gconstpointer host)
{
  bunko_controller_close (self->controller);
  run_for (50);
  g_assert_finalize_object (self->controller);
  g_assert_finalize_object (self->servers);
  g_assert_finalize_object (self->profile);
  script_server_free (self->server);
  stop_listening (self->ours);
  stop_listening (self->theirs);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GdkPaintable) picture =
      bunko_image_loader_load_finish (BUNKO_IMAGE_LOADER (source), result, NULL);

  g_assert_null (picture);
  *done = TRUE;
}

static void
test_elsewhere (Case *self, gconstpointer host)
{
  BunkoContext *context;
  gboolean done = FALSE;

  bunko_controller_open (self->controller, self->profile);
  RUN_UNTIL (bunko_controller_get_state (self->controller) == BUNKO_CONTROLLER_LOGIN);
  bunko_controller_login (self->controller, NULL, NULL, FALSE);
  RUN_UNTIL (bunko_controller_get_state (self->controller) == BUNKO_CONTROLLER_CONNECTED);
  context = bunko_controller_get_context (self->controller);
  RUN_UNTIL (bunko_context_get_info (context) != NULL);

  bunko_image_loader_load_async (bunko_context_get_loader (context), BUNKO_ITEM_TYPE_PAGE, PICTURE,
                                 BUNKO_IMAGE_SIZE_ORIGINAL, 0, 0, 0, BUNKO_IMAGE_PRIORITY_VISIBLE,
                                 NULL, loaded_cb, &done);
  RUN_UNTIL (done);
  g_assert_cmpuint (self->n_theirs, ==, 0);
  g_assert_cmpuint (self->n_ours, >, 0);
}

#define ADD(path, host)                                                                            \
  g_test_add ("/controller/web/" path, Case, host, set_up, test_elsewhere, tear_down)

int
main (int argc, char **argv)
{
  /* The proxies of whoever runs this have nothing to do with it. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("address", "127.0.0.2");
  ADD ("mapped", "::ffff:127.0.0.2");
  ADD ("everywhere", "0.0.0.0");
  ADD ("none", "");
  ADD ("no-host", "http://127.0.0.2/");

  return g_test_run ();
}
