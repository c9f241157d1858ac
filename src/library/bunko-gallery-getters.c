/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-gallery-private.h"
#include "bunko-names-private.h"

/**
 * bunko_gallery_get_title:
 * @self: a gallery
 *
 * Gets the title to show: the preferred one, else the first, else a translated "Untitled".
 *
 * Returns: (transfer none) (not nullable): the title
 */
const char *
bunko_gallery_get_title (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), "");

  return self->titles != NULL && self->titles[0] != NULL ? self->titles[0] : _ ("Untitled");
}

/**
 * bunko_gallery_get_secondary_title:
 * @self: a gallery
 *
 * Returns: (transfer none) (nullable): the first title that is not the one to show, or %NULL
 */
const char *
bunko_gallery_get_secondary_title (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), NULL);

  return self->titles != NULL && self->titles[0] != NULL ? self->titles[1] : NULL;
}

/**
 * bunko_gallery_get_titles:
 * @self: a gallery
 *
 * Returns: (transfer none) (array zero-terminated=1): all titles, the one to show first; empty if
 * the gallery has none
 */
const char *const *
bunko_gallery_get_titles (BunkoGallery *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (BUNKO_IS_GALLERY (self), none);

  return self->titles != NULL ? (const char *const *) self->titles : none;
}

/**
 * bunko_gallery_get_artist_names:
 * @self: a gallery
 *
 * Returns: (transfer none) (not nullable): the names of all artists in one line; empty if there are
 * none
 */
const char *
bunko_gallery_get_artist_names (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), "");

  return self->artist_names != NULL ? self->artist_names : "";
}

/**
 * bunko_gallery_get_artists:
 * @self: a gallery
 *
 * Returns: (transfer none): the artists, as a list of #BunkoArtist
 */
GListModel *
bunko_gallery_get_artists (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), NULL);

  return _bunko_children_ensure (&self->artists);
}

/**
 * bunko_gallery_get_circles:
 * @self: a gallery
 *
 * Returns: (transfer none): the circles, as a list of #BunkoNamedItem. Old servers know circles of
 *   artists only
 */
GListModel *
bunko_gallery_get_circles (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), NULL);

  return _bunko_children_ensure (&self->circles);
}

/**
 * bunko_gallery_get_parodies:
 * @self: a gallery
 *
 * Returns: (transfer none): the works that the gallery refers to, as a list of #BunkoNamedItem
 */
GListModel *
bunko_gallery_get_parodies (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), NULL);

  return _bunko_children_ensure (&self->parodies);
}

/**
 * bunko_gallery_get_urls:
 * @self: a gallery
 *
 * Returns: (transfer none): the links, as a list of #BunkoNamedItem
 */
GListModel *
bunko_gallery_get_urls (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), NULL);

  return _bunko_children_ensure (&self->urls);
}

/**
 * bunko_gallery_get_rating:
 * @self: a gallery
 *
 * Returns: the rating from 0 (not rated) to 10
 */
double
bunko_gallery_get_rating (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), 0);

  return self->rating;
}

/**
 * bunko_gallery_get_info:
 * @self: a gallery
 *
 * Returns: (transfer none) (nullable): the description, as plain text
 */
const char *
bunko_gallery_get_info (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), NULL);

  return self->info;
}

/**
 * bunko_gallery_get_number:
 * @self: a gallery
 *
 * Returns: the place in the series; below 1 if it has none
 */
gint
bunko_gallery_get_number (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), 0);

  return self->number;
}

/**
 * bunko_gallery_get_page_count:
 * @self: a gallery
 *
 * Gets the number of pages. Servers up to 0.13 do not send it with the gallery: it is
 * known once the list of bunko_library_get_pages() was counted.
 *
 * Returns: the number of pages, -1 if it is not known
 */
gint
bunko_gallery_get_page_count (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), -1);

  return self->page_count;
}

/**
 * bunko_gallery_get_progress:
 * @self: a gallery
 *
 * How far the gallery is read, as far as somebody asked the server for it. It follows what is
 * reported to the server.
 *
 * Returns: (transfer none) (nullable): the progress; its page is 0 if reading has not begun. %NULL
 *   until it was asked for
 */
const BunkoReadProgress *
bunko_gallery_get_progress (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), NULL);

  return self->progress;
}

/**
 * bunko_gallery_get_times_read:
 * @self: a gallery
 *
 * Returns: how often the gallery was read
 */
gint
bunko_gallery_get_times_read (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), 0);

  return self->times_read;
}

/**
 * bunko_gallery_get_last_read:
 * @self: a gallery
 *
 * Returns: when it was read last, in UNIX seconds; 0 if never
 */
gint64
bunko_gallery_get_last_read (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), 0);

  return self->last_read;
}

/**
 * bunko_gallery_get_pub_date:
 * @self: a gallery
 *
 * Returns: when it was published, in UNIX seconds; 0 if that is not known
 */
gint64
bunko_gallery_get_pub_date (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), 0);

  return self->pub_date;
}

/**
 * bunko_gallery_get_added:
 * @self: a gallery
 *
 * Returns: when it came into the library, in UNIX seconds; 0 if that is not known
 */
gint64
bunko_gallery_get_added (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), 0);

  return self->added;
}

/**
 * bunko_gallery_get_category_id:
 * @self: a gallery
 *
 * Returns: the id of the category, 0 if there is none
 */
gint64
bunko_gallery_get_category_id (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), 0);

  return self->category_id;
}

/**
 * bunko_gallery_get_language_id:
 * @self: a gallery
 *
 * Returns: the id of the language, 0 if there is none
 */
gint64
bunko_gallery_get_language_id (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), 0);

  return self->language_id;
}

/**
 * bunko_gallery_get_grouping_id:
 * @self: a gallery
 *
 * Returns: the id of the series, 0 if there is none
 */
gint64
bunko_gallery_get_grouping_id (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), 0);

  return self->grouping_id;
}

/**
 * bunko_gallery_get_language_code:
 * @self: a gallery
 *
 * Returns: (transfer none) (nullable): the code of the language of the title, such as "ja"
 */
const char *
bunko_gallery_get_language_code (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), NULL);

  return self->language_code;
}

/**
 * bunko_gallery_get_phantom:
 * @self: a gallery
 *
 * Returns: whether the gallery has no files on the server
 */
gboolean
bunko_gallery_get_phantom (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), FALSE);

  return self->phantom;
}

/**
 * bunko_gallery_get_single_source:
 * @self: a gallery
 *
 * Returns: whether all pages come from one archive or folder
 */
gboolean
bunko_gallery_get_single_source (BunkoGallery *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY (self), FALSE);

  return self->single_source;
}
