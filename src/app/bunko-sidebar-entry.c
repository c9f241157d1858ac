/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-sidebar-entry.h"

/**
 * BunkoSidebarEntry:
 *
 * A place that the sidebar leads to, and how much is there.
 */

struct _BunkoSidebarEntry
{
  GObject parent_instance;

  BunkoSidebarSection section;
  char *title;
  char *subtitle;
  const char *icon_name; /* interned */
  gint64 count;
  BunkoLocation *location;
  BunkoFilter *filter; /* NULL for other entries */
};

G_DEFINE_FINAL_TYPE (BunkoSidebarEntry, bunko_sidebar_entry, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_title (BunkoSidebarEntry *self, const char *title)
{
  if (g_set_str (&self->title, title != NULL ? title : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
bunko_sidebar_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoSidebarEntry *self = BUNKO_SIDEBAR_ENTRY (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_COUNT:
      g_value_set_int64 (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_sidebar_entry_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BunkoSidebarEntry *self = BUNKO_SIDEBAR_ENTRY (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      bunko_sidebar_entry_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_COUNT:
      bunko_sidebar_entry_set_count (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_sidebar_entry_finalize (GObject *object)
{
  BunkoSidebarEntry *self = BUNKO_SIDEBAR_ENTRY (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_object (&self->location);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (bunko_sidebar_entry_parent_class)->finalize (object);
}

static void
bunko_sidebar_entry_class_init (BunkoSidebarEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_sidebar_entry_get_property;
  object_class->set_property = bunko_sidebar_entry_set_property;
  object_class->finalize = bunko_sidebar_entry_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_int64 ("count", NULL, NULL, -1, G_MAXINT64, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_sidebar_entry_init (BunkoSidebarEntry *self)
{
  self->count = -1;
}

/**
 * bunko_sidebar_entry_new:
 * @section: where it stands
 * @title: what it is called, translated
 * @icon_name: its picture
 * @location: where it leads to
 *
 * Returns: (transfer full): an entry without a number
 */
BunkoSidebarEntry *
bunko_sidebar_entry_new (BunkoSidebarSection section,
                         const char *title,
                         const char *icon_name,
                         BunkoLocation *location)
{
  BunkoSidebarEntry *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), NULL);

  self = g_object_new (BUNKO_TYPE_SIDEBAR_ENTRY, NULL);
  self->section = section;
  self->title = g_strdup (title);
  self->icon_name = g_intern_string (icon_name);
  self->location = g_object_ref (location);
  return self;
}

/**
 * bunko_sidebar_entry_new_for_filter:
 * @filter: a filter
 *
 * Makes the entry of a filter: it leads to all galleries that are in it, and is called like it.
 *
 * Returns: (transfer full): the entry
 */
BunkoSidebarEntry *
bunko_sidebar_entry_new_for_filter (BunkoFilter *filter)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoLocation) location = NULL;
  BunkoSidebarEntry *self;

  g_return_val_if_fail (BUNKO_IS_FILTER (filter), NULL);

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_filter_id (query, bunko_item_get_id (BUNKO_ITEM (filter)));
  location = bunko_location_new_list (query);
  self = bunko_sidebar_entry_new (BUNKO_SIDEBAR_SECTION_FILTERS, "", "bunko-filter-symbolic",
                                  location);
  self->filter = g_object_ref (filter);
  g_object_bind_property (filter, "display-name", self, "title", G_BINDING_SYNC_CREATE);
  return self;
}

/**
 * bunko_sidebar_entry_get_section:
 * @self: an entry
 *
 * Returns: where it stands
 */
BunkoSidebarSection
bunko_sidebar_entry_get_section (BunkoSidebarEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRY (self), BUNKO_SIDEBAR_SECTION_VIEWS);

  return self->section;
}

/**
 * bunko_sidebar_entry_get_title:
 * @self: an entry
 *
 * Returns: (transfer none): what it is called
 */
const char *
bunko_sidebar_entry_get_title (BunkoSidebarEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRY (self), "");

  return self->title;
}

/**
 * bunko_sidebar_entry_get_subtitle:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): what stands below its title
 */
const char *
bunko_sidebar_entry_get_subtitle (BunkoSidebarEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRY (self), NULL);

  return self->subtitle;
}

/**
 * bunko_sidebar_entry_set_subtitle:
 * @self: an entry
 * @subtitle: (nullable): what stands below its title
 *
 * Sets the second line.
 */
void
bunko_sidebar_entry_set_subtitle (BunkoSidebarEntry *self, const char *subtitle)
{
  g_return_if_fail (BUNKO_IS_SIDEBAR_ENTRY (self));

  if (g_set_str (&self->subtitle, subtitle))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/**
 * bunko_sidebar_entry_get_icon_name:
 * @self: an entry
 *
 * Returns: (transfer none): its picture
 */
const char *
bunko_sidebar_entry_get_icon_name (BunkoSidebarEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRY (self), NULL);

  return self->icon_name;
}

/**
 * bunko_sidebar_entry_get_count:
 * @self: an entry
 *
 * Returns: how many items are there, -1 if that is not known
 */
gint64
bunko_sidebar_entry_get_count (BunkoSidebarEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRY (self), -1);

  return self->count;
}

/**
 * bunko_sidebar_entry_set_count:
 * @self: an entry
 * @count: how many items are there, -1 if that is not known
 *
 * Sets the number.
 */
void
bunko_sidebar_entry_set_count (BunkoSidebarEntry *self, gint64 count)
{
  g_return_if_fail (BUNKO_IS_SIDEBAR_ENTRY (self));

  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * bunko_sidebar_entry_get_location:
 * @self: an entry
 *
 * Returns: (transfer none): where it leads to
 */
BunkoLocation *
bunko_sidebar_entry_get_location (BunkoSidebarEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRY (self), NULL);

  return self->location;
}

/**
 * bunko_sidebar_entry_get_filter:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the filter that it stands for, %NULL if it is another entry
 */
BunkoFilter *
bunko_sidebar_entry_get_filter (BunkoSidebarEntry *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRY (self), NULL);

  return self->filter;
}

/* The same list, however it is searched and sorted. Collections and series have views, but the
 * sidebar has one entry for all of them; a filter is in every view. */
static gboolean
is_same_list (BunkoViewQuery *own, BunkoViewQuery *other)
{
  BunkoItemType type = bunko_view_query_get_item_type (own);
  gint64 filter = bunko_view_query_get_filter_id (own);

  if (type != bunko_view_query_get_item_type (other) ||
      filter != bunko_view_query_get_filter_id (other) ||
      bunko_view_query_get_parent_id (other) > 0)
    return FALSE;
  return filter > 0 || type != BUNKO_ITEM_TYPE_GALLERY ||
         bunko_view_query_get_view (own) == bunko_view_query_get_view (other);
}

/**
 * bunko_sidebar_entry_shows:
 * @self: an entry
 * @location: what a tab shows
 *
 * Tells whether the entry is the one to mark while @location is shown: it leads there, or to a list
 * that @location is searched or sorted from, or to the directory of the item.
 *
 * Returns: whether it is
 */
gboolean
bunko_sidebar_entry_shows (BunkoSidebarEntry *self, BunkoLocation *location)
{
  BunkoLocationKind own, other;

  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRY (self), FALSE);
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), FALSE);

  own = bunko_location_get_kind (self->location);
  other = bunko_location_get_kind (location);
  if (own == BUNKO_LOCATION_TAG_DIRECTORY)
    return other == BUNKO_LOCATION_TAG_DIRECTORY || other == BUNKO_LOCATION_TAG;
  if (own == BUNKO_LOCATION_DIRECTORY)
    return (other == BUNKO_LOCATION_DIRECTORY || other == BUNKO_LOCATION_ITEM) &&
           bunko_location_get_item_type (self->location) == bunko_location_get_item_type (location);
  if (own != BUNKO_LOCATION_LIST)
    return own == other;
  if (other == BUNKO_LOCATION_LIST)
    return is_same_list (bunko_location_get_query (self->location),
                         bunko_location_get_query (location));
  return other == BUNKO_LOCATION_ITEM &&
         bunko_location_get_item_type (location) != BUNKO_ITEM_TYPE_GALLERY &&
         bunko_location_get_item_type (location) ==
             bunko_view_query_get_item_type (bunko_location_get_query (self->location));
}
