/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-model.h"

#include "bunko-reader-images.h"
#include "bunko-reader-pages.h"
#include "bunko-reader-watch.h"

/* Which pages around the current one are loaded: two ahead and one behind, as somebody moves. */
static const int neighbours[] = { 1, 2, -1 };

/* Where somebody is in a gallery, and what is shown there. It knows no widgets.
 *
 *   BunkoListSource → BunkoReaderPages ─┐
 *                                       ├→ position, picture, state → widgets
 *   BunkoImageLoader → BunkoReaderImages┘        └→ BunkoReaderWatch → BunkoReaderJournal
 */
struct _BunkoReaderModel
{
  GObject parent_instance;

  BunkoReaderPages *pages;
  BunkoReaderImages *images;
  BunkoReaderJournal *journal;
  BunkoReaderWatch *watch;
  GCancellable *cancellable;

  guint start_page; /* from 1; 0 to go on where reading stopped */
  guint position;
  gboolean located; /* position is known */
  gboolean opened;
  gboolean backwards; /* the last move */

  /* What the properties said last. */
  guint n_pages;
  BunkoReaderState state;
  GdkPaintable *paintable;
};

enum
{
  PROP_0,
  PROP_POSITION,
  PROP_N_PAGES,
  PROP_STATE,
  PROP_PAINTABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (BunkoReaderState,
                    bunko_reader_state,
                    G_DEFINE_ENUM_VALUE (BUNKO_READER_STATE_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (BUNKO_READER_STATE_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (BUNKO_READER_STATE_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (BUNKO_READER_STATE_EMPTY, "empty"))

G_DEFINE_FINAL_TYPE (BunkoReaderModel, bunko_reader_model, G_TYPE_OBJECT)

static void
bunko_reader_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BunkoReaderModel *self = BUNKO_READER_MODEL (object);

  switch (prop_id)
    {
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, self->n_pages);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_PAINTABLE:
      g_value_set_object (value, self->paintable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bunko_reader_model_dispose (GObject *object)
{
  BunkoReaderModel *self = BUNKO_READER_MODEL (object);

  /* Who closes the reader has seen the page that was on the screen. */
  if (self->watch != NULL)
    bunko_reader_watch_report (self->watch);
  g_cancellable_cancel (self->cancellable);
  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_data (self->pages, self);
  if (self->images != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->images, self);
      /* Ends what is under way, even if an answer still holds the object. */
      g_object_run_dispose (G_OBJECT (self->images));
    }
  g_clear_object (&self->pages);
  g_clear_object (&self->images);
  g_clear_object (&self->paintable);

  G_OBJECT_CLASS (bunko_reader_model_parent_class)->dispose (object);
}

static void
bunko_reader_model_finalize (GObject *object)
{
  BunkoReaderModel *self = BUNKO_READER_MODEL (object);

  g_clear_object (&self->journal);
  g_clear_object (&self->watch);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (bunko_reader_model_parent_class)->finalize (object);
}

static void
bunko_reader_model_class_init (BunkoReaderModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bunko_reader_model_get_property;
  object_class->dispose = bunko_reader_model_dispose;
  object_class->finalize = bunko_reader_model_finalize;

  /**
   * BunkoReaderModel:position:
   *
   * The current page, from 0.
   */
  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * BunkoReaderModel:n-pages:
   *
   * How many pages the gallery has; 0 as long as that is not known.
   */
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * BunkoReaderModel:state:
   *
   * What is shown.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_READER_STATE,
                                              BUNKO_READER_STATE_LOADING, flags);
  /**
   * BunkoReaderModel:paintable:
   *
   * The picture of the current page; %NULL while it is not there.
   */
  properties[PROP_PAINTABLE] =
      g_param_spec_object ("paintable", NULL, NULL, GDK_TYPE_PAINTABLE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bunko_reader_model_init (BunkoReaderModel *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
set_state (BunkoReaderModel *self, BunkoReaderState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
update_count (BunkoReaderModel *self)
{
  guint n_pages = (guint) MAX (bunko_reader_pages_get_count (self->pages), 0);

  if (self->n_pages != n_pages)
    {
      self->n_pages = n_pages;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
    }
  if (n_pages > 0 && self->position >= n_pages)
    {
      self->position = n_pages - 1;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
    }
}

static GPtrArray *
list_neighbours (BunkoReaderModel *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (neighbours); i++)
    {
      gint64 position =
          (gint64) self->position + (self->backwards ? -neighbours[i] : neighbours[i]);
      BunkoPage *page;

      if (position < 0 || position >= self->n_pages)
        continue;
      page = bunko_reader_pages_lookup (self->pages, (guint) position);
      if (page != NULL)
        g_ptr_array_add (list, page);
    }
  return list;
}

static BunkoReaderState
find_state (BunkoReaderModel *self)
{
  if (bunko_reader_pages_get_count (self->pages) == 0)
    return BUNKO_READER_STATE_EMPTY;
  if (bunko_reader_model_get_error (self) != NULL)
    return BUNKO_READER_STATE_FAILED;
  return self->paintable != NULL ? BUNKO_READER_STATE_READY : BUNKO_READER_STATE_LOADING;
}

/* Brings everything in line with the position and with what is there by now. */
static void
update (BunkoReaderModel *self)
{
  g_autoptr (GPtrArray) around = NULL;
  BunkoPage *page = NULL;

  update_count (self);
  if (self->located && bunko_reader_pages_get_count (self->pages) != 0)
    page = bunko_reader_pages_lookup (self->pages, self->position);
  around = self->located ? list_neighbours (self) : g_ptr_array_new ();
  bunko_reader_images_set_pages (self->images, page, around);

  if (g_set_object (&self->paintable, bunko_reader_images_get_current (self->images)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAINTABLE]);
  set_state (self, find_state (self));
  bunko_reader_watch_set_page (self->watch, self->state == BUNKO_READER_STATE_READY ? page : NULL);
}

/**
 * bunko_reader_model_new:
 * @pages: the pages of a gallery, in order
 * @loader: what loads their pictures
 * @journal: where it is written down what is read
 * @start_page: the page to start at, from 1; 0 to go on where reading stopped
 *
 * Makes a reader's model. Nothing happens before bunko_reader_model_open().
 *
 * Returns: (transfer full): a new model
 */
BunkoReaderModel *
bunko_reader_model_new (BunkoListSource *pages,
                        BunkoImageLoader *loader,
                        BunkoReaderJournal *journal,
                        guint start_page)
{
  BunkoReaderModel *self;

  g_return_val_if_fail (BUNKO_IS_LIST_SOURCE (pages), NULL);
  g_return_val_if_fail (BUNKO_IS_IMAGE_LOADER (loader), NULL);
  g_return_val_if_fail (BUNKO_IS_READER_JOURNAL (journal), NULL);

  self = g_object_new (BUNKO_TYPE_READER_MODEL, NULL);
  self->pages = bunko_reader_pages_new (pages);
  self->images = bunko_reader_images_new (loader);
  self->journal = g_object_ref (journal);
  self->watch = bunko_reader_watch_new (journal);
  self->start_page = start_page;
  g_signal_connect_swapped (self->pages, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->images, "changed", G_CALLBACK (update), self);
  return self;
}

static void
locate (BunkoReaderModel *self, guint position)
{
  self->located = TRUE;
  if (self->position != position)
    {
      self->position = position;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
    }
  update (self);
}

static void
continue_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoReaderModel) self = user_data;
  g_autoptr (GError) error = NULL;
  guint page = bunko_reader_journal_continue_finish (BUNKO_READER_JOURNAL (source), result, &error);

  /* Without an answer reading starts at the first page; and who has gone somewhere stays there. */
  if (self->pages != NULL && !self->located)
    locate (self, page > 0 ? page - 1 : 0);
}

/**
 * bunko_reader_model_open:
 * @self: a model
 *
 * Opens the gallery: tells the journal, and starts to load. Further calls do nothing.
 */
void
bunko_reader_model_open (BunkoReaderModel *self)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  if (self->opened)
    return;
  self->opened = TRUE;
  bunko_reader_journal_report_open (self->journal);
  bunko_reader_pages_load (self->pages);
  if (self->start_page > 0)
    locate (self, self->start_page - 1);
  else
    bunko_reader_journal_continue_async (self->journal, self->cancellable, continue_cb,
                                         g_object_ref (self));
}

/**
 * bunko_reader_model_set_view_size:
 * @self: a model
 * @width: width of the view, in device pixels
 * @height: height of the view, in device pixels
 *
 * Tells how large pages are shown, which decides in what size they are asked for. The page stays
 * the same.
 */
void
bunko_reader_model_set_view_size (BunkoReaderModel *self, int width, int height)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  bunko_reader_images_set_view_size (self->images, width, height);
}

/**
 * bunko_reader_model_leave:
 * @self: a model
 *
 * Reports the page on the screen now, however short it was there: the person goes back to a page
 * that asks how far they got.
 */
void
bunko_reader_model_leave (BunkoReaderModel *self)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  bunko_reader_watch_report (self->watch);
}

/**
 * bunko_reader_model_go:
 * @self: a model
 * @position: a page, from 0
 *
 * Goes to a page.
 *
 * Returns: %FALSE if there is no such page; nothing changes then
 */
gboolean
bunko_reader_model_go (BunkoReaderModel *self, guint position)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), FALSE);

  if (position >= self->n_pages)
    return FALSE;
  if (self->located && self->position == position)
    return TRUE;

  self->backwards = self->located && position < self->position;
  bunko_reader_watch_forget (self->watch);
  locate (self, position);
  return TRUE;
}

