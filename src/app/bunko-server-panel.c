/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-panel.h"
#include "library/bunko-error-text.h"
#include "pages/server/bunko-server-page.h"

/* Ties a server page to the controller: it shows what the controller knows, and the controller does
 * what the person wants. */

typedef struct
{
  GWeakRef page;
  BunkoServerPageCommand command;
} CommandRequest;

static void
command_request_free (CommandRequest *request)
{
  g_weak_ref_clear (&request->page);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CommandRequest, command_request_free)

static const char *
describe_done (BunkoServerPageCommand command)
{
  switch (command)
    {
    case BUNKO_SERVER_PAGE_SHUT_DOWN:
      return _ ("The server shuts down");
    case BUNKO_SERVER_PAGE_RESTART:
      return _ ("The server restarts");
    case BUNKO_SERVER_PAGE_REQUEST_AUTH:
      return _ ("The server answered");
    case BUNKO_SERVER_PAGE_LOG_OUT:
    default:
      return _ ("Logged out");
    }
}

static void
show_failure (BunkoServerPage *page, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  bunko_error_describe (error, &title, &body);
  bunko_server_page_show_result (page, title, body, error->message, TRUE);
}

static void
command_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CommandRequest) request = user_data;
  g_autoptr (BunkoServerPage) page = g_weak_ref_get (&request->page);
  g_autoptr (GError) error = NULL;
  g_autofree char *reply =
      bunko_controller_send_command_finish (BUNKO_CONTROLLER (source), result, &error);

  if (page == NULL)
    return;

  if (error != NULL)
    {
      show_failure (page, error);
    }
  else
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *time = g_date_time_format (now, "%X");

      bunko_server_page_show_result (page, describe_done (request->command), time, reply, FALSE);
    }
}

static void
page_command_cb (BunkoServerPage *page, int command, BunkoController *controller)
{
  static const BunkoServerCommand commands[] = {
    [BUNKO_SERVER_PAGE_SHUT_DOWN] = BUNKO_SERVER_COMMAND_QUIT,
    [BUNKO_SERVER_PAGE_RESTART] = BUNKO_SERVER_COMMAND_RESTART,
    [BUNKO_SERVER_PAGE_REQUEST_AUTH] = BUNKO_SERVER_COMMAND_REQUEST_AUTH,
  };
  CommandRequest *request;

  bunko_server_page_show_busy (page, command);
  if (command == BUNKO_SERVER_PAGE_LOG_OUT)
    {
      bunko_controller_log_out (controller);
      return;
    }

  request = g_new0 (CommandRequest, 1);
  g_weak_ref_init (&request->page, page);
  request->command = command;
  bunko_controller_send_command_async (controller, commands[command], NULL, command_cb, request);
}

static void
presence_cb (BunkoServerPage *page, BunkoController *controller)
{
  bunko_server_page_set_online (page, bunko_controller_get_presence (controller) ==
                                          BUNKO_CONTROLLER_PRESENT);
}

static void
info_cb (BunkoServerPage *page, GParamSpec *pspec, BunkoContext *context)
{
  bunko_server_page_set_info (page, bunko_context_get_info (context));
}

/**
 * bunko_server_panel_new:
 * @controller: who owns the connection; a library must be open
 *
 * Makes a server page that works.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
bunko_server_panel_new (BunkoController *controller)
{
  BunkoContext *context;
  AdwNavigationPage *page;

  g_return_val_if_fail (BUNKO_IS_CONTROLLER (controller), NULL);

  context = bunko_controller_get_context (controller);
  page = bunko_server_page_new (bunko_context_get_info (context));
  presence_cb (BUNKO_SERVER_PAGE (page), controller);
  g_signal_connect_object (page, "command", G_CALLBACK (page_command_cb), controller,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (controller, "presence-changed", G_CALLBACK (presence_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::info", G_CALLBACK (info_cb), page, G_CONNECT_SWAPPED);

  return page;
}
