/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-item-counter.h"

#include "bunko-item-query.h"
#include "bunko-library-private.h"
#include "bunko-tag-item.h"
#include "bunko-view-source-private.h"

/**
 * BunkoItemCounter:
 *
 * How many galleries items have, for lists of many items: only what somebody asks for is counted,
 * what was asked for last comes first, and what scrolled away is not asked for any more.
 *
 * The server is asked behind everything that is on the screen: a message may hold a function only
 * once, so each number is a call of its own.
 */

/* So many calls at a time: others have to get their turn. */
#define MAX_CALLS 2

/* So many numbers are kept. */
#define MAX_KNOWN 4000

typedef struct
{
  BunkoItemType type;
  gint64 id;
} Key;

typedef struct
{
  Key key;
  gint64 count; /* -1: being asked for, or refused */
} Known;

struct _BunkoItemCounter
{
  GObject parent_instance;

  BunkoLibrary *library;
  GCancellable *cancellable;
  GHashTable *known; /* Key → Known */
  GQueue order;      /* of Known, the oldest first; borrowed from known */
  GQueue waiting;    /* of BunkoItem, the next one first */
  guint n_calls;
  guint refused; /* a bit for each type of items that the server does not count */
};

G_DEFINE_FINAL_TYPE (BunkoItemCounter, bunko_item_counter, G_TYPE_OBJECT)

enum
{
  SIGNAL_CLEARED,
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void ask (BunkoItemCounter *self);

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_int64_hash (&key->id) * 31 + key->type;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *one = a;
  const Key *other = b;

  return one->id == other->id && one->type == other->type;
}

static void
bunko_item_counter_dispose (GObject *object)
{
  BunkoItemCounter *self = BUNKO_ITEM_COUNTER (object);

  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bunko_item_counter_parent_class)->dispose (object);
}

static void
bunko_item_counter_finalize (GObject *object)
{
  BunkoItemCounter *self = BUNKO_ITEM_COUNTER (object);

  g_clear_object (&self->cancellable);
  g_queue_clear (&self->order);
  g_hash_table_unref (self->known);

  G_OBJECT_CLASS (bunko_item_counter_parent_class)->finalize (object);
}

