/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/bunko-recent-list.h"

#include "bunko-library-journal.h"

/* The journal of a gallery of a server. One report is under way at a time, so that the server hears
 * of the pages in the order in which they were read; of those that were shown meanwhile only the
 * last one is told, as it says all. A report that fails is dropped: the next page brings another.
 */
struct _BunkoLibraryJournal
{
  GObject parent_instance;

  BunkoLibrary *library;
  BunkoGallery *gallery;
  BunkoPage *next_page; /* NULL if nothing waits */
  gboolean reporting;
};

static void bunko_library_journal_iface_init (BunkoReaderJournalInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BunkoLibraryJournal,
                               bunko_library_journal,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_READER_JOURNAL,
                                                      bunko_library_journal_iface_init))

static void report_next (BunkoLibraryJournal *self);

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
bunko_library_journal_continue_async (BunkoReaderJournal *journal,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  BunkoLibraryJournal *self = BUNKO_LIBRARY_JOURNAL (journal);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bunko_library_journal_continue_async);
  bunko_library_get_progress_async (self->library, self->gallery, cancellable, progress_cb, task);
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
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoLibraryJournal) self = user_data;

  bunko_library_report_open_finish (BUNKO_LIBRARY (source), result, NULL);
}

static void
bunko_library_journal_report_open (BunkoReaderJournal *journal)
{
  BunkoLibraryJournal *self = BUNKO_LIBRARY_JOURNAL (journal);

  bunko_recent_list_add_viewed (bunko_library_get_server_key (self->library),
                                bunko_item_get_id (BUNKO_ITEM (self->gallery)));
  bunko_library_report_open_async (self->library, self->gallery, NULL, opened_cb,
                                   g_object_ref (self));
}

static void
page_reported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoLibraryJournal) self = user_data;

  bunko_library_report_page_read_finish (BUNKO_LIBRARY (source), result, NULL);
  self->reporting = FALSE;
  report_next (self);
}

static void
report_next (BunkoLibraryJournal *self)
{
  g_autoptr (BunkoPage) page = NULL;

  if (self->reporting || self->next_page == NULL)
    return;
  self->reporting = TRUE;
  page = g_steal_pointer (&self->next_page);
  bunko_library_report_page_read_async (self->library, page, NULL, page_reported_cb,
                                        g_object_ref (self));
}

static void
bunko_library_journal_report_page (BunkoReaderJournal *journal, BunkoPage *page)
{
  BunkoLibraryJournal *self = BUNKO_LIBRARY_JOURNAL (journal);

  g_set_object (&self->next_page, page);
  report_next (self);
}

static void
bunko_library_journal_iface_init (BunkoReaderJournalInterface *iface)
{
  iface->continue_async = bunko_library_journal_continue_async;
  iface->continue_finish = bunko_library_journal_continue_finish;
  iface->report_open = bunko_library_journal_report_open;
  iface->report_page = bunko_library_journal_report_page;
}

static void
bunko_library_journal_dispose (GObject *object)
{
  BunkoLibraryJournal *self = BUNKO_LIBRARY_JOURNAL (object);

  g_clear_object (&self->library);
  g_clear_object (&self->gallery);
  g_clear_object (&self->next_page);

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
 * Makes the journal that a server keeps of a gallery.
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
  return BUNKO_READER_JOURNAL (self);
}
