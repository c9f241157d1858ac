/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bunko-list-source.h"
#include "reader/model/bunko-reader-journal.h"

G_BEGIN_DECLS

/* The pages 1 … N of a gallery; page i has the id 1000 + i. Answers come when the test says so, or
 * in the next turn of the main loop. */
#define FAKE_TYPE_PAGES (fake_pages_get_type ())

G_DECLARE_FINAL_TYPE (FakePages, fake_pages, FAKE, PAGES, GObject)

FakePages *fake_pages_new (guint n_pages) G_GNUC_WARN_UNUSED_RESULT;
void fake_pages_begin (FakePages *self);
void fake_pages_set_n_pages (FakePages *self, guint n_pages);
/* The server counts pages that it does not have. */
void fake_pages_set_n_missing (FakePages *self, guint n_missing);
/* Which of them are favorites, from 0; none from the start. */
void fake_pages_set_favorites (FakePages *self, const guint *positions, guint n);
void fake_pages_hold (FakePages *self);
void fake_pages_release (FakePages *self);
void fake_pages_fail_counts (FakePages *self, guint n);
void fake_pages_fail_windows (FakePages *self, guint n);
guint fake_pages_get_n_fetches (FakePages *self);
guint fake_pages_get_n_live (FakePages *self);

/* A journal that remembers, as text: "open 1003 1004 …". */
#define FAKE_TYPE_JOURNAL (fake_journal_get_type ())

G_DECLARE_FINAL_TYPE (FakeJournal, fake_journal, FAKE, JOURNAL, GObject)

FakeJournal *fake_journal_new (guint page) G_GNUC_WARN_UNUSED_RESULT;
void fake_journal_hold (FakeJournal *self);
void fake_journal_release (FakeJournal *self);
void fake_journal_fail (FakeJournal *self);
const char *fake_journal_get_text (FakeJournal *self);

G_END_DECLS
