/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-incognito.h"
#include "settings/bunko-reader-store.h"
#include "settings/bunko-recent-list.h"

#include "bunko-library-journal.h"
#include "bunko-read-queue.h"

/* The journal of a gallery of a server. What is read goes into the queue of the server, which
 * reports it when it can. Servers that do not remember where reading stopped get a store that does.
 * Nothing of this happens while reading shall leave no traces. */
struct _BunkoLibraryJournal
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoGallery *gallery;
  BunkoReadQueue *queue;
  BunkoReaderStore *store;
};

static void bunko_library_journal_iface_init (BunkoReaderJournalInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoLibraryJournal,
                               bunko_library_journal,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_READER_JOURNAL,
                                                      bunko_library_journal_iface_init))

static gint64
get_id (BunkoLibraryJournal *self)
{
  return bunko_item_get_id (BUNKO_ITEM (self->gallery));
}

static gboolean
is_incognito (void)
{
  return bunko_incognito_get_active (bunko_incognito_get_default ());
}

static gboolean
is_last (BunkoLibraryJournal *self, guint page)
{
  const int count = bunko_gallery_get_page_count (self->gallery);

  return count > 0 && page >= (guint) count;
}

static void
progress_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (BunkoReadProgress) progress = NULL;
  GError *error = NULL;

  progress = bunko_library_get_progress_finish (BUNKO_LIBRARY (source), result, &error);
  if (progress == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, progress->end ? 0 : MAX (progress->page_number, 0));
}

static void
store_changed_cb (GTask *task)
{
  BunkoLibraryJournal *self = g_task_get_source_object (task);

  if (!bunko_reader_store_get_loaded (self->store))
    return;
  g_signal_handlers_disconnect_by_data (self->store, task);
  g_task_return_int (task, (gssize) bunko_reader_store_get_last_page (self->store, get_id (self)));
  g_object_unref (task);
}

/* What the server was not told yet is newer than what it knows. */
static void
bunko_library_journal_continue_async (BunkoReaderJournal *journal,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  BunkoLibraryJournal *self = BUNKO_LIBRARY_JOURNAL (journal);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const guint waiting = bunko_read_queue_find_last (self->queue, get_id (self));

  g_task_set_source_tag (task, bunko_library_journal_continue_async);
  if (waiting > 0)
    g_task_return_int (task, is_last (self, waiting) ? 0 : (gssize) waiting);
  else if (bunko_library_keeps_progress (self->library))
    bunko_library_get_progress_async (self->library, self->gallery, cancellable, progress_cb,
                                      g_steal_pointer (&task));
  else if (bunko_reader_store_get_loaded (self->store))
    g_task_return_int (task,
                       (gssize) bunko_reader_store_get_last_page (self->store, get_id (self)));
  else
    g_signal_connect_swapped (self->store, "changed", G_CALLBACK (store_changed_cb),
                              g_steal_pointer (&task));
}

static guint
bunko_library_journal_continue_finish (BunkoReaderJournal *journal,
                                       GAsyncResult *result,
                                       GError **error)
{
  gssize page;

  g_return_val_if_fail (g_task_is_valid (result, journal), 0);

  page = g_task_propagate_int (G_TASK (result), error);
  return page > 0 ? (guint) page : 0;
}

static void
bunko_library_journal_report_open (BunkoReaderJournal *journal)
{
  BunkoLibraryJournal *self = BUNKO_LIBRARY_JOURNAL (journal);

  if (is_incognito ())
    return;
  bunko_recent_list_add_viewed (bunko_library_get_state_key (self->library), get_id (self));
  bunko_library_report_open_async (self->library, self->gallery, NULL, NULL, NULL);
}

/* Who has read the last page starts anew. */
static void
keep_last_page (BunkoLibraryJournal *self, guint page)
{
  bunko_reader_store_set (self->store, BUNKO_READER_SCOPE_GALLERY, get_id (self),
                          BUNKO_READER_STORE_LAST_PAGE,
                          is_last (self, page) ? NULL : g_variant_new_uint32 (page));
}

static void
bunko_library_journal_report_page (BunkoReaderJournal *journal, BunkoPage *page)
{
  BunkoLibraryJournal *self = BUNKO_LIBRARY_JOURNAL (journal);
  const guint number = (guint) MAX (bunko_page_get_number (page), 1);

  if (is_incognito ())
    return;
  if (!bunko_library_keeps_progress (self->library))
    {
      keep_last_page (self, number);
      bunko_library_note_page_read (self->library, page);
    }
  /* Servers that know read galleries only want to hear of the last page. */
  if (bunko_library_keeps_progress (self->library) || is_last (self, number))
    bunko_read_queue_add (self->queue, page);
}

static void
bunko_library_journal_report_unread (BunkoReaderJournal *journal)
{
  BunkoLibraryJournal *self = BUNKO_LIBRARY_JOURNAL (journal);

  bunko_read_queue_remove_gallery (self->queue, get_id (self));
  bunko_reader_store_set (self->store, BUNKO_READER_SCOPE_GALLERY, get_id (self),
                          BUNKO_READER_STORE_LAST_PAGE, NULL);
}

static void
bunko_library_journal_iface_init (BunkoReaderJournalInterface *iface)
{
  iface->continue_async = bunko_library_journal_continue_async;
  iface->continue_finish = bunko_library_journal_continue_finish;
  iface->report_open = bunko_library_journal_report_open;
  iface->report_page = bunko_library_journal_report_page;
  iface->report_unread = bunko_library_journal_report_unread;
}

static void
bunko_library_journal_dispose (GObject *object)
{
  BunkoLibraryJournal *self = BUNKO_LIBRARY_JOURNAL (object);

  g_clear_object (&self->library);
  g_clear_object (&self->gallery);
  g_clear_object (&self->queue);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (bunko_library_journal_parent_class)->dispose (object);
}

static void
bunko_library_journal_class_init (BunkoLibraryJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_library_journal_dispose;
}

static void
bunko_library_journal_init (BunkoLibraryJournal *self)
{
}

/**
 * bunko_library_journal_new:
 * @library: the server's library
 * @gallery: the gallery that is read
 *
 * Makes the journal of a gallery: what is read in it is reported to the server, also if that is
 * away for a while.
 *
 * Returns: (transfer full): a new journal
 */
BunkoReaderJournal *
bunko_library_journal_new (BunkoLibrary *library, BunkoGallery *gallery)
{
  BunkoLibraryJournal *self;

  g_return_val_if_fail (BUNKO_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  self = g_object_new (BUNKO_TYPE_LIBRARY_JOURNAL, NULL);
  self->library = g_object_ref (library);
  self->gallery = g_object_ref (gallery);
  self->queue = bunko_read_queue_get (library);
  self->store = bunko_reader_store_get (bunko_library_get_state_key (library));
  return BUNKO_READER_JOURNAL (self);
}
