/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-reader-picture-private.h"

/**
 * BunkoReaderPicture:
 *
 * The picture of one page of a gallery, as far as it is there. Each page has its own state: one
 * that fails does not stop the others. The reader's model says when it changed.
 */
struct _BunkoReaderPicture
{
  GObject parent_instance;

  GdkPaintable *paintable;
  GError *error;
  gpointer analysis;
  GDestroyNotify analysis_free;
  guint page;
  gboolean loading;
  gboolean original;
};

G_DEFINE_ENUM_TYPE (BunkoReaderPictureState,
                    bunko_reader_picture_state,
                    G_DEFINE_ENUM_VALUE (BUNKO_READER_PICTURE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (BUNKO_READER_PICTURE_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (BUNKO_READER_PICTURE_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (BUNKO_READER_PICTURE_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (BunkoReaderPicture, bunko_reader_picture, G_TYPE_OBJECT)

static void
clear_analysis (BunkoReaderPicture *self)
{
  if (self->analysis != NULL && self->analysis_free != NULL)
    self->analysis_free (self->analysis);
  self->analysis = NULL;
  self->analysis_free = NULL;
}

static void
bunko_reader_picture_finalize (GObject *object)
{
  BunkoReaderPicture *self = BUNKO_READER_PICTURE (object);

  g_clear_object (&self->paintable);
  g_clear_error (&self->error);
  clear_analysis (self);

  G_OBJECT_CLASS (bunko_reader_picture_parent_class)->finalize (object);
}

static void
bunko_reader_picture_class_init (BunkoReaderPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bunko_reader_picture_finalize;
}

static void
bunko_reader_picture_init (BunkoReaderPicture *self)
{
}

BunkoReaderPicture *
_bunko_reader_picture_new (guint page)
{
  BunkoReaderPicture *self = g_object_new (BUNKO_TYPE_READER_PICTURE, NULL);

  self->page = page;
  return self;
}

void
_bunko_reader_picture_set_loading (BunkoReaderPicture *self, gboolean loading)
{
  self->loading = loading;
}

/* Shows a picture, or none. Another size of the same page looks the same: its analysis stays. */
void
_bunko_reader_picture_set_paintable (BunkoReaderPicture *self,
                                     GdkPaintable *paintable,
                                     gboolean original)
{
  g_set_object (&self->paintable, paintable);
  self->original = original;
  g_clear_error (&self->error);
  if (paintable == NULL)
    clear_analysis (self);
}

void
_bunko_reader_picture_set_error (BunkoReaderPicture *self, const GError *error)
{
  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
}

/**
 * bunko_reader_picture_get_page:
 * @self: a picture
 *
 * Returns: which page it is of, from 0
 */
guint
bunko_reader_picture_get_page (BunkoReaderPicture *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_PICTURE (self), 0);

  return self->page;
}

/**
 * bunko_reader_picture_get_state:
 * @self: a picture
 *
 * Returns: how far it is
 */
BunkoReaderPictureState
bunko_reader_picture_get_state (BunkoReaderPicture *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_PICTURE (self), BUNKO_READER_PICTURE_NONE);

  if (self->paintable != NULL)
    return BUNKO_READER_PICTURE_READY;
  if (self->error != NULL)
    return BUNKO_READER_PICTURE_FAILED;
  return self->loading ? BUNKO_READER_PICTURE_LOADING : BUNKO_READER_PICTURE_NONE;
}

/**
 * bunko_reader_picture_get_paintable:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): what to draw, in the sharpest form that is there; %NULL if
 *   it is not #BUNKO_READER_PICTURE_READY
 */
GdkPaintable *
bunko_reader_picture_get_paintable (BunkoReaderPicture *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_PICTURE (self), NULL);

  return self->paintable;
}

/**
 * bunko_reader_picture_get_error:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): why there is none; %NULL if it is not
 *   #BUNKO_READER_PICTURE_FAILED
 */
const GError *
bunko_reader_picture_get_error (BunkoReaderPicture *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_PICTURE (self), NULL);

  return self->paintable == NULL ? self->error : NULL;
}

/**
 * bunko_reader_picture_get_width:
 * @self: a picture
 *
 * Returns: the width of what is there, in its own pixels; 0 if there is nothing
 */
int
bunko_reader_picture_get_width (BunkoReaderPicture *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_PICTURE (self), 0);

  return self->paintable != NULL ? gdk_paintable_get_intrinsic_width (self->paintable) : 0;
}

/**
 * bunko_reader_picture_get_height:
 * @self: a picture
 *
 * Returns: the height of what is there, in its own pixels; 0 if there is nothing
 */
int
bunko_reader_picture_get_height (BunkoReaderPicture *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_PICTURE (self), 0);

  return self->paintable != NULL ? gdk_paintable_get_intrinsic_height (self->paintable) : 0;
}

/**
 * bunko_reader_picture_is_original:
 * @self: a picture
 *
 * Returns: whether it has all pixels that the page has: no sharper one exists
 */
gboolean
bunko_reader_picture_is_original (BunkoReaderPicture *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_PICTURE (self), FALSE);

  return self->paintable != NULL && self->original;
}

/**
 * bunko_reader_picture_get_analysis:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): what bunko_reader_picture_set_analysis() put here
 */
gpointer
bunko_reader_picture_get_analysis (BunkoReaderPicture *self)
{
  g_return_val_if_fail (BUNKO_IS_READER_PICTURE (self), NULL);

  return self->analysis;
}

/**
 * bunko_reader_picture_set_analysis:
 * @self: a picture
 * @analysis: (transfer full) (nullable): what was found out about how the page looks
 * @analysis_free: (nullable): frees @analysis
 *
 * Keeps the result of an analysis with the picture. It stays when a sharper picture comes, and goes
 * with the picture.
 */
void
bunko_reader_picture_set_analysis (BunkoReaderPicture *self,
                                   gpointer analysis,
                                   GDestroyNotify analysis_free)
{
  g_return_if_fail (BUNKO_IS_READER_PICTURE (self));

  clear_analysis (self);
  self->analysis = analysis;
  self->analysis_free = analysis_free;
}
