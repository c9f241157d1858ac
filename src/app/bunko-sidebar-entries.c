/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-sidebar-entries.h"

#include "library/bunko-item-counter.h"
#include "library/bunko-view-counts.h"
#include "models/bunko-filter-list.h"

/**
 * BunkoSidebarEntries:
 *
 * Where one can go from the sidebar, as a list model of #BunkoSidebarEntry: the views, the kinds of
 * items, the first filters of the server, and the server. It keeps the numbers of the entries up to
 * date: some time after a change and not once for each.
 */

/* Who opens a library wants to see covers first. */
#define FILTERS_MILLISECONDS 400

/* Counting takes a server long. Edits often come one after the other. */
#define REFRESH_MILLISECONDS 1500

struct _BunkoSidebarEntries
{
  GObject parent_instance;

  GPtrArray *entries; /* of BunkoSidebarEntry */
  guint filters_start;
  guint n_filters; /* without the entry that leads to all of them */
  BunkoSidebarEntry *all_filters;

  BunkoContext *context;
  BunkoViewCounts *counts;
  BunkoItemCounter *counter; /* of the filters */
  BunkoFilterList *filters;
  GPtrArray *bindings; /* of the numbers, with the context */
  guint filters_id;    /* until the filters are asked for */
  guint refresh_id;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoSidebarEntries,
                               bunko_sidebar_entries,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* What is always there, in its order. */
static const struct
{
  BunkoSidebarSection section;
  BunkoLocationKind kind;
  BunkoViewType view; /* of a list of galleries */
  BunkoItemType type; /* of another list, or of a directory */
  const char *title;
  const char *icon_name;
  const char *count; /* which of BunkoViewCounts */
} fixed[] = {
  { BUNKO_SIDEBAR_SECTION_VIEWS, BUNKO_LOCATION_HOME, 0, 0, N_ ("Home"), "bunko-home-symbolic",
    NULL },
  { BUNKO_SIDEBAR_SECTION_VIEWS, BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_LIBRARY, 0, N_ ("Library"),
    "bunko-library-symbolic", "library" },
  { BUNKO_SIDEBAR_SECTION_VIEWS, BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_FAVORITE, 0, N_ ("Favorites"),
    "bunko-favorites-symbolic", "favorites" },
  { BUNKO_SIDEBAR_SECTION_VIEWS, BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_INBOX, 0, N_ ("Inbox"),
    "bunko-inbox-symbolic", "inbox" },
  { BUNKO_SIDEBAR_SECTION_VIEWS, BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_READ_LATER, 0,
    N_ ("Read Later"), "bunko-read-later-symbolic", "read-later" },
  { BUNKO_SIDEBAR_SECTION_VIEWS, BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_TRASH, 0, N_ ("Trash"),
    "user-trash-symbolic", "trash" },
  { BUNKO_SIDEBAR_SECTION_VIEWS, BUNKO_LOCATION_LIST, BUNKO_VIEW_TYPE_ALL, 0, N_ ("All"),
    "bunko-all-symbolic", "all" },
  { BUNKO_SIDEBAR_SECTION_BROWSE, BUNKO_LOCATION_LIST, 0, BUNKO_ITEM_TYPE_COLLECTION,
    N_ ("Collections"), "bunko-collections-symbolic", "collections" },
  { BUNKO_SIDEBAR_SECTION_BROWSE, BUNKO_LOCATION_LIST, 0, BUNKO_ITEM_TYPE_GROUPING, N_ ("Series"),
    "bunko-series-symbolic", "series" },
  { BUNKO_SIDEBAR_SECTION_BROWSE, BUNKO_LOCATION_DIRECTORY, 0, BUNKO_ITEM_TYPE_ARTIST,
    N_ ("Artists"), "bunko-artists-symbolic", "artists" },
  { BUNKO_SIDEBAR_SECTION_BROWSE, BUNKO_LOCATION_DIRECTORY, 0, BUNKO_ITEM_TYPE_CIRCLE,
    N_ ("Circles"), "bunko-circles-symbolic", "circles" },
  { BUNKO_SIDEBAR_SECTION_BROWSE, BUNKO_LOCATION_DIRECTORY, 0, BUNKO_ITEM_TYPE_PARODY,
    N_ ("Parodies"), "bunko-parodies-symbolic", "parodies" },
  { BUNKO_SIDEBAR_SECTION_BROWSE, BUNKO_LOCATION_TAG_DIRECTORY, 0, 0, N_ ("Tags"),
    "bunko-tags-symbolic", "tags" },
  { BUNKO_SIDEBAR_SECTION_BROWSE, BUNKO_LOCATION_DIRECTORY, 0, BUNKO_ITEM_TYPE_LANGUAGE,
    N_ ("Languages"), "bunko-languages-symbolic", "languages" },
  { BUNKO_SIDEBAR_SECTION_BROWSE, BUNKO_LOCATION_DIRECTORY, 0, BUNKO_ITEM_TYPE_CATEGORY,
    N_ ("Categories"), "bunko-categories-symbolic", "categories" },
  { BUNKO_SIDEBAR_SECTION_BROWSE, BUNKO_LOCATION_DIRECTORY, 0, BUNKO_ITEM_TYPE_STATUS,
    N_ ("Statuses"), "bunko-statuses-symbolic", "statuses" },
  { BUNKO_SIDEBAR_SECTION_FILTERS, BUNKO_LOCATION_DIRECTORY, 0, BUNKO_ITEM_TYPE_FILTER,
    N_ ("All Filters"), "view-list-symbolic", NULL },
  { BUNKO_SIDEBAR_SECTION_SERVER, BUNKO_LOCATION_SERVER, 0, 0, N_ ("Server"),
    "bunko-server-symbolic", NULL },
};

static GType
get_item_type (GListModel *model)
{
  return BUNKO_TYPE_SIDEBAR_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return BUNKO_SIDEBAR_ENTRIES (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BunkoSidebarEntries *self = BUNKO_SIDEBAR_ENTRIES (model);

  return position < self->entries->len ? g_object_ref (self->entries->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
bunko_sidebar_entries_dispose (GObject *object)
{
  bunko_sidebar_entries_set_context (BUNKO_SIDEBAR_ENTRIES (object), NULL);

  G_OBJECT_CLASS (bunko_sidebar_entries_parent_class)->dispose (object);
}

static void
bunko_sidebar_entries_finalize (GObject *object)
{
  BunkoSidebarEntries *self = BUNKO_SIDEBAR_ENTRIES (object);

  g_ptr_array_unref (self->bindings);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (bunko_sidebar_entries_parent_class)->finalize (object);
}

static void
bunko_sidebar_entries_class_init (BunkoSidebarEntriesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_sidebar_entries_dispose;
  object_class->finalize = bunko_sidebar_entries_finalize;
}

static BunkoLocation *
make_list_location (BunkoViewType view, BunkoItemType type)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();

  bunko_view_query_set_view (query, view != 0 ? view : BUNKO_VIEW_TYPE_ALL);
  if (type != BUNKO_ITEM_TYPE_NONE)
    bunko_view_query_set_item_type (query, type);
  return bunko_location_new_list (query);
}

static BunkoLocation *
make_location (guint index)
{
  switch (fixed[index].kind)
    {
    case BUNKO_LOCATION_LIST:
      return make_list_location (fixed[index].view, fixed[index].type);
    case BUNKO_LOCATION_DIRECTORY:
      return bunko_location_new_directory (fixed[index].type);
    case BUNKO_LOCATION_TAG_DIRECTORY:
      return bunko_location_new_tag_directory ();
    case BUNKO_LOCATION_SERVER:
      return bunko_location_new_server ();
    case BUNKO_LOCATION_HOME:
    case BUNKO_LOCATION_ITEM:
    case BUNKO_LOCATION_TAG:
    case BUNKO_LOCATION_READER:
    default:
      return bunko_location_new_home ();
    }
}

static void
bunko_sidebar_entries_init (BunkoSidebarEntries *self)
{
  self->bindings = g_ptr_array_new_with_free_func (g_object_unref);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      g_autoptr (BunkoLocation) location = make_location (i);
      BunkoSidebarEntry *entry = bunko_sidebar_entry_new (fixed[i].section, _ (fixed[i].title),
                                                          fixed[i].icon_name, location);

      if (fixed[i].section == BUNKO_SIDEBAR_SECTION_FILTERS)
        {
          self->filters_start = i;
          self->all_filters = entry;
        }
      g_ptr_array_add (self->entries, entry);
    }
}

static BunkoSidebarEntry *
get_nth_filter (BunkoSidebarEntries *self, guint n)
{
  return self->entries->pdata[self->filters_start + n];
}

static void
filter_counted_cb (BunkoSidebarEntries *self, BunkoItem *item, gint64 count)
{
  for (guint i = 0; i < self->n_filters; i++)
    {
      BunkoSidebarEntry *entry = get_nth_filter (self, i);

      if ((gpointer) bunko_sidebar_entry_get_filter (entry) == item)
        bunko_sidebar_entry_set_count (entry, count);
    }
}

static void
remove_filters (BunkoSidebarEntries *self, guint position, guint n)
{
  if (n == 0)
    return;
  g_ptr_array_remove_range (self->entries, self->filters_start + position, n);
  self->n_filters -= n;
  g_list_model_items_changed (G_LIST_MODEL (self), self->filters_start + position, n, 0);
}

static void
insert_filters (BunkoSidebarEntries *self, guint position, guint n)
{
  if (n == 0)
    return;
  for (guint i = position; i < position + n; i++)
    {
      g_autoptr (BunkoFilter) filter = g_list_model_get_item (G_LIST_MODEL (self->filters), i);

      g_ptr_array_insert (self->entries, (gint) (self->filters_start + i),
                          bunko_sidebar_entry_new_for_filter (filter));
      if (self->refresh_id == 0)
        bunko_item_counter_request (self->counter, BUNKO_ITEM (filter));
    }
  self->n_filters += n;
  g_list_model_items_changed (G_LIST_MODEL (self), self->filters_start + position, 0, n);
}

/* The entries are those of the first filters of the list. */
static void
filters_changed_cb (BunkoSidebarEntries *self, guint position, guint removed, guint added)
{
  guint total = g_list_model_get_n_items (G_LIST_MODEL (self->filters));
  guint wanted = MIN (total, BUNKO_SIDEBAR_MAX_FILTERS);

  if (position < BUNKO_SIDEBAR_MAX_FILTERS)
    {
      if (position < self->n_filters)
        remove_filters (self, position, MIN (removed, self->n_filters - position));
      insert_filters (self, position, MIN (added, wanted - MIN (wanted, position)));
      if (self->n_filters > wanted)
        remove_filters (self, wanted, self->n_filters - wanted);
      insert_filters (self, self->n_filters, wanted - self->n_filters);
    }
  bunko_sidebar_entry_set_count (self->all_filters, total);
}

static void
count_filters (BunkoSidebarEntries *self)
{
  bunko_item_counter_clear (self->counter);
  for (guint i = self->n_filters; i > 0; i--)
    bunko_item_counter_request (
        self->counter, BUNKO_ITEM (bunko_sidebar_entry_get_filter (get_nth_filter (self, i - 1))));
}

static void
refresh_now_cb (gpointer user_data)
{
  BunkoSidebarEntries *self = user_data;

  self->refresh_id = 0;
  bunko_view_counts_refresh (self->counts);
  count_filters (self);
}

static void
load_filters_cb (gpointer user_data)
{
  BunkoSidebarEntries *self = user_data;

  self->filters_id = 0;
  bunko_filter_list_refresh (self->filters);
}

static void
reconnected_cb (BunkoSidebarEntries *self)
{
  bunko_filter_list_refresh (self->filters);
  bunko_sidebar_entries_refresh (self);
}

static void
bind_counts (BunkoSidebarEntries *self)
{
  /* Nothing stands between the fixed entries before there is a context. */
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      if (fixed[i].count != NULL)
        g_ptr_array_add (self->bindings, g_object_ref (g_object_bind_property (
                                             self->counts, fixed[i].count, self->entries->pdata[i],
                                             "count", G_BINDING_SYNC_CREATE)));
    }
}

static void
forget_context (BunkoSidebarEntries *self)
{
  g_clear_handle_id (&self->filters_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (bunko_context_get_library (self->context), self);
  g_signal_handlers_disconnect_by_data (self->context, self);
  g_signal_handlers_disconnect_by_data (self->filters, self);
  g_signal_handlers_disconnect_by_data (self->counter, self);
  bunko_view_counts_stop (self->counts);
  for (guint i = 0; i < self->bindings->len; i++)
    g_binding_unbind (self->bindings->pdata[i]);
  g_ptr_array_set_size (self->bindings, 0);
  remove_filters (self, 0, self->n_filters);
  for (guint i = 0; i < self->entries->len; i++)
    bunko_sidebar_entry_set_count (self->entries->pdata[i], -1);
  g_clear_object (&self->filters);
  g_clear_object (&self->counter);
  g_clear_object (&self->counts);
  g_clear_object (&self->context);
}

static void
take_context (BunkoSidebarEntries *self, BunkoContext *context)
{
  BunkoLibrary *library = bunko_context_get_library (context);

  self->context = g_object_ref (context);
  self->counts = bunko_view_counts_new (library);
  self->counter = bunko_item_counter_new (library);
  self->filters = bunko_filter_list_new (library);
  bind_counts (self);
  g_signal_connect_swapped (self->counter, "counted", G_CALLBACK (filter_counted_cb), self);
  g_signal_connect_swapped (self->filters, "items-changed", G_CALLBACK (filters_changed_cb), self);
  g_signal_connect_swapped (library, "edited", G_CALLBACK (bunko_sidebar_entries_refresh), self);
  g_signal_connect_swapped (library, "filters-changed", G_CALLBACK (bunko_sidebar_entries_refresh),
                            self);
  g_signal_connect_swapped (context, "reconnected", G_CALLBACK (reconnected_cb), self);
  self->filters_id = g_timeout_add_once (FILTERS_MILLISECONDS, load_filters_cb, self);
  bunko_sidebar_entries_refresh (self);
}

/**
 * bunko_sidebar_entries_new:
 *
 * Returns: (transfer full): the entries that are always there
 */
BunkoSidebarEntries *
bunko_sidebar_entries_new (void)
{
  return g_object_new (BUNKO_TYPE_SIDEBAR_ENTRIES, NULL);
}

/**
 * bunko_sidebar_entries_set_context:
 * @self: entries
 * @context: (nullable): the library that is open
 *
 * Takes filters and numbers from another library.
 */
void
bunko_sidebar_entries_set_context (BunkoSidebarEntries *self, BunkoContext *context)
{
  g_return_if_fail (BUNKO_IS_SIDEBAR_ENTRIES (self));
  g_return_if_fail (context == NULL || BUNKO_IS_CONTEXT (context));

  if (self->context == context)
    return;
  if (self->context != NULL)
    forget_context (self);
  if (context != NULL)
    take_context (self, context);
}

/**
 * bunko_sidebar_entries_refresh:
 * @self: entries
 *
 * Counts again, a little later.
 */
void
bunko_sidebar_entries_refresh (BunkoSidebarEntries *self)
{
  g_return_if_fail (BUNKO_IS_SIDEBAR_ENTRIES (self));

  if (self->context != NULL && self->refresh_id == 0)
    self->refresh_id = g_timeout_add_once (REFRESH_MILLISECONDS, refresh_now_cb, self);
}

/**
 * bunko_sidebar_entries_find:
 * @self: entries
 * @location: what a tab shows
 * @position: (out) (optional): where in the list the entry is
 *
 * Finds the entry to mark while @location is shown.
 *
 * Returns: (transfer none) (nullable): the entry; %NULL if there is none for @location
 */
BunkoSidebarEntry *
bunko_sidebar_entries_find (BunkoSidebarEntries *self, BunkoLocation *location, guint *position)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRIES (self), NULL);
  g_return_val_if_fail (BUNKO_IS_LOCATION (location), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      BunkoSidebarEntry *entry = self->entries->pdata[i];

      if (!bunko_sidebar_entry_shows (entry, location))
        continue;
      if (position != NULL)
        *position = i;
      return entry;
    }
  return NULL;
}

/**
 * bunko_sidebar_entries_get_server:
 * @self: entries
 *
 * Returns: (transfer none): the entry of the server
 */
BunkoSidebarEntry *
bunko_sidebar_entries_get_server (BunkoSidebarEntries *self)
{
  g_return_val_if_fail (BUNKO_IS_SIDEBAR_ENTRIES (self), NULL);

  return self->entries->pdata[self->entries->len - 1];
}
