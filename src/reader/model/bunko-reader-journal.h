/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "library/bunko-page.h"

G_BEGIN_DECLS

#define BUNKO_TYPE_READER_JOURNAL (bunko_reader_journal_get_type ())

G_DECLARE_INTERFACE (BunkoReaderJournal, bunko_reader_journal, BUNKO, READER_JOURNAL, GObject)

/**
 * BunkoReaderJournalInterface:
 * @continue_async: starts to ask where reading stopped
 * @continue_finish: the page to go on at, from 1; 0 for the start
 * @report_open: the gallery is opened
 * @report_page: a page was shown
 * @report_unread: the gallery was marked as unread
 *
 * Where it is written down how far a gallery is read. Reports are made without waiting for them.
 */
struct _BunkoReaderJournalInterface
{
  GTypeInterface parent_iface;

  void (*continue_async) (BunkoReaderJournal *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  guint (*continue_finish) (BunkoReaderJournal *self, GAsyncResult *result, GError **error);
  void (*report_open) (BunkoReaderJournal *self);
  void (*report_page) (BunkoReaderJournal *self, BunkoPage *page);
  void (*report_unread) (BunkoReaderJournal *self);
};

void bunko_reader_journal_continue_async (BunkoReaderJournal *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
guint bunko_reader_journal_continue_finish (BunkoReaderJournal *self,
                                            GAsyncResult *result,
                                            GError **error);
void bunko_reader_journal_report_open (BunkoReaderJournal *self);
void bunko_reader_journal_report_page (BunkoReaderJournal *self, BunkoPage *page);
void bunko_reader_journal_report_unread (BunkoReaderJournal *self);

G_END_DECLS
