/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-columns.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-collection.h"
#include "library/bunko-gallery.h"
#include "library/bunko-grouping.h"
#include "widgets/bunko-cell-marks.h"

/* What tables of items can show. */

/* The orders of the server that belong to a column (HPX "Creating frontends", ItemSort). Those of
 * galleries are the same in all versions; the others are used only where the server names them. */
enum
{
  SORT_TITLE = 2,
  SORT_ARTIST = 3,
  SORT_ADDED = 4,
  SORT_PUBLISHED = 5,
  SORT_LAST_READ = 6,
  SORT_UPDATED = 7,
  SORT_RATING = 8,
  SORT_TIMES_READ = 9,
  SORT_PAGES = 10,
  SORT_CIRCLE = 11,
  SORT_COLLECTION_NAME = 51,
  SORT_COLLECTION_ADDED = 52,
  SORT_COLLECTION_PUBLISHED = 53,
  SORT_COLLECTION_GALLERIES = 54,
};

static char *
format_date (gint64 seconds)
{
  g_autoptr (GDateTime) date = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;

  return date != NULL ? g_date_time_format (date, "%x") : NULL;
}

static char *
format_number (int number)
{
  return number > 0 ? g_strdup_printf ("%'d", number) : NULL;
}

static char *
join_names (GListModel *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (BunkoItem) item = g_list_model_get_item (items, i);

      g_string_append_printf (text, "%s%s", i > 0 ? C_ ("list", ", ") : "",
                              bunko_item_get_display_name (item));
    }

  return g_string_free_and_steal (text);
}

static char *
get_name (BunkoItem *item, BunkoItemNames *names)
{
  const char *name = bunko_item_get_display_name (item);

  return g_strdup (name != NULL && *name != '\0' ? name : _ ("Untitled"));
}

static char *
get_artist (BunkoItem *item, BunkoItemNames *names)
{
  return g_strdup (bunko_gallery_get_artist_names (BUNKO_GALLERY (item)));
}

static char *
get_circle (BunkoItem *item, BunkoItemNames *names)
{
  return join_names (bunko_gallery_get_circles (BUNKO_GALLERY (item)));
}

static char *
get_parody (BunkoItem *item, BunkoItemNames *names)
{
  return join_names (bunko_gallery_get_parodies (BUNKO_GALLERY (item)));
}

static char *
get_language (BunkoItem *item, BunkoItemNames *names)
{
  gint64 id = bunko_gallery_get_language_id (BUNKO_GALLERY (item));

  return g_strdup (bunko_item_names_get (names, BUNKO_ITEM_TYPE_LANGUAGE, id));
}

static char *
get_category (BunkoItem *item, BunkoItemNames *names)
{
  gint64 id = bunko_gallery_get_category_id (BUNKO_GALLERY (item));

  return g_strdup (bunko_item_names_get (names, BUNKO_ITEM_TYPE_CATEGORY, id));
}

static char *
get_pages (BunkoItem *item, BunkoItemNames *names)
{
  return format_number (bunko_gallery_get_page_count (BUNKO_GALLERY (item)));
}

static char *
get_rating (BunkoItem *item, BunkoItemNames *names)
{
  double stars = bunko_gallery_get_rating (BUNKO_GALLERY (item)) / 2;

  return stars > 0 ? g_strdup_printf ("%.2g", stars) : NULL;
}

static char *
get_status (BunkoItem *item, BunkoItemNames *names)
{
  const BunkoReadProgress *reading = bunko_item_get_reading (item);

  if (reading != NULL)
    return g_strdup_printf (_ ("%d %% read"), (int) (reading->percent + 0.5));
  if (bunko_item_has_metatag (item, BUNKO_METATAG_READ))
    return g_strdup (_ ("Read"));

  return bunko_item_is_unread (item) ? g_strdup (_ ("Unread")) : NULL;
}

static char *
get_marks (BunkoItem *item, BunkoItemNames *names)
{
  static const struct
  {
    BunkoMetatags metatag;
    const char *name;
  } marks[] = {
    { BUNKO_METATAG_FAVORITE, N_ ("Favorite") },
    { BUNKO_METATAG_INBOX, N_ ("In inbox") },
    { BUNKO_METATAG_READ_LATER, N_ ("Read later") },
    { BUNKO_METATAG_TRASH, N_ ("In trash") },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (bunko_item_has_metatag (item, marks[i].metatag))
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("list", ", ") : "",
                              _ (marks[i].name));

  return g_string_free_and_steal (text);
}

static char *
get_added (BunkoItem *item, BunkoItemNames *names)
{
  return format_date (bunko_gallery_get_added (BUNKO_GALLERY (item)));
}

static char *
get_published (BunkoItem *item, BunkoItemNames *names)
{
  return format_date (bunko_gallery_get_pub_date (BUNKO_GALLERY (item)));
}

static char *
get_last_read (BunkoItem *item, BunkoItemNames *names)
{
  return format_date (bunko_gallery_get_last_read (BUNKO_GALLERY (item)));
}

