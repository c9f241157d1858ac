/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-options-private.h"

#include <string.h>

/* What only a gallery has: how its pairs are shifted, its pages that stand alone, its bookmarks. */

#define SHIFTED     "shifted"
#define ALONE_PAGES "alone-pages"
#define BOOKMARKS   "bookmarks"

/* More than anybody sets by hand; a file that somebody else wrote may have more. */
#define MAX_ALONE_PAGES 1024
#define MAX_BOOKMARKS   512
#define MAX_NAME_LENGTH 200 /* characters */

static void
bookmark_clear (gpointer data)
{
  g_free (((BunkoReaderBookmark *) data)->name);
}

void
_bunko_reader_options_init_gallery (BunkoReaderOptions *self)
{
  self->alone_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (BunkoReaderBookmark));
  g_array_set_clear_func (self->bookmarks, bookmark_clear);
}

void
_bunko_reader_options_clear_gallery (BunkoReaderOptions *self)
{
  g_clear_pointer (&self->alone_pages, g_array_unref);
  g_clear_pointer (&self->bookmarks, g_array_unref);
}

static GVariant *
lookup (BunkoReaderOptions *self, const char *name, const char *type)
{
  g_autoptr (GVariant) value = NULL;

  if (self->gallery != 0)
    value =
        bunko_reader_store_lookup (self->store, BUNKO_READER_SCOPE_GALLERY, self->gallery, name);
  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE (type)))
    return NULL;
  return g_steal_pointer (&value);
}

static void
keep (BunkoReaderOptions *self, const char *name, GVariant *value)
{
  if (self->gallery != 0)
    bunko_reader_store_set (self->store, BUNKO_READER_SCOPE_GALLERY, self->gallery, name, value);
  else if (value != NULL)
    g_variant_unref (g_variant_ref_sink (value));
}

static void
refresh_shifted (BunkoReaderOptions *self)
{
  g_autoptr (GVariant) value = lookup (self, SHIFTED, "b");
  const gboolean shifted = value != NULL && g_variant_get_boolean (value);

  if (self->shifted == shifted)
    return;
  self->shifted = shifted;
  _bunko_reader_options_notify_shifted (self);
}

/* Where @page is, or would be. The page number comes first in the elements of both arrays. */
static guint
find_place (GArray *array, guint page, gboolean *found)
{
  const guint size = g_array_get_element_size (array);
  guint start = 0;
  guint end = array->len;

  while (start < end)
    {
      const guint middle = start + (end - start) / 2;

      if (*(const guint *) (const void *) (array->data + (gsize) middle * size) < page)
        start = middle + 1;
      else
        end = middle;
    }
  *found = start < array->len &&
           *(const guint *) (const void *) (array->data + (gsize) start * size) == page;
  return start;
}

static void
add_alone_page (GArray *pages, guint page)
{
  gboolean found;
  guint place = find_place (pages, page, &found);

  if (!found && pages->len < MAX_ALONE_PAGES)
    g_array_insert_val (pages, place, page);
}

static void
refresh_alone_pages (BunkoReaderOptions *self)
{
  g_autoptr (GVariant) value = lookup (self, ALONE_PAGES, "au");
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  GVariantIter iter;
  guint page;

  if (value != NULL)
    {
      g_variant_iter_init (&iter, value);
      while (g_variant_iter_next (&iter, "u", &page))
        add_alone_page (pages, page);
    }
  if (pages->len == self->alone_pages->len &&
      (pages->len == 0 ||
       memcmp (pages->data, self->alone_pages->data, pages->len * sizeof (guint)) == 0))
    return;
  g_array_unref (self->alone_pages);
  self->alone_pages = g_steal_pointer (&pages);
  _bunko_reader_options_emit_alone_pages (self);
}

static void
add_bookmark (GArray *bookmarks, guint page, const char *name)
{
  BunkoReaderBookmark bookmark = { page, NULL };
  gboolean found;
  guint place = find_place (bookmarks, page, &found);

  if (found || bookmarks->len >= MAX_BOOKMARKS)
    return;
  bookmark.name = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_NAME_LENGTH));
  g_array_insert_val (bookmarks, place, bookmark);
}

static gboolean
are_equal (GArray *some, GArray *others)
{
  if (some->len != others->len)
    return FALSE;
  for (guint i = 0; i < some->len; i++)
    {
      const BunkoReaderBookmark *one = &g_array_index (some, BunkoReaderBookmark, i);
      const BunkoReaderBookmark *other = &g_array_index (others, BunkoReaderBookmark, i);

      if (one->page != other->page || !g_str_equal (one->name, other->name))
        return FALSE;
    }
  return TRUE;
}

static void
refresh_bookmarks (BunkoReaderOptions *self)
{
  g_autoptr (GVariant) value = lookup (self, BOOKMARKS, "a(us)");
  g_autoptr (GArray) bookmarks = g_array_new (FALSE, FALSE, sizeof (BunkoReaderBookmark));
  GVariantIter iter;
  guint page;
  const char *name;

  g_array_set_clear_func (bookmarks, bookmark_clear);
  if (value != NULL)
    {
      g_variant_iter_init (&iter, value);
      while (g_variant_iter_next (&iter, "(u&s)", &page, &name))
        add_bookmark (bookmarks, page, name);
    }
  if (are_equal (bookmarks, self->bookmarks))
    return;
  g_array_unref (self->bookmarks);
  self->bookmarks = g_steal_pointer (&bookmarks);
  _bunko_reader_options_emit_bookmarks (self);
}

