/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-read-queue.h"

#include "library/bunko-error-text.h"
#include "settings/bunko-saved-state.h"

/* When it is tried again after the connection was lost: each time twice as late, up to a minute.
 * Who knows that the connection is back does not wait for it. */
#define RETRY_AFTER_MS     2000
#define RETRY_AFTER_MAX_MS 60000

/* Nobody wants to be set back to where they were months ago on another computer. */
#define MAX_AGE_S (30 * 24 * 60 * 60)

/**
 * BunkoReadQueue:
 *
 * The pages that were read and that a server has not heard of yet: one queue a server, for all
 * galleries.
 *
 * They are reported one after another in the order in which they were read, as the last one says
 * where to go on, and one message can report one page only. Each page waits once. Where the server
 * cannot be reached it is tried again; where it refuses a page that is left out. What waits is
 * kept in a file in the user's state folder, so that the next connection reports what the last one
 * could not.
 */
struct _BunkoReadQueue
{
  GObject parent_instance;

  char *server_key;
  BunkoLibrary *library;
  BunkoSavedState *state;
  GPtrArray *events; /* of Event, the first one is sent next */
  gboolean sending;  /* the first one is under way */
  guint retry_source;
  guint retry_after_ms;
};

typedef struct
{
  BunkoPage *page;
  gint64 time; /* in UNIX seconds */
} Event;

G_DEFINE_FINAL_TYPE (BunkoReadQueue, bunko_read_queue, G_TYPE_OBJECT)

/* The queues in use, by server. */
static GHashTable *queues;

static void send_next (BunkoReadQueue *self);

static void
event_free (gpointer data)
{
  Event *event = data;

  g_object_unref (event->page);
  g_free (event);
}

static Event *
event_new (BunkoPage *page, gint64 time)
{
  Event *event = g_new0 (Event, 1);

  event->page = g_object_ref (page);
  event->time = time;
  return event;
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static Event *
get_event (BunkoReadQueue *self, guint index)
{
  return g_ptr_array_index (self->events, index);
}

/* How many stand first and are not to be touched. */
static guint
get_n_fixed (BunkoReadQueue *self)
{
  return self->sending ? 1 : 0;
}

static gint
find (BunkoReadQueue *self, gint64 id)
{
  for (guint i = get_n_fixed (self); i < self->events->len; i++)
    {
      if (bunko_item_get_id (BUNKO_ITEM (get_event (self, i)->page)) == id)
        return (gint) i;
    }
  return -1;
}

static void
keep (BunkoReadQueue *self)
{
  g_auto (GVariantBuilder) events = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(xxix)"));
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  if (!bunko_saved_state_get_loaded (self->state))
    return;
  for (guint i = 0; i < self->events->len; i++)
    {
      const Event *event = get_event (self, i);

      g_variant_builder_add (&events, "(xxix)", bunko_item_get_id (BUNKO_ITEM (event->page)),
                             bunko_page_get_gallery_id (event->page),
                             bunko_page_get_number (event->page), event->time);
    }
  g_variant_dict_insert_value (&dict, "events", g_variant_builder_end (&events));
  bunko_saved_state_set_value (self->state, g_variant_dict_end (&dict));
}

static void
trim (BunkoReadQueue *self)
{
  const guint n_fixed = get_n_fixed (self);

  if (self->events->len > BUNKO_READ_QUEUE_MAX)
    g_ptr_array_remove_range (self->events, n_fixed, self->events->len - BUNKO_READ_QUEUE_MAX);
}

static void
retry_cb (gpointer user_data)
{
  BunkoReadQueue *self = user_data;

  self->retry_source = 0;
  send_next (self);
}

static void
retry_later (BunkoReadQueue *self)
{
  self->retry_source = g_timeout_add_once (self->retry_after_ms, retry_cb, self);
  self->retry_after_ms = MIN (self->retry_after_ms * 2, RETRY_AFTER_MAX_MS);
}

/* Whether the page may get through at another time. */
static gboolean
is_worth_a_retry (const GError *error)
{
  switch (bunko_error_get_kind (error))
    {
    case BUNKO_ERROR_KIND_CANCELLED:
    case BUNKO_ERROR_KIND_UNREACHABLE:
    case BUNKO_ERROR_KIND_LOGIN:
    case BUNKO_ERROR_KIND_TRUST:
      return TRUE;
    case BUNKO_ERROR_KIND_OTHER:
    case BUNKO_ERROR_KIND_INCOMPATIBLE:
    case BUNKO_ERROR_KIND_PERMISSION:
    case BUNKO_ERROR_KIND_UNSUPPORTED:
    case BUNKO_ERROR_KIND_NOT_FOUND:
    default:
      return FALSE;
    }
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoReadQueue) self = user_data;
  g_autoptr (GError) error = NULL;

  self->sending = FALSE;
  if (!bunko_library_report_page_read_finish (BUNKO_LIBRARY (source), result, &error) &&
      is_worth_a_retry (error))
    {
      if (self->retry_source == 0)
        retry_later (self);
      return;
    }
  if (error != NULL)
    g_debug ("The server does not want to know of a page: %s", error->message);
  self->retry_after_ms = RETRY_AFTER_MS;
  g_ptr_array_remove_index (self->events, 0);
  keep (self);
  send_next (self);
}

