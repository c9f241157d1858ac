/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-cell-marks.h"

#include <glib/gi18n-lib.h>

/* What cells say about an item in a few words or signs, whatever they look like. */

/**
 * bunko_item_is_unread:
 * @item: (nullable): an item
 *
 * Returns: whether it is a gallery that nobody has read, or begun
 */
gboolean
bunko_item_is_unread (BunkoItem *item)
{
  g_return_val_if_fail (item == NULL || BUNKO_IS_ITEM (item), FALSE);

  return BUNKO_IS_GALLERY (item) && !bunko_item_has_metatag (item, BUNKO_METATAG_READ) &&
         bunko_gallery_get_times_read (BUNKO_GALLERY (item)) == 0 &&
         bunko_item_get_reading (item) == NULL;
}

/**
 * bunko_item_get_reading:
 * @item: (nullable): an item
 *
 * Gets how far a gallery is read that was begun and not finished.
 *
 * Returns: (transfer none) (nullable): the progress, %NULL for everything else
 */
const BunkoReadProgress *
bunko_item_get_reading (BunkoItem *item)
{
  const BunkoReadProgress *progress;

  g_return_val_if_fail (item == NULL || BUNKO_IS_ITEM (item), NULL);

  if (!BUNKO_IS_GALLERY (item))
    return NULL;

  progress = bunko_gallery_get_progress (BUNKO_GALLERY (item));

  return progress != NULL && progress->page_number > 0 && !progress->end ? progress : NULL;
}

/**
 * bunko_item_describe_reading:
 * @item: (nullable): an item
 *
 * Says how far a gallery is read that was begun and not finished.
 *
 * Returns: (transfer full) (nullable): the page, and of how many if that is known; %NULL for
 *   everything else
 */
char *
bunko_item_describe_reading (BunkoItem *item)
{
  const BunkoReadProgress *reading = bunko_item_get_reading (item);
  int count;

  if (reading == NULL)
    return NULL;

  count = bunko_gallery_get_page_count (BUNKO_GALLERY (item));
  if (count > 0)
    /* Translators: how far a gallery is read */
    return g_strdup_printf (_ ("Page %d of %d"), reading->page_number, count);

  return g_strdup_printf (_ ("Page %d"), reading->page_number);
}

/* Stars from 0 to 5, in halves. */
static void
append_rating (GString *text, double rating)
{
  int halves = (int) (rating + 0.5);

  if (halves <= 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, "★ ");
  if (halves > 1)
    g_string_append_printf (text, "%d", halves / 2);
  if (halves % 2 != 0)
    g_string_append (text, "½");
}

/**
 * bunko_item_describe_facts:
 * @item: (nullable): an item
 *
 * Says in a few signs how many pages a gallery has, in which language it is and how it is rated, as
 * far as that is known.
 *
 * Returns: (transfer full): the text; empty if nothing is known
 */
char *
bunko_item_describe_facts (BunkoItem *item)
{
  GString *text = g_string_new (NULL);
  const char *language;
  int n_pages;

  g_return_val_if_fail (item == NULL || BUNKO_IS_ITEM (item), NULL);

  if (!BUNKO_IS_GALLERY (item))
    return g_string_free_and_steal (text);

  n_pages = bunko_gallery_get_page_count (BUNKO_GALLERY (item));
  language = bunko_gallery_get_language_code (BUNKO_GALLERY (item));
  if (n_pages > 0)
    /* Translators: a number of pages, as short as possible */
    g_string_append_printf (text, _ ("%d p."), n_pages);
  if (language != NULL && *language != '\0')
    {
      g_autofree char *code = g_utf8_strup (language, -1);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", code);
    }
  append_rating (text, bunko_gallery_get_rating (BUNKO_GALLERY (item)));

  return g_string_free_and_steal (text);
}

static void
append (GString *text, const char *part)
{
  if (text->len > 0)
    /* Translators: between the parts of a description that is read aloud */
    g_string_append (text, C_ ("description", ", "));
  g_string_append (text, part);
}

static void
append_facts (BunkoGallery *gallery, GString *text)
{
  int n_pages = bunko_gallery_get_page_count (gallery);
  double stars = bunko_gallery_get_rating (gallery) / 2;

  if (n_pages > 0)
    {
      g_autofree char *pages = g_strdup_printf (ngettext ("%d page", "%d pages", n_pages), n_pages);

      append (text, pages);
    }
  if (stars > 0)
    {
      /* Translators: %.2g is a number from 0.5 to 5 */
      g_autofree char *rating = g_strdup_printf (_ ("rated %.2g of 5"), stars);

      append (text, rating);
    }
}

/**
 * bunko_item_describe_marks:
 * @item: an item
 * @text: where to append
 *
 * Says for a screen reader what the marks of the item show.
 */
void
bunko_item_describe_marks (BunkoItem *item, GString *text)
{
  g_autofree char *reading = NULL;

  g_return_if_fail (BUNKO_IS_ITEM (item));
  g_return_if_fail (text != NULL);

  reading = bunko_item_describe_reading (item);
  if (bunko_item_has_metatag (item, BUNKO_METATAG_FAVORITE))
    append (text, _ ("Favorite"));
  if (bunko_item_has_metatag (item, BUNKO_METATAG_INBOX))
    append (text, _ ("In inbox"));
  if (bunko_item_has_metatag (item, BUNKO_METATAG_READ_LATER))
    append (text, _ ("Read later"));
  if (bunko_item_has_metatag (item, BUNKO_METATAG_TRASH))
    append (text, _ ("In trash"));
  if (bunko_item_is_unread (item))
    append (text, _ ("Unread"));
  else if (bunko_item_has_metatag (item, BUNKO_METATAG_READ))
    append (text, _ ("Read"));
  if (reading != NULL)
    append (text, reading);
  if (BUNKO_IS_GALLERY (item))
    append_facts (BUNKO_GALLERY (item), text);
}
