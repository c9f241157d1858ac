/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery.h"

#include <glib/gi18n-lib.h>

#include "bunko-artist.h"
#include "bunko-gallery-private.h"
#include "bunko-item-private.h"
#include "bunko-json-member.h"
#include "bunko-names-private.h"

/**
 * BunkoGallery:
 *
 * A gallery: one book with pages.
 */

G_DEFINE_FINAL_TYPE (BunkoGallery, bunko_gallery, BUNKO_TYPE_ITEM)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SECONDARY_TITLE,
  PROP_TITLES,
  PROP_ARTIST_NAMES,
  PROP_ARTISTS,
  PROP_CIRCLES,
  PROP_PARODIES,
  PROP_URLS,
  PROP_RATING,
  PROP_INFO,
  PROP_NUMBER,
  PROP_PAGE_COUNT,
  PROP_PROGRESS,
  PROP_TIMES_READ,
  PROP_LAST_READ,
  PROP_PUB_DATE,
  PROP_ADDED,
  PROP_CATEGORY_ID,
  PROP_LANGUAGE_ID,
  PROP_GROUPING_ID,
  PROP_LANGUAGE_CODE,
  PROP_PHANTOM,
  PROP_SINGLE_SOURCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_rating (BunkoGallery *self, double rating)
{
  if (self->rating == rating)
    return;
  self->rating = rating;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATING]);
}

static void
update_artist_names (BunkoGallery *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GListModel *artists = bunko_gallery_get_artists (self);

  for (guint i = 0; i < g_list_model_get_n_items (artists); i++)
    {
      g_autoptr (BunkoArtist) artist = g_list_model_get_item (artists, i);
      const char *name = bunko_artist_get_name (artist);

      if (name == NULL)
        continue;
      if (names->len > 0)
        /* Translators: what stands between the names of several artists. */
        g_string_append (names, _ (", "));
      g_string_append (names, name);
    }
  _bunko_take_string (self, properties[PROP_ARTIST_NAMES], &self->artist_names, names->str);
}

/* The language of the title that is shown; in 0.3 and later the title carries it as an object. */
static void
load_language (BunkoGallery *self, JsonObject *object)
{
  JsonObject *title = bunko_json_member_object (object, "preferred_title");
  JsonArray *titles = bunko_json_member_get_array (object, "titles");
  JsonObject *language = bunko_json_member_object (object, "language");

  if (title == NULL && titles != NULL && json_array_get_length (titles) > 0)
    title = bunko_json_array_get_object (titles, 0);
  if (language == NULL)
    language = bunko_json_member_object (title, "language");
  if (language != NULL)
    _bunko_take_string (self, properties[PROP_LANGUAGE_CODE], &self->language_code,
                        bunko_json_member_string (language, "code", NULL));
}

static void
load_titles (BunkoGallery *self, JsonObject *object)
{
  if (_bunko_names_load (&self->titles, object, "preferred_title", "titles"))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLES]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDARY_TITLE]);
    }
  _bunko_item_set_display_name (BUNKO_ITEM (self), bunko_gallery_get_title (self));
}

static void
load_children (BunkoGallery *self, JsonObject *object, BunkoStore *store)
{
  if (_bunko_children_load (&self->artists, object, "artists", BUNKO_ITEM_TYPE_ARTIST, store))
    update_artist_names (self);
  _bunko_children_load (&self->circles, object, "circles", BUNKO_ITEM_TYPE_CIRCLE, store);
  _bunko_children_load (&self->parodies, object, "parodies", BUNKO_ITEM_TYPE_PARODY, store);
  _bunko_children_load (&self->urls, object, "urls", BUNKO_ITEM_TYPE_URL, store);
}

static void
load_numbers (BunkoGallery *self, JsonObject *object)
{
  const struct
  {
    const char *key;
    guint prop;
    gint64 *field;
  } members[] = {
    { "last_read", PROP_LAST_READ, &self->last_read },
    { "pub_date", PROP_PUB_DATE, &self->pub_date },
    { "timestamp", PROP_ADDED, &self->added },
    { "category_id", PROP_CATEGORY_ID, &self->category_id },
    { "language_id", PROP_LANGUAGE_ID, &self->language_id },
    { "grouping_id", PROP_GROUPING_ID, &self->grouping_id },
  };
  gint64 value;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (bunko_json_member_get_int (object, members[i].key, &value))
        _bunko_take_int64 (self, properties[members[i].prop], members[i].field, value);
    }
  _bunko_take_int (self, properties[PROP_NUMBER], &self->number,
                   bunko_json_member_int (object, "number", self->number));
  _bunko_take_int (self, properties[PROP_TIMES_READ], &self->times_read,
                   bunko_json_member_int (object, "times_read", self->times_read));
  _bunko_gallery_set_page_count (
      self,
      (gint) CLAMP (bunko_json_member_int (object, "page_count", self->page_count), -1, G_MAXINT));
}

