/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-journal.h"

G_DEFINE_INTERFACE (BunkoReaderJournal, bunko_reader_journal, G_TYPE_OBJECT)

static void
bunko_reader_journal_default_init (BunkoReaderJournalInterface *iface)
{
}

/**
 * bunko_reader_journal_continue_async:
 * @self: a journal
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks where reading stopped.
 */
void
bunko_reader_journal_continue_async (BunkoReaderJournal *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (BUNKO_IS_READER_JOURNAL (self));

  BUNKO_READER_JOURNAL_GET_IFACE (self)->continue_async (self, cancellable, callback, user_data);
}

/**
 * bunko_reader_journal_continue_finish:
 * @self: a journal
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends bunko_reader_journal_continue_async(). Fails with what the library failed with.
 *
 * Returns: the page to go on at, from 1; 0 if it was not begun, was read to its end, or with @error
 */
guint
bunko_reader_journal_continue_finish (BunkoReaderJournal *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (BUNKO_IS_READER_JOURNAL (self), 0);

  return BUNKO_READER_JOURNAL_GET_IFACE (self)->continue_finish (self, result, error);
}

/**
 * bunko_reader_journal_report_open:
 * @self: a journal
 *
 * Tells that the gallery is opened.
 */
void
bunko_reader_journal_report_open (BunkoReaderJournal *self)
{
  g_return_if_fail (BUNKO_IS_READER_JOURNAL (self));

  BUNKO_READER_JOURNAL_GET_IFACE (self)->report_open (self);
}

/**
 * bunko_reader_journal_report_page:
 * @self: a journal
 * @page: the page that was shown
 *
 * Tells that a page was shown.
 */
void
bunko_reader_journal_report_page (BunkoReaderJournal *self, BunkoPage *page)
{
  g_return_if_fail (BUNKO_IS_READER_JOURNAL (self));
  g_return_if_fail (BUNKO_IS_PAGE (page));

  BUNKO_READER_JOURNAL_GET_IFACE (self)->report_page (self, page);
}

/**
 * bunko_reader_journal_report_unread:
 * @self: a journal
 *
 * Tells that the gallery was marked as unread: what of it was not reported yet shall not be, and
 * reading starts anew where that is kept here.
 */
void
bunko_reader_journal_report_unread (BunkoReaderJournal *self)
{
  g_return_if_fail (BUNKO_IS_READER_JOURNAL (self));

  BUNKO_READER_JOURNAL_GET_IFACE (self)->report_unread (self);
}
