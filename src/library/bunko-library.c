/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-library.h"

#include "bunko-activity-list-private.h"
#include "bunko-call-class.h"
#include "bunko-library-private.h"
#include "bunko-notices-private.h"
#include "bunko-library-admin.h"
#include "bunko-library-statistics.h"
#include "bunko-server-link-private.h"

/**
 * BunkoLibrary:
 *
 * The library of one server, as items: what a server can be asked, without its messages.
 *
 * Errors come from the domains BunkoProtocolError, BunkoServerError and those of GIO;
 * bunko_error_describe() turns all of them into text.
 */

struct _BunkoLibrary
{
  GObject parent_instance;

  BunkoSession *session;
  BunkoStore *store;
  BunkoImageBatcher *fetcher;
  BunkoActivityList *activities;
  BunkoNotices *notices;
  BunkoServerLink *link;
  BunkoLibraryStatistics *statistics;
  char *server_key;
  char *state_key; /* NULL: as the server's */
};

static void image_source_iface_init (BunkoImageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoLibrary,
                               bunko_library,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_IMAGE_SOURCE,
                                                      image_source_iface_init))

enum
{
  PROP_0,
  PROP_SERVER_KEY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_EDITED,
  SIGNAL_FILTERS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fetch_image_async (BunkoImageSource *source,
                   BunkoItemType type,
                   gint64 id,
                   BunkoImageSize size,
                   BunkoImagePriority priority,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  bunko_library_fetch_image_async (BUNKO_LIBRARY (source), type, id, size, priority, cancellable,
                                   callback, user_data);
}

static BunkoImageReply *
fetch_image_finish (BunkoImageSource *source, GAsyncResult *result, GError **error)
{
  return bunko_library_fetch_image_finish (BUNKO_LIBRARY (source), result, error);
}

static void
image_source_iface_init (BunkoImageSourceInterface *iface)
{
  iface->fetch_async = fetch_image_async;
  iface->fetch_finish = fetch_image_finish;
}

static void
bunko_library_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoLibrary *self = BUNKO_LIBRARY (object);

  switch (prop_id)
    {
    case PROP_SERVER_KEY:
      g_value_set_string (value, self->server_key);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_library_dispose (GObject *object)
{
  BunkoLibrary *self = BUNKO_LIBRARY (object);

  if (self->activities != NULL)
    _bunko_activity_list_close (self->activities);
  if (self->notices != NULL)
    _bunko_notices_close (self->notices);
  g_clear_object (&self->activities);
  g_clear_object (&self->notices);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->link);
  g_clear_object (&self->statistics);
  g_clear_object (&self->store);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bunko_library_parent_class)->dispose (object);
}

static void
bunko_library_finalize (GObject *object)
{
  BunkoLibrary *self = BUNKO_LIBRARY (object);

  g_clear_pointer (&self->server_key, g_free);
  g_clear_pointer (&self->state_key, g_free);

  G_OBJECT_CLASS (bunko_library_parent_class)->finalize (object);
}

