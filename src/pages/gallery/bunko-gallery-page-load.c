/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/bunko-error-toast.h"

#include "bunko-gallery-page-private.h"

/* What a gallery page asks the server, and what it tells it. */

static BunkoLibrary *
get_library (BunkoGalleryPage *self)
{
  return bunko_context_get_library (self->context);
}

/* Whether an answer is for a page that is still there. */
static gboolean
is_gone (BunkoGalleryPage *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static void
tags_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) tags = NULL;

  tags = bunko_library_get_tags_finish (BUNKO_LIBRARY (object), result, &error);
  if (is_gone (self))
    return;

  gtk_widget_set_visible (self->tags_error, tags == NULL && self->tags == NULL);
  if (tags == NULL)
    return;

  g_set_object (&self->tags, tags);
  _bunko_gallery_page_update_tags (self);
}

void
_bunko_gallery_page_load_tags (BunkoGalleryPage *self)
{
  gtk_widget_set_visible (self->tags_error, FALSE);
  bunko_library_get_tags_async (get_library (self), BUNKO_ITEM (self->gallery), self->cancellable,
                                tags_cb, g_object_ref (self));
}

static void
progress_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;
  BunkoReadProgress *progress;

  /* Without it the gallery can be read from the start. */
  progress = bunko_library_get_progress_finish (BUNKO_LIBRARY (object), result, NULL);
  if (progress == NULL)
    return;

  g_clear_pointer (&self->progress, bunko_read_progress_free);
  self->progress = progress;
  if (!is_gone (self))
    _bunko_gallery_page_update_progress (self);
}

void
_bunko_gallery_page_load_progress (BunkoGalleryPage *self)
{
  bunko_library_get_progress_async (get_library (self), self->gallery, self->cancellable,
                                    progress_cb, g_object_ref (self));
}

static void
language_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;
  g_autoptr (BunkoItem) language = NULL;

  language = bunko_library_get_item_finish (BUNKO_LIBRARY (object), result, NULL);
  if (language == NULL || is_gone (self))
    return;

  _bunko_gallery_page_set_row (self->language_row, bunko_item_get_display_name (language));
  gtk_widget_set_visible (GTK_WIDGET (self->details_group), TRUE);
}

static void
category_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;
  g_autoptr (BunkoItem) category = NULL;

  category = bunko_library_get_item_finish (BUNKO_LIBRARY (object), result, NULL);
  if (category == NULL || is_gone (self))
    return;

  _bunko_gallery_page_set_row (self->category_row, bunko_item_get_display_name (category));
  gtk_widget_set_visible (GTK_WIDGET (self->details_group), TRUE);
}

/* The gallery knows only their numbers. */
static void
load_names (BunkoGalleryPage *self)
{
  gint64 language = bunko_gallery_get_language_id (self->gallery);
  gint64 category = bunko_gallery_get_category_id (self->gallery);

  if (language > 0)
    bunko_library_get_item_async (get_library (self), BUNKO_ITEM_TYPE_LANGUAGE, language,
                                  self->cancellable, language_cb, g_object_ref (self));
  if (category > 0)
    bunko_library_get_item_async (get_library (self), BUNKO_ITEM_TYPE_CATEGORY, category,
                                  self->cancellable, category_cb, g_object_ref (self));
}

static void
page_count_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;

  /* The gallery tells by itself that it knows now. */
  bunko_library_load_page_count_finish (BUNKO_LIBRARY (object), result, NULL);
}

static gboolean
is_known (BunkoGalleryPage *self)
{
  const char *title = bunko_item_get_display_name (BUNKO_ITEM (self->gallery));

  return title != NULL && *title != '\0';
}

static void
item_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BunkoItem) item = NULL;

  item = bunko_library_get_item_finish (BUNKO_LIBRARY (object), result, &error);
  if (is_gone (self))
    return;

  if (item != NULL || is_known (self))
    {
      gtk_stack_set_visible_child_name (self->stack, "gallery");
      load_names (self);
      if (item == NULL)
        bunko_error_toast_show (self->toasts, error);
    }
  else
    {
      bunko_status_view_show_error (self->status, error);
      gtk_stack_set_visible_child_name (self->stack, "status");
    }
}

/* Everything anew; what is known already is shown at once. */
void
_bunko_gallery_page_load (BunkoGalleryPage *self)
{
  if (is_known (self))
    gtk_stack_set_visible_child_name (self->stack, "gallery");
  else
    {
      bunko_status_view_show_loading (self->status);
      gtk_stack_set_visible_child_name (self->stack, "status");
    }

  bunko_library_get_item_async (get_library (self), BUNKO_ITEM_TYPE_GALLERY,
                                bunko_item_get_id (BUNKO_ITEM (self->gallery)), self->cancellable,
                                item_cb, g_object_ref (self));
  bunko_library_load_page_count_async (get_library (self), self->gallery, self->cancellable,
                                       page_count_cb, g_object_ref (self));
  _bunko_gallery_page_load_tags (self);
}

static void
metatag_set_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bunko_library_set_metatag_finish (BUNKO_LIBRARY (object), result, &error) || is_gone (self))
    return;

  bunko_error_toast_show (self->toasts, error);
}

/* The gallery changes at once, and back if the server refuses; the request outlives the page. */
void
_bunko_gallery_page_set_metatag (BunkoGalleryPage *self, BunkoMetatags metatag, gboolean on)
{
  bunko_library_set_metatag_async (get_library (self), BUNKO_ITEM (self->gallery), metatag, on,
                                   NULL, metatag_set_cb, g_object_ref (self));
}

static void
rating_set_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BunkoGalleryPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bunko_library_set_rating_finish (BUNKO_LIBRARY (object), result, &error) || is_gone (self))
    return;

  bunko_error_toast_show (self->toasts, error);
  bunko_rating_set_value (self->rating, bunko_gallery_get_rating (self->gallery));
}

void
_bunko_gallery_page_set_rating (BunkoGalleryPage *self, double rating)
{
  bunko_library_set_rating_async (get_library (self), self->gallery, rating, NULL, rating_set_cb,
                                  g_object_ref (self));
}