/* @name: what changed, NULL for everything */
void
_bunko_reader_options_refresh_gallery (BunkoReaderOptions *self, const char *name)
{
  if (name == NULL || g_str_equal (name, SHIFTED))
    refresh_shifted (self);
  if (name == NULL || g_str_equal (name, ALONE_PAGES))
    refresh_alone_pages (self);
  if (name == NULL || g_str_equal (name, BOOKMARKS))
    refresh_bookmarks (self);
}

/**
 * bunko_reader_options_get_shifted:
 * @self: options
 *
 * Returns: whether the pairs of pages of this gallery are shifted by one page
 */
gboolean
bunko_reader_options_get_shifted (BunkoReaderOptions *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), FALSE);

  return self->shifted;
}

/**
 * bunko_reader_options_set_shifted:
 * @self: options
 * @shifted: whether the pairs of pages of this gallery are shifted by one page
 *
 * Shifts the pairs.
 */
void
bunko_reader_options_set_shifted (BunkoReaderOptions *self, gboolean shifted)
{
  g_return_if_fail (BUNKO_IS_READER_OPTIONS (self));

  if (self->shifted != !!shifted)
    keep (self, SHIFTED, shifted ? g_variant_new_boolean (TRUE) : NULL);
}

/**
 * bunko_reader_options_get_alone_pages:
 * @self: options
 * @n_pages: (out): how many
 *
 * Returns: (transfer none) (array length=n_pages): the pages of this gallery, from 0 and in order,
 * that are never half of a pair; valid until [signal@ReaderOptions::alone-pages-changed]
 */
const guint *
bunko_reader_options_get_alone_pages (BunkoReaderOptions *self, guint *n_pages)
{
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), NULL);
  g_return_val_if_fail (n_pages != NULL, NULL);

  *n_pages = self->alone_pages->len;
  return (const guint *) (const void *) self->alone_pages->data;
}

/**
 * bunko_reader_options_is_page_alone:
 * @self: options
 * @page: a page, from 0
 *
 * Returns: whether it was said that the page stands alone
 */
gboolean
bunko_reader_options_is_page_alone (BunkoReaderOptions *self, guint page)
{
  gboolean found;

  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), FALSE);

  find_place (self->alone_pages, page, &found);
  return found;
}

/**
 * bunko_reader_options_set_page_alone:
 * @self: options
 * @page: a page, from 0
 * @alone: whether it stands alone, and is no half of a pair
 *
 * Says of a page of this gallery that it stands alone.
 */
void
bunko_reader_options_set_page_alone (BunkoReaderOptions *self, guint page, gboolean alone)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("au"));
  guint n_pages = 0;

  g_return_if_fail (BUNKO_IS_READER_OPTIONS (self));

  if (bunko_reader_options_is_page_alone (self, page) == !!alone)
    return;
  if (alone)
    {
      g_variant_builder_add (&builder, "u", page);
      n_pages++;
    }
  for (guint i = 0; i < self->alone_pages->len && n_pages < MAX_ALONE_PAGES; i++)
    {
      const guint other = g_array_index (self->alone_pages, guint, i);

      if (other == page)
        continue;
      g_variant_builder_add (&builder, "u", other);
      n_pages++;
    }
  keep (self, ALONE_PAGES, n_pages > 0 ? g_variant_builder_end (&builder) : NULL);
}

/**
 * bunko_reader_options_get_bookmarks:
 * @self: options
 * @n_bookmarks: (out): how many
 *
 * Returns: (transfer none) (array length=n_bookmarks): the bookmarks of this gallery in the order
 * of their pages; valid until [signal@ReaderOptions::bookmarks-changed]
 */
const BunkoReaderBookmark *
bunko_reader_options_get_bookmarks (BunkoReaderOptions *self, guint *n_bookmarks)
{
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), NULL);
  g_return_val_if_fail (n_bookmarks != NULL, NULL);

  *n_bookmarks = self->bookmarks->len;
  return (const BunkoReaderBookmark *) (const void *) self->bookmarks->data;
}

/**
 * bunko_reader_options_get_bookmark:
 * @self: options
 * @page: a page, from 0
 *
 * Returns: (transfer none) (nullable): the name of the bookmark of the page, empty if it has no
 * name; %NULL if there is no bookmark
 */
const char *
bunko_reader_options_get_bookmark (BunkoReaderOptions *self, guint page)
{
  gboolean found;
  guint place;

  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (self), NULL);

  place = find_place (self->bookmarks, page, &found);
  return found ? g_array_index (self->bookmarks, BunkoReaderBookmark, place).name : NULL;
}

/**
 * bunko_reader_options_set_bookmark:
 * @self: options
 * @page: a page, from 0
 * @name: (nullable): the name of the bookmark, may be empty; %NULL to take the bookmark away
 *
 * Sets or takes away the bookmark of a page. The last ones go where there are more than anybody
 * can want.
 */
void
bunko_reader_options_set_bookmark (BunkoReaderOptions *self, guint page, const char *name)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(us)"));
  guint n_bookmarks = 0;

  g_return_if_fail (BUNKO_IS_READER_OPTIONS (self));
  g_return_if_fail (name == NULL || g_utf8_validate (name, -1, NULL));

  if (name != NULL)
    {
      g_variant_builder_add (&builder, "(us)", page, name);
      n_bookmarks++;
    }
  for (guint i = 0; i < self->bookmarks->len && n_bookmarks < MAX_BOOKMARKS; i++)
    {
      const BunkoReaderBookmark *other = &g_array_index (self->bookmarks, BunkoReaderBookmark, i);

      if (other->page == page)
        continue;
      g_variant_builder_add (&builder, "(us)", other->page, other->name);
      n_bookmarks++;
    }
  keep (self, BOOKMARKS, n_bookmarks > 0 ? g_variant_builder_end (&builder) : NULL);
}
