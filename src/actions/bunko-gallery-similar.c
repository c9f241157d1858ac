/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-gallery-similar.h"

#include <glib/gi18n-lib.h>

#include "library/bunko-error-text.h"
#include "library/bunko-library-discover.h"

/**
 * BunkoGallerySimilar:
 *
 * Galleries that are like one. The server compares it with all others, which takes long in a large
 * library: so this starts when it is scrolled into sight, shows how far it is, and can be stopped.
 * Who leaves the page stops it, too.
 */

#define MAX_SIMILAR 24

struct _BunkoGallerySimilar
{
  AdwBin parent_instance;

  BunkoCoverStrip *strip;
  BunkoContext *context;
  BunkoGallery *gallery;
  GCancellable *cancellable; /* while the server is at it */
};

G_DEFINE_FINAL_TYPE (BunkoGallerySimilar, bunko_gallery_similar, ADW_TYPE_BIN)

static void
show_found (BunkoGallerySimilar *self, GPtrArray *galleries)
{
  g_autoptr (GListStore) store = g_list_store_new (BUNKO_TYPE_ITEM);

  for (guint i = 0; i < galleries->len; i++)
    if (bunko_item_get_id (galleries->pdata[i]) != bunko_item_get_id (BUNKO_ITEM (self->gallery)))
      g_list_store_append (store, galleries->pdata[i]);
  bunko_cover_strip_set_model (self->strip, G_LIST_MODEL (store));
}

static void
show_stopped (BunkoGallerySimilar *self)
{
  bunko_cover_strip_show_message (self->strip, _ ("The search was stopped"), _ ("_Find Again"));
}

/* The server may take longer than the page lives. */
static void
weak_ref_free (GWeakRef *ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGallerySimilar) self = g_weak_ref_get (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) galleries =
      bunko_library_get_similar_finish (BUNKO_LIBRARY (object), result, &error);

  weak_ref_free (user_data);
  if (self == NULL || self->strip == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (galleries != NULL)
    show_found (self, galleries);
  else if (bunko_error_get_kind (error) == BUNKO_ERROR_KIND_UNSUPPORTED)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  else if (bunko_error_get_kind (error) == BUNKO_ERROR_KIND_CANCELLED)
    show_stopped (self);
  else
    bunko_cover_strip_show_error (self->strip, error);
}

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  g_autoptr (BunkoGallerySimilar) self = g_weak_ref_get (user_data);

  if (self != NULL && self->strip != NULL && !g_cancellable_is_cancelled (self->cancellable))
    bunko_cover_strip_show_progress (self->strip, fraction, text);
}

static void
start (BunkoGallerySimilar *self)
{
  GWeakRef *ref;

  if (self->cancellable != NULL)
    return;

  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  self->cancellable = g_cancellable_new ();
  bunko_cover_strip_show_progress (self->strip, -1, NULL);
  bunko_library_get_similar_async (bunko_context_get_library (self->context), self->gallery,
                                   MAX_SIMILAR, progress_cb, ref, self->cancellable, found_cb, ref);
}

static void
stop (BunkoGallerySimilar *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
bunko_gallery_similar_dispose (GObject *object)
{
  BunkoGallerySimilar *self = BUNKO_GALLERY_SIMILAR (object);

  stop (self);
  self->strip = NULL;
  g_clear_object (&self->context);
  g_clear_object (&self->gallery);

  G_OBJECT_CLASS (bunko_gallery_similar_parent_class)->dispose (object);
}

static void
bunko_gallery_similar_finalize (GObject *object)
{
  g_clear_object (&BUNKO_GALLERY_SIMILAR (object)->cancellable);

  G_OBJECT_CLASS (bunko_gallery_similar_parent_class)->finalize (object);
}

static void
bunko_gallery_similar_class_init (BunkoGallerySimilarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bunko_gallery_similar_dispose;
  G_OBJECT_CLASS (klass)->finalize = bunko_gallery_similar_finalize;
}

static void
bunko_gallery_similar_init (BunkoGallerySimilar *self)
{
}

/**
 * bunko_gallery_similar_new:
 * @context: the server
 * @gallery: what others are to be like
 *
 * Returns: (transfer floating): the new widget
 */
GtkWidget *
bunko_gallery_similar_new (BunkoContext *context, BunkoGallery *gallery)
{
  BunkoGallerySimilar *self;

  g_return_val_if_fail (BUNKO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (BUNKO_IS_GALLERY (gallery), NULL);

  self = g_object_new (BUNKO_TYPE_GALLERY_SIMILAR, NULL);
  self->context = g_object_ref (context);
  self->gallery = g_object_ref (gallery);
  self->strip = BUNKO_COVER_STRIP (
      bunko_cover_strip_new (_ ("More Like This"), bunko_context_get_loader (context)));
  bunko_cover_strip_set_empty_text (self->strip, _ ("Nothing in the library is like this"));
  g_signal_connect_object (self->strip, "needed", G_CALLBACK (start), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "retry", G_CALLBACK (start), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "stop", G_CALLBACK (stop), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->strip));

  return GTK_WIDGET (self);
}

/**
 * bunko_gallery_similar_get_strip:
 * @self: the widget
 *
 * Returns: (transfer none): the covers
 */
BunkoCoverStrip *
bunko_gallery_similar_get_strip (BunkoGallerySimilar *self)
{
  g_return_val_if_fail (BUNKO_IS_GALLERY_SIMILAR (self), NULL);

  return self->strip;
}

/**
 * bunko_gallery_similar_refresh:
 * @self: the widget
 *
 * Finds them anew, if they were wanted before.
 */
void
bunko_gallery_similar_refresh (BunkoGallerySimilar *self)
{
  g_return_if_fail (BUNKO_IS_GALLERY_SIMILAR (self));

  if (bunko_cover_strip_get_was_needed (self->strip))
    start (self);
}