static void
send_next (BunkoReadQueue *self)
{
  if (self->sending || self->retry_source != 0 || self->events->len == 0 ||
      !bunko_saved_state_get_loaded (self->state))
    return;

  self->sending = TRUE;
  bunko_library_report_page_read_async (self->library, get_event (self, 0)->page, NULL, sent_cb,
                                        g_object_ref (self));
}

static GPtrArray *
parse (GVariant *saved)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (event_free);
  g_autoptr (GVariant) list = NULL;
  GVariantIter iter;
  gint64 id, gallery, time;
  gint32 number;

  if (saved != NULL)
    list = g_variant_lookup_value (saved, "events", G_VARIANT_TYPE ("a(xxix)"));
  if (list == NULL)
    return events;
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(xxix)", &id, &gallery, &number, &time))
    {
      g_autoptr (BunkoPage) page = NULL;

      if (id <= 0 || gallery <= 0 || number <= 0 || time < now () - MAX_AGE_S)
        continue;
      page = bunko_page_new (id, gallery, number);
      g_ptr_array_add (events, event_new (page, time));
    }
  return events;
}

/* What was read meanwhile comes after what waited. */
static void
loaded_cb (BunkoReadQueue *queue)
{
  g_autoptr (BunkoReadQueue) self = queue; /* the reference of create() */
  g_autoptr (GPtrArray) read = g_steal_pointer (&self->events);

  self->events = parse (bunko_saved_state_get_value (self->state));
  for (guint i = 0; i < read->len; i++)
    bunko_read_queue_add (self, ((Event *) g_ptr_array_index (read, i))->page);
  trim (self);
  send_next (self);
}

static void
bunko_read_queue_dispose (GObject *object)
{
  BunkoReadQueue *self = BUNKO_READ_QUEUE (object);

  g_clear_handle_id (&self->retry_source, g_source_remove);
  if (self->state != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->state, self);
      bunko_saved_state_flush (self->state);
    }

  G_OBJECT_CLASS (bunko_read_queue_parent_class)->dispose (object);
}

static void
bunko_read_queue_finalize (GObject *object)
{
  BunkoReadQueue *self = BUNKO_READ_QUEUE (object);

  g_hash_table_remove (queues, self->server_key);
  g_clear_pointer (&self->server_key, g_free);
  g_clear_object (&self->library);
  g_clear_object (&self->state);
  g_clear_pointer (&self->events, g_ptr_array_unref);

  G_OBJECT_CLASS (bunko_read_queue_parent_class)->finalize (object);
}

static void
bunko_read_queue_class_init (BunkoReadQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_read_queue_dispose;
  object_class->finalize = bunko_read_queue_finalize;
}

static void
bunko_read_queue_init (BunkoReadQueue *self)
{
  self->events = g_ptr_array_new_with_free_func (event_free);
  self->retry_after_ms = RETRY_AFTER_MS;
}

/* It stays until its file was read: what is added before is only then kept. */
static BunkoReadQueue *
create (const char *server_key)
{
  BunkoReadQueue *self = g_object_new (BUNKO_TYPE_READ_QUEUE, NULL);

  self->server_key = g_strdup (server_key);
  g_hash_table_insert (queues, self->server_key, self);
  self->state = bunko_saved_state_new ("progress", server_key);
  g_signal_connect_swapped (self->state, "notify::loaded", G_CALLBACK (loaded_cb),
                            g_object_ref (self));
  return self;
}

