/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-summary.h"

#include "bunko-children-source.h"
#include "bunko-gallery-order-private.h"
#include "bunko-gather-private.h"
#include "bunko-item-query.h"

/**
 * BunkoItemSummary:
 *
 * What can be said about the galleries of an item without showing them: how many there are, and
 * where to go on reading. Numbers are -1 until they are known.
 *
 * As long as there are few galleries, the numbers follow them: a gallery that becomes a favorite is
 * counted at once. Of many, the server is asked for the numbers.
 */

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_GALLERIES,
  PROP_FAVORITES,
  PROP_INBOX,
  PROP_UNREAD,
  PROP_NEXT,
  N_PROPS
};

#define N_COUNTS (PROP_UNREAD - PROP_GALLERIES + 1)

/* What the server is asked for, in the order of the properties; it has no view of what is unread.
 */
static const BunkoViewType asked_views[] = {
  BUNKO_VIEW_TYPE_ALL,
  BUNKO_VIEW_TYPE_FAVORITE,
  BUNKO_VIEW_TYPE_INBOX,
};

struct _BunkoItemSummary
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoViewQuery *query;
  GPtrArray *galleries; /* NULL if they are many */
  BunkoGallery *next;
  gint64 counts[N_COUNTS];
  GCancellable *cancellable; /* while it asks */
  guint n_asked;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BunkoItemSummary, bunko_item_summary, G_TYPE_OBJECT)

static void ask_next (BunkoItemSummary *self);

