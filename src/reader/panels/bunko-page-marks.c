/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-marks.h"

#include <gtk/gtk.h>

/**
 * BunkoPageMarks:
 *
 * What is known of the pages of a gallery besides what the server says of them: where the reader
 * is, what was read, here or before, and the bookmarks.
 *
 * Read is what the server counts as read, up to the page where reading stopped, and what was shown
 * since.
 */
struct _BunkoPageMarks
{
  GObject parent_instance;

  BunkoReaderOptions *options;
  BunkoGallery *gallery;
  GtkBitset *seen;
  guint current;
  guint n_shown;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoPageMarks, bunko_page_marks, G_TYPE_OBJECT)

static void
bunko_page_marks_finalize (GObject *object)
{
  BunkoPageMarks *self = BUNKO_PAGE_MARKS (object);

  g_clear_object (&self->options);
  g_clear_object (&self->gallery);
  g_clear_pointer (&self->seen, gtk_bitset_unref);

  G_OBJECT_CLASS (bunko_page_marks_parent_class)->finalize (object);
}

static void
bunko_page_marks_class_init (BunkoPageMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_page_marks_finalize;

  /**
   * BunkoPageMarks::changed:
   * @self: the marks
   *
   * A page has other marks now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_PAGE_MARKS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_page_marks_init (BunkoPageMarks *self)
{
  self->seen = gtk_bitset_new_empty ();
}

static void
emit_changed (BunkoPageMarks *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * bunko_page_marks_new:
 * @options: where bookmarks are kept
 * @gallery: whose pages these are
 *
 * Makes the marks of a gallery.
 *
 * Returns: (transfer full): the marks
 */
BunkoPageMarks *
bunko_page_marks_new (BunkoReaderOptions *options, BunkoGallery *gallery)
{
  BunkoPageMarks *self;

  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (options), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  self = g_object_new (BUNKO_TYPE_PAGE_MARKS, NULL);
  self->options = g_object_ref (options);
  self->gallery = g_object_ref (gallery);
  g_signal_connect_object (gallery, "notify", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (options, "bookmarks-changed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * bunko_page_marks_set_current:
 * @self: the marks
 * @first: the first page that is seen, from 0
 * @n_shown: how many are seen; 0 if nothing is read yet
 *
 * Notes what is shown. It counts as read when something else is shown.
 */
void
bunko_page_marks_set_current (BunkoPageMarks *self, guint first, guint n_shown)
{
  g_return_if_fail (BUNKO_IS_PAGE_MARKS (self));

  if (self->current == first && self->n_shown == n_shown)
    return;
  if (self->n_shown > 0)
    gtk_bitset_add_range (self->seen, self->current, self->n_shown);
  self->current = first;
  self->n_shown = n_shown;
  emit_changed (self);
}

/**
 * bunko_page_marks_get_current:
 * @self: the marks
 *
 * Returns: the first page that is seen, from 0
 */
guint
bunko_page_marks_get_current (BunkoPageMarks *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_MARKS (self), 0);

  return self->current;
}

/**
 * bunko_page_marks_is_current:
 * @self: the marks
 * @page: a page, from 0
 *
 * Returns: whether it is shown now
 */
gboolean
bunko_page_marks_is_current (BunkoPageMarks *self, guint page)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_MARKS (self), FALSE);

  return page >= self->current && page - self->current < self->n_shown;
}

/**
 * bunko_page_marks_is_read:
 * @self: the marks
 * @page: a page, from 0
 *
 * Returns: whether it was read
 */
gboolean
bunko_page_marks_is_read (BunkoPageMarks *self, guint page)
{
  const BunkoReadProgress *progress;

  g_return_val_if_fail (BUNKO_IS_PAGE_MARKS (self), FALSE);

  if (gtk_bitset_contains (self->seen, page) ||
      bunko_item_has_metatag (BUNKO_ITEM (self->gallery), BUNKO_METATAG_READ))
    return TRUE;
  progress = bunko_gallery_get_progress (self->gallery);
  return progress != NULL && (progress->end || (gint64) page < progress->page_number);
}

/**
 * bunko_page_marks_get_bookmark:
 * @self: the marks
 * @page: a page, from 0
 *
 * Returns: (transfer none) (nullable): the name of its bookmark, empty if it has none; %NULL if
 *   there is no bookmark
 */
const char *
bunko_page_marks_get_bookmark (BunkoPageMarks *self, guint page)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_MARKS (self), NULL);

  return bunko_reader_options_get_bookmark (self->options, page);
}

/**
 * bunko_page_marks_list_bookmarks:
 * @self: the marks
 *
 * Returns: (transfer full) (element-type guint): the pages with a bookmark, in their order
 */
GArray *
bunko_page_marks_list_bookmarks (BunkoPageMarks *self)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  const BunkoReaderBookmark *bookmarks;
  guint n_bookmarks;

  g_return_val_if_fail (BUNKO_IS_PAGE_MARKS (self), pages);

  bookmarks = bunko_reader_options_get_bookmarks (self->options, &n_bookmarks);
  for (guint i = 0; i < n_bookmarks; i++)
    g_array_append_val (pages, bookmarks[i].page);
  return pages;
}
