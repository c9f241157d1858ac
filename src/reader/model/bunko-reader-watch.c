/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-watch.h"

/* How long pages are on the screen before they count as read: leafing through reports nothing. */
#define READ_AFTER_MS 400

/**
 * BunkoReaderWatch:
 *
 * Watches which pages are on the screen, and tells the journal which ones were read. A page counts
 * as read after a while, once until it is shown again after others.
 */
struct _BunkoReaderWatch
{
  GObject parent_instance;

  BunkoReaderJournal *journal;
  GPtrArray *pages;     /* of BunkoPage: on the screen */
  GHashTable *reported; /* ids of those among the last ones on the screen that were reported */
  guint read_id;
};

G_DEFINE_FINAL_TYPE (BunkoReaderWatch, bunko_reader_watch, G_TYPE_OBJECT)

static void
bunko_reader_watch_dispose (GObject *object)
{
  BunkoReaderWatch *self = BUNKO_READER_WATCH (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_ptr_array_set_size (self->pages, 0);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (bunko_reader_watch_parent_class)->dispose (object);
}

static void
bunko_reader_watch_finalize (GObject *object)
{
  BunkoReaderWatch *self = BUNKO_READER_WATCH (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->reported, g_hash_table_unref);

  G_OBJECT_CLASS (bunko_reader_watch_parent_class)->finalize (object);
}

static void
bunko_reader_watch_class_init (BunkoReaderWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_reader_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_reader_watch_finalize;
}

static void
bunko_reader_watch_init (BunkoReaderWatch *self)
{
  self->pages = g_ptr_array_new_with_free_func (g_object_unref);
  self->reported = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * bunko_reader_watch_new:
 * @journal: where it is written down what is read
 *
 * Returns: (transfer full): a watch that has seen no page
 */
BunkoReaderWatch *
bunko_reader_watch_new (BunkoReaderJournal *journal)
{
  BunkoReaderWatch *self;

  g_return_val_if_fail (BUNKO_IS_READER_JOURNAL (journal), NULL);

  self = g_object_new (BUNKO_TYPE_READER_WATCH, NULL);
  self->journal = g_object_ref (journal);

  return self;
}

static gint64
get_id (GPtrArray *pages, guint index)
{
  return bunko_item_get_id (BUNKO_ITEM (g_ptr_array_index (pages, index)));
}

static gboolean
contains (GPtrArray *pages, gint64 id)
{
  for (guint i = 0; i < pages->len; i++)
    {
      if (get_id (pages, i) == id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_same (BunkoReaderWatch *self, GPtrArray *pages)
{
  if (pages->len != self->pages->len)
    return FALSE;
  for (guint i = 0; i < pages->len; i++)
    {
      if (get_id (pages, i) != get_id (self->pages, i))
        return FALSE;
    }
  return TRUE;
}

/* What was reported and stays on the screen is not reported again. */
static void
forget_others (BunkoReaderWatch *self, GPtrArray *pages)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->reported);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!contains (pages, *(const gint64 *) id))
        g_hash_table_iter_remove (&iter);
    }
}

static gboolean
has_unreported (BunkoReaderWatch *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const gint64 id = get_id (self->pages, i);

      if (!g_hash_table_contains (self->reported, &id))
        return TRUE;
    }
  return FALSE;
}

/**
 * bunko_reader_watch_set_pages:
 * @self: a watch
 * @pages: (element-type BunkoPage): the pages on the screen in reading order, such as both of a
 *   pair; none while there is nothing to see of them
 *
 * Tells what is shown. What was not reported already is after a while, in this order. Nothing to
 * see, for as long as a picture takes, does not make what comes back count again.
 */
void
bunko_reader_watch_set_pages (BunkoReaderWatch *self, GPtrArray *pages)
{
  g_return_if_fail (BUNKO_IS_READER_WATCH (self));
  g_return_if_fail (pages != NULL);

  if (has_same (self, pages))
    return;

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_ptr_array_set_size (self->pages, 0);
  for (guint i = 0; i < pages->len; i++)
    g_ptr_array_add (self->pages, g_object_ref (g_ptr_array_index (pages, i)));
  if (pages->len > 0)
    forget_others (self, pages);
  if (has_unreported (self))
    self->read_id =
        g_timeout_add_once (READ_AFTER_MS, (GSourceOnceFunc) bunko_reader_watch_report, self);
}

/**
 * bunko_reader_watch_report:
 * @self: a watch
 *
 * Reports the pages on the screen now, however short they were there.
 */
void
bunko_reader_watch_report (BunkoReaderWatch *self)
{
  g_return_if_fail (BUNKO_IS_READER_WATCH (self));

  g_clear_handle_id (&self->read_id, g_source_remove);
  for (guint i = 0; i < self->pages->len; i++)
    {
      const gint64 id = get_id (self->pages, i);

      if (g_hash_table_add (self->reported, g_memdup2 (&id, sizeof id)))
        bunko_reader_journal_report_page (self->journal, g_ptr_array_index (self->pages, i));
    }
}

/**
 * bunko_reader_watch_forget:
 * @self: a watch
 *
 * Forgets what was reported last: the same page counts again.
 */
void
bunko_reader_watch_forget (BunkoReaderWatch *self)
{
  g_return_if_fail (BUNKO_IS_READER_WATCH (self));

  g_hash_table_remove_all (self->reported);
}