/**
 * bunko_read_queue_get:
 * @library: the library of a server
 *
 * Gets the queue of a server. All who ask for the same server get the same; it reports over the
 * library that was given last, and starts to report what waits.
 *
 * Returns: (transfer full): the queue
 */
BunkoReadQueue *
bunko_read_queue_get (BunkoLibrary *library)
{
  const char *server_key;
  BunkoReadQueue *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);

  if (queues == NULL)
    queues = g_hash_table_new (g_str_hash, g_str_equal);
  server_key = bunko_library_get_state_key (library);
  self = g_hash_table_lookup (queues, server_key);
  self = self != NULL ? g_object_ref (self) : create (server_key);
  if (g_set_object (&self->library, library))
    bunko_read_queue_retry (self);
  return self;
}

/**
 * bunko_read_queue_add:
 * @self: a queue
 * @page: a page that was read
 *
 * Reports a page as soon as the server can be reached. A page that waits already comes later
 * instead; the first ones go if there are more than %BUNKO_READ_QUEUE_MAX.
 */
void
bunko_read_queue_add (BunkoReadQueue *self, BunkoPage *page)
{
  gint index;

  g_return_if_fail (BUNKO_IS_READ_QUEUE (self));
  g_return_if_fail (BUNKO_IS_PAGE (page));

  index = find (self, bunko_item_get_id (BUNKO_ITEM (page)));
  if (index >= 0)
    g_ptr_array_remove_index (self->events, (guint) index);
  g_ptr_array_add (self->events, event_new (page, now ()));
  trim (self);
  keep (self);
  send_next (self);
}

/**
 * bunko_read_queue_remove_gallery:
 * @self: a queue
 * @gallery: the id of a gallery
 *
 * Forgets the pages of a gallery that wait: it is marked as unread now.
 */
void
bunko_read_queue_remove_gallery (BunkoReadQueue *self, gint64 gallery)
{
  g_return_if_fail (BUNKO_IS_READ_QUEUE (self));

  for (guint i = self->events->len; i > get_n_fixed (self); i--)
    {
      if (bunko_page_get_gallery_id (get_event (self, i - 1)->page) == gallery)
        g_ptr_array_remove_index (self->events, i - 1);
    }
  keep (self);
}

/**
 * bunko_read_queue_find_last:
 * @self: a queue
 * @gallery: the id of a gallery
 *
 * Returns: the number, from 1, of the page of the gallery that was read last and that the server
 * has not heard of; 0 if it knows all
 */
guint
bunko_read_queue_find_last (BunkoReadQueue *self, gint64 gallery)
{
  g_return_val_if_fail (BUNKO_IS_READ_QUEUE (self), 0);

  for (guint i = self->events->len; i > 0; i--)
    {
      BunkoPage *page = get_event (self, i - 1)->page;

      if (bunko_page_get_gallery_id (page) == gallery)
        return (guint) MAX (bunko_page_get_number (page), 0);
    }
  return 0;
}

/**
 * bunko_read_queue_retry:
 * @self: a queue
 *
 * Tries at once to report what waits: the server is back.
 */
void
bunko_read_queue_retry (BunkoReadQueue *self)
{
  g_return_if_fail (BUNKO_IS_READ_QUEUE (self));

  g_clear_handle_id (&self->retry_source, g_source_remove);
  self->retry_after_ms = RETRY_AFTER_MS;
  send_next (self);
}

/**
 * bunko_read_queue_get_length:
 * @self: a queue
 *
 * Returns: how many pages the server has not heard of
 */
guint
bunko_read_queue_get_length (BunkoReadQueue *self)
{
  g_return_val_if_fail (BUNKO_IS_READ_QUEUE (self), 0);

  return self->events->len;
}

/**
 * bunko_read_queue_get_loaded:
 * @self: a queue
 *
 * Returns: whether it was read what waited at the last end of the program
 */
gboolean
bunko_read_queue_get_loaded (BunkoReadQueue *self)
{
  g_return_val_if_fail (BUNKO_IS_READ_QUEUE (self), FALSE);

  return bunko_saved_state_get_loaded (self->state);
}
