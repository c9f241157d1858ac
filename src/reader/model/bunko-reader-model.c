/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-model-private.h"

enum
{
  PROP_0,
  PROP_POSITION,
  PROP_N_PAGES,
  PROP_STATE,
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
  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data (self->options, self);
  g_clear_object (&self->pages);
  g_clear_object (&self->images);
  g_clear_object (&self->library);
  g_clear_object (&self->gallery);

  G_OBJECT_CLASS (bunko_reader_model_parent_class)->dispose (object);
}

static void
bunko_reader_model_finalize (GObject *object)
{
  BunkoReaderModel *self = BUNKO_READER_MODEL (object);

  g_clear_object (&self->journal);
  g_clear_object (&self->watch);
  g_clear_object (&self->options);
  g_clear_object (&self->cancellable);
  bunko_spreads_free (self->spreads);
  g_hash_table_unref (self->held_aspects);
  g_array_unref (self->alone_pages);
  g_array_unref (self->bytes);
  g_free (self->language);
  g_strfreev (self->tags);

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
   * The first page of what is seen, from 0.
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
   * What is known of the gallery. Pages have states of their own.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, BUNKO_TYPE_READER_STATE,
                                              BUNKO_READER_STATE_LOADING, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  _bunko_reader_model_install_signals (klass);
}

static void
bunko_reader_model_init (BunkoReaderModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->spreads = bunko_spreads_new ();
  self->held_aspects = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->alone_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bytes = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->page_width = self->page_height = -1;
}

void
_bunko_reader_model_notify_position (BunkoReaderModel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

/* Nobody waits for these: they do not go before what the first page needs. */
static void
opened (BunkoReaderModel *self)
{
  if (!self->reported)
    bunko_reader_journal_report_open (self->journal);
  self->reported = TRUE;
  _bunko_reader_model_ask_tags (self);
}

static void
set_state (BunkoReaderModel *self, BunkoReaderState state)
{
  if (self->state == state)
    return;
  self->state = state;
  if (state == BUNKO_READER_STATE_READY)
    opened (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
update_count (BunkoReaderModel *self)
{
  guint n_pages = (guint) MAX (bunko_reader_pages_get_count (self->pages), 0);

  if (self->n_pages == n_pages)
    return;
  self->n_pages = n_pages;
  _bunko_reader_model_set_n_pages (self, n_pages);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

static BunkoReaderState
find_state (BunkoReaderModel *self)
{
  if (bunko_reader_pages_get_count (self->pages) == 0)
    return BUNKO_READER_STATE_EMPTY;
  if (bunko_reader_model_get_error (self) != NULL)
    return BUNKO_READER_STATE_FAILED;
  return self->n_pages > 0 && self->located ? BUNKO_READER_STATE_READY : BUNKO_READER_STATE_LOADING;
}

/* The page of a leaf, if it can be seen. */
static BunkoPage *
find_seen_page (BunkoReaderModel *self, guint position)
{
  BunkoReaderPicture *picture = bunko_reader_images_get_picture (self->images, position);

  if (self->state != BUNKO_READER_STATE_READY || picture == NULL ||
      bunko_reader_picture_get_state (picture) != BUNKO_READER_PICTURE_READY)
    return NULL;
  return bunko_reader_pages_lookup (self->pages, position);
}

/* The pages that count as read when they were on the screen for a while. */
static void
update_watch (BunkoReaderModel *self)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();

  for (guint i = 0; i < MAX (self->spread.n_leaves, 1); i++)
    {
      BunkoPage *page = find_seen_page (
          self, self->spread.n_leaves > 0 ? self->spread.leaves[i].page : self->position);

      if (page != NULL)
        g_ptr_array_add (pages, page);
    }
  bunko_reader_watch_set_pages (self->watch, pages);
}

/* Brings everything in line with the position and with what is there by now. */
void
_bunko_reader_model_update (BunkoReaderModel *self)
{
  if (self->pages == NULL)
    return;
  update_count (self);
  _bunko_reader_model_update_spread (self);
  _bunko_reader_model_wish (self);
  set_state (self, find_state (self));
  update_watch (self);
}

static void
pages_changed_cb (BunkoReaderModel *self)
{
  _bunko_reader_model_update (self);
  _bunko_reader_model_emit_pages_changed (self);
}

/* What of the options decides which pages stand together and how they are loaded. */
static void
connect_options (BunkoReaderModel *self)
{
  static const char *const names[] = { "direction", "cover-alone", "wide-pages",    "zoom-lock",
                                       "shifted",   "image-size",  "prefetch-limit" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);

      g_signal_connect_swapped (self->options, signal,
                                G_CALLBACK (_bunko_reader_model_apply_options), self);
    }
  g_signal_connect_swapped (self->options, "notify::mode",
                            G_CALLBACK (_bunko_reader_model_change_mode), self);
  g_signal_connect_swapped (self->options, "alone-pages-changed",
                            G_CALLBACK (_bunko_reader_model_apply_alone_pages), self);
}

/**
 * bunko_reader_model_new:
 * @pages: the pages of a gallery, in order
 * @loader: what loads their pictures
 * @journal: where it is written down what is read
 * @options: how it is read
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
                        BunkoReaderOptions *options,
                        guint start_page)
{
  BunkoReaderModel *self;

  g_return_val_if_fail (BUNKO_IS_LIST_SOURCE (pages), NULL);
  g_return_val_if_fail (BUNKO_IS_IMAGE_LOADER (loader), NULL);
  g_return_val_if_fail (BUNKO_IS_READER_JOURNAL (journal), NULL);
  g_return_val_if_fail (BUNKO_IS_READER_OPTIONS (options), NULL);

  self = g_object_new (BUNKO_TYPE_READER_MODEL, NULL);
  self->pages = bunko_reader_pages_new (pages);
  self->images = bunko_reader_images_new (loader);
  self->journal = g_object_ref (journal);
  self->watch = bunko_reader_watch_new (journal);
  self->options = g_object_ref (options);
  self->start_page = start_page;
  g_signal_connect_swapped (self->pages, "changed", G_CALLBACK (pages_changed_cb), self);
  g_signal_connect_swapped (self->images, "picture-changed",
                            G_CALLBACK (_bunko_reader_model_picture_changed_cb), self);
  connect_options (self);
  _bunko_reader_model_apply_options (self);
  _bunko_reader_model_apply_alone_pages (self);
  return self;
}

static void
continue_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoReaderModel) self = user_data;
  g_autoptr (GError) error = NULL;
  guint page = bunko_reader_journal_continue_finish (BUNKO_READER_JOURNAL (source), result, &error);

  /* Without an answer reading starts at the first page; and who has gone somewhere stays there. */
  if (self->pages != NULL && !self->located)
    _bunko_reader_model_locate (self, page > 0 ? page - 1 : 0);
}

/**
 * bunko_reader_model_expect_page:
 * @self: a model that is not opened
 * @page: a page, from 0
 *
 * Tells where reading will probably go on, so that the pages there are asked for before it is
 * known.
 */
void
bunko_reader_model_expect_page (BunkoReaderModel *self, guint page)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  self->expected_page = page;
}

