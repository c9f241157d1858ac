/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-page-favorites.h"

/* So many pages are asked for at once. */
#define WINDOW 64

/* A server that keeps sending pages is not followed further. */
#define MAX_PAGES 100000

/**
 * BunkoPageFavorites:
 *
 * Which pages of a gallery are favorites. Servers cannot be asked for these, so that all pages are
 * gone through when somebody wants to know, one request at a time, and only then; what is found is
 * there at once.
 */
struct _BunkoPageFavorites
{
  GObject parent_instance;

  BunkoListSource *source;
  GCancellable *cancellable; /* while a search is under way */
  GArray *positions;         /* of guint, sorted */
  GError *error;
  guint next; /* the window to ask for */
  gboolean complete;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BunkoPageFavorites, bunko_page_favorites, G_TYPE_OBJECT)

static void search_next (BunkoPageFavorites *self);

static void
bunko_page_favorites_dispose (GObject *object)
{
  BunkoPageFavorites *self = BUNKO_PAGE_FAVORITES (object);

  bunko_page_favorites_stop (self);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (bunko_page_favorites_parent_class)->dispose (object);
}

static void
bunko_page_favorites_finalize (GObject *object)
{
  BunkoPageFavorites *self = BUNKO_PAGE_FAVORITES (object);

  g_array_unref (self->positions);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (bunko_page_favorites_parent_class)->finalize (object);
}

static void
bunko_page_favorites_class_init (BunkoPageFavoritesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bunko_page_favorites_dispose;
  object_class->finalize = bunko_page_favorites_finalize;

  /**
   * BunkoPageFavorites::changed:
   * @self: the favorites
   *
   * More of them are known, or the search has ended.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BUNKO_TYPE_PAGE_FAVORITES, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bunko_page_favorites_init (BunkoPageFavorites *self)
{
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * bunko_page_favorites_new:
 * @pages: the pages of a gallery
 *
 * Makes a search, which is not begun.
 *
 * Returns: (transfer full): the favorites, none yet
 */
BunkoPageFavorites *
bunko_page_favorites_new (BunkoListSource *pages)
{
  BunkoPageFavorites *self;

  g_return_val_if_fail (BUNKO_IS_LIST_SOURCE (pages), NULL);

  self = g_object_new (BUNKO_TYPE_PAGE_FAVORITES, NULL);
  self->source = g_object_ref (pages);
  return self;
}

static gboolean
find (BunkoPageFavorites *self, guint position, guint *index)
{
  guint i = 0;

  while (i < self->positions->len && g_array_index (self->positions, guint, i) < position)
    i++;
  *index = i;
  return i < self->positions->len && g_array_index (self->positions, guint, i) == position;
}

static void
set (BunkoPageFavorites *self, guint position, gboolean favorite)
{
  guint index;

  if (find (self, position, &index) == favorite)
    return;
  if (favorite)
    g_array_insert_val (self->positions, index, position);
  else
    g_array_remove_index (self->positions, index);
}

static void
end_search (BunkoPageFavorites *self, GError *error)
{
  g_clear_object (&self->cancellable);
  self->complete = error == NULL;
  g_clear_error (&self->error);
  self->error = error;
}

static void
take_window (BunkoPageFavorites *self, GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    set (self, self->next * WINDOW + i,
         bunko_item_has_metatag (g_ptr_array_index (pages, i), BUNKO_METATAG_FAVORITE));
  self->next++;
  if (pages->len < WINDOW || self->next * WINDOW >= MAX_PAGES)
    end_search (self, NULL);
  else
    search_next (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoPageFavorites) self = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  pages = bunko_list_source_fetch_finish (BUNKO_LIST_SOURCE (source), result, &error);
  if (pages != NULL && self->cancellable != NULL)
    take_window (self, pages);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end_search (self, g_steal_pointer (&error));
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  g_clear_error (&error);
}

static void
search_next (BunkoPageFavorites *self)
{
  bunko_list_source_fetch_async (self->source, self->next, WINDOW, self->cancellable, fetched_cb,
                                 g_object_ref (self));
}

/**
 * bunko_page_favorites_search:
 * @self: the favorites
 *
 * Begins to search, or goes on where it was stopped or failed. What is complete is not searched
 * again.
 */
void
bunko_page_favorites_search (BunkoPageFavorites *self)
{
  g_return_if_fail (BUNKO_IS_PAGE_FAVORITES (self));

  if (self->complete || self->cancellable != NULL)
    return;
  g_clear_error (&self->error);
  self->cancellable = g_cancellable_new ();
  search_next (self);
}

/**
 * bunko_page_favorites_stop:
 * @self: the favorites
 *
 * Stops searching.
 */
void
bunko_page_favorites_stop (BunkoPageFavorites *self)
{
  g_return_if_fail (BUNKO_IS_PAGE_FAVORITES (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * bunko_page_favorites_note:
 * @self: the favorites
 * @position: a page, from 0
 * @favorite: whether it is one
 *
 * Notes what has changed since.
 */
void
bunko_page_favorites_note (BunkoPageFavorites *self, guint position, gboolean favorite)
{
  g_return_if_fail (BUNKO_IS_PAGE_FAVORITES (self));

  set (self, position, favorite);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * bunko_page_favorites_get_busy:
 * @self: the favorites
 *
 * Returns: whether a search is under way
 */
gboolean
bunko_page_favorites_get_busy (BunkoPageFavorites *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_FAVORITES (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * bunko_page_favorites_get_error:
 * @self: the favorites
 *
 * Returns: (transfer none) (nullable): why the search ended before its end, of any domain
 */
const GError *
bunko_page_favorites_get_error (BunkoPageFavorites *self)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_FAVORITES (self), NULL);

  return self->error;
}

/**
 * bunko_page_favorites_get:
 * @self: the favorites
 * @n: (out): how many are known
 *
 * Returns: (transfer none) (array length=n) (nullable): the pages, from 0, the lower ones first
 */
const guint *
bunko_page_favorites_get (BunkoPageFavorites *self, guint *n)
{
  g_return_val_if_fail (BUNKO_IS_PAGE_FAVORITES (self), NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->positions->len;
  return (const guint *) self->positions->data;
}