static void
set_count (BunkoItemSummary *self, guint prop, gint64 count)
{
  if (self->counts[prop - PROP_GALLERIES] == count)
    return;
  self->counts[prop - PROP_GALLERIES] = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static gint64
count_in (GPtrArray *galleries, gboolean (*is_counted) (BunkoItem *item))
{
  gint64 n = 0;

  for (guint i = 0; i < galleries->len; i++)
    n += is_counted (galleries->pdata[i]);
  return n;
}

static gboolean
is_there (BunkoItem *item)
{
  return bunko_item_is_in_view (item, BUNKO_VIEW_TYPE_ALL);
}

static gboolean
is_favorite (BunkoItem *item)
{
  return bunko_item_is_in_view (item, BUNKO_VIEW_TYPE_FAVORITE);
}

static gboolean
is_in_inbox (BunkoItem *item)
{
  return bunko_item_is_in_view (item, BUNKO_VIEW_TYPE_INBOX);
}

static gboolean
is_unread (BunkoItem *item)
{
  return is_there (item) && !bunko_item_has_metatag (item, BUNKO_METATAG_READ);
}

/* The one that was read last; galleries->len if none was read. */
static guint
find_last_read (GPtrArray *galleries)
{
  guint last = galleries->len;
  gint64 time = 0;

  for (guint i = 0; i < galleries->len; i++)
    {
      gint64 read = bunko_gallery_get_last_read (galleries->pdata[i]);

      if (is_there (galleries->pdata[i]) && read > time)
        {
          time = read;
          last = i;
        }
    }
  return last;
}

/* On from the one that was read last, which may not be read to its end; then from the start. */
static BunkoGallery *
find_next (GPtrArray *galleries)
{
  guint last = find_last_read (galleries);
  guint start = last < galleries->len ? last : 0;

  for (guint i = 0; i < galleries->len; i++)
    {
      BunkoItem *item = galleries->pdata[(start + i) % galleries->len];

      if (is_unread (item))
        return BUNKO_GALLERY (item);
    }
  return NULL;
}

static void
update (BunkoItemSummary *self)
{
  if (self->galleries == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  set_count (self, PROP_GALLERIES, count_in (self->galleries, is_there));
  set_count (self, PROP_FAVORITES, count_in (self->galleries, is_favorite));
  set_count (self, PROP_INBOX, count_in (self->galleries, is_in_inbox));
  set_count (self, PROP_UNREAD, count_in (self->galleries, is_unread));
  if (g_set_object (&self->next, find_next (self->galleries)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Takes @galleries. */
static void
set_galleries (BunkoItemSummary *self, GPtrArray *galleries)
{
  for (guint i = 0; self->galleries != NULL && i < self->galleries->len; i++)
    g_signal_handlers_disconnect_by_data (self->galleries->pdata[i], self);
  g_clear_pointer (&self->galleries, g_ptr_array_unref);
  self->galleries = galleries;
  for (guint i = 0; galleries != NULL && i < galleries->len; i++)
    {
      g_signal_connect_swapped (galleries->pdata[i], "notify::metatags", G_CALLBACK (update), self);
      g_signal_connect_swapped (galleries->pdata[i], "notify::last-read", G_CALLBACK (update),
                                self);
    }
  update (self);
}

static void
end (BunkoItemSummary *self)
{
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemSummary) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 count = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* What the server does not tell stays as it is. */
  if (count >= 0)
    set_count (self, PROP_GALLERIES + self->n_asked, count);
  self->n_asked++;
  ask_next (self);
}

static void
ask_next (BunkoItemSummary *self)
{
  g_autoptr (BunkoViewQuery) query = NULL;
  g_autoptr (BunkoListSource) source = NULL;

  if (self->n_asked >= G_N_ELEMENTS (asked_views))
    {
      end (self);
      return;
    }
  query = bunko_view_query_copy (self->query);
  bunko_view_query_set_view (query, asked_views[self->n_asked]);
  source = bunko_library_view (self->library, query);
  bunko_list_source_count_async (source, self->cancellable, counted_cb, g_object_ref (self));
}

static void
ask (BunkoItemSummary *self)
{
  set_galleries (self, NULL);
  set_count (self, PROP_UNREAD, -1);
  if (g_set_object (&self->next, NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT]);
  self->n_asked = 0;
  ask_next (self);
}

static void
gathered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoItemSummary) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *galleries = NULL;
  gint64 total;

  _bunko_library_gather_finish (BUNKO_LIBRARY (source), result, &total, &galleries, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (galleries == NULL)
    {
      ask (self);
      return;
    }
  if (bunko_view_query_get_parent_type (self->query) == BUNKO_ITEM_TYPE_GROUPING)
    g_ptr_array_sort_values (galleries, _bunko_gallery_compare_numbers);
  set_galleries (self, galleries);
  end (self);
}

static void
bunko_item_summary_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoItemSummary *self = BUNKO_ITEM_SUMMARY (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    case PROP_GALLERIES:
    case PROP_FAVORITES:
    case PROP_INBOX:
    case PROP_UNREAD:
      g_value_set_int64 (value, self->counts[prop_id - PROP_GALLERIES]);
      break;
    case PROP_NEXT:
      g_value_set_object (value, self->next);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_item_summary_dispose (GObject *object)
{
  BunkoItemSummary *self = BUNKO_ITEM_SUMMARY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->galleries != NULL)
    {
      for (guint i = 0; i < self->galleries->len; i++)
        g_signal_handlers_disconnect_by_data (self->galleries->pdata[i], self);
      g_clear_pointer (&self->galleries, g_ptr_array_unref);
    }
  g_clear_object (&self->next);
  g_clear_object (&self->query);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_item_summary_parent_class)->dispose (object);
}

static void
bunko_item_summary_class_init (BunkoItemSummaryClass *klass)
{
  static const char *names[N_COUNTS] = { "galleries", "favorites", "inbox", "unread" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_item_summary_get_property;
  object_class->dispose = bunko_item_summary_dispose;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  for (guint i = 0; i < N_COUNTS; i++)
    properties[PROP_GALLERIES + i] =
        g_param_spec_int64 (names[i], NULL, NULL, -1, G_MAXINT64, -1, flags);
  properties[PROP_NEXT] = g_param_spec_object ("next", NULL, NULL, BUNKO_TYPE_GALLERY, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_item_summary_init (BunkoItemSummary *self)
{
  for (guint i = 0; i < N_COUNTS; i++)
    self->counts[i] = -1;
}

/**
 * bunko_item_summary_new:
 * @library: a library
 * @query: which galleries: those of an item, or those that a search finds; it is copied
 *
 * Nothing is asked before bunko_item_summary_refresh().
 *
 * Returns: (transfer full): the summary
 */
BunkoItemSummary *
bunko_item_summary_new (BunkoLibrary *library, BunkoViewQuery *query)
{
  BunkoItemSummary *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BUNKO_IS_VIEW_QUERY (query), NULL);

  self = g_object_new (BUNKO_TYPE_ITEM_SUMMARY, NULL);
  self->library = g_object_ref (library);
  self->query = bunko_view_query_copy (query);
  return self;
}

/**
 * bunko_item_summary_refresh:
 * @self: a summary
 *
 * Asks the server. What is known stays until the answer is there.
 */
void
bunko_item_summary_refresh (BunkoItemSummary *self)
{
  g_return_if_fail (BUNKO_IS_ITEM_SUMMARY (self));

  bunko_item_summary_stop (self);
  self->cancellable = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  if (bunko_children_source_can_list (self->query))
    _bunko_library_gather_async (self->library, bunko_view_query_get_parent_type (self->query),
                                 bunko_view_query_get_parent_id (self->query), self->cancellable,
                                 gathered_cb, g_object_ref (self));
  else
    ask (self);
}

/**
 * bunko_item_summary_stop:
 * @self: a summary
 *
 * Waits for no answer any more.
 */
void
bunko_item_summary_stop (BunkoItemSummary *self)
{
  g_return_if_fail (BUNKO_IS_ITEM_SUMMARY (self));

  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  end (self);
}

/**
 * bunko_item_summary_get_loading:
 * @self: a summary
 *
 * Returns: whether an answer is under way
 */
gboolean
bunko_item_summary_get_loading (BunkoItemSummary *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUMMARY (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * bunko_item_summary_get_galleries:
 * @self: a summary
 *
 * Returns: how many galleries there are, without the trash; -1 if that is not known
 */
gint64
bunko_item_summary_get_galleries (BunkoItemSummary *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUMMARY (self), -1);

  return self->counts[0];
}

/**
 * bunko_item_summary_get_favorites:
 * @self: a summary
 *
 * Returns: how many of the galleries are favorites; -1 if that is not known
 */
gint64
bunko_item_summary_get_favorites (BunkoItemSummary *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUMMARY (self), -1);

  return self->counts[PROP_FAVORITES - PROP_GALLERIES];
}

/**
 * bunko_item_summary_get_inbox:
 * @self: a summary
 *
 * Returns: how many of the galleries are in the inbox; -1 if that is not known
 */
gint64
bunko_item_summary_get_inbox (BunkoItemSummary *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUMMARY (self), -1);

  return self->counts[PROP_INBOX - PROP_GALLERIES];
}

/**
 * bunko_item_summary_get_unread:
 * @self: a summary
 *
 * Returns: how many of the galleries are not marked as read; -1 if that is not known
 */
gint64
bunko_item_summary_get_unread (BunkoItemSummary *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUMMARY (self), -1);

  return self->counts[PROP_UNREAD - PROP_GALLERIES];
}

/**
 * bunko_item_summary_get_first:
 * @self: a summary
 *
 * Returns: (transfer none) (nullable): the first gallery, of a series by its numbers; %NULL if
 *   there is none, or if there are too many to know
 */
BunkoGallery *
bunko_item_summary_get_first (BunkoItemSummary *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUMMARY (self), NULL);

  for (guint i = 0; self->galleries != NULL && i < self->galleries->len; i++)
    {
      if (is_there (self->galleries->pdata[i]))
        return self->galleries->pdata[i];
    }
  return NULL;
}

/**
 * bunko_item_summary_get_next:
 * @self: a summary
 *
 * Returns: (transfer none) (nullable): where to go on reading: the gallery that was read last, if
 *   it is not marked as read, or the next one that is not; %NULL if all are, or if there are too
 *   many to know
 */
BunkoGallery *
bunko_item_summary_get_next (BunkoItemSummary *self)
{
  g_return_val_if_fail (BUNKO_IS_ITEM_SUMMARY (self), NULL);

  return self->next;
}