/**
 * bunko_reader_model_open:
 * @self: a model
 *
 * Opens the gallery: starts to load, and tells the journal when there is something to read. Further
 * calls do nothing.
 */
void
bunko_reader_model_open (BunkoReaderModel *self)
{
  g_return_if_fail (BUNKO_IS_READER_MODEL (self));

  if (self->opened)
    return;
  self->opened = TRUE;
  bunko_reader_pages_load (self->pages,
                           self->start_page > 0 ? self->start_page - 1 : self->expected_page);
  if (self->start_page > 0)
    _bunko_reader_model_locate (self, self->start_page - 1);
  else
    bunko_reader_journal_continue_async (self->journal, self->cancellable, continue_cb,
                                         g_object_ref (self));
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
  _bunko_reader_model_update (self);
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
 * bunko_reader_model_get_error:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what went wrong with the gallery, if it is
 *   #BUNKO_READER_STATE_FAILED
 */
const GError *
bunko_reader_model_get_error (BunkoReaderModel *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), NULL);

  return bunko_reader_pages_get_count_error (self->pages);
}

/**
 * bunko_reader_model_get_page:
 * @self: a model
 * @position: a page, from 0
 *
 * Gives a page of the gallery. If it is not here, it is asked for, and
 * #BunkoReaderModel::pages-changed tells when it came.
 *
 * Returns: (transfer none) (nullable): the page, or %NULL if it is not here
 */
BunkoPage *
bunko_reader_model_get_page (BunkoReaderModel *self, guint position)
{
  g_return_val_if_fail (BUNKO_IS_READER_MODEL (self), NULL);

  return position < self->n_pages ? bunko_reader_pages_lookup (self->pages, position) : NULL;
}
