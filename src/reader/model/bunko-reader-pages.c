/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bunko-reader-pages.h"

/* A run of BUNKO_READER_WINDOW pages: being fetched (neither items nor error), there, or failed. */
typedef struct
{
  guint index;
  GPtrArray *items;
  GError *error;
  GCancellable *cancellable;
  guint64 used; /* when it was looked into last */
} Window;

/* The pages of a gallery by position. A gallery may have thousands, so they come in windows where
 * somebody reads or looks around, and the windows that were used longest ago are dropped. */
struct _BunkoReaderPages
{
  GObject parent_instance;

  BunkoListSource *source;
  GCancellable *cancellable; /* of the count */
  GPtrArray *windows;
  GError *count_error;
  int count; /* -1 until it is known */
  gboolean counting;
  gboolean recounted; /* since somebody asked for it */
  guint64 clock;      /* of Window.used */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoReaderPages, bunko_reader_pages, G_TYPE_OBJECT)

typedef struct
{
  BunkoReaderPages *self;
  guint index;
} Fetch;

static void
window_free (Window *window)
{
  g_cancellable_cancel (window->cancellable);
  g_object_unref (window->cancellable);
  g_clear_pointer (&window->items, g_ptr_array_unref);
  g_clear_error (&window->error);
  g_free (window);
}

static void
bunko_reader_pages_dispose (GObject *object)
{
  BunkoReaderPages *self = BUNKO_READER_PAGES (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->windows, 0);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (bunko_reader_pages_parent_class)->dispose (object);
}

static void
bunko_reader_pages_finalize (GObject *object)
{
  BunkoReaderPages *self = BUNKO_READER_PAGES (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->windows);
  g_clear_error (&self->count_error);

  G_OBJECT_CLASS (bunko_reader_pages_parent_class)->finalize (object);
}

