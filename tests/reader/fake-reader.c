/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-reader.h"

#include "fake-library.h"
#include "library/bunko-page.h"

struct _FakePages
{
  GObject parent_instance;

  GPtrArray *waiting; /* of GTask */
  GArray *favorites;  /* of guint */
  guint n_pages;
  guint n_missing;
  guint failing_counts;
  guint failing_windows;
  guint n_fetches;
  guint n_live;
  gboolean held;
  gboolean begins;
};

static void fake_pages_iface_init (BunkoListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakePages,
                               fake_pages,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_LIST_SOURCE,
                                                      fake_pages_iface_init))

static void
page_gone_cb (gpointer data, GObject *page)
{
  g_autoptr (FakePages) self = data;

  self->n_live--;
}

static BunkoPage *
make_page (FakePages *self, guint position)
{
  for (guint i = 0; i < self->favorites->len; i++)
    if (g_array_index (self->favorites, guint, i) == position)
      {
        g_autofree char *json = g_strdup_printf (
            "{\"id\": %u, \"gallery_id\": 7, \"number\": %u, \"metatags\": {\"favorite\": true}}",
            1001 + position, position + 1);

        return BUNKO_PAGE (bunko_fake_item_new (BUNKO_ITEM_TYPE_PAGE, json));
      }
  return bunko_page_new (1001 + position, 7, (gint) position + 1);
}

static GPtrArray *
make_window (FakePages *self, guint window, guint size)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = window * size; i < MIN ((window + 1) * size, self->n_pages - self->n_missing); i++)
    {
      BunkoPage *page = make_page (self, i);

      g_object_weak_ref (G_OBJECT (page), page_gone_cb, g_object_ref (self));
      self->n_live++;
      g_ptr_array_add (list, page);
    }
  return list;
}

static gboolean
take_failure (guint *left)
{
  if (*left == 0)
    return FALSE;
  (*left)--;
  return TRUE;
}

/* The task's data is NULL for a count, and else the window and its size. */
static void
answer (FakePages *self, GTask *task)
{
  const guint *fetch = g_task_get_task_data (task);

  if (take_failure (fetch == NULL ? &self->failing_counts : &self->failing_windows))
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "no answer");
  else if (fetch == NULL)
    g_task_return_int (task, self->n_pages);
  else
    g_task_return_pointer (task, make_window (self, fetch[0], fetch[1]),
                           (GDestroyNotify) g_ptr_array_unref);
}

static void
take (FakePages *self, GTask *task)
{
  if (self->held)
    g_ptr_array_add (self->waiting, task);
  else
    {
      answer (self, task);
      g_object_unref (task);
    }
}

static void
fake_pages_count_async (BunkoListSource *source,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  take (FAKE_PAGES (source), g_task_new (source, cancellable, callback, user_data));
}

static gint64
fake_pages_count_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}

static void
fake_pages_fetch_async (BunkoListSource *source,
                        guint page,
                        guint page_size,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  FakePages *self = FAKE_PAGES (source);
  GTask *task = g_task_new (source, cancellable, callback, user_data);
  guint fetch[2] = { page, page_size };

  self->n_fetches++;
  g_task_set_task_data (task, g_memdup2 (fetch, sizeof fetch), g_free);
  take (self, task);
}

static GPtrArray *
fake_pages_fetch_finish (BunkoListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The task's data is the number of pages to go with the count, 0 for none. */
static void
fake_pages_begin_async (BunkoListSource *source,
                        guint page_size,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  FakePages *self = FAKE_PAGES (source);
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_object_set_data (G_OBJECT (task), "page-size", GUINT_TO_POINTER (self->begins ? page_size : 0));
  take (self, task);
}

static gint64
fake_pages_begin_finish (BunkoListSource *source,
                         GAsyncResult *result,
                         GPtrArray **first_page,
                         GError **error)
{
  guint page_size = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (result), "page-size"));

  if (page_size > 0 && !g_task_had_error (G_TASK (result)))
    *first_page = make_window (FAKE_PAGES (source), 0, page_size);
  return g_task_propagate_int (G_TASK (result), error);
}

static void
fake_pages_iface_init (BunkoListSourceInterface *iface)
{
  iface->begin_async = fake_pages_begin_async;
  iface->begin_finish = fake_pages_begin_finish;
  iface->count_async = fake_pages_count_async;
  iface->count_finish = fake_pages_count_finish;
  iface->fetch_async = fake_pages_fetch_async;
  iface->fetch_finish = fake_pages_fetch_finish;
}

static void
fake_pages_finalize (GObject *object)
{
  g_ptr_array_unref (FAKE_PAGES (object)->waiting);
  g_array_unref (FAKE_PAGES (object)->favorites);

  G_OBJECT_CLASS (fake_pages_parent_class)->finalize (object);
}