static char *
get_updated (BunkoItem *item, BunkoItemNames *names)
{
  return format_date (bunko_item_get_last_updated (item));
}

static char *
get_times_read (BunkoItem *item, BunkoItemNames *names)
{
  return format_number (bunko_gallery_get_times_read (BUNKO_GALLERY (item)));
}

static char *
get_number (BunkoItem *item, BunkoItemNames *names)
{
  return format_number (bunko_gallery_get_number (BUNKO_GALLERY (item)));
}

static char *
get_series_count (BunkoItem *item, BunkoItemNames *names)
{
  return format_number (bunko_grouping_get_gallery_count (BUNKO_GROUPING (item)));
}

static char *
get_collection_count (BunkoItem *item, BunkoItemNames *names)
{
  return format_number (bunko_collection_get_gallery_count (BUNKO_COLLECTION (item)));
}

static char *
get_collection_added (BunkoItem *item, BunkoItemNames *names)
{
  return format_date (bunko_collection_get_added (BUNKO_COLLECTION (item)));
}

static char *
get_collection_published (BunkoItem *item, BunkoItemNames *names)
{
  return format_date (bunko_collection_get_pub_date (BUNKO_COLLECTION (item)));
}

#define SHOWN   .is_default = TRUE
#define NUMERIC .numeric = TRUE
#define NAMED   .uses_names = TRUE

static const BunkoItemColumn gallery_columns[] = {
  { "title", N_ ("Title"), get_name, 240, SORT_TITLE, SHOWN, .is_title = TRUE },
  { "artist", N_ ("Artist"), get_artist, 160, SORT_ARTIST, SHOWN },
  { "circle", N_ ("Circle"), get_circle, 140, SORT_CIRCLE },
  { "parody", N_ ("Parody"), get_parody, 140 },
  { "language", N_ ("Language"), get_language, 110, .is_default = TRUE, NAMED },
  { "category", N_ ("Category"), get_category, 110, .is_default = TRUE, NAMED },
  { "pages", N_ ("Pages"), get_pages, 80, SORT_PAGES, SHOWN, NUMERIC },
  { "rating", N_ ("Rating"), get_rating, 80, SORT_RATING, SHOWN, NUMERIC },
  { "status", N_ ("Status"), get_status, 100, .is_default = TRUE },
  { "marks", N_ ("Marks"), get_marks, 140 },
  { "added", N_ ("Added"), get_added, 100, SORT_ADDED, SHOWN },
  { "published", N_ ("Published"), get_published, 100, SORT_PUBLISHED },
  { "last-read", N_ ("Last Read"), get_last_read, 100, SORT_LAST_READ },
  { "updated", N_ ("Updated"), get_updated, 100, SORT_UPDATED },
  { "times-read", N_ ("Times Read"), get_times_read, 100, SORT_TIMES_READ, NUMERIC },
  { "number", N_ ("Number in Series"), get_number, 100, NUMERIC },
};

static const BunkoItemColumn series_columns[] = {
  { "title", N_ ("Name"), get_name, 240, SHOWN, .is_title = TRUE },
  { "galleries", N_ ("Galleries"), get_series_count, 100, SHOWN, NUMERIC },
  { "updated", N_ ("Updated"), get_updated, 100 },
};

static const BunkoItemColumn collection_columns[] = {
  { "title", N_ ("Name"), get_name, 240, SORT_COLLECTION_NAME, SHOWN, .is_title = TRUE },
  { "galleries", N_ ("Galleries"), get_collection_count, 100, SORT_COLLECTION_GALLERIES, SHOWN,
    NUMERIC },
  { "added", N_ ("Added"), get_collection_added, 100, SORT_COLLECTION_ADDED, SHOWN },
  { "published", N_ ("Published"), get_collection_published, 100, SORT_COLLECTION_PUBLISHED },
  { "marks", N_ ("Marks"), get_marks, 140 },
};

static const BunkoItemColumn other_columns[] = {
  { "title", N_ ("Name"), get_name, 240, SHOWN, .is_title = TRUE },
};

/**
 * bunko_item_columns_get:
 * @type: the kind of items
 * @n_columns: (out): how many there are
 *
 * Gets the columns that a table of such items can have, in their usual order; the title is the
 * first.
 *
 * Returns: (array length=n_columns) (transfer none): the columns, which stay where they are
 */
const BunkoItemColumn *
bunko_item_columns_get (BunkoItemType type, guint *n_columns)
{
  g_return_val_if_fail (n_columns != NULL, NULL);

  if (type == BUNKO_ITEM_TYPE_GALLERY)
    {
      *n_columns = G_N_ELEMENTS (gallery_columns);
      return gallery_columns;
    }
  if (type == BUNKO_ITEM_TYPE_GROUPING)
    {
      *n_columns = G_N_ELEMENTS (series_columns);
      return series_columns;
    }
  if (type == BUNKO_ITEM_TYPE_COLLECTION)
    {
      *n_columns = G_N_ELEMENTS (collection_columns);
      return collection_columns;
    }

  *n_columns = G_N_ELEMENTS (other_columns);
  return other_columns;
}