static void
bunko_gallery_load (BunkoItem *item, JsonObject *object, BunkoStore *store)
{
  BunkoGallery *self = BUNKO_GALLERY (item);
  const char *text;

  BUNKO_ITEM_CLASS (bunko_gallery_parent_class)->load (item, object, store);

  load_titles (self, object);
  load_language (self, object);
  load_children (self, object, store);
  load_numbers (self, object);

  if (bunko_json_member_get_string (object, "info", &text))
    _bunko_take_paragraphs (self, properties[PROP_INFO], &self->info, text);
  if (bunko_json_member_get_double (object, "rating", &self->server_rating))
    {
      self->server_rating = CLAMP (self->server_rating, 0, 10);
      if (self->pending_edit == 0)
        set_rating (self, self->server_rating);
    }
  _bunko_take_boolean (self, properties[PROP_PHANTOM], &self->phantom,
                       bunko_json_member_bool (object, "phantom", self->phantom));
  _bunko_take_boolean (self, properties[PROP_SINGLE_SOURCE], &self->single_source,
                       bunko_json_member_bool (object, "single_source", self->single_source));
}

static void
bunko_gallery_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoGallery *self = BUNKO_GALLERY (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, bunko_gallery_get_title (self));
      break;
    case PROP_SECONDARY_TITLE:
      g_value_set_string (value, bunko_gallery_get_secondary_title (self));
      break;
    case PROP_TITLES:
      g_value_set_boxed (value, bunko_gallery_get_titles (self));
      break;
    case PROP_ARTIST_NAMES:
      g_value_set_string (value, bunko_gallery_get_artist_names (self));
      break;
    case PROP_ARTISTS:
      g_value_set_object (value, bunko_gallery_get_artists (self));
      break;
    case PROP_CIRCLES:
      g_value_set_object (value, bunko_gallery_get_circles (self));
      break;
    case PROP_PARODIES:
      g_value_set_object (value, bunko_gallery_get_parodies (self));
      break;
    case PROP_URLS:
      g_value_set_object (value, bunko_gallery_get_urls (self));
      break;
    case PROP_RATING:
      g_value_set_double (value, self->rating);
      break;
    case PROP_INFO:
      g_value_set_string (value, self->info);
      break;
    case PROP_NUMBER:
      g_value_set_int (value, self->number);
      break;
    case PROP_PAGE_COUNT:
      g_value_set_int (value, self->page_count);
      break;
    case PROP_PROGRESS:
      g_value_set_boxed (value, self->progress);
      break;
    case PROP_TIMES_READ:
      g_value_set_int (value, self->times_read);
      break;
    case PROP_LAST_READ:
      g_value_set_int64 (value, self->last_read);
      break;
    case PROP_PUB_DATE:
      g_value_set_int64 (value, self->pub_date);
      break;
    case PROP_ADDED:
      g_value_set_int64 (value, self->added);
      break;
    case PROP_CATEGORY_ID:
      g_value_set_int64 (value, self->category_id);
      break;
    case PROP_LANGUAGE_ID:
      g_value_set_int64 (value, self->language_id);
      break;
    case PROP_GROUPING_ID:
      g_value_set_int64 (value, self->grouping_id);
      break;
    case PROP_LANGUAGE_CODE:
      g_value_set_string (value, self->language_code);
      break;
    case PROP_PHANTOM:
      g_value_set_boolean (value, self->phantom);
      break;
    case PROP_SINGLE_SOURCE:
      g_value_set_boolean (value, self->single_source);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_gallery_dispose (GObject *object)
{
  BunkoGallery *self = BUNKO_GALLERY (object);

  g_clear_object (&self->artists);
  g_clear_object (&self->circles);
  g_clear_object (&self->parodies);
  g_clear_object (&self->urls);

  G_OBJECT_CLASS (bunko_gallery_parent_class)->dispose (object);
}

