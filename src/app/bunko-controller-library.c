/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions/bunko-edit-keeper.h"
#include "bunko-controller-private.h"
#include "settings/bunko-settings.h"

/* The part of the controller that makes what pages need of an open library. */

#define DEFAULT_WEB_PORT 7008

/* The pictures of the sample library are the same wherever it listens, so its cache does not follow
 * the port. */
#define SAMPLE_CACHE_KEY "sample-" APP_VERSION

void
_bunko_controller_update_cache_limit (BunkoController *self)
{
  guint64 megabytes = g_settings_get_uint (self->settings, BUNKO_SETTINGS_KEY_CACHE_LIMIT);

  if (self->context != NULL)
    bunko_image_loader_set_cache_limit (bunko_context_get_loader (self->context),
                                        megabytes * 1000 * 1000);
}

/* The port is as the server says, but the host is the one that the person connected to: a server
 * must not make us ask other machines of their network. */
static void
update_web_endpoint (BunkoController *self)
{
  BunkoServerInfo *info = bunko_context_get_info (self->context);
  const char *host = bunko_endpoint_get_host (bunko_session_get_endpoint (self->session));
  guint port = info != NULL ? bunko_server_info_get_webserver_port (info) : DEFAULT_WEB_PORT;

  bunko_image_loader_set_web_endpoint (bunko_context_get_loader (self->context), host,
                                       (guint16) port,
                                       info != NULL && bunko_server_info_get_webserver_ssl (info));
}

static void
info_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoServerInfo) info =
      bunko_library_get_server_info_finish (BUNKO_LIBRARY (source), result, &error);

  if (self->context == NULL || (gpointer) bunko_context_get_library (self->context) != source)
    return;

  if (info == NULL)
    {
      g_debug ("The server does not tell about itself: %s", error->message);
      return;
    }

  bunko_context_set_info (self->context, info);
  update_web_endpoint (self);
}

/* Who is logged in and what the server is may change whenever it was away. */
static void
ask_for_info (BunkoController *self)
{
  bunko_library_get_server_info_async (bunko_context_get_library (self->context), self->cancellable,
                                       info_cb, g_object_ref (self));
}

/* Logged in: there is a library now, or it is back. */
void
_bunko_controller_opened (BunkoController *self)
{
  gboolean was_open = self->context != NULL;

  bunko_session_prepare (self->session);
  if (!was_open)
    {
      g_autoptr (BunkoLibrary) library = bunko_library_new (self->session);
      const char *key =
          self->sample != NULL ? SAMPLE_CACHE_KEY : bunko_library_get_server_key (library);
      g_autoptr (BunkoImageLoader) loader =
          bunko_image_loader_new (BUNKO_IMAGE_SOURCE (library), key, NULL);

      g_autofree char *state_key = bunko_controller_dup_state_key (self);

      bunko_library_set_state_key (library, state_key);
      self->context = bunko_context_new (library, loader, NULL);
      /* What was read when the server was last away is reported now. */
      self->read_queue = bunko_read_queue_get (library);
      /* The sample library is another one the next time. */
      if (self->sample == NULL)
        bunko_edit_keeper_attach (bunko_library_get_pending_edits (library), state_key);
      _bunko_controller_update_cache_limit (self);
      update_web_endpoint (self);
      _bunko_controller_trust_pictures (self);
      bunko_server_list_touch (self->servers, self->profile);
      if (bunko_server_list_contains (self->servers, self->profile))
        g_settings_set_string (self->settings, BUNKO_SETTINGS_KEY_LAST_PROFILE,
                               bunko_server_profile_get_uuid (self->profile));
    }

  /* Pages that open now ask for their lists, which the person waits for; what the server is may
   * come after them. */
  _bunko_controller_set_state (self, BUNKO_CONTROLLER_CONNECTED);
  if (self->context == NULL)
    return;

  ask_for_info (self);
  if (was_open)
    _bunko_controller_came_back (self);
}
