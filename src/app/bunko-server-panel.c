/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-server-panel.h"
#include "pages/server/bunko-server-page.h"
#include "pages/server/overview/bunko-server-overview.h"

/* Ties a server page to the controller: it shows what the controller knows, and the controller does
 * what the person wants. */

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
  g_signal_connect_object (overview, "log-out", G_CALLBACK (bunko_controller_log_out), controller,
                           G_CONNECT_SWAPPED);
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