static void
bunko_library_class_init (BunkoLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bunko_library_get_property;
  object_class->dispose = bunko_library_dispose;
  object_class->finalize = bunko_library_finalize;

  properties[PROP_SERVER_KEY] =
      g_param_spec_string ("server-key", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BunkoLibrary::edited:
   * @self: the library
   *
   * The server took a change of items, so that what lists have, and how much, may be another.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", BUNKO_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoLibrary::filters-changed:
   * @self: the library
   *
   * A filter was made, changed or deleted, or filters were brought up to date.
   */
  signals[SIGNAL_FILTERS_CHANGED] =
      g_signal_new ("filters-changed", BUNKO_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
bunko_library_init (BunkoLibrary *self)
{
  self->store = bunko_store_new ();
}

static char *
make_server_key (BunkoEndpoint *endpoint)
{
  g_autofree char *host = g_ascii_strdown (bunko_endpoint_get_host (endpoint), -1);
  guint port = bunko_endpoint_get_port (endpoint);

  if (strchr (host, ':') != NULL)
    return g_strdup_printf ("[%s]:%u", host, port);
  return g_strdup_printf ("%s:%u", host, port);
}

/* Private: tells all who show numbers that an edit went through. */
void
_bunko_library_emit_edited (BunkoLibrary *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* Private: tells all who show filters. */
void
_bunko_library_emit_filters_changed (BunkoLibrary *self)
{
  g_signal_emit (self, signals[SIGNAL_FILTERS_CHANGED], 0);
}

/**
 * bunko_library_new:
 * @session: a session that is logged in, or will be before anything is asked
 *
 * Returns: (transfer full): the library behind @session
 */
BunkoLibrary *
bunko_library_new (BunkoSession *session)
{
  BunkoLibrary *self;

  g_return_val_if_fail (BUNKO_IS_SESSION (session), NULL);

  self = g_object_new (BUNKO_TYPE_LIBRARY, NULL);
  self->session = g_object_ref (session);
  self->fetcher = bunko_image_batcher_new (session);
  self->activities = _bunko_activity_list_new (session);
  self->notices = _bunko_notices_new (session);
  self->link = _bunko_server_link_new (session);
  self->statistics = bunko_library_statistics_new (self);
  self->server_key = make_server_key (bunko_session_get_endpoint (session));
  bunko_session_set_repeat_filter (session, bunko_call_is_read);
  return self;
}

/**
 * bunko_library_get_server_key:
 * @self: a library
 *
 * Gets what tells this server from others, for caches and saved state: `host:port`, lower case.
 *
 * Returns: (transfer none) (not nullable): the key
 */
const char *
bunko_library_get_server_key (BunkoLibrary *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), "");

  return self->server_key;
}

/**
 * bunko_library_set_state_key:
 * @self: a library that nothing was kept for yet
 * @key: what tells this way to the server from others, also to the same server as another user
 *
 * Keeps what the person does here apart from what is done under another name.
 */
void
bunko_library_set_state_key (BunkoLibrary *self, const char *key)
{
  g_return_if_fail (BUNKO_IS_LIBRARY (self));
  g_return_if_fail (key != NULL);

  g_set_str (&self->state_key, key);
}

/**
 * bunko_library_get_state_key:
 * @self: a library
 *
 * Gets under what to keep what a person did here: searches, what was read and how. What comes from
 * the server itself, such as pictures, is kept under bunko_library_get_server_key().
 *
 * Returns: (transfer none) (not nullable): the key; that of the server unless another was set
 */
const char *
bunko_library_get_state_key (BunkoLibrary *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), "");

  return self->state_key != NULL ? self->state_key : self->server_key;
}

/**
 * bunko_library_get_activities:
 * @self: a library
 *
 * Returns: (transfer none): what goes on at the server
 */
BunkoActivityList *
bunko_library_get_activities (BunkoLibrary *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);

  return self->activities;
}

/**
 * bunko_library_get_notices:
 * @self: a library
 *
 * Returns: (transfer none): the messages of the server, and those of Bunko that are worth keeping
 */
BunkoNotices *
bunko_library_get_notices (BunkoLibrary *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);

  return self->notices;
}

/**
 * bunko_library_get_link:
 * @self: a library
 *
 * Returns: (transfer none): what is known of the connection to the server
 */
BunkoServerLink *
bunko_library_get_link (BunkoLibrary *self)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);

  return self->link;
}

/**
 * bunko_library_get_statistics:
 * @library: a library
 *
 * Returns: (transfer none): what the library consists of; nothing is counted before somebody asks
 */
BunkoLibraryStatistics *
bunko_library_get_statistics (BunkoLibrary *library)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  return library->statistics;
}

/**
 * bunko_library_fetch_image_async:
 * @self: a library
 * @type: the kind of item: gallery, page or collection
 * @id: its id
 * @size: which size is wanted
 * @priority: how urgent it is
 * @cancellable: (nullable): gives up the image, also on the server
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Fetches the image of an item. What is asked for in one turn of the main loop travels together.
 */
void
bunko_library_fetch_image_async (BunkoLibrary *self,
                                 BunkoItemType type,
                                 gint64 id,
                                 BunkoImageSize size,
                                 BunkoImagePriority priority,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_LIBRARY (self));

  bunko_image_batcher_fetch_async (self->fetcher, self, type, id, size, priority, cancellable,
                                   callback, user_data);
}

/**
 * bunko_library_fetch_image_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the reply, which is empty if the item has no image; %NULL with @error
 * set
 */
BunkoImageReply *
bunko_library_fetch_image_finish (BunkoLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

BunkoSession *
_bunko_library_get_session (BunkoLibrary *self)
{
  g_assert (BUNKO_IS_LIBRARY (self));

  return self->session;
}

BunkoStore *
_bunko_library_get_store (BunkoLibrary *self)
{
  g_assert (BUNKO_IS_LIBRARY (self));

  return self->store;
}