static void
bunko_gallery_finalize (GObject *object)
{
  BunkoGallery *self = BUNKO_GALLERY (object);

  g_clear_pointer (&self->titles, g_strfreev);
  g_clear_pointer (&self->artist_names, g_free);
  g_clear_pointer (&self->info, g_free);
  g_clear_pointer (&self->language_code, g_free);
  g_clear_pointer (&self->progress, bunko_read_progress_free);

  G_OBJECT_CLASS (bunko_gallery_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  static const struct
  {
    guint prop;
    const char *name;
    char kind; /* s string, l list, i int, x int64, b boolean */
  } specs[] = {
    { PROP_TITLE, "title", 's' },
    { PROP_SECONDARY_TITLE, "secondary-title", 's' },
    { PROP_ARTIST_NAMES, "artist-names", 's' },
    { PROP_INFO, "info", 's' },
    { PROP_LANGUAGE_CODE, "language-code", 's' },
    { PROP_ARTISTS, "artists", 'l' },
    { PROP_CIRCLES, "circles", 'l' },
    { PROP_PARODIES, "parodies", 'l' },
    { PROP_URLS, "urls", 'l' },
    { PROP_NUMBER, "number", 'i' },
    { PROP_TIMES_READ, "times-read", 'i' },
    { PROP_LAST_READ, "last-read", 'x' },
    { PROP_PUB_DATE, "pub-date", 'x' },
    { PROP_ADDED, "added", 'x' },
    { PROP_CATEGORY_ID, "category-id", 'x' },
    { PROP_LANGUAGE_ID, "language-id", 'x' },
    { PROP_GROUPING_ID, "grouping-id", 'x' },
    { PROP_PHANTOM, "phantom", 'b' },
    { PROP_SINGLE_SOURCE, "single-source", 'b' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      GParamSpec **spec = &properties[specs[i].prop];
      const char *name = specs[i].name;

      if (specs[i].kind == 's')
        *spec = g_param_spec_string (name, NULL, NULL, NULL, flags);
      else if (specs[i].kind == 'l')
        *spec = g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
      else if (specs[i].kind == 'i')
        *spec = g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
      else if (specs[i].kind == 'x')
        *spec = g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
      else
        *spec = g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    }
  properties[PROP_TITLES] = g_param_spec_boxed ("titles", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_RATING] = g_param_spec_double ("rating", NULL, NULL, 0, 10, 0, flags);
  properties[PROP_PAGE_COUNT] =
      g_param_spec_int ("page-count", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_PROGRESS] =
      g_param_spec_boxed ("progress", NULL, NULL, BUNKO_TYPE_READ_PROGRESS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_gallery_class_init (BunkoGalleryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bunko_gallery_get_property;
  object_class->dispose = bunko_gallery_dispose;
  object_class->finalize = bunko_gallery_finalize;
  BUNKO_ITEM_CLASS (klass)->load = bunko_gallery_load;
  install_properties (object_class);
}

static void
bunko_gallery_init (BunkoGallery *self)
{
  self->page_count = -1;
}

/**
 * bunko_gallery_new:
 * @id: the id of the gallery
 *
 * Returns: (transfer full): a gallery of which nothing else is known
 */
BunkoGallery *
bunko_gallery_new (gint64 id)
{
  g_return_val_if_fail (id >= 0, NULL);

  return g_object_new (BUNKO_TYPE_GALLERY, "item-type", BUNKO_ITEM_TYPE_GALLERY, "id", id, NULL);
}

void
_bunko_gallery_set_page_count (BunkoGallery *self, gint page_count)
{
  g_assert (BUNKO_IS_GALLERY (self));

  _bunko_take_int (self, properties[PROP_PAGE_COUNT], &self->page_count, page_count);
}

/* Private: what the server answered about how far it is read, or was told. */
void
_bunko_gallery_set_progress (BunkoGallery *self, const BunkoReadProgress *progress)
{
  g_assert (BUNKO_IS_GALLERY (self));

  if (self->progress != NULL && bunko_read_progress_equal (self->progress, progress))
    return;
  g_clear_pointer (&self->progress, bunko_read_progress_free);
  self->progress = bunko_read_progress_copy (progress);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

void
_bunko_gallery_set_grouping_id (BunkoGallery *self, gint64 grouping_id)
{
  g_assert (BUNKO_IS_GALLERY (self));

  _bunko_take_int64 (self, properties[PROP_GROUPING_ID], &self->grouping_id, grouping_id);
}

/* Shows @rating from now on, until the newest edit ends. Returns the number of this edit. */
guint
_bunko_gallery_begin_rating (BunkoGallery *self, double rating)
{
  g_assert (BUNKO_IS_GALLERY (self));

  self->pending_edit = ++self->last_edit;
  set_rating (self, rating);
  return self->pending_edit;
}

/* Makes @rating what the server has (@success) or forgets it; a newer edit stays on show. */
void
_bunko_gallery_end_rating (BunkoGallery *self, guint edit, double rating, gboolean success)
{
  g_assert (BUNKO_IS_GALLERY (self));

  if (success)
    self->server_rating = rating;
  if (edit != self->pending_edit)
    return;
  self->pending_edit = 0;
  set_rating (self, self->server_rating);
}
