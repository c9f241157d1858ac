/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-artist.h"

#include "bunko-item-private.h"
#include "bunko-json-member.h"
#include "bunko-names-private.h"

/**
 * BunkoArtist:
 *
 * An artist, with all names they are known by.
 */

struct _BunkoArtist
{
  BunkoItem parent_instance;

  char **names; /* the preferred one first; NULL until loaded */
  char *info;
  GListStore *circles; /* NULL until needed */
  GListStore *urls;    /* NULL until needed */
};

G_DEFINE_FINAL_TYPE (BunkoArtist, bunko_artist, BUNKO_TYPE_ITEM)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_NAMES,
  PROP_INFO,
  PROP_CIRCLES,
  PROP_URLS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bunko_artist_load (BunkoItem *item, JsonObject *object, BunkoStore *store)
{
  BunkoArtist *self = BUNKO_ARTIST (item);
  const char *text;

  BUNKO_ITEM_CLASS (bunko_artist_parent_class)->load (item, object, store);

  if (_bunko_names_load (&self->names, object, "preferred_name", "names"))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAMES]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
      _bunko_item_set_display_name (item, bunko_artist_get_name (self));
    }
  if (bunko_json_member_get_string (object, "info", &text))
    _bunko_take_paragraphs (self, properties[PROP_INFO], &self->info, text);
  _bunko_children_load (&self->circles, object, "circles", BUNKO_ITEM_TYPE_CIRCLE, store);
  _bunko_children_load (&self->urls, object, "urls", BUNKO_ITEM_TYPE_URL, store);
}

static void
bunko_artist_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoArtist *self = BUNKO_ARTIST (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, bunko_artist_get_name (self));
      break;
    case PROP_NAMES:
      g_value_set_boxed (value, self->names);
      break;
    case PROP_INFO:
      g_value_set_string (value, self->info);
      break;
    case PROP_CIRCLES:
      g_value_set_object (value, bunko_artist_get_circles (self));
      break;
    case PROP_URLS:
      g_value_set_object (value, bunko_artist_get_urls (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_artist_dispose (GObject *object)
{
  BunkoArtist *self = BUNKO_ARTIST (object);

  g_clear_object (&self->circles);
  g_clear_object (&self->urls);

  G_OBJECT_CLASS (bunko_artist_parent_class)->dispose (object);
}

static void
bunko_artist_finalize (GObject *object)
{
  BunkoArtist *self = BUNKO_ARTIST (object);

  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->info, g_free);

  G_OBJECT_CLASS (bunko_artist_parent_class)->finalize (object);
}

static void
bunko_artist_class_init (BunkoArtistClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_artist_get_property;
  object_class->dispose = bunko_artist_dispose;
  object_class->finalize = bunko_artist_finalize;
  BUNKO_ITEM_CLASS (klass)->load = bunko_artist_load;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_NAMES] = g_param_spec_boxed ("names", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_INFO] = g_param_spec_string ("info", NULL, NULL, NULL, flags);
  properties[PROP_CIRCLES] = g_param_spec_object ("circles", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_URLS] = g_param_spec_object ("urls", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_artist_init (BunkoArtist *self)
{
}

/**
 * bunko_artist_new:
 * @id: the id of the artist
 *
 * Returns: (transfer full): an artist of whom nothing else is known
 */
BunkoArtist *
bunko_artist_new (gint64 id)
{
  g_return_val_if_fail (id >= 0, NULL);

  return g_object_new (BUNKO_TYPE_ARTIST, "item-type", BUNKO_ITEM_TYPE_ARTIST, "id", id, NULL);
}

/**
 * bunko_artist_get_name:
 * @self: an artist
 *
 * Returns: (transfer none) (nullable): the preferred name
 */
const char *
bunko_artist_get_name (BunkoArtist *self)
{
  g_return_val_if_fail (BUNKO_IS_ARTIST (self), NULL);

  return self->names != NULL ? self->names[0] : NULL;
}

/**
 * bunko_artist_get_names:
 * @self: an artist
 *
 * Returns: (transfer none) (array zero-terminated=1): all names, the preferred one first
 */
const char *const *
bunko_artist_get_names (BunkoArtist *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (BUNKO_IS_ARTIST (self), none);

  return self->names != NULL ? (const char *const *) self->names : none;
}

/**
 * bunko_artist_get_info:
 * @self: an artist
 *
 * Returns: (transfer none) (nullable): the description
 */
const char *
bunko_artist_get_info (BunkoArtist *self)
{
  g_return_val_if_fail (BUNKO_IS_ARTIST (self), NULL);

  return self->info;
}

/**
 * bunko_artist_get_circles:
 * @self: an artist
 *
 * Returns: (transfer none): the circles of the artist, as a list of #BunkoNamedItem
 */
GListModel *
bunko_artist_get_circles (BunkoArtist *self)
{
  g_return_val_if_fail (BUNKO_IS_ARTIST (self), NULL);

  return _bunko_children_ensure (&self->circles);
}

/**
 * bunko_artist_get_urls:
 * @self: an artist
 *
 * Returns: (transfer none): links about the artist, as a list of #BunkoNamedItem
 */
GListModel *
bunko_artist_get_urls (BunkoArtist *self)
{
  g_return_val_if_fail (BUNKO_IS_ARTIST (self), NULL);

  return _bunko_children_ensure (&self->urls);
}
