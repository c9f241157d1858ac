/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-server-panel.h"
#include "library/bunko-error-text.h"
#include "pages/server/bunko-server-page.h"
#include "pages/server/overview/bunko-server-overview.h"

/* Ties a server page to the controller: it shows what the controller knows, and the controller does
 * what the person wants. */

typedef struct
{
  GWeakRef overview;
  BunkoServerOverviewCommand command;
} CommandRequest;

static void
command_request_free (CommandRequest *request)
{
  g_weak_ref_clear (&request->overview);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CommandRequest, command_request_free)

static const char *
describe_done (BunkoServerOverviewCommand command)
{
  switch (command)
    {
    case BUNKO_SERVER_OVERVIEW_SHUT_DOWN:
      return _ ("The server shuts down");
    case BUNKO_SERVER_OVERVIEW_RESTART:
      return _ ("The server restarts");
    case BUNKO_SERVER_OVERVIEW_REQUEST_AUTH:
      return _ ("The server answered");
    case BUNKO_SERVER_OVERVIEW_LOG_OUT:
    default:
      return _ ("Logged out");
    }
}

static void
show_failure (BunkoServerOverview *overview, const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  bunko_error_describe (error, &title, &body);
  bunko_server_overview_show_result (overview, title, body, error->message, TRUE);
}

static void
command_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CommandRequest) request = user_data;
  g_autoptr (BunkoServerOverview) overview = g_weak_ref_get (&request->overview);
  g_autoptr (GError) error = NULL;
  g_autofree char *reply =
      bunko_controller_send_command_finish (BUNKO_CONTROLLER (source), result, &error);

  if (overview == NULL)
    return;

  if (error != NULL)
    {
      show_failure (overview, error);
    }
  else
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *time = g_date_time_format (now, "%X");

      bunko_server_overview_show_result (overview, describe_done (request->command), time, reply,
                                         FALSE);
    }
}

static void
overview_command_cb (BunkoServerOverview *overview, int command, BunkoController *controller)
{
  static const BunkoServerCommand commands[] = {
    [BUNKO_SERVER_OVERVIEW_SHUT_DOWN] = BUNKO_SERVER_COMMAND_QUIT,
    [BUNKO_SERVER_OVERVIEW_RESTART] = BUNKO_SERVER_COMMAND_RESTART,
    [BUNKO_SERVER_OVERVIEW_REQUEST_AUTH] = BUNKO_SERVER_COMMAND_REQUEST_AUTH,
  };
  CommandRequest *request;

  bunko_server_overview_show_busy (overview, command);
  if (command == BUNKO_SERVER_OVERVIEW_LOG_OUT)
    {
      bunko_controller_log_out (controller);
      return;
    }

  request = g_new0 (CommandRequest, 1);
  g_weak_ref_init (&request->overview, overview);
  request->command = command;
  bunko_controller_send_command_async (controller, commands[command], NULL, command_cb, request);
}

static void
presence_cb (BunkoServerOverview *overview, BunkoController *controller)
{
  bunko_server_overview_set_online (overview, bunko_controller_get_presence (controller) ==
                                                  BUNKO_CONTROLLER_PRESENT);
}

static void
overview_added_cb (BunkoServerPage *page, GtkWidget *overview, BunkoController *controller)
{
  presence_cb (BUNKO_SERVER_OVERVIEW (overview), controller);
  g_signal_connect_object (overview, "command", G_CALLBACK (overview_command_cb), controller,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (controller, "presence-changed", G_CALLBACK (presence_cb), overview,
                           G_CONNECT_SWAPPED);
}

/**
 * bunko_server_panel_new:
 * @controller: who owns the connection; a library must be open
 * @section: (nullable): the name of the section to show; %NULL for the first
 *
 * Makes a server page that works.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
bunko_server_panel_new (BunkoController *controller, const char *section)
{
  AdwNavigationPage *page;
  GtkWidget *overview;

  g_return_val_if_fail (BUNKO_IS_CONTROLLER (controller), NULL);

  page = bunko_server_page_new (bunko_controller_get_context (controller), section);
  g_signal_connect_object (page, "section-added::overview", G_CALLBACK (overview_added_cb),
                           controller, G_CONNECT_DEFAULT);
  overview = bunko_server_page_get_section_widget (BUNKO_SERVER_PAGE (page), "overview");
  if (overview != NULL)
    overview_added_cb (BUNKO_SERVER_PAGE (page), overview, controller);

  return page;
}