/**
 * bunko_reader_model_next:
 * @self: a model
 *
 * Goes to the next page.
 *
 * Returns: %FALSE if this is the last one
 */
gboolean
bunko_reader_model_next (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), FALSE);

  return bunko_reader_model_go (self, self->position + 1);
}

/**
 * bunko_reader_model_previous:
 * @self: a model
 *
 * Goes to the page before.
 *
 * Returns: %FALSE if this is the first one
 */
gboolean
bunko_reader_model_previous (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), FALSE);

  return self->position > 0 && bunko_reader_model_go (self, self->position - 1);
}

/**
 * bunko_reader_model_retry:
 * @self: a model
 *
 * Loads again what failed.
 */
void
bunko_reader_model_retry (BunkoReaderModel *self)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  bunko_reader_pages_retry (self->pages);
  bunko_reader_images_retry (self->images);
  update (self);
}

/**
 * bunko_reader_model_get_position:
 * @self: a model
 *
 * Returns: the current page, from 0
 */
guint
bunko_reader_model_get_position (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), 0);

  return self->position;
}

/**
 * bunko_reader_model_get_n_pages:
 * @self: a model
 *
 * Returns: how many pages the gallery has; 0 as long as that is not known
 */
guint
bunko_reader_model_get_n_pages (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), 0);

  return self->n_pages;
}

/**
 * bunko_reader_model_get_state:
 * @self: a model
 *
 * Returns: what is shown
 */
BunkoReaderState
bunko_reader_model_get_state (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), BUNKO_READER_STATE_LOADING);

  return self->state;
}

/**
 * bunko_reader_model_get_paintable:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the picture of the current page
 */
GdkPaintable *
bunko_reader_model_get_paintable (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), NULL);

  return self->paintable;
}

/**
 * bunko_reader_model_get_error:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what went wrong with the current page or the gallery
 */
const GError *
bunko_reader_model_get_error (BunkoReaderModel *self)
{
  const GError *error;

  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), NULL);

  error = bunko_reader_pages_get_error (self->pages, self->position);
  return error != NULL ? error : bunko_reader_images_get_error (self->images);
}
