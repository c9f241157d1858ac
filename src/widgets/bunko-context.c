/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-context.h"

/**
 * BunkoContext:
 *
 * What a page needs of the server it shows: its library, its images, and what it says of itself.
 */
struct _BunkoContext
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoImageLoader *loader;
  BunkoServerInfo *info;
  BunkoListOrigins *origins;
  GDateTime *fresh_since; /* NULL while the server is there */
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_LOADER,
  PROP_INFO,
  PROP_FRESH_SINCE,
  N_PROPS
};

enum
{
  SIGNAL_RECONNECTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoContext, bunko_context, G_TYPE_OBJECT)

static void
bunko_context_dispose (GObject *object)
{
  BunkoContext *self = BUNKO_CONTEXT (object);

  g_clear_object (&self->library);
  g_clear_object (&self->loader);
  g_clear_object (&self->info);
  g_clear_object (&self->origins);
  g_clear_pointer (&self->fresh_since, g_date_time_unref);

  G_OBJECT_CLASS (bunko_context_parent_class)->dispose (object);
}

static void
bunko_context_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoContext *self = BUNKO_CONTEXT (object);

  switch (prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;

    case PROP_LOADER:
      g_value_set_object (value, self->loader);
      break;

    case PROP_INFO:
      g_value_set_object (value, self->info);
      break;

    case PROP_FRESH_SINCE:
      g_value_set_boxed (value, self->fresh_since);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_context_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BunkoContext *self = BUNKO_CONTEXT (object);

  switch (prop_id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;

    case PROP_LOADER:
      self->loader = g_value_dup_object (value);
      break;

    case PROP_INFO:
      bunko_context_set_info (self, g_value_get_object (value));
      break;

    case PROP_FRESH_SINCE:
      bunko_context_set_fresh_since (self, g_value_get_boxed (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_context_class_init (BunkoContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_context_dispose;
  object_class->get_property = bunko_context_get_property;
  object_class->set_property = bunko_context_set_property;

  /**
   * BunkoContext:library:
   *
   * The library of the server.
   */
  properties[PROP_LIBRARY] =
      g_param_spec_object ("library", NULL, NULL, BUNKO_TYPE_LIBRARY,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * BunkoContext:loader:
   *
   * The loader of its images.
   */
  properties[PROP_LOADER] =
      g_param_spec_object ("loader", NULL, NULL, BUNKO_TYPE_IMAGE_LOADER,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * BunkoContext:info:
   *
   * What the server says of itself, %NULL until it is known.
   */
  properties[PROP_INFO] =
      g_param_spec_object ("info", NULL, NULL, BUNKO_TYPE_SERVER_INFO,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * BunkoContext:fresh-since:
   *
   * While the server is away: when it was last heard of, so that nothing that is shown is newer.
   * %NULL while it is there.
   */
  properties[PROP_FRESH_SINCE] =
      g_param_spec_boxed ("fresh-since", NULL, NULL, G_TYPE_DATE_TIME,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BunkoContext::reconnected:
   * @self: the context
   *
   * The server is back after it was away: what failed meanwhile can be tried again, and what is
   * shown may be old.
   */
  signals[SIGNAL_RECONNECTED] = g_signal_new ("reconnected", BUNKO_TYPE_CONTEXT, G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_context_init (BunkoContext *self)
{
  self->origins = bunko_list_origins_new ();
}

/**
 * bunko_context_new:
 * @library: the library of the server
 * @loader: the loader of its images
 * @info: (nullable): what the server says of itself
 *
 * Creates a context.
 *
 * Returns: (transfer full): the new context
 */
BunkoContext *
bunko_context_new (BunkoLibrary *library, BunkoImageLoader *loader, BunkoServerInfo *info)
{
  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BUNKO_IS_IMAGE_LOADER (loader), NULL);
  g_return_val_if_fail (info == NULL || BUNKO_IS_SERVER_INFO (info), NULL);

  return g_object_new (BUNKO_TYPE_CONTEXT, "library", library, "loader", loader, "info", info,
                       NULL);
}

/**
 * bunko_context_get_library:
 * @self: a context
 *
 * Returns: (transfer none): the library of the server
 */
BunkoLibrary *
bunko_context_get_library (BunkoContext *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTEXT (self), NULL);

  return self->library;
}

/**
 * bunko_context_get_loader:
 * @self: a context
 *
 * Returns: (transfer none): the loader of its images
 */
BunkoImageLoader *
bunko_context_get_loader (BunkoContext *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTEXT (self), NULL);

  return self->loader;
}

/**
 * bunko_context_get_info:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): what the server says of itself, if it is known
 */
BunkoServerInfo *
bunko_context_get_info (BunkoContext *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTEXT (self), NULL);

  return self->info;
}

/**
 * bunko_context_get_origins:
 * @self: a context
 *
 * Returns: (transfer none): from which lists galleries were opened
 */
BunkoListOrigins *
bunko_context_get_origins (BunkoContext *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTEXT (self), NULL);

  return self->origins;
}

/**
 * bunko_context_set_info:
 * @self: a context
 * @info: (nullable): what the server says of itself
 *
 * Sets what the server says of itself.
 */
void
bunko_context_set_info (BunkoContext *self, BunkoServerInfo *info)
{
  g_return_if_fail (BUNKO_IS_CONTEXT (self));
  g_return_if_fail (info == NULL || BUNKO_IS_SERVER_INFO (info));

  if (g_set_object (&self->info, info))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INFO]);
}

/**
 * bunko_context_get_fresh_since:
 * @self: a context
 *
 * Tells whether the server is away, and of when that is what is shown.
 *
 * Returns: (transfer none) (nullable): when the server was last heard of, in local time; %NULL
 * while it is there
 */
GDateTime *
bunko_context_get_fresh_since (BunkoContext *self)
{
  g_return_val_if_fail (BUNKO_IS_CONTEXT (self), NULL);

  return self->fresh_since;
}

/**
 * bunko_context_set_fresh_since:
 * @self: a context
 * @since: (nullable): when the server was last heard of; %NULL if it is there
 *
 * Notes that the server is away, or is there again.
 */
void
bunko_context_set_fresh_since (BunkoContext *self, GDateTime *since)
{
  g_return_if_fail (BUNKO_IS_CONTEXT (self));

  if (self->fresh_since == since)
    return;

  if (since != NULL)
    g_date_time_ref (since);
  g_clear_pointer (&self->fresh_since, g_date_time_unref);
  self->fresh_since = since;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRESH_SINCE]);
}

/**
 * bunko_context_reconnected:
 * @self: a context
 *
 * Tells the pages that the server is back: emits [signal@BunkoContext::reconnected].
 */
void
bunko_context_reconnected (BunkoContext *self)
{
  g_return_if_fail (BUNKO_IS_CONTEXT (self));

  g_signal_emit (self, signals[SIGNAL_RECONNECTED], 0);
}
