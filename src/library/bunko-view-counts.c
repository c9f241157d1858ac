/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-view-counts.h"

#include "bunko-library-private.h"

/**
 * BunkoViewCounts:
 *
 * How many items the views and kinds of a library have, for a sidebar. Each number is a property of
 * its own, -1 until it is known.
 *
 * The server is asked for one number after the other, behind everything that is on the screen:
 * counting takes a server long.
 */

/* What is counted, in the order of the properties. */
static const struct
{
  const char *property;
  BunkoViewType view; /* 0 if it is no view */
  BunkoItemType type; /* 0 if it is no kind of items */
} counted[] = {
  { "library", BUNKO_VIEW_TYPE_LIBRARY, BUNKO_ITEM_TYPE_GALLERY },
  { "favorites", BUNKO_VIEW_TYPE_FAVORITE, BUNKO_ITEM_TYPE_GALLERY },
  { "inbox", BUNKO_VIEW_TYPE_INBOX, BUNKO_ITEM_TYPE_GALLERY },
  { "read-later", BUNKO_VIEW_TYPE_READ_LATER, BUNKO_ITEM_TYPE_GALLERY },
  { "trash", BUNKO_VIEW_TYPE_TRASH, BUNKO_ITEM_TYPE_GALLERY },
  { "all", BUNKO_VIEW_TYPE_ALL, BUNKO_ITEM_TYPE_GALLERY },
  { "collections", 0, BUNKO_ITEM_TYPE_COLLECTION },
  { "series", 0, BUNKO_ITEM_TYPE_GROUPING },
  { "artists", 0, BUNKO_ITEM_TYPE_ARTIST },
  { "circles", 0, BUNKO_ITEM_TYPE_CIRCLE },
  { "parodies", 0, BUNKO_ITEM_TYPE_PARODY },
  { "tags", 0, 0 },
  { "languages", 0, BUNKO_ITEM_TYPE_LANGUAGE },
  { "categories", 0, BUNKO_ITEM_TYPE_CATEGORY },
  { "statuses", 0, BUNKO_ITEM_TYPE_STATUS },
  { "filters", 0, BUNKO_ITEM_TYPE_FILTER },
};

#define N_COUNTED G_N_ELEMENTS (counted)

struct _BunkoViewCounts
{
  GObject parent_instance;

  BunkoLibrary *library;
  gint64 counts[N_COUNTED];
  GCancellable *cancellable; /* while it asks */
  guint next;
  gboolean again; /* once more, as something may have changed meanwhile */
};

G_DEFINE_FINAL_TYPE (BunkoViewCounts, bunko_view_counts, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_FIRST_COUNT,
  N_PROPS = PROP_FIRST_COUNT + N_COUNTED
};

static GParamSpec *properties[N_PROPS];

static void ask_next (BunkoViewCounts *self);

static void
bunko_view_counts_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoViewCounts *self = BUNKO_VIEW_COUNTS (object);

  if (prop_id == PROP_LOADING)
    g_value_set_boolean (value, self->cancellable != NULL);
  else if (prop_id >= PROP_FIRST_COUNT && prop_id < N_PROPS)
    g_value_set_int64 (value, self->counts[prop_id - PROP_FIRST_COUNT]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bunko_view_counts_dispose (GObject *object)
{
  BunkoViewCounts *self = BUNKO_VIEW_COUNTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_view_counts_parent_class)->dispose (object);
}

static void
bunko_view_counts_class_init (BunkoViewCountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_view_counts_get_property;
  object_class->dispose = bunko_view_counts_dispose;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  for (guint i = 0; i < N_COUNTED; i++)
    properties[PROP_FIRST_COUNT + i] =
        g_param_spec_int64 (counted[i].property, NULL, NULL, -1, G_MAXINT64, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_view_counts_init (BunkoViewCounts *self)
{
  for (guint i = 0; i < N_COUNTED; i++)
    self->counts[i] = -1;
}

static void
end (BunkoViewCounts *self)
{
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  if (!self->again)
    return;
  self->again = FALSE;
  bunko_view_counts_refresh (self);
}

static void
set_count (BunkoViewCounts *self, guint i, gint64 count)
{
  if (self->counts[i] == count)
    return;
  self->counts[i] = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_COUNT + i]);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoViewCounts *self = g_task_get_source_object (task);
  BunkoSession *session = BUNKO_SESSION (source);
  g_autoptr (JsonNode) data = bunko_session_call_finish (session, result, NULL);

  g_task_return_boolean (task, data != NULL);
  /* Stopped, and perhaps begun anew. */
  if (self->cancellable == NULL || self->cancellable != g_task_get_cancellable (task))
    return;
  if (data != NULL)
    set_count (self, self->next, _bunko_count_from_json (data));
  /* One that the server refuses stays unknown; without a connection there is nothing to ask. */
  if (data == NULL && bunko_session_get_state (session) != BUNKO_SESSION_AUTHENTICATED)
    {
      end (self);
      return;
    }
  self->next++;
  ask_next (self);
}