static void
bunko_reader_pages_class_init (BunkoReaderPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_reader_pages_dispose;
  object_class->finalize = bunko_reader_pages_finalize;

  /**
   * BunkoReaderPages::changed:
   * @self: the pages
   *
   * The count, some pages or an error are there that were not.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_reader_pages_init (BunkoReaderPages *self)
{
  self->cancellable = g_cancellable_new ();
  self->windows = g_ptr_array_new_with_free_func ((GDestroyNotify) window_free);
  self->count = -1;
}

/**
 * bunko_reader_pages_new:
 * @source: the pages of a gallery, in order
 *
 * Makes the pages of a gallery. Nothing is asked for yet.
 *
 * Returns: (transfer full): new pages
 */
BunkoReaderPages *
bunko_reader_pages_new (BunkoListSource *source)
{
  BunkoReaderPages *self;

  g_return_val_if_fail (BUNKO_IS_LIST_SOURCE (source), NULL);

  self = g_object_new (BUNKO_TYPE_READER_PAGES, NULL);
  self->source = g_object_ref (source);
  return self;
}

static void
take_count (BunkoReaderPages *self, gint64 count, GError *error)
{
  self->counting = FALSE;
  if (error == NULL)
    self->count = (int) CLAMP (count, 0, G_MAXINT);
  else if (self->count < 0)
    self->count_error = g_error_copy (error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoReaderPages) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 count = bunko_list_source_count_finish (BUNKO_LIST_SOURCE (source), result, &error);

  take_count (self, count, error);
  if (self->source != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
count (BunkoReaderPages *self)
{
  self->counting = TRUE;
  bunko_list_source_count_async (self->source, self->cancellable, counted_cb, g_object_ref (self));
}

static Window *find_window (BunkoReaderPages *self, guint index);
static Window *add_window (BunkoReaderPages *self, guint index);
static Window *fetch_window (BunkoReaderPages *self, guint index);

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoReaderPages) self = user_data;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_pages =
      bunko_list_source_begin_finish (BUNKO_LIST_SOURCE (source), result, &items, &error);
  Window *window;

  take_count (self, n_pages, error);
  if (self->source == NULL)
    return;
  /* Without its pages the window is fetched like any other. */
  window = find_window (self, 0);
  if (window != NULL && window->items == NULL && items == NULL)
    g_ptr_array_remove_fast (self->windows, window);
  else if (window != NULL && window->items == NULL)
    window->items = g_steal_pointer (&items);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * bunko_reader_pages_load:
 * @self: the pages
 * @position: a page that is wanted first, from 0; most likely the first one
 *
 * Starts to ask how many pages there are, and for those around @position at the same time.
 */
void
bunko_reader_pages_load (BunkoReaderPages *self, guint position)
{
  g_return_if_fail (BUNKO_IS_READER_PAGES (self));

  if (self->counting || self->count >= 0 || self->count_error != NULL)
    return;
  if (position < BUNKO_READER_WINDOW && find_window (self, 0) == NULL)
    {
      self->counting = TRUE;
      add_window (self, 0);
      bunko_list_source_begin_async (self->source, BUNKO_READER_WINDOW, self->cancellable, begun_cb,
                                     g_object_ref (self));
      return;
    }
  count (self);
  if (find_window (self, position / BUNKO_READER_WINDOW) == NULL)
    fetch_window (self, position / BUNKO_READER_WINDOW);
}

/**
 * bunko_reader_pages_get_count:
 * @self: the pages
 *
 * Returns: how many pages there are, or -1 as long as that is not known
 */
int
bunko_reader_pages_get_count (BunkoReaderPages *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_PAGES (self), -1);

  return self->count;
}

static Window *
find_window (BunkoReaderPages *self, guint index)
{
  for (guint i = 0; i < self->windows->len; i++)
    {
      Window *window = g_ptr_array_index (self->windows, i);

      if (window->index == index)
        return window;
    }
  return NULL;
}

/* Makes room for one more. */
static void
drop_unused (BunkoReaderPages *self)
{
  while (self->windows->len >= BUNKO_READER_MAX_WINDOWS)
    {
      guint oldest = 0;

      for (guint i = 1; i < self->windows->len; i++)
        if (((Window *) g_ptr_array_index (self->windows, i))->used <
            ((Window *) g_ptr_array_index (self->windows, oldest))->used)
          oldest = i;
      g_ptr_array_remove_index_fast (self->windows, oldest);
    }
}

/* A window with fewer pages than there should be: the gallery may have lost some. That is found out
 * once; a server that miscounts stays with what it says. */
static void
check_length (BunkoReaderPages *self, const Window *window)
{
  gint64 expected = (gint64) self->count - (gint64) window->index * BUNKO_READER_WINDOW;

  if (self->count < 0 || self->counting || self->recounted || window->items == NULL ||
      window->items->len >= CLAMP (expected, 0, BUNKO_READER_WINDOW))
    return;
  self->recounted = TRUE;
  count (self);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (BunkoReaderPages) self = fetch->self;
  Window *window = find_window (self, fetch->index);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);

  g_free (fetch);
  /* Late: the window was dropped, and perhaps asked for once more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || window == NULL ||
      window->items != NULL)
    return;

  window->items = g_steal_pointer (&items);
  window->error = g_steal_pointer (&error);
  check_length (self, window);
  g_signal_emit (self, signals[CHANGED], 0);
}

static Window *
add_window (BunkoReaderPages *self, guint index)
{
  Window *window = g_new0 (Window, 1);

  drop_unused (self);
  window->index = index;
  window->cancellable = g_cancellable_new ();
  window->used = ++self->clock;
  g_ptr_array_add (self->windows, window);
  return window;
}

static Window *
fetch_window (BunkoReaderPages *self, guint index)
{
  Window *window = add_window (self, index);
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->self = g_object_ref (self);
  fetch->index = index;
  bunko_list_source_fetch_async (self->source, index, BUNKO_READER_WINDOW, window->cancellable,
                                 fetched_cb, fetch);
  return window;
}

/**
 * bunko_reader_pages_lookup:
 * @self: the pages
 * @position: a position, from 0
 *
 * Gives a page. If it is not here, it is asked for, and #BunkoReaderPages::changed tells when it
 * came or failed.
 *
 * Returns: (transfer none) (nullable): the page, or %NULL if it is not here
 */
BunkoPage *
bunko_reader_pages_lookup (BunkoReaderPages *self, guint position)
{
  Window *window;
  guint offset = position % BUNKO_READER_WINDOW;

  g_return_val_if_fail (BUNKO_IS_READER_PAGES (self), NULL);

  window = find_window (self, position / BUNKO_READER_WINDOW);
  if (window == NULL)
    window = fetch_window (self, position / BUNKO_READER_WINDOW);
  window->used = ++self->clock;
  if (window->items == NULL || offset >= window->items->len)
    return NULL;
  return BUNKO_PAGE (g_ptr_array_index (window->items, offset));
}

/**
 * bunko_reader_pages_get_count_error:
 * @self: the pages
 *
 * Returns: (transfer none) (nullable): why it is not known how many there are, if that failed
 */
const GError *
bunko_reader_pages_get_count_error (BunkoReaderPages *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_PAGES (self), NULL);

  return self->count_error;
}

/**
 * bunko_reader_pages_get_error:
 * @self: the pages
 * @position: a position, from 0
 *
 * Tells why a page is not here.
 *
 * Returns: (transfer none) (nullable): the error of the count or of the page, or %NULL if there is
 *   none (yet)
 */
const GError *
bunko_reader_pages_get_error (BunkoReaderPages *self, guint position)
{
  Window *window;

  g_return_val_if_fail (BUNKO_IS_READER_PAGES (self), NULL);

  if (self->count_error != NULL)
    return self->count_error;
  window = find_window (self, position / BUNKO_READER_WINDOW);
  if (window == NULL || window->items == NULL)
    return window != NULL ? window->error : NULL;
  if (position % BUNKO_READER_WINDOW >= window->items->len && window->error == NULL)
    window->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                                         _ ("The server does not have this page"));
  return position % BUNKO_READER_WINDOW >= window->items->len ? window->error : NULL;
}

/**
 * bunko_reader_pages_retry:
 * @self: the pages
 *
 * Forgets what failed, so that it is asked for again, and counts again.
 */
void
bunko_reader_pages_retry (BunkoReaderPages *self)
{
  g_return_if_fail (BUNKO_IS_READER_PAGES (self));

  for (guint i = self->windows->len; i > 0; i--)
    if (((Window *) g_ptr_array_index (self->windows, i - 1))->error != NULL)
      g_ptr_array_remove_index_fast (self->windows, i - 1);
  g_clear_error (&self->count_error);
  self->recounted = FALSE;
  if (!self->counting)
    count (self);
}