static void
fake_pages_class_init (FakePagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_pages_finalize;
}

static void
fake_pages_init (FakePages *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->favorites = g_array_new (FALSE, FALSE, sizeof (guint));
}

FakePages *
fake_pages_new (guint n_pages)
{
  FakePages *self = g_object_new (FAKE_TYPE_PAGES, NULL);

  self->n_pages = n_pages;
  return self;
}

/* The first window comes with the count. */
void
fake_pages_begin (FakePages *self)
{
  self->begins = TRUE;
}

/* The gallery has lost pages, or got more. */
void
fake_pages_set_n_pages (FakePages *self, guint n_pages)
{
  self->n_pages = n_pages;
}

void
fake_pages_set_n_missing (FakePages *self, guint n_missing)
{
  self->n_missing = n_missing;
}

void
fake_pages_set_favorites (FakePages *self, const guint *positions, guint n)
{
  g_array_set_size (self->favorites, 0);
  g_array_append_vals (self->favorites, positions, n);
}

void
fake_pages_hold (FakePages *self)
{
  self->held = TRUE;
}

/* Answers all that waits, and from now on at once. */
void
fake_pages_release (FakePages *self)
{
  self->held = FALSE;
  while (self->waiting->len > 0)
    {
      g_autoptr (GTask) task = g_ptr_array_steal_index (self->waiting, 0);

      answer (self, task);
    }
}

void
fake_pages_fail_counts (FakePages *self, guint n)
{
  self->failing_counts = n;
}

void
fake_pages_fail_windows (FakePages *self, guint n)
{
  self->failing_windows = n;
}

guint
fake_pages_get_n_fetches (FakePages *self)
{
  return self->n_fetches;
}

guint
fake_pages_get_n_live (FakePages *self)
{
  return self->n_live;
}

struct _FakeJournal
{
  GObject parent_instance;

  GString *text;
  GTask *waiting;
  guint page;
  gboolean held;
  gboolean failing;
};

static void fake_journal_iface_init (BunkoReaderJournalInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeJournal,
                               fake_journal,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BUNKO_TYPE_READER_JOURNAL,
                                                      fake_journal_iface_init))

static void
answer_continue (FakeJournal *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);

  if (self->failing)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED, "no journal");
  else
    g_task_return_int (task, self->page);
}

static void
fake_journal_continue_async (BunkoReaderJournal *journal,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  FakeJournal *self = FAKE_JOURNAL (journal);

  self->waiting = g_task_new (self, cancellable, callback, user_data);
  if (!self->held)
    answer_continue (self);
}

static guint
fake_journal_continue_finish (BunkoReaderJournal *journal, GAsyncResult *result, GError **error)
{
  gssize page = g_task_propagate_int (G_TASK (result), error);

  return page > 0 ? (guint) page : 0;
}

static void
fake_journal_report_open (BunkoReaderJournal *journal)
{
  g_string_append (FAKE_JOURNAL (journal)->text, "open");
}

static void
fake_journal_report_page (BunkoReaderJournal *journal, BunkoPage *page)
{
  g_string_append_printf (FAKE_JOURNAL (journal)->text, " %d", bunko_page_get_number (page));
}

static void
fake_journal_report_unread (BunkoReaderJournal *journal)
{
  g_string_append (FAKE_JOURNAL (journal)->text, " unread");
}

static void
fake_journal_iface_init (BunkoReaderJournalInterface *iface)
{
  iface->continue_async = fake_journal_continue_async;
  iface->continue_finish = fake_journal_continue_finish;
  iface->report_open = fake_journal_report_open;
  iface->report_page = fake_journal_report_page;
  iface->report_unread = fake_journal_report_unread;
}

static void
fake_journal_finalize (GObject *object)
{
  FakeJournal *self = FAKE_JOURNAL (object);

  g_clear_object (&self->waiting);
  g_string_free (self->text, TRUE);

  G_OBJECT_CLASS (fake_journal_parent_class)->finalize (object);
}

static void
fake_journal_class_init (FakeJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_journal_finalize;
}

static void
fake_journal_init (FakeJournal *self)
{
  self->text = g_string_new (NULL);
}

/* A journal that says where reading stopped. */
FakeJournal *
fake_journal_new (guint page)
{
  FakeJournal *self = g_object_new (FAKE_TYPE_JOURNAL, NULL);

  self->page = page;
  return self;
}

void
fake_journal_hold (FakeJournal *self)
{
  self->held = TRUE;
}

void
fake_journal_release (FakeJournal *self)
{
  self->held = FALSE;
  answer_continue (self);
}

void
fake_journal_fail (FakeJournal *self)
{
  self->failing = TRUE;
}

const char *
fake_journal_get_text (FakeJournal *self)
{
  return self->text->str;
}
