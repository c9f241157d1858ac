/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-pending-edit-private.h"

#include <glib/gi18n-lib.h>

/* What a change is, in words, for the list of those that were not saved. */

#define MAX_NAME 80 /* characters */

typedef struct
{
  BunkoMetatags metatag;
  gboolean on;
  const char *one; /* with the name of the item */
  const char *single;
  const char *plural;
} Text;

static const Text texts[] = {
  { BUNKO_METATAG_FAVORITE, TRUE, N_ ("Add “%s” to favorites"),
    NC_ ("unsaved", "Add %'u item to favorites"), NC_ ("unsaved", "Add %'u items to favorites") },
  { BUNKO_METATAG_FAVORITE, FALSE, N_ ("Remove “%s” from favorites"),
    NC_ ("unsaved", "Remove %'u item from favorites"),
    NC_ ("unsaved", "Remove %'u items from favorites") },
  { BUNKO_METATAG_READ, TRUE, N_ ("Mark “%s” as read"), NC_ ("unsaved", "Mark %'u item as read"),
    NC_ ("unsaved", "Mark %'u items as read") },
  { BUNKO_METATAG_READ, FALSE, N_ ("Mark “%s” as unread"),
    NC_ ("unsaved", "Mark %'u item as unread"), NC_ ("unsaved", "Mark %'u items as unread") },
  { BUNKO_METATAG_READ_LATER, TRUE, N_ ("Put “%s” on the reading list"),
    NC_ ("unsaved", "Put %'u item on the reading list"),
    NC_ ("unsaved", "Put %'u items on the reading list") },
  { BUNKO_METATAG_READ_LATER, FALSE, N_ ("Take “%s” off the reading list"),
    NC_ ("unsaved", "Take %'u item off the reading list"),
    NC_ ("unsaved", "Take %'u items off the reading list") },
  { BUNKO_METATAG_INBOX, TRUE, N_ ("Send “%s” to the inbox"),
    NC_ ("unsaved", "Send %'u item to the inbox"), NC_ ("unsaved", "Send %'u items to the inbox") },
  { BUNKO_METATAG_INBOX, FALSE, N_ ("Send “%s” to the library"),
    NC_ ("unsaved", "Send %'u item to the library"),
    NC_ ("unsaved", "Send %'u items to the library") },
  { BUNKO_METATAG_TRASH, TRUE, N_ ("Move “%s” to the trash"),
    NC_ ("unsaved", "Move %'u item to the trash"), NC_ ("unsaved", "Move %'u items to the trash") },
  { BUNKO_METATAG_TRASH, FALSE, N_ ("Restore “%s” from the trash"),
    NC_ ("unsaved", "Restore %'u item from the trash"),
    NC_ ("unsaved", "Restore %'u items from the trash") },
};

static const Text other_text = { BUNKO_METATAG_NONE, TRUE, N_ ("Change “%s”"),
                                 NC_ ("unsaved", "Change %'u item"),
                                 NC_ ("unsaved", "Change %'u items") };

/* A mask of several marks has no words of its own. */
static const Text *
find_text (const BunkoBulkChange *change)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].metatag == change->mask && texts[i].on == (change->values != 0))
      return &texts[i];
  return &other_text;
}

/* Texts come from tables, which the compiler cannot check; the format is that of the table. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
describe_marks (const Text *text, const char *name, guint n)
{
  if (n == 1 && name != NULL)
    return g_strdup_printf (_ (text->one), name);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, text->single, text->plural, n), n);
}
#pragma GCC diagnostic pop

static char *
describe_rating (double rating, const char *name, guint n)
{
  double stars = rating / 2;

  if (rating <= 0)
    return n == 1 && name != NULL
               ? g_strdup_printf (_ ("Remove the rating of “%s”"), name)
               : g_strdup_printf (ngettext ("Remove the rating of %'u item",
                                            "Remove the ratings of %'u items", n),
                                  n);
  if (n == 1 && name != NULL)
    /* Translators: %g is a number of stars, such as 3.5 */
    return g_strdup_printf (stars == 1 ? _ ("Rate “%s” %g star") : _ ("Rate “%s” %g stars"), name,
                            stars);
  return g_strdup_printf (ngettext ("Rate %'u item %g stars", "Rate %'u items %g stars", n), n,
                          stars);
}

/* A title may be as long as a book. */
static char *
shorten (const char *name)
{
  if (name == NULL || g_utf8_strlen (name, -1) <= MAX_NAME)
    return g_strdup (name);
  g_autofree char *start = g_utf8_substring (name, 0, MAX_NAME - 1);

  return g_strconcat (start, "…", NULL);
}

static const char *
get_container_name (BunkoLibrary *library, const BunkoBulkChange *change)
{
  BunkoItem *container = bunko_store_lookup (_bunko_library_get_store (library),
                                             change->container_type, change->container_id);

  if (container != NULL && bunko_item_get_display_name (container) != NULL)
    return bunko_item_get_display_name (container);
  if (change->container_type == BUNKO_ITEM_TYPE_COLLECTION)
    return C_ ("unsaved", "a collection");
  return change->container_type == BUNKO_ITEM_TYPE_GROUPING ? C_ ("unsaved", "a series")
                                                            : C_ ("unsaved", "a filter");
}

static char *
describe_membership (BunkoLibrary *library,
                     const BunkoBulkChange *change,
                     const char *name,
                     guint n)
{
  g_autofree char *container = shorten (get_container_name (library, change));

  if (n == 1 && name != NULL)
    /* Translators: the names of an item, and of the collection, series or filter */
    return change->add ? g_strdup_printf (_ ("Add “%s” to “%s”"), name, container)
                       : g_strdup_printf (_ ("Remove “%s” from “%s”"), name, container);
  return change->add
             ? g_strdup_printf (ngettext ("Add %'u item to “%s”", "Add %'u items to “%s”", n), n,
                                container)
             : g_strdup_printf (
                   ngettext ("Remove %'u item from “%s”", "Remove %'u items from “%s”", n), n,
                   container);
}

/* Private: @item is one of @n items, whose name is said if it is the only one; NULL if it is not
 * known. */
char *
_bunko_pending_edit_describe_change (BunkoLibrary *library,
                                     const BunkoBulkChange *change,
                                     BunkoItem *item,
                                     guint n)
{
  g_autofree char *name = item != NULL ? shorten (bunko_item_get_display_name (item)) : NULL;

  switch (change->kind)
    {
    case BUNKO_BULK_METATAGS:
      return describe_marks (find_text (change), name, n);
    case BUNKO_BULK_RATING:
      return describe_rating (change->rating, name, n);
    case BUNKO_BULK_MEMBERSHIP:
    default:
      return describe_membership (library, change, name, n);
    }
}
