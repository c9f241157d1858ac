/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-order-private.h"

#include "bunko-sort-index.h"

/* Putting galleries into the orders of the server, where the server cannot do it: it
 * lists what belongs to an artist in one order only, and has no order for the numbers of a series.
 */

/* The server's numbers (HPX "Creating frontends", ItemSort); those of galleries never changed. */
enum
{
  SORT_TITLE = 2,
  SORT_ARTIST = 3,
  SORT_DATE = 4,
  SORT_PUBLISHED = 5,
  SORT_READ = 6,
  SORT_UPDATED = 7,
  SORT_RATING = 8,
  SORT_READ_COUNT = 9,
};

/* What stays the same for all comparisons, and what is compared, once for each gallery. */
typedef struct
{
  BunkoItem *item;
  char *text;
  double number;
} Key;

static gint
compare_ids (BunkoItem *a, BunkoItem *b)
{
  gint64 one = bunko_item_get_id (a);
  gint64 other = bunko_item_get_id (b);

  return (one > other) - (one < other);
}

/* By their place in the series; those without a number come last. */
gint
_bunko_gallery_compare_numbers (gconstpointer a, gconstpointer b)
{
  gint one = bunko_gallery_get_number (BUNKO_GALLERY ((gpointer) a));
  gint other = bunko_gallery_get_number (BUNKO_GALLERY ((gpointer) b));

  one = one > 0 ? one : G_MAXINT;
  other = other > 0 ? other : G_MAXINT;
  if (one != other)
    return one < other ? -1 : 1;
  return compare_ids (BUNKO_ITEM ((gpointer) a), BUNKO_ITEM ((gpointer) b));
}

/* Whether an order of the server can be made here. Not that by pages, whose number is not known. */
gboolean
_bunko_galleries_can_sort (gint sort_index)
{
  return sort_index < 0 || sort_index <= SORT_READ_COUNT;
}

static void
key_clear (gpointer data)
{
  g_free (((Key *) data)->text);
}

static Key
make_key (BunkoGallery *gallery, gint sort_index)
{
  Key key = { .item = BUNKO_ITEM (gallery) };

  switch (sort_index)
    {
    case SORT_TITLE:
      key.text = g_utf8_casefold (bunko_gallery_get_title (gallery), -1);
      break;
    case SORT_ARTIST:
      key.text = g_utf8_casefold (bunko_gallery_get_artist_names (gallery), -1);
      break;
    case SORT_DATE:
      key.number = bunko_gallery_get_added (gallery);
      break;
    case SORT_PUBLISHED:
      key.number = bunko_gallery_get_pub_date (gallery);
      break;
    case SORT_READ:
      key.number = bunko_gallery_get_last_read (gallery);
      break;
    case SORT_UPDATED:
      key.number = bunko_item_get_last_updated (key.item);
      break;
    case SORT_RATING:
      key.number = bunko_gallery_get_rating (gallery);
      break;
    case SORT_READ_COUNT:
      key.number = bunko_gallery_get_times_read (gallery);
      break;
    default:
      key.number = g_random_double ();
    }
  return key;
}

static gint
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *one = a;
  const Key *other = b;
  gint order = g_strcmp0 (one->text, other->text);

  if (order == 0)
    order = (one->number > other->number) - (one->number < other->number);
  return order != 0 ? order : compare_ids (one->item, other->item);
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++)
    {
      gpointer swapped = array->pdata[i];

      array->pdata[i] = array->pdata[array->len - 1 - i];
      array->pdata[array->len - 1 - i] = swapped;
    }
}

/* Sorts as the server would by @sort_index, for which _bunko_galleries_can_sort() is true; -1
 * leaves the order as it is. */
void
_bunko_galleries_sort (GPtrArray *galleries, gint sort_index, gboolean descending)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));

  g_array_set_clear_func (keys, key_clear);
  for (guint i = 0; sort_index >= 0 && i < galleries->len; i++)
    {
      Key key = make_key (g_ptr_array_index (galleries, i), sort_index);

      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    galleries->pdata[i] = g_array_index (keys, Key, i).item;
  if (descending)
    reverse (galleries);
}
