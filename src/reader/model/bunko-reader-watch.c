/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-watch.h"

/* How long a page is on the screen before it counts as read: leafing through reports nothing. */
#define READ_AFTER_MS 400

/**
 * BunkoReaderWatch:
 *
 * Watches which page is on the screen, and tells the journal which ones were read. A page counts
 * as read after a while, once until another one is shown.
 */
struct _BunkoReaderWatch
{
  GObject parent_instance;

  BunkoReaderJournal *journal;
  BunkoPage *page; /* to be reported when read_id fires */
  gint64 reported_id;
  guint read_id;
};

G_DEFINE_FINAL_TYPE (BunkoReaderWatch, bunko_reader_watch, G_TYPE_OBJECT)

static void
bunko_reader_watch_dispose (GObject *object)
{
  BunkoReaderWatch *self = BUNKO_READER_WATCH (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_clear_object (&self->page);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (bunko_reader_watch_parent_class)->dispose (object);
}

static void
bunko_reader_watch_class_init (BunkoReaderWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_reader_watch_dispose;
}

static void
bunko_reader_watch_init (BunkoReaderWatch *self)
{
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

/**
 * bunko_reader_watch_set_page:
 * @self: a watch
 * @page: (nullable): the page on the screen; %NULL if there is none
 *
 * Tells what is shown. It is reported after a while, unless it was reported already.
 */
void
bunko_reader_watch_set_page (BunkoReaderWatch *self, BunkoPage *page)
{
  g_return_if_fail (BUNKO_IS_READER_WATCH (self));

  if (page != NULL && bunko_item_get_id (BUNKO_ITEM (page)) == self->reported_id)
    page = NULL;
  if (!g_set_object (&self->page, page))
    return;

  g_clear_handle_id (&self->read_id, g_source_remove);
  if (page != NULL)
    self->read_id =
        g_timeout_add_once (READ_AFTER_MS, (GSourceOnceFunc) bunko_reader_watch_report, self);
}

/**
 * bunko_reader_watch_report:
 * @self: a watch
 *
 * Reports the page on the screen now, however short it was there.
 */
void
bunko_reader_watch_report (BunkoReaderWatch *self)
{
  g_autoptr (BunkoPage) page = NULL;

  g_return_if_fail (BUNKO_IS_READER_WATCH (self));

  g_clear_handle_id (&self->read_id, g_source_remove);
  page = g_steal_pointer (&self->page);
  if (page == NULL)
    return;
  self->reported_id = bunko_item_get_id (BUNKO_ITEM (page));
  bunko_reader_journal_report_page (self->journal, page);
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

  self->reported_id = 0;
}