/* On servers of version 0.3 the reading list shows everything (HPX wire notes, "API oddities"). */
static gboolean
can_count (BunkoViewCounts *self, guint i)
{
  return counted[i].view != BUNKO_VIEW_TYPE_READ_LATER ||
         bunko_session_is_version_at_least (_bunko_library_get_session (self->library), 0, 4, 0);
}

static const char *
prepare (guint i, JsonObject *args)
{
  if (counted[i].type == 0)
    return "get_tags_count";
  json_object_set_int_member (args, "item_type", counted[i].type);
  if (counted[i].view == 0)
    return "get_count";
  json_object_set_int_member (args, "view_filter", counted[i].view);
  return "get_view_count";
}

static void
ask_next (BunkoViewCounts *self)
{
  g_autoptr (JsonObject) args = json_object_new ();
  const char *fname;
  GTask *task;

  while (self->next < N_COUNTED && !can_count (self, self->next))
    self->next++;
  if (self->next >= N_COUNTED)
    {
      end (self);
      return;
    }
  fname = prepare (self->next, args);
  task = g_task_new (self, self->cancellable, NULL, NULL);
  g_task_set_source_tag (task, ask_next);
  bunko_session_call_async (_bunko_library_get_session (self->library), fname, args,
                            BUNKO_PRIORITY_PREFETCH, self->cancellable, counted_cb, task);
}

/**
 * bunko_view_counts_new:
 * @library: a library
 *
 * Returns: (transfer full): counts that know nothing yet
 */
BunkoViewCounts *
bunko_view_counts_new (BunkoLibrary *library)
{
  BunkoViewCounts *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  self = g_object_new (BUNKO_TYPE_VIEW_COUNTS, NULL);
  self->library = g_object_ref (library);
  return self;
}

/**
 * bunko_view_counts_refresh:
 * @self: counts
 *
 * Asks for all numbers anew; the known ones stay until then. If it is asking already it does so
 * once more afterwards.
 */
void
bunko_view_counts_refresh (BunkoViewCounts *self)
{
  g_return_if_fail (BUNKO_IS_VIEW_COUNTS (self));

  if (self->cancellable != NULL)
    {
      self->again = TRUE;
      return;
    }
  self->cancellable = g_cancellable_new ();
  self->next = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  ask_next (self);
}

/**
 * bunko_view_counts_stop:
 * @self: counts
 *
 * Asks no more.
 */
void
bunko_view_counts_stop (BunkoViewCounts *self)
{
  g_return_if_fail (BUNKO_IS_VIEW_COUNTS (self));

  self->again = FALSE;
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  end (self);
}

/**
 * bunko_view_counts_get_loading:
 * @self: counts
 *
 * Returns: whether it is asking
 */
gboolean
bunko_view_counts_get_loading (BunkoViewCounts *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_COUNTS (self), FALSE);

  return self->cancellable != NULL;
}

static gint64
find_count (BunkoViewCounts *self, BunkoViewType view, BunkoItemType type)
{
  for (guint i = 0; i < N_COUNTED; i++)
    {
      if (counted[i].view == view && counted[i].type == type)
        return self->counts[i];
    }
  return -1;
}

/**
 * bunko_view_counts_get_view:
 * @self: counts
 * @view: a view
 *
 * Returns: how many galleries it shows, -1 if that is not known
 */
gint64
bunko_view_counts_get_view (BunkoViewCounts *self, BunkoViewType view)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_COUNTS (self), -1);

  return find_count (self, view, BUNKO_ITEM_TYPE_GALLERY);
}

/**
 * bunko_view_counts_get_items:
 * @self: counts
 * @type: a kind of items other than galleries
 *
 * Returns: how many of them there are, -1 if that is not known
 */
gint64
bunko_view_counts_get_items (BunkoViewCounts *self, BunkoItemType type)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_COUNTS (self), -1);
  g_return_val_if_fail (type != BUNKO_ITEM_TYPE_NONE, -1);

  return find_count (self, 0, type);
}

/**
 * bunko_view_counts_get_tags:
 * @self: counts
 *
 * Returns: how many tags there are, -1 if that is not known
 */
gint64
bunko_view_counts_get_tags (BunkoViewCounts *self)
{
  g_return_val_if_fail (BUNKO_IS_VIEW_COUNTS (self), -1);

  return find_count (self, 0, BUNKO_ITEM_TYPE_NONE);
}
