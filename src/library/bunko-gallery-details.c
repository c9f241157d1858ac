/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-details-private.h"

/**
 * BunkoGalleryDetails:
 *
 * What there is to know of a gallery besides what lists show: its tags, the names of
 * its language and category, what it belongs to, and what happened to it.
 *
 * The parts come one after the other, with bunko_library_load_details_async(), and are notified.
 * Those that the server does not have, or refuses, stay unknown.
 */

struct _BunkoGalleryDetails
{
  GObject parent_instance;

  BunkoGallery *gallery;
  GListModel *tags;
  gboolean tags_failed;
  BunkoItem *language;
  BunkoItem *category;
  BunkoGalleryPlace *place;
  char *log;
};

enum
{
  PROP_0,
  PROP_TAGS,
  PROP_LANGUAGE,
  PROP_CATEGORY,
  PROP_PLACE,
  PROP_LOG,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoGalleryDetails, bunko_gallery_details, G_TYPE_OBJECT)

static void
bunko_gallery_details_finalize (GObject *object)
{
  BunkoGalleryDetails *self = BUNKO_GALLERY_DETAILS (object);

  g_clear_object (&self->gallery);
  g_clear_object (&self->tags);
  g_clear_object (&self->language);
  g_clear_object (&self->category);
  g_clear_object (&self->place);
  g_clear_pointer (&self->log, g_free);

  G_OBJECT_CLASS (bunko_gallery_details_parent_class)->finalize (object);
}

static void
bunko_gallery_details_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  BunkoGalleryDetails *self = BUNKO_GALLERY_DETAILS (object);

  switch (prop_id)
    {
    case PROP_TAGS:
      g_value_set_object (value, self->tags);
      break;

    case PROP_LANGUAGE:
      g_value_set_object (value, self->language);
      break;

    case PROP_CATEGORY:
      g_value_set_object (value, self->category);
      break;

    case PROP_PLACE:
      g_value_set_object (value, self->place);
      break;

    case PROP_LOG:
      g_value_set_string (value, self->log);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_gallery_details_class_init (BunkoGalleryDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = bunko_gallery_details_finalize;
  object_class->get_property = bunko_gallery_details_get_property;

  properties[PROP_TAGS] = g_param_spec_object ("tags", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LANGUAGE] = g_param_spec_object ("language", NULL, NULL, BUNKO_TYPE_ITEM, flags);
  properties[PROP_CATEGORY] = g_param_spec_object ("category", NULL, NULL, BUNKO_TYPE_ITEM, flags);
  properties[PROP_PLACE] =
      g_param_spec_object ("place", NULL, NULL, BUNKO_TYPE_GALLERY_PLACE, flags);
  properties[PROP_LOG] = g_param_spec_string ("log", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_gallery_details_init (BunkoGalleryDetails *self)
{
}

/**
 * bunko_gallery_details_new:
 * @gallery: a gallery
 *
 * Creates details of which nothing is known yet.
 *
 * Returns: (transfer full): the new details
 */
BunkoGalleryDetails *
bunko_gallery_details_new (BunkoGallery *gallery)
{
  BunkoGalleryDetails *self;

  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  self = g_object_new (BUNKO_TYPE_GALLERY_DETAILS, NULL);
  self->gallery = g_object_ref (gallery);

  return self;
}

/**
 * bunko_gallery_details_get_gallery:
 * @self: details
 *
 * Returns: (transfer none): the gallery
 */
BunkoGallery *
bunko_gallery_details_get_gallery (BunkoGalleryDetails *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_DETAILS (self), NULL);

  return self->gallery;
}

/**
 * bunko_gallery_details_get_tags:
 * @self: details
 *
 * Returns: (transfer none) (nullable): the tags, as a list of #BunkoTagGroup like that of
 *   bunko_library_get_tags_finish(); %NULL while they are not known
 */
GListModel *
bunko_gallery_details_get_tags (BunkoGalleryDetails *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_DETAILS (self), NULL);

  return self->tags;
}

/**
 * bunko_gallery_details_get_tags_failed:
 * @self: details
 *
 * Returns: whether the tags could not be loaded, neither the last time nor before
 */
gboolean
bunko_gallery_details_get_tags_failed (BunkoGalleryDetails *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_DETAILS (self), FALSE);

  return self->tags_failed;
}

/* Private: NULL if they could not be loaded. Older ones are kept then. */
void
_bunko_gallery_details_set_tags (BunkoGalleryDetails *self, GListModel *tags)
{
  self->tags_failed = tags == NULL && self->tags == NULL;
  if (tags != NULL)
    g_set_object (&self->tags, tags);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAGS]);
}

/**
 * bunko_gallery_details_get_language:
 * @self: details
 *
 * Returns: (transfer none) (nullable): the language
 */
BunkoItem *
bunko_gallery_details_get_language (BunkoGalleryDetails *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_DETAILS (self), NULL);

  return self->language;
}

void
_bunko_gallery_details_set_language (BunkoGalleryDetails *self, BunkoItem *language)
{
  if (g_set_object (&self->language, language))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANGUAGE]);
}

/**
 * bunko_gallery_details_get_category:
 * @self: details
 *
 * Returns: (transfer none) (nullable): the category
 */
BunkoItem *
bunko_gallery_details_get_category (BunkoGalleryDetails *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_DETAILS (self), NULL);

  return self->category;
}

void
_bunko_gallery_details_set_category (BunkoGalleryDetails *self, BunkoItem *category)
{
  if (g_set_object (&self->category, category))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CATEGORY]);
}

/**
 * bunko_gallery_details_get_place:
 * @self: details
 *
 * Returns: (transfer none) (nullable): the series, collections and filters that the gallery is in;
 *   %NULL while they are not known
 */
BunkoGalleryPlace *
bunko_gallery_details_get_place (BunkoGalleryDetails *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_DETAILS (self), NULL);

  return self->place;
}

void
_bunko_gallery_details_set_place (BunkoGalleryDetails *self, BunkoGalleryPlace *place)
{
  if (g_set_object (&self->place, place))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
}

/**
 * bunko_gallery_details_get_log:
 * @self: details
 *
 * Returns: (nullable): what happened to the gallery, as lines of text; %NULL if the server does not
 *   tell, which it does since HPX 0.10
 */
const char *
bunko_gallery_details_get_log (BunkoGalleryDetails *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_DETAILS (self), NULL);

  return self->log;
}

void
_bunko_gallery_details_set_log (BunkoGalleryDetails *self, const char *log)
{
  if (g_set_str (&self->log, log))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOG]);
}