static void
bunko_item_counter_class_init (BunkoItemCounterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_item_counter_dispose;
  object_class->finalize = bunko_item_counter_finalize;

  /**
   * BunkoItemCounter::cleared:
   * @self: the counter
   *
   * No number is known any more: what is on the screen has to be asked for again.
   */
  signals[SIGNAL_CLEARED] = g_signal_new ("cleared", BUNKO_TYPE_ITEM_COUNTER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BunkoItemCounter::counted:
   * @self: the counter
   * @item: an item that was asked for
   * @count: how many galleries it has
   *
   * A number is known.
   */
  signals[SIGNAL_COUNTED] =
      g_signal_new ("counted", BUNKO_TYPE_ITEM_COUNTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, BUNKO_TYPE_ITEM, G_TYPE_INT64);
}

static void
bunko_item_counter_init (BunkoItemCounter *self)
{
  self->cancellable = g_cancellable_new ();
  self->known = g_hash_table_new_full (hash_key, equal_keys, NULL, g_free);
}

static Known *
find_known (BunkoItemCounter *self, BunkoItem *item)
{
  Key key = { bunko_item_get_item_type (item), bunko_item_get_id (item) };

  return g_hash_table_lookup (self->known, &key);
}

static void
keep (BunkoItemCounter *self, BunkoItem *item, gint64 count)
{
  Known *known = find_known (self, item);

  if (known != NULL)
    {
      known->count = count;
      return;
    }
  if (g_queue_get_length (&self->order) >= MAX_KNOWN)
    {
      Known *oldest = g_queue_pop_head (&self->order);

      g_hash_table_remove (self->known, &oldest->key);
    }
  known = g_new0 (Known, 1);
  known->key = (Key) { bunko_item_get_item_type (item), bunko_item_get_id (item) };
  known->count = count;
  g_hash_table_insert (self->known, &known->key, known);
  g_queue_push_tail (&self->order, known);
}

static void
forget (BunkoItemCounter *self, BunkoItem *item)
{
  Known *known = find_known (self, item);

  if (known == NULL)
    return;
  g_queue_remove (&self->order, known);
  g_hash_table_remove (self->known, &known->key);
}

static gboolean
is_refused (BunkoItemCounter *self, BunkoItemType type)
{
  return (self->refused & (1u << type)) != 0;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BunkoItemCounter *self = g_task_get_source_object (task);
  BunkoItem *item = g_task_get_task_data (task);
  BunkoSession *session = BUNKO_SESSION (source);
  g_autoptr (JsonNode) data = bunko_session_call_finish (session, result, NULL);
  gint64 count = data != NULL ? _bunko_count_from_json (data) : -1;

  self->n_calls--;
  g_task_return_boolean (task, count >= 0);
  /* Disposed of, or what it knew is out of date. */
  if (self->library == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      if (self->library != NULL)
        ask (self);
      return;
    }
  if (count >= 0)
    {
      keep (self, item, count);
      g_signal_emit (self, signals[SIGNAL_COUNTED], 0, item, count);
    }
  else if (bunko_session_get_state (session) == BUNKO_SESSION_AUTHENTICATED)
    self->refused |= 1u << bunko_item_get_item_type (item);
  else
    {
      forget (self, item);
      g_queue_clear_full (&self->waiting, g_object_unref);
    }
  ask (self);
}

/* No galleries belong to tags, and only series to states: their galleries are searched. */
static gboolean
is_searched (BunkoItem *item)
{
  return BUNKO_IS_TAG_ITEM (item) || bunko_item_get_item_type (item) == BUNKO_ITEM_TYPE_STATUS;
}

static JsonObject *
make_search_args (BunkoItemCounter *self, BunkoItem *item)
{
  g_autoptr (BunkoViewQuery) query = bunko_view_query_new ();
  g_autoptr (BunkoListSource) source = NULL;
  g_autofree char *search =
      BUNKO_IS_TAG_ITEM (item) ? bunko_tag_to_query (bunko_tag_item_get_tag (BUNKO_TAG_ITEM (item)))
                               : bunko_item_to_query (item);

  bunko_view_query_set_view (query, BUNKO_VIEW_TYPE_ALL);
  bunko_view_query_set_search (query, search);
  bunko_view_query_set_search_options (query, BUNKO_SEARCH_OPTIONS_DEFAULT |
                                                  BUNKO_SEARCH_OPTION_MATCH_EXACT);
  source = bunko_view_source_new (self->library, query);
  return _bunko_view_source_make_selectors (BUNKO_VIEW_SOURCE (source));
}

static JsonObject *
make_related_args (BunkoItem *item)
{
  JsonObject *args = json_object_new ();

  json_object_set_int_member (args, "item_type", bunko_item_get_item_type (item));
  json_object_set_int_member (args, "item_id", bunko_item_get_id (item));
  json_object_set_int_member (args, "related_type", BUNKO_ITEM_TYPE_GALLERY);
  return args;
}

/* Takes @item. */
static void
send (BunkoItemCounter *self, BunkoItem *item)
{
  gboolean search = is_searched (item);
  g_autoptr (JsonObject) args = search ? make_search_args (self, item) : make_related_args (item);
  GTask *task = g_task_new (self, self->cancellable, NULL, NULL);

  g_task_set_source_tag (task, send);
  g_task_set_task_data (task, item, g_object_unref);
  keep (self, item, -1);
  self->n_calls++;
  bunko_session_call_async (_bunko_library_get_session (self->library),
                            search ? "get_view_count" : "get_related_count", args,
                            BUNKO_PRIORITY_PREFETCH, self->cancellable, counted_cb, task);
}

static void
ask (BunkoItemCounter *self)
{
  while (self->n_calls < MAX_CALLS && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (BunkoItem) item = g_queue_pop_head (&self->waiting);

      if (!is_refused (self, bunko_item_get_item_type (item)))
        send (self, g_steal_pointer (&item));
    }
}

/**
 * bunko_item_counter_new:
 * @library: a library
 *
 * Returns: (transfer full): a counter that knows nothing yet
 */
BunkoItemCounter *
bunko_item_counter_new (BunkoLibrary *library)
{
  BunkoItemCounter *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  self = g_object_new (BUNKO_TYPE_ITEM_COUNTER, NULL);
  self->library = g_object_ref (library);
  return self;
}

/**
 * bunko_item_counter_lookup:
 * @self: a counter
 * @item: an item
 *
 * Returns: how many galleries @item has as far as is known, -1 if it is not
 */
gint64
bunko_item_counter_lookup (BunkoItemCounter *self, BunkoItem *item)
{
  Known *known;

  g_return_val_if_fail (BUNKO_IS_ITEM_COUNTER (self), -1);
  g_return_val_if_fail (BUNKO_IS_ITEM (item), -1);

  known = find_known (self, item);
  return known != NULL ? known->count : -1;
}

/**
 * bunko_item_counter_request:
 * @self: a counter
 * @item: an item that is on the screen now
 *
 * Asks how many galleries @item has, before all that were asked for earlier;
 * #BunkoItemCounter::counted tells. Nothing happens for what is known or on its way already, and
 * for kinds of items that this server does not count.
 */
void
bunko_item_counter_request (BunkoItemCounter *self, BunkoItem *item)
{
  g_return_if_fail (BUNKO_IS_ITEM_COUNTER (self));
  g_return_if_fail (BUNKO_IS_ITEM (item));

  if (find_known (self, item) != NULL || is_refused (self, bunko_item_get_item_type (item)))
    return;
  bunko_item_counter_withdraw (self, item);
  g_queue_push_head (&self->waiting, g_object_ref (item));
  ask (self);
}

/**
 * bunko_item_counter_withdraw:
 * @self: a counter
 * @item: an item that is not on the screen any more
 *
 * Does not ask for @item if it has not been asked for yet.
 */
void
bunko_item_counter_withdraw (BunkoItemCounter *self, BunkoItem *item)
{
  g_return_if_fail (BUNKO_IS_ITEM_COUNTER (self));
  g_return_if_fail (BUNKO_IS_ITEM (item));

  if (g_queue_remove (&self->waiting, item))
    g_object_unref (item);
}

/**
 * bunko_item_counter_clear:
 * @self: a counter
 *
 * Forgets all numbers, as they may be out of date.
 */
void
bunko_item_counter_clear (BunkoItemCounter *self)
{
  g_return_if_fail (BUNKO_IS_ITEM_COUNTER (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_queue_clear (&self->order);
  g_hash_table_remove_all (self->known);
  g_queue_clear_full (&self->waiting, g_object_unref);
  self->refused = 0;
  g_signal_emit (self, signals[SIGNAL_CLEARED], 0);
}
